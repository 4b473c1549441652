"""Cards: the white sheets everything lies on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look


class Card(QFrame):
    """A rounded sheet. `edge` and `ground` name the tokens it is drawn with."""

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, edge: str = "border", ground: str = "card"
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._edge = edge
        self._ground = ground
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 14, 18, 14)
        self.body.setSpacing(8)
        look.changed.connect(self.update)

    def set_colors(self, *, edge: str, ground: str) -> None:
        """Draw with other tokens from now on."""
        if (edge, ground) != (self._edge, self._ground):
            self._edge, self._ground = edge, ground
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self._edge not in ("border", "border_strong")
        painter.setPen(QPen(self._look.color(self._edge), 2 if strong else 1))
        painter.setBrush(self._look.color(self._ground))
        inset = 1.0 if strong else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 12, 12)


def caption(text: str = "") -> QLabel:
    """The small heading of a card, in capitals as far as the language has them."""
    label = PlainLabel(text, role="caption")
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label
