"""A button with a word on it, pressed by Enter as well as by Space when it has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class Push(QPushButton):
    """Qt leaves Enter to a dialog's default button, and our pages have an Enter of their own that is not meant here."""

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        plain = not arg__1.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            arg__1.accept()
            return
        super().keyPressEvent(arg__1)
