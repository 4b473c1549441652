"""Whom to call now: the order of a working day, and why it is this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callassist.domain.lead_list import RowRef
from callassist.domain.promise import DayPart, SaidAs
from callassist.engine.queue_order import Offer, Refusal, Tier, Waiting, WhyNow, choose, order, why_now

_ZONE = ZoneInfo("Europe/Berlin")


def _at(text: str, day: str = "2026-11-26") -> datetime:
    return datetime.fromisoformat(f"{day}T{text}").replace(tzinfo=_ZONE)


def _one(tier: Tier, due: str = "", name: str = "", **more: object) -> Waiting:
    return Waiting(tier, follow_up_id=name, name=name, due=_at(due) if due else None, **more)  # pyright: ignore[reportArgumentType]


def _free(_one: Waiting, _now: datetime) -> Refusal | None:
    return None


@pytest.mark.parametrize(
    ("now", "why"),
    [("09:49", None), ("09:50", WhyNow.APPOINTMENT), ("12:00", WhyNow.APPOINTMENT), ("12:01", None)],
)
def test_an_appointment_is_offered_from_ten_minutes_before_to_two_hours_after(now: str, why: WhyNow | None) -> None:
    assert why_now(_one(Tier.APPOINTMENT, "10:00"), _at(now)) is why


@pytest.mark.parametrize(
    ("day", "now", "why"),
    [
        ("2026-11-26", "08:12", None),
        ("2026-11-26", "08:13", WhyNow.PROMISED),
        ("2026-11-26", "08:30", WhyNow.PROMISED),
        ("2026-11-26", "08:31", WhyNow.PROMISE_MISSED),
        ("2026-11-26", "19:00", WhyNow.PROMISE_MISSED),
        ("2026-11-27", "08:00", None),
        ("2026-11-27", "08:15", WhyNow.PROMISE_MISSED),
    ],
)
def test_a_promise_that_was_missed_comes_again_at_the_same_time_of_the_next_day(
    day: str, now: str, why: WhyNow | None
) -> None:
    assert why_now(_one(Tier.CALLBACK, "08:15"), _at(now, day)) is why


def test_a_promise_for_a_morning_is_kept_until_the_morning_is_over() -> None:
    one = replace(_one(Tier.CALLBACK, "08:00"), said_as=SaidAs.PART)
    assert why_now(one, _at("10:59")) is WhyNow.PROMISED
    assert why_now(one, _at("11:01")) is WhyNow.PROMISE_MISSED


def test_missed_promises_come_first_by_their_age() -> None:
    now = _at("10:00")
    waiting = [_one(Tier.CALLBACK, due, due) for due in ("10:00", "09:00", "08:15")]
    assert [one.name for one in sorted(waiting, key=lambda one: order(one, now))] == ["08:15", "09:00", "10:00"]


def test_who_was_named_last_is_called_first_and_who_was_tried_at_this_time_of_day_comes_later() -> None:
    now = _at("10:00")
    named = [replace(_one(Tier.DECISION_MAKER, name=name), since=_at(name)) for name in ("08:00", "09:30")]
    assert [one.name for one in sorted(named, key=lambda one: order(one, now))] == ["09:30", "08:00"]
    retries = [
        _one(Tier.RETRY, "08:00", "tried", tried_in=frozenset({DayPart.EARLY})),
        _one(Tier.RETRY, "09:00", "fresh"),
    ]
    assert [one.name for one in sorted(retries, key=lambda one: order(one, now))] == ["fresh", "tried"]


def test_the_tiers_are_asked_one_after_the_other_and_no_further_than_needed() -> None:
    read: list[Tier] = []

    def tiers() -> Iterator[list[Waiting]]:
        for tier in Tier:
            read.append(tier)
            yield [_one(tier, "10:00", tier.name)]

    offer = choose(tiers(), _at("10:00"), lambda one, _: Refusal("hours") if one.tier < Tier.DECISION_MAKER else None)
    assert offer.who is not None
    assert (offer.who.name, offer.why) == ("DECISION_MAKER", WhyNow.DECISION_MAKER)
    assert read == [Tier.APPOINTMENT, Tier.CALLBACK, Tier.DECISION_MAKER]
    assert [one.who.name for one in offer.held] == ["APPOINTMENT", "CALLBACK"]


def test_those_held_back_are_counted_by_reason_with_the_time_the_first_is_free() -> None:
    """L7: in the evening nobody is offered, and it says why and until when."""
    now = _at("20:00")
    tomorrow = _at("08:00", "2026-11-27")
    rows = [Waiting(Tier.LIST, name=str(n), row=RowRef("list", n)) for n in range(5)]

    def gate(one: Waiting, _now: datetime) -> Refusal | None:
        assert one.row is not None
        return Refusal("blocked") if one.row.place == 3 else Refusal("hours", tomorrow + timedelta(hours=one.row.place))

    offer = choose([rows], now, gate)
    assert offer.who is None
    assert offer.held_by_reason() == {"hours": (4, tomorrow), "blocked": (1, None)}


def test_nobody_is_offered_before_their_time() -> None:
    waiting = [_one(Tier.RETRY, "10:01"), _one(Tier.DECISION_MAKER, "10:01"), _one(Tier.APPOINTMENT, "11:00")]
    assert choose([waiting], _at("10:00"), _free) == Offer()
