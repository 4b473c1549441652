"""All that is kept of one person, as plain data: what the sheet shows and what is handed out. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from callassist.domain.log_columns import own_outcome
from callassist.storage.blocks.block_rows import blocks_for
from callassist.storage.blocks.erased_before import ErasedBefore, forms_of
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection
from callassist.storage.people.finding import FoundRow
from callassist.storage.schema_text import TABLES

Told = dict[str, str]
"""A row of a table: column → value, without those that say nothing."""

#: what tells nothing of a person: places of the log itself
_INNER = frozenset({"list_seq", "seq", "salt", "prev_hash", "hash", "payload_hash", "cells", "name_key"})


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """What is kept of somebody."""

    #: id of the contact; "" for whoever is only a row of a list
    contact_id: str
    name: str
    company: str
    person: Told
    numbers: tuple[Told, ...] = ()
    #: where they are from: list, file, line, date and source of each row
    origins: tuple[Told, ...] = ()
    calls: tuple[Told, ...] = ()
    answers: tuple[Told, ...] = ()
    follow_ups: tuple[Told, ...] = ()
    consents: tuple[Told, ...] = ()
    consent_events: tuple[Told, ...] = ()
    blocks: tuple[Told, ...] = ()
    disclosures: tuple[Told, ...] = ()
    #: names of others of the same account
    colleagues: tuple[str, ...] = ()
    #: whether somebody at their number asked not to be called again
    blocked: bool = False
    contacts: tuple[str, ...] = field(default=())
    #: contacts that were made one with this one
    merges: tuple[Told, ...] = ()
    #: UTC text of when somebody with one of their numbers was erased from this log; "" where nobody was
    erased_on: str = ""
    #: ISO date (UTC) on which they leave by themselves, and the code of the rule, or of what keeps them for longer;
    #: filled in by whoever knows the rules
    kept_until: str = ""
    kept_by: str = ""


def sheet_of(connection: Connection, contacts: Sequence[str], rows: Sequence[FoundRow]) -> PersonSheet:
    """Everything about a person: a contact with those it was made one with, and the rows that are theirs."""
    people = _rows(connection, "contact", "id", contacts)
    first = people[0] if people else {}
    account = _rows(connection, "account", "id", [first["account_id"]])[0] if first else {}
    calls = _rows(connection, "call", "contact_id", contacts, "started_at")
    ids = [one["id"] for one in calls]
    origins = tuple(_origin(connection, one) for one in rows)
    name = first.get("name", "") or (rows[0].who.name if rows else "")
    company = account.get("name", "") or (rows[0].who.company if rows else "")
    numbers = [told for one in people if (told := _own_number(one))]
    numbers += _rows(connection, "contact_number", "contact_id", contacts, "place")
    numbers = numbers or [{"e164": number} for one in rows[:1] for number in one.who.numbers]
    blocks = _blocks(connection, contacts, numbers)
    others = connection.execute(
        f"SELECT name FROM contact WHERE account_id = ? AND name <> '' AND merged_into = ''"
        f" AND id NOT IN ({marks(contacts)}) ORDER BY name",
        (first.get("account_id", ""), *contacts),
    ).fetchall()
    blocked = any(one.get("number_state") == "blocked" for one in people) or any(one.state == "blocked" for one in rows)
    blocked = blocked or any("lifted_at" not in one for one in blocks)
    forms = forms_of(
        [one["e164"] for one in numbers if "e164" in one],
        [mail for one in (*people, *origins) if (mail := one.get("email"))],
    )
    return PersonSheet(
        contacts[0] if contacts else "",
        name,
        company,
        first | {f"account_{column}": value for column, value in account.items() if column != "id"},
        tuple(numbers),
        origins,
        tuple(calls),
        tuple(_rows(connection, "trace_entry", "call_id", ids, "at_utc")),
        tuple(_rows(connection, "follow_up", "contact_id", contacts, "created_at")),
        tuple(_rows(connection, "consent", "contact_id", contacts)),
        tuple(_rows(connection, "consent_event", "contact_id", contacts, "at_utc")),
        tuple(blocks),
        tuple(_rows(connection, "disclosure", "contact_id", contacts, "at_utc")),
        tuple(str(one) for (one,) in others),
        blocked,
        tuple(contacts),
        tuple(_merges(connection, contacts)),
        ErasedBefore(connection).when(forms),
    )


def _own_number(person: Told) -> Told:
    """The number that stands with a contact itself; {} where there is none."""
    found = {name: person[f"number_{name}"] for name in ("typed", "e164", "state") if f"number_{name}" in person}
    found |= {"source": person["source"]} if "source" in person else {}
    return found if found.keys() & {"typed", "e164"} else {}


def _blocks(connection: Connection, contacts: Sequence[str], numbers: Sequence[Told]) -> list[Told]:
    """The blocks of a person, and those of their numbers, whoever was meant by them."""
    found = _rows(connection, "block", "contact_id", contacts, "since")
    there = {one["id"] for one in found}
    of_numbers = {
        block.id
        for one in numbers
        for block in blocks_for(connection, one.get("e164", ""), one.get("typed", ""), holding=False)
    }
    return found + _rows(connection, "block", "id", sorted(of_numbers - there))


def _merges(connection: Connection, contacts: Sequence[str]) -> list[Told]:
    sides = ("winner", "loser")
    found = {one["id"]: one for side in sides for one in _rows(connection, "contact_merge", side, contacts)}
    return sorted(found.values(), key=lambda one: one.get("at_utc", ""))


def _origin(connection: Connection, row: FoundRow) -> Told:
    """A row of a list with where its list is from: an answer to "where do you have my number from?"."""
    (told,) = _rows(connection, "lead_list", "id", [row.list_id])
    columns = TABLES["list_row"].columns
    sql = f"SELECT {', '.join(one.name for one in columns)} FROM list_row WHERE list_seq = ? AND place = ?"
    values = connection.execute(sql, (row.list_seq, row.place)).fetchone()
    found = {} if values is None else _told(tuple(one.name for one in columns), tuple(values))
    kept = ("name", "source_kind", "source_text", "obtained_at", "file_name", "created_at", "presumed_reason")
    return {f"list_{name}": told[name] for name in kept if name in told} | found | {"line": str(row.place)}


def _rows(connection: Connection, table: str, key: str, wanted: Sequence[str], order: str = "") -> list[Told]:
    names = tuple(one.name for one in TABLES[table].columns)
    found: list[Told] = []
    # in the order they are asked in: the winner of a merge stands first
    by_key = order or key
    values = tuple(wanted)
    sql = f"SELECT {', '.join(names)} FROM {table} WHERE {key} IN ({marks(values)}) AND {key} <> '' ORDER BY {by_key}"
    for row in connection.execute(sql, values).fetchall():
        told = dict(zip(names, row, strict=True))
        _, words = own_outcome(str(told["cells"]), str(told["outcome"])) if table == "call" else ("", "")
        found.append(_told(names, tuple(row)) | ({"own_outcome": words} if words else {}))
    if not order:
        places = {one: place for place, one in enumerate(values)}
        found.sort(key=lambda one: places.get(one[key], 0))
    return found


def _told(names: Sequence[str], values: Sequence[object]) -> Told:
    pairs = zip(names, values, strict=True)
    return {name: str(value) for name, value in pairs if name not in _INNER and value not in (None, "", 0, "{}", "[]")}


def as_json(sheet: PersonSheet) -> str:
    """The whole sheet."""
    import dataclasses

    return json.dumps(dataclasses.asdict(sheet), ensure_ascii=False, indent=1)
