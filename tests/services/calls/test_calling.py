"""Calls from the request to the wrap-up, over a real log."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from callassist.domain.answers import AnswerState, QuestionId
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.errors import ImpossibleAction, LogError, LogFull, NotFound, NotUnderstood
from callassist.services.calls.call_log import LogFilter
from callassist.services.calls.live_call import STANDSTILL
from callassist.services.changes import Kind
from callassist.services.clock import FixedClock
from callassist.storage.calls.journal import Journal
from tests.storage.logs import NONE, START, look_into, press, request, rows, script, services, start, unhindered


def test_a_call_starts_at_the_first_text_with_what_is_known_filled_in(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        found.settings.set("caller", "Frau Roth")
        found.settings.set("company", "Kern & Co")
        live = start(found)
        spoken = live.view.say.plain()
        assert "Frau Kern" in spoken
        assert "Frau Roth" in spoken
        assert "Kern & Co" in spoken
        assert live.state == "live"


def test_a_call_takes_preset_and_lead_time_from_the_settings(tmp_path: Path) -> None:
    """R24 and R21; what is chosen for this one call goes before it."""
    with services(tmp_path) as found:
        found.settings.set("depth_preset", "all_late")
        found.settings.set("lead_days", 30)
        live = start(found)
        assert (live.call.setup.guard_only, live.call.setup.lead_days) == (True, 30)
        assert live.call.qualification.asked_depth == 0
        live = found.calling.start(replace(request(), depth=2)).result(200)
        assert live.call.qualification.asked_depth == 2
        found.settings.set("depth_preset", "split")
        assert start(found).call.qualification.asked_depth == 1


def test_an_action_takes_effect_at_once_and_is_saved_behind(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1")
        held, hold = threading.Event(), threading.Event()

        def wait(_store: object) -> None:
            held.set()
            hold.wait(200)

        found.database.submit(wait)
        assert held.wait(200), "or the answer, which is more urgent, would go first"
        saving = live.press("1")
        assert live.view.node == "a04"
        assert not saving.saved
        assert live.unsaved == 1
        hold.set()
        assert Kind.CALLS in saving.future.result(200)
        assert saving.saved
        assert live.unsaved == 0


def test_a_standstill_is_a_line_of_the_journal_and_of_the_trace(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        live = start(found, "1")
        assert live.breathe() is None
        clock.tick(STANDSTILL - 0.1)
        assert live.breathe() is None, "a slow moment is none"
        clock.tick(62)
        live.press("1").future.result(200)  # faster than the next sign of life
        assert live.breathe() is None, "told once"
        clock.tick(3_600)
        saving = live.breathe()
        assert saving is not None
        saving.future.result(200)
        assert live.elapsed() == pytest.approx(STANDSTILL + 61.9 + 3_600), "the lead may have been on the line"
        live.hang_up("hung_up", NONE, "").future.result(200)
        clock.tick(60)
        assert live.breathe() is None, "it has ended"
        shown = [(line.kind, line.text) for line in found.call_log.trace(live.id).result(200).lines]
        assert shown == [("chosen", "yes"), ("gap", "62"), ("chosen", "yes"), ("gap", "3600")]
        assert found.database.check().result(200) == ()
    stored = rows(tmp_path, "SELECT kind FROM call_event ORDER BY seq")
    assert [kind for (kind,) in stored] == ["started", "action", "gap", "action", "gap", "hung_up"]


def test_nothing_is_a_standstill_where_nobody_watches(tmp_path: Path) -> None:
    clock = FixedClock(START, "Europe/Berlin")
    with services(tmp_path, clock) as found:
        live = start(found, "1")
        clock.tick(600)
        live.press("1").future.result(200)
    assert rows(tmp_path, "SELECT 1 FROM call_event WHERE kind = 'gap'") == []


def test_what_means_nothing_changes_nothing(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1")
        before = live.view
        with pytest.raises(ImpossibleAction):
            live.press("9")
        assert live.view is before
        with pytest.raises(NotUnderstood, match="4,000"):
            live.press("?=why|" + "x" * 4001)
        with pytest.raises(NotUnderstood, match="20,000"):
            live.set_note("x" * 20_001)
        assert live.note == ""
        live.retry().future.result(200)
    assert rows(tmp_path, "SELECT count(*) FROM call_event") == [(2,)]


def test_hanging_up_ends_the_call_with_what_the_wrap_up_says(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1", "1", "=6", "1", "3", "=31.3.2027", "1")
        found.clock.tick(90)  # type: ignore[attr-defined]
        due = START + timedelta(days=1)
        changes = live.hang_up("callback_agreed", FollowUp(FollowUpKind.CALLBACK, due), "ruft zurück").future.result(
            200
        )
        assert {Kind.CALLS, Kind.FOLLOW_UPS} <= changes.kinds
        assert live.state == "wrapped"
        found.clock.tick(60)  # type: ignore[attr-defined]
        assert live.elapsed() == 90
        for act in (lambda: live.press("1"), lambda: live.set_note("x"), lambda: live.hang_up("busy", NONE, "")):
            with pytest.raises(ImpossibleAction):
                act()
        (row,) = found.call_log.page(LogFilter()).result(200).rows
        assert (row.outcome, row.verdict, row.open, row.duration_s) == ("callback_agreed", "prospect", False, 90)
        assert (row.follow_up, row.follow_up_at) == ("callback", "2026-03-03T10:00+01:00")
        assert (row.not_before, row.note, row.role) == ("2026-12-31", "ruft zurück", "decision_maker")
        assert found.calling.interrupted().result(200) == ()


def test_only_outcomes_that_exist_can_be_logged(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found)
        with pytest.raises(ImpossibleAction):
            live.hang_up("sold", NONE, "")
        assert live.state == "live"
        with pytest.raises(ImpossibleAction):
            found.calling.log_unreached(request(), "sold", NONE)


def test_nobody_reached_takes_one_line_and_no_script(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        retry = FollowUp(FollowUpKind.RETRY, START + timedelta(hours=2))
        found.calling.log_unreached(request(), "no_answer", retry).result(200)
        (row,) = found.call_log.page(LogFilter("kern")).result(200).rows
        assert (row.outcome, row.verdict, row.open, row.follow_up) == ("no_answer", "open", False, "retry")
        trace = found.call_log.trace(row.id).result(200)
        assert trace.lines == ()
        assert [one.due for one in trace.follow_ups] == [retry.due]


def test_an_unknown_script_or_stage_is_named(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        with pytest.raises(NotFound, match="nonsense"):
            found.calling.start(request(stage="nonsense")).result(200)
        with pytest.raises(NotFound):
            found.calling.start(request(script="nonsense")).result(200)
        with pytest.raises(NotFound):
            found.calling.resume("nonsense").result(200)


def test_a_later_stage_asks_only_what_is_missing(tmp_path: Path) -> None:
    """T6: answers go with the number and the script, however the number is written."""
    with services(tmp_path) as found:
        first = start(found, "1", "1", "1", "=6", "2", "2", "1", depth=2)
        first.hang_up(
            "appointment_set", FollowUp(FollowUpKind.APPOINTMENT, START + timedelta(days=1)), ""
        ).future.result(200)
        later = start(found, stage="appointment", depth=3, number="+49 30 / 123 45 67")
        carried = {one.question for one in later.call.setup.carried}
        assert carried == {"q_children", "q_age", "q_decider", "q_existing", "q_interest"}
        assert later.view.plan == ("q_goal", "q_budget", "q_start")
        assert all(one.carried for one in later.call.answers.values())
        stranger = start(found, stage="appointment", depth=3, number="030 7654321")
        assert stranger.call.setup.carried == ()
        other = start(found, script="insurance_advice")
        assert other.call.setup.carried == ()
        # the appointment's time is taken
        assert stranger.call.setup.busy == (START + timedelta(days=1),)


def test_a_wrong_number_leaves_nothing_to_carry_over(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "q_children=yes")
        press(live, "X1", "Enter")
        live.hang_up(live.view.proposed_outcome, NONE, "").future.result(200)
        assert start(found).call.setup.carried == ()
    assert rows(tmp_path, "SELECT number_state FROM contact") == [("wrong",)]


def test_do_not_call_holds_for_the_number_however_it_is_written(tmp_path: Path) -> None:
    """R59: whoever is called at that number, and whatever was planned."""
    with services(tmp_path) as found:
        found.calling.log_unreached(request(), "no_answer", FollowUp(FollowUpKind.RETRY, START)).result(200)
        start(found, name="Herr Kern").hang_up("do_not_call", NONE, "").future.result(200)
        with pytest.raises(ImpossibleAction, match="asked not to be called"):
            found.calling.start(request(number="+49 30 1234567")).result(200)
        assert found.calling.start(request(direction="in")).result(200).state == "live"
        assert found.calling.start(request(number="030 7654321")).result(200).state == "live"
    assert rows(tmp_path, "SELECT DISTINCT state FROM follow_up") == [("cancelled",)]


def test_the_next_contact_settles_the_retry_but_never_an_appointment(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        appointment = FollowUp(FollowUpKind.APPOINTMENT, START + timedelta(days=3))
        start(found).hang_up("appointment_set", appointment, "").future.result(200)
        found.calling.log_unreached(request(), "busy", FollowUp(FollowUpKind.RETRY, START)).result(200)
        start(found)
    assert rows(tmp_path, "SELECT kind, state FROM follow_up ORDER BY kind") == [
        ("appointment", "open"),
        ("retry", "done"),
    ]


def test_an_interrupted_call_is_offered_and_goes_on_where_it_was(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1", "1", "o_time", company="Kern & Co")
        live.set_note("Hund bellt").future.result(200)
        found.clock.tick(30)  # type: ignore[attr-defined]
        press(live, "Esc")
        left = live.view
    clock = FixedClock(START + timedelta(minutes=20), "Europe/Berlin")
    with services(tmp_path, clock) as found:
        (offered,) = found.calling.interrupted().result(200)
        assert (offered.name, offered.company, offered.number) == ("Frau Kern", "Kern & Co", "030 1234567")
        assert (offered.answers_count, offered.node, offered.started) == (1, "a04", START)
        again = found.calling.resume(offered.id).result(200)
        assert (again.id, again.view, again.note) == (offered.id, left, "Hund bellt")
        assert found.calling.interrupted().result(200) == ()
        with pytest.raises(ImpossibleAction, match="under way"):
            found.calling.resume(offered.id).result(200)
        clock.tick(5)
        assert again.elapsed() == 35  # the twenty minutes were nobody's work
        press(again, "=6")
        again.hang_up("hung_up", NONE, again.note).future.result(200)
        with pytest.raises(ImpossibleAction, match="ended"):
            found.calling.resume(offered.id).result(200)
        shown = [line.kind for line in found.call_log.trace(offered.id).result(200).lines]
        assert shown[-2:] == ["resumed", "answered"]
    kinds = [row[0] for row in rows(tmp_path, "SELECT kind FROM call_event ORDER BY number")]
    assert kinds == ["started", *["action"] * 4, "note", "action", "resumed", "action", "hung_up"]


def test_an_interrupted_call_can_be_ended_and_keeps_its_answers(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1", "1")
    with services(tmp_path) as found:
        found.calling.end_as_interrupted(live.id).result(200)
        assert found.calling.interrupted().result(200) == ()
        (row,) = found.call_log.page(LogFilter(outcome="call_dropped")).result(200).rows
        assert (row.answered, row.open) == (1, False)
        assert start(found).call.answers[QuestionId("q_children")].state is AnswerState.ANSWERED


def test_the_lead_of_a_dropped_call_rings_back(tmp_path: Path) -> None:
    """T5: same place, same answers, a new row that names the old one, no retry left over."""
    with services(tmp_path) as found:
        first = start(
            found, "1", "1", "2", "=18", script="contract_review", number="0221 4567890", name="Frau Dr. Kern"
        )
        at = first.view.node
        first.hang_up("call_dropped", FollowUp(FollowUpKind.CALLBACK, START, resume_node=at), "").future.result(200)
    clock = FixedClock(START + timedelta(minutes=12), "Europe/Berlin")
    with services(tmp_path, clock) as found:
        (row,) = found.call_log.page(LogFilter("7890")).result(200).rows
        live = found.calling.call_back(row.id).result(200)
        assert (live.view.node, live.parent_id) == ("X6", first.id)
        assert live.call.answers == first.call.answers
        press(live, "Enter")
        assert live.view.node == at
        left = live.view
    assert rows(tmp_path, "SELECT direction, parent_id FROM call ORDER BY seq") == [("out", None), ("in", first.id)]
    assert rows(tmp_path, "SELECT kind, state FROM follow_up") == [("callback", "done")]
    with services(tmp_path) as found:  # and this one is cut off, too
        (offered,) = found.calling.interrupted().result(200)
        again = found.calling.resume(offered.id).result(200)
        assert again.view.node == at
        assert again.view.path == left.path
        with pytest.raises(ImpossibleAction, match="gone on"):  # Enter pressed twice
            found.calling.call_back(first.id).result(200)


def test_ringing_back_during_an_interrupted_call_ends_that_one(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1", "1")
    with services(tmp_path) as found:
        back = found.calling.call_back(live.id).result(200)
        assert back.call.answers == live.call.answers
        assert found.calling.interrupted().result(200) == ()


def test_a_resumed_call_offers_the_same_times_when_the_clocks_change_in_between(tmp_path: Path) -> None:
    """Friday before the change to summer time: the times on offer are next week's, by the clock on the wall."""
    friday = datetime(2026, 3, 27, 17, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    with services(tmp_path, FixedClock(friday, "Europe/Berlin")) as found:
        slots = start(found, "1", "1").view.slots
    with services(tmp_path, FixedClock(friday, "Europe/Berlin")) as found:
        (offered,) = found.calling.interrupted().result(200)
        again = found.calling.resume(offered.id).result(200)
        assert again.view.slots == slots
        assert [one[0].utcoffset() for one in again.view.slots] == [one[0].utcoffset() for one in slots]


def test_a_script_that_was_edited_does_not_change_a_call_under_way(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1", "1")
        left = live.view
    with services(tmp_path) as found:
        load = found.calling._load_script  # pyright: ignore[reportPrivateUsage]

        def edited(name: str):
            from dataclasses import replace

            return replace(load(name), sha256="another text")

        found.calling._load_script = edited  # pyright: ignore[reportPrivateUsage]
        again = found.calling.resume(live.id).result(200)
        assert again.view == left


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"do": "sang"}, "call_too_new"),
        ({"do": "noted_details", "forgotten": "email"}, "call_too_new"),
        ({"do": "answered", "question": 7}, "call_damaged"),
    ],
)
def test_a_call_of_a_newer_program_is_not_called_damaged(tmp_path: Path, line: dict[str, object], code: str) -> None:
    from callassist.storage.calls.records import JournalEntry
    from callassist.storage.identifiers import new_id

    with services(tmp_path) as found:
        live = start(found, "1")
        foreign = JournalEntry(new_id(), 2, "action", {"action": line}, found.clock.local(), 0)
        found.database.submit(lambda store: store.journal.append(live.id, (foreign,))).result(200)
    with services(tmp_path) as found:
        error = found.calling.resume(live.id).exception(200)
        assert isinstance(error, LogError)
        assert error.code == code


def test_a_journal_this_program_cannot_follow_is_told_and_can_be_ended(tmp_path: Path) -> None:
    from callassist.storage.calls.records import JournalEntry
    from callassist.storage.identifiers import new_id

    with services(tmp_path) as found:
        live = start(found, "1")
        strange = JournalEntry(new_id(), 2, "action", {"action": {"do": "sang"}}, found.clock.local(), 0)
        found.database.submit(lambda store: store.journal.append(live.id, (strange,))).result(200)
    with services(tmp_path) as found:
        with pytest.raises(LogError, match="cannot be taken up"):
            found.calling.resume(live.id).result(200)
        found.calling.end_as_interrupted(live.id).result(200)
        assert found.calling.interrupted().result(200) == ()


def test_the_settings_decide_about_depth_and_refusals(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        assert start(found).view.depth == 2  # as the script says
        found.settings.set("depth_preset", "all_early")
        found.settings.set("refusal_limit", 3)
        live = start(found)
        assert (live.view.depth, live.call.setup.refusal_limit) == (3, 3)
        found.settings.set("depth_cold_call", 1)
        assert start(found).view.depth == 1
        assert start(found, depth=2, number="030 7654321").view.depth == 2


def test_whoever_is_named_in_a_call_becomes_a_contact_of_the_same_account(tmp_path: Path) -> None:
    """R13, R14: the receptionist stays a gatekeeper, the one who decides gets a line of their own."""
    with services(tmp_path) as found:
        live = start(found, "2", script="contract_review", name="Empfang", company="Kern & Co", number="0221 4567890")
        live.press("C=Herr Oduya;IT-Leiter;0221 4567812;vormittags").future.result(200)
        live.hang_up("decision_maker_named", NONE, "").future.result(200)
        again = start(found, script="contract_review", name="Empfang", number="0221 4567890")
        again.press("C=herr oduya;;;").future.result(200)
        again.hang_up("hung_up", NONE, "").future.result(200)
    contacts = rows(tmp_path, "SELECT name, role, function, number_e164 FROM contact ORDER BY created_at, rowid")
    assert contacts == [
        ("Empfang", "gatekeeper", "", "+492214567890"),
        ("Herr Oduya", "decision_maker", "IT-Leiter", "+492214567812"),
    ]
    assert rows(tmp_path, "SELECT count(DISTINCT account_id) FROM contact") == [(1,)]


def test_a_call_whose_end_could_not_be_written_is_not_offered_as_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken up a second time, its journal would get two lines of one number, and neither could be written again."""
    with services(tmp_path) as found:
        live = start(found, "1", "1")
        append = Journal.append

        def full(*_: object) -> None:
            raise LogFull("no space")

        monkeypatch.setattr(Journal, "append", full)
        assert isinstance(live.hang_up("hung_up", NONE, "").future.exception(200), LogFull)
        monkeypatch.setattr(Journal, "append", append)
        with pytest.raises(ImpossibleAction):
            live.set_note("too late")
        assert found.calling.interrupted().result(200) == ()
        with pytest.raises(ImpossibleAction, match="under way"):
            found.calling.resume(live.id).result(200)
        live.retry().future.result(200)
        assert live.unsaved == 0
        assert found.calling.interrupted().result(200) == ()
    assert rows(tmp_path, "SELECT state FROM call") == [("ended",)]


def test_a_dropped_call_without_a_number_is_not_offered_again_once_it_was_gone_on_with(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1", "X5", "2", number="")
        live.hang_up(live.view.proposed_outcome, live.view.follow_up, "").future.result(200)
        (offered,) = found.calling.interrupted().result(200)
        assert offered.dropped
        found.calling.call_back(live.id).result(200)
        assert found.calling.interrupted().result(200) == ()
        with pytest.raises(ImpossibleAction, match="gone on"):
            found.calling.call_back(live.id).result(200)
    assert rows(tmp_path, "SELECT count(*), count(DISTINCT contact_id) FROM call") == [(2, 1)]


@pytest.mark.parametrize("outcome", ["number_dead", "wrong_number"])
def test_do_not_call_is_not_lifted_by_a_later_outcome(tmp_path: Path, outcome: str) -> None:
    with services(tmp_path) as found:
        start(found).hang_up("do_not_call", NONE, "").future.result(200)
        with pytest.raises(ImpossibleAction, match="asked not to be called"):
            found.calling.log_unreached(request(), "no_answer", NONE).result(200)
        start(found, direction="in").hang_up(outcome, NONE, "").future.result(200)
        found.calling.log_unreached(request(direction="in"), outcome, NONE).result(200)
        with pytest.raises(ImpossibleAction, match="asked not to be called"):
            start(found)


def test_what_one_person_said_is_not_taken_for_what_the_next_one_at_the_number_says(tmp_path: Path) -> None:
    """A question asked of each contact is asked anew of another person; what holds for the company is known."""
    company: dict[str, Any] = {"script": "contract_review", "company": "Nord", "number": "0221 4567890"}
    with services(tmp_path) as found:
        personal = {one.id for one in script("contract_review").questions.values() if one.per_contact}
        assert "q_decider" in personal
        assert "q_lines" not in personal
        first = start(found, "q_decider=alone", "q_lines=18", name="Herr Adam", **company)
        first.hang_up("hung_up", NONE, "").future.result(200)
        assert {one.question for one in start(found, name="Frau Berg", **company).call.setup.carried} == {"q_lines"}
        again = start(found, name="herr adam", **company)
        assert {one.question for one in again.call.setup.carried} == {"q_lines", "q_decider"}


@pytest.mark.parametrize(
    "payload",
    ["{broken", "[1]", '{"action": 3}', '{"action": {"do": "answered", "question": "q_children", "value": 5}}', "{}"],
)
def test_a_damaged_journal_line_is_told_and_the_call_can_be_ended(tmp_path: Path, payload: str) -> None:
    with services(tmp_path) as found:
        live = start(found, "1", "1", "1")
    connection = look_into(tmp_path)
    with unhindered(connection):
        connection.execute("UPDATE call_event SET payload = ? WHERE number = 3", (payload,))
    connection.close()
    with services(tmp_path) as found:
        with pytest.raises(LogError, match="cannot be taken up"):
            found.calling.resume(live.id).result(200)
        with pytest.raises(LogError, match="cannot be taken up"):
            found.calling.call_back(live.id).result(200)
        found.calling.end_as_interrupted(live.id).result(200)
        assert found.calling.interrupted().result(200) == ()
    assert rows(tmp_path, "SELECT outcome, answered FROM call") == [("call_dropped", 1)]


@pytest.mark.parametrize(("outcome", "later"), [("no_answer", timedelta(hours=3)), ("busy", timedelta(minutes=30))])
def test_nobody_reached_without_a_time_for_the_next_try_gets_one(
    tmp_path: Path, outcome: str, later: timedelta
) -> None:
    with services(tmp_path) as found:
        found.calling.log_unreached(request(), outcome, FollowUp(FollowUpKind.RETRY)).result(200)
        (row,) = found.call_log.page(LogFilter()).result(200).rows
        (follow_up,) = found.call_log.trace(row.id).result(200).follow_ups
        assert follow_up.due == START + later
