"""The log as a workbook or a CSV file, while calls go on: read in small slices on the database thread.

Memory stays the same however long the log is. The file is written under another name and takes its own only when it is
whole (`whole_file`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeVar

from callassist.domain.script import Script
from callassist.errors import ExportError, ScriptError
from callassist.formats.export.log_csv import AnswerCsv, CallCsv, CsvOptions
from callassist.services import settings
from callassist.services.export.answer_standing import VALUE, with_standing
from callassist.services.export.retyping import protect_answers, protect_calls
from callassist.services.export.whole_file import check_plain, whole_file, whole_file_with_room
from callassist.services.export.workbook_options import WorkbookOptions
from callassist.services.own_threads import CalledOff, OwnThreads
from callassist.storage.calls.damage import NO_SENSE, damaged_row
from callassist.storage.calls.exported import selected_answers, selected_calls
from callassist.storage.calls.log_views import LogFilter
from callassist.storage.database import FILE_NAME, LOCK_NAME, MARK_NAME, Database
from callassist.storage.jobs import Urgency

if TYPE_CHECKING:
    from callassist.storage.store import Store

__all__ = ["CsvOptions", "ExportKind", "ExportResult", "Exporting", "LogFilter", "WorkbookOptions"]

ExportKind = Literal["calls", "answers", "both"]
"""`both`: calls and answers in one workbook; a CSV file is one table."""
EVERYTHING = LogFilter()
FOR_PEOPLE = CsvOptions()

Progress = Callable[[int, int], None]
"""Rows done and rows in all (0: not known), called on the export's thread now and then."""
ReadPinned = Callable[[str], Script]
"""From a pinned script's text; fails with `ScriptError`."""
_T = TypeVar("_T")
_Rows = list[tuple[Any, ...]]

#: what lies beside the log; its own name with `-wal` and the like behind it is refused as well
_OWN_FILES = (LOCK_NAME, MARK_NAME, settings.FILE_NAME)
#: calls a slice: some milliseconds, which is how long an answer may have to wait behind it
_SLICE = 150
#: rows between two reports of progress
_REPORT = 10_000


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A file that was written whole."""

    path: Path
    rows: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is fixed when an export begins."""

    kind: ExportKind
    wanted: LogFilter
    options: CsvOptions | WorkbookOptions
    #: the newest call, and how many there are; 0: not known
    last: int
    total: int
    #: script id and question ids by hash, for every version a call may have
    versions: dict[str, tuple[str, tuple[str, ...]]]
    progress: Progress | None
    called_off: Callable[[], bool]

    def go_on(self) -> None:
        """Raises `CancelledError` where the export was called off."""
        if self.called_off():
            raise CancelledError


class Exporting:
    """Writes the log to files."""

    def __init__(self, database: Database, notes: Path | None = None, *, read_pinned: ReadPinned | None = None) -> None:
        """Over this log.

        Args:
            database: the log.
            notes: the data folder in which is noted what is written elsewhere; by default the log's own.
            read_pinned: makes a script of the text a call was made with, for the words of a workbook; by default ids
                stand there.
        """
        self._database = database
        self._notes = notes or database.path.parent
        self._read_pinned = read_pinned
        self._threads = OwnThreads("export")

    def run(
        self,
        kind: ExportKind,
        target: Path,
        wanted: LogFilter = EVERYTHING,
        options: CsvOptions | WorkbookOptions = FOR_PEOPLE,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> Future[ExportResult]:
        """Writes the calls, or the answers, that `wanted` finds to `target`, oldest first.

        An existing file is replaced; a link, a pipe, a folder or a file of our own is refused. Mode 0600. The future
        fails with `ExportError` or `LogError`; it is cancelled where `cancel` was set or the future itself cancelled.
        """

        def work(called_off: CalledOff) -> ExportResult:
            def is_off() -> bool:
                return called_off() or (cancel is not None and cancel.is_set())

            return self._write(kind, Path(target), wanted, options, progress, is_off)

        return self._threads.run(work)

    @contextmanager
    def new_file(self, target: Path) -> Generator[BinaryIO]:
        """A file of the user's that takes the place of `target` once it is written; what is refused is as in `run`.

        Raises:
            ExportError: it cannot be written. Nothing of it is left then, also where the writing itself raised.
        """

        def check() -> None:
            self._check_target(target)

        check()
        with whole_file(target, self._notes, check) as file:
            yield file

    def close(self, timeout: float = 5.0) -> None:
        """Calls off what is being written, and waits until nothing is left of it. Safe to call twice.

        Args:
            timeout: seconds to wait for a slow disk.
        """
        self._threads.close(timeout)

    def _write(
        self,
        kind: ExportKind,
        target: Path,
        wanted: LogFilter,
        options: CsvOptions | WorkbookOptions,
        progress: Progress | None,
        called_off: Callable[[], bool],
    ) -> ExportResult:
        def check() -> None:
            self._check_target(target)

        check()
        # before anything is made: whoever has the log open may take what is half-made for a killed program's
        plan = self._database.submit(
            lambda store: _plan(store, kind, wanted, options, progress, called_off), Urgency.LONG
        ).result()
        if isinstance(options, WorkbookOptions):
            with whole_file_with_room(target, self._notes, check) as (file, room):
                rows = self._copy(file, plan, room)
        else:
            with whole_file(target, self._notes, check) as file:
                rows = self._copy(file, plan, None)
        return ExportResult(target, rows)

    def _check_target(self, target: Path) -> None:
        check_plain(target)
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

    def _copy(self, file: BinaryIO, plan: _Plan, room: Path | None) -> int:
        """All of it from the database to the file; how many rows it were."""
        if isinstance(plan.options, CsvOptions):
            return self._copy_csv(file, plan, plan.options)
        assert room is not None
        return self._copy_workbook(file, plan, plan.options, room)

    def _copy_csv(self, file: BinaryIO, plan: _Plan, options: CsvOptions) -> int:
        """Reading and wording happen on the database thread, writing here: a slow stick does not hold up an answer."""
        if plan.kind == "both":
            raise ExportError(
                "a CSV file is one table", next_step="export calls and answers one by one, or as .xlsx", code="export"
            )
        versions = plan.versions
        text_guard = options.text_guard and not options.machine
        if plan.kind == "calls":
            source = selected_calls(answers=text_guard)
            csv: CallCsv | AnswerCsv = CallCsv(versions, options)
        else:
            source = selected_answers()
            csv = AnswerCsv(options)

        def worded(rows: _Rows) -> Iterable[tuple[str, ...]]:
            if plan.kind == "calls":
                return protect_calls(rows, versions) if text_guard else rows
            standing = with_standing(rows, versions)
            return protect_answers(standing, (row[-VALUE] for row in rows)) if text_guard else standing

        file.write(csv.header())
        done = 0
        for text, done in self._slices(plan, source, lambda rows: csv.lines(worded(rows))):  # noqa: B007 - read behind it
            file.write(text)
        return done

    def _copy_workbook(self, file: BinaryIO, plan: _Plan, options: WorkbookOptions, room: Path) -> int:
        """Only reading happens on the database thread: wording takes longer than an answer may wait."""
        from callassist.services.export.workbook_sheets import WorkbookSheets

        with WorkbookSheets(file, room, options, plan.versions, self._script, plan.go_on) as sheets:
            rows = 0
            for kind in ("calls", "answers"):
                if plan.kind not in (kind, "both"):
                    continue
                source = selected_calls(answers=True) if kind == "calls" else selected_answers()
                table = sheets.begin(kind)
                for found, _ in self._slices(plan, source, _as_they_are, rows):
                    try:
                        worded = table.worded(found)
                    except NO_SENSE as error:
                        raise damaged_row(self._database.path, error) from error
                    table.add(worded)
                    rows += len(worded)
                table.end()
            sheets.finish()
        return rows

    def _slices(
        self, plan: _Plan, source: tuple[str, str], made: Callable[[_Rows], _T], done: int = 0
    ) -> Iterator[tuple[_T, int]]:
        """All there is, slice by slice, as `made` makes it on the database thread; and how many rows so far.

        `done`: rows of the sheets before, which count as well.
        """
        columns, tables = source
        place: int | None = 0
        reported = done
        while place is not None:
            plan.go_on()

            def slice_of(store: Store, after: int = place) -> tuple[_T, int, int | None]:
                rows, end = store.reading.export_rows(
                    columns, tables, plan.wanted, after=after, last=plan.last, limit=_SLICE
                )
                try:
                    return made(rows), len(rows), end
                except NO_SENSE as error:
                    raise damaged_row(self._database.path, error) from error

            result, count, place = self._database.submit(slice_of, Urgency.LONG).result()
            done += count
            yield result, done
            if plan.progress is not None and (done - reported >= _REPORT or place is None):
                reported = done
                plan.progress(done, plan.total)

    def _script(self, sha: str) -> Script | None:
        """The script pinned under this hash, where it can still be read."""
        if self._read_pinned is None:
            return None
        pin = self._database.submit(lambda store: store.reading.pinned(sha), Urgency.LONG).result()
        if pin is None or not pin.source:
            return None
        try:
            return self._read_pinned(pin.source)
        except ScriptError:
            return None


def _plan(
    store: Store,
    kind: ExportKind,
    wanted: LogFilter,
    options: CsvOptions | WorkbookOptions,
    progress: Progress | None,
    called_off: Callable[[], bool],
) -> _Plan:
    versions = store.reading.export_columns()
    if wanted.script:
        versions = {sha: version for sha, version in versions.items() if version[0] == wanted.script}
    # counting what a filter finds would take as long as finding it
    total = store.reading.count_calls() if wanted == LogFilter() and kind == "calls" else 0
    return _Plan(kind, wanted, options, store.reading.newest(), total, versions, progress, called_off)


def _as_they_are(rows: _Rows) -> _Rows:
    return rows
