"""Whether numbers are on the block list, by the fingerprint of each key. Database thread only.

It is asked before every call and of every row of a list that is read in, so nothing is read but by an index: how many
blocks there are does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable

from callassist.domain.fingerprint import fingerprints
from callassist.storage.blocks.block_keys import block_keys
from callassist.storage.blocks.block_rows import held_fingerprints
from callassist.storage.driver import Connection

#: by the end of the table: a long list of blocks is not read for it
_ANY = "SELECT max(rowid) FROM block"
_HAVING = (
    "SELECT id, account_id FROM contact WHERE number_e164 = ?1 AND number_e164 <> '' UNION"
    " SELECT o.id, o.account_id FROM contact_number n JOIN contact o ON o.id = n.contact_id WHERE n.e164 = ?1"
    " AND n.e164 <> ''"
)
#: whoever has this number, or a colleague of theirs, is blocked with all their numbers, also those that came later
_REACHES = (
    f"SELECT 1 FROM ({_HAVING}) h CROSS JOIN contact c ON c.account_id = h.account_id"  # noqa: S608 - names of this package alone
    # by the contact's index: the plus keeps SQLite from reading all that hold
    " CROSS JOIN block b ON b.contact_id = c.id WHERE b.contact_id <> '' AND +b.lifted_at = ''"
    " AND (b.scope = 'company' OR b.scope = 'person' AND c.id = h.id) LIMIT 1"
)


class FingerprintSearch:
    """The block list, asked for many numbers with the keys there are now."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # a key alone, which the ledger of who was erased has made, makes no list: nothing is hashed for it
        row = connection.execute(_ANY).fetchone()
        self._keys = () if row is None or row[0] is None else block_keys(connection)

    def __bool__(self) -> bool:
        """Whether anything is blocked at all."""
        return bool(self._keys)

    def held(self, forms: Iterable[str]) -> set[str]:
        """Which of these forms of numbers (`written_forms`) are blocked."""
        if not self._keys:
            return set()
        known = {found: form for (_, found), form in fingerprints(self._keys, forms).items()}
        return {known[one] for one in held_fingerprints(self._connection, list(known))}

    def reaches(self, e164: str) -> bool:
        """Whether somebody with this number is blocked as a person, or their company is."""
        if not e164 or not self._keys:
            return False
        found = self._connection.execute(_REACHES, (e164,)).fetchone()
        return found is not None
