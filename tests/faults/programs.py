"""The program in processes of its own: started, watched and ended, and none of them left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CHILD = Path(__file__).with_name("gui_child.py")
#: `callassist gui`, which asks for the window that is open already with a busy machine's patience
_PATIENT = """
import sys
from callassist.services.process import single_instance
single_instance.ANSWER_S = single_instance.START_S = float(sys.argv[1])
from callassist.cli import main
sys.exit(main(sys.argv[2:]))
"""
#: seconds anything may take that is not what a test measures
PATIENCE = 120.0


def until(happened: Callable[[], bool], what: str | Callable[[], str]) -> None:
    """Wait for something."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, f"waited in vain: {what() if callable(what) else what}"
        time.sleep(0.01)


class Program:
    """A running callassist. What it writes is read all the time, so that it never waits for us."""

    def __init__(self, folder: Path, what: str = "", *, display: bool = True, hurried: bool = False) -> None:
        """`hurried`: it waits for another one no longer than a user does, for the second after one that hangs."""
        env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        env.pop("QT_QPA_PLATFORM", None)
        if display:
            env["QT_QPA_PLATFORM"] = "offscreen"
        gui = ["--data-dir", str(folder), "gui"]
        begin = ["-m", "callassist"] if hurried else ["-c", _PATIENT, str(PATIENCE)]
        command = [*begin, *gui] if not what else [str(CHILD), str(folder), what]
        self.begun = time.monotonic()
        self.folder = folder
        self.lines: list[str] = []
        self.errors: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, *command],
            env=env,
            umask=0o022 if os.name == "posix" else -1,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._readers = [
            threading.Thread(target=lambda: self.lines.extend(iter(self.process.stdout.readline, ""))),  # type: ignore[union-attr]
            threading.Thread(target=lambda: self.errors.extend(iter(self.process.stderr.readline, ""))),  # type: ignore[union-attr]
        ]
        for reader in self._readers:
            reader.start()

    @property
    def socket(self) -> Path:
        return self.folder / "callassist.sock"

    def alive(self) -> bool:
        return self.process.poll() is None

    def until_it_listens(self) -> None:
        until(lambda: self.socket.is_socket() or not self.alive(), "the socket")
        assert self.alive(), "".join(self.errors)

    def until_it_tells(self, word: str) -> list[str]:
        """The words of its first line that begins with `word`."""

        def told() -> bool:
            return any(line.startswith(f"{word} ") or line.strip() == word for line in tuple(self.lines))

        until(lambda: told() or not self.alive(), lambda: f"{word}: {self.lines[-3:]} {self.errors}")
        for reader in self._readers:
            if not self.alive():
                reader.join()
        found = next((line for line in self.lines if line.startswith(word)), None)
        assert found is not None, "".join(self.errors)
        return found.split()[1:]

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def signal(self, number: int) -> None:
        self.process.send_signal(number)

    def wait(self, seconds: float = PATIENCE) -> int:
        """Its exit status."""
        status = self.process.wait(seconds)
        self.ran = time.monotonic() - self.begun
        for reader in self._readers:
            reader.join()
        return status

    def close(self) -> None:
        if self.alive():
            self.process.kill()
        self.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()


@contextmanager
def started(folder: Path, what: str = "", *, display: bool = True, hurried: bool = False) -> Iterator[Program]:
    """A program, gone at the end of the block however it goes."""
    program = Program(folder, what, display=display, hurried=hurried)
    try:
        yield program
    finally:
        program.close()


def written(folder: Path, *, log_too: bool = False) -> dict[str, bytes]:
    """Every file below a folder with what is in it; the log of calls and its backups only if asked for."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (log_too or not (path.name.startswith("callassist.db") or path.suffix == ".db"))
    }
