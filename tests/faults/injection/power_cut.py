"""Crash states: what a disk may hold when the power goes, made from the record of what a program did to it.

Until it is flushed, a write may be on the disk whole, in some of its 512-byte sectors, or not at all, whatever became
of the others; the same holds for a change of length. Names (made, renamed, removed) last once their folder is flushed;
until then the first few of the changes may have happened, in their order.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("<cIQI")


@dataclass(frozen=True, slots=True)
class Operation:
    """One line of the record; see watched_disk.c."""

    what: str
    descriptor: int
    place: int
    content: bytes


def read_record(path: Path) -> Iterator[Operation]:
    """What was recorded, in order."""
    data = path.read_bytes()
    at = 0
    while at < len(data):
        what, descriptor, place, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield Operation(what.decode(), descriptor, place, data[at : at + length])
        at += length


@dataclass(slots=True)
class _File:
    #: what is on the disk for certain
    flushed: bytearray = field(default_factory=bytearray)
    #: what was done since: a place and its content, or a new length and None
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self) -> None:
        for place, content in self.since:
            _apply(self.flushed, place, content)
        self.since.clear()


def _apply(data: bytearray, place: int, content: bytes | None) -> None:
    if len(data) < place:
        data.extend(bytes(place - len(data)))
    if content is None:
        del data[place:]
    else:
        data[place : place + len(content)] = content


class PowerCut:
    """A disk as a record goes on, and the states a power cut may leave of it."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._names: dict[str, _File] = {}
        self._names_flushed: dict[str, _File] = {}
        self._names_since: list[tuple[str, str, _File | None]] = []
        self._open: dict[int, _File | None] = {}

    def do(self, operation: Operation) -> bool:
        """Goes one operation on; True where a power cut right after it may leave something new."""
        match operation.what:
            case "O":
                return self._opened(operation)
            case "C":
                self._open.pop(operation.descriptor, None)
                return False
            case "W":
                self._file(operation).since.append((operation.place, operation.content))
            case "T":
                self._file(operation).since.append((operation.place, None))
            case "S":
                self._sync(operation.descriptor)
            case "R":
                old, new = operation.content.decode().split("\0")
                file = self._names.pop(old)
                self._names[new] = file
                self._names_since.append((old, new, file))
            case "L":
                old, new = operation.content.decode().split("\0")
                file = self._names[new] = self._names[old]
                self._names_since.append(("", new, file))
            case "U":
                name = operation.content.decode()
                self._names.pop(name, None)
                self._names_since.append((name, "", None))
            case _:
                return False
        return True

    def _opened(self, operation: Operation) -> bool:
        name = operation.content.decode()
        if name == self._folder:
            self._open[operation.descriptor] = None
            return False
        file = self._names.get(name)
        is_new = file is None
        if file is None:
            file = self._names[name] = _File()
            self._names_since.append(("", name, file))
        elif operation.place:
            file.since.append((0, None))
        self._open[operation.descriptor] = file
        return is_new or bool(operation.place)

    def _file(self, operation: Operation) -> _File:
        file = self._open[operation.descriptor]
        assert file is not None
        return file

    def _sync(self, descriptor: int) -> None:
        file = self._open[descriptor]
        if file is not None:
            file.flush()
            return
        self._names_flushed = dict(self._names)
        self._names_since.clear()

    def state(self, chance: random.Random) -> dict[str, bytes]:
        """One of the states a power cut at this moment may leave: the content of each file by its name."""
        names = dict(self._names_flushed)
        style = chance.choice(("nothing", "everything", "some", "some"))
        several = {"nothing": 0, "everything": len(self._names_since)}.get(style)
        for old, new, file in self._names_since[
            : chance.randint(0, len(self._names_since)) if several is None else several
        ]:
            names.pop(old, None)
            if file is not None:
                names[new] = file
        # a file with two names is one file
        contents = {id(file): self._content(file, style, chance) for file in names.values()}
        return {Path(name).name: contents[id(file)] for name, file in names.items()}

    @staticmethod
    def _content(file: _File, style: str, chance: random.Random) -> bytes:
        data = bytearray(file.flushed)
        if style == "nothing":
            return bytes(data)
        for place, content in file.since:
            if style == "everything" or content is None:
                if style == "everything" or chance.random() < 0.5:
                    _apply(data, place, content)
                continue
            fate = chance.random()
            if fate < 0.5:
                _apply(data, place, content)
            elif fate < 0.8:
                for sector in _sectors(place, content):
                    if chance.random() < 0.5:
                        _apply(data, *sector)
        return bytes(data)


def _sectors(place: int, content: bytes) -> Iterator[tuple[int, bytes]]:
    """`content` cut where the disk's sectors begin."""
    begin = 0
    while begin < len(content):
        end = min(len(content), begin + SECTOR - (place + begin) % SECTOR)
        yield place + begin, content[begin:end]
        begin = end
