"""Every write, flush and truncation of a call fails once, or all from there on; the disk is full, or reports errors.

No answer that was acknowledged may be missing, none may be there twice, every error is one the rep can act on, and once
the disk is well the answers that were kept in memory are written. `failing_calls.py` plays the calls.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.form import FULL, Gate, quick_folder, share
from tests.faults.injection.compiling import watched_disk
from tests.faults.injection.disk import preloaded

ROOT = Path(__file__).parents[2]
STEP = 1 if FULL else 31
#: answers of the call
ANSWERS = 60 if FULL else 20
#: processes beside one another; in the full form the shares are these
WORKERS = 1 if FULL else 2


def sweep(folder: Path, step: int, *careless: str) -> list[dict[str, Any]]:
    """What became of every point."""
    number, of = share()
    workers = []
    for worker in range(WORKERS):
        root = folder / str(worker)
        given = [
            str(root),
            str(ANSWERS),
            str(step),
            str((number - 1) * WORKERS + worker + 1),
            str(of * WORKERS),
            *careless,
        ]
        workers.append(
            subprocess.Popen(
                [sys.executable, "-m", "tests.faults.failing_calls", *given],
                env=preloaded(watched_disk(), root),
                cwd=ROOT,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
    told = [worker.communicate()[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0] * WORKERS
    return [json.loads(line) for lines in told for line in lines.splitlines()]


@pytest.mark.timeout(3_600)  # hundreds of calls, on a machine with other work
def test_no_failing_write_loses_or_doubles_an_answer() -> None:
    with quick_folder() as folder:
        points = sweep(folder, STEP)
    _, of = share()
    # once and from there on, full and broken
    assert len(points) >= points[0]["of"] // STEP // of * 4
    assert sum(point.get("told", 0) for point in points) > len(points), "hardly any error came through to the rep"
    gate = Gate("failing writes", len(points), least=0.9)
    gate.hit = sum(bool(point.get("failed")) for point in points)
    gate.lost, gate.corrupt, gate.torn = (
        sum(point.get(name, 0) for point in points) for name in ("lost", "corrupt", "torn")
    )
    gate.torn += sum(point.get("twice", 0) for point in points)
    gate.raw = sum(len(point["crashes"]) for point in points)
    gate.silent = sum(point.get("lost", 0) and not point.get("told") for point in points)
    gate.report()
    bad = [
        point for point in points if point["crashes"] or any(point[one] for one in ("lost", "corrupt", "torn", "twice"))
    ]
    assert bad == []


def test_the_sweep_finds_answers_that_were_forgotten() -> None:
    """The negative control: a program that forgets what it could not write."""
    with quick_folder() as folder:
        points = sweep(folder, 101, "careless")
    bad = [point for point in points if point["crashes"] or point["lost"] or point["torn"]]
    Gate("failing writes, control – a forgetful outbox", len(points), bites=len(bad)).report()
    assert len(bad) > len(points) / 4
