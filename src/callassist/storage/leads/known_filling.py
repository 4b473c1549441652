"""What a list tells more of people the log knows, where that was asked for. Database thread only.

Once the list can be seen: one that is called off leaves nothing. A file never touches what protects somebody - blocks,
the state of a number, consents, whom they are by the law - nor what was said in calls.
"""

# ruff: noqa: S608 - the SQL is put together from names in this module alone; every value is a parameter

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from callassist.domain.lead_list import WhoIsKnown
from callassist.domain.limits import ADDRESS_LIMIT, NAME_LIMIT
from callassist.storage.calls.contacts import head_of
from callassist.storage.calls.records import clean
from callassist.storage.leads.pace import Pace
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
    f"SELECT place, contact_id, {', '.join(_COLUMNS)} FROM list_row WHERE list_seq = ? AND place > ?"
    " AND state = 'known' AND contact_id <> '' ORDER BY place LIMIT ?"
)
_OF = f"SELECT {', '.join(_COLUMNS)} FROM contact WHERE id = ?"


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
            for at, contact, *told in found:
                place = int(at)
                filled += _fill(store.connection, str(contact), dict(zip(_COLUMNS, map(str, told), strict=True)), known)
        told_of(filled)
        if not found:
            return
        yield


def _fill(connection: Connection, contact: str, told: dict[str, str], known: WhoIsKnown) -> bool:
    contact = head_of(connection, contact)
    row = connection.execute(_OF, (contact,)).fetchone()
    if row is None:
        return False
    there = dict(zip(_COLUMNS, map(str, row), strict=True))
    wins = _FACTS if known is WhoIsKnown.LIST_WINS else ()
    changes = {
        name: clean(value, ADDRESS_LIMIT if name == "email" else NAME_LIMIT)
        for name, value in told.items()
        if value and value != there[name] and (not there[name] or name in wins)
    }
    if changes:
        update(connection, "contact", changes, "id = ?", (contact,))
    return bool(changes)
