"""Copies of the log that were opened and checked before they count, and the choice of those that are kept.

A backup is made through SQLite, a few pages at a time, never by copying the live file: closing a second descriptor of
it would drop SQLite's own lock. Beside `callassist-20261125T140300Z.db` lies a `.json` that says what it holds. The
copy takes its name last, once it was verified and the note is written: what has both is a backup, and a copy without a
note is none of ours.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import re
import shutil
import stat
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from callassist.errors import LogDamaged, LogError, LogFull, LogUnwritable
from callassist.storage.calls.records import utc_text
from callassist.storage.driver import Connection, connect, error_name, known_error
from callassist.storage.files import beside, make_private_folder, open_private, replace_file, sweep, sync_folder
from callassist.storage.keeping.form import check_form
from callassist.storage.keeping.kept_evidence import keep_with
from callassist.storage.keeping.thinning import budget, superfluous, too_much
from callassist.storage.notes import read_note, short_text, whole_number

_log = logging.getLogger(__name__)

FOLDER_NAME = "backups"
#: pages copied at a time: a few milliseconds
PAGES = 500
_NAME = re.compile(r"callassist-(\d{8}T\d{6}Z)\.db")
_TIME = "%Y%m%dT%H%M%SZ"
#: room for the copy, and as much again for the log to grow into
_ROOM = 2
#: beginnings of SQLite's names of what a disk does
_DISK = ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")
#: backups that are looked at, the newest by name: far more than are ever kept
_MOST = 2_000
_FIRST_YEAR, _LAST_YEAR = 2000, 2999

GiveWay = Callable[[], None]
"""Called between two steps of a copy: does what is more urgent, and raises where the copy is to be given up."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of the log, and what it holds."""

    path: Path
    #: aware, UTC
    made: datetime
    #: why it was made: regular, closing, before_migration, before_restore, asked
    reason: str
    log_id: str
    calls: int
    #: start of the newest call, UTC text; "" where there is none
    newest_call: str
    #: number and hash of the last line of the journal
    last_seq: int
    last_hash: str
    #: bytes
    size: int
    #: files that prove a consent, which were missing or altered when it was made, or found no room beside it
    evidence_missing: int = 0


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The verified backups in `folder`, newest first. What cannot be read is left out; nothing is opened."""
    try:
        names = sorted(folder.iterdir(), reverse=True)
    except OSError:
        return ()
    named = [path for path in names if _NAME.fullmatch(path.name)][:_MOST]
    found = [_described(path) for path in named]
    return tuple(one for one in found if one is not None)


def _described(path: Path) -> Backup | None:
    """What the note beside a copy says."""
    try:
        note = read_note(path.with_suffix(".json"))
        state = path.lstat()
        made = datetime.fromisoformat(short_text(note, "made"))
        if made.tzinfo is None:
            return None
        made = made.astimezone(UTC)
        # a year that no calendar of any zone can show would end whoever shows it
        if not stat.S_ISREG(state.st_mode) or not _FIRST_YEAR <= made.year <= _LAST_YEAR:
            return None
        return Backup(
            path,
            made,
            short_text(note, "reason"),
            short_text(note, "log_id"),
            whole_number(note, "calls"),
            short_text(note, "newest_call"),
            whole_number(note, "last_seq"),
            short_text(note, "last_hash"),
            state.st_size,
            whole_number(note, "evidence_missing") if "evidence_missing" in note else 0,
        )
    except (OSError, ValueError, OverflowError):
        return None


def make_backup(
    connection: Connection, log: Path, folder: Path, now: datetime, reason: str, give_way: GiveWay | None = None
) -> Backup:
    """Copies the open log into `folder`, verifies the copy, and gives up older ones that are not needed any more.

    Args:
        connection: the log's own connection.
        log: its path, for messages.
        folder: where backups lie; made if need be.
        now: aware; the backup's date.
        reason: see `Backup.reason`.
        give_way: does what is more urgent between two steps.

    Raises:
        LogFull: there is no room for it.
        LogUnwritable: the folder cannot be written to.
        LogDamaged: the copy is not sound, so neither is the log; older backups are left alone.
        (whatever `give_way` raises)
    """
    try:
        return _make_backup(connection, log, folder, now, reason, give_way)
    except LogError:
        raise
    except Exception as error:
        known = _not_made(error, folder)
        if known is None:
            raise
        raise known from error


def _make_backup(
    connection: Connection, log: Path, folder: Path, now: datetime, reason: str, give_way: GiveWay | None
) -> Backup:
    make_private_folder(folder)
    _sweep(folder)
    size = log.stat().st_size
    if shutil.disk_usage(folder).free < size * _ROOM:
        thin(folder, now, size)
    _check_room(folder, size)
    target = _free_name(folder, now)
    temporary = beside(target)
    try:
        copied = copy_whole(connection, temporary, log, give_way)
        # the copies of evidence need no name of a backup: one that is not made any more leaves them to the next
        missing = keep_with(temporary, log, folder, give_way)
        backup = Backup(target, now.astimezone(UTC), reason, *copied, missing)
        _write_note(backup, now)
        temporary.replace(target)
    except BaseException:
        for one in (temporary, target.with_suffix(".json")):
            with suppress(OSError):
                one.unlink()
        raise
    sync_folder(folder)
    thin(folder, now, size, backup)
    return backup


def _not_made(error: Exception, folder: Path) -> LogError | None:
    """What to tell of an error while a backup was made; None where it is no error of a disk.

    It is told of the folder of the backups: whether the log's own disk is at fault shows when an answer is written.
    """
    name = error_name(error)
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    if full or name.startswith("SQLITE_FULL"):
        return LogFull(
            "there is no room for a backup", where=str(folder), next_step="free some space", code="backup_full"
        )
    if isinstance(error, OSError) or name.startswith(_DISK):
        why = error.strerror if isinstance(error, OSError) else name
        return LogUnwritable(
            f"the backup cannot be written ({why or type(error).__name__})",
            where=str(folder),
            next_step="check that the folder of the backups exists, is yours, and its disk is well",
            code="backup_unwritable",
        )
    return None


def _write_note(backup: Backup, now: datetime) -> None:
    note = {
        "made": utc_text(now),
        "reason": backup.reason,
        "log_id": backup.log_id,
        "calls": backup.calls,
        "newest_call": backup.newest_call,
        "last_seq": backup.last_seq,
        "last_hash": backup.last_hash,
        "evidence_missing": backup.evidence_missing,
    }
    replace_file(backup.path.with_suffix(".json"), json.dumps(note).encode())


def copy_whole(
    connection: Connection, target: Path, log: Path, give_way: GiveWay | None = None
) -> tuple[str, int, str, int, str, int]:
    """A verified copy of an open log at `target`, 0600; what it holds, in the order of `Backup`'s fields.

    Raises:
        LogDamaged: the copy is not sound.
        OSError, and the driver's errors; nothing is left behind.
    """
    os.close(open_private(target, exclusive=True))
    try:
        copy = connect(target)
        try:
            # a copy that is not whole when the power goes is no copy: it is synced once, when it is
            copy.execute("PRAGMA synchronous = OFF")
            # a target that nobody else can read needs no shared memory; wal is the source's mode and comes along
            copy.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()

            def step(_status: int, _remaining: int, _total: int) -> None:
                if give_way is not None:
                    give_way()

            connection.backup(copy, pages=PAGES, progress=step)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        finally:
            copy.close()
        descriptor = os.open(target, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        return verify(target, log, give_way)
    except BaseException:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                target.with_name(target.name + ending).unlink()
        raise


@contextmanager
def opened_copy(path: Path) -> Generator[Connection]:
    """A copy nobody else has open, for reading alone; nothing is made beside it."""
    connection = connect(path, read_only=True)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        yield connection
    finally:
        connection.close()


#: steps of SQLite's machine between two looks at whether somebody waits
_STEPS = 20_000


def verify(path: Path, log: Path, give_way: GiveWay | None = None) -> tuple[str, int, str, int, str, int]:
    """Opens the copy at `path` and checks it; what it holds.

    Raises:
        LogDamaged: it is not sound, or its schema is not exactly ours (code `log_altered`).
        (whatever `give_way` raises)
    """
    raised: list[BaseException] = []

    def look() -> int:
        # an error in here would be swallowed by the driver
        try:
            assert give_way is not None
            give_way()
        except BaseException as error:  # noqa: BLE001 - it is raised again below
            raised.append(error)
            return 1
        return 0

    try:
        with opened_copy(path) as copy:
            if give_way is not None:
                copy.set_progress_handler(look, _STEPS)
            check_form(copy, _format_of(copy), path)
            row = copy.execute("PRAGMA quick_check(1)").fetchone()
            if row is None or row[0] != "ok":
                raise LogDamaged(
                    f"the call log is damaged ({row[0] if row else 'unreadable'})",
                    where=str(log),
                    next_step="older backups were left alone; start callassist again to restore one",
                )
            return _holds(copy, path)
    except LogError:
        raise
    except Exception as error:
        if raised:
            raise raised[0] from None
        known = known_error(error, path)
        raise (
            known
            or LogDamaged(f"this copy of the call log cannot be read ({error})", where=str(path), code="backup_damaged")
        ) from error


def _format_of(copy: Connection) -> tuple[int, int]:
    row = copy.execute("PRAGMA user_version").fetchone()
    version = 0 if row is None else int(row[0])
    return version >> 16, version & 0xFFFF


def _holds(copy: Connection, path: Path) -> tuple[str, int, str, int, str, int]:
    def value(sql: str) -> Any:  # noqa: ANN401 - any column
        row = copy.execute(sql).fetchone()
        return None if row is None else row[0]

    last = copy.execute("SELECT seq, hash FROM call_event ORDER BY seq DESC LIMIT 1").fetchone()
    return (
        str(value("SELECT value FROM meta WHERE key = 'log_id'") or ""),
        int(value("SELECT count(*) FROM call")),
        str(value("SELECT max(started_at) FROM call") or ""),
        0 if last is None else int(last[0]),
        "" if last is None else str(last[1]),
        path.stat().st_size,
    )


def thin(folder: Path, now: datetime, log: int, newest: Backup | None = None) -> list[Path]:
    """Gives up the backups that need not be kept; which ones.

    Args:
        folder: where they lie.
        now: aware.
        log: bytes of the log.
        newest: the one just made, which stays whatever the clock says.
    """
    # one date each: two of one moment are told apart by their names, and the second one stays
    found = {one.made: one for one in backups_in(folder)}
    gone = superfluous(list(found), now)
    sizes = {made: one.size for made, one in found.items() if made not in set(gone)}
    if sizes:
        free = shutil.disk_usage(folder).free + sum(found[made].size for made in gone)
        most = budget(log, free, sum(sizes.values()))
        just_made = newest.made if newest is not None and newest.made in sizes else max(sizes)
        gone += too_much(sizes, just_made, most)
    given_up: list[Path] = []
    for made in gone:
        path = found[made].path
        # the note last: one that is left without its copy is swept away
        for one in (path, path.with_suffix(".json")):
            try:
                one.unlink()
            except OSError as error:
                _log.warning("an old backup could not be removed: %s", error.strerror)
                break
        given_up.append(path)
    return given_up


def _sweep(folder: Path) -> None:
    """Removes what a killed program left half-made. Only one program at a time makes backups here."""
    sweep(folder, "callassist-")
    for note in folder.glob("callassist-*.json"):
        copy = note.with_suffix(".db")
        if _NAME.fullmatch(copy.name) and not copy.exists():
            with suppress(OSError):
                note.unlink()


def _check_room(folder: Path, size: int) -> None:
    if shutil.disk_usage(folder).free < size * _ROOM:
        raise LogFull(
            "there is no room for a backup", where=str(folder), next_step="free some space", code="backup_full"
        )


def _free_name(folder: Path, now: datetime) -> Path:
    """A name no other backup has, by its second; two in one second are told apart by the next free one."""
    moment = now.astimezone(UTC)
    while (path := folder / f"callassist-{moment.strftime(_TIME)}.db").exists():
        moment += timedelta(seconds=1)
    return path
