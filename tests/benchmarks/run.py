"""Measures and prints a table: `python -m tests.benchmarks.run [--only NAME …]`.

Runs every `bench_*.py` beside it, or those measurements alone whose file or own name contains one of the words given
(`make bench ARGS="--only lists phone"`); each file lists its own in `BENCHES`. At the end stand the bars of a working
day in one table. Ends with 1 where a bar does not hold. The first run makes a log of a million calls in the folder for
temporary files, which takes some minutes and 4 GB; CALLASSIST_BENCH_CALLS=20000 gives a quick look.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

from tests.benchmarks.day_table import day_table
from tests.benchmarks.measure import Bar, Bench


def found(words: list[str]) -> list[Bench]:
    """All measurements, in the order of their files."""
    benches: list[Bench] = []
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        for bench in importlib.import_module(f"tests.benchmarks.{path.stem}").BENCHES:
            if not words or any(word in f"{path.stem}.{bench.__name__}" for word in words):
                benches.append(bench)
    return benches


def main(arguments: list[str]) -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="measure no others")
    benches = found(parser.parse_args(arguments).only)
    if not benches:
        parser.error("nothing is called so")
    bars: list[Bar] = []
    for bench in benches:
        for bar in bench():
            bars.append(bar)
            print(line(bar), flush=True)
    print("\n".join(day_table(bars)))
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
