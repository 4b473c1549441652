"""A time in which calls were made, as a rep chooses it: one that has a name, or from a day to a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal, NamedTuple

from callassist.engine.typed import typed_past_day
from callassist.errors import NotUnderstood

Span = Literal["month", "last_month", "year", "last_year"]
SPANS: tuple[Span, ...] = ("month", "last_month", "year", "last_year")


class DaysCalled(NamedTuple):
    """Days, the first and the last of them in it."""

    since: date
    until: date

    def bounds(self, zone: tzinfo | None) -> tuple[datetime, datetime]:
        """From when, and from when on not any more, by the clocks of a zone."""
        after = datetime.combine(self.until + timedelta(days=1), time(), zone)
        return datetime.combine(self.since, time(), zone), after


def period_of(span: Span, today: date) -> DaysCalled:
    """What a name stands for today; a month and a year that are not over end today."""
    month = today.replace(day=1)
    match span:
        case "month":
            return DaysCalled(month, today)
        case "last_month":
            last = month - timedelta(days=1)
            return DaysCalled(last.replace(day=1), last)
        case "year":
            return DaysCalled(date(today.year, 1, 1), today)
        case "last_year":
            return DaysCalled(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


def read_period(since: str, until: str, today: date) -> DaysCalled:
    """From the day and until the day that were typed.

    Raises:
        NotUnderstood: one of them is no day (`no_day`) or still to come (`in_the_future`); they stand the wrong way
            round (`period_backwards`).
    """
    period = DaysCalled(_day(since, today), _day(until, today))
    if period.until < period.since:
        raise NotUnderstood("the last day is before the first one", next_step="change places", code="period_backwards")
    return period


def _day(text: str, today: date) -> date:
    try:
        return typed_past_day(text, today)
    except NotUnderstood as error:
        if error.code != NotUnderstood.code:
            raise
        raise NotUnderstood(
            f"{text!r} is no day",
            next_step="type a day, for example 3.2.2026",
            code="no_day",
        ) from error
