"""E2: a sentence that does not work on the phone is said otherwise from the next call on; this one keeps its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callassist.ui.scripts.scripts_page import ScriptsPage
from tests.ui.driving import CTRL, Key, Window, opened

SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = "Is the house you live in your own?"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def at_the_question(window: Window, lead: str = "Ms Kern, 0221 4710815") -> str:
    """A call at its first question; what is said there."""
    window.call("solar_insulation", lead)
    window.press(Key.Key_1, Key.Key_1)
    assert window.view.node == "c03"
    return window.spoken()


def reword(window: Window, words: str) -> None:
    window.press(Key.Key_W, modifier=CTRL | SHIFT)
    window.press(Key.Key_A, modifier=CTRL)
    window.keys(words)
    window.press(Key.Key_Return, modifier=CTRL)


def test_the_next_call_says_it_and_this_one_keeps_its_words(window: Window) -> None:
    before = at_the_question(window)
    reword(window, WORDS)
    window.until(lambda: "version 2" in window.page.hint.text())
    assert window.area.in_call, "Ctrl and Enter kept the words and did not hang up"
    assert window.spoken() == before
    window.press(Key.Key_1)
    assert window.view.node == "c04"
    window.end_call()
    assert at_the_question(window, "Ms Roth, 0221 4710816") == WORDS
    window.end_call()
    assert len(window.logged()) == 2


def for_me(window: Window, words: str) -> None:
    window.press(Key.Key_W, modifier=CTRL | SHIFT)
    window.press(Key.Key_A, modifier=CTRL)
    window.keys(words)
    window.press(Key.Key_Return, modifier=CTRL | SHIFT)


def test_words_for_me_alone_are_said_in_my_next_call_and_the_script_stays(window: Window) -> None:
    before = at_the_question(window)
    for_me(window, WORDS)
    window.until(lambda: "for you alone" in window.page.hint.text())
    assert window.area.in_call
    assert window.spoken() == before
    assert window.page.speech.borrowed.text() == ""
    window.end_call()
    assert at_the_question(window, "Ms Roth, 0221 4710816") == WORDS
    assert window.page.speech.borrowed.text() == "my words"
    assert window.services.library.load("solar_insulation").version == 1
    window.press(Key.Key_W, modifier=CTRL | SHIFT)
    assert window.focused().toPlainText() == WORDS  # type: ignore[attr-defined]
    window.press(Key.Key_A, modifier=CTRL)
    window.press(Key.Key_Delete)
    window.press(Key.Key_Return, modifier=CTRL | SHIFT)
    window.until(lambda: "as the script does" in window.page.hint.text())
    window.end_call()
    assert at_the_question(window, "Ms Blum, 0221 4710817") == before


def test_my_words_wait_where_the_script_changed_until_i_keep_them_once_more(window: Window) -> None:
    at_the_question(window)
    for_me(window, WORDS)
    window.until(lambda: "for you alone" in window.page.hint.text())
    reword(window, "Is it your own house?")
    window.until(lambda: "version 2" in window.page.hint.text())
    window.end_call()
    assert at_the_question(window, "Ms Roth, 0221 4710816") == "Is it your own house?"
    assert window.page.speech.borrowed.text() == "my words wait: the script changed"
    window.press(Key.Key_W, modifier=CTRL | SHIFT)
    window.press(Key.Key_Return, modifier=CTRL | SHIFT)
    window.until(lambda: "for you alone" in window.page.hint.text())
    window.end_call()
    assert at_the_question(window, "Ms Blum, 0221 4710817") == WORDS


def test_what_must_be_said_is_not_changed_for_me_alone(window: Window) -> None:
    window.call("solar_insulation")
    assert window.view.must_say
    for_me(window, "Hello")
    assert "cannot be changed for you alone" in window.page.hint.text()
    assert window.area.in_call


def test_a_running_call_is_taken_up_again_with_the_words_it_began_with(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        before = at_the_question(window)
        reword(window, WORDS)
        window.until(lambda: "version 2" in window.page.hint.text())
        call = window.live.id
    with opened(qtbot, tmp_path / "data") as window:
        window.until(window.start.interrupted_rows)
        window.area.resume(call)
        window.wait_for_call()
        assert window.spoken() == before


def test_esc_leaves_it_as_it_was(window: Window) -> None:
    before = at_the_question(window)
    window.press(Key.Key_W, modifier=CTRL | SHIFT)
    window.keys("nonsense")
    window.press(Key.Key_Escape)
    assert window.spoken() == before
    assert window.page.speech.text.isVisible()
    window.press(Key.Key_1)
    assert window.view.node == "c04"


def test_words_of_every_script_are_not_changed_in_one(window: Window) -> None:
    window.call("solar_insulation")
    window.press(Key.Key_1, modifier=CTRL)
    window.press(Key.Key_W, modifier=CTRL | SHIFT)
    assert "every script" in window.page.hint.text()
    assert window.page.speech.text.isVisible()


def test_an_answer_puts_the_field_away(window: Window) -> None:
    at_the_question(window)
    window.press(Key.Key_W, modifier=CTRL | SHIFT)
    window.page.answers.buttons()[0].click()
    assert window.view.node == "c04"
    assert window.page.speech.text.isVisible()


def test_the_page_of_scripts_shows_what_was_reworded_in_a_call(window: Window) -> None:
    """Its draft is the same one: undo on the page reaches what was typed in the call."""
    window.app.window.open_page("scripts")
    page = window.app.window.page("scripts")
    assert isinstance(page, ScriptsPage)
    page.show_item("solar_insulation")
    window.until(lambda: page.work.draft is not None and page.work.draft.script_id == "solar_insulation")
    window.app.window.open_page("call")
    at_the_question(window)
    reword(window, WORDS)
    window.until(lambda: "version 2" in window.page.hint.text())
    window.app.window.open_page("scripts")
    window.until(lambda: WORDS in [line.text.en for line in page.outline.outline.lines()])


def test_who_may_not_publish_proposes_the_words_and_one_key_publishes_them(window: Window) -> None:
    window.services.settings.set("publishers", "Ben Berg")
    before = at_the_question(window)
    reword(window, WORDS)
    window.until(lambda: window.page.hint.text().startswith("Proposed"))
    window.end_call()
    assert at_the_question(window, "Ms Roth, 0221 4710816") == before, "calls go on as they were"
    window.end_call()
    window.services.settings.set("publishers", "Anna Roth, Ben Berg")
    window.app.window.open_page("scripts")
    page = window.app.window.page("scripts")
    assert isinstance(page, ScriptsPage)
    page.show_item("solar_insulation")
    window.until(lambda: page.inbox.count == 1)
    window.press(Key.Key_F6)
    window.until(page.inbox.isVisible)
    window.press(Key.Key_1)
    window.until(lambda: page.inbox.count == 0)
    window.app.window.open_page("call")
    assert at_the_question(window, "Ms Berg, 0221 4710817") == WORDS
    window.end_call()
