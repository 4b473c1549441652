"""The block list in a log that is made new: no block that any source knows is missing, nor a key. Database thread only.

Of one row in two states the later holds, whichever source is read first: what was lifted stays lifted, what was erased
of it stays erased. A mark of a contact counts as a block of its own, unless all that blocked its number was lifted.
"""

# ruff: noqa: S608 - the SQL is put together from names in this package alone; every value is a parameter

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from callassist.domain.fingerprint import KEY_BYTES, SAME_HOLDS, TAKEN_BACK, BlockKey, fingerprints, written_forms
from callassist.storage.driver import Connection
from callassist.storage.rows import ANY, insert

BLOCK_TABLES = ("block_key", "block")
"""What `BlocksKnown` puts into a new log, and nothing else does."""

_ERASED = ("number", "contact_id")
_LIFTED = ("lifted_at", "lifted_reason")

Row = Mapping[str, Any]


def _joined(one: Row, other: Row) -> dict[str, Any]:
    """A row that two sources know, as it stands by both."""
    joined = dict(one)
    for name in _ERASED:
        joined[name] = one[name] if other[name] else ""
    if other["lifted_at"] and not one["lifted_at"]:
        joined |= {name: other[name] for name in _LIFTED}
    return joined


def _set(connection: Connection, verb: str, row: Row) -> bool:
    """Brings a row up to date; whether that was possible."""
    names = (*_ERASED, *_LIFTED)
    sets = ", ".join(f"{name} = ?" for name in names)
    done = connection.execute(f"{verb} block SET {sets} WHERE id = ?", (*(row[name] for name in names), row["id"]))
    return done.rowcount > 0


class BlocksKnown:
    """What sources know of the block list, gathered row by row."""

    def __init__(self) -> None:
        self._blocks: dict[str, Row] = {}
        self._keys: dict[str, Row] = {}

    def note(self, table: str, row: Row) -> None:
        """Takes in what one row tells."""
        if table == "block":
            known = self._blocks.get(row["id"])
            self._blocks[row["id"]] = dict(row) if known is None else _joined(known, row)
        elif table == "block_key":
            self._keys.setdefault(row["key_id"], dict(row))

    def apply(self, connection: Connection) -> None:
        """Puts it into a log under construction, within its transaction."""
        for key in self._keys.values():
            insert(connection, "block_key", key, ANY)
        # lifted ones first: what they make room for is the same, blocked again
        for row in sorted(self._blocks.values(), key=lambda one: (not one["lifted_at"], one["id"])):
            found = connection.execute(f"SELECT {', '.join(row)} FROM block WHERE id = ?", (row["id"],)).fetchone()
            if found is None:
                insert(connection, "block", row, ANY)
                continue
            there = dict(zip(row, found, strict=True))
            joined = _joined(there, row)
            if joined == there:
                continue
            done = _set(connection, "UPDATE OR IGNORE", joined)
            if not done:  # the same holds already, without the person
                at = str(row["since"])
                _set(connection, "UPDATE", joined | {"lifted_at": at, "lifted_reason": SAME_HOLDS})

    def lifts(self) -> Lifts:
        """What of all that was lifted."""
        return Lifts(self._blocks.values(), self._keys.values())


class Lifts:
    """Whose blocks were lifted, all of them, by somebody who said why."""

    def __init__(self, blocks: Iterable[Row], keys: Iterable[Row]) -> None:
        self._keys = [
            BlockKey(str(one["key_id"]), bytes.fromhex(str(one["key"])))
            for one in keys
            if len(str(one["key"])) == 2 * KEY_BYTES
        ]
        #: by what it is found by: whether everything there is lifted
        self._lifted: dict[tuple[str, str], bool] = defaultdict(lambda: True)
        for row in blocks:
            if row["lifted_reason"] in (TAKEN_BACK, SAME_HOLDS):
                continue  # that says nothing of a mark, which may be older than the block list
            for kind, value in (
                ("number", row["fingerprint"]),
                ("call", row["source_call_id"]),
                ("contact", row["contact_id"] if not row["fingerprint"] else ""),
            ):
                if value:
                    self._lifted[kind, str(value)] = self._lifted[kind, str(value)] and bool(row["lifted_at"])

    def hold(self, e164: str, typed: str, *, contact: str = "", call: str = "") -> bool:
        """Whether a block that is known by a mark or by how a call ended was lifted since."""
        wanted = [("number", one) for _, one in fingerprints(self._keys, written_forms(e164, typed))]
        wanted += [("call", call), ("contact", contact)]
        told = [self._lifted[one] for one in wanted if one in self._lifted]
        return bool(told) and all(told)
