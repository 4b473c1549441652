"""Crash states: what a disk may hold when the power goes, made from the record of what a program did to it.

The model is that of a disk that promises no more than it must:

- Until a file is flushed, a write to it may be on the disk whole, in some of its 512-byte sectors, or not at all,
  whatever became of the others; the same holds for a change of length.
- A name (made, linked, renamed, removed) is certain once *its folder* was flushed, and a folder once the one it lies in
  was. Flushing the file, or another folder, makes no name certain, though many file systems do more than that.
- Changes of names that are not certain yet have happened in their order, up to any one of them: all journalling file
  systems keep that order. A rename is one such change, never half of one; from one folder to another it is certain once
  the folder it led to is flushed.
"""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

SECTOR = 512
#: seconds; about when `lay_out` dates files
_TIME = 1_772_440_000
_HEAD = struct.Struct("<cIQI")
#: bits of the place of an O
_EMPTIED, _FOLDER, MADE, _NAMELESS = 1, 2, 4, 8

#: the files of a folder and all below it by their path in it; None stands for a folder
State = dict[str, bytes | None]


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


def state_of(folder: Path) -> State:
    """What lies in `folder` now. Two names of one file have the same object as their content."""
    found: State = {}
    contents: dict[int, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_dir():
            found[name] = None
        else:
            found[name] = contents.setdefault(path.stat().st_ino, path.read_bytes())
    return found


def lay_out(state: State, folder: Path, chance: random.Random) -> None:
    """Makes `folder`, which does not exist, hold `state`; which file is newer is left to chance, as after a cut."""
    folder.mkdir(mode=0o700)
    made: dict[int, Path] = {}
    for name, content in sorted(state.items()):
        path = folder / name
        if content is None:
            path.mkdir(mode=0o700)
        elif len(content) > 1 and id(content) in made:  # the empty content is one object everywhere
            os.link(made[id(content)], path)
        else:
            path.write_bytes(content)
            path.chmod(0o600)
            when = _TIME + chance.randrange(3)
            os.utime(path, (when, when))
            made[id(content)] = path


@dataclass(slots=True, eq=False)
class _File:
    #: what is on the disk for certain
    flushed: bytearray = field(default_factory=bytearray)
    #: what was done since: a place and its content, or a new length and None
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self) -> None:
        for place, content in self.since:
            _apply(self.flushed, place, content)
        self.since.clear()


@dataclass(slots=True, eq=False)
class _Folder:
    #: by name: what is in it now, and what is in it for certain
    names: dict[str, _File | _Folder] = field(default_factory=dict)
    flushed: dict[str, _File | _Folder] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Change:
    """`name` in `folder` stands for `node` from now on (None: for nothing), and `gone` does not any more."""

    folder: _Folder
    name: str
    node: _File | _Folder | None
    gone: tuple[_Folder, str] | None = None


def _apply(data: bytearray, place: int, content: bytes | None) -> None:
    if len(data) < place:
        data.extend(bytes(place - len(data)))
    if content is None:
        del data[place:]
    else:
        data[place : place + len(content)] = content


class PowerCut:
    """A disk as a record goes on, and the states a power cut may leave of it."""

    def __init__(self, folder: str, before: State | None = None) -> None:
        """`before` is what lay in `folder` when the record began, all of it certain."""
        self._path = PurePosixPath(folder)
        self._root = _Folder()
        self._changes: list[_Change] = []
        self._open: dict[int, _File | _Folder] = {}
        files: dict[int, _File] = {}
        for name, content in sorted((before or {}).items()):
            if content is None:
                node = _Folder()
            elif len(content) > 1:
                node = files.setdefault(id(content), _File(bytearray(content)))
            else:
                node = _File(bytearray(content))
            where, last = self._at(str(self._path / name))
            where.names[last] = where.flushed[last] = node

    def do(self, operation: Operation) -> bool:
        """Goes one operation on; True where a power cut right after it may leave something new."""
        text = operation.content.decode(errors="surrogateescape") if operation.what in "OURLKDY" else ""
        match operation.what:
            case "O":
                return self._opened(operation, text)
            case "C":
                self._open.pop(operation.descriptor, None)
                return False
            case "W":
                self._file(operation).since.append((operation.place, operation.content))
            case "T":
                self._file(operation).since.append((operation.place, None))
            case "A":
                self._file(operation).since.append((operation.place, b""))
            case "S":
                self._sync(self._open[operation.descriptor])
            case "K" if text == str(self._path):
                return False  # the folder itself is taken to be there
            case "K":
                self._change(*self._at(text), _Folder())
            case "U" | "D":
                self._change(*self._at(text), None)
            case "R":
                self._renamed(*text.split("\0"))
            case "L":
                old, new = text.split("\0")
                nameless = old.removeprefix("/proc/self/fd/")
                node = self._node(old) if nameless == old else self._open[int(nameless)]
                assert node is not None, f"a link to {old}, which was never made"
                self._change(*self._at(new), node)
            case "Y" | "X":
                raise AssertionError(f"the model knows no {operation.what}: {text}")
            case _:
                return False
        return True

    def _at(self, path: str) -> tuple[_Folder, str]:
        """The folder `path` lies in, and its name there."""
        folder = self._root
        *parents, last = PurePosixPath(path).relative_to(self._path).parts
        for name in parents:
            found = folder.names[name]
            assert isinstance(found, _Folder)
            folder = found
        return folder, last

    def _node(self, path: str) -> _File | _Folder | None:
        if PurePosixPath(path) == self._path:
            return self._root
        folder, name = self._at(path)
        return folder.names.get(name)

    def _change(self, folder: _Folder, name: str, node: _File | _Folder | None) -> None:
        _set(folder.names, name, node)
        self._changes.append(_Change(folder, name, node))

    def _renamed(self, old: str, new: str) -> None:
        """Two names of one file stay two names: so has it POSIX."""
        (source, source_name), (target, target_name) = self._at(old), self._at(new)
        node = source.names[source_name]
        if target.names.get(target_name) is node:
            return
        del source.names[source_name]
        target.names[target_name] = node
        self._changes.append(_Change(target, target_name, node, (source, source_name)))

    def _opened(self, operation: Operation, name: str) -> bool:
        if operation.place & _NAMELESS:
            self._open[operation.descriptor] = _File()
            return False
        node = self._node(name)
        is_new = node is None
        if node is None:
            assert operation.place & MADE, f"{name} was there and is not known"
            node = _File()
            self._change(*self._at(name), node)
        elif operation.place & _EMPTIED:
            assert isinstance(node, _File)
            node.since.append((0, None))
        self._open[operation.descriptor] = node
        return is_new or bool(operation.place & _EMPTIED)

    def _file(self, operation: Operation) -> _File:
        file = self._open[operation.descriptor]
        assert isinstance(file, _File)
        return file

    def _sync(self, node: _File | _Folder) -> None:
        if isinstance(node, _File):
            node.flush()
            return
        left: list[_Change] = []
        for change in self._changes:
            if change.folder is not node:
                left.append(change)
                continue
            _set(node.flushed, change.name, change.node)
            if change.gone is not None and change.gone[0].flushed.get(change.gone[1]) is change.node:
                del change.gone[0].flushed[change.gone[1]]
        self._changes = left

    def is_certain(self) -> bool:
        """Whether nothing can be lost at this moment: all there is was flushed."""

        def flushed(folder: _Folder) -> bool:
            return all(flushed(one) if isinstance(one, _Folder) else not one.since for one in folder.names.values())

        return not self._changes and flushed(self._root)

    def keep_names(self) -> None:
        """Makes all names certain: a disk that promises more."""
        for folder in {id(change.folder): change.folder for change in self._changes}.values():
            self._sync(folder)

    def now(self) -> State:
        """What a program sees: the state of a cut that takes nothing away."""
        return self._state(len(self._changes), lambda file: self._content(file, "everything", random.Random(0)))

    def state(self, chance: random.Random) -> State:
        """One of the states a power cut at this moment may leave."""
        style = chance.choice(("nothing", "everything", "some", "some"))
        several = {"nothing": 0, "everything": len(self._changes)}.get(style)
        if several is None:
            several = chance.randint(0, len(self._changes))
        return self._state(several, lambda file: self._content(file, style, chance))

    def _state(self, changes: int, content: Callable[[_File], bytes]) -> State:
        views: dict[int, dict[str, _File | _Folder]] = {}

        def view(folder: _Folder) -> dict[str, _File | _Folder]:
            return views.setdefault(id(folder), dict(folder.flushed))

        for change in self._changes[:changes]:
            _set(view(change.folder), change.name, change.node)
            if change.gone is not None and view(change.gone[0]).get(change.gone[1]) is change.node:
                del view(change.gone[0])[change.gone[1]]
        found: State = {}
        contents: dict[int, bytes] = {}

        def walk(folder: _Folder, path: str) -> None:
            for name, node in view(folder).items():
                if isinstance(node, _Folder):
                    found[path + name] = None
                    walk(node, f"{path}{name}/")
                    continue
                if id(node) not in contents:  # one file under two names has one content
                    contents[id(node)] = content(node)
                found[path + name] = contents[id(node)]

        walk(self._root, "")
        return found

    @staticmethod
    def _content(file: _File, style: str, chance: random.Random) -> bytes:
        data = bytearray(file.flushed)
        if style == "nothing":
            return bytes(data)
        for place, content in file.since:
            if style == "everything" or not content:
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


def seen(folder: str, before: State, operations: Iterable[Operation]) -> State:
    """What lies in `folder` after these operations, as the record has it; mappings, which it does not see, left out."""
    disk = PowerCut(folder, before)
    for operation in operations:
        if operation.what != "X":
            disk.do(operation)
    return disk.now()


def _set(names: dict[str, _File | _Folder], name: str, node: _File | _Folder | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def _sectors(place: int, content: bytes) -> Iterator[tuple[int, bytes]]:
    """`content` cut where the disk's sectors begin."""
    begin = 0
    while begin < len(content):
        end = min(len(content), begin + SECTOR - (place + begin) % SECTOR)
        yield place + begin, content[begin:end]
        begin = end
