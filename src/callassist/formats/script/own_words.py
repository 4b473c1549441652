"""A rep's own words over a script: her way of saying it, kept in a file of her own and never in the script.

The file names a script (`over`) and says its texts otherwise, by the step or objection and the number of the wording
(`w2`, `w2/2`, `o_price/1`; `o_price/1/2` for the second step of a reply), in each language. Beside each the fingerprint
of the text it was written over: where that changed since, the script's text is said until she has seen it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.script import Branch, Script, wordings
from callassist.domain.text import NO_TEXT, Text, is_language
from callassist.engine.speech import PLACEHOLDER
from callassist.errors import ScriptError
from callassist.formats.script.problems import Problem, Severity, sorted_problems
from callassist.formats.script.sentences import NOTHING, Sentence, told
from callassist.formats.script.tree import Path_, Tree, read_tree
from callassist.formats.script.writing.part_writing import mapping_lines
from callassist.formats.script.writing.source_nodes import Plain

FORMAT = 2
LARGEST = 1 << 20
_KEY = re.compile(r"([A-Za-z][A-Za-z0-9_]{0,59})(?:/([1-9][0-9]?))?(?:/([1-9][0-9]?))?")
_LONGEST = 10_000

ByPlace = Mapping[str, Mapping[str, str]]
"""By place (`w2/1`) and language."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a rep says otherwise in one script."""

    #: the script's name
    over: str
    words: ByPlace = field(default_factory=dict[str, Mapping[str, str]])
    #: the fingerprints of the texts they were written over
    written_over: ByPlace = field(default_factory=dict[str, Mapping[str, str]])

    def __bool__(self) -> bool:
        return bool(self.words)

    def at(self, place: str, language: str) -> str:
        """Her words there, "" where she has none."""
        return self.words.get(place, {}).get(language, "")

    def is_stale(self, place: str, language: str, base: str) -> bool:
        """Whether the script's text, `base`, is another one by now than she wrote them over."""
        former = self.written_over.get(place, {}).get(language, "")
        return bool(former) and former != fingerprint_of(base)

    def with_words(self, place: str, language: str, words: str, base: str) -> OwnWords:
        """The same with other words there; "" says what the script says again."""
        return OwnWords(
            self.over,
            _put(self.words, place, language, words),
            _put(self.written_over, place, language, fingerprint_of(base) if words else ""),
        )


def _put(found: ByPlace, place: str, language: str, value: str) -> ByPlace:
    here = {**found.get(place, {}), language: value}
    kept = {name: one for name, one in here.items() if one}
    return {name: one for name, one in {**found, place: kept}.items() if one}


def fingerprint_of(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def place_of(item: str, wording: int, step: int = 0) -> str:
    """How a text is named: the step or the objection, the number of the wording from 1, the step of a reply from 1."""
    return f"{item}/{wording}/{step}" if step else f"{item}/{wording}"


def text_at(script: Script, place: str) -> Text | None:
    """What the script says there; None: there is nothing."""
    found = _KEY.fullmatch(place)
    if found is None:
        return None
    number, step = int(found[2] or 1), int(found[3] or 0)
    objection = script.objections.get(ObjectionId(found[1]))
    if objection is not None:
        if number > len(objection.replies):
            return None
        texts = objection.replies[number - 1].texts
        return texts[max(step, 1) - 1] if max(step, 1) <= len(texts) else None
    node = script.nodes.get(NodeId(found[1]))
    if node is None or isinstance(node, Branch) or step or number > len(wordings(node)):
        return None
    return wordings(node)[number - 1].text


def is_fixed(script: Script, place: str) -> bool:
    """Whether it is said as it stands by everybody: what the law wants, exits, shared closing words."""
    item = place.partition("/")[0]
    node = script.nodes.get(NodeId(item))
    if node is None or isinstance(node, Branch):
        return False
    return node.must_say or item.startswith("=") or item in script.exit_labels


def read_own_words(data: bytes, *, name: str) -> OwnWords:
    """The words in a file.

    Raises:
        ScriptError: it is no such file; names the first thing that is wrong with its shape.
    """
    own, problems = _read(read_tree(data, name))
    if own is None or problems:
        first = problems[0]
        raise ScriptError(first.message, where=f"{name}:{first.line}:{first.column}", next_step=first.fix)
    return own


def own_words_text(own: OwnWords) -> str:
    """The file that holds them."""
    data: dict[str, Plain] = {"format": FORMAT, "over": own.over, "words": _plain(own.words)}
    data["written_over"] = _plain(own.written_over)
    return "\n".join(mapping_lines({key: one for key, one in data.items() if one}, 0, spread=1)) + "\n"


def _plain(found: ByPlace) -> Plain:
    return {place: {**by_language} for place, by_language in found.items()}


def over_which(tree: Tree) -> str:
    """The script a file is over; "" where it is no file of own words."""
    found = tree.mapping().get("over")
    return found if isinstance(found, str) else ""


def check_own_words(tree: Tree, script: Script) -> tuple[Problem, ...]:
    """Everything that is wrong with a file of own words over `script`."""
    own, problems = _read(tree)
    return sorted_problems([*problems, *(_against(tree, own, script) if own is not None else ())])


def usable(own: OwnWords, script: Script) -> OwnWords:
    """Those of them that may be said in calls with `script`; stale ones too, for she is told of them."""
    words = {
        place: here
        for name, by_language in own.words.items()
        if (text := text_at(script, name)) is not None and not is_fixed(script, name)
        if (here := {tag: one for tag, one in by_language.items() if not [*_strange(script, one)]})
        for place in [_whole(name, text)]
    }
    return OwnWords(own.over, words, {_whole(name, NO_TEXT): one for name, one in own.written_over.items()})


def _whole(place: str, _text: Text) -> str:
    """With the number of the wording: `w2` is `w2/1`."""
    return place if "/" in place else f"{place}/1"


# -- reading ---------------------------------------------------------------------------------------------------------


def _problem(
    tree: Tree, path: Path_, code: str, what: Sentence, mend: Sentence, severity: Severity = Severity.ERROR
) -> Problem:
    place = tree.place(path, key=True)
    return Problem(tree.file, place.line, place.column, severity, code, what, mend)


def _read(tree: Tree) -> tuple[OwnWords | None, list[Problem]]:
    problems = [*tree.problems]
    data = tree.mapping()
    if not tree.usable or not over_which(tree):
        if not problems:
            what, mend = told("the file does not say which script it is over"), told("write `over:` with its name")
            problems.append(_problem(tree, (), "missing-key", what, mend))
        return None, problems
    if data.get("format") != FORMAT:
        what, mend = told("the file must start with `format: 2`"), told("see docs/script-format.md")
        problems.append(_problem(tree, ("format",), "wrong-format", what, mend))
    for key in data:
        if key not in ("format", "over", "words", "written_over"):
            what = told("the key `{name}` is not known here", name=key)
            problems.append(_problem(tree, (key,), "unknown-key", what, told("remove it")))
    found = {key: dict(_by_place(tree, key, problems)) for key in ("words", "written_over")}
    return OwnWords(over_which(tree), found["words"], found["written_over"]), problems


def _by_place(tree: Tree, key: str, problems: list[Problem]) -> Iterator[tuple[str, dict[str, str]]]:
    part: Any = tree.mapping().get(key, {})
    if not isinstance(part, dict):
        what = told("`{name}` must be a block of `name: value` lines", name=key)
        problems.append(_problem(tree, (key,), "wrong-type", what, NOTHING))
        return
    for place, texts in cast("dict[str, Any]", part).items():
        if _KEY.fullmatch(place) is None or not isinstance(texts, dict):
            what = told("`{name}` is no name that can stand here", name=place)
            mend = told("name a step or an objection, and the number of its wording: `w2/2: {de: …}`")
            problems.append(_problem(tree, (key, place), "bad-name", what, mend))
            continue
        sound: dict[str, str] = {}
        for tag, words in cast("dict[str, Any]", texts).items():
            if is_language(tag) and isinstance(words, str) and len(words) <= _LONGEST:
                sound[tag] = words
            else:
                what = told("`{name}` must be text", name=tag)
                problems.append(_problem(tree, (key, place, tag), "wrong-type", what, told("put the text in quotes")))
        yield place, sound


# -- checking --------------------------------------------------------------------------------------------------------


def _against(tree: Tree, own: OwnWords, script: Script) -> Iterator[Problem]:
    for place, by_language in own.words.items():
        path: Path_ = ("words", place)
        text = text_at(script, place)
        if is_fixed(script, place):
            what = told("`{name}` is said by everybody as it stands", name=place)
            mend = told("remove it: what the law wants, exits and shared closing words have no words of one's own")
            yield _problem(tree, path, "own-words-legal", what, mend)
            continue
        if text is None:
            what = told("the script `{script}` says nothing at `{name}`", script=script.id, name=place)
            yield _problem(tree, path, "dangling-target", what, told("correct the name, or remove it"))
            continue
        for tag, words in by_language.items():
            if tag not in script.languages:
                what = told("the script is not spoken in `{language}`", language=tag)
                yield _problem(tree, (*path, tag), "language-not-listed", what, told("remove it"))
            for name in _strange(script, words):
                what = told("there is no placeholder {placeholder}", placeholder=f"{{{name}}}")
                yield _problem(tree, (*path, tag), "unknown-placeholder", what, told("write the words out"))
            if own.is_stale(place, tag, text.exactly(tag)):
                what = told("the script says something else at `{name}` by now", name=place)
                mend = told("look at both in a call, and keep yours once more: until then the script's are said")
                yield _problem(tree, (*path, tag), "own-words-stale", what, mend, Severity.WARNING)


def _strange(script: Script, words: str) -> Iterator[str]:
    """Placeholders nothing is put in for: names nobody knows, answers without words for the case that there is none."""
    for found in PLACEHOLDER.finditer(words):
        name, fallback = found[1], found[2]
        asked = name.removeprefix("confirm_") if name.startswith("confirm_") else name
        known = name in script.placeholders or name in script.values
        if name.startswith("q_"):
            known = name in script.questions and bool(fallback)
        elif name.startswith("confirm_"):
            known = f"q_{asked}" in script.questions
        if not known:
            yield name
