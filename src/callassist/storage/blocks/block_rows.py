"""Rows of the block list, written and lifted within whatever transaction says so. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from callassist.domain.fingerprint import Block, BlockReason, BlockScope, fingerprints, written_forms
from callassist.storage.blocks.block_keys import block_keys, own_key
from callassist.storage.driver import Connection
from callassist.storage.identifiers import new_id
from callassist.storage.rows import ANY, insert
from callassist.storage.schema_text import TABLES

COLUMNS = tuple(column.name for column in TABLES["block"].columns)
"""Of a block, in their order."""

_ONE = "SELECT id FROM block WHERE fingerprint = ? AND key_id = ? AND scope = ? AND contact_id = ? AND lifted_at = ''"
_LIFT = "UPDATE block SET lifted_at = ?, lifted_reason = ? WHERE id = ? AND lifted_at = ''"


@dataclass(frozen=True, slots=True)
class BlockCause:
    """What a block says beside whom it holds for."""

    reason: BlockReason
    #: UTC text
    since: str
    call_id: str = ""
    list_id: str = ""
    made_by: str = ""


def block_of(values: Sequence[object]) -> Block:
    """A block of its columns."""
    found = {name: str(value) for name, value in zip(COLUMNS, values, strict=True)}
    scope, reason = BlockScope(found.pop("scope")), BlockReason(found.pop("reason"))
    return Block(**found, scope=scope, reason=reason)


def add_block(
    connection: Connection,
    why: BlockCause,
    *,
    e164: str = "",
    typed: str = "",
    contact_id: str = "",
    scope: BlockScope = BlockScope.NUMBER,
) -> str:
    """Blocks a number; the id of the new row, "" where the very same block holds already. Within a transaction.

    Whoever has no number is blocked as a person alone.
    """
    forms = written_forms(e164, typed)
    key = own_key(connection, why.since)
    return add_fingerprint(
        connection,
        why,
        key.fingerprint(forms[0]) if forms else "",
        key.key_id,
        number=e164 or typed,
        contact_id=contact_id,
        scope=BlockScope.PERSON if scope is BlockScope.NUMBER and not forms else scope,
    )


def add_fingerprint(
    connection: Connection,
    why: BlockCause,
    fingerprint: str,
    key_id: str,
    *,
    number: str = "",
    contact_id: str = "",
    scope: BlockScope = BlockScope.NUMBER,
) -> str:
    """The same by a fingerprint, whose key is there."""
    found = connection.execute(_ONE, (fingerprint, key_id, scope.value, contact_id)).fetchone()
    if found is not None:
        return ""
    block = Block(
        new_id(), fingerprint, key_id, number, contact_id, scope, why.reason, why.since, why.call_id, why.list_id
    )
    values = {name: getattr(block, name) for name in COLUMNS} | {"scope": scope.value, "reason": why.reason.value}
    insert(connection, "block", values | {"made_by": why.made_by}, ANY)
    return block.id


def lift_blocks(connection: Connection, ids: Iterable[str], at_utc: str, why: str) -> int:
    """Lifts these; the rows stay, with why. How many held. Within a transaction."""
    return sum(connection.execute(_LIFT, (at_utc, why, one)).rowcount for one in ids)


def blocks_for(connection: Connection, e164: str, typed: str = "", *, holding: bool = True) -> tuple[Block, ...]:
    """The blocks of a number, under whatever key: those that hold, or all of them."""
    found = list(fingerprints(block_keys(connection), written_forms(e164, typed)))
    wanted = json.dumps([fingerprint for _, fingerprint in found])
    # the condition is what the partial index has
    only = "lifted_at = '' AND" if holding else ""
    sql = f"SELECT {', '.join(COLUMNS)} FROM block WHERE {only} fingerprint IN (SELECT value FROM json_each(?))"
    return tuple(block_of(row) for row in connection.execute(f"{sql} ORDER BY since, id", (wanted,)).fetchall())


def blocks_of(connection: Connection, contact_id: str, *, holding: bool = True) -> tuple[Block, ...]:
    """The blocks that were made because of this person: those that hold, or all of them."""
    only = "lifted_at = '' AND" if holding else ""
    sql = f"SELECT {', '.join(COLUMNS)} FROM block WHERE {only} contact_id = ? AND contact_id <> '' ORDER BY since, id"
    return tuple(block_of(row) for row in connection.execute(sql, (contact_id,)).fetchall())


def all_blocks(connection: Connection, after: str = "", limit: int = 500) -> tuple[Block, ...]:
    """All blocks, also lifted ones, by their ids, behind one of them."""
    sql = f"SELECT {', '.join(COLUMNS)} FROM block WHERE id > ? ORDER BY id LIMIT ?"
    return tuple(block_of(row) for row in connection.execute(sql, (after, limit)).fetchall())


def held_fingerprints(connection: Connection, wanted: Sequence[str]) -> set[str]:
    """Which of these fingerprints are blocked."""
    # "lifted_at = ''" is what the partial index has
    sql = (
        "SELECT j.value FROM json_each(?) j WHERE EXISTS"
        " (SELECT 1 FROM block b WHERE b.fingerprint = j.value AND b.lifted_at = '')"
    )
    return {str(one) for (one,) in connection.execute(sql, (json.dumps(list(wanted)),)).fetchall()}
