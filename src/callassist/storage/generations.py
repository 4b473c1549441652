"""Which write-ahead log belongs to which state of the log's file, told by the two files themselves.

SQLite replays whatever lies at `-wal` into whatever lies beside it; it has no note of which belongs to which: its
change counter stands still for a whole session in WAL mode, and the salts stand in the write-ahead log alone. So the
log carries a number of its own in the one field of its header that a program may set as it likes as long as it is
alone: the schema cookie (`PRAGMA schema_version`), four bytes in the first sector, in SQLite's own transactions.

A *generation* is what is written from one checkpoint to the next. Its write-ahead log holds, in this order:

    page 1 as it stands in the file   a transaction of its own: says which file this was begun on
    page 1 with an odd number         a transaction of its own: from here on the log is being written to
    … answers …
    page 1 with an even number        just before the checkpoint: where the file bears it, we have put it there

Every number is drawn at random, so no two states of any log bear the same one. Since all of it is part of the
write-ahead log, there is no second file that could be older or newer than what it speaks of.
"""

from __future__ import annotations

import secrets
import stat
import struct
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from callassist.storage.driver import Connection

_MAGIC = b"SQLite format 3\0"
#: SQLite's "Database File Format": section 1.3 for the header, 4.1 for the write-ahead log
_HEADER, _WAL_HEADER, _FRAME_HEADER = 100, 32, 24
_COOKIE = slice(40, 44)
_WAL_MAGIC = 0x377F0682


class Fit(Enum):
    """How a write-ahead log and a file of a log stand to each other."""

    #: it was begun on this file
    FITS = "fits"
    #: it was begun on this file, and another program has taken it over since
    TAKEN_OVER = "taken over"
    #: it was begun on another file, or on another state of this one
    APART = "apart"
    #: it does not say (written by another program, or by an earlier callassist), or the file cannot be read
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Story:
    """What a write-ahead log says of itself."""

    #: number of the file it was begun on; None: it does not say
    begun_on: int | None
    #: every number in it, and those with which a checkpoint of ours began
    seen: frozenset[int]
    finished: frozenset[int]
    #: nothing but page 1 is in it, so nobody could miss anything
    bare: bool


def begin(connection: Connection) -> None:
    """The first two transactions of a generation; the write-ahead log is empty before.

    Raises the driver's errors.
    """
    row = connection.execute("PRAGMA user_version").fetchone()
    assert row is not None
    # writing the number that is there already puts page 1 as it is into the write-ahead log
    connection.execute(f"PRAGMA user_version = {int(row[0])}")
    connection.execute(f"PRAGMA schema_version = {_draw() | 1}")


def finish(connection: Connection) -> None:
    """The last transaction of a generation: a checkpoint follows. Raises the driver's errors."""
    connection.execute(f"PRAGMA schema_version = {_draw()}")


def _draw() -> int:
    """An even number that nothing else bears."""
    return (secrets.randbits(29) + 1) << 1


def fit(log: Path, wal: Path) -> Fit:
    """How the file at `wal` stands to the log's file at `log`. Neither may be open: see `backups`."""
    story, number = story_of(wal), number_of(log)
    if story is None or story.begun_on is None or number is None:
        return Fit.UNKNOWN
    if number == story.begun_on or number in story.finished:
        return Fit.FITS
    return Fit.TAKEN_OVER if number in story.seen else Fit.APART


def number_of(log: Path) -> int | None:
    """The number in the log's file as it is, without its write-ahead log; None where it cannot be read."""
    try:
        if not stat.S_ISREG(log.stat().st_mode):
            return None  # a FIFO would keep us waiting
        with log.open("rb") as file:
            header = file.read(_HEADER)
    except OSError:
        return None
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        return None
    return int.from_bytes(header[_COOKIE], "big")


def story_of(wal: Path) -> Story | None:
    """What the write-ahead log at `wal` says of itself; None where it holds no transaction, or is none."""
    try:
        if not stat.S_ISREG(wal.lstat().st_mode):
            return None
        with wal.open("rb") as file:
            return _read(file)
    except OSError:
        return None


def _read(file: BinaryIO) -> Story | None:
    header = file.read(_WAL_HEADER)
    if len(header) < _WAL_HEADER:
        return None
    magic, _version, size, _sequence, *salts = struct.unpack_from(">6I", header, 0)
    if magic & ~1 != _WAL_MAGIC or not 512 <= size <= 65536:
        return None
    frames = 0
    bare, alone = True, True
    numbers: list[int] = []
    at = _WAL_HEADER
    while len(head := file.read(_FRAME_HEADER + _HEADER)) == _FRAME_HEADER + _HEADER:
        page, commit, *of_frame = struct.unpack_from(">4I", head, 0)
        if of_frame != salts:
            break  # of an earlier generation: the rest was not written over yet
        frames += 1
        bare = bare and page == 1
        if page == 1:
            numbers.append(int.from_bytes(head[_FRAME_HEADER:][_COOKIE], "big"))
        if frames <= 2:
            alone = alone and page == 1 and commit != 0
        at += _FRAME_HEADER + size
        file.seek(at)
    if not frames:
        return None
    says = alone and (frames == 1 or numbers[0] != numbers[1])
    return Story(
        numbers[0] if says else None,
        frozenset(numbers),
        frozenset(one for one in numbers[1:] if not one & 1) if says else frozenset(),
        bare,
    )
