"""L7, L8: who is not called now, and who is all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callassist.bootstrap import Services
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowRef, RowState
from callassist.domain.text import Language
from callassist.engine.attempts import Limits
from callassist.engine.queue_order import Tier, Waiting, WhyNow
from callassist.errors import ImpossibleAction
from callassist.services.clock import FixedClock
from callassist.storage.keeping.uniting import Known
from tests.storage.logs import NONE, request, rows, services, start

_ZONE = ZoneInfo("Europe/Berlin")
_FRAME = ListFrame("Fair", Party.BUSINESS, script_id="education_savings", presumed_reason="Asked for it at the fair")
_RETRY = FollowUp(FollowUpKind.RETRY)


@pytest.mark.parametrize("day", ["2026-11-29T11:00", "2026-12-25T11:00"])
def test_on_a_sunday_and_a_holiday_a_promise_alone_is_offered_and_says_so(tmp_path: Path, day: str) -> None:
    """L7: the lead has asked for just that time; a next try waits for the next working day."""
    then = datetime.fromisoformat(day).replace(tzinfo=_ZONE)
    clock = FixedClock(then - timedelta(days=3), "Europe/Berlin")
    with services(tmp_path, clock) as found:
        found.calling.log_unreached(request("Nora", "030 1000001"), "no_answer", _RETRY).result(200)
        live = start(found, "1", name="Frau Kern", number="030 1000002")
        live.hang_up("callback_agreed", FollowUp(FollowUpKind.CALLBACK, then), "").future.result(200)
        clock.tick(3 * 24 * 3600)
        offer = found.what_now.look(9).result(200).offer
        assert offer.who is not None
        assert (offer.who.name, offer.why, offer.then) == ("Frau Kern", WhyNow.PROMISED, ())
        assert set(offer.held_by_reason()) == {"hours"}
        start(found, "1", name="Frau Kern", number="030 1000002").hang_up("not_interested", NONE, "").future.result(200)
        assert found.evening.look().result(200).kept == 1


def test_after_two_tries_of_a_day_the_lead_may_ring_and_no_limit_goes_beyond_three(tmp_path: Path) -> None:
    """L8."""
    clock = FixedClock(datetime(2026, 11, 26, 8, 30, tzinfo=_ZONE), "Europe/Berlin")
    with services(tmp_path, clock) as found:
        for _ in range(2):
            found.calling.log_unreached(request(), "no_answer", _RETRY).result(200)
            clock.tick(4 * 3600)
        assert found.what_now.look(9).result(200).offer.who is None
        start(found, "1", direction="in").hang_up("not_interested", NONE, "").future.result(200)
    due = "SELECT min(due_at) FROM follow_up WHERE state = 'done'"
    assert rows(tmp_path, "SELECT attempt FROM call ORDER BY seq") == [(1,), (2,), (0,)]
    assert rows(tmp_path, due) == [("2026-11-26T10:30:00.000000+00:00",)], (
        "the second try of a day is three hours later"
    )
    with pytest.raises(ValueError, match="1 to 3 a day"):
        Limits(a_day=4)


def test_a_log_that_is_made_new_lacks_nothing_of_what_became_of_a_promise(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 26, 8, 30, tzinfo=_ZONE), "Europe/Berlin")
    with services(tmp_path, clock) as found:
        due = FollowUp(FollowUpKind.CALLBACK, clock.local() + timedelta(days=1))
        start(found, "1").hang_up("callback_agreed", due, "").future.result(200)
        known = Known()
        (one,) = found.database.submit(
            lambda store: store.connection.execute("SELECT id FROM follow_up").fetchall()
        ).result(200)
        settled = {"id": one[0], "state": "done", "done_at": "2026-11-27", "kept_at": "2026-11-27"}
        known.note("follow_up", settled)
        known.note("follow_up", settled | {"kept_at": "", "done_at": ""})
        found.database.submit(lambda store: known.apply(store.connection)).result(200)
    assert rows(tmp_path, "SELECT state, done_at, kept_at FROM follow_up") == [("done", "2026-11-27", "2026-11-27")]


def _is(found: Services, list_id: str, state: RowState) -> None:
    """The one row of this list is so, wherever it is asked."""
    lists = found.lead_lists
    (one,) = lists.lists().result(200)
    assert (one.counts, one.called) == ({state: 1}, 1)
    assert [row.row.state for row in lists.rows(list_id).result(200)] == [state]
    assert lists.row(RowRef(list_id, 1)).result(200).row.state is state
    for asked in (RowState.RESTING, RowState.TOUCHED):
        assert len(lists.rows(list_id, state=asked).result(200)) == (asked is state)


def test_who_was_tried_as_often_as_may_be_rests_and_is_asked_about_when_nobody_else_is_left(tmp_path: Path) -> None:
    """Ninety days later they are offered last, as a question; nobody is ever tried again by itself."""
    clock = FixedClock(datetime(2026, 6, 1, 9, tzinfo=_ZONE), "Europe/Berlin")
    with services(tmp_path, clock) as found:
        made = found.lead_lists.read_in(_FRAME, [ListRow(1, name="Frau Kern", e164="+49301234567")])
        asked = request(row=RowRef(made.list_id, 1))
        for _ in range(10):
            found.calling.log_unreached(asked, "no_answer", _RETRY).result(200)
            clock.tick(7 * 24 * 3600)
        day = found.what_now.look(9).result(200)
        assert (day.offer.who, day.resting) == (None, 1)
        (held,) = found.what_now.resting_leads().result(200)
        assert (held.who.name, held.refusal.free_at) == ("Frau Kern", day.rests_until)
        _is(found, made.list_id, RowState.RESTING)
        assert day.rests_until == datetime(2026, 8, 3, 9, tzinfo=_ZONE) + timedelta(days=90)
        with pytest.raises(ImpossibleAction, match="Resting"):
            found.calling.log_unreached(asked, "no_answer", _RETRY).result(200)
        clock.tick(91 * 24 * 3600)
        found.calling.log_unreached(request("Nora", "030 1000001"), "no_answer", _RETRY).result(200)
        clock.tick(7 * 24 * 3600)
        day = found.what_now.look(9).result(200)
        assert [day.offer.why, *(why for _, why in day.offer.then)] == [WhyNow.RETRY, WhyNow.RESTED]
        rested = day.offer.then[0][0]
        _is(found, made.list_id, RowState.RESTING)  # it is asked about: nothing has become of it by itself
        found.what_now.close(rested).result(200)
        _is(found, made.list_id, RowState.TOUCHED)
        assert found.what_now.look(9).result(200).offer.then == ()
        found.what_now.reopen(rested).result(200)
        assert found.what_now.look(9).result(200).offer.then == day.offer.then
        # tried once more they rest again
        found.calling.log_unreached(asked, "no_answer", _RETRY).result(200)
        assert found.what_now.look(9).result(200).resting == 1
        _is(found, made.list_id, RowState.RESTING)
    kinds = "SELECT kind, count(*) FROM follow_up WHERE state = 'open' GROUP BY kind ORDER BY kind"
    assert rows(tmp_path, kinds) == [("resting", 1), ("retry", 1)]


def test_a_wrong_number_is_followed_by_the_next_one_of_the_person_at_once_and_else_by_nothing(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 26, 9, tzinfo=_ZONE), "Europe/Berlin")
    row = ListRow(1, name="Frau Kern", e164="+49301000001", e164_2="+49301000002", typed="030 1000001\n030 1000002")
    with services(tmp_path, clock) as found:
        found.lead_lists.read_in(_FRAME, [row])

        def wrong(outcome: str) -> Waiting | None:
            one = found.what_now.look(9).result(200).offer.who
            assert one is not None
            asked = replace(found.what_now.request_for(one, Language.DE).result(200), stage="cold_call")
            found.calling.log_unreached(asked, outcome, _RETRY).result(200)
            return found.what_now.look(9).result(200).offer.who

        def numbers() -> list[tuple[object, ...]]:
            sql = "SELECT number_e164, number_state, e164, state FROM contact JOIN contact_number ON contact_id = id"
            return found.database.submit(lambda store: store.connection.execute(sql).fetchall()).result(200)

        following = wrong("wrong_number")
        assert following is not None
        assert (following.name, following.e164, following.tier) == ("Frau Kern", "+49301000002", Tier.RETRY)
        assert numbers() == [("+49301000002", "ok", "+49301000001", "wrong")]
        found.calling.take_back_unreached().result(200)
        assert numbers() == [("+49301000001", "ok", "+49301000002", "ok")]
        assert wrong("wrong_number") is not None
        assert wrong("number_dead") is None
        assert numbers() == [("+49301000002", "dead", "+49301000001", "wrong")]
    assert rows(tmp_path, "SELECT count(*) FROM contact") == [(1,)]


def test_the_queue_counts_a_refusal_under_the_rule_it_is_by(tmp_path: Path) -> None:
    frame = ListFrame("UK", Party.BUSINESS, script_id="education_savings", country="GB", presumed_reason="because")
    with services(tmp_path) as found:
        found.lead_lists.read_in(frame, [ListRow(1, name="Ms Kern", e164="+442071234567")])
        found.lead_lists.read_in(replace(frame, name="DE", country="DE"), [ListRow(1, e164="+49301000001")])
        assert set(found.what_now.look(9).result(200).offer.held_by_reason()) == {"register", "no_reason"}


def _sixty(found: Services, day: str) -> None:
    """Sixty who were not reached, all due again by then; and a callback agreed on for that evening."""
    lines = [ListRow(n, name=f"Lead {n}", e164=f"+4930{1_000_000 + n}") for n in range(1, 61)]
    made = found.lead_lists.read_in(_FRAME, lines)
    for n in range(1, 61):
        asked = request(f"Lead {n}", f"030 {1_000_000 + n}", row=RowRef(made.list_id, n))
        found.calling.log_unreached(asked, "no_answer", _RETRY).result(200)
    live = start(found, "1", name="Frau Kern", number="030 2000002")
    evening = datetime.fromisoformat(f"{day}T20:30").replace(tzinfo=_ZONE)
    live.hang_up("callback_agreed", FollowUp(FollowUpKind.CALLBACK, evening), "").future.result(200)


def test_shortly_before_eight_one_is_offered_and_the_others_wait_for_the_morning(tmp_path: Path) -> None:
    """L7 whole, with sixty who wait: 19:58, 20:00, the evening's promise, Saturday, Christmas."""
    clock = FixedClock(datetime(2026, 11, 24, 9, tzinfo=_ZONE), "Europe/Berlin")

    def go_to(moment: str) -> None:
        then = datetime.fromisoformat(moment).replace(tzinfo=_ZONE)
        clock.tick((then - clock.local()).total_seconds())

    with services(tmp_path, clock) as found:
        _sixty(found, "2026-11-26")
        go_to("2026-11-26T19:54")
        assert len(found.what_now.look(9).result(200).offer.then) == 8
        go_to("2026-11-26T19:58")
        offer = found.what_now.look(9).result(200).offer
        assert offer.who is not None
        assert (offer.why, offer.then) == (WhyNow.RETRY, ())
        assert offer.held_by_reason() == {"hours": (59, datetime(2026, 11, 27, 8, tzinfo=_ZONE))}
        go_to("2026-11-26T20:00")
        offer = found.what_now.look(9).result(200).offer
        assert offer.who is None
        assert offer.held_by_reason() == {"hours": (60, datetime(2026, 11, 27, 8, tzinfo=_ZONE))}
        go_to("2026-11-26T20:29")
        day = found.what_now.look(9).result(200)
        assert day.offer.who is not None
        assert (day.offer.who.name, day.offer.then) == ("Frau Kern", ())
        assert day.answer is not None
        assert "de.promised_hours" in [one.rule.id for one in day.answer.reasons]
        for moment, number in (
            ("2026-11-28T08:59", 0),
            ("2026-11-28T09:00", 9),
            ("2026-11-28T17:54", 9),
            ("2026-11-28T17:56", 1),
            ("2026-11-28T18:00", 0),
            ("2026-11-29T11:00", 0),
            ("2026-12-25T11:00", 0),
            ("2026-12-28T08:00", 9),
        ):
            go_to(moment)
            offer = found.what_now.look(9).result(200).offer
            offered = [one for one in (offer.who, *(who for who, _ in offer.then)) if one is not None]
            assert len(offered) == number, moment
