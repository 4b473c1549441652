"""What a text is meant to hold after an edit, and whether it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias, cast

from callassist.formats.script.tree import Path_
from callassist.formats.script.writing.source_nodes import NodeForm, Plain, SourceNode


@dataclass(frozen=True, slots=True)
class Outline:
    """A mapping or list of which one part is another than before; the others are the nodes that were there."""

    kind: NodeForm
    entries: tuple[tuple[str | None, Meant], ...]


Meant: TypeAlias = "Outline | SourceNode | Plain"


def with_change(node: SourceNode, path: Path_, change: Callable[[SourceNode], Meant]) -> Meant:
    """The node with the part at `path` (which is there) replaced by what `change` makes of it."""
    if not path:
        return change(node)
    found = node.find(path[0])
    assert found is not None
    entries = outline(node).entries
    key, value = entries[found]
    assert isinstance(value, SourceNode)
    changed = (key, with_change(value, path[1:], change))
    return Outline(node.kind, (*entries[:found], changed, *entries[found + 1 :]))


def outline(node: SourceNode) -> Outline:
    """A mapping's or list's entries."""
    return Outline(node.kind, tuple((one.key.text if one.key else None, one.value) for one in node.entries))


def means(node: SourceNode, meant: Meant) -> bool:
    """Whether the node stands for this: same values of the same kinds, in the same order."""
    if node is meant:
        return True
    if isinstance(meant, SourceNode):
        return same_data(node.plain(), meant.plain())
    if not isinstance(meant, Outline):
        return same_data(node.plain(), meant)
    if node.kind is not meant.kind or len(node.entries) != len(meant.entries):
        return False
    for one, (key, value) in zip(node.entries, meant.entries, strict=True):
        # nearly all of two thousand are the nodes that were there
        if one.value is not value and not means(one.value, value):
            return False
        if (one.key.text if one.key else None) != key:
            return False
    return True


def same_data(one: Plain, other: Plain, *, in_order: bool = True) -> bool:
    """Whether two values are the same: `1`, `1.0`, `true` and `"1"` are four; `in_order` also by the order of keys."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        mapping = cast("dict[str, Plain]", other)
        if one.keys() != mapping.keys() or (in_order and list(one) != list(mapping)):
            return False
        return all(same_data(value, mapping[key], in_order=in_order) for key, value in one.items())
    if isinstance(one, list):
        row = cast("list[Plain]", other)
        return len(one) == len(row) and all(same_data(a, b, in_order=in_order) for a, b in zip(one, row, strict=True))
    return one == other
