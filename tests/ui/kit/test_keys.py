"""One table of keys: nothing is bound twice, nothing is lost in a text field, the sheet tells all of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from pytestqt.qtbot import QtBot

from callassist.ui.commands import BINDABLE, EXITS, OBJECTIONS, Command, HeardAt
from callassist.ui.kit.keys import KeyMap, digit_of, printed, works_in_field

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def event(key: int, modifiers: Qt.KeyboardModifier = Modifier.NoModifier, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


def test_no_key_is_bound_twice() -> None:
    for scope in (HeardAt.CALL, HeardAt.SCRIPTS):
        heard = [one for one in Command if one.scope in (scope, HeardAt.ANYWHERE)]
        keys = [QKeySequence(key).toString() for one in heard for key in one.keys]
        assert len(keys) == len(set(keys))


def test_letters_that_are_taken_or_move_between_keyboards_are_no_objections() -> None:
    keys = {key for one in OBJECTIONS for key in one.keys}
    assert not set("RUXENYZWVQ") & keys
    assert not {"F1", "F10", "F11"} & keys


@pytest.mark.parametrize(
    ("key", "modifiers", "command"),
    [
        (Key.Key_Return, Modifier.NoModifier, "go_on"),
        (Key.Key_Enter, Modifier.KeypadModifier, "go_on"),
        (Key.Key_Space, Modifier.NoModifier, "go_on"),
        (Key.Key_R, Modifier.NoModifier, "refuse"),
        (Key.Key_R, Modifier.ShiftModifier, "refuse"),
        (Key.Key_U, Modifier.ControlModifier, "unknown"),
        (Key.Key_Plus, Modifier.ShiftModifier, "helped"),
        (Key.Key_Minus, Modifier.KeypadModifier, "not_helped"),
        (Key.Key_Exclam, Modifier.ControlModifier | Modifier.ShiftModifier, "depth_1"),
        (Key.Key_1, Modifier.ControlModifier | Modifier.ShiftModifier, "depth_1"),
        (Key.Key_5, Modifier.ControlModifier, "exit_5"),
        (Key.Key_5, Modifier.ControlModifier | Modifier.KeypadModifier, "exit_5"),
        (Key.Key_0, Modifier.ControlModifier, "exit_10"),
        (Key.Key_Return, Modifier.ControlModifier, "hang_up"),
        (Key.Key_F2, Modifier.NoModifier, "objection_0"),
        (Key.Key_F12, Modifier.NoModifier, "objection_8"),
        (Key.Key_A, Modifier.NoModifier, "objection_0"),
        (Key.Key_B, Modifier.NoModifier, "objection_9"),
        (Key.Key_Y, Modifier.NoModifier, None),
    ],
)
def test_keys_mean_their_commands(key: Qt.Key, modifiers: Qt.KeyboardModifier, command: str | None) -> None:
    assert KeyMap().command(event(key, modifiers)) == command


@pytest.mark.parametrize("command", Command)
def test_a_chord_means_the_same_before_a_call_and_in_it(command: Command) -> None:
    """Enter alone is the next step of the place it is pressed at; a letter alone is no chord, and of its place too.

    Where a script is written no key goes to a call: its chords are those of every editor.
    """
    keys = KeyMap()
    if command.scope is HeardAt.SCRIPTS:
        for key in command.keys:
            chord = QKeySequence(key)[0]  # pyright: ignore[reportIndexIssue] - the stubs lack it
            assert keys.writing_command(event(chord.key(), chord.keyboardModifiers())) is command
        return
    before = {key: one for one in Command if one.scope is HeardAt.START for key in one.keys if len(key) == 1}
    for key in command.keys:
        if key == "Return":
            continue
        if key in before:
            letter = event(Qt.Key(ord(key)))
            assert keys.command(letter, start=True) is before[key]
            assert command.scope is HeardAt.START or keys.command(letter) is command
            continue
        chord = QKeySequence(key)[0]  # pyright: ignore[reportIndexIssue] - the stubs lack it
        pressed = event(chord.key(), chord.keyboardModifiers())
        if command.scope is HeardAt.START:
            assert keys.command(pressed) is None
        else:
            assert keys.command(pressed, start=True) is keys.command(pressed) is command


def test_where_a_script_is_written_nothing_of_a_call_is_heard() -> None:
    keys = KeyMap()
    assert keys.writing_command(event(Key.Key_R)) is None
    assert keys.writing_command(event(Key.Key_Return, Modifier.ControlModifier)) is not Command.HANG_UP
    assert keys.writing_command(event(Key.Key_K, Modifier.ControlModifier)) is Command.FIND
    assert keys.writing_command(event(Key.Key_F1)) is Command.SHEET


def test_digits_also_come_from_the_keypad() -> None:
    assert digit_of(event(Key.Key_7)) == 7
    assert digit_of(event(Key.Key_7, Modifier.KeypadModifier)) == 7
    assert digit_of(event(Key.Key_7, Modifier.ControlModifier)) is None


def test_in_a_field_letters_and_digits_type_and_the_rest_keeps_its_meaning() -> None:
    assert not works_in_field(event(Key.Key_R))
    assert not works_in_field(event(Key.Key_7))
    assert works_in_field(event(Key.Key_R, Modifier.ControlModifier))
    assert works_in_field(event(Key.Key_F5))
    assert works_in_field(event(Key.Key_Escape))
    at_sign = event(Key.Key_At, Modifier.ControlModifier | Modifier.AltModifier)
    assert not works_in_field(at_sign)


def test_the_sheet_names_every_command(qtbot: QtBot) -> None:
    words = {words for lines in KeyMap().sheet().values() for _, words in lines}
    for one in BINDABLE:
        assert one in EXITS or one.label in words


def test_a_command_takes_another_key(qtbot: QtBot) -> None:
    keys = KeyMap({"refuse": "Ctrl+F5", "nonsense": "A", "back": ""})
    assert keys.label(Command.REFUSE) == printed("Ctrl+F5")
    assert keys.command(event(Key.Key_F5, Modifier.ControlModifier)) == "refuse"
    assert keys.command(event(Key.Key_Backspace)) == "back"
    assert keys.clash(Command.NOTE, "Ctrl+F5") is Command.REFUSE
    assert keys.clash(Command.REFUSE, "Ctrl+F5") is None
