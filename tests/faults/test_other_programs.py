"""Other programs at the same log, files they left, and what they planted (faults 15 to 19, 25 and 56)."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from callassist.errors import LogBusy, LogError
from callassist.storage.database import FILE_NAME, LOCK_NAME, MARK_NAME
from callassist.storage.files import replace_file
from tests.faults.form import FULL
from tests.faults.injection.nursery import Child, Nursery
from tests.storage.logs import NONE, press, services, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs Unix's signals and links")

#: takes SQLite's own lock, as a backup tool or a database browser might, and holds it until its input ends
_HOLDER = """
import sys, sqlcipher3
connection = sqlcipher3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    connection.execute("BEGIN IMMEDIATE")
    print("held", flush=True)
except sqlcipher3.OperationalError as error:
    print(error, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a log in it, in use by nobody."""
    with services(tmp_path / "data") as found:
        start(found, "1", "1").hang_up("hung_up", NONE, "").future.result(200)
    return tmp_path / "data"


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    with Nursery("tests.faults.opening_child") as found:
        yield found


def said(child: Child) -> str:
    """The word a child says about the log."""
    return os.read(child.out, 100).decode().split(" ")[0]


def hold(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(folder / FILE_NAME)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_log_that_another_program_has_locked_is_in_use_and_not_damaged(folder: Path) -> None:
    holder = hold(folder)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        with services(folder) as found:
            error = found.database.open().exception(200)
            assert isinstance(error, LogBusy), error
            assert "using" in error.what
            assert error.next_step
            holder.communicate("")
            # the next job tries again
            assert found.database.open().result(200) == ()
    finally:
        holder.kill()
        holder.wait()


def test_of_fifty_programs_at_once_one_has_the_log(folder: Path, nursery: Nursery) -> None:
    children = [nursery.child(str(folder)) for _ in range(50)]
    words = [said(child) for child in children]
    assert sorted(words) == ["LogBusy"] * 49 + ["open"]
    for child in children:
        child.kill()
        child.close()


def _until_it_stands(number: int) -> None:
    """A signal to stop is on its way when `kill` returns: each thread of the process goes on until it has come."""
    deadline = time.monotonic() + 120
    while any(_state(task) not in "Tt" for task in Path(f"/proc/{number}/task").iterdir()):
        assert time.monotonic() < deadline, "it did not stop"
        time.sleep(0.01)


def _state(task: Path) -> str:
    return (task / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_beside_a_program_that_hangs_another_says_so_soon_and_writes_nothing(folder: Path, nursery: Nursery) -> None:
    hanging = nursery.child(str(folder))
    assert said(hanging) == "open"
    os.kill(hanging.number, signal.SIGSTOP)
    _until_it_stands(hanging.number)
    before = _digests(folder)
    began = time.monotonic()
    second = nursery.child(str(folder))
    assert said(second) == "LogBusy"
    assert time.monotonic() - began < (3 if FULL else 60)
    assert _digests(folder) == before
    second.kill()
    hanging.kill()
    # the kernel has freed the lock, whatever state its holder was in
    with services(folder) as found:
        assert found.database.open().result(200) == ()
    for child in (second, hanging):
        child.close()


#: by names that are the same in every process that runs tests
_LEFT = {"nothing": b"", "a number": b"4711", "much": b"\xff" * 5_000, "our own number": f"{os.getpid()}\n".encode()}


@pytest.mark.parametrize("left", _LEFT.values(), ids=_LEFT)
def test_a_lock_file_that_was_left_behind_hinders_nobody(folder: Path, left: bytes) -> None:
    """Also with the number of a process that runs: the lock is the kernel's, not what stands in the file."""
    (folder / LOCK_NAME).write_bytes(left)
    with services(folder) as found:
        assert found.database.open().result(200) == ()


def test_nothing_the_program_does_lets_go_of_the_lock(folder: Path, tmp_path: Path) -> None:
    """Closing any other descriptor of the log would drop SQLite's lock, and two programs could write at once."""
    with services(folder) as found:
        live = start(found, "1")
        found.settings.set("caller", "Frau Roth")
        for kind in ("calls", "answers"):
            found.exporting.run(kind, tmp_path / f"{kind}.csv").result(200)
        assert found.database.check().result(200) == ()
        found.calling.interrupted().result(200)
        live.hang_up("hung_up", NONE, "").future.result(200)
        holder = hold(folder)
        assert holder.communicate("")[0] == "database is locked\n"
        start(found, "1")


def test_copying_the_log_in_the_same_process_would_let_go_of_it(folder: Path, tmp_path: Path) -> None:
    """The negative control: the test above can fail."""
    with services(folder) as found:
        press(start(found), "1")
        shutil.copyfile(folder / FILE_NAME, tmp_path / "copy")
        holder = hold(folder)
        assert holder.communicate("")[0] == "held\n"


@pytest.mark.parametrize("content", [b"", b"\xff" * 32_768, os.urandom(32_768)])
def test_shared_memory_that_was_left_behind_is_ignored(folder: Path, content: bytes) -> None:
    (folder / f"{FILE_NAME}-shm").write_bytes(content)
    with services(folder) as found:
        assert found.database.open().result(200) == ()
        assert found.database.check().result(200) == ()
        start(found, "1")


@pytest.mark.parametrize("name", [LOCK_NAME, MARK_NAME, "settings.toml"])
def test_what_a_planted_link_points_to_stays_as_it_is(folder: Path, tmp_path: Path, name: str) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(victim)
    with services(folder) as found:
        try:
            found.database.open().result(200)
            start(found, "1").hang_up("hung_up", NONE, "").future.result(200)
        except LogError as error:
            told = error
        else:
            told = None
        assert told is None or str(folder / name) in told.where
        found.settings.set("caller", "Frau Roth")
    assert victim.read_text() == "mine"


def test_a_link_planted_at_the_name_of_a_temporary_file_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    guessed = folder / ".guessed.part"
    guessed.symlink_to(victim)
    monkeypatch.setattr("callassist.storage.files.beside", lambda _: guessed)
    with pytest.raises(FileExistsError):
        replace_file(folder / "settings.toml", b"x")
    assert victim.read_text() == "mine"
