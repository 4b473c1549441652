"""Keys that are newer than the format a file says it is in: refused there, so that a format means the same for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import cast

from callassist.formats.script.breaches import problem_at
from callassist.formats.script.file_model import FORMAT, BranchNode, EachNode, Part, ScriptFile, Since, Texts
from callassist.formats.script.problems import Problem
from callassist.formats.script.sentences import told
from callassist.formats.script.tree import Path_, Tree


def check(file: Part, tree: Tree, format_: int) -> Iterator[Problem]:
    """Every key in `file` that came after `format_`, in its place."""
    if format_ >= FORMAT:
        return
    found = [*_newer(file, (), format_)]
    if isinstance(file, ScriptFile) and not isinstance(file.voicemail, Texts):
        found.append((("voicemail",), 2))  # several texts for an answering machine
    if isinstance(file, ScriptFile):
        branches = [
            name
            for name, node in file.nodes.items()
            if isinstance(node, EachNode) or (isinstance(node, BranchNode) and node.branch == "points")
        ]
        found += [(("nodes", name, "branch"), 2) for name in branches]
    for path, since in found:
        what = told(
            "`{name}` is a key of format {since}, and the file is in format {format}",
            name=str(path[-1]),
            since=since,
            format=format_,
        )
        yield problem_at(tree, path, "newer-key", what, told("bring the file up by `callassist upgrade`"), key=True)


def _newer(part: Part, path: Path_, format_: int) -> Iterator[tuple[Path_, int]]:
    """As deep as the schema, which is not deep."""
    since = _since(type(part))
    for name in part.model_fields_set:
        if since.get(name, 1) > format_:
            yield (*path, name), since[name]
        else:
            yield from _newer_in(getattr(part, name), (*path, name), format_)


def _newer_in(value: object, path: Path_, format_: int) -> Iterator[tuple[Path_, int]]:
    if isinstance(value, Part):
        yield from _newer(value, path, format_)
    elif isinstance(value, Mapping):
        for name, one in cast("Mapping[str, object]", value).items():
            yield from _newer_in(one, (*path, name), format_)
    elif isinstance(value, list):
        for position, one in enumerate(cast("list[object]", value)):
            yield from _newer_in(one, (*path, position), format_)


@lru_cache(maxsize=64)
def _since(part: type[Part]) -> Mapping[str, int]:
    """The format each marked key of a part came with."""
    return {
        name: mark.format
        for name, info in part.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, Since)
    }
