"""An export that is killed: the former file stays, and nothing with names in it lies about after the next start."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.storage.logs import NONE, services, start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is Unix's")

ROOT = Path(__file__).parents[2]
NAME = "Kanarienvogelhuber"
CALLS = 40


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("log") / "data"
    with services(folder) as found:
        for number in range(CALLS):
            live = start(found, number=f"030 12345{number:02}", name=f"{NAME} {number}")
            live.hang_up("hung_up", NONE, "Notiz").future.result(200)
    return folder


def killed_in(log: Path, target: Path, after_rows: int, wait: float) -> None:
    """Kill an export once so many rows are written, a moment later. Fails where it was not in the middle of it."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.export_child", str(log), str(target), "0.02", str(CALLS - 10)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    for line in child.stdout:
        if int(line.split()[-1]) >= after_rows:
            break
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read()
    assert child.wait(200) == -signal.SIGKILL, "it had ended before it was killed"
    assert "whole" not in rest, "the export was through before it was killed"
    child.stdout.close()


def with_names(folder: Path) -> list[str]:
    """Files that hold personal data, hidden ones too."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and NAME.encode() in path.read_bytes()
    )


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx"])
def test_a_killed_export_leaves_no_names_after_the_next_start(log: Path, tmp_path: Path, name: str) -> None:
    dice = random.Random(11)
    landed = 0
    for _ in range(6):
        out = tmp_path / f"out{landed}"
        out.mkdir()
        killed_in(log, out / name, dice.choice((5, 10, 20)), dice.random() * 0.02)
        landed += 1
        assert not (out / name).exists()
        assert list(out.iterdir()), "nothing was left to be removed"
        with services(log) as found:
            found.safekeeping.open().result(200)
        assert with_names(out) == []
        assert list(out.iterdir()) == []
    assert landed == 6
    assert [one.name for one in log.iterdir() if one.name.endswith((".part", ".unfinished"))] == []


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx"])
def test_a_killed_export_leaves_the_former_file_and_the_next_export_clears_up(
    log: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / name).write_text("former")
    killed_in(log, out / name, 10, 0.0)
    assert (out / name).read_text() == "former"
    with services(log) as found:
        assert found.exporting.run("calls", tmp_path / "other.csv").result(200).rows == CALLS
    assert [one.name for one in out.iterdir()] == [name]
    assert (out / name).read_text() == "former"


def test_what_a_killed_export_left_on_a_stick_is_removed_when_the_stick_is_back(log: Path, tmp_path: Path) -> None:
    stick, drawer = tmp_path / "stick", tmp_path / "drawer"
    stick.mkdir()
    killed_in(log, stick / "x.csv", 10, 0.0)
    left = [one.name for one in stick.iterdir()]
    assert left
    stick.rename(drawer)
    with services(log) as found:
        found.safekeeping.open().result(200)
    assert [one.name for one in drawer.iterdir()] == left
    drawer.rename(stick)
    with services(log) as found:
        found.safekeeping.open().result(200)
    assert list(stick.iterdir()) == []
    assert [one.name for one in log.iterdir() if one.name.endswith(".unfinished")] == []
