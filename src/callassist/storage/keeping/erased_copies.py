"""Copies of a log, and what lies beside it, from which a person is erased as well: no restore brings them back.

A copy is never changed in place: what it becomes is made beside it, checked, and takes its name. Where a copy cannot be
read, it is left as it is and told; the rep decides. Not on the database thread: none of these files is open.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from callassist.domain.signs import number_figures
from callassist.domain.who_is_who import Somebody
from callassist.errors import LogFull, LogUnwritable
from callassist.storage import schema
from callassist.storage.driver import Connection, connect, error_name
from callassist.storage.files import beside, sweep, sync_folder
from callassist.storage.keeping import erasing, wal_hard_link
from callassist.storage.keeping.backups import verify
from callassist.storage.keeping.form import check_form
from callassist.storage.keeping.orders import DAMAGED_NAME, REPLACED_NAME
from callassist.storage.keeping.recovery import copy_file
from callassist.storage.keeping.renewing import flush
from callassist.storage.people.finding import same_rows
from callassist.storage.rows import insert

#: beginnings of SQLite's names of what a disk does
_OF_THE_DISK = ("SQLITE_IOERR", "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")
_log = logging.getLogger(__name__)

#: what is read of a file at a time, and how much of it again with the next part
_PART, _OVERLAP = 1 << 20, 4096
Line = dict[str, object]
"""A line of the ledger."""

_LEDGER = ("id", "at_utc", "fingerprint", "key_id", "targets", "counts", "kept", "keep_until")
#: a text of fewer characters stands in everything
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class CopiesErased:
    """What became of the copies."""

    rewritten: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    #: could not be read or written: they are in there still
    left: tuple[Path, ...] = ()
    #: of those, the ones the disk hindered, and not they themselves: worth another try
    later: tuple[Path, ...] = ()


def erase_in_copies(
    lines: Sequence[Line], log: Path, backups: Path, people: Sequence[Somebody], rescues: Iterable[Path] = ()
) -> CopiesErased:
    """Erases from every copy of the log whoever its ledger says was erased, and whoever is found by `people`.

    Args:
        lines: the ledger of the log.
        log: the log itself, which is not opened.
        backups: the folder of its backups.
        people: what each of them is found by in lists an older copy still holds.
        rescues: files with lines of their calls.
    """
    rewritten: list[Path] = []
    left: list[Path] = []
    later: list[Path] = []
    for folder in (backups, *_kept_folders(log)):
        sweep(folder, "callassist")  # what a killed run was making holds them still
    for copy in copies_of(log, backups):
        try:
            if _erase_in_copy(copy, lines, people):
                rewritten.append(copy)
        except Exception as error:  # noqa: BLE001 - a copy that is kept may be damaged in any way
            _log.warning("a copy of the log could not be erased from: %s", error_name(error) or type(error).__name__)
            left.append(copy)
            later += [copy] if is_of_the_disk(error) else []
    removed: list[Path] = []
    for path in rescues:
        try:
            path.unlink()
        except OSError:
            left.append(path)
            later.append(path)
        else:
            removed.append(path)
    return CopiesErased(tuple(rewritten), tuple(removed), tuple(left), tuple(later))


def is_of_the_disk(error: Exception) -> bool:
    """Whether the disk hindered what was done with a copy (full, failing, not ours), and not the copy itself."""
    return isinstance(error, OSError | LogFull | LogUnwritable) or error_name(error).startswith(_OF_THE_DISK)


def ledger(connection: Connection) -> list[Line]:
    """Who was erased from this log."""
    cursor = connection.execute(f"SELECT {', '.join(_LEDGER)} FROM erasure ORDER BY at_utc, id")  # noqa: S608 - names of this module
    return [dict(zip(_LEDGER, row, strict=True)) for row in cursor.fetchall()]


def _kept_folders(log: Path) -> Iterator[Path]:
    for name in (REPLACED_NAME, DAMAGED_NAME):
        with suppress(OSError):
            yield from sorted(one for one in (log.parent / name).iterdir() if one.is_dir() and not one.is_symlink())


def copies_of(log: Path, backups: Path) -> Iterator[Path]:
    """Every copy of the log there is beside it."""
    for folder, pattern in (
        (backups, "*.db"),
        (log.parent / REPLACED_NAME, "*/*.db"),
        (log.parent / DAMAGED_NAME, "*/*.db"),
    ):
        with suppress(OSError):
            yield from sorted(one for one in folder.glob(pattern) if one.is_file() and not one.is_symlink())


def _erase_in_copy(copy: Path, lines: Sequence[Line], people: Sequence[Somebody]) -> bool:
    """Whether there was anything to erase.

    Raises:
        OSError, LogError, the driver's errors: it is as it was.
    """
    made = beside(copy)
    try:
        copy_file(copy, made)
        for wal in (wal_hard_link.wal_of(copy), wal_hard_link.second_name_of(copy)):
            if wal.is_file() and wal.stat().st_size and not wal_hard_link.wal_of(made).exists():
                copy_file(wal, wal_hard_link.wal_of(made))
        version = schema.inspect(made)
        if version is not None and version < (schema.MAJOR, schema.MINOR):
            from callassist.storage.keeping.migrate import upgrade  # loads alembic: only for a copy that needs it

            upgrade(made)
        connection = connect(made)
        try:
            changed = _rewrite(connection, made, lines, people)
        finally:
            connection.close()
        verify(made, copy)
        flush(made)
        if changed and copy.exists():  # it may have been given up meanwhile
            made.replace(copy)
            for ending in ("-wal", "-shm", "-wal-kept"):
                with suppress(OSError):
                    copy.with_name(copy.name + ending).unlink()
            sync_folder(copy.parent)
        return changed
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                made.with_name(made.name + ending).unlink()


def _rewrite(connection: Connection, path: Path, lines: Sequence[Line], people: Sequence[Somebody]) -> bool:
    connection.execute("PRAGMA trusted_schema = OFF").fetchall()
    connection.execute("PRAGMA cell_size_check = ON").fetchall()
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    check_form(connection, schema.check_version(connection, path), path)
    before = connection.total_changes
    connection.execute("BEGIN IMMEDIATE")
    for line in lines:
        insert(connection, "erasure", line, "ON CONFLICT (id) DO NOTHING")
    erasing.replay(connection)
    at_utc = max((str(line["at_utc"]) for line in lines), default="")
    for who in people:
        own, _ = same_rows(connection, who, ())
        rows = tuple((one.list_id, one.place) for one in own)
        here = erasing.Targets(rows=rows, rejects=erasing.rejects_with(connection, who))
        erasing.erase_targets(connection, here, at_utc)
    connection.execute("COMMIT")
    changed = connection.total_changes > before
    if changed:
        # what was freed before this program overwrote what it frees
        connection.execute("VACUUM")
    return changed


def needles(who: Somebody) -> tuple[bytes, ...]:
    """What is looked for in the bytes of a file: the whole name, addresses, and numbers by their digits."""
    numbers = [number_figures(one).lstrip("0") for one in who.numbers]
    texts = (who.name, *who.emails, *who.numbers, *(one for one in numbers if len(one) > _FEWEST))
    return tuple(dict.fromkeys(one.encode() for one in texts if len(one) >= _FEWEST))


def files_with(folder: Path, wanted: tuple[bytes, ...]) -> tuple[Path, ...]:
    """The files below `folder` in which one of these stands still; small and capital letters are one."""
    found: list[Path] = []
    folded = [one.lower() for one in wanted]
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place) / name
            with suppress(OSError):
                if path.is_file() and not path.is_symlink() and _holds(path, folded):
                    found.append(path)
    return tuple(sorted(found))


def _holds(path: Path, wanted: list[bytes]) -> bool:
    rest = b""
    with path.open("rb") as reading:
        while part := reading.read(_PART):
            text = (rest + part).lower()
            if any(one in text for one in wanted):
                return True
            rest = text[-_OVERLAP:]
    return False
