"""An appointment is settled when the meeting was held, and only then."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.services.clock import FixedClock
from callassist.storage.keeping.uniting import settle
from tests.storage.logs import NONE, START, look_into, rows, services, start

_MEETING = FollowUp(FollowUpKind.APPOINTMENT, START + timedelta(days=1))
_STATE = "SELECT state FROM follow_up WHERE kind = 'appointment'"


def _agree(found: Services) -> None:
    start(found, "1").hang_up("appointment_set", _MEETING, "").future.result(200)


def _meet(found: Services, outcome: str, stage: str = "appointment") -> str:
    live = start(found, stage=stage)
    live.hang_up(outcome, NONE, "").future.result(200)
    return live.id


@pytest.mark.parametrize(
    ("outcome", "stage", "state"),
    [
        ("presentation", "appointment", "done"),
        ("disqualified", "appointment", "done"),
        ("no_answer", "appointment", "open"),
        ("callback_agreed", "appointment", "open"),
        ("started_by_mistake", "appointment", "open"),
        # a second cold call is no meeting
        ("not_interested", "cold_call", "open"),
    ],
)
def test_an_appointment_is_settled_when_the_meeting_is_logged(
    tmp_path: Path, outcome: str, stage: str, state: str
) -> None:
    with services(tmp_path, FixedClock(START, "Europe/Berlin")) as found:
        _agree(found)
        _meet(found, outcome, stage)
    assert rows(tmp_path, _STATE) == [(state,)]


def test_an_appointment_agreed_on_in_the_meeting_is_not_settled_by_it(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        _agree(found)
        live = start(found, stage="appointment")
        live.hang_up(
            "appointment_set", FollowUp(FollowUpKind.APPOINTMENT, START + timedelta(days=9)), ""
        ).future.result(200)
    assert rows(tmp_path, _STATE + " ORDER BY due_at") == [("done",), ("open",)]


def test_a_meeting_that_was_not_held_after_all_opens_its_appointment_again(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        _agree(found)
        call = _meet(found, "presentation")
        found.call_log.correct(call, "no_answer").result(200)
    assert rows(tmp_path, _STATE) == [("open",)]


def test_a_log_made_anew_settles_what_was_held(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        _agree(found)
        _meet(found, "presentation")
    connection = look_into(tmp_path)
    connection.execute("UPDATE follow_up SET state = 'open'")
    settle(connection)
    assert connection.execute(_STATE).fetchall() == [("done",)]
    connection.close()
