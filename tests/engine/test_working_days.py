"""Holidays are computed, Easter included."""

from __future__ import annotations

from datetime import date

from callassist.engine.working_days import easter_sunday, is_holiday, is_working_day, working_days_on


def test_easter_is_where_the_churches_have_it() -> None:
    told = {2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2038: (4, 25), 2049: (4, 18), 2285: (3, 22)}
    assert {year: easter_sunday(year) for year in told} == {year: date(year, *day) for year, day in told.items()}


def test_the_holidays_of_all_germany_are_those_of_the_law() -> None:
    days = [date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal())]
    assert [day.isoformat()[5:] for day in days if is_holiday(day)] == [
        "01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "12-25", "12-26",
    ]  # fmt: skip


def test_working_days_leap_over_weekends_and_holidays() -> None:
    assert working_days_on(date(2026, 12, 23), 2) == date(2026, 12, 28)
    assert not is_working_day(date(2026, 11, 28))
