"""Lines of a list that were no rows, repaired: they go into the same list, where they stood. Database thread only.

A line that was rejected takes its own place. What it was parted into besides, and rows that were added, come behind the
last one. The sum of the list stays right: a line that was rejected is one no more.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from callassist.domain.lead_list import ImportTally, Line, ListRow, RejectedLine
from callassist.storage.blocks.erased_before import ErasedBefore
from callassist.storage.calls.called_rows import shift
from callassist.storage.calls.contacts import BlockedNumbers
from callassist.storage.leads.lists_in_log import list_of
from callassist.storage.leads.pace import Pace
from callassist.storage.leads.row_columns import (
    INSERT_REJECT,
    INSERT_ROW,
    ROW,
    kept_proof,
    reject_values,
    row_values,
    to_json,
)
from callassist.storage.leads.row_keys import INSERT_KEY, keys_of
from callassist.storage.leads.standing import counts_as, known_of, row_at
from callassist.storage.rows import update

if TYPE_CHECKING:
    from callassist.storage.driver import Connection
    from callassist.storage.jobs import Slices
    from callassist.storage.store import Store

_LAST = (
    "SELECT max(coalesce((SELECT max(place) FROM list_row WHERE list_seq = ?1), 0),"
    " coalesce((SELECT max(line) FROM list_reject WHERE list_seq = ?1), 0))"
)
_DELETE = "DELETE FROM list_reject WHERE list_seq = ? AND line = ? AND reason <> 'header'"
_KEYS = ("e164", "e164_2", "email")


def repair(store: Store, list_id: str, lines: Sequence[Line], today: str) -> Slices[tuple[ImportTally, int]]:
    """Puts repaired lines, each with the place it had in its file, into their list; what became of them.

    And how many are of somebody who was erased from this log before, as far as a number or an address tells. Rows that
    are held are held since `today` (ISO date).

    Raises:
        NotFound: there is no such list.
    """
    list_of(store.connection, list_id)
    (seq,) = store.connection.execute("SELECT seq FROM lead_list WHERE id = ?", (list_id,)).fetchone() or (0,)
    repairing = _Repairing(store.connection, int(seq), today)
    pace, done = Pace(store), 0
    while done < len(lines):
        some = lines[done : done + pace.size]
        with pace.slice(len(some)):
            for line in some:
                repairing.put(line)
            repairing.settle()
        done += len(some)
        yield
    tally = ImportTally(**{name: number for name, number in repairing.tally.items() if number})
    return tally, repairing.erased_before


class _Repairing:
    def __init__(self, connection: Connection, seq: int, today: str) -> None:
        self._connection = connection
        self._seq = seq
        self._today = today
        self._blocked = BlockedNumbers(connection)
        self._ledger = ErasedBefore(connection)
        self.erased_before = 0
        self.tally: Counter[str] = Counter()
        #: of this slice: what is counted with the list, and how many lines are rejected no more
        self._counted: Counter[str] = Counter()
        self._states: Counter[str] = Counter()

    def put(self, line: Line) -> None:
        """One line."""
        if isinstance(line, ListRow):
            was = self._was_rejected(line.place)
            counts = self._put(line if was else replace(line, place=self._next()))
            self._count(counts, was=was)
        elif isinstance(line, RejectedLine):
            was = self._was_rejected(line.line)
            kept = line if was else replace(line, line=self._next())
            self._connection.execute(INSERT_REJECT, (self._seq, *reject_values(kept)))
            self._count("rejected", was=was)
        else:
            self._count("empty", was=False)

    def settle(self) -> None:
        """Counts what was put with the list; within the transaction that put it."""
        shift(self._connection, self._seq, self._states)
        row = self._connection.execute("SELECT imported FROM lead_list WHERE seq = ?", (self._seq,)).fetchone()
        assert row is not None
        counted = Counter[str](json.loads(row[0]))
        counted.update(self._counted)
        tally = ImportTally(**{name: number for name, number in counted.items() if number > 0})
        imported = to_json({name: number for name, number in asdict(tally).items() if number}) or "{}"
        values = {"imported": imported, "rows_total": tally.total}
        update(self._connection, "lead_list", values, "seq = ?", (self._seq,))
        self._counted.clear()
        self._states.clear()

    def _count(self, what: str, *, was: bool) -> None:
        self.tally[what] += 1
        self._counted[what] += 1
        self._counted["rejected"] -= was

    def _was_rejected(self, line: int) -> bool:
        return self._connection.execute(_DELETE, (self._seq, line)).rowcount > 0

    def _next(self) -> int:
        row = self._connection.execute(_LAST, (self._seq,)).fetchone()
        return 1 + (int(row[0]) if row is not None else 0)

    def _put(self, line: ListRow) -> str:
        """Adds a row and what finds it; what it counts as."""
        values = dict(zip(ROW, row_values(line), strict=True))
        numbers = [(typed, line.e164) for typed in line.typed.splitlines() or [""]]
        if not self._blocked.held(numbers).isdisjoint(numbers):
            values["state"] = "blocked"
        elif values["state"] == "held":
            values["proof"] = kept_proof(line.proof, line.held, self._today)
        self._connection.execute(INSERT_ROW, (self._seq, *values.values()))
        keys = keys_of(*(str(values[name]) for name in _KEYS))
        self.erased_before += bool(self._ledger and self._ledger.when(keys))
        self._connection.executemany(INSERT_KEY, [(key, self._seq, line.place) for key in keys])
        state = counts = str(values["state"])
        if state in ("new", "held", "no_number"):
            row = row_at(self._connection, self._seq, line.place)
            assert row is not None
            found, contact = counts_as(row, known_of(self._connection, keys))
            if found == "blocked" or state == "new":
                counts = found
                state = "known" if found in ("listed", "twice") else found
                changes = {"state": state, "contact_id": contact}
                update(self._connection, "list_row", changes, "list_seq = ? AND place = ?", (self._seq, line.place))
        self._states[state] += 1
        return counts
