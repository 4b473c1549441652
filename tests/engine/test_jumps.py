"""Jumps lead where they say: over guard questions, into ends, round in circles, out of objections that answers opened.

What is expected after each key is the spot: `w2` is the first asking of node w2, `w2#2` the second.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.answers import AnswerState, NodeId, QuestionId
from callassist.domain.contact import Consent
from callassist.domain.values import FreeText
from callassist.domain.verdict import VerdictState
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.setup import SEMANTICS, from_plain, to_plain
from tests.engine.circling import START, TEXTS, asked_at_every_arrival, circle_call, spots
from tests.engine.format_2 import call_of
from tests.engine.format_2_scripts import script_of
from tests.engine.playing import SCRIPTS, legal, new_call, out_of_turn, tokens_for, try_press

RUNS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WAYS = {
    "a booking asks the open guard question first, then comes": (
        "over_guard",
        "o_price Enter 1",
        "o_price w2 w3",
    ),
    "a question before an end is not asked in passing": (
        "to_an_end",
        "1 o_mail Enter =a@b.example",
        "w2 o_mail w5 w6",
    ),
    "a question that goes on is asked in passing": (
        "over_guard",
        "Enter o_mail Enter =a@b.example 1",
        "w2 o_mail w5 w2 w3",
    ),
    "an answer leads to an objection, which opens by itself": (
        "answer_to_objection",
        "1 2 Enter",
        "w2 o_price w3",
    ),
    "esc shows the question again, another answer goes its own way": (
        "answer_to_objection",
        "1 2 Esc 1",
        "w2 o_price w2 w3",
    ),
    "the same answer opens the next wording, and that goes on behind the question": (
        "answer_to_objection",
        "1 2 Esc 2 Enter",
        "w2 o_price w2 o_price w3",
    ),
    "a failing answer ends it, whatever way it names; after an override it is gone": (
        "answer_to_objection",
        "1 3 !=why",
        "w2 w9 w1#2",
    ),
    "a circle asks anew": (
        "check_again",
        "1 =a@b 2 =c@d 1",
        "w2 w3 w2#2 w3#2 w5",
    ),
    "what lies in no circle is not asked again": (
        "check_again_behind",
        "1 =Kern =a@b 2 =ab@b 1",
        "w1b w2 w3 w2#2 w3#2 w5",
    ),
    "a jump empties the stack and asks both guard questions before a booking": (
        "nest",
        "o_two o_one Enter 1 1",
        "o_two o_one w2 w3 w6",
    ),
    "an answer changed afterwards takes its own way and comes back": (
        "answer_to_objection",
        "1 2 Enter q_owner=owns q_owner=unsure",
        "w2 o_price w3 w3 w3",
    ),
    "a correction concerns the last asking alone": (
        "check_again_behind",
        "1 =Kern =a@b 2 q_email_ok=right q_email_ok=wrong",
        "w1b w2 w3 w2#2 w5 w2#2",
    ),
    "back leads back over a circle": (
        "check_again",
        "1 =a@b 2 =c@d Back Back",
        "w2 w3 w2#2 w3#2 w2#2 w3",
    ),
    "words a reply leads to are said again, and what was asked in this round is not": (
        "nest",
        "Enter 1 1 1 o_one o_one Enter Enter",
        "w2 w3 w4 w5 o_one o_one w1#2 w5",
    ),
    "a question answered out of turn behind a jump does not tear the call back": (
        "to_an_end",
        "1 o_mail Enter =a@b.example q_owner=owns",
        "w2 o_mail w5 w6 w6",
    ),
    "a circle nothing is used up in stops at its first question": (
        "silent",
        "1 1",
        "w2#2 w5",
    ),
}


@pytest.mark.parametrize("name", WAYS)
def test_jumps(name: str):
    script, keys, expected = WAYS[name]
    assert spots(circle_call(script), *keys.split())[1] == expected.split()


def test_the_newest_answer_is_what_verdict_and_texts_read():
    call, _ = spots(circle_call("check_again"), "1", "=a@b", "2", "=c@d")
    assert "c@d" in call.view().say.plain().casefold()
    assert call.answers[QuestionId("q_email")].value == FreeText("c@d")


def test_a_guard_question_answered_behind_a_jump_leaves_the_booking_locked_until_it_is_known():
    call, _ = spots(circle_call("answer_to_objection"), "1", "2", "Enter")
    assert call.view().verdict.state is VerdictState.OPEN
    assert call.lock is not None


def test_a_refusal_in_the_second_round_belongs_to_the_second_round():
    call, shown = spots(circle_call("check_again"), "1", "=a@b", "2", "R", "3")
    assert shown == ["w2", "w3", "w2#2", "X8", "w3#2"]
    assert {spot: turn.state.value for spot, turn in call.facts.turns.items()} == {
        "w2": "answered",
        "w3": "answered",
        "w2#2": "refused",
    }


def test_old_calls_have_no_second_asking():
    new = circle_call("check_again")
    old = Call.start(new.script, replace(new.setup, semantics=1))
    assert spots(old, "1", "=a@b", "2", "2")[1] == ["w2", "w3", "w3", "w3"]


def test_a_way_of_walking_this_program_does_not_know_is_refused_rather_than_guessed():
    setup = circle_call("nest").setup
    assert from_plain(to_plain(setup)) == setup
    before = {name: value for name, value in to_plain(setup).items() if name != "semantics"}
    assert from_plain(before).semantics == 1
    with pytest.raises(ValueError, match="newer callassist"):
        from_plain({**before, "semantics": SEMANTICS + 1})


def test_a_question_asked_at_every_arrival_keeps_its_answer_by_enter():
    call = circle_call("nest")
    call = Call.start(asked_at_every_arrival(call.script, "w3"), call.setup)
    call, shown = spots(call, "Enter", "1", "1", "1", "o_one", "o_one", "Enter", "Enter")
    assert shown[-1] == "w3#2"
    assert call.view().goes_on == "confirm"
    call, shown = spots(call, "Enter")
    assert shown == ["w5"]
    assert call.facts.turns[NodeId("w3#2")].value == call.facts.turns[NodeId("w3")].value


@pytest.mark.parametrize("name", sorted(set(TEXTS) - {"silent"}))
@RUNS
@given(data=st.data())
def test_in_a_circle_the_journal_gives_the_same_call_and_back_the_former_one(name: str, data: st.DataObject):
    call = again = circle_call(name)
    for number in range(20):
        former = call
        call, action = try_press(call, data.draw(tokens_for(call)))
        if action is None:
            continue
        stored = actions.from_plain(json.loads(json.dumps(actions.to_plain(action))))
        again = again.step(stored, START + timedelta(seconds=len(former.trace) + 1))
        assert (again.view(), again.trace) == (call.view(), call.trace)
        if not call.frames and not former.frames and len(call.undo) == len(former.undo) + 1 and not call.ended:
            back = call.step(actions.WentBack(), START + timedelta(hours=number))
            assert back.facts == former.facts
            assert (back.spot, back.walk, back.plan) == (former.spot, former.walk, former.plan)


@pytest.mark.parametrize("name", sorted(set(TEXTS) - {"silent"}))
@RUNS
@given(data=st.data())
def test_in_a_circle_changing_an_answer_and_changing_it_back_is_the_identity(name: str, data: st.DataObject):
    call = circle_call(name)
    for _ in range(12):
        call, _ = try_press(call, data.draw(tokens_for(call)))
    known = [one for one in call.answers.values() if one.state is AnswerState.ANSWERED]
    if not known or call.ended or call.frames:
        return
    answer = data.draw(st.sampled_from(known))
    # the first change may already correct what was answered otherwise at the last asking: from there on it must hold
    same = actions.SetAnswer(answer.question, AnswerState.ANSWERED, answer.value)
    call = call.step(same, START)
    others = [one for one in out_of_turn(call.script) if one.startswith(f"{answer.question}=")]
    changed, action = try_press(call, data.draw(st.sampled_from(others)))
    if action is None or changed.frames or call.frames:
        return
    back = changed.step(same, START)
    before, after = call.view(), back.view()
    assert (after.node, back.spot, after.verdict, after.plan, back.walk.steps) == (
        before.node,
        call.spot,
        before.verdict,
        before.plan,
        call.walk.steps,
    )


@pytest.mark.parametrize("name", sorted(TEXTS))
@RUNS
@given(data=st.data())
def test_no_answer_that_is_offered_leaves_the_rep_standing(name: str, data: st.DataObject):
    call = circle_call(name)
    for _ in range(15):
        here = [one for one in legal(call) if one not in ("X=etwas anderes",)]
        if call.ended or not here:
            return
        token = data.draw(st.sampled_from(here))
        after, action = try_press(call, token)
        if action is not None and not after.ended and not isinstance(action, actions.NextWording):
            former = (call.spot, tuple(one.id for one in call.frames), call.frames[-1:] and call.frames[-1].wording)
            now = (after.spot, tuple(one.id for one in after.frames), after.frames[-1:] and after.frames[-1].wording)
            assert former != now, token
        call = after


@RUNS
@given(data=st.data(), name=st.sampled_from(SCRIPTS))
def test_without_circles_and_jumps_new_calls_are_walked_as_old_ones(data: st.DataObject, name: str):
    # where a source is known no wording falls back; without one, those that say the same are one by now
    told = Consent(date(2026, 2, 3), "Messe")
    found = new_call(name)
    setup = replace(found.setup, contact=replace(found.setup.contact, consent=told))
    new = Call.start(found.script, setup)
    old = Call.start(found.script, replace(setup, semantics=1))
    for _ in range(20):
        token = data.draw(tokens_for(new))
        new, action = try_press(new, token)
        old, other = try_press(old, token)
        if new.facts.jumps or old.facts.jumps or any(one in new.qualification.index.circles for one in new.walk.steps):
            return
        assert action == other
        assert (new.view(), new.walk.steps) == (old.view(), old.walk.steps)


def test_what_is_ticked_at_a_second_asking_stays_there():
    """The first asking is done, whatever is being ticked at the second one; a call of before went back to the first."""
    new = call_of(script_of("each"))
    keys = "1 2 Enter =4 Enter 2 2 3 Enter".split()
    assert spots(new, *keys)[1][5:] == ["w2#2", "w2#2", "w2#2", "w21#2"]
    assert spots(replace(new, setup=replace(new.setup, semantics=3)), *keys[:-1])[1][5:] == ["w2#2", "w2", "w2"]
