"""Who is blocked is asked before every call: that may not take longer the more people a log holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from callassist.storage import schema
from callassist.storage.calls.contacts import BlockedNumbers
from callassist.storage.driver import Connection, connect


class _Asked:
    """A connection that remembers what it was asked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.statements: list[str] = []

    def execute(self, sql: str, *values: Any) -> Any:
        self.statements.append(sql)
        return self._connection.execute(sql, *values)


def test_only_those_who_are_blocked_are_read(tmp_path: Path) -> None:
    schema.create(tmp_path / "callassist.db", "2026-03-02T09:00:00.000000+00:00")
    connection = connect(tmp_path / "callassist.db")
    try:
        asked = _Asked(connection)
        BlockedNumbers(cast("Connection", asked))
        sql, keys = asked.statements
        assert "block_key" in keys
        plan = [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    finally:
        connection.close()
    assert len(plan) == 1
    assert "USING COVERING INDEX ix_contact_number_blocked" in plan[0]
