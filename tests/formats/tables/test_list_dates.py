"""Dates in lists."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.formats.tables.list_dates import DateOrder, find_order, is_no_date, parse_date


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["24/03/2026 14:10:11", "01/02/2026"], DateOrder.DAY_FIRST),
        (["03/24/2026", "01/02/2026"], DateOrder.MONTH_FIRST),
        (["1.2.2026"], DateOrder.DAY_FIRST),
        (["01/02/2026", "03/04/2026"], None),
        (["24/03/2026", "03/24/2026"], None),
        (["2026-02-24", "", "soon"], None),
    ],
)
def test_the_column_says_which_part_is_the_day(values: list[str], order: DateOrder | None) -> None:
    assert find_order(values).order is order


def test_it_is_asked_only_if_it_matters() -> None:
    assert find_order(["01/02/2026", "03/04/2026"]).is_asked
    assert find_order(["01/02/2026"]).examples == ("01/02/2026",)
    assert not find_order(["2026-02-24", "30 May 2024", "00/00/0000"]).is_asked


@pytest.mark.parametrize(
    "text", ["0.0.00", "1.1.4501", "00/00/0000", "0000-00-00", "01.01.4501 00:00:00", "1/1/1601", "", "-", "0"]
)
def test_no_date_is_none(text: str) -> None:
    assert is_no_date(text)
    assert parse_date(text, DateOrder.DAY_FIRST) is None


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("24.03.2026", None, date(2026, 3, 24)),
        ("1.4.68", None, date(1968, 4, 1)),
        ("1.4.26", None, date(2026, 4, 1)),
        ("01/02/2026", None, None),
        ("01/02/2026", DateOrder.DAY_FIRST, date(2026, 2, 1)),
        ("01/02/2026", DateOrder.MONTH_FIRST, date(2026, 1, 2)),
        ("24/03/2026 14:10:11", DateOrder.DAY_FIRST, date(2026, 3, 24)),
        ("2026-02-03T14:55:12+01:00", None, date(2026, 2, 3)),
        ("2026/2/3", None, date(2026, 2, 3)),
        ("19081209", None, date(1908, 12, 9)),
        ("30 May 2024", None, date(2024, 5, 30)),
        ("12. März 2024", None, date(2024, 3, 12)),
        ("March 12, 2024", None, date(2024, 3, 12)),
        ("31.02.2026", None, None),
        ("2026", None, None),
        ("030 1234567", None, None),
        ("soon", None, None),
    ],
)
def test_dates_of_many_forms(text: str, order: DateOrder | None, day: date | None) -> None:
    assert parse_date(text, order) == day


@settings(deadline=None)
@given(
    st.dates(date(1941, 1, 1), date(2040, 12, 31)), st.sampled_from(["%d.%m.%Y", "%d/%m/%Y", "%d-%m-%y", "%Y-%m-%d"])
)
def test_what_was_written_day_first_is_read(day: date, form: str) -> None:
    assert parse_date(day.strftime(form), DateOrder.DAY_FIRST) == day


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    parse_date(text, DateOrder.DAY_FIRST)
    find_order([text])
