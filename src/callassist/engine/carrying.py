"""What follows from the answers of a call, carried from one step to the next.

A key may not cost more the longer a script is. So what an answer does not bear upon is taken over from the step before,
and what it bears upon is found by the same rules as anew. Where more than answers changed, all of it is found anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from callassist.domain.answers import QuestionId
from callassist.engine import plan
from callassist.engine.placed import Placed
from callassist.engine.qualification import Qualification


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdict with all it is made of, and the questions left to ask if nothing stops the call."""

    qualification: Qualification
    left: Placed[QuestionId]
    #: the questions that may stand otherwise than the step before, or be worth asking otherwise; None: any
    affected: frozenset[QuestionId] | None = None

    @property
    def plan(self) -> tuple[QuestionId, ...]:
        """The questions left to ask: the guard first, then by script order. Empty once disqualified (R4)."""
        return () if self.qualification.stopped else self.left.items


def standing(qualification: Qualification, former: Standing | None) -> Standing:
    """How the call stands now; `former` is how it stood before, if it is known."""
    if former is None or not _comparable(qualification, former.qualification):
        return Standing(qualification, plan.left(qualification))
    touched = qualification.facts.touched_since(former.qualification.facts)
    affected = qualification.carry_on(former.qualification, touched)
    return Standing(qualification, plan.left_after(former.left, qualification, affected), affected)


def _comparable(one: Qualification, other: Qualification) -> bool:
    """Whether nothing but what was entered differs, and nobody else is on the line: then answers alone count."""
    return (
        one.script is other.script
        and one.facts.active == other.facts.active
        and (one.depth, one.guard_only, one.today) == (other.depth, other.guard_only, other.today)
        and not one.index.gates_in_circle
    )
