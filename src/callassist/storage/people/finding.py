"""People found by a number, an address or a name: those who were called, and those who are only a row of a list."""

# ruff: noqa: S608 - the SQL is put together from names in this module alone; every value is a parameter

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from callassist.domain.likeness import SoughtName, mail_key
from callassist.domain.signs import number_figures
from callassist.domain.who_is_who import Likeness, Somebody, likeness
from callassist.storage.driver import Connection
from callassist.storage.jobs import Slices

#: how many are found at most: whoever looks for "Anna" has to say more
MOST_FOUND = 50
_LETTERS_OF_A_NAME = 2
#: names that are gone through in one go: a key that is pressed waits for them
_AT_ONCE = 1_000

_CONTACT = (
    "SELECT c.id, c.name, a.name, c.number_e164, c.number_typed, c.email, c.salutation, c.zip, c.merged_into"
    " FROM contact c JOIN account a ON a.id = c.account_id"
)
_MORE = "SELECT e164 FROM contact_number WHERE contact_id = ? AND e164 <> ''"
_OF_ROW = (
    "SELECT l.id, r.place, CASE WHEN r.name <> '' THEN r.name ELSE trim(r.first || ' ' || r.last) END, r.company,"
    " r.e164, r.e164_2, r.email, r.salutation, r.street, r.zip, r.typed, r.contact_id, l.seq, r.state"
)
_ROW = f"{_OF_ROW} FROM list_row r JOIN lead_list l ON l.seq = r.list_seq"
#: begun with the lists, which are few: there is hardly ever one in these states, and then it is gone soon
_ROW_OF_LISTS = f"{_OF_ROW} FROM lead_list l CROSS JOIN list_row r ON r.list_seq = l.seq"


_BECAME = f"{_ROW} JOIN contact c ON c.list_id = l.id AND r.place = CAST(c.list_place AS INTEGER) WHERE c.id = ?"
_SOME_CONTACTS = "SELECT id, name FROM contact WHERE rowid > ?1 AND rowid <= ?2 AND name <> '' AND "
_SOME_ROWS = (
    "SELECT place, CASE WHEN name <> '' THEN name ELSE trim(first || ' ' || last) END FROM list_row"
    " WHERE list_seq = ?1 AND place > ?2 AND place <= ?3 AND (name <> '' OR last <> '') AND "
)
#: letters a pattern allows for; whoever is written with others is compared in any case
_KNOWN_LETTERS = "*[^ -~äöüÄÖÜß]*"


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody who was called or named: a contact."""

    contact_id: str
    who: Somebody
    #: as it was typed
    number: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Somebody who stands in a list."""

    list_id: str
    list_seq: int
    place: int
    who: Somebody
    #: whom it became, or was known as; "" for nobody
    contact_id: str
    state: str


def person_with(connection: Connection, contact_id: str) -> FoundPerson | None:
    """One contact; None where there is none."""
    row = connection.execute(f"{_CONTACT} WHERE c.id = ?", (contact_id,)).fetchone()
    return None if row is None else _person(connection, tuple(str(one) for one in row))


def row_with(connection: Connection, list_id: str, place: int) -> FoundRow | None:
    """One row, also of a list that was taken back."""
    row = connection.execute(f"{_ROW} WHERE l.id = ? AND r.place = ?", (list_id, place)).fetchone()
    return None if row is None else _row(tuple(row))


def _person(connection: Connection, row: tuple[str, ...]) -> FoundPerson:
    contact, name, company, e164, typed, email, salutation, zip_code, _ = row
    more = tuple(str(one) for (one,) in connection.execute(_MORE, (contact,)))
    numbers = tuple(dict.fromkeys(one for one in (e164, *more) if one))
    who = Somebody(name, company, numbers, (email,) if email else (), salutation, "", zip_code)
    return FoundPerson(contact, who, typed or e164)


def _row(row: tuple[object, ...]) -> FoundRow:
    list_id, place, name, company, e164, e164_2, email, salutation, street, zip_code, *rest = (str(one) for one in row)
    numbers = tuple(dict.fromkeys(one for one in (e164, e164_2) if one))
    who = Somebody(name, company, numbers, (email,) if email else (), salutation, street, zip_code)
    return FoundRow(list_id, int(rest[2]), int(place), who, rest[1], rest[3])


def find_people(
    connection: Connection, said: str, e164: str = ""
) -> tuple[tuple[FoundPerson, ...], tuple[FoundRow, ...]]:
    """Whoever has this number (`e164`, else the figures of `said`), address or id; by a name: `find_named`."""
    said = said.strip()
    if "@" in said:
        contacts = _contacts(connection, "lower(c.email) = ?", said.casefold())
        contacts += _contacts(connection, "lower(c.email) = ?", mail_key(said))
        rows = rows_with_keys(connection, (mail_key(said),))
    elif e164 or len(number_figures(said)) >= 3:
        contacts, rows = _at_number(connection, said, e164)
    else:
        contacts, rows = [], []
    contacts += _contacts(connection, "c.id = ?", said)
    people = {one.contact_id: one for one in contacts}
    # a row that became somebody is theirs
    alone = {(one.list_seq, one.place): one for one in rows if one.contact_id not in people}
    return tuple(people.values())[:MOST_FOUND], tuple(alone.values())[:MOST_FOUND]


def _contacts(connection: Connection, where: str, *given: str) -> list[FoundPerson]:
    found = connection.execute(
        f"{_CONTACT} WHERE {where} ORDER BY c.created_at DESC, c.id LIMIT {MOST_FOUND}", given
    ).fetchall()
    return [_person(connection, tuple(str(one) for one in row)) for row in found]


def _at_number(connection: Connection, said: str, e164: str) -> tuple[list[FoundPerson], list[FoundRow]]:
    found: list[FoundPerson] = []
    if e164:
        found += _contacts(connection, "c.number_e164 = ? AND c.number_e164 <> ''", e164)
        sql = "c.id IN (SELECT contact_id FROM contact_number WHERE e164 = ? AND e164 <> '')"
        found += _contacts(connection, sql, e164)
    figures = number_figures(said)
    sql = "SELECT id, number_typed FROM contact WHERE number_typed <> '' AND number_e164 = ''"
    for contact, typed in connection.execute(sql).fetchall():
        if number_figures(str(typed)) == figures:
            found += _contacts(connection, "c.id = ?", str(contact))
    return found, rows_with_keys(connection, (e164,)) if e164 else []


def rows_with_keys(connection: Connection, keys: tuple[str, ...]) -> list[FoundRow]:
    """Rows of all lists with one of these numbers (E.164) or folded addresses."""
    wanted = json.dumps([one for one in keys if one])
    found = connection.execute(
        f"{_ROW} JOIN list_key k ON k.list_seq = r.list_seq AND k.place = r.place"
        " WHERE k.key IN (SELECT value FROM json_each(?)) ORDER BY l.created_at, r.place",
        (wanted,),
    ).fetchall()
    return [_row(tuple(row)) for row in found]


def is_name(said: str, e164: str = "") -> bool:
    """Whether somebody is looked for by a name: everybody there is has to be read for that."""
    return "@" not in said and not e164 and len(number_figures(said)) < 3


def find_named(connection: Connection, said: str) -> Slices[tuple[tuple[FoundPerson, ...], tuple[FoundRow, ...]]]:
    """Everybody of a name like this one; gone through, for a slip is no prefix of anything. Some at a time."""
    sought = SoughtName(said)
    runs = sought.runs()
    if not runs:
        return (), ()
    people: list[FoundPerson] = []
    begin, end = _span(connection, "SELECT min(rowid), max(rowid) FROM contact")
    sql, given = _SOME_CONTACTS + may_be_like("name", 3, len(runs)), tuple(patterns_of(runs))
    while begin <= end and len(people) < MOST_FOUND:
        # SQLite leaves out all but a few: a million names would take many times as long to be only read
        names = connection.execute(f"{sql} ORDER BY rowid", (begin - 1, begin - 1 + _AT_ONCE, *given)).fetchall()
        like = [str(one) for one, name in names if _is_like(sought, str(name))]
        people += [one for contact in like for one in _contacts(connection, "c.id = ?", contact)]
        begin += _AT_ONCE
        yield
    own = {one.contact_id for one in people}
    rows = yield from _rows_named(connection, sought)
    alone = tuple(one for one in rows if one.contact_id not in own)
    return tuple(people)[:MOST_FOUND], alone[:MOST_FOUND]


def _rows_named(connection: Connection, sought: SoughtName) -> Slices[list[FoundRow]]:
    runs = sought.runs()
    either = " OR ".join(may_be_like(one, 4, len(runs)) for one in ("last", "first"))
    sql = f"{_SOME_ROWS} CASE WHEN name <> '' THEN {may_be_like('name', 4, len(runs))} ELSE {either} END"
    given = tuple(patterns_of(runs))
    found: list[FoundRow] = []
    for seq in [int(one) for (one,) in connection.execute("SELECT seq FROM lead_list ORDER BY seq").fetchall()]:
        begin, end = _span(connection, "SELECT min(place), max(place) FROM list_row WHERE list_seq = ?", seq)
        while begin <= end and len(found) < MOST_FOUND:
            values = (seq, begin - 1, begin - 1 + _AT_ONCE, *given)
            for place, known in connection.execute(f"{sql} ORDER BY place", values).fetchall():
                if _is_like(sought, str(known)):
                    row = connection.execute(f"{_ROW} WHERE r.list_seq = ? AND r.place = ?", (seq, place)).fetchone()
                    found += [] if row is None else [_row(tuple(row))]
            begin += _AT_ONCE
            yield
    return found


def _span(connection: Connection, sql: str, *given: object) -> tuple[int, int]:
    """The first and the last; (1, 0) where there is none."""
    row = connection.execute(sql, given).fetchone()
    return (1, 0) if row is None or row[0] is None else (int(row[0]), int(row[1]))


def may_be_like(column: str, first: int, runs: int) -> str:
    """Whether a name may be like the one that is looked for: an expression, with its values from `first` on."""
    plain, other = (" OR ".join(f"{column} LIKE ?{first + 2 * one + kind}" for one in range(runs)) for kind in (0, 1))
    return (
        f"CASE WHEN length({column}) = length(CAST({column} AS BLOB)) THEN {plain}"
        f" ELSE {other} OR {column} GLOB '{_KNOWN_LETTERS}' END"
    )


def patterns_of(runs: tuple[str, ...]) -> Iterator[str]:
    """Of each run what finds it in a name without umlauts, and in one with them.

    The "e" of "Mueller" is in no run, and "ß" is two letters of one, or one of each of two.
    """
    for run in runs:
        yield "%" + re.sub("[aou]", r"\g<0>%", run) + "%"
        yield "%" + re.sub("[aou]", "_%", run).replace("s", "%") + "%"


def _is_like(sought: SoughtName, name: str) -> bool:
    if name.isascii():
        letters = {word[0] for word in name.casefold().replace("-", " ").split()}
        if not any(word[0] in letters for word in sought.words):
            return False
    return sought.is_like(name)


def rows_of_list(connection: Connection, list_id: str) -> tuple[FoundRow, ...]:
    """The first rows of a list, in their order."""
    found = connection.execute(f"{_ROW} WHERE l.id = ? ORDER BY r.place LIMIT {MOST_FOUND}", (list_id,))
    return tuple(_row(tuple(row)) for row in found.fetchall())


def same_rows(
    connection: Connection, who: Somebody, contacts: tuple[str, ...], *, thorough: bool = True
) -> tuple[list[FoundRow], int]:
    """The rows that are this person's, and how many others stand at one of their numbers or addresses.

    Args:
        connection: the log's own.
        who: what they are found by.
        contacts: ids of their contacts.
        thorough: also a row is found of which nothing but its contact tells; all rows there are are read for that.
    """
    keys = (*who.numbers, *(mail_key(one) for one in who.emails))
    found = rows_with_keys(connection, keys)
    for contact in contacts:
        if thorough:
            theirs = connection.execute(f"{_ROW} WHERE r.contact_id = ? AND r.contact_id <> ''", (contact,)).fetchall()
        else:
            theirs = connection.execute(_BECAME, (contact,)).fetchall()
            theirs += connection.execute(
                f"{_ROW_OF_LISTS} WHERE l.state = 'undone' AND r.contact_id = ?", (contact,)
            ).fetchall()
        found += [_row(tuple(row)) for row in theirs]
    # keys go with the list that is taken back, what was touched stays: so the rows themselves are asked as well
    wanted = json.dumps([one for one in who.numbers if one])
    sql = (
        f"{_ROW_OF_LISTS} WHERE l.state IN ('undone', 'staging')"
        " AND (r.e164 IN (SELECT value FROM json_each(?)) OR r.e164_2 IN (SELECT value FROM json_each(?)))"
    )
    found += [_row(tuple(row)) for row in connection.execute(sql, (wanted, wanted)).fetchall()]
    rows_by_place = {(one.list_seq, one.place): one for one in found}
    own = [
        one
        for one in rows_by_place.values()
        if (one.contact_id and one.contact_id in contacts)
        or (one.contact_id not in contacts and likeness(who, one.who) is Likeness.SAME)
    ]
    return own, len(rows_by_place) - len(own)


def contact_of_call(connection: Connection, call_id: str) -> str | None:
    """Whom a call was with."""
    row = connection.execute("SELECT contact_id FROM call WHERE id = ?", (call_id,)).fetchone()
    return None if row is None else str(row[0])
