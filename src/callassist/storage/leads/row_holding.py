"""A single row that is held back by hand, and let go again. Database thread only."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from callassist.domain.lead_list import PlacedRow, RowRef, RowState
from callassist.storage.leads.lists_in_log import row_at
from callassist.storage.leads.reframing import Judge, MovedRows
from callassist.storage.leads.row_columns import kept_proof
from callassist.storage.leads.row_keys import keys_of
from callassist.storage.rows import transaction

if TYPE_CHECKING:
    from callassist.storage.driver import Connection


def hold_or_let_go(
    connection: Connection, ref: RowRef, by_hand: str, decided_by_hand: Collection[str], judge: Judge, today: str
) -> PlacedRow:
    """Holds a row back that may be called, lets one go that was held back by hand; how it stands then.

    Args:
        connection: the log's own.
        ref: which row.
        by_hand: what is written down of it.
        decided_by_hand: what a row may be held for that a rep decides; another one stays as it is.
        judge: whether the law has a word about it.
        today: ISO date; a row the law holds from now on is held since then.

    Raises:
        NotFound: there is no such row.
    """
    placed = row_at(connection, ref)
    row = placed.row
    (seq,) = connection.execute("SELECT seq FROM lead_list WHERE id = ?", (ref.list_id,)).fetchone() or (0,)
    with transaction(connection):
        moved = MovedRows(connection, int(seq))
        if row.state is RowState.NEW:
            moved.hold(row.place, row.state.value, kept_proof(row.proof, by_hand))
        elif row.state is RowState.HELD and row.e164 and row.held in decided_by_hand:
            why = judge(row.proof)
            if why:
                moved.hold(row.place, row.state.value, kept_proof(row.proof, why, today))
            else:
                moved.let_go(row.place, kept_proof(row.proof, ""), keys_of(row.e164, row.e164_2, row.email))
        moved.settle()
    return row_at(connection, ref)
