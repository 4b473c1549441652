"""`make faults` itself: what keeps gates from being passed, whatever their tests say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.faults.form import Gate
from tests.faults.run import added_up, all_jobs, misses, table

ROOT = Path(__file__).parents[2]
CONTROL = Gate("power cut, control – no flush", 10, bites=4)


def told(*gates: Gate) -> list[str]:
    """What is missed where these are reported."""
    return list(misses(added_up(json.dumps(asdict(gate)) for gate in gates)))


def test_a_gate_that_hit_found_nothing_wrong_and_has_a_sharp_control_is_passed() -> None:
    assert told(Gate("power cut", 10, hit=9, lost=0, least=0.5), CONTROL) == []
    assert told(Gate("power cut: restore", 10, hit=9, lost=0), CONTROL) == []


@pytest.mark.parametrize(
    ("gate", "why"),
    [
        (Gate("power cut", 10), "none of its 10 cases"),
        (Gate("power cut", 10, hit=0), "none of its 10 cases"),
        (Gate("power cut", 10, hit=4, least=0.5), "hit 4 of 10 cases, not 50%"),
        (Gate("power cut", 10, hit=10, lost=1), "lost 1"),
        (Gate("power cut", 10, hit=10, silent=2), "silent 2"),
        (Gate("kill", 10, hit=10), "no control of it found anything"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_gate_that_proves_nothing_is_not_passed(gate: Gate, why: str) -> None:
    (missed,) = told(gate, CONTROL)
    assert missed.startswith(gate.name)
    assert why in missed


def test_a_control_that_finds_nothing_fails_with_its_gate() -> None:
    missed = told(Gate("power cut", 10, hit=9), Gate("power cut, control – no flush", 10, bites=0))
    assert len(missed) == 2


def test_what_a_gate_hit_is_added_up_over_its_shares() -> None:
    shares = Gate("power cut", 10, hit=0, least=0.4), Gate("power cut", 10, hit=9, least=0.4)
    assert told(*shares, CONTROL) == []
    (gate,) = added_up(json.dumps(asdict(one)) for one in shares)
    assert (gate.cases, gate.hit) == (20, 9)


def test_a_column_that_is_not_measured_stays_blank() -> None:
    (*_, line) = table([Gate("power cut", 10, hit=9, lost=0)]).splitlines()
    assert line.split()[2:] == ["10", "9", "0", *"–––––––"]


def test_every_test_of_this_folder_is_run() -> None:
    named = {name for job in all_jobs() for name in job.tests.split()}
    assert {f"tests/faults/{path.name}" for path in Path(__file__).parent.glob("test_*.py")} <= named


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere not every fault can be tried")
def test_a_skipped_test_fails_where_every_fault_must_be_tried(tmp_path: Path) -> None:
    path = tmp_path / "test_one.py"
    path.write_text("import pytest\n\n\ndef test_one():\n    pytest.skip('no disk here')\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.faults.conftest", "-p", "no:cacheprovider", str(path)]
    for ci, status in (("true", 1), ("", 0)):
        environment = {**os.environ, "CI": ci, "CALLASSIST_FAULTS": "", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == status, done.stdout + done.stderr
