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

#: what `CallCsv` expects, in its order; figures as text already, which SQLite makes faster than Python. What a wrong
#: number answered is nobody's answer: the lead was not asked (X1).
_CALLS = """
    c.id, c.started_local, CAST((c.active_ms + 500) / 1000 AS TEXT), c.company, c.name, c.role,
    iif(c.number_e164 <> '', c.number_e164, c.number_typed), c.email, c.address, c.consent_basis, c.consent_date,
    c.consent_source, c.script_id,
    CAST(c.script_version AS TEXT), c.stage, CAST(c.depth AS TEXT), c.language, c.outcome, c.verdict, c.reason_codes,
    c.not_before, CAST(c.points AS TEXT), CAST(c.known_percent AS TEXT), c.product_1, c.product_1_state, c.product_2,
    c.follow_up, c.follow_up_at, c.follow_up_reason, c.decision_maker, c.decision_maker_function,
    c.decision_maker_phone, c.decision_maker_time, c.objections, c.override, c.note, c.script_sha256,
    iif(c.outcome = 'wrong_number', '', c.cells), iif(c.outcome = 'wrong_number', '', c.own_questions)
"""
_CALLS_FROM = "call c WHERE {places} ORDER BY c.seq"
#: what `with_standing` makes of `AnswerCsv`'s rows; the ticks of a multi-choice on its way are no answers yet
_ANSWERS = """
    c.id, CAST(t.number AS TEXT),
    strftime('%Y-%m-%dT%H:%M:%S', t.at_utc, c.utc_offset_min || ' minutes') || substr(c.started_local, 20),
    c.company, c.name, iif(c.number_e164 <> '', c.number_e164, c.number_typed), c.email, c.address, c.consent_date,
    c.consent_source, c.script_id,
    CAST(c.script_version AS TEXT), c.stage, t.kind, t.question, iif(t.kind = 'own_question', 'answered', t.state),
    iif(t.kind = 'own_question', t.text, t.stable), t.source, t.contact, CAST(t.wording_version AS TEXT), t.answer_note,
    ifnull(CAST(t.supersedes AS TEXT), ''), t.at_utc, t.value, c.script_sha256, c.cells, c.answers
"""
_ANSWERS_FROM = (
    "call c JOIN trace_entry t ON t.call_id = c.id WHERE {places} AND t.kind <> 'ticked'"
    " AND c.outcome <> 'wrong_number'"
    " AND (t.state <> '' OR t.kind IN ('withdrawn', 'own_question')) ORDER BY c.seq, t.number"
)


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
        raise ExportError("this is one of callassist's own files", where=str(target), next_step="choose another name")

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
        calls = f"{_CALLS}, iif(c.outcome = 'wrong_number', '', c.answers)" if plan.text_guard else _CALLS
        columns, source = (calls, _CALLS_FROM) if kind == "calls" else (_ANSWERS, _ANSWERS_FROM)
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
                "there is no such folder", where=str(target.parent), next_step="choose another place"
            ) from None
        return
    except OSError as error:
        raise _unwritable(target, error) from error
    except ValueError as error:  # a NUL, or half a character
        raise ExportError("no file can have this name", where=ascii(target.name), next_step="choose another") from error
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "no plain file"
        raise ExportError(f"this is {what}", where=str(target), next_step="choose another name")


def _unwritable(target: Path, error: OSError) -> KnownError:
    return ExportError(
        f"the file cannot be written ({error.strerror or error})",
        where=str(target),
        next_step="choose another place, or free some space",
    )
