"""The present moment in a running call, over a real log: after a long time, over a night, and after a kill."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.errors import NotUnderstood
from callassist.services.calls.replay import in_zone
from callassist.services.clock import FixedClock
from tests.storage.logs import START, press, services, start


def test_in_thirty_minutes_after_forty_five_minutes_is_a_time_to_come(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        live = start(found, "1")
        clock.tick(45 * 60)
        press(live, "X3", "=in 30 Minuten")
        assert live.call.facts.callback_at == START + timedelta(minutes=75)
        assert live.follow_up_for("callback_agreed").due == START + timedelta(minutes=75)


def test_a_call_taken_up_two_days_later_offers_times_to_come(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        start(found, "1", "X3")
    later = FixedClock(START + timedelta(days=2), "Europe/Berlin")
    with services(tmp_path, later) as found:
        (offered,) = found.calling.interrupted().result(200)
        live = found.calling.resume(offered.id).result(200)
        assert min(live.call.slots) > later.local()
        press(live, "=Dienstag 18:00")
        assert live.call.facts.callback_at == datetime(2026, 3, 10, 18, tzinfo=ZoneInfo("Europe/Berlin"))
        played = live.call
    with services(tmp_path, later) as found:
        again = found.calling.resume(offered.id).result(200)
        assert again.call.facts == played.facts
        assert again.call.trace == played.trace


def test_an_offer_that_is_over_is_refused_with_words_and_offered_anew(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        live = start(found, "1", "X3")
        before = live.call.slots
        clock.tick(3 * 24 * 3600)
        with pytest.raises(NotUnderstood) as caught:
            live.press("1")
        assert caught.value.code == "in_the_past"
        assert live.call.slots != before
        assert min(live.call.slots) > clock.local()
        live.press("1").future.result(200)
        assert live.call.facts.callback_at is not None
        assert live.call.facts.callback_at > clock.local()
        played = live.call
    with services(tmp_path, clock) as found:
        again = found.calling.resume(live.id).result(200)
        assert again.call.facts == played.facts


def test_an_agreed_time_that_has_passed_meanwhile_is_not_saved(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        live = start(found, "1")
        due = clock.local() + timedelta(minutes=30)
        clock.tick(40 * 60)
        for kind in (FollowUpKind.APPOINTMENT, FollowUpKind.CALLBACK, FollowUpKind.RETRY):
            with pytest.raises(NotUnderstood) as caught:
                live.hang_up("callback_agreed", FollowUp(kind, due), "")
            assert caught.value.code == "in_the_past"
            assert live.state == "live"
        live.hang_up("info_requested", FollowUp(FollowUpKind.SEND_INFO, due), "").future.result(200)


def test_what_is_due_at_once_never_is_over(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        live = start(found, "1")
        proposed = live.follow_up_for("call_dropped")
        clock.tick(40 * 60)
        live.hang_up("call_dropped", proposed, "").future.result(200)
        assert live.state == "wrapped"


def test_a_line_from_another_zone_keeps_the_day_it_was_written_on() -> None:
    berlin, tokyo = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
    there = datetime(2026, 3, 3, 1, tzinfo=tokyo)
    assert in_zone(there, berlin).date() == there.date()
    at_home = datetime(2026, 3, 3, 1, tzinfo=berlin)
    assert in_zone(at_home.astimezone(berlin), berlin).tzinfo is berlin
