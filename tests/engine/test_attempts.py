"""How often somebody may be tried, and when it is tried again."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.engine.attempts import (
    RESTS,
    HeldBack,
    Limits,
    NextStep,
    NextTry,
    TooOften,
    Tried,
    TriesSoFar,
    after,
    counts_as_try,
    held_back,
    so_far,
)
from callassist.engine.follow_ups import NEXT_NUMBER, tried_again
from callassist.engine.working_days import is_working_day

_ZONE = ZoneInfo("Europe/Berlin")
_LIMITS = Limits()


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=_ZONE)


def _next(*tries: tuple[str, str], **more: object) -> NextTry:
    done = [Tried(_at(at), outcome) for at, outcome in tries]
    return after(done, done[-1].at, _LIMITS, **more)  # pyright: ignore[reportArgumentType]


def test_a_third_try_of_a_day_waits_for_tomorrow() -> None:
    """L8."""
    tries = [Tried(_at("2026-11-26T08:10"), "no_answer"), Tried(_at("2026-11-26T11:30"), "no_answer")]
    now = _at("2026-11-26T15:05")
    assert held_back(tries, now, _LIMITS) == HeldBack(TooOften.DAY, _at("2026-11-27T08:00"))
    assert held_back(tries[:1], _at("2026-11-26T09:00"), _LIMITS) == HeldBack(TooOften.BETWEEN, _at("2026-11-26T11:10"))
    assert held_back(tries[:1], _at("2026-11-26T11:10"), _LIMITS) is None


def test_no_setting_allows_more_than_three_a_day() -> None:
    with pytest.raises(ValueError, match="3 a day"):
        Limits(a_day=4)


def test_week_and_campaign_are_counted_and_the_campaign_is_followed_by_a_rest() -> None:
    tries = [Tried(_at(f"2026-11-{day:02}T09:00"), "no_answer") for day in (16, 17, 18, 19, 20, 21)]
    held = held_back(tries, _at("2026-11-22T09:00"), _LIMITS)
    assert held == HeldBack(TooOften.WEEK, _at("2026-11-23T09:00"))
    many = [Tried(_at("2026-09-01T09:00") + timedelta(days=7 * n), "no_answer") for n in range(10)]
    assert held_back(many, _at("2026-11-26T09:00"), _LIMITS) == HeldBack(TooOften.CAMPAIGN, many[-1].at + RESTS)
    assert after(many, many[-1].at, _LIMITS) == NextTry(NextStep.REST, many[-1].at + RESTS)


def test_what_was_no_try_counts_for_none() -> None:
    tries = [Tried(_at("2026-11-26T08:10"), "started_by_mistake"), Tried(_at("2026-11-26T08:20"), "started_by_mistake")]
    assert held_back(tries, _at("2026-11-26T08:30"), _LIMITS) is None
    assert (
        held_back([*tries, Tried(_at("2026-11-26T08:25"), "not_called_no_consent")], _at("2026-11-26T08:30"), _LIMITS)
        is None
    )


def test_a_call_in_which_a_time_was_agreed_uses_no_attempt_and_is_one_all_the_same() -> None:
    """What was tried so far, as a rule asks it: the limits count it otherwise than the day's figures do."""
    now = _at("2026-11-26T12:00")
    tries = [
        Tried(_at("2026-11-18T09:00"), "no_answer"),
        Tried(_at("2026-11-26T08:10"), "callback_agreed"),
        Tried(_at("2026-11-26T09:10"), "no_answer"),
        Tried(_at("2026-11-26T11:30"), "busy"),
    ]
    assert counts_as_try("callback_agreed")
    assert so_far(tries, now, _LIMITS) == TriesSoFar(today=2, week=2, minutes=170)
    assert held_back(tries[:3], now, _LIMITS) == HeldBack(TooOften.BETWEEN, _at("2026-11-26T12:10"))
    many = [Tried(now - timedelta(days=8 * n), "no_answer") for n in range(1, 11)]
    assert so_far(many, now, _LIMITS).resting
    assert not so_far(many, many[0].at + RESTS, _LIMITS).resting
    assert so_far((), now, _LIMITS) == TriesSoFar()


def test_what_follows_on_a_call_rests_goes_on_with_the_next_number_or_ends() -> None:
    now = _at("2026-11-26T09:00")
    many = [Tried(now - timedelta(days=8 * n), "no_answer") for n in range(9, 0, -1)]
    for outcome in ("no_answer", "busy", "hung_up", "gatekeeper_blocked"):
        assert tried_again(outcome, many, now) == FollowUp(FollowUpKind.RESTING, now + RESTS), outcome
    wish = _at("2026-11-29T19:30")
    assert tried_again("third_person", many, now, wish=wish) == FollowUp(FollowUpKind.RETRY, wish)
    for outcome in ("wrong_number", "number_dead"):
        assert tried_again(outcome, (), now) == FollowUp(FollowUpKind.NONE)
        assert tried_again(outcome, (), now, next_number=True) == FollowUp(FollowUpKind.RETRY, now, reason=NEXT_NUMBER)


def test_busy_is_tried_half_an_hour_later_and_then_as_if_nobody_were_there() -> None:
    assert _next(("2026-11-26T09:00", "busy")) == NextTry(NextStep.RETRY, _at("2026-11-26T09:30"))
    # the second one of the day: the limit holds the next until tomorrow, in a part not tried
    assert _next(("2026-11-26T09:00", "busy"), ("2026-11-26T09:30", "busy")).at == _at("2026-11-27T08:00")
    three = [Tried(_at(f"2026-11-26T{at}"), "busy") for at in ("09:00", "09:30", "10:00")]
    assert after(three, three[-1].at, Limits(a_day=3)).at == _at("2026-11-27T08:00")
    assert after(three[:2], three[1].at, Limits(a_day=3)).at == _at("2026-11-26T10:00")


def test_nobody_there_is_tried_in_another_part_of_the_day() -> None:
    assert _next(("2026-11-26T08:00", "no_answer")).at == _at("2026-11-26T11:00")
    assert _next(("2026-11-26T09:30", "no_answer")).at == _at("2026-11-26T12:30")
    assert _next(("2026-11-26T18:30", "voicemail_silent")).at == _at("2026-11-27T08:00")
    # Friday evening: Monday, early
    assert _next(("2026-11-27T18:30", "no_answer")).at == _at("2026-11-30T08:00")
    tried = (("2026-11-24T09:00", "no_answer"), ("2026-11-25T12:00", "no_answer"), ("2026-11-25T19:00", "no_answer"))
    assert _next(*tried).at == _at("2026-11-26T15:00")


def test_the_other_outcomes_wait_as_the_table_says() -> None:
    day = "2026-11-26"
    assert _next((f"{day}T09:00", "voicemail_left")).at == _at("2026-11-30T11:00")
    assert _next((f"{day}T09:00", "gatekeeper_blocked")).at == _at("2026-12-01T11:00")
    assert _next((f"{day}T09:00", "hung_up")).at == _at("2026-12-03T11:00")
    assert _next(("2026-11-19T09:00", "hung_up"), (f"{day}T11:00", "hung_up")) == NextTry(NextStep.NOTHING)
    assert _next((f"{day}T09:00", "not_interested")) == NextTry(NextStep.NOTHING)


def test_a_wrong_number_goes_on_with_the_next_one_or_not_at_all() -> None:
    one = ("2026-11-26T09:00", "wrong_number")
    assert _next(one) == NextTry(NextStep.NOTHING)
    assert _next(one, other_number=True) == NextTry(NextStep.NEXT_NUMBER, _at("2026-11-26T09:00"))


def test_what_the_lead_has_asked_for_wins_over_the_table() -> None:
    wish = _at("2026-11-29T19:30")  # a Sunday evening
    for outcome in ("callback_agreed", "third_person", "no_answer"):
        assert _next(("2026-11-26T09:00", outcome), wish=wish) == NextTry(NextStep.PROMISE, wish)


_TRIES = st.lists(
    st.tuples(
        st.datetimes(datetime.fromisoformat("2026-11-01T08:00"), datetime.fromisoformat("2026-12-31T19:00")),
        st.sampled_from(["busy", "no_answer", "voicemail_left", "gatekeeper_blocked", "third_person", "hung_up"]),
    ),
    min_size=1,
    max_size=12,
)


@given(_TRIES, st.integers(1, 3))
def test_a_try_that_is_due_is_one_that_may_be_made(raw: list[tuple[datetime, str]], a_day: int) -> None:
    tries = sorted((Tried(at.replace(tzinfo=_ZONE), outcome) for at, outcome in raw), key=lambda one: one.at)
    limits = Limits(a_day=a_day)
    found = after(tries, tries[-1].at, limits)
    if found.step is NextStep.RETRY:
        assert found.at is not None
        assert found.at > tries[-1].at
        assert held_back(tries, found.at, limits) is None
        assert is_working_day(found.at.date())
        assert 8 <= found.at.hour < 20
