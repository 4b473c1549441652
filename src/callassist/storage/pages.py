"""The pages of a SQLite file read as bytes, for a file that SQLite itself refuses.

Follows SQLite's "Database File Format" (sections 1.5, 1.6, 2.1 and 4). Nothing here writes, and nothing trusts what it
reads: a page that makes no sense yields nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

Value = int | float | str | bytes | None

#: ours are made with SQLite's default
PAGE_SIZE = 4096
_MAGIC = b"SQLite format 3\x00"
_SIZES = {512, 1024, 2048, 4096, 8192, 16384, 32768, 65536}
_WAL_HEADER, _FRAME_HEADER = 32, 24
#: the lowest bit of the WAL's magic number says which way round its checksums were reckoned
_WAL_MAGIC = 0x377F0682
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
#: the largest text a row of ours can hold is a script; beyond that a length is nonsense
_LARGEST_PAYLOAD = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands in a page: its rowid (None in an index or a table without one) and its values."""

    rowid: int | None
    values: tuple[Value, ...]


class Pages:
    """The pages of one database file, with the whole transactions of its write-ahead log laid over them."""

    def __init__(self, database: Path | None, wal: Path | None = None) -> None:
        """Raises OSError where the database is there and cannot be read.

        Args:
            database: its file; None: there is only a write-ahead log.
            wal: its write-ahead log, if there is one.
        """
        self._file: BinaryIO | None = None if database is None else database.open("rb")
        head = b"" if self._file is None else self._file.read(100)
        self.size = _page_size(head)
        length = 0 if self._file is None else self._file.seek(0, 2)
        self._newer = {} if wal is None else _frames(wal, self.size)
        self.count = max([(length + self.size - 1) // self.size, *self._newer])

    @property
    def newer(self) -> tuple[int, ...]:
        """Numbers of the pages that stand in the write-ahead log."""
        return tuple(sorted(self._newer))

    def close(self) -> None:
        """Lets go of the file."""
        if self._file is not None:
            self._file.close()

    def page(self, number: int) -> bytes:
        """Page `number` (from 1), with zeros where the file ends early; b"" beyond its end."""
        newer = self._newer.get(number)
        if newer is not None:
            return newer
        if self._file is None or number < 1:
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
        for place in range(cells):
            (cell,) = struct.unpack_from(">H", page, pointers + 2 * place)
            found = self._cell(page, cell, kind)
            if found is not None:
                yield found

    def _cell(self, page: bytes, at: int, kind: int) -> Record | None:
        try:
            if kind == _INDEX_INTERIOR:
                at += 4
            length, at = _varint(page, at)
            rowid: int | None = None
            if kind == _TABLE_LEAF:
                unsigned, at = _varint(page, at)
                rowid = unsigned - (1 << 64) if unsigned >> 63 else unsigned
            if not 0 < length <= _LARGEST_PAYLOAD:
                return None
            payload = self._payload(page, at, length, is_table=kind == _TABLE_LEAF)
            return None if payload is None else Record(rowid, _values(payload))
        except (IndexError, ValueError, struct.error):
            return None

    def _payload(self, page: bytes, at: int, length: int, *, is_table: bool) -> bytes | None:
        """A cell's payload, with what spilled over to other pages."""
        usable = self.size
        most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            payload = page[at : at + length]
            return payload if len(payload) == length else None
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        parts = [page[at : at + local]]
        (more,) = struct.unpack_from(">I", page, at + local)
        left = length - local
        while left > 0:
            spilled = self.page(more)
            if not spilled:
                return None
            (more,) = struct.unpack_from(">I", spilled, 0)
            part = spilled[4 : 4 + left]
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


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


def _frames(wal: Path, size: int) -> dict[int, bytes]:
    """The newest page of each number in the whole transactions of a write-ahead log; {} where it holds none."""
    try:
        data = wal.read_bytes()
    except OSError:
        return {}
    if len(data) < _WAL_HEADER:
        return {}
    magic, _version, wal_size, _sequence, salt_1, salt_2, sum_1, sum_2 = struct.unpack_from(">8I", data, 0)
    if magic & ~1 != _WAL_MAGIC or wal_size != size:
        return {}
    order = ">" if magic & 1 else "<"
    if _checksum(data[: _WAL_HEADER - 8], 0, 0, order) != (sum_1, sum_2):
        return {}
    whole: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    at = _WAL_HEADER
    while at + _FRAME_HEADER + size <= len(data):
        number, commit, one, two, frame_1, frame_2 = struct.unpack_from(">6I", data, at)
        content = data[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
        sum_1, sum_2 = _checksum(data[at : at + 8], sum_1, sum_2, order)
        sum_1, sum_2 = _checksum(content, sum_1, sum_2, order)
        if (one, two) != (salt_1, salt_2) or (sum_1, sum_2) != (frame_1, frame_2):
            break
        pending[number] = content
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
