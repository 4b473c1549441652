"""Which backups are kept. The rule is pure, so time may run as it likes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from callassist.storage.keeping.thinning import LEAST, OLDEST, RECENT, SMALL, TIMES, budget, superfluous, too_much

NOW = datetime(2026, 11, 25, 14, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def kept(made: list[datetime], now: datetime = NOW) -> list[datetime]:
    gone = set(superfluous(made, now))
    return sorted((one for one in made if one not in gone), reverse=True)


def test_all_of_two_days_one_a_day_for_a_week_and_one_a_week_for_a_month() -> None:
    made = [NOW - hour * HOUR for hour in range(24 * 40)]
    left = kept(made)
    assert [one for one in left if NOW - one <= RECENT] == made[:49]
    # seven days back to the 19th, and the newest of four weeks: the 25th, 22nd, 15th and 8th
    assert {one.day for one in left} == {25, 24, 23, 22, 21, 20, 19, 15, 8}
    assert NOW - left[-1] <= OLDEST
    assert len(left) < 60


def test_a_rep_who_works_alone_for_months_keeps_few() -> None:
    """Made and thinned day after day, as it really happens, never more than a month is there and never fewer than 3."""
    made: list[datetime] = []
    now = NOW
    for day in range(200):
        for half_hour in range(16):
            now = NOW + day * DAY + half_hour * HOUR / 2
            made = kept([*made, now], now)
            assert made[0] == now
    assert 30 < len(made) < 60
    assert now - made[-1] <= OLDEST


def test_three_are_kept_however_old_they_are() -> None:
    made = [NOW - 400 * DAY, NOW - 300 * DAY, NOW - 200 * DAY]
    assert kept(made) == sorted(made, reverse=True)


def test_one_kept_as_a_minimum_goes_once_newer_ones_are_enough() -> None:
    old = NOW - 60 * DAY
    made = [NOW - 30 * DAY, NOW - 20 * DAY, NOW - 10 * DAY, NOW]
    assert old not in kept([old, *made])


def test_a_clock_that_was_set_back_costs_nothing() -> None:
    made = [NOW - hour * HOUR for hour in range(24 * 20)]
    assert kept(made, NOW - 2 * DAY) == made


def test_a_clock_ten_years_ahead_costs_nothing() -> None:
    made = [NOW - hour * HOUR for hour in range(0, 24 * 20, 5)]
    ahead = NOW + 3650 * DAY
    for _ in range(40):
        ahead += HOUR / 2
        made = kept([ahead, *made], ahead)
    assert [one for one in made if one <= NOW] == [NOW - hour * HOUR for hour in range(0, 24 * 20, 5)]
    # and nothing after it was set right either
    assert kept([NOW + HOUR, *made], NOW + HOUR) == sorted([NOW + HOUR, *made], reverse=True)


def test_after_a_long_holiday_the_old_ones_go_only_once_there_are_new_ones_of_two_days() -> None:
    made = [NOW - 100 * DAY - hour * HOUR for hour in range(50)]
    first = kept([NOW, *made])
    assert len(first) == 51
    later = kept([NOW + 3 * DAY, NOW + 2 * DAY, NOW + DAY, *first], NOW + 3 * DAY)
    assert all(NOW - one < DAY for one in later)


@given(
    st.lists(st.integers(0, 90 * 24 * 60), min_size=1, max_size=300, unique=True), st.integers(-5000, 60 * 24 * 4000)
)
def test_never_the_newest_never_fewer_than_three(minutes: list[int], off: int) -> None:
    made = [NOW - timedelta(minutes=one) for one in minutes]
    now = NOW + timedelta(minutes=off)
    gone = superfluous(made, now)
    left = set(made) - set(gone)
    assert max(made) in left
    assert len(left) >= min(LEAST, len(made))
    assert set(gone) <= set(made)


GB = 10**9
_SIZES = st.dictionaries(
    st.integers(-90 * 24 * 60, 3650 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    st.integers(1, 5 * GB),
    min_size=1,
    max_size=120,
)


@given(_SIZES, st.integers(0, 200 * GB), st.data())
def test_backups_stay_within_their_size_but_for_the_last_three(
    sizes: dict[datetime, int], most: int, data: st.DataObject
) -> None:
    newest = data.draw(st.sampled_from(sorted(sizes)))
    gone = too_much(sizes, newest, most)
    left = {made: size for made, size in sizes.items() if made not in gone}
    assert len(gone) == len(set(gone))
    assert newest in left
    assert len(left) >= min(LEAST, len(sizes))
    assert set(sorted((made for made in sizes if made != newest), reverse=True)[: LEAST - 1]) <= set(left)
    assert len(left) == LEAST or sum(left.values()) <= most or len(sizes) < LEAST
    if sum(sizes.values()) <= most:
        assert gone == []
    # what is given up would not have found room
    assert all(len(left) == LEAST or sum(left.values()) + sizes[one] > most for one in gone)


def test_a_large_log_keeps_one_a_day_rather_than_all_of_two_days() -> None:
    """3.5 GB on a disk with a terabyte free: ten copies, not a hundred, and they reach back for weeks."""
    made = [NOW - half_hour * HOUR / 2 for half_hour in range(96)] + [NOW - day * DAY for day in range(3, 30)]
    left = kept(made)
    sizes = dict.fromkeys(left, int(3.5 * GB))
    most = budget(int(3.5 * GB), 1000 * GB, sum(sizes.values()))
    gone = too_much(sizes, NOW, most)
    stay = sorted(set(left) - set(gone), reverse=True)
    assert len(stay) == TIMES
    assert stay[:LEAST] == made[:LEAST]
    assert NOW - stay[-1] > timedelta(days=4)


def test_a_small_log_keeps_all_it_kept_before() -> None:
    made = kept([NOW - half_hour * HOUR / 2 for half_hour in range(48 * 40)])
    sizes = dict.fromkeys(made, 10**7)
    assert too_much(sizes, NOW, budget(10**7, 100 * GB, sum(sizes.values()))) == []


@given(st.integers(0, 10**13), st.integers(0, 10**13), st.integers(0, 10**13))
def test_backups_never_take_more_than_a_quarter_of_what_is_free_without_them(log: int, free: int, used: int) -> None:
    most = budget(log, free, used)
    assert 0 <= most <= (free + used) // 4
    assert most <= max(TIMES * log, SMALL)
