"""Kill -9 while a script is being written: no edit that was told saved is lost, none older than a second, undo reaches
back to the begin, and what calls use is one whole text that somebody published.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from callassist.formats.script.script_files import check_script
from callassist.formats.script.source_text import common_bytes
from callassist.formats.script.writing.script_text import ScriptText
from tests.faults.form import Gate, Progress, count, quick_folder, share
from tests.faults.injection.nursery import Child, Nursery
from tests.faults.writing_child import SCRIPT, crc, open_desk, open_or_begin

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")

KILLS = count(quick=10, full=200)
#: a new folder after so many: a draft grows
KILLS_A_FOLDER = 20
PATIENCE = 200.0


@dataclass
class Told:
    """What one child has told until it was killed."""

    begun: int | None = None
    #: number → text and time
    posted: dict[int, tuple[int, float]] = field(default_factory=dict[int, tuple[int, float]])
    saved: int = -1
    published: list[int] = field(default_factory=list[int])
    #: how often the file of the script was about to be replaced
    replacing: int = 0
    refused: int = 0

    def read(self, line: str) -> None:
        match line.split():
            case ["begun", text, *_]:
                self.begun = int(text)
            case ["posted", number, text, at]:
                self.posted[int(number)] = (int(text), float(at))
            case ["saved", number]:
                self.saved = max(self.saved, int(number))
            case ["published", text]:
                self.published.append(int(text))
            case ["replacing"]:
                self.replacing += 1
            case _:
                self.refused += 1


def run_and_kill(child: Child, dice: random.Random, *, replacing: float = 0.3) -> tuple[Told, str, int, float]:
    """One child, killed a random moment after some edits, or, in this share of cases, after it began to replace the
    file calls use: what it told, its errors, how it ended, and when.
    """
    told = Told()
    wanted = dice.randrange(1, 60)
    at_replacing = dice.random() < replacing
    far_enough = threading.Event()
    errors: list[str] = []

    def listen() -> None:
        with os.fdopen(child.out, encoding="utf-8") as lines:
            for line in lines:
                if line.endswith("\n"):
                    told.read(line)
                if told.replacing if at_replacing else len(told.posted) >= wanted:
                    far_enough.set()
        far_enough.set()

    def listen_to_errors() -> None:
        with os.fdopen(child.errors, encoding="utf-8", errors="replace") as lines:
            errors.extend(lines)

    listeners = [threading.Thread(target=listen), threading.Thread(target=listen_to_errors)]
    for listener in listeners:
        listener.start()
    if not far_enough.wait(PATIENCE):
        errors.append(f"it came to {len(told.posted)} of {wanted} edits in {PATIENCE} s")
    time.sleep(dice.uniform(0.0, 0.002 if at_replacing else 0.03))
    killed_at = time.monotonic()
    status = child.kill()
    for listener in listeners:
        listener.join()
    return told, "".join(errors), status, killed_at


class Judge:
    """Compares what the children told with what lies on the disk."""

    def __init__(self, name: str = "kill -9 while a script is written") -> None:
        self.gate = Gate(name, hit=0, lost=0, torn=0, raw=0, crashes=0, least=0.9)
        self.wrong: list[str] = []
        self.edits = self.under_way = self.published = 0
        self.known: set[int] = set()
        self.base: int | None = None

    def new_folder(self) -> None:
        self.known, self.base = set(), None

    def judge(self, folder: Path, told: Told, errors: str, status: int, killed_at: float) -> None:
        self.gate.add(cases=1, hit=int(status == -9 and told.begun is not None and bool(told.posted)))
        self._count("crashes", status != -9, f"ended with {status}: {errors}")
        self._count("raw", "Traceback" in errors, errors)
        self.edits += len(told.posted)
        self.under_way += told.saved < max(told.posted, default=-1)
        self.base = self.base or told.begun
        texts = {one for one, _ in told.posted.values()}
        self.known |= texts | ({told.begun} if told.begun is not None else set())
        desk = open_desk(folder)
        try:
            draft = open_or_begin(desk)
            now = crc(draft.script)
            there = max((number for number, (text, _) in told.posted.items() if text == now), default=-1)
            if there < 0 and now != told.begun:
                self._count("torn", True, "the draft is a text nobody made")
            else:
                self._count("lost", there < told.saved, f"edit {told.saved} was told saved, {there} is the last")
                old = [number for number, (_, at) in told.posted.items() if number > there and at < killed_at - 1.0]
                self._count("lost", bool(old), f"edits {old} are older than a second")
        finally:
            desk.close()
        self._published(folder, told)

    def _published(self, folder: Path, told: Told) -> None:
        path = folder / "scripts" / f"{SCRIPT}.yaml"
        self.published += len(told.published)
        if not path.exists():
            self._count("lost", bool(told.published), "what was published is gone")
            return
        data = path.read_bytes()
        script, _ = check_script(data, name="published", common=common_bytes())
        if script is None or crc(ScriptText.read(data)) not in self.known:
            self._count("torn", True, f"what was published is a text nobody published ({len(data)} bytes)")

    def undo_everything(self, folder: Path) -> None:
        """All the way back, over every start: each text on the way was there, and the last is the first."""
        desk = open_desk(folder)
        try:
            draft = open_or_begin(desk)
            while draft.can_undo:
                draft.undo_edit()
                self._count("torn", crc(draft.script) not in self.known, "undo leads to a text nobody made")
            self._count("lost", crc(draft.script) != self.base, "undo does not reach back to the begin")
        finally:
            desk.close()

    def _count(self, kind: str, wrong: bool, what: str) -> None:
        if wrong:
            self.gate.add(**{kind: 1})
            self.wrong.append(f"kill {self.gate.cases}: {kind}: {what}")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery("tests.faults.writing_child") as found:
        yield found


@pytest.mark.timeout(900 + 6 * KILLS)
def test_no_edit_is_lost_and_no_script_torn_when_the_writing_is_killed(nursery: Nursery) -> None:
    judge = Judge()
    dice = random.Random(20261127 + share()[0])
    progress = Progress(judge.gate.name)
    while judge.gate.cases < KILLS:
        with quick_folder() as folder:
            judge.new_folder()
            for _ in range(min(KILLS_A_FOLDER, KILLS - judge.gate.cases)):
                child = nursery.child(str(folder / "data"), str(dice.randrange(1 << 30)))
                judge.judge(folder / "data", *run_and_kill(child, dice))
                progress.at(judge.gate.cases, KILLS)
            judge.undo_everything(folder / "data")
    judge.gate.remark = (
        f"({judge.edits:,} edits, {judge.published:,} published, killed {judge.under_way:,} times over one unsaved)"
    )
    assert judge.wrong == []
    judge.gate.report()
    assert judge.published


@pytest.mark.parametrize(("fault", "column"), [("early", "lost"), ("over", "torn")])
def test_a_writer_that_loses_or_tears_is_found(fault: str, column: str, nursery: Nursery) -> None:
    """Or the test above could not fail."""
    judge = Judge(f"kill -9 while a script is written, control – {fault}")
    dice = random.Random(3)
    with quick_folder() as folder:
        for number in range(25):
            judge.new_folder()
            child = nursery.child(str(folder / f"data{number}"), str(number), fault)
            judge.judge(folder / f"data{number}", *run_and_kill(child, dice, replacing=float(fault == "over")))
            if getattr(judge.gate, column):
                break
    bites = getattr(judge.gate, column)
    Gate(judge.gate.name, judge.gate.cases, bites=bites).report()
    assert bites, judge.wrong
