"""What a day brought, counted. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from callassist.storage.calls.records import utc_text
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection


@dataclass(frozen=True, slots=True)
class CallOfDay:
    """A call, as far as it is counted."""

    direction: str
    outcome: str
    verdict: str
    seconds: float
    reasons: tuple[str, ...]
    #: of the script as it was pinned: what the reasons are called
    script_sha256: str
    list_id: str


def calls_between(connection: Connection, begins: datetime, ends: datetime) -> list[CallOfDay]:
    """The calls that began in a span of time and have ended."""
    found = connection.execute(
        "SELECT direction, outcome, verdict, active_ms, reason_codes, list_id, script_sha256 FROM call"
        " WHERE started_at >= ? AND started_at < ? AND state = 'ended' ORDER BY seq",
        (utc_text(begins), utc_text(ends)),
    ).fetchall()
    return [
        CallOfDay(
            str(way),
            str(outcome),
            str(verdict),
            int(ms) / 1000,
            tuple(filter(None, str(why).split(","))),
            str(script),
            str(one),
        )
        for way, outcome, verdict, ms, why, one, script in found
    ]


def blocks_between(connection: Connection, begins: datetime, ends: datetime) -> int:
    """How many blocks were made in a span of time and hold."""
    sql = "SELECT count(*) FROM block WHERE since >= ? AND since < ? AND lifted_at = ''"
    row = connection.execute(sql, (utc_text(begins), utc_text(ends))).fetchone()
    return 0 if row is None else int(row[0])


def rows_left(connection: Connection, lists: Collection[str]) -> list[tuple[str, str, int]]:
    """Id and name of those of these lists that are open, with how many of their rows nobody was called of yet."""
    found = connection.execute(
        "SELECT l.id, l.name, (SELECT count(*) FROM list_row r WHERE r.list_seq = l.seq AND r.state = 'new')"
        f" FROM lead_list l WHERE l.state = 'open' AND l.id IN ({marks(lists)}) ORDER BY l.created_at, l.id",
        tuple(lists),
    ).fetchall()
    return [(str(one), str(name), int(number)) for one, name, number in found]
