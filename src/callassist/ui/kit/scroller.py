"""What is too high for its place scrolls: downwards alone, without a frame."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Scroller(QScrollArea):
    """Scrolls what it holds, which is as wide as it is. Tab passes it by unless it `takes_focus`."""

    def __init__(self, parent: QWidget, *, takes_focus: bool = False) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not takes_focus:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def scroll_page(page: QWidget, inner: QWidget) -> Scroller:
    """`inner` fills `page`, and scrolls where that is lower."""
    scroller = Scroller(page)
    scroller.setWidget(inner)
    around = QVBoxLayout(page)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(scroller)
    return scroller
