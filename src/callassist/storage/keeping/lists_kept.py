"""Lists of leads in a log that is made new: what of them no new log may lack. Database thread only.

A list that was taken back stays so, and a row that was touched or blocked is never new again, whatever an older source
says: of two states of the same list or row the one with more caution holds. What finds the rows is made anew of them.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from callassist.domain.outcome import BY_MISTAKE
from callassist.storage.calls.search import marks
from callassist.storage.driver import Connection
from callassist.storage.identifiers import new_id
from callassist.storage.leads.row_keys import make_keys_anew
from callassist.storage.rows import ANY, insert

LIST_TABLES = ("lead_list", "list_row", "list_reject", "import_mapping")
"""What is read out of damaged pages."""

LIST_CAUTION = ("staging", "open", "paused", "closed", "undone")
"""States of a list, the one with most caution last."""

ROW_CAUTION = ("new", "held", "no_number", "known", "touched", "blocked")
"""States of a row, the one with most caution last."""

#: a list of which only rows could be read is not called from before somebody has looked at it
_UNREADABLE = "?"

#: seq of the list, place of the row
Place = tuple[int, int]


class ListsFound:
    """Puts rows of lists into a log under construction, within its transactions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._took_any = False

    def take(self, table: str, row: Mapping[str, Any]) -> None:
        """Adds one, or what it knows more.

        Raises:
            the driver's errors, where it breaks a limit.
        """
        self._took_any = True
        if table == "lead_list":
            changes = [name for name in row if name not in ("seq", "id")]
            then = _more_cautious(table, "seq", LIST_CAUTION, changes)
            insert(self._connection, table, row, f"{then} AND excluded.id = lead_list.id")
        elif table == "list_row":
            then = _more_cautious(table, "list_seq, place", ROW_CAUTION, ("state", "contact_id"))
            insert(self._connection, table, row, then)
        else:
            insert(self._connection, table, row, ANY)

    def finish(self) -> None:
        """Makes up the lists that rows refer to and could not be read; within a transaction."""
        if not self._took_any:
            return
        lost = self._connection.execute(
            "SELECT DISTINCT list_seq FROM list_row WHERE list_seq NOT IN (SELECT seq FROM lead_list)"
        ).fetchall()
        for (seq,) in lost:
            values = {"seq": seq, "id": new_id(), "name": _UNREADABLE, "state": "paused"}
            insert(self._connection, "lead_list", values, ANY)
        self._connection.execute("DELETE FROM list_reject WHERE list_seq NOT IN (SELECT seq FROM lead_list)")
        # a line that one source has as rejected, and another as repaired, was repaired
        self._connection.execute(
            "DELETE FROM list_reject WHERE EXISTS"
            " (SELECT 1 FROM list_row r WHERE r.list_seq = list_reject.list_seq AND r.place = list_reject.line)"
        )
        make_keys_anew(self._connection)


class ListsKnown:
    """What sources know of lists that no new log may lack, gathered row by row."""

    def __init__(self) -> None:
        #: ids of lists that were taken back
        self._undone: set[str] = set()
        self._rows: dict[Place, str] = {}

    def note(self, table: str, row: Mapping[str, Any]) -> None:
        """Takes in what one row tells."""
        if table == "lead_list" and row["state"] == "undone":
            self._undone.add(row["id"])
        elif table == "list_row" and row["state"] in ("touched", "blocked"):
            place = row["list_seq"], row["place"]
            if self._rows.get(place) != "blocked":
                self._rows[place] = row["state"]

    def apply(self, connection: Connection) -> None:
        """Puts it into a log under construction, within its transaction. Whom a row became may not be in this log."""
        undone = ((one,) for one in sorted(self._undone))
        connection.executemany("UPDATE lead_list SET state = 'undone' WHERE id = ?", undone)
        connection.executemany(
            "UPDATE list_row SET state = ? WHERE list_seq = ? AND place = ? AND state NOT IN ('touched', 'blocked')",
            ((state, *place) for place, state in self._rows.items()),
        )


def _more_cautious(table: str, key: str, order: Iterable[str], columns: Iterable[str]) -> str:
    """What becomes of a row that is there: these columns are those of the one whose state comes later in `order`."""
    sets = ", ".join(f"{name} = excluded.{name}" for name in columns)
    ranks = " ".join(f"WHEN '{one}' THEN {number}" for number, one in enumerate(order))
    newer, there = (f"CASE {one}.state {ranks} END" for one in ("excluded", table))
    return f"ON CONFLICT ({key}) DO UPDATE SET {sets} WHERE {newer} > {there}"


def settle_lists(connection: Connection) -> None:
    """What follows from the calls and contacts a log holds now; within a transaction.

    A row a call was begun with is touched, one whose number is blocked is blocked. Of lists that were taken back, or
    were never whole, nothing stays but what was touched.
    """
    if connection.execute("SELECT 1 FROM lead_list LIMIT 1").fetchone() is None:
        return
    begun = (
        "SELECT e.call_id, e.payload FROM call_event e JOIN call c ON c.id = e.call_id"
        " WHERE e.number = 0 AND e.payload LIKE '%\"list_row\":%' AND c.outcome <> ?"
    )
    for call_id, payload in connection.execute(begun, (BY_MISTAKE,)).fetchall():
        told = json.loads(payload).get("list_row")
        if told is not None:
            connection.execute(
                "UPDATE list_row SET state = 'touched', contact_id = (SELECT contact_id FROM call WHERE id = ?)"
                " WHERE list_seq = (SELECT seq FROM lead_list WHERE id = ?) AND place = ?"
                " AND state NOT IN ('touched', 'blocked')",
                (call_id, *told),
            )
    connection.execute(
        "UPDATE list_row SET state = 'blocked' WHERE state NOT IN ('touched', 'blocked') AND (list_seq, place) IN"
        " (SELECT k.list_seq, k.place FROM list_key k JOIN contact c ON c.number_e164 = k.key"
        "  WHERE c.number_e164 <> '' AND c.number_state = 'blocked')"
    )
    connection.execute(
        "UPDATE list_row SET contact_id = '' WHERE contact_id <> '' AND contact_id NOT IN (SELECT id FROM contact)"
    )
    connection.execute("UPDATE lead_list SET state = 'undone' WHERE state = 'staging'")
    gone = "list_seq IN (SELECT seq FROM lead_list WHERE state = 'undone')"
    if connection.execute("SELECT 1 FROM lead_list WHERE state = 'undone' LIMIT 1").fetchone() is not None:
        connection.execute(f"DELETE FROM list_row WHERE {gone} AND state <> 'touched'")
        connection.execute(f"DELETE FROM list_key WHERE {gone}")
        connection.execute(f"DELETE FROM list_reject WHERE {gone}")
    _count_anew(connection)


def _count_anew(connection: Connection) -> None:
    counts: dict[int, dict[str, int]] = {}
    found = connection.execute("SELECT list_seq, state, count(*) FROM list_row GROUP BY list_seq, state")
    for seq, state, number in found:
        counts.setdefault(int(seq), {})[str(state)] = int(number)
    connection.execute("UPDATE lead_list SET counts = '{}'")
    connection.executemany(
        "UPDATE lead_list SET counts = ? WHERE seq = ?",
        ((json.dumps(by_state, separators=(",", ":"), sort_keys=True), seq) for seq, by_state in counts.items()),
    )


def forget_rows_of(connection: Connection, contacts: Iterable[str]) -> None:
    """Takes out what the rows of these people told: their calls were erased. Within a transaction."""
    wanted = sorted(set(contacts))
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        rows = f"SELECT list_seq, place FROM list_row WHERE contact_id IN ({marks(some)})"
        connection.execute(f"DELETE FROM list_key WHERE (list_seq, place) IN ({rows})", some)
        connection.execute(f"DELETE FROM list_row WHERE contact_id IN ({marks(some)})", some)
