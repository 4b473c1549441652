"""A piece of text laid out once and drawn often, for the widgets that paint themselves. Always plain text."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

_PITCH = 1.2
"""Most a line takes, in sizes of its letters: some fonts ask for a third more than they draw, and a column of a dozen
rows has no room for it."""


#: layouts by text, width and font, the font kept with them so that its identity stays its own: in a list that moves on
#: by one row every row has another row's text, and none of them need be laid out again
_LAYOUTS: dict[tuple[str, int, int], tuple[QTextLayout, int, QFont]] = {}
_LAYOUTS_KEPT = 600


#: height of a line by font, the font kept with it likewise
_LINES: dict[int, tuple[int, QFont]] = {}
_SHORT = 200
_LATIN = "\u0250"
"""Signs before this one are in the font itself: no line of them is higher than another."""


def forget_layouts() -> None:
    """Let go of what was laid out: it must not outlive the application whose fonts it uses."""
    _LAYOUTS.clear()
    _LINES.clear()


class Paragraph:
    """Text wrapped at words, or within a word that is longer than the line, so that nothing is ever cut off.

    The layout is kept until text, font or width change: painting again costs one call.
    """

    def __init__(self, text: str = "", font: QFont | None = None) -> None:
        self._text = text
        self._font = font
        self._width = -1
        self._layout: QTextLayout | None = None
        #: layouts ask for two widths in turn, with and without a scroll bar: each is measured once
        self._heights: dict[int, int] = {}
        #: width on one line; 0: it may take more than one, or other fonts; -1: not measured yet
        self._natural = -1

    @property
    def text(self) -> str:
        return self._text

    def set(self, text: str, font: QFont) -> bool:
        """Take text and font; True when something changed."""
        if text == self._text and font is self._font:
            return False
        self._text, self._font, self._layout, self._width = text, font, None, -1
        self._heights = {}
        self._natural = -1
        return True

    def natural_width(self) -> int:
        """Width on one line."""
        return QFontMetrics(self._font).horizontalAdvance(self._text) + 1 if self._font is not None else 0

    def height(self, width: int) -> int:
        """Height when wrapped to `width`."""
        if not self._text or self._font is None:
            return 0
        width = max(width, 1)
        found = self._heights.get(width)
        if found is None:
            line = self._line_height(width, self._font)
            if line:
                self._heights[width] = line
                return line
            self._lay_out(width, self._font)
            found = self._heights[width]
        return found

    def _line_height(self, width: int, font: QFont) -> int:
        """Height of a text that has room on one line: it is laid out only when it is drawn. 0: it may have none."""
        if self._natural < 0:
            plain = len(self._text) < _SHORT and min(self._text) >= " " and max(self._text) < _LATIN
            self._natural = QFontMetrics(font).horizontalAdvance(self._text) + 2 if plain else 0
        if not 0 < self._natural <= width:
            return 0
        known = _LINES.get(id(font))
        if known is None:
            known = _LINES[id(font)] = (_made("Ag", 10_000, font)[1], font)
        return known[0]

    def draw(self, painter: QPainter, x: float, y: float, width: int, color: QColor) -> int:
        """Draw with the top left corner at (x, y); returns the height."""
        if not self._text or self._font is None:
            return 0
        width = max(width, 1)
        if self._layout is None or width != self._width:
            self._lay_out(width, self._font)
        if self._layout is not None:
            painter.setPen(color)
            self._layout.draw(painter, QPointF(x, y))
        return self._heights[width]

    def _lay_out(self, width: int, font: QFont) -> None:
        key = (self._text, width, id(font))
        found = _LAYOUTS.get(key)
        if found is None:
            if len(_LAYOUTS) >= _LAYOUTS_KEPT:
                _LAYOUTS.clear()
            found = _LAYOUTS[key] = (*_made(self._text, width, font), font)
        self._layout, self._width = found[0], width
        self._heights[width] = found[1]


def _made(text: str, width: int, font: QFont) -> tuple[QTextLayout, int]:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += min(line.height(), _PITCH * font.pixelSize())
    layout.endLayout()
    return layout, ceil(y)
