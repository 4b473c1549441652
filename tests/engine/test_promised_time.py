"""A promise is wall time in a zone; what a change of the clocks leaves open is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callassist.domain.promise import PromisedTime, SaidAs
from callassist.engine.promised_time import due_at, from_text, moments, question, to_text, window_ends

_BERLIN = "Europe/Berlin"
#: of every kind there is: north and south, half hours, quarter hours, none at all, Ramadan, a leap over midnight
_ZONES = (
    "Europe/Berlin", "Europe/London", "Europe/Lisbon", "Europe/Athens", "Europe/Moscow", "America/New_York",
    "America/Chicago", "America/Los_Angeles", "America/St_Johns", "America/Santiago", "America/Sao_Paulo",
    "America/Havana", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Asia/Beirut", "Africa/Casablanca",
    "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Chatham",
)  # fmt: skip


def _said(text: str, zone: str = _BERLIN, said_as: SaidAs = SaidAs.MINUTE) -> PromisedTime:
    return PromisedTime(datetime.fromisoformat(text), zone, said_as)


def test_a_time_the_clock_leaps_over_is_asked_about_and_never_moved() -> None:
    said = _said("2027-03-28T02:30")
    asked = question(said)
    assert asked is not None
    assert not asked.twice
    assert [one.wall.isoformat() for one in asked.choices] == ["2027-03-28T01:30:00", "2027-03-28T03:30:00"]
    assert due_at(said) is None


def test_a_time_the_clock_shows_twice_is_asked_about_and_each_answer_is_kept() -> None:
    asked = question(_said("2026-10-25T02:30"))
    assert asked is not None
    assert asked.twice
    first, second = asked.choices
    assert due_at(first) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert due_at(second) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    for one in asked.choices:
        kept = from_text(to_text(one), _BERLIN)
        assert due_at(kept) == due_at(one)


def test_ten_o_clock_stays_her_ten_o_clock_when_the_clocks_change_between_us() -> None:
    """L6: the United States change on 1 November 2026, a week after Europe."""
    for day, ours in (("2026-10-19", 16), ("2026-10-26", 15), ("2026-11-02", 16)):
        due = due_at(_said(f"{day}T10:00", "America/New_York"))
        assert due is not None
        assert due.astimezone(ZoneInfo(_BERLIN)).hour == ours


def test_a_part_of_a_day_is_due_when_it_begins_and_kept_until_it_ends() -> None:
    said = _said("2026-12-01T10:00", said_as=SaidAs.PART)
    assert due_at(said) == datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert window_ends(said, 15) == datetime(2026, 12, 1, 10, tzinfo=UTC)
    day = _said("2026-12-01T10:00", said_as=SaidAs.DAY)
    assert due_at(day) == datetime(2026, 12, 1, 7, tzinfo=UTC)
    assert window_ends(day, 15) == datetime(2026, 12, 1, 19, tzinfo=UTC)
    assert window_ends(_said("2026-12-01T10:00"), 15) == datetime(2026, 12, 1, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize("zone", _ZONES)
def test_every_quarter_of_an_hour_of_four_years_is_one_moment_or_asked(zone: str) -> None:
    """Counted the other way round, from each moment to what the clock shows at it: nothing of the rules is assumed."""
    rules = ZoneInfo(zone)
    step, quarter = timedelta(hours=6), timedelta(minutes=15)
    moment, before = datetime(2025, 12, 31, tzinfo=UTC), None
    offsets: set[timedelta] = set()
    around: set[date] = set()
    while moment < datetime(2030, 1, 2, tzinfo=UTC):
        local = moment.astimezone(rules)
        offset = local.utcoffset()
        assert offset is not None
        if before not in (None, offset):
            around |= {local.date(), (local - step).date()}
        offsets.add(offset)
        before = offset
        moment += step

    def shown(wall: datetime) -> list[datetime]:
        found = [(wall - offset).replace(tzinfo=UTC) for offset in offsets]
        return sorted(one for one in found if one.astimezone(rules).replace(tzinfo=None, fold=0) == wall)

    # around each change every quarter, of the other days a few
    first = datetime.fromisoformat("2026-01-01")
    for day in range(4 * 365 + 1):
        midnight = first + timedelta(days=day)
        for number in range(96) if midnight.date() in around else (8, 40, 92):
            wall = midnight + number * quarter
            assert list(moments(wall, zone)) == shown(wall), wall
            said = PromisedTime(wall, zone)
            assert (question(said) is None) == (len(shown(wall)) == 1), wall
            for choice in asked.choices if (asked := question(said)) is not None else ():
                assert due_at(from_text(to_text(choice), zone)) == due_at(choice) is not None
