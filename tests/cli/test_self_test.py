"""`callassist self-test` as a user runs it: all is well here, and a fault at the start of the window is found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


#: in every process it starts: a second start waits for the first one as long as a busy machine needs
_PATIENT = """
from callassist.services.process import single_instance
single_instance.ANSWER_S = single_instance.START_S = 100.0
"""


def self_test(folder: Path, begin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """`begin`: what each of its processes does first."""
    (folder / "sitecustomize.py").write_text(_PATIENT + begin, encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(folder), **more}
    return subprocess.run(
        [sys.executable, "-m", "callassist", "self-test"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=280,
        check=False,
    )


def test_this_installation_does_its_work_and_is_raised_by_a_second_start(tmp_path: Path) -> None:
    done = self_test(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ok      a second start, nothing told: raised" in done.stdout
    assert "FAILED" not in done.stdout


def test_the_window_opens_where_the_system_knows_no_time_zones(tmp_path: Path) -> None:
    """A bare system may have no zone database; only the demo cannot be played there."""
    done = self_test(tmp_path, PYTHONTZPATH="")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_fault_told_at_the_start_fails_the_self_test(tmp_path: Path) -> None:
    """The window opens, and a second start raises it; only the log of errors knows that something is wrong."""
    fault = """
import sys
from importlib.abc import MetaPathFinder

class Fault(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "callassist.ui.process.raise_server":
            import logging
            logging.getLogger("planted").warning("planted")

sys.meta_path.insert(0, Fault())
"""
    done = self_test(tmp_path, fault)
    assert done.returncode == 1
    assert "FAILED  a second start, nothing told" in done.stdout
    assert done.stdout.count("FAILED") == 1
