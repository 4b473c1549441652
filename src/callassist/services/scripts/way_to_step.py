"""How a call comes to a chosen step: the actions that bring it there, found by trying the engine's own call.

An author looks at one step of a script and wants to see it as the rep does, with what was answered before it. So a
call is begun and every key that means something is tried, the fewest and plainest keys first, until the call stands
there. How far a step still is, is told by the script's own ways; where a call really goes, by the call alone.

What differs in nothing a way can hang on is tried once. That bounds the search for sane scripts; `most` bounds it for
all others.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import count

from callassist.domain.answers import NodeId, ObjectionId, QuestionId
from callassist.domain.computed import sources_of
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.rules import Test
from callassist.domain.script import RETURN, Ask, Branch, BranchOn, Opening, Script, Stage
from callassist.domain.values import Day, FreeText, Money, Number, Precision, Selected, Value
from callassist.engine import actions
from callassist.engine.actions import Action
from callassist.engine.call import Call
from callassist.engine.setup import CallSetup
from callassist.engine.view import CallView, FieldView
from callassist.errors import ImpossibleAction, NotUnderstood
from callassist.services.scripts.outline import is_shared

#: calls that are looked at before the search gives up: some hundred milliseconds for a script of the usual size
MOST = 3_000
_STEP = timedelta(seconds=1)
#: what a key costs: an answer, going on, a lead who does not know, one who refuses, an objection, a shared exit
_ANSWER, _ON, _UNKNOWN, _REFUSED, _OBJECTION, _EXIT = 10, 9, 25, 40, 60, 60
#: how far away a step is thought to be that no own way leads to
_FAR = 100
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class WayToStep:
    """A call that stands at the step, and how it came there."""

    setup: CallSetup
    actions: tuple[Action, ...]
    call: Call
    #: the step itself is never shown (a branch decides by itself): the call stands before it
    before: bool = False


class NoWay(StrEnum):
    """Why no way was found."""

    #: no answer, objection or exit leads there
    NOTHING_LEADS = "nothing_leads"
    #: something leads there, but no call that was tried came there: rules may stand in the way
    NOT_FOUND = "not_found"
    #: there is no such step, or no stage a call could begin with
    NO_STEP = "no_step"
    #: the script names what is not there: no call can be made with it yet
    NOT_YET = "not_yet"


def way_to_step(
    script: Script, step: str, setup: CallSetup, *, most: int = MOST, called_off: Callable[[], bool] = lambda: False
) -> WayToStep | NoWay:
    """The plainest way to the node or objection called `step`.

    Args:
        script: without errors, as a call needs it.
        step: a node's name (an exit and a closing too) or an objection's.
        setup: who calls whom in the calls that are tried; stage, depth and opening are chosen here.
        most: calls that are looked at.
        called_off: whether nobody wants to know any more; asked before each call that is looked at.
    """
    if not script.stages or (step not in script.nodes and step not in script.objections):
        return NoWay.NO_STEP
    goals, before = _goals(script, step)
    distance = _distances(script, goals)
    if not goals or not any(one in distance for one in _entrances(script)):
        return NoWay.NOTHING_LEADS
    found = _search(script, goals, distance, setup, most, called_off)
    return NoWay.NOT_FOUND if found is None else replace(found, before=before)


def played(script: Script, way: WayToStep) -> Call | None:
    """The call of `way` with `script`, a changed one of it; None where its actions mean nothing there any more."""
    if way.setup.stage not in script.stages:
        return None
    call = Call.start(script, way.setup)
    for action in way.actions:
        following = _stepped(call, action)
        if following is None:
            return None
        call = following
    return call


def stands_at(call: Call, step: str) -> bool:
    """Whether `step` is what the call shows now."""
    if call.frames:
        return call.frames[-1].id == step
    return call.base == step


# -- where to -----------------------------------------------------------------------------------------------------


def _goals(script: Script, step: str) -> tuple[frozenset[str], bool]:
    """What the call has to stand at, and whether that is only what comes before the step."""
    if not isinstance(script.nodes.get(NodeId(step)), Branch):
        return frozenset({step}), False
    found: set[str] = set()
    seen = {step}
    waiting = [step]
    before = _backwards(script)
    while waiting:
        for one in before.get(waiting.pop(), ()):
            if one in seen:
                continue
            seen.add(one)
            if isinstance(script.nodes.get(NodeId(one)), Branch):
                waiting.append(one)
            else:
                found.add(one)
    return frozenset(found), True


def _ways(script: Script, name: str) -> Iterator[str]:
    """Where a node or an objection may lead by itself."""
    objection = script.objections.get(ObjectionId(name))
    if objection is not None:
        yield from (reply.target for reply in objection.replies if reply.target != RETURN)
        yield objection.exhausted
        return
    node = script.nodes[NodeId(name)]
    yield from script.own_ways(node)
    if isinstance(node, Ask):
        yield from (one for one in (*node.goto.values(), *(choice.target for choice in node.choices)))
    if isinstance(node, Branch) and node.on is not BranchOn.ANSWER:
        yield from _asking(script)


def _asking(script: Script) -> Iterator[str]:
    for name, node in script.nodes.items():
        if isinstance(node, Ask) and node.question is not None:
            yield name


def _backwards(script: Script) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in (*script.nodes, *script.objections):
        for target in dict.fromkeys(_ways(script, name)):
            found.setdefault(target, []).append(name)
    return found


def _distances(script: Script, goals: frozenset[str]) -> Mapping[str, int]:
    """How many ways each node or objection is from the nearest goal; what leads to none is left out."""
    before = _backwards(script)
    found = dict.fromkeys(goals, 0)
    waiting = [*goals]
    for one in waiting:
        for former in before.get(one, ()):
            if former not in found:
                found[former] = found[one] + 1
                waiting.append(former)
    return found


def _entrances(script: Script) -> Iterator[str]:
    """Whatever a call may come to without a way of a node's own."""
    for stage in script.stages.values():
        yield from (*stage.openings, stage.disqualified)
    yield from script.objections
    yield from (name for name in script.nodes if is_shared(name) and not name.startswith("="))


# -- the search ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tried:
    call: Call
    setup: CallSetup
    actions: tuple[Action, ...]
    cost: int


def _search(
    script: Script,
    goals: frozenset[str],
    distance: Mapping[str, int],
    setup: CallSetup,
    most: int,
    called_off: Callable[[], bool],
) -> WayToStep | None:
    order = count()
    waiting: list[tuple[int, int, _Tried]] = []
    seen: set[object] = set()
    typed = _TypedValues(script)
    told_apart = _answers_told_apart(script)

    def offer(tried: _Tried) -> None:
        key = _key(tried.call, told_apart)
        if key in seen:
            return
        seen.add(key)
        name = tried.call.frames[-1].id if tried.call.frames else tried.call.base
        left = distance.get(name)
        rank = tried.cost + (_FAR if left is None else left * _ON)
        heapq.heappush(waiting, (rank, next(order), tried))

    for number, (stage, opening, depth) in enumerate(_beginnings(script)):
        begun = replace(setup, stage=stage.id, opening=opening, depth=depth, carried=())
        offer(_Tried(Call.start(script, begun), begun, (), 2 * number))
    for _ in range(most):
        if not waiting or called_off():
            return None
        tried = heapq.heappop(waiting)[2]
        if any(stands_at(tried.call, goal) for goal in goals):
            return WayToStep(tried.setup, tried.actions, tried.call)
        if tried.call.ended:
            continue
        for cost, action in _keys(tried.call, typed, goals, distance):
            following = _stepped(tried.call, action)
            if following is not None:
                offer(_Tried(following, tried.setup, (*tried.actions, action), tried.cost + cost))
    return None


def _beginnings(script: Script) -> Iterator[tuple[Stage, Opening, int]]:
    """Every way to open a call: as deep as the stage says, then as deep as can be."""
    for deeper in (False, True):
        for stage in script.stages.values():
            if deeper and stage.depth == _DEEPEST:
                continue
            for opening in Opening:
                if opening is Opening.COLD or stage.opened_at(opening) != stage.start:
                    yield stage, opening, _DEEPEST if deeper else stage.depth


def _stepped(call: Call, action: Action) -> Call | None:
    try:
        return call.step(action, call.now + _STEP)
    except (ImpossibleAction, NotUnderstood):
        return None


def _key(call: Call, told_apart: tuple[QuestionId, ...]) -> object:
    """What a way can hang on: where the call stands, what is left to ask, how the lead stands."""
    verdict = call.qualification.verdict
    answers = tuple(
        answer.value if (answer := call.facts.answer(call.script, name)) is not None else None for name in told_apart
    )
    return (
        call.setup.stage,
        call.setup.opening,
        call.depth,
        call.spot,
        call.base,
        tuple((frame.id, frame.wording) for frame in call.frames),
        call.plan,
        verdict.state,
        verdict.not_before is not None,
        bool(call.qualification.stopped),
        call.ended,
        answers,
    )


def _answers_told_apart(script: Script) -> tuple[QuestionId, ...]:
    """The questions whose very answer a branch looks at, or which a computed value is made of that it looks at."""
    made_of = sources_of(script.computed)
    return tuple(
        dict.fromkeys(
            question
            for node in script.nodes.values()
            if isinstance(node, Branch)
            for case in node.cases
            if case.test is not None
            for question in made_of.get(case.test.question, (case.test.question,))
        )
    )


def _keys(
    call: Call, typed: _TypedValues, goals: frozenset[str], distance: Mapping[str, int]
) -> Iterator[tuple[int, Action]]:
    """What can be done now, and what it costs."""
    view = call.view()
    if view.kind != "objection":
        yield from _answers(call, view, typed)
    if view.moves.on is not None:
        yield _ON, view.moves.on
    if view.question is not None and view.moves.unknown is not None and view.moves.refuse is not None:
        yield _UNKNOWN, view.moves.unknown
        yield _REFUSED, view.moves.refuse
    # an objection or an exit that leads there, or is what is looked for; one lies over a call at a time
    if not call.frames:
        for name in call.script.objections:
            if name in distance:
                yield _OBJECTION, actions.Objected(name)
        for exit_view in view.exits:
            if exit_view.id in distance:
                yield _EXIT, actions.TookExit(NodeId(exit_view.id))
    elif call.frames[-1].is_objection and call.frames[-1].id not in goals:
        yield _OBJECTION, actions.Objected(ObjectionId(call.frames[-1].id))  # its next wording


def _answers(call: Call, view: CallView, typed: _TypedValues) -> Iterator[tuple[int, Action]]:
    question = call.script.questions.get(view.question) if view.question is not None else None
    for place, choice in enumerate(view.choices):
        if question is not None:
            yield _ANSWER + place, actions.Answered(question.id, Selected((choice.value,)))
        elif choice.action is not None:
            yield _ANSWER + place, choice.action
        else:
            yield _ANSWER + place, actions.Chosen(view.node, choice.value, view.slots[0][0])
    if view.field is None:
        return
    if question is not None:
        for place, value in enumerate(typed.values(question, call)):
            yield _ANSWER + place, actions.Answered(question.id, value)
        return
    node = call.shown
    if isinstance(node, Ask) and node.field is not None:
        at = view.slots[0][0] if view.field.kind is FieldView.TIME else None
        yield _ANSWER + 5, actions.Typed(node.id, node.field, "…" if at is None else at.isoformat(), at)


# -- typed answers ------------------------------------------------------------------------------------------------


class _TypedValues:
    """What could be typed at a question: a value on each side of every bound the script knows."""

    def __init__(self, script: Script) -> None:
        self._tests: dict[QuestionId, list[Test]] = {}
        for test in _tests(script):
            self._tests.setdefault(test.question, []).append(test)

    def values(self, question: Question, call: Call) -> tuple[Value, ...]:
        """Plain ones first, each within what the question takes."""
        tests = self._tests.get(question.id, [])
        match question.kind:
            case QuestionKind.NUMBER | QuestionKind.MONEY:
                return tuple(self._amount(question, one) for one in self._amounts(question, tests))
            case QuestionKind.DATE:
                bounds = [one.after_days for one in tests if one.after_days is not None]
                days = dict.fromkeys([30, *(days + 1 for days in bounds), *(max(1, days - 1) for days in bounds)])
                today = call.now.date()
                return tuple(Day(today + timedelta(days=one), Precision.DAY) for one in days)
            case _:
                return (FreeText("…"),)

    def _amounts(self, question: Question, tests: list[Test]) -> Iterator[Decimal]:
        bounds = [
            bound
            for test in tests
            for bound in (test.at_least, test.at_most, test.above, test.below)
            if bound is not None
        ]
        lowest, highest = question.minimum, question.maximum
        wanted = [*bounds, *(one + 1 for one in bounds), *(one - 1 for one in bounds)]
        wanted.append(lowest if lowest is not None else Decimal(1))
        for one in dict.fromkeys(wanted):
            if one >= (lowest if lowest is not None else 0) and (highest is None or one <= highest):
                yield one

    def _amount(self, question: Question, amount: Decimal) -> Value:
        if question.kind is QuestionKind.NUMBER:
            return Number(amount)
        return Money(amount, None, question.currency, question.period)


def _tests(script: Script) -> Iterator[Test]:
    for criterion in script.criteria.values():
        yield from (case.test for case in criterion.cases)
    for product in script.products.values():
        yield from (test for need in product.needs for test in need.tests)
        yield from (points.test for points in product.points)
    for question in script.questions.values():
        yield from question.asked_if
    for node in script.nodes.values():
        if isinstance(node, Branch):
            yield from (case.test for case in node.cases if case.test is not None)
