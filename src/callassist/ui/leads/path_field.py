"""The line a path is typed into: a file that was copied, or cells, are pasted there as everywhere on the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from callassist.ui.kit.clipboard import copied
from callassist.ui.kit.fields import Field


class PathField(Field):
    """Emits `list_pasted` where the clipboard holds a list rather than a path."""

    list_pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Paste):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            data = copied()
            if data.hasUrls() or is_cells(data.text()):
                self.list_pasted.emit()
            else:
                self.insert(data.text().strip())


def is_cells(text: str) -> bool:
    """Whether a text is more than one line, or more than one cell."""
    return any(sign in text.strip() for sign in "\t\n\r")
