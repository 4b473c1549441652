"""Intervals and tests, against figures of the papers and of SciPy 1.17."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.domain.statistics import (
    Firmness,
    Tail,
    Z,
    adjusted,
    chance_of_a_trait,
    difference,
    firmness,
    fisher,
    median_ranks,
    shrunk_lift,
    shrunk_share,
    smallest_difference,
    talks_per_arm,
    wilson,
)


def test_z_is_that_of_95_percent() -> None:
    assert pytest.approx(1.959963984540054, abs=1e-15) == Z


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(3, 10, 0.1078, 0.6032), (0, 10, 0, 0.2775), (6, 6, 0.6097, 1), (30, 100, 0.2189, 0.3958), (0, 0, 0, 1)],
)
def test_the_interval_of_a_share(hits: int, of: int, low: float, high: float) -> None:
    found = wilson(hits, of)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize(
    ("one", "two", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),  # Newcombe's example a
        ((12, 20), (4, 11), -0.1177, 0.5152),
        ((45, 100), (30, 100), 0.0159, 0.2768),
    ],
)
def test_the_interval_of_a_difference(one: tuple[int, int], two: tuple[int, int], low: float, high: float) -> None:
    found = difference(*one, *two)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
    turned = difference(*two, *one)
    assert (turned.low, turned.high) == (pytest.approx(-found.high), pytest.approx(-found.low))


@pytest.mark.parametrize(
    ("table", "tail", "chance"),
    [
        ((12, 8, 4, 7), Tail.TWO_SIDED, 0.2734),
        ((6, 0, 5, 9), Tail.GREATER, 0.01192),
        ((300, 200, 5_000, 20_000), Tail.TWO_SIDED, 6.736e-83),
        ((0, 0, 0, 0), Tail.TWO_SIDED, 1),
    ],
)
def test_an_uneven_table(table: tuple[int, int, int, int], tail: Tail, chance: float) -> None:
    assert fisher(*table, tail) == pytest.approx(chance, rel=2e-4)


@given(*(st.integers(0, 12) for _ in range(4)))
def test_the_exact_test_is_what_counting_gives(hits: int, misses: int, others: int, missed: int) -> None:
    row, hit, every = hits + misses, hits + others, hits + misses + others + missed
    ways = {
        found: comb(hit, found) * comb(every - hit, row - found)
        for found in range(max(0, row + hit - every), min(row, hit) + 1)
    }
    total = sum(ways.values())
    greater = sum(way for found, way in ways.items() if found >= hits) / total
    two_sided = sum(way for way in ways.values() if way <= ways[hits]) / total
    assert fisher(hits, misses, others, missed, Tail.GREATER) == pytest.approx(greater, rel=1e-9)
    assert fisher(hits, misses, others, missed) == pytest.approx(two_sided, rel=1e-6)


@pytest.mark.parametrize(("hits", "of", "with_it", "every", "chance"), [(6, 6, 20, 40, 0.0101), (6, 6, 32, 40, 0.2361)])
def test_a_trait_that_all_the_best_have(hits: int, of: int, with_it: int, every: int, chance: float) -> None:
    assert chance_of_a_trait(hits, of, with_it, every) == pytest.approx(chance, abs=5e-5)


def test_many_tests_of_one_table_are_adjusted() -> None:
    assert adjusted([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert adjusted([0.9, 0.001]) == pytest.approx([0.9, 0.002])
    assert adjusted([]) == []


@given(st.lists(st.floats(0, 1), max_size=12))
def test_adjusting_never_makes_surer_and_keeps_the_order(chances: list[float]) -> None:
    found = adjusted(chances)
    assert all(one >= before - 1e-12 for one, before in zip(found, chances, strict=True))
    ranked = sorted(range(len(chances)), key=lambda place: chances[place])
    assert [found[place] for place in ranked] == sorted(found)


@pytest.mark.parametrize(
    ("number", "ranks"),
    [
        (5, None), (6, (1, 6)), (10, (2, 9)), (20, (6, 15)), (50, (18, 33)), (100, (40, 61)), (1000, (469, 532)),
    ],
)  # fmt: skip
def test_between_which_values_the_median_lies(number: int, ranks: tuple[int, int] | None) -> None:
    assert median_ranks(number) == ranks


@given(st.integers(6, 400))
def test_one_rank_further_in_would_be_too_sure(number: int) -> None:
    ranks = median_ranks(number)
    assert ranks is not None

    def outside(rank: int) -> float:
        return 2 * sum(comb(number, below) for below in range(rank)) / 2**number

    assert outside(ranks[0]) <= 0.05 < outside(ranks[0] + 1)


@pytest.mark.parametrize(
    ("share", "other", "talks"),
    [(0.30, 0.45, 163), (0.046, 0.092, 476), (0.046, 0.07, 1_488), (0.30, 0.40, 356), (0.12, 0.18, 555)],
)
def test_how_many_talks_a_comparison_takes(share: float, other: float, talks: int) -> None:
    assert talks_per_arm(share, other) == talks


def test_no_comparison_without_a_difference() -> None:
    with pytest.raises(ValueError, match="no difference"):
        talks_per_arm(0.3, 0.3)
    with pytest.raises(ValueError, match="no difference"):
        talks_per_arm(0.3, 1.3)


@pytest.mark.parametrize(("talks", "points"), [(20, 43.0), (45, 29.0), (100, 19.3), (163, 15.0)])
def test_the_smallest_difference_that_shows(talks: int, points: float) -> None:
    found = smallest_difference(0.3, talks)
    assert found is not None
    assert found * 100 == pytest.approx(points, abs=0.05)


@pytest.mark.parametrize(("share", "talks"), [(0.3, 0), (0.3, 3), (1.0, 100)])
def test_too_few_talks_show_nothing(share: float, talks: int) -> None:
    assert smallest_difference(share, talks) is None


def test_few_are_drawn_towards_all() -> None:
    assert shrunk_share(3, 6, 13, 19) == pytest.approx(0.642, abs=5e-4)
    assert shrunk_lift(6, 6, 0.55) == pytest.approx(1.49, abs=5e-3)


@pytest.mark.parametrize(
    ("hits", "of", "degree"),
    [
        (0, 0, Firmness.FEW),
        (3, 10, Firmness.FEW),
        (5, 17, Firmness.ROUGH),
        (12, 33, Firmness.ROUGH),
        (24, 80, Firmness.FIRM),
        (50, 100, Firmness.FIRM),
    ],
)
def test_how_much_may_be_said(hits: int, of: int, degree: Firmness) -> None:
    assert firmness(hits, of) is degree


@given(st.integers(0, 300), st.integers(0, 300))
def test_an_interval_holds_its_share(hits: int, misses: int) -> None:
    found = wilson(hits, hits + misses)
    share = hits / (hits + misses) if hits + misses else 0.5
    assert 0 <= found.low <= share <= found.high <= 1
