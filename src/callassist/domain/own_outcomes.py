"""Outcomes of a script's own: other names for built-in ones. Apart from these, which the first frame needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from callassist.domain.outcome import OUTCOMES, Reach
from callassist.domain.text import Text

_OF_THE_LINE = frozenset({"hung_up", "call_dropped"})

LIKES = frozenset(
    one for one, reach in OUTCOMES.items() if reach in (Reach.REACHED, Reach.SOMEBODY_ELSE) and one not in _OF_THE_LINE
)
"""What an outcome of a script's own may be like: what somebody said, not what the law, the line or the number says."""


@dataclass(frozen=True, slots=True)
class OwnOutcome:
    """An outcome of a script's own (`pledged`). All that follows from it follows from the built-in one it is like."""

    name: str
    #: among `LIKES`
    like: str
    label: Text


def like_of(own: Mapping[str, OwnOutcome], outcome: str) -> str:
    """The built-in outcome that counts for `outcome`, which may be one of a script's own."""
    found = own.get(outcome)
    return outcome if found is None else found.like
