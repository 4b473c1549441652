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
    BACKUPS = "backups"
    LISTS = "lists"
    BLOCKS = "blocks"
    #: scripts as calls use them, and their versions
    SCRIPTS = "scripts"
    #: scripts as they are being written
    DRAFTS = "drafts"


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

#: a call was begun, taken up or gone on with: its rows are there, and what promised it is settled
CALL_BEGUN = Changes.of(Kind.CALLS, Kind.CONTACTS, Kind.FOLLOW_UPS, Kind.LISTS)
#: lines that could not be saved before are in the log now
TAKEN_IN = Changes.of(Kind.CALLS, Kind.CONTACTS, Kind.FOLLOW_UPS, Kind.NOTES, Kind.LISTS)
BACKED_UP = Changes.of(Kind.BACKUPS)
#: another log stands in the place of the one there was; it was backed up before
ANOTHER_LOG = TAKEN_IN | BACKED_UP
