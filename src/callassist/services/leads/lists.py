"""Lists of leads: read in without holding anybody up, taken back as a whole, and asked for whom to call next."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as StillBusy
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from callassist.domain.lead_list import (
    ImportMapping,
    ImportTally,
    LeadList,
    Line,
    ListFrame,
    ListState,
    PlacedRow,
    RejectedLine,
    RowRef,
    RowState,
    WhoIsKnown,
)
from callassist.domain.text import Language
from callassist.errors import LogError, LogFull
from callassist.services.calls.call_opening import CallRequest
from callassist.services.changes import Changes, Kind
from callassist.services.clock import Clock
from callassist.services.permission.list_law import BY_LAW, Held, held_by_law
from callassist.storage.calls.records import utc_text
from callassist.storage.database import Database
from callassist.storage.identifiers import new_id
from callassist.storage.jobs import Slices, Urgency
from callassist.storage.keeping.disk_space import Room
from callassist.storage.leads import lists_in_log, reframing, removing, repairing
from callassist.storage.leads.known_filling import fill_known
from callassist.storage.leads.list_writing import Batch, ListWriting
from callassist.storage.leads.listed_blocks import kept_blocks, write_listed_blocks
from callassist.storage.leads.row_holding import hold_or_let_go
from callassist.storage.leads.row_keys import SortedKeys, address_key

if TYPE_CHECKING:
    from callassist.storage.store import Store

T = TypeVar("T")

LISTS_CHANGED = Changes.of(Kind.LISTS)

#: lines that are handed to the log together, and while a call is on: only one of the two threads has work at a time,
#: for in Python each would wait for the other at every turn, and a key that is pressed waits until some are ready
_BATCH = 1_000
_BATCH_IN_A_CALL = 50
#: seconds between two looks at whether it is to be called off
_LOOK = 0.05


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far reading a list in has come: first its lines, then what finds them."""

    lines: int
    #: keys written, and how many there are; 0 of 0 while lines are read
    keys: int = 0
    keys_total: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """A list that was read in."""

    list_id: str
    tally: ImportTally
    #: rows of somebody who was erased from this log before, whatever they count as
    erased_before: int = 0
    #: people the log knew, of whom the list told something more
    filled: int = 0
    #: what hindered it from telling more of them; None where nothing did
    unfilled: LogError | None = None
    changes: Changes = LISTS_CHANGED


@dataclass(frozen=True, slots=True)
class TakenBack(Changes):
    """A list was taken back."""

    #: numbers its file said not to call: they stay blocked
    blocks_kept: int = 0


@dataclass(frozen=True, slots=True)
class Reframed(Changes):
    """Something else was said of a list as a whole."""

    #: rows that may be called since
    released: int = 0


@dataclass(frozen=True, slots=True)
class RowHeld(Changes):
    """A row was held back or let go, or stayed as it was."""

    row: PlacedRow | None = None


class CalledOff(Exception):
    """Reading a list in was called off; nothing of it is kept."""


class ListImport:
    """A list that is being read in, by one thread that may wait for the log: never the window's.

    Nobody sees it before `finish`; without that, nothing of it is kept.
    """

    def __init__(
        self,
        database: Database,
        frame: ListFrame,
        clock: Clock,
        *,
        progress: Callable[[ImportProgress], None] = lambda _: None,
        called_off: Callable[[], bool] = lambda: False,
        header: tuple[int, str] = (0, ""),
        known: WhoIsKnown = WhoIsKnown.SKIP,
    ) -> None:
        """`header`: line and content of the names of its columns, kept for lines that are to be repaired.

        `known`: what it may tell of people the log knows.
        """
        self.list_id = new_id()
        self._header = header
        self._known = known
        self._database = database
        self._clock = clock
        self._writing = ListWriting(self.list_id, frame, utc_text(clock.now()))
        self._keys = SortedKeys()
        self._waiting: Future[None] | None = None
        self._progress = progress
        self._called_off = called_off
        self._lines = 0
        try:
            self._wait(self._submit(self._writing.begin))
        except BaseException:
            with suppress(RuntimeError):  # closed already
                self.cancel()
            raise

    @property
    def size(self) -> int:
        """How many lines are best handed over together."""
        return _BATCH_IN_A_CALL if self._database.in_a_call else _BATCH

    def append(self, lines: Sequence[Line]) -> None:
        """Hands some lines to the log, and waits until it has them.

        Raises:
            CalledOff; `LogError` where they cannot be written: `LogFull` while there is still room for calls.
        """
        waiting = iter(lines)
        while some := list(itertools.islice(waiting, self.size)):
            self._check_room()
            batch = Batch(some, self._keys)
            self._do(functools.partial(self._writing.write, batch=batch))
            self._lines += len(some)
        self._progress(ImportProgress(self._lines))

    def finish(self) -> Imported:
        """Writes what finds the rows, and lets the list be seen.

        Raises:
            CalledOff; `LogError` where it cannot be written.
        """
        keys = iter(self._keys)
        done = 0
        while some := list(itertools.islice(keys, self.size)):
            self._do(functools.partial(self._writing.write_keys, keys=some))
            done += len(some)
            self._progress(ImportProgress(self._lines, done, len(self._keys)))
        now = utc_text(self._clock.now())
        tally = self._wait(self._submit(lambda store: self._writing.finish(store, now, self._header)))
        if tally.blocked:
            # it can be seen now, so nothing calls it off any more: what is left to do is done when its rows go
            with suppress(RuntimeError, CancelledError, LogError):
                self._database.submit_slices(lambda store: write_listed_blocks(store, self.list_id)).result()
        filled = 0
        unfilled: LogError | None = None

        def told_of(people: int) -> None:
            nonlocal filled
            filled += people

        if tally.known and self._known is not WhoIsKnown.SKIP:
            known = self._known
            try:
                self._database.submit_slices(lambda store: fill_known(store, self.list_id, known, told_of)).result()
            except (RuntimeError, CancelledError):
                pass  # the log is being closed
            except LogError as error:
                unfilled = error  # the list is there; who reads it in is told why it told less
        changes = LISTS_CHANGED | Changes.of(Kind.CONTACTS) if filled else LISTS_CHANGED
        return Imported(self.list_id, tally, self._writing.erased_before, filled, unfilled, changes)

    def cancel(self) -> Future[object]:
        """Nothing of it is kept: it is gone for everybody who looks when this is called, its bytes a little later."""
        if self._waiting is not None:
            self._waiting.cancel()
        self._database.submit(lambda store: removing.undo(store.connection, self.list_id), Urgency.SHOWN)
        return self._database.submit_slices(removing.remove_undone)

    def _check_room(self) -> None:
        space = self._database.space()
        if space.room is Room.NONE:
            raise LogFull(
                f"only {space.free // 1_000_000} MB are free: too little to read a list in",
                where=str(self._database.path.parent),
                next_step="free some space, then read it in again; nothing of it was kept",
                code="list_no_room",
                facts={"free": space.free // 1_000_000},
            )

    def _submit(self, job: Callable[[Store], T]) -> Future[T]:
        try:
            return self._database.submit(job)
        except RuntimeError:
            raise CalledOff from None  # the log is closed: the next start removes it

    def _do(self, job: Callable[[Store], Slices[None]]) -> None:
        try:
            self._waiting = self._database.submit_slices(job)
        except RuntimeError:
            raise CalledOff from None  # the log is closed: the next start removes it
        self._wait(self._waiting)

    def _wait(self, future: Future[T]) -> T:
        while True:
            if self._called_off():
                future.cancel()
                raise CalledOff
            try:
                return future.result(_LOOK)
            except StillBusy:
                pass
            except CancelledError:
                raise CalledOff from None  # the log is being closed: the next start removes it


class LeadLists:
    """The lists of the log."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @property
    def room(self) -> Path:
        """Where a file that is looked at may be copied to: what is left there is removed at the next start."""
        return self._database.path.parent

    def begin(
        self,
        frame: ListFrame,
        *,
        progress: Callable[[ImportProgress], None] = lambda _: None,
        called_off: Callable[[], bool] = lambda: False,
        header: tuple[int, str] = (0, ""),
        known: WhoIsKnown = WhoIsKnown.SKIP,
    ) -> ListImport:
        """A list to be read in. Waits for the log."""
        return ListImport(
            self._database, frame, self._clock, progress=progress, called_off=called_off, header=header, known=known
        )

    def read_in(
        self,
        frame: ListFrame,
        lines: Iterable[Line],
        *,
        progress: Callable[[ImportProgress], None] = lambda _: None,
        called_off: Callable[[], bool] = lambda: False,
        header: tuple[int, str] = (0, ""),
        known: WhoIsKnown = WhoIsKnown.SKIP,
    ) -> Imported:
        """Reads all of `lines` in, on the thread that calls; whatever goes wrong on the way, nothing of it is kept.

        Args:
            frame: what is asked of the list as a whole.
            lines: understood, in the order of the file.
            progress: is told how far it has come, now and then.
            called_off: is asked now and then.
            header: line and content of the names of its columns, kept for lines that are to be repaired.
            known: what it may tell of people the log knows.

        Raises:
            CalledOff; `LogError` where it cannot be written; whatever `lines` raises.
        """
        reading = self.begin(frame, progress=progress, called_off=called_off, header=header, known=known)
        try:
            waiting = iter(lines)
            while some := list(itertools.islice(waiting, reading.size)):
                reading.append(some)
            return reading.finish()
        except BaseException:
            with suppress(RuntimeError):  # closed already
                reading.cancel()
            raise

    def lists(self) -> Future[tuple[LeadList, ...]]:
        """All lists, the newest first."""
        return self._database.submit(lambda store: lists_in_log.lists(store.connection))

    def rows(
        self, list_id: str, after: int = 0, limit: int = 200, state: RowState | None = None
    ) -> Future[tuple[PlacedRow, ...]]:
        """Rows of a list behind a place, in their order. The future fails with `NotFound`."""
        if state is not None:
            return self._database.submit_slices(lambda store: lists_in_log.rows_in(store, list_id, state, after, limit))
        return self._database.submit(lambda store: lists_in_log.rows_of(store.connection, list_id, after, limit))

    def row(self, ref: RowRef) -> Future[PlacedRow]:
        """One row, where it was touched also of a list that was taken back. The future fails with `NotFound`."""
        return self._database.submit(lambda store: lists_in_log.row_at(store.connection, ref))

    def header(self, list_id: str) -> Future[tuple[str, ...]]:
        """The names of the columns of a list's file, where some of its lines were rejected. Fails with `NotFound`."""
        return self._database.submit(lambda store: lists_in_log.header_of(store.connection, list_id))

    def repair(self, list_id: str, lines: Sequence[Line]) -> Future[Imported]:
        """Puts repaired lines into their list, where they stood. The future fails with `NotFound`."""
        today = self._today()

        def job(store: Store) -> Slices[Imported]:
            tally, erased_before = yield from repairing.repair(store, list_id, lines, today)
            if tally.blocked:
                yield from write_listed_blocks(store, list_id)
            return Imported(list_id, tally, erased_before)

        return self._database.submit_slices(job)

    def hold_or_let_go(self, ref: RowRef, company: str) -> Future[RowHeld]:
        """Holds a row back that may be called, or lets one go that was held back by hand.

        One that is held for another reason stays so. `company`: ours. The future fails with `NotFound`.
        """
        today = self._today()

        def job(store: Store) -> RowHeld:
            frame = lists_in_log.list_of(store.connection, ref.list_id).frame
            # "": held by a program that did not keep why
            by_hand = (Held.BY_HAND.value, Held.LIFTED.value, "")
            row = hold_or_let_go(
                store.connection, ref, by_hand[0], by_hand, lambda told: held_by_law(told, frame, company) or "", today
            )
            return RowHeld(LISTS_CHANGED.kinds, row)

        return self._database.submit(job, Urgency.SHOWN)

    def placed(self, ref: RowRef) -> Future[tuple[LeadList, PlacedRow]]:
        """One row with its list. The future fails with `NotFound`."""

        def job(store: Store) -> tuple[LeadList, PlacedRow]:
            row = lists_in_log.row_at(store.connection, ref)
            return lists_in_log.list_of(store.connection, ref.list_id), row

        return self._database.submit(job, Urgency.SHOWN)

    def rejects(self, list_id: str, after: int = 0, limit: int = 200) -> Future[tuple[RejectedLine, ...]]:
        """Lines of a list's file that are no rows. The future fails with `NotFound`."""

        def job(store: Store) -> tuple[RejectedLine, ...]:
            return tuple(RejectedLine(*one) for one in lists_in_log.rejects_of(store.connection, list_id, after, limit))

        return self._database.submit(job)

    def rows_with_number(self, e164: str) -> Future[tuple[PlacedRow, ...]]:
        """Rows of all lists with this number."""
        return self._database.submit(lambda store: lists_in_log.rows_with(store.connection, e164))

    def rows_with_address(self, email: str) -> Future[tuple[PlacedRow, ...]]:
        """Rows of all lists with this e-mail address."""
        return self._database.submit(lambda store: lists_in_log.rows_with(store.connection, address_key(email)))

    def standing(self, keys: Sequence[str]) -> Future[dict[str, tuple[bool, bool]]]:
        """Which of many numbers and folded addresses are known: key → (a contact has it, it is blocked)."""
        return self._database.submit_slices(lambda store: lists_in_log.standing_of(store, keys))

    def next_row(self, list_id: str) -> Future[PlacedRow | None]:
        """The next row that may be called; None: there is none, or the list is not open."""
        return self._database.submit(lambda store: lists_in_log.next_row(store.connection, list_id))

    def undo_lead_list(self, list_id: str) -> Future[TakenBack]:
        """Takes a list back: it is gone when this is done, its bytes a little later.

        Rows that were touched stay, and whom its file said not to call stays blocked. The future fails with `NotFound`.
        """

        def job(store: Store) -> TakenBack:
            lists_in_log.list_of(store.connection, list_id)
            removing.undo(store.connection, list_id)
            return TakenBack(LISTS_CHANGED.kinds, kept_blocks(store.connection, list_id))

        undone = self._database.submit(job)
        self._database.submit_slices(removing.remove_undone)
        return undone

    def reframe_lead_list(self, list_id: str, frame: ListFrame, company: str) -> Future[Reframed]:
        """Says of a list why its people may be called; each row counts by its own proof, with its own day.

        `company`: ours: a consent that does not name us is none for us. The future fails with `NotFound`.
        """
        today = self._today()

        def judge(told: Mapping[str, str]) -> str:
            return held_by_law(told, frame, company) or ""

        def job(store: Store) -> Slices[Reframed]:
            released = yield from reframing.reframe(store, list_id, frame, judge, BY_LAW, today)
            return Reframed(LISTS_CHANGED.kinds, released)

        return self._database.submit_slices(job)

    def reopen_lead_list(self, list_id: str) -> Future[Changes]:
        """Its rows are offered again. The future fails with `NotFound`."""
        return self._set_state(list_id, ListState.OPEN)

    def pause_lead_list(self, list_id: str) -> Future[Changes]:
        """Its rows are not offered for now. The future fails with `NotFound`."""
        return self._set_state(list_id, ListState.PAUSED)

    def close_lead_list(self, list_id: str) -> Future[Changes]:
        """Nothing is to be done with it any more. The future fails with `NotFound`."""
        return self._set_state(list_id, ListState.CLOSED)

    def mapping(self, header_key: str) -> Future[ImportMapping | None]:
        """How a file with this header was read last."""
        return self._database.submit(lambda store: lists_in_log.mapping_of(store.connection, header_key))

    def keep_mapping(self, mapping: ImportMapping) -> Future[None]:
        """Remembers how a file was read."""
        now = utc_text(self._clock.now())
        return self._database.submit(lambda store: lists_in_log.keep_mapping(store.connection, mapping, now))

    def _today(self) -> str:
        """The day in UTC: what is kept for so many days is counted in those."""
        return utc_text(self._clock.now())[:10]

    def _set_state(self, list_id: str, state: ListState) -> Future[Changes]:
        def job(store: Store) -> Changes:
            lists_in_log.set_state(store.connection, list_id, state)
            return LISTS_CHANGED

        return self._database.submit(job)


def request_for(found: LeadList, placed: PlacedRow, language: Language) -> CallRequest:
    """The call to this row, with what its list says of where it is from and why it may be made."""
    row, frame = placed.row, found.frame
    place = ", ".join(one for one in (row.street, " ".join(one for one in (row.zip, row.city) if one)) if one)
    source = row.proof.get("source", "") or frame.source_text
    placeholders = {"data_source": source} if source else {}
    return CallRequest(
        frame.script_id,
        frame.stage,
        language,
        name=row.full_name,
        company=row.company,
        number=row.e164,
        placeholders=placeholders,
        email=row.email,
        address=place,
        consent_date=row.proof.get("given_at", ""),
        consent_source=source,
        row=placed.ref,
    )
