"""The row of a call made anew from its journal, where the row itself was lost. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.limits import ANSWER_LIMIT, NAME_LIMIT
from callassist.storage.calls import call_row, encoding
from callassist.storage.calls.contacts import contact_columns, find_contact
from callassist.storage.calls.records import LOST, CallHead, ScriptPin, StoredEvent, clean, utc_text
from callassist.storage.calls.search import index_columns, marks
from callassist.storage.driver import Connection
from callassist.storage.identifiers import new_id
from callassist.storage.tables import filled

if TYPE_CHECKING:
    from callassist.engine.call import Call

_INDEXED = "seq, name, company, number_typed, number_e164, note, outcome, verdict, script_id"


def restate(
    connection: Connection,
    call_id: str,
    *,
    head: CallHead | None,
    call: Call | None,
    events: Sequence[StoredEvent],
    follow_up: tuple[FollowUp, StoredEvent] | None,
) -> None:
    """Writes what a call's journal tells into its row, its trace and the search, all or nothing.

    Args:
        connection: the log's own.
        call_id: which call; it has a row already, be it made up.
        head: what its first line tells; None: the row has that.
        call: as its journal leaves it; None where no script was run.
        events: all lines of its journal.
        follow_up: what was agreed at its end, and the line that says so.

    Raises:
        the driver's errors.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        columns: dict[str, Any] = {}
        if head is not None:
            _pin(connection, head.script, utc_text(head.started))
            columns |= call_row.of_head(head, _contact(connection, head))
        columns |= call_row.anew(events, call)
        if call is not None:
            for row in encoding.trace_rows(call_id, call.trace, 0):
                _insert(connection, "trace_entry", row)
        sets = ", ".join(f"{name} = ?" for name in columns)
        connection.execute(f"UPDATE call SET {sets} WHERE id = ?", (*columns.values(), call_id))
        if follow_up is not None:
            _add_follow_up(connection, call_id, *follow_up)
        _index(connection, call_id, "" if call is None else encoding.spoken_words(call))
        connection.execute(
            "DELETE FROM contact WHERE id = ? AND id NOT IN (SELECT contact_id FROM call)", (f"{LOST}{call_id}",)
        )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _contact(connection: Connection, head: CallHead) -> str:
    known, account_id = find_contact(connection, head.lead)
    if known is not None and not known.startswith(LOST):
        return known
    stamp = utc_text(head.started)
    if account_id is None:
        account_id = new_id()
        _insert(
            connection, "account", {"id": account_id, "name": clean(head.lead.company, NAME_LIMIT), "created_at": stamp}
        )
    contact = {
        "id": new_id(),
        "account_id": account_id,
        "role": "unknown",
        "function": "",
        "number_state": "ok",
        "source": "recovered",
        "created_at": stamp,
        **contact_columns(head.lead),
    }
    _insert(connection, "contact", contact)
    return str(contact["id"])


def _pin(connection: Connection, script: ScriptPin, stamp: str) -> None:
    row = {
        "sha256": script.sha256,
        "script_id": script.script_id,
        "version": script.version,
        "title_de": script.title.de,
        "title_en": script.title.en,
        "questions": encoding.to_json(list(script.questions)),
        "source": script.source,
        "pinned_at": stamp,
    }
    _insert(connection, "script_version", row)
    # the row of a script that could not be read is there without its text
    sets = ", ".join(f"{name} = ?" for name in row)
    connection.execute(
        f"UPDATE script_version SET {sets} WHERE sha256 = ? AND source = ''", (*row.values(), script.sha256)
    )


def _add_follow_up(connection: Connection, call_id: str, follow_up: FollowUp, line: StoredEvent) -> None:
    """What was agreed; `uniting.settle` puts aside what later calls have settled."""
    if follow_up.kind is FollowUpKind.NONE:
        return
    row = connection.execute("SELECT contact_id, script_id FROM call WHERE id = ?", (call_id,)).fetchone()
    assert row is not None, call_id
    values = {
        "id": line.event_id,
        "call_id": call_id,
        "contact_id": row[0],
        "script_id": row[1],
        "kind": follow_up.kind.value,
        "due_at": "" if follow_up.due is None else utc_text(follow_up.due),
        "due_local": "" if follow_up.due is None else follow_up.due.isoformat(timespec="minutes"),
        "reason": clean(follow_up.reason, ANSWER_LIMIT),
        "resume_node": follow_up.resume_node,
        "contact_name": clean(follow_up.contact_name, NAME_LIMIT),
        "state": "open",
        "created_at": utc_text(line.at),
    }
    _insert(connection, "follow_up", values)


def _index(connection: Connection, call_id: str, words: str) -> None:
    row = connection.execute(f"SELECT {_INDEXED} FROM call WHERE id = ?", (call_id,)).fetchone()
    assert row is not None, call_id
    found: dict[str, Any] = dict(zip(_INDEXED.split(", "), row, strict=True))
    values = index_columns(found, words)
    sql = f"INSERT OR REPLACE INTO call_search(rowid, {', '.join(values)}) VALUES (?, {marks(values)})"
    connection.execute(sql, (found["seq"], *values.values()))
    for kind, value in (("outcome", found["outcome"]), ("verdict", found["verdict"]), ("script", found["script_id"])):
        if value:
            _insert(connection, "facet", {"kind": kind, "value": value})


def _insert(connection: Connection, table: str, known: Mapping[str, Any]) -> None:
    """Adds a row unless one with its key is there."""
    row = filled(table, dict(known))
    sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks(row)}) ON CONFLICT DO NOTHING"
    connection.execute(sql, tuple(row.values()))
