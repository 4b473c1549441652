"""From a tree to the model of a file, with every breach of its shape reported in its place.

A breach is cut out and the rest is checked again, so that one typo does not hide what the linter has to say about the
other two hundred nodes.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from callassist.domain.text import is_language
from callassist.formats.script.breaches import breach, is_key_of_a_question_node, problem_at
from callassist.formats.script.problems import Problem
from callassist.formats.script.sentences import told
from callassist.formats.script.tree import Path_, Tree

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

_ModelT = TypeVar("_ModelT", bound="BaseModel")

#: what stands in for a required part of the top that is missing or broken, so that the rest can be checked
_SUBSTITUTES: dict[str, Any] = {
    "format": 1, "common": True, "script": "unnamed", "version": 1, "title": {}, "market": "consumer",
    "stages": {"unnamed": {"title": {}, "start": "unnamed", "depth": 1, "disqualified": "unnamed"}},
    "nodes": {}, "exits": {}, "exit_labels": {}, "closings": {}, "placeholders": {}, "questions": {}, "unsourced": {},
    "unsourced_if_missing": [],
}  # fmt: skip

#: what stands in for a required entry inside a part, so that the part still counts where others name it
_STAND_INS: dict[tuple[str, str], Any] = {
    ("stages", "title"): {}, ("stages", "depth"): 1,
    ("questions", "kind"): "text", ("questions", "name"): {}, ("questions", "depth"): 1, ("questions", "guard"): True,
    ("criteria", "kind"): "fit", ("criteria", "gate"): "info", ("criteria", "name"): {}, ("criteria", "depth"): 1,
    ("products", "name"): {}, ("objections", "label"): {}, ("objections", "replies"): [],
    ("nodes", "say"): {}, ("nodes", "must_say"): True,
}  # fmt: skip

#: after this many findings nobody reads on, and a file made to annoy must not cost a second
_ENOUGH = 500


@dataclass
class Read:
    """What became of a file: the model of what is sound, the breaches, and where they are."""

    tree: Tree
    problems: list[Problem] = field(default_factory=list[Problem])
    #: ways to the parts that were cut out; what is said about them again would only repeat the breach
    broken: set[Path_] = field(default_factory=set[Path_])
    #: top-level parts that had to be substituted
    missing: set[str] = field(default_factory=set[str])

    def is_broken(self, path: Path_) -> bool:
        """Whether `path`, or something it lies in, was cut out."""
        return any(path[:length] in self.broken for length in range(1, len(path) + 1))

    def has_broken_part(self, path: Path_) -> bool:
        """Whether something inside `path` was cut out."""
        return any(broken[: len(path)] == path for broken in self.broken)


def read_model(tree: Tree, model: type[_ModelT]) -> tuple[_ModelT | None, Read]:
    """The model of `tree` without its broken parts; None if nothing of it can be used."""
    read = Read(tree)
    if not tree.mapping():
        what, mend = told("the file must start with `format: 2`"), told("see docs/script-format.md")
        read.problems.append(problem_at(tree, (), "wrong-type", what, mend))
        return None, read
    data = tree.mapping()
    from pydantic import ValidationError

    for attempt in range(8):
        try:
            return model.model_validate(data, context=languages_of(data)), read
        except ValidationError as error:
            if attempt == 0:
                data = copy.deepcopy(data)  # the tree stays whole, whatever is cut out
            _cut_out(data, error, read, report=attempt == 0)
            if error.error_count() > _ENOUGH:
                break
    return None, read


def languages_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages a file says it is in, as far as they are any; none where it does not say."""
    found = data.get("languages")
    tags = cast("list[object]", found) if isinstance(found, list) else []
    return tuple(dict.fromkeys(tag for tag in tags if isinstance(tag, str) and is_language(tag)))


def _cut_out(data: dict[str, Any], error: ValidationError, read: Read, *, report: bool) -> None:
    found = error.errors(include_url=False)
    misread = {path[:2] for one in found if len(path := read.tree.known(one["loc"])) == 3 and _is_ask(path)}
    for detail in found[:_ENOUGH]:
        path = read.tree.known(detail["loc"])
        # what a node may hold depends on what it asks: where that cannot be read, its other keys are no mistakes
        follows = detail["type"] == "extra_forbidden" and path[:2] in misread and is_key_of_a_question_node(path)
        if report and not follows:
            read.problems.append(breach(read.tree, path, detail))
    for detail in found:
        path = read.tree.known(detail["loc"])
        if _stand_in(data, detail, path, read):
            continue
        if not path or not _remove(data, path):
            # something required is missing at the top, or a substitute is needed for what was just removed
            step = path[:1] or detail["loc"][:1]
            if step and step[0] in _SUBSTITUTES:
                data[str(step[0])] = copy.deepcopy(_SUBSTITUTES[str(step[0])])
                read.missing.add(str(step[0]))
        else:
            read.broken.add(path)


def _is_ask(path: Path_) -> bool:
    return path[0] == "nodes" and path[2] == "ask"


def _stand_in(data: dict[str, Any], detail: ErrorDetails, path: Path_, read: Read) -> bool:
    """Put something sound where a required entry of a part is missing or wrong; False if there is nothing fitting."""
    if detail["type"] == "extra_forbidden":
        return False
    if detail["type"] == "missing":
        path = (*path, str(detail["loc"][-1]))
    if len(path) != 3 or (str(path[0]), str(path[2])) not in _STAND_INS:
        return False
    part: Any = data.get(str(path[0]), {}).get(path[1])
    if not isinstance(part, dict):
        return False
    part[str(path[2])] = copy.deepcopy(_STAND_INS[str(path[0]), str(path[2])])
    read.broken.add(path)
    return True


def _remove(data: dict[str, Any], path: Path_) -> bool:
    """Cut the part at `path` out of `data`; False where it is not there any more."""
    part: Any = data
    for step in path[:-1]:
        try:
            part = part[step]
        except (KeyError, IndexError, TypeError):
            return False
    last = path[-1]
    if isinstance(part, dict) and last in part:
        del part[last]
        return True
    if isinstance(part, list) and isinstance(last, int) and last < len(part):  # pyright: ignore[reportUnknownArgumentType]
        # lists keep their length while errors still point into them; None is refused, and dropped, next time
        if part[last] is None:
            del part[last]
        else:
            part[last] = None
        return True
    return False
