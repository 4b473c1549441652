"""Rules, products, texts and stages have cards of their own: opened, changed and taken back by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from callassist.formats.script.writing.edits import Remove
from callassist.services.scripts.outline import LineKind
from callassist.ui.kit.button import Push, Tick
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.scripts.words_pair import WordsField
from tests.ui.driving import CTRL, Key
from tests.ui.scripts.writing import Writing


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def walk(writing: Writing, kind: LineKind, item: str) -> None:
    """From the end of the outline upwards: rules and texts stand there."""
    outline = writing.scripts.outline
    outline.setFocus()
    writing.press(Key.Key_End)
    for _ in range(outline.outline.rowCount()):
        if (writing.line().kind, writing.line().id) == (kind, item):
            break
        writing.press(Key.Key_Up)
    assert (writing.line().kind, writing.line().id) == (kind, item)
    writing.until_read()
    assert writing.scripts.cards.shows_part


def tab_to(writing: Writing, name: str) -> QWidget:
    """Into the card by F2, where Tab means another thing, then Tab until the control with this id has the focus."""
    if writing.line().depth == 2:
        writing.press(Key.Key_F2)
    trail: list[str] = []
    for _ in range(120):
        focus = QApplication.focusWidget()
        if focus is not None and focus.objectName() == name:
            assert focus.isVisible()
            return focus
        trail.append(focus.objectName() if focus is not None else "")
        writing.press(Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {name}: {trail}")


def choose(writing: Writing, name: str, value: str) -> None:
    box = tab_to(writing, name)
    assert isinstance(box, ChoiceBox)
    row = next(row for row in range(box.count()) if box.itemData(row) == value)
    key = Key.Key_Down if row > box.currentIndex() else Key.Key_Up
    while box.currentIndex() != row:
        writing.press(key)
    writing.until_read()


def undone(writing: Writing, before: str, edits: int = 1) -> None:
    for _ in range(edits):
        writing.press(Key.Key_Z, modifier=CTRL)
    writing.until_read()
    assert writing.text == before


def test_a_rule_is_changed_where_it_stands_and_each_change_is_taken_back(writing: Writing) -> None:
    walk(writing, LineKind.RULE, "owner")
    before = writing.text
    choose(writing, "criteria owner gate", "soft")
    assert "gate: soft\n    depth: 1\n    name: {de: Eigentum, en: ownership}" in writing.text
    undone(writing, before)
    choose(writing, "criteria owner cases 2 makes", "person")
    assert "- {is: rent, result: open, cause: needs_judgement}" in writing.text
    assert "# A flat means an owners' association" in writing.text
    undone(writing, before)
    tick = tab_to(writing, "criteria owner cases 2 is flat")
    assert isinstance(tick, Tick)
    writing.press(Key.Key_Space)
    writing.until_read()
    assert "- {is: [flat, rent], result: failed}" in writing.text
    undone(writing, before)


def test_the_last_tick_stays_and_says_why(writing: Writing) -> None:
    walk(writing, LineKind.RULE, "owner")
    before = writing.text
    tick = tab_to(writing, "criteria owner cases 2 is rent")
    assert isinstance(tick, Tick)
    writing.press(Key.Key_Space)
    assert writing.scripts.message.isVisible()
    assert tick.isChecked()
    assert writing.text == before


def test_a_number_is_typed_and_what_is_none_is_told(writing: Writing) -> None:
    walk(writing, LineKind.PRODUCT, "pv")
    before = writing.text
    line = tab_to(writing, "products pv points 0 at_least")
    assert isinstance(line, Field)
    writing.keys("x")
    writing.press(Key.Key_Return)
    assert writing.scripts.message.isVisible()
    assert writing.text == before
    writing.press(Key.Key_A, modifier=CTRL)
    writing.keys("2500,5")
    writing.press(Key.Key_Return)
    writing.until_read()
    assert "at_least: 2500.5\n        points: 2" in writing.text
    undone(writing, before)


def test_a_new_rule_product_and_placeholder_are_made_of_their_names(writing: Writing) -> None:
    page = writing.scripts
    for kind, name, said in (
        (LineKind.RULE, "roof_is_sound", "roof is sound"),
        (LineKind.PRODUCT, "wallbox", "wallbox"),
        (LineKind.PLACEHOLDER, "street", "Street"),
    ):
        first = next(line for line in page.outline.outline.lines() if line.kind is kind)
        walk(writing, kind, first.id)
        before = writing.text
        writing.press(Key.Key_Return)
        assert QApplication.focusWidget() is page.cards.new_field
        writing.keys(said)
        writing.press(Key.Key_Return)
        writing.until_read()
        assert (writing.line().kind, writing.line().id) == (kind, name)
        assert said in writing.text
        page.outline.setFocus()
        writing.press(Key.Key_Delete)
        writing.until_read()
        assert name not in writing.text
        undone(writing, before, edits=2)


def test_a_case_and_a_line_are_added_moved_and_removed_by_their_buttons(writing: Writing) -> None:
    walk(writing, LineKind.RULE, "owner")
    before = writing.text
    assert isinstance(tab_to(writing, "add_case"), Push)
    writing.press(Key.Key_Space)
    writing.until_read()
    assert "- {is: house, result: met}\n    reasons:" in writing.text
    tab_to(writing, "case 4 up")
    writing.press(Key.Key_Space)
    writing.until_read()
    assert writing.text.index("{is: rent, result: failed}") > writing.text.rindex("- {is: house, result: met}")
    tab_to(writing, "case 3 remove")
    writing.press(Key.Key_Space)
    writing.until_read()
    assert writing.text == before
    walk(writing, LineKind.PRODUCT, "pv")
    tab_to(writing, "add_usp")
    writing.press(Key.Key_Space)
    assert QApplication.focusWidget() is writing.scripts.cards.new_field
    writing.keys("We come, we look")
    writing.press(Key.Key_Return)
    writing.until_read()
    assert '- {en: "We come, we look"}' in writing.text
    undone(writing, before)


def test_the_legal_note_and_what_must_be_said_are_typed_in_both_languages(writing: Writing) -> None:
    walk(writing, LineKind.TEXT, "legal")
    before = writing.text
    writing.press(Key.Key_F2)
    focus = QApplication.focusWidget()
    assert isinstance(focus, WordsField)
    writing.typed("Only with consent.")
    assert "Only with consent." in writing.text
    undone(writing, before)
    said = next(
        node for node in writing.script.nodes.values() if getattr(node, "must_say", False) and node.id[0] == "c"
    )
    walk(writing, LineKind.TEXT, "must_say")
    tab_to(writing, f"nodes {said.id} must_say")
    writing.press(Key.Key_Space)
    writing.until_read()
    assert not getattr(writing.script.nodes[said.id], "must_say", True)
    undone(writing, before)


def test_a_stage_says_where_it_begins_and_where_whoever_is_ruled_out_is_led(writing: Writing) -> None:
    walk(writing, LineKind.STAGE, "cold_call")
    before = writing.text
    choose(writing, "stages cold_call disqualified", "c13")
    assert "disqualified: c13" in writing.text
    undone(writing, before)
    tab_to(writing, "stages cold_call callback")
    writing.press(Key.Key_Home)
    writing.until_read()
    assert "callback: c01c" not in writing.text
    undone(writing, before)
    choose(writing, "stages cold_call depth", "3")
    assert writing.script.stages[next(iter(writing.script.stages))].depth == 3
    undone(writing, before)


def test_they_are_found_by_ctrl_k(writing: Writing) -> None:
    writing.scripts.outline.setFocus()
    writing.press(Key.Key_K, modifier=CTRL)
    writing.keys("kind of house")
    writing.press(Key.Key_Return)
    writing.until_read()
    assert writing.line().kind in (LineKind.RULE, LineKind.STEP)
    writing.press(Key.Key_K, modifier=CTRL)
    writing.keys("proof of savings")
    writing.press(Key.Key_Return)
    writing.until_read()
    assert (writing.line().kind, writing.line().id) == (LineKind.PLACEHOLDER, "claim_proof")
    assert writing.scripts.cards.shows_part


def test_what_the_linter_says_of_a_rule_stands_on_its_card_with_the_mend(writing: Writing) -> None:
    draft = writing.scripts.work.draft
    assert draft is not None
    before = writing.text
    walk(writing, LineKind.RULE, "owner")
    gone = Remove(
        ("questions", "q_owner", "choices", "rent"), draft.script.plain(("questions", "q_owner", "choices", "rent"))
    )
    writing.scripts.work.make(gone)
    writing.until_read()
    problems = writing.scripts.cards.part.problems
    assert problems.label.isVisible()
    assert "rent" in problems.label.text()
    undone(writing, before)
    assert not problems.label.isVisible()
