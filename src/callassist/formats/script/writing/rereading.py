"""After a change of the text: read anew what was changed, and nothing else.

A script is a mapping of parts (`nodes:`, `questions:` …), and most parts have an entry in lines of its own for each
node or question. So a text is a row of stretches, each from the line of one key to the line of the next; those a change
touches are parsed alone. Where that cannot be (the head of the file, a part that became empty), more is parsed, in the
end the whole.
"""

from __future__ import annotations

from typing import NamedTuple

from callassist.formats.script.tree import ReadingRefused
from callassist.formats.script.writing.source_nodes import (
    NodeForm,
    SourceNode,
    composed,
    container,
)


class Splice(NamedTuple):
    """One replacement in a text: at this place these characters by those. Its inverse undoes it, byte for byte."""

    at: int
    old: str
    new: str

    def inverse(self) -> Splice:
        """What undoes it."""
        return Splice(self.at, self.new, self.old)


class _Level(NamedTuple):
    """A mapping or list in lines, where it stands in the old text, and from where to where what belongs to it goes."""

    node: SourceNode
    at: int
    #: the line behind that of its key: blank lines and comments above its first entry go with that
    begin: int
    end: int


def reread(old: str, root: tuple[int, SourceNode], splice: Splice, new: str) -> tuple[int, SourceNode]:
    """The node of the text `new`, which is `old` with `splice` done; `root` is the one of `old`.

    Raises:
        ReadingRefused: the new text is no script.
    """
    at, node = root
    if node.kind is not NodeForm.SCALAR and not node.flow and node.entries:
        changed = _within(old, _Level(node, at, 0, len(old)), splice, new, deeper=True)
        if changed is not None:
            return changed
    found = composed(new)
    if found is None:
        from callassist.formats.script.sentences import NOTHING, told
        from callassist.formats.script.tree import TOP

        raise ReadingRefused(TOP, "empty", told("the file has no content"), NOTHING)
    return found


def _within(old: str, level: _Level, splice: Splice, new: str, *, deeper: bool) -> tuple[int, SourceNode] | None:
    """The level after the splice, and where it stands; None where that cannot be told from a part of it."""
    node, at = level.node, level.at
    starts = [line_start(old, at + one.at) for one in node.entries]
    starts[0] = level.begin
    if starts != sorted(set(starts)) or splice.at < starts[0]:
        return None
    first, last = _touched(starts, splice)
    shift = len(splice.new) - len(splice.old)
    if deeper and first == last:
        changed = _inside_entry(old, level, first, splice, new)
        if changed is not None:
            return changed
    if first == 0 and last + 1 < len(starts):
        last += 1  # so that something is left where the first one goes
    begin = starts[first]
    end = starts[last + 1] if last + 1 < len(starts) else level.end
    region = new[begin : end + shift]
    if end + shift < len(new) and not region.endswith(("\n", "\r")):
        return None
    try:
        found = composed(region)
    except ReadingRefused:  # what was put in belongs to a level above
        return None
    if found is None or found[1].kind is not node.kind or found[1].flow:
        return None
    if found[0] - line_start(region, found[0]) != at - line_start(old, at):
        return None
    read_at = begin + found[0]
    start = read_at if first == 0 else at
    entries = (
        *node.entries[:first],
        *(one.moved(read_at - start) for one in found[1].entries),
        *(one.moved(at - start + shift) for one in node.entries[last + 1 :]),
    )
    return start, container(node.kind, entries, explicit=node.explicit or found[1].explicit)


def _touched(starts: list[int], splice: Splice) -> tuple[int, int]:
    """The first and the last entry whose lines a splice touches; what is put before a line belongs to the one above."""
    end = splice.at + len(splice.old)
    first = max((place for place, one in enumerate(starts) if one < splice.at), default=0)
    last = max((place for place, one in enumerate(starts) if one < end), default=0)
    return first, max(first, last)


def _inside_entry(old: str, level: _Level, place: int, splice: Splice, new: str) -> tuple[int, SourceNode] | None:
    """The same one level deeper, for an entry whose value stands in lines of its own."""
    entry = level.node.entries[place]
    value, value_at = entry.value, level.at + entry.value_at
    if value.kind is NodeForm.SCALAR or value.flow or not value.entries:
        return None
    following = level.node.entries[place + 1 : place + 2]
    end = line_start(old, level.at + following[0].at) if following else level.end
    begin = old.find("\n", level.at + entry.behind, value_at) + 1
    if not begin:
        return None
    below = _within(old, _Level(value, value_at, begin, end), splice, new, deeper=False)
    if below is None:
        return None
    shift = len(splice.new) - len(splice.old)
    here = entry._replace(value_at=below[0] - level.at, value=below[1])
    entries = (
        *level.node.entries[:place],
        here,
        *(one.moved(shift) for one in level.node.entries[place + 1 :]),
    )
    return level.at, container(level.node.kind, entries, explicit=level.node.explicit)


def line_start(text: str, at: int) -> int:
    """Where the line of this place begins."""
    start = text.rfind("\n", 0, at) + 1
    return text.rfind("\r", start, at) + 1 or start  # never further back: a file may have none at all
