"""A log whose schema was made by somebody else: nothing in it is run (fault 29)."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.errors import LogDamaged
from tests.storage.logs import look_into, services, start

#: what an insert, or reading, would run; each calls a function with effects outside of the log
HOSTILE = {
    "a trigger": "CREATE TRIGGER evil AFTER INSERT ON call_event BEGIN SELECT load_extension('/tmp/evil.so'); END",
    "a trigger at updates": "CREATE TRIGGER evil AFTER UPDATE ON call BEGIN SELECT load_extension('/tmp/evil.so'); END",
    "a virtual table": "CREATE TRIGGER evil AFTER INSERT ON call_event BEGIN"
    " SELECT fts3_tokenizer('x', x'4141414141414141'); END",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_no_function_in_a_hostile_schema_runs_and_the_rep_is_told(tmp_path: Path, what: str) -> None:
    with services(tmp_path) as found:
        start(found, "1")
    connection = look_into(tmp_path)
    connection.execute(HOSTILE[what])
    connection.close()
    with services(tmp_path) as found:
        error = found.database.open().exception(200)
    assert isinstance(error, LogDamaged), "what the schema says could be run"
    assert error.code == "log_altered"
    assert error.next_step
