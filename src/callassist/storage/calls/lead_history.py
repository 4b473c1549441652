"""What the log knows of a lead: what earlier calls leave for the next one, who it is, and what was agreed."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from callassist.domain.follow_up import FollowUpKind
from callassist.engine.setup import FIRST_CONTACT
from callassist.storage.calls.contacts import NAMED, find_contact, is_blocked, made_one_with
from callassist.storage.calls.log_views import LeadHistory, Promise
from callassist.storage.calls.records import LeadRecord, utc_text
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection

#: an earlier call that reached a stranger says nothing about the lead
_NO_ANSWERS = ("wrong_number", "third_person")


def history_of(connection: Connection, lead: LeadRecord, script_id: str, now: datetime) -> LeadHistory:
    """What earlier calls of this lead (number × script) leave for the next one. Reads a few rows by index."""
    answers: dict[str, dict[str, Any]] = {}
    own: dict[str, dict[str, Any]] = {}
    notice = False
    contact, account = find_contact(connection, lead)
    people = () if contact is None else made_one_with(connection, contact)
    if lead.number_e164 or account is not None:
        sql = (
            "SELECT answers, notice_given, outcome, contact_id FROM call"
            " WHERE (number_e164 = ? AND number_e164 <> ''"
            f" OR contact_id IN ({marks(people)})"
            " OR contact_id IN (SELECT id FROM contact WHERE account_id = ?)) AND script_id = ? ORDER BY seq"
        )
        of_lead = (lead.number_e164, *people, account, script_id)
        for stored, given, outcome, whose in connection.execute(sql, of_lead):
            notice = notice or bool(given)
            if stored and outcome not in _NO_ANSWERS:
                found = {one["question"]: one for one in json.loads(stored)}
                answers |= found
                if whose in people:
                    own |= {name: one for name, one in found.items() if one["contact"] == FIRST_CONTACT}
    sql = (
        "SELECT due_local FROM follow_up WHERE state = 'open' AND due_at > ? AND kind IN"
        " ('appointment', 'callback') ORDER BY due_at LIMIT 500"
    )
    busy = tuple(datetime.fromisoformat(row[0]) for row in connection.execute(sql, (utc_text(now),)))
    return LeadHistory(
        tuple(answers.values()),
        tuple(own.values()),
        notice,
        busy,
        is_blocked(connection, lead),
        None if contact is None else person_of(connection, contact),
        () if contact is None else promises_of(connection, contact),
    )


def promises_of(connection: Connection, contact: str) -> tuple[Promise, ...]:
    """What is open with a contact, also because somebody of the account named them."""
    found = connection.execute(
        "SELECT f.kind, f.due_local, f.reason, f.script_id, c.name FROM follow_up f JOIN call c ON c.id = f.call_id"
        f" WHERE f.state = 'open' AND (f.contact_id = ? AND f.kind <> 'contact_decision_maker' OR {NAMED})"
        " ORDER BY f.due_at, f.id",
        (contact, contact, contact),
    ).fetchall()
    return tuple(
        Promise(FollowUpKind(kind), datetime.fromisoformat(due) if due else None, str(reason), str(script), str(name))
        for kind, due, reason, script, name in found
    )


def person_of(connection: Connection, contact: str) -> LeadRecord:
    """A contact with the name of their account.

    Raises:
        LookupError: there is none with this id.
    """
    row = connection.execute(
        "SELECT c.name, a.name, c.number_typed, c.number_e164, c.email, c.address, c.consent_date, c.consent_source"
        " FROM contact c JOIN account a ON a.id = c.account_id WHERE c.id = ?",
        (contact,),
    ).fetchone()
    if row is None:
        raise LookupError(contact)
    return LeadRecord(*(str(one) for one in row))
