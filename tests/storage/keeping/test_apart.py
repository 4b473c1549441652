"""A job in a process of its own: whatever it does, the program hears of it, and is rid of it when it wants to be."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import pytest

from callassist.errors import LogError, LogTooNew
from callassist.storage.keeping import apart
from callassist.storage.keeping.apart import BugApart, run_apart
from tests.storage.keeping import apart_child


@pytest.fixture(autouse=True)
def jobs_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_command", apart_child.command)


def test_what_a_job_gives_comes_back_and_what_is_printed_does_not_disturb_it() -> None:
    ticks: list[tuple[int, int]] = []
    given = {"text": "Kühn\n\u2028\ud83d", "number": 2**60, "list": [None, True, 1.5]}
    assert run_apart(apart_child.echo, {"given": given}, tick=lambda *one: ticks.append(one)) == given
    assert ticks == [(1, 2)]


def test_a_known_error_comes_back_as_the_one_it_was() -> None:
    with pytest.raises(LogTooNew) as caught:
        run_apart(apart_child.refuse, {})
    error = caught.value
    assert (error.what, error.where, error.next_step) == ("made by a newer one", "there", "wait")
    assert (error.code, error.facts) == ("log_too_new", {"count": 3})


def test_a_bug_is_told_by_its_type_and_without_what_was_read() -> None:
    with pytest.raises(BugApart) as caught:
        run_apart(apart_child.stumble, {})
    assert "ZeroDivisionError" in str(caught.value)
    assert "Kern" not in str(caught.value)


def test_a_job_that_takes_too_much_memory_is_ended_and_told() -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux bounds the memory of a process")
    with pytest.raises(LogError) as caught:
        run_apart(apart_child.eat, {}, where="a file")
    assert (caught.value.code, caught.value.where) == ("apart_memory", "a file")


def test_a_job_that_brings_its_process_down_is_told() -> None:
    with pytest.raises(LogError) as caught:
        run_apart(apart_child.crash, {})
    assert caught.value.code == "apart_ended"


def test_a_job_that_says_nothing_any_more_is_ended_and_told() -> None:
    with pytest.raises(LogError) as caught:
        run_apart(apart_child.hang, {"busy": True}, quiet_s=1.0)
    assert caught.value.code == "apart_silent"


@pytest.mark.parametrize("busy", [True, False])
def test_a_job_that_hangs_can_be_called_off(busy: bool) -> None:
    off = threading.Event()
    began = time.monotonic()

    def tick(_done: int, _total: int) -> None:
        off.set()

    with pytest.raises(CancelledError):
        run_apart(apart_child.hang, {"busy": busy}, tick=tick, cancelled=off.is_set)
    assert time.monotonic() - began < 200


def test_what_the_progress_raises_ends_the_job() -> None:
    def tick(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        run_apart(apart_child.tell_and_go_on, {}, tick=tick)


def test_nothing_but_a_job_of_ours_is_run() -> None:
    for wrong in (apart_child.not_a_job, os.system):
        with pytest.raises(LogError) as caught:
            run_apart(wrong, {})
        assert caught.value.code == "apart_ended"


@pytest.mark.skipif(sys.platform == "win32", reason="looks for a process as Unix does")
def test_the_job_ends_with_the_program_however_that_ends(tmp_path: Path) -> None:
    file = tmp_path / "who"
    parent = apart_child.parent_of(file)
    until = time.monotonic() + 200
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < until
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    while is_there(int(file.read_text())):
        assert time.monotonic() < until
        time.sleep(0.05)


def is_there(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text() if sys.platform == "linux" else ""
        os.kill(number, 0)
    except OSError:
        return False
    return ") Z " not in state  # nobody has asked yet how it ended


def test_typed_by_a_person_it_does_nothing() -> None:
    done: Any = subprocess.run(
        [sys.executable, "-m", "callassist", "apart"], input=b"hello\n", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_job_loads_neither_qt_nor_what_it_does_not_need() -> None:
    code = "import sys, callassist.storage.keeping.apart; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert not {"PySide6", "pydantic", "sqlalchemy", "ruamel", "sqlcipher3"} & set(found)
