"""Changes of mappings and lists that stand in lines of their own, as one replacement in the text each."""

from __future__ import annotations

import itertools
import re

from callassist.errors import EditRefused
from callassist.formats.script.writing.layout import (
    are_parted,
    begins_its_line,
    chunk_start,
    content_end,
    is_blank,
    line_end,
    next_line,
    previous_line,
    sibling,
    text_end,
)
from callassist.formats.script.writing.part_writing import entry_lines, item_lines, value_lines
from callassist.formats.script.writing.rereading import Splice, line_start
from callassist.formats.script.writing.scalar_style import WIDTH, block_text, inline
from callassist.formats.script.writing.script_text import ScriptText, Spot
from callassist.formats.script.writing.source_nodes import NodeForm, Plain

_HEADER = re.compile(r"[|>][-+0-9]*")


def splice_to(script: ScriptText, start: int, end: int, new: str) -> Splice:
    """The replacement of what stands from `start` to `end`."""
    return Splice(start, script.text[start:end], new)


def value_set(script: ScriptText, spot: Spot, value: Plain, *, spread: int = 0) -> Splice:
    """Another value behind a key or a dash."""
    entry = spot.entry
    if entry.behind < 0 or spot.holder.explicit:
        raise odd_form()
    if entry.value.kind is NodeForm.SCALAR and not isinstance(value, dict | list):
        return _scalar_set(script, spot, value)
    return _part_set(script, spot, value, spread)


def _scalar_set(script: ScriptText, spot: Spot, value: Plain) -> Splice:
    text, entry, old = script.text, spot.entry, spot.entry.value
    indent = script.column(spot.holder_at) + script.step
    start, end = (entry.value_at, entry.end) if old.size else (entry.behind, entry.behind)
    lead = "" if old.size else " "
    comment, kept = "", ()
    if old.is_block_text:
        header = _HEADER.match(text, start)
        assert header is not None
        comment = text[header.end() : line_end(text, start)].rstrip()
        end = max(line_end(text, start), text_end(script, spot))
        body = text[next_line(text, start) : end]
        first = body.lstrip("\r\n")
        indent = max(script.column(spot.holder_at) + 1, len(first) - len(first.lstrip(" "))) if body else indent
        kept = tuple(line[indent:] for line in re.split(r"\r\n|[\r\n]", body)) if old.style == ">" else ()
    short = inline(value, style="" if old.is_block_text else old.style)
    if isinstance(value, str):
        column = script.column(start) + len(lead)
        long = column + len(short) > WIDTH and " " in value
        if "\n" in value or old.is_block_text or long:
            found = block_text(value, indent=indent, style=old.style, kept=kept)
            if found is not None:
                if not old.is_block_text:
                    comment, end = text[end : line_end(text, end)].rstrip(), line_end(text, end)
                brk = script.line_break(start)
                lines = "".join(brk + (" " * indent + line if line else "") for line in found.lines)
                return splice_to(script, start, end, lead + found.header + comment + lines)
    return splice_to(script, start, end, lead + short + comment)


def _part_set(script: ScriptText, spot: Spot, value: Plain, spread: int) -> Splice:
    text, entry, old = script.text, spot.entry, spot.entry.value
    start, end = entry.behind, max(entry.behind, text_end(script, spot))
    head = line_end(text, start)
    comment = ""
    if old.is_block_text:
        header = _HEADER.match(text, entry.value_at)
        assert header is not None
        comment = text[header.end() : line_end(text, entry.value_at)].rstrip()
        end = max(end, line_end(text, entry.value_at))
    elif old.size and entry.value_at > head:
        comment = text[start:head].rstrip()
    column, first_column = script.column(spot.holder_at), script.column(start) - script.column(spot.holder_at)
    in_lines = old.kind is not NodeForm.SCALAR and not old.flow
    spread = max(spread, 1 if in_lines else 0)
    if spot.holder.kind is NodeForm.LIST:
        first, *rest = item_lines(value, column, step=script.step, spread=spread)
        first = first[column + 1 :].removeprefix(" ")
    else:
        first, *rest = value_lines(value, column, first_column, step=script.step, spread=spread)
    if rest and not old.is_block_text:
        # a comment behind the last line would end up in the lines of a text
        comment, end = comment + text[end : line_end(text, end)].rstrip(), line_end(text, end)
    brk = script.line_break(start)
    return splice_to(script, start, end, (" " + first if first else "") + comment + "".join(brk + one for one in rest))


def entry_added(
    script: ScriptText, spot: Spot, key: str | None, value: Plain, *, before: bool, spread: int = 0
) -> Splice:
    """A new entry right before the entry at `spot`, or, for the last one, behind it."""
    text = script.text
    if spot.holder.explicit:
        raise odd_form()
    indent = script.column(spot.holder_at)
    lines = (
        item_lines(value, indent, step=script.step, spread=spread)
        if key is None
        else entry_lines(key, value, indent, step=script.step, spread=spread)
    )
    brk = script.line_break(spot.entry.at)
    gap = brk if are_parted(script, spot) else ""
    written = brk.join(lines)
    if not before:
        end = spot.entry.end
        if end and text[end - 1] in "\r\n":  # a text that keeps its blank lines
            return Splice(end, "", written + brk)
        return Splice(line_end(text, end), "", brk + gap + written)
    if not begins_its_line(script, spot.entry.at):
        return Splice(spot.entry.at, "", written[indent:] + brk + gap + " " * indent)
    return Splice(line_start(text, chunk_start(script, spot)), "", written + brk + gap)


def entry_removed(script: ScriptText, spot: Spot, holder: Spot | None) -> Splice:
    """An entry taken out; `holder` is where its mapping or list stands, None for the top of the file."""
    text, count = script.text, len(spot.holder.entries)
    if spot.holder.explicit:
        raise odd_form()
    if count == 1:
        return _last_removed(script, spot, holder)
    end = content_end(script, spot)
    if not begins_its_line(script, spot.entry.at):
        # the first one, behind the dash of a list
        following = sibling(spot, spot.place + 1).entry.at
        if is_blank(text[text_end(script, spot) : following]):
            return splice_to(script, spot.entry.at, following, "")
        start = spot.entry.at
        return splice_to(script, start - len(text[:start]) + len(text[:start].rstrip(" ")), end, "")
    start = line_start(text, chunk_start(script, spot))
    end = spot.entry.end if spot.entry.end > end else next_line(text, end)
    floor = sibling(spot, spot.place - 1).entry.end if spot.place else start
    if end >= len(text) or is_blank(text[end : next_line(text, end)]):
        while start > floor:
            above = previous_line(text, start)
            if above < floor or not is_blank(text[above:start]):
                break
            start = above
    return splice_to(script, start, end, "")


def _last_removed(script: ScriptText, spot: Spot, holder: Spot | None) -> Splice:
    text = script.text
    empty = "{}" if spot.holder.kind is NodeForm.MAPPING else "[]"
    if holder is None or holder.entry.behind < 0:
        raise EditRefused("this is the only part of the file", next_step="add another one first", code="edit_only_part")
    if not begins_its_line(script, spot.entry.at):
        return splice_to(script, spot.entry.at, text_end(script, spot), empty)
    behind = holder.entry.behind
    first = line_start(text, chunk_start(script, spot))
    # what stands between, a comment of the part itself, stays
    between = text[behind:first]
    between = between[: len(between) - (2 if between.endswith("\r\n") else 1)]
    return splice_to(script, behind, content_end(script, spot), f" {empty}{between}")


def entry_moved(script: ScriptText, spot: Spot, to: int) -> Splice:
    """An entry at another place among its siblings, with its comment; the gaps between them stay where they are."""
    if spot.holder.explicit:
        raise odd_form()
    first, last = sorted((spot.place, to))
    text = script.text
    spots = [sibling(spot, index) for index in range(first, last + 1)]
    spans = [(chunk_start(script, one), content_end(script, one)) for one in spots]
    return permuted(script, spans, spot.place - first, to - first, text)


def permuted(script: ScriptText, spans: list[tuple[int, int]], place: int, to: int, text: str) -> Splice:
    """The stretches in another order: the one at `place` goes to `to`. What is between them stays in its place."""
    gaps = [text[one[1] : other[0]] for one, other in itertools.pairwise(spans)]
    order = list(range(len(spans)))
    order.insert(to, order.pop(place))
    new = "".join(text[spans[which][0] : spans[which][1]] + gap for which, gap in zip(order, [*gaps, ""], strict=True))
    return splice_to(script, spans[0][0], spans[-1][1], new)


def odd_form() -> EditRefused:
    """What to tell of a part that is written in a way this program does not change."""
    return EditRefused(
        "this part is written in a form that can only be changed in a text editor (`? key`, or a key without a value)",
        next_step="write it as `name: value`",
        code="edit_odd_form",
    )
