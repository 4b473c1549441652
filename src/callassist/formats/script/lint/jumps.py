"""Checks of jumps and circles: ways that are never taken, circles that are not left, objections that lead nowhere.

They are newer than format 1: what could be used in it stays usable, with a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.circles import circles
from callassist.domain.questions import Gate, Question
from callassist.domain.rules import Truth
from callassist.domain.script import RETURN, Ask, Branch, Node, Outcome, Script
from callassist.domain.values import Selected
from callassist.formats.script.lint.context import Context
from callassist.formats.script.sentences import told
from callassist.formats.script.tree import Path_

#: no rule for a choice looks at the date
_ANY_DAY = date(2000, 1, 1)


def check(context: Context) -> None:
    """Run every check of this theme."""
    script = context.script
    for name in context.file.nodes:
        node = script.nodes.get(NodeId(name))
        if isinstance(node, Ask) and node.question is not None:
            _never_taken(context, node)
            _returns_nowhere(context, node)
            _guard_again(context, node)
    for name, objection in context.file.objections.items():
        for position, reply in enumerate(objection.replies):
            if reply.then is not None:
                _then(context, ("objections", name, "replies", position, "then"), reply.to)
    parts: dict[int, list[NodeId]] = {}
    for name, number in context.index.circles.items():
        parts.setdefault(number, []).append(name)
    for part in parts.values():
        if all(name in context.file.nodes for name in part):
            _circle(context, part)


def _never_taken(context: Context, node: Ask) -> None:
    """A failing answer ends the call politely; the way it names is taken only after an override (R4)."""
    failing = _failing(context, node)
    for value in node.goto:
        if value in failing and not _ends(context.script, node.goto[value]):
            what = told(
                "`{value}` fails a hard criterion, so the call ends before it gets to `{target}`",
                value=value,
                target=node.goto[value],
            )
            mend = told("lead it to the closing words, or let the criterion not fail")
            context.warn(("nodes", node.id, "goto", value), "goto-never", what, mend, key=True)


def _failing(context: Context, node: Ask) -> frozenset[str]:
    """The answers to the node's question that fail a hard criterion."""
    assert node.question is not None
    question = context.script.questions.get(node.question)
    if question is None:
        return frozenset()
    return frozenset(choice.value for choice in question.choices if _fails(context, question, choice.value))


def _fails(context: Context, question: Question, value: str) -> bool:
    answer = Selected((value,))
    for criterion in context.index.criteria_of_question.get(question.id, ()):
        if criterion.gate is not Gate.HARD:
            continue
        case = next((one for one in criterion.cases if one.test.holds(answer, _ANY_DAY)), None)
        if case is not None and case.truth is Truth.FAILED:
            return True
    return False


def _ends(script: Script, target: str) -> bool:
    return target.startswith("X") or isinstance(script.nodes.get(NodeId(target)), Outcome)


def _returns_nowhere(context: Context, node: Ask) -> None:
    """An objection an answer leads to goes on behind the question: by `otherwise`, which must not be itself."""
    objection = context.script.objections.get(ObjectionId(node.otherwise))
    if objection is not None and any(reply.target == RETURN for reply in objection.replies):
        what = told("`{name}` comes back to where it began, and from there to itself", name=node.otherwise)
        mend = told("give each of its replies a `to`, or lead `otherwise` to a node")
        context.newer(("nodes", node.id, "otherwise"), "objection-returns-nowhere", what, mend)


def _guard_again(context: Context, node: Ask) -> None:
    """What a guard question asks is asked once; nobody wants to hear it again in the middle of the call."""
    question = context.script.questions.get(node.question) if node.question is not None else None
    if node.again and question is not None and question.guard:
        what = told("the guard question `{name}` is asked at every arrival", name=question.id)
        context.warn(("nodes", node.id, "again"), "again-guard", what, told("remove `again`"), key=True)


def _then(context: Context, path: Path_, target: str) -> None:
    """Only a question can be asked in passing: words that are said in passing need no way at all."""
    node = context.script.nodes.get(NodeId(target))
    known = target == RETURN or node is not None or ObjectionId(target) in context.script.objections
    if not known or (isinstance(node, Ask) and node.question is not None):
        return  # a target that is not there is told as such
    what = told("`{target}` asks no question to come back from", target=target)
    context.newer(path, "then-without-question", what, told("remove `then`, or lead to a question"), key=True)


def _circle(context: Context, part: list[NodeId]) -> None:
    """A circle must be left by an answer that does not fail, and must stop somewhere on every lap."""
    script = context.script
    inside = frozenset(part)
    first = next(name for name in script.nodes if name in inside)
    questions = [node for name in part if isinstance(node := script.nodes[name], Ask)]
    leaving = [node for name in part if not inside.issuperset(script.own_ways(node := script.nodes[name]))]
    if any(one.code == "no-outcome" for one in context.problems):
        return  # told already, and worse
    if questions and not leaving:
        what = told("no answer leads out of the circle `{name}` lies in", name=first)
        context.newer(("nodes", first), "trap", what, told("lead one answer out of it"), key=True)
    elif questions and all(_left_by_failing_alone(context, node, inside) for node in leaving):
        what = told("the circle `{name}` lies in is left only by an answer that ends the call", name=first)
        mend = told("lead one more answer out of it")
        context.warn(("nodes", first), "trap-answer", what, mend, key=True)
    elif questions and _goes_round(context, part) and all(_may_be_passed(script, script.nodes[name]) for name in part):
        what = told(
            "every question of the circle `{name}` lies in may be left out: it could lead round without a stop",
            name=first,
        )
        mend = told("put a question into it that is always asked")
        context.warn(("nodes", first), "loop-without-choice", what, mend, key=True)


def _goes_round(context: Context, part: list[NodeId]) -> bool:
    """Whether it leads round at all: through its topics a branch on `each` leads once."""
    back = context.index.coming_back
    ways = {
        name: [
            one
            for one in context.script.own_ways(context.script.nodes[name])
            if one in part and name not in back.get(one, ())
        ]
        for name in part
    }
    return bool(circles(ways))


def _left_by_failing_alone(context: Context, node: Node, inside: frozenset[NodeId]) -> bool:
    if not isinstance(node, Ask) or node.question is None or NodeId(node.otherwise) not in inside:
        return False
    return set(_values_out_of(node, inside)) <= _failing(context, node)


def _values_out_of(node: Ask, inside: frozenset[NodeId]) -> Iterator[str]:
    yield from (value for value, target in node.goto.items() if NodeId(target) not in inside)


def _may_be_passed(script: Script, node: Node) -> bool:
    """Whether it may be passed with no key pressed: a branch, a question that is deep or conditional."""
    if isinstance(node, Branch):
        return not node.on.asks_first
    if not isinstance(node, Ask) or node.question is None:
        return False
    question = script.questions.get(node.question)
    if question is None:
        return False
    return bool(question.asked_if) or (not question.guard and not question.capture and question.depth > 1)
