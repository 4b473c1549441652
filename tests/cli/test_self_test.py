"""`callassist self-test` as a user runs it: all is well here, and a fault at the start of the window is found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def self_test(**more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}
    return subprocess.run(
        [sys.executable, "-m", "callassist", "self-test"],
        capture_output=True,
        text=True,
        env=environment,
        timeout=200,
        check=False,
    )


def test_this_installation_does_its_work_and_is_raised_by_a_second_start() -> None:
    done = self_test()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ok      a second start, nothing told: raised" in done.stdout
    assert "FAILED" not in done.stdout


def test_the_window_opens_where_the_system_knows_no_time_zones() -> None:
    """A bare system may have no zone database; only the demo cannot be played there."""
    done = self_test(PYTHONTZPATH="")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_fault_told_at_the_start_fails_the_self_test(tmp_path: Path) -> None:
    """The window opens, and a second start raises it; only the log of errors knows that something is wrong."""
    (tmp_path / "sitecustomize.py").write_text(
        """
import sys
from importlib.abc import MetaPathFinder

class Fault(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "callassist.ui.process.raise_server":
            import logging
            logging.getLogger("planted").warning("planted")

sys.meta_path.insert(0, Fault())
""",
        encoding="utf-8",
    )
    done = self_test(PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "FAILED  a second start, nothing told" in done.stdout
    assert done.stdout.count("FAILED") == 1
