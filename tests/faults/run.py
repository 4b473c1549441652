"""The fault gates in full, beside one another, and a table of what came out: `make faults`.

A gate that is split runs as so many processes of pytest, each with its share of the cases. The processes take turns on
as many cores as there are, the longest first. What the shares report is added up; a gate passes when its fault really
happened, nothing that it counts went wrong, and a control of it shows that it can fail.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from pathlib import Path

from tests.faults.form import WRONG, Gate

ROOT = Path(__file__).parents[2]
COLUMNS = ("hit", *WRONG, "bites")
HEADS = ("gate", "cases", "hit", "lost", "blocks lost", "corrupt", "torn", "raw", "silent", "crashes", "control found")


@dataclass(frozen=True)
class Job:
    """What one gate runs, and into how many shares it is split."""

    tests: str
    shares: int = 2


JOBS = (
    Job("tests/storage/test_kill.py"),
    Job("tests/faults/test_kill.py"),
    Job("tests/faults/test_kill_writing.py"),
    Job("tests/faults/test_failing_writes.py"),
    Job("tests/faults/test_power_cut.py"),
    Job("tests/faults/test_power_cut_keeping.py"),
    Job("tests/faults/test_failing_keeping.py"),
    Job("tests/faults/test_fuzz.py"),
    Job("tests/faults/test_hostile_numbers.py"),
    Job("tests/faults/test_bit_flips.py"),
    Job("tests/faults/test_kill_keeping.py"),
    Job("tests/faults/test_kept_safe.py"),
    Job("tests/faults/test_hostile_files.py"),
    Job("tests/faults/test_generated_tables.py"),
    Job("tests/faults/test_layouts.py", shares=1),
)
#: those that are not split: all other tests of this folder, and some of the window's
REST = "tests/ui/kit/test_canary.py tests/ui/kit/test_hostile_text.py tests/ui/kit/test_plain_text.py"


def all_jobs() -> tuple[Job, ...]:
    """Every test of this folder, whoever added it."""
    split = {name for job in JOBS for name in job.tests.split()}
    others = sorted(str(path.relative_to(ROOT)) for path in Path(__file__).parent.glob("test_*.py"))
    return (*JOBS, Job(" ".join([*(one for one in others if one not in split), REST]), shares=1))


def run(job: Job, number: int, report: Path) -> str:
    """One share of a gate; "" if it passed, or why it did not. What pytest says is shown only then."""
    environment = {
        **os.environ,
        "CALLASSIST_FAULTS": "full",
        "CALLASSIST_FAULTS_SHARE": f"{number}/{job.shares}",
        "CALLASSIST_FAULTS_REPORT": str(report),
    }
    began = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", *job.tests.split()]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    why = "" if done.returncode == 0 else "FAILED"
    skipped = re.search(r"(\d+) skipped", done.stdout.rsplit("\n", 2)[-2] if "\n" in done.stdout else "")
    if skipped is not None and sys.platform.startswith("linux"):
        why = why or f"{skipped[1]} tests were SKIPPED"
    share = f" {number}/{job.shares}" if job.shares > 1 else ""
    print(f"{job.tests}{share}: {why or 'passed'} in {time.monotonic() - began:.0f} s", flush=True)
    if why:
        print(done.stdout, done.stderr, sep="\n", flush=True)
    return why and f"{job.tests}{share}: {why}"


def added_up(lines: Iterable[str]) -> list[Gate]:
    """The gates, those of several shares added up; their controls last."""
    gates: dict[str, Gate] = {}
    known = {one.name for one in fields(Gate)}
    for line in lines:
        one = {name: value for name, value in json.loads(line).items() if name in known}
        gate = gates.setdefault(one["name"], Gate(one["name"]))
        gate.cases += one["cases"]
        gate.least = max(gate.least, one.get("least") or 0.0)
        for column in COLUMNS:
            if one.get(column) is not None:
                gate.add(**{column: one[column]})
    return sorted(gates.values(), key=lambda gate: (gate.is_control, gate.name))


def family(name: str) -> str:
    """What a gate and its control have in common: the name up to a colon or ", control"."""
    return re.split(r":|, control", name, maxsplit=1)[0]


def misses(gates: Iterable[Gate]) -> Iterator[str]:
    """What keeps the gates from being passed, gate by gate."""
    gates = list(gates)
    sharp = {family(gate.name) for gate in gates if gate.is_control and gate.bites}
    for gate in gates:
        if gate.is_control:
            if not gate.bites:
                yield f"{gate.name}: found nothing in {gate.cases:,} cases, so its gate proves nothing"
            continue
        if not gate.hit:
            yield f"{gate.name}: none of its {gate.cases:,} cases is known to have been hit"
        elif gate.hit < gate.least * gate.cases:
            yield f"{gate.name}: hit {gate.hit:,} of {gate.cases:,} cases, not {gate.least:.0%}"
        for name, number in gate.wrong().items():
            yield f"{gate.name}: {name} {number:,}"
        if family(gate.name) not in sharp:
            yield f"{gate.name}: no control of it found anything"


def table(gates: Iterable[Gate]) -> str:
    """One line a gate; "–" where a gate does not measure something."""
    rows: list[list[str]] = [list(HEADS)]
    for gate in gates:
        counts = [getattr(gate, column) for column in COLUMNS]
        rows.append([gate.name, f"{gate.cases:,}", *("–" if one is None else f"{one:,}" for one in counts)])
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def follow(progress: Path, until: threading.Event) -> None:
    """Prints what the gates tell of how far they have come."""
    progress.touch()
    with progress.open(encoding="utf-8") as file:
        while not until.wait(1):
            if told := file.read():
                print(told, end="", flush=True)


def main(chosen: list[str]) -> int:
    """All gates, or those whose file is named in part."""
    jobs = [job for job in all_jobs() if not chosen or any(one in job.tests for one in chosen)]
    began = time.monotonic()
    done = threading.Event()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        report.touch()
        follower = threading.Thread(target=follow, args=(Path(f"{report}.progress"), done), daemon=True)
        follower.start()
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            shares = [pool.submit(run, job, number, report) for job in jobs for number in range(1, job.shares + 1)]
        told = [share.result() for share in shares]
        done.set()
        follower.join()
        gates = added_up(report.read_text(encoding="utf-8").splitlines())
    print(f"\n{table(gates)}\n")
    failed = [one for one in told if one]
    missed = list(misses(gates))
    for one in (*failed, *missed):
        print(one)
    passed = len(told) - len(failed)
    print(
        f"{passed} of {len(told)} passed in {(time.monotonic() - began) / 60:.1f} minutes, {len(missed)} things missed"
    )
    return 0 if told and not failed and not missed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
