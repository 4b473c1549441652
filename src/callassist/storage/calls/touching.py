"""Whom a row of a list becomes with the call that is begun with it. Within the journal's transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from callassist.domain.lead_list import RowRef
from callassist.domain.likeness import company_domain, company_key, is_personal, mail_key
from callassist.domain.limits import NAME_LIMIT
from callassist.domain.signs import number_figures
from callassist.domain.who_is_who import Likeness, Somebody, likeness
from callassist.storage.calls.contacts import head_of
from callassist.storage.calls.records import LeadRecord, clean
from callassist.storage.driver import Connection
from callassist.storage.identifiers import new_id
from callassist.storage.rows import insert, update

_ROW = (
    "r.first, r.last, r.salutation, r.company, r.function, r.e164, r.e164_2, r.typed, r.email, r.street, r.zip,"
    " r.city, r.country, l.zone, l.party, l.country AS list_country"
)
_NAMES = tuple(one.rpartition(" ")[2].rpartition(".")[2] for one in _ROW.split(", "))
#: "<> ''" is what the partial indexes have
_AT_KEYS = (
    "SELECT c.id, c.account_id FROM json_each(?) j JOIN contact c ON c.number_e164 = j.value AND c.number_e164 <> ''"
    " UNION SELECT c.id, c.account_id FROM json_each(?) j JOIN contact_number n ON n.e164 = j.value AND n.e164 <> ''"
    " JOIN contact c ON c.id = n.contact_id"
)
#: without an index: asked once for a row that is called, never for a whole list
_BY_ADDRESS = "SELECT id, account_id FROM contact WHERE email <> '' AND lower(email) IN (?, ?)"
_OF = (
    "SELECT c.id, c.account_id, c.name, a.name, c.number_e164, c.email, c.salutation, c.zip, c.merged_into"
    " FROM contact c JOIN account a ON a.id = c.account_id WHERE c.id = ?"
)
#: of a contact, what a row may tell where nobody knew it: nothing that protects them is among it
_GAPS = ("first", "last", "salutation", "function", "email", "zip", "city", "country", "zone", "party")


class Told:
    """What a row of a list tells of the person it becomes."""

    def __init__(self, ref: RowRef, columns: Mapping[str, Any]) -> None:
        self.ref = ref
        self._columns = {name: str(value) for name, value in columns.items()}

    def __getitem__(self, name: str) -> str:
        return self._columns[name]

    @property
    def numbers(self) -> tuple[str, ...]:
        """Its numbers (E.164), the first one first."""
        return tuple(dict.fromkeys(one for one in (self["e164"], self["e164_2"]) if one))

    def person(self) -> dict[str, str]:
        """The columns of a contact that it tells."""
        found = {name: clean(self[name], NAME_LIMIT) for name in _GAPS if name != "email"}
        found |= {"email": self["email"], "list_id": self.ref.list_id, "list_place": str(self.ref.place)}
        found["country"] = found["country"] or clean(self["list_country"], NAME_LIMIT)
        return {name: value for name, value in found.items() if value}


def told_by(connection: Connection, ref: RowRef | None) -> Told | None:
    """What this row tells; None where there is none, or its list was taken back."""
    if ref is None:
        return None
    row = connection.execute(
        f"SELECT {_ROW} FROM lead_list l JOIN list_row r ON r.list_seq = l.seq"  # noqa: S608 - names of this module
        " WHERE l.id = ? AND l.state NOT IN ('staging', 'undone') AND r.place = ?",
        (ref.list_id, ref.place),
    ).fetchone()
    return None if row is None else Told(ref, dict(zip(_NAMES, row, strict=True)))


def same_person(connection: Connection, lead: LeadRecord, told: Told) -> tuple[str | None, str | None]:
    """Contact and account somebody of a row has by any of their numbers or their address; None for what is new."""
    email = told["email"] or lead.email
    numbers = tuple(dict.fromkeys(one for one in (lead.number_e164, *told.numbers) if one))
    wanted = json.dumps(numbers)
    found = connection.execute(_AT_KEYS, (wanted, wanted)).fetchall()
    if not found and is_personal(email):
        key = mail_key(email)
        other_name = key.removesuffix("@gmail.com") + "@googlemail.com" if key.endswith("@gmail.com") else key
        found = connection.execute(_BY_ADDRESS, (key, other_name)).fetchall()
    me = Somebody(lead.name, lead.company or told["company"], numbers, (email,), told["salutation"], told["street"])
    account: str | None = None
    for contact in dict.fromkeys(str(one) for one, _ in found):
        other, its_account, merged = _somebody(connection, contact)
        match likeness(me, other):
            case Likeness.SAME:
                return (head_of(connection, merged) if merged else contact), its_account
            case Likeness.COLLEAGUES:
                account = account or its_account
            case _:
                pass
    return None, account


def _somebody(connection: Connection, contact: str) -> tuple[Somebody, str, str]:
    row = connection.execute(_OF, (contact,)).fetchone()
    assert row is not None, contact
    _, account, name, company, number, email, salutation, zip_code, merged = (str(one) for one in row)
    more = connection.execute("SELECT e164 FROM contact_number WHERE contact_id = ? AND e164 <> ''", (contact,))
    numbers = tuple(one for one in (number, *(str(each) for (each,) in more)) if one)
    return Somebody(name, company, numbers, (email,), salutation, "", zip_code), account, merged


def account_columns(company: str, email: str, told: Told | None) -> dict[str, str]:
    """What is known of a company or household beside its name."""
    columns = {"name_key": clean(company_key(company), NAME_LIMIT), "domain": clean(company_domain(email), NAME_LIMIT)}
    columns["kind"] = "company" if company else ""
    if told is not None:
        columns |= {name: clean(told[name], NAME_LIMIT) for name in ("street", "zip", "city")}
        columns["country"] = clean(told["country"] or told["list_country"], NAME_LIMIT)
        columns["kind"] = "company" if company or told["party"] == "business" else "household"
    return {name: value for name, value in columns.items() if value}


def fill_gaps(connection: Connection, contact: str, told: Told) -> None:
    """A person who was known already is told more of by a row: only what nobody knew, and never what protects them."""
    columns = told.person()
    names = ", ".join(columns)
    row = connection.execute(f"SELECT {names} FROM contact WHERE id = ?", (contact,)).fetchone()  # noqa: S608 - names of this module
    assert row is not None, contact
    there = dict(zip(columns, (str(one) for one in row), strict=True))
    changes = {name: value for name, value in columns.items() if not there[name]}
    if there["list_id"]:  # where somebody is from stays as it was first
        changes.pop("list_place", None)
    if changes:
        update(connection, "contact", changes, "id = ?", (contact,))


def keep_numbers(
    connection: Connection, contact: str, told: Told, now: str, *, dialled_alone: bool = False
) -> tuple[str, ...]:
    """All numbers of the row that are not with the person yet, as they are written there; those that can be dialled.

    `dialled_alone`: no others.
    """
    added: list[str] = []
    row = connection.execute("SELECT number_typed, number_e164 FROM contact WHERE id = ?", (contact,)).fetchone()
    assert row is not None, contact
    there = {number_figures(str(row[0])), str(row[1]), ""}
    place = 0
    sql = "SELECT place, typed, e164 FROM contact_number WHERE contact_id = ?"
    for at, typed, e164 in connection.execute(sql, (contact,)).fetchall():
        there |= {number_figures(str(typed)), str(e164)}
        place = max(place, int(at))
    written = told["typed"].splitlines()
    numbers = list(told.numbers)
    # a row keeps two numbers as E.164, and all of them as they are written: by their endings they belong together
    pairs = [(typed, _written_as(typed, numbers)) for typed in written]
    pairs += [(one, one) for one in numbers if one not in {e164 for _, e164 in pairs}]
    for typed, e164 in pairs:
        if e164 in there - {""} or (not e164 and number_figures(typed) in there):
            continue
        if dialled_alone and not e164:
            continue
        there |= {number_figures(typed), e164}
        added += [e164] if e164 else []
        place += 1
        values = {
            "contact_id": contact,
            "place": place,
            "typed": clean(typed, NAME_LIMIT),
            "e164": e164,
            "certainty": "sure" if e164 and number_figures(typed).startswith("00") else "decided",
            "source": f"list:{told.ref.list_id}",
            "added_at": now,
        }
        insert(connection, "contact_number", values)
    return tuple(added)


def _written_as(typed: str, numbers: list[str]) -> str:
    """Which of these E.164 numbers is written like this; "" for none of them."""
    digits = number_figures(typed).lstrip("0")
    return next((one for one in numbers if digits and one.endswith(digits)), "")


def new_account(connection: Connection, company: str, email: str, told: Told | None, now: str) -> str:
    """A company or household nobody knew; its id."""
    account = new_id()
    values = {"id": account, "name": clean(company, NAME_LIMIT), "created_at": now}
    insert(connection, "account", values | account_columns(company, email, told))
    return account


def come_back(connection: Connection, erased: str, contact: str, at_utc: str) -> None:
    """Who was erased but for a proof is called again as `contact`, and is made one with them: the proof is theirs.

    A contact of its own: an erasing says by ids what it takes out, of every later copy too, and what is new stays.
    """
    row = connection.execute("SELECT number_state FROM contact WHERE id = ?", (erased,)).fetchone()
    assert row is not None, erased
    update(connection, "contact", {"number_state": str(row[0])}, "id = ?", (contact,))
    update(connection, "contact", {"merged_into": contact}, "id = ?", (erased,))
    merge = {"id": new_id(), "winner": contact, "loser": erased, "at_utc": at_utc, "made_by": "", "before": "{}"}
    insert(connection, "contact_merge", merge)
