"""What a shared library or program of Linux asks the loader for, read from the file itself.

`ldd` tells more than that: also what the needed ones need, some of which may come from the system and bring their own.
"""

from __future__ import annotations

import struct
from pathlib import Path

_LOAD, _DYNAMIC = 1, 2
_NEEDED, _STRINGS = 1, 5


def is_elf(file: Path) -> bool:
    """Whether it is a program or library of Linux."""
    with file.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def needed(file: Path) -> list[str]:
    """The libraries it names itself, by soname, in their order.

    Raises:
        ValueError: it is no 64-bit little-endian ELF file.
    """
    data = file.read_bytes()
    if data[:6] != b"\x7fELF\x02\x01":
        raise ValueError(f"{file} is no 64-bit ELF file")
    table, size, count = struct.unpack_from("<Q", data, 0x20)[0], *struct.unpack_from("<HH", data, 0x36)
    segments = [struct.unpack_from("<IIQQQQ", data, table + size * index) for index in range(count)]
    loaded = [(address, offset, length) for kind, _, offset, address, _, length in segments if kind == _LOAD]
    names: list[int] = []
    strings = 0
    for kind, _, offset, _, _, length in segments:
        if kind != _DYNAMIC:
            continue
        for place in range(offset, offset + length, 16):
            tag, value = struct.unpack_from("<QQ", data, place)
            if tag == _NEEDED:
                names.append(value)
            elif tag == _STRINGS:
                strings = next(value - start + at for start, at, long in loaded if start <= value < start + long)
    return [data[strings + name : data.index(b"\0", strings + name)].decode() for name in names]
