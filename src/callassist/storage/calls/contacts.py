"""Whom a number and a name stand for, and whom a number is blocked for. Database thread only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from callassist.domain.fingerprint import written_forms
from callassist.domain.likeness import are_like_names, name_words
from callassist.domain.limits import ADDRESS_LIMIT, NAME_LIMIT
from callassist.domain.outcome import OUTCOMES, Reach
from callassist.domain.signs import number_figures, plain_signs
from callassist.storage.blocks.fingerprint_search import FingerprintSearch
from callassist.storage.calls.log_views import Colleague
from callassist.storage.calls.records import LeadRecord, PersonRecord, clean
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection

#: outcomes of calls in which somebody was spoken to
_REACHED = tuple(
    code
    for code, reach in OUTCOMES.items()
    if reach is Reach.REACHED or (reach is Reach.SOMEBODY_ELSE and code != "third_person")
)

ERASED = "erased"
"""The `source` of a contact that is nobody any more, or of whom a proof alone is kept."""

FORBIDDEN = '"forbidden":"list"'
"""In the proof of a row that its own file says is not to be called, as it stands in the log."""

# "<> ''" is what the partial indexes have
_BY_NUMBER = (
    "SELECT id, account_id, name FROM contact WHERE number_e164 = ? AND number_e164 <> '' ORDER BY created_at DESC"
)
_NOT_PARSED = (
    "SELECT id, account_id, name, number_typed FROM contact WHERE number_typed <> '' AND number_e164 = ''"
    " ORDER BY created_at DESC"
)
_BLOCKED = "SELECT number_typed FROM contact WHERE number_state = 'blocked' AND number_typed <> ''"
_BLOCKED_NUMBER = (
    "SELECT 1 FROM contact WHERE number_e164 = ? AND number_e164 <> '' AND number_state = 'blocked' LIMIT 1"
)
#: a file may say of somebody that they are not to be called; rows that are blocked because of a contact say nothing of
#: their other numbers
_BLOCKED_ROW = (
    # of a list that is taken back too, until its rows go: each leaves a block behind (`leads.removing`)
    "SELECT 1 FROM list_key k JOIN list_row r ON r.list_seq = k.list_seq AND r.place = k.place"
    " JOIN lead_list l ON l.seq = k.list_seq"
    " WHERE k.key = ? AND r.state = 'blocked' AND instr(r.proof, ?)"
    " AND (l.state NOT IN ('staging', 'undone') OR l.state = 'undone' AND l.imported <> '{}') LIMIT 1"
)

NAMED = (
    "f.kind = 'contact_decision_maker' AND f.contact_name <> ''"
    " AND f.contact_name = (SELECT name FROM contact WHERE id = ?)"
    " AND f.contact_id IN (SELECT o.id FROM contact o JOIN contact p ON p.account_id = o.account_id WHERE p.id = ?)"
)
"""Whether a follow-up `f` is due because somebody of the account named this contact. Takes the contact's id, twice."""


def contact_columns(lead: LeadRecord) -> dict[str, Any]:
    """What a lead tells of the contact that is new with it, as columns."""
    return {
        "name": clean(lead.name, NAME_LIMIT),
        "number_typed": clean(lead.number_typed, NAME_LIMIT),
        "number_e164": lead.number_e164,
        **details_columns(lead),
    }


def details_columns(told: LeadRecord | PersonRecord) -> dict[str, str]:
    """Where somebody can be written to and why they may be called, as columns; without those nothing was told of.

    Day and source of a consent are one thing: a new source takes the old day away with it.
    """
    known = {"email": clean(told.email, ADDRESS_LIMIT), "address": clean(told.address, ADDRESS_LIMIT)}
    columns = {name: value for name, value in known.items() if value}
    if told.consent_date or told.consent_source:
        columns["consent_date"] = told.consent_date
        columns["consent_source"] = clean(told.consent_source, ADDRESS_LIMIT)
    return columns


def find_contact(connection: Connection, lead: LeadRecord) -> tuple[str | None, str | None]:
    """The ids of the contact and the account `lead` stands for; None for what is not in the log yet.

    It is the contact with the same number and a name like theirs, or without a name the newest with that number. The
    same number with another name is another person of the same company or household: who was named in it already, or a
    new contact of a known account.
    """
    found = at_number(connection, lead)
    name = clean(lead.name, NAME_LIMIT)
    same = like_name(name, [(contact, known) for contact, _, known in found])
    if same is None and found:
        # somebody of the account was named, and is called at its number
        same = colleague(connection, found[0][1], name)
    account = found[0][1] if found else None
    if same is not None and (head := head_of(connection, same)) != same:
        row = connection.execute("SELECT account_id FROM contact WHERE id = ?", (head,)).fetchone()
        return head, account if row is None else str(row[0])
    return same, account


def like_name(name: str, known: Iterable[tuple[str, str]]) -> str | None:
    """Of people at one number (id, name) the one of this name, else of one like it; without a name the first.

    Somebody at the number whose name nobody knows is not taken for whoever has one.
    """
    people = list(known)
    folded = folded_name(name)
    if not folded:
        return people[0][0] if people else None
    same = next((one for one, other in people if folded_name(other) == folded), None)
    return same or next((one for one, other in people if are_like_names(other, name)), None)


def colleague(connection: Connection, account: str, name: str) -> str | None:
    """The id of somebody of that name in this account."""
    found = connection.execute("SELECT id, name FROM contact WHERE account_id = ?", (account,)).fetchall()
    same = next((str(one) for one, known in found if folded_name(str(known)) == folded_name(name)), None)
    if same is not None:
        return head_of(connection, same)
    # in one company the part of a name is not enough: "Frau Kern" may be either of two
    whole = len(name_words(name)) > 1
    like = (
        str(one) for one, known in found if whole and are_like_names(str(known), name) and name_words(str(known))[1:]
    )
    other = next(like, None)
    return None if other is None else head_of(connection, other)


def colleagues_of(connection: Connection, account: str, contact: str | None) -> tuple[str, ...]:
    """The names of everybody else of an account, whoever was known first first."""
    sql = "SELECT name FROM contact WHERE account_id = ? AND id <> ? AND name <> '' AND merged_into = ''"
    sql += " ORDER BY created_at, id"
    found = connection.execute(sql, (account, contact or "")).fetchall()
    return tuple(dict.fromkeys(str(name) for (name,) in found))


def colleagues_around(connection: Connection, call_id: str) -> tuple[Colleague, ...]:
    """Everybody else of the account a call is with, whoever was spoken to last first."""
    row = connection.execute(
        "SELECT c.contact_id, p.account_id FROM call c JOIN contact p ON p.id = c.contact_id WHERE c.id = ?", (call_id,)
    ).fetchone()
    if row is None:
        return ()
    own = set(made_one_with(connection, str(row[0])))
    sql = (
        "SELECT p.id, p.name, p.function, (SELECT started_local FROM call o WHERE o.contact_id = p.id"  # noqa: S608 - names of this package alone
        f" AND o.state = 'ended' AND o.id <> ? AND o.outcome IN ({marks(_REACHED)}) ORDER BY o.seq DESC LIMIT 1) AS at"
        " FROM contact p WHERE p.account_id = ? AND p.name <> '' AND p.merged_into = '' ORDER BY at DESC, p.created_at"
    )
    found = connection.execute(sql, (call_id, *_REACHED, row[1])).fetchall()
    return tuple(
        Colleague(str(name), str(function), datetime.fromisoformat(str(at)) if at else None)
        for contact, name, function, at in found
        if str(contact) not in own
    )


def known_name(connection: Connection, contact: str, name: str) -> str:
    """`name` as somebody of the account of `contact` has it: a follow-up finds them by it."""
    row = connection.execute("SELECT account_id FROM contact WHERE id = ?", (contact,)).fetchone()
    known = None if row is None or not name else colleague(connection, str(row[0]), name)
    row = connection.execute("SELECT name FROM contact WHERE id = ?", (known,)).fetchone()
    return clean(name, NAME_LIMIT) if row is None else str(row[0])


def is_erased(connection: Connection, contact: str) -> bool:
    """Whether this contact was erased: a proof alone may be left of them."""
    row = connection.execute("SELECT source = ? FROM contact WHERE id = ?", (ERASED, contact)).fetchone()
    return row is not None and bool(row[0])


def head_of(connection: Connection, contact: str) -> str:
    """The contact that stands for this one, which may have been made one with another."""
    seen = {contact}
    while (row := connection.execute("SELECT merged_into FROM contact WHERE id = ?", (contact,)).fetchone()) and (
        row[0] and str(row[0]) not in seen
    ):
        contact = str(row[0])
        seen.add(contact)
    return contact


def made_one_with(connection: Connection, contact: str) -> tuple[str, ...]:
    """The contact that stands for this one, and all it was made one with."""
    found = [head_of(connection, contact)]
    # down by the merges, which have an index, and up by what the contacts themselves say
    sql = (
        "SELECT m.loser FROM contact_merge m JOIN contact c ON c.id = m.loser AND c.merged_into = m.winner"
        " WHERE m.winner = ? ORDER BY m.at_utc, m.id"
    )
    waiting = list(found)
    while waiting:
        more = [str(one) for (one,) in connection.execute(sql, (waiting.pop(),)) if str(one) not in found]
        found += dict.fromkeys(more)
        waiting += more
    return tuple(found)


def at_number(connection: Connection, lead: LeadRecord) -> list[tuple[str, str, str]]:
    """Id, account and name of every contact with the number of `lead`, the newest first.

    Numbers are the same if their E.164 forms are; those that do not parse, if their figures are.
    """
    if lead.number_e164:
        rows = connection.execute(_BY_NUMBER, (lead.number_e164,)).fetchall()
        return [(str(one), str(account), str(name)) for one, account, name in rows]
    figures = compared(lead.number_typed)
    if not figures:
        return []
    rows = connection.execute(_NOT_PARSED).fetchall()
    return [(str(one), str(account), str(name)) for one, account, name, typed in rows if compared(typed) == figures]


def is_blocked(connection: Connection, lead: LeadRecord, blocked: BlockedNumbers | None = None) -> bool:
    """Whether the number of `lead` is not to be called again (R59).

    A block holds however the number was written then and is written now, also where only one of the two parses: the
    country of numbers without a country code may have been another one. `blocked` is all who are, where many numbers
    are asked about.
    """
    if lead.number_e164:
        number = lead.number_e164
        for sql, values in ((_BLOCKED_NUMBER, (number,)), (_BLOCKED_ROW, (number, FORBIDDEN))):
            if connection.execute(sql, values).fetchone() is not None:
                return True
    found = blocked or BlockedNumbers(connection)
    return found.hold(lead.number_typed, lead.number_e164) or found.reach(lead.number_e164)


class BlockedNumbers:
    """All who are not to be called, to compare many numbers with.

    By the block list, and as those contacts who are blocked were written: a log from before 1.3 has no list.
    """

    def __init__(self, connection: Connection) -> None:
        self._figures = {compared(str(typed)) for (typed,) in connection.execute(_BLOCKED)}
        self._list = FingerprintSearch(connection)

    def __bool__(self) -> bool:
        """Whether anybody is blocked at all."""
        return bool(self._figures or self._list)

    def hold(self, typed: str, e164: str) -> bool:
        """Whether a number that is written so, or has this E.164 form, is one of them."""
        return bool(self.held([(typed, e164)]))

    def held(self, numbers: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
        """Which of these are, each as it is written and in its E.164 form: asked all at once."""
        found = {
            (typed, e164)
            for typed, e164 in numbers
            if self._figures and not self._figures.isdisjoint({compared(typed), e164.replace("+", "00")} - {""})
        }
        forms = {one: written_forms(one[1], one[0]) for one in numbers}
        listed = self._list.held(dict.fromkeys(form for some in forms.values() for form in some))
        return found | {one for one, some in forms.items() if not listed.isdisjoint(some)}

    def reach(self, e164: str) -> bool:
        """Whether somebody with this number is blocked with all numbers they have, or their company is."""
        return self._list.reaches(e164)


def folded_name(name: str) -> str:
    """A name as two of them are compared: signs that are not seen make no other person."""
    return " ".join(plain_signs(name).casefold().split())


def compared(typed: str) -> str:
    """What a number that does not parse is compared by: its figures, else the text itself."""
    return number_figures(typed) or typed.strip().casefold()
