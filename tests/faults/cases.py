"""Cases for the phases of `keeping`: made once, copied for each try, run in a child of a nursery."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from tests.faults.form import quick_folder
from tests.faults.injection.compiling import watched_disk
from tests.faults.injection.nursery import Nursery
from tests.faults.judging import Told, Verdict, judge
from tests.faults.keeping import BEGINS_AFTER, BY_NAME, Must, Phase, base, must_of, world, write_step


@dataclass
class Ran:
    """What a child told, and the status it ended with (-9: killed)."""

    told: Told
    status: int
    errors: str

    @property
    def landed(self) -> bool:
        """Whether it was killed within the phase."""
        return self.status == -signal.SIGKILL and self.told.begun and not self.told.done


class Bench:
    """Where cases are made and tried."""

    def __init__(self, folder: Path, nursery: Nursery) -> None:
        self.folder = folder
        self.steps = folder / "steps"
        self._nursery = nursery
        self._made: dict[str, tuple[Path, Must]] = {}
        self._operations: dict[str, int] = {}
        write_step(self.steps)
        with world("", self.steps):
            base(folder / "base")

    def case(self, phase: Phase) -> tuple[Path, Must]:
        """A case of its own for `phase` to begin from, and what must hold after it."""
        template, must = self._template(phase)
        return self._copy(template), deepcopy(must)

    def _copy(self, template: Path) -> Path:
        target = self.folder / "case"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(template, target)
        return target

    def _template(self, phase: Phase) -> tuple[Path, Must]:
        if phase.name in self._made:
            return self._made[phase.name]
        template = self.folder / f"template of {phase.name}"
        must = must_of(phase, self.folder / "base")
        former = BY_NAME.get(BEGINS_AFTER.get(phase.name, ""))
        if former is None:
            shutil.copytree(self.folder / "base", template)
        else:
            case, _ = self.case(former)
            ran = self.run(former, case, "stop")
            assert ran.status == -signal.SIGKILL, ran
            must.lines |= ran.told.lines
            must.blocked |= ran.told.blocked
            case.rename(template)
        with world("", self.steps):
            phase.prepare(template)
        self._made[phase.name] = (template, must)
        return template, must

    def run(self, phase: Phase, case: Path, *how: str) -> Ran:
        """The phase in a child; see `keeping_child`."""
        child = self._nursery.child(phase.name, str(case), str(self.steps), *how)
        told = b""
        while more := os.read(child.out, 65_536):
            told += more
        errors = b""
        while more := os.read(child.errors, 65_536):
            errors += more
        status = self._nursery.wait(child.number)
        child.close()
        heard = Told()
        for line in told.decode(errors="replace").split("\n")[:-1]:
            heard.hear(line)
        return Ran(heard, status, errors.decode(errors="replace"))

    def operations(self, phase: Phase) -> int:
        """How many operations the phase has that can fail, or be its last one."""
        if phase.name not in self._operations:
            case, _ = self.case(phase)
            ran = self.run(phase, case, "whole")
            assert (ran.status, ran.told.done, ran.told.raw) == (0, True, []), ran
            assert ran.told.operations > 5, f"{phase.name} does next to nothing"
            self._operations[phase.name] = ran.told.operations
        return self._operations[phase.name]

    def judged(self, phase: Phase, case: Path, must: Must, told: Told) -> Verdict:
        """What became of the case."""
        with world(phase.name, self.steps):
            return judge(phase, case, must, told)


@contextmanager
def bench() -> Iterator[Bench]:
    """A bench with a nursery whose children's disks are watched."""
    library = watched_disk()
    with quick_folder() as folder, Nursery("tests.faults.keeping_child", preload=library) as nursery:
        yield Bench(folder, nursery)
