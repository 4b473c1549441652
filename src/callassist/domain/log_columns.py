"""What the log keeps of each call in a column of its own: its questions, and what follows from their answers."""

from __future__ import annotations

from callassist.domain.answers import QuestionId
from callassist.domain.questions import Choice, Question, QuestionKind
from callassist.domain.script import Script
from callassist.domain.text import Text

BAND = "band"
"""The column of the band of the points; no question has such an id."""

_NAME = Text("Punktestufe", "points band")


def columns_of(script: Script) -> tuple[str, ...]:
    """What the log keeps value and state of in each call: the questions, then what follows from them."""
    return (*script.questions, *((BAND,) if script.bands else ()))


def as_question(script: Script, column: str) -> Question | None:
    """The question a column is of; a band is worded like the answer to one. None: the script has no such column."""
    if column == BAND and script.bands:
        choices = tuple(Choice(band.name, "", band.label) for band in script.bands)
        return Question(QuestionId(BAND), QuestionKind.CHOICE, 1, _NAME, choices=choices)
    return script.questions.get(QuestionId(column))
