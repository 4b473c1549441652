"""Every control has a name, in English whatever the window's language: a screen reader and a script can run a call."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.conftest import Driver


def names(window: QWidget) -> set[str]:
    return {widget.accessibleName() for widget in window.findChildren(QWidget) if widget.isVisible()}


def test_the_names_a_call_needs_are_there_in_german_too(driver: Driver) -> None:
    driver.services.settings.set("window_language", "de")
    driver.window.apply_settings()
    assert {"Start call", "Name", "Company", "Number", "No answer", "Busy"} <= names(driver.window)
    driver.call()
    driver.type("11")
    driver.settle()
    shown = names(driver.window)
    assert {
        "Spoken text",
        "Verdict",
        "Answer 1",
        "Answer 2",
        "Objection o_time",
        "Note",
        "Hang up",
        "Timer",
        "Refused",
        "Does not know",
        "Something else",
        "Back",
        "Depth 1",
        "Depth 3",
        "Script language",
        "Path q_children",
        "Exit X1",
        "Exit X10",
    } <= shown
    driver.key(Qt.Key.Key_F3)
    assert {"Helped", "Did not help", "Next reply", "Back to the question"} <= names(driver.window)
    driver.hang_up()
    driver.window.show_page(1)
    assert {"Search calls", "Export", "Calls"} <= names(driver.window)


def test_every_control_has_a_name_and_a_role(driver: Driver) -> None:
    driver.call("contract_review", name="Frau Kern")
    driver.type("112")
    driver.key(Qt.Key.Key_F1)
    for page in (1, 2, 0):
        driver.window.show_page(page)
        driver.settle()
        for widget in driver.window.findChildren(QWidget):
            if not widget.isVisible() or widget.objectName().startswith("qt_"):
                continue
            if isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QPlainTextEdit):
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface is not None
                assert interface.text(QAccessible.Text.Name), widget
                assert interface.role() is not QAccessible.Role.NoRole


def test_the_spoken_text_can_be_read_as_text(driver: Driver) -> None:
    driver.call()
    interface = QAccessible.queryAccessibleInterface(driver.page.speech.text)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Spoken text"
    assert interface.text(QAccessible.Text.Description) == driver.page.speech.text.toPlainText()
