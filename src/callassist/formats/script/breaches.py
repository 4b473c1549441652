"""A breach of a script file's shape in words: what is wrong, and the mend where there is one.

What people really get wrong comes first: a comma that cuts a text in two, typographic quotes, a German thousand, a name
with an umlaut.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from callassist.domain.text import is_language
from callassist.formats.script.problems import Problem, Severity
from callassist.formats.script.sentences import NOTHING, Sentence, either, names, told
from callassist.formats.script.tree import GERMAN_THOUSANDS, Path_, Tree

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_BLOCK = told("`{name}` must be a block of `name: value` lines"), told("write one line `name: value` for each entry")
#: kind of breach → what is told of it, and the mend
_WANTED = {
    "string_type": (told("`{name}` must be text"), told("put the text in quotes")),
    "int_type": (told("`{name}` must be a whole number"), told("write a whole number")),
    "bool_type": (told("`{name}` must be true or false"), told("write true or false")),
    "decimal_type": (told("`{name}` must be a number"), told("write a number")),
    "list_type": (told("`{name}` must be a list"), told("write a list: each entry in a line of its own, after `- `")),
    "dict_type": _BLOCK, "model_type": _BLOCK, "model_attributes_type": _BLOCK,
}  # fmt: skip
_NUMBERS = ("int_type", "decimal_type")

_GERMAN_DECIMAL = re.compile(r"[-+]?[0-9]{1,3}(?:\.?[0-9]{3})*,[0-9]+")
_QUOTES = "“”„‟«»‘’‚‹›"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
#: parts of the format, by the names a reader knows them under
_PARTS = {
    "SayNode": told("a step that says something"),
    "QuestionNode": told("a step that asks a question"),
    "ControlNode": told("a step that asks for something else (`ask: permission` …)"),
    "BranchNode": told("a branch"),
    "EachNode": told("a branch on topics"),
    "OutcomeNode": told("an outcome"),
    "ChoiceLine": told("an answer of a question"),
    "AnswerLine": told("an answer of a step"),
    "WordingLine": told("another wording"),
    "ListedChoices": told("the answers of a list"),
    "WhenLine": told("a condition"),
    "OwnQuestion": told("a question"),
    "StockQuestion": told("a stock question"),
    "CriterionPart": told("a criterion"),
    "CaseLine": told("a case of a criterion"),
    "BranchLine": told("a case of a branch"),
    "ProductPart": told("a product"),
    "PointsLine": told("points of a product"),
    "ReplyPart": told("a reply"),
    "ObjectionPart": told("an objection"),
    "StagePart": told("a stage"),
    "ValuePart": told("a value"),
    "PlaceholderPart": told("a placeholder"),
    "ScriptFile": told("the file itself"),
}


def problem_at(tree: Tree, path: Path_, code: str, what: Sentence, mend: Sentence, *, key: bool = False) -> Problem:
    """An error of the file at the value at `path`, or with `key` at its name."""
    place = tree.place(path, key=key)
    return Problem(tree.file, place.line, place.column, Severity.ERROR, code, what, mend)


def breach(tree: Tree, path: Path_, detail: ErrorDetails) -> Problem:
    """One of pydantic's errors in our words, at its place."""
    kind, context = detail["type"], detail.get("ctx", {})
    name = str(path[-1]) if path else "the file"
    last = detail["loc"][-1] if detail["loc"] else ""
    if kind == "extra_forbidden":
        return _unknown_key(tree, path, name)
    if kind == "missing" and last == "otherwise" and not {"(branch)", "(each)"}.isdisjoint(detail["loc"]):
        what = told("the branch `{name}` has no `otherwise`", name=name)
        mend = told("add `otherwise:` with the node for all other calls")
        return problem_at(tree, path, "branch-without-otherwise", what, mend, key=True)
    if kind == "missing":
        inside = told("`{key}` is missing in `{name}`", key=str(last), name=name)
        what = inside if path else told("`{key}` is missing in the file", key=str(last))
        return problem_at(tree, path, "missing-key", what, told("add `{key}:`", key=str(last)), key=True)
    if kind == "string_pattern_mismatch":
        on_key = last == "[key]"
        shown = name if on_key else str(detail["input"])
        what = told("`{name}` is no name that can stand here", name=_short(shown))
        mend = _nameable(shown, str(context.get("pattern", "")))
        return problem_at(tree, path, "bad-name", what, mend, key=on_key)
    if kind in ("enum", "literal_error"):
        given = _short(str(detail["input"]))
        if path == ("format",):
            what = told("format {format} is not known here", format=given)
            return problem_at(tree, path, "wrong-format", what, told("write `format: 2`, or update callassist"))
        if bare := _without_quotes(given):
            what = told("{given} stands in typographic quotes, which belong to the text", given=given)
            return problem_at(tree, path, "wrong-value", what, told("write `{name}` without them", name=bare))
        what = told("`{given}` is not possible for `{name}`", given=given, name=_owner(path))
        return problem_at(tree, path, "wrong-value", what, _one_of(str(context.get("expected", "")), given))
    if kind in ("string_too_long", "too_long"):
        limit = context.get("max_length", 0)
        code = "text-too-long" if kind == "string_too_long" else "too-many"
        if code == "text-too-long":
            what, mend = told("the text is longer than {most} characters", most=limit), told("shorten it")
        else:
            what, mend = told("more than {most} entries in `{name}`", most=limit, name=name), told("split it")
        return problem_at(tree, path, code, what, mend)
    if kind in ("too_short", "string_too_short"):
        return problem_at(
            tree, path, "missing-key", told("`{name}` is empty", name=name), told("add at least one entry")
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        least = told("`{name}` must be at least {bound}", name=_owner(path), bound=str(context.get("ge")))
        most = told("`{name}` must be at most {bound}", name=_owner(path), bound=str(context.get("le")))
        return problem_at(tree, path, "wrong-value", least if "ge" in context else most, told("correct the number"))
    written = str(detail["input"])
    if kind in _NUMBERS and GERMAN_THOUSANDS.match(written):
        what, mend = told("`{text}` is a number with dots in it", text=written), _write(written.replace(".", ""))
        return problem_at(tree, path, "german-number", what, mend)
    if kind in _NUMBERS and _GERMAN_DECIMAL.fullmatch(written):
        return problem_at(tree, path, "german-number", *_decimal_comma(written))
    if kind == "hours":
        what = told("`{text}` are no hours of a day", text=_short(written))
        return problem_at(tree, path, "wrong-value", what, told('write two full hours: "17-20"'))
    unforeseen = told("`{name}` cannot be this", name=_owner(path)), told("see docs/script-format.md")
    what, mend = _WANTED.get(kind, unforeseen)
    return problem_at(tree, path, "wrong-type", what.of(name=_owner(path)), mend)


def is_key_of_a_question_node(path: Path_) -> bool:
    """Whether it is a key that a node that asks a question may have."""
    from callassist.formats.script.file_model import QuestionNode

    return len(path) == 3 and path[2] in QuestionNode.model_fields


def _decimal_comma(written: str) -> tuple[Sentence, Sentence]:
    mend = _write(written.replace(".", "").replace(",", "."))
    return told("`{text}` has a decimal comma", text=written), mend


def _write(text: str) -> Sentence:
    return told("write {text}", text=text)


def _one_of(expected: str, given: str) -> Sentence:
    """The names that are possible, as pydantic lists them ("'a', 'b' or 'c'"), the likeliest first."""
    found = re.findall(r"'([^']*)'", expected)
    if close := difflib.get_close_matches(given, found, n=1):
        return told("did you mean `{name}`?", name=close[0])
    return told("one of {names}", names=names(found) if found else expected)


def _owner(path: Path_) -> str:
    """The name an error speaks of: the last key on the way, not a position in a list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "the file")


def _unknown_key(tree: Tree, path: Path_, name: str) -> Problem:
    if len(path) == 3 and path[0] == "questions" and name in _own_question_keys():
        what = told(
            "`{name}` says what the stock question `{question}` means, and that is fixed in common.yaml",
            name=name,
            question=str(path[1]),
        )
        mend = told("remove the line, or give the question a name of its own and no `stock`")
        return problem_at(tree, path, "stock-redefined", what, mend, key=True)
    if whole := _cut_by_a_comma(tree, path):
        first, key, text = whole
        if _GERMAN_DECIMAL.fullmatch(number := text.replace(" ", "")):
            tree.thousands.pop((*first[:-1], key), None)  # it is told here
            return problem_at(tree, (*first[:-1], key), "german-number", *_decimal_comma(number))
        what = told("the comma ends the text, and what follows it is taken for a key")
        mend = told('put the text in quotes: {key}: "{text}"', key=key, text=text)
        return problem_at(tree, first, "comma-in-text", what, mend, key=True)
    if _is_other_language(tree, path, name):
        return problem_at(tree, path, "language-not-listed", *not_listed(name), key=True)
    places = _where_known(name)
    if places != NOTHING:
        what = told("the key `{name}` cannot stand here", name=_short(name))
        mend = told("remove it; its place is: {places}", places=places)
        return problem_at(tree, path, "unknown-key", what, mend, key=True)
    what = told("the key `{name}` is not known here", name=_short(name))
    close = difflib.get_close_matches(name, _all_keys(), n=1)
    mend = told("did you mean `{name}`?", name=close[0]) if close else told("remove it, or see docs/script-format.md")
    return problem_at(tree, path, "unknown-key", what, mend, key=True)


def _is_other_language(tree: Tree, path: Path_, name: str) -> bool:
    """Whether a key looks like a language beside others, with a text in it."""
    if tree.mapping().get("format") == 1 or not is_language(name) or name in _all_keys():
        return False
    block: Any = tree.data
    for step in path[:-1]:
        block = block[step]
    listed = tree.mapping().get("languages")
    known = (
        {"de", "en", *(str(one) for one in cast("list[object]", listed))} if isinstance(listed, list) else {"de", "en"}
    )
    return (
        isinstance(block, dict) and isinstance(block[name], str) and not known.isdisjoint(cast("dict[str, Any]", block))
    )


def not_listed(language: str) -> tuple[Sentence, Sentence]:
    """What is told of a text in a language the script is not spoken in."""
    what = told("the script is not spoken in `{language}`", language=language)
    return what, told("add it to `languages:`, or remove the text")


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
    if first == 0:
        return None
    last = at
    while last + 1 < len(entries) and entries[last + 1][1] is None:
        last += 1
    key, text = entries[first - 1]
    rest = [name for name, _ in entries[first : last + 1]]
    whole = ", ".join([str(text), *rest]).replace('"', "'")
    # a number can be cut too: 1.234,5
    is_number = isinstance(text, int | Decimal) and _GERMAN_DECIMAL.fullmatch(whole.replace(" ", ""))
    return ((*path[:-1], entries[first][0]), key, whole) if isinstance(text, str) or is_number else None


def _without_quotes(text: str) -> str:
    bare = text.strip(_QUOTES)
    return bare if bare != text else ""


def _nameable(name: str, pattern: str) -> Sentence:
    """How the name could be written, or the rule where nothing of it can be kept."""
    start = {"^q": "q_", "^o": "o_"}.get(pattern[:2], "")
    plain = unicodedata.normalize("NFKD", name.strip(_QUOTES).lower().translate(_UMLAUTS))
    plain = re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")
    plain = f"{start}{plain.removeprefix(start.rstrip('_')).lstrip('_')}" if start else plain
    rule = told("small letters a–z, digits and _")
    if start:
        rule = told("small letters a–z, digits and _ after {start}", start=start)
    if not re.fullmatch(r"[a-z][a-z0-9_]*[a-z0-9]", plain) or plain == name:
        return told("use another name ({rule})", rule=rule)
    return told("write `{name}`, here and wherever it is named ({rule})", name=plain, rule=rule)


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
def _where_known(name: str) -> Sentence:
    """The parts of the format that have this key, in words; nothing where none has it."""
    from callassist.formats.script import file_model

    return either(
        words
        for part, words in _PARTS.items()
        if name in {info.alias or field for field, info in getattr(file_model, part).model_fields.items()}
    )
