"""A breach of a script file's shape in words: what is wrong, and the mend where there is one.

What people really get wrong comes first: a comma that cuts a text in two, typographic quotes, a German thousand, a name
with an umlaut.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from callassist.formats.script.problems import Problem, Severity
from callassist.formats.script.tree import GERMAN_THOUSANDS, Path_, Tree

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_BLOCK = "a block of `name: value` lines"
_WANTED = {
    "string_type": "text", "int_type": "a whole number", "bool_type": "true or false", "decimal_type": "a number",
    "dict_type": _BLOCK, "list_type": "a list", "model_type": _BLOCK, "model_attributes_type": _BLOCK,
}  # fmt: skip

_QUOTES = "“”„‟«»‘’‚‹›"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
#: parts of the format, by the names a reader knows them under
_PARTS = {
    "SayNode": "a step that says something", "QuestionNode": "a step that asks a question",
    "ControlNode": "a step that asks for something else (`ask: permission` …)", "BranchNode": "a branch",
    "OutcomeNode": "an outcome", "ChoiceLine": "an answer of a question", "AnswerLine": "an answer of a step",
    "OwnQuestion": "a question", "StockQuestion": "a stock question", "CriterionPart": "a criterion",
    "CaseLine": "a case of a criterion", "BranchLine": "a case of a branch", "ProductPart": "a product",
    "PointsLine": "points of a product", "ReplyPart": "a reply", "ObjectionPart": "an objection",
    "StagePart": "a stage", "ValuePart": "a value", "PlaceholderPart": "a placeholder", "ScriptFile": "the file itself",
}  # fmt: skip


def problem_at(tree: Tree, path: Path_, code: str, message: str, fix: str, *, key: bool = False) -> Problem:
    """An error of the file at the value at `path`, or with `key` at its name."""
    place = tree.place(path, key=key)
    return Problem(tree.file, place.line, place.column, Severity.ERROR, code, message, fix)


def breach(tree: Tree, path: Path_, detail: ErrorDetails) -> Problem:
    """One of pydantic's errors in our words, at its place."""
    kind, context = detail["type"], detail.get("ctx", {})
    name = str(path[-1]) if path else "the file"
    last = detail["loc"][-1] if detail["loc"] else ""
    if kind == "extra_forbidden":
        return _unknown_key(tree, path, name)
    if kind == "missing" and last == "otherwise" and "(branch)" in detail["loc"]:
        fix = "add `otherwise:` with the node for all other calls"
        return problem_at(
            tree, path, "branch-without-otherwise", f"the branch `{name}` has no `otherwise`", fix, key=True
        )
    if kind == "missing":
        return problem_at(tree, path, "missing-key", f"`{last}` is missing in `{name}`", f"add `{last}:`", key=True)
    if kind == "string_pattern_mismatch":
        on_key = last == "[key]"
        shown = name if on_key else str(detail["input"])
        fix = _nameable(shown, str(context.get("pattern", "")))
        return problem_at(tree, path, "bad-name", f"`{_short(shown)}` is no name that can stand here", fix, key=on_key)
    if kind in ("enum", "literal_error"):
        given = _short(str(detail["input"]))
        if path == ("format",):
            return problem_at(
                tree,
                path,
                "wrong-format",
                f"format {given} is not known here",
                "write `format: 1`, or update callassist",
            )
        if bare := _without_quotes(given):
            message, fix = (
                f"{given} stands in typographic quotes, which belong to the text",
                f"write `{bare}` without them",
            )
            return problem_at(tree, path, "wrong-value", message, fix)
        expected = str(context.get("expected", "")).replace("'", "`")
        return problem_at(
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
        return problem_at(tree, path, code, what, "shorten it" if code == "text-too-long" else "split it")
    if kind in ("too_short", "string_too_short"):
        return problem_at(tree, path, "missing-key", f"`{name}` is empty", "add at least one entry")
    if kind in ("greater_than_equal", "less_than_equal"):
        sign = f"at least {context['ge']}" if "ge" in context else f"at most {context.get('le')}"
        return problem_at(tree, path, "wrong-value", f"`{_owner(path)}` must be {sign}", "correct the number")
    wanted = _WANTED.get(kind, "something else")
    if wanted in ("a number", "a whole number") and GERMAN_THOUSANDS.match(str(detail["input"])):
        fix = f"write {str(detail['input']).replace('.', '')}"
        return problem_at(tree, path, "german-number", f"`{detail['input']}` is a number with dots in it", fix)
    fix = "put the text in quotes" if wanted == "text" else f"write {wanted}"
    return problem_at(tree, path, "wrong-type", f"`{_owner(path)}` must be {wanted}", fix)


def _owner(path: Path_) -> str:
    """The name an error speaks of: the last key on the way, not a position in a list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "the file")


def _unknown_key(tree: Tree, path: Path_, name: str) -> Problem:
    if len(path) == 3 and path[0] == "questions" and name in _own_question_keys():
        message = f"`{name}` says what the stock question `{path[1]}` means, and that is fixed in common.yaml"
        fix = "remove the line, or give the question a name of its own and no `stock`"
        return problem_at(tree, path, "stock-redefined", message, fix, key=True)
    if whole := _cut_by_a_comma(tree, path):
        first, key, text = whole
        message = "the comma ends the text, and what follows it is taken for a key"
        return problem_at(tree, first, "comma-in-text", message, f'put the text in quotes: {key}: "{text}"', key=True)
    places = _where_known(name)
    if places:
        message = f"the key `{_short(name)}` cannot stand here"
        return problem_at(tree, path, "unknown-key", message, f"it belongs to {places}; remove it here", key=True)
    close = difflib.get_close_matches(name, _all_keys(), n=1)
    fix = f"did you mean `{close[0]}`?" if close else "remove it, or see docs/script-format.md"
    return problem_at(tree, path, "unknown-key", f"the key `{_short(name)}` is not known here", fix, key=True)


def _cut_by_a_comma(tree: Tree, path: Path_) -> tuple[Path_, str, str] | None:
    """Within { } a comma ends a text, and its rest turns up as keys without a value.

    The way to the first of those keys, and the key of the text with the whole text; None where it is something else.
    """
    block: Any = tree.data
    for step in path[:-1]:
        block = block[step]
    if not isinstance(block, dict):
        return None
    entries = list(cast("dict[str, object]", block).items())
    at = next((place for place, (key, _) in enumerate(entries) if key == path[-1]), 0)
    if entries[at][1] is not None:
        return None
    first = at
    while first > 0 and entries[first - 1][1] is None:
        first -= 1
    if first == 0 or not isinstance(entries[first - 1][1], str):
        return None
    last = at
    while last + 1 < len(entries) and entries[last + 1][1] is None:
        last += 1
    key, text = entries[first - 1]
    rest = [name for name, _ in entries[first : last + 1]]
    return (*path[:-1], entries[first][0]), key, ", ".join([str(text), *rest]).replace('"', "'")


def _without_quotes(text: str) -> str:
    bare = text.strip(_QUOTES)
    return bare if bare != text else ""


def _nameable(name: str, pattern: str) -> str:
    """How the name could be written, or the rule where nothing of it can be kept."""
    start = {"^q": "q_", "^o": "o_"}.get(pattern[:2], "")
    plain = unicodedata.normalize("NFKD", name.strip(_QUOTES).lower().translate(_UMLAUTS))
    plain = re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")
    plain = f"{start}{plain.removeprefix(start.rstrip('_')).lstrip('_')}" if start else plain
    rule = f"small letters a–z, digits and _{f' after {start}' if start else ''}"
    if not re.fullmatch(r"[a-z][a-z0-9_]*[a-z0-9]", plain) or plain == name:
        return f"use {rule}"
    return f"write `{plain}`, here and wherever it is named ({rule})"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


@lru_cache(maxsize=1)
def _own_question_keys() -> frozenset[str]:
    from callassist.formats.script.file_model import OwnQuestion

    return frozenset(OwnQuestion.model_fields)


@lru_cache(maxsize=1)
def _all_keys() -> tuple[str, ...]:
    """Every key the format knows, for "did you mean"."""
    from callassist.formats.script import file_model

    names: set[str] = set()
    for value in vars(file_model).values():
        if isinstance(value, type) and issubclass(value, file_model.Part):
            names.update(info.alias or name for name, info in value.model_fields.items())
    return tuple(sorted(names))


@lru_cache(maxsize=64)
def _where_known(name: str) -> str:
    """The parts of the format that have this key, in words; "" where none has it."""
    from callassist.formats.script import file_model

    found = [
        words
        for part, words in _PARTS.items()
        if name in {info.alias or field for field, info in getattr(file_model, part).model_fields.items()}
    ]
    return found[0] if len(found) == 1 else " or ".join((", ".join(found[:-1]), found[-1])) if found else ""
