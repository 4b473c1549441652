"""How much a gate does, and what it reports.

The quick form is part of `make test`; `make faults` sets CALLASSIST_FAULTS=full. A gate in its full form may be split
into shares that run beside one another: CALLASSIST_FAULTS_SHARE=1/2 is the first half.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

FULL = os.environ.get("CALLASSIST_FAULTS", "") == "full"
#: where each gate adds its line for the table that `make faults` ends with; unset: nowhere
_REPORT = os.environ.get("CALLASSIST_FAULTS_REPORT", "")
#: seconds between two lines that tell how far a gate has come
_EVERY = 60.0

#: what a gate counts that must be 0
WRONG = ("lost", "blocks", "corrupt", "torn", "raw", "silent", "crashes")


def must_run() -> bool:
    """Whether a fault that is not tried is a gap: on Linux, in the full run and in CI."""
    in_ci = os.environ.get("CI", "").lower() in ("1", "true", "yes")
    return sys.platform.startswith("linux") and (FULL or in_ci)


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


def is_mine(place: int) -> bool:
    """Whether the case at `place` (from 0) of all is this process's."""
    number, of = share()
    return place % of == number - 1


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory, where there is one: thousands of logs go through it."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="callassist-", dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


class Progress:
    """Tells on the terminal, once a minute, how far a gate has come: `make faults` passes it on."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._next = time.monotonic() + _EVERY

    def at(self, cases: int, of: int | None = None) -> None:
        """So many cases are done."""
        if not FULL or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY
        told = f"… {self._name}: {cases:,}" + ("" if of is None else f" of {of:,}")
        if _REPORT:
            with Path(_REPORT + ".progress").open("a", encoding="utf-8") as file:
                file.write(told + "\n")


@dataclass
class Gate:
    """What came out of a gate, or of its control. A column it does not measure stays None; nothing else may stand in
    one but what was counted.

    A control belongs to the gates whose names begin like its own: `power cut, control – …` to `power cut` and to
    `power cut: restore`.
    """

    name: str
    #: tried
    cases: int = 0
    #: in which the fault really happened where it should
    hit: int | None = None
    #: acknowledged entries, calls or copies that are not there
    lost: int | None = None
    #: people who may not be called any more, and could be
    blocks: int | None = None
    corrupt: int | None = None
    #: half of something, or what nobody wrote
    torn: int | None = None
    #: errors that are not meant for the rep, and tracebacks
    raw: int | None = None
    #: something was wrong and nobody was told
    silent: int | None = None
    #: ended, or was ended, in another way than the gate meant
    crashes: int | None = None
    #: for a negative control: in how many of its cases the harness found what it must find
    bites: int | None = None
    #: the share of its cases that must be hit
    least: float = 0.0
    remark: str = ""

    @property
    def is_control(self) -> bool:
        """Whether it has to find something."""
        return self.bites is not None

    def report(self) -> None:
        """Adds it to the table.

        Raises:
            AssertionError: it hit too little to say anything; where the shares of a gate are added up, that is said of
                their sum.
        """
        print(f"\n{self}")
        if _REPORT:
            with Path(_REPORT).open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(self)) + "\n")
        elif not self.is_control:
            too_little = self.hit is None or self.hit == 0 or self.hit < self.least * self.cases
            assert not too_little, f"{self.name} hit {self.hit} of {self.cases} cases: it says nothing"

    def wrong(self) -> dict[str, int]:
        """What must be 0 and is not."""
        return {name: found for name in WRONG if (found := getattr(self, name))}

    def add(self, **more: int) -> None:
        """Counts so many more in these columns."""
        for name, number in more.items():
            setattr(self, name, (getattr(self, name) or 0) + number)

    def __str__(self) -> str:
        columns = ("hit", *WRONG, "bites")
        found = [f"{name} {getattr(self, name):,}" for name in columns if getattr(self, name) is not None]
        return f"{self.name}: {self.cases:,} cases, {', '.join(found)} {self.remark}".rstrip()
