"""Whom to call now, out of a real log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.engine.queue_order import Tier, WhyNow
from callassist.services.clock import FixedClock
from callassist.services.day.calling_gate import open_at
from tests.storage.logs import NONE, request, rows, services, start

_ZONE = ZoneInfo("Europe/Berlin")
#: a Thursday
_MORNING = datetime(2026, 11, 26, 8, 0, tzinfo=_ZONE)
REASON = "They asked for offers of this kind at the fair"
FRAME = ListFrame("Fair", Party.BUSINESS, script_id="education_savings", stage="cold_call", presumed_reason=REASON)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(_MORNING, "Europe/Berlin")


@pytest.fixture
def found(tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    with services(tmp_path, clock) as opened:
        yield opened


def _number(n: int) -> str:
    return f"+4930{1_000_000 + n}"


def _read_in(found: Services, number: int = 3) -> str:
    lines = [ListRow(n, name=f"Lead {n}", e164=_number(n)) for n in range(1, number + 1)]
    return found.lead_lists.read_in(FRAME, lines).list_id


def _names(found: Services) -> list[str]:
    offer = found.what_now.look(9).result(200).offer
    return [] if offer.who is None else [offer.who.name, *(one.name for one, _ in offer.then)]


def _agree(found: Services, name: str, number: str, kind: FollowUpKind, due: datetime) -> None:
    outcome = "appointment_set" if kind is FollowUpKind.APPOINTMENT else "callback_agreed"
    live = start(found, "1", name=name, number=number)
    live.hang_up(outcome, FollowUp(kind, due), "").future.result(200)


def test_an_empty_log_offers_nobody(found: Services) -> None:
    day = found.what_now.look().result(200)
    assert day.offer.who is None
    assert day.promises == ()


def test_rows_of_lists_come_in_their_order_behind_everything_that_was_agreed(
    found: Services, clock: FixedClock
) -> None:
    _read_in(found)
    _agree(found, "Frau Kern", "030 1234567", FollowUpKind.CALLBACK, _MORNING + timedelta(minutes=15))
    assert _names(found) == ["Lead 1", "Lead 2", "Lead 3"]
    day = found.what_now.look().result(200)
    assert [one.name for one in day.promises] == ["Frau Kern"]
    clock.tick(13 * 60)
    offer = found.what_now.look().result(200).offer
    assert offer.who is not None
    assert (offer.who.name, offer.why, offer.who.stage) == ("Frau Kern", WhyNow.PROMISED, "cold_call")
    assert _names(found) == ["Frau Kern", "Lead 1", "Lead 2", "Lead 3"]


def test_nobody_is_called_in_the_evening_but_who_has_asked_for_it(found: Services, clock: FixedClock) -> None:
    """L7."""
    _read_in(found)
    _agree(found, "Frau Kern", "030 1234567", FollowUpKind.CALLBACK, _MORNING.replace(hour=20, minute=5))
    clock.tick(12 * 3600 - 60)
    assert _names(found) == ["Lead 1"], "there is time for one more call"
    clock.tick(60)
    offer = found.what_now.look().result(200).offer
    assert offer.who is None
    assert offer.held_by_reason() == {"hours": (3, _MORNING + timedelta(days=1))}
    clock.tick(5 * 60)
    assert _names(found) == ["Frau Kern"]


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-11-26T07:59", "2026-11-26T08:00"),
        ("2026-11-26T20:00", "2026-11-27T08:00"),
        ("2026-11-28T08:30", "2026-11-28T09:00"),
        ("2026-11-28T18:00", "2026-11-30T08:00"),
        ("2026-12-24T21:00", "2026-12-28T08:00"),
        ("2026-11-26T12:00", "2026-11-26T12:00"),
    ],
)
def test_the_hours_are_those_of_the_working_week_without_holidays(moment: str, opens: str) -> None:
    one, other = (datetime.fromisoformat(text).replace(tzinfo=_ZONE) for text in (moment, opens))
    assert open_at(one) == other


def test_a_lead_that_was_not_reached_twice_today_is_held_back_and_says_until_when(
    found: Services, clock: FixedClock
) -> None:
    """L8, from the queue: the second try of a day is due in another part of it, the third not before tomorrow."""
    wanted = request(name="Frau Kern", number="030 1234567")
    found.calling.log_unreached(wanted, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
    assert _names(found) == []
    clock.tick(3 * 3600)
    assert _names(found) == ["Frau Kern"]
    found.calling.log_unreached(wanted, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
    clock.tick(4 * 3600)
    assert _names(found) == []
    clock.tick(17 * 3600)
    assert _names(found) == ["Frau Kern"]


def test_the_retry_of_a_busy_line_is_half_an_hour_later(found: Services, tmp_path: Path) -> None:
    found.calling.log_unreached(request(), "busy", FollowUp(FollowUpKind.RETRY)).result(200)
    found.close()
    assert rows(tmp_path, "SELECT due_at FROM follow_up WHERE state = 'open'") == [
        ("2026-11-26T07:30:00.000000+00:00",)
    ]


def test_who_is_blocked_is_counted_and_never_offered(found: Services) -> None:
    _read_in(found)
    start(found, "1", name="Herr Kurz", number=_number(1)).hang_up("do_not_call", NONE, "").future.result(200)
    assert _names(found) == ["Lead 2", "Lead 3"]


def test_what_is_skipped_or_snoozed_comes_back_by_itself_or_when_it_is_taken_back(
    found: Services, clock: FixedClock
) -> None:
    _read_in(found)
    first = found.what_now.look().result(200).offer.who
    assert first is not None
    found.what_now.skip(first)
    assert _names(found) == ["Lead 2", "Lead 3"]
    assert found.what_now.take_back() == first
    assert _names(found) == ["Lead 1", "Lead 2", "Lead 3"]
    found.what_now.snooze(first, found.what_now.snooze_choices()[0])
    assert _names(found) == ["Lead 2", "Lead 3"]
    clock.tick(3600)
    assert _names(found) == ["Lead 1", "Lead 2", "Lead 3"]
    found.what_now.skip(first)
    clock.tick(23 * 3600)
    assert _names(found) == ["Lead 1", "Lead 2", "Lead 3"]


def test_who_was_named_as_the_one_who_decides_is_called_at_once(found: Services) -> None:
    _read_in(found)
    live = start(found, "1", name="Empfang", number="030 1234567")
    follow = FollowUp(FollowUpKind.CONTACT_DECISION_MAKER, _MORNING, contact_name="Herr Oduya")
    live.hang_up("decision_maker_named", follow, "").future.result(200)
    offer = found.what_now.look().result(200).offer
    assert offer.who is not None
    assert (offer.who.tier, offer.who.name, offer.who.told_by) == (Tier.DECISION_MAKER, "Herr Oduya", "Empfang")


def test_whom_the_rules_forbid_is_not_offered_and_counted(found: Services) -> None:
    """A list of consumers, of whom nobody is known to have agreed: the start of a call would refuse them."""
    frame = ListFrame("Bought", Party.CONSUMER, script_id="education_savings", stage="cold_call")
    found.lead_lists.read_in(frame, [ListRow(1, name="Lead 1", e164=_number(1))])
    offer = found.what_now.look().result(200).offer
    assert offer.who is None
    assert {reason: number for reason, (number, _) in offer.held_by_reason().items()} == {"not_allowed": 1}
