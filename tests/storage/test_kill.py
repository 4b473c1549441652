"""The process is killed at any moment: what was acknowledged is there, nothing is half there, and it goes on."""

from __future__ import annotations

import os
import random
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest

from callassist.storage import encoding
from callassist.storage.chain import broken_links
from tests.faults.form import Gate, count, quick_folder, share
from tests.faults.injection.nursery import Nursery
from tests.storage.logs import look_into, services

KILLS = count(quick=20, full=5_000)
#: a new log after so many: all that was ever acknowledged is looked for after each kill
KILLS_A_LOG = 10


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.timeout(60 + 3 * KILLS)
def test_no_acknowledged_answer_is_lost_by_a_kill() -> None:
    chance = random.Random(KILLS + share()[0])
    gate = Gate("kill -9 at the store", lost=0, corrupt=0, torn=0)
    entries = 0
    with Nursery("tests.storage.answering_child") as nursery:
        while gate.cases < KILLS:
            with quick_folder() as folder:
                kills = min(KILLS_A_LOG, KILLS - gate.cases)
                entries += kill_again_and_again(nursery, folder, kills, chance)
                gate.cases += kills
    gate.remark = f"({entries:,} entries acknowledged)"
    gate.report()
    assert entries > KILLS * 5


def kill_again_and_again(nursery: Nursery, folder: Path, kills: int, chance: random.Random) -> int:
    """How many entries were acknowledged, and found, over `kills` kills of programs that use one log."""
    acknowledged: dict[str, int] = defaultdict(int)
    ended: set[str] = set()
    for _ in range(kills):
        for line in answering_until_killed(nursery, folder, chance):
            word, _, value = line.partition(" ")
            if word == "call":
                call = value
                acknowledged[call] = 0
            elif word == "saved":
                acknowledged[call] = max(acknowledged[call], int(value))
            elif word == "ended":
                ended.add(call)
        check(folder, acknowledged, ended)
    return sum(acknowledged.values())


def answering_until_killed(nursery: Nursery, folder: Path, chance: random.Random) -> list[str]:
    """What the child told until it was killed."""
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
    assert status == -9, errors
    assert errors == ""
    # a line that was cut off was not told
    return told.decode().split("\n")[:-1]


def check(folder: Path, acknowledged: dict[str, int], ended: set[str]) -> None:
    with services(folder) as found:
        assert found.database.open().result(10) == ()
        offered = [one.id for one in found.calling.interrupted().result(10)]
        assert not ended & set(offered)
        for call in offered:
            live = found.calling.resume(call).result(10)
            expected = encoding.state_columns(live.call) | {"note": live.note}
            assert {name: value for name, value in state_of(found, call).items() if name in expected} == expected
            found.calling._live.discard(call)  # pyright: ignore[reportPrivateUsage] - the next kill finds it open again
    connection = look_into(folder)
    numbers: dict[str, list[int]] = defaultdict(list)
    for call, number in connection.execute("SELECT call_id, number FROM call_event ORDER BY seq"):
        numbers[call].append(number)
    entries = dict(connection.execute("SELECT id, events FROM call").fetchall())
    for call, number in acknowledged.items():
        assert numbers[call] == list(range(len(numbers[call])))
        assert len(numbers[call]) > number
        assert entries[call] == len(numbers[call])
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    cursor = connection.execute("SELECT * FROM call_event ORDER BY seq")
    names = [column[0] for column in cursor.description]  # type: ignore[attr-defined]
    assert broken_links(dict(zip(names, row, strict=True)) for row in cursor) == []
    connection.close()


def state_of(found: object, call: str) -> dict[str, object]:
    """The row of a call, read while the log is open."""

    def read(store: object) -> dict[str, object]:
        names = [row[1] for row in store.connection.execute("PRAGMA table_info(call)")]  # type: ignore[attr-defined]
        row = store.connection.execute("SELECT * FROM call WHERE id = ?", (call,)).fetchone()  # type: ignore[attr-defined]
        return dict(zip(names, row, strict=True))

    return found.database.submit(read).result(10)  # type: ignore[attr-defined]
