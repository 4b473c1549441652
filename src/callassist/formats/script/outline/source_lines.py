"""A source as lines and tables, whatever file they come from; and text files (plain or Markdown) made such lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from callassist.errors import OutlineError
from callassist.formats.script.outline.gathering import SourcePiece
from callassist.formats.script.outline.parting import hidden, numbered, shown

MOST_LINES = 20_000
LONGEST_LINE = 20_000
_TAB = 4
_RULE = re.compile(r"[\s\-–—_*=#~.·|:+]*\Z")
_BULLET = re.compile(
    r"[-–—*+•·◦▪■➢‣►○]\s+(?:\[[ xX]?\]\s+|\([ xX]?\)\s+)?|(?:[☐□]|\[ ?\]|\( ?\))\s*(?=\S)|[a-zA-Z][.)]\s+(?=\S)"
)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z")
_UNDERLINE = re.compile(r"(=+|-+)\s*\Z")
_BOLD = re.compile(r"(?:\*\*|__)(?P<text>[^*_].*?)(?:\*\*|__)(?P<sign>[:.]?)\Z")
_EMPHASIS = (
    re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+?)(?<=\S)\1"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])([^*]+)(?<=[^\s*])\*(?![\w*])"),
    re.compile(r"(?<![\w_])(_)(?=[^\s_])([^_]+)(?<=[^\s_])_(?![\w_])"),
    re.compile(r"(`)([^`]+)`"),
)
_LINK = re.compile(r"!?\[([^\]\[]{1,300})\]\(([^()\s]{1,300})\)")
_MARKS = "?>!/"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line or paragraph. `text` is without mark and number of the list, still with hidden signs."""

    place: str
    text: str
    #: how far it is set in, in any measure
    indent: int = 0
    #: "-" for a point of a list, "?", ">", "!" or "/" where it is marked, "" for plain text
    mark: str = ""
    #: of a numbered list or step
    number: str = ""
    #: 1 for the highest
    heading: int = 0
    is_bold: bool = False
    #: whether something stands between it and the line before it
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell of a table, still with hidden signs; line ends stand."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table, row by row."""

    rows: tuple[tuple[SourceCell, ...], ...]


Block = SourceLine | SourceTable


def is_wordless(text: str) -> bool:
    """Whether there is nothing in it but what parts or underlines."""
    return _RULE.match(text) is not None


def text_blocks(text: str, name: str) -> Iterator[Block]:
    """The lines of a text, plain or Markdown.

    Raises:
        OutlineError: it is too long for a script.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        raise _too_long(f"there are more than {MOST_LINES:,} lines", name)
    is_apart = True
    rows: list[tuple[SourceCell, ...]] = []
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise _too_long(f"the line is longer than {LONGEST_LINE:,} signs", f"{name}:{number}")
        if _is_row(line):
            rows += _row(line, f"line {number}")
            continue
        if rows:
            yield SourceTable(tuple(rows))
            rows, is_apart = [], True
        bare = line.strip()
        following = lines[number].strip() if number < len(lines) else ""
        if not bare or is_wordless(bare):
            is_apart = True
            continue
        found = _line(line, f"line {number}", following)
        yield replace(found, is_apart=is_apart)
        is_apart = found.heading > 0
    if rows:
        yield SourceTable(tuple(rows))


def _too_long(what: str, where: str) -> OutlineError:
    return OutlineError(what, where=where, next_step="keep the script alone in the file", code="outline_too_large")


def _is_row(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 2 and bare[0] == "|" and bare[-1] == "|" and bare[-2] != "\\"


def _row(line: str, place: str) -> Iterator[tuple[SourceCell, ...]]:
    if is_wordless(line):
        return
    cells = re.split(r"(?<!\\)\|", line.strip()[1:-1])
    yield tuple(
        SourceCell(f"{place}, cell {number}", plain(hidden(cell.strip().replace("<br>", " / "))))
        for number, cell in enumerate(cells, start=1)
    )


def _line(line: str, place: str, following: str) -> SourceLine:
    expanded = line.expandtabs(_TAB)
    indent = len(expanded) - len(expanded.lstrip())
    text = hidden(line)
    heading = _HEADING.match(text)
    if heading is not None and heading[2]:
        return SourceLine(place, plain(heading[2]), heading=len(heading[1]))
    underline = _UNDERLINE.match(following)
    if underline is not None and len(following) >= 3 and not indent and len(text) < 100:
        return SourceLine(place, plain(text), heading=1 if following[0] == "=" else 2)
    mark = ""
    bullet = _BULLET.match(text)
    if bullet is not None and bullet.end() < len(text):
        mark, text = "-", text[bullet.end() :]
    bold = _BOLD.match(text)
    number, text = numbered_line(plain(text)) if mark == "" else ("", plain(text))
    if text[:1] in _MARKS and text[1:].strip() and (text[1:2] == " " or text[0] == "!"):
        mark, text = text[0], text[1:].strip()
        if not number:
            number, text = numbered_line(text)
    return SourceLine(place, text, indent=indent, mark=mark, number=number, is_bold=bold is not None)


def numbered_line(text: str) -> tuple[str, str]:
    """Its number and the rest; a line that is a number alone keeps it as its text."""
    number, rest = numbered(text)
    return (number, rest) if rest else ("", text)


def plain(text: str) -> str:
    """`text` without what Markdown sets in bold, italics and links."""
    text = _LINK.sub(lambda found: found[1] if found[1] == found[2] else f"{found[1]} ({found[2]})", text)
    for form in _EMPHASIS:
        text = form.sub(lambda found: found[2], text)
    return text


def piece_text(piece: SourcePiece) -> str:
    """The words of a piece as they are meant."""
    return shown(piece.text)
