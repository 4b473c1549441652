"""What stands where in the text of a script: every key and value with its begin and its end.

A node knows its size and where its entries begin *within it*, never where it stands in the file: so a change in one
entry leaves the nodes of all others as they are, and the same objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeAlias, cast

from callassist.formats.script.sentences import told
from callassist.formats.script.tree import (
    MAX_DEPTH,
    TOP,
    UNPRINTABLE,
    ParserEvent,
    Place,
    ReadingRefused,
    parser_events,
    resolved_plain,
)

Plain: TypeAlias = "bool | int | Decimal | str | list[Plain] | dict[str, Plain] | None"
"""Data as a script file holds it."""


_COMMENT_OR_BLANK = re.compile(r"(?:[ \t\r\n\x85\u2028\u2029]+|#[^\r\n]*)*")


class NodeForm(StrEnum):
    """What a node is: a single value, or what holds others."""

    SCALAR = "scalar"
    MAPPING = "mapping"
    LIST = "list"


class Entry(NamedTuple):
    """An entry of a mapping or list. All places are counted from where the mapping or list begins."""

    #: its key, or the dash of a list in lines of their own
    at: int
    key: SourceNode | None
    #: right behind the colon or the dash; -1 where there is neither (`{a, b}`, `[a, b]`)
    behind: int
    value_at: int
    value: SourceNode

    @property
    def end(self) -> int:
        """Right behind the last character of it."""
        if self.value.size:
            return self.value_at + self.value.size
        return max(self.behind, self.at + (self.key.size if self.key else 0))

    def moved(self, by: int) -> Entry:
        """The same entry, so many characters further on."""
        behind = self.behind + by if self.behind >= 0 else -1
        # two thousand are moved for a letter, and `_replace` takes three times as long
        return Entry(self.at + by, self.key, behind, self.value_at + by, self.value)


@dataclass(frozen=True, slots=True, eq=False)
class SourceNode:
    """A scalar, mapping or list in a text."""

    kind: NodeForm
    #: characters from its first to its last; 0 for a value that is not written at all
    size: int
    #: of a scalar: its text as it was parsed
    text: str = ""
    #: of a scalar: `"`, `'`, `|`, `>`, or empty for a plain one
    style: str = ""
    #: of a mapping or list: in braces or brackets
    flow: bool = False
    #: of one in flow: whether it has its braces; `[a: 1]` has a mapping without
    closed: bool = True
    #: of one in lines: whether a key stands behind a question mark
    explicit: bool = False
    entries: tuple[Entry, ...] = field(default=())

    @property
    def is_block_text(self) -> bool:
        """Whether it is a folded or literal text."""
        return self.style in ("|", ">")

    def plain(self) -> Plain:
        """The data it stands for; of a key that stands twice the first counts, as for every reader of scripts."""
        if self.kind is NodeForm.SCALAR:
            return cast("Plain", resolved_plain(self.text)) if not self.style else self.text
        if self.kind is NodeForm.LIST:
            return [one.value.plain() for one in self.entries]
        found: dict[str, Plain] = {}
        for one in self.entries:
            assert one.key is not None
            if one.key.text not in found:
                found[one.key.text] = one.value.plain()
        return found

    def find(self, step: str | int) -> int | None:
        """The position of the entry with this key, or at this place of a list; None: there is none."""
        if self.kind is NodeForm.MAPPING and isinstance(step, str):
            for place, one in enumerate(self.entries):
                if one.key is not None and one.key.text == step:
                    return place
            return None
        if self.kind is NodeForm.LIST and isinstance(step, int) and 0 <= step < len(self.entries):
            return step
        return None


def container(kind: NodeForm, entries: tuple[Entry, ...], *, explicit: bool = False) -> SourceNode:
    """A mapping or list in lines of its own: it ends where its last entry ends."""
    return SourceNode(kind, entries[-1].end, entries=entries, explicit=explicit)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read, with places in the whole text."""

    kind: NodeForm
    start: int
    flow: bool
    closed: bool
    entries: list[Entry] = field(default_factory=list[Entry])
    key: SourceNode | None = None
    key_at: int = 0
    explicit: bool = False

    def last_end(self) -> int:
        return self.entries[-1].end if self.entries else self.start


def composed(text: str) -> tuple[int, SourceNode] | None:
    """The node a text holds, and where it begins; None for a text without content.

    Raises:
        ReadingRefused: it is no YAML, or has what no script may have.
    """
    found = _Composing(text)
    for event in parser_events(text):
        found.take(event)
    return found.root


class _Composing:
    def __init__(self, text: str) -> None:
        self._text = text
        self._stack: list[_Open] = []
        self.root: tuple[int, SourceNode] | None = None
        self._documents = 0

    def take(self, event: ParserEvent) -> None:
        name = type(event).__name__
        if name == "ScalarEvent":
            self._check(event)
            self._scalar(event)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self._check(event)
            self._open(event, NodeForm.MAPPING if name[0] == "M" else NodeForm.LIST)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self._close(event.end_mark.index)
        elif name == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1 or event.version is not None or event.tags:
                raise ReadingRefused(TOP, "documents", told("there is more than one document in the file"), _ONE)
        elif name == "AliasEvent":
            raise ReadingRefused(_place(event), "anchor", told("anchors (&) and aliases (*) are not allowed"), _ONE)

    def _check(self, event: ParserEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            raise ReadingRefused(_place(event), "tag", told("tags (!) are not allowed"), _ONE)

    def _scalar(self, event: ParserEvent) -> None:
        if UNPRINTABLE.search(event.value):
            raise ReadingRefused(_place(event), "control-character", told("the text has control characters"), _ONE)
        start, end = event.start_mark.index, event.end_mark.index
        style = event.style or ""
        if style in ("|", ">"):
            end = _end_of_block(self._text, start, end)
        if end == start:
            style = ""
        self._attach(start, SourceNode(NodeForm.SCALAR, end - start, event.value, style))

    def _open(self, event: ParserEvent, kind: NodeForm) -> None:
        if len(self._stack) >= MAX_DEPTH:
            what = told("more than {most} levels inside one another", most=MAX_DEPTH)
            raise ReadingRefused(_place(event), "too-deep", what, _ONE)
        parent = self._stack[-1] if self._stack else None
        if parent is not None and parent.kind is NodeForm.MAPPING and parent.key is None:
            raise ReadingRefused(_place(event), "wrong-type", told("a key must be a plain name"), _ONE)
        flow = bool(event.flow_style)
        start = event.start_mark.index
        closed = not flow or self._text[start : start + 1] in ("{", "[")
        self._stack.append(_Open(kind, start, flow, closed))

    def _close(self, end: int) -> None:
        done = self._stack.pop()
        # the end mark of what stands in lines is the next token's
        size = (end if done.flow and done.closed else done.last_end()) - done.start
        entries = tuple(one.moved(-done.start) for one in done.entries)
        self._attach(done.start, SourceNode(done.kind, size, flow=done.flow, closed=done.closed,
                                            explicit=done.explicit, entries=entries))  # fmt: skip

    def _attach(self, start: int, node: SourceNode) -> None:
        if not self._stack:
            self.root = (start, node)
            return
        parent = self._stack[-1]
        if parent.kind is NodeForm.LIST:
            parent.entries.append(self._item(parent, start, node))
        elif parent.key is None:
            parent.key, parent.key_at = node, start
            # anything between the entries but the key itself is a question mark
            first = parent.start + 1 if parent.flow and parent.closed and not parent.entries else parent.last_end()
            begin = _next_token(self._text, first)
            if begin < start and self._text[begin] == "," and parent.flow:
                begin = _next_token(self._text, begin + 1)
            parent.explicit |= begin != start
        else:
            key, parent.key = parent.key, None
            colon = _next_token(self._text, parent.key_at + key.size)
            behind = colon + 1 if self._text[colon : colon + 1] == ":" and (colon < start or not node.size) else -1
            if not node.size:
                start = max(behind, parent.key_at + key.size)
            parent.entries.append(Entry(parent.key_at, key, behind, start, node))

    def _item(self, parent: _Open, start: int, node: SourceNode) -> Entry:
        if parent.flow:
            return Entry(start, None, -1, start, node)
        dash = _next_token(self._text, parent.last_end())
        return Entry(dash, None, dash + 1, start if node.size else dash + 1, node)


_ONE = told("correct it in a text editor first")


def _place(event: ParserEvent) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _next_token(text: str, at: int) -> int:
    """Where, from `at` on, something stands that is neither blank nor comment."""
    found = _COMMENT_OR_BLANK.match(text, at)
    return found.end() if found else at


def _end_of_block(text: str, start: int, end: int) -> int:
    """Where a folded or literal text ends: before the blank lines behind it, unless it keeps them (`+`)."""
    header = text[start : _line_end(text, start)]
    if "+" in header.partition("#")[0]:
        return end
    return start + len(text[start:end].rstrip(" \t\r\n"))


def _line_end(text: str, at: int) -> int:
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


_BREAK = re.compile(r"\r\n|[\r\n]")


def scalars_of(node: SourceNode, at: int) -> Iterator[tuple[int, SourceNode]]:
    """Every scalar of a node that begins at `at`, keys too, with its place in the text."""
    if node.kind is NodeForm.SCALAR:
        yield at, node
    for one in node.entries:
        if one.key is not None:
            yield at + one.at, one.key
        yield from scalars_of(one.value, at + one.value_at)
