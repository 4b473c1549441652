"""A new log out of what is left of a damaged one: the newest sound backup, and every newer row that can still be read.

Nothing damaged is ever deleted or written to. It is moved into `damaged/<time>/` beside the log once the new one is
whole, by steps of which each leaves a state this module can begin from again.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from callassist.errors import LogDamaged, LogError
from callassist.storage import schema, second_name
from callassist.storage.backups import Backup, backups_in, opened_copy, verify
from callassist.storage.checking import broken_lines
from callassist.storage.driver import Connection, connect, error_name
from callassist.storage.files import beside, make_private_folder, open_private, sync_folder
from callassist.storage.merging import Merging
from callassist.storage.pages import Pages
from callassist.storage.salvage import salvage

_log = logging.getLogger(__name__)

DAMAGED_NAME = "damaged"
REPLACED_NAME = "replaced"
_TIME = "%Y%m%dT%H%M%SZ"
_SETTLED = "recovered"

Tick = Callable[[int, int], None]
"""Is told how much of how much is done; may raise to call it off."""


def _no_tick(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Wreck:
    """The files of a damaged log."""

    database: Path | None
    wal: Path | None
    #: bytes in all
    size: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is to get the log back from."""

    wrecks: tuple[Wreck, ...]
    backups: tuple[Backup, ...]


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came back."""

    #: the new log
    path: Path
    #: the backup it was begun from; None: from the damaged files alone
    backup: Backup | None
    #: backups that were passed over because they are damaged themselves
    bad_backups: tuple[Path, ...]
    #: calls and journal lines in the new log, and how many of them were read out of the damaged files
    calls: int
    events: int
    salvaged_calls: int
    salvaged_events: int
    #: journal lines that are known to be missing
    missing: int
    #: where the damaged files lie now; None where they are where they were
    kept: Path | None = None
    #: calls whose row was made up because it could not be read; services fill them from the journal
    bare_calls: tuple[str, ...] = field(default=())


def survey(log: Path, backups: Path) -> Survey:
    """What is there, newest first. Looks at names and sizes alone: it takes no time and changes nothing."""
    return Survey(_wrecks(log), backups_in(backups))


def _wrecks(log: Path) -> tuple[Wreck, ...]:
    """The damaged log itself, then what an earlier recovery that was cut off had moved away."""
    folders = [log.parent]
    with suppress(OSError):
        # those that were recovered from are settled: what was put right since must not come back
        folders += [
            one
            for one in sorted((log.parent / DAMAGED_NAME).iterdir(), reverse=True)
            if one.is_dir() and not (one / _SETTLED).exists()
        ]
    found = [_wreck(folder / log.name) for folder in folders]
    return tuple(one for one in found if one is not None)


def _wreck(log: Path) -> Wreck | None:
    names = (second_name.wal_of(log), second_name.second_name_of(log))
    wal = next((one for one in names if _size(one) > 0), None)
    database = log if _size(log) > 0 else None
    if database is None and wal is None:
        return None
    return Wreck(database, wal, _size(log) + (0 if wal is None else _size(wal)))


def _size(path: Path) -> int:
    try:
        return 0 if path.is_symlink() else path.stat().st_size
    except OSError:
        return 0


def rebuild(log: Path, target: Path, backups: Path, now: datetime, tick: Tick = _no_tick, marked: int = 0) -> Recovered:
    """Builds a whole log at `target` from the best there is; changes nothing else.

    Args:
        log: the damaged one; it must not be open.
        target: does not exist yet.
        backups: folder of the backups.
        now: for the birth date of a log without a backup.
        tick: progress in pages read.
        marked: how many lines the journal is known to have had.

    Raises:
        LogDamaged: there is nothing to get it back from.
        OSError, and the driver's errors.
    """
    found = survey(log, backups)
    temporary = beside(target)
    try:
        backup, bad = _begin(found.backups, temporary, now)
        if backup is None and not found.wrecks:
            raise LogDamaged(
                "there is nothing the call log could be got back from",
                where=str(log.parent),
                next_step="put a copy of it there, or start a new log",
                code="nothing_left",
            )
        with _opened(temporary, log) as connection:
            merging = Merging(connection)
            for wreck in found.wrecks:
                try:
                    pages = Pages(wreck.database, wreck.wal)
                except OSError as error:
                    _log.warning("a damaged log cannot be read: %s", error.strerror)
                    continue
                try:
                    merging.take(salvage(pages, tick))
                finally:
                    pages.close()
            result = merging.finish(marked)
            calls = merging.count("call")
            events = merging.count("call_event")
        _sync(temporary)
        temporary.replace(target)
    except BaseException:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                temporary.with_name(temporary.name + ending).unlink()
        raise
    sync_folder(target.parent)
    return Recovered(
        target, backup, bad, calls, events, result.calls, result.events, result.missing, bare_calls=result.bare_calls
    )


def _begin(backups: Iterable[Backup], temporary: Path, now: datetime) -> tuple[Backup | None, tuple[Path, ...]]:
    """The newest backup that is sound, copied to `temporary`, or an empty log; and those that are not sound."""
    bad: list[Path] = []
    for backup in backups:
        try:
            check_backup(backup.path, backup)
            _copy_file(backup.path, temporary)
        except LogError as error:
            _log.warning("a backup is damaged and was passed over: %s", error.what)
            bad.append(backup.path)
            continue
        return backup, tuple(bad)
    schema.create(temporary, now.astimezone(UTC).isoformat(timespec="microseconds"))
    return None, tuple(bad)


def check_backup(path: Path, expected: Backup | None = None, *, chain: bool = True) -> None:
    """Makes sure a backup is what it was when it was made: its pages, its journal's chain, its last line.

    Raises:
        LogDamaged: it is not.
        LogTooNew: it was made by a newer callassist.
    """
    version = schema.inspect(path)
    if version is None:
        raise LogDamaged("this backup is gone", where=str(path), code="backup_gone")
    held = verify(path, path)
    if expected is not None and (held[3], held[4]) != (expected.last_seq, expected.last_hash):
        raise LogDamaged("this backup is not what it was when it was made", where=str(path), code="backup_damaged")
    if chain:
        with opened_copy(path) as copy:
            first = next(broken_lines(copy), None)
        if first is not None:
            raise LogDamaged(f"this backup is damaged (journal line {first})", where=str(path), code="backup_damaged")


@contextmanager
def _opened(path: Path, log: Path) -> Generator[Connection]:
    """A log under construction: nobody else sees it, so it is only flushed when it is whole."""
    if (version := schema.inspect(path)) is not None and version < (schema.MAJOR, schema.MINOR):
        from callassist.storage.migrate import upgrade

        upgrade(path)
    connection = connect(path)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        connection.execute("PRAGMA journal_mode = MEMORY").fetchall()
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        connection.execute("PRAGMA foreign_keys = OFF")
        yield connection
        found = _one(connection, "PRAGMA integrity_check(1)")
        torn = connection.execute("PRAGMA foreign_key_check").fetchone()
        if found != "ok" or torn is not None:
            raise LogDamaged(
                f"the call log could not be put together again ({found if found != 'ok' else 'rows are missing'})",
                where=str(log),
                next_step="nothing was changed; keep the folder and report this",
                code="recovery_failed",
            )
    finally:
        connection.close()


def put_in_place(log: Path, new: Path, folder_name: str, now: datetime) -> Path | None:
    """Puts the whole log `new` where `log` was, and what was there into `<folder_name>/<time>/`; that folder.

    In this order, so that a kill at any moment leaves either the old files to begin from again or the new log alone:
    the write-ahead log goes first, for SQLite would replay it into any database of that name.
    """
    there = [log, second_name.wal_of(log), second_name.second_name_of(log), log.with_name(log.name + "-shm")]
    there = [one for one in there if one.exists() or one.is_symlink()]
    kept: Path | None = None
    if there:
        kept = _free_folder(log.parent / folder_name, now)
        if log in there:
            _give_other_name(log, kept / log.name)
        for one in there[1:] if log in there else there:
            one.replace(kept / one.name)
        sync_folder(kept)
        sync_folder(log.parent)
    new.replace(log)
    sync_folder(log.parent)
    return kept


def settle(log: Path) -> None:
    """Notes on everything in `damaged/` that it is in the log again. Where that cannot be, it is read once more."""
    with suppress(OSError):
        for folder in (log.parent / DAMAGED_NAME).iterdir():
            if folder.is_dir() and not (folder / _SETTLED).exists():
                os.close(open_private(folder / _SETTLED))


def prepare_restore(backup: Path, new: Path) -> int:
    """Checks `backup` and puts a copy of it, in the present format, at `new`; how many calls it holds.

    Raises:
        LogDamaged, LogTooNew: it cannot be used.
        OSError, and the driver's errors.
    """
    check_backup(backup)
    _copy_file(backup, new)
    try:
        if (version := schema.inspect(new)) is not None and version < (schema.MAJOR, schema.MINOR):
            from callassist.storage.migrate import upgrade

            upgrade(new)
        return verify(new, new)[1]
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def set_aside(log: Path, now: datetime) -> Path | None:
    """Moves a damaged log out of the way, so that an empty one can be begun; where it lies now."""
    there = [second_name.wal_of(log), second_name.second_name_of(log), log.with_name(log.name + "-shm"), log]
    there = [one for one in there if one.exists() or one.is_symlink()]
    if not there:
        return None
    kept = _free_folder(log.parent / DAMAGED_NAME, now)
    for one in there:
        one.replace(kept / one.name)
    sync_folder(kept)
    sync_folder(log.parent)
    return kept


def carry_blocks(replaced: Path, restored: Path) -> int:
    """Blocks in the log `restored` whoever is blocked in `replaced`: "do not call" survives any restore (R59).

    Returns how many numbers were added. What cannot be read of `replaced` is passed over.
    """
    try:
        with opened_copy(replaced) as old:
            blocked = old.execute(
                "SELECT number_e164, number_typed, name FROM contact WHERE number_state = 'blocked'"
            ).fetchall()
    except Exception as error:  # noqa: BLE001 - a log that is replaced may be damaged in any way
        _log.warning("who is blocked could not be read from the replaced log: %s", error_name(error))
        return 0
    connection = connect(restored)
    try:
        return Merging(connection).block(blocked)
    finally:
        connection.close()


def _free_folder(parent: Path, now: datetime) -> Path:
    make_private_folder(parent)
    name = now.astimezone(UTC).strftime(_TIME)
    for number in range(1000):
        folder = parent / (name if not number else f"{name}-{number}")
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            sync_folder(parent)  # or what is moved into it could go with it when the power does
            return folder
    raise FileExistsError(str(parent / name))


def _give_other_name(path: Path, other: Path) -> None:
    """The same file under another name, or a copy of it where that cannot be."""
    try:
        os.link(path, other)
    except OSError:
        _copy_file(path, other)


def _copy_file(source: Path, target: Path) -> None:
    """A copy, 0600, flushed. Never of a log that is open: see `backups`."""
    with source.open("rb") as reading, os.fdopen(open_private(target, exclusive=True), "wb") as writing:
        shutil.copyfileobj(reading, writing, 1 << 20)
        writing.flush()
        os.fsync(writing.fileno())


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _one(connection: Connection, sql: str) -> object:
    row = connection.execute(sql).fetchone()
    return None if row is None else row[0]
