"""From a key nobody else wanted to what it means in a call: a digit, a command, or nothing, which is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from callassist.ui.call.call_page import CallPage
from callassist.ui.commands import Command, State
from callassist.ui.kit.keys import (
    KeyMap,
    alt_digit_of,
    command_words,
    digit_of,
    digit_place_of,
    is_pad_without_digits,
)

if TYPE_CHECKING:
    from callassist.ui.call.call_control import CallControl

_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class CallKeys(QObject):
    """Reads the keys of the page for the control, which alone knows what comes of them."""

    def __init__(self, control: CallControl, page: CallPage, keys: KeyMap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._page = page
        self._keys = keys

    def key(self, event: QKeyEvent) -> None:
        """A key nobody else wanted. Accepts the event if it means something."""
        event.ignore()
        if self._control.live is None:
            return
        if event.isAutoRepeat():
            event.accept()  # a key that is held down answers one question, not all of them
            return
        command = self._keys.command(event)
        digit = digit_of(event)
        if digit is None:
            digit = alt_digit_of(event)
        if digit is None and not self._means(command):
            digit = digit_place_of(event)
        if digit is not None:
            event.accept()
            self._control.digit(digit)
        elif command is not None:
            event.accept()
            self._control.do(command)
            self._tell_other_way(event)
        else:
            self._tell_meaningless(event)

    def _means(self, command: Command | None) -> bool:
        """Whether a command of one sign has a meaning now: + and - rate a reply, else their place may be a digit's."""
        if command in (Command.HELPED, Command.NOT_HELPED):
            return State.CALL | State.OVERLAID in self._control.state
        return command is not None

    def _tell_other_way(self, event: QKeyEvent) -> None:
        """The chord on a button lies here, but this keyboard has a sign of another command: say what to press."""
        meant, key = self._keys.other_way(event)
        if meant is not None:
            words = self.tr("On this keyboard that key is taken by its sign. {command}: {key}")
            self._page.show_hint(words.format(command=command_words(meant), key=key))

    def _tell_meaningless(self, event: QKeyEvent) -> None:
        """A key that does nothing says so; one that a rep believes in would be pressed again and again."""
        if is_pad_without_digits(event):
            self._page.show_hint(self.tr("The number pad moves the cursor. Num Lock makes it type digits."))
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & _CHORD:
            words = self.tr("{sign} means nothing here. {key} shows all keys.")
            self._page.show_hint(words.format(sign=event.text(), key=self._keys.label(Command.SHEET)))
