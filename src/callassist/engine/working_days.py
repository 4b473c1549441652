"""Days on which people are called for business, as far as they are the same in all of Germany."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
#: Good Friday, Easter Monday, Ascension, Whit Monday: days from Easter Sunday
_MOVED = (-2, 1, 39, 50)


def easter_sunday(year: int) -> date:
    """Easter of the western churches (Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    moon = year % 19
    leap, rest = divmod(century, 4)
    epact = (19 * moon + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (moon + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def is_holiday(day: date) -> bool:
    """Whether it is a holiday everywhere in Germany."""
    return (day.month, day.day) in _FIXED or (day - easter_sunday(day.year)).days in _MOVED


def is_working_day(day: date) -> bool:
    """Whether it is none of Saturday, Sunday and holiday."""
    return day.weekday() < 5 and not is_holiday(day)


def working_days_on(day: date, number: int) -> date:
    """The day so many working days later."""
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day
