"""What came with format 2 is written on the card of a step; the file is brought up by the first of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.domain.answers import NodeId, ObjectionId, QuestionId
from callassist.domain.script import Ask, Branch
from callassist.domain.text import Text
from callassist.formats.script.writing.edits import AddEntry
from tests.ui.driving import CTRL, Key
from tests.ui.scripts.test_cards_of_parts import choose, tab_to, undone
from tests.ui.scripts.writing import Writing


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def press(writing: Writing, button: str, words: str = "") -> None:
    """Tab to a button, Space, and where it asks for words: they and Enter."""
    tab_to(writing, button)
    writing.press(Key.Key_Space)
    if words:
        assert QApplication.focusWidget() is writing.scripts.cards.new_field
        writing.keys(words)
        writing.press(Key.Key_Return)
    writing.until_read()


def node(writing: Writing, name: str) -> Ask:
    found = writing.script.nodes[NodeId(name)]
    assert isinstance(found, Ask)
    return found


def branch(writing: Writing) -> Branch:
    found = writing.script.nodes[NodeId("by_points")]
    assert isinstance(found, Branch)
    return found


def problems(writing: Writing) -> list[str]:
    reading = writing.scripts.work.reading
    assert reading is not None
    return [one.code for one in reading.problems if one.is_error]


def test_keywords_bring_the_file_up_and_one_key_takes_both_back(writing: Writing) -> None:
    writing.mark("c03")
    before = writing.text
    backs = [reply.back for one in writing.script.objections.values() for reply in one.replies]
    assert any(backs), "or what format 1 derives is not tested here"
    press(writing, "add_short", "owns it?")
    assert "format: 2" in writing.text
    assert problems(writing) == []
    assert node(writing, "c03").short == Text("", "owns it?")
    assert [reply.back for one in writing.script.objections.values() for reply in one.replies] == backs
    tab_to(writing, "nodes c03 short de")
    writing.typed("Eigenes Haus?")
    assert node(writing, "c03").short == Text("Eigenes Haus?", "owns it?")
    undone(writing, before, edits=2)
    assert "format: 1" in writing.text


def test_a_question_is_asked_again_and_a_tip_is_for_some_calls(writing: Writing) -> None:
    writing.mark("c03")
    before = writing.text
    tab_to(writing, "nodes c03 again")
    writing.press(Key.Key_Space)
    writing.until_read()
    assert node(writing, "c03").again
    press(writing, "add_tip_for_some", "Only on weekends.")
    press(writing, "tip 1 add_condition")
    choose(writing, "nodes c03 tips 0 when 0 subject", "weekday")
    tab_to(writing, "nodes c03 tips 0 when 0 weekday sat")
    writing.press(Key.Key_Space)
    writing.until_read()
    tab_to(writing, "nodes c03 tips 0 when 0 weekday mon")
    writing.press(Key.Key_Space)
    writing.until_read()
    tip = node(writing, "c03").tips[0]
    assert tip.text.en == "Only on weekends."
    assert [day.value for one in tip.when.conditions for day in one.weekdays] == ["sat"]
    assert problems(writing) == []
    press(writing, "only_if  remove_condition".replace("  ", " "))
    assert not node(writing, "c03").tips[0].when.conditions
    while writing.text != before:
        writing.press(Key.Key_Z, modifier=CTRL)
    writing.until_read()
    assert "format: 1" in writing.text


def test_the_marked_answer_gets_a_tip_and_a_condition(writing: Writing) -> None:
    writing.mark("c03", "flat")
    press(writing, "answer 2 add_tip", "Ask for the association.")
    question = writing.script.questions[QuestionId("q_owner")]
    found = question.choice("flat")
    assert found is not None
    assert found.tip.en == "Ask for the association."
    press(writing, "answer 2 add_condition")
    again = writing.script.questions[QuestionId("q_owner")].choice("flat")
    assert again is not None
    assert len(again.when.conditions) == 1


def test_answers_are_shared_and_become_its_own_again(writing: Writing) -> None:
    writing.mark("c03")
    before = [one.label for one in writing.script.questions[QuestionId("q_owner")].choices]
    press(writing, "share_answers")
    assert "lists:\n  owner:\n" in writing.text
    assert "      list: owner\n" in writing.text
    assert [one.label for one in writing.script.questions[QuestionId("q_owner")].choices] == before
    choose(writing, "questions q_owner choices", "")
    assert [one.label for one in writing.script.questions[QuestionId("q_owner")].choices] == before
    assert "list: owner" not in writing.text


def test_a_reply_is_said_in_steps_and_an_objection_stands_in_a_group(writing: Writing) -> None:
    name = next(iter(writing.script.objections))
    writing.mark(name, "1")
    before = writing.text
    said = writing.script.objections[name].replies[0].text
    press(writing, "reply 1 add_step", "Shall we look at it together?")
    reply = writing.script.objections[name].replies[0]
    assert reply.steps == (said, Text("", "Shall we look at it together?"))
    tab_to(writing, f"objections {name} replies 0 steps 1 de")
    writing.typed("Sehen wir es zusammen an?")
    assert writing.script.objections[name].replies[0].steps[1].de == "Sehen wir es zusammen an?"
    press(writing, "reply 1 remove_step")
    assert writing.script.objections[name].replies[0].text == said
    assert not writing.script.objections[name].replies[0].steps
    press(writing, "add_group", "About money")
    assert writing.script.objections[ObjectionId(name)].group == "about_money"
    assert writing.script.groups["about_money"] == Text("", "About money")
    choose(writing, f"objections {name} group", "")
    assert writing.script.objections[ObjectionId(name)].group == ""
    while writing.text != before:
        writing.press(Key.Key_Z, modifier=CTRL)


def test_a_branch_decides_by_points_that_have_names(writing: Writing) -> None:
    draft = writing.scripts.work.draft
    assert draft is not None
    was = draft.script.plain(("nodes", "c13"))
    writing.scripts.work.make(AddEntry(("nodes",), "by_points", {"branch": "verdict", "cases": [], "otherwise": "c13"}))
    writing.until_read()
    writing.mark("by_points")
    choose(writing, "nodes by_points branch", "points")
    press(writing, "add_band", "cold")
    press(writing, "add_band", "hot")
    press(writing, "add_case")
    choose(writing, "nodes by_points cases 0 band", "hot")
    assert branch(writing).cases[0].band == "hot"
    tab_to(writing, "bands hot at_least")
    writing.press(Key.Key_A, modifier=CTRL)
    writing.keys("12")
    writing.press(Key.Key_Return)
    writing.until_read()
    assert [(one.name, one.at_least) for one in writing.script.bands] == [("hot", 12), ("cold", None)]
    choose(writing, "nodes by_points cases 0 band", "\0points")
    assert (branch(writing).cases[0].band, branch(writing).cases[0].at_least) == ("", 1)
    assert draft.script.plain(("nodes", "c13")) == was
