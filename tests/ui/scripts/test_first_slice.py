"""See a script, change a sentence, publish it, call with it: by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.driving import CTRL, Key
from tests.ui.scripts.writing import Writing


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def test_a_sentence_is_changed_published_and_said_in_the_next_call(writing: Writing) -> None:
    writing.mark("c03")
    assert writing.scripts.phone.trial is not None
    assert writing.scripts.phone.trial.shows("c03")
    writing.retype("Is the house you live in your own?")
    assert writing.scripts.phone.speech.text.toPlainText() == "Is the house you live in your own?"
    assert writing.scripts.state.text().startswith("Draft")
    writing.publish("nobody understood it")
    assert writing.scripts.told.label.text() == "Published as version 2. The next call uses it."
    assert writing.scripts.state.text() == "Published: calls use it"
    writing.app.window.open_page("call")
    writing.call("solar_insulation")
    writing.press(Key.Key_1, Key.Key_1)
    assert writing.view.node == "c03"
    assert writing.spoken() == "Is the house you live in your own?"


def test_what_was_typed_is_undone_with_one_key_and_made_again(writing: Writing) -> None:
    """The letters of one sentence are one change, however long its author paused between them."""
    before = writing.text
    writing.mark("c03")
    writing.press(Key.Key_F2)
    writing.keys("Is the house")
    writing.until(lambda: "Is the house" in writing.text)  # it is kept while its author thinks
    writing.keys(" your own?")
    writing.press(Key.Key_Escape)
    writing.until_read()
    after = writing.text
    assert "Is the house your own?" in after
    writing.press(Key.Key_Z, modifier=CTRL)
    writing.until_read()
    assert writing.text == before
    writing.press(Key.Key_Y, modifier=CTRL)
    writing.until_read()
    assert writing.text == after


def test_a_draft_touches_no_call(writing: Writing) -> None:
    writing.mark("c03")
    writing.retype("Is the house you live in your own?")
    writing.app.window.open_page("call")
    writing.call("solar_insulation")
    writing.press(Key.Key_1, Key.Key_1)
    assert writing.spoken().startswith("Do you own the house you live in")
