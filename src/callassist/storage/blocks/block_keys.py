"""The keys fingerprints are made with: the log's own, and those that came from elsewhere. Database thread only."""

from __future__ import annotations

import os

from callassist.domain.fingerprint import KEY_BYTES, BlockKey
from callassist.storage.driver import Connection
from callassist.storage.identifiers import new_id
from callassist.storage.rows import insert, once

OWN = "own"
"""The origin of the key this log made itself; any other is where the key came from."""


def block_keys(connection: Connection) -> tuple[BlockKey, ...]:
    """All keys there are: a number is compared under each of them."""
    found = connection.execute("SELECT key_id, key FROM block_key ORDER BY made_at, key_id").fetchall()
    return tuple(BlockKey(str(key_id), bytes.fromhex(str(key))) for key_id, key in found)


def own_key(connection: Connection, now_utc: str) -> BlockKey:
    """The key new blocks are made with, which is made with the first of them; within a transaction.

    Two logs that were one have the same. Where a restored log holds two of its own, the older one is used.
    """
    found = connection.execute(
        "SELECT key_id, key FROM block_key WHERE origin = ? ORDER BY made_at, key_id LIMIT 1", (OWN,)
    ).fetchone()
    if found is not None:
        return BlockKey(str(found[0]), bytes.fromhex(str(found[1])))
    key = BlockKey(new_id(), os.urandom(KEY_BYTES))
    add_key(connection, key, now_utc, OWN)
    return key


def add_key(connection: Connection, key: BlockKey, now_utc: str, origin: str) -> None:
    """Keeps a key, unless one of its id is there; within a transaction."""
    values = {"key_id": key.key_id, "key": key.key.hex(), "made_at": now_utc, "origin": origin}
    insert(connection, "block_key", values, once("key_id"))
