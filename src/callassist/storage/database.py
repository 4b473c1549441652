"""One thread that owns the log: jobs go in, futures come out.

The window never waits for a disk. Jobs wait in three queues: the journal first, then what somebody looks at, then the
long ones. A long job is a generator and is asked for one slice after another; between two slices whatever is more
urgent goes first, so an answer never waits behind a search or an export for longer than one slice.

The thread opens the log itself, importing SQLModel there: making a `Database` and posting to it cost microseconds.
"""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from callassist.errors import CallAssistError, LogError, LogUnwritable
from callassist.storage import driver
from callassist.storage.driver import error_name, known_error
from callassist.storage.files import FileIdentity, check_identity, make_private_folder, replace_file
from callassist.storage.lock import LOCK_NAME, LogLock

if TYPE_CHECKING:
    from callassist.storage.store import Store

T = TypeVar("T")
Slices = Generator[None, None, T]

_log = logging.getLogger(__name__)

FILE_NAME = "callassist.db"
MARK_NAME = "callassist.mark"

#: idle for so long (seconds), the write-ahead log is written back and emptied: a lost one then costs nothing
IDLE_CHECKPOINT_S = 10.0


class Urgency(IntEnum):
    """Which queue a job waits in."""

    JOURNAL = 0
    SHOWN = 1
    LONG = 2


class _Job(Generic[T]):
    """A piece of work with the future of its result."""

    def __init__(self, start: Callable[[Store], T] | None, slices: Callable[[Store], Slices[T]] | None) -> None:
        self.future: Future[T] = Future()
        self._start = start
        self._slices = slices
        self._running: Slices[T] | None = None

    def step(self, store: Store) -> bool:
        """Works on it; True when it is done."""
        if self._start is not None:
            if self.future.set_running_or_notify_cancel():
                self.future.set_result(self._start(store))
            return True
        assert self._slices is not None
        if self.future.cancelled():
            self.drop()
            return True
        if self._running is None:
            self._running = self._slices(store)
        try:
            next(self._running)
        except StopIteration as stop:
            with suppress(InvalidStateError):  # cancelled in this very moment
                self.future.set_result(stop.value)
            return True
        return False

    def fail(self, error: BaseException) -> None:
        """It cannot be done."""
        self.drop()
        with suppress(InvalidStateError):
            self.future.set_exception(error)

    def drop(self) -> None:
        """Lets a half-done job clean up."""
        if self._running is not None:
            self._running.close()
            self._running = None


class Database:
    """The log in `folder`, opened by the first job or by `open`."""

    def __init__(self, folder: Path, *, utc_now: Callable[[], str], lock: LogLock | None = None) -> None:
        """`utc_now` gives the time as the log stores it; only for the log's own birth date and backups' names.

        `lock` is the log's lock, where the program has taken it before: it stays with who took it. Without one the log
        takes it when it is opened.
        """
        self.path = folder / FILE_NAME
        self._mark = folder / MARK_NAME
        self._lock_file = lock or LogLock(folder / LOCK_NAME)
        self._lock_is_ours = lock is None
        self._utc_now = utc_now
        self._queues: tuple[deque[_Job[Any]], ...] = (deque(), deque(), deque())
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closing = False
        self._store: Store | None = None
        #: which file was opened first; another one of its name is another log
        self._opened: FileIdentity | None = None
        self._dirty = False

    # -- from any thread -------------------------------------------------------------------------------------------

    def open(self) -> Future[tuple[LogError, ...]]:
        """Opens the log in the background. The future fails with what hinders it (`LogBusy`, `LogTooNew` …).

        Its result is what the rep should hear about although the log works, e.g. that its newest part was lost.
        """
        return self.submit(_warnings, Urgency.JOURNAL)

    def submit(self, job: Callable[[Store], T], urgency: Urgency = Urgency.SHOWN) -> Future[T]:
        """Has `job` done on the database thread. Cancelling the future drops the job if it has not begun."""
        return self._post(_Job(job, None), urgency)

    def submit_slices(self, job: Callable[[Store], Slices[T]], urgency: Urgency = Urgency.LONG) -> Future[T]:
        """Has a long `job` done, a slice (up to the next `yield`) at a time. Cancelling drops it between slices.

        A slice must leave no transaction open.
        """
        return self._post(_Job(None, job), urgency)

    def check(self) -> Future[tuple[LogError, ...]]:
        """Looks for damage, giving way to everything else; the result is what was found, nothing where all is well."""

        def slices(store: Store) -> Slices[tuple[LogError, ...]]:
            from callassist.storage.checking import check

            return check(store, self._somebody_waits)

        return self.submit_slices(slices)

    def _somebody_waits(self) -> bool:
        return self._closing or bool(self._queues[Urgency.JOURNAL]) or bool(self._queues[Urgency.SHOWN])

    def _post(self, job: _Job[T], urgency: Urgency) -> Future[T]:
        with self._wake:
            if self._closing:
                raise RuntimeError("the log is closed")
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="call log", daemon=True)
                self._thread.start()
            self._queues[urgency].append(job)
            self._wake.notify()
        return job.future

    def close(self, timeout: float = 10.0) -> None:
        """Does what is waiting of the journal, drops the rest, empties the write-ahead log and lets go of the file.

        Args:
            timeout: seconds to wait for a slow disk.
        """
        with self._wake:
            self._closing = True
            thread = self._thread
            self._wake.notify()
        if thread is not None:
            thread.join(timeout)

    # -- on the database thread ------------------------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            taken = self._next()
            if taken is None:
                break
            job, urgency = taken
            if self._advance(job):
                continue
            with self._wake:
                self._queues[urgency].appendleft(job)
        self._shut()

    def _next(self) -> tuple[_Job[Any], Urgency] | None:
        """The most urgent job; None when the log is to be closed and the journal is written."""
        idle_since = time.monotonic()
        while True:
            with self._wake:
                for urgency in Urgency:
                    queue = self._queues[urgency]
                    if self._closing and urgency is not Urgency.JOURNAL:
                        for job in queue:
                            job.drop()
                            job.future.cancel()
                        queue.clear()
                    elif queue:
                        return queue.popleft(), urgency
                if self._closing:
                    return None
                rest = IDLE_CHECKPOINT_S - (time.monotonic() - idle_since) if self._dirty else None
                if rest is None or rest > 0:
                    self._wake.wait(rest)
                    continue
            self._checkpoint()

    def _advance(self, job: _Job[Any]) -> bool:
        """One step of `job`; True when nothing more is to be done for it."""
        try:
            store = self._store or self._open_store()
            before = store.journal.changes
            try:
                return job.step(store)
            finally:
                self._dirty = self._dirty or store.journal.changes != before
                if store.journal.call_ended:
                    store.journal.call_ended = False
                    self._checkpoint()
                    self._queues[Urgency.LONG].append(_Job(None, _tidy))
        except CallAssistError as error:
            job.fail(error)
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the future; this thread lives on
            self._fail(job, error)
        return True

    def _fail(self, job: _Job[Any], error: Exception) -> None:
        known = known_error(error, self.path)
        if known is None:
            job.fail(error)
            return
        known.__cause__ = error
        if error_name(error).startswith("SQLITE_IOERR"):
            # after a failed flush the system may take what it could not write for written: begin anew from the disk
            self._drop_store()
        job.fail(known)

    def _open_store(self) -> Store:
        try:
            driver.load_driver()
        except CallAssistError:
            raise
        except Exception as error:
            raise LogError(
                f"the call log's database cannot be used ({error})",
                where=str(self.path),
                next_step="install callassist again",
            ) from error
        if self._opened is not None:
            # it was opened before, so nothing is made: what is missing now was taken away
            check_identity(self.path, self._opened)
        try:
            make_private_folder(self.path.parent)
            writable = os.access(self.path.parent, os.W_OK)
        except OSError as error:
            raise LogUnwritable(
                f"the data folder cannot be used ({error.strerror or error})",
                where=str(self.path.parent),
                next_step="check that it exists and belongs to you",
            ) from error
        if not writable:
            raise LogUnwritable(
                "the data folder is read-only", where=str(self.path.parent), next_step="make it writable for you"
            )
        self._lock_file.acquire()
        try:
            from callassist.storage.opening import open_store

            store = open_store(self.path, self._read_mark(), self._utc_now())
        except OSError as error:
            self._release_lock()
            raise LogUnwritable(
                f"the call log cannot be opened ({error.strerror or error})",
                where=str(self.path),
                next_step="check that the folder exists, is yours, and has space left",
            ) from error
        except Exception:
            # nothing is open: another program may use the log, and the next job tries again
            self._release_lock()
            raise
        self._store = store
        self._opened = store.identity
        return store

    def _release_lock(self) -> None:
        if self._lock_is_ours:
            self._lock_file.release()

    def _drop_store(self) -> None:
        if self._store is not None:
            with suppress(Exception):  # it is given up because of an error; another one on the way changes nothing
                self._store.close()
            self._store = None

    def _checkpoint(self) -> None:
        """Writes the write-ahead log back and empties it, and notes how far the journal has come."""
        self._dirty = False
        if self._store is None:
            return
        try:
            # a file that was taken away needs nothing, and the mark beside another one is not ours to write
            check_identity(self.path, self._store.identity)
            self._store.checkpoint()
            self._write_mark(self._store)
        except LogUnwritable as error:
            _log.warning("the call log was not checkpointed: %s", error.what)
        except Exception as error:  # noqa: BLE001 - an error here must not end the thread
            # nothing is lost: what was acknowledged is in the write-ahead log, and the next checkpoint takes it over
            _log.warning("the call log was not checkpointed: %s", error_name(error) or type(error).__name__)

    def _shut(self) -> None:
        if self._store is not None:
            self._checkpoint()
            self._drop_store()
        self._release_lock()

    # -- how far the journal had come: a lost or emptied log is noticed (tail guard) ----------------------------------

    def _read_mark(self) -> int:
        """The number of journal lines at the last checkpoint; 0 where nothing is noted."""
        try:
            return int(json.loads(self._mark.read_text(encoding="utf-8"))["last_seq"])
        except FileNotFoundError:
            return 0
        except (OSError, ValueError, KeyError, TypeError):
            _log.warning("the note of how far the log had come cannot be read; it is made anew")
            return 0

    def _write_mark(self, store: Store) -> None:
        last_seq, last_hash = store.journal.end()
        content = {"last_seq": last_seq, "hash": last_hash, "log_id": store.log_id}
        try:
            replace_file(self._mark, json.dumps(content).encode())
        except OSError as error:
            _log.warning("how far the log has come was not noted: %s", error.strerror)


def _tidy(store: Store) -> Slices[None]:
    """Merges the parts of the search index, a little at a time, whenever nothing else is to be done."""
    while store.journal.tidy():
        yield


def _warnings(store: Store) -> tuple[LogError, ...]:
    return store.warnings
