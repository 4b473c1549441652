"""Rows that were changed in place: what the gates found once, each for itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from callassist.bootstrap import Services
from callassist.errors import LogDamaged, LogError
from callassist.storage.calls.log_views import LogFilter
from tests.storage.logs import NONE, look_into, services, start, unhindered

CHANGES = {
    "text that is none": "UPDATE call SET name = CAST(x'4bff4b' AS TEXT)",
    "a time that is none": "UPDATE call SET started_local = '2026-p3-02T10:00:00+01:00'",
    "a verdict's list that is no JSON": "UPDATE call SET cells = '['",
    "a script nobody pinned": "UPDATE script_version SET questions = '{'",
    "an account that is gone": "DELETE FROM account",
    "a table that is gone": "DROP TABLE trace_entry",
    "an answer that is none": "UPDATE call SET answers = replace(answers, 'answered', 'unheard')",
    "a time in the trace": "UPDATE trace_entry SET at_utc = 'yesterday'",
}


def damage(folder: Path, sql: str) -> None:
    """Changes the log as a bad disk would: no trigger and no reference hinders it."""
    with services(folder) as found:
        start(found, "1", "1", "q_children=yes", name="Frau Kern").hang_up("hung_up", NONE, "").future.result(200)
    connection = look_into(folder)
    with unhindered(connection):
        connection.execute(sql)
    connection.close()


def use(found: Services, export: Path) -> list[BaseException]:
    """Every error a rep would come across."""
    jobs: list[Any] = [
        found.database.check,
        found.calling.interrupted,
        lambda: found.call_log.page(LogFilter()),
        lambda: found.exporting.run("calls", export),
        lambda: found.exporting.run("answers", export),
        lambda: found.call_log.trace(_only_call(found)),
        lambda: _called(found, "Frau Kern"),
        # another person of the same household: a new contact of the account
        lambda: _called(found, "Herr Kern"),
    ]
    errors: list[BaseException] = []
    for job in jobs:
        try:
            job().result(200)
        except Exception as error:  # noqa: BLE001 - looked at by the test
            errors.append(error)
    return errors


def _only_call(found: Services) -> str:
    job = found.database.submit(lambda store: store.connection.execute("SELECT id FROM call LIMIT 1").fetchone())
    return str(job.result(200)[0])


def _called(found: Services, name: str) -> Any:
    return start(found, "1", name=name).hang_up("hung_up", NONE, "").future


@pytest.mark.parametrize("what", CHANGES)
def test_a_damaged_row_is_told_as_damage(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "data"
    damage(folder, CHANGES[what])
    with services(folder) as found:
        errors = use(found, tmp_path / "out.csv")
    assert errors
    assert [error for error in errors if not isinstance(error, LogDamaged)] == []
    assert all(error.where and error.next_step for error in errors if isinstance(error, LogDamaged))


def test_undecodable_text_in_the_journal_is_found_by_the_check_and_does_not_break_it(tmp_path: Path) -> None:
    damage(tmp_path, "UPDATE call_event SET payload = CAST(x'7bff7d' AS TEXT) WHERE number = 1")
    with services(tmp_path) as found:
        # a check that failed instead told the window nothing
        problems = found.database.check().result(200)
        assert [type(one) for one in problems] == [LogDamaged]
        assert all(one.where and one.next_step for one in problems)
        # answers go on being saved
        start(found, "1", name="Herr Neu", number="030 7654321")


@pytest.mark.parametrize(
    "action",
    [
        {"do": "set_answer", "question": "q_children", "state": "answered", "value": None},
        {"do": "answered", "question": "q_children", "value": None},
        {"do": "answered", "question": "q_children", "value": {"text": 7}},
        {"do": "answered", "question": "q_children", "value": {"selected": [None]}},
        {"do": "named_contact", "name": 5},
        {"do": "named_contact", "name": "Kern", "direct_line": 12},
        {"do": "overrode", "reason": ["x"]},
        {"do": "asked_own_question", "question": {}, "answer": 1},
        {"do": "objection_rated", "helped": "yes"},
        {"do": "changed_depth", "depth": "x"},
    ],
    ids=lambda action: json.dumps(action),
)
def test_a_journal_that_breaks_an_assumption_of_the_engine_is_told_and_can_be_ended(
    tmp_path: Path, action: dict[str, Any]
) -> None:
    with services(tmp_path) as found:
        call = start(found, "1", "1").id
    connection = look_into(tmp_path)
    with unhindered(connection):
        connection.execute("UPDATE call_event SET payload = ? WHERE number = 1", (json.dumps({"action": action}),))
    connection.close()
    with services(tmp_path) as found:
        error = found.calling.resume(call).exception(200)
        assert error is None or isinstance(error, LogError), error
        if error is not None:
            found.calling.end_as_interrupted(call).result(200)
