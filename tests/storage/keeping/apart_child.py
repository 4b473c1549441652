"""Jobs that go wrong in every way, and the process that does them, as `callassist apart` does the program's."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))

from callassist.errors import LogTooNew
from callassist.storage.keeping import apart
from callassist.storage.keeping.apart import Tick, apart_job


@apart_job
def echo(tick: Tick, *, given: Any) -> Any:
    sys.stdout.write("what a library prints")
    tick(1, 2)
    return given


@apart_job
def hang(tick: Tick, *, busy: bool) -> None:
    tick(0, 1)
    while busy:
        pass
    time.sleep(600)


@apart_job
def tell_and_go_on(tick: Tick) -> None:
    for number in range(6_000):
        tick(number, 6_000)
        time.sleep(0.1)


@apart_job
def eat(_tick: Tick) -> int:
    eaten = [bytearray(10 << 20) for _ in range(400)]
    return len(eaten)


@apart_job
def crash(_tick: Tick) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


@apart_job
def refuse(_tick: Tick) -> None:
    raise LogTooNew("made by a newer one", where="there", next_step="wait", code="log_too_new", facts={"count": 3})


@apart_job
def stumble(_tick: Tick) -> None:
    raise ZeroDivisionError("Frau Kern, +49 221 4710815")


def not_a_job(_tick: Tick) -> None:
    """Not marked."""


@apart_job
def tell_who(_tick: Tick, *, file: str) -> None:
    Path(file).write_text(str(os.getpid()))
    time.sleep(600)


def start_one_and_be_killed(file: str) -> None:
    """A parent for `tell_who`."""
    apart._command = command  # type: ignore[assignment]
    import tests.storage.keeping.apart_child as module

    apart.run_apart(module.tell_who, {"file": file})


def command() -> list[str]:
    return [sys.executable, str(Path(__file__))]


def parent_of(file: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(Path(__file__)), str(file)])


if __name__ == "__main__":
    apart._OURS = "tests."  # type: ignore[misc]
    if len(sys.argv) > 1:
        start_one_and_be_killed(sys.argv[1])
    sys.exit(apart.serve())
