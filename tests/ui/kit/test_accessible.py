"""Every control has an id that never changes and a name in the window's language: a call can be run by both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QComboBox, QKeySequenceEdit, QLineEdit, QPlainTextEdit, QWidget

from callassist.ui.kit import accessible
from tests.ui.conftest import WAIT, Driver


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
    for page in (1, 2, 3, 4, 5, 6, 0):
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


def heard_of(widget: QWidget) -> tuple[str, bool]:
    """Name and state of a control, as a screen reader gets them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name), bool(interface.state().checked)  # type: ignore[attr-defined]


def test_what_is_chosen_is_told_and_no_name_is_empty_or_says_nothing(driver: Driver) -> None:
    """A chosen script was told by its colour alone; a button beside a message was called "Message button"."""
    buttons = driver.start.script_buttons()
    driver.start.scripts.choose_nth(2)
    assert [heard_of(one)[1] for one in buttons[:3]] == [False, True, False]
    buttons[0].click()
    assert [heard_of(one)[1] for one in buttons[:3]] == [True, False, False]
    buttons[0].click()
    assert heard_of(buttons[0])[1], "pressing what is chosen leaves it chosen"
    driver.start.offer_rescue("Lines wait in a file")
    assert heard_of(driver.start.rescue.button)[0].startswith("Take in")
    driver.call("contract_review", name="Frau Kern")
    for page in (1, 2, 3, 4, 5, 6, 0):
        driver.window.show_page(page)
        driver.settle()
        for widget in driver.window.findChildren(QWidget):
            if widget.isVisible() and isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit):
                name = heard_of(widget)[0]
                assert name == name.strip(" :"), (widget, name)
                assert "button" not in name.lower(), (widget, name)


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


#: said alike in both languages: names that are the same word, and figures, data and keys
ALIKE = {"Name", "Export"}


@pytest.mark.parametrize("page", [0, 1, 2], ids=["start", "log", "settings"])
def test_every_control_of_a_page_is_called_by_a_word_of_the_windows_language(driver: Driver, page: int) -> None:
    said_in: dict[str, dict[str, str]] = {}
    for language in ("en", "de"):
        driver.services.settings.set("window_language", language)
        driver.window.apply_settings()
        driver.window.show_page(page)
        driver.settle()
        said_in[language] = {
            widget.objectName(): widget.accessibleName()
            for widget in driver.window.findChildren(QWidget)
            if isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QPlainTextEdit)
            if widget.isVisible() and not widget.objectName().startswith("qt_")
        }
    assert len(said_in["de"]) > 5
    assert all(said_in["de"].values())
    assert set(said_in["de"]) == set(said_in["en"]), "the ids never change"
    alike = {name for name, said in said_in["de"].items() if said == said_in["en"][name]}
    assert alike - ALIKE == set()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say at once."""
    found: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: found.append(event.message()) if isinstance(event, QAccessibleAnnouncementEvent) else None,
    )
    return found


def test_what_is_wrong_with_a_number_is_heard_when_it_is_left_and_again_at_the_field(
    driver: Driver, heard: list[str]
) -> None:
    driver.start.number.setFocus()
    driver.type("+49 1")
    doubt = driver.start.doubt.text()
    assert "+49 1" in doubt
    assert heard == [], "not at every key"
    driver.start.company.setFocus()
    assert heard == [doubt]
    assert driver.start.number.accessibleDescription() == doubt
    driver.start.number.setText("0221 4710815")
    assert driver.start.number.accessibleDescription() == ""


def test_why_a_call_does_not_start_is_heard(driver: Driver, heard: list[str]) -> None:
    driver.start.focus_first()
    driver.key(Qt.Key.Key_Return)
    assert heard == [driver.start.message.label.text()]


def test_what_was_logged_without_a_call_is_heard(driver: Driver, heard: list[str]) -> None:
    driver.start.name.setText("Frau Kern")
    driver.key(Qt.Key.Key_G, ctrl=True)
    driver.qtbot.waitUntil(lambda: driver.start.done.isVisible(), timeout=WAIT)
    assert driver.start.done.text() in heard


def test_what_a_setting_does_not_take_is_heard_and_again_at_its_field(driver: Driver, heard: list[str]) -> None:
    driver.window.open_page("settings")
    page = driver.settings
    field = page.control("lead_days")
    assert isinstance(field, QLineEdit)
    before = field.text()
    field.setText("999999")
    field.editingFinished.emit()
    problem = page.problem.text()
    assert "999999" in problem
    assert heard == [problem]
    assert field.accessibleDescription() == problem
    field.setText(before)
    field.editingFinished.emit()
    assert field.accessibleDescription() == ""


def test_why_a_key_is_not_taken_is_heard_and_again_at_its_line(driver: Driver, heard: list[str]) -> None:
    driver.window.open_page("settings")
    settings = driver.settings.key_settings
    settings.open.click()
    line = settings.findChildren(QKeySequenceEdit)[0]
    line.setKeySequence(QKeySequence("1"))
    line.editingFinished.emit()
    assert settings.problem.text()
    assert heard == [settings.problem.text()]
    assert line.accessibleDescription() == settings.problem.text()
