"""The tree the linter reads, drawn up from a text whose parts are known: no parser runs over what did not change."""

from __future__ import annotations

import bisect
import re

from callassist.formats.script.problems import Problem, Severity
from callassist.formats.script.sentences import told
from callassist.formats.script.tree import (
    GERMAN_THOUSANDS,
    MAX_ENTRIES,
    MAX_VALUES,
    Path_,
    Place,
    Tree,
    cut_off,
    read_tree,
    resolved_plain,
)
from callassist.formats.script.writing.script_text import ScriptText
from callassist.formats.script.writing.source_nodes import NodeForm, SourceNode

_BREAK = re.compile(r"\r\n|[\r\n]")


def tree_of(script: ScriptText, file: str) -> Tree:
    """What `tree.read_tree` makes of the same text; `file` is how its problems call it."""
    tree = PlacedTree(file, script)
    drawing = _Drawing(tree)
    tree.data = drawing.draw(script.root_at, script.root)
    if drawing.count > MAX_VALUES or drawing.is_crowded or len(script.text.encode()) > 1024 * 1024:
        return read_tree(script.data, file)  # it says where it is too big
    return tree


class PlacedTree(Tree):
    """A tree that looks for a place when it is asked for one.

    A large script has tens of thousands, and the linter asks for those of its problems alone.
    """

    def __init__(self, file: str, script: ScriptText) -> None:
        super().__init__(file)
        self.script = script
        self.starts = [0, *(found.end() for found in _BREAK.finditer(script.text))]

    def value_place(self, path: Path_) -> Place | None:
        return self.place_of(self.script.node(path)[0]) if self.script.has(path) else None

    def key_place(self, path: Path_) -> Place | None:
        if not path or not self.script.has(path):
            return None
        entry = self.script.spot(path).entry
        return self.place_of(entry.at) if entry.key is not None else None

    def place_of(self, at: int) -> Place:
        """The line and the column of a place in the text."""
        line = bisect.bisect_right(self.starts, at)
        return Place(line, at - self.starts[line - 1] + 1)


class _Drawing:
    def __init__(self, tree: PlacedTree) -> None:
        self._tree = tree
        self._text = tree.script.text
        self._path: list[str | int] = []
        self.count = 0
        self.is_crowded = False

    def draw(self, at: int, node: SourceNode) -> object:
        """The data of a node that begins at `at`."""
        self.count += 1
        if node.kind is NodeForm.SCALAR:
            return node.text if node.style else self._plain(at, node)
        if len(node.entries) > MAX_ENTRIES + 1:  # the reader looks before it adds one
            self.is_crowded = True
        path = self._path
        if node.kind is NodeForm.LIST:
            listed: list[object] = []
            for place, one in enumerate(node.entries):
                path.append(place)
                listed.append(self.draw(at + one.value_at, one.value))
                path.pop()
            return listed
        found: dict[str, object] = {}
        for one in node.entries:
            assert one.key is not None
            self.count += 1
            key = one.key.text
            repeated = key in found
            path.append(f"\0{key}" if repeated else key)
            value = self.draw(at + one.value_at, one.value)
            path.pop()
            if repeated:
                self._repeated(key, at + one.at)
            else:
                found[key] = value
        return found

    def _plain(self, at: int, node: SourceNode) -> object:
        value = resolved_plain(node.text)
        if isinstance(value, str):
            end = at + node.size
            # most texts end where their line does, and nothing follows
            if self._text.startswith((" ", "\t"), end):
                rest = cut_off(self._text[end : self._line_end(end)].rstrip("\r\n"))
                if rest:
                    self._tree.cut_by_hash[tuple(self._path)] = rest
        elif GERMAN_THOUSANDS.match(node.text):
            self._tree.thousands[tuple(self._path)] = node.text
        return value

    def _line_end(self, at: int) -> int | None:
        starts = self._tree.starts
        return starts[bisect.bisect_right(starts, at)] if at < starts[-1] else None

    def _repeated(self, key: str, at: int) -> None:
        place, first = self._tree.place_of(at), self._tree.key_place((*self._path, key))
        assert first is not None
        what = told("the key `{name}` stands here a second time (first in line {line})", name=key, line=first.line)
        self._tree.problems.append(
            Problem(self._tree.file, place.line, place.column, Severity.ERROR, "duplicate-key", what, told("keep one"))
        )
