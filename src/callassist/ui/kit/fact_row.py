"""Rows that state a fact: a symbol, a line, perhaps a smaller one beneath. Painted, because there are many of them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.ui.kit.paragraph import Paragraph
from callassist.ui.kit.plain_text import plain_tooltip, set_tooltip
from callassist.ui.kit.theme import Look

_INDENT = 20
_PAD = 2


class Fact(NamedTuple):
    """What a row states: `color` is the symbol's token, `ink` that of the words. `short`: the detail is a tooltip."""

    symbol: str = ""
    words: str = ""
    detail: str = ""
    color: str = "text"
    ink: str = "text"
    bold: bool = False
    short: bool = False


class FactRow(QWidget):
    """Symbol, words, detail. The symbol is never the only carrier: its meaning is in the accessible name, too."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fact = Fact()
        #: by width; layouts ask a hundred times a key
        self._heights: dict[int, int] = {}
        self._words = Paragraph()
        self._detail = Paragraph()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)

    @property
    def fact(self) -> Fact:
        """What it states."""
        return self._fact

    def show_fact(self, fact: Fact) -> None:
        """Draw this fact; nothing happens where it is drawn already."""
        if fact == self._fact:
            return
        self._fact = fact
        self.setAccessibleName(f"{fact.words} – {fact.detail}" if fact.detail else fact.words)
        set_tooltip(self, plain_tooltip(fact.detail) if fact.short else "")
        self._restyle()

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
        fact = self._fact
        fonts = self._look.fonts
        painter.setFont(fonts.strong)
        painter.setPen(self._look.color(fact.color))
        height = QFontMetrics(fonts.base).height()
        painter.drawText(
            QRectF(0, _PAD, self._indent(), height),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            fact.symbol,
        )
        inner = max(self.width() - self._indent(), 30)
        y = _PAD + self._words.draw(painter, self._indent(), _PAD, inner, self._look.color(fact.ink))
        self._detail.draw(painter, self._indent(), y, inner, self._look.color("muted"))

    def _indent(self) -> int:
        return self._look.px(_INDENT)

    def _restyle(self) -> None:
        self._heights.clear()
        fonts = self._look.fonts
        fact = self._fact
        changed = self._words.set(fact.words, fonts.strong if fact.bold else fonts.base)
        changed |= self._detail.set("" if fact.short else fact.detail, fonts.small)
        if changed:
            self.updateGeometry()
        self.update()
