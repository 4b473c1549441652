"""Topics that were ticked are taken one after the other, in the order of their ways, each once a round."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callassist.domain.answers import NodeId
from callassist.domain.script_index import index_of
from callassist.engine.call import Call
from tests.engine.circling import spots
from tests.engine.format_2 import call_of
from tests.engine.format_2_scripts import script_of, script_with
from tests.engine.playing import try_press
from tests.engine.sound_calls import back_restores, replayed, setting_again_is_the_identity
from tests.engine.test_carrying import check_against_the_journal, moves

RUNS = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])

WAYS = {
    "in the order of the ways": ("1 3 2 1 Enter =120 1 =4 Enter 1 Enter", "w2 w2 w2 w2 w11 w12 w21 w22 w31 w31 w4"),
    "a topic goes round itself": ("1 1 Enter =120 2 =130 1", "w2 w2 w11 w12 w11#2 w12#2 w4"),
    "a topic in a topic": ("1 3 Enter 1 2 Enter 1", "w2 w2 w31 w31 w31 w34 w4"),
    "what is known is not asked": ("q_staff=4 1 2 1 Enter =99 1", "w1 w2 w2 w2 w11 w12 w22"),
    "a topic unticked while it is talked about": (
        "1 1 2 Enter =120 1 q_issues=price",
        "w2 w2 w2 w11 w12 w21 w4",
    ),
    "what was answered in it comes back with its tick": (
        "1 1 2 Enter =120 1 =4 q_issues=price q_issues=price,staff",
        "w2 w2 w2 w11 w12 w21 w22 w4 w22",
    ),
    "ticked afterwards": ("1 2 Enter =4 Enter q_issues=price,staff =99 1", "w2 w2 w21 w22 w4 w11 w12 w4"),
    "nothing of it is known": ("1 U", "w2 w4"),
    "the next round asks all topics anew": (
        "1 2 Enter =4 Enter 2 2 Enter",
        "w2 w2 w21 w22 w4 w2#2 w2#2 w21#2",
    ),
    "a reply leads to the branch: the topics left": (
        "1 1 2 Enter =120 1 o_way Enter",
        "w2 w2 w2 w11 w12 w21 o_way w4",
    ),
    "a reply leads into a topic, and from there on": (
        "1 1 2 Enter =120 1 o_time o_time Enter",
        "w2 w2 w2 w11 w12 w21 o_time o_time w4",
    ),
    "back over topics": (
        "1 1 2 Enter =120 1 Back Back Back",
        "w2 w2 w2 w11 w12 w21 w12 w11 w2",
    ),
}


def new_call() -> Call:
    return call_of(script_of("each"))


@pytest.mark.parametrize("name", WAYS)
def test_ways(name: str):
    keys, expected = WAYS[name]
    assert spots(new_call(), *keys.split())[1] == expected.split()


def test_the_topic_is_said_where_it_is_talked_about():
    call, _ = spots(new_call(), "1", "1", "2", "Enter")
    assert call.view().say.plain() == "Sie nannten der Preis: Was zahlen Sie jetzt?"
    call, _ = spots(call, "o_time")
    assert call.view().beneath.startswith("Sie nannten der Preis")


def test_what_belongs_to_which_topic():
    index = index_of(script_of("each"))
    assert {value: {*nodes} for value, nodes in index.topics[NodeId("w3")].items()} == {
        "price": {"w11", "w12"},
        "staff": {"w21", "w22"},
        "tools": {"w31", "w32", "w33", "w34"},
    }
    assert index.topic_of[NodeId("w33")] == ("q_tools", "saw")
    assert index.topic_of[NodeId("w31")] == ("q_issues", "tools")
    assert "w4" not in index.topic_of


def test_topics_of_questions_too_deep_to_ask_are_passed_without_a_stop():
    deep = [("name: {de: Leute, en: people}\n    depth: 1", "name: {de: Leute, en: people}\n    depth: 3")]
    call = call_of(script_with("each", *deep, ("otherwise: w22", "otherwise: w3"), ("to: w11}", "to: w22}")))
    assert spots(call, "1", "2", "3", "Enter")[1] == ["w2", "w2", "w2", "w31"]
    assert spots(call, "1", "2", "Enter")[1][-1] == "w4"


@RUNS
@given(data=st.data())
def test_any_keys_give_the_same_call_from_the_journal(data: st.DataObject):
    replayed(data, new_call(), 25)


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
    setting_again_is_the_identity(data, new_call(), ["q_issues=price", "q_issues=staff,tools", "q_issues=U"])


@RUNS
@given(data=st.data())
def test_no_walk_is_ended_by_its_bound(data: st.DataObject):
    """Whatever is entered, the call stands at something that is said or asked, and Enter or an answer leads from it."""
    call = new_call()
    for _ in range(20):
        call, _ = try_press(call, data.draw(moves(call)))
        node = call.script.nodes[call.base]
        assert type(node).__name__ != "Branch"
