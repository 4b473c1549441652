"""What a benchmark gives: bars with what was measured and what is wanted."""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Bench = Callable[[], Iterable["Bar"]]
"""One measurement; a `bench_*.py` lists its own in `BENCHES`."""


@dataclass(frozen=True)
class Bar:
    """One line of the table: `measured` must not be above `target` (None: only told)."""

    name: str
    measured: float
    target: float | None
    unit: str
    remark: str = ""
    #: the line of the table of a working day it belongs to (`day_table.LINES`)
    line: str = ""

    @property
    def holds(self) -> bool:
        return self.target is None or self.measured <= self.target


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that `percent` of `values` do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def peak_memory_mb() -> float:
    """The most memory this process has held so far."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def scale() -> int:
    """How many calls the big log has; CALLASSIST_BENCH_CALLS makes it smaller for a quick look."""
    return int(os.environ.get("CALLASSIST_BENCH_CALLS", "1000000"))
