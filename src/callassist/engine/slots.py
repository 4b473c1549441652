"""The two times a script offers, and when to get in touch with a prospect who agreed on nothing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta

#: one in the evening for people at work, one in the morning: an offer of two unlike times is easier to accept
_FIRST, _SECOND = time(18), time(10)
_STEP = timedelta(hours=1)
_LATEST, _EARLIEST = time(19), time(9)


def two_slots(now: datetime, busy: Collection[datetime] = ()) -> tuple[datetime, datetime]:
    """The next two free working days, one time each, in the zone of `now`. Times within an hour of `busy` are taken."""
    first_day = _working_day(now)
    second_day = _working_day(first_day)
    return _free(first_day, _FIRST, busy), _free(second_day, _SECOND, busy)


def next_step_time(now: datetime) -> datetime:
    """When to get in touch with a prospect who agreed on nothing: a week later, or the working day after that."""
    return datetime.combine(_working_day(now + timedelta(days=6)).date(), time(10), now.tzinfo)


def _working_day(after: datetime) -> datetime:
    day = after + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day


def _free(day: datetime, wanted: time, busy: Collection[datetime]) -> datetime:
    for _ in range(15):  # three weeks of full days: then the rep has to look herself
        for hour in _by_distance(wanted):
            moment = datetime.combine(day.date(), hour, day.tzinfo)
            if all(abs(moment - taken) >= _STEP for taken in busy):
                return moment
        day = _working_day(day)
    return datetime.combine(day.date(), wanted, day.tzinfo)


def _by_distance(wanted: time) -> list[time]:
    hours = [time(hour) for hour in range(_EARLIEST.hour, _LATEST.hour + 1)]
    return sorted(hours, key=lambda hour: abs(hour.hour - wanted.hour))
