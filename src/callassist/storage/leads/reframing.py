"""What is said of a list as a whole is said anew: whom that lets be called, and whom no more. Database thread only.

Rows in slices, as everything that may be a million: until its slice has come a row stays what it was, and whoever is
called is asked about by the rules in any case. A row that is let go is looked up as one that is read in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from callassist.domain.lead_list import ListFrame
from callassist.storage.calls.called_rows import shift
from callassist.storage.driver import Connection
from callassist.storage.leads.lists_in_log import list_of
from callassist.storage.leads.pace import Pace
from callassist.storage.leads.row_columns import frame_values, held_on, kept_proof, told_of
from callassist.storage.leads.row_keys import keys_of
from callassist.storage.leads.standing import Known, Row, counts_as, known_of, row_at
from callassist.storage.rows import transaction, update

if TYPE_CHECKING:
    from callassist.storage.jobs import Slices
    from callassist.storage.store import Store

#: what a row tells of a consent → why it is held; "" where it is not
Judge = Callable[[Mapping[str, str]], str]

_SOME = (
    "SELECT place, state, proof, e164, e164_2, email FROM list_row WHERE list_seq = ? AND place > ?"
    " AND state IN ('new', 'held') AND e164 <> '' ORDER BY place LIMIT ?"
)
#: of the list a file was read into: its name and hash stay
_FILE = ("file_name", "file_sha256")


def reframe(
    store: Store, list_id: str, frame: ListFrame, judge: Judge, changeable: Collection[str], today: str
) -> Slices[int]:
    """Says it anew of a list, and judges its rows by it; how many are let be called that were held before.

    Args:
        store: the log.
        list_id: which one.
        frame: what is said of it now; which file it is from stays.
        judge: what becomes of a row by what it tells.
        changeable: why a row must be held for `judge` to let it go.
        today: ISO date; rows that are held from now on are held since then.

    Raises:
        NotFound: there is no such list.
    """
    connection = store.connection
    list_of(connection, list_id)
    (seq,) = connection.execute("SELECT seq FROM lead_list WHERE id = ?", (list_id,)).fetchone() or (0,)
    values = {name: value for name, value in frame_values(frame).items() if name not in _FILE}
    with transaction(connection):
        update(connection, "lead_list", values, "seq = ?", (seq,))
    pace, place, released = Pace(store), -1, 0
    while True:
        with pace.slice(pace.size):
            found = connection.execute(_SOME, (seq, place, pace.size)).fetchall()
            moved = MovedRows(connection, int(seq))
            for at, state, proof, *keys in found:
                place = int(at)
                told, held = told_of(str(proof))
                if state == "held" and held not in changeable:
                    continue
                now = judge(told)
                if now and (state == "new" or now != held):
                    since = today if state == "new" else held_on(str(proof))
                    moved.hold(place, str(state), kept_proof(told, now, since))
                elif not now and state == "held":
                    moved.let_go(place, kept_proof(told, ""), keys_of(*map(str, keys)))
            released += moved.settle()
        if not found:
            return released
        yield


class MovedRows:
    """Rows whose state changes with one transaction."""

    def __init__(self, connection: Connection, seq: int) -> None:
        self._connection = connection
        self._seq = seq
        self._changes: Counter[str] = Counter()
        self._going: list[tuple[int, str, tuple[str, ...]]] = []

    def hold(self, place: int, state: str, proof: str) -> None:
        """It may not be called."""
        self._set(place, state, "held", proof)

    def let_go(self, place: int, proof: str, keys: tuple[str, ...]) -> None:
        """It may be called, unless somebody knows more of it."""
        self._going.append((place, proof, keys))

    def settle(self) -> int:
        """Looks those up that are let go, in their order, and counts what became of all; how many may be called."""
        known = known_of(self._connection, [key for _, _, keys in self._going for key in keys])
        released = 0
        for place, proof, keys in self._going:
            row = row_at(self._connection, self._seq, place)
            assert row is not None, place
            counts, contact = counts_as(row, {key: known[key] for key in keys if key in known})
            state = "known" if counts in ("listed", "twice") else counts
            self._set(place, "held", state, proof, contact)
            released += state == "new"
            for key in keys:
                # whoever comes after it in this slice is compared with it as it is now
                rows = known.setdefault(key, Known()).rows
                rows[:] = [one for one in rows if (one.seq, one.place) != (self._seq, place)]
                rows.append(Row(self._seq, place, state, contact, row.name, row.company, forbids=False))
        shift(self._connection, self._seq, self._changes)
        return released

    def _set(self, place: int, before: str, state: str, proof: str, contact: str = "") -> None:
        values = {"state": state, "proof": proof} | ({"contact_id": contact} if contact else {})
        update(self._connection, "list_row", values, "list_seq = ? AND place = ?", (self._seq, place))
        self._changes.update({before: -1, state: 1} if before != state else {})
