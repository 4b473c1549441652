"""Keys by their place, as Qt told them under X11 (`layouts.json`), into a window before any page or field sees them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PAD = Qt.KeyboardModifier.KeypadModifier
ALT_GR = "AltGr"

#: X11's numbers of the places: the digits 1 … 9, 0, and the letters of an American keyboard
DIGITS = {digit: 10 + (digit - 1) % 10 for digit in range(10)}
_LETTERS = {24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
LETTERS = {letter: first + step for first, row in _LETTERS.items() for step, letter in enumerate(row)}
ENTER, SPACE, BACKSPACE, DOWN = 36, 65, 22, 116
_OTHERS = {
    ENTER: (Qt.Key.Key_Return, "\r"),
    SPACE: (Qt.Key.Key_Space, " "),
    BACKSPACE: (Qt.Key.Key_Backspace, "\b"),
    DOWN: (Qt.Key.Key_Down, ""),
}


@cache
def table() -> dict[str, dict[str, list[tuple[int, str, int]]]]:
    return json.loads(Path(__file__).with_name("layouts.json").read_text(encoding="utf-8"))


def told(layout: str, place: int, modifiers: Qt.KeyboardModifier | str) -> tuple[int, str, int]:
    """Qt's key and text and X11's modifiers for a place."""
    if place in _OTHERS:
        key, text = _OTHERS[place]
        return int(key), text, 0
    plain, shift, ctrl, alt_gr = table()[layout][str(place)]
    if modifiers == ALT_GR:
        return alt_gr
    assert isinstance(modifiers, Qt.KeyboardModifier)
    if modifiers & SHIFT:
        return shift  # Ctrl does not change the key; where it changes its text nobody reads it
    return ctrl if modifiers & CTRL else plain


def place_of_sign(layout: str, sign: str) -> tuple[int, Qt.KeyboardModifier]:
    """Where a rep finds a sign on this keyboard: by what is printed there, or by place where no letter is Latin."""
    for shift in (NONE,) if sign in LETTERS else (NONE, SHIFT):
        for place, keys in table()[layout].items():
            if keys[int(shift == SHIFT)][0] == ord(sign):
                return int(place), shift
    return LETTERS[sign], NONE


class Presser:
    """Sends key events to a window as the X server would, with a clock of its own, in milliseconds."""

    def __init__(self, window: QWidget, layout: str = "us", *, after: Callable[[], None] = lambda: None) -> None:
        """`after` is done behind each key: what waits to be told from a word, say, is run."""
        self.window = window
        self.layout = layout
        self.after = after
        self.now = 1_000

    def send(
        self,
        kind: QEvent.Type,
        place: int,
        modifiers: Qt.KeyboardModifier | str = NONE,
        *,
        repeats: bool = False,
        key: tuple[int, str, int] | None = None,
    ) -> None:
        code, text, native = key or told(self.layout, place, modifiers)
        held = modifiers if isinstance(modifiers, Qt.KeyboardModifier) else NONE
        if modifiers == ALT_GR and native == 8:
            held = ALT  # a layout without a third level: the right one is an Alt like the left one
        event = QKeyEvent(kind, code, held, place, 0, native, text, repeats)
        event.setTimestamp(self.now)
        handle = self.window.windowHandle()
        assert handle is not None
        QCoreApplication.sendEvent(handle, event)

    def press(self, *places: int, modifiers: Qt.KeyboardModifier | str = NONE, lasts: int = 60) -> None:
        for place in places:
            self.send(QEvent.Type.KeyPress, place, modifiers)
            self.now += lasts
            self.send(QEvent.Type.KeyRelease, place, modifiers)
            self.now += 90
            self.after()

    def pad(self, place: int, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self.send(kind, place, modifiers | PAD, key=(int(key), text, 0))
            self.now += 60
        self.after()

    def sign(self, sign: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """The key with this sign on it."""
        place, shift = place_of_sign(self.layout, sign)
        self.press(place, modifiers=modifiers | shift)

    def hold(self, place: int, modifiers: Qt.KeyboardModifier = NONE, *, times: int = 30, release: bool = True) -> None:
        """Keep it down as under X11: after 660 ms, release and press of one time, 25 times a second, none marked."""
        self.send(QEvent.Type.KeyPress, place, modifiers)
        self.now += 660
        for _ in range(times):
            self.send(QEvent.Type.KeyRelease, place, modifiers)
            self.send(QEvent.Type.KeyPress, place, modifiers)
            self.now += 40
        if release:
            self.send(QEvent.Type.KeyRelease, place, modifiers)
            self.now += 90
        self.after()
