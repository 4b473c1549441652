"""Problems of a script that have one mend, as the edit that makes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from callassist.formats.script.problems import Problem
from callassist.formats.script.tree import GERMAN_THOUSANDS, Path_
from callassist.formats.script.writing.editing import cut_off_at
from callassist.formats.script.writing.edits import ScriptEdit, SetValue, WriteWhole
from callassist.formats.script.writing.rereading import line_start
from callassist.formats.script.writing.script_text import ScriptText
from callassist.formats.script.writing.source_nodes import NodeForm, Plain, SourceNode

_BREAK = re.compile(r"\r\n|[\r\n]")
_GERMAN_NUMBER = re.compile(r"[-+]?[0-9]{1,3}(?:\.?[0-9]{3})*(?:,[0-9]+)?\Z")
_DID_YOU_MEAN = "did you mean `{name}`?"


@dataclass(frozen=True, slots=True)
class Mend:
    """What puts a problem right. `is_sure`: nothing else can have been meant; otherwise it is a likely name."""

    problem: Problem
    edit: ScriptEdit
    is_sure: bool


def mends(script: ScriptText, problems: Iterable[Problem]) -> tuple[Mend, ...]:
    """The mends of those of the problems that have one. They are of this text alone: after one, look anew."""
    lines = [0, *(found.end() for found in _BREAK.finditer(script.text))]
    found: list[Mend] = []
    for problem in problems:
        if problem.line <= len(lines):
            found += _mend(script, problem, lines[problem.line - 1] + problem.column - 1)
    return tuple(found)


def _mend(script: ScriptText, problem: Problem, at: int) -> Iterator[Mend]:
    if problem.code == "hash-in-text":
        path = _path_at(script, at, key=False)
        edit = None if path is None else _whole(script, path, None)
    elif problem.code == "comma-in-text":
        path = _path_at(script, at, key=True)
        edit = None if path is None else _whole(script, _before(script, path), None)
    elif problem.code == "german-number":
        path = _path_at(script, at, key=False)
        edit = None if path is None else _number(script, path)
    elif problem.mend.text == _DID_YOU_MEAN:
        path = _path_at(script, at, key=False)
        edit = None if path is None else _name(script, path, str(dict(problem.mend.facts).get("name", "")))
        if edit is not None:
            yield Mend(problem, edit, is_sure=False)
        return
    else:
        return
    if edit is not None:
        yield Mend(problem, edit, is_sure=True)


def _whole(script: ScriptText, path: Path_, value: Plain) -> ScriptEdit | None:
    spot = script.spot(path)
    cut = cut_off_at(script, spot)
    if cut is None:
        return None
    source = script.text[spot.entry.value_at : cut.end]
    return WriteWhole(path, " ".join(source.split()) if value is None else value, source)


def _number(script: ScriptText, path: Path_) -> ScriptEdit | None:
    spot = script.spot(path)
    was = script.plain(path)
    cut = cut_off_at(script, spot) if spot.holder.flow else None
    written = spot.entry.value.text if cut is None else script.text[spot.entry.value_at : cut.end]
    written = "".join(written.split())
    if not _GERMAN_NUMBER.match(written) and not GERMAN_THOUSANDS.match(written):
        return None
    plain = written.replace(".", "").replace(",", ".")
    value: Plain = Decimal(plain) if "." in plain else int(plain)
    return SetValue(path, value, was) if cut is None else _whole(script, path, value)


def _name(script: ScriptText, path: Path_, name: str) -> ScriptEdit | None:
    was = script.plain(path)
    if not isinstance(was, str) or not name:
        return None
    meant = f"={name}" if was.startswith("=") and not name.startswith("=") else name
    return SetValue(path, meant, was) if meant != was else None


def _before(script: ScriptText, path: Path_) -> Path_:
    """The way to the entry before one of a mapping that has a value: the text whose rest the keys are."""
    spot = script.spot(path)
    place = spot.place
    while place > 0 and not spot.holder.entries[place].value.size:
        place -= 1
    key = spot.holder.entries[place].key
    assert key is not None
    return (*path[:-1], key.text)


def _path_at(script: ScriptText, at: int, *, key: bool) -> Path_ | None:
    """The way to the value, or with `key` to the entry, that begins right here; None: there is none."""
    path: Path_ = ()
    node, start = script.root, script.root_at
    while node.kind is not NodeForm.SCALAR:
        step = _entry_over(script, node, start, at)
        if step is None:
            return None
        entry = node.entries[step].moved(start)
        path = (*path, entry.key.text if entry.key is not None else step)
        if entry.at == at and key:
            return path
        node, start = entry.value, entry.value_at
        if start == at and not key and node.kind is NodeForm.SCALAR:
            return path
    return None


def _entry_over(script: ScriptText, node: SourceNode, start: int, at: int) -> int | None:
    """The last entry that does not begin behind this place."""
    found = None
    for place, one in enumerate(node.entries):
        if line_start(script.text, start + one.at) > at or start + one.at > at:
            break
        found = place
    return found
