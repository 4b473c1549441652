"""Who is blocked is asked before every call: that may not take longer the more people a log holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from callassist.storage import schema
from callassist.storage.blocks.block_keys import own_key
from callassist.storage.calls.contacts import BlockedNumbers, is_blocked
from callassist.storage.calls.records import LeadRecord
from callassist.storage.driver import Connection, connect


class _Asked:
    """A connection that remembers what it was asked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.statements: list[str] = []
        self.values: list[Any] = []

    def execute(self, sql: str, *values: Any) -> Any:
        self.statements.append(sql)
        self.values.append(values)
        return self._connection.execute(sql, *values)


def test_only_those_who_are_blocked_are_read(tmp_path: Path) -> None:
    schema.create(tmp_path / "callassist.db", "2026-03-02T09:00:00.000000+00:00")
    connection = connect(tmp_path / "callassist.db")
    try:
        asked = _Asked(connection)
        BlockedNumbers(cast("Connection", asked))
        sql, any_block = asked.statements  # and no keys, where nobody is blocked
        assert "max(rowid) FROM block" in any_block
        plan = [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    finally:
        connection.close()
    assert len(plan) == 1
    assert "USING COVERING INDEX ix_contact_number_blocked" in plan[0]


def test_the_block_list_is_asked_by_an_index_however_long_it_is(tmp_path: Path) -> None:
    schema.create(tmp_path / "callassist.db", "2026-03-02T09:00:00.000000+00:00")
    connection = connect(tmp_path / "callassist.db")
    try:
        key = own_key(connection, "2026-03-02T09:00:00.000000+00:00")
        somebody = ("b", "f", key.key_id, "", "", "number", "asked", "2026-03-02", "", "", "", "", "")
        connection.execute(f"INSERT INTO block VALUES ({', '.join('?' * len(somebody))})", somebody)
        asked = _Asked(connection)
        lead = LeadRecord("", "", "030 1234567", "+49301234567")
        assert not is_blocked(cast("Connection", asked), lead)
        plans: list[str] = []
        for sql, values in zip(asked.statements, asked.values, strict=True):
            plans += [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", *values)]
    finally:
        connection.close()
    assert any("ix_block_same" in one for one in plans)
    # the keys are few, and so are those with this number (h); what is compared stands in a value of its own (j)
    scanned = [one for one in plans if one.startswith("SCAN ") and one.split()[1] not in ("block_key", "j", "h")]
    assert [one for one in scanned if "ix_contact_number_blocked" not in one and "(subquery" not in one] == []
