"""Taking a list back: at once for everybody who reads, and its bytes little by little. Database thread only.

A list that was cut off while it was read in is taken back as well. Its line in `lead_list` stays: it says in every
later recovery that nothing of it is to come back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from callassist.errors import NotFound
from callassist.storage.calls.called_rows import shift
from callassist.storage.driver import Connection
from callassist.storage.leads.known_filling import take_back_filled
from callassist.storage.leads.listed_blocks import ListedBlocks
from callassist.storage.leads.pace import Pace
from callassist.storage.leads.row_columns import FILLED
from callassist.storage.leads.row_keys import DELETE_KEY, keys_of
from callassist.storage.leads.standing import Known, Row, known_of
from callassist.storage.rows import transaction

if TYPE_CHECKING:
    from callassist.storage.jobs import Slices
    from callassist.storage.store import Store

_SOME = (
    "SELECT place, state, proof, e164, e164_2, email FROM list_row WHERE list_seq = ? AND place > ?"
    " ORDER BY place LIMIT ?"
)
_OTHERS = "SELECT 1 FROM lead_list WHERE state NOT IN ('staging', 'undone') LIMIT 1"
_COLUMNS = "SELECT e164, e164_2, email FROM list_row WHERE list_seq = ? AND place = ?"
REMOVE = "DELETE FROM list_row WHERE list_seq = ? AND place = ?"
_REJECTS = (
    "DELETE FROM list_reject WHERE list_seq = ? AND line IN"
    " (SELECT line FROM list_reject WHERE list_seq = ? ORDER BY line LIMIT ?)"
)


def undo(connection: Connection, list_id: str) -> None:
    """From now on nobody sees this list; its rows go with `remove_undone`.

    Raises:
        NotFound: there is none.
    """
    with transaction(connection):
        found = connection.execute("UPDATE lead_list SET state = 'undone' WHERE id = ?", (list_id,))
    if found.rowcount == 0:
        raise NotFound("this list is not in the log", where=list_id)


def give_up_staging(connection: Connection) -> int:
    """Lists that were being read in when the program was killed are taken back; how many."""
    with transaction(connection):
        return connection.execute("UPDATE lead_list SET state = 'undone' WHERE state = 'staging'").rowcount


def remove_undone(store: Store) -> Slices[int]:
    """Removes what is left of lists that were taken back, but for the rows that were touched; how many rows went.

    Whom their files said not to call stays blocked.
    """
    removed = 0
    for seq, list_id in store.connection.execute("SELECT seq, id FROM lead_list WHERE state = 'undone'").fetchall():
        removed += yield from _remove(store, int(seq), str(list_id))
    return removed


def free(connection: Connection, keys: Sequence[str]) -> None:
    """Whoever stood in another list only because they stood in this one is new there, once."""
    for known in known_of(connection, keys).values():
        for row in known.rows:
            if row.state != "known" or row.contact or known.blocked or known.contact_like(row.name):
                continue
            columns = connection.execute(_COLUMNS, (row.seq, row.place)).fetchone()
            assert columns is not None, row
            # by any of its keys: its other number may be blocked
            found = known_of(connection, keys_of(*columns)).values()
            if not any(other.is_like(row) for other in _others(found, row)):
                state = "blocked" if any(one.blocked for one in found) else "new"
                connection.execute(
                    "UPDATE list_row SET state = ? WHERE list_seq = ? AND place = ?", (state, row.seq, row.place)
                )
                shift(connection, row.seq, {"known": -1, state: 1})


def _others(found: Iterable[Known], row: Row) -> list[Row]:
    """Of the rows with one of the keys of this one, those that are called in its stead, or were."""
    same = [one for known in found for one in known.rows if (one.seq, one.place) != (row.seq, row.place)]
    return [one for one in same if one.state != "known" or one.contact]


def _remove(store: Store, seq: int, list_id: str) -> Slices[int]:
    connection, pace = store.connection, Pace(store)
    blocks = ListedBlocks(connection, list_id)
    removed, after = 0, 0
    others = connection.execute(_OTHERS).fetchone() is not None
    while True:
        with pace.slice(pace.size):
            rows = connection.execute(_SOME, (seq, after, pace.size)).fetchall()
            keys = [(key, seq, place) for place, _, _, *columns in rows for key in keys_of(*columns)]
            connection.executemany(DELETE_KEY, sorted(keys))
            blocks.of_rows(int(place) for place, state, *_ in rows if state == "blocked")
            if others:
                free(connection, [key for key, _, _ in keys])
            for place, state, proof, *_ in rows:
                if state != "touched" and FILLED in proof:
                    take_back_filled(connection, seq, list_id, int(place), str(proof))
            gone = [(int(place), str(state)) for place, state, *_ in rows if state != "touched"]
            connection.executemany(REMOVE, [(seq, place) for place, _ in gone])
            shift(connection, seq, {state: -number for state, number in Counter(one for _, one in gone).items()})
        removed += len(gone)
        if not rows:
            break
        after = int(rows[-1][0])
        yield
    while True:
        with pace.slice(pace.size):
            found = connection.execute(_REJECTS, (seq, seq, pace.size)).rowcount
        if found <= 0:
            return removed
        yield
