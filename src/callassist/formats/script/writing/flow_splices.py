"""Changes of mappings and lists in braces and brackets, as one replacement in the text each."""

from __future__ import annotations

from callassist.formats.script.tree import Path_
from callassist.formats.script.writing.block_splices import odd_form, permuted, splice_to
from callassist.formats.script.writing.layout import line_end
from callassist.formats.script.writing.part_writing import flow_text, key_text
from callassist.formats.script.writing.rereading import Splice
from callassist.formats.script.writing.scalar_style import WIDTH, inline
from callassist.formats.script.writing.script_text import ScriptText, Spot
from callassist.formats.script.writing.source_nodes import NodeForm, Plain, SourceNode


def flow_value_set(script: ScriptText, spot: Spot, value: Plain) -> Splice:
    """Another value in braces or brackets."""
    entry = spot.entry
    single = not isinstance(value, dict | list)
    written = inline(value, style=entry.value.style, flow=True) if single else flow_text(value)
    if entry.value.size:
        return splice_to(script, entry.value_at, entry.end, written)
    return Splice(entry.end, "", f" {written}" if entry.behind >= 0 else f": {written}")


def flow_entry_added(script: ScriptText, spot: Spot, key: str | None, value: Plain, *, before: bool) -> Splice:
    """A new entry right before the entry at `spot`, or, for the last one, behind it."""
    if not spot.holder.closed:
        raise odd_form()
    text, entry = script.text, spot.entry
    written = flow_text(value) if key is None else f"{key_text(key)}: {flow_text(value)}"
    between = _between(script, spot)
    if before:
        return Splice(entry.at, "", written + between)
    comma = _comma_behind(text, entry.end)
    if comma is not None:
        return Splice(comma + 1, "", between.removeprefix(",") + written + ",")
    return Splice(entry.end, "", between + written)


def _between(script: ScriptText, spot: Spot) -> str:
    """What parts the entries: a comma and a blank, or lines as they have them."""
    entries = spot.holder.entries
    if len(entries) > 1:
        found = script.text[spot.holder_at + entries[-2].end : spot.holder_at + entries[-1].at]
        if found.startswith(",") and not found[1:].strip():
            return found
    return ", "


def _comma_behind(text: str, at: int) -> int | None:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at if text[at : at + 1] == "," else None


def flow_entry_removed(script: ScriptText, spot: Spot) -> Splice:
    """An entry taken out, with one of the commas around it; comments between the entries stay."""
    if not spot.holder.closed:
        raise odd_form()
    text, entry = script.text, spot.entry
    entries = spot.holder.entries
    comma = _comma_behind(text, entry.end)
    if len(entries) == 1:
        end = comma + 1 if comma is not None else entry.end
        inside = (spot.holder_at + 1, spot.holder_at + spot.holder.size - 1)
        if "#" not in text[inside[0] : entry.at] + text[end : inside[1]]:
            return splice_to(script, *inside, "")
        return splice_to(script, entry.at, end, "")
    if spot.place == 0:
        following = spot.holder_at + entries[1].at
        if "#" not in text[entry.end : following]:
            return splice_to(script, entry.at, following, "")
        assert comma is not None
        end = comma + 1
        while text[end] == " ":
            end += 1
        return splice_to(script, entry.at, end, "")
    before = spot.holder_at + entries[spot.place - 1].end
    own_line = comma is not None and spot.place == len(entries) - 1 and "\n" in text[before : entry.at]
    if not own_line and "#" not in text[before : entry.at]:
        return splice_to(script, before, entry.end, "")
    return splice_to(script, entry.at, comma + 1 if comma is not None else entry.end, "")


def flow_entry_moved(script: ScriptText, spot: Spot, to: int) -> Splice:
    """An entry at another place; what parts them stays where it is."""
    first, last = sorted((spot.place, to))
    spans = [(spot.holder_at + one.at, spot.holder_at + one.end) for one in spot.holder.entries[first : last + 1]]
    return permuted(script, spans, spot.place - first, to - first, script.text)


def is_too_long(script: ScriptText, splice: Splice) -> bool:
    """Whether a line of what is put in would pass the column at which texts are broken."""
    text = script.text
    tail = text[splice.at + len(splice.old) : line_end(text, splice.at + len(splice.old))]
    lines = splice.new.split("\n")
    lines[-1] += tail
    return script.column(splice.at) + len(lines[0]) > WIDTH or any(len(line) > WIDTH for line in lines[1:])


def outermost_flow(script: ScriptText, path: Path_) -> Path_ | None:
    """The way to the braces around the value at `path` that stand behind a key or dash in lines; None: there are none.

    Only such as can be written in lines of their own without a loss: in one line, without a comment within.
    """
    for length in range(1, len(path)):
        spot = script.spot(path[:length])
        node = spot.entry.value
        if node.flow and not spot.holder.flow:
            source = script.text[spot.entry.value_at : spot.entry.end]
            fits = node.closed and node.entries and "\n" not in source and "\r" not in source
            fits = fits and spot.entry.behind >= 0 and not spot.holder.explicit
            return path[:length] if fits and all(_can_open(one.value) for one in node.entries) else None
    return None


def _can_open(node: SourceNode) -> bool:
    return node.closed


def opened(script: ScriptText, spot: Spot) -> Splice:
    """What stands in braces or brackets, an entry a line; each is written as it was."""
    entry, text = spot.entry, script.text
    node = entry.value
    end = entry.end
    comment = text[end : line_end(text, end)].rstrip()
    in_list = spot.holder.kind is NodeForm.LIST
    indent = script.column(spot.holder_at) + (2 if in_list else script.step)
    lines: list[str] = []
    for one in node.entries:
        at = entry.value_at
        if one.key is None:
            lines.append(f"- {text[at + one.at : at + one.end]}")
            continue
        if not one.value.size:
            raise odd_form()
        name = text[at + one.at : at + one.at + one.key.size]
        lines.append(f"{name}: {text[at + one.value_at : at + one.end]}")
    brk = script.line_break(entry.at)
    if in_list and not comment:
        written = " " + (brk + " " * indent).join(lines)
    else:
        written = comment + "".join(brk + " " * indent + line for line in lines)
    return splice_to(script, entry.behind, line_end(text, end), written)
