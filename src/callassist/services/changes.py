"""What an action changed, by kind: screens decide for themselves whether that concerns them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of thing that is stored."""

    CALLS = "calls"
    CONTACTS = "contacts"
    FOLLOW_UPS = "follow_ups"
    NOTES = "notes"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds that changed."""

    kinds: frozenset[Kind] = frozenset()

    @classmethod
    def of(cls, *kinds: Kind) -> Changes:
        """These kinds."""
        return cls(frozenset(kinds))

    def __contains__(self, kind: object) -> bool:
        return kind in self.kinds

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds)


NOTHING = Changes()
