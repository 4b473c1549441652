"""A first no is answered once and asked again; only then it counts."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.answers import AnswerState
from callassist.domain.rules import Truth
from callassist.domain.verdict import VerdictState
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.holding_up import RESCUED
from tests.engine.circling import spots
from tests.engine.format_2 import call_of
from tests.engine.format_2_scripts import script_of, script_with
from tests.engine.playing import try_press
from tests.engine.sound_calls import back_restores, replayed, setting_again_is_the_identity
from tests.engine.test_carrying import check_against_the_journal, moves

RUNS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def new_call() -> Call:
    return call_of(script_of("rescue"))


#: to the first question a switch asks
FIRST = "1 1 Enter"
#: words that lead back to the switch
TO_SWITCH = ("en: I will send you something.}\n    to: w7", "en: I will send you something.}\n    to: w2")
WAYS = {
    "said, asked again, met": ("3 Enter 2", "o_rents w3#2 w4"),
    "said, asked again, failed": ("3 Enter 3", "o_rents w3#2 w9"),
    "answered while it is said": ("3 q_owner=owns", "o_rents w4"),
    "the rep knows": ("3 q_owner=rents", "o_rents w9"),
    "known before it is asked": ("q_owner=rents", "w9"),
    "it lies over its answer, whatever is left by esc": (
        "3 o_trust Esc X3 Esc",
        "o_rents o_trust o_rents X3 o_rents",
    ),
    "the key of other wordings": ("3 W Enter 3", "o_rents o_rents w3#2 w9"),
    "used up before, the last wording is said": ("o_rents W Esc 3 Enter", "o_rents o_rents w3 o_rents w3#2"),
    "refused behind it": ("3 Enter R 2", "o_rents w3#2 X8 X9"),
    "not known behind it": ("3 Enter U", "o_rents w3#2 w4"),
    "steps": ("1 =40 Enter Enter =60", "w4 o_small o_small w4#2 w6"),
    "a reply that leads elsewhere": ("1 o_small Esc =40 Enter", "w4 o_small w4 o_small w8"),
    "a correction of what was led elsewhere fails at once": (
        "1 o_small Esc =40 Enter q_bill=30",
        "w4 o_small w4 o_small w8 w9",
    ),
    "back takes the answer with what was said to it": ("3 Back", "o_rents w3"),
    "back to what was said": ("3 Enter Back Back 1", "o_rents w3#2 o_rents w3 w4"),
}


@pytest.mark.parametrize("name", WAYS)
def test_ways(name: str):
    keys, expected = WAYS[name]
    call, _ = spots(new_call(), *FIRST.split())
    assert spots(call, *keys.split())[1] == expected.split()


def test_ticks_count_when_they_are_confirmed():
    _, shown = spots(new_call(), *"1 3 Enter Enter Enter 3 1 Enter".split())
    assert shown == "w5 w5 o_small o_small w5#2 w5#2 w5#2 w3".split()


def test_the_criterion_stays_open_with_a_cause_of_its_own():
    call, _ = spots(new_call(), *FIRST.split(), "3")
    verdict = call.view().verdict
    assert verdict.state is VerdictState.OPEN
    assert [(one.truth, one.cause) for one in verdict.results if one.id == "owner"] == [(Truth.OPEN, RESCUED)]


def test_the_trace_has_the_answers_and_what_was_said():
    call, _ = spots(new_call(), *FIRST.split(), "3", "Enter", "3")
    told = [(one.kind, one.question or one.objection or one.text) for one in call.trace[3:]]
    assert told == [
        ("answered", "q_owner"),
        ("rescued", "q_owner"),
        ("objection", "o_rents"),
        ("jumped", "o_rents"),
        ("answered", "q_owner"),
    ]


def test_what_was_led_elsewhere_stays_open_and_locks_the_booking():
    call, shown = spots(new_call(), *FIRST.split(), "1", "o_small", "Esc", "=40", "Enter", "Enter")
    assert shown[-1] == "w7"
    assert [(one.criterion, one.cause) for one in call.view().verdict.open] == [("bill", RESCUED)]
    assert call.lock is not None


def test_a_switch_that_comes_by_asks_again_what_was_led_elsewhere():
    script = script_with("rescue", TO_SWITCH)
    _, shown = spots(call_of(script), *FIRST.split(), "1", "o_small", "Esc", "=40", "Enter", "Enter", "=60")
    assert shown[-2:] == ["w4#2", "w6"]


def test_once_a_call_also_in_the_next_round():
    script = script_with("rescue", ("otherwise: w2", "otherwise: w3"), TO_SWITCH)
    _, shown = spots(call_of(script), *FIRST.split(), *"3 Enter 1 =90 2 3".split())
    assert shown[3:] == "o_rents w3#2 w4 w6 w3#3 w9".split()


def test_several_criteria_of_a_question_fail_for_good_where_one_has_nothing_to_say():
    call, shown = spots(new_call(), *FIRST.split(), "1", "=5")
    assert shown[-1] == "w9"
    assert not call.facts.held_up


@RUNS
@given(data=st.data())
def test_any_keys_give_the_same_call_from_the_journal(data: st.DataObject):
    call = replayed(data, new_call(), 25)
    for criterion in call.facts.held_up:
        judged, _ = call.qualification.judged(call.script.criteria[criterion])
        assert (judged.cause == RESCUED) is (judged.truth is Truth.OPEN and judged.state is AnswerState.ANSWERED)


@RUNS
@given(data=st.data())
def test_what_is_said_lies_over_its_answer_and_nothing_is_rescued_twice(data: st.DataObject):
    call = new_call()
    for _ in range(20):
        before = call
        call, action = try_press(call, data.draw(moves(call)))
        assert not call.walk.rescues or call.frames or call.ended
        if isinstance(action, actions.WentBack | actions.Escaped):
            continue  # only a step back forgets it
        for criterion, answer in before.facts.held_up.items():
            assert call.facts.held_up.get(criterion) is answer


@RUNS
@given(data=st.data())
def test_it_is_carried_on_as_it_is_found_anew(data: st.DataObject):
    check_against_the_journal(data, new_call(), 25)


@RUNS
@given(data=st.data())
def test_a_step_back_restores_all_but_the_trace(data: st.DataObject):
    back_restores(data, new_call())


@RUNS
@given(data=st.data())
def test_set_and_set_otherwise_and_set_again_is_the_identity(data: st.DataObject):
    setting_again_is_the_identity(data, new_call(), ["q_owner=owns", "q_owner=rents", "q_owner=trailer"])
