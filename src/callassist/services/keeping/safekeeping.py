"""That nothing is lost: backups, the check of the log, and getting a damaged one back.

Everything here runs on the database thread and gives way to answers; the window hears of it through futures.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from callassist.domain.script import Script
from callassist.errors import ExportError, KnownError, LogDamaged, LogError, LogFull, LogUnwritable, NotFound
from callassist.services.calls.replay import Replay
from callassist.services.clock import Clock
from callassist.services.settings import Settings
from callassist.storage.calls.records import utc_text
from callassist.storage.database import Database
from callassist.storage.files import beside, sweep_log
from callassist.storage.jobs import Urgency
from callassist.storage.keeping import wal_hard_link
from callassist.storage.keeping.backups import Backup, backups_in
from callassist.storage.keeping.disk_space import Room
from callassist.storage.keeping.orders import DAMAGED_NAME, REPLACED_NAME, Order, Way
from callassist.storage.leads.list_reading import newest_list
from callassist.storage.sharing import shared

if TYPE_CHECKING:
    from callassist.services.calls.rescue import Rescue
    from callassist.storage.keeping.recovery import Survey
    from callassist.storage.store import Store

__all__ = ["Backup", "Opened", "Progress", "Restored", "Safekeeping"]

_log = logging.getLogger(__name__)

EVERY = timedelta(minutes=30)
"""How old the newest backup may be when there is something new."""

#: seconds the end of the program waits for its backup
_PATIENCE_AT_END = 1.5

Progress = Callable[[int, int], None]
"""Hears, on another thread, how much of how much is done."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open log."""

    #: what the rep should hear about although it works
    warnings: tuple[LogError, ...] = ()
    #: files with lines of open calls that could not be written in an earlier run, proven to be this log's
    rescues: tuple[Rescue, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """A log that came back."""

    calls: int
    #: the backup it was made of; None: of the damaged files alone
    backup: Backup | None
    #: calls and journal lines that were read out of the damaged files
    salvaged_calls: int = 0
    salvaged_events: int = 0
    #: journal lines that are known to be missing
    missing: int = 0
    #: where the former files lie now
    kept: Path | None = None
    #: backups that were damaged themselves
    bad_backups: tuple[Path, ...] = ()
    #: contacts that only another source than the backup knew to be blocked
    blocked: int = 0
    #: it is not the log that was here before
    is_another: bool = False


class Safekeeping:
    """Looks after the log."""

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
        self._rescue_folders = rescue_folders
        self._database = database
        self._clock = clock
        self._settings = settings
        self._replay = replay
        self._scripts = scripts
        self._backed_up_at: float | None = None

    # -- looking ---------------------------------------------------------------------------------------------------

    def open(self) -> Future[Opened]:
        """Opens the log, and finds what an earlier run could not write to it; fails with what hinders it."""
        return self._database.submit(self._open)

    def _open(self, store: Store) -> Opened:
        from callassist.services.calls.rescue import new_lines, read_rescue, rescues_in, sweep_rescues

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

    # -- getting it back -------------------------------------------------------------------------------------------

    def recover(self, progress: Progress | None = None, cancel: threading.Event | None = None) -> Future[Restored]:
        """Gets a damaged or lost log back: the newest sound backup, and all that is newer in the damaged files.

        The damaged files are kept, in `damaged/<time>/` beside the log. Fails with `LogDamaged` where there is nothing
        to get it back from; cancelled where `cancel` was set before the new log was put in place.
        """

        def job() -> Restored:
            called_off = None if cancel is None else cancel.is_set
            return self._renew(Way.RECOVER, DAMAGED_NAME, tick=_ticking(progress, cancel), called_off=called_off)

        return self._then_open(self._database.submit_aside(job, closed=True))

    def restore(self, path: Path) -> Future[Restored]:
        """Puts the backup at `path` in the place of the log, which is kept in `replaced/<time>/`.

        Whoever asked not to be called stays blocked, what is settled stays settled. A log that is damaged is kept in
        `damaged/<time>/`. Fails with `NotFound`, `LogDamaged` (the backup is, or its schema is not ours) or
        `LogTooNew`; the log is then as it was.
        """

        def job(hindered: BaseException | None) -> Restored:
            if not path.is_file():
                what = "there is no such backup"
                raise NotFound(what, where=str(path), next_step="choose another one", code="backup_gone")
            is_damaged = isinstance(hindered, LogDamaged)
            if not is_damaged and _size(wal_hard_link.wal_of(self._database.path)):
                # its newest lines stand there alone, and would be missing if the exchange of the files were cut off
                raise hindered or LogUnwritable(
                    "the call log cannot be closed: its newest entries are not written back yet",
                    where=str(self._database.path),
                    next_step="check that the folder is yours and has space left, then try again",
                )
            return self._renew(Way.RESTORE, DAMAGED_NAME if is_damaged else REPLACED_NAME, path)

        return self._then_open(self._once_tried(job))

    def start_empty(self) -> Future[Path | None]:
        """Sets a damaged log aside and begins an empty one; where the damaged files lie now.

        Whoever asked not to be called stays blocked.
        """
        job = lambda: self._renew(Way.EMPTY, DAMAGED_NAME).kept  # noqa: E731 - a job
        return self._database.submit_aside(job, closed=True)

    def _once_tried(self, job: Callable[[BaseException | None], Restored]) -> Future[Restored]:
        """Has `job` done with the log closed, told what hinders the log from being opened.

        Opened and closed, a sound log has all that was acknowledged in its one file.
        """
        hindered: list[BaseException | None] = []
        tried = self._database.submit(lambda _store: None)
        tried.add_done_callback(lambda done: hindered.append(None if done.cancelled() else done.exception()))
        return self._database.submit_aside(lambda: job(hindered[0] if hindered else None), closed=True)

    def _renew(
        self,
        way: Way,
        folder_name: str,
        base: Path | None = None,
        tick: Progress | None = None,
        called_off: Callable[[], bool] | None = None,
    ) -> Restored:
        """Makes the log anew and puts it in place. On the database thread, with the log closed."""
        from callassist.services.keeping.new_log import renew
        from callassist.storage.keeping import high_water_mark, recovery

        log, now = self._database.path, self._database.now()
        sweep_log(log)
        noted = high_water_mark.read_mark(log.with_name(high_water_mark.NAME))
        order = Order(way, log, self._database.backups, beside(log), now, base, noted.last_seq, noted.log_id)
        found = renew(order, self._replay, self._script_of, tick, called_off)
        try:
            kept = recovery.put_in_place(log, found.path, folder_name, now)
        except BaseException:
            with suppress(OSError):
                found.path.unlink()
            raise
        # it spoke of the log that was; what is missing was told
        high_water_mark.write_mark(log.with_name(high_water_mark.NAME), high_water_mark.Mark())
        if folder_name == DAMAGED_NAME:
            recovery.settle(log)
        return Restored(
            found.calls,
            found.backup,
            found.salvaged_calls,
            found.salvaged_events,
            found.missing,
            kept,
            found.bad_backups,
            found.blocked,
            found.is_another,
        )

    def take_rescue(self, path: Path) -> Future[int]:
        """Takes the lines of a rescue file into the log; how many were new. The file is then renamed `….taken`.

        Fails with `NotUnderstood` (it is none, or not proven to be this log's), `NotFound` (the call is not in this
        log) or `LogError` (it does not follow on what is there, or the call has ended).
        """

        def job(store: Store) -> int:
            from callassist.services.calls.rescue import read_rescue, take_in

            try:
                found = read_rescue(path, store.rescue_key)
            except OSError as error:
                raise NotFound(
                    f"the rescue file cannot be read ({error.strerror or error})",
                    where=str(path),
                    next_step="look for it where it was saved",
                    code="no_rescue",
                ) from error
            count = take_in(store, self._replay, self._settings.text("phone_region"), found)
            with suppress(OSError):
                path.replace(path.with_name(path.name + ".taken"))
            return count

        return self._database.submit(job, Urgency.JOURNAL)

    def readable_copy(self, folder: Path, progress: Progress | None = None) -> Future[Path]:
        """Puts what can be read of a damaged log into a log of its own in `folder`, for exporting; changes nothing."""

        def job() -> Path:
            from callassist.services.keeping.new_log import renew

            target = folder / self._database.path.name
            if target.exists():
                raise ExportError(
                    "there is a file of this name already",
                    where=str(target),
                    next_step="choose another folder",
                    code="export_exists",
                )
            order = Order(Way.RECOVER, self._database.path, self._database.backups, target, self._database.now())
            renew(order, self._replay, self._script_of, _ticking(progress, None), to_give_away=True)
            return target

        return self._database.submit_aside(job)

    def export_readable(self, folder: Path, progress: Progress | None = None) -> Future[Path]:
        """Writes what can be read of a damaged log as CSV, and the log itself, into a new folder within `folder`.

        The damaged files are not touched. Fails with `LogDamaged`, or with `ExportError` where nothing can be written.
        """
        result: Future[Path] = Future()

        def work() -> None:
            from callassist.services.export.exporting import Exporting

            try:
                target = _new_folder(folder, self._database.now())
                self.readable_copy(target, progress).result()
                copy = Database(target, utc_now=lambda: self._database.now().isoformat())
                exporting = Exporting(copy, self._database.path.parent)
                try:
                    exporting.run("calls", target / "calls.csv").result()
                    exporting.run("answers", target / "answers.csv").result()
                finally:
                    exporting.close()
                    copy.close()
                result.set_result(target)
            except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits for the future
                result.set_exception(error)

        threading.Thread(target=work, name="export of a damaged log", daemon=True).start()
        return result

    def _then_open(self, exchanged: Future[Restored]) -> Future[Restored]:
        """Opens the log that came back; fails with what hinders it."""
        result: Future[Restored] = Future()

        def done(found: Future[Restored]) -> None:
            try:
                restored = found.result()
            except CancelledError:
                result.cancel()
                return
            except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits
                result.set_exception(error)
                return
            opened = self._database.submit(lambda _store: None)
            opened.add_done_callback(lambda done: _finish(result, restored, done))

        exchanged.add_done_callback(done)
        return result

    def _script_of(self, sha256: str) -> Script | None:
        return next((script for script in self._scripts() if script.sha256 == sha256), None)


def _new_folder(folder: Path, now: datetime) -> Path:
    """A folder for this user alone within `folder`.

    Raises:
        ExportError: it cannot be made.
    """
    target = folder / f"callassist-readable-{now.strftime('%Y%m%dT%H%M%SZ')}"
    try:
        target.mkdir(mode=0o700)
    except OSError as error:
        raise ExportError(
            f"the folder cannot be made ({error.strerror or error})",
            where=str(target),
            next_step="choose another one",
            code="export_unwritable",
            facts={"cause": error.strerror or error},
        ) from error
    return target


def _finish(result: Future[Restored], restored: Restored, opened: Future[None]) -> None:
    if opened.cancelled():
        result.cancel()
        return
    error = opened.exception()
    if error is None:
        result.set_result(restored)
    else:
        result.set_exception(error)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _ticking(progress: Progress | None, cancel: threading.Event | None) -> Progress:
    def tick(done: int, total: int) -> None:
        if cancel is not None and cancel.is_set():
            raise CancelledError
        if progress is not None:
            progress(done, total)

    return tick
