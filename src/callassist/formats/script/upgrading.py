"""A script file brought up to the newest format, by changing no byte that need not change.

What changes on the way from format 1 to 2: the number itself, and each reply whose question was asked in passing, which
says so (`then: back`). Format 1 told that from where the question goes on; format 2 has it written down.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from callassist.domain.script import Script
from callassist.errors import ScriptError
from callassist.formats.script.file_model import FORMAT
from callassist.formats.script.lookup_files import Beside, nothing_beside
from callassist.formats.script.script_files import check_script, refusal
from callassist.formats.script.tree import Path_, Place, Tree, read_tree

_LINE_END = re.compile("\r\n|[\r\n]")
_NUMBER = re.compile(r"[-+]?[0-9]+")
#: a target that stands whole on its line
_TARGET = re.compile(r"[A-Za-z0-9_]+|\"[A-Za-z0-9_]+\"|'[A-Za-z0-9_]+'")
_BACK = "then: back"


def upgraded(data: bytes, *, name: str, common: bytes, beside: Beside = nothing_beside) -> bytes:
    """The file `data` in the newest format; the same bytes where it is in it already.

    Args:
        data: the bytes of a script file; keys of the newest format may stand in it already.
        name: how its problems call the file.
        common: the shared parts it is read with.
        beside: where files lie it looks into.

    Raises:
        ScriptError: it cannot be used as it is, it could not be in the newest format, or it is no call script.
    """
    tree = read_tree(data, name)
    if "common" in tree.mapping():
        raise ScriptError("the shared parts stay in format 1", where=name, next_step="name a call script")
    script = _read(data, name, common, beside, upgrading=True)
    if tree.mapping()["format"] == FORMAT:
        return data
    lines = _Lines(data.decode("utf-8-sig"))
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    numbered = lines.number(tree.values["format",])
    # what is an error from the newest format on is told by the lines of the file as it is
    _read(bom + lines.with_edits([numbered]), name, common, beside)
    found = bom + lines.with_edits([numbered, *_coming_back(lines, script, tree)])
    if _without_source(_read(found, name, common, beside)) != _without_source(script):
        raise ScriptError(
            f"it could not be brought to format {FORMAT} without changing what it means",
            where=name,
            next_step=f"write `format: {FORMAT}` and `{_BACK}` at the replies that come back by hand",
        )
    return found


def _read(data: bytes, name: str, common: bytes, beside: Beside, *, upgrading: bool = False) -> Script:
    script, problems = check_script(data, name=name, common=common, upgrading=upgrading, beside=beside)
    if script is None:
        raise refusal(problems, name=name)
    return script


def _without_source(script: Script) -> Script:
    return replace(script, source="", sha256="")


_Edit = tuple[int, int, str]
"""From where to where a text is replaced, and by what."""


def _coming_back(lines: _Lines, script: Script, tree: Tree) -> Iterator[_Edit]:
    for objection in script.objections.values():
        for position, reply in enumerate(objection.replies):
            path: Path_ = ("objections", objection.id, "replies", position)
            if reply.back and (*path, "then") not in tree.values:
                yield lines.back(tree, path)


class _Lines:
    """A text by its lines, as the parser counts them."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [0, *(found.end() for found in _LINE_END.finditer(text)), len(text)]
        self.starts = [start for start, _ in pairwise(ends)]

    def with_edits(self, edits: Iterable[_Edit]) -> bytes:
        text = self.text
        for start, end, words in sorted(edits, reverse=True):
            text = f"{text[:start]}{words}{text[end:]}"
        return text.encode("utf-8")

    def offset(self, place: Place) -> int:
        at = self.starts[place.line - 1]
        for _ in range(place.column - 1):
            while self.text[at] == "\ufeff":  # the parser gives it no column
                at += 1
            at += 1
        return at

    def number(self, place: Place) -> _Edit:
        """The number of the format."""
        start = self.offset(place)
        found = _NUMBER.match(self.text, start)
        return start, found.end() if found is not None else start, str(FORMAT)

    def back(self, tree: Tree, path: Path_) -> _Edit:
        """One more entry for the reply at `path`: behind its target, or before it where that is written at length."""
        target, key = self.offset(tree.values[(*path, "to")]), tree.keys[(*path, "to")]
        found = _TARGET.match(self.text, target)
        line_end = _LINE_END.search(self.text, target)
        end = line_end.start() if line_end is not None else len(self.text)
        if self.text.startswith("{", self.offset(tree.values[path])):
            if found is not None and self.text[found.end() : end].lstrip()[:1] in (",", "}"):
                return found.end(), found.end(), f", {_BACK}"
            return self.offset(key), self.offset(key), f"{_BACK}, "
        newline, indent = line_end[0] if line_end is not None else "\n", " " * (key.column - 1)
        if found is not None and self.text[found.end() : end].split("#")[0].strip() == "":
            return end, end, f"{newline}{indent}{_BACK}"
        return self.offset(key), self.offset(key), f"{_BACK}{newline}{indent}"
