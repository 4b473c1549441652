"""What the log knows of a lead that a rule may ask: who they are, how their number stands, how often they were called.

Database thread only.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from callassist.storage.calls.contacts import find_contact, made_one_with
from callassist.storage.calls.records import LeadRecord, utc_text
from callassist.storage.driver import Connection

# an index finds the calls of a number; the few of a day are counted from them
_TODAY = (
    "SELECT count(*) FROM call WHERE number_e164 = ? AND number_e164 <> '' AND direction = 'out' AND started_at >= ?"
    " AND id <> ? AND outcome NOT IN ('started_by_mistake', 'not_called_no_consent', 'data_request')"
)
_PERSON = "SELECT party, country, zone, number_state FROM contact WHERE id = ?"


class LeadStanding(NamedTuple):
    """How a lead stands in the log; texts are empty where nothing is known."""

    contacts: tuple[str, ...] = ()
    party: str = ""
    country: str = ""
    zone: str = ""
    number_state: str = "ok"
    #: to the number, whatever became of them
    attempts_today: int = 0
    #: who they are taken for; "" where nobody is
    contact: str = ""


def standing(connection: Connection, lead: LeadRecord, at: datetime, *, but: str = "") -> LeadStanding:
    """How this lead stands, the call `but` left out; a day begins at midnight by the clock of `at`."""
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    row = connection.execute(_TODAY, (lead.number_e164, utc_text(midnight), but)).fetchone()
    attempts = 0 if row is None else int(row[0])
    contact, _ = find_contact(connection, lead)
    found = None if contact is None else connection.execute(_PERSON, (contact,)).fetchone()
    if contact is None or found is None:
        return LeadStanding(attempts_today=attempts)
    party, country, zone, state = (str(one) for one in found)
    return LeadStanding(made_one_with(connection, contact), party, country, zone, state, attempts, contact)
