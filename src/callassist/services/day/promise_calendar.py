"""Promises as entries of a calendar: a promise that is moved stays the same entry, one that is off is taken out.

An entry has the name of the first promise of its kind with somebody; whatever took its place is the same entry with a
higher number. So it is found in Outlook, Thunderbird or Google whichever of them read the file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from callassist.domain.follow_up import FollowUpKind
from callassist.domain.promise import PROMISE_WINDOW, SaidAs
from callassist.domain.text import Language, Text
from callassist.engine.gate import is_zone
from callassist.engine.working_days import working_days_on
from callassist.formats.export.calendar_file import CalendarEntry, calendar_text
from callassist.services.changes import Changes, Kind
from callassist.storage.day.promises import PromiseRow, note_given, promises_of_whom
from callassist.storage.rows import transaction

if TYPE_CHECKING:
    from callassist.services.clock import Clock
    from callassist.storage.database import Database
    from callassist.storage.store import Store

_KINDS = {
    FollowUpKind.APPOINTMENT.value: Text("Termin: {who}", "Appointment: {who}"),
    FollowUpKind.CALLBACK.value: Text("Rückruf: {who}", "Callback: {who}"),
}
#: an appointment takes so many minutes, as far as anybody knows beforehand
_MEETING = 30
_ALARM = 15
_DOMAIN = "callassist"


GIVEN = Changes.of(Kind.FOLLOW_UPS)
NewFile = Callable[[Path], AbstractContextManager[BinaryIO]]
"""Opens a file that takes the place of the one there is when it is whole, as `Exporting.new_file`."""


@dataclass(frozen=True, slots=True)
class GivenCalendar:
    """What went into the files. `off` is where what is off stands; None: nothing is."""

    path: Path
    entries: int
    off: Path | None = None
    cancelled: int = 0
    changes: Changes = GIVEN


class PromiseCalendar:
    """Writes promises for a calendar."""

    def __init__(self, database: Database, clock: Clock, new_file: NewFile) -> None:
        self._database = database
        self._clock = clock
        self._new_file = new_file

    def write(
        self, target: Path, language: Language, *, tomorrow: bool = False, only: str = "", instead: Path | None = None
    ) -> Future[GivenCalendar]:
        """Every promise still to come, into `target`; what is off since it was given, into a second file beside it.

        Args:
            target: the file; one that is there is replaced.
            language: of the entries.
            tomorrow: only those until the end of the next working day, today left out.
            only: the id of a follow-up: that one alone.
            instead: the folder it goes to where that of `target` is not there.

        The future fails with `ExportError` where a file cannot be written: then nothing counts as given.
        """
        now = self._clock.local()

        def is_wanted(promise: PromiseRow) -> bool:
            last = working_days_on(now.date(), 1)
            day = promise.due.astimezone(now.tzinfo).date()
            return (not tomorrow or now.date() < day <= last) and only in ("", promise.id)

        def job(store: Store) -> GivenCalendar:
            there = instead is None or target.parent.is_dir()
            file = target if there or instead is None else instead / target.name
            return _write(store, file, language, now, self._new_file, is_wanted)

        return self._database.submit(job)


def _write(
    store: Store,
    target: Path,
    language: Language,
    now: datetime,
    new_file: NewFile,
    is_wanted: Callable[[PromiseRow], bool],
) -> GivenCalendar:
    rows = promises_of_whom(store.connection, now - timedelta(days=1))
    open_, off = entries_of(rows, language, now, is_wanted)
    with new_file(target) as file:
        file.write(calendar_text([entry for entry, _ in open_], now))
    beside = target.with_stem(f"{target.stem}-cancelled") if off else None
    if beside is not None:
        with new_file(beside) as file:
            file.write(calendar_text(off, now, cancels=True))
    with transaction(store.connection):
        note_given(store.connection, [one for _, one in open_])
    return GivenCalendar(target, len(open_), beside, len(off))


def entries_of(
    rows: Sequence[PromiseRow],
    language: Language,
    now: datetime,
    is_wanted: Callable[[PromiseRow], bool] = lambda _: True,
) -> tuple[list[tuple[CalendarEntry, str]], list[CalendarEntry]]:
    """The entries to come with the id of their promise, and those that are off since they were given."""
    open_: list[tuple[CalendarEntry, str]] = []
    off: list[CalendarEntry] = []
    for _, group in groupby(rows, lambda one: (one.contact_id, one.script_id, one.kind)):
        for chain in _chains(list(group)):
            last = chain[-1]
            if last.due < now - timedelta(minutes=last.window_min or PROMISE_WINDOW):
                continue
            if not is_wanted(last):
                continue
            if last.state == "open":
                open_.append((_entry(chain, language), last.id))
            elif any(one.given for one in chain):
                off.append(_entry(chain, language, more=1))
    open_.sort(key=lambda one: (one[0].starts, one[0].uid))
    return open_, off


def _chains(rows: Sequence[PromiseRow]) -> list[list[PromiseRow]]:
    """Promises each of which took the place of the one before it."""
    chains: list[list[PromiseRow]] = []
    for one in rows:
        if chains and chains[-1][-1].state == "replaced":
            chains[-1].append(one)
        else:
            chains.append([one])
    return chains


def _entry(chain: Sequence[PromiseRow], language: Language, more: int = 0) -> CalendarEntry:
    last = chain[-1]
    who = ", ".join(part for part in (last.name, last.company) if part) or last.number
    meeting = last.kind == FollowUpKind.APPOINTMENT.value
    return CalendarEntry(
        f"{chain[0].id}@{_DOMAIN}",
        len(chain) - 1 + more,
        last.due,
        _MEETING if meeting else last.window_min or PROMISE_WINDOW,
        last.zone if is_zone(last.zone) else "",
        _KINDS[last.kind].of(language).format(who=who),
        last.number,
        all_day=last.precision == SaidAs.DAY.value,
        alarm_min=_ALARM,
    )
