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


def finds(where: Bench, phase: Phase, planted: str, found: str, *, quick: int) -> None:
    """A negative control: with this fault planted, a kill somewhere leaves what the sweep counts as `found`.

    Killed by nobody, it does all it should.
    """
    gate = Gate(f"kill at every operation, control – {planted}", bites=0)
    case, must = where.case(phase)
    ran = where.run(phase, case, "whole", "0", "", planted)
    assert (ran.told.done, ran.told.raw) == (True, []), ran
    whole = where.judged(phase, case, must, ran.told)
    assert whole.counts[found] == 0, f"with {planted} it is wrong also when nobody kills it: {whole.notes}"
    for number in points(ran.told.operations, quick=quick):
        case, must = where.case(phase)
        killed = where.run(phase, case, "kill", str(number), "", planted)
        verdict = where.judged(phase, case, must, killed.told)
        gate.add(cases=1, bites=int(killed.landed and verdict.counts[found] > 0))
    gate.report()
    assert gate.bites


def test_the_sweep_finds_blocks_that_are_carried_over_after_the_swap(where: Bench) -> None:
    """A restore that puts the backup in place first and sees to the blocks then."""
    finds(where, BY_NAME["restore"], "blocks carried over late", "blocks", quick=10)


def test_the_sweep_finds_somebody_who_is_erased_from_the_log_alone(where: Bench) -> None:
    """Nothing is noted before the log forgets them, so the copies keep them after a kill."""
    finds(where, ERASING, "nothing noted of an erasing", "torn", quick=8)


@pytest.mark.timeout(900)
def test_the_sweep_finds_half_a_list(where: Bench) -> None:
    """A list that is seen while it is read in."""
    finds(where, BY_NAME["list read in"], "lists seen from the start", "torn", quick=5)
