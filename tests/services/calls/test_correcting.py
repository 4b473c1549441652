"""How a call ended, put right afterwards: with a trace, and with everything that follows from it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.errors import ImpossibleAction, KnownError, NotFound, NotUnderstood
from callassist.services.calls.call_log import LogFilter
from callassist.services.changes import NOTHING, Kind
from callassist.storage.driver import Connection
from callassist.storage.keeping.uniting import Known
from tests.storage.logs import NONE, START, look_into, request, rows, services, start, unhindered

TOMORROW, LATER = START + timedelta(days=1), START + timedelta(days=3)
CALLBACK = FollowUp(FollowUpKind.CALLBACK, TOMORROW, "asked for it", "a05")
MOVED = FollowUp(FollowUpKind.CALLBACK, LATER, "asked for it", "a05")
MEETING = FollowUp(FollowUpKind.APPOINTMENT, TOMORROW)


def ended(found: Services, outcome: str = "callback_agreed", follow_up: FollowUp = CALLBACK) -> str:
    live = start(found, "1")
    live.hang_up(outcome, follow_up, "a note").future.result(200)
    return live.id


def due(folder: Path) -> list[tuple[str, str, str]]:
    return rows(folder, "SELECT kind, substr(due_local, 1, 10), state FROM follow_up ORDER BY created_at, rowid")


def test_an_outcome_is_put_right_and_both_stand_in_the_trace(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call = ended(found, "not_interested", NONE)
        changes = found.call_log.correct(call, "later").result(200)
        assert Kind.CALLS in changes
        summary = found.call_log.page(LogFilter()).result(200).rows[0]
        assert (summary.outcome, summary.note, summary.open) == ("later", "a note", False)
        line = found.call_log.trace(call).result(200).lines[-1]
        assert (line.kind, line.value, line.text) == ("corrected", "not_interested", "later")
        assert found.call_log.page(LogFilter(outcome="later")).result(200).rows[0].id == call
        assert found.database.check().result(200) == ()


def test_a_due_date_is_put_right_and_the_old_one_is_not_due_any_more(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call = ended(found)
        found.call_log.correct(call, "callback_agreed", MOVED).result(200)
        summary = found.call_log.page(LogFilter()).result(200).rows[0]
        assert (summary.follow_up, summary.follow_up_at[:10]) == ("callback", LATER.date().isoformat())
        line = found.call_log.trace(call).result(200).lines[-1]
        assert (line.kind, line.value) == ("moved", "callback 2026-03-03T10:00+01:00")
        assert line.text == "callback 2026-03-05T10:00:00+01:00"
    assert due(tmp_path) == [("callback", "2026-03-03", "replaced"), ("callback", "2026-03-05", "open")]


def test_an_appointment_that_was_none_is_not_due(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call = ended(found, "appointment_set", MEETING)
        found.call_log.correct(call, "not_interested", NONE).result(200)
        assert found.call_log.page(LogFilter()).result(200).rows[0].follow_up == "none"
    assert due(tmp_path) == [("appointment", "2026-03-03", "replaced")]


@pytest.mark.parametrize(("was", "state"), [("wrong_number", "wrong"), ("number_dead", "dead")])
def test_a_number_that_was_right_after_all_is_so(was: str, state: str, tmp_path: Path) -> None:
    with services(tmp_path) as found:
        found.calling.log_unreached(request(), was, NONE).result(200)
        call = found.call_log.page(LogFilter()).result(200).rows[0].id
    assert rows(tmp_path, "SELECT number_state FROM contact") == [(state,)]
    with services(tmp_path) as found:
        found.call_log.correct(call, "no_answer").result(200)
    assert rows(tmp_path, "SELECT number_state FROM contact") == [("ok",)]


def test_do_not_call_blocks_also_when_it_is_said_afterwards_and_nothing_lifts_it(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call = ended(found)
        found.call_log.correct(call, "do_not_call").result(200)
        with pytest.raises(ImpossibleAction, match="not to be called"):
            start(found)
        with pytest.raises(ImpossibleAction) as raised:
            found.call_log.correct(call, "later").result(200)
        assert raised.value.code == "correct_block"
    assert [state for *_, state in due(tmp_path)] == ["cancelled"]


def test_a_log_made_new_knows_who_was_blocked_afterwards(tmp_path: Path) -> None:
    """Also where the rows of call and contact were lost, and the journal alone tells it."""
    with services(tmp_path) as found:
        found.call_log.correct(ended(found), "do_not_call").result(200)
    connection = look_into(tmp_path)
    known = Known()
    known.read(_without_rows(connection))
    connection.close()
    assert [one.e164 for one in known.blocks()] == ["+49301234567"]


def _without_rows(connection: Connection) -> Connection:
    with unhindered(connection):
        connection.execute("DELETE FROM call")
        connection.execute("DELETE FROM contact")
    return connection


def test_a_corrected_call_is_rebuilt_as_it_was_corrected(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call = ended(found)
        found.call_log.correct(call, "later", MOVED).result(200)
        assert found.database.submit(lambda store: store.reading.torn_calls()).result(200) == ()
    connection = look_into(tmp_path)
    with unhindered(connection):
        connection.execute("UPDATE call SET outcome = 'no_answer', events = 1, follow_up = '', follow_up_at = ''")
        connection.execute("DELETE FROM follow_up")
    connection.close()
    with services(tmp_path) as found:
        assert found.database.submit(lambda store: store.reading.torn_calls()).result(200) == (call,)
        found.safekeeping.recover().result(200)
        summary = found.call_log.page(LogFilter()).result(200).rows[0]
        assert (summary.outcome, summary.follow_up, summary.follow_up_at[:10]) == ("later", "callback", "2026-03-05")


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        call = ended(found)
        assert found.call_log.correct(call, "callback_agreed", CALLBACK).result(200) == NOTHING
        assert found.call_log.trace(call).result(200).lines[-1].kind != "corrected"


@pytest.mark.parametrize(
    ("outcome", "follow_up", "error", "code"),
    [
        ("nonsense", None, ImpossibleAction, ""),
        ("started_by_mistake", None, ImpossibleAction, "correct_no_call"),
        ("later", FollowUp(FollowUpKind.CALLBACK, START - timedelta(days=1)), NotUnderstood, "in_the_past"),
    ],
)
def test_what_cannot_be_is_refused(
    outcome: str, follow_up: FollowUp | None, error: type[KnownError], code: str, tmp_path: Path
) -> None:
    with services(tmp_path) as found:
        call = ended(found)
        with pytest.raises(error) as raised:
            found.call_log.correct(call, outcome, follow_up).result(200)
        assert not code or raised.value.code == code


def test_a_call_that_goes_on_and_one_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1")
        with pytest.raises(ImpossibleAction) as raised:
            found.call_log.correct(live.id, "later").result(200)
        assert raised.value.code == "correct_open_call"
        with pytest.raises(NotFound):
            found.call_log.correct("nowhere", "later").result(200)
