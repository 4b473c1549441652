"""The process is killed at any moment: what was acknowledged is there, nothing is half there, and it goes on."""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from callassist.storage.calls import encoding
from callassist.storage.calls.chain import broken_links
from tests.faults.form import Gate, Progress, count, quick_folder, share
from tests.faults.injection.nursery import Nursery
from tests.storage.logs import look_into, services

KILLS = count(quick=10, full=5_000)
#: a new log after so many: all that was ever acknowledged is looked for after each kill
KILLS_A_LOG = 10


#: what must be hit: a child that is killed before its first answer tells nothing
LEAST = 0.9


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.timeout(900 + 3 * KILLS)
def test_no_acknowledged_answer_is_lost_by_a_kill() -> None:
    chance = random.Random(KILLS + share()[0])
    gate = Gate("kill -9 at the store", hit=0, lost=0, corrupt=0, torn=0, raw=0, crashes=0, least=LEAST)
    entries = 0
    wrong: list[str] = []
    progress = Progress(gate.name)
    with Nursery("tests.storage.answering_child") as nursery:
        while gate.cases < KILLS:
            with quick_folder() as folder:
                kills = min(KILLS_A_LOG, KILLS - gate.cases)
                entries += kill_again_and_again(nursery, folder, kills, chance, gate, wrong)
            progress.at(gate.cases, KILLS)
    gate.remark = f"({entries:,} entries acknowledged)"
    gate.report()
    assert gate.wrong() == {}, "\n".join(wrong[:40])
    assert entries > KILLS * 5


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_the_look_after_a_kill_finds_what_was_acknowledged_and_is_not_there() -> None:
    """The negative control: an answer that was never given is said to be acknowledged, and one is taken out."""
    gate = Gate("kill -9 at the store, control – an answer that is not there", bites=0)
    found = Gate("")
    with quick_folder() as folder, Nursery("tests.storage.answering_child") as nursery:
        kill_again_and_again(nursery, folder, 1, random.Random(1), found, [])
        assert found.wrong() == {}
        connection = look_into(folder)
        call, number = connection.execute(
            "SELECT call_id, max(number) FROM call_event GROUP BY call_id ORDER BY min(seq) LIMIT 1"
        ).fetchone() or ("", 0)
        connection.close()
        for acknowledged in (int(number), int(number) + 1_000):
            counts = check(folder, {str(call): acknowledged}, set(), [])
            gate.add(cases=1, bites=int(counts["lost"] > 0))
    gate.report()
    assert gate.bites == 1


def kill_again_and_again(
    nursery: Nursery, folder: Path, kills: int, chance: random.Random, gate: Gate, wrong: list[str]
) -> int:
    """How many entries were acknowledged, and found, over `kills` kills of programs that use one log."""
    acknowledged: dict[str, int] = defaultdict(int)
    ended: set[str] = set()
    for _ in range(kills):
        lines, status, errors = answering_until_killed(nursery, folder, chance)
        gate.add(cases=1, hit=int(status == -9 and len(lines) > 1), raw=int(errors != ""), crashes=int(status != -9))
        if errors or status != -9:
            wrong.append(f"ended with {status}: {errors}")
        for line in lines:
            word, _, value = line.partition(" ")
            if word == "call":
                call = value
                acknowledged[call] = 0
            elif word == "saved":
                acknowledged[call] = max(acknowledged[call], int(value))
            elif word == "ended":
                ended.add(call)
        gate.add(**check(folder, acknowledged, ended, wrong))
    return sum(acknowledged.values())


def answering_until_killed(nursery: Nursery, folder: Path, chance: random.Random) -> tuple[list[str], int, str]:
    """What the child told until it was killed, how it ended, and its errors."""
    child = nursery.child(str(folder))
    told = b""
    target = chance.randrange(4, 80)
    while told.count(b"\n") < target and (more := os.read(child.out, 65_536)):
        told += more
    time.sleep(chance.random() * 0.005)
    status = child.kill()
    while more := os.read(child.out, 65_536):
        told += more
    errors = os.read(child.errors, 65_536).decode()
    child.close()
    # a line that was cut off was not told
    return told.decode().split("\n")[:-1], status, errors


def check(folder: Path, acknowledged: dict[str, int], ended: set[str], wrong: list[str]) -> Counter[str]:
    """What is wrong with the log, by the columns of a gate."""
    counts: Counter[str] = Counter()

    def note(kind: str, is_wrong: bool, what: str) -> None:
        if is_wrong:
            counts[kind] += 1
            wrong.append(f"{kind}: {what}")

    with services(folder) as found:
        opened = found.safekeeping.open().result(200)
        note("corrupt", opened.warnings != (), f"opening it warns: {opened.warnings}")
        offered = [one.id for one in found.calling.interrupted().result(200)]
        note("lost", bool(ended & set(offered)), f"ended and offered: {ended & set(offered)}")
        for call in offered:
            live = found.calling.resume(call).result(200)
            expected = encoding.state_columns(live.call) | {"note": live.note}
            there = {name: value for name, value in state_of(found, call).items() if name in expected}
            note("torn", there != expected, f"the row of {call} is {there}, its journal says {expected}")
            found.calling._live.discard(call)  # pyright: ignore[reportPrivateUsage] - the next kill finds it open again
    connection = look_into(folder)
    numbers: dict[str, list[int]] = defaultdict(list)
    for call, number in connection.execute("SELECT call_id, number FROM call_event ORDER BY seq"):
        numbers[call].append(number)
    entries = dict(connection.execute("SELECT id, events FROM call").fetchall())
    for call, number in acknowledged.items():
        there = numbers[call]
        note("lost", len(there) <= number, f"entry {number} of {call} was acknowledged, {len(there)} are there")
        note("torn", there != list(range(len(there))), f"the entries of {call} are {there}")
        note("torn", entries.get(call, 0) != len(there), f"{call} says it has {entries.get(call)}, not {len(there)}")
    integrity = connection.execute("PRAGMA integrity_check").fetchall()
    note("corrupt", integrity != [("ok",)], str(integrity))
    note("corrupt", connection.execute("PRAGMA foreign_key_check").fetchall() != [], "rows refer to missing ones")
    cursor = connection.execute("SELECT * FROM call_event ORDER BY seq")
    names = [column[0] for column in cursor.description]  # type: ignore[attr-defined]
    broken = broken_links(dict(zip(names, row, strict=True)) for row in cursor)
    note("corrupt", broken != [], f"the chain is broken at {broken}")
    connection.close()
    return counts


def state_of(found: object, call: str) -> dict[str, object]:
    """The row of a call, read while the log is open."""

    def read(store: object) -> dict[str, object]:
        names = [row[1] for row in store.connection.execute("PRAGMA table_info(call)")]  # type: ignore[attr-defined]
        row = store.connection.execute("SELECT * FROM call WHERE id = ?", (call,)).fetchone()  # type: ignore[attr-defined]
        return dict(zip(names, row, strict=True))

    return found.database.submit(read).result(200)  # type: ignore[attr-defined]
