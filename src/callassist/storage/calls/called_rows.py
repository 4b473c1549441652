"""What calls do to the rows of lists, within the very transactions of the journal. Database thread only."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from callassist.domain.fingerprint import BlockReason
from callassist.domain.lead_list import RowRef
from callassist.domain.outcome import BY_MISTAKE
from callassist.storage.blocks.block_rows import BlockCause, add_block
from callassist.storage.blocks.fingerprint_search import FingerprintSearch
from callassist.storage.calls.contacts import FORBIDDEN
from callassist.storage.driver import Connection

ROW_WAS = "row_was"
"""What the first line of a call's journal says of the state its row was in before."""

#: list id → [place, state before] of each row
Moved = dict[str, list[tuple[int, str]]]

#: lists that are read in count too: a number that is blocked meanwhile does not slip through
_AT_NUMBER = (
    "SELECT l.id, k.list_seq, k.place, r.state FROM list_key k"
    " JOIN lead_list l ON l.seq = k.list_seq AND l.state <> 'undone'"
    " JOIN list_row r ON r.list_seq = k.list_seq AND r.place = k.place"
    " WHERE k.key = ? AND r.state NOT IN ('touched', 'blocked')"
)
_BLOCKED_AT = (
    "SELECT r.list_seq, r.place, r.proof, r.e164, r.e164_2, l.id, l.created_at FROM list_key k"
    " JOIN list_row r ON r.list_seq = k.list_seq AND r.place = k.place JOIN lead_list l ON l.seq = k.list_seq"
    " WHERE k.key = ? AND r.state = 'blocked'"
)
_NUMBERS = "SELECT e164, e164_2 FROM list_row WHERE list_seq = ? AND place = ?"
#: somebody at a number of this row asked not to be called
_BLOCKED_SINCE = (
    "SELECT 1 FROM list_row r JOIN contact c ON c.number_e164 IN (r.e164, r.e164_2)"
    " WHERE r.list_seq = ? AND r.place = ? AND c.number_e164 <> '' AND c.number_state = 'blocked' LIMIT 1"
)


class CalledRows:
    """The rows of lists, as the journal changes them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def touch(self, ref: RowRef, contact_id: str) -> str:
        """A call is begun with this row: it is this contact from now on. What it was before; "" where it stays so.

        Who is blocked stays blocked. A row of a list that was taken back meanwhile is none any more; the call is made
        all the same.
        """
        found = self._connection.execute(
            "SELECT r.list_seq, r.state FROM lead_list l JOIN list_row r ON r.list_seq = l.seq"
            " WHERE l.id = ? AND l.state NOT IN ('staging', 'undone') AND r.place = ? AND r.state <> 'blocked'",
            (ref.list_id, ref.place),
        ).fetchone()
        if found is None:
            return ""
        seq, state = int(found[0]), str(found[1])
        self._connection.execute(
            "UPDATE list_row SET state = 'touched', contact_id = ? WHERE list_seq = ? AND place = ?",
            (contact_id, seq, ref.place),
        )
        if state == "touched":
            return ""
        shift(self._connection, seq, {state: -1, "touched": 1})
        return state

    def let_go(self, call_id: str, contact_id: str) -> None:
        """A call was none: the row it was begun with is what it was, unless they were called since."""
        row = self._connection.execute(
            "SELECT payload FROM call_event WHERE call_id = ? AND number = 0 AND NOT EXISTS"
            " (SELECT 1 FROM call WHERE contact_id = ? AND id <> ? AND outcome <> ?)",
            (call_id, contact_id, call_id, BY_MISTAKE),
        ).fetchone()
        told: dict[str, Any] = {} if row is None or row[0] is None else json.loads(row[0])
        if ROW_WAS not in told:
            return
        found = self._connection.execute(
            "SELECT r.list_seq, r.place FROM list_row r JOIN lead_list l ON l.seq = r.list_seq"
            " WHERE l.id = ? AND r.place = ? AND r.state = 'touched' AND r.contact_id = ? AND l.state <> 'undone'",
            (*told["list_row"], contact_id),
        ).fetchone()
        if found is not None:
            seq, place, was = int(found[0]), int(found[1]), str(told[ROW_WAS])
            if self._is_blocked(seq, place):
                was = "blocked"
            self._set(seq, place, "touched", was)
            if was != "known":
                nobody = "UPDATE list_row SET contact_id = '' WHERE list_seq = ? AND place = ?"
                self._connection.execute(nobody, (seq, place))

    def block(self, numbers: Iterable[str]) -> Moved:
        """Rows with these numbers (E.164) are not to be called; which ones were not blocked before."""
        moved: Moved = {}
        for number in sorted(set(numbers) - {""}):
            for list_id, seq, place, state in self._connection.execute(_AT_NUMBER, (number,)).fetchall():
                self._set(int(seq), int(place), str(state), "blocked")
                moved.setdefault(str(list_id), []).append((int(place), str(state)))
        return moved

    def lift(self, moved: Mapping[str, Sequence[Sequence[object]]]) -> None:
        """Takes back what `block` did."""
        for list_id, rows in moved.items():
            for place, state in rows:
                found = self._connection.execute(
                    "SELECT r.list_seq FROM list_row r JOIN lead_list l ON l.seq = r.list_seq"
                    " WHERE l.id = ? AND r.place = ? AND r.state = 'blocked'",
                    (list_id, place),
                ).fetchone()
                if found is not None:
                    self._set(int(found[0]), int(str(place)), "blocked", str(state))

    def hold(self, number: str) -> None:
        """The block of this number (E.164) was lifted: whether its rows may be called is to be decided.

        A row whose other number is blocked stays so. What its file said holds for that one alone from now on.
        """
        for values in self._connection.execute(_BLOCKED_AT, (number,)).fetchall():
            seq, place, proof = int(values[0]), int(values[1]), str(values[2])
            told: dict[str, Any] = json.loads(proof) if proof else {}
            told.pop("held", None)
            if FORBIDDEN in proof:
                cause = BlockCause(BlockReason.IMPORTED, str(values[6]), list_id=str(values[5]))
                for other in {str(values[3]), str(values[4])} - {"", number}:
                    add_block(self._connection, cause, e164=other)
                del told["forbidden"]
                self._keep_proof(seq, place, told)
            if not self._is_blocked(seq, place):
                self._set(seq, place, "blocked", "held")
                # whatever is said of its list later, this row is decided by itself
                self._keep_proof(seq, place, {"held": "lifted"} | told)

    def _keep_proof(self, seq: int, place: int, told: Mapping[str, Any]) -> None:
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else ""
        sql = "UPDATE list_row SET proof = ? WHERE list_seq = ? AND place = ?"
        self._connection.execute(sql, (text, seq, place))

    def _is_blocked(self, seq: int, place: int) -> bool:
        """Whether one of the numbers of a row is not to be called."""
        if self._connection.execute(_BLOCKED_SINCE, (seq, place)).fetchone() is not None:
            return True
        found = self._connection.execute(_NUMBERS, (seq, place)).fetchone()
        return found is not None and bool(FingerprintSearch(self._connection).held(filter(None, map(str, found))))

    def _set(self, seq: int, place: int, before: str, state: str) -> None:
        self._connection.execute("UPDATE list_row SET state = ? WHERE list_seq = ? AND place = ?", (state, seq, place))
        shift(self._connection, seq, Counter({before: -1, state: 1}))


def shift(connection: Connection, seq: int, changes: Mapping[str, int]) -> None:
    """Adds `changes` to how many rows of a list are in which state; within the transaction that made them.

    It is kept with the list: counting a million rows takes too long.
    """
    if not any(changes.values()):
        return
    row = connection.execute("SELECT counts FROM lead_list WHERE seq = ?", (seq,)).fetchone()
    assert row is not None, seq
    counts: dict[str, int] = json.loads(row[0])
    for state, number in changes.items():
        counts[state] = counts.get(state, 0) + number
    kept = {state: number for state, number in counts.items() if number}
    connection.execute(
        "UPDATE lead_list SET counts = ? WHERE seq = ?", (json.dumps(kept, separators=(",", ":"), sort_keys=True), seq)
    )
