"""A YAML file as plain data with the place of every key and value.

Script files may come from strangers, so this reader takes a small, harmless part of YAML 1.2 and refuses the rest
before it can cost time or memory:

* the bytes are measured first (size, lines, length of a line, brackets, encoding); nothing is parsed that is too big
* the parser's events are read one by one and composed without recursion; the first alias, anchor or tag ends it, and
  so does a value too many or a level too deep
* plain scalars become text, whole numbers, decimals, true/false or nothing; `yes`, `no`, dates and `1e9` stay text
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol, cast

from callassist.formats.script.problems import Problem, Severity

MAX_BYTES = 1024 * 1024
MAX_LINES = 30_000
MAX_LINE_LENGTH = 20_000
MAX_DEPTH = 20
#: entries of one block or list: 2,000 nodes are the most a script has
MAX_ENTRIES = 2_000
#: keys and values of any kind; 2,000 rich nodes have fewer, and many more could not be refused within a second
MAX_VALUES = 60_000
#: commas, brackets and braces; prose does not reach that, and data that does has more values than are allowed
MAX_MARKS = 80_000

Path_ = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top of the file."""

_WHOLE = re.compile(r"[-+]?[0-9]{1,18}\Z")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,18}\.[0-9]{0,9}|\.[0-9]{1,9})\Z")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
GERMAN_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")
"""A thousand as it is written in German: `1.000`, which YAML takes for one with three decimals."""
#: a comment that begins like a text's number sign: `house #1`
_CUTTING = re.compile(r"\s+#\w")
#: what a double-quoted escape can smuggle in: control characters and halves of surrogate pairs
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column, both counted from 1."""

    line: int
    column: int


TOP = Place(1, 1)


@dataclass(slots=True)
class Tree:
    """The data of one file, and where each part of it stands."""

    file: str
    data: object = None
    values: dict[Path_, Place] = field(default_factory=dict[Path_, Place])
    keys: dict[Path_, Place] = field(default_factory=dict[Path_, Place])
    problems: list[Problem] = field(default_factory=list[Problem])
    #: plain texts that end where ` #` begins a comment, though it looks like part of the text
    cut_by_hash: set[Path_] = field(default_factory=set[Path_])
    #: plain numbers written like a German thousand, as they were written
    thousands: dict[Path_, str] = field(default_factory=dict[Path_, str])
    #: False if the file was refused: `data` is then None and `problems` says why
    usable: bool = True

    def place(self, path: Path_, *, key: bool = False) -> Place:
        """Where the value (or, with `key`, the key) at `path` stands; for what is not there, its nearest parent."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
            if path in self.keys:
                return self.keys[path]
        return self.values.get(path, TOP)

    def mapping(self) -> dict[str, Any]:
        """The data of a file whose top is a block of `name: value` lines; empty for any other."""
        data = self.data
        return cast("dict[str, Any]", data) if isinstance(data, dict) else {}

    def known(self, path: Path_) -> Path_:
        """The longest part of `path` that exists, stepping over parts that are no steps in the file.

        Checkers of data put names of their own (a union's branch, "this is a key") into the ways they report.
        """
        found: Path_ = ()
        for step in path:
            if (*found, step) in self.values:
                found = (*found, step)
        return found


class _Mark(Protocol):
    """Where an event begins; counted from 0."""

    line: int
    column: int


class _Event(Protocol):
    """What is read of the parser's events; which of it one has depends on its class."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    #: (plain, quoted): whether the tag could be left out
    implicit: tuple[bool, bool]
    #: of a document's start
    version: object
    tags: object


class _Refused(Exception):
    """Ends the reading; never leaves this module."""

    def __init__(self, place: Place, code: str, message: str, fix: str) -> None:
        self.found = (place, code, message, fix)
        super().__init__(message)


def read_bytes(path: Path) -> bytes | Problem:
    """The bytes of a regular file, at most one more than is allowed, or why they cannot be had.

    The file is opened without waiting, so that a pipe nobody writes to is refused like any other non-file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        handle = os.open(path, flags)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return _unreadable(path, "this is no file", "name a script file (.yaml)")
            chunks: list[bytes] = []
            left = MAX_BYTES + 1
            while left > 0 and (chunk := os.read(handle, left)):
                chunks.append(chunk)
                left -= len(chunk)
            return b"".join(chunks)
        finally:
            os.close(handle)
    except IsADirectoryError:
        return _unreadable(path, "this is a folder", "name a script file (.yaml)")
    except FileNotFoundError:
        return _unreadable(path, "there is no such file", "check the name and the folder")
    except PermissionError:
        return _unreadable(path, "reading it is not permitted", "change its permissions, or copy it")
    except (OSError, ValueError) as error:
        return _unreadable(path, f"it cannot be read ({error})", "copy it to a local folder and try again")


def _unreadable(path: Path, message: str, fix: str) -> Problem:
    return Problem(str(path), 1, 1, Severity.ERROR, "unreadable", message, fix)


def read_tree(data: bytes, file: str) -> Tree:
    """The tree of a file's bytes. Never raises: a refused file gives a tree that is not usable."""
    tree = Tree(file)
    try:
        text = _text(data)
        _Composer(tree).compose(text)
    except _Refused as refused:
        place, code, message, fix = refused.found
        tree.problems.append(Problem(file, place.line, place.column, Severity.ERROR, code, message, fix))
        tree.data, tree.usable = None, False
    return tree


def _text(data: bytes) -> str:
    """The decoded text, once it is sure to be small."""
    if len(data) > MAX_BYTES:
        raise _Refused(TOP, "too-big", "the file is larger than 1 MiB", "split the script, or remove what is no script")
    if (nul := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, nul) + 1
        raise _Refused(Place(line, 1), "encoding", "the file is no text (it has zero bytes)", "save it as UTF-8 text")
    if data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n") > MAX_LINES:
        raise _Refused(
            Place(MAX_LINES, 1), "too-big", f"the file has more than {MAX_LINES:,} lines", "split the script"
        )
    if sum(data.count(mark) for mark in (b",", b"[", b"]", b"{", b"}")) > MAX_MARKS:
        raise _Refused(TOP, "too-big", f"the file has more than {MAX_VALUES:,} values", "split the script")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise _Refused(Place(line, column), "encoding", "the file is not in UTF-8", "save it as UTF-8") from None
    for number, line_text in enumerate(text.split("\n"), start=1):
        if len(line_text) > MAX_LINE_LENGTH:
            message = f"the line is longer than {MAX_LINE_LENGTH:,} characters"
            raise _Refused(Place(number, 1), "too-big", message, "break it into several lines")
    return text


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is being filled."""

    container: dict[str, Any] | list[Any]
    path: Path_
    #: the key whose value comes next; None while a key is expected
    key: str | None = None
    #: the value of a repeated key is read and thrown away
    discard: bool = False


class _Composer:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.stack: list[_Frame] = []
        self.lines: list[str] = []
        self.count = 0
        self.documents = 0

    def compose(self, text: str) -> None:
        # as the parser counts them: a line ends at any of these
        self.lines = re.split("\r\n|[\r\n\x85\u2028\u2029]", text)
        for event in _events(text):
            self._take(event)
        if self.tree.data is None:
            raise _Refused(TOP, "empty", "the file has no content", "start from the example in docs/script-format.md")

    def _take(self, event: _Event) -> None:
        name = type(event).__name__
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        if name in ("MappingEndEvent", "SequenceEndEvent"):
            self.stack.pop()
            return
        if name == "DocumentStartEvent":
            self._start_document(event, place)
            return
        if name not in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent", "AliasEvent"):
            return
        if name == "AliasEvent" or event.anchor is not None:
            raise _Refused(place, "anchor", "anchors (&) and aliases (*) are not allowed", "write the part out")
        if event.tag is not None:
            raise _Refused(place, "tag", "tags (!) are not allowed", "remove the tag; put text in quotes")
        self.count += 1
        if self.count > MAX_VALUES:
            raise _Refused(place, "too-big", f"the file has more than {MAX_VALUES:,} values", "split the script")
        if self.stack and len(self.stack[-1].container) > MAX_ENTRIES:
            message = f"there are more than {MAX_ENTRIES:,} entries in one block"
            raise _Refused(place, "too-many", message, "split the script")
        if name == "ScalarEvent":
            self._scalar(event, place)
        else:
            self._open({} if name == "MappingStartEvent" else [], place)

    def _start_document(self, event: _Event, place: Place) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _Refused(place, "documents", "there is more than one document in the file", "one file, one script")
        if event.version is not None or event.tags:
            raise _Refused(place, "directive", "directives (%YAML, %TAG) are not allowed", "remove the line")

    def _scalar(self, event: _Event, place: Place) -> None:
        text = event.value
        if _UNPRINTABLE.search(text):
            raise _Refused(place, "control-character", "the text has control characters", "remove the escape sequence")
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self._key(frame, text, place)
            return
        if not event.implicit[0]:
            self._attach(text, place)
            return
        value = _resolved(text)
        path = self._attach(value, place)
        if isinstance(value, str) and self._is_cut(event.end_mark):
            self.tree.cut_by_hash.add(path)
        elif not isinstance(value, str) and GERMAN_THOUSANDS.match(text):
            self.tree.thousands[path] = text

    def _is_cut(self, end: _Mark) -> bool:
        return end.line < len(self.lines) and _CUTTING.match(self.lines[end.line], end.column) is not None

    def _key(self, frame: _Frame, text: str, place: Place) -> None:
        frame.key = text
        frame.discard = text in frame.container
        if frame.discard:
            first = self.tree.keys[(*frame.path, text)]
            message = f"the key `{text}` stands here a second time (first in line {first.line})"
            self.tree.problems.append(
                Problem(self.tree.file, place.line, place.column, Severity.ERROR, "duplicate-key", message, "keep one")
            )
        else:
            self.tree.keys[(*frame.path, text)] = place

    def _open(self, container: dict[str, Any] | list[Any], place: Place) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            raise _Refused(place, "wrong-type", "a key must be a plain name", "write `name: value`")
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(place, "too-deep", f"more than {MAX_DEPTH} levels inside one another", "flatten this part")
        self.stack.append(_Frame(container, self._attach(container, place)))

    def _attach(self, value: object, place: Place) -> Path_:
        """Put `value` where the current frame wants it; its path."""
        if not self.stack:
            self.tree.data = value
            self.tree.values[()] = place
            return ()
        frame = self.stack[-1]
        if isinstance(frame.container, list):
            path = (*frame.path, len(frame.container))
            frame.container.append(value)
        else:
            assert frame.key is not None
            key, frame.key = frame.key, None
            if frame.discard:
                # a path no real key can have, so that the first value's places stay
                return (*frame.path, f"\0{key}")
            path = (*frame.path, key)
            frame.container[key] = value
        self.tree.values[path] = place
        return path


def _events(text: str) -> Iterator[_Event]:
    """The parser's events; every error becomes a refusal with its place."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    # the library is typed in parts only; what is used of it is said by the protocols above
    parser: Any = YAML(typ="safe", pure=True)
    try:
        yield from parser.parse(text)
    except _Refused:
        raise
    except MarkedYAMLError as error:
        found = cast("Any", error)
        mark: _Mark | None = found.problem_mark or found.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark is not None else TOP
        reason = " ".join(str(part) for part in (found.context, found.problem) if part)
        raise _Refused(place, "syntax", f"this is not YAML: {reason}", "check indentation, colons, quotes") from None
    except Exception as error:  # noqa: BLE001 - hostile input makes the parser fail in ways of its own (ValueError …)
        reason = _first_line(error)
        raise _Refused(TOP, "syntax", f"this is not YAML: {reason}", "check the file's characters") from None


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]


def _resolved(text: str) -> object:
    """What a plain scalar stands for, by the core schema of YAML 1.2 without its exponents and bases.

    An exponent is nothing a script needs, and `1e999999999` would be a bomb.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.match(text):
        return int(text)
    return Decimal(text) if _DECIMAL.match(text) else text
