"""Bands of points: what a lead of so many points is called (hot, warm, cold). They never touch the verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from callassist.domain.text import Text


@dataclass(frozen=True, slots=True)
class PointsBand:
    """One band; without `at_least` it is for all other points."""

    name: str
    label: Text
    at_least: int | None = None

    def holds(self, points: int) -> bool:
        """Whether so many points are enough for it."""
        return self.at_least is None or points >= self.at_least


def band_of(bands: Iterable[PointsBand], points: int) -> PointsBand | None:
    """The first band that holds; None where none does."""
    return next((band for band in bands if band.holds(points)), None)
