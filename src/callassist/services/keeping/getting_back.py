"""Getting a log back: a damaged or lost one, a backup in its place, what an earlier run could not write to it.

Everything here runs on the database thread; the window hears of it through futures.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from callassist.domain.script import Script
from callassist.errors import ExportError, LogDamaged, LogUnwritable, NotFound
from callassist.services.calls.replay import Replay
from callassist.services.settings import Settings
from callassist.storage.database import Database
from callassist.storage.files import beside, sweep_log
from callassist.storage.jobs import Urgency
from callassist.storage.keeping import wal_hard_link
from callassist.storage.keeping.backups import Backup
from callassist.storage.keeping.orders import DAMAGED_NAME, REPLACED_NAME, Order, Way

if TYPE_CHECKING:
    from callassist.storage.store import Store

Progress = Callable[[int, int], None]
"""Hears, on another thread, how much of how much is done."""


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
    #: files that prove a consent of this log, of which no whole copy was found
    evidence_missing: int = 0


class GettingBack:
    """Puts a log in the place of the one there is, or was; the former files are kept."""

    def __init__(
        self, database: Database, settings: Settings, replay: Replay, scripts: Callable[[], tuple[Script, ...]]
    ) -> None:
        self._database = database
        self._settings = settings
        self._replay = replay
        self._scripts = scripts

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
        from callassist.storage.keeping import high_water_mark, kept_evidence, recovery

        log, now = self._database.path, self._database.now()
        sweep_log(log)
        noted = high_water_mark.read_mark(log.with_name(high_water_mark.NAME))
        order = Order(way, log, self._database.backups, beside(log), now, base, noted.last_seq, noted.log_id)
        found = renew(order, self._replay, self._script_of, tick, called_off)
        try:
            # before it is the log: what proves its consents is there as soon as it names it
            places = [kept_evidence.folder_in(self._database.backups)]
            places += [kept_evidence.folder_in(base.parent), base.parent] if base is not None else []
            evidence_missing = kept_evidence.bring_back(found.path, log, places)
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
            evidence_missing,
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
