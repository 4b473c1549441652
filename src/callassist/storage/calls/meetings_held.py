"""When an appointment is settled: once the meeting was held, as the calls of the log say. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from callassist.domain.outcome import OUTCOMES, Reach
from callassist.storage.calls.promises_kept import note_kept
from callassist.storage.driver import Connection

#: the lead was there, and it was not put off or cut off
_HELD = tuple(
    name
    for name, reach in OUTCOMES.items()
    if reach is Reach.REACHED and name not in ("callback_agreed", "call_dropped")
)
_HELD_OUTCOMES = ", ".join(f"'{name}'" for name in _HELD)
#: a call of another stage than the one it was agreed on in, begun after that
_HELD_BY = (
    "FROM call c JOIN call s ON s.id = f.call_id"
    "  JOIN call_event e ON e.call_id = c.id AND e.number = 0"
    "  WHERE c.contact_id = f.contact_id AND c.script_id = f.script_id AND c.stage <> s.stage AND c.state = 'ended'"
    f"  AND c.outcome IN ({_HELD_OUTCOMES})"
    "  AND e.seq > (SELECT l.seq FROM call_event l WHERE l.event_id = f.id)"
)
_WAS_HELD = f"EXISTS (SELECT 1 {_HELD_BY})"
_HELD_AT = f"(SELECT c.started_at {_HELD_BY} ORDER BY e.seq LIMIT 1)"


def settle_appointments(
    connection: Connection, contact_id: str = "", script_id: str = "", *, reopen: bool = True
) -> None:
    """Settles the appointments that were held, of one contact with one script or all, within a transaction.

    It is found anew from the calls each time: where a call is put right afterwards, an appointment that was not held
    after all is open again. Not so (`reopen`) where a log is made new: the call that settled it may be lost.
    """
    whose = " AND f.contact_id = ? AND f.script_id = ?" if contact_id else ""
    given = (contact_id, script_id) if contact_id else ()
    ways = (("open", "done", _HELD_AT, _WAS_HELD), ("done", "open", "''", f"NOT {_WAS_HELD}"))
    for state, other, at, held in ways if reopen else ways[:1]:
        connection.execute(
            f"UPDATE follow_up AS f SET state = '{other}', done_at = {at}, kept_at = ''"
            f" WHERE f.kind = 'appointment' AND f.state = '{state}'{whose} AND {held}",
            given,
        )
    note_kept(connection, f"f.kind = 'appointment'{whose}", given)
