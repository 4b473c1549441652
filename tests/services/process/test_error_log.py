"""What the log of errors and the report of a crash write, and above all what they do not."""

from __future__ import annotations

import faulthandler
import logging
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.errors import LogFull, NotUnderstood
from callassist.services.process import crash_report, error_log
from callassist.services.process.error_log import ErrorLog
from callassist.services.process.redaction import SAFE, DataFree

CANARY = "Kanarienvogel"


def record(message: str, *given: object, name: str = "callassist.x", error: BaseException | None = None) -> str:
    """How an event is written."""
    info = (type(error), error, error.__traceback__) if error is not None else None
    made = logging.LogRecord(name, logging.ERROR, __file__, 12, message, given, info, "somewhere")
    return DataFree().format(made)


def test_our_words_are_written_and_what_is_filled_in_is_not() -> None:
    assert record("no script in %s", f"/home/{CANARY}").endswith(": no script in …")
    assert record("%d of %s", 12, "SQLITE_FULL").endswith(": 12 of SQLITE_FULL")
    assert record("%s", os.strerror(28)).endswith("No space left on device")
    assert record("%s", 2214710815).endswith(": …")
    assert record("failed: %s", NotUnderstood(CANARY, where=CANARY)).endswith(
        "failed: callassist.errors.NotUnderstood (not_understood)"
    )


def test_others_words_are_not_written() -> None:
    assert record(CANARY, name="sqlalchemy.engine").endswith(": …")
    assert CANARY not in record("%s", CANARY, name="qt")


def test_what_a_writer_has_made_free_of_data_is_written() -> None:
    made = logging.LogRecord("qt", logging.ERROR, __file__, 12, CANARY, (), None)
    setattr(made, SAFE, "default, QString::arg")
    assert DataFree().format(made).endswith("default, QString::arg")


@given(st.text(min_size=1), st.lists(st.one_of(st.text(), st.integers(), st.binary()), max_size=3))
def test_no_text_of_an_exception_is_written(text: str, more: list[object]) -> None:
    marked = f"{CANARY}{text}"
    try:
        try:
            raise LogFull(marked, where=marked)
        except LogFull as error:
            raise ValueError(marked, *more) from error
    except ValueError as error:
        found = record("uncaught", error=error)
    assert CANARY not in found
    assert "ValueError" in found
    assert "because of callassist.errors.LogFull (log_full)" in found
    assert "test_error_log.py" in found


def test_errors_that_go_round_in_a_ring_end() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert record("x", error=first).count("because of") == 1


def test_a_path_of_code_tells_nobody_s_home() -> None:
    made = logging.LogRecord("callassist", 40, "/home/kern/.venv/lib/site-packages/qt/x.py", 1, "x", (), None)
    assert "kern" not in DataFree().format(made)
    assert "qt/x.py:1" in DataFree().format(made)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[ErrorLog]:
    found = ErrorLog(tmp_path)
    yield found
    found.close()


def test_there_are_three_files_of_a_megabyte_and_all_are_private(log: ErrorLog, tmp_path: Path) -> None:
    assert not (tmp_path / error_log.NAME).exists(), "made with the first error"
    before = os.umask(0o022)
    try:
        long = "x" * 10_000
        for _ in range(350):
            logging.getLogger("callassist.test").error(long)
    finally:
        os.umask(before)
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir() if path.name.startswith("errors")}
    assert sizes.keys() == {"errors.log", "errors.log.1", "errors.log.2"}
    assert max(sizes.values()) <= error_log.LIMIT
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("errors*")} == {0o600}


def test_a_link_is_not_followed_and_nothing_is_printed_about_it(
    log: ErrorLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    (tmp_path / error_log.NAME).symlink_to(victim)
    logging.getLogger("callassist.test").error("told %s", CANARY)
    assert victim.read_text(encoding="utf-8") == "mine"
    assert CANARY not in capsys.readouterr().err


def test_a_full_disk_or_a_lost_folder_hinders_nobody(tmp_path: Path) -> None:
    log = ErrorLog(tmp_path / "gone")
    logging.getLogger("callassist.test").error("x")
    log.close()
    assert not (tmp_path / "gone").exists()


CRASH = """
import sys, os, signal
from pathlib import Path
from callassist.services.process.crash_report import forbid_core_dumps, watch_for_crashes
forbid_core_dumps()
print(watch_for_crashes(Path(sys.argv[1])))
def with_a_name(name):
    os.kill(os.getpid(), signal.SIGABRT) if name else None
with_a_name(sys.argv[2])
"""


def run(folder: Path, name: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CRASH, str(folder), name]
    return subprocess.run(command, capture_output=True, text=True, timeout=200, check=False, cwd=folder)


@pytest.mark.skipif(os.name != "posix", reason="signals of Unix")
def test_a_crash_leaves_its_place_and_is_found_once(tmp_path: Path) -> None:
    assert run(tmp_path, "").stdout.strip() == "None"
    run(tmp_path, CANARY)
    report = tmp_path / crash_report.NAME
    assert "with_a_name" in report.read_text(encoding="utf-8")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert run(tmp_path, "").stdout.strip() == str(tmp_path / crash_report.LAST_NAME)
    assert CANARY not in (tmp_path / crash_report.LAST_NAME).read_text(encoding="utf-8")
    assert run(tmp_path, "").stdout.strip() == "None"
    assert {path.name for path in tmp_path.iterdir()} == {crash_report.NAME, crash_report.LAST_NAME}, "a core dump"


@pytest.mark.skipif(os.name != "posix", reason="limits of Unix")
def test_no_core_is_dumped() -> None:
    code = (
        "from callassist.services.process.crash_report import forbid_core_dumps as f; f()\n"
        "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(0, 0)"


def test_a_report_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    (tmp_path / crash_report.NAME).symlink_to(victim)
    was_enabled = faulthandler.is_enabled()
    assert crash_report.watch_for_crashes(tmp_path) is None
    assert victim.read_text(encoding="utf-8") == "mine"
    assert faulthandler.is_enabled() == was_enabled
