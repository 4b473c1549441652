"""From a tree to the model of a file, with every breach of its shape reported in its place.

A breach is cut out and the rest is checked again, so that one typo does not hide what the linter has to say about the
other two hundred nodes.
"""

from __future__ import annotations

import copy
import difflib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from callassist.formats.problems import Problem, Severity
from callassist.formats.yaml_tree import Path_, Tree

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

_BLOCK = "a block of `name: value` lines"
_WANTED = {
    "string_type": "text", "int_type": "a whole number", "bool_type": "true or false", "decimal_type": "a number",
    "dict_type": _BLOCK, "list_type": "a list", "model_type": _BLOCK, "model_attributes_type": _BLOCK,
}  # fmt: skip


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
        read.problems.append(
            _problem(tree, (), "wrong-type", "the file must start with `format: 1`", "see docs/script-format.md")
        )
        return None, read
    data = copy.deepcopy(tree.mapping())
    from pydantic import ValidationError

    for attempt in range(8):
        try:
            return model.model_validate(data), read
        except ValidationError as error:
            _cut_out(data, error, read, report=attempt == 0)
            if error.error_count() > _ENOUGH:
                break
    return None, read


def _cut_out(data: dict[str, Any], error: ValidationError, read: Read, *, report: bool) -> None:
    found = error.errors(include_url=False)
    for detail in found[:_ENOUGH]:
        path = read.tree.known(detail["loc"])
        if report:
            read.problems.append(_worded(read.tree, path, detail))
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


def _problem(tree: Tree, path: Path_, code: str, message: str, fix: str, *, key: bool = False) -> Problem:
    place = tree.place(path, key=key)
    return Problem(tree.file, place.line, place.column, Severity.ERROR, code, message, fix)


def _worded(tree: Tree, path: Path_, detail: ErrorDetails) -> Problem:
    """One of pydantic's errors in our words, at its place."""
    kind, context = detail["type"], detail.get("ctx", {})
    name = str(path[-1]) if path else "the file"
    last = detail["loc"][-1] if detail["loc"] else ""
    if kind == "extra_forbidden":
        return _unknown_key(tree, path, name)
    if kind == "missing" and last == "otherwise" and "(branch)" in detail["loc"]:
        fix = "add `otherwise:` with the node for all other calls"
        return _problem(
            tree, path, "branch-without-otherwise", f"the branch `{name}` has no `otherwise`", fix, key=True
        )
    if kind == "missing":
        return _problem(tree, path, "missing-key", f"`{last}` is missing in `{name}`", f"add `{last}:`", key=True)
    if kind == "string_pattern_mismatch":
        rule = "start with a letter, then letters, digits and _"
        rule = {"^q": "question names start with q_", "^o": "objection names start with o_"}.get(
            str(context.get("pattern", ""))[:2], rule
        )
        on_key = last == "[key]"
        shown = name if on_key else str(detail["input"])
        return _problem(tree, path, "bad-name", f"`{_short(shown)}` is no name that can stand here", rule, key=on_key)
    if kind in ("enum", "literal_error"):
        given = _short(str(detail["input"]))
        if path == ("format",):
            return _problem(
                tree,
                path,
                "wrong-format",
                f"format {given} is not known here",
                "write `format: 1`, or update callassist",
            )
        expected = str(context.get("expected", "")).replace("'", "`")
        return _problem(
            tree, path, "wrong-value", f"`{given}` is not possible for `{_owner(path)}`", f"one of {expected}"
        )
    if kind in ("string_too_long", "too_long"):
        limit = context.get("max_length", 0)
        code = "text-too-long" if kind == "string_too_long" else "too-many"
        what = (
            f"the text is longer than {limit:,} characters"
            if code == "text-too-long"
            else f"more than {limit:,} entries in `{name}`"
        )
        return _problem(tree, path, code, what, "shorten it" if code == "text-too-long" else "split it")
    if kind in ("too_short", "string_too_short"):
        return _problem(tree, path, "missing-key", f"`{name}` is empty", "add at least one entry")
    if kind in ("greater_than_equal", "less_than_equal"):
        sign = f"at least {context['ge']}" if "ge" in context else f"at most {context.get('le')}"
        return _problem(tree, path, "wrong-value", f"`{_owner(path)}` must be {sign}", "correct the number")
    wanted = _WANTED.get(kind, "something else")
    fix = "put the text in quotes" if wanted == "text" else f"write {wanted}"
    return _problem(tree, path, "wrong-type", f"`{_owner(path)}` must be {wanted}", fix)


def _owner(path: Path_) -> str:
    """The name an error speaks of: the last key on the way, not a position in a list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "the file")


def _unknown_key(tree: Tree, path: Path_, name: str) -> Problem:
    if len(path) == 3 and path[0] == "questions" and name in _own_question_keys():
        message = f"`{name}` says what the stock question `{path[1]}` means, and that is fixed in common.yaml"
        fix = "remove the line, or give the question a name of its own and no `stock`"
        return _problem(tree, path, "stock-redefined", message, fix, key=True)
    if " " in name:
        # inside { } a comma ends a text, and the rest of it turns up as a key
        fix = "put the text before it in quotes, if the comma belongs to it"
        return _problem(tree, path, "unknown-key", f"the key `{_short(name)}` is not known here", fix, key=True)
    close = difflib.get_close_matches(name, _all_keys(), n=1)
    fix = f"did you mean `{close[0]}`?" if close else "remove it, or see docs/script-format.md"
    return _problem(tree, path, "unknown-key", f"the key `{_short(name)}` is not known here", fix, key=True)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


@lru_cache(maxsize=1)
def _own_question_keys() -> frozenset[str]:
    from callassist.formats.script_schema import OwnQuestion

    return frozenset(OwnQuestion.model_fields)


@lru_cache(maxsize=1)
def _all_keys() -> tuple[str, ...]:
    """Every key the format knows, for "did you mean"."""
    from callassist.formats import script_schema

    names: set[str] = set()
    for value in vars(script_schema).values():
        if isinstance(value, type) and issubclass(value, script_schema.Part):
            names.update(info.alias or name for name, info in value.model_fields.items())
    return tuple(sorted(names))
