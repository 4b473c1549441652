"""The fault gates in full, beside one another, and a table of what came out: `make faults`.

A gate that is split runs as so many processes of pytest, each with its share of the cases. The processes take turns on
as many cores as there are, the longest first.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COLUMNS = ("lost", "corrupt", "torn", "crashes", "bites")


@dataclass(frozen=True)
class Job:
    """What one gate runs, and into how many shares it is split."""

    tests: str
    shares: int = 2


JOBS = (
    Job("tests/storage/test_kill.py"),
    Job("tests/faults/test_kill.py"),
    Job("tests/faults/test_failing_writes.py"),
    Job("tests/faults/test_power_cut.py"),
    Job("tests/faults/test_fuzz.py"),
    Job("tests/faults/test_bit_flips.py"),
    Job("tests/faults/test_kept_safe.py"),
    Job("tests/faults/test_layouts.py", shares=1),
    Job(
        "tests/faults/test_export_targets.py tests/faults/test_hostile_log.py tests/faults/test_left_behind.py"
        " tests/faults/test_full_disk.py tests/faults/test_two_windows.py tests/faults/test_end.py"
        " tests/faults/test_other_programs.py tests/faults/test_time.py tests/ui/test_canary.py"
        " tests/ui/test_hostile_text.py tests/ui/test_plain_text.py",
        shares=1,
    ),
)


def run(job: Job, number: int, report: Path) -> bool:
    """One share of a gate; whether it passed. What pytest says is shown only where it did not."""
    environment = {
        **os.environ,
        "CALLASSIST_FAULTS": "full",
        "CALLASSIST_FAULTS_SHARE": f"{number}/{job.shares}",
        "CALLASSIST_FAULTS_REPORT": str(report),
    }
    began = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *job.tests.split()]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    passed = done.returncode == 0
    share = f" {number}/{job.shares}" if job.shares > 1 else ""
    print(f"{job.tests}{share}: {'passed' if passed else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    if not passed:
        print(done.stdout, done.stderr, sep="\n", flush=True)
    return passed


def table(report: Path) -> str:
    """All gates, those of several shares added up; `fuzz` is the sum of the kinds of input below it."""
    gates: dict[str, dict[str, Any]] = {}
    for line in report.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        for name in {one["name"], one["name"].partition(":")[0]}:
            gate = gates.setdefault(name, {"cases": 0, **dict.fromkeys(COLUMNS)})
            gate["cases"] += one["cases"]
            for column in COLUMNS:
                if one[column] is not None:
                    gate[column] = (gate[column] or 0) + one[column]
    rows = [["gate", "cases", "lost", "corrupt", "torn", "crashes", "control found"]]
    # the controls last: they have to find something
    for name, gate in sorted(gates.items(), key=lambda found: (found[1]["bites"] is not None, found[0])):
        counts = ["–" if gate[column] is None else f"{gate[column]:,}" for column in COLUMNS]
        rows.append([name, f"{gate['cases']:,}", *counts])
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def main(chosen: list[str]) -> int:
    """All gates, or those whose file is named in part."""
    jobs = [job for job in JOBS if not chosen or any(one in job.tests for one in chosen)]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        report.touch()
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            shares = [pool.submit(run, job, number, report) for job in jobs for number in range(1, job.shares + 1)]
        passed = [share.result() for share in shares]
        print(f"\n{table(report)}\n")
    print(f"{sum(passed)} of {len(passed)} passed in {(time.monotonic() - began) / 60:.1f} minutes")
    return 0 if passed and all(passed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
