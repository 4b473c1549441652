"""The process is killed at any moment: what was acknowledged is there, nothing is half there, and it goes on."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import pytest

from callassist.storage import encoding
from callassist.storage.chain import broken_links
from tests.storage.logs import look_into, rows, services
from tests.storage.test_journal import state

KILLS = int(os.environ.get("CALLASSIST_KILLS", "6"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.timeout(60 + 3 * KILLS)
def test_no_acknowledged_answer_is_lost_by_a_kill(tmp_path: Path) -> None:
    chance = random.Random(KILLS)
    acknowledged: dict[str, int] = defaultdict(int)
    ended: set[str] = set()
    for _ in range(KILLS):
        for line in answering_until_killed(tmp_path, chance):
            word, _, value = line.partition(" ")
            if word == "call":
                call = value
                acknowledged[call] = 0
            elif word == "saved":
                acknowledged[call] = max(acknowledged[call], int(value))
            elif word == "ended":
                ended.add(call)
        check(tmp_path, acknowledged, ended)
    assert sum(acknowledged.values()) > KILLS * 5


def answering_until_killed(folder: Path, chance: random.Random) -> list[str]:
    """What the child told until it was killed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.answering_child", str(folder)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    os.set_blocking(child.stdout.fileno(), False)
    told = b""
    target = chance.randrange(8, 160)
    until = time.monotonic() + 20
    while told.count(b"\n") < target and time.monotonic() < until:
        told += child.stdout.read() or b""
    time.sleep(chance.random() * 0.005)
    child.kill()
    child.wait()
    os.set_blocking(child.stdout.fileno(), True)
    told += child.stdout.read()
    child.stdout.close()
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
    for call, number in acknowledged.items():
        numbers = [row[0] for row in rows(folder, "SELECT number FROM call_event WHERE call_id = ? ORDER BY seq", call)]
        assert numbers == list(range(len(numbers)))
        assert len(numbers) > number
        assert state(folder, call)["events"] == len(numbers)
    connection = look_into(folder)
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
