"""That nothing is lost: backups and the check of the log; getting a damaged one back is `getting_back`.

Everything here runs on the database thread and gives way to answers; the window hears of it through futures.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from callassist.domain.script import Script
from callassist.errors import KnownError, LogError, LogFull
from callassist.services.calls.replay import Replay
from callassist.services.clock import Clock
from callassist.services.keeping.getting_back import GettingBack, Progress, Restored
from callassist.services.settings import Settings
from callassist.storage import evidence_files
from callassist.storage.calls.records import utc_text
from callassist.storage.database import Database
from callassist.storage.jobs import Urgency
from callassist.storage.keeping.backups import Backup, backups_in
from callassist.storage.keeping.disk_space import Room
from callassist.storage.leads.lists_in_log import newest_list
from callassist.storage.sharing import shared

if TYPE_CHECKING:
    from callassist.services.calls.rescue import Rescue
    from callassist.storage.keeping.recovery import Survey
    from callassist.storage.store import Store

__all__ = ["Backup", "Opened", "Progress", "Restored", "Safekeeping"]

_log = logging.getLogger(__name__)

EVERY = timedelta(minutes=30)
"""How old the newest backup may be when there is something new."""

#: a file that was attached for a call that has not begun yet is kept for so long
_ATTACHED_FOR = timedelta(days=1)
#: seconds the end of the program waits for its backup
_PATIENCE_AT_END = 1.5


@dataclass(frozen=True, slots=True)
class Opened:
    """An open log."""

    #: what the rep should hear about although it works
    warnings: tuple[LogError, ...] = ()
    #: files with lines of open calls that could not be written in an earlier run, proven to be this log's
    rescues: tuple[Rescue, ...] = ()


class Safekeeping(GettingBack):
    """Looks after the log: opens and checks it, makes backups of it, and gets it back."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: Settings,
        replay: Replay,
        scripts: Callable[[], tuple[Script, ...]],
        rescue_folders: tuple[Path, ...] = (),
    ) -> None:
        """`scripts` gives those at hand, for calls whose pinned script was lost."""
        super().__init__(database, settings, replay, scripts)
        self._rescue_folders = rescue_folders
        self._clock = clock
        self._backed_up_at: float | None = None
        #: somebody an earlier run was erasing is erased from the copies of the log: how many were made anew
        self.erasing: Future[int] | None = None

    # -- looking ---------------------------------------------------------------------------------------------------

    def open(self) -> Future[Opened]:
        """Opens the log, and finds what an earlier run could not write to it; fails with what hinders it."""
        return self._database.submit(self._open)

    def _open(self, store: Store) -> Opened:
        from callassist.services.calls.rescue import new_lines, read_rescue, rescues_in, sweep_rescues

        self._go_on_erasing(store)
        self._remove_unnamed_evidence()
        offered: list[Rescue] = []
        sweep_rescues(self._rescue_folders, store.reading.exists)
        for path in rescues_in(self._rescue_folders, store.reading.open_ids()):
            try:
                found = read_rescue(path, store.rescue_key)
                if not store.reading.exists(found.call_id):
                    continue  # it is in a backup of this log
                stored = store.reading.call(found.call_id)
                if new_lines(stored, found):
                    offered.append(replace(found, name=stored.lead.name or stored.lead.company))
                else:
                    path.replace(path.with_name(path.name + ".taken"))
            # whatever somebody put there must not keep the log from being opened
            except Exception as error:  # noqa: BLE001
                _log.warning("a rescue file is not taken in: %s", getattr(error, "code", type(error).__name__))
        return Opened(self._warnings(store), tuple(offered))

    def _go_on_erasing(self, store: Store) -> None:
        if self.erasing is not None and not self.erasing.done():
            return  # the log was opened twice: whoever waits for it waits for the one that is going on
        if any(self._database.path.parent.glob("*.erasing")):
            from callassist.services.people.copies_erased import go_on_erasing  # seldom there is such a note

            self.erasing = go_on_erasing(store, self._database, self._rescue_folders)

    def _remove_unnamed_evidence(self) -> None:
        """Behind the start: what was taken in a day ago and more, and what proves nothing to this day."""
        log = self._database.path
        if not evidence_files.folder_of(log).is_dir():
            return
        before = (self._clock.now() - _ATTACHED_FOR).timestamp()

        def job(store: Store) -> None:
            from callassist.storage.keeping.unnamed_evidence import remove_unnamed

            remove_unnamed(store.connection, log, self._database.backups, before)

        with suppress(RuntimeError):  # the log is being closed: the next start looks again
            self._database.submit(job, Urgency.LONG)

    def _warnings(self, store: Store) -> tuple[LogError, ...]:
        found = shared(self._database.path.parent)
        warnings = store.warnings if found is None else (*store.warnings, found)
        space = self._database.space()
        if space.room is Room.ENOUGH:
            return warnings
        full = LogFull(
            f"only {space.free // 1_000_000} MB are free",
            where=str(self._database.path.parent),
            next_step="free some space; below a reserve no call can be begun",
            code="space_scarce",
            facts={"free": space.free // 1_000_000},
        )
        return (*warnings, full)

    def check(self) -> Future[tuple[LogError, ...]]:
        """Reads through the log for damage, giving way to everything else; nothing where all is well."""
        return self._database.check()

    def known_holes(self) -> Future[int]:
        """How many lines of the journal are known to be missing, at least; `check` finds only what is not known."""

        def job(store: Store) -> int:
            from callassist.storage.keeping.checking import known_holes

            return known_holes(store.connection)

        return self._database.submit(job)

    def wrong_evidence(self) -> Future[tuple[str, ...]]:
        """Reads the files that prove consents: the hashes of those that are missing or altered."""

        def job(store: Store) -> tuple[str, ...]:
            from callassist.storage.keeping.kept_evidence import wrong_files

            return wrong_files(store.connection, store.path)

        return self._database.submit(job, Urgency.LONG)

    def backups(self) -> Future[tuple[Backup, ...]]:
        """The verified backups, newest first."""
        return self._database.submit_aside(lambda: backups_in(self._database.backups))

    def survey(self) -> Future[Survey]:
        """What there is to get a damaged log back from."""

        def look() -> Survey:
            from callassist.storage.keeping.recovery import survey

            return survey(self._database.path, self._database.backups)

        return self._database.submit_aside(look)

    @property
    def rescue_folders(self) -> tuple[Path, ...]:
        """Where a file goes with what cannot be written to the log."""
        return self._rescue_folders

    # -- backups ---------------------------------------------------------------------------------------------------

    def back_up(self, reason: str = "asked") -> Future[Backup]:
        """Makes a backup now; fails with `LogFull` or `LogDamaged`."""
        self._backed_up_at = self._clock.monotonic()
        return self._database.back_up(reason)

    def back_up_if_due(self) -> Future[Backup] | None:
        """Makes a backup if there is something new and the last look at it is half an hour ago; None where it is not.

        The first look is due at once: the end of the former run may have had no time for its backup (a long log, a
        computer that was shut down, a kill).

        Cheap to call: the window does so every minute. Whether there is something new is looked up in the background,
        and the future is cancelled where there is not.
        """
        now = self._clock.monotonic()
        if self._backed_up_at is not None and now - self._backed_up_at < EVERY.total_seconds():
            return None
        self._backed_up_at = now
        return self._back_up_what_is_new("regular")

    def _back_up_what_is_new(self, reason: str) -> Future[Backup]:
        result: Future[Backup] = Future()

        def passed_on(made: Future[Backup]) -> None:
            with suppress(CancelledError):
                error = made.exception()
                if error is None:
                    result.set_result(made.result())
                else:
                    result.set_exception(error)
                return
            result.cancel()

        def looked(found: Future[bool]) -> None:
            try:
                is_new = found.result()
            except (KnownError, CancelledError):
                is_new = False  # a log that cannot be opened is told elsewhere
            if not is_new:
                result.cancel()
                return
            try:
                self._database.back_up(reason).add_done_callback(passed_on)
            except RuntimeError:
                result.cancel()  # closed in this very moment

        self._database.submit(self._has_news).add_done_callback(looked)
        return result

    def _has_news(self, store: Store) -> bool:
        last, last_hash = store.journal.end()
        newest = newest_list(store.connection)
        known = (
            one for one in backups_in(self._database.backups) if one.last_seq == last and one.last_hash == last_hash
        )
        return bool(last or newest) and not any(not newest or utc_text(one.made) > newest for one in known)

    def close(self) -> None:
        """Makes the backup of the end, if there is something new and it takes no longer than a moment.

        The end of a session leaves two seconds, and whoever starts again at once must not find the log in use. What it
        does not get done, the next run does first thing (`back_up_if_due`).
        """
        if not self._database.in_use:
            return
        done = threading.Event()
        try:
            self._back_up_what_is_new("closing").add_done_callback(lambda _: done.set())
        except RuntimeError:
            return
        done.wait(_PATIENCE_AT_END)
