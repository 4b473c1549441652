"""A box of choices leaves chords to the window, and keeps those by which it is opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.ui.kit.fields import ChoiceBox

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    made = ChoiceBox()
    qtbot.addWidget(made)
    made.addItems(["Apples", "Pears", "Plums"])
    made.show()
    made.setFocus()
    return made


def press(box: ChoiceBox, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str = "") -> bool:
    """Whether the box takes a key for itself."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
    event.setAccepted(True)
    box.keyPressEvent(event)
    return event.isAccepted()


@pytest.mark.parametrize("modifiers", [Modifier.AltModifier, Modifier.ControlModifier])
def test_a_chord_changes_no_choice(box: ChoiceBox, modifiers: Qt.KeyboardModifier) -> None:
    assert not press(box, Key.Key_P, modifiers, "p")
    assert box.currentText() == "Apples"


def test_a_letter_chooses(box: ChoiceBox) -> None:
    assert press(box, Key.Key_P, Modifier.NoModifier, "p")
    assert box.currentText() == "Pears"


@pytest.mark.qt_log_ignore("does not support")
def test_alt_and_down_opens_the_box(box: ChoiceBox) -> None:
    assert press(box, Key.Key_Down, Modifier.AltModifier)
    assert box.view().isVisible()
    box.hidePopup()
    QApplication.processEvents()


def test_alt_and_a_digit_is_the_windows(box: ChoiceBox) -> None:
    assert not press(box, Key.Key_1, Modifier.AltModifier, "1")


def test_what_is_longer_than_the_box_ends_in_an_ellipsis(box: ChoiceBox) -> None:
    words = "Is it a detached house, a semi or a terraced house?"
    box.addItem(words)
    box.setCurrentIndex(3)
    box.setMinimumContentsLength(8)
    box.setFixedWidth(160)
    shown = box.shown_text()
    assert shown.endswith("…")
    assert words.startswith(shown[:-1])
    assert box.currentText() == words, "it is only drawn so"
    box.setFixedWidth(900)
    assert box.shown_text() == words


def test_what_is_shortened_is_drawn_so(box: ChoiceBox) -> None:
    """Drawn like a box that has the shortened words to choose."""
    box.setMinimumContentsLength(8)
    box.setFixedWidth(160)
    box.addItem("Is it a detached house, a semi or a terraced house?")
    box.setCurrentIndex(3)
    drawn, shown = box.grab().toImage(), box.shown_text()
    box.addItem(shown)
    box.setCurrentIndex(4)
    assert box.grab().toImage() == drawn
    box.setCurrentIndex(0)
    assert box.grab().toImage() != drawn


@pytest.mark.parametrize("key", [Key.Key_PageUp, Key.Key_PageDown])
def test_paging_through_the_page_changes_no_choice(box: ChoiceBox, key: Qt.Key) -> None:
    """A newcomer paged down the settings, and the window was German."""
    before = box.currentIndex()
    assert not press(box, key, Modifier.NoModifier, ""), "the page scrolls"
    assert box.currentIndex() == before
