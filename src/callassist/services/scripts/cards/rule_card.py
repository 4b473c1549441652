"""The card of a rule: what it looks at, whether it decides, and what each answer makes of the lead."""

from __future__ import annotations

from callassist.domain.answers import QuestionId
from callassist.domain.questions import CriterionKind, Gate, Scope
from callassist.domain.rules import Truth
from callassist.domain.script import Script
from callassist.formats.script.writing.edits import AddEntry, ScriptEdit, Several
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import Path, ScriptData, set_flag
from callassist.services.scripts.cards.card_content import (
    CardContent,
    CardDeed,
    CardField,
    CardGroup,
    Change,
    FormKind,
    Option,
    Parts,
    coded,
    entries,
    items_at,
    line_deeds,
    one_of,
    parts_at,
    put,
    put_item,
    tick,
    with_present,
    words,
)
from callassist.services.scripts.cards.condition_fields import (
    OTHERWISE,
    condition_at,
    first_test,
    question_options,
    some_question,
    typed_number,
)
from callassist.services.scripts.made_ids import made_id

_RESULTS = ("met", "failed", "open")
_MOST_POINTS = 3


def rule_card(source: ScriptData, script: Script, name: str) -> CardContent:
    """The card of the criterion `name`."""
    path: Path = ("criteria", name)
    here = parts_at(source, path)
    question = str(here.get("question", ""))
    gate = str(here.get("gate", ""))
    cases: Path = (*path, "cases")
    head = CardGroup(
        (
            words(source, (*path, "name"), "rule_name"),
            one_of(source, (*path, "question"), "looks_at", (Option("", word="nothing"), *question_options(script))),
            one_of(source, (*path, "gate"), "gate", coded("gate", *(one.value for one in Gate)), default="\0"),
            one_of(source, (*path, "kind"), "rule_kind", coded("rule_kind", *(one.value for one in CriterionKind))),
            _depth(source, path),
            one_of(
                source, (*path, "scope"), "scope", coded("scope", *(one.value for one in Scope)), default=Scope.CONTACT
            ),
            tick(source, (*path, "any_product"), "any_product"),
        )
    )
    groups = [head]
    for place in range(len(items_at(source, cases))):
        one: Path = (*cases, place)
        fields = [*condition_at(source, script, one, question=question, otherwise=True), *_makes(source, one, gate)]
        groups.append(CardGroup(tuple(fields), "case", str(place + 1), line_deeds(cases, place)))
    said = tuple(words(source, (*path, "reasons", one), f"reason.{one}") for one in _RESULTS)
    groups.append(CardGroup(said, "reasons"))
    asked = script.questions.get(QuestionId(question))
    more = CardDeed("add_case", lambda now: put_item(now, cases, {**first_test(asked), "result": "met"}))
    return CardContent("rule", tuple(groups), (more,) if question else ())


def _depth(source: ScriptData, path: Path) -> CardField:
    return one_of(source, (*path, "depth"), "depth", coded("depth", "1", "2", "3"), default="\0", number=True)


def _makes(source: ScriptData, path: Path, gate: str) -> list[CardField]:
    """What a case makes of the lead: fits, is ruled out, is to be looked at by a person; points; a day."""
    here = entries(source.plain(path))
    value = _made_of(here)
    names = ("met", "failed", "person", "somebody_else", "open")
    fields = [
        CardField(
            (*path, "makes"),
            FormKind.ONE_OF,
            "makes",
            value,
            lambda now, chosen: _make(now, path, str(chosen)),
            with_present(coded("makes", *names), value),
        )
    ]
    if gate != Gate.INFO or "points" in here:
        points = coded("points", *(str(one) for one in range(_MOST_POINTS + 1)))
        none = (Option("", word="points.none"),)
        fields.append(one_of(source, (*path, "points"), "points", (*none, *points), number=True))
    if gate == Gate.TIMED or "not_before_days" in here:
        days = str(here.get("not_before_days", ""))
        fields.append(
            CardField((*path, "not_before_days"), FormKind.TYPED, "not_before_days", days, _days_before(path))
        )
    return fields


def _made_of(case: Parts) -> str:
    """What a case makes of the lead, as the card calls it."""
    rest = OTHERWISE in case
    result = str(case.get(OTHERWISE if rest else "result", "open" if rest else "met"))
    causes = {"needs_judgement": "person", "somebody_else": "somebody_else"}
    return causes.get(str(case.get("cause")), result) if result == Truth.OPEN else result


def _days_before(path: Path) -> Change:
    def change(now: ScriptData, typed: Plain) -> ScriptEdit | None:
        days = typed_number(now, typed) if str(typed).strip() else None
        return put(now, (*path, "not_before_days"), days)

    return change


def _make(source: ScriptData, path: Path, chosen: str) -> ScriptEdit | None:
    here = entries(source.plain(path))
    if chosen == _made_of(here):
        return None
    key = OTHERWISE if OTHERWISE in here else "result"
    cause = {"person": "needs_judgement", "somebody_else": "somebody_else"}.get(chosen, "")
    result = Truth.OPEN.value if cause else chosen
    made = {one: value for one, value in here.items() if one != "cause"}
    if key in made:
        made[key] = result
    else:  # behind what it is about
        tested = [one for one in made if one not in ("points", "points_each", "flags", "not_before_days")]
        made = {**{one: made[one] for one in tested}, key: result, **made}
    if cause:
        made["cause"] = cause
    return put(source, path, made)


def new_rule(source: ScriptData, script: Script, language: str, said: str) -> tuple[ScriptEdit, str]:
    """One more rule, called so: about a question no other looks at. The edit, and its name.

    Raises:
        CannotBeDone: the script asks nothing yet.
    """
    looked_at = {one.question for one in script.criteria.values()}
    free = (one.id for one in script.questions.values() if one.id not in looked_at and one.choices)
    question = next(free, None) or some_question(script)
    asked = script.questions[question]
    name = made_id(said, source.keys(("criteria",)), otherwise="rule")
    made: dict[str, Plain] = {
        "kind": CriterionKind.FIT.value,
        "gate": Gate.HARD.value,
        "depth": asked.depth,
        "name": {language: said},
        "question": str(question),
        "cases": [{**first_test(asked), "result": "met"}, {OTHERWISE: "open"}],
    }
    informs = set_flag(source, ("questions", str(question)), "info", on=False)
    if source.has(("criteria",)):
        edit: ScriptEdit = AddEntry(("criteria",), name, made)
    else:
        before = next((one for one in ("products", "voicemail", "nodes") if source.has((one,))), None)
        edit = AddEntry((), "criteria", {name: made}, before=before)
    return (Several((informs, edit)) if informs is not None else edit), name


def without_rule(source: ScriptData, script: Script, name: str) -> ScriptEdit:
    """Without this rule; a question nothing else looks at then is asked for information."""
    from callassist.formats.script.writing.edits import Remove

    path: Path = ("criteria", name)
    gone: Path = path if len(source.keys(("criteria",))) > 1 else ("criteria",)
    question = str(parts_at(source, path).get("question", ""))
    others = [one for one in script.criteria.values() if str(one.question) == question and str(one.id) != name]
    tested = [test for one in script.products.values() for need in one.needs for test in need.tests]
    tested += [points.test for one in script.products.values() for points in one.points]
    asked = script.questions.get(QuestionId(question))
    used = others or any(test.question == question for test in tested) or asked is None or asked.guard
    removed = Remove(gone, source.plain(gone))
    if used or not source.has(("questions", question)):
        return removed
    informs = set_flag(source, ("questions", question), "info", on=True)
    return Several((removed, informs)) if informs is not None else removed
