"""E1: from a new script to the one of the guide, by keys in the window, no line of YAML seen; then a call with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.domain.answers import NodeId
from callassist.domain.script import Ask
from callassist.domain.verdict import VerdictState
from callassist.services.scripts.outline import outline_of
from callassist.ui.commands import Command
from tests.services.scripts.sample import complete_text, script_of
from tests.ui.driving import CTRL, Key
from tests.ui.scripts.writing import Writing

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def in_german(writing: Writing, words: str) -> None:
    """The other field of the same text."""
    QTest.keyClick(writing.focused(), Key.Key_Backtab, SHIFT)
    writing.press(Key.Key_A, modifier=CTRL)
    writing.paste(words)


def say(writing: Writing, english: str, german: str) -> None:
    """Both languages of what is marked, and back to the outline."""
    writing.press(Key.Key_F2)
    writing.press(Key.Key_A, modifier=CTRL)
    writing.keys(english)
    in_german(writing, german)
    writing.press(Key.Key_Escape)
    writing.until_read()


def test_a_script_is_made_from_nothing_published_and_called_with(writing: Writing) -> None:
    page = writing.scripts
    page.outline.setFocus()
    writing.press(Key.Key_N, modifier=CTRL | SHIFT)
    writing.type("New windows")
    writing.press(Key.Key_Return)  # in both languages
    writing.until(lambda: page.work.draft is not None and page.work.draft.script_id == "new_windows")
    writing.until_read()
    page.outline.setFocus()

    # the question a new script comes with goes, another one is made in its place
    writing.mark("w2")
    writing.press(Key.Key_Delete)
    writing.until_read()
    writing.mark("w1", "yes")
    writing.press(Key.Key_Return, modifier=CTRL)
    writing.until_read()
    writing.keys("Do you own the house?")
    writing.press(Key.Key_Return)
    writing.until_read()
    writing.keys("we own it")
    writing.press(Key.Key_Return)
    writing.until_read()
    writing.keys("we rent")
    writing.press(Key.Key_Return)
    writing.until_read()
    writing.press(Key.Key_Return)  # nothing more
    step = writing.line().id
    assert [line.part for line in page.outline.outline.lines() if line.id == step and line.depth == 2] == [
        "we_own_it",
        "we_rent",
    ]
    node = writing.script.nodes[NodeId(step)]
    assert isinstance(node, Ask)

    # what the answers mean, that it is asked first, and all of it in German
    writing.mark(step, "we_own_it")
    writing.press(Key.Key_M)
    writing.until_read()
    writing.mark(step, "we_rent")
    writing.press(Key.Key_M)
    writing.until_read()
    writing.press(Key.Key_M)
    writing.until_read()
    say(writing, "we rent", "zur Miete")
    writing.mark(step, "we_own_it")
    say(writing, "we own it", "gehört uns")
    writing.mark(step)
    say(writing, "Do you own the house?", "Gehört Ihnen das Haus?")
    tab_to(writing, "Name de")
    writing.press(Key.Key_A, modifier=CTRL)
    writing.keys("Eigentum")
    tab_to(writing, "Asked before an appointment")
    writing.press(Key.Key_Space)
    writing.press(Key.Key_Escape)
    writing.until_read()
    writing.mark("w1")
    say(
        writing,
        "Hello {lead}, {caller} from {company}, it's about an offer for windows. Is this a good moment?",
        "Guten Tag {lead}, {caller} von {company}, es geht um ein Angebot für Fenster. Passt es gerade?",
    )

    reading = page.work.reading
    assert reading is not None
    assert [str(one) for one in reading.problems] == []
    shape = [(one.kind, one.depth, one.answer) for one in outline_of(writing.script)]
    assert shape == [(one.kind, one.depth, one.answer) for one in outline_of(script_of(complete_text()))]

    writing.publish("the first one")
    writing.app.window.open_page("call")
    writing.until(lambda: "new_windows" in [one.id for one in writing.start.scripts.usable()])
    writing.call("new_windows")
    assert "an offer for windows" in writing.spoken()
    writing.press(Key.Key_1)
    assert writing.spoken() == "Do you own the house?"
    writing.press(Key.Key_2)
    assert writing.view.verdict.state is VerdictState.DISQUALIFIED
    assert writing.view.outcome == "disqualified"


def tab_to(writing: Writing, name: str) -> None:
    """From the words of what is marked on by Tab."""
    writing.press(Key.Key_F2)
    for _ in range(40):
        focus = QApplication.focusWidget()
        if focus is not None and focus.objectName() == name:
            return
        writing.press(Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def test_the_sheet_tells_the_keys_of_writing(writing: Writing) -> None:
    words = [line[1] for lines in writing.app.window._keys.sheet().values() for line in lines]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert Command.SCRIPT_ANSWER.label in words
