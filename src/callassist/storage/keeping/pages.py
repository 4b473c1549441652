"""The pages of a SQLite file read as bytes, for a file that SQLite itself refuses.

Follows SQLite's "Database File Format" (sections 1.5, 1.6, 2.1 and 4). Nothing here writes, and nothing trusts what it
reads: a page that makes no sense yields nothing.
"""

from __future__ import annotations

import errno
import os
import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from callassist.storage.files import is_plain_file, open_regular

Value = int | float | str | bytes | None

#: ours are made with SQLite's default
PAGE_SIZE = 4096
_MAGIC = b"SQLite format 3\x00"
_SIZES = {512, 1024, 2048, 4096, 8192, 16384, 32768, 65536}
_WAL_HEADER, _FRAME_HEADER = 32, 24
#: the lowest bit of the WAL's magic number says which way round its checksums were reckoned
_WAL_MAGIC = 0x377F0682
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
#: the largest text a row of ours can hold is a script (1 MiB) with the parts all share; a longer one is nonsense
_LARGEST_PAYLOAD = 8 * 1024 * 1024
#: rows a page may continue: one, and what is left of older ones on pages that are free now
_MOST_SERVED = 4
#: columns of a row; ours have some thirty at most
_MOST_COLUMNS = 100
#: pages of a long row, and frames of a write-ahead log, between two ticks
_TICK_EVERY = 64
#: frames of a write-ahead log that are read, 4 GB of ours; there are some hundred
_MOST_FRAMES = 1_000_000

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands in a page: its rowid (None in an index or a table without one) and its values."""

    rowid: int | None
    values: tuple[Value, ...]


class Pages:
    """The pages of one database file, with the whole transactions of its write-ahead log laid over them.

    The file may have been made to waste time and memory (a chain of pages that leads into itself, thousands of cells
    that share one, a page number beyond all bounds), so what is read is bounded by its size: a page serves as the
    continuation of a few rows and of none twice, the rows of a page are no larger than twice the page, and holes are
    stepped over. What this leaves out is counted in `passed_over`.
    """

    def __init__(self, database: Path | None, wal: Path | None = None, tick: Tick | None = None) -> None:
        """Raises OSError where the database is there and cannot be read, or is no plain file.

        Args:
            database: its file; None: there is only a write-ahead log.
            wal: its write-ahead log, if there is one.
            tick: is told how much of how much is done, several times a second; may raise to call it off.
        """
        self._tick = tick
        #: cells that lead nowhere, in circles, or into what too many others lead to
        self.passed_over = 0
        self._reading = 0
        self._served: dict[int, int] = {}
        #: first and last page between two holes of the file
        self._data: list[tuple[int, int]] = []
        self._file: BinaryIO | None = None if database is None else open_regular(database)
        head = b"" if self._file is None else self._file.read(100)
        self.size = _page_size(head)
        length = 0 if self._file is None else self._file.seek(0, 2)
        self._in_file = (length + self.size - 1) // self.size
        self._wal: BinaryIO | None = None
        self._newer: dict[int, int] = {}
        try:
            if wal is not None and is_plain_file(wal):
                self._wal = open_regular(wal)
            if self._wal is not None:
                self._newer = _frames(self._wal, self.size, tick)
        except BaseException:
            self.close()
            raise
        #: how many there are
        self.count = self._in_file + sum(number > self._in_file for number in self._newer)
        #: bytes of a row: never more than all pages, nor than any row of ours
        self._largest = min(_LARGEST_PAYLOAD, self.count * self.size)

    @property
    def newer(self) -> tuple[int, ...]:
        """Numbers of the pages that stand in the write-ahead log."""
        return tuple(sorted(self._newer))

    def close(self) -> None:
        """Lets go of the files."""
        for file in (self._file, self._wal):
            if file is not None:
                file.close()

    def numbers(self) -> Iterator[int]:
        """The number of every page that can hold something, each once. Holes in the file are left out."""
        for first, last in self._parts():
            for number in range(first, last + 1):
                self._reading = number
                yield number
        # what only the write-ahead log has; a number there can be any
        for number in sorted(self._newer):
            if not self._is_in_file(number):
                yield number

    def _parts(self) -> Iterator[tuple[int, int]]:
        """First and last number of the pages between the holes of the file."""
        seek_data, seek_hole = getattr(os, "SEEK_DATA", None), getattr(os, "SEEK_HOLE", None)
        self._data.clear()
        at = 0
        while at < self._in_file:
            last = self._in_file
            if self._file is not None and seek_data is not None and seek_hole is not None:
                try:
                    begin = os.lseek(self._file.fileno(), at * self.size, seek_data)
                    last = -(-os.lseek(self._file.fileno(), begin, seek_hole) // self.size)
                    at = max(at, begin // self.size)
                except OSError as error:
                    if error.errno == errno.ENXIO:
                        return  # only a hole is left
            self._data.append((at + 1, last))
            yield at + 1, last
            at = last

    def _is_in_file(self, number: int) -> bool:
        at = bisect_right(self._data, (number, 1 << 62)) - 1
        return at >= 0 and self._data[at][0] <= number <= self._data[at][1]

    def page(self, number: int) -> bytes:
        """Page `number` (from 1), with zeros where the file ends early; b"" beyond its end."""
        newer = self._newer.get(number)
        if newer is not None and self._wal is not None:
            self._wal.seek(newer)
            return self._wal.read(self.size)
        if self._file is None or not 1 <= number <= self._in_file:
            return b""
        self._file.seek((number - 1) * self.size)
        found = self._file.read(self.size)
        return found.ljust(self.size, b"\0") if found else b""

    def records(self, number: int) -> Iterator[Record]:
        """The rows on page `number`, where it is a leaf of a table or a page of an index."""
        page = self.page(number)
        start = 100 if number == 1 else 0
        if len(page) < start + 8:
            return
        kind = page[start]
        if kind not in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR):
            return
        (cells,) = struct.unpack_from(">H", page, start + 3)
        pointers = start + (12 if kind == _INDEX_INTERIOR else 8)
        if pointers + 2 * cells > self.size:
            cells = max(0, (self.size - pointers) // 2)
        # cells of a sound page do not overlap; of these, thousands could be one
        room = 2 * self.size
        for cell in dict.fromkeys(struct.unpack_from(f">{cells}H", page, pointers)):
            found, used = self._cell(page, cell, kind)
            room -= used
            if room < 0:
                self.passed_over += 1
                return
            if found is not None:
                yield found

    def _cell(self, page: bytes, at: int, kind: int) -> tuple[Record | None, int]:
        """The row of a cell, and how many bytes of the page were read for it."""
        local = 0
        try:
            if kind == _INDEX_INTERIOR:
                at += 4
            length, at = _varint(page, at)
            rowid: int | None = None
            if kind == _TABLE_LEAF:
                unsigned, at = _varint(page, at)
                rowid = unsigned - (1 << 64) if unsigned >> 63 else unsigned
            if not 0 < length <= self._largest:
                return None, 0
            payload, local = self._payload(page, at, length, is_table=kind == _TABLE_LEAF)
            if payload is None:
                return None, local
            return Record(rowid, _values(payload)), local
        except (IndexError, ValueError, struct.error):
            return None, local

    def _payload(self, page: bytes, at: int, length: int, *, is_table: bool) -> tuple[bytes | None, int]:
        """A cell's payload, with what spilled over to other pages; and how much of it stands in `page`."""
        usable = self.size
        most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            payload = page[at : at + length]
            return (payload if len(payload) == length else None), len(payload)
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        parts = [page[at : at + local]]
        (more,) = struct.unpack_from(">I", page, at + local)
        left = length - local
        seen: set[int] = set()
        while left > 0:
            served = self._served.get(more, 0)
            spilled = b"" if more in seen or served >= _MOST_SERVED else self.page(more)
            if not spilled:
                self.passed_over += 1
                return None, local
            seen.add(more)
            self._served[more] = served + 1
            if len(seen) % _TICK_EVERY == 0 and self._tick is not None:
                self._tick(min(self._reading, self.count), self.count)
            (more,) = struct.unpack_from(">I", spilled, 0)
            part = spilled[4 : 4 + left]
            parts.append(part)
            left -= len(part)
        return b"".join(parts), local


def _page_size(head: bytes) -> int:
    if head[:16] == _MAGIC:
        (size,) = struct.unpack_from(">H", head, 16)
        size = 65536 if size == 1 else size
        if size in _SIZES:
            return int(size)
    return PAGE_SIZE


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9


def _values(payload: bytes) -> tuple[Value, ...]:
    """A record's values.

    Raises:
        ValueError: it is none.
    """
    header, at = _varint(payload, 0)
    if not at <= header <= len(payload):
        raise ValueError("no record")
    values: list[Value] = []
    body = header
    while at < header:
        kind, at = _varint(payload, at)
        value, size = _value(payload, body, kind)
        values.append(value)
        if len(values) > _MOST_COLUMNS:
            raise ValueError("no record of ours")
        body += size
    if at != header or body != len(payload):
        raise ValueError("no record")
    return tuple(values)


_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, 0
    if kind in _INTEGERS:
        size = _INTEGERS[kind]
        return int.from_bytes(_exactly(payload, at, size), "big", signed=True), size
    if kind == 7:
        (number,) = struct.unpack(">d", _exactly(payload, at, 8))
        return float(number), 8
    if kind in (8, 9):
        return kind - 8, 0
    if kind < 12:
        raise ValueError("a reserved type")
    size = (kind - 12) // 2
    data = _exactly(payload, at, size)
    return (data.decode("utf-8") if kind % 2 else data), size


def _exactly(data: bytes, at: int, size: int) -> bytes:
    found = data[at : at + size]
    if len(found) != size:
        raise ValueError("the record is cut off")
    return found


def _frames(wal: BinaryIO, size: int, tick: Tick | None) -> dict[int, int]:
    """Where in a write-ahead log the newest page of each number of its whole transactions stands; {}: it holds none.

    Raises:
        OSError: it cannot be read.
        (whatever `tick` raises)
    """
    length = wal.seek(0, 2)
    wal.seek(0)
    head = wal.read(_WAL_HEADER)
    if len(head) < _WAL_HEADER:
        return {}
    magic, _version, wal_size, _sequence, salt_1, salt_2, sum_1, sum_2 = struct.unpack(">8I", head)
    if magic & ~1 != _WAL_MAGIC or wal_size != size:
        return {}
    order = ">" if magic & 1 else "<"
    if _checksum(head[: _WAL_HEADER - 8], 0, 0, order) != (sum_1, sum_2):
        return {}
    whole: dict[int, int] = {}
    pending: dict[int, int] = {}
    at = _WAL_HEADER
    for count in range(_MOST_FRAMES):
        if tick is not None and count % _TICK_EVERY == 0:
            tick(0, max(length // size, 1))
        frame = wal.read(_FRAME_HEADER + size)
        if len(frame) < _FRAME_HEADER + size:
            break
        number, commit, one, two, frame_1, frame_2 = struct.unpack_from(">6I", frame)
        if (one, two) != (salt_1, salt_2):
            break
        sum_1, sum_2 = _checksum(frame[:8], sum_1, sum_2, order)
        sum_1, sum_2 = _checksum(frame[_FRAME_HEADER:], sum_1, sum_2, order)
        if (sum_1, sum_2) != (frame_1, frame_2):
            break
        pending[number] = at + _FRAME_HEADER
        if commit:
            whole |= pending
            pending.clear()
        at += _FRAME_HEADER + size
    return whole


def _checksum(data: bytes, one: int, two: int, order: str) -> tuple[int, int]:
    """SQLite's checksum of a write-ahead log (section 4.2), going on from (`one`, `two`)."""
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
