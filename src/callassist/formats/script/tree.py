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
from callassist.formats.script.sentences import Sentence, told

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
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_TOO_MANY_VALUES = told("the file has more than {most} values", most=MAX_VALUES)


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
    #: plain texts that end where ` #` begins a comment, though it looks like part of the text, and that "comment"
    cut_by_hash: dict[Path_, str] = field(default_factory=dict[Path_, str])
    #: plain numbers written like a German thousand, as they were written
    thousands: dict[Path_, str] = field(default_factory=dict[Path_, str])
    #: False if the file was refused: `data` is then None and `problems` says why
    usable: bool = True

    def place(self, path: Path_, *, key: bool = False) -> Place:
        """Where the value (or, with `key`, the key) at `path` stands; for what is not there, its nearest parent."""
        if key and (found := self.key_place(path)) is not None:
            return found
        while path:
            found = self.value_place(path)
            if found is not None:
                return found
            path = path[:-1]
            found = self.key_place(path)
            if found is not None:
                return found
        return self.value_place(path) or TOP

    def value_place(self, path: Path_) -> Place | None:
        """Where the value at `path` begins; None: there is none."""
        return self.values.get(path)

    def key_place(self, path: Path_) -> Place | None:
        """Where the key of `path` begins; None: it has none."""
        return self.keys.get(path)

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
            if self.value_place((*found, step)) is not None:
                found = (*found, step)
        return found


class _Mark(Protocol):
    """Where an event begins or ends; counted from 0."""

    line: int
    column: int
    #: characters before it in the text
    index: int


class ParserEvent(Protocol):
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
    #: of a scalar: how it is written
    style: str | None
    #: of a mapping or list: in braces or brackets
    flow_style: bool | None


class ReadingRefused(Exception):
    """Ends the reading; whoever reads by the parser's events catches it."""

    def __init__(self, place: Place, code: str, what: Sentence, mend: Sentence) -> None:
        self.found = (place, code, what, mend)
        super().__init__(str(what))


def read_bytes(path: Path) -> bytes | Problem:
    """The bytes of a regular file, at most one more than is allowed, or why they cannot be had.

    The file is opened without waiting, so that a pipe nobody writes to is refused like any other non-file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        handle = os.open(path, flags)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return _unreadable(path, told("this is no file"), told("name a script file (.yaml)"))
            chunks: list[bytes] = []
            left = MAX_BYTES + 1
            while left > 0 and (chunk := os.read(handle, left)):
                chunks.append(chunk)
                left -= len(chunk)
            return b"".join(chunks)
        finally:
            os.close(handle)
    except IsADirectoryError:
        return _unreadable(path, told("this is a folder"), told("name a script file (.yaml)"))
    except FileNotFoundError:
        return _unreadable(path, told("there is no such file"), told("check the name and the folder"))
    except PermissionError:
        return _unreadable(path, told("reading it is not permitted"), told("change its permissions, or copy it"))
    except (OSError, ValueError) as error:
        what = told("it cannot be read ({cause})", cause=str(error))
        return _unreadable(path, what, told("copy it to a local folder and try again"))


def _unreadable(path: Path, what: Sentence, mend: Sentence) -> Problem:
    return Problem(str(path), 1, 1, Severity.ERROR, "unreadable", what, mend)


def read_tree(data: bytes, file: str) -> Tree:
    """The tree of a file's bytes. Never raises: a refused file gives a tree that is not usable."""
    tree = Tree(file)
    try:
        text = measured_text(data)
        _Composer(tree).compose(text)
    except ReadingRefused as refused:
        place, code, what, mend = refused.found
        tree.problems.append(Problem(file, place.line, place.column, Severity.ERROR, code, what, mend))
        tree.data, tree.usable = None, False
    return tree


def measured_text(data: bytes) -> str:
    """The decoded text, once it is sure to be small."""
    if len(data) > MAX_BYTES:
        mend = told("split the script, or remove what is no script")
        raise ReadingRefused(TOP, "too-big", told("the file is larger than 1 MiB"), mend)
    if (nul := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, nul) + 1
        what, mend = told("the file is no text (it has zero bytes)"), told("save it as UTF-8 text")
        raise ReadingRefused(Place(line, 1), "encoding", what, mend)
    if data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n") > MAX_LINES:
        what = told("the file has more than {most} lines", most=MAX_LINES)
        raise ReadingRefused(Place(MAX_LINES, 1), "too-big", what, told("split the script"))
    if sum(data.count(mark) for mark in (b",", b"[", b"]", b"{", b"}")) > MAX_MARKS:
        raise ReadingRefused(TOP, "too-big", _TOO_MANY_VALUES, told("split the script"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        what, mend = told("the file is not in UTF-8"), told("save it as UTF-8")
        raise ReadingRefused(Place(line, column), "encoding", what, mend) from None
    for number, line_text in enumerate(text.split("\n"), start=1):
        if len(line_text) > MAX_LINE_LENGTH:
            what = told("the line is longer than {most} characters", most=MAX_LINE_LENGTH)
            raise ReadingRefused(Place(number, 1), "too-big", what, told("break it into several lines"))
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
        # as the parser counts them: a line ends at these alone
        self.lines = re.split("\r\n|[\r\n]", text)
        for event in parser_events(text):
            self._take(event)
        if self.tree.data is None:
            mend = told("start from the example in docs/script-format.md")
            raise ReadingRefused(TOP, "empty", told("the file has no content"), mend)

    def _take(self, event: ParserEvent) -> None:
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
            what = told("anchors (&) and aliases (*) are not allowed")
            raise ReadingRefused(
                place, "anchor", what, told("write the part out; put a text that begins with * or & in quotes")
            )
        if event.tag is not None:
            raise ReadingRefused(
                place, "tag", told("tags (!) are not allowed"), told("remove the tag; put text in quotes")
            )
        self.count += 1
        if self.count > MAX_VALUES:
            raise ReadingRefused(place, "too-big", _TOO_MANY_VALUES, told("split the script"))
        if self.stack and len(self.stack[-1].container) > MAX_ENTRIES:
            what = told("there are more than {most} entries in one block", most=MAX_ENTRIES)
            raise ReadingRefused(place, "too-many", what, told("split the script"))
        if name == "ScalarEvent":
            self._scalar(event, place)
        else:
            self._open({} if name == "MappingStartEvent" else [], place)

    def _start_document(self, event: ParserEvent, place: Place) -> None:
        self.documents += 1
        if self.documents > 1:
            what, mend = told("there is more than one document in the file"), told("one file, one script: remove `---`")
            raise ReadingRefused(place, "documents", what, mend)
        if event.version is not None or event.tags:
            what = told("directives (%YAML, %TAG) are not allowed")
            raise ReadingRefused(place, "directive", what, told("remove the line"))

    def _scalar(self, event: ParserEvent, place: Place) -> None:
        text = event.value
        if UNPRINTABLE.search(text):
            what, mend = told("the text has control characters"), told("remove the escape sequence")
            raise ReadingRefused(place, "control-character", what, mend)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            self._key(frame, text, place)
            return
        if not event.implicit[0]:
            self._attach(text, place)
            return
        value = resolved_plain(text)
        path = self._attach(value, place)
        if isinstance(value, str) and (rest := self._cut_off(event.end_mark)):
            self.tree.cut_by_hash[path] = rest
        elif not isinstance(value, str) and GERMAN_THOUSANDS.match(text):
            self.tree.thousands[path] = text

    def _cut_off(self, end: _Mark) -> str:
        """What follows a text on its line and looks like the rest of it, but is a comment."""
        return cut_off(self.lines[end.line][end.column :]) if end.line < len(self.lines) else ""

    def _key(self, frame: _Frame, text: str, place: Place) -> None:
        frame.key = text
        frame.discard = text in frame.container
        if frame.discard:
            first = self.tree.keys[(*frame.path, text)]
            what = told("the key `{name}` stands here a second time (first in line {line})", name=text, line=first.line)
            mend = told("keep one")
            self.tree.problems.append(
                Problem(self.tree.file, place.line, place.column, Severity.ERROR, "duplicate-key", what, mend)
            )
        else:
            self.tree.keys[(*frame.path, text)] = place

    def _open(self, container: dict[str, Any] | list[Any], place: Place) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is None:
            what, mend = told("a key must be a plain name"), told("write `name: value`")
            raise ReadingRefused(place, "wrong-type", what, mend)
        if len(self.stack) >= MAX_DEPTH:
            what = told("more than {most} levels inside one another", most=MAX_DEPTH)
            raise ReadingRefused(place, "too-deep", what, told("flatten this part"))
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


def cut_off(rest: str) -> str:
    """What follows a plain text on its line, where it looks like part of it but is a comment; else nothing."""
    return rest.strip() if _CUTTING.match(rest) else ""


def parser_events(text: str) -> Iterator[ParserEvent]:
    """The parser's events; every error becomes a refusal with its place."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    # the library is typed in parts only; what is used of it is said by the protocols above
    parser: Any = YAML(typ="safe", pure=True)
    try:
        yield from parser.parse(text)
    except ReadingRefused:
        raise
    except MarkedYAMLError as error:
        found = cast("Any", error)
        mark: _Mark | None = found.problem_mark or found.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark is not None else TOP
        raise ReadingRefused(place, "syntax", *_not_yaml(str(found.context or ""), str(found.problem or ""))) from None
    except Exception as error:  # noqa: BLE001 - hostile input makes the parser fail in ways of its own (ValueError …)
        what = told("this is not YAML: {reason}", reason=_first_line(error))
        raise ReadingRefused(TOP, "syntax", what, told("check the file's characters")) from None


#: what the parser says of the mistakes that are made by hand, and how a reader is told of them
_SLIPS = (
    (
        "mapping values are not allowed",
        told("a colon stands where none can stand"),
        told("put a text with a colon in quotes, or correct the indentation"),
    ),
    (
        "block end",
        told("this line is indented differently from the ones it belongs to"),
        told("begin it in the same column as its neighbours"),
    ),
    (
        "expected ',' or '}'",
        told("between { and } a comma or the closing brace is missing"),
        told("put a text with quotes, braces or a colon in quotes, or close the brace"),
    ),
    (
        "expected ',' or ']'",
        told("between [ and ] a comma or the closing bracket is missing"),
        told("separate the entries by commas, or close the bracket"),
    ),
    (
        "found unexpected end of stream",
        told("a quote is opened here and never closed"),
        told('close it; a quotation mark inside a text in quotes is written \\"'),
    ),
    (
        "could not find expected ':'",
        told("a key without a colon"),
        told("write `name: value`, or indent the line as part of the text above"),
    ),
    (
        "found a tab",
        told("a tab stands where only blanks can indent"),
        told("replace it by blanks"),
    ),
    (
        "found character '\\t'",
        told("a tab stands where only blanks can indent"),
        told("replace it by blanks"),
    ),
    (
        "cannot start any token",
        told("a text cannot begin with this character"),
        told("put the text in quotes"),
    ),
    (
        "unknown escape character",
        told("after a backslash in quotes this character means nothing"),
        told("double the backslash, or use single quotes"),
    ),
)


def _not_yaml(context: str, problem: str) -> tuple[Sentence, Sentence]:
    """What is wrong and the mend, of what the parser says in words of its own."""
    for said, what, mend in _SLIPS:
        if said in problem or said in context:
            return what, mend
    reason = " ".join(part for part in (context, problem) if part)
    return told("this is not YAML: {reason}", reason=reason), told("check indentation, colons and quotes")


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]


def resolved_plain(text: str) -> object:
    """What a plain scalar stands for, by the core schema of YAML 1.2 without its exponents and bases.

    An exponent is nothing a script needs, and `1e999999999` would be a bomb.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.match(text):
        return int(text)
    return Decimal(text) if _DECIMAL.match(text) else text
