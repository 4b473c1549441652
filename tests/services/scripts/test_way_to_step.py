"""A path the program finds: every step of the shipped scripts is shown with what was answered before it."""

from __future__ import annotations

import pytest

from callassist.domain.answers import NodeId, QuestionId, StageId
from callassist.domain.script import Branch, Opening, Script
from callassist.domain.text import Language
from callassist.domain.values import Selected
from callassist.engine.call import Call
from callassist.engine.setup import CallSetup
from callassist.services.scripts.outline import is_shared
from callassist.services.scripts.way_to_step import NoWay, WayToStep, played, stands_at, way_to_step
from tests.benchmarks.big_script import big_script
from tests.engine.playing import SCRIPTS, START, script
from tests.services.scripts.sample import complete_text, script_of

SETUP = CallSetup(StageId(""), 2, Language.DE, START, placeholders={"lead": "Frau Kern"})

STEPS = [(name, step) for name in SCRIPTS for step in script(name).nodes if not is_shared(step)]
OBJECTIONS = [(name, step) for name in SCRIPTS for step in script(name).objections]


@pytest.mark.parametrize(("name", "step"), STEPS)
def test_each_step_of_the_shipped_scripts_is_reached(name: str, step: str) -> None:
    found = script(name)
    way = way_to_step(found, step, SETUP)
    assert isinstance(way, WayToStep)
    again = Call.start(found, way.setup)
    for action in way.actions:
        again = again.step(action, again.now)
    assert again.base == way.call.base
    assert way.before == isinstance(found.nodes[NodeId(step)], Branch)
    assert step in behind(found, again.base) if way.before else stands_at(again, step)


def behind(found: Script, node: NodeId) -> set[str]:
    """The branches a node leads to, by way of others too."""
    seen: set[str] = set()
    waiting = [node]
    while waiting:
        for one in found.own_ways(found.nodes[waiting.pop()]):
            if isinstance(found.nodes[one], Branch) and one not in seen:
                seen.add(one)
                waiting.append(one)
    return seen


@pytest.mark.parametrize(("name", "step"), OBJECTIONS)
def test_each_objection_of_the_shipped_scripts_is_reached(name: str, step: str) -> None:
    way = way_to_step(script(name), step, SETUP)
    assert isinstance(way, WayToStep)
    assert stands_at(way.call, step)


def test_the_plainest_way_is_taken() -> None:
    """No detour over refusals, objections and exits where plain answers lead there."""
    way = way_to_step(script_of(complete_text()), "w3", SETUP)
    assert isinstance(way, WayToStep)
    assert [one.kind for one in way.actions] == ["chosen", "answered"]


def test_a_step_that_only_a_callback_begins_with_is_reached_by_one() -> None:
    way = way_to_step(script("solar_insulation"), "c01c", SETUP)
    assert isinstance(way, WayToStep)
    assert (way.setup.opening, way.actions) == (Opening.CALLBACK, ())


def test_a_step_behind_a_verdict_is_reached_with_the_answer_that_gives_it() -> None:
    way = way_to_step(script_of(complete_text()), "w4", SETUP)
    assert isinstance(way, WayToStep)
    assert way.call.answers[QuestionId("q_owner")].value == Selected(("rents",))
    assert way.call.qualification.stopped


def test_what_nothing_leads_to_is_said() -> None:
    found = script_of(complete_text().replace("otherwise: w3", "otherwise: w4"))
    assert way_to_step(found, "w3", SETUP) is NoWay.NOTHING_LEADS


def test_what_rules_make_impossible_is_said() -> None:
    """An answer that fails a hard criterion never leads on by its own way: the polite exit is shown instead."""
    text = complete_text().replace("    otherwise: w3", "    goto: {rents: w5}\n    otherwise: w3")
    text += "  w5:\n    say: {de: Zur Miete also., en: So you rent.}\n    to: w3\n"
    assert way_to_step(script_of(text), "w5", SETUP) is NoWay.NOT_FOUND


def test_what_is_not_there_is_said() -> None:
    assert way_to_step(script_of(complete_text()), "w99", SETUP) is NoWay.NO_STEP


def test_the_search_is_bounded() -> None:
    assert way_to_step(big_script(), "n290", SETUP, most=20) is NoWay.NOT_FOUND


def test_the_same_way_is_played_with_the_reworded_script() -> None:
    way = way_to_step(script_of(complete_text()), "w3", SETUP)
    assert isinstance(way, WayToStep)
    reworded = script_of(complete_text().replace("Then I'll come by", "I could come by"))
    call = played(reworded, way)
    assert call is not None
    assert stands_at(call, "w3")
    assert "w3" in call.script.nodes
    assert call.script is reworded


def test_a_way_that_means_nothing_any_more_is_none() -> None:
    way = way_to_step(script_of(complete_text()), "w3", SETUP)
    assert isinstance(way, WayToStep)
    without = complete_text().replace(
        "      yes: {de: ja, en: yes, to: w2}\n", "      sure: {de: klar, en: sure, to: w2}\n"
    )
    assert played(script_of(without), way) is None
