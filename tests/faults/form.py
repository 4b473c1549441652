"""How much a gate does, and what it reports.

The quick form is part of `make test`; `make faults` sets CALLASSIST_FAULTS=full. A gate in its full form may be split
into shares that run beside one another: CALLASSIST_FAULTS_SHARE=1/2 is the first half.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

FULL = os.environ.get("CALLASSIST_FAULTS", "") == "full"
#: where each gate adds its line for the table that `make faults` ends with; unset: nowhere
_REPORT = os.environ.get("CALLASSIST_FAULTS_REPORT", "")


def count(*, quick: int, full: int) -> int:
    """How many cases to run: few, or this process's share of all."""
    _, of = share()
    return -(-full // of) if FULL else quick


def share() -> tuple[int, int]:
    """Which share this process runs, from 1, and of how many."""
    if not FULL:
        return 1, 1
    number, of = os.environ.get("CALLASSIST_FAULTS_SHARE", "1/1").split("/")
    return int(number), int(of)


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory, where there is one: thousands of logs go through it."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="callassist-", dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@dataclass
class Gate:
    """What came out of a gate. A column that does not belong to it stays None."""

    name: str
    cases: int = 0
    lost: int | None = None
    corrupt: int | None = None
    torn: int | None = None
    crashes: int | None = None
    #: for a negative control: in how many of its cases the harness found what it must find
    bites: int | None = None
    remark: str = ""

    def report(self) -> None:
        """Adds it to the table."""
        print(f"\n{self}")
        if _REPORT:
            with Path(_REPORT).open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(self)) + "\n")

    def __str__(self) -> str:
        columns = ("lost", "corrupt", "torn", "crashes", "bites")
        found = [f"{name} {getattr(self, name):,}" for name in columns if getattr(self, name) is not None]
        return f"{self.name}: {self.cases:,} cases, {', '.join(found)} {self.remark}".rstrip()
