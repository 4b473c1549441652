"""What is duplicated in a script: an answer, a reply, an objection; a step with all that hangs below it alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from callassist.domain.answers import NodeId, QuestionId
from callassist.domain.script import Ask, Script
from callassist.formats.script.writing.edits import AddEntry, AddItem, ScriptEdit, Several
from callassist.formats.script.writing.source_nodes import Plain
from callassist.services.scripts.authoring import CannotBeDone, Path, ScriptData, own_answers, question_of
from callassist.services.scripts.made_ids import made_id
from callassist.services.scripts.outline import AnswerKind, LineKind, OutlineLine, is_shared

_MOST_CHOICES = 9
Parts = dict[str, Plain]


def duplicated(source: ScriptData, script: Script, line: OutlineLine) -> tuple[ScriptEdit, str, str]:
    """A second one of what `line` stands for: the edit, and the item and part of the copy.

    Raises:
        CannotBeDone: it is no thing of its own, or there is no room for a second one.
    """
    match line.kind:
        case LineKind.ANSWER:
            return _second_answer(source, script, line)
        case LineKind.STEP:
            edit, name = _second_step(source, script, NodeId(line.id))
            return edit, name, ""
        case LineKind.OBJECTION:
            name = made_id(line.text.de or line.text.any, source.keys(("objections",)), prefix="o_")
            return AddEntry(("objections",), name, source.plain(("objections", line.id))), name, ""
        case LineKind.REPLY:
            path: Path = ("objections", line.id, "replies")
            replies, at = cast("list[Plain]", source.plain(path)), int(line.part)
            return AddItem(path, at, replies[at - 1], len(replies)), line.id, str(at + 1)
        case _:
            raise CannotBeDone("not_here")


def _second_answer(source: ScriptData, script: Script, line: OutlineLine) -> tuple[ScriptEdit, str, str]:
    node = script.nodes[NodeId(line.id)]
    if line.answer is AnswerKind.CONTROL:
        path: Path = ("nodes", line.id, "answers")
    elif line.answer is AnswerKind.CHOICE and isinstance(node, Ask):
        question = script.questions[node.question or QuestionId("")]
        if len(question.choices) >= _MOST_CHOICES:
            raise CannotBeDone("nine_answers")
        path = own_answers(source, question.id)
    else:
        raise CannotBeDone("not_here")
    if not source.has((*path, line.part)):
        raise CannotBeDone("not_here")
    value = made_id(line.part.replace("_", " "), source.keys(path), otherwise="answer")
    copied = cast("Parts", source.plain((*path, line.part)))
    if path[0] == "lists":
        but: Path = ("questions", question_of(script, line.id) or "", "choices", "but", line.part)
        copied |= cast("Parts", source.plain(but)) if source.has(but) else {}
    # its key is its own, and what it does besides leading on is done by one answer alone
    made = AddEntry(path, value, {key: one for key, one in copied.items() if key not in ("key", "does")})
    goto: Path = ("nodes", line.id, "goto")
    if source.has((*goto, line.part)):
        return Several((made, AddEntry(goto, value, source.plain((*goto, line.part))))), line.id, value
    return made, line.id, value


def _second_step(source: ScriptData, script: Script, name: NodeId) -> tuple[ScriptEdit, str]:
    below = below_alone(script, name)
    taken = {*script.nodes, *source.keys(("nodes",))}
    names: dict[str, str] = {}
    questions: dict[str, str] = {}
    for one in below:
        names[one] = made_id(one.replace("_", " "), taken | {*names.values()})
        node = script.nodes[one]
        if isinstance(node, Ask) and node.question is not None and source.has(("questions", node.question)):
            words = node.question.removeprefix("q_").replace("_", " ")
            used = {*source.keys(("questions",)), *questions.values()}
            questions.setdefault(node.question, made_id(words, used, prefix="q_"))
    asked = {question: cast("Parts", source.plain(("questions", question))) for question in questions}
    # a stock question is the same wherever it is asked
    questions = {one: one if "stock" in asked[one] else copy for one, copy in questions.items()}
    edits: list[ScriptEdit] = []
    for question, copy in questions.items():
        copied = asked[question]
        if copy == question:
            continue
        # its answers mean nothing until their author says so, and a guard question is one of few
        plain = {key: one for key, one in copied.items() if key not in ("guard", "info", "asked_if")}
        if "choices" in plain:
            plain["choices"] = _asked_of_copies(plain["choices"], questions)
        edits.append(AddEntry(("questions",), copy, {**plain, "info": True}))
    for one in below:
        edits.append(AddEntry(("nodes",), names[one], _renamed(source.plain(("nodes", one)), names, questions)))
    return Several(tuple(edits)), names[name]


def _renamed(part: Plain, names: Mapping[str, str], questions: Mapping[str, str]) -> Plain:
    """A step's data with the ways and the question of the copy."""
    assert isinstance(part, dict)
    made: Parts = {}
    for key, one in part.items():
        if key in ("to", "otherwise", "field_to") and isinstance(one, str):
            made[key] = names.get(one, one)
        elif key in ("ask", "each") and isinstance(one, str):
            made[key] = questions.get(one, one)
        elif key in ("goto", "ways") and isinstance(one, dict):
            made[key] = {value: names.get(str(to), to) for value, to in one.items()}
        elif key == "answers" and isinstance(one, dict):
            made[key] = {value: _renamed(answer, names, questions) for value, answer in one.items()}
        elif key == "cases" and isinstance(one, list):
            made[key] = [_asked_of_copies(_renamed(case, names, {}), questions) for case in one]
        else:
            made[key] = _asked_of_copies(one, questions)
    return made


def _asked_of_copies(part: Plain, questions: Mapping[str, str]) -> Plain:
    """A branch's case, or what has a `when`: what is asked about in it is the copy, where there is one."""
    if isinstance(part, list):
        return [_asked_of_copies(one, questions) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: questions.get(one, one) if key == "question" and isinstance(one, str) else _asked_of_copies(one, questions)
        for key, one in part.items()
    }


def below_alone(script: Script, name: NodeId) -> tuple[NodeId, ...]:
    """The step and all that a call comes to by way of it alone, in the order of the file."""
    starts = [one for stage in script.stages.values() for one in (*stage.openings, stage.disqualified)]
    starts += [NodeId(reply.target) for one in script.objections.values() for reply in one.replies]
    beside = _reached(script, [one for one in starts if one != name], without=name)
    below = _reached(script, [name])
    return tuple(one for one in script.nodes if one == name or (one in below and one not in beside))


def _reached(script: Script, starts: list[NodeId], *, without: NodeId | None = None) -> set[NodeId]:
    found: set[NodeId] = set()
    waiting = [one for one in starts if one in script.nodes]
    while waiting:
        one = waiting.pop()
        if one in found or one == without or is_shared(one):
            continue
        found.add(one)
        waiting += script.own_ways(script.nodes[one])
    return found
