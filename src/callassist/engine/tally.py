"""How all criteria of a script stand, and what the verdict asks of them: made once, then changed one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from callassist.domain.answers import AnswerState, CriterionId
from callassist.domain.questions import Gate
from callassist.domain.rules import Case, Truth
from callassist.domain.verdict import CriterionResult, OpenCriterion
from callassist.engine.placed import Placed, placed

Judged = tuple[CriterionResult, Case | None]
"""How a criterion stands, and the case that decided it."""

SOMEBODY_ELSE = "somebody_else"


@dataclass(frozen=True, slots=True)
class Scale:
    """The points: of the criteria that give any, how many are known, what they gave and could have given at best."""

    ranked: int = 0
    known: int = 0
    points: int = 0
    best: int = 0

    def plus(self, other: Scale, sign: int = 1) -> Scale:
        return Scale(
            self.ranked + sign * other.ranked,
            self.known + sign * other.known,
            self.points + sign * other.points,
            self.best + sign * other.best,
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one script, at one depth. The places are those of the criteria in the script."""

    results: tuple[CriterionResult, ...]
    #: hard ones that failed
    failed: Placed[CriterionId]
    #: hard ones within the depth that are open: they keep the verdict open
    waiting: Placed[CriterionId]
    #: named beside the verdict
    listed: Placed[OpenCriterion]
    flags: Placed[tuple[str, ...]]
    #: bound until so many days before a date
    dated: Placed[tuple[CriterionId, int]]
    #: open because somebody else decides
    not_me: Placed[CriterionId]
    undecided: frozenset[CriterionId]
    scale: Scale

    @classmethod
    def of(cls, judged: Sequence[Judged], best: Mapping[CriterionId, int]) -> Tally:
        """Of everything that was judged, in script order; `best` has the most points each criterion can give."""
        scale = Scale()
        for result, _ in judged:
            scale = scale.plus(_scale(result, best))
        return cls(
            results=tuple(result for result, _ in judged),
            failed=placed(_failed(result) for result, _ in judged),
            waiting=placed(_waiting(result) for result, _ in judged),
            listed=placed(_listed(result) for result, _ in judged),
            flags=placed(_flags(case) for _, case in judged),
            dated=placed(_dated(result, case) for result, case in judged),
            not_me=placed(_not_me(result) for result, _ in judged),
            undecided=frozenset(result.id for result, _ in judged if result.truth is Truth.OPEN),
            scale=scale,
        )

    def put(self, place: int, judged: Judged, best: Mapping[CriterionId, int]) -> Tally:
        """With the criterion at `place` judged otherwise."""
        result, case = judged
        former = self.results[place]
        undecided = self.undecided
        if (former.truth is Truth.OPEN) is not (result.truth is Truth.OPEN):
            undecided ^= {result.id}
        return Tally(
            results=(*self.results[:place], result, *self.results[place + 1 :]),
            failed=self.failed.put(place, _failed(result)),
            waiting=self.waiting.put(place, _waiting(result)),
            listed=self.listed.put(place, _listed(result)),
            flags=self.flags.put(place, _flags(case)),
            dated=self.dated.put(place, _dated(result, case)),
            not_me=self.not_me.put(place, _not_me(result)),
            undecided=undecided,
            scale=self.scale.plus(_scale(former, best), -1).plus(_scale(result, best)),
        )


def _failed(result: CriterionResult) -> CriterionId | None:
    return result.id if result.gate is Gate.HARD and result.truth is Truth.FAILED else None


def _waiting(result: CriterionResult) -> CriterionId | None:
    hard = result.gate is Gate.HARD and result.in_depth
    return result.id if hard and result.truth is Truth.OPEN else None


def _listed(result: CriterionResult) -> OpenCriterion | None:
    """Named beside the verdict are open ones that are hard, and a date that was asked for in vain (§2)."""
    if result.truth is not Truth.OPEN or not result.in_depth:
        return None
    in_vain = result.gate is Gate.TIMED and result.cause in ("unknown", "refused")
    return OpenCriterion(result.id, result.cause) if result.gate is Gate.HARD or in_vain else None


def _flags(case: Case | None) -> tuple[str, ...] | None:
    return case.flags or None if case is not None else None


def _dated(result: CriterionResult, case: Case | None) -> tuple[CriterionId, int] | None:
    days = case.not_before_days if case is not None else None
    return (result.id, days) if days is not None else None


def _not_me(result: CriterionResult) -> CriterionId | None:
    return result.id if result.cause == SOMEBODY_ELSE else None


def _scale(result: CriterionResult, best: Mapping[CriterionId, int]) -> Scale:
    most = best[result.id]
    if result.state is AnswerState.MOOT or most <= 0:
        return Scale()
    return Scale(1) if result.points is None else Scale(1, 1, result.points, most)
