"""Who rests is found by their follow-ups: what there is of lists and of people besides is not looked through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from callassist.storage import schema
from callassist.storage.driver import Connection, connect
from callassist.storage.leads.resting_rows import resting_places, told_of_lists

#: what SQLite calls tables that hold as much as there is, and not only whoever rests
_LONG = ("r", "k", "n", "c", "f", "m", "l", "follow_up")


class _Asked:
    """What is asked of the log, with what SQLite is going to do for it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.plan: list[str] = []

    def execute(self, sql: str, values: tuple[Any, ...]) -> Any:
        found = self._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        self.plan += [str(row[3]) for row in found]
        return self._connection.execute(sql, values)


@pytest.mark.parametrize(
    "ask",
    [lambda log: told_of_lists(log, ()), lambda log: resting_places(log, 1, 0, 200)],
    ids=["how many of each list", "which of one list"],
)
def test_no_list_is_looked_through_for_who_rests(tmp_path: Path, ask: Callable[[Connection], object]) -> None:
    schema.create(tmp_path / "callassist.db", "2026-03-02T09:00:00.000000+00:00")
    connection = connect(tmp_path / "callassist.db")
    try:
        asked = _Asked(connection)
        ask(cast("Connection", asked))
    finally:
        connection.close()
    steps = [one.split() for one in asked.plan]
    assert {"r", "k"} <= {words[1] for words in steps if words[0] == "SEARCH"}
    assert [words for words in steps if words[0] == "SCAN" and words[1] in _LONG] == []
