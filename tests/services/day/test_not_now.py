"""L7, L8: who is not called now, and who is all the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.engine.attempts import Limits
from callassist.engine.queue_order import WhyNow
from callassist.services.clock import FixedClock
from callassist.storage.keeping.uniting import Known
from tests.storage.logs import NONE, request, rows, services, start

_ZONE = ZoneInfo("Europe/Berlin")
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
