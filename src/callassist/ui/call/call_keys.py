"""From a key nobody else wanted to what it means in a call: a digit, a command, or nothing, which is said."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from callassist.ui.call.call_page import CallPage
from callassist.ui.call.stray_typing import StrayTyping
from callassist.ui.commands import Command, State
from callassist.ui.kit.keys import (
    KeyMap,
    alt_digit_of,
    command_words,
    digit_of,
    digit_place_of,
    is_dead,
    is_pad_without_digits,
)

_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
# of a paste; more is no note of a call
_LONGEST = 4000


class Keyed(Protocol):
    """What keys are read for: the control of a call."""

    @property
    def live(self) -> object | None:
        """The call that is running."""

    @property
    def state(self) -> State:
        """What holds now."""
        ...

    @property
    def wrapping(self) -> bool:
        """Whether the wrap-up is shown."""
        ...

    def do(self, command: Command) -> None:
        """Run a command."""

    def digit(self, digit: int) -> None:
        """Take the answer with this number."""


class CallKeys(QObject):
    """Reads the keys of the page for the control, which alone knows what comes of them.

    `caught` is text that was typed or pasted where no field is.
    """

    caught = Signal(str)

    def __init__(
        self, control: Keyed, page: CallPage, keys: KeyMap, stray: StrayTyping, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._control = control
        self._page = page
        self._keys = keys
        self._stray = stray
        stray.caught.connect(self.caught)

    def key(self, event: QKeyEvent) -> None:
        """A key nobody else wanted. Accepts the event if it means something."""
        event.ignore()
        if self._control.live is None:
            return
        if is_dead(event) and isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
            return  # the field has done nothing with it yet; it is no answer for that
        if event.isAutoRepeat():
            self._stray.run_held()  # a finger holds it: it is no word
            event.accept()  # a key that is held down answers one question, not all of them
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            event.accept()
            self._stray.run_held()
            self.caught.emit(" ".join(QApplication.clipboard().text()[:_LONGEST].split()))
            return
        command = self._keys.command(event)
        digit = digit_of(event)
        if digit is None:
            digit = alt_digit_of(event)
        if digit is None and not self._means(command):
            digit = digit_place_of(event)
        if digit is None and command is None and not _types(event):
            self._tell_meaningless(event)
            return
        event.accept()
        pressed = QKeyEvent(event)  # what waits outlives the event

        def run() -> None:
            if digit is not None:
                self._control.digit(digit)
            elif command is not None:
                self._control.do(command)
                self._tell_other_way(pressed)
            else:
                self._tell_meaningless(pressed)

        may_be_time = self._page.answers.takes_time() and not self._control.wrapping
        self._stray.press(_types(event), event.timestamp(), run, may_be_time=may_be_time)

    def released(self, event: QKeyEvent) -> None:
        """A key was let go."""
        self._stray.released(event.text(), event.timestamp())

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


def _types(event: QKeyEvent) -> str:
    """The sign a key types, "" where it types none; the blank goes on, whatever comes behind it."""
    text = event.text()
    return text if len(text) == 1 and text.isprintable() and text != " " and not event.modifiers() & _CHORD else ""
