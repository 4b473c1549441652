"""The verdict on a lead and its product fit: what they are. How they are computed: `engine.qualification`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from callassist.domain.answers import AnswerState, CriterionId, ProductId, QuestionId
from callassist.domain.questions import CriterionKind, Gate, ReasonGroup
from callassist.domain.rules import Truth
from callassist.domain.text import Text


class VerdictState(StrEnum):
    OPEN = "open"
    PROSPECT = "prospect"
    DISQUALIFIED = "disqualified"


#: the reason that stands beside criterion ids when the refusal limit decided (T1)
REFUSED_REASON = "refused"


@dataclass(frozen=True, slots=True)
class OpenCriterion:
    """A hard criterion within the depth that is not decided, with its cause.

    `cause` is `not_asked`, `unknown`, `refused`, `needs_judgement`, `rescued` or one the script names
    (`somebody_else`).
    """

    criterion: CriterionId
    cause: str


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """How one criterion stands, for the qualification panel."""

    id: CriterionId
    name: Text
    kind: CriterionKind
    group: ReasonGroup
    gate: Gate
    depth: int
    truth: Truth
    #: why it is open, "" otherwise
    cause: str
    reason: Text
    state: AnswerState
    points: int | None
    #: False for criteria beyond the chosen depth, which do not keep the verdict open
    in_depth: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The live verdict. A prospect *can* become a customer; no probability is ever given (R3)."""

    state: VerdictState
    #: the depth it was judged at (R23)
    depth: int
    #: failed hard criteria in script order, or ("refused",) where the refusal limit decided
    reasons: tuple[str, ...] = ()
    open: tuple[OpenCriterion, ...] = ()
    #: latest date of all timed criteria
    not_before: date | None = None
    #: both_present, wrong_person, do_not_sell, override …
    flags: tuple[str, ...] = ()
    points: int = 0
    points_max: int = 0
    known_percent: int = 0
    results: tuple[CriterionResult, ...] = ()


class FitState(StrEnum):
    FITS = "fits"
    POSSIBLE = "possible"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class ProductFit:
    """One product in the ranking (R44)."""

    id: ProductId
    name: Text
    state: FitState
    points: int
    #: spoken reasons of the points that were given, best first
    reasons: tuple[Text, ...] = ()
    #: what excludes it, or what it still needs to know
    undecided: tuple[QuestionId, ...] = ()
    excluded_by: tuple[QuestionId, ...] = ()
    #: leads the next one by less than two points
    close: bool = False
