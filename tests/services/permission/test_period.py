"""The time whose evidence is wanted: by a name, or from a day to a day."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from callassist.errors import NotUnderstood
from callassist.services.permission.period import DaysCalled, Span, period_of, read_period

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("span", "since", "until"),
    [
        ("month", date(2026, 3, 1), TODAY),
        ("last_month", date(2026, 2, 1), date(2026, 2, 28)),
        ("year", date(2026, 1, 1), TODAY),
        ("last_year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_time_with_a_name_ends_today_at_the_latest(span: Span, since: date, until: date) -> None:
    assert period_of(span, TODAY) == (since, until)


def test_the_last_day_is_in_it_to_its_end_also_where_clocks_are_changed() -> None:
    since, until = DaysCalled(date(2026, 3, 29), date(2026, 3, 29)).bounds(ZoneInfo("Europe/Berlin"))
    assert (until.timestamp() - since.timestamp()) / 3600 == 23


def test_days_are_typed_in_any_usual_way() -> None:
    for first in ("1.2.", "01.02.2026", "1 Feb 2026", "2026-02-01"):
        assert read_period(first, "28 Feb 2026", TODAY) == (date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        ("soon", "1.3.2026", "no_day"),
        ("", "1.3.2026", "no_day"),
        ("1.3.2026", "3.3.2026", "in_the_future"),
        ("2.3.2026", "1.3.2026", "period_backwards"),
    ],
)
def test_what_is_no_time_says_so(since: str, until: str, code: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        read_period(since, until, TODAY)
    assert told.value.code == code
