"""The block list as the rep sees it: a block with whom and what it is from. Database thread only."""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from callassist.domain.fingerprint import SAME_HOLDS, NamedBlock
from callassist.storage.blocks.block_rows import COLUMNS, block_of, blocks_for
from callassist.storage.driver import Connection


class WhichBlocks(StrEnum):
    """Which of them are looked at."""

    HOLDING = "holding"
    LIFTED = "lifted"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class BlocksFound:
    """Some of the block list, the newest first."""

    blocks: tuple[NamedBlock, ...] = ()
    #: there are more
    more: bool = False
    #: of the whole list, whatever was asked for
    holding: int = 0
    lifted: int = 0


_HELD = {WhichBlocks.HOLDING: "b.lifted_at = ''", WhichBlocks.LIFTED: "b.lifted_at <> ''", WhichBlocks.ALL: "1"}
#: a row that gave way to another that says the same tells nobody anything
_SHOWN = "b.lifted_reason <> ?"
_AT_NUMBER = "(SELECT id FROM contact c WHERE c.number_e164 = b.number AND b.number <> '' LIMIT 1)"
_NAMED = (
    f"SELECT {', '.join(f'b.{one}' for one in COLUMNS)}, coalesce(c.name, ''), coalesce(a.name, ''),"
    " coalesce(k.started_local, ''), coalesce(l.name, '') FROM block b"
    f" LEFT JOIN contact c ON c.id = CASE WHEN b.contact_id <> '' THEN b.contact_id ELSE {_AT_NUMBER} END"
    " LEFT JOIN account a ON a.id = c.account_id LEFT JOIN call k ON k.id = b.source_call_id"
    " LEFT JOIN lead_list l ON l.id = b.list_id"
)
#: people first: they are fewer than the blocks of a register, and both ways from them to a block are indexed
_WHO = (
    "SELECT c.id, c.number_e164 FROM contact c LEFT JOIN account a ON a.id = c.account_id"
    r" WHERE c.name LIKE ? ESCAPE '\' OR a.name LIKE ? ESCAPE '\' LIMIT 500"
)


def named_blocks(connection: Connection, which: WhichBlocks, name: str, limit: int) -> BlocksFound:
    """Blocks whose person or company is called like this; "" is everybody."""
    where, given = "1", ()
    if name:
        pattern = "%" + name.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
        people = connection.execute(_WHO, (pattern, pattern)).fetchall()
        where = "(b.contact_id IN (SELECT value FROM json_each(?)) OR b.number IN (SELECT value FROM json_each(?)))"
        given = (json.dumps([one for one, _ in people]), json.dumps([number for _, number in people if number]))
    return _found(connection, f"{where} AND {_HELD[which]}", given, limit)


def blocks_at(connection: Connection, which: WhichBlocks, e164: str, typed: str) -> BlocksFound:
    """The blocks of one number, under whatever key."""
    wanted = json.dumps([one.id for one in blocks_for(connection, e164, typed, holding=False)])
    return _found(connection, f"b.id IN (SELECT value FROM json_each(?)) AND {_HELD[which]}", (wanted,), 500)


def named_block(connection: Connection, block_id: str) -> NamedBlock | None:
    """One of them; None: there is none with this id."""
    row = connection.execute(f"{_NAMED} WHERE b.id = ?", (block_id,)).fetchone()
    return None if row is None else _named(tuple(row))


def _found(connection: Connection, where: str, given: Sequence[str], limit: int) -> BlocksFound:
    sql = f"{_NAMED} WHERE {where} AND {_SHOWN} ORDER BY b.id DESC LIMIT ?"
    rows = connection.execute(sql, (*given, SAME_HOLDS, limit + 1)).fetchall()
    counts = connection.execute(
        "SELECT count(*) FROM block WHERE lifted_at = ''"
        " UNION ALL SELECT count(*) FROM block WHERE lifted_at <> '' AND lifted_reason <> ?",
        (SAME_HOLDS,),
    ).fetchall()
    holding, lifted = (int(one) for (one,) in counts)
    named = tuple(_named(tuple(row)) for row in rows[:limit])
    return BlocksFound(named, len(rows) > limit, holding, lifted)


def _named(row: tuple[object, ...]) -> NamedBlock:
    width = len(COLUMNS)
    return NamedBlock(block_of(row[:width]), *(str(one) for one in row[width:]))
