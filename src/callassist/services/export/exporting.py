"""The log as a CSV file, while calls go on: in small slices on the database thread, the file written beside it.

Memory stays the same however long the log is. The file is written under another name and takes its own only when it is
whole; after a failure or when it is called off nothing is left of it, and after a kill nothing once the log was opened
again (`storage.unfinished`).
"""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from callassist.errors import ExportError, KnownError
from callassist.formats.export.log_csv import AnswerCsv, CallCsv, CsvOptions
from callassist.services import settings
from callassist.services.export.retyping import protect_answers, protect_calls
from callassist.services.export.standing import with_standing
from callassist.storage.calls.damage import NO_SENSE, damaged_row
from callassist.storage.calls.exported import selected_answers, selected_calls
from callassist.storage.calls.records import LogFilter
from callassist.storage.database import FILE_NAME, LOCK_NAME, MARK_NAME, Database
from callassist.storage.files import beside, open_private, sync_folder
from callassist.storage.jobs import Urgency
from callassist.storage.keeping import unfinished

if TYPE_CHECKING:
    from callassist.storage.store import Store

__all__ = ["CsvOptions", "ExportResult", "Exporting", "LogFilter"]

ExportKind = Literal["calls", "answers"]
EVERYTHING = LogFilter()
FOR_PEOPLE = CsvOptions()

Progress = Callable[[int, int], None]
"""Rows done and rows in all (0: not known), called on the export's thread now and then."""

#: what lies beside the log; its own name with `-wal` and the like behind it is refused as well
_OWN_FILES = (LOCK_NAME, MARK_NAME, settings.FILE_NAME)
#: which column from the end is the value as JSON, of the rows of answers
_VALUE = 4
#: calls a slice: some milliseconds, which is how long an answer may have to wait behind it
_SLICE = 100
#: rows between two reports of progress
_REPORT = 10_000


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A file that was written whole."""

    path: Path
    rows: int


@dataclass(slots=True)
class _Plan:
    """What is fixed when an export begins."""

    last: int
    total: int
    csv: CallCsv | AnswerCsv
    #: script id and question ids by hash, for every version a call may have
    versions: dict[str, tuple[str, tuple[str, ...]]]
    #: texts are marked as such
    text_guard: bool

    def worded(self, kind: ExportKind, rows: list[tuple[Any, ...]]) -> Iterable[tuple[str, ...]]:
        """The rows as `csv` takes them, out of those that were selected."""
        if kind == "calls":
            return protect_calls(rows, self.versions) if self.text_guard else rows
        standing = with_standing(rows, self.versions)
        return protect_answers(standing, (row[-_VALUE] for row in rows)) if self.text_guard else standing


class Exporting:
    """Writes the log to files."""

    def __init__(self, database: Database, notes: Path | None = None) -> None:
        """`notes` is the data folder in which is noted what is written elsewhere; by default the log's own."""
        self._database = database
        self._notes = notes or database.path.parent
        self._closing = threading.Event()
        self._running: set[threading.Thread] = set()

    def run(
        self,
        kind: ExportKind,
        target: Path,
        wanted: LogFilter = EVERYTHING,
        options: CsvOptions = FOR_PEOPLE,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> Future[ExportResult]:
        """Writes the calls, or the answers, that `wanted` finds to `target`, oldest first.

        An existing file is replaced; a link, a pipe, a folder or a file of our own is refused. Mode 0600. The future
        fails with
        `ExportError` or `LogError`; it is cancelled where `cancel` was set or the future itself cancelled.
        """
        future: Future[ExportResult] = Future()

        def called_off() -> bool:
            return self._closing.is_set() or future.cancelled() or (cancel is not None and cancel.is_set())

        def work() -> None:
            try:
                result = self._write(kind, Path(target), wanted, options, progress, called_off)
            except CancelledError:
                future.cancel()
            except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits for the future
                with suppress(InvalidStateError):
                    future.set_exception(error)
            else:
                with suppress(InvalidStateError):
                    future.set_result(result)
            finally:
                self._running.discard(threading.current_thread())

        thread = threading.Thread(target=work, name="export", daemon=True)
        self._running.add(thread)
        thread.start()
        return future

    def close(self, timeout: float = 5.0) -> None:
        """Calls off what is being written, and waits until nothing is left of it. Safe to call twice.

        Args:
            timeout: seconds to wait for a slow disk.
        """
        self._closing.set()
        for thread in tuple(self._running):
            thread.join(timeout)

    def _write(
        self,
        kind: ExportKind,
        target: Path,
        wanted: LogFilter,
        options: CsvOptions,
        progress: Progress | None,
        called_off: Callable[[], bool],
    ) -> ExportResult:
        self._check_target(target)
        # before anything is made: whoever has the log open may take what is half-made for a killed program's
        plan = self._database.submit(lambda store: _plan(store, kind, wanted, options), Urgency.LONG).result()
        temporary = beside(target)
        noted = unfinished.note(self._notes, temporary)
        try:
            descriptor = open_private(temporary, exclusive=True)
        except OSError as error:
            unfinished.forget(noted, temporary)
            raise _unwritable(target, error) from error
        try:
            with os.fdopen(descriptor, "wb", buffering=1 << 18) as file:
                rows = self._copy(file, plan, kind, wanted, progress, called_off)
                file.flush()
                os.fsync(file.fileno())
            self._check_target(target)
            temporary.replace(target)
        except OSError as error:
            raise _unwritable(target, error) from error
        finally:
            with suppress(OSError):
                temporary.unlink()  # it is gone already where all went well
            unfinished.forget(noted, temporary)
        with suppress(OSError):  # a folder that cannot be flushed (a network drive) does not make the file worse
            sync_folder(target.parent)
        return ExportResult(target, rows)

    def _check_target(self, target: Path) -> None:
        _check_plain(target)
        if not self._is_ours(target):
            return
        what = "this is one of callassist's own files"
        raise ExportError(what, where=str(target), next_step="choose another name", code="export_own")

    def _is_ours(self, target: Path) -> bool:
        """Whether `target` would take the place of the log, of what belongs to it, or of the settings."""
        log = self._database.path
        name = target.name.casefold()  # some file systems do not tell `A` from `a`
        if not name.startswith(FILE_NAME) and name not in _OWN_FILES:
            return False
        try:
            return target.parent.samefile(log.parent)
        except OSError:
            return False

    def _copy(
        self,
        file: BinaryIO,
        plan: _Plan,
        kind: ExportKind,
        wanted: LogFilter,
        progress: Progress | None,
        called_off: Callable[[], bool],
    ) -> int:
        """All slices from the database to the file; how many rows it were.

        Reading and wording happen on the database thread, writing here: a slow stick does not hold up an answer.
        """
        columns, source = selected_calls(answers=plan.text_guard) if kind == "calls" else selected_answers()
        file.write(plan.csv.header())
        place: int | None = 0
        done = reported = 0
        while place is not None:
            if called_off():
                raise CancelledError
            after = place

            def slice_of(store: Store, after: int = after) -> tuple[bytes, int, int | None]:
                rows, end = store.reading.export_rows(
                    columns, source, wanted, after=after, last=plan.last, limit=_SLICE
                )
                try:
                    return plan.csv.lines(plan.worded(kind, rows)), len(rows), end
                except NO_SENSE as error:
                    raise damaged_row(self._database.path, error) from error

            text, count, place = self._database.submit(slice_of, Urgency.LONG).result()
            file.write(text)
            done += count
            if progress is not None and (done - reported >= _REPORT or place is None):
                reported = done
                progress(done, plan.total)
        return done


def _plan(store: Store, kind: ExportKind, wanted: LogFilter, options: CsvOptions) -> _Plan:
    versions = store.reading.export_columns()
    if wanted.script:
        versions = {sha: version for sha, version in versions.items() if version[0] == wanted.script}
    # counting what a filter finds would take as long as finding it
    total = store.reading.count_calls() if wanted == LogFilter() and kind == "calls" else 0
    csv = CallCsv(versions, options) if kind == "calls" else AnswerCsv(options)
    return _Plan(store.reading.newest(), total, csv, versions, options.text_guard and not options.machine)


def _check_plain(target: Path) -> None:
    """Only a plain file, or nothing, may be where the export goes.

    Raises:
        ExportError: it is a link, a pipe, a folder …, or its folder is not there.
    """
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise ExportError(
                "there is no such folder",
                where=str(target.parent),
                next_step="choose another place",
                code="export_no_folder",
            ) from None
        return
    except OSError as error:
        raise _unwritable(target, error) from error
    except ValueError as error:  # a NUL, or half a character
        where = ascii(target.name)
        what = "no file can have this name"
        raise ExportError(what, where=where, next_step="choose another", code="export_no_name") from error
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "no plain file"
        raise ExportError(f"this is {what}", where=str(target), next_step="choose another name", code="export_no_file")


def _unwritable(target: Path, error: OSError) -> KnownError:
    return ExportError(
        f"the file cannot be written ({error.strerror or error})",
        where=str(target),
        next_step="choose another place, or free some space",
        code="export_unwritable",
        facts={"cause": error.strerror or error},
    )
