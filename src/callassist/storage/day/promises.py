"""What was promised and what became of it. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from callassist.domain.promise import PROMISE_WINDOW, TOLERANCE
from callassist.storage.calls.promises_kept import IS_PROMISE
from callassist.storage.calls.records import utc_text
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection
from callassist.storage.rows import update

_COLUMNS = (
    "f.id, f.kind, f.state, f.due_at, f.zone, f.precision, f.window_min, f.created_at, f.done_at, f.kept_at,"
    " f.ics_sequence, f.contact_id, f.script_id, c.name, a.name, c.number_typed"
)
_OF = (
    " FROM follow_up f JOIN contact c ON c.id = f.contact_id JOIN account a ON a.id = c.account_id"
    f" WHERE f.{IS_PROMISE.replace(' AND ', ' AND f.')}"
)


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise as the log has it; texts are empty where nothing is known."""

    id: str
    kind: str
    state: str
    #: UTC
    due: datetime
    zone: str
    precision: str
    window_min: int
    created_at: str
    done_at: str
    kept_at: str
    #: how often it went into a calendar
    given: int
    contact_id: str
    script_id: str
    name: str
    company: str
    number: str

    @property
    def ends(self) -> datetime:
        """Until when it is kept, with what is no breach of it."""
        return self.due + timedelta(minutes=(self.window_min or PROMISE_WINDOW) + TOLERANCE)

    @property
    def missed(self) -> bool:
        """Whether what became of it came too late; of one that is open its time decides."""
        return self.state == "done" and not self.kept_at and self.done_at > utc_text(self.ends)


def promises_of_whom(connection: Connection, since: datetime) -> list[PromiseRow]:
    """Every promise to everybody who has one that is due after `since`, of each of them in the order they were made."""
    found = connection.execute(
        f"SELECT {_COLUMNS}{_OF} AND f.contact_id IN (SELECT contact_id FROM follow_up WHERE due_at >= ?)"
        " ORDER BY f.contact_id, f.script_id, f.kind, f.created_at, f.id",
        (utc_text(since),),
    ).fetchall()
    return [_row(one) for one in found]


def promises_between(connection: Connection, begins: datetime, ends: datetime) -> list[PromiseRow]:
    """The promises that were due, or came to their end, in a span of time."""
    span = (utc_text(begins), utc_text(ends))
    found = connection.execute(
        f"SELECT {_COLUMNS}{_OF} AND (f.due_at >= ? AND f.due_at < ? OR f.done_at >= ? AND f.done_at < ?)"
        " ORDER BY f.due_at, f.id",
        (*span, *span),
    ).fetchall()
    return [_row(one) for one in found]


def settle(connection: Connection, follow_up_id: str, before: str, after: str, done_at: str) -> None:
    """One follow-up that stood so stands otherwise by the rep's word; within a transaction.

    `done_at` is UTC text, "" where it is open again.
    """
    values = {"state": after, "done_at": done_at}
    update(connection, "follow_up", values, "id = ? AND state = ?", (follow_up_id, before))


def note_given(connection: Connection, ids: list[str]) -> None:
    """These went into a calendar; within a transaction."""
    connection.execute(f"UPDATE follow_up SET ics_sequence = ics_sequence + 1 WHERE id IN ({marks(ids)})", ids)


def _row(one: tuple[object, ...]) -> PromiseRow:
    of, kind, state, due, zone, precision, window, created, done, kept, given, contact, script, *who = map(str, one)
    name, company, number = who
    return PromiseRow(
        of,
        kind,
        state,
        datetime.fromisoformat(due),
        zone,
        precision,
        int(window),
        created,
        done,
        kept,
        int(given),
        contact,
        script,
        name,
        company,
        number,
    )
