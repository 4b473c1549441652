"""What a call tells of the working day, and what became of the promises made in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.domain.promise import SaidAs
from callassist.engine.typed_time import from_then_on, time_said
from callassist.errors import NotUnderstood
from callassist.services.clock import FixedClock
from tests.storage.logs import NONE, START, request, rows, services, start

_CALLS = "SELECT attempt, day_part, list_place, list_id <> '', origin = (SELECT value FROM meta WHERE key = 'log_id')"
_PROMISE = "SELECT wall, zone, precision, window_min, origin FROM follow_up WHERE kind = 'callback'"


def _callback(due: datetime, said_as: SaidAs = SaidAs.MINUTE) -> FollowUp:
    return FollowUp(FollowUpKind.CALLBACK, due, said_as=said_as)


def test_every_call_says_which_try_it_was_in_which_part_of_the_day_and_of_which_list(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        frame = ListFrame("Fair", Party.BUSINESS, presumed_reason="They asked for offers of this kind at the fair")
        list_id = found.lead_lists.read_in(frame, [ListRow(7, name="Frau Kern", e164="+49301234567")]).list_id
        (placed,) = found.lead_lists.rows(list_id).result(200)
        wanted = replace(request(number="+49301234567"), row=placed.ref)
        found.calling.log_unreached(wanted, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
        clock.tick(5 * 3600)
        start(found, "1", number="+49301234567").hang_up("not_interested", NONE, "").future.result(200)
        ringing = found.calling.start(replace(request(number="+49301234567"), direction="in")).result(200)
        ringing.hang_up("not_interested", NONE, "").future.result(200)
    assert rows(tmp_path, f"{_CALLS} FROM call ORDER BY seq") == [
        (1, "early", "7", 1, 1),
        (2, "afternoon", "", 0, 1),
        (0, "afternoon", "", 0, 1),
    ]


@pytest.mark.parametrize(
    ("number", "typed", "kept"),
    [
        ("030 1234567", "tomorrow 10:00", ("2026-03-03T10:00", "Europe/Berlin", "minute", 15, "call")),
        ("+44 20 7946 0018", "tomorrow 10:00", ("2026-03-03T10:00", "Europe/London", "minute", 15, "call")),
        ("030 1234567", "Dienstagvormittag", ("2026-03-03T08:00", "Europe/Berlin", "part", 180, "call")),
        ("030 1234567", "am Dienstag", ("2026-03-03T08:00", "Europe/Berlin", "day", 720, "call")),
    ],
)
def test_a_promise_is_kept_as_it_was_said_by_the_clock_of_whoever_said_it(
    tmp_path: Path, number: str, typed: str, kept: tuple[object, ...]
) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", number=number)
        due, said_as = time_said(typed, live.now)
        live.hang_up("callback_agreed", _callback(from_then_on(due, said_as, live.now), said_as), "").future.result(200)
    assert rows(tmp_path, _PROMISE) == [kept]


def test_a_time_that_no_clock_shows_is_asked_back(tmp_path: Path) -> None:
    """The night the clocks are set forward: 2:30 is no time."""
    with services(tmp_path) as found:
        live = start(found, "1")
        due, said_as = time_said("28.3.2027 2:30", live.now)
        with pytest.raises(NotUnderstood) as told:
            live.hang_up("callback_agreed", _callback(due, said_as), "")
        assert told.value.code == "no_such_time"
        live.hang_up("callback_agreed", _callback(due.replace(hour=3), said_as), "").future.result(200)


@pytest.mark.parametrize(
    ("late", "kept"), [(timedelta(minutes=-4), True), (timedelta(minutes=18), True), (timedelta(minutes=25), False)]
)
def test_a_promise_is_kept_by_a_call_in_its_window_and_missed_by_a_later_one(
    tmp_path: Path, late: timedelta, kept: bool
) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    due = START + timedelta(hours=2)
    with services(tmp_path, clock) as found:
        start(found, "1").hang_up("callback_agreed", _callback(due), "").future.result(200)
        clock.tick((due + late - START).total_seconds())
        start(found, "1").hang_up("not_interested", NONE, "").future.result(200)
    assert rows(tmp_path, "SELECT state, done_at <> '', kept_at <> '' FROM follow_up") == [("done", 1, int(kept))]


def test_what_settled_a_promise_by_mistake_leaves_it_neither_done_nor_kept(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    due = START + timedelta(hours=2)
    with services(tmp_path, clock) as found:
        start(found, "1").hang_up("callback_agreed", _callback(due), "").future.result(200)
        clock.tick(2 * 3600)
        start(found).hang_up("started_by_mistake", NONE, "").future.result(200)
    assert rows(tmp_path, "SELECT state, done_at, kept_at FROM follow_up") == [("open", "", "")]


def test_an_appointment_that_is_moved_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        for days in (2, 3):
            meeting = FollowUp(FollowUpKind.APPOINTMENT, START + timedelta(days=days))
            start(found, "1").hang_up("appointment_set", meeting, "").future.result(200)
    assert rows(tmp_path, "SELECT state FROM follow_up ORDER BY due_at") == [("replaced",), ("open",)]


def test_the_zone_of_a_promise_is_no_zone_of_the_rep_who_travels(tmp_path: Path) -> None:
    clock = FixedClock(START.astimezone(ZoneInfo("America/New_York")), "America/New_York")
    with services(tmp_path, clock) as found:
        live = start(found, "1")
        assert live.now.utcoffset() == START.utcoffset()
        due, said_as = time_said("tomorrow 10:00", live.now)
        live.hang_up("callback_agreed", _callback(due, said_as), "").future.result(200)
    assert rows(tmp_path, "SELECT wall, zone FROM follow_up") == [("2026-03-03T10:00", "Europe/Berlin")]
