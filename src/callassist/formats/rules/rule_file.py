"""A file of calling rules, read into the domain's `CallingRules`, with every slip told at its place.

There is no language in it: a condition is `any`, `all`, `not` or one comparison with a fact there is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

from callassist.domain.calling_rules import (
    COUNTRIES,
    ELSEWHERE,
    FACTS,
    MOST_ATTEMPTS,
    Bound,
    CallingRule,
    CallingRules,
    Comparison,
    Condition,
    Every,
    FactKind,
    FactValue,
    Opposite,
    Permission,
    Some,
    facts_of,
)
from callassist.formats.script.problems import Problem, Severity, sorted_problems
from callassist.formats.script.sentences import NOTHING, Sentence, names, told
from callassist.formats.script.tree import Path_, Tree, read_bytes, read_tree

FORMAT = 1
NAME = "calling.yaml"
"""What such a file is called, ours and a user's own."""
#: the name of the section of all countries without rules of their own
_ELSEWHERE_NAME = "elsewhere"
_FIELDS = ("id", "party", "when", "effect", "unframed", "text", "source", "date", "checked", "confirmed_by_counsel")
_NEEDED = tuple(name for name in _FIELDS if name not in ("party", "unframed"))
_ID = re.compile(r"[a-z][a-z0-9_.-]{2,63}\Z")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])\Z|24:00\Z")
_LONGEST = 400
_PROOF = frozenset({"basis", "evidence"})


def check_rules(data: bytes, *, name: str, ours: bool = True) -> tuple[CallingRules | None, tuple[Problem, ...]]:
    """The rules in `data` (None if an error keeps them from being used), and every problem found."""
    tree = read_tree(data, name)
    if not tree.usable:
        return None, tuple(tree.problems)
    reading = _RuleReading(tree)
    everywhere, countries = reading.read()
    problems = sorted_problems((*tree.problems, *reading.problems))
    if any(one.is_error for one in problems):
        return None, problems
    return CallingRules(hashlib.sha256(data).hexdigest(), everywhere, countries, ours=ours), problems


def lint_rules(path: Path) -> tuple[Problem, ...]:
    """Every problem of the file at `path`."""
    data = read_bytes(path)
    return (data,) if isinstance(data, Problem) else check_rules(data, name=str(path))[1]


class _RuleReading:
    """Reads one tree; what cannot be used is a problem and left out."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.problems: list[Problem] = []
        self._ids: dict[str, int] = {}

    def read(self) -> tuple[tuple[CallingRule, ...], dict[str, tuple[CallingRule, ...]]]:
        data = self.tree.mapping()
        known = ("format", "everywhere", "countries", _ELSEWHERE_NAME)
        self._only((), data, known)
        if data.get("format") != FORMAT:
            mend = told("write `format: {number}` at its top", number=FORMAT)
            self._tell(("format",), "rule-format", told("these are no calling rules of this program"), mend)
        everywhere = self._rules(("everywhere",), data.get("everywhere"))
        countries: dict[str, tuple[CallingRule, ...]] = {}
        found = data.get("countries")
        sections = cast("dict[str, object]", found) if isinstance(found, dict) else {}
        self._only(("countries",), sections, COUNTRIES)
        for country in COUNTRIES:
            countries[country] = self._rules(("countries", country), sections.get(country))
        countries[ELSEWHERE] = self._rules((_ELSEWHERE_NAME,), data.get(_ELSEWHERE_NAME))
        self._must_hold(everywhere, countries)
        return everywhere, countries

    def _must_hold(self, everywhere: tuple[CallingRule, ...], countries: Mapping[str, tuple[CallingRule, ...]]) -> None:
        """What no copy may leave out: who asked not to be called, and a limit to the attempts of a day."""
        if self.problems:
            return
        if not any(one.effect is Permission.BLOCK and _blocks_who_asked(one.when) for one in everywhere):
            what = told("no rule blocks who asked not to be called")
            mend = told("take the rule `do_not_call` of the file that ships with the program")
            self._tell(("everywhere",), "rule-missing", what, mend)
        if not any(one.effect is Permission.BLOCK and _limits_a_day(one.when) for one in everywhere):
            what = told("no rule limits the calls of a day to {most}", most=MOST_ATTEMPTS)
            mend = told("take the rule `attempts_a_day` of the file that ships with the program")
            self._tell(("everywhere",), "rule-missing", what, mend)
        for country, rules in countries.items():
            if not any(one.effect is Permission.BLOCK and "local_time" in facts_of(one.when) for one in rules):
                at: Path_ = ("countries", country) if country else (_ELSEWHERE_NAME,)
                what = told("no rule here says at which hours nobody is called")
                self._tell(at, "rule-missing", what, told("add one that blocks by `local_time`"))

    def _rules(self, path: Path_, found: object) -> tuple[CallingRule, ...]:
        if not isinstance(found, list) or not found:
            self._tell(path, "rules-missing", told("there are no rules here"), told("list at least one rule"))
            return ()
        rules = [self._rule((*path, at), one) for at, one in enumerate(cast("list[object]", found))]
        return tuple(one for one in rules if one is not None)

    def _rule(self, path: Path_, found: object) -> CallingRule | None:
        if not isinstance(found, dict):
            self._tell(
                path, "rule-shape", told("a rule is a block of `name: value` lines"), told("begin it with `id:`")
            )
            return None
        data = cast("dict[str, Any]", found)
        self._only(path, data, _FIELDS)
        lacking = [name for name in _NEEDED if name not in data]
        if lacking:
            self._tell(path, "rule-field", told("the rule lacks {names}", names=names(lacking)), told("add it"))
            return None
        self._take_id((*path, "id"), data["id"])
        when = self._condition((*path, "when"), data["when"])
        effect = self._permission((*path, "effect"), data["effect"])
        unframed = self._permission((*path, "unframed"), data.get("unframed", "warn"))
        german, english = self._texts((*path, "text"), data["text"])
        party = data.get("party")
        if party not in (None, *FACTS["party"].choices):
            self._tell((*path, "party"), "rule-value", *_one_of(FACTS["party"].choices))
        source = data["source"]
        if not isinstance(source, str) or not source.strip() or len(source) > _LONGEST:
            mend = told("name a statute, a page, or `own` where it is yours")
            self._tell((*path, "source"), "rule-source", told("a rule says where it comes from"), mend)
        days = [self._day((*path, name), data[name]) for name in ("date", "checked")]
        confirmed = data["confirmed_by_counsel"]
        if not isinstance(confirmed, bool):
            mend = told("write true once your counsel has confirmed the rule, else false")
            self._tell((*path, "confirmed_by_counsel"), "rule-value", told("this is neither true nor false"), mend)
        if when is None or effect is None or unframed is None:
            return None
        asks = any(fact in _PROOF or fact.startswith("proof_") for fact in facts_of(when))
        return CallingRule(
            str(data["id"]), when, effect, german, english, str(source), days[0], days[1], bool(confirmed),
            party if isinstance(party, str) else None, unframed, asks,
        )  # fmt: skip

    def _take_id(self, path: Path_, found: object) -> None:
        line = self.tree.place(path).line
        if not isinstance(found, str) or not _ID.match(found):
            mend = told("3 to 64 small letters, digits, dots and underscores")
            self._tell(path, "rule-id", told("this is no id of a rule"), mend)
        elif found in self._ids:
            what = told(
                "the id `{name}` stands here a second time (first in line {line})", name=found, line=self._ids[found]
            )
            self._tell(path, "rule-id", what, told("give this rule another id"))
        else:
            self._ids[found] = line

    def _permission(self, path: Path_, found: object) -> Permission | None:
        if found in tuple(Permission):
            return Permission(str(found))
        self._tell(path, "rule-value", *_one_of(tuple(Permission)))
        return None

    def _texts(self, path: Path_, found: object) -> tuple[str, str]:
        data = cast("dict[str, object]", found) if isinstance(found, dict) else {}
        texts = [data.get(language) for language in ("de", "en")]
        good = [one for one in texts if isinstance(one, str) and one.strip() and len(one) <= _LONGEST]
        if len(good) != len(texts):
            mend = told("give a text of at most {most} characters in `de` and in `en`", most=_LONGEST)
            self._tell(path, "rule-text", told("the rule says nothing in one of the languages"), mend)
            return "", ""
        return good[0].strip(), good[1].strip()

    def _day(self, path: Path_, found: object) -> str:
        text = "" if found is None else str(found)
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            self._tell(path, "rule-day", told("this is no day"), told("write it as 2026-11-26, or leave it empty"))
            return ""

    def _condition(self, path: Path_, found: object) -> Condition | None:
        if not isinstance(found, dict) or len(cast("dict[str, object]", found)) != 1:
            mend = told("one of `any`, `all`, `not` or one fact; join several by `all`")
            self._tell(path, "rule-condition", told("this is no condition"), mend)
            return None
        name, value = next(iter(cast("dict[str, object]", found).items()))
        here = (*path, name)
        if name == "not":
            part = self._condition(here, value)
            return None if part is None else Opposite(part)
        if name not in ("all", "any"):
            return self._comparison(here, name, value)
        if not isinstance(value, list) or not value:
            what, mend = (
                told("there is nothing in `{name}`", name=name),
                told("list its conditions, a dash before each"),
            )
            self._tell(here, "rule-condition", what, mend)
            return None
        parts = [self._condition((*here, at), one) for at, one in enumerate(cast("list[object]", value))]
        sound = tuple(one for one in parts if one is not None)
        return None if len(sound) != len(parts) else Every(sound) if name == "all" else Some(sound)

    def _comparison(self, path: Path_, fact: str, found: object) -> Condition | None:
        known = FACTS.get(fact)
        if known is None:
            what = told("there is no fact `{name}`", name=fact)
            self._tell(path, "rule-fact", what, told("the facts are {names}", names=names(FACTS)), key=True)
            return None
        bounds = [one.value for one in Bound if one is not Bound.IS]
        if isinstance(found, dict):
            data = cast("dict[str, object]", found)
            if len(data) != 1 or next(iter(data)) not in bounds or known.kind in (FactKind.CHOICE, FactKind.FLAG):
                self._tell(
                    path, "rule-bound", told("`{name}` cannot be compared like this", name=fact), _how(known.kind)
                )
                return None
            bound, value = next(iter(data.items()))
            made = self._value((*path, bound), fact, value)
            if made is None:
                return None
            self._check_limit((*path, bound), fact, Bound(bound), int(made))
            return Comparison(fact, Bound(bound), (made,))
        many = cast("list[object]", found) if isinstance(found, list) else [found]
        values = [self._value(path, fact, one) for one in many]
        sound = tuple(one for one in values if one is not None)
        return Comparison(fact, Bound.IS, sound) if sound and len(sound) == len(values) else None

    def _check_limit(self, path: Path_, fact: str, bound: Bound, value: int) -> None:
        most = MOST_ATTEMPTS if bound is Bound.AT_LEAST else MOST_ATTEMPTS - 1
        if fact == "attempts_today" and bound in (Bound.AT_LEAST, Bound.OVER) and value > most:
            what = told("more than {most} calls a day to one number are not allowed by any rule", most=MOST_ATTEMPTS)
            mend = told("write at_least: {most} or less; the authority takes more for a nuisance", most=MOST_ATTEMPTS)
            self._tell(path, "rule-attempts", what, mend)

    def _value(self, path: Path_, fact: str, found: object) -> FactValue | None:
        known = FACTS[fact]
        match known.kind:
            case FactKind.FLAG if isinstance(found, bool):
                return found
            case FactKind.NUMBER if isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= 100_000:
                return found
            case FactKind.CLOCK if isinstance(found, str) and _CLOCK.match(found):
                hour, minute = found.split(":")
                return int(hour) * 60 + int(minute)
            case FactKind.CHOICE if isinstance(found, str) and (not known.choices or found in known.choices):
                return found
            case _:
                mend = _one_of(known.choices)[1] if known.choices else _how(known.kind)
                self._tell(path, "rule-value", told("`{name}` cannot have this value", name=fact), mend)
                return None

    def _only(self, path: Path_, data: Mapping[str, object], known: tuple[str, ...]) -> None:
        for name in data:
            if name not in known:
                what = told("`{name}` means nothing here", name=name)
                self._tell((*path, name), "rule-name", what, _one_of(known)[1], key=True)

    def _tell(self, path: Path_, code: str, what: Sentence, mend: Sentence = NOTHING, *, key: bool = False) -> None:
        place = self.tree.place(path, key=key)
        self.problems.append(Problem(self.tree.file, place.line, place.column, Severity.ERROR, code, what, mend))


def _one_of(choices: tuple[str, ...]) -> tuple[Sentence, Sentence]:
    return told("this value is not known"), told("it is one of {names}", names=names(choices))


def _how(kind: FactKind) -> Sentence:
    match kind:
        case FactKind.FLAG:
            return told("write true or false")
        case FactKind.CLOCK:
            return told('write a time in quotes, as { at_least: "20:00" }')
        case FactKind.NUMBER:
            return told("write a whole number, or a bound as { over: 28 }")
        case _:
            return told("write one of its values, or several in brackets")


def _blocks_who_asked(when: Condition) -> bool:
    """Whether it holds for everybody who asked not to be called, whatever else is so."""
    match when:
        case Comparison(fact="do_not_call", values=(True,)):
            return True
        case Some(parts=parts):
            return any(_blocks_who_asked(part) for part in parts)
        case Every(parts=parts):
            return all(_blocks_who_asked(part) or _calls_out(part) for part in parts)
        case _:
            return False


def _limits_a_day(when: Condition) -> bool:
    match when:
        case Comparison(fact="attempts_today", bound=bound):
            return bound in (Bound.AT_LEAST, Bound.OVER)
        case Some(parts=parts):
            return any(_limits_a_day(part) for part in parts)
        case Every(parts=parts):
            return any(_limits_a_day(part) for part in parts) and all(
                _limits_a_day(part) or _calls_out(part) for part in parts
            )
        case _:
            return False


def _calls_out(when: Condition) -> bool:
    return when == Comparison("direction", Bound.IS, ("out",))
