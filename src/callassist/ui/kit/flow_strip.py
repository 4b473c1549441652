"""A strip that sets its widgets one after the other and begins a new line when one is full."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.ui.commands import Command
from callassist.ui.kit.keys import KeyMap, printed


def chord(keys: KeyMap, command: Command) -> str:
    """The key of a command that works while a text field has the focus, as it is printed; "" where there is none."""
    return next((printed(key) for key in keys.keys(command) if key.startswith(("Ctrl+", "Alt+"))), "")


class FlowStrip(QWidget):
    """For small buttons that must fit any width and never overlap.

    A widget and no QLayout: a layout in Python is asked for each of its items many times a resize; this is told once.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6, line_spacing: int = 4) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._gap = spacing
        self._line_gap = line_spacing
        self._height = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put one more at the end."""
        widget.setParent(self)
        self._widgets.append(widget)

    def flow(self) -> None:
        """Lay out anew, after something was shown, hidden or renamed."""
        height = self._set(self.width(), move=True)
        if height != self._height or height != self.height():
            self._height = height
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(300, self._set(max(self.width(), 200), move=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.flow()
        return super().event(event)

    def _set(self, width: int, *, move: bool) -> int:
        x = y = line = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            hint = widget.sizeHint()
            wide, high = hint.width(), hint.height()
            if wide > width > 0:
                wide, high = width, widget.heightForWidth(width) if widget.hasHeightForWidth() else high
            if x and x + wide > width:
                x, y, line = 0, y + line + self._line_gap, 0
            if move:
                widget.setGeometry(QRect(x, y, wide, high))
            x += wide + self._gap
            line = max(line, high)
        return y + line
