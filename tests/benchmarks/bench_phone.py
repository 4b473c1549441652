"""A telephone rings: how long its number takes to be looked up, and to come from a process that starts to the window.

CALLASSIST_BENCH_ROWS makes the list smaller for a quick look; there is a person for every ten rows.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from callassist import paths
from callassist.bootstrap import Services
from callassist.services.phone.phone_news import TAKEN, news_of
from callassist.storage.driver import Connection
from callassist.storage.lock import LOCK_NAME, LogLock
from tests.benchmarks.bench_lists import rows_wanted
from tests.benchmarks.bench_log import empty
from tests.benchmarks.day_table import POP, SEARCH
from tests.benchmarks.measure import Bar, Bench, milliseconds, percentile

_LOOKS = 60
_STARTS = 15
_AT_ONCE = 20_000
#: a process that does what has to be done at the least: Python starts, and hands a line over
_BARE = "import socket, sys; s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]); s.sendall(b'x\\n'); s.recv(9)"


def _e164(place: int) -> str:
    return f"+4930{30_000_000 + place * 7919 % 69_999_999}"


def _fill(connection: Connection, people: int, rows: int) -> None:
    """People and rows as the log has them, without the time it takes to read them in (`bench_lists`)."""

    def columns(table: str, **given: object) -> dict[str, object]:
        """All columns of a table: what is given, else what they hold where nothing is known."""
        found: dict[str, object] = {}
        for _, name, kind, _, default, _ in connection.execute(f"PRAGMA table_info({table})").fetchall():
            text = str(default).strip("'") if default is not None else ""
            found[str(name)] = given.get(str(name), int(text or 0) if kind == "INTEGER" else text)
        return found

    def insert(table: str, ones: Iterator[dict[str, object]]) -> None:
        first = columns(table, **next(ones))
        sql = f"INSERT INTO {table} ({', '.join(first)}) VALUES ({', '.join('?' * len(first))})"
        some = [tuple(first.values())]
        for one in ones:
            some.append(tuple((first | one).values()))
            if len(some) >= _AT_ONCE:
                connection.executemany(sql, some)
                some = []
        connection.executemany(sql, some)

    connection.execute("BEGIN")
    insert("account", ({"id": f"a{one:07}", "name": f"Company {one}"} for one in range(people)))
    state = {"number_state": "ok", "role": "unknown"}
    insert(
        "contact",
        (
            {
                "id": f"c{one:07}",
                "account_id": f"a{one:07}",
                "name": f"Person {one}",
                "number_e164": _e164(one),
                **state,
            }
            for one in range(people)
        ),
    )
    insert("lead_list", iter([{"seq": 1, "id": "l1", "name": "Big", "state": "open", "party": "business"}]))
    insert(
        "list_row",
        (
            {"list_seq": 1, "place": one + 1, "state": "new", "name": f"Row {one}", "e164": _e164(people + one)}
            for one in range(rows)
        ),
    )
    keys = sorted((_e164(people + one), 1, one + 1) for one in range(rows))
    connection.executemany("INSERT INTO list_key VALUES (?, ?, ?)", keys)
    connection.execute("COMMIT")


def _looked_up(found: Services, numbers: list[str]) -> list[float]:
    return [milliseconds(found.whose_number.look(news_of(one)).result) for one in numbers]


def lookup() -> Iterable[Bar]:
    """Among 100,000 people and a million rows."""
    rows = rows_wanted()
    people = rows // 10
    with empty() as found:
        found.database.submit(lambda store: _fill(store.connection, people, rows)).result()
        found.whose_number.look(news_of("+493012345678")).result()  # what it loads is loaded once
        step = max(1, people // _LOOKS)
        known = [_e164(one) for one in range(0, people, step)][:_LOOKS]
        asked = {
            "a person": known,
            "a row of a list": [_e164(people + one) for one in range(0, rows, max(1, rows // _LOOKS))][:_LOOKS],
            "a person by the last eight digits": [f"99{one[-8:]}" for one in known],
            "nobody, an extension of nobody": [f"+4940{40_000_000 + one}" for one in range(_LOOKS)],
        }
        for whom, numbers in asked.items():
            spent = _looked_up(found, numbers)
            remark = f"p50 {percentile(spent, 50):.2f} ms, of {people} people and {rows} rows"
            yield Bar(f"number → {whom}, p95", percentile(spent, 95), 50, "ms", remark)
        for said in ("row 7", "person 77"):  # a letter alone is looked for in no name
            spent = [milliseconds(found.persons.find(said).result) for _ in range(5)]
            remark = f"p50 {percentile(spent, 50):.1f} ms"
            yield Bar(f"“{said}” looked for by name (max)", max(spent), 50, "ms", remark, SEARCH)


class _Window(threading.Thread):
    """Stands where a window listens: takes a line, and answers it."""

    def __init__(self, address: str, reply: bytes) -> None:
        super().__init__(daemon=True)
        self._reply = reply
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(address)
        self._server.listen()
        self.at: list[float] = []

    def run(self) -> None:
        while True:
            connection, _ = self._server.accept()
            with connection:
                connection.recv(4096)
                self.at.append(time.perf_counter())
                connection.sendall(self._reply)


def _handed_over(window: _Window, command: list[str], environment: dict[str, str]) -> list[float]:
    spent: list[float] = []
    for _ in range(_STARTS):
        begin = time.perf_counter()
        subprocess.run(command, env=environment, check=True)
        spent.append((window.at[-1] - begin) * 1000)
    return spent


def handing_over() -> Iterable[Bar]:
    """From the start of a process to the window that holds the log."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lock = LogLock(folder / LOCK_NAME)
        lock.acquire()
        window = _Window(paths.window_socket(folder), TAKEN)
        window.start()
        bare = _Window(str(folder / "bare"), b"x")
        bare.start()
        environment = {**os.environ, paths.DATA_DIR_VARIABLE: name}
        least = _handed_over(bare, [sys.executable, "-c", _BARE, str(folder / "bare")], environment)
        ours = [sys.executable, "-m", "callassist", "pop", "--number", "+492214710815", "--name", "Frau Kern"]
        spent = _handed_over(window, ours, environment)
        lock.release()
        remark = f"p50, against {percentile(least, 50):.0f} ms of a bare process"
        yield Bar("process starts → window has the number", percentile(spent, 50), 300, "ms", remark, POP)
        yield Bar("… ÷ a bare Python process", percentile(spent, 50) / percentile(least, 50), 8, "×")


BENCHES: tuple[Bench, ...] = (lookup, handing_over) if hasattr(socket, "AF_UNIX") else (lookup,)
