"""The end of the window (faults 10 and 11): told to end, stopped for a while, or crashed."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest
import sqlcipher3

from callassist.services.calls.live_call import STANDSTILL
from tests.faults.form import FULL
from tests.faults.gui_child import DIGITS, NAME, NOTE, NUMBER
from tests.faults.programs import Program, started, until, written
from tests.storage.logs import rows

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of Unix")


#: seconds the window is stopped: longer than a slow machine lets it wait for its turn
STOPPED = STANDSTILL + 1.0


def logged(folder: Path) -> tuple[str, str, int]:
    """State, note and milliseconds of the only call in the log."""
    connection = sqlcipher3.connect(str(folder / "callassist.db"))  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ((state, note, spent),) = connection.execute("SELECT state, note, active_ms FROM call").fetchall()
        return state, note, spent
    finally:
        connection.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda one: one.name)
def test_a_signal_ends_the_window_as_closing_it_does(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "data"
    with started(folder, "note") as program:
        program.until_it_tells("typed")
        begin = time.monotonic()
        program.signal(number)
        assert program.wait() == 0
        took = time.monotonic() - begin
        assert "Traceback" not in "".join(program.errors)
    assert took <= 2.0 or not FULL
    # before anybody opens it again: all of it is in the file, and how far it goes is noted
    wal = folder / "callassist.db-wal"
    assert not wal.exists() or wal.stat().st_size == 0
    assert (folder / "callassist.mark").exists()
    assert not (folder / "callassist.sock").exists()
    # whatever the session's mask is, all of it is this user's alone
    assert {
        path.name: oct(path.lstat().st_mode & 0o077) for path in folder.rglob("*") if path.lstat().st_mode & 0o077
    } == {}
    assert logged(folder)[:2] == ("open", NOTE)
    sys.stderr.write(f"\n{number.name}: ended in {took * 1000:.0f} ms\n")


def elapsed(program: Program) -> tuple[float, float, float]:
    """The call's seconds as last told, and the monotonic moments right before and after they were looked at."""
    words = next(line for line in reversed(program.lines) if line.startswith("elapsed")).split()
    return float(words[1]), float(words[2]), float(words[3])


def test_a_stopped_window_goes_on_and_its_clock_is_honest(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with started(folder, "call") as program:
        program.until_it_tells("elapsed")
        before, earliest, latest = elapsed(program)
        program.signal(signal.SIGSTOP)
        time.sleep(STOPPED)
        program.signal(signal.SIGCONT)
        until(lambda: elapsed(program)[1] > latest + STOPPED, "the window to go on")
        after, later, last = elapsed(program)
        # the lead was on the line all the time: nothing of it is left out, and nothing is added
        assert later - latest - 0.05 <= after - before <= last - earliest + 0.05
        assert after - before >= STOPPED - 0.05
        program.say("1")
        program.until_it_tells("saved")
        program.signal(signal.SIGTERM)
        assert program.wait() == 0
    state, note, spent = logged(folder)
    assert (state, note) == ("open", "after the stop")
    assert spent >= STOPPED * 1000
    # and the journal says why so much time lies between two answers; a busy machine may have stopped it once more
    gaps = [seconds for (seconds,) in rows(folder, "SELECT payload ->> 'seconds' FROM call_event WHERE kind = 'gap'")]
    assert STOPPED - 1.0 <= max(gaps) <= spent / 1000


def test_a_crash_is_told_once_and_names_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with started(folder, "crash") as program:
        program.until_it_tells("crashing")
        assert program.wait() == -signal.SIGSEGV
    report = (folder / "crash.log").read_text(encoding="utf-8")
    assert "Segmentation fault" in report
    assert "do_crash" in report
    with started(folder, "notice") as program:
        words = " ".join(program.until_it_tells("notice"))
        assert program.wait() == 0
    assert "ended unexpectedly last time" in words
    assert str(folder / "crash-last.log") in words
    assert (folder / "crash-last.log").read_text(encoding="utf-8") == report
    with started(folder, "notice") as program:
        assert "ended unexpectedly" not in " ".join(program.until_it_tells("notice"))
        assert program.wait() == 0
    nobody_is_named(folder)


def test_the_log_of_errors_holds_errors_and_no_data(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with started(folder, "errors") as program:
        program.until_it_tells("done")
        assert program.wait() == 0
        told = "".join(program.errors)
    log = (folder / "errors.log").read_text(encoding="utf-8")
    assert (folder / "errors.log").stat().st_mode & 0o777 == 0o600
    nobody_is_named(folder)
    for canary in canaries():
        assert canary.decode() not in told, "standard error may be kept by the system"
    # what is needed to find the bug is there, of each of the provoked errors
    for wanted in (
        "uncaught error",
        "uncaught error in Thread-",
        "ExceptionGroup",
        "because of KeyError",
        "one of them: FileNotFoundError (ENOENT)",
        "gui_child.py",
        "in raise_it",
        "QString::arg",
        "a service failed and nobody asked",
        "sqlalchemy.exc.",
        "an error where none can be raised",
        "in __del__",
        "the disk is full: SQLITE_FULL",
        "sqlalchemy.canary",
    ):
        assert wanted in log, f"{wanted!r} is not in\n{log}"


def canaries() -> list[bytes]:
    """Every word by which the lead could be found."""
    words = [*NAME.split(), DIGITS, NUMBER, NUMBER.split()[-1], "yellow", NOTE]
    return [word.encode() for word in words]


def nobody_is_named(folder: Path) -> None:
    files = written(folder)
    assert files
    found = [(name, canary) for name, content in files.items() for canary in canaries() if canary in content]
    assert found == []
