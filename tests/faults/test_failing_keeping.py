"""The Nth operation of a backup, a restore, a recovery … fails, once or all from there on: full, broken, not allowed.

Every operation on the disk has its turn: opening, writing, flushing, cutting short, naming, linking, removing, making a
folder. The error is one the rep can act on, nothing is lost whatever it says, nothing half-made is left, and once the
disk is well the same thing works.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.faults.cases import Bench, bench
from tests.faults.form import FULL, Gate, Progress, count, is_mine
from tests.faults.injection.disk import ALL, NEED_NO_ROOM, OF_OPEN_FILES
from tests.faults.injection.power_cut import MADE, Operation, read_record
from tests.faults.keeping import BY_NAME, ERASING, PHASES, Phase

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a disk fails by a preloaded library")

#: points and kinds that are tried of a phase in the quick form
QUICK = 5
#: the same of an erasing: each is erased from every copy of the log before it is judged
QUICK_OF_ERASING = 2
#: an operation that comes sooner or later than it did, by another thread, may be past the end of the phase
LEAST = 0.9 if FULL else 0.6

Point = tuple[int, str]


def kinds_of_operations(where: Bench, phase: Phase) -> str:
    """What the phase does that can fail, a letter an operation; see watched_disk.c."""
    case, _ = where.case(phase)
    record = where.folder / "record"
    record.unlink(missing_ok=True)
    ran = where.run(phase, case, "record", str(record))
    assert ran.told.done, ran
    operations = list(read_record(record))
    begins = next(place for place, one in enumerate(operations) if one.content == b"told begun")
    return "".join(letter for letter in map(letter_of, operations[begins:]) if letter in ALL)


def letter_of(operation: Operation) -> str:
    """As it is counted: opening what is there is one thing, making it another."""
    return "o" if operation.what == "O" and not operation.place & MADE else operation.what


def kinds_for(letter: str) -> Iterator[str]:
    """How an operation can fail."""
    yield from ("EIO once", "EIO onwards")
    if letter not in NEED_NO_ROOM:
        yield from ("ENOSPC once", "ENOSPC onwards")
    if letter not in OF_OPEN_FILES:
        yield from ("EACCES once", "EACCES onwards")


def points(where: Bench, phase: Phase) -> list[Point]:
    """Which operation fails and how; all of them in the full form, some all over the phase in the quick one."""
    done = kinds_of_operations(where, phase)
    number = where.operations(phase)
    # modes are counted and not recorded: past one of them the letters are those of the operation before
    every = [(place, kind) for place in range(1, number + 1) for kind in kinds_for(done[min(place, len(done)) - 1])]
    if FULL:
        return [one for place, one in enumerate(every) if is_mine(place)]
    if phase is ERASING:
        # the log is written to before any copy is
        return [every[len(every) * place // (QUICK_OF_ERASING + 1)] for place in range(1, QUICK_OF_ERASING + 1)]
    return [every[place * (len(every) - len(every) // 8 - 1) // (QUICK - 1)] for place in range(QUICK)]


def sweep(where: Bench, phase: Phase, gate: Gate, chosen: list[Point], *planted: str) -> list[str]:
    """Tries the phase with these faults; what was wrong."""
    wrong: list[str] = []
    progress = Progress(gate.name)
    gate.add(hit=0, lost=0, blocks=0, corrupt=0, torn=0, raw=0, silent=0, crashes=0)
    for number, kind in chosen:
        case, must = where.case(phase)
        ran = where.run(phase, case, "fail", str(number), kind, *planted)
        told = ran.told
        verdict = where.judged(phase, case, must, told)
        verdict.add("crashes", f"ended with {ran.status}: {ran.errors}", ran.status != 0)
        again = told.done or told.after
        verdict.add("torn", f"what was refused ({told.errors}) does not work afterwards", not again and not ran.status)
        gate.add(cases=1, hit=int(told.failed > 0), **verdict.counts)
        wrong += [f"{phase.name}, operation {number}, {kind}: {note}" for note in verdict.notes if verdict.counts]
        progress.at(gate.cases, len(chosen))
    return wrong


@pytest.fixture(scope="module")
def where() -> Iterator[Bench]:
    with bench() as found:
        yield found


@pytest.mark.parametrize("phase", [*PHASES, ERASING], ids=lambda phase: phase.name)
def test_a_phase_whose_disk_fails_tells_it_loses_nothing_and_works_afterwards(phase: Phase, where: Bench) -> None:
    gate = Gate(f"failing operations: {phase.name}", least=LEAST)
    wrong = sweep(where, phase, gate, points(where, phase))
    gate.report()
    assert gate.wrong() == {}, "\n".join(wrong[:60])


def test_the_sweep_finds_errors_that_are_not_meant_for_the_rep(where: Bench) -> None:
    """The negative control: a backup that passes on the errors of Python and SQLite as they come."""
    phase = BY_NAME["backup"]
    found = Gate("")
    sweep(where, phase, found, points(where, phase)[: count(quick=QUICK, full=60)], "errors of the system")
    gate = Gate("failing operations, control – errors of the system", found.cases, bites=found.raw or 0)
    gate.report()
    assert gate.bites


def test_the_sweep_finds_somebody_a_copy_keeps_because_the_disk_failed_once(where: Bench) -> None:
    """A copy that could not be made anew is never tried again: so it was, and the sweep found it."""
    operations = where.operations(ERASING)
    chosen = [(operations * 2 // 3, "EIO once"), (operations * 3 // 4, "EIO onwards")]
    if FULL:  # all over the phase: the first ones are of the log, and of no copy
        every = points(where, ERASING)
        chosen += every[:: max(1, len(every) // 58)]
    found = Gate("")
    sweep(where, ERASING, found, chosen, "copies are tried once")
    gate = Gate("failing operations, control – copies are tried once", found.cases, bites=found.torn or 0)
    gate.report()
    assert gate.bites
