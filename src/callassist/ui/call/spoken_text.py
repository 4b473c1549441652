"""The card with the line to say: the one thing the rep's eyes must find without looking for it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
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
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QWidget

from callassist.domain.text import Language
from callassist.engine.view import CallView, NodeKind, Piece, PieceKind, Speech
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.card import Card
from callassist.ui.kit.flow_strip import chord
from callassist.ui.kit.key_button import ANSWER_PADDING, Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import ClampedLabel, ElidedLabel, PlainLabel, line_height
from callassist.ui.kit.segmented import Segmented
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


_BETWEEN = " › "
_SPARE = 4
"""Pixels: the sum of the advances of spaced letters is not quite what is drawn."""
_FEWEST = 6
"""So many letters of a crumb still tell which one it is."""


class _Crumbs(ElidedLabel):
    """Where one is, the innermost last. Too long: the longest of the outer ones are cut first, then the beginning.

    A caption alone stays whole.
    """

    def minimumSizeHint(self) -> QSize:
        if _BETWEEN not in self.whole():
            return self.sizeHint()
        return super().minimumSizeHint()

    def _shorten(self) -> None:
        super()._shorten()
        whole = " ".join(self.whole().splitlines())
        metrics, room = self.fontMetrics(), max(self.width() - _SPARE, 24)
        *outer, last = whole.split(_BETWEEN)
        short = whole
        for most in range(max((len(one) for one in outer), default=0) - 1, _FEWEST - 1, -1):
            if metrics.horizontalAdvance(short) <= room:
                break
            short = _BETWEEN.join((*(_cut(one, most) for one in outer), last))
        if metrics.horizontalAdvance(short) > room:
            short = metrics.elidedText(short, Qt.TextElideMode.ElideLeft, room)
        if short != self.text():
            self.setText(short)


class _Lacking(ElidedLabel):
    """What is missing, by name; where that has no room the key by which it is filled in: the text marks the gap."""

    def __init__(self, parent: QWidget) -> None:
        self._brief = ""
        super().__init__("", parent, role="error")

    def show_lack(self, words: str, brief: str) -> None:
        """Both ways to say it."""
        self._brief = brief
        self.show_text(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _shorten(self) -> None:
        super()._shorten()
        if self.text() != self._line:
            # a few letters of it say nothing; the mark beside it and the gap in the text do
            fits = self.fontMetrics().horizontalAdvance(self._brief) <= self.width()
            self.setText(self._brief if fits else "")


def _cut(crumb: str, most: int) -> str:
    return crumb if len(crumb) <= most else crumb[: most - 1].rstrip(" ,.?!–-/") + "…"


class SpeechCard(Card):
    """Breadcrumb or caption, the line to say, must-say mark, tip and notice; an objection's reply lies here too.

    The reply opens over the question: same place, same first word, another colour; the question stays in sight below.
    """

    language_chosen = Signal(object)
    wording_asked = Signal()
    legal_asked = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._keys = keys
        self._view: CallView | None = None
        self._slim = False
        self._low = False
        self._typing = False
        self._legal_open = False
        self._tip_hidden = False

        # Widgets
        self.head = _Crumbs("", self, role="caption")
        self.must_say = PlainLabel("", self, role="badge")
        #: what a sentence that must be said has no words for
        self.lacking = _Lacking(self)
        self.lacking.hide()
        self.seconds = PlainLabel("", self, role="small")
        self.borrowed = PlainLabel("", self, role="small")
        self.wording = KeyButton(look, Form.CHIP, self)
        named(self.wording, "Next wording")
        self.language = Segmented(look, self)
        named(self.language, "Script language")
        self.text = SpokenText(look, self)
        self.tip = ClampedLabel("", self, role="tip")
        self.notice = ClampedLabel("", self, role="notice", padding=(12, 6))
        self.legal_chip = KeyButton(look, Form.CHIP, self)
        named(self.legal_chip, "Legal note")
        # where it is narrow, what is missing is shortened first
        for widget in (self.must_say, self.legal_chip):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        # Assemble
        line = QWidget(self)
        line.setObjectName("plain")
        self._line = line
        top = QHBoxLayout(line)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(10)
        for widget in (self.head, self.must_say, self.lacking, self.legal_chip, self.seconds, self.borrowed):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self.wording, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.language)
        self.body.setSpacing(4)
        self.body.addWidget(line)
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

        # Connect
        look.changed.connect(self._restyle)
        self.legal_chip.clicked.connect(self.legal_asked)
        self.language.chosen.connect(self.language_chosen)
        self.wording.clicked.connect(self.wording_asked)

        self._restyle()
        self.retranslate()

    def add_note(self, label: ClampedLabel) -> None:
        """Something that comes and goes at the foot, where nothing moves by it: the text above has the less room."""
        self.body.insertWidget(2, label)

    def hide_tip(self, *, on: bool) -> None:
        """Something that is wanted more stands in its place."""
        if on != self._tip_hidden:
            self._tip_hidden = on
            self._show_tip()

    def _show_tip(self) -> None:
        tip = self._view.tip if self._view is not None else ""
        self.tip.show_text(self.tr("Tip: {tip}").format(tip=tip) if tip and not self._tip_hidden else "")

    def height_of(self, lines: int, *, least: bool = False) -> int:
        """The height for so many lines of text, with the line above them and the tip."""
        top, bottom = self._margins()[1], self._margins()[3]
        foot = line_height(self.tip) + self.body.spacing()
        text = ceil(lines * self.text.line_height(least=least)) + 6
        return top + self._line.height() + self.body.spacing() + text + foot + bottom

    def widest(self) -> int:
        """With a text of lines as long as they may be."""
        left, _top, right, _bottom = self._margins()
        return self.text.measure() + left + right

    def narrowest_measure(self) -> int:
        """As `widest`, for letters that were not made larger yet."""
        left, _top, right, _bottom = self._margins()
        return self.text.measure(grown=False) + left + right

    def left_edge(self) -> int:
        """Where the words begin within the card."""
        return self._margins()[0]

    def set_low(self, *, on: bool) -> None:
        """Narrower margins, where the window is low."""
        if on != self._low:
            self._low = on
            self.set_slim(on=self._slim)

    def set_slim(self, *, on: bool) -> None:
        """Only what is needed to speak."""
        self._slim = on
        self.text.set_slim(on=on)
        self.language.setVisible(not on)
        self.seconds.setVisible(not on and bool(self.seconds.text()))
        self._restyle()
        self.retranslate()

    def _margins(self) -> tuple[int, int, int, int]:
        """Left as an answer has them: text and keys share one edge."""
        px = self._look.px
        left = ANSWER_PADDING[self._low or self._slim] + 1
        return (left, px(6 if self._low else 12), px(12), px(6 if self._low else 12))

    def _restyle(self) -> None:
        """Whatever stands in the first line: the first word below never moves."""
        chip = QFontMetrics(self._look.fonts.key).height() + 10
        self._line.setFixedHeight(chip + (0 if self._slim else 4))
        self.body.setContentsMargins(*self._margins())
        self.tip.set_lines(1 if self._low or self._slim else 2)
        self.notice.set_lines(1 if self._low or self._slim else 3)
        self.updateGeometry()

    def show_legal(self, *, known: bool, opened: bool) -> None:
        """A chip beside "must be said": whether the script has a legal note, and whether it is open."""
        self._legal_open = opened
        self.legal_chip.setVisible(known and not self._slim)
        self._show_legal_chip()

    def _show_legal_chip(self) -> None:
        words = self.tr("close") if self._legal_open else self.tr("legal note")
        self.legal_chip.show_content(self._keys.label(Command.LEGAL), words)

    def show_view(self, view: CallView) -> None:
        """Draw the spoken text of a snapshot."""
        before, self._view = self._view, view
        reply = view.kind is NodeKind.OBJECTION
        overlay = bool(view.stack)
        self.set_colors(
            edge="reply" if reply else "accent" if overlay else "border", ground="reply_soft" if reply else "card"
        )
        self.text.say(view.say.pieces)
        if (
            before is None
            or before.say is not view.say
            or before.stack != view.stack
            or before.language != view.language
        ):
            self._show_head(view)
        self._show_tip()
        self.notice.show_text(_speech_text(view.notice))
        number, count = view.wording
        self.wording.setVisible(count > 1 and not reply)  # a reply shows it among its own keys
        if count > 1:
            self.wording.show_content(self._wording_key(), f"{number}/{count}")

    def set_typing(self, *, on: bool) -> None:
        """A field has the focus: letters type, the chord still works."""
        self._typing = on
        if self._view is not None and self._view.wording[1] > 1:
            number, count = self._view.wording
            self.wording.show_content(self._wording_key(), f"{number}/{count}")

    def _wording_key(self) -> str:
        return self._keys.label(Command.WORDING) if not self._typing else chord(self._keys, Command.WORDING)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.must_say.setText(self.tr("must be said"))
        self.text.setPlaceholderText(self.tr("Nothing to say."))
        self._show_legal_chip()
        tip = self.tr("Language the script is spoken in")
        self.language.set_choices(
            [
                (Language.DE, "DE", "Script language German", f"{tip} ({self._keys.label(Command.LANGUAGE)})"),
                (Language.EN, "EN", "Script language English", f"{tip} ({self._keys.label(Command.LANGUAGE)})"),
            ]
        )
        if self._view is not None:
            view, self._view = self._view, None
            self.show_view(view)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_head(self, view: CallView) -> None:
        if view.stack:
            # a control has no name of its own: its node id would be code on the screen
            crumbs = [self.tr("Call") if crumb.label == crumb.id else crumb.label for crumb in view.stack]
            shown = [one.label for one in (*view.objections, *view.exits) if one.id == view.node]
            crumbs += shown[:1]
            self.head.show_text(_BETWEEN.join(crumbs))
        else:
            self.head.show_text(self.tr("SAY"))
        self.must_say.setVisible(view.must_say)
        key = self._keys.label(Command.DETAILS)
        words = self.tr("missing: {missing} ({key})").format(missing=", ".join(view.lacks), key=key)
        self.lacking.show_lack(words if view.lacks else "", self.tr("missing: {key}").format(key=key))
        seconds = self.tr("about {seconds} s").format(seconds=view.say.seconds) if view.say.seconds else ""
        # a reply is short; where one is, and what must be said, say more than how long it takes
        self.seconds.show_text("" if self._slim or view.stack or view.must_say else seconds)
        borrowed = ""
        if view.say.borrowed:
            borrowed = self.tr("only in German") if view.language is Language.EN else self.tr("only in English")
        self.borrowed.show_text(borrowed)
        self.language.show_value(view.language)


def _speech_text(speech: Speech) -> str:
    return speech.plain()
