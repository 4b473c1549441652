"""Kill -9 right before every operation on the disk that a backup, a restore, a recovery … is made of.

No clock decides: the process ends itself before its Nth operation, and every N has its turn. Whatever is left is
opened by the whole program: all that was acknowledged is in the log, nobody can be called who must not be, all backups
on offer are sound, and nothing half-made stays.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.faults.cases import Bench, bench
from tests.faults.form import FULL, Gate, Progress, is_mine
from tests.faults.keeping import BY_NAME, ERASING, PHASES, Phase

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="a preloaded library is killed from within"
)


@pytest.fixture(scope="module")
def where() -> Iterator[Bench]:
    with bench() as found:
        yield found


#: how many operations of a phase are tried in the quick form
QUICK = 4
#: what must be hit: all of them, but for the few operations that another thread may make sooner or later
LEAST = 0.9


def points(operations: int, quick: int = QUICK) -> list[int]:
    """Before which operations a process is killed: all, in the full form, or some all over the phase."""
    every = range(1, operations + 1)
    if FULL:
        return [number for place, number in enumerate(every) if is_mine(place)]
    last = max(1, operations - operations // 8)  # the very last ones may come sooner or later
    return sorted({1 + place * (last - 1) // (quick - 1) for place in range(quick)})


def sweep(where: Bench, phase: Phase, gate: Gate, numbers: list[int], *planted: str) -> list[str]:
    """Kills the phase before each of these operations; what was wrong."""
    wrong: list[str] = []
    progress = Progress(gate.name)
    gate.add(hit=0, lost=0, blocks=0, corrupt=0, torn=0, raw=0, silent=0, crashes=0)
    for number in numbers:
        case, must = where.case(phase)
        ran = where.run(phase, case, "kill", str(number), *planted)
        verdict = where.judged(phase, case, must, ran.told)
        # killed, or through with it before its operation came; anything else is an end of its own
        verdict.add("crashes", f"ended with {ran.status}: {ran.errors}", not ran.landed and ran.status != 0)
        gate.add(cases=1, hit=int(ran.landed), **verdict.counts)
        wrong += [f"{phase.name}, killed before operation {number}: {note}" for note in verdict.notes if verdict.counts]
        progress.at(gate.cases, len(numbers))
    return wrong


@pytest.mark.parametrize("phase", [*PHASES, ERASING], ids=lambda phase: phase.name)
def test_a_phase_killed_before_any_of_its_operations_loses_nothing(phase: Phase, where: Bench) -> None:
    gate = Gate(f"kill at every operation: {phase.name}", least=LEAST)
    operations = where.operations(phase)
    wrong = sweep(where, phase, gate, points(operations))
    gate.remark = f"({operations} operations)"
    gate.report()
    assert gate.wrong() == {}, "\n".join(wrong[:40])


def test_the_sweep_finds_blocks_that_are_carried_over_after_the_swap(where: Bench) -> None:
    """The negative control: a restore that puts the backup in place first and sees to the blocks then."""
    phase = BY_NAME["restore"]
    gate = Gate("kill at every operation, control – blocks carried over late", bites=0)
    case, must = where.case(phase)
    ran = where.run(phase, case, "whole", "0", "", "blocks carried over late")
    assert (ran.told.done, ran.told.raw) == (True, []), ran
    whole = where.judged(phase, case, must, ran.told)
    assert whole.counts["blocks"] == 0, f"the planted restore is right when nobody kills it: {whole.notes}"
    for number in points(ran.told.operations, quick=10):
        case, must = where.case(phase)
        killed = where.run(phase, case, "kill", str(number), "", "blocks carried over late")
        verdict = where.judged(phase, case, must, killed.told)
        gate.add(cases=1, bites=int(killed.landed and verdict.counts["blocks"] > 0))
    gate.report()
    assert gate.bites


def test_the_sweep_finds_somebody_who_is_erased_from_the_log_alone(where: Bench) -> None:
    """The negative control: nothing is noted before the log forgets them, so the copies keep them after a kill."""
    gate = Gate("kill at every operation, control – nothing noted of an erasing", bites=0)
    case, must = where.case(ERASING)
    ran = where.run(ERASING, case, "whole", "0", "", "nothing noted of an erasing")
    assert (ran.told.done, ran.told.raw) == (True, []), ran
    whole = where.judged(ERASING, case, must, ran.told)
    assert whole.counts["torn"] == 0, f"the planted erasing is right when nobody kills it: {whole.notes}"
    for number in points(ran.told.operations, quick=8):
        case, must = where.case(ERASING)
        killed = where.run(ERASING, case, "kill", str(number), "", "nothing noted of an erasing")
        verdict = where.judged(ERASING, case, must, killed.told)
        gate.add(cases=1, bites=int(killed.landed and verdict.counts["torn"] > 0))
    gate.report()
    assert gate.bites


@pytest.mark.timeout(900)
def test_the_sweep_finds_half_a_list(where: Bench) -> None:
    """The negative control: a list that is seen while it is read in."""
    phase = BY_NAME["list read in"]
    gate = Gate("kill at every operation, control – lists seen from the start", bites=0)
    case, must = where.case(phase)
    ran = where.run(phase, case, "whole", "0", "", "lists seen from the start")
    assert (ran.told.done, ran.told.raw) == (True, []), ran
    for number in points(ran.told.operations, quick=5):
        case, must = where.case(phase)
        killed = where.run(phase, case, "kill", str(number), "", "lists seen from the start")
        verdict = where.judged(phase, case, must, killed.told)
        gate.add(cases=1, bites=int(killed.landed and verdict.counts["torn"] > 0))
    gate.report()
    assert gate.bites
