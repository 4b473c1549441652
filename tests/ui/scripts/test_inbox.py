"""What leads say that no answer fits comes back to the script's author, and becomes an answer by one key (E3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from callassist.ui.kit.two_lines import LINES, Lines
from callassist.ui.scripts.inbox_panel import Making
from tests.ui.driving import CTRL, Key
from tests.ui.scripts.writing import Writing

OWNER = "c03"


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def say_something_else(writing: Writing, number: int, words: str) -> None:
    """A call in which the owner's question is answered by words of the lead's own."""
    writing.app.window.open_page("call")
    writing.call("solar_insulation", lead=f"Ms Kern {number}, 0221 47108{number}")
    writing.press(Key.Key_1, Key.Key_1)
    assert writing.view.node == OWNER
    writing.press(Key.Key_X)
    writing.keys(words)
    writing.press(Key.Key_Return)
    assert writing.view.node != OWNER
    writing.end_call()


def open_inbox(writing: Writing) -> list[Lines]:
    writing.write("solar_insulation")
    panel = writing.scripts.inbox
    writing.press(Key.Key_F6)
    assert panel.isVisible()
    writing.until_answered()
    return [panel.model.index(row).data(LINES) for row in range(panel.model.rowCount())]


def test_like_words_of_three_calls_become_an_answer_that_the_next_call_offers(writing: Writing) -> None:
    for number, words in enumerate(("it is leased from the city", "leased", "we have it leased"), start=15):
        say_something_else(writing, number, words)
    (waiting,) = open_inbox(writing)
    assert waiting.state == "3 times"
    assert waiting.name == "“we have it leased” · “leased” · “it is leased from the city”"
    assert waiting.below.startswith("2 March 2026 · Do you own the house you live in")
    marked = writing.scripts.outline.outline.row_of_step(OWNER)
    assert writing.scripts.outline.outline.line_at(marked) is not None

    writing.press(Key.Key_1)
    writing.until_read()
    writing.until(lambda: writing.scripts.inbox.model.rowCount() == 0)
    assert writing.line().text.en == "we have it leased"
    assert "Every answer fitted" in writing.scripts.inbox.title.text()
    writing.press(Key.Key_F6)
    assert not writing.scripts.inbox.isVisible()
    writing.publish("three said it")
    writing.app.window.open_page("call")
    writing.call("solar_insulation", lead="Ms Roth, 0221 4710899")
    writing.press(Key.Key_1, Key.Key_1)
    assert writing.view.node == OWNER
    assert "we have it leased" in [one.label for one in writing.view.choices]


def test_words_are_put_away_and_fetched_back(writing: Writing) -> None:
    say_something_else(writing, 15, "leased")
    say_something_else(writing, 16, "ask my brother")
    first, _ = open_inbox(writing)
    before = writing.text
    writing.press(Key.Key_Delete)
    panel = writing.scripts.inbox
    writing.until(lambda: panel.model.rowCount() == 1)
    assert panel.model.index(0).data(LINES).name != first.name
    writing.press(Key.Key_Backspace)
    writing.until(lambda: panel.model.rowCount() == 2)
    assert writing.text == before, "the draft was not touched"
    writing.press(Key.Key_Escape)
    assert not panel.isVisible()
    assert writing.scripts.outline.hasFocus()


@pytest.mark.parametrize(
    ("key", "where"), [(Key.Key_2, "objections:"), (Key.Key_3, "alternatives:"), (Key.Key_4, "tip:")]
)
def test_they_become_an_objection_another_wording_or_a_tip(writing: Writing, key: Key, where: str) -> None:
    say_something_else(writing, 15, "the bank owns it all")
    open_inbox(writing)
    before = writing.text
    writing.press(key)
    writing.until_read()
    added = [line for line in writing.text.splitlines() if "the bank owns it all" in line]
    assert len(added) == 1
    assert where in writing.text
    writing.until(lambda: writing.scripts.inbox.model.rowCount() == 0)
    # undone like every other edit; the words come back by Backspace
    writing.press(Key.Key_Z, modifier=CTRL)
    writing.until_read()
    assert writing.text == before


def test_enter_goes_to_the_step_and_the_count_stands_on_its_line_and_its_button(writing: Writing) -> None:
    say_something_else(writing, 15, "leased")
    open_inbox(writing)
    writing.press(Key.Key_Return)
    assert writing.line().id == OWNER
    assert writing.scripts.outline.hasFocus()
    shown = [button.text() for button in writing.scripts.buttons.findChildren(QPushButton)]
    assert "No answer fits: 1  F6" in shown


def test_the_inbox_follows_the_language_of_the_window(writing: Writing) -> None:
    say_something_else(writing, 15, "leased")
    open_inbox(writing)
    panel = writing.scripts.inbox
    before = panel.model.index(0).data(LINES)
    assert (before.name, before.state) == ("“leased”", "1 time")
    assert before.below.startswith("2 March 2026 · Do you own")
    writing.services.settings.set("window_language", "de")
    writing.app.window.apply_settings()
    writing.until_answered()
    after = panel.model.index(0).data(LINES)
    assert (after.name, after.state) == ("„leased“", "1-mal")
    assert after.below.startswith("2. März 2026 · ")
    assert panel.title.text() == "Wozu keine Antwort des Skripts passt, in 1 Gespräch"
    chip = panel.chips[Making.ANSWER]
    assert chip.label() == "eine Antwort dort"


def test_the_inbox_of_a_page_behind_another_one_follows_the_language_too(writing: Writing) -> None:
    say_something_else(writing, 15, "leased")
    open_inbox(writing)
    writing.app.window.open_page("settings")
    writing.services.settings.set("window_language", "de")
    writing.app.window.apply_settings()
    writing.settle()
    below = writing.scripts.inbox.model.index(0).data(LINES).below
    assert below.startswith("2. März 2026 · ")
