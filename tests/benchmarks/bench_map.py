"""The map of a script: how long laying it out takes, off the thread of the window."""

from __future__ import annotations

import random
from collections.abc import Iterable

from callassist.services.scripts.map_layout import laid_out
from tests.benchmarks.measure import Bar, milliseconds

Graph = tuple[dict[str, str], list[tuple[str, str]]]

_RUNS = 5
#: steps and the bar in milliseconds
_SIZES = ((300, 200.0), (2_000, 1_500.0))


def in_a_row(steps: int) -> Graph:
    """As scripts are: one road with ways a little ahead, some back, and one end that every fourth step leads to."""
    chance = random.Random(1)
    groups = {f"n{number}": f"stage {number * 3 // steps}" for number in range(steps)}
    ways: list[tuple[str, str]] = []
    for number in range(steps - 1):
        ways.append((f"n{number}", f"n{number + 1}"))
        if number % 3:
            ways.append((f"n{number}", f"n{min(steps - 1, number + chance.randint(2, 12))}"))
        if number % 10 == 5:
            ways.append((f"n{number}", f"n{max(0, number - chance.randint(1, 6))}"))
        if number % 4 == 0:
            ways.append((f"n{number}", f"n{steps - 1}"))
    return groups, ways


def branching(steps: int) -> Graph:
    """As a decision tree is: each step led to by an earlier one, and ways across."""
    chance = random.Random(2)
    groups = {f"n{number}": "stage" for number in range(steps)}
    ways = [(f"n{chance.randrange(number // 3, number)}", f"n{number}") for number in range(1, steps)]
    ways += [(f"n{chance.randrange(steps)}", f"n{chance.randrange(steps)}") for _ in range(steps // 5)]
    return groups, ways


def map_layout() -> Iterable[Bar]:
    """The best of some runs: what it takes, not what else the machine does."""
    for name, graph in (("in a row", in_a_row), ("branching", branching)):
        for steps, target in _SIZES:
            groups, ways = graph(steps)
            taken = min(milliseconds(lambda groups=groups, ways=ways: laid_out(groups, ways)) for _ in range(_RUNS))
            yield Bar(f"map of {steps:,} steps, {name}", taken, target, "ms", f"{len(ways):,} ways")


BENCHES = (map_layout,)
