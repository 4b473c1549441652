"""The saved mark says so only when all that is on the screen is on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.driving import CTRL, ENGLISH, Window, write_settings

Key = Qt.Key
SAVED, SAVING = "saved ✓", "saving …"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    write_settings(tmp_path, **ENGLISH)
    made = Window(qtbot, tmp_path)
    made.call()
    made.keys("11")
    made.until(lambda: mark(made) == SAVED)
    yield made
    made.end()


def mark(window: Window) -> str:
    return window.page.header.saved.text()


def noted(window: Window) -> str:
    (row,) = window.logged()
    return window.services.call_log.trace(row.id).result(200).summary.note


def stop_the_pauses(window: Window) -> None:
    """The note waits for ever, however slow this machine is."""
    for timer in (window.page.note._timer, window.page.note._limit):  # pyright: ignore[reportPrivateUsage]
        timer.setInterval(3_600_000)


def test_saved_is_not_said_while_a_note_waits_for_a_pause_in_the_typing(window: Window) -> None:
    stop_the_pauses(window)
    window.keys("n")
    window.keys("K")
    assert mark(window) != SAVED
    window.keys("ern")
    window.settle()
    assert mark(window) == SAVING
    window.page.note.flush()
    window.until(lambda: mark(window) == SAVED)
    assert window.live.note == "Kern"
    assert window.live.unsaved == 0


def test_saved_is_said_again_when_what_was_typed_is_taken_away_again(window: Window) -> None:
    stop_the_pauses(window)
    window.keys("n")
    window.keys("K")
    assert mark(window) == SAVING
    window.press(Key.Key_Backspace)
    assert mark(window) == SAVED


def test_an_answer_on_the_disk_does_not_say_saved_of_a_note_that_waits(window: Window) -> None:
    stop_the_pauses(window)
    window.keys("n")
    window.keys("Kern")
    gap = window.live.set_note("something else of this call is written")
    window.control._saving.watch(gap)  # pyright: ignore[reportPrivateUsage]
    window.until_answered()
    assert window.live.unsaved == 0
    assert mark(window) == SAVING


def test_saved_is_not_said_between_the_sending_of_a_note_and_the_disk(window: Window) -> None:
    stop_the_pauses(window)
    window.keys("n")
    window.keys("Kern")
    with window.slow_disk() as disk:
        window.page.note.flush()
        window.settle()
        assert mark(window) == SAVING
        window.keys("s Mann")  # more is typed while the first part is on its way
        disk.set()
        window.until_answered()
        assert window.live.unsaved == 0
        assert mark(window) == SAVING
    window.page.note.flush()
    window.until(lambda: mark(window) == SAVED)
    assert window.live.note == "Kerns Mann"


def test_saved_is_not_said_of_letters_that_are_still_being_composed(window: Window) -> None:
    window.keys("n")
    field = window.page.note.field
    QApplication.sendEvent(field, QInputMethodEvent("かな", []))
    assert mark(window) == SAVING
    QApplication.sendEvent(field, QInputMethodEvent("", []))
    assert mark(window) == SAVED


def test_saved_is_not_said_of_what_is_typed_and_not_entered(window: Window) -> None:
    window.keys("q")
    assert mark(window) == SAVED
    window.keys("Who told you?")
    assert mark(window) != SAVED
    window.press(Key.Key_Escape)
    assert mark(window) == SAVED


def test_saved_is_not_said_of_a_wrap_up_that_is_not_saved(window: Window) -> None:
    window.press(Key.Key_Return, modifier=CTRL)
    assert window.control.wrapping
    assert mark(window) != SAVED
    window.press(Key.Key_Escape)
    assert not window.control.wrapping
    assert mark(window) == SAVED


def test_a_note_cannot_be_changed_while_the_end_of_the_call_is_on_its_way(window: Window) -> None:
    """What is typed after Save would be in no line of the journal."""
    window.press(Key.Key_Return, modifier=CTRL)
    with window.slow_disk() as disk:
        window.press(Key.Key_Return)
        window.settle()
        assert window.area.in_call
        window.page.note.field.setFocus()
        window.keys("too late")
        assert window.page.note.text() == ""
        disk.set()
        window.until(lambda: not window.area.in_call)
    window.call()
    window.keys("n")
    window.keys("Kern")
    assert window.page.note.text() == "Kern"


def test_the_log_page_does_not_say_saved_of_what_was_typed_since(window: Window) -> None:
    window.press(Key.Key_Return, modifier=CTRL)
    window.press(Key.Key_Return)
    window.until(lambda: not window.area.in_call)
    page = window.open_log()
    page.table.selectRow(0)
    window.until(lambda: bool(page.trace.call_id()))
    page.trace.note.setPlainText("first")
    with window.slow_disk() as disk:
        page.trace.save.click()
        page.trace.note.setPlainText("first and second")
        disk.set()
        window.until_answered()
    assert noted(window) == "first"
    assert page.trace.said.text() == ""
    assert page.trace.save.isEnabled()
    page.trace.save.click()
    window.until(lambda: page.trace.said.text() == SAVED)
    assert noted(window) == "first and second"
