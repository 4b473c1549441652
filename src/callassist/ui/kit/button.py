"""A button with a word on it, pressed by Enter as well as by Space when it has the focus, and a box to tick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QWidget

from callassist.ui.workarounds.flags_of_windows import without


class Push(QPushButton):
    """Qt leaves Enter to a dialog's default button, and our pages have an Enter of their own that is not meant here."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        # given to the one of Qt, the text might also be an icon, for which the names of 150 icons would be made known
        super().__init__(parent)
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            _click(self, event)
            return
        super().keyPressEvent(event)


class Tick(QCheckBox):
    """A box to tick, once however long Space is held."""

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() == Qt.Key.Key_Space and not e.modifiers():
            _click(self, e)
            return
        super().keyPressEvent(e)


def _click(button: QAbstractButton, event: QKeyEvent) -> None:
    """At once: Qt waits for the release of Space, and X11 tells a release again and again while a key is held."""
    if not event.isAutoRepeat():
        button.click()
    event.accept()
