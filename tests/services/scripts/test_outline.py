"""The outline: every step once, in the order a call takes them, answers under each with where they lead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.domain.answers import NodeId, StageId
from callassist.domain.script import Outcome, Say, Script, Target
from callassist.domain.text import Language, Text
from callassist.services.scripts.outline import (
    AnswerKind,
    LineKind,
    OutlineLine,
    counts_by_item,
    is_shared,
    outline_of,
    steps_in_order,
)
from tests.engine.playing import SCRIPTS, script
from tests.services.scripts.sample import complete_text, script_of


def drawn(found: Script) -> str:
    return "\n".join(f"{'  ' * line.depth}{told(line)}" for line in outline_of(found))


def told(line: OutlineLine) -> str:
    words = line.text.of(Language.EN)[:24]
    parts = [line.kind.value, line.id, line.part, line.key, words, f"-> {line.target}" if line.target else ""]
    return " ".join(part for part in parts if part)


def test_the_complete_script_reads_as_it_is_spoken() -> None:
    assert (
        drawn(script_of(complete_text()))
        == """\
stage cold_call First call -> w1
  step w1 Hello {lead}, {caller} f
    answer w1 yes 1 yes -> w2
    answer w1 no 2 not now -> X3
  step w2 Do you own the house?
    answer w2 owns 1 we own it -> w3
    answer w2 rents 2 we rent -> w3
  step w3 Then I'll come by: {slot
    answer w3 slot1 1 {slot1} -> =appointment_set
    answer w3 slot2 2 {slot2} -> =appointment_set
  step w4 Then it isn't for you. T -> =disqualified
objections"""
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_node_of_the_file_is_one_step_and_no_shared_one_is(name: str) -> None:
    found = script(name)
    steps = [line.id for line in outline_of(found) if line.kind is LineKind.STEP]
    assert sorted(steps) == sorted(one for one in found.nodes if not is_shared(one))


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_answer_leads_where_the_call_goes(name: str) -> None:
    found = script(name)
    known = {*found.nodes, *found.objections, "return"}
    answers = [line for line in outline_of(found) if line.kind is LineKind.ANSWER]
    assert answers
    for line in answers:
        assert line.target in known, f"{line.id} {line.part}"


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_step_stands_behind_what_leads_to_it(name: str) -> None:
    """Without its circles no way leads upwards; the polite exit of a stage is the one that closes it."""
    found = script(name)
    for stage in found.stages.values():
        order = steps_in_order(found)[NodeId(stage.id)]
        assert order[0] == stage.start
        place = {one: number for number, one in enumerate(order)}
        upwards = {
            (node, target)
            for node in order
            for target in found.own_ways(found.nodes[node])
            if place.get(target, len(order)) < place[node]
        }
        # b01 leads to itself over an objection: nothing but such circles may lead up
        assert all(target == stage.start for _, target in upwards), upwards


def test_the_polite_exit_of_a_stage_is_its_last_step() -> None:
    found = script("solar_insulation")
    last = steps_in_order(found)[NodeId("cold_call")][-1]
    assert last == found.stages[StageId("cold_call")].disqualified
    node = found.nodes[last]
    assert isinstance(node, Outcome)
    assert node.outcome == "disqualified"


def test_what_nothing_leads_to_stands_at_the_end_under_a_heading() -> None:
    """A step just made, or one whose last way was led elsewhere, is never lost from sight."""
    found = script_of(complete_text().replace("otherwise: w3", "otherwise: w4"))
    kinds = [(line.kind, line.id) for line in outline_of(found) if line.depth < 2]
    heading = kinds.index((LineKind.LOOSE, ""))
    assert kinds[heading + 1] == (LineKind.STEP, "w3")


def test_a_question_that_is_typed_has_one_line_for_whatever_is_typed() -> None:
    lines = [line for line in outline_of(script("contract_review")) if line.id == "b09" and line.depth == 2]
    assert [(line.answer, line.part, line.target) for line in lines] == [
        (AnswerKind.CHOICE, "monthly", "b10"),
        (AnswerKind.ELSE, "", "b10"),
    ]


def test_not_known_and_refused_are_lines_where_the_script_leads_them_elsewhere() -> None:
    lines = [line for line in outline_of(script("contract_review")) if line.id == "b02" and line.depth == 2]
    assert [(line.answer, line.part, line.target) for line in lines] == [
        (AnswerKind.STATE, "unknown", "b05"),
        (AnswerKind.STATE, "refused", "b05"),
        (AnswerKind.ELSE, "", "b14"),
    ]


def test_the_replies_of_an_objection_are_its_lines() -> None:
    lines = [line for line in outline_of(script("solar_insulation")) if line.id == "o_price"]
    assert [(line.kind, line.part, line.target) for line in lines] == [
        (LineKind.OBJECTION, "", "=not_interested"),
        (LineKind.REPLY, "1", "return"),
        (LineKind.REPLY, "2", "c11"),
        (LineKind.REPLY, "3", "c24"),
    ]


def test_no_script_is_too_deep() -> None:
    """Two thousand steps in a row, as many as a file may have: a walk that recursed would end here."""
    names = [NodeId(f"n{number}") for number in range(2_000)]
    found = script_of(complete_text())
    row = {
        name: Say(name, Text("a", "a"), Target(following))
        for name, following in zip(names, [*names[1:], NodeId("w4")], strict=True)
    }
    stage = replace(next(iter(found.stages.values())), start=names[0])
    long = replace(found, nodes={**row, **found.nodes}, stages={stage.id: stage})
    steps = [line.id for line in outline_of(long) if line.kind is LineKind.STEP]
    assert steps[:2_000] == names


LINES = st.lists(st.integers(1, 60), max_size=40)


@settings(max_examples=80, deadline=None)
@given(lines=LINES, starts=st.lists(st.integers(1, 50), unique=True, min_size=1, max_size=10))
def test_each_problem_counts_once_and_where_it_lies(lines: list[int], starts: list[int]) -> None:
    ordered = sorted(starts)
    items = {
        ("nodes", f"w{first}"): (first, following - 1)
        for first, following in zip(ordered, [*ordered[1:], 61], strict=True)
    }
    counts = counts_by_item(lines, items)
    assert sum(counts.values()) == sum(1 for line in lines if line >= ordered[0])
    for item, (first, last) in items.items():
        assert counts.get(item, 0) == sum(1 for line in lines if first <= line <= last)
