"""`taskkill /F` in the middle of calls that random keys hold in the built program: nothing acknowledged may be lost.

What must hold, and who judges it, is the kill test's (tests/faults/test_kill.py); here Windows kills.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from trial import Trial
from wine import Wine, WineFailed

ROOT = Path(__file__).resolve().parents[2]
#: CALLASSIST_KILLS sets another number
KILLS = int(os.environ.get("CALLASSIST_KILLS", "50"))


class _Child:
    """One process of the console program. `out` and `errors` are the reading ends of its pipes."""

    def __init__(self, wine: Wine, program: Path, folder: Path, seed: int, display: str) -> None:
        self._wine, self._program = wine, program
        command = ["wine", str(program), "self-test", "--until-killed", wine.windows_path(folder), "--seed", str(seed)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=wine.environment(DISPLAY=display, QT_QPA_PLATFORM="offscreen"),
        )
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self.out, self.errors = (os.dup(one.fileno()) for one in (self._process.stdout, self._process.stderr))
        self._process.stdout.close()
        self._process.stderr.close()

    def kill(self) -> int:
        """Have Windows kill it; -9 where it ran until then, as the judge knows it, or the exit code it had."""
        ran = self._process.poll() is None
        self._wine.run(["taskkill", "/F", "/IM", self._program.name], patience=60)
        try:
            status = self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise WineFailed("taskkill /F does not end it") from None
        return -9 if ran else status


def kill(trial: Trial) -> str:
    """Kill it again and again; each one goes on with the call the former one left."""
    sys.path.insert(0, str(ROOT))
    from tests.faults import test_kill as gate

    judge, chance = gate.Judge(), random.Random(20261123)
    folder = trial.wine.home / "killed"
    folder.mkdir(exist_ok=True)
    while judge.gate.cases < KILLS:
        child = _Child(trial.wine, trial.console, folder / "data", chance.randrange(1 << 30), trial.display)
        judge.judge(folder / "data", *gate.run_and_kill(child, chance))  # type: ignore[arg-type]
        if judge.wrong:
            raise WineFailed("\n".join(judge.wrong))
    if judge.resumed <= KILLS / 3 or judge.gate.hit < KILLS / 2:
        raise WineFailed(f"of {KILLS} kills {judge.gate.hit} hit a call, {judge.resumed} were gone on with")
    return (
        f"{KILLS} kills, {judge.gate.hit} in a call, {judge.entries:,} entries, {judge.resumed} calls gone on with at "
        "their node; nothing lost, torn or corrupt"
    )
