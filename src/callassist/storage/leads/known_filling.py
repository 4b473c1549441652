"""What a list tells more of people the log knows, where that was asked for; and taken back. Database thread only.

Once the list can be seen: one that is called off leaves nothing. A file never touches what protects somebody - blocks,
the state of a number, consents, whom they are by the law - nor what was said in calls.

What a row told is kept with it: what was known before, and which numbers are new. When its list is taken back, that is
so again - but for what was said anew since, for numbers of which something was learned, and for whoever was called by
the row.
"""

# ruff: noqa: S608 - the SQL is put together from names in this module alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, TypedDict

from callassist.domain.lead_list import RowRef, WhoIsKnown
from callassist.domain.limits import ADDRESS_LIMIT, NAME_LIMIT
from callassist.storage.calls.contacts import head_of
from callassist.storage.calls.records import clean
from callassist.storage.calls.touching import keep_numbers, told_by
from callassist.storage.leads.pace import Pace
from callassist.storage.leads.row_columns import filled_of, to_json, with_filled
from callassist.storage.rows import update

if TYPE_CHECKING:
    from callassist.storage.driver import Connection
    from callassist.storage.jobs import Slices
    from callassist.storage.store import Store

#: what a list may tell anew of somebody, and what it only fills in: by that they were recognised
_FACTS: tuple[str, ...] = ("salutation", "function", "email", "zip", "city", "country")
_ONLY_GAPS: tuple[str, ...] = ("first", "last")
_COLUMNS: tuple[str, ...] = (*_FACTS, *_ONLY_GAPS)
_SOME = (
    f"SELECT place, contact_id, proof, {', '.join(_COLUMNS)} FROM list_row WHERE list_seq = ? AND place > ?"
    " AND state = 'known' AND contact_id <> '' ORDER BY place LIMIT ?"
)
_OF = f"SELECT {', '.join(_COLUMNS)} FROM contact WHERE id = ?"
_TOLD = f"SELECT {', '.join(_COLUMNS)} FROM list_row WHERE list_seq = ? AND place = ?"
_ADDED = "DELETE FROM contact_number WHERE contact_id = ? AND e164 = ? AND source = ? AND state IN ('', 'ok')"


class _Filled(TypedDict):
    """What a row told, as it is kept."""

    who: str
    #: what stood there
    before: dict[str, str]
    numbers: list[str]


def fill_known(store: Store, list_id: str, known: WhoIsKnown, told_of: Callable[[int], None]) -> Slices[None]:
    """Fills in what its known rows tell; `told_of` hears of how many people more as it goes: it may be cut off."""
    row = store.connection.execute("SELECT seq FROM lead_list WHERE id = ? AND state = 'open'", (list_id,)).fetchone()
    if row is None or known is WhoIsKnown.SKIP:
        return
    seq, place, pace = int(row[0]), -1, Pace(store)
    while True:
        filled = 0
        with pace.slice(pace.size):
            found = store.connection.execute(_SOME, (seq, place, pace.size)).fetchall()
            for at, contact, proof, *told in found:
                place = int(at)
                columns = dict(zip(_COLUMNS, map(str, told), strict=True))
                if kept := _fill(store.connection, RowRef(list_id, place), str(contact), columns, known):
                    values = {"proof": with_filled(str(proof), kept)}
                    update(store.connection, "list_row", values, "list_seq = ? AND place = ?", (seq, place))
                    filled += 1
        told_of(filled)
        if not found:
            return
        yield


def _fill(connection: Connection, ref: RowRef, contact: str, told: dict[str, str], known: WhoIsKnown) -> str:
    """What was filled in, as it is kept with the row; "" for nothing."""
    contact = head_of(connection, contact)
    row = connection.execute(_OF, (contact,)).fetchone()
    if row is None:
        return ""
    there = dict(zip(_COLUMNS, map(str, row), strict=True))
    wins = _FACTS if known is WhoIsKnown.LIST_WINS else ()
    changes = {
        name: _cleaned(name, value)
        for name, value in told.items()
        if value and value != there[name] and (not there[name] or name in wins)
    }
    if changes:
        update(connection, "contact", changes, "id = ?", (contact,))
    of_row = told_by(connection, ref)
    made = connection.execute("SELECT created_at FROM lead_list WHERE id = ?", (ref.list_id,)).fetchone()
    numbers: tuple[str, ...] = ()
    if of_row is not None and made is not None:
        numbers = keep_numbers(connection, contact, of_row, str(made[0]), dialled_alone=True)
    if not changes and not numbers:
        return ""
    kept = _Filled(who=contact, before={name: there[name] for name in changes}, numbers=list(numbers))
    return to_json(dict(kept))


def take_back_filled(connection: Connection, seq: int, list_id: str, place: int, proof: str) -> None:
    """What a row told that is about to go is no more known of whom it was told, as far as nobody has said it since."""
    kept = filled_of(proof)
    row = connection.execute(_TOLD, (seq, place)).fetchone() if kept else None
    if row is None:
        return
    filled: _Filled = json.loads(kept)
    who, told = filled["who"], dict(zip(_COLUMNS, map(str, row), strict=True))
    now = connection.execute(_OF, (who,)).fetchone()
    if now is None:
        return
    there = dict(zip(_COLUMNS, map(str, now), strict=True))
    stands = {name: was for name, was in filled["before"].items() if there[name] == _cleaned(name, told[name])}
    if stands:
        update(connection, "contact", stands, "id = ?", (who,))
    for e164 in filled["numbers"]:
        connection.execute(_ADDED, (who, e164, f"list:{list_id}"))


def _cleaned(name: str, value: str) -> str:
    return clean(value, ADDRESS_LIMIT if name == "email" else NAME_LIMIT)
