"""Whom a number and a name stand for. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this module alone; every value is a parameter

from __future__ import annotations

from callassist.storage.driver import Connection
from callassist.storage.records import NAME_LIMIT, LeadRecord, clean


def find_contact(connection: Connection, lead: LeadRecord) -> tuple[str | None, str | None]:
    """The ids of the contact and the account `lead` stands for; None for what is not in the log yet.

    It is the contact with the same number and name, or without a name the newest with that number. The same number
    with another name is another person of the same company or household: a new contact of a known account.
    """
    column, number = number_of(lead)
    if not number:
        return None, None
    sql = (
        f"SELECT id, account_id, name FROM contact WHERE {column} = ? AND {column} <> ''"  # as the partial index has it
        " ORDER BY created_at DESC"
    )
    found = connection.execute(sql, (number,)).fetchall()
    name = clean(lead.name, NAME_LIMIT).casefold()
    same = next((str(contact) for contact, _, known in found if not name or str(known).casefold() == name), None)
    return same, str(found[0][1]) if found else None


def number_of(lead: LeadRecord) -> tuple[str, str]:
    """The column that tells `lead` apart, and its value: the number that can be compared, else the one typed."""
    return ("number_e164", lead.number_e164) if lead.number_e164 else ("number_typed", lead.number_typed)


def same_number(e164: str, typed: str) -> tuple[str, tuple[str, ...]]:
    """SQL (and its values) for the contacts that have this number: `id` and `number_state`.

    In whatever form: what was typed may not have parsed when a contact was made, or may not parse now. Two E.164 forms
    that differ are two numbers, however they were typed.
    """
    sql = (
        "SELECT id, number_state FROM contact WHERE number_e164 = ? AND number_e164 <> ''"
        " UNION SELECT id, number_state FROM contact WHERE number_typed = ? AND number_typed <> ''"
        " AND (number_e164 = '' OR ? = '')"
    )
    return sql, (e164, typed, e164)
