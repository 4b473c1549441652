"""Which keys no command may be given: those that mean something of their own, whatever the table says."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from typing import Final, cast

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from callassist.ui.kit.key_places import is_digit, is_foreign_letter, is_latin_letter
from callassist.ui.workarounds.flags_of_windows import without

_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_META: Final = Qt.KeyboardModifier.MetaModifier
_UNTOLD: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_ENTER, _RETURN = int(Qt.Key.Key_Enter), int(Qt.Key.Key_Return)
#: the part of Qt's number that is the key; the rest are modifiers
_KEY_BITS = 0x01FF_FFFF

#: chords of every text field: copy, paste, cut, all, undo, redo
_EDITING = frozenset(ord(letter) for letter in "CVXAZ")
_MOVING = frozenset(
    int(key)
    for key in (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Insert,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
    )
)
_ALONE = frozenset(
    int(key) for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
)
_MODIFIERS = frozenset(
    int(key)
    for key in (
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    )
)


def normal(key: int, modifiers: Qt.KeyboardModifier) -> int:
    """Key and modifiers in one number; the number pad's own mark and a Shift that tells nothing are left out."""
    return _normal(int(key), int(modifiers.value))


@cache
def combined(text: str) -> int:
    """A key in Qt's portable wording, in the same form."""
    chord = int(_first(text).toCombined())
    return _normal(chord & _KEY_BITS, chord & ~_KEY_BITS)


def _normal(key: int, modifiers: int) -> int:
    # in numbers: all keys of the table are asked for before the first frame, and Python's flags are slow
    if key == _ENTER:
        key = _RETURN
    modifiers &= ~int(_UNTOLD.value)
    shift = int(_SHIFT.value)
    if modifiers & shift:
        is_symbol = 0x21 <= key <= 0xFF and not is_latin_letter(key) and not is_digit(key)
        # "+" wants Shift on some keyboards and not on others; a capital R is still R
        if is_symbol or (is_latin_letter(key) and modifiers == shift):
            modifiers &= ~shift
    return key | modifiers


def reserved(text: str) -> str:
    """Why no command may have this key: digit, named, alone, editing, typing, script or system; "" if one may."""
    key, modifiers = _parts(text)
    modifiers = without(modifiers, _UNTOLD)
    key = int(Qt.Key.Key_Return) if key == Qt.Key.Key_Enter else key
    plain = not without(modifiers, _SHIFT)
    if key in _MODIFIERS or modifiers & _META or (key == Qt.Key.Key_F4 and modifiers == _ALT):
        return "system"
    if modifiers & _CTRL and modifiers & _ALT and sys.platform != "darwin":
        return "typing"
    if is_foreign_letter(key):
        return "script"
    if is_digit(key) and plain:
        return "digit"
    if is_digit(key) and without(modifiers, _SHIFT) == _ALT:
        return "named"
    if key in _ALONE and not modifiers & (_CTRL | _ALT):
        return "alone"
    if key in _MOVING and not modifiers & _ALT and not (modifiers & _CTRL and _is_page(key)):
        return "editing"
    if key in _EDITING and modifiers & _CTRL and not modifiers & _ALT:
        return "editing"
    return ""


def _is_page(key: int) -> bool:
    return key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def _parts(text: str) -> tuple[int, Qt.KeyboardModifier]:
    first = _first(text)
    return int(first.key()), first.keyboardModifiers()


def _first(text: str) -> QKeyCombination:
    return cast("Sequence[QKeyCombination]", QKeySequence(text))[0]  # its __getitem__ is missing in the stubs
