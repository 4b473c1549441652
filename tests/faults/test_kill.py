"""Kill -9 in the middle of calls that are driven through the real window: nothing that was acknowledged may be lost.

Each child goes on with the call the former one left behind: the window must offer it, and it must stand at the node it
stood at after the last entry that was committed.

`CALLASSIST_PROGRAM` names a packaged program to kill instead of the one from source, `CALLASSIST_KILLS` how often.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlcipher3

from tests.faults.form import Gate, Progress, count, quick_folder, share
from tests.faults.injection.nursery import Child, Nursery
from tests.faults.injection.program import Program, ProgramChild

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")

KILLS = int(os.environ.get("CALLASSIST_KILLS", "0")) or count(quick=12, full=1_000)
PROGRAM = os.environ.get("CALLASSIST_PROGRAM", "")
#: a new log after so many: what is looked through after each kill grows with it
KILLS_A_LOG = 50
#: seconds until a child must have offered what there is and pressed enough keys
PATIENCE = 200.0
#: what must be hit: the rest is killed between two calls
LEAST = 0.5


@dataclass
class Told:
    """What one child has told until it was killed."""

    offered: list[str] = field(default_factory=list)
    resumed: tuple[str, str] | None = None
    #: call → number → node
    posted: dict[str, dict[int, str]] = field(default_factory=dict)
    #: call → highest number that was acknowledged
    saved: dict[str, int] = field(default_factory=dict)
    acknowledged: int = 0
    ended: set[str] = field(default_factory=set)

    @property
    def in_call(self) -> bool:
        """Whether answers were on their way in a call that was not ended."""
        return bool(set(self.posted) - self.ended)

    def read(self, line: str) -> None:
        match line.split():
            case ["offered", *calls]:
                self.offered = calls
            case ["resumed", call, node]:
                self.resumed = (call, node)
            case ["posted", call, number, node]:
                self.posted.setdefault(call, {})[int(number)] = node
            case ["saved", call, number]:
                self.acknowledged += 1
                self.saved[call] = max(self.saved.get(call, 0), int(number))
            case ["ended", call]:
                self.ended.add(call)


def children() -> Nursery | Program:
    """Where the processes to be killed come from."""
    return Program(PROGRAM) if PROGRAM else Nursery("tests.faults.calling_child")


def run_and_kill(child: Child | ProgramChild, chance: random.Random) -> tuple[Told, str, int]:
    """One child, killed a random moment after some acknowledged entries: what it told, and how it ended."""
    told = Told()
    wanted = chance.randrange(1, 25)
    far_enough = threading.Event()
    errors: list[str] = []

    def listen() -> None:
        with os.fdopen(child.out, encoding="utf-8") as lines:
            for line in lines:
                if line.endswith("\n"):
                    told.read(line)
                if told.acknowledged >= wanted:
                    far_enough.set()
        far_enough.set()

    def listen_to_errors() -> None:
        with os.fdopen(child.errors, encoding="utf-8", errors="replace") as lines:
            errors.extend(lines)

    listeners = [threading.Thread(target=listen), threading.Thread(target=listen_to_errors)]
    for listener in listeners:
        listener.start()
    in_time = far_enough.wait(PATIENCE)
    time.sleep(chance.uniform(0.0, 0.012))
    status = child.kill()
    for listener in listeners:
        listener.join()
    if not in_time:
        errors.append(f"it came to {told.acknowledged} of {wanted} entries in {PATIENCE} s")
    return told, "".join(errors), status


@dataclass
class Found:
    """What is in the log."""

    integrity: str
    #: call → highest number of its journal
    numbers: dict[str, int]
    #: call → state, node and number of entries as its state row has them
    rows: dict[str, tuple[str, str, int]]
    with_holes: list[str]


def look(folder: Path) -> Found:
    connection = sqlcipher3.connect(str(folder / "callassist.db"))  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs
    try:
        (integrity,) = connection.execute("PRAGMA integrity_check").fetchone()
        numbers = dict(connection.execute("SELECT call_id, max(number) FROM call_event GROUP BY call_id"))
        holes = connection.execute(
            "SELECT call_id FROM call_event GROUP BY call_id HAVING count(*) <> max(number) + 1"
        ).fetchall()
        rows = connection.execute("SELECT id, state, node, events FROM call").fetchall()
        return Found(
            integrity,
            numbers,
            {call: (state, node, events) for call, state, node, events in rows},
            [call for (call,) in holes],
        )
    finally:
        connection.close()


class Judge:
    """Compares what the children told with what is in the log."""

    def __init__(self) -> None:
        self.gate = Gate("kill -9 through the window", hit=0, lost=0, corrupt=0, torn=0, raw=0, crashes=0, least=LEAST)
        self.wrong: list[str] = []
        self.entries = self.resumed = 0
        #: the open call the last child left, and its node
        self.expected: dict[str, str] = {}

    def judge(self, folder: Path, told: Told, errors: str, status: int) -> None:
        gate = self.gate
        # killed, not ended, and in the middle of a call
        gate.add(cases=1, hit=int(status == -9 and told.in_call))
        self._count("crashes", status != -9, f"ended with {status}: {errors}")
        # whatever it wrote on standard error but Qt's own remarks
        self._count("raw", "Traceback" in errors, errors)
        if set(told.offered) != set(self.expected):
            self._count("lost", True, f"offered {told.offered}, left {self.expected}")
        if told.resumed is not None:
            call, node = told.resumed
            self.resumed += 1
            self._count("torn", node != self.expected.get(call), f"resumed at {node}, left at {self.expected}")
        found = look(folder)
        self._count(
            "corrupt", found.integrity != "ok" or bool(found.with_holes), f"{found.integrity} {found.with_holes}"
        )
        for call, number in told.saved.items():
            there = found.numbers.get(call, -1)
            self._count("lost", there < number, f"entry {number} of {call} was acknowledged, {there} is the last")
        for call, (state, node, events) in found.rows.items():
            last = told.posted.get(call, {}).get(found.numbers[call])
            halved = events != found.numbers[call] + 1 or (last is not None and node != last)
            self._count("torn", halved, f"{call} has {events} entries and stands at {node}; the window showed {last}")
            self._count("lost", call in told.ended and state != "ended", f"{call} was ended and is open")
        self.entries += sum(len(one) for one in told.posted.values())
        self.expected = {call: node for call, (state, node, _) in found.rows.items() if state == "open"}

    def _count(self, kind: str, wrong: bool, what: str) -> None:
        if wrong:
            setattr(self.gate, kind, getattr(self.gate, kind) + 1)
            self.wrong.append(f"kill {self.gate.cases}: {kind}: {what}")


@pytest.mark.timeout(900 + 4 * KILLS)
def test_nothing_acknowledged_is_lost_when_the_window_is_killed() -> None:
    judge = Judge()
    chance = random.Random(20261123 + share()[0])
    progress = Progress(judge.gate.name)
    with children() as nursery:
        while judge.gate.cases < KILLS:
            with quick_folder() as folder:
                judge.expected = {}
                for _ in range(min(KILLS_A_LOG, KILLS - judge.gate.cases)):
                    child = nursery.child(str(folder / "data"), str(chance.randrange(1 << 30)))
                    judge.judge(folder / "data", *run_and_kill(child, chance))
                    progress.at(judge.gate.cases, KILLS)
    judge.gate.remark = f"({judge.entries:,} entries, {judge.resumed:,} calls resumed at their node)"
    judge.gate.report()
    assert judge.wrong == []
    assert judge.resumed > KILLS / 3


def test_the_judge_finds_an_entry_that_was_acknowledged_and_is_not_there() -> None:
    """Or the test above could not fail."""
    judge = Judge()
    chance = random.Random(1)
    with quick_folder() as folder, children() as nursery:
        data = folder / "data"
        told, errors, status = run_and_kill(nursery.child(str(data), "1"), chance)
        call, number = max(told.saved.items())
        told.saved[call] = number + 1_000
        judge.judge(data, told, errors, status)
    Gate("kill -9 through the window, control – an answer that is not there", 1, bites=judge.gate.lost).report()
    assert (judge.gate.lost, judge.gate.corrupt, judge.gate.torn) == (1, 0, 0)
