"""Two entries of the log that are one person: compared, made one by the rep's word, and made two again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from callassist.services.changes import Changes, Kind
from callassist.services.clock import Clock
from callassist.storage.calls.contacts import head_of
from callassist.storage.calls.records import utc_text
from callassist.storage.database import Database
from callassist.storage.identifiers import new_id
from callassist.storage.jobs import Urgency
from callassist.storage.people.made_one import (
    ACCOUNT,
    FIELDS,
    NUMBER,
    likely_same,
    make_one,
    make_two,
    side_of,
)
from callassist.storage.rows import transaction

if TYPE_CHECKING:
    from callassist.storage.store import Store

MADE_ONE = Changes.of(Kind.CONTACTS, Kind.CALLS, Kind.FOLLOW_UPS, Kind.LISTS, Kind.BLOCKS)


@dataclass(frozen=True, slots=True)
class OtherPerson:
    """Somebody who may be the same."""

    contact_id: str
    name: str
    company: str
    number: str
    #: of a list alone; none of these are
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two have of one field."""

    #: of `FIELDS`, `NUMBER` or `ACCOUNT`
    field: str
    first: str
    second: str

    @property
    def takes_second(self) -> bool:
        """Whether it is the other one's where nobody says whose it is: where the first has nothing."""
        return not self.first


@dataclass(frozen=True, slots=True)
class TwoPeople:
    """Two entries side by side."""

    first: OtherPerson
    second: OtherPerson
    #: only where they differ
    differences: tuple[Difference, ...]


def merge_to_undo(merges: Sequence[Mapping[str, str]]) -> str:
    """The id of what was made one last and can be made two again, of the merges of a sheet; "": nothing can."""
    # of whoever was erased nothing says what was before
    there = (one["id"] for one in reversed(merges) if not one.get("undone_at") and one.get("before"))
    return next(there, "")


class SamePeople:
    """What can be done with two who are one."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def candidates(self, contact_id: str) -> Future[tuple[OtherPerson, ...]]:
        """Others at their number or in their company, one of whom may be the same."""

        def job(store: Store) -> tuple[OtherPerson, ...]:
            head = head_of(store.connection, contact_id)
            return tuple(_other(side_of(store.connection, one)) for one in likely_same(store.connection, head))

        return self._database.submit(job, Urgency.SHOWN)

    def compare(self, first: str, second: str) -> Future[TwoPeople]:
        """Both, with what differs. The future fails with `NotFound`."""

        def job(store: Store) -> TwoPeople:
            one, other = (side_of(store.connection, head_of(store.connection, each)) for each in (first, second))
            fields = (*FIELDS[:1], ACCOUNT, NUMBER, *FIELDS[1:])
            found = (Difference(name, _known(one[name]), _known(other[name])) for name in fields)
            differences = tuple(each for each in found if each.second and each.first != each.second)
            return TwoPeople(_other(one), _other(other), differences)

        return self._database.submit(job, Urgency.SHOWN)

    def make_one(self, first: str, second: str, take: Iterable[str]) -> Future[Changes]:
        """From now on `second` is `first`, who has of the other one the fields in `take`.

        The future fails with `NotFound`, or `ImpossibleAction` where they are one already.
        """
        taken, at = frozenset(take), utc_text(self._clock.now())

        def job(store: Store) -> Changes:
            with transaction(store.connection):
                make_one(store.connection, new_id(), first, second, taken, at)
            return MADE_ONE

        return self._database.submit(job, Urgency.SHOWN)

    def make_two(self, merge_id: str) -> Future[Changes]:
        """Takes it back, whenever it was. The future fails with `NotFound`, or `ImpossibleAction` (erased since)."""
        at = utc_text(self._clock.now())

        def job(store: Store) -> Changes:
            with transaction(store.connection):
                make_two(store.connection, merge_id, at)
            return MADE_ONE

        return self._database.submit(job, Urgency.SHOWN)


def _known(text: str) -> str:
    return "" if text == "unknown" else text


def _other(row: dict[str, str]) -> OtherPerson:
    return OtherPerson(row["id"], row["name"], row[ACCOUNT], row[NUMBER])
