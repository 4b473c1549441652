"""One window a log (faults 16, 17, 18, 56, 57): who comes second raises the first one and ends, whatever its state.

`CALLASSIST_STARTS` sets how many are started at once (default 20).
"""

from __future__ import annotations

import os
import signal
import socket
import stat
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from callassist.cli import main
from callassist.services.process.single_instance import REQUEST
from tests.faults.form import FULL
from tests.faults.programs import PATIENCE, started, until, written

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and sockets of Unix")

STARTS = int(os.environ.get("CALLASSIST_STARTS", "20"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_the_second_one_raises_the_first_and_ends(folder: Path) -> None:
    with started(folder) as first:
        first.until_it_listens()
        with started(folder, hurried=FULL) as second:
            assert second.wait() == 0
            assert second.ran <= 2.0 or not FULL
            assert second.errors == []
        assert first.alive()
        # not before it has answered: it is made for its user alone, and then made no program
        assert stat.S_IMODE(first.socket.stat().st_mode) == 0o600
        first.signal(signal.SIGTERM)
        assert first.wait() == 0
        assert not first.socket.exists()


def test_of_many_that_are_started_at_once_exactly_one_runs(folder: Path) -> None:
    with ExitStack() as stack:
        programs = [stack.enter_context(started(folder)) for _ in range(STARTS)]
        begin = time.monotonic()
        until(lambda: sum(one.alive() for one in programs) <= 1, "all but one to end")
        took = time.monotonic() - begin
        runs = [one for one in programs if one.alive()]
        others = [one for one in programs if one not in runs]
        assert len(runs) == 1
        assert [one.wait() for one in others] == [0] * (STARTS - 1)
        assert [line for one in others for line in one.errors] == []
        sys.stderr.write(f"\n{STARTS} started at once: {took:.1f} s after the last start one was left\n")
        runs[0].signal(signal.SIGTERM)
        assert runs[0].wait() == 0


def test_a_first_one_that_hangs_is_told_and_nothing_is_written(folder: Path) -> None:
    with started(folder) as first:
        first.until_it_listens()
        first.signal(signal.SIGSTOP)
        before = written(folder, log_too=True)
        with started(folder, display=False, hurried=True) as second:
            assert second.wait() == 1
            assert second.ran <= 3.0 or not FULL
            assert "does not respond" in "".join(second.errors)
            assert "Traceback" not in "".join(second.errors)
        with started(folder, "notice") as shown:
            words = " ".join(shown.until_it_tells("notice"))
            assert shown.wait() == 1
        assert "does not respond" in words
        assert written(folder, log_too=True) == before
        first.signal(signal.SIGCONT)
        with started(folder) as third:
            assert third.wait() == 0


def test_it_is_told_in_german_as_well(folder: Path) -> None:
    folder.mkdir()
    (folder / "settings.toml").write_text('window_language = "de"\n', encoding="utf-8")
    with started(folder) as first:
        first.until_it_listens()
        first.signal(signal.SIGSTOP)
        with started(folder, "notice") as shown:
            assert "antwortet nicht" in " ".join(shown.until_it_tells("notice"))


def test_what_a_killed_one_leaves_hinders_nobody(folder: Path) -> None:
    with started(folder) as first:
        first.until_it_listens()
        first.signal(signal.SIGKILL)
        first.wait()
        assert first.socket.is_socket(), "a kill leaves the socket: else this proves nothing"
    # a process id in the lock's file, as other programs write it: of somebody who lives and has nothing to do with it
    (folder / "callassist.lock").write_text(f"{os.getppid()}\n", encoding="utf-8")
    with started(folder, "call") as next_one:
        next_one.until_it_tells("ready")
        with started(folder) as second:
            assert second.wait() == 0


def test_a_window_that_ends_meanwhile_is_followed_by_the_next(folder: Path) -> None:
    with started(folder) as first:
        first.until_it_listens()
        first.signal(signal.SIGSTOP)
        with started(folder, "call") as second:
            time.sleep(1.0)
            first.signal(signal.SIGKILL)
            second.until_it_tells("ready")


def test_an_export_beside_the_window_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with started(folder) as first:
        first.until_it_listens()
        assert main(["--data-dir", str(folder), "export", "calls", "-o", str(tmp_path / "calls.csv")]) == 1
        assert "another callassist is using this call log" in capsys.readouterr().err
        assert not (tmp_path / "calls.csv").exists()


def test_a_folder_whose_path_is_too_long_for_a_socket(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = folder / ("d" * 60) / ("e" * 60)
    runtime = Path(os.environ["XDG_RUNTIME_DIR"]) / "callassist"
    with started(deep) as first:
        until(lambda: runtime.is_dir() and any(runtime.iterdir()), "the socket in the runtime folder")
        assert stat.S_IMODE(runtime.stat().st_mode) == 0o700
        with started(deep) as second:
            assert second.wait() == 0
        assert not first.socket.exists()
        first.signal(signal.SIGTERM)
        assert first.wait() == 0


def test_links_planted_at_our_names_are_not_followed(folder: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    victim.chmod(0o640)
    folder.mkdir()
    for name in ("callassist.sock", "crash.log", "errors.log", "errors.log.1"):
        (folder / name).symlink_to(victim)
    with started(folder, "errors") as first:
        first.until_it_tells("done")
        assert first.wait() == 0
    assert victim.read_text(encoding="utf-8") == "mine"
    assert stat.S_IMODE(victim.stat().st_mode) == 0o640


def connect(program_socket: Path) -> socket.socket:
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.settimeout(PATIENCE)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            made.connect(str(program_socket))
        except BlockingIOError:
            # the kernel's own queue is full; the window takes one after the other from it
            assert time.monotonic() < deadline
            time.sleep(0.005)
        else:
            return made


def is_dropped(client: socket.socket) -> bool:
    """Whether the other side has hung up, without a word."""
    try:
        return client.recv(100) == b""
    except ConnectionError:
        return True


GARBAGE = [
    b"\n",
    b"\0" * 64,
    b"GET / HTTP/1.1\r\n\r\n",
    b'{"verb": "open", "file": "/etc/passwd", "protocol": 1}\n',
    b'{"verb": "call", "number": "+49221471", "protocol": 1}\n',
    b'{"verb": "raise", "protocol": 2}\n',
    REQUEST.replace(b"raise", b"raise\xff"),
    REQUEST + b"x",
    b"[" * 4096,
]


def test_hostile_clients_are_dropped_and_the_window_lives_on(folder: Path) -> None:
    with started(folder, "pulse") as first, ExitStack() as stack:
        first.until_it_listens()
        first.say("go")
        first.until_it_tells("measuring")
        begin = time.monotonic()

        flood = stack.enter_context(connect(first.socket))
        with suppress(ConnectionError):
            for _ in range(16):
                flood.sendall(b"x" * 65_536)
        assert is_dropped(flood)

        for said in GARBAGE[:-2]:
            client = stack.enter_context(connect(first.socket))
            client.sendall(said)
            assert is_dropped(client), said
        for said in GARBAGE[-2:]:
            client = stack.enter_context(connect(first.socket))
            with suppress(ConnectionError):
                client.sendall(said)

        many = [stack.enter_context(connect(first.socket)) for _ in range(300)]
        slow = many[0]
        with suppress(ConnectionError):
            for byte in REQUEST:
                slow.send(bytes([byte]))
                time.sleep(0.1)
        for client in many:
            assert is_dropped(client)
        spent = time.monotonic() - begin

        with started(folder) as second:
            assert second.wait() == 0
        first.signal(signal.SIGTERM)
        assert first.wait() == 0
        (stall,) = first.until_it_tells("stall")
        sys.stderr.write(f"\nhostile clients for {spent:.1f} s: the window's longest stall was {stall} ms\n")
        assert "Traceback" not in "".join(first.errors), "".join(first.errors)
    assert "call" not in {name for name, content in written(folder).items() if b"passwd" in content}
