"""Copies of the log that were opened and checked before they count, and the choice of those that are kept.

A backup is made through SQLite, a few pages at a time, never by copying the live file: closing a second descriptor of
it would drop SQLite's own lock. Beside `callassist-20261125T140300Z.db` lies a `.json` that says what it holds; it is
written last, so a copy without one was never verified.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from callassist.errors import LogDamaged, LogError, LogFull
from callassist.storage.driver import Connection, connect, known_error
from callassist.storage.files import beside, make_private_folder, open_private, replace_file, sweep, sync_folder
from callassist.storage.records import utc_text
from callassist.storage.thinning import superfluous

_log = logging.getLogger(__name__)

FOLDER_NAME = "backups"
#: pages copied at a time: a few milliseconds
PAGES = 500
_NAME = re.compile(r"callassist-(\d{8}T\d{6}Z)\.db")
_TIME = "%Y%m%dT%H%M%SZ"
#: room for the copy, and as much again for the log to grow into
_ROOM = 2

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


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The verified backups in `folder`, newest first. What cannot be read is left out; nothing is opened."""
    try:
        names = sorted(folder.iterdir(), reverse=True)
    except OSError:
        return ()
    found = [_described(path) for path in names if _NAME.fullmatch(path.name)]
    return tuple(one for one in found if one is not None)


def _described(path: Path) -> Backup | None:
    """What the note beside a copy says."""
    try:
        note = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        size = path.stat().st_size
        return Backup(
            path,
            datetime.fromisoformat(note["made"]),
            str(note["reason"]),
            str(note["log_id"]),
            int(note["calls"]),
            str(note["newest_call"]),
            int(note["last_seq"]),
            str(note["last_hash"]),
            size,
        )
    except (OSError, ValueError, KeyError, TypeError):
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
        LogDamaged: the copy is not sound, so neither is the log; older backups are left alone.
        OSError, and the driver's errors.
    """
    make_private_folder(folder)
    sweep(folder, "callassist-")  # of a program that was killed: only one at a time makes backups here
    _check_room(folder, log)
    target = _free_name(folder, now)
    copied = copy_whole(connection, target, log, give_way)
    backup = Backup(target, now.astimezone(UTC), reason, *copied)
    note = {
        "made": utc_text(now),
        "reason": reason,
        "log_id": backup.log_id,
        "calls": backup.calls,
        "newest_call": backup.newest_call,
        "last_seq": backup.last_seq,
        "last_hash": backup.last_hash,
    }
    replace_file(target.with_suffix(".json"), json.dumps(note).encode())
    thin(folder, now)
    return backup


def copy_whole(
    connection: Connection, target: Path, log: Path, give_way: GiveWay | None = None
) -> tuple[str, int, str, int, str, int]:
    """A verified copy of an open log at `target`, 0600; what it holds, in the order of `Backup`'s fields.

    Raises:
        LogDamaged: the copy is not sound.
        OSError, and the driver's errors; nothing is left behind.
    """
    temporary = beside(target)
    os.close(open_private(temporary, exclusive=True))
    try:
        copy = connect(temporary)
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
        descriptor = os.open(temporary, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        found = verify(temporary, log, give_way)
        temporary.replace(target)
    except BaseException:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                temporary.with_name(temporary.name + ending).unlink()
        raise
    sync_folder(target.parent)
    return found


@contextmanager
def opened_copy(path: Path) -> Generator[Connection]:
    """A copy nobody else has open, for reading alone; nothing is made beside it."""
    connection = connect(path, read_only=True)
    try:
        yield connection
    finally:
        connection.close()


#: steps of SQLite's machine between two looks at whether somebody waits
_STEPS = 20_000


def verify(path: Path, log: Path, give_way: GiveWay | None = None) -> tuple[str, int, str, int, str, int]:
    """Opens the copy at `path` and checks it; what it holds.

    Raises:
        LogDamaged: it is not sound.
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


def thin(folder: Path, now: datetime) -> list[Path]:
    """Gives up the backups that need not be kept; which ones."""
    found = {one.made: one for one in backups_in(folder)}
    given_up: list[Path] = []
    for made in superfluous(list(found), now):
        path = found[made].path
        # the note first: without it the copy does not count, whatever happens next
        for one in (path.with_suffix(".json"), path):
            try:
                one.unlink()
            except OSError as error:
                _log.warning("an old backup could not be removed: %s", error.strerror)
        given_up.append(path)
    return given_up


def _check_room(folder: Path, log: Path) -> None:
    size = log.stat().st_size
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
