"""Databases no program writes: made by hand, to waste the time and the memory of whoever reads their pages."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable

MEGABYTE = 1 << 20
_LEAF = 0x0D


def head(size: int = 4096) -> bytes:
    """A first page with a header of ours and no rows."""
    page = bytearray(size)
    page[:16] = b"SQLite format 3\0"
    page[16:18] = struct.pack(">H", 1 if size == 65536 else size)
    page[60:64] = struct.pack(">I", 1 << 16)
    page[68:72] = struct.pack(">I", 0x63616C6C)
    return bytes(page)


def varint(value: int) -> bytes:
    """`value` as SQLite writes it, up to 56 bits."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(value & 0x7F | 0x80)
    return bytes(reversed(groups))


def _leaf(size: int, cells: list[bytes], pointers: Callable[[list[int]], list[int]] = lambda found: found) -> bytes:
    """A leaf of a table with `cells` at its end, and the pointers made of where they are."""
    page = bytearray(size)
    at, places = size, list[int]()
    for cell in cells:
        at -= len(cell)
        page[at : at + len(cell)] = cell
        places.append(at)
    wanted = pointers(places)
    page[0] = _LEAF
    page[3:5] = struct.pack(">H", min(len(wanted), 0xFFFF))
    for number, place in enumerate(wanted):
        if 8 + 2 * number + 2 > at:
            break
        page[8 + 2 * number : 10 + 2 * number] = struct.pack(">H", place)
    return bytes(page)


def _spilling(size: int, length: int, more: int, rowid: int) -> bytes:
    """A cell that says that `length` bytes follow, the most of them from page `more` on."""
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    if local > size - 35:
        local = least
    return varint(length) + varint(rowid) + bytes([3, 0, 0]).ljust(local, b"\0") + struct.pack(">I", more)


def _cells(size: int, length: int, more: Callable[[int], int]) -> list[bytes]:
    cells: list[bytes] = []
    used = 8
    while True:
        cell = _spilling(size, length, more(len(cells)), len(cells) + 1)
        used += len(cell) + 2
        if used > size:
            return cells
        cells.append(cell)


def _loop(size: int, longest: int = 60_000_000) -> bytes:
    """Every page of rows leads into two overflow pages that lead into one another, for `longest` bytes a row."""
    pages = MEGABYTE // size
    content = [head(size), struct.pack(">I", 3).ljust(size, b"\0"), struct.pack(">I", 2).ljust(size, b"\0")]
    # of the lengths near that the one of which the least stands in the page itself
    length = longest - (longest - ((size - 12) * 32 // 255 - 23)) % (size - 4)
    leaf = _leaf(size, _cells(size, length, lambda number: 2 + number % 2))
    return b"".join([*content, *[leaf] * (pages - 3)])


def _shared(size: int) -> bytes:
    """Half of the pages are one long chain, and every row of the other half leads into it."""
    pages = MEGABYTE // size
    half = pages // 2
    chain = [struct.pack(">I", number + 1).ljust(size, b"\0") for number in range(2, 2 + half)]
    whole = (half - 1) * (size - 4)
    length = whole - (whole - ((size - 12) * 32 // 255 - 23)) % (size - 4)
    leaf = _leaf(size, _cells(size, length, lambda _: 2))
    return b"".join([head(size), *chain, *[leaf] * (pages - half - 1)])


def _one_for_all(size: int) -> bytes:
    """Pages full of pointers to one large row of very many columns; next to each other, so that each is another."""
    columns = size // 3
    record = varint(columns + 3) + b"\0" * columns
    cell = varint(len(record)) + varint(1) + record
    leaf = _leaf(size, [cell], lambda found: [found[0] - one % 4 for one in range(size // 5)])
    return b"".join([head(size), *[leaf] * (MEGABYTE // size - 1)])


def _overlapping(size: int) -> bytes:
    """Rows of which each begins a byte after the one before and reaches to the end of the page."""
    body = bytearray(size)
    half = size // 2
    body[half:] = bytes([0x7F if size == 512 else 0x81]) * (size - half)
    body[0] = _LEAF
    count = (half - 8) // 2
    body[3:5] = struct.pack(">H", count)
    for number in range(count):
        body[8 + 2 * number : 10 + 2 * number] = struct.pack(">H", half + number % (half - 20))
    return b"".join([head(size), *[bytes(body)] * (MEGABYTE // size - 1)])


def _nothing(size: int) -> bytes:
    return head(size) + b"\0" * (MEGABYTE - size)


DATABASES: dict[str, Callable[[int], bytes]] = {
    "a loop of overflow pages": _loop,
    "a loop of overflow pages that could be a row": lambda size: _loop(size, 1_000_000),
    "a long chain that every row leads into": _shared,
    "pointers to one row of many columns": _one_for_all,
    "rows that lie over one another": _overlapping,
    "nothing at all": _nothing,
}
"""A megabyte each, by the size of its pages."""


def wal(frames: Iterable[tuple[int, bytes]], size: int = 4096) -> bytes:
    """A write-ahead log of whole transactions, a page each, with checksums that are right."""
    start = struct.pack(">6I", 0x377F0683, 3007000, size, 0, 1, 2)
    sums = checksum(start, 0, 0)
    parts = [start + struct.pack(">2I", *sums)]
    for number, content in frames:
        begin = struct.pack(">2I", number & 0xFFFFFFFF, 1)
        sums = checksum(content, *checksum(begin, *sums))
        parts.append(begin + struct.pack(">4I", 1, 2, *sums) + content)
    return b"".join(parts)


def checksum(data: bytes, one: int, two: int) -> tuple[int, int]:
    """SQLite's, section 4.2 of its file format."""
    words = struct.unpack(f">{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
