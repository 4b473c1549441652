"""A person is erased, their blocks are not: fingerprints are left of them, and nothing else. Database thread only."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.domain.block import BlockReason, BlockScope, written_forms
from callassist.storage.blocks.block_keys import own_key
from callassist.storage.blocks.block_rows import Why, add_fingerprint, blocks_for, blocks_of
from callassist.storage.driver import Connection

_CONTACT = "SELECT number_e164, number_typed, number_state FROM contact WHERE id = ?"
_MORE = "SELECT e164, typed FROM contact_number WHERE contact_id = ?"
_ASKED = "SELECT max(ended_at) FROM call WHERE contact_id = ? AND outcome = 'do_not_call'"
_FORGET = "UPDATE OR IGNORE block SET number = '', contact_id = '' WHERE id = ?"


def forget_numbers(connection: Connection, contact_id: str, now_utc: str) -> int:
    """Makes fingerprints alone of whatever blocks the numbers of this contact; how many there are of them then.

    To be called within the transaction that erases the contact, before its numbers go: they are needed to find the
    blocks, and to write those of a log from before there was a block list. What a number was typed with is kept as a
    fingerprint of its own, for its figures may be all that a later list has. Whoever is not blocked leaves nothing.
    """
    contact = connection.execute(_CONTACT, (contact_id,)).fetchone()
    if contact is None:
        return 0
    numbers = [(str(contact[0]), str(contact[1]))]
    numbers += [(str(e164), str(typed)) for e164, typed in connection.execute(_MORE, (contact_id,)).fetchall()]
    is_marked = contact[2] == "blocked"
    kept: set[str] = set()
    for place, (e164, typed) in enumerate(numbers):
        holding = blocks_for(connection, e164, typed)
        if holding:
            why = Why(holding[0].reason, holding[0].since)
        elif is_marked and not place:
            row = connection.execute(_ASKED, (contact_id,)).fetchone()
            why = Why(BlockReason.ASKED, now_utc if row is None or not row[0] else str(row[0]))
        else:
            continue
        kept |= _keep_forms(connection, why, written_forms(e164, typed))
        _forget(connection, (one.id for one in blocks_for(connection, e164, typed, holding=False)))
    _forget(connection, (one.id for one in blocks_of(connection, contact_id, holding=False)))
    return len(kept)


def _keep_forms(connection: Connection, why: Why, forms: Iterable[str]) -> set[str]:
    key = own_key(connection, why.since)
    found = {key.fingerprint(form) for form in forms}
    for one in sorted(found):
        add_fingerprint(connection, why, one, key.key_id, scope=BlockScope.NUMBER)
    return found


def _forget(connection: Connection, ids: Iterable[str]) -> None:
    """Where the same fingerprint is there without a person already, that one is enough: the number goes either way."""
    for one in ids:
        connection.execute(_FORGET, (one,))
        connection.execute("DELETE FROM block WHERE id = ? AND (number <> '' OR contact_id <> '')", (one,))
    # whoever had no number: nothing is left that could be found again
    connection.execute("DELETE FROM block WHERE fingerprint = '' AND contact_id = ''")
