"""The card with the line to say: the one thing the rep's eyes must find without looking for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
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
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QWidget

from callassist.domain.text import Language
from callassist.engine.view import CallView, NodeKind, Piece, PieceKind, Speech
from callassist.ui.commands import Command
from callassist.ui.kit.card import Card
from callassist.ui.kit.flow_strip import chord
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import ElidedLabel, PlainLabel
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look

_SLIM_SIZE = 18
_LINE_HEIGHT = 1.5

LINE = 65
"""No line is longer: longer ones make the eye lose its place (requirements §5)."""

_SAMPLE = "Damit ich Ihre Zeit nicht verschwende: Legen Sie heute schon etwas zurück?"


class SpokenText(QTextEdit):
    """The spoken text. Read-only, plain, at most 65 characters a line, always beginning at the top left corner.

    A text edit rather than a label: it marks values and gaps, and screen readers get its text as text.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pieces: tuple[Piece, ...] = ()
        self._least_lines = 4
        self._slim = False
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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setAccessibleName("Spoken text")
        self.viewport().setAutoFillBackground(False)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_least_lines(self, lines: int) -> None:
        """How many lines the card keeps free, so that the answers rarely move."""
        if lines != self._least_lines:
            self._least_lines = lines
            self._fit()

    def set_slim(self, *, on: bool) -> None:
        """The smallest size that can be read while speaking, for the slim form."""
        if on != self._slim:
            self._slim = on
            self._restyle()

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
        e.ignore()

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.size().width() != e.oldSize().width():
            self._fit()

    def _restyle(self) -> None:
        """Take colours and font anew; formats are made once a look, not once a key."""
        look = self._look
        font = QFont(look.fonts.speech)
        if self._slim:  # little room: the answers are to be in sight, too
            font.setPixelSize(min(font.pixelSize(), _SLIM_SIZE))
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
        self._metrics = QFontMetricsF(font)
        # one and a half times the size of the letters, whatever room the system's font wants between its lines
        self._line = _LINE_HEIGHT * font.pixelSize()
        percent = 100 * self._line / self._metrics.lineSpacing()
        self._block.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._average = self._metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        self._redraw()

    def _redraw(self) -> None:
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
        self._fit()

    def _fit(self) -> None:
        width = int(min(self.viewport().width() - 4, self._average * LINE))
        if max(width, 80) != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(max(width, 80))
        for _try in range(12):  # narrow letters can still make a longer line: draw the margin in until none is
            if self.longest_line() <= LINE:
                break
            width = int(width * 0.97)
            self.setLineWrapColumnOrWidth(max(width, 80))
        least = int(self._least_lines * self._line)
        height = max(least, int(self.document().size().height()) + 4)
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(480, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 40)


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


def _cut(crumb: str, most: int) -> str:
    return crumb if len(crumb) <= most else crumb[: most - 1].rstrip(" ,.?!–-/") + "…"


class SpeechCard(Card):
    """Breadcrumb or caption, the line to say, must-say mark, tip and notice; an objection's reply lies here too.

    The reply opens over the question: same place, same first word, another colour; the question stays in sight below.
    """

    language_chosen = Signal(object)
    wording_asked = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keys = keys
        self._view: CallView | None = None
        self._slim = False
        self._low = False
        self._typing = False

        # Widgets
        self.head = _Crumbs("", self, role="caption")
        self.must_say = PlainLabel("", self, role="badge")
        #: what a sentence that must be said has no words for
        self.lacking = ElidedLabel("", self, role="error")
        self.lacking.hide()
        self.seconds = PlainLabel("", self, role="small")
        self.borrowed = PlainLabel("", self, role="small")
        self.wording = KeyButton(look, Form.CHIP, self)
        self.wording.setAccessibleName("Next wording")
        self.language = Segmented(look, self)
        self.language.setAccessibleName("Script language")
        self.text = SpokenText(look, self)
        self.tip = PlainLabel("", self, role="tip", wrap=True)
        self.notice = PlainLabel("", self, role="notice", wrap=True)

        # Assemble
        line = QWidget(self)
        line.setObjectName("plain")
        self._line = line
        line.setFixedHeight(34)  # whatever stands in it: the first word below never moves
        top = QHBoxLayout(line)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(10)
        for widget in (self.head, self.must_say, self.lacking, self.seconds, self.borrowed):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addStretch(1)
        top.addWidget(self.wording, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.language)
        self.body.setContentsMargins(28, 14, 18, 16)
        self.body.addWidget(line)
        self.body.addSpacing(2)
        self.body.addWidget(self.text)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        # Connect
        self.language.chosen.connect(self.language_chosen)
        self.wording.clicked.connect(self.wording_asked)

        self.retranslate()

    def set_low(self, *, on: bool) -> None:
        """Narrower margins, where the window is low."""
        if on != self._low:
            self._low = on
            self.set_slim(on=self._slim)

    def set_slim(self, *, on: bool) -> None:
        """Only what is needed to speak."""
        self._slim = on
        self.text.set_slim(on=on)
        self._line.setFixedHeight(26 if on else 30 if self._low else 34)
        self.language.setVisible(not on)
        self.seconds.setVisible(not on and bool(self.seconds.text()))
        top, bottom = (8, 8) if self._low else (14, 10 if on else 16)
        self.body.setContentsMargins(14 if on else 28, top, 14 if on else 18, bottom)
        self.retranslate()

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
        self.tip.show_text(self.tr("Tip: {tip}").format(tip=view.tip) if view.tip else "")
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
        words = self.tr("missing: {missing} ({key})").format(
            missing=", ".join(view.lacks), key=self._keys.label(Command.DETAILS)
        )
        self.lacking.show_text(words if view.lacks else "")
        seconds = self.tr("about {seconds} s").format(seconds=view.say.seconds) if view.say.seconds else ""
        # a reply is short; where one is says more than how long it takes
        self.seconds.show_text("" if self._slim or view.stack else seconds)
        borrowed = ""
        if view.say.borrowed:
            borrowed = self.tr("only in German") if view.language is Language.EN else self.tr("only in English")
        self.borrowed.show_text(borrowed)
        self.language.show_value(view.language)


def _speech_text(speech: Speech) -> str:
    return speech.plain()
