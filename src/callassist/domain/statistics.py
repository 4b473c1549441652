"""How sure a number is: intervals, tests and how many talks a comparison takes. Standard library alone.

Shares are of whole counts. All intervals hold 95 percent. Each function names where its formula comes from; the tests
hold figures of the papers and of SciPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, exp, lgamma, log, sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
"""Of a two-sided interval of 95 percent: 1.959963984540054."""

_POWER_Z = NormalDist().inv_cdf(0.8)
#: tables as probable as the one that was found, but for rounding
_SAME = 1e-7
#: from so many on, ranks come from the normal approximation
_MANY = 1_000
#: a share of a few is drawn towards that of all as if so many more had been seen
_PRIOR_OF_SHARES, _PRIOR_OF_LIFTS = 20, 4


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low


class Firmness(StrEnum):
    """How much may be said of a share, by the width of its interval."""

    #: wider than 40 points: a count, and no percentage
    FEW = "few"
    #: 20 to 40: a percentage with its interval
    ROUGH = "rough"
    FIRM = "firm"


class Tail(StrEnum):
    """What a test looks for."""

    TWO_SIDED = "two-sided"
    #: the first share is larger
    GREATER = "greater"


def wilson(hits: int, of: int) -> Interval:
    """The interval of a share (Wilson 1927): `hits` out of `of`. Nobody asked: anything is possible."""
    if of == 0:
        return Interval(0.0, 1.0)
    share = hits / of
    middle = share + Z * Z / (2 * of)
    reach = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    scale = 1 + Z * Z / of
    # at the ends the formula is right but for rounding
    low = 0.0 if hits == 0 else max(0.0, (middle - reach) / scale)
    high = 1.0 if hits == of else min(1.0, (middle + reach) / scale)
    return Interval(low, high)


def difference(hits: int, of: int, other_hits: int, other_of: int) -> Interval:
    """The interval of the first share less the second (Newcombe 1998, method 10)."""
    first, second = wilson(hits, of), wilson(other_hits, other_of)
    one = hits / of if of else 0.5
    two = other_hits / other_of if other_of else 0.5
    between = one - two
    return Interval(
        between - sqrt((one - first.low) ** 2 + (second.high - two) ** 2),
        between + sqrt((first.high - one) ** 2 + (two - second.low) ** 2),
    )


def firmness(hits: int, of: int) -> Firmness:
    """How much may be said of a share."""
    width = wilson(hits, of).width
    if width > 0.4:
        return Firmness.FEW
    return Firmness.ROUGH if width > 0.2 else Firmness.FIRM


def fisher(hits: int, misses: int, other_hits: int, other_misses: int, tail: Tail = Tail.TWO_SIDED) -> float:
    """The chance of a table so uneven, or more so, where both rows are alike (Fisher's exact test)."""
    row, hit, every = hits + misses, hits + other_hits, hits + misses + other_hits + other_misses
    least, most = max(0, row + hit - every), min(row, hit)
    logs = {found: _table(found, row, hit, every) for found in range(least, most + 1)}
    if tail is Tail.GREATER:
        return _sum(value for found, value in logs.items() if found >= hits)
    return _sum(value for value in logs.values() if value <= logs[hits] + _SAME)


def chance_of_a_trait(hits: int, of: int, with_it: int, every: int) -> float:
    """The chance that `hits` or more out of `of` have what `with_it` out of `every` have, if they were drawn by lot."""
    return fisher(hits, of - hits, with_it - hits, every - of - with_it + hits, Tail.GREATER)


def adjusted(chances: Sequence[float]) -> list[float]:
    """The same chances as tests of one table, by the rate of false findings (Benjamini and Hochberg 1995)."""
    number = len(chances)
    order = sorted(range(number), key=lambda place: chances[place], reverse=True)
    found = [1.0] * number
    least = 1.0
    for behind, place in enumerate(order):
        least = min(least, chances[place] * number / (number - behind))
        found[place] = least
    return found


def median_ranks(number: int) -> tuple[int, int] | None:
    """Between which two of so many ordered values the median lies, counted from 1; None: they are too few to tell.

    By order statistics: the largest rank with a chance of at most 2.5 percent on either side (a binomial with a half).
    """
    if number >= _MANY:
        rank = int((number - Z * sqrt(number)) / 2)
        return rank, number + 1 - rank
    below, rank = 0.0, 0
    for count in range(number):
        # the chance that at most `count` lie below
        below += exp(_choose(number, count) - number * log(2))
        if 2 * below > 0.05:
            break
        rank = count + 1
    return (rank, number + 1 - rank) if rank else None


def talks_per_arm(share: float, other: float) -> int:
    """How many talks each of two wordings takes to tell these shares apart (two-sided 5 percent, power 80 percent).

    Raises:
        ValueError: the shares are the same, or none lies between 0 and 1.
    """
    if share == other or not (0 <= share <= 1 and 0 <= other <= 1):
        raise ValueError(f"no difference to be found between {share} and {other}")
    mean = (share + other) / 2
    noise = Z * sqrt(2 * mean * (1 - mean)) + _POWER_Z * sqrt(share * (1 - share) + other * (1 - other))
    return ceil(noise**2 / (share - other) ** 2)


def smallest_difference(share: float, talks: int) -> float | None:
    """By how much more than `share` a wording has to do for so many talks of each to show it; None: nothing does."""
    if talks <= 0 or not 0 <= share < 1 or talks_per_arm(share, 1.0) > talks:
        return None
    low, high = share, 1.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        if middle != share and talks_per_arm(share, middle) <= talks:
            high = middle
        else:
            low = middle
    return high - share


def shrunk_share(hits: int, of: int, hits_of_all: int, all_of_them: int) -> float:
    """A share of few, drawn towards that of all."""
    of_all = hits_of_all / all_of_them if all_of_them else 0.0
    return (hits + _PRIOR_OF_SHARES * of_all) / (of + _PRIOR_OF_SHARES)


def shrunk_lift(hits: int, of: int, base: float) -> float:
    """How many times as often few have a trait as all (`base`, above 0), drawn towards once."""
    return (hits + _PRIOR_OF_LIFTS * base) / (of + _PRIOR_OF_LIFTS) / base


def _table(found: int, row: int, hit: int, every: int) -> float:
    """The logarithm of the chance of a table, by its first cell and its sums."""
    return _choose(hit, found) + _choose(every - hit, row - found) - _choose(every, row)


def _choose(of: int, number: int) -> float:
    return lgamma(of + 1) - lgamma(number + 1) - lgamma(of - number + 1)


def _sum(logs: Iterable[float]) -> float:
    """Of chances by their logarithms; the small ones first, or they are lost beside the large ones."""
    return min(1.0, sum(exp(value) for value in sorted(logs)))
