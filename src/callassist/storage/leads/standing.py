"""Who of many numbers and addresses is known already: as a contact, or as a row of a list. Database thread only."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from callassist.domain.likeness import are_like_names, is_personal
from callassist.storage.blocks.fingerprint_search import FingerprintSearch
from callassist.storage.calls.contacts import ERASED, FORBIDDEN, folded_name, like_name
from callassist.storage.driver import Connection
from callassist.storage.leads.row_keys import is_number

# "<> ''" is what the partial index has
_CONTACTS = (
    "SELECT c.number_e164, c.id, c.name, c.number_state, c.source FROM json_each(?) j"
    " CROSS JOIN contact c ON c.number_e164 = j.value AND c.number_e164 <> '' ORDER BY c.created_at DESC"
)
#: a number beside the one that stands with the contact; whether it is blocked says the other one
_FURTHER = (
    "SELECT n.e164, c.id, c.name, c.source FROM json_each(?) j"
    " CROSS JOIN contact_number n ON n.e164 = j.value AND n.e164 <> ''"
    " JOIN contact c ON c.id = n.contact_id ORDER BY c.created_at DESC"
)
_KEYS = (
    "SELECT k.key, k.list_seq, k.place FROM json_each(?) j CROSS JOIN list_key k ON k.key = j.value"
    " JOIN lead_list l ON l.seq = k.list_seq WHERE l.state IN ('open', 'paused', 'closed') OR l.seq = ?"
    " ORDER BY l.id, k.place"
)
_ROW = (
    "SELECT state, contact_id, CASE WHEN name <> '' THEN name ELSE trim(first || ' ' || last) END, company,"
    " state = 'blocked' AND instr(proof, ?) FROM list_row WHERE list_seq = ? AND place = ?"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list, as two of them are compared."""

    seq: int
    place: int
    state: str
    contact: str
    name: str
    company: str
    #: its own file says that they are not to be called: then nobody at their numbers is
    forbids: bool

    def is_like(self, other: Row) -> bool:
        """Whether both are the same somebody: nothing that both tell differs, and both tell something."""
        names = self.name == other.name or not self.name or not other.name
        companies = self.company == other.company or not self.company or not other.company
        shared = (self.name and other.name) or (self.company and other.company)
        return names and companies and (bool(shared) or not (self.name or other.name or self.company or other.company))


@dataclass(slots=True)
class Known:
    """What is known of a key."""

    blocked: bool = False
    #: id and name of everybody at this number, the newest first
    contacts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    rows: list[Row] = field(default_factory=list[Row])

    def contact_like(self, name: str) -> str:
        """The id of the contact somebody of this name is; "" for nobody."""
        return like_name(name, self.contacts) or ""

    def called_like(self, row: Row, key: str) -> str:
        """The id of the contact a row of this key became whose person this one is as well; "" for nobody.

        An address is one person's even where one of the two has no name, unless it is the whole company's.
        """
        alone = not is_number(key) and is_personal(key)
        if not alone and not is_number(key):
            return ""
        found = (
            one.contact
            for one in self.rows
            if one.contact and (are_like_names(one.name, row.name) or (alone and not (one.name and row.name)))
        )
        return next(found, "")


def row_at(connection: Connection, seq: int, place: int) -> Row | None:
    """One row."""
    found = connection.execute(_ROW, (FORBIDDEN, seq, place)).fetchone()
    if found is None:
        return None
    state, contact, name, company = (str(one) for one in found[:4])
    return Row(seq, place, state, contact, folded_name(name), folded_name(company), bool(found[4]))


def known_of(connection: Connection, keys: Sequence[str], own: int = -1) -> dict[str, Known]:
    """What is known of these keys; nothing for those nobody has.

    Args:
        connection: the log's own.
        keys: E.164 numbers and folded addresses, not more than fit into a slice.
        own: the list that is being read in, whose rows count although nobody sees it yet.
    """
    wanted = json.dumps(list(dict.fromkeys(keys)))
    found: dict[str, Known] = {}
    for key, contact, name, state, source in connection.execute(_CONTACTS, (wanted,)).fetchall():
        known = found.setdefault(str(key), Known())
        if source != ERASED:  # of whom a proof alone is kept counts as nobody, but may be blocked
            known.contacts.append((str(contact), str(name)))
        known.blocked = known.blocked or state == "blocked"
    for key, contact, name, source in connection.execute(_FURTHER, (wanted,)).fetchall():
        if source != ERASED:
            found.setdefault(str(key), Known()).contacts.append((str(contact), str(name)))
    for key, seq, place in connection.execute(_KEYS, (wanted, own)).fetchall():
        row = row_at(connection, int(seq), int(place))
        if row is not None:
            known = found.setdefault(str(key), Known())
            known.rows.append(row)
            known.blocked = known.blocked or (is_number(str(key)) and row.forbids)
    for key in FingerprintSearch(connection).held(one for one in dict.fromkeys(keys) if is_number(one)):
        found.setdefault(key, Known()).blocked = True
    return found


def counts_as(row: Row, found: Mapping[str, Known], *, behind: Collection[str] = ("new", "touched")) -> tuple[str, str]:
    """What a row counts as by what is known of its keys - new, known, listed, twice, blocked - and whose contact it is.

    A row that is known stands behind another one, in a state of `behind`: behind this one where there is none.
    """
    if any(one.blocked for one in found.values()):
        return "blocked", ""
    for key, known in found.items():
        contact = (known.contact_like(row.name) if is_number(key) else "") or known.called_like(row, key)
        if contact:
            return "known", contact
    others = [other for known in found.values() for other in known.rows if other.state in behind]
    like = [one for one in others if one.is_like(row) and (one.seq, one.place) != (row.seq, row.place)]
    if not like:
        return "new", ""
    return ("twice" if all(one.seq == row.seq for one in like) else "listed"), ""
