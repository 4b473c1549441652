"""A key costs what it changes: what is carried from one step to the next is what is found anew from the journal."""

from __future__ import annotations

import gc
import sys
import weakref
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.answers import StageId
from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.qualification import Qualification
from callassist.engine.setup import SEMANTICS, CallSetup
from callassist.engine.tokens import parse_token
from tests.benchmarks.big_script import big_script
from tests.engine import plainly
from tests.engine.circling import TEXTS, circle_call
from tests.engine.playing import SCRIPTS, START, legal, new_call, out_of_turn, script, try_press

RUNS = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def moves(draw: st.DrawFn, call: Call) -> str:
    """A token: mostly one that leads on, often one that leads back, jumps, or changes what was answered."""
    here = legal(call)
    # a reply is heard to its end more often than not: only then does it lead anywhere
    if call.frames and "Enter" in here and draw(st.booleans()):
        return "Enter"
    kind = draw(st.integers(0, 11))
    if call.ended and kind < 8:
        return "Back"
    if kind < 6 and here:
        return draw(st.sampled_from(here))
    if kind == 6:
        return draw(st.sampled_from(["Back", "Esc", "D1", "D2", "D3", "L=en", "L=de", "W", "!=weil", "C=Frau Roth;;;"]))
    if kind in (7, 10, 11) and call.script.objections:
        return draw(st.sampled_from([*call.script.objections]))
    if kind == 8:
        return draw(st.sampled_from([f"X{number}" for number in range(1, 12)]))
    return draw(st.sampled_from(out_of_turn(call.script)))


def check_against_the_journal(data: st.DataObject, call: Call, count: int) -> None:
    """Plays `count` tokens in two calls of the same journal: one carries on, the other finds all anew at each step."""
    anew = replace(call, former=None)
    for _ in range(count):
        call, action = try_press(call, data.draw(moves(call)))
        if action is None:
            continue
        at = call.at
        assert at is not None
        anew = replace(anew.step(action, at), former=None)
        assert call == anew
        assert call.view() == anew.view()
        assert (call.walk, call.spot, call.trace) == (anew.walk, anew.spot, anew.trace)
        assert list(call.answers.items()) == list(anew.answers.items()) == plainly.answers_of(call)
        own, other = call.qualification, anew.qualification
        assert (own.states, own.values, own.scores, own.tally, own.unfinished) == (
            other.states,
            other.values,
            other.scores,
            other.tally,
            other.unfinished,
        )
        assert call.plan == plainly.plan_of(call)
        assert own.verdict == plainly.verdict_of(call)
        assert own.products == plainly.products_of(call)
        assert own.next_best == plainly.next_best_of(call)


@RUNS
@given(
    data=st.data(),
    name=st.sampled_from(SCRIPTS),
    depth=st.integers(1, 3),
    limit=st.integers(0, 3),
    semantics=st.integers(1, SEMANTICS),
    guard_only=st.booleans(),
)
def test_what_is_carried_on_is_what_is_found_anew(
    data: st.DataObject, name: str, depth: int, limit: int, semantics: int, guard_only: bool
) -> None:
    stage = data.draw(st.sampled_from([*script(name).stages]))
    call = new_call(name, stage=stage, depth=depth, limit=limit)
    setup = replace(call.setup, semantics=semantics, guard_only=guard_only)
    check_against_the_journal(data, replace(call, setup=setup), 25)


@RUNS
@given(data=st.data(), name=st.sampled_from([*TEXTS]))
def test_circles_and_jumps_are_carried_on_as_they_are_found_anew(data: st.DataObject, name: str) -> None:
    check_against_the_journal(data, circle_call(name), 25)


@pytest.mark.parametrize(
    ("call", "tokens"),
    [
        (circle_call("passed_and_led_back"), "1 o_deep Enter o_four Enter Enter"),
        (new_call("education_savings", depth=1), "o_mail Enter 2 2 o_have Enter o_early Enter 1 Back"),
    ],
    ids=["circle", "education_savings"],
)
def test_a_question_that_was_passed_before_is_left_as_it_is_found_anew(call: Call, tokens: str) -> None:
    """Passed as too deep, led back to by one reply and away by the next: the walk looks at its spot twice."""
    anew = replace(call, former=None)
    for token in tokens.split():
        call, action = try_press(call, token)
        assert action is not None, token
        assert call.at is not None
        anew = replace(anew.step(action, call.at), former=None)
        assert (call.walk, call.view()) == (anew.walk, anew.view())


@settings(RUNS, max_examples=15)
@given(data=st.data())
def test_a_long_script_is_carried_on_as_it_is_found_anew(data: st.DataObject) -> None:
    check_against_the_journal(data, big_call(40), 40)


def big_call(nodes: int) -> Call:
    return Call.start(big_script(nodes), CallSetup(StageId("cold_call"), 3, Language.DE, START))


def lines_of(call: Call, action: actions.Action) -> tuple[Call, int]:
    """The call after `action`, and how many lines of Python that took: a cost that is the same on every machine."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        after = call.step(action, START)
        after.view()
    finally:
        sys.settrace(before)
    return after, count


def costs(nodes: int) -> list[int]:
    """Of each key of a straight call over `nodes` nodes, the cheapest first."""
    call = big_call(nodes)
    found: list[int] = []
    for _ in range(nodes - 4):
        call, lines = lines_of(call, parse_token(call, "1" if call.view().choices else "Enter"))
        found.append(lines)
    return sorted(found)


def test_a_key_runs_as_many_lines_in_a_long_script_as_in_a_short_one() -> None:
    short, long = costs(30), costs(150)
    assert long[len(long) // 2] < 1.2 * short[len(short) // 2]


def test_what_was_derived_before_is_not_kept_for_ever() -> None:
    """A call of hours holds what it shows and the step before, not all that was ever derived."""
    call, derived = big_call(30), list[weakref.ref[Qualification]]()
    for token in ("1", "1", "Back", "2", "o_0", "Enter", "q_4=yes", "1", "D2", "1", "1"):
        call, action = try_press(call, token)
        assert action is not None
        derived.append(weakref.ref(call.qualification))
    gc.collect()
    assert len({id(one) for reference in derived if (one := reference()) is not None}) == 2
