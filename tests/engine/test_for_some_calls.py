"""Wordings, tips and answers with a `when`: what is not decided yet does not hold, and keys never move."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.domain.answers import QuestionId
from callassist.domain.contact import Role
from callassist.domain.rules import Condition, Hours, Test, Weekday, When
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.conditions import holds
from callassist.engine.tokens import parse_token
from callassist.errors import ImpossibleAction, NotUnderstood
from tests.engine.format_2 import START, call_of, press, script_with, the_script
from tests.engine.playing import legal


def call_at(moment: datetime) -> Call:
    call = call_of(the_script())
    return replace(call, setup=replace(call.setup, started=moment))


STATE_IS_BAVARIA = Condition(Test(QuestionId("q_state"), any_of=("by",)))


@pytest.mark.parametrize(
    ("answer", "held"), [("", False), ("q_state=by", True), ("q_state=he", False), ("q_state=R", False)]
)
def test_what_is_open_does_not_hold(answer: str, *, held: bool) -> None:
    call = press(call_of(the_script()), *([answer] if answer else []))
    assert holds(call, When((STATE_IS_BAVARIA,))) is held
    assert holds(call, When()) is True


def test_all_must_hold_or_one_of_several() -> None:
    monday = Condition(weekdays=(Weekday.MON,))
    call = call_of(the_script())
    assert START.weekday() == Weekday.MON.number
    assert not holds(call, When((monday, STATE_IS_BAVARIA)))
    assert holds(call, When((monday, STATE_IS_BAVARIA), any=True))


@pytest.mark.parametrize(
    ("begin", "end", "hour", "held"),
    [
        (17, 20, 17, True),
        (17, 20, 19, True),
        (17, 20, 20, False),
        (22, 6, 23, True),
        (22, 6, 5, True),
        (22, 6, 6, False),
        (0, 24, 0, True),
    ],
)
def test_hours_are_those_of_the_beginning(begin: int, end: int, hour: int, *, held: bool) -> None:
    call = call_at(START.replace(hour=hour))
    when = When((Condition(hours=Hours(begin, end)),))
    assert holds(call, when) is held
    later = call.step(parse_token(call, "1"), START + timedelta(hours=13))
    assert holds(later, when) is held


def test_the_role_of_whoever_is_on_the_line() -> None:
    call = call_of(the_script())
    when = When((Condition(roles=("gatekeeper", "user")),))
    assert not holds(call, when)
    person = replace(call.facts.contact, role=Role.GATEKEEPER)
    assert holds(replace(call, facts=call.facts.with_contact(person)), when)


def test_an_answer_that_is_hidden_keeps_its_key_and_is_refused() -> None:
    call = press(call_of(the_script()), "1", "1", "=x")
    assert [one.key for one in call.view().choices] == ["1", "2", "3"]
    with pytest.raises(ImpossibleAction):
        press(call, "4")
    with pytest.raises(ImpossibleAction):
        call.step(actions.Chosen(call.base, "grant"), START)
    assert press(call, "q_state=by", "4").view().node == "w7"


def test_an_answer_that_was_given_stays_in_sight() -> None:
    call = press(call_of(the_script()), "1", "1", "=x", "3", "7", "=holz", "q_state=hh")
    wood = next(one for one in call.view().choices if one.value == "wood")
    assert wood.selected
    call = press(call, "=holz")
    assert "wood" not in [one.value for one in call.view().choices]
    with pytest.raises(ImpossibleAction):
        press(call, "=holz")
    assert press(call, "q_wanted=wood").facts.answer(call.script, QuestionId("q_wanted")) is not None, "volunteered"


def test_a_wording_turned_to_is_left_when_it_does_not_hold_any_more() -> None:
    call = press(call_of(the_script()), "1", "1", "=x", "q_wanted=quiet")
    assert call.view().say.plain().startswith("Für Ihre Ruhe")
    assert call.view().wording == (3, 3)
    call = press(call, "W", "W", "W")
    assert call.view().say.plain().startswith("Für Ihre Ruhe")
    call = press(call, "q_wanted=light")
    assert call.view().wording == (1, 2)


def test_a_node_of_which_only_one_wording_holds_has_no_other() -> None:
    either = "      - {de: Wann ist jemand da?, en: When is somebody in?}\n"
    call = press(call_of(script_with((either, ""))), "1", "1", "=x")
    assert call.view().wording == (1, 1)
    with pytest.raises(ImpossibleAction, match="no other wording"):
        press(call, "W")


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_is_offered_can_be_pressed_and_replays(data: st.DataObject) -> None:
    call, taken = call_of(the_script()), list[tuple[actions.Action, datetime]]()
    for second in range(data.draw(st.integers(1, 16))):
        shown = [one.key for one in call.view().choices if one.key]
        others = ["W", "Back", "X2", "Esc", "q_state=by", "q_state=hh", "q_wanted=quiet", "q_wanted=wood", "=holz"]
        token = data.draw(st.sampled_from([*legal(call), *others]))
        try:
            action = parse_token(call, token)
            call = call.step(action, moment := START + timedelta(seconds=second))
        except (ImpossibleAction, NotUnderstood):
            assert token not in shown or call.lock is not None or call.ended
            continue
        taken.append((action, moment))
    again = call_of(the_script())
    for action, moment in taken:
        again = again.step(actions.from_plain(actions.to_plain(action)), moment)
    assert again.view().choices == call.view().choices
    assert again.view().say.plain() == call.view().say.plain()
