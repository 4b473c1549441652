"""How long what there is of people is kept: each rule at its border, to the second."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.engine.retention import PERIODS, Keeping, KeptFor, Rule, Standing, Stays, keeping_of, list_leaves

LAST = datetime(2024, 2, 29, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("period", "since", "until"),
    [
        (KeptFor(months=6), datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 9, 2, 9, tzinfo=UTC)),
        (KeptFor(months=6), datetime(2026, 8, 31, 9, tzinfo=UTC), datetime(2027, 3, 1, 9, tzinfo=UTC)),
        (KeptFor(months=24), LAST, datetime(2026, 3, 1, 11, 30, tzinfo=UTC)),
        (KeptFor(months=1), datetime(2026, 12, 31, tzinfo=UTC), datetime(2027, 1, 31, tzinfo=UTC)),
        (KeptFor(days=30), datetime(2026, 11, 26, tzinfo=UTC), datetime(2026, 12, 26, tzinfo=UTC)),
    ],
)
def test_a_period_ends_on_the_same_day_or_never_too_early(period: KeptFor, since: datetime, until: datetime) -> None:
    assert period.after(since) == until


@given(st.integers(0, 3_000_000_000), st.integers(0, 80), st.integers(0, 60))
def test_a_period_is_never_shorter_than_its_months_and_grows_with_time(since: int, months: int, days: int) -> None:
    aware = datetime.fromtimestamp(since, UTC)
    until = KeptFor(months, days).after(aware)
    assert timedelta(28 * months + days) <= until - aware <= timedelta(31 * months + days + 3)
    assert KeptFor(months, days).after(aware + timedelta(seconds=1)) >= until


def test_rows_leave_by_the_day_a_list_was_obtained_but_not_the_day_after_it_was_read_in() -> None:
    read_in = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert list_leaves(read_in, None) == datetime(2026, 9, 2, 9, tzinfo=UTC)
    assert list_leaves(read_in, date(2026, 1, 15)) == datetime(2026, 7, 15, tzinfo=UTC)
    assert list_leaves(read_in, date(2024, 1, 15)) == datetime(2026, 4, 1, 9, tzinfo=UTC)
    assert list_leaves(read_in, date(2031, 1, 15)) == datetime(2026, 9, 2, 9, tzinfo=UTC), "a day to come is none"


def test_a_person_leaves_two_years_after_the_last_contact_and_not_before_what_keeps_them_is_over() -> None:
    until = datetime(2026, 3, 1, 11, 30, tzinfo=UTC)
    assert keeping_of(Standing(LAST)) == Keeping(until, Rule.NO_RESULT)
    assert keeping_of(Standing(LAST, proof_until=date(2029, 3, 1))) == Keeping(until, Rule.NO_RESULT)
    assert keeping_of(Standing(LAST, in_call=True, has_result=True)) == Keeping(stays=Stays.CALL)
    assert keeping_of(Standing(LAST, is_open=True)) == Keeping(stays=Stays.OPEN)
    assert keeping_of(Standing(LAST, has_result=True)) == Keeping(stays=Stays.RESULT)
    assert keeping_of(Standing(LAST, is_listed=True)) == Keeping(stays=Stays.LISTED)
    assert keeping_of(Standing(None)) == Keeping(), "who knows how old it is"


def test_the_day_until_which_a_proof_is_kept_is_its_last() -> None:
    alone = Standing(LAST, proof_until=date(2029, 3, 1), proof_alone=True)
    assert keeping_of(alone) == Keeping(datetime(2029, 3, 2, tzinfo=UTC), Rule.PROOF)


def test_every_rule_has_a_period() -> None:
    assert set(PERIODS) == set(Rule)
