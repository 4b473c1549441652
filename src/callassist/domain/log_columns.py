"""What the log keeps of each call in a column of its own: its questions, and what follows from their answers.

Last, in a script with outcomes of its own, stand two columns for the one the call ended with: what it is called in the
call's language, and its name with the built-in one it is like. That one is the call's `outcome` in the log, by which
all else goes; the own one holds as long as the two agree (ADR 0042).
"""

from __future__ import annotations

import json

from callassist.domain.answers import QuestionId
from callassist.domain.computed import computed_name
from callassist.domain.questions import Choice, Question, QuestionKind
from callassist.domain.script import Script
from callassist.domain.text import Text

BAND = "band"
"""The column of the band of the points; no question has such an id."""

OUTCOME_WORDS, OUTCOME = "outcome.words", "outcome"
"""The columns of an outcome of the script's own; no question has such ids."""

_PERCENT = Text("%", "%")
_NAME = Text("Punktestufe", "points band")


def columns_of(script: Script) -> tuple[str, ...]:
    """What the log keeps value and state of in each call: the questions, then what follows from them."""
    own = (OUTCOME_WORDS, OUTCOME) if script.outcomes else ()
    return (*script.questions, *script.computed, *((BAND,) if script.bands else ()), *own)


def own_outcome(cells: str, outcome: str) -> tuple[str, str]:
    """Name and words of the outcome of its own a call of so many cells (JSON) ended with; empty where it has none.

    `outcome` is the built-in one: the last cell says which one the own outcome is like, and no state of an answer is
    called like an outcome.
    """
    if not outcome or f'"{outcome}"]' != cells[-len(outcome) - 3 :]:
        return "", ""
    found = json.loads(cells)
    return (str(found[-2]), str(found[-4])) if len(found) >= 4 else ("", "")


def as_question(script: Script, column: str) -> Question | None:
    """The question a column is of; bands and computed values are worded like answers. None: there is no such column."""
    made = script.computed.get(QuestionId(column))
    if made is not None:
        kind = QuestionKind.MONEY if made.measure.currency else QuestionKind.NUMBER
        name, unit = computed_name(column), made.unit or (_PERCENT if made.percent else made.unit)
        return Question(
            made.id,
            kind,
            1,
            made.name or Text(name, name),
            unit=unit,
            currency=made.measure.currency or "EUR",
            period=made.measure.period,
        )
    if column == BAND and script.bands:
        choices = tuple(Choice(band.name, "", band.label) for band in script.bands)
        return Question(QuestionId(BAND), QuestionKind.CHOICE, 1, _NAME, choices=choices)
    return script.questions.get(QuestionId(column))
