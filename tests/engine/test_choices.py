"""A choice of the view carries its action: a host looks it up once and knows no rule of its own."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.answers import AnswerState
from callassist.domain.values import Selected
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.ticking import one_more
from callassist.engine.typed_answer import understand
from callassist.errors import ImpossibleAction
from tests.engine.playing import SCRIPTS, new_call, press, tokens_for, try_press

RUNS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOW = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Europe/Berlin"))


def takes(call: Call, action: actions.Action) -> bool:
    try:
        call.step(action, call.now + timedelta(seconds=1))
    except ImpossibleAction:
        return False
    return True


@RUNS
@given(data=st.data(), name=st.sampled_from(SCRIPTS))
def test_what_is_offered_is_taken(data: st.DataObject, name: str) -> None:
    call = new_call(name)
    for _ in range(12):
        call, _ = try_press(call, data.draw(tokens_for(call)))
        if call.ended:
            return
        view = call.view()
        moves = view.moves
        for choice in view.choices:
            assert view.choice_for(choice.key) is choice
            booking = call.lock is not None and isinstance(choice.action, actions.Chosen)
            assert choice.action is None or booking or takes(call, choice.action), (view.node, choice)
        for move in (moves.refuse, moves.unknown, moves.back, moves.escape):
            assert move is None or takes(call, move), (view.node, move)
        assert moves.on is None or call.lock is not None or takes(call, moves.on), view.node


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_answer_can_be_given_out_of_turn(name: str) -> None:
    call = new_call(name)
    for question in call.questions():
        for choice in question.choices:
            action = choice.action or question.answered((choice.value,))
            after = call.step(action, NOW)
            answer = after.facts.answer(call.script, question.id)
            assert answer is not None
            assert (answer.state, answer.value) == (AnswerState.ANSWERED, Selected((choice.value,)))


@pytest.mark.parametrize(
    ("former", "value", "after"),
    [
        ((), "a", ("a",)),
        (("b",), "a", ("a", "b")),
        (("a", "b"), "a", ("b",)),
        (("a", "b"), "none", ("none",)),
        (("none",), "b", ("b",)),
    ],
)
def test_what_stands_alone_is_ticked_alone(former: tuple[str, ...], value: str, after: tuple[str, ...]) -> None:
    assert one_more(("a", "b", "none"), former, value, frozenset({"none"})) == after


def test_a_time_is_understood_with_its_moment() -> None:
    call = press(new_call("education_savings"), "X3")
    found = understand(call, "tomorrow 18:30", NOW)
    assert found.at == datetime(2026, 3, 3, 18, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert isinstance(found.action, actions.Typed)


def test_nothing_is_typed_where_a_text_is_said() -> None:
    with pytest.raises(ImpossibleAction):
        understand(new_call("education_savings"), "anything", NOW)
