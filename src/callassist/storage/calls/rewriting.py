"""The row of a call made anew from its journal, where the row itself was lost. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.limits import NAME_LIMIT
from callassist.storage.calls import call_row, encoding
from callassist.storage.calls.contacts import contact_columns, find_contact, known_name
from callassist.storage.calls.records import LOST, CallHead, ScriptPin, StoredEvent, clean, utc_text
from callassist.storage.calls.search import index_columns, marks
from callassist.storage.driver import Connection
from callassist.storage.identifiers import new_id
from callassist.storage.rows import ANY, insert, insert_all, transaction, update

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
    with transaction(connection):
        columns: dict[str, Any] = {}
        if head is not None:
            _pin(connection, head.script, utc_text(head.started))
            columns |= call_row.of_head(head, _contact(connection, head))
        columns |= call_row.anew(events, call)
        if call is not None:
            insert_all(connection, "trace_entry", encoding.trace_rows(call_id, call.trace, 0), ANY)
        update(connection, "call", columns, "id = ?", (call_id,))
        if follow_up is not None:
            _add_follow_up(connection, call_id, *follow_up)
        _index(connection, call_id, "" if call is None else encoding.spoken_words(call))
        connection.execute(
            "DELETE FROM contact WHERE id = ? AND id NOT IN (SELECT contact_id FROM call)", (f"{LOST}{call_id}",)
        )


def _contact(connection: Connection, head: CallHead) -> str:
    known, account_id = find_contact(connection, head.lead)
    if known is not None and not known.startswith(LOST):
        return known
    stamp = utc_text(head.started)
    if account_id is None:
        account_id = new_id()
        account = {"id": account_id, "name": clean(head.lead.company, NAME_LIMIT), "created_at": stamp}
        insert(connection, "account", account)
    contact_id = new_id()
    contact = {"id": contact_id, "account_id": account_id, "source": "recovered", "created_at": stamp}
    insert(connection, "contact", contact | contact_columns(head.lead))
    return contact_id


def _pin(connection: Connection, script: ScriptPin, stamp: str) -> None:
    row = encoding.script_columns(script, stamp)
    insert(connection, "script_version", row, ANY)
    # the row of a script that could not be read is there without its text
    update(connection, "script_version", row, "sha256 = ? AND source = ''", (script.sha256,))


def _add_follow_up(connection: Connection, call_id: str, follow_up: FollowUp, line: StoredEvent) -> None:
    """What was agreed; `uniting.settle` puts aside what later calls have settled."""
    if follow_up.kind is FollowUpKind.NONE:
        return
    row = connection.execute("SELECT contact_id, script_id FROM call WHERE id = ?", (call_id,)).fetchone()
    assert row is not None, call_id
    contact_id, script_id = str(row[0]), str(row[1])
    name = known_name(connection, contact_id, follow_up.contact_name)
    told = encoding.follow_up_columns(follow_up, line.event_id, line.at, name)
    of_call = {"call_id": call_id, "contact_id": contact_id, "script_id": script_id}
    insert(connection, "follow_up", told | of_call, ANY)


def _index(connection: Connection, call_id: str, words: str) -> None:
    row = connection.execute(f"SELECT {_INDEXED} FROM call WHERE id = ?", (call_id,)).fetchone()
    assert row is not None, call_id
    found: dict[str, Any] = dict(zip(_INDEXED.split(", "), row, strict=True))
    values = index_columns(found, words)
    sql = f"INSERT OR REPLACE INTO call_search(rowid, {', '.join(values)}) VALUES (?, {marks(values)})"
    connection.execute(sql, (found["seq"], *values.values()))
    for kind, value in (("outcome", found["outcome"]), ("verdict", found["verdict"]), ("script", found["script_id"])):
        if value:
            insert(connection, "facet", {"kind": kind, "value": value}, ANY)
