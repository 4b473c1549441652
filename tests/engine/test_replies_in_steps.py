"""A reply in steps: each is shown by itself, none is a step of the call, and the last one leads on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.tokens import parse_token
from callassist.engine.view import CallView
from callassist.errors import ImpossibleAction, NotUnderstood
from tests.engine.format_2 import START, call_of, press, script_with, the_script
from tests.engine.playing import legal


def shown(call: Call) -> tuple[str, tuple[int, int], str]:
    view = call.view()
    return view.say.plain(), view.step, view.goes_on


def test_each_part_is_shown_and_the_last_one_leads_on() -> None:
    call = press(call_of(the_script(), Language.EN), "1", "1", "=noise", "o_rate")
    assert shown(call) == ("I can understand that.", (1, 3), "step")
    call = press(call, "Enter")
    assert shown(call) == ("Is it the month or the total?", (2, 3), "step")
    call = press(call, "1")
    assert shown(call) == ("Both can be paid in instalments.", (3, 3), "jump")
    assert press(call, "Enter").view().node == "w4"


def test_the_trace_holds_a_line_for_each_part_and_one_objection() -> None:
    call = press(call_of(the_script()), "1", "o_rate", "Enter", "Enter")
    told = [(one.kind, one.wording, one.text) for one in call.trace if one.objection]
    assert told == [("objection", 1, ""), ("step", 1, "2/3"), ("step", 1, "3/3")]
    assert call.raised == {"o_rate": 1}
    rated = press(call, "+").trace[-1]
    assert (rated.kind, rated.objection, rated.wording) == ("rated", "o_rate", 1)


@pytest.mark.parametrize("leave", ["Esc", "Back"])
def test_no_part_is_a_step_that_could_be_taken_back(leave: str) -> None:
    before = press(call_of(the_script()), "1")
    call = press(before, "o_rate", "Enter", leave)
    assert call.undo == before.undo
    assert call.view().node == "w2"
    assert not call.frames


def test_asked_again_in_the_middle_the_next_wording_begins_at_its_first_part() -> None:
    call = press(call_of(the_script()), "1", "o_rate", "Enter", "o_rate")
    assert shown(call) == ("Wofür sparen Sie?", (1, 1), "jump")
    assert press(call_of(the_script()), "1", "o_rate", "Enter", "W").view() == call.view()


def test_a_reply_that_would_have_to_invent_its_source_says_the_honest_words_alone() -> None:
    part = "          - {de: Das kann ich verstehen., en: I can understand that.}\n"
    script = script_with(
        (part, part.replace("verstehen.", "{data_source}.").replace("{de: ", '{de: "').replace("., en", '.", en'))
    )
    call = press(call_of(script), "1", "o_rate", "Enter")
    assert call.view().node != "o_rate", "one forward key leads on from it: it has no parts"


def test_keywords_stand_beside_each_wording_and_never_beside_what_must_be_said() -> None:
    call = call_of(the_script())
    assert call.view().short.plain() == ""
    call = press(call, "1")
    assert call.view().short.plain() == "Haus gehört?"
    call = press(call, "W")
    assert (call.view().say.plain(), call.view().short.plain()) == ("Ist es Ihr Haus?", "Ihr Haus?")
    must = script_with(("    short: {de: Haus gehört?", "    must_say: true\n    short: {de: Haus gehört?"))
    assert press(call_of(must), "1").view().short.plain() == ""


def test_own_objections_stand_by_their_groups() -> None:
    script = the_script()
    assert [one for one in script.objections if one in ("o_scam", "o_rate")] == ["o_rate", "o_scam"]
    groups = {one.id: one.group for one in call_of(script, Language.EN).view().objections}
    assert groups == {"o_rate": "money", "o_scam": "trust"}


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_replayed_from_its_actions_a_call_is_the_same(data: st.DataObject) -> None:
    call, taken = call_of(the_script()), list[actions.Action]()
    for _ in range(data.draw(st.integers(1, 14))):
        tokens = [*legal(call), "o_rate", "o_scam", "o_rate", "Esc", "Back", "W", "+"]
        try:
            action = parse_token(call, data.draw(st.sampled_from(tokens)))
            call = call.step(action, START + timedelta(seconds=len(taken)))
        except (ImpossibleAction, NotUnderstood):
            continue
        taken.append(actions.from_plain(actions.to_plain(action)))
    again = call_of(the_script())
    for second, action in enumerate(taken):
        again = again.step(action, START + timedelta(seconds=second))
    assert again.view() == call.view()
    assert again.trace == call.trace
    assert isinstance(again.view(), CallView)
