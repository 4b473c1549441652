"""The end of a day: queue, log, export, calendar and summary tell the same."""

from __future__ import annotations

import argparse
import csv
import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callassist.cli.day import NOBODY, OK, run
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.text import Language
from callassist.services.calls.call_log import LogFilter
from callassist.services.clock import FixedClock
from tests.storage.logs import NONE, build, request, rows, services, start

_MORNING = datetime(2026, 11, 26, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
_TOMORROW = _MORNING + timedelta(days=1)


def _asked(verb: str, **more: object) -> argparse.Namespace:
    return argparse.Namespace(verb=verb, json=True, next=False, ics=None, **more)


def test_queue_log_export_calendar_and_summary_of_a_morning_agree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """L14: no answer, gatekeeper, decision maker, refusal, callback, appointment, do not call."""
    clock = FixedClock(_MORNING, "Europe/Berlin")
    data = tmp_path / "data"
    with services(data, clock) as found:
        found.calling.log_unreached(request("Nora", "030 1000001"), "no_answer", FollowUp(FollowUpKind.RETRY)).result(
            200
        )
        named = FollowUp(FollowUpKind.CONTACT_DECISION_MAKER, _MORNING, contact_name="Herr Oduya")
        ends = (
            ("Empfang", "030 1000002", "decision_maker_named", named),
            ("Herr Oduya", "030 1000002", "not_interested", NONE),
            ("Frau Kern", "030 1000003", "callback_agreed", FollowUp(FollowUpKind.CALLBACK, _TOMORROW)),
            ("Herr Demir", "030 1000004", "appointment_set", FollowUp(FollowUpKind.APPOINTMENT, _TOMORROW)),
            ("Frau Lang", "030 1000005", "do_not_call", NONE),
        )
        for name, number, outcome, follow_up in ends:
            live = start(found, "1", name=name, number=number)
            clock.tick(60)
            live.hang_up(outcome, follow_up, "").future.result(200)
        summary = found.evening.look().result(200)
        log = found.call_log.page(LogFilter()).result(200).rows
        exported = found.exporting.run("calls", tmp_path / "calls.csv").result(200).path
        given = found.calendar.write(tmp_path / "promises.ics", Language.EN).result(200)
        moved = found.calendar.write(tmp_path / "gone" / "promises.ics", Language.EN, instead=tmp_path).result(200)
    assert (summary.dialled, summary.appointments, summary.blocks) == (6, 1, 1)
    assert [one.name for one in summary.promised] == ["Frau Kern", "Herr Demir"]
    with exported.open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file, delimiter=";"))
    assert sorted(one["outcome"] for one in told) == sorted(one.outcome for one in log)
    assert sum(one["outcome"] == "appointment_set" for one in told) == summary.appointments
    assert moved.path == given.path, "the folder is not there"
    assert (given.entries, given.off) == (2, None)
    text = given.path.read_text(encoding="utf-8")
    assert "SUMMARY:Callback: Frau Kern" in text
    assert "SUMMARY:Appointment: Herr Demir" in text
    assert run(build(data, clock), _asked("queue")) == NOBODY, "a new try of a no answer is in another part of the day"
    assert json.loads(capsys.readouterr().out)["next"] == []
    clock.tick((_TOMORROW - clock.local()).total_seconds())
    assert run(build(data, clock), _asked("queue")) == OK
    names = [(one["name"], one["why"]) for one in json.loads(capsys.readouterr().out)["next"]]
    assert names[:2] == [("Herr Demir", "appointment"), ("Frau Kern", "promised")]
    with services(data, clock) as found:
        start(found, "1", name="Frau Kern", number="030 1000003").hang_up("not_interested", NONE, "").future.result(200)
        clock.tick(3600)
        summary = found.evening.look().result(200)
    assert (summary.kept, summary.moved, summary.missed) == (1, 0, 1)
    assert run(build(data, clock), _asked("day")) == OK
    assert json.loads(capsys.readouterr().out)["missed"] == 1


def test_a_promise_that_is_moved_stays_the_same_entry_and_one_that_is_off_is_taken_out(tmp_path: Path) -> None:
    clock = FixedClock(_MORNING, "Europe/Berlin")
    target = tmp_path / "promises.ics"

    def entry(path: Path) -> tuple[str, ...]:
        lines = path.read_text(encoding="utf-8").splitlines()
        wanted = ("UID:", "SEQUENCE:", "METHOD:", "DTSTART;TZID")
        return tuple(one for one in lines if one.startswith(wanted))

    with services(tmp_path / "data", clock) as found:
        live = start(found, "1")
        live.hang_up("appointment_set", FollowUp(FollowUpKind.APPOINTMENT, _TOMORROW), "").future.result(200)
        found.calendar.write(target, Language.DE).result(200)
        first = entry(target)
        clock.tick(60)
        moved = FollowUp(FollowUpKind.APPOINTMENT, _TOMORROW + timedelta(hours=2))
        found.call_log.correct(live.id, "appointment_set", moved).result(200)
        assert found.evening.look().result(200).moved == 1
        found.calendar.write(target, Language.DE).result(200)
        second = entry(target)
        start(found, "1").hang_up("do_not_call", NONE, "").future.result(200)
        given = found.calendar.write(target, Language.DE).result(200)
    assert second[1] == first[1]
    assert second[0] == "METHOD:PUBLISH"
    assert (first[2], second[2]) == ("SEQUENCE:0", "SEQUENCE:1")
    assert second[3].endswith("20261127T110000")
    assert given.entries == 0
    assert given.off is not None
    assert entry(given.off)[:3] == ("METHOD:CANCEL", first[1], "SEQUENCE:2")
    assert rows(tmp_path / "data", "SELECT count(*) FROM follow_up WHERE ics_sequence > 0") == [(2,)]
