"""The graph of a script: a box for every step, a way for every line that leads on, and a mark for what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.domain.script import RETURN
from callassist.services.scripts.outline import LineKind, outline_of
from callassist.services.scripts.script_map import (
    ENDS,
    LOOSE,
    OBJECTIONS,
    MapBox,
    ScriptMap,
    WaySort,
    map_of,
    placed,
)
from tests.engine.playing import SCRIPTS, script
from tests.services.scripts.sample import complete_text, script_of


def marked(found: ScriptMap, mark: str) -> set[str]:
    return {box.name for box in found.boxes.values() if getattr(box, mark)}


def box(found: ScriptMap, name: str) -> MapBox:
    return found.boxes[name]


def sorts(found: ScriptMap) -> dict[str, str]:
    return {f"{one.origin} {one.target}": one.sort.value for one in found.ways.values()}


def test_the_complete_script_as_a_graph() -> None:
    found = map_of(script_of(complete_text()))
    assert {one.name: one.group for one in found.boxes.values()} == {
        "w1": "cold_call",
        "w2": "cold_call",
        "w3": "cold_call",
        "w4": "cold_call",
        "X3": ENDS,
        "=appointment_set": ENDS,
    }
    assert sorts(found) == {
        "w1 w2": "on",
        "w1 X3": "exit",
        "w2 w3": "on",  # both answers lead there: what one of them means is not what the way means
        "w3 =appointment_set": "exit",
    }
    assert [len(way.lines) for way in found.ways.values()] == [1, 1, 2, 2]
    assert marked(found, "begins") == {"w1"}
    assert marked(found, "ends") == {"w4", "X3", "=appointment_set"}
    assert not marked(found, "dead_end") | marked(found, "loops") | marked(found, "unreached")


def test_an_answer_that_fits_and_one_that_rules_out_lead_ways_of_their_own() -> None:
    text = complete_text().replace("    otherwise: w3\n", "    goto: {rents: w4}\n    otherwise: w3\n", 1)
    found = map_of(script_of(text))
    assert (sorts(found)["w2 w3"], sorts(found)["w2 w4"]) == ("yes", "no")


def test_a_step_nothing_leads_to_one_that_comes_back_and_one_without_an_end_are_marked() -> None:
    lines = [
        "  lost: {say: {de: Hallo?, en: Hello?}, to: w2}",
        "  round: {say: {de: Im Kreis., en: In a circle.}, to: around}",
        "  around: {say: {de: Und wieder., en: And again.}, to: round}",
    ]
    text = complete_text().replace("nodes:\n", "nodes:\n" + "\n".join(lines) + "\n")
    found = map_of(script_of(text))
    assert marked(found, "unreached") == {"lost", "round", "around"}
    assert {one.name for one in found.boxes.values() if one.group == LOOSE} == {"lost", "round", "around"}
    assert marked(found, "loops") == {"round", "around"}
    assert marked(found, "dead_end") == {"round", "around"}
    assert not box(found, "lost").dead_end


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_step_is_a_box_and_every_line_that_leads_somewhere_is_on_a_way(name: str) -> None:
    known = script(name)
    found = map_of(known)
    lines = outline_of(known)
    steps = {line.id for line in lines if line.kind in (LineKind.STEP, LineKind.OBJECTION)}
    assert {one.name for one in found.boxes.values() if one.group != ENDS} == steps
    leading = {
        line
        for line in lines
        if line.depth and line.target and line.target != RETURN
        if line.kind is not LineKind.STEP or not line.target.startswith("=")
    }
    assert {line for way in found.ways.values() for line in way.lines} == leading
    assert not marked(found, "dead_end") | marked(found, "unreached")
    assert [*found.groups][-1] == ENDS


@settings(max_examples=30, deadline=None)
@given(closed=st.sets(st.sampled_from(["cold_call", "appointment", OBJECTIONS, ENDS])))
def test_a_closed_group_is_one_box_and_no_way_is_lost(closed: set[str]) -> None:
    graph = map_of(script("solar_insulation"))
    found = placed(graph, frozenset(closed))
    shown = {found.shown(name) for name in graph.boxes}
    assert shown == set(found.layout.boxes)
    assert {name for name in shown if name.startswith("group:")} == {f"group:{group}" for group in closed}
    drawn = [way for ways in found.drawn.values() for way in ways]
    within = [way for way in graph.ways.values() if found.shown(way.origin) == found.shown(way.target)]
    hidden = [way for way in within if found.shown(way.origin).startswith("group:")]
    assert sorted(drawn + hidden, key=str) == sorted(graph.ways.values(), key=str)
    assert {(one.origin, one.target) for one in found.layout.routes} == set(found.drawn)


def test_a_branch_that_asks_what_is_open_leads_to_questions_no_answer_leads_to() -> None:
    text = (
        complete_text()
        .replace("to: w2", "to: b1", 1)
        .replace("nodes:\n", "nodes:\n  b1: {branch: missing, cases: [{when: missing, to: w4}], otherwise: w3}\n")
    )
    found = map_of(script_of(text))
    assert sorts(found)["b1 w2"] == WaySort.PASSING.value
    assert found.ways["b1", "w2"].lines == ()
