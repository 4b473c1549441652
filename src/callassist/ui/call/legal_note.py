"""The legal note once the call is under way: one line at the foot of the page, the whole of it where there is room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from callassist.ui.kit.plain_text import ElidedLabel


class LegalNote(ElidedLabel):
    """Shortened to one line, or wrapped; which of both, the page decides by the room it has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines_high = 0
        super().__init__("", parent, role="small")

    def fit(self, room: int, width: int) -> None:
        """`room`: pixels that are free on the page, those of this note included; `width`: what it may have of them."""
        bounds = QRect(0, 0, width, 10_000)
        needed = self.fontMetrics().boundingRect(bounds, int(Qt.TextFlag.TextWordWrap), self.whole()).height()
        high = needed if self.fontMetrics().lineSpacing() < needed <= room else 0
        if high != self._lines_high:
            self._lines_high = high
            self.setWordWrap(bool(high))
            self.updateGeometry()
            self._shorten()

    def sizeHint(self) -> QSize:
        one_line = super().sizeHint()  # its height, unless the label wraps
        return QSize(one_line.width(), self._lines_high or one_line.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return False  # how high it is depends on the room, not on its width

    def _shorten(self) -> None:
        if not self._lines_high:
            super()._shorten()
        elif self.text() != self.whole():
            self.setText(self.whole())
            self.setToolTip("")
