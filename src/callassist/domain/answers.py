"""Answers and their states. Requirements §2: the five states are never mapped to one another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from callassist.domain.values import Value

QuestionId = NewType("QuestionId", str)
NodeId = NewType("NodeId", str)
CriterionId = NewType("CriterionId", str)
ProductId = NewType("ProductId", str)
ObjectionId = NewType("ObjectionId", str)
StageId = NewType("StageId", str)
ContactId = NewType("ContactId", str)


class AnswerState(StrEnum):
    """What we know about a question. NOT_ASKED and MOOT are derived, never recorded."""

    NOT_ASKED = "not_asked"
    ANSWERED = "answered"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    MOOT = "moot"


class Source(StrEnum):
    """How we came to know it."""

    ASKED = "asked"
    VOLUNTEERED = "volunteered"
    FROM_LIST = "from_list"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the append-only answer trace. A change adds a row that supersedes the former one."""

    question: QuestionId
    state: AnswerState
    value: Value | None
    source: Source
    stage: StageId
    #: number of the stage run it was given in; 0 is this one, 1 the one before, … (carry-over)
    contact: ContactId
    at: datetime
    #: True for answers carried over from an earlier call or a list: known, but not from this stage run
    carried: bool = False
    #: a refusal counts towards the limit only after the reassurance was shown and did not help (§2)
    counts: bool = False
    #: a multi-choice that is still being ticked; its verdict is live, the call has not moved on
    choosing: bool = False
    wording_version: int = 1
    note: str = ""
