"""A test of an answer, or a condition on a call, as fields: of what, how, and against which values."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from callassist.domain.answers import QuestionId
from callassist.domain.contact import Role
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.rules import Weekday
from callassist.domain.script import Script
from callassist.formats.script.writing.edits import ScriptEdit
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import CannotBeDone, Path, ScriptData
from callassist.services.scripts.cards.card_content import (
    CardField,
    FormKind,
    Option,
    Parts,
    coded,
    entries,
    put,
    with_present,
)

CHOSEN = ("is", "is_not")
BOUNDS = ("at_least", "at_most", "above", "below")
DAYS = "after_days"
HOWS = (*CHOSEN, *BOUNDS, DAYS)
OTHERWISE = "otherwise"
#: what a condition can look at beside an answer
SUBJECTS = ("weekday", "hours", "contact_role")
_KEYS = ("question", *HOWS, *SUBJECTS)
_WORKING_HOURS = "9-17"
_HOURS = re.compile(r"\d{1,2}-\d{1,2}")


def hows_of(question: Question | None) -> tuple[str, ...]:
    """How an answer of this question can be looked at."""
    if question is None:
        return HOWS
    match question.kind:
        case QuestionKind.NUMBER | QuestionKind.MONEY:
            return (*CHOSEN, *BOUNDS) if question.choices else BOUNDS
        case QuestionKind.DATE:
            return (*CHOSEN, DAYS) if question.choices else (DAYS,)
        case _:
            return CHOSEN


def first_test(question: Question | None) -> Parts:
    """A test that can be written at once: it is changed to what is meant."""
    how = hows_of(question)[0]
    if how in CHOSEN:
        return {how: question.choices[0].value if question is not None and question.choices else "yes"}
    return {how: 30 if how == DAYS else 1}


def question_options(script: Script) -> tuple[Option, ...]:
    """Every question, by its short name."""
    return tuple(Option(str(one.id), one.name) for one in script.questions.values())


def some_question(script: Script) -> QuestionId:
    """A question to begin with.

    Raises:
        CannotBeDone: the script asks nothing yet.
    """
    found = next((one.id for one in script.questions.values() if one.choices), None)
    found = found or next(iter(script.questions), None)
    if found is None:
        raise CannotBeDone("no_question")
    return found


def condition_at(
    source: ScriptData,
    script: Script,
    path: Path,
    *,
    question: str = "",
    otherwise: bool = False,
    condition: bool = False,
) -> list[CardField]:
    """The fields of the test at `path`.

    Args:
        source: the file.
        script: what was read of it.
        path: the mapping that holds the test, among other things.
        question: the one it is about, where that is said elsewhere; "": the test says it.
        otherwise: whether it may be about every answer no line above it took.
        condition: whether it may be about the day, the hour, and who is on the line.
    """
    here = entries(source.plain(path))
    subject = next((one for one in SUBJECTS if condition and one in here), "")
    fields: list[CardField] = []
    if not question:
        fields.append(_subject(script, path, here, subject, condition=condition))
    if subject:
        return [*fields, _of_call(path, here, subject)]
    asked = script.questions.get(QuestionId(question or str(here.get("question", ""))))
    present = [one for one in HOWS if one in here]
    if otherwise and OTHERWISE in here:
        present = [OTHERWISE]
    how = present[0] if present else ""
    hows = (*hows_of(asked), *((OTHERWISE,) if otherwise else ()))
    fields.append(
        CardField(
            (*path, "how"),
            FormKind.ONE_OF,
            "how",
            how,
            lambda now, chosen: _set_how(now, path, asked, str(chosen)),
            with_present(coded("how", *hows), how),
        )
    )
    return [*fields, *(_value(path, here, asked, one) for one in present if one != OTHERWISE)]


def _subject(script: Script, path: Path, here: Parts, subject: str, *, condition: bool) -> CardField:
    options = question_options(script)
    if condition:
        options = (*options, *coded("subject", *SUBJECTS))
    value = subject or str(here.get("question", ""))

    def change(now: ScriptData, chosen: Plain) -> ScriptEdit | None:
        name = str(chosen)
        if name == value:
            return None
        if name in SUBJECTS:
            first: Plain = {"weekday": "mon", "hours": _WORKING_HOURS, "contact_role": next(iter(Role)).value}[name]
            return _tested(now, path, {name: first})
        asked = script.questions.get(QuestionId(name))
        before = entries(now.plain(path))
        fitting = {one: before[one] for one in hows_of(asked) if one in before and one not in CHOSEN}
        return _tested(now, path, {"question": name, **(fitting or first_test(asked))})

    return CardField((*path, "subject"), FormKind.ONE_OF, "subject", value, change, with_present(options, value))


def _of_call(path: Path, here: Parts, subject: str) -> CardField:
    if subject == "hours":
        hours = str(here["hours"])
        return CardField((*path, subject), FormKind.TYPED, "hours", hours, lambda now, one: _set_hours(now, path, one))
    names = [one.value for one in (Weekday if subject == "weekday" else Role)]
    return _ticks((*path, subject), subject, here[subject], coded(subject, *names))


def _value(path: Path, here: Parts, asked: Question | None, how: str) -> CardField:
    if how in CHOSEN:
        choices = asked.choices if asked is not None else ()
        options = tuple(Option(one.value, one.label) for one in choices)
        return _ticks((*path, how), how, here[how], options)
    words = str(here[how])
    return CardField(
        (*path, how), FormKind.TYPED, how, words, lambda now, one: put(now, (*path, how), typed_number(now, one, how))
    )


def _ticks(path: Path, label: str, written: Plain, options: tuple[Option, ...]) -> CardField:
    """Some of them, written by itself where it is one alone."""
    values = [str(one) for one in written] if isinstance(written, list) else [str(written)]
    for one in values:
        options = with_present(options, one)
    order = [one.value for one in options]

    def change(now: ScriptData, chosen: Plain) -> ScriptEdit | None:
        names = [str(one) for one in chosen] if isinstance(chosen, list) else []
        if not names:
            raise CannotBeDone("one_answer")
        names.sort(key=order.index)
        if now.plain(path) in (names, names[0] if len(names) == 1 else None):
            return None
        return put(now, path, names[0] if len(names) == 1 else [*names])

    return CardField(path, FormKind.TICKS, label, [*values], change, options)


def _set_how(source: ScriptData, path: Path, asked: Question | None, how: str) -> ScriptEdit | None:
    here = entries(source.plain(path))
    if how in here and not (how in HOWS and OTHERWISE in here):
        return None
    about: Parts = {"question": here["question"]} if "question" in here else {}
    if how == OTHERWISE:
        made = {one: value for one, value in here.items() if one not in _KEYS and one != "result"}
        return put(source, path, {OTHERWISE: here.get("result", "open"), **made})
    if how in CHOSEN:
        former = next((here[one] for one in CHOSEN if one in here), None)
        first = asked.choices[0].value if asked is not None and asked.choices else "yes"
        return _tested(source, path, {**about, how: former if former is not None else first})
    former = next((here[one] for one in BOUNDS if one in here and how in BOUNDS), None)
    return _tested(source, path, {**about, how: former if former is not None else 30 if how == DAYS else 1})


def _tested(source: ScriptData, path: Path, test: Parts) -> ScriptEdit | None:
    """Another test in the mapping at `path`; what else stands in it stays."""
    here = entries(source.plain(path))
    rest = {one: value for one, value in here.items() if one not in _KEYS and one != OTHERWISE}
    if OTHERWISE in here and "result" not in rest:
        rest = {"result": here[OTHERWISE], **rest}
    return put(source, path, {**test, **rest})


def _set_hours(source: ScriptData, path: Path, typed: Plain) -> ScriptEdit | None:
    words = str(typed).replace("–", "-").replace(" ", "")
    if not _HOURS.fullmatch(words):
        raise CannotBeDone("no_hours")
    return put(source, (*path, "hours"), words)


def typed_number(source: ScriptData, typed: Plain, how: str = "") -> Plain:
    """The number that was typed, with a comma or a point; or the name of a value of the script.

    Raises:
        CannotBeDone: it is neither.
    """
    words = str(typed).strip().replace(" ", "")
    if how in BOUNDS and words in source.keys(("values",)):
        return words
    try:
        found = Decimal(words.replace(",", "."))
    except InvalidOperation:
        raise CannotBeDone("no_number") from None
    whole = found == found.to_integral_value() if found.is_finite() else False
    if not found.is_finite() or (not whole and how not in BOUNDS) or (found < 0 and how not in BOUNDS):
        raise CannotBeDone("no_number")
    return int(found) if whole else found
