"""Reading a list beside the window's thread: one piece of work at a time, called off when another one begins."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from PySide6.QtCore import QObject

from callassist.errors import KnownError
from callassist.services.changes import NOTHING, Changes
from callassist.services.leads.lists import CalledOff
from callassist.ui.bridge import Bridge
from callassist.ui.tasks import Tasks

if TYPE_CHECKING:
    from callassist.domain.lead_list import ImportMapping, LeadList
    from callassist.formats.tables.list_reading import ListTable
    from callassist.services.leads.lists import LeadLists

Result = TypeVar("Result")
Cancelled = Callable[[], bool]


class FileSeen(NamedTuple):
    """A file, and what the log knows of such files."""

    table: ListTable
    #: how one with these columns was read last
    mapping: ImportMapping | None = None
    #: the list these are repaired lines of
    repaired: LeadList | None = None


def seen(table: ListTable, lists: LeadLists | None) -> FileSeen:
    """Asks the log about a file, on a thread that may wait; one that cannot be read right now knows nothing."""
    from callassist.services.leads.repaired_file import repaired_list, whose
    from callassist.services.leads.saved_mapping import header_key

    if lists is None:
        return FileSeen(table)
    try:
        list_id = repaired_list(table)
        repaired = whose(list_id, lists.lists().result()) if list_id else None
        return FileSeen(table, lists.mapping(header_key(table)).result(), repaired)
    except (KnownError, RuntimeError, CancelledError):
        return FileSeen(table)


class ImportWork:
    """Tells of the latest piece of work alone. It ends with the window, or with `owner`."""

    def __init__(self, bridge: Bridge, owner: QObject) -> None:
        self._bridge = bridge
        self._tasks = Tasks()
        #: what is cleared away does not wait behind a file that never opens
        self._clearing = Tasks()
        self._cancel = threading.Event()
        self._under_way: Future[object] | None = None
        owner.destroyed.connect(self.close)

    def run(
        self,
        work: Callable[[Cancelled], Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None],
        called_off: Callable[[], None] = lambda: None,
        *,
        changes: Changes = NOTHING,
    ) -> None:
        """Do `work`, which asks now and then whether it was called off; whatever was under way is."""
        self.forget()
        cancel = self._cancel
        bridge = self._bridge

        def cancelled() -> bool:
            return cancel.is_set() or not bridge.is_open

        def told(result: Result) -> None:
            if cancel is self._cancel:
                done(result)

        def not_done(error: BaseException) -> None:
            if cancel is not self._cancel:
                return
            if isinstance(error, CalledOff | CancelledError):
                called_off()
            else:
                failed(error)

        future: Future[Result] = self._tasks.run(lambda: work(cancelled))
        self._under_way = cast("Future[object]", future)
        bridge.watch(future, told, not_done, changes=changes)

    def clear_away(self, work: Callable[[], None]) -> None:
        """Do what nobody waits for; it is done before the program ends."""
        self._clearing.run(work)

    def call_off(self) -> None:
        """Ask what is under way to end; it tells whether it was done before."""
        self._cancel.set()

    def forget(self) -> None:
        """Call off what is under way, and hear nothing more of it: a file that never opens holds up no other one."""
        self._cancel.set()
        self._cancel = threading.Event()
        if self._under_way is not None and not self._under_way.done():
            self._tasks.leave()
            self._tasks = Tasks()

    def close(self) -> None:
        """Nobody is there any more."""
        self._cancel.set()
        self._tasks.close()
        self._clearing.finish()
