"""One thread that owns the log: jobs go in, futures come out.

The window never waits for a disk. Jobs wait in three queues: the journal first, then what somebody looks at, then the
long ones. A long job is a generator and is asked for one slice after another; between two slices whatever is more
urgent goes first, so an answer never waits behind a search or an export for longer than one slice.

The thread opens the log itself, loading the driver there: making a `Database` and posting to it cost microseconds.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from callassist.errors import CallAssistError, LogError, LogUnwritable
from callassist.storage import driver
from callassist.storage.data_folder import make_usable
from callassist.storage.driver import error_name, known_error
from callassist.storage.files import FileIdentity, check_identity
from callassist.storage.jobs import GivenUp, Job, Needs, Slices, Urgency
from callassist.storage.keeping import disk_space, high_water_mark, unfinished, wal_hard_link
from callassist.storage.keeping.backups import FOLDER_NAME, Backup, make_backup
from callassist.storage.keeping.high_water_mark import Mark
from callassist.storage.leads.removing import remove_undone
from callassist.storage.lock import LOCK_NAME, LogLock

if TYPE_CHECKING:
    from callassist.storage.store import Store

T = TypeVar("T")

_log = logging.getLogger(__name__)

FILE_NAME = "callassist.db"
MARK_NAME = high_water_mark.NAME

#: idle for so long (seconds), the write-ahead log is written back and emptied: a lost one then costs nothing
IDLE_CHECKPOINT_S = 10.0
#: bytes by which the write-ahead log may grow before it is written back: some sixty answers
LARGE = 200 * 4096
#: the same while a list is read in or removed: each time takes as long as many answers, however little there is
LARGE_IN_BULK = 4_000 * 4096
#: the same while a call is on besides: the next key may come at any moment, unless one has just been written
LARGE_IN_BULK_AND_CALL = 4 * LARGE_IN_BULK
#: seconds after its last slice for which such a job counts as going on
_BULK_S = 1.0


class Database:
    """The log in `folder`, opened by the first job or by `open`."""

    def __init__(self, folder: Path, *, utc_now: Callable[[], str], lock: LogLock | None = None) -> None:
        """`utc_now` gives the time as the log stores it; only for the log's own birth date and backups' names.

        `lock` is the log's lock, where the program has taken it before: it stays with who took it. Without one the log
        takes it when it is opened.
        """
        self.path = folder / FILE_NAME
        #: where backups lie
        self.backups = folder / FOLDER_NAME
        self._mark = folder / MARK_NAME
        self._ballast = disk_space.Ballast(folder)
        self._lock_file = lock or LogLock(folder / LOCK_NAME)
        self._lock_is_ours = lock is None
        self._utc_now = utc_now
        self._queues: tuple[deque[Job[Any]], ...] = (deque(), deque(), deque())
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closing = False
        self._store: Store | None = None
        #: which file was opened first; another one of its name is another log
        self._opened: FileIdentity | None = None
        self._dirty = False
        #: size of the write-ahead log when it was last to be written back because of it
        self._tried_at = 0
        #: proves rescue files to be this log's, also while the log cannot be reached; "" before it was opened
        self.rescue_key = ""
        #: an empty log was asked for
        self._begins_anew = False

    # -- from any thread -------------------------------------------------------------------------------------------

    def open(self) -> Future[tuple[LogError, ...]]:
        """Opens the log in the background. The future fails with what hinders it (`LogBusy`, `LogTooNew` …).

        Its result is what the rep should hear about although the log works, e.g. that its newest part was lost.
        """
        return self.submit(_warnings, Urgency.JOURNAL)

    def submit(
        self, job: Callable[[Store], T], urgency: Urgency = Urgency.SHOWN, *, repeatable: bool = False
    ) -> Future[T]:
        """Has `job` done on the database thread. Cancelling the future drops the job if it has not begun.

        `repeatable`: after an error of the disk it is tried once more on the log opened anew; only for what changes
        nothing the second time.
        """
        return self._post(Job(job, repeatable=repeatable), urgency)

    def submit_aside(self, job: Callable[[], T], *, closed: bool = False) -> Future[T]:
        """Has `job` done on the database thread without the log: for files beside it, or when it cannot be opened.

        With `closed` the log is let go of before, under the lock of this program, and opened anew by the next job.
        """
        return self._post(Job(aside=job, needs=Needs.CLOSED if closed else Needs.NOTHING), Urgency.SHOWN)

    def back_up(self, reason: str) -> Future[Backup]:
        """Makes a verified backup. Answers are written between its steps; cancelled where the log is closed.

        Fails with `LogFull` where there is no room, with `LogDamaged` where the copy is not sound.
        """

        def job(store: Store) -> Backup:
            check_identity(self.path, store.identity)  # nothing is made beside a log that was taken away

            def give_way() -> None:
                self._do_what_is_urgent(store)

            return make_backup(store.connection, self.path, self.backups, self.now(), reason, give_way)

        return self._post(Job(job), Urgency.LONG)

    @property
    def in_use(self) -> bool:
        """Whether the log is open."""
        return self._store is not None and not self._closing

    @property
    def in_a_call(self) -> bool:
        """Whether a call is on: whoever has long work to do does less of it at a time."""
        store = self._store
        return store is not None and bool(store.journal.under_way)

    def begin_anew(self) -> None:
        """An empty log may be made although there are backups of another one. From a job that has the log closed."""
        self._begins_anew = True

    def now(self) -> datetime:
        """The present time, aware."""
        return datetime.fromisoformat(self._utc_now())

    def space(self) -> disk_space.Space:
        """What is left on the disk of the log. From any thread."""
        return disk_space.space_of(self.path.parent)

    def submit_slices(self, job: Callable[[Store], Slices[T]], urgency: Urgency = Urgency.LONG) -> Future[T]:
        """Has a long `job` done, a slice (up to the next `yield`) at a time. Cancelling drops it between slices.

        A slice must leave no transaction open.
        """
        return self._post(Job(slices=job), urgency)

    def check(self) -> Future[tuple[LogError, ...]]:
        """Looks for damage, giving way to everything else; the result is what was found, nothing where all is well."""

        def slices(store: Store) -> Slices[tuple[LogError, ...]]:
            from callassist.storage.keeping.checking import check

            return check(store, self._somebody_waits)

        return self.submit_slices(slices)

    def _somebody_waits(self) -> bool:
        return self._closing or bool(self._queues[Urgency.JOURNAL]) or bool(self._queues[Urgency.SHOWN])

    def _post(self, job: Job[T], urgency: Urgency) -> Future[T]:
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

    def _next(self) -> tuple[Job[Any], Urgency] | None:
        """The most urgent job; None when the log is to be closed and the journal is written."""
        idle_since = time.monotonic()
        while True:
            with self._wake:
                for urgency in Urgency:
                    queue = self._queues[urgency]
                    if self._closing and urgency is not Urgency.JOURNAL:
                        for job in queue:
                            job.give_up()
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

    def _advance(self, job: Job[Any]) -> bool:
        """One step of `job`; True when nothing more is to be done for it."""
        try:
            try:
                return self._step(job)
            except CallAssistError:
                raise
            except Exception as error:
                if not self._helped(job, error):
                    raise
            return self._step(job)
        except CallAssistError as error:
            job.fail(error)
        except GivenUp:
            job.give_up()
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for the future; this thread lives on
            self._fail(job, error)
        return True

    def _step(self, job: Job[Any]) -> bool:
        if job.needs is Needs.NOTHING:
            return job.step(None)
        if job.needs is Needs.CLOSED:
            self._let_go()
            return job.step(None)
        store = self._store or self._open_store()
        before = store.journal.changes
        if not store.begun:
            with suppress(Exception):  # the disk is full, or the file is gone: the job is going to tell
                check_identity(self.path, store.identity)
                store.begin()
        try:
            return job.step(store)
        finally:
            self._dirty = self._dirty or store.journal.changes != before
            if store.journal.call_ended:
                store.journal.call_ended = False
                self._checkpoint()
                self._queues[Urgency.LONG].append(Job(slices=_tidy))
            else:
                self._checkpoint_if_large(just_written=store.journal.changes != before)

    def _helped(self, job: Job[Any], error: Exception) -> bool:
        """Whether what hindered `job` could be put right at once, so that it can be tried again."""
        name = error_name(error)
        if job.begun:
            return False
        if name == "SQLITE_FULL":
            return self._ballast.give_up()
        if name.startswith("SQLITE_IOERR") and job.repeatable and self._store is not None:
            # after a failed flush the system may take what it could not write for written: begin anew from the disk
            self._drop_store()
            return True
        return False

    def _fail(self, job: Job[Any], error: Exception) -> None:
        known = known_error(error, self.path)
        if known is None:
            job.fail(error)
            return
        known.__cause__ = error
        if error_name(error).startswith("SQLITE_IOERR"):
            self._drop_store()
        job.fail(known)

    def _do_what_is_urgent(self, store: Store) -> None:
        """Called within a long job, between two of its steps: what is more urgent goes first.

        Raises:
            GivenUp: the log is to be closed, or is not the one any more that the job began with.
        """
        while True:
            with self._wake:
                if self._closing:
                    raise GivenUp
                job = next((queue.popleft() for queue in self._queues[: Urgency.LONG] if queue), None)
                if job is not None and job.needs is Needs.CLOSED:
                    self._queues[Urgency.SHOWN].appendleft(job)
                    raise GivenUp
            if job is None:
                return
            if not self._advance(job):
                with self._wake:
                    # a slice is enough: the others of its kind have their turn
                    self._queues[Urgency.SHOWN].append(job)
            if self._store is not store:
                raise GivenUp

    def _let_go(self) -> None:
        """Closes the log, and holds the lock, so that its files can be exchanged."""
        if self._store is not None:
            self._checkpoint(last=True)
            self._drop_store()
        make_usable(self.path.parent)
        self._lock_file.acquire()
        self._opened = None

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
                code="install_again",
            ) from error
        if self._opened is not None:
            # it was opened before, so nothing is made: what is missing now was taken away
            check_identity(self.path, self._opened)
        make_usable(self.path.parent)
        self._lock_file.acquire()
        unfinished.sweep(self.path.parent)
        try:
            from callassist.storage.opening import open_store

            store = open_store(
                self.path, high_water_mark.read_mark(self._mark), self.backups, self.now(), may_be_new=self._begins_anew
            )
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
        is_first, self._opened = self._opened is None, store.identity
        self.rescue_key = store.rescue_key
        self._queues[Urgency.LONG].append(Job(aside=self._ballast.put_by, needs=Needs.NOTHING))
        if is_first:  # not again for a log that is opened anew after an error: what failed may be just this
            self._queues[Urgency.LONG].append(Job(slices=remove_undone))
        return store

    def _release_lock(self) -> None:
        if self._lock_is_ours:
            self._lock_file.release()

    def _drop_store(self) -> None:
        if self._store is not None:
            with suppress(Exception):  # it is given up because of an error; another one on the way changes nothing
                check_identity(self.path, self._store.identity)
                if self._store.begun:
                    self._store.finish()  # closing is a checkpoint too
            with suppress(Exception):
                self._store.close()
                if not wal_hard_link.wal_of(self.path).exists():  # SQLite removes it once all of it is in the database
                    wal_hard_link.forget(self.path)
            self._store = None

    def _checkpoint_if_large(self, *, just_written: bool) -> None:
        """A checkpoint where the write-ahead log has grown by so much since the last one that was tried.

        It takes as long as some answers do. `just_written`: an answer was, and the next one is some time off.

        SQLite's own would let the next write begin a new one that does not say which file it was begun on.
        """
        with suppress(OSError):
            size = wal_hard_link.wal_of(self.path).stat().st_size
            if size < self._tried_at:
                self._tried_at = 0
            if size - self._tried_at > self._large(just_written=just_written):
                self._tried_at = size
                self._checkpoint()

    def _large(self, *, just_written: bool) -> int:
        """How much it may grow for now."""
        store = self._store
        if store is None or time.perf_counter() - store.bulk_at >= _BULK_S:
            return LARGE
        return LARGE_IN_BULK_AND_CALL if store.journal.under_way and not just_written else LARGE_IN_BULK

    def _checkpoint(self, *, last: bool = False) -> None:
        """Writes the write-ahead log back and empties it, and notes how far the journal has come.

        `last`: nothing is written after it.
        """
        self._dirty = False
        if self._store is None:
            return
        try:
            # a file that was taken away needs nothing, and the mark beside another one is not ours to write
            check_identity(self.path, self._store.identity)
            self._store.checkpoint()
            if not last:
                self._store.begin()
            high_water_mark.write_mark(self._mark, Mark(*self._store.journal.end(), self._store.log_id))
        except LogUnwritable as error:
            _log.warning("the call log was not checkpointed: %s", error.what)
        except Exception as error:  # noqa: BLE001 - an error here must not end the thread
            # nothing is lost: what was acknowledged is in the write-ahead log, and the next checkpoint takes it over
            _log.warning("the call log was not checkpointed: %s", error_name(error) or type(error).__name__)

    def _shut(self) -> None:
        if self._store is not None:
            self._checkpoint(last=True)
            self._drop_store()
        self._release_lock()


def _tidy(store: Store) -> Slices[None]:
    """Merges the parts of the search index, a little at a time, whenever nothing else is to be done."""
    while store.journal.tidy():
        yield


def _warnings(store: Store) -> tuple[LogError, ...]:
    return store.warnings
