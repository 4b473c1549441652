"""Measures and prints a table: `python -m tests.benchmarks.run [NAME …]`.

Runs every `bench_*.py` beside it (or those whose name contains one of the words given); each lists its measurements in
`BENCHES`. Ends with 1 where a bar does not hold. The first run makes a log of a million calls in the folder for
temporary files, which takes some minutes and 4 GB; CALLASSIST_BENCH_CALLS=20000 gives a quick look.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from tests.benchmarks.measure import Bar, Bench


def found(words: list[str]) -> list[Bench]:
    """All measurements, in the order of their files."""
    benches: list[Bench] = []
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if not words or any(word in path.stem for word in words):
            benches += importlib.import_module(f"tests.benchmarks.{path.stem}").BENCHES
    return benches


def main(words: list[str]) -> int:
    """Run and print."""
    bars: list[Bar] = []
    for bench in found(words):
        for bar in bench():
            bars.append(bar)
            print(line(bar), flush=True)
    failed = [bar for bar in bars if not bar.holds]
    print(f"\n{len(bars)} bars, {len(failed)} missed")
    return 1 if failed else 0


def line(bar: Bar) -> str:
    """A line of the table."""
    target = "" if bar.target is None else f"≤ {bar.target:g} {bar.unit}"
    mark = "  " if bar.target is None else "✓ " if bar.holds else "✗ "
    return f"{mark}{bar.name:<58} {f'{bar.measured:.2f} {bar.unit}':>14}  {target:<12} {bar.remark}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
