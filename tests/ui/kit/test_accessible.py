"""Every control has an id that never changes and a name in the window's language: a call can be run by both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from callassist.ui.kit import accessible
from tests.ui.conftest import Driver


def names(window: QWidget) -> set[str]:
    return {widget.objectName() for widget in window.findChildren(QWidget) if widget.isVisible()}


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


def said(window: QWidget, name: str) -> str:
    """What a screen reader says of the control with this id."""
    return next(one.accessibleName() for one in window.findChildren(QWidget, name) if one.isVisible())


def test_names_are_said_in_the_windows_language_and_follow_it(driver: Driver) -> None:
    driver.services.settings.set("window_language", "de")
    driver.window.apply_settings()
    driver.call()
    driver.type("11")
    driver.settle()
    assert said(driver.window, "Objection o_time") == "Einwand: Keine Zeit"
    assert said(driver.window, "Exit X1") == "Sonderfall: Falsche Nummer"
    assert said(driver.window, "Hang up") == "Auflegen"
    assert said(driver.window, "Answer 1").startswith("Antwort 1: ")
    assert said(driver.window, "Depth 1").startswith("1: ")
    driver.services.settings.set("window_language", "en")
    driver.window.apply_settings()
    driver.settle()
    assert said(driver.window, "Hang up") == "Hang up"
    assert said(driver.window, "Objection o_time") == "Objection: Keine Zeit"


def test_tab_goes_from_the_spoken_text_to_the_answers_first(driver: Driver) -> None:
    driver.call()
    driver.type("11")
    driver.settle()
    reached: list[str] = []
    for _ in range(6):
        driver.key(Qt.Key.Key_Tab)
        reached.append(driver.focused().objectName())
    answers = [f"Answer {choice.key}" for choice in driver.live.view.choices]
    assert reached[: len(answers)] == answers
    assert reached[len(answers)] == "Refused"


def test_what_a_field_does_not_take_is_announced(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: heard.append(event.message()) if isinstance(event, QAccessibleAnnouncementEvent) else None,
    )
    driver.call("contract_review", name="Frau Kern")
    driver.type("111")
    assert driver.page.answers.field.hasFocus()
    driver.type("viele")
    driver.key(Qt.Key.Key_Return)
    problem = driver.page.answers.problem.text()
    assert "viele" in problem
    assert problem in heard
    assert problem in driver.page.answers.field.accessibleDescription()
    driver.page.answers.field.clear()
    driver.type("18")
    assert problem not in driver.page.answers.field.accessibleDescription()


def test_every_name_that_is_given_has_its_words_in_the_table() -> None:
    source = Path(accessible.__file__).parents[1]
    code = "\n".join(file.read_text(encoding="utf-8") for file in source.rglob("*.py"))
    given = set(re.findall(r'named\([\w.]+, "([^"]+)"\)', code))
    assert len(given) > 40
    assert given - set(accessible.NAMES) == set()
