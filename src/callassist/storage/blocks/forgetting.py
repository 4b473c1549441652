"""A person is erased, their blocks are not: fingerprints are left of them, and nothing else. Database thread only."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.domain.fingerprint import SAME_HOLDS, BlockReason, BlockScope, written_forms
from callassist.storage.blocks.block_keys import own_key
from callassist.storage.blocks.block_rows import BlockCause, add_fingerprint, blocks_for, blocks_of
from callassist.storage.driver import Connection

_CONTACT = "SELECT number_e164, number_typed, number_state FROM contact WHERE id = ?"
_MORE = "SELECT e164, typed FROM contact_number WHERE contact_id = ?"
_ASKED = "SELECT max(ended_at) FROM call WHERE contact_id = ? AND outcome = 'do_not_call'"
_FORGET = "UPDATE OR IGNORE block SET number = '', contact_id = '' WHERE id = ?"
_SPARE = (
    "UPDATE block SET number = '', contact_id = '', lifted_at = ?, lifted_reason = ?"
    " WHERE id = ? AND (number <> '' OR contact_id <> '')"
)


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
            why = BlockCause(holding[0].reason, holding[0].since)
        elif is_marked and not place:
            row = connection.execute(_ASKED, (contact_id,)).fetchone()
            why = BlockCause(BlockReason.ASKED, now_utc if row is None or not row[0] else str(row[0]))
        else:
            continue
        _forget(connection, [one.id for one in blocks_for(connection, e164, typed, holding=False)], now_utc)
        kept |= _keep_forms(connection, why, written_forms(e164, typed))
    _forget(connection, [one.id for one in blocks_of(connection, contact_id, holding=False)], now_utc)
    return len(kept)


def forget_number(connection: Connection, e164: str, now_utc: str) -> None:
    """The same for a number nobody of the log has any more: of whoever was only a row of a list."""
    holding = blocks_for(connection, e164)
    _forget(connection, [one.id for one in blocks_for(connection, e164, holding=False)], now_utc)
    if holding:
        _keep_forms(connection, BlockCause(holding[0].reason, holding[0].since), written_forms(e164))


def _keep_forms(connection: Connection, why: BlockCause, forms: Iterable[str]) -> set[str]:
    key = own_key(connection, why.since)
    found = {key.fingerprint(form) for form in forms}
    for one in sorted(found):
        add_fingerprint(connection, why, one, key.key_id, scope=BlockScope.NUMBER)
    return found


def _forget(connection: Connection, ids: Iterable[str], now_utc: str) -> None:
    """The rows stay: an older copy of the log would bring them back with the number otherwise."""
    for one in ids:
        connection.execute(_FORGET, (one,))
        # the same fingerprint holds without a person already, or there never was a number to find it by
        connection.execute(_SPARE, (now_utc, SAME_HOLDS, one))
    connection.execute(
        "UPDATE block SET lifted_at = ?, lifted_reason = ?"
        " WHERE fingerprint = '' AND contact_id = '' AND lifted_at = ''",
        (now_utc, SAME_HOLDS),
    )
