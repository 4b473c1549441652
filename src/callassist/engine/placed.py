"""Things in their places: few of many, kept in order, and cheap to change one at a time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """What stands at some of the places of a script, in the order of the places. A change gives a new one."""

    places: tuple[int, ...] = ()
    items: tuple[T, ...] = ()

    def put(self, place: int, item: T | None) -> Placed[T]:
        """With `item` at `place` instead of what stood there; None: with nothing there."""
        at = bisect_left(self.places, place)
        taken = at < len(self.places) and self.places[at] == place
        if item is None:
            if not taken:
                return self
            return Placed(self.places[:at] + self.places[at + 1 :], self.items[:at] + self.items[at + 1 :])
        behind = at + 1 if taken else at
        places = self.places if taken else (*self.places[:at], place, *self.places[at:])
        return Placed(places, (*self.items[:at], item, *self.items[behind:]))


def placed(row: Iterable[T | None]) -> Placed[T]:
    """Everything in `row`, in its place; None stands for an empty one."""
    found = [(place, item) for place, item in enumerate(row) if item is not None]
    return Placed(tuple(place for place, _ in found), tuple(item for _, item in found))
