"""The files a new log is made of, and how it takes its place.

Nothing that was there is ever deleted or written to. It is moved into `damaged/<time>/` or `replaced/<time>/` beside
the log once the new one is whole (`renewing`), by steps of which each leaves a state that can be begun from again.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from callassist.errors import LogDamaged
from callassist.storage import schema
from callassist.storage.files import open_private, sync_folder, timed_folder
from callassist.storage.keeping import wal_hard_link
from callassist.storage.keeping.backups import Backup, backups_in, opened_copy, verify
from callassist.storage.keeping.checking import broken_lines
from callassist.storage.keeping.orders import DAMAGED_NAME

_SETTLED = "recovered"


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
    return tuple(wreck for folder in folders for wreck in _wrecks_at(folder / log.name))


def _wrecks_at(log: Path) -> list[Wreck]:
    """One where the write-ahead log belongs to the database; its pages would hide those of another one."""
    names = (wal_hard_link.wal_of(log), wal_hard_link.second_name_of(log))
    wals = [one for one in names if _size(one) > 0]
    if len(wals) == 2 and wals[0].samefile(wals[1]):
        wals.pop()
    if _size(log) == 0:
        return [Wreck(None, wal, _size(wal)) for wal in wals]
    found: list[Wreck] = []
    over = {wal: wal_hard_link.belongs(log, wal) for wal in wals}
    if not wals or None in over.values() or not any(over.values()):
        found.append(Wreck(log, None, _size(log)))
    for wal, belongs in over.items():
        together = belongs is not False
        found.append(Wreck(log if together else None, wal, _size(wal) + (_size(log) if together else 0)))
    return found


def _size(path: Path) -> int:
    try:
        return 0 if path.is_symlink() else path.stat().st_size
    except OSError:
        return 0


def check_backup(path: Path, expected: Backup | None = None, *, chain: bool = True) -> None:
    """Makes sure a backup is what it was when it was made: its pages, its journal's chain, its last line.

    Raises:
        LogDamaged: it is not, or its schema is not exactly ours.
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


def put_in_place(log: Path, new: Path, folder_name: str, now: datetime) -> Path | None:
    """Puts the whole log `new` where `log` was, and what was there into `<folder_name>/<time>/`; that folder.

    In this order, so that a kill at any moment leaves either the old files to begin from again or the new log alone:
    the write-ahead log goes first, for SQLite would replay it into any database of that name. Its second name goes
    last: as long as it is there, an older copy of the log is not taken for all there is.
    """
    second = wal_hard_link.second_name_of(log)
    there = [log, wal_hard_link.wal_of(log), log.with_name(log.name + "-shm"), second]
    there = [one for one in there if one.exists() or one.is_symlink()]
    kept: Path | None = None
    if there:
        kept = timed_folder(log.parent / folder_name, now)
        sync_folder(kept.parent)
        if log in there:
            _give_other_name(log, kept / log.name)
        for one in there:
            if one not in (log, second):
                one.replace(kept / one.name)
        sync_folder(kept)
        sync_folder(log.parent)
    new.replace(log)
    if kept is not None and second in there:
        second.replace(kept / second.name)
        sync_folder(kept)
    sync_folder(log.parent)
    return kept


def settle(log: Path) -> None:
    """Notes on everything in `damaged/` that it is in the log again. Where that cannot be, it is read once more."""
    with suppress(OSError):
        for folder in (log.parent / DAMAGED_NAME).iterdir():
            if folder.is_dir() and not (folder / _SETTLED).exists():
                os.close(open_private(folder / _SETTLED))


def _give_other_name(path: Path, other: Path) -> None:
    """The same file under another name, or a copy of it where that cannot be."""
    try:
        os.link(path, other)
    except OSError:
        copy_file(path, other)


def copy_file(source: Path, target: Path) -> None:
    """A copy, 0600, flushed. Never of a log that is open: see `backups`."""
    with source.open("rb") as reading, os.fdopen(open_private(target, exclusive=True), "wb") as writing:
        shutil.copyfileobj(reading, writing, 1 << 20)
        writing.flush()
        os.fsync(writing.fileno())
