"""A packaged program as a source of processes to be killed, in the place of a nursery."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from types import TracebackType


class ProgramChild:
    """One process of the program. `out` and `errors` are the reading ends of its pipes."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        assert process.stdout is not None
        assert process.stderr is not None
        self.out, self.errors = os.dup(process.stdout.fileno()), os.dup(process.stderr.fileno())
        process.stdout.close()
        process.stderr.close()

    def kill(self) -> int:
        """Kill -9, and wait; the status it ended with."""
        # the whole group: the portable program is two processes, one of which only unpacks and waits
        os.killpg(self._process.pid, signal.SIGKILL)
        return self._process.wait()


class Program:
    """Calls without end, started anew for each child."""

    def __init__(self, program: str) -> None:
        self._program = program

    def __enter__(self) -> Program:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def child(self, folder: str, seed: str) -> ProgramChild:
        """A new one."""
        beside = Path(folder).parent
        beside.mkdir(parents=True, exist_ok=True)
        process = subprocess.Popen(
            [self._program, "self-test", "--until-killed", folder, "--seed", seed],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(beside)},
            start_new_session=True,
        )
        return ProgramChild(process)
