"""Looking into the log: pages as one types, everything about one call, and a note put right afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from callassist.domain.follow_up import FollowUp
from callassist.domain.text import Text
from callassist.errors import ImpossibleAction
from callassist.services.calls.correcting import correct
from callassist.services.calls.live_call import check_note
from callassist.services.changes import NOTHING, Changes, Kind
from callassist.services.clock import Clock
from callassist.storage.calls.log_views import CallSummary, CallTrace, LogFilter, PageOfCalls, TraceLine
from callassist.storage.calls.pinned_scripts import PinUse, pins_of
from callassist.storage.calls.records import JournalEntry, StoredCall, clean
from callassist.storage.database import Database
from callassist.storage.identifiers import new_id
from callassist.storage.jobs import Slices, Urgency

if TYPE_CHECKING:
    from callassist.storage.store import Store

__all__ = ["CallLog", "CallSummary", "CallTrace", "FilterChoices", "LogFilter", "PageOfCalls", "TraceLine"]

PAGE = 100
"""How many calls a page has unless told otherwise."""


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What occurs in the log, for the lists of the filters."""

    outcomes: tuple[str, ...]
    verdicts: tuple[str, ...]
    #: title by script id
    scripts: Mapping[str, Text]


class CallLog:
    """The log as a rep reads it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def page(self, wanted: LogFilter, after: int | None = None, limit: int = PAGE) -> Future[PageOfCalls]:
        """Some calls, newest first.

        Args:
            wanted: which ones. Every word of its text is the beginning of a word in the call, or of any run of digits
                in its number.
            after: the `seq` of the last row one has; None for the newest. Only the first page counts.
            limit: how many.

        Cancel the future when the next letter is typed: a search that has not begun is dropped.
        """

        def find(store: Store) -> Slices[PageOfCalls]:
            places, more, count, capped = store.reading.page_of(wanted, after, limit)
            yield  # an answer that came in meanwhile is written before the rows are read
            return PageOfCalls(store.reading.summaries(places), more, count, capped)

        return self._database.submit_slices(find, Urgency.SHOWN)

    def trace(self, call_id: str) -> Future[CallTrace]:
        """Everything about one call; fails with `NotFound`."""
        return self._database.submit(lambda store: store.reading.trace(call_id))

    def script_source(self, sha256: str) -> Future[str]:
        """The text of the script that calls with this hash were made with; "" where it was lost."""
        return self._database.submit(lambda store: _source_of(store, sha256))

    def script_pins(self, script_id: str) -> Future[tuple[PinUse, ...]]:
        """The texts that calls with this script were made with, the one of the newest call first."""
        return self._database.submit(lambda store: pins_of(store.connection, script_id))

    def stored(self, call_id: str) -> Future[StoredCall]:
        """A call with its journal, as it can be played again; fails with `NotFound`."""
        return self._database.submit(lambda store: store.reading.call(call_id))

    def edit_note(self, call_id: str, note: str) -> Future[Changes]:
        """Changes the note of a call that has ended. The former one stays in the journal.

        Raises:
            NotUnderstood: it is longer than 20,000 characters.
        """
        check_note(note)
        at = self._clock.local()
        return self._database.submit(lambda store: _edit_note(store, call_id, note, at), Urgency.JOURNAL)

    def correct(self, call_id: str, outcome: str, follow_up: FollowUp | None = None) -> Future[Changes]:
        """Puts right how a call ended, or what follows (`follow_up`; None: that stays). What was said before is kept.

        The future fails with `ImpossibleAction`, `NotUnderstood` or `NotFound`: see `correcting.correct`.
        """
        at, zone = self._clock.local(), self._clock.zone()
        return self._database.submit(
            lambda store: correct(store, call_id, outcome, follow_up, at, zone), Urgency.JOURNAL
        )

    def choices(self) -> Future[FilterChoices]:
        """What the filters can offer."""
        return self._database.submit(
            lambda store: FilterChoices(
                store.reading.facets("outcome"), store.reading.facets("verdict"), store.reading.script_titles()
            )
        )


def _source_of(store: Store, sha256: str) -> str:
    pin = store.reading.pinned(sha256)
    return pin.source if pin is not None else ""


def _edit_note(store: Store, call_id: str, note: str, at: datetime) -> Changes:
    number, worked_ms, is_open = store.reading.progress(call_id)
    if is_open:
        raise ImpossibleAction("this call is still open: its note belongs to the call page", code="note_of_open_call")
    if store.reading.note(call_id) == clean(note):
        return NOTHING
    entry = JournalEntry(new_id(), number, "note_edited", {"note": note}, at, worked_ms)
    store.journal.append(call_id, (entry,))
    return Changes.of(Kind.CALLS, Kind.NOTES)
