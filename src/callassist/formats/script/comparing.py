"""What is different between two texts of a script, in sentences and line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any, cast

from callassist.formats.script import compared_parts
from callassist.formats.script.sentences import Sentence, told

#: characters of a text by which a step or an answer is named
_SHORT = 40
#: keys that hold the words of languages
_NO_LANGUAGES = frozenset({"to", "is"})

Block = Mapping[str, Any]


def changes_in_words(before: Block, after: Block, language: str = "en") -> list[Sentence]:
    """Each difference between the data of two scripts in a sentence, in the order of a file.

    Args:
        before, after: what `ScriptText.plain` or `Tree.mapping` give.
        language: the one that steps, answers and objections are named in, by their own words.
    """
    return list(_Comparing(before, after, language).all())


def text_difference(before: str, after: str, *, names: tuple[str, str] = ("before", "after"), lines: int = 3) -> str:
    """The unified difference of two texts, with so many lines around each change; empty where there is none."""
    old, new = (_ended(one).splitlines(keepends=True) for one in (before, after))
    return "".join(difflib.unified_diff(old, new, *names, n=lines))


def _ended(text: str) -> str:
    text = text.replace("\r\n", "\n")
    return text if text.endswith("\n") or not text else text + "\n"


def block(found: object) -> Block:
    """The mapping it is, or an empty one."""
    return cast("Block", found) if isinstance(found, dict) else {}


def rows(found: object) -> list[Any]:
    """The list it is, or an empty one."""
    return cast("list[Any]", found) if isinstance(found, list) else []


def answers_of(script: Block, question: Block) -> Block:
    """The answers a question has in the data of a script: its own, or those of a list with what it says otherwise."""
    choices = block(question.get("choices"))
    if not isinstance(choices.get("list"), str):
        return choices
    but = block(choices.get("but"))
    listed = block(block(script.get("lists")).get(choices["list"]))
    return {value: {**block(one), **block(but.get(value))} for value, one in listed.items()}


class _Comparing:
    def __init__(self, before: Block, after: Block, language: str) -> None:
        self._before = before
        self._after = after
        self._language = language

    def all(self) -> Iterator[Sentence]:
        yield from self._head()
        yield from self._stages()
        yield from self._entries(
            "questions",
            self._question,
            told("new question “{name}”"),
            told("question “{name}” removed"),
            told("the questions stand in another order"),
        )
        yield from self._entries(
            "criteria",
            self._criterion,
            told("new criterion “{name}”"),
            told("criterion “{name}” removed"),
            told("the criteria stand in another order"),
        )
        yield from self._entries(
            "products",
            self._plainly,
            told("new product “{name}”"),
            told("product “{name}” removed"),
            told("the products stand in another order"),
        )
        yield from self._entries(
            "nodes",
            self._step,
            told("new step {name}"),
            told("step {name} removed"),
            told("the steps stand in another order"),
        )
        yield from self._entries(
            "objections",
            self._objection,
            told("new objection “{name}”"),
            told("objection “{name}” removed"),
            told("the objections stand in another order"),
        )
        yield from compared_parts.changes_of(self._before, self._after, self._words)
        yield from self._rest()

    # -- names ---------------------------------------------------------------------------------------------------------

    def _words(self, found: object) -> str:
        """A text in the language, or in one it has; cut short."""
        mapping = block(found)
        if mapping:
            texts = {key: one for key, one in mapping.items() if isinstance(one, str) and key not in _NO_LANGUAGES}
            found = texts.get(self._language) or texts.get("en") or next(iter(texts.values()), "")
        text = " ".join(found.split()) if isinstance(found, str) else ""
        return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"

    def _name(self, part: str, name: str) -> str:
        found = block(block(self._after.get(part)).get(name)) or block(block(self._before.get(part)).get(name))
        if part == "nodes":
            said = self._words(found.get("say"))
            return f"{name} “{said}”" if said else name
        return self._words(found.get("name") or found.get("label") or found.get("title")) or name

    def _answer(self, question: str, value: str) -> str:
        for side in (self._after, self._before):
            found = answers_of(side, block(block(side.get("questions")).get(question))).get(value)
            if found is not None and self._words(found):
                return self._words(found)
        return value

    def _target(self, target: object) -> Sentence:
        name = str(target)
        if name.startswith("="):
            side = self._after if name[1:] in block(self._after.get("outcomes")) else self._before
            return told("the end ({outcome})", outcome=compared_parts.own_outcome(side, name[1:], self._words))
        if name.startswith("o_"):
            return told("the objection “{name}”", name=self._name("objections", name))
        if name == "return":
            return told("where it was opened")
        if name.startswith("X") and name not in block(self._after.get("nodes")):
            return told("the exit {name}", name=name)
        stages = block(self._after.get("stages")).values()
        if any(block(one).get("disqualified") == name for one in stages):
            return told("the polite exit {name}", name=name)
        return told("step {name}", name=self._name("nodes", name))

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _head(self) -> Iterator[Sentence]:
        before, after = self._before, self._after
        if before.get("version") != after.get("version"):
            yield told("version {old} is now {new}", old=str(before.get("version")), new=str(after.get("version")))
        heads = {
            "script": told("the name of the script in the log changed"),
            "format": told("the file is in another format"),
            "title": told("the title changed"),
            "languages": told("the languages changed"),
            "market": told("the market changed: {value}", value=str(after.get("market"))),
            "country": told("the country changed: {value}", value=str(after.get("country"))),
            "framing": told("how the call presents itself changed: {value}", value=str(after.get("framing"))),
            "direction": told("who calls whom changed: {value}", value=str(after.get("direction", "outgoing"))),
            "no_more_calls": (
                told("the notice that one word is enough, and its exit, are no longer offered")
                if after.get("no_more_calls") == "off"
                else told("the notice that one word is enough, and its exit, are offered again")
            ),
            "legal": told("the legal notice changed"),
            "voicemail": told("the words for the voicemail changed"),
        }
        for key, sentence in heads.items():
            if before.get(key) != after.get(key):
                yield sentence

    def _rest(self) -> Iterator[Sentence]:
        known = {
            "version",
            "script",
            "format",
            "title",
            "languages",
            "market",
            "country",
            "framing",
            "direction",
            "no_more_calls",
            "legal",
            "voicemail",
            "stages",
            "questions",
            "criteria",
            "products",
            "nodes",
            "objections",
        }
        for key in (*self._before, *(one for one in self._after if one not in self._before)):
            if key in known | compared_parts.PARTS or self._before.get(key) == self._after.get(key):
                continue
            old, new = self._before.get(key), self._after.get(key)
            before, after = block(old), block(new)
            if before and after:
                for name in (*before, *(one for one in after if one not in before)):
                    if before.get(name) != after.get(name):
                        yield told("`{part}`: `{name}` changed", part=key, name=name)
            else:
                yield told("`{part}` changed", part=key)

    def _stages(self) -> Iterator[Sentence]:
        before, after = block(self._before.get("stages")), block(self._after.get("stages"))
        for name in (*before, *(one for one in after if one not in before)):
            label = self._name("stages", name)
            if name not in after:
                yield told("stage “{name}” removed", name=label)
            elif name not in before:
                yield told("new stage “{name}”", name=label)
            else:
                old, new = block(before[name]), block(after[name])
                if old.get("start") != new.get("start"):
                    yield told(
                        "stage “{name}” now begins at {target}", name=label, target=self._target(new.get("start"))
                    )
                if old.get("disqualified") != new.get("disqualified"):
                    yield told(
                        "stage “{name}”: the polite exit is now {target}",
                        name=label,
                        target=self._target(new.get("disqualified")),
                    )
                yield from self._other_keys(
                    told("stage “{name}”: `{key}` changed", name=label), old, new, {"start", "disqualified"}
                )

    def _entries(self, part: str, compare: Any, new: Sentence, gone: Sentence, order: Sentence) -> Iterator[Sentence]:  # noqa: ANN401
        before, after = block(self._before.get(part)), block(self._after.get(part))
        for name in before:
            if name not in after:
                yield gone.of(name=self._name(part, name))
        for name, one in after.items():
            if name not in before:
                yield new.of(name=self._name(part, name))
            elif repr(before[name]) != repr(one):  # the order of answers and topics says something, too
                yield from compare(part, name, block(before[name]), block(one))
        if [one for one in before if one in after] != [one for one in after if one in before]:
            yield order

    def _other_keys(self, sentence: Sentence, old: Block, new: Block, told_of: set[str]) -> Iterator[Sentence]:
        for key in (*old, *(one for one in new if one not in old)):
            if key not in told_of and old.get(key) != new.get(key):
                yield sentence.of(key=key)

    def _plainly(self, part: str, name: str, old: Block, new: Block) -> Iterator[Sentence]:
        label = self._name(part, name)
        yield from self._other_keys(told("product “{name}”: `{key}` changed", name=label), old, new, set())

    def _question(self, part: str, name: str, old: Block, new: Block) -> Iterator[Sentence]:
        label = self._name(part, name)
        before, after = answers_of(self._before, old), answers_of(self._after, new)
        for value in before:
            if value not in after:
                yield told("question “{name}”: answer “{answer}” removed", name=label, answer=self._answer(name, value))
        for value, one in after.items():
            answer = self._answer(name, value)
            if value not in before:
                yield told("question “{name}”: new answer “{answer}”", name=label, answer=answer)
            elif before[value] != one:
                yield told("question “{name}”: answer “{answer}” changed", name=label, answer=answer)
        if [one for one in before if one in after] != [one for one in after if one in before]:
            yield told("question “{name}”: the answers have other keys", name=label)
        told_of = {"choices", "wording"}
        if bool(old.get("guard")) != bool(new.get("guard")):
            told_of.add("guard")
            yield (
                told("question “{name}” is now asked before any appointment", name=label)
                if new.get("guard")
                else told("question “{name}” is no longer asked before every appointment", name=label)
            )
        if old.get("wording", 1) != new.get("wording", 1):
            yield told("question “{name}” counts as asked in new words from now on", name=label)
        yield from self._other_keys(told("question “{name}”: `{key}` changed", name=label), old, new, told_of)

    def _criterion(self, part: str, name: str, old: Block, new: Block) -> Iterator[Sentence]:
        label = self._name(part, name)
        question = str(new.get("question", ""))
        if old.get("cases") != new.get("cases"):
            before, after = _by_answer(old), _by_answer(new)
            found = [value for value in after if before.get(value) != after[value]]
            found += [value for value in before if value not in after]
            for value in found:
                yield told(
                    "criterion “{name}”: answer “{answer}” {effect}",
                    name=label,
                    answer=self._answer(question, value),
                    effect=self._effect(after.get(value)),
                )
            if not found:
                yield told("criterion “{name}”: its rule changed", name=label)
        yield from self._other_keys(told("criterion “{name}”: `{key}` changed", name=label), old, new, {"cases"})

    def _effect(self, case: Block | None) -> Sentence:
        """What an answer does now."""
        if case is not None and case.get("result") == "failed" and case.get("rescue"):
            name = self._name("objections", str(case["rescue"]))
            return told("now rules out, once objection “{name}” was answered in vain", name=name)
        return _effect(case)

    def _step(self, part: str, name: str, old: Block, new: Block) -> Iterator[Sentence]:
        label = self._name(part, name)
        if old.get("say") != new.get("say"):
            yield told("step {name}: reworded", name=label)
        if old.get("tip") != new.get("tip"):
            yield told("step {name}: another tip", name=label)
        for number, what in _rows_changed(rows(old.get("alternatives")), rows(new.get("alternatives"))):
            yield _WORDINGS_OF_STEP[what].of(name=label, number=number + 2)
        yield from self._step_answers(label, old, new)
        question = str(new.get("ask", ""))
        before, after = block(old.get("goto")), block(new.get("goto"))
        for value in (*before, *(one for one in after if one not in before)):
            if before.get(value) == after.get(value):
                continue
            answer = self._answer(question, value)
            if value in after:
                yield told(
                    "answer “{answer}” of step {name} now leads to {target}",
                    answer=answer,
                    name=label,
                    target=self._target(after[value]),
                )
            else:
                yield told(
                    "answer “{answer}” of step {name} now leads where every other answer does",
                    answer=answer,
                    name=label,
                )
        yield from self._topics(label, old, new)
        if old.get("to") != new.get("to") and "to" in new:
            yield told("step {name} now leads to {target}", name=label, target=self._target(new["to"]))
        if old.get("otherwise") != new.get("otherwise") and "otherwise" in new:
            yield told(
                "step {name}: every other answer now leads to {target}",
                name=label,
                target=self._target(new["otherwise"]),
            )
        yield from self._other_keys(
            told("step {name}: `{key}` changed", name=label),
            old,
            new,
            {"say", "tip", "alternatives", "answers", "goto", "ways", "to", "otherwise"},
        )

    def _topics(self, label: str, old: Block, new: Block) -> Iterator[Sentence]:
        """Where a branch on `each` leads with each answer."""
        question = str(new.get("each", old.get("each", "")))
        before, after = block(old.get("ways")), block(new.get("ways"))
        if {*before} == {*after} and [*before] != [*after]:
            yield told("step {name}: the topics come in another order", name=label)
        for value in (*before, *(one for one in after if one not in before)):
            answer = self._answer(question, value)
            if value not in after:
                yield told("step {name}: topic “{answer}” removed", name=label, answer=answer)
            elif before.get(value) != after[value]:
                target = self._target(after[value])
                yield told(
                    "step {name}: topic “{answer}” now leads to {target}", name=label, answer=answer, target=target
                )

    def _step_answers(self, label: str, old: Block, new: Block) -> Iterator[Sentence]:
        before, after = block(old.get("answers")), block(new.get("answers"))
        for value in before:
            if value not in after:
                answer = self._words(before[value]) or value
                yield told("step {name}: answer “{answer}” removed", name=label, answer=answer)
        for value, one in after.items():
            answer, was, now = self._words(one) or value, block(before.get(value)), block(one)
            if value not in before:
                yield told(
                    "step {name}: new answer “{answer}”, it leads to {target}",
                    name=label,
                    answer=answer,
                    target=self._target(now.get("to")),
                )
                continue
            if was.get("to") != now.get("to"):
                yield told(
                    "answer “{answer}” of step {name} now leads to {target}",
                    answer=answer,
                    name=label,
                    target=self._target(now.get("to")),
                )
            if {**was, "to": 0} != {**now, "to": 0}:
                yield told("step {name}: answer “{answer}” changed", name=label, answer=answer)

    def _objection(self, part: str, name: str, old: Block, new: Block) -> Iterator[Sentence]:
        label = self._name(part, name)
        before, after = rows(old.get("replies")), rows(new.get("replies"))
        for number, what in _rows_changed(before, after):
            if what == "changed":
                was, now = block(before[number]), block(after[number])
                if was.get("to") != now.get("to"):
                    yield told(
                        "objection “{name}”: wording {number} now leads to {target}",
                        name=label,
                        number=number + 1,
                        target=self._target(now.get("to", "return")),
                    )
                if {**was, "to": 0} == {**now, "to": 0}:
                    continue
            yield _WORDINGS_OF_OBJECTION[what].of(name=label, number=number + 1)
        yield from self._other_keys(told("objection “{name}”: `{key}` changed", name=label), old, new, {"replies"})


_WORDINGS_OF_OBJECTION = {
    "changed": told("objection “{name}”: wording {number} reworded"),
    "new": told("objection “{name}”: new wording {number}"),
    "gone": told("objection “{name}”: wording {number} removed"),
}
_WORDINGS_OF_STEP = {
    "changed": told("step {name}: wording {number} reworded"),
    "new": told("step {name}: new wording {number}"),
    "gone": told("step {name}: wording {number} removed"),
}


def _rows_changed(before: list[Any], after: list[Any]) -> Iterator[tuple[int, str]]:
    """Which rows of a list are others, from 0: `changed` and `new` by their present place, `gone` by their former."""
    matcher = difflib.SequenceMatcher(None, [repr(one) for one in before], [repr(one) for one in after], autojunk=False)
    for tag, begin, end, begin_after, end_after in matcher.get_opcodes():
        if tag == "equal":
            continue
        both = min(end - begin, end_after - begin_after)
        # a row that changed stands at the same place in both, or it is told as gone and new
        if begin == begin_after:
            yield from ((begin + place, "changed") for place in range(both))
        else:
            both = 0
        yield from ((place, "gone") for place in range(begin + both, end))
        yield from ((place, "new") for place in range(begin_after + both, end_after))


def _by_answer(criterion: Block) -> dict[str, Block]:
    """What each answer that a case names gives; the first case that names it counts."""
    found: dict[str, Block] = {}
    for case in map(block, rows(criterion.get("cases"))):
        named = case.get("is")
        for value in [named] if isinstance(named, str) else rows(named):
            found.setdefault(str(value), {key: one for key, one in case.items() if key != "is"})
    return found


def _effect(case: Block | None) -> Sentence:
    """What an answer does now."""
    if case is None:
        return told("is no longer named")
    if case.get("result") == "failed":
        return told("now rules out")
    if case.get("result") == "open":
        return told("now leaves it open")
    if case.get("points"):
        return told("now gives {points} points", points=int(case["points"]))
    return told("now fits")
