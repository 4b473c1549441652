"""Whom a file says not to call: blocks of their own, which stay when the list is taken back. Database thread only.

The rows of the block list are written right after the list can be seen, and once more where that was cut off: by
whoever takes its rows away. Until then the rows of the list themselves say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from callassist.domain.fingerprint import BlockReason
from callassist.storage.blocks.block_keys import block_keys
from callassist.storage.blocks.block_rows import BlockCause, add_block
from callassist.storage.calls.contacts import FORBIDDEN
from callassist.storage.driver import Connection
from callassist.storage.leads.pace import Pace

if TYPE_CHECKING:
    from callassist.storage.jobs import Slices
    from callassist.storage.store import Store

_READ_IN = "SELECT seq, created_at FROM lead_list WHERE id = ? AND state <> 'staging' AND imported <> '{}'"
_SOME = (
    "SELECT place, state = 'blocked' AND instr(proof, ?), e164, e164_2, typed FROM list_row"
    " WHERE list_seq = ? AND place > ? ORDER BY place LIMIT ?"
)
_AT = "SELECT e164, e164_2, typed FROM list_row WHERE list_seq = ? AND place = ? AND instr(proof, ?)"
_LIFTED = "SELECT key_id, fingerprint FROM block WHERE list_id = ? AND lifted_at <> ''"
_KEPT = "SELECT count(DISTINCT fingerprint) FROM block WHERE list_id = ? AND lifted_at = ''"


class ListedBlocks:
    """The blocks of one list. Nothing that was lifted since is blocked again."""

    def __init__(self, connection: Connection, list_id: str) -> None:
        self._connection = connection
        self._list_id = list_id
        found = connection.execute(_READ_IN, (list_id,)).fetchone()
        #: a list that was cut off while it was read in leaves nothing
        self._seq = -1 if found is None else int(found[0])
        self._since = "" if found is None else str(found[1])
        self._lifted = {(str(key), str(one)) for key, one in connection.execute(_LIFTED, (list_id,)).fetchall()}

    def add(self, rows: Iterable[Sequence[str]]) -> int:
        """Blocks the numbers of such rows (two in E.164, all of them as typed); how many are new. In a transaction."""
        if self._seq < 0:
            return 0
        added = 0
        keys = block_keys(self._connection) if self._lifted else ()
        for e164, e164_2, typed in rows:
            numbers = [(one, "") for one in (e164, e164_2) if one] or [("", one) for one in typed.splitlines()]
            for number, as_typed in numbers:
                if any((key.key_id, key.fingerprint(number or as_typed)) in self._lifted for key in keys):
                    continue
                cause = BlockCause(BlockReason.IMPORTED, self._since, list_id=self._list_id)
                added += bool(add_block(self._connection, cause, e164=number, typed=as_typed))
        return added

    def of_rows(self, places: Iterable[int]) -> int:
        """The same for those of these rows whose file says so."""
        told = [self._connection.execute(_AT, (self._seq, place, FORBIDDEN)).fetchone() for place in places]
        return self.add([tuple(map(str, one)) for one in told if one is not None])


def write_listed_blocks(store: Store, list_id: str) -> Slices[int]:
    """Writes the blocks of a list that can be seen; how many are new."""
    connection, pace = store.connection, Pace(store)
    blocks = ListedBlocks(connection, list_id)
    found = connection.execute(_READ_IN, (list_id,)).fetchone()
    added, after = 0, 0
    while found is not None:
        with pace.slice(pace.size):
            rows = connection.execute(_SOME, (FORBIDDEN, int(found[0]), after, pace.size)).fetchall()
            added += blocks.add([tuple(map(str, numbers)) for _, forbids, *numbers in rows if forbids])
        if not rows:
            break
        after = int(rows[-1][0])
        yield
    return added


def kept_blocks(connection: Connection, list_id: str) -> int:
    """How many numbers stay blocked when this list is taken back."""
    row = connection.execute(_KEPT, (list_id,)).fetchone()
    return 0 if row is None else int(row[0])
