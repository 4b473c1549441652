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
    drawing = _Drawing(script.text, Tree(file))
    drawing.tree.data = drawing.draw(script.root_at, script.root, ())
    if drawing.count > MAX_VALUES or drawing.is_crowded or len(script.text.encode()) > 1024 * 1024:
        return read_tree(script.data, file)  # it says where it is too big
    return drawing.tree


class _Drawing:
    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        self.tree = tree
        self.count = 0
        self.is_crowded = False

    def draw(self, at: int, node: SourceNode, path: Path_) -> object:
        """The data of a node, with all its places noted."""
        self.count += 1
        self.tree.values[path] = self._place(at)
        if node.kind is NodeForm.SCALAR:
            return self._scalar(at, node, path)
        if len(node.entries) > MAX_ENTRIES + 1:  # the reader looks before it adds one
            self.is_crowded = True
        if node.kind is NodeForm.LIST:
            return [self.draw(at + one.value_at, one.value, (*path, place)) for place, one in enumerate(node.entries)]
        found: dict[str, object] = {}
        for one in node.entries:
            assert one.key is not None
            self.count += 1
            key = one.key.text
            if key in found:
                self._repeated(key, at + one.at, (*path, key))
                self.draw(at + one.value_at, one.value, (*path, f"\0{key}"))
                self.tree.values.pop((*path, f"\0{key}"))
                continue
            self.tree.keys[*path, key] = self._place(at + one.at)
            found[key] = self.draw(at + one.value_at, one.value, (*path, key))
        return found

    def _scalar(self, at: int, node: SourceNode, path: Path_) -> object:
        if node.style:
            return node.text
        value = resolved_plain(node.text)
        if isinstance(value, str):
            end = at + node.size
            line_end = self._starts[bisect.bisect_right(self._starts, end)] if end < self._starts[-1] else None
            rest = cut_off(self._text[end:line_end].rstrip("\r\n"))
            if rest:
                self.tree.cut_by_hash[path] = rest
        elif GERMAN_THOUSANDS.match(node.text):
            self.tree.thousands[path] = node.text
        return value

    def _repeated(self, key: str, at: int, path: Path_) -> None:
        place, first = self._place(at), self.tree.keys[path]
        what = told("the key `{name}` stands here a second time (first in line {line})", name=key, line=first.line)
        self.tree.problems.append(
            Problem(self.tree.file, place.line, place.column, Severity.ERROR, "duplicate-key", what, told("keep one"))
        )

    def _place(self, at: int) -> Place:
        line = bisect.bisect_right(self._starts, at)
        return Place(line, at - self._starts[line - 1] + 1)
