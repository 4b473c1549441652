"""Who has a number that rings: people of the log, rows of lists, and the company an extension belongs to.

Read in this order, and no further than somebody is found: the number itself with people (their main number and their
further ones) and rows; the last digits, with people alone; a switchboard whose extension it may be.
Database thread only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from callassist.domain.lead_list import RowRef
from callassist.domain.likeness import are_like_names
from callassist.domain.signs import number_figures
from callassist.storage.calls.contacts import BlockedNumbers, at_number, folded_name, head_of, is_blocked
from callassist.storage.calls.records import LeadRecord
from callassist.storage.driver import Connection

#: so many are read; who has a number with more of them says who they are
_MOST_READ = 50
_COMPARED = 9
#: so many digits at the end tell a number, however it is written before them
LAST_DIGITS = 8
#: digits of an extension at the most, and of what stands before it at the least, with the country's
_LONGEST_EXTENSION, _SHORTEST_TRUNK = 4, 8

_PERSON = (
    "SELECT c.id, c.name, a.name, c.number_e164, c.number_typed, c.email, c.address"
    " FROM contact c JOIN account a ON a.id = c.account_id WHERE c.id = ?"
)
_BY_MAIN = "SELECT id FROM contact WHERE number_e164 = ? AND number_e164 <> '' ORDER BY created_at DESC"
_BY_FURTHER = "SELECT contact_id FROM contact_number WHERE e164 = ? AND e164 <> '' ORDER BY added_at DESC"
# both are read through by their index alone
_MAIN_BY_END = (
    "SELECT id FROM contact WHERE rowid IN"
    " (SELECT rowid FROM contact WHERE number_e164 <> '' AND substr(number_e164, ?) = ?)"
)
_FURTHER_BY_END = "SELECT contact_id FROM contact_number WHERE e164 <> '' AND substr(e164, ?) = ?"
_ROW = (
    "SELECT l.id, r.place, CASE WHEN r.name <> '' THEN r.name ELSE trim(r.first || ' ' || r.last) END, r.company,"
    " k.key, r.contact_id, r.state FROM list_key k JOIN lead_list l ON l.seq = k.list_seq"
    " JOIN list_row r ON r.list_seq = k.list_seq AND r.place = k.place"
)
_ROW_BY_KEY = f"{_ROW} WHERE k.key = ? AND l.state NOT IN ('staging', 'undone') ORDER BY k.list_seq, k.place LIMIT ?"

_COMPANY_OF_CONTACT = (
    "SELECT a.name FROM contact c JOIN account a ON a.id = c.account_id WHERE c.number_e164 = ? AND c.number_e164 <> ''"
    " AND a.name <> '' LIMIT 1"
)
_COMPANY_OF_FURTHER = (
    "SELECT a.name FROM contact_number n JOIN contact c ON c.id = n.contact_id JOIN account a ON a.id = c.account_id"
    " WHERE n.e164 = ? AND n.e164 <> '' AND a.name <> '' LIMIT 1"
)
_COMPANY_OF_ROW = (
    "SELECT r.company FROM list_key k JOIN lead_list l ON l.seq = k.list_seq"
    " JOIN list_row r ON r.list_seq = k.list_seq AND r.place = k.place"
    " WHERE k.key = ? AND r.company <> '' AND l.state NOT IN ('staging', 'undone') LIMIT 1"
)


class Caller(NamedTuple):
    """Somebody who may be the one that rings."""

    contact_id: str
    #: where they are only a row of a list
    row: RowRef | None
    name: str
    company: str
    #: their number as E.164, else as it was typed
    number: str
    email: str = ""
    address: str = ""
    #: somebody at this number asked not to be called again
    blocked: bool = False


class FoundCallers(NamedTuple):
    """Whoever may ring from a number."""

    callers: tuple[Caller, ...] = ()
    #: it is their very number, not one that only ends like it
    sure: bool = True
    #: whose switchboard the number is an extension of, where nobody has it; "" where that is not known
    company: str = ""


def callers_at(connection: Connection, number: str, others: Sequence[str], told: str) -> FoundCallers:
    """Whoever may ring.

    Args:
        connection: the log's own.
        number: as E.164; "" where there is no such number, or which one is meant is a guess.
        others: what else may be meant, as E.164, the likeliest first.
        told: as the telephone told it.
    """
    own = () if number else at_number(connection, LeadRecord("", "", told, ""))
    found = _people(connection, [one for one, *_ in own])
    for one in dict.fromkeys((number, *others)):
        if one and not found:
            found = _people(connection, _ids_at(connection, one)) + _rows(connection, one)
            if found:
                return FoundCallers(_each_once(connection, found), sure=one == number)
    if found:
        return FoundCallers(_each_once(connection, found))
    figures = number_figures(told)
    if len(figures) >= LAST_DIGITS:
        end = (-LAST_DIGITS, figures[-LAST_DIGITS:])
        ids = [str(one) for sql in (_MAIN_BY_END, _FURTHER_BY_END) for (one,) in connection.execute(sql, end)]
        found = _people(connection, ids)
        if found:
            return FoundCallers(_each_once(connection, found), sure=False)
    return FoundCallers(company=_company_of(connection, number) if number else "")


def _ids_at(connection: Connection, number: str) -> list[str]:
    return [str(one) for sql in (_BY_MAIN, _BY_FURTHER) for (one,) in connection.execute(sql, (number,))]


def _people(connection: Connection, ids: Iterable[str]) -> list[Caller]:
    heads = dict.fromkeys(head_of(connection, one) for one in ids)
    found: list[Caller] = []
    for one in list(heads)[:_MOST_READ]:
        row = connection.execute(_PERSON, (one,)).fetchone()
        if row is not None:
            contact, name, company, e164, typed, email, address = (str(cell) for cell in row)
            found.append(Caller(contact, None, name, company, e164 or typed, email, address))
    return found


def _rows(connection: Connection, number: str) -> list[Caller]:
    found: list[Caller] = []
    for row in connection.execute(_ROW_BY_KEY, (number, _MOST_READ)).fetchall():
        list_id, place, name, company, e164, contact, _state = (str(cell) for cell in row)
        contact = head_of(connection, contact) if contact else ""
        found.append(Caller(contact, RowRef(list_id, int(place)), name, company, e164))
    return found


def _each_once(connection: Connection, found: list[Caller]) -> tuple[Caller, ...]:
    """Those who were called first; a row that became one of them is them, and so is a namesake of another list."""
    people = [one for one in found if one.row is None]
    known = {one.contact_id for one in people}
    rows: dict[object, Caller] = {}
    # the same number and a name like theirs: so many are compared, a switchboard has more
    names = [one.name for one in people[:_COMPARED]]
    for one in found:
        if one.row is not None and one.contact_id not in known and not any(are_like_names(one.name, x) for x in names):
            who = (folded_name(one.name), folded_name(one.company))
            rows.setdefault(who if any(who) else one.row, one)
    blocked = BlockedNumbers(connection)

    def marked(one: Caller) -> Caller:
        return one._replace(blocked=is_blocked(connection, LeadRecord("", "", one.number, one.number), blocked))

    return tuple(marked(one) for one in (*people, *rows.values())[:_MOST_READ])


def _company_of(connection: Connection, number: str) -> str:
    """The company whose switchboard stands in the log with its zero: 030 1234-56 is one of 030 1234-0."""
    for length in range(1, _LONGEST_EXTENSION + 1):
        trunk = number[:-length]
        if len(trunk) <= _SHORTEST_TRUNK:
            break
        # what answers there is written with a zero, or with nothing behind the trunk
        for main in (f"{trunk}0", trunk):
            for sql in (_COMPANY_OF_CONTACT, _COMPANY_OF_FURTHER, _COMPANY_OF_ROW):
                row = connection.execute(sql, (main,)).fetchone() if main != number else None
                if row is not None:
                    return str(row[0])
    return ""
