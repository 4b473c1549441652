"""All late (R24): a stage asks its guard questions alone, is judged at the floor (R17), until a depth is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from callassist.domain.follow_up import FollowUpKind
from callassist.domain.script_index import index_of
from callassist.engine import setup as call_setup
from callassist.engine.call import Call
from tests.engine.playing import START, new_call, press


def guarded(name: str, *, on: bool = True) -> Call:
    call = new_call(name, depth=1)
    return Call.start(call.script, replace(call.setup, guard_only=on))


def test_the_guard_alone_is_asked() -> None:
    split, late = guarded("insurance_advice", on=False), guarded("insurance_advice")
    guard = tuple(question.id for question in index_of(late.script).guards)
    assert late.plan == guard
    assert set(split.plan) > set(guard)


def test_the_path_passes_over_what_is_not_of_the_guard() -> None:
    """The decider of the insurance is no guard question: split asks, all late leaves it for the appointment."""
    asked: dict[bool, list[str]] = {}
    for on in (False, True):
        call = press(guarded("insurance_advice", on=on), "1", "1")
        asked[on] = []
        for key in ("3", "3", "1", "1", "Enter", "1"):
            if call.view().question is None:
                break
            asked[on].append(str(call.view().question))
            call = press(call, key)
    assert set(asked[True]) == {str(one.id) for one in index_of(guarded("insurance_advice").script).guards}
    assert "q_decider" in asked[False]


def test_it_is_judged_at_the_floor() -> None:
    assert guarded("insurance_advice").view().verdict.depth == 1


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_depth_that_is_chosen_holds(depth: int) -> None:
    chosen = press(guarded("insurance_advice"), f"D{depth}")
    assert chosen.plan == press(guarded("insurance_advice", on=False), f"D{depth}").plan


def test_it_is_kept_with_the_call_and_written_only_where_set() -> None:
    setup = guarded("insurance_advice").setup
    for guard_only, lead_days in ((True, 0), (False, 14)):
        given = replace(setup, guard_only=guard_only, lead_days=lead_days)
        assert call_setup.from_plain(call_setup.to_plain(given)) == given
    assert not {"guard_only", "lead_days"} & set(call_setup.to_plain(replace(setup, guard_only=False)))
    with pytest.raises(ValueError, match="days"):
        call_setup.from_plain({**call_setup.to_plain(setup), "lead_days": 10**9})


@pytest.mark.parametrize(("days", "due"), [(0, "2027-01-01"), (30, "2026-12-02"), (365, "2026-03-03")])
def test_the_call_before_an_obstacle_ends_is_as_many_days_ahead_as_was_set(days: int, due: str) -> None:
    """R21; never today, however many days were set."""
    call = new_call("contract_review")
    call = Call.start(call.script, replace(call.setup, lead_days=days))
    call = press(call, "1", "1", "1", "=18", "1", "=30.6.2027", "1", "Enter")
    found = call.follow_up_for("later")
    assert found.kind is FollowUpKind.RECONTACT_BEFORE_END
    assert found.due is not None
    assert (found.due.date().isoformat(), START.date().isoformat()) == (due, "2026-03-02")
