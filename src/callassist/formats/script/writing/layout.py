"""The lines around a place in a text: where they begin and end, which comments go with an entry."""

from __future__ import annotations

import re

from callassist.formats.script.writing.rereading import line_start
from callassist.formats.script.writing.script_text import ScriptText, Spot

_BREAK = re.compile(r"\r\n|[\r\n]")
_BLANK_LINE = re.compile(r"(?:\r\n|[\r\n])[ \t]*(?:\r\n|[\r\n])")
_BLANKS = " \t\r\n"


def line_end(text: str, at: int) -> int:
    """Where the line of this place ends, before its break."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Where the line after this place begins; the end of the text if there is none."""
    found = _BREAK.search(text, at)
    return found.end() if found else len(text)


def previous_line(text: str, start: int) -> int:
    """Where the line before the one that begins here begins; only where there is one."""
    end = start - 2 if text[start - 2 : start] == "\r\n" else start - 1
    return line_start(text, end)


def is_blank(text: str) -> bool:
    """Whether nothing but blanks and breaks is in it."""
    return not text.strip(_BLANKS)


def begins_its_line(script: ScriptText, at: int) -> bool:
    """Whether nothing but blanks stands before this place in its line."""
    return is_blank(script.text[line_start(script.text, at) : at])


def content_end(script: ScriptText, spot: Spot) -> int:
    """Where the last line with something in it of an entry ends, a comment behind it included."""
    return line_end(script.text, text_end(script, spot))


def text_end(script: ScriptText, spot: Spot) -> int:
    """Where what is written of an entry ends: before the blank lines that a text keeps."""
    at = spot.entry.at
    return at + len(script.text[at : spot.entry.end].rstrip(_BLANKS))


def sibling(spot: Spot, index: int) -> Spot:
    """The entry at another position of the same mapping or list."""
    return spot._replace(place=index, entry=spot.holder.entries[index].moved(spot.holder_at))


def chunk_start(script: ScriptText, spot: Spot) -> int:
    """Where an entry begins with the comment right above it: its first letter, not the blanks before that.

    The comment above the first key of a file is about the file.
    """
    at = spot.entry.at
    if not begins_its_line(script, at) or (spot.place == 0 and spot.holder is script.root):
        return at
    column = script.column(at)
    floor = sibling(spot, spot.place - 1).entry.end if spot.place else 0
    start = line_start(script.text, at)
    while start > floor and start > 0:
        above = previous_line(script.text, start)
        line = script.text[above:start]
        if above < floor or not line.startswith(" " * column + "#"):
            break
        start = above
    return start + column


def has_blank_line_before(script: ScriptText, spot: Spot) -> bool:
    """Whether a blank line parts an entry from the one before it."""
    before = sibling(spot, spot.place - 1)
    gap = script.text[text_end(script, before) : spot.entry.at]
    return _BLANK_LINE.search(gap) is not None


def are_parted(script: ScriptText, spot: Spot) -> bool:
    """Whether entries stand apart by blank lines, as its neighbours do."""
    if len(spot.holder.entries) < 2:
        return spot.holder is script.root
    return has_blank_line_before(script, spot if spot.place else sibling(spot, 1))
