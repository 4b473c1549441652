"""What is taken out of a script, and what has to follow: ways that led there lead on to where it led."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from callassist.domain.answers import NodeId, ObjectionId, QuestionId
from callassist.domain.rules import When
from callassist.domain.script import RETURN, Ask, Branch, Node, Outcome, Say, Script
from callassist.formats.script.writing.edits import Remove, ScriptEdit, SetValue, Several
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import (
    CannotBeDone,
    Path,
    ScriptData,
    own_answers,
    question_of,
    without_coming_back,
)
from callassist.services.scripts.meanings import Meaning, meaning_of, meant
from callassist.services.scripts.outline import AnswerKind, LineKind, OutlineLine

#: keys whose value is where something leads
_WAYS = frozenset({"to", "otherwise", "field_to", "exhausted", "rescue"})
_FEWEST_CHOICES = 2


def taken_out(source: ScriptData, script: Script, line: OutlineLine) -> ScriptEdit:
    """The script without what `line` stands for.

    Raises:
        CannotBeDone: something else needs it, or it is no thing of its own.
    """
    match line.kind:
        case LineKind.ANSWER:
            return _without_answer(source, script, line)
        case LineKind.STEP:
            return _without_step(source, script, NodeId(line.id))
        case LineKind.REPLY:
            replies = cast("list[Plain]", source.plain(("objections", line.id, "replies")))
            if len(replies) == 1:
                return _without_objection(source, line.id)
            return _gone(source, ("objections", line.id, "replies", int(line.part) - 1))
        case LineKind.OBJECTION:
            return _without_objection(source, line.id)
        case _:
            raise CannotBeDone("not_here")


def _gone(source: ScriptData, path: Path) -> Remove:
    """Without this entry; one that was the last of its mapping or list goes with that."""
    parent = path[:-1]
    beside = source.plain(parent)
    if (
        len(parent) > 1
        and isinstance(beside, dict | list)
        and len(beside) == 1
        and parent[-1] in ("goto", "cases", "but")
    ):
        return Remove(parent, beside)
    return Remove(path, source.plain(path))


def _without_answer(source: ScriptData, script: Script, line: OutlineLine) -> ScriptEdit:
    node: Path = ("nodes", line.id)
    match line.answer:
        case AnswerKind.CHOICE:
            return _without_choice(source, script, line)
        case AnswerKind.STATE:
            return _gone(source, (*node, "goto", line.part))
        case AnswerKind.CONTROL:
            return _gone(source, (*node, "answers", line.part))
        case AnswerKind.CASE if source.has((*node, "ways")):
            return _gone(source, (*node, "ways", source.keys((*node, "ways"))[int(line.part) - 1]))
        case AnswerKind.CASE:
            return _gone(source, (*node, "cases", int(line.part) - 1))
        case _:
            raise CannotBeDone("not_here")


def _without_choice(source: ScriptData, script: Script, line: OutlineLine) -> ScriptEdit:
    ask = script.nodes[NodeId(line.id)]
    assert isinstance(ask, Ask)
    question = script.questions[ask.question or QuestionId("")]
    path: Path = (*own_answers(source, question.id), line.part)
    if not question.kind.is_field and len(question.choices) <= _FEWEST_CHOICES:
        raise CannotBeDone("two_answers")
    if not source.has(path) or _looked_at(script, question.id, line.part):
        raise CannotBeDone("is_used")
    edits: list[ScriptEdit] = []
    for node in script.nodes.values():
        if isinstance(node, Ask) and node.question == question.id and line.part in node.goto:
            edits.append(_gone(source, ("nodes", node.id, "goto", line.part)))
    if meaning_of(script, question.id, line.part) is not Meaning.NOTHING:
        unmeant = meant(source, script, question.id, line.part, Meaning.NOTHING)
        if unmeant is not None:
            edits.append(unmeant)
    but: Path = ("questions", question.id, "choices", "but", line.part)
    if path[0] == "lists" and source.has(but):
        edits.append(_gone(source, but))
    return Several((*edits, _gone(source, path)))


def _looked_at(script: Script, question: QuestionId, value: str = "") -> bool:
    """Whether something beside the question's own criterion tests it (or its answer `value`), or reckons with it."""
    if not value and any(one.name == question for made in script.computed.values() for one in made.inputs):
        return True
    tests = [test for one in script.questions.values() for test in one.asked_if]
    tests += [test for product in script.products.values() for need in product.needs for test in need.tests]
    tests += [points.test for product in script.products.values() for points in product.points]
    tests += [
        case.test
        for node in script.nodes.values()
        if isinstance(node, Branch)
        for case in node.cases
        if case.test is not None
    ]
    tests += [condition.test for when in _whens(script) for condition in when.conditions if condition.test is not None]
    return any(
        test.question == question and (not value or value in test.any_of or value in test.none_of) for test in tests
    )


def _whens(script: Script) -> Iterator[When]:
    """Of everything that is meant for some calls only."""
    for question in script.questions.values():
        yield from (choice.when for choice in question.choices)
    for node in script.nodes.values():
        if isinstance(node, Branch):
            continue
        yield from (one.when for one in (*node.tips, *node.alternatives))
        if isinstance(node, Ask | Outcome):
            yield from (choice.when for choice in node.choices)


def _without_objection(source: ScriptData, name: str) -> ScriptEdit:
    if any(True for _ in _led_to(source, name)):
        raise CannotBeDone("is_used")
    if len(source.keys(("objections",))) == 1:
        return Remove(("objections",), source.plain(("objections",)))
    return Remove(("objections", name), source.plain(("objections", name)))


def _without_step(source: ScriptData, script: Script, name: NodeId) -> ScriptEdit:
    if any(name in (*stage.openings, stage.disqualified) for stage in script.stages.values()):
        raise CannotBeDone("start_stays")
    onward = _onward(script, script.nodes[name])
    edits: list[ScriptEdit] = []
    for path in _led_to(source, name):
        if path[:2] != ("nodes", name):
            edits.append(SetValue(path, onward, name))
            if path[0] == "objections" and question_of(script, onward) is None:
                edits += without_coming_back(source, path[:-1])
    edits.append(Remove(("nodes", name), source.plain(("nodes", name))))
    return Several((*edits, *_question_gone(source, script, name)))


def _onward(script: Script, node: Node) -> str:
    """Where the call goes instead: where it went on to from there."""
    match node:
        case Say():
            found = node.target
        case Ask(question=None):
            found = next((choice.target for choice in node.choices), node.field_target or "")
        case Ask() | Branch():
            found = node.otherwise
        case Outcome():
            found = ""
    if not found or found in (RETURN, node.id) or ObjectionId(found) in script.objections:
        return str(next(iter(script.stages.values())).disqualified)
    return str(found)


def _led_to(source: ScriptData, name: str) -> Iterator[Path]:
    """The paths of every way to `name` in the file."""
    waiting: list[tuple[Path, Plain]] = [
        ((section,), source.plain((section,)))
        for section in ("nodes", "objections", "criteria")
        if source.has((section,))
    ]
    while waiting:
        path, here = waiting.pop()
        entries: list[tuple[str | int, Plain]] = []
        if isinstance(here, dict):
            entries = [*here.items()]
        elif isinstance(here, list):
            entries = [*enumerate(here)]
        for key, one in entries:
            leads = key in _WAYS or (bool(path) and path[-1] in ("goto", "ways"))
            if one == name and leads:
                yield (*path, key)
            elif isinstance(one, dict | list):
                waiting.append(((*path, key), one))


def _question_gone(source: ScriptData, script: Script, name: NodeId) -> Iterator[ScriptEdit]:
    """The question nobody else asks goes too, with the criteria that were about it."""
    node = script.nodes[name]
    question = node.question if isinstance(node, Ask) else None
    if question is None:
        return
    asked_by = [one.id for one in script.nodes.values() if isinstance(one, Ask) and one.question == question]
    if asked_by != [name]:
        return
    if _looked_at(script, question):
        raise CannotBeDone("is_used")
    criteria = [one.id for one in script.criteria.values() if one.question == question]
    yield from _entries_gone(source, "criteria", [str(one) for one in criteria])
    yield from _entries_gone(source, "questions", [str(question)])


def _entries_gone(source: ScriptData, section: str, names: list[str]) -> Iterator[ScriptEdit]:
    if names and set(names) == set(source.keys((section,))):
        yield Remove((section,), source.plain((section,)))
        return
    for name in names:
        yield Remove((section, name), source.plain((section, name)))
