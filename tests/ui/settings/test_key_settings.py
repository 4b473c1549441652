"""A key that would be dead is refused when it is chosen, with the reason, and passed over where it is stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from callassist.ui.commands import Command
from callassist.ui.kit.keys import KeyMap, printed
from tests.ui.conftest import Driver
from tests.ui.pressing import DIGITS, Presser


def choose(driver: Driver, command: str, key: str) -> str:
    """Choose a key on the settings page; what the page says."""
    driver.open_settings()
    page = driver.settings
    assert page is not None
    if not page.key_settings._edits:
        page.key_settings.open.click()
    edit = page.key_settings._edits[Command(command)]
    edit.setKeySequence(QKeySequence(key))
    edit.editingFinished.emit()
    return "" if page.key_settings.problem.isHidden() else page.key_settings.problem.text()


@pytest.mark.parametrize(
    ("command", "key", "reason"),
    [
        ("note", "5", "answer"),
        ("note", "Shift+5", "answer"),
        ("note", "Num+5", "answer"),
        ("note", "Alt+3", "answer"),
        ("note", "Return", "everywhere"),
        ("note", "Enter", "everywhere"),
        ("note", "Esc", "everywhere"),
        ("note", "Space", "everywhere"),
        ("note", "Tab", "everywhere"),
        ("note", "Backspace", "text fields"),
        ("note", "Left", "text fields"),
        ("note", "Ctrl+Left", "text fields"),
        ("note", "Ctrl+C", "text fields"),
        ("note", "Ctrl+Shift+Z", "text fields"),
        ("note", "Shift+Ins", "text fields"),
        ("dial", "A", "objection"),
        ("dial", "Shift+A", "objection"),
        ("dial", "F5", "objection"),
        ("dial", "R", "Refused to answer"),
        ("dial", "Shift+R", "Refused to answer"),
        ("dial", "Ctrl+K", "Find anything"),
        ("dial", "Ctrl+Num+4", "Shared exit 4"),
        ("dial", "Ctrl+Enter", "Hang up"),
        ("dial", "Ctrl+Alt+Q", "AltGr"),
        ("dial", "Ctrl+Ж", "A to Z"),
        ("dial", "Meta+D", "system"),
        ("dial", "Alt+F4", "system"),
        ("no_answer", "Ctrl+K", "Find anything"),
        ("no_answer", "Ctrl+2", "Shared exit 2"),
        ("find", "Ctrl+1", "Shared exit 1"),
        ("settings", "Return", "everywhere"),
    ],
)
def test_a_key_that_would_be_dead_is_refused_with_its_reason(
    driver: Driver, command: str, key: str, reason: str
) -> None:
    before = driver.app.keys.keys(Command(command))
    assert reason in choose(driver, command, key)
    assert driver.app.keys.keys(Command(command)) == before
    assert driver.app.store.text(f"keys/{command}") == ""


@pytest.mark.parametrize(
    ("command", "key"),
    [
        ("note", "Y"),
        ("dial", "Ctrl+F5"),
        ("no_answer", "Ctrl+F6"),
        ("refuse", "Alt+R"),
        ("find", "Ctrl+F"),
        ("back", "Z"),
    ],
)
def test_a_key_that_is_free_is_taken(driver: Driver, command: str, key: str) -> None:
    assert choose(driver, command, key) == ""
    assert driver.app.keys.label(Command(command)) == printed(key)
    assert choose(driver, command, "") == ""
    assert driver.app.keys.keys(Command(command)) == Command(command).keys


def test_a_key_given_away_by_one_command_can_be_taken_by_another(driver: Driver) -> None:
    assert choose(driver, "note", "Y") == ""
    assert choose(driver, "dial", "N") == ""
    assert choose(driver, "wording", "N") != ""
    keys = KeyMap({"dial": "N", "note": "Y"})
    assert (keys.label(Command.DIAL), keys.label(Command.NOTE)) == (printed("N"), printed("Y"))


def test_a_sign_of_the_digits_row_is_refused_once_the_keyboard_showed_it(driver: Driver) -> None:
    driver.start.focus_first()
    Presser(driver.window, "cz").press(DIGITS[2])
    assert "answer" in choose(driver, "note", "ě")


def test_keys_stored_before_they_were_refused_are_passed_over() -> None:
    keys = KeyMap({"note": "5", "dial": "Ctrl+C", "wording": "R", "find": "Ctrl+F", "usp": "A", "edit": "Ctrl+F"})
    defaults = {one: one.keys for one in Command}
    for command in (Command.NOTE, Command.DIAL, Command.WORDING, Command.USP, Command.EDIT):
        assert keys.keys(command) == defaults[command], command
    five = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, "5")
    assert keys.command(five) is None


def test_enter_esc_and_backspace_stay_with_their_command_beside_another_key(driver: Driver) -> None:
    keys = KeyMap({"go_on": "Ctrl+G", "escape": "Ctrl+B", "back": "Z"})
    for key, command in (
        (Qt.Key.Key_Return, "go_on"),
        (Qt.Key.Key_Escape, "escape"),
        (Qt.Key.Key_Backspace, "back"),
    ):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        assert keys.command(event) == command
