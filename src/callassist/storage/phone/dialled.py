"""The call a number is to be dialled in, as the log has it. Database thread only."""

from __future__ import annotations

from typing import NamedTuple

from callassist.domain.lead_list import RowRef
from callassist.errors import NotFound
from callassist.storage.calls.records import LeadRecord
from callassist.storage.driver import Connection

_CALL = (
    "SELECT c.direction, c.script_id, c.name, c.company, c.number_typed, c.number_e164, c.list_id, c.list_place,"
    " c.started_at, c.state, p.number_state, p.number_e164, p.id"
    " FROM call c JOIN contact p ON p.id = c.contact_id WHERE c.id = ?"
)
_FURTHER = "SELECT state FROM contact_number WHERE contact_id = ? AND e164 = ? AND e164 <> ''"


class DialledCall(NamedTuple):
    """A call and how its number stands by now."""

    direction: str
    script_id: str
    lead: LeadRecord
    row: RowRef | None
    #: UTC text
    started_at: str
    has_ended: bool
    #: ok, doubtful, wrong, dead, blocked
    number_state: str


def call_to_dial_in(connection: Connection, call_id: str) -> DialledCall:
    """One call.

    Raises:
        NotFound: there is none of this id.
    """
    row = connection.execute(_CALL, (call_id,)).fetchone()
    if row is None:
        raise NotFound("this call is not in the log", where=call_id)
    direction, script, name, company, typed, e164, list_id, place, started, call_state, state, main, contact = (
        str(one) for one in row
    )
    further = connection.execute(_FURTHER, (contact, e164)).fetchone()
    if e164 != main and further is not None:
        state = str(further[0])
    ref = RowRef(list_id, int(place)) if list_id and place.isdigit() else None
    return DialledCall(
        direction, script, LeadRecord(name, company, typed, e164), ref, started, call_state == "ended", state
    )
