"""Rows that state a fact: a symbol, a line, perhaps a smaller one beneath. Painted, because there are many of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.ui.kit.paragraph import Paragraph
from callassist.ui.kit.plain_text import plain_tooltip
from callassist.ui.kit.theme import Look

_INDENT = 20
_PAD = 2


class FactRow(QWidget):
    """Symbol, words, detail. The symbol is never the only carrier: its meaning is in the accessible name, too."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._content = ("", "", "", "text", "text")
        #: by width; layouts ask a hundred times a key
        self._heights: dict[int, int] = {}
        self._words = Paragraph()
        self._detail = Paragraph()
        self._bold = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)

    def show_fact(
        self,
        symbol: str,
        words: str,
        *,
        detail: str = "",
        color: str = "text",
        ink: str = "text",
        bold: bool = False,
        short: bool = False,
    ) -> None:
        """Draw this fact: `color` is the symbol's token, `ink` that of the words. `short`: the detail is a tooltip."""
        content = (symbol, words, "" if short else detail, color, ink)
        name = f"{words} – {detail}" if detail else words
        if content == self._content and bold == self._bold and name == self.accessibleName():
            return
        self._content, self._bold = content, bold
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(detail) if short else "")
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        found = self._heights.get(width)
        if found is None:
            inner = max(width - self._indent(), 30)
            found = self._heights[width] = self._words.height(inner) + self._detail.height(inner) + 2 * _PAD
        return found

    def sizeHint(self) -> QSize:
        return QSize(180, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._look.px(16))

    def text_fits(self) -> bool:
        """Whether nothing is cut off; the tests ask."""
        return self.heightForWidth(self.width()) - _PAD <= self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        symbol, _words, _detail, color, ink = self._content
        fonts = self._look.fonts
        painter.setFont(fonts.strong)
        painter.setPen(self._look.color(color))
        height = QFontMetrics(fonts.base).height()
        painter.drawText(
            QRectF(0, _PAD, self._indent(), height), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, symbol
        )
        inner = max(self.width() - self._indent(), 30)
        y = _PAD + self._words.draw(painter, self._indent(), _PAD, inner, self._look.color(ink))
        self._detail.draw(painter, self._indent(), y, inner, self._look.color("muted"))

    def _indent(self) -> int:
        return self._look.px(_INDENT)

    def _restyle(self) -> None:
        self._heights.clear()
        fonts = self._look.fonts
        changed = self._words.set(self._content[1], fonts.strong if self._bold else fonts.base)
        changed |= self._detail.set(self._content[2], fonts.small)
        if changed:
            self.updateGeometry()
        self.update()
