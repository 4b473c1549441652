"""Every step of a call has its own time: nothing takes the beginning of the call for the present."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.follow_up import FollowUpKind
from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.setup import CallSetup
from callassist.engine.tokens import check_time, parse_token
from callassist.errors import ImpossibleAction, NotUnderstood
from tests.engine.playing import SCRIPTS, script, tokens_for

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 3, 2, 10, tzinfo=BERLIN)


def call_at(started: datetime, name: str = "education_savings") -> Call:
    found = script(name)
    return Call.start(found, CallSetup(next(iter(found.stages)), 2, Language.DE, started))


def step(call: Call, token: str, at: datetime) -> Call:
    return call.step(parse_token(call, token, at), at)


def test_in_half_an_hour_is_reckoned_from_the_key_press_and_not_from_the_start() -> None:
    late = MONDAY + timedelta(minutes=45)
    call = step(step(call_at(MONDAY), "X3", late), "=in 30 Minuten", late)
    assert call.facts.callback_at == late + timedelta(minutes=30)


def test_a_weekday_in_a_call_resumed_two_days_later_is_one_to_come() -> None:
    wednesday = MONDAY + timedelta(days=2)
    call = step(step(call_at(MONDAY), "X3", wednesday), "=Dienstag 18:00", wednesday)
    assert call.facts.callback_at == datetime(2026, 3, 10, 18, tzinfo=BERLIN)


def test_offers_today_and_the_next_try_follow_the_present() -> None:
    thursday = datetime(2026, 3, 5, 13, tzinfo=BERLIN)
    call = step(call_at(MONDAY), "X3", thursday)
    assert min(call.slots) > thursday
    assert call.follow_up_for("no_answer").due == datetime(2026, 3, 5, 16, tzinfo=BERLIN), "another part of this day"
    assert call.follow_up_for("info_requested").due == thursday
    assert call.follow_up_for("call_dropped").due == thursday
    assert "morgen um 18 Uhr" in call.view().say.plain(), "Friday, as of Thursday"


def test_what_is_understood_as_today_is_the_day_of_the_step() -> None:
    later = MONDAY + timedelta(days=3)
    call = call_at(MONDAY, "contract_review")
    end = next(one.id for one in call.script.questions.values() if one.kind.value == "date" and not one.past_allowed)
    answered = step(call, f"{end}=morgen", later)
    assert answered.answers[end].value is not None
    assert answered.answers[end].value.stable() == (later + timedelta(days=1)).date().isoformat()
    with pytest.raises(ImpossibleAction):
        parse_token(call, f"{end}={MONDAY.day}.3.2026", later)


def test_looking_at_a_call_later_offers_anew_and_takes_no_step() -> None:
    call = step(call_at(MONDAY), "X3", MONDAY)
    later = call.as_of(MONDAY + timedelta(days=3))
    assert min(later.slots) > MONDAY + timedelta(days=3)
    assert later.trace == call.trace


def test_a_key_means_the_time_that_was_shown_beside_it() -> None:
    evening = datetime(2026, 3, 2, 23, 59, 50, tzinfo=BERLIN)
    call = step(call_at(MONDAY), "X3", evening)
    shown = call.slots[0]
    after_midnight = step(call, "1", evening + timedelta(seconds=20))
    assert after_midnight.facts.callback_at == shown


def test_a_time_that_is_over_is_refused_when_it_is_taken() -> None:
    call = step(call_at(MONDAY), "X3", MONDAY)
    with pytest.raises(NotUnderstood) as caught:
        check_time(parse_token(call, "1"), MONDAY + timedelta(days=3))
    assert caught.value.code == "in_the_past"
    check_time(parse_token(call, "1"), MONDAY + timedelta(hours=1))


def test_a_journal_from_before_the_offered_time_was_noted_down_gives_the_time_of_then() -> None:
    """What an old program offered was reckoned from the beginning of the call, and that is what was said."""
    call = step(call_at(MONDAY), "X3", MONDAY + timedelta(days=1))
    was_shown = call_at(MONDAY).slots[0]
    old = call.step(actions.from_plain({"do": "chosen", "node": "X3", "choice": "slot1"}), MONDAY + timedelta(days=1))
    assert old.facts.callback_at == was_shown
    assert old.view().follow_up.kind is FollowUpKind.CALLBACK


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))  # pyright: ignore[reportArgumentType]
@given(data=st.data(), name=st.sampled_from(SCRIPTS), shift=st.integers(0, 60 * 24 * 30))
def test_moving_the_start_while_the_steps_keep_their_times_changes_nothing(
    data: st.DataObject, name: str, shift: int
) -> None:
    call = call_at(MONDAY, name)
    earlier = call_at(MONDAY - timedelta(minutes=shift), name)
    # the first step makes both present: before it, a call knows no time but that of its start
    call, earlier = (one.step(actions.ChangedDepth(2), MONDAY) for one in (call, earlier))
    at = MONDAY
    for _ in range(data.draw(st.integers(1, 15))):
        at += timedelta(minutes=data.draw(st.integers(0, 600)))
        token = data.draw(tokens_for(call))
        try:
            action = parse_token(call, token, at)
            check_time(action, at)
            following = call.step(action, at)
        except (ImpossibleAction, NotUnderstood):
            continue
        assert parse_token(earlier, token, at) == action
        call, earlier = following, earlier.step(action, at)
    assert earlier.view() == call.view()
    assert earlier.trace == call.trace
    assert replace(earlier, setup=call.setup) == call
