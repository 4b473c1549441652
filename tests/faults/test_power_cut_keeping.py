"""The power goes at any moment of a backup, a restore, a recovery, a migration, with a second name or a rescue file.

Each phase is recorded once. After each operation the states are made that a power cut may leave
(injection/power_cut.py), and every one of them is opened by the whole program, which must find, get back and take up
all that was acknowledged until then. Where the second name matters, the write-ahead log is deleted after the cut.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.cases import Bench, bench
from tests.faults.form import Gate, Progress, count, share
from tests.faults.injection.disk import CHANGING
from tests.faults.injection.power_cut import Operation, PowerCut, State, lay_out, read_record, seen, state_of
from tests.faults.judging import Told
from tests.faults.keeping import BY_NAME, ERASING, PHASES, Must, Phase

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a disk is watched by a preloaded library")

#: states of a phase; in the full form of each share
STATES = count(quick=12, full=1_000)
#: the same of an erasing: each is erased from every copy of the log before it is judged
STATES_OF_ERASING = count(quick=3, full=1_000)
#: states that are made for one that is looked at: many are the same
TRIES = 4


@dataclass
class Recorded:
    """A phase as it went, from before it began to its end."""

    before: State
    after: State
    operations: list[Operation]
    must: Must
    #: which operation of all is the first of the phase
    begins: int = 0
    folder: str = ""


def recorded(where: Bench, phase: Phase, *planted: str) -> Recorded:
    """Runs the phase once, on a disk that is watched."""
    case, must = where.case(phase)
    before = state_of(case)
    record = where.folder / "record"
    record.unlink(missing_ok=True)
    ran = where.run(phase, case, "record", str(record), *planted)
    assert (ran.status, ran.told.done, ran.told.raw) == (0, True, []), ran
    operations = list(read_record(record))
    assert not [one for one in operations if one.what == "X" and _name_of(operations, one).endswith(".db")]
    found = Recorded(before, state_of(case), operations, must, folder=str(case))
    assert seen(found.folder, before, operations) == found.after, "the record does not lead to what lies there"
    found.begins = next(place for place, one in enumerate(operations) if one.content == b"told begun")
    return found


def _name_of(operations: list[Operation], mapped: Operation) -> str:
    """The file an operation went to."""
    opened = [one for one in operations[: operations.index(mapped)] if one.what == "O"]
    return next((one.content.decode() for one in reversed(opened) if one.descriptor == mapped.descriptor), "")


def states(found: Recorded, wanted: int, seed: int, *, lenient: bool = False) -> Iterator[tuple[State, Told, int]]:
    """Different states of the phase, spread over it: each with what had been told by then, and after which operation.

    `lenient`: on a disk that keeps every name at once, as the model here was before.
    """
    chance = random.Random(seed)
    disk = PowerCut(found.folder, found.before)
    told = Told()
    moments = sum(one.what in CHANGING for one in found.operations[found.begins :])
    each = max(wanted * TRIES / moments, 0.0)
    moment_chance = min(1.0, wanted / moments)
    known: set[bytes] = set()
    for place, operation in enumerate(found.operations):
        if operation.what == "M":
            told.hear(operation.content.decode().removeprefix("told "))
            continue
        if operation.what == "X":
            continue
        changed = disk.do(operation)
        if lenient:
            disk.keep_names()
        if not changed or place < found.begins or chance.random() > moment_chance:
            continue
        for _ in range(max(1, round(each))):
            state = disk.state(chance)
            mark = digest(state) + repr((sorted(told.lines), sorted(told.blocked), told.backup, told.done)).encode()
            if mark in known:
                continue
            known.add(mark)
            yield state, told, place
            if moment_chance < 1.0:
                break


def digest(state: State) -> bytes:
    """Stands for a state: which names there are, with which content."""
    found = hashlib.sha256()
    for name, content in sorted(state.items()):
        found.update(repr((name, None if content is None else len(content))).encode())
        found.update(content or b"")
    return found.digest()


def replay(where: Bench, phase: Phase, found: Recorded, gate: Gate, wanted: int, *, lenient: bool = False) -> list[str]:
    """Looks at so many states of a phase; what was wrong."""
    wrong: list[str] = []
    ends = {digest(found.before), digest(found.after)}
    progress = Progress(gate.name)
    gate.add(hit=0, lost=0, blocks=0, corrupt=0, torn=0, raw=0, silent=0)
    case = Path(found.folder)
    dates = random.Random(share()[0])
    for state, told, place in states(found, wanted, share()[0], lenient=lenient):
        shutil.rmtree(case, ignore_errors=True)
        lay_out(state, case, dates)
        verdict = where.judged(phase, case, found.must, told)
        gate.add(cases=1, hit=int(digest(state) not in ends), **verdict.counts)
        if verdict.counts:
            wrong += [f"{phase.name}, after {told_of(found.operations, place)}: {note}" for note in verdict.notes]
        progress.at(gate.cases)
        if gate.cases >= wanted:
            break
    return wrong


def told_of(operations: list[Operation], place: int) -> str:
    """An operation, for people: what it did to which file."""
    one = operations[place]
    name = (
        _name_of(operations, one) if one.what in "WTAS" else one.content.decode(errors="replace").replace("\0", " → ")
    )
    return f"operation {place} ({one.what} {name})"


@pytest.fixture(scope="module")
def where() -> Iterator[Bench]:
    with bench() as found:
        yield found


@pytest.mark.parametrize("phase", [*PHASES, ERASING], ids=lambda phase: phase.name)
def test_a_power_cut_in_a_phase_loses_nothing(phase: Phase, where: Bench) -> None:
    gate = Gate(f"power cut while keeping: {phase.name}", least=0.5)
    found = recorded(where, phase)
    wrong = replay(where, phase, found, gate, STATES_OF_ERASING if phase is ERASING else STATES)
    gate.report()
    assert gate.wrong() == {}, "\n".join(wrong[:40])


def test_the_replay_finds_somebody_who_is_erased_from_the_log_alone(where: Bench) -> None:
    """Nothing is noted before the log forgets them, so the copies keep them after the power went."""
    found = recorded(where, ERASING, "", "nothing noted of an erasing")
    control = Gate("")
    replay(where, ERASING, found, control, count(quick=4, full=400))
    gate = Gate(
        "power cut while keeping, control – nothing noted of an erasing", control.cases, bites=control.torn or 0
    )
    gate.report()
    assert gate.bites


def test_the_replay_finds_a_second_name_that_is_not_on_the_disk(where: Bench) -> None:
    """The negative control: the name is given, but its folder is not flushed before answers are acknowledged.

    It is found because names last no sooner than they must: where all of them last at once, as the model had it
    before, hardly anything is lost.
    """
    phase = BY_NAME["second name"]
    found = recorded(where, phase, "", "second name not synced")
    assert any(one.what == "L" for one in found.operations), "the link was not recorded"
    gate = Gate("power cut while keeping, control – second name not synced")
    strict, lenient = Gate(""), Gate("")
    wanted = count(quick=25, full=400)
    replay(where, phase, found, strict, wanted)
    replay(where, phase, found, lenient, wanted, lenient=True)
    gate.cases, gate.bites = strict.cases, min(strict.lost or 0, strict.silent or 0)
    gate.remark = (
        f"({lenient.lost} lines lost in {lenient.cases} states where all names last at once, else {strict.lost})"
    )
    gate.report()
    assert gate.bites
