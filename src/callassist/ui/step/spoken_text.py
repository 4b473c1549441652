"""The line to say: the one thing the rep's eyes must find without looking for it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from callassist.engine.view import Piece, PieceKind
from callassist.ui.kit.accessible import named
from callassist.ui.kit.theme import Look

_LEAST_SIZE = 18
"""Pixels: smaller letters cannot be read while speaking."""
_LINE_HEIGHT = 1.5
_STEP = 2

LINE = 65
"""No line is longer: longer ones make the eye lose its place (requirements §5)."""

_SAMPLE = "Damit ich Ihre Zeit nicht verschwende: Legen Sie heute schon etwas zurück?"


class SpokenText(QTextEdit):
    """The spoken text. Read-only, plain, at most 65 characters a line, always beginning at the top left corner.

    What does not fit into its box is set in smaller letters, and scrolls when they are as small as they get. A text
    edit rather than a label: it marks values and gaps, and screen readers get its text as text.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pieces: tuple[Piece, ...] = ()
        self._slim = False
        self._growth = 1.0
        #: letters as large as they are drawn now
        self._size = 0
        self._fitted: tuple[int, int] = (0, 0)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.document().setDocumentMargin(0)
        named(self, "Spoken text")
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_slim(self, *, on: bool) -> None:
        """The smallest size that can be read while speaking, for the slim form."""
        if on != self._slim:
            self._slim = on
            self._restyle()

    def set_growth(self, growth: float) -> None:
        """How much larger than usual the letters are, in a large window."""
        if growth != self._growth:
            self._growth = growth
            self._restyle()

    def line_height(self, *, least: bool = False) -> float:
        """Of one line in the letters it is meant to have, or in the smallest ones."""
        return _LINE_HEIGHT * (self._smallest() if least else self._largest())

    def measure(self, *, grown: bool = True) -> int:
        """Width of the longest line there may be."""
        font = QFont(self._look.fonts.speech)
        font.setPixelSize(self._largest() if grown else self._look.speech_px)
        return ceil(_average(font) * LINE) + 5

    def say(self, pieces: tuple[Piece, ...]) -> None:
        """Show these pieces."""
        if pieces == self._pieces:
            return
        self._pieces = pieces
        self._redraw()
        self.setAccessibleDescription(self.toPlainText())

    def longest_line(self) -> int:
        """Characters in the longest line as it is laid out."""
        longest = 0
        block = self.document().begin()
        while block.isValid():
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                text = block.text()[line.textStart() : line.textStart() + line.textLength()]
                longest = max(longest, len(text.rstrip()))
            block = block.next()
        return longest

    def first_line_y(self) -> int:
        """Where the first line begins within the card; the tests hold it fixed."""
        return int(self.document().begin().layout().position().y())

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.matches(QKeySequence.StandardKey.Copy) or e.matches(QKeySequence.StandardKey.SelectAll):
            super().keyPressEvent(e)
        else:
            e.ignore()  # the call's keys

    def wheelEvent(self, e: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum():
            super().wheelEvent(e)
        else:
            e.ignore()

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._fit()

    def _largest(self) -> int:
        size = round(self._look.speech_px * self._growth)
        # little room: the answers are to be in sight, too
        return min(size, self._smallest()) if self._slim else size

    def _smallest(self) -> int:
        return min(self._look.speech_px, max(_LEAST_SIZE, self._look.base_px))

    def _restyle(self) -> None:
        """Take colours and font anew."""
        self._size = 0
        self._fitted = (0, 0)
        self._fit()

    def _set_size(self, size: int) -> None:
        """Formats are made once a size, not once a key."""
        if size == self._size:
            return
        self._size = size
        look = self._look
        font = QFont(look.fonts.speech)
        font.setPixelSize(size)
        plain = QTextCharFormat()
        plain.setFont(font)
        plain.setForeground(look.color("text"))
        value = QTextCharFormat(plain)
        value.setForeground(look.color("value"))
        value.setFontWeight(600)
        gap = QTextCharFormat(plain)
        gap.setForeground(look.color("gap_text"))
        gap.setBackground(look.color("gap"))
        gap.setFontWeight(600)
        self._formats = {PieceKind.PLAIN: plain, PieceKind.VALUE: value, PieceKind.GAP: gap}
        self._block = QTextBlockFormat()
        # one and a half times the size of the letters, whatever room the system's font wants between its lines
        percent = 100 * _LINE_HEIGHT * size / QFontMetricsF(font).lineSpacing()
        self._block.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._average = _average(font)
        self._write()

    def _redraw(self) -> None:
        self._write()
        self._fitted = (0, 0)
        self._fit()

    def _write(self) -> None:
        if not self._size:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # one layout for all pieces
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self._block)
        for piece in self._pieces:
            # narrow spaces inside the mark keep the chip's ends off the word; they are not spoken, and they do not
            # break: a comma behind a gap never begins a line
            text = f"\u202f{piece.text}\u202f" if piece.kind is PieceKind.GAP else piece.text
            cursor.insertText(text, self._formats[piece.kind])
        cursor.endEditBlock()

    def _fit(self) -> None:
        """The largest letters the box takes whole; where none are, the smallest, and a bar to scroll."""
        box = (self.width(), self.height())
        if box == self._fitted and self._size:
            return
        self._fitted = box
        largest, smallest, fits = self._largest(), self._smallest(), True
        for size in (*range(largest, smallest, -_STEP), smallest):
            self._set_size(size)
            self._wrap()
            # what lies beneath the letters of the last line need not be in sight
            fits = self.document().size().height() <= box[1] + 0.25 * size
            if fits:
                break
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if fits else needed)
        self.verticalScrollBar().setValue(0)

    def _wrap(self) -> None:
        width = int(min(self.viewport().width() - 4, self._average * LINE))
        if max(width, 80) != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(max(width, 80))
        for _try in range(12):  # narrow letters can still make a longer line: draw the margin in until none is
            if self.longest_line() <= LINE:
                break
            width = int(width * 0.97)
            self.setLineWrapColumnOrWidth(max(width, 80))

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(480), round(4 * self.line_height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), round(self.line_height(least=True)))


def _average(font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
