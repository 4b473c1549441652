"""`edited`: an edit of a script's text, made as replacements, read back and compared with what was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from callassist.errors import EditRefused
from callassist.formats.script.tree import Path_, cut_off
from callassist.formats.script.writing import block_splices as block
from callassist.formats.script.writing import flow_splices as flow
from callassist.formats.script.writing.edits import (
    AddEntry,
    AddItem,
    Move,
    Remove,
    ScriptEdit,
    SetPart,
    SetValue,
    SetWords,
    Several,
    WriteWhole,
)
from callassist.formats.script.writing.layout import line_end
from callassist.formats.script.writing.meaning import Meant, Outline, means, outline, same_data, with_change
from callassist.formats.script.writing.rereading import Splice
from callassist.formats.script.writing.scalar_style import inline
from callassist.formats.script.writing.script_text import ScriptText, Spot, nothing_there, way
from callassist.formats.script.writing.source_nodes import NodeForm, Plain, SourceNode


class Edited(NamedTuple):
    """The text after an edit, and the replacements that made it."""

    after: ScriptText
    splices: tuple[Splice, ...]


def edited(script: ScriptText, edit: ScriptEdit) -> Edited:
    """The text with the edit made; only lines of what it names are changed.

    Raises:
        EditRefused: the edit does not find what it expects, or cannot be written so that it is read back as it was
            meant. The text is not touched then.
    """
    match edit:
        case Several():
            return _in_turn(script, edit.edits)
        case SetPart():
            return _part_set(script, edit)
        case WriteWhole():
            return _whole_written(script, edit)
        case SetWords():
            return edited(script, _words_edit(script, edit))
        case SetValue():
            return _value_set(script, edit)
        case AddEntry():
            return _entry_added(script, edit)
        case AddItem():
            return _item_added(script, edit)
        case Remove():
            return _removed(script, edit)
        case Move():
            return _moved(script, edit)


def inverted(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """The replacements that undo these."""
    return tuple(one.inverse() for one in reversed(tuple(splices)))


def _in_turn(script: ScriptText, edits: Iterable[ScriptEdit]) -> Edited:
    splices: list[Splice] = []
    for one in edits:
        script, made = edited(script, one)
        splices += made
    return Edited(script, tuple(splices))


# -- single edits ------------------------------------------------------------------------------------------------------


def _value_set(script: ScriptText, edit: SetValue) -> Edited:
    if not edit.path:
        raise EditRefused("a file is not written as a whole here")
    _expect(script, edit.path, edit.was)
    meant = with_change(script.root, edit.path, lambda _: edit.value)

    def plan(now: ScriptText) -> Splice:
        spot = now.spot(edit.path)
        if spot.holder.flow:
            return flow.flow_value_set(now, spot, edit.value)
        return block.value_set(now, spot, edit.value, spread=_spread(edit.path))

    return _made(script, edit.path, plan, meant)


def _entry_added(script: ScriptText, edit: AddEntry) -> Edited:
    node = script.node(edit.path)[1]
    if _is_empty(node):
        return _filled(script, edit.path, {edit.key: edit.value})
    if node.kind is not NodeForm.MAPPING:
        raise _other_kind(edit.path)
    if node.find(edit.key) is not None:
        raise EditRefused(
            f"`{edit.key}` is there already", where=way(edit.path), next_step="change that one", code="edit_is_there"
        )
    place = len(node.entries)
    if edit.before is not None:
        found = node.find(edit.before)
        if found is None:
            raise nothing_there((*edit.path, edit.before))
        place = found
    return _put_in(script, edit.path, place, edit.key, edit.value)


def _item_added(script: ScriptText, edit: AddItem) -> Edited:
    node = script.node(edit.path)[1]
    length = 0 if _is_empty(node) else len(node.entries)
    if length != edit.length or not 0 <= edit.at <= length:
        raise _other_length(edit.path)
    if _is_empty(node):
        return _filled(script, edit.path, [edit.value])
    if node.kind is not NodeForm.LIST:
        raise _other_kind(edit.path)
    return _put_in(script, edit.path, edit.at, None, edit.value)


def _filled(script: ScriptText, path: Path_, value: Plain) -> Edited:
    """The first entry of a mapping or list that was empty, or not written at all."""
    return _value_set(script, SetValue(path, value, script.plain(path)))


def _put_in(script: ScriptText, path: Path_, place: int, key: str | None, value: Plain) -> Edited:
    def change(node: SourceNode) -> Meant:
        entries = outline(node).entries
        return Outline(node.kind, (*entries[:place], (key, value), *entries[place:]))

    def plan(now: ScriptText) -> Splice:
        at, node = now.node(path)
        before = place < len(node.entries)
        index = min(place, len(node.entries) - 1)
        spot = Spot(node, at, index, node.entries[index].moved(at))
        if node.flow:
            return flow.flow_entry_added(now, spot, key, value, before=before)
        return block.entry_added(now, spot, key, value, before=before, spread=_spread((*path, key)))

    # the braces that would become too long are those around the entry itself
    return _made(script, (*path, ""), plan, with_change(script.root, path, change))


def _removed(script: ScriptText, edit: Remove) -> Edited:
    if not edit.path:
        raise EditRefused("a file is not removed here")
    _expect(script, edit.path, edit.was)
    spot = script.spot(edit.path)
    holder = script.spot(edit.path[:-1]) if len(edit.path) > 1 else None

    def change(node: SourceNode) -> Meant:
        entries = outline(node).entries
        return Outline(node.kind, (*entries[: spot.place], *entries[spot.place + 1 :]))

    splice = flow.flow_entry_removed(script, spot) if spot.holder.flow else block.entry_removed(script, spot, holder)
    return _checked(script, (splice,), with_change(script.root, edit.path[:-1], change))


def _moved(script: ScriptText, edit: Move) -> Edited:
    if not edit.path:
        raise EditRefused("a file is not moved here")
    _expect(script, edit.path, edit.was)
    spot = script.spot(edit.path)
    if not 0 <= edit.to < len(spot.holder.entries):
        raise _other_length(edit.path[:-1])
    if edit.to == spot.place:
        return Edited(script, ())

    def change(node: SourceNode) -> Meant:
        entries = list(outline(node).entries)
        entries.insert(edit.to, entries.pop(spot.place))
        return Outline(node.kind, tuple(entries))

    splice = (flow.flow_entry_moved if spot.holder.flow else block.entry_moved)(script, spot, edit.to)
    return _checked(script, (splice,), with_change(script.root, edit.path[:-1], change))


def _words_edit(script: ScriptText, edit: SetWords) -> ScriptEdit:
    """The edit of a key or a value that writes these words."""
    path, language, words, was = edit.path, edit.language, edit.words, edit.was
    if not script.has(path):
        if was is not None or words is None or not path or not isinstance(path[-1], str):
            raise nothing_there(path)
        return AddEntry(path[:-1], path[-1], {language: words})
    node = script.node(path)[1]
    if node.kind is NodeForm.MAPPING or _is_empty(node):
        found = node.find(language)
        if found is not None:
            return SetValue((*path, language), words, was) if words is not None else Remove((*path, language), was)
        if was is not None or words is None:
            raise nothing_there((*path, language))
        languages = {*_languages(script), "de", "en"}
        return AddEntry(path, language, words, next((one for one in script.keys(path) if one not in languages), None))
    if words is None or _languages(script) != (language,):
        raise _other_kind(path)
    return SetValue(path, words, was)


def _languages(script: ScriptText) -> tuple[str, ...]:
    found = script.plain(("languages",)) if script.has(("languages",)) else None
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ("de", "en")


def _whole_written(script: ScriptText, edit: WriteWhole) -> Edited:
    spot = script.spot(edit.path)
    entry = spot.entry
    cut = cut_off_at(script, spot)
    if cut is None or script.text[entry.value_at : cut.end] != edit.source:
        raise _other_kind(edit.path)
    written = inline(edit.value, style='"' if isinstance(edit.value, str) else "", flow=spot.holder.flow)

    def change(node: SourceNode) -> Meant:
        entries = outline(node).entries
        kept = (*entries[: spot.place], (entries[spot.place][0], edit.value), *entries[spot.place + 1 + cut.keys :])
        return Outline(node.kind, kept)

    splice = Splice(entry.value_at, edit.source, written)
    return _checked(script, (splice,), with_change(script.root, edit.path[:-1], change))


class CutOff(NamedTuple):
    """Where a text that ends too early was meant to end, and how many keys its rest is taken for."""

    end: int
    keys: int


def cut_off_at(script: ScriptText, spot: Spot) -> CutOff | None:
    """What was cut off the plain value at `spot`; None where nothing was."""
    entry, holder = spot.entry, spot.holder
    if entry.value.kind is not NodeForm.SCALAR or entry.value.style or not entry.value.size:
        return None
    if not holder.flow:
        rest = cut_off(script.text[entry.end : line_end(script.text, entry.end)])
        end = entry.end + len(script.text[entry.end : line_end(script.text, entry.end)].rstrip())
        return CutOff(end, 0) if rest else None
    keys = 0
    for one in holder.entries[spot.place + 1 :]:
        if one.key is None or one.behind >= 0 or one.value.size:
            break
        keys += 1
    return CutOff(spot.holder_at + holder.entries[spot.place + keys].end, keys) if keys else None


# -- a whole part ------------------------------------------------------------------------------------------------------


def _part_set(script: ScriptText, edit: SetPart) -> Edited:
    _expect(script, edit.path, edit.was)
    made = _in_turn(script, part_edits(edit.path, edit.was, edit.value))
    if not same_data(made.after.plain(edit.path), edit.value, in_order=False):
        raise not_as_meant(edit.path)
    return made


def part_edits(path: Path_, was: Plain, value: Plain) -> Iterator[ScriptEdit]:
    """The edits, each made after those before it, that turn one value into another."""
    if same_data(was, value, in_order=False):
        return
    if isinstance(was, dict) and isinstance(value, dict) and was and value:
        for key in was:
            if key in value:
                yield from part_edits((*path, key), was[key], value[key])
        there = list(value)
        for at, key in enumerate(there):
            if key not in was:
                yield AddEntry(path, key, value[key], next((one for one in there[at + 1 :] if one in was), None))
        for key in was:
            if key not in value:
                yield Remove((*path, key), was[key])
        return
    if isinstance(was, list) and isinstance(value, list) and was and value:
        yield from _list_edits(path, was, value)
        return
    yield SetValue(path, value, was)


def _list_edits(path: Path_, was: list[Plain], value: list[Plain]) -> Iterator[ScriptEdit]:
    both = min(len(was), len(value))
    begin = 0
    while begin < both and same_data(was[begin], value[begin], in_order=False):
        begin += 1
    tail = 0
    while tail < both - begin and same_data(was[-1 - tail], value[-1 - tail], in_order=False):
        tail += 1
    changed = both - begin - tail
    for at in range(begin, begin + changed):
        yield from part_edits((*path, at), was[at], value[at])
    for at in range(begin + changed, len(value) - tail):
        yield AddItem(path, at, value[at], len(was) + at - begin - changed)
    for at in range(len(was) - tail - 1, begin + changed - 1, -1):
        yield Remove((*path, at), was[at])


# -- made, and looked at -----------------------------------------------------------------------------------------------


def _made(script: ScriptText, path: Path_, plan: Callable[[ScriptText], Splice], meant: Meant) -> Edited:
    """The edit that `plan` makes; braces whose line would become too long are written in lines first."""
    splices: list[Splice] = []
    now = script
    splice = plan(now)
    while flow.is_too_long(now, splice) and (around := flow.outermost_flow(now, path)) is not None:
        opening = flow.opened(now, now.spot(around))
        now = now.spliced((opening,))
        splices.append(opening)
        splice = plan(now)
    return _checked(script, (*splices, splice), meant)


def _checked(script: ScriptText, splices: tuple[Splice, ...], meant: Meant) -> Edited:
    """What comes of the replacements, once it is sure to be what was meant."""
    splices = tuple(one for one in splices if one.old != one.new)
    after = script.spliced(splices)
    if not means(after.root, meant):
        raise not_as_meant(())
    return Edited(after, splices)


def _expect(script: ScriptText, path: Path_, was: Plain) -> None:
    if not same_data(script.plain(path), was):
        raise EditRefused(
            "something else stands here by now",
            where=way(path),
            next_step="look at it again, then change it",
            code="edit_other_value",
        )


def _is_empty(node: SourceNode) -> bool:
    if node.kind is NodeForm.SCALAR:
        return node.plain() is None
    return not node.entries


#: parts whose entries have lines of their own, however short they are
_SECTIONS = frozenset({"stages", "questions", "criteria", "products", "nodes", "objections", "exits", "computed"})


def _spread(path: tuple[str | int | None, ...]) -> int:
    """Levels of the value at `path`, from it down, that get lines of their own: parts, and the entries of parts."""
    return max(0, 3 - len(path)) if path[0] in _SECTIONS else 0


def not_as_meant(path: Path_) -> EditRefused:
    """What to tell of an edit that would have changed more than was meant."""
    return EditRefused(
        "this cannot be written here without changing something else",
        where=way(path),
        next_step="change it in a text editor",
        code="edit_not_as_meant",
    )


def _other_kind(path: Path_) -> EditRefused:
    return EditRefused(
        "this part of the script has another form",
        where=way(path),
        next_step="look at it again, then change it",
        code="edit_other_value",
    )


def _other_length(path: Path_) -> EditRefused:
    return EditRefused(
        "the list has another length by now",
        where=way(path),
        next_step="look at it again, then change it",
        code="edit_other_value",
    )
