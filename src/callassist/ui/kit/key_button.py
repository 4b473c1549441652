"""The button of this program: a key and what it does. Wraps its label instead of cutting it off."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from callassist.ui.kit.paragraph import Paragraph
from callassist.ui.kit.theme import Look


class Form(Enum):
    """How a key button is drawn."""

    #: big and framed: an answer
    ANSWER = "answer"
    #: framed, one line as a rule: an objection, a choice in a list
    ROW = "row"
    #: a key cap with a word beside it, no frame
    CHIP = "chip"


_METRICS = {  # padding left and right, padding top and bottom, least height, gap behind the key
    Form.ANSWER: (20, 11, 50, 14),
    Form.ROW: (10, 4, 27, 10),
    Form.CHIP: (3, 2, 24, 6),
}


_BENEATH = 4
"""More room above and below the words of a row that has a second line: it is read, not scanned."""

_COMPACT = (14, 4, 34, 10)
"""An answer where the window is low: all of them are to be in sight."""


#: padding at the left of an answer, in the usual height and in the lower one: the spoken text begins at the same edge
ANSWER_PADDING = (_METRICS[Form.ANSWER][0], _COMPACT[0])


class KeyButton(QPushButton):
    """A key, a label, a smaller second line, perhaps a tick. A real push button for screen readers and the mouse.

    It takes the focus from Tab only: a click must not take it away from the call. With the focus, Enter presses it.
    """

    def __init__(
        self, look: Look, form: Form = Form.ROW, parent: QWidget | None = None, *, widest_key: str = ""
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._form = form
        self._box = _METRICS[form]
        self._widest_key = widest_key
        self._key = ""
        self._tone = "text"
        self._ticked: bool | None = None
        self._marked = False
        self._dim = False
        self._label = Paragraph()
        self._detail = Paragraph()
        self._words = ("", "")
        self._used = (0, 0)
        self._hint: QSize | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        horizontal = QSizePolicy.Policy.Preferred if form is Form.CHIP else QSizePolicy.Policy.Expanding
        policy = QSizePolicy(horizontal, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._restyle)

    def show_content(
        self,
        key: str,
        label: str,
        *,
        detail: str = "",
        used: tuple[int, int] = (0, 0),
        ticked: bool | None = None,
        marked: bool = False,
        tone: str = "text",
        dim: bool = False,
    ) -> None:
        """What the button shows; repaints and re-measures only what changed.

        `used` (so many, of so many) draws a dot each in the right margin, where it takes no room from the label: what
        was used must not move what stands below. `ticked` draws a box, `marked` the frame of a chosen answer, `tone`
        and `dim` the colour of the label.
        """
        words = (label, detail)
        if words != self._words or key != self._key:
            self._words = words
            self._key = key
            self._measure()
        if used != self._used:
            self._used = used
            self.update()
        if (ticked, marked, tone, dim) != (self._ticked, self._marked, self._tone, self._dim):
            if (ticked is None) != (self._ticked is None):
                self._hint = None
                self.updateGeometry()
            self._ticked = ticked
            self._marked = marked
            self._tone = tone
            self._dim = dim
            self._tell_state()
            self.update()

    def _tell_state(self) -> None:
        """What is drawn as chosen is so for a screen reader too; what never can be stays a button."""
        chosen = self.is_marked()
        if (chosen or self._ticked is not None) and not self.isCheckable():
            self.setCheckable(True)
        if self.isChecked() != chosen:
            self.setChecked(chosen)

    def nextCheckState(self) -> None:
        """A press chooses nothing by itself: whoever made the button says what is chosen."""

    def set_compact(self, *, on: bool) -> None:
        """An answer in less height."""
        box = _COMPACT if on and self._form is Form.ANSWER else _METRICS[self._form]
        if box != self._box:
            self._box = box
            self._hint = None
            self.updateGeometry()
            self.update()

    def label(self) -> str:
        """The label as it is shown."""
        return self._words[0]

    def key_text(self) -> str:
        """The key as it is shown."""
        return self._key

    def is_marked(self) -> bool:
        """Whether it is drawn as chosen."""
        return self._marked or bool(self._ticked)

    def _padding(self) -> int:
        """Above and below the words."""
        pad = self._box[1]
        return pad + _BENEATH if self._words[1] and self._form is Form.ROW else pad

    def sizeHint(self) -> QSize:
        if self._hint is None:
            pad_x, _pad_y, least, _gap = self._box
            text = max(self._label.natural_width(), self._detail.natural_width())
            width = 2 * pad_x + self._lead() + text + 2
            height = self._text_height(10_000) + 2 * self._padding()
            self._hint = QSize(width, max(least, height))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        pad_x, _pad_y, least, _gap = self._box
        return QSize(min(self.sizeHint().width(), 2 * pad_x + self._lead() + 60), least)

    def heightForWidth(self, width: int) -> int:
        pad_x, _pad_y, least, _gap = self._box
        return max(least, self._text_height(width - 2 * pad_x - self._lead()) + 2 * self._padding())

    def text_fits(self) -> bool:
        """Whether nothing is cut off at the present size; the tests ask."""
        pad_x, pad_y, _least, _gap = self._box
        inner = self.width() - 2 * pad_x - self._lead()
        return inner > 0 and self._text_height(inner) <= self.height() - pad_y

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Space too at once: Qt presses at its release, and X11 releases a key that is held again and again
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            if not event.isAutoRepeat():
                self.click()
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape):
            event.ignore()  # a push button would move the focus; the page has its own use for them
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad_x, pad_y, _least, gap = self._box
        color = self._look.color
        self._paint_ground(painter)
        inner = self.width() - 2 * pad_x - self._lead()
        height = self._text_height(inner)
        top = max(float(pad_y), (self.height() - height) / 2)
        ink = color("faint") if (self._dim or not self.isEnabled()) else color(self._tone)
        if self._form is Form.CHIP and self._tone == "text" and not self._dim:
            ink = color("muted")
        x = float(pad_x)
        if self._key:
            x += self._paint_key(painter, x, top, ink) + gap
        if self._ticked is not None:
            x += self._paint_tick(painter, x, top) + 8
        y = top + self._label.draw(painter, x, top, inner, ink)
        self._detail.draw(painter, x, y, inner, color("muted"))
        if self._used[0]:
            self._paint_dots(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        color = self._look.color
        rect = QRectF(self.rect())
        chosen = self.is_marked()
        if self._form is Form.CHIP:
            if self.hasFocus() or self.underMouse() or chosen:
                edged = self.hasFocus() or chosen
                painter.setPen(QPen(color("accent"), 1.5) if edged else Qt.PenStyle.NoPen)
                painter.setBrush(color("accent_soft" if chosen else "accent_hover"))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
            return
        if self.hasFocus():
            painter.setPen(QPen(color("text"), 2))  # where the keys go; the accent is what was chosen
            rect = rect.adjusted(1, 1, -1, -1)
        elif chosen:
            painter.setPen(QPen(color("accent"), 2))
            rect = rect.adjusted(1, 1, -1, -1)
        else:
            painter.setPen(QPen(color("border_strong" if self._form is Form.ANSWER else "border"), 1))
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        ground = "accent_soft" if chosen or self.isDown() else "accent_hover" if self.underMouse() else "card"
        painter.setBrush(color(ground))
        painter.drawRoundedRect(rect, 9, 9)

    def _paint_key(self, painter: QPainter, x: float, top: float, ink: QColor) -> float:
        fonts = self._look.fonts
        color = self._look.color
        if self._form is Form.ANSWER:
            width = self._key_width()
            metrics = QFontMetrics(fonts.answer)
            painter.setFont(fonts.answer)
            painter.setPen(color("accent") if not self._dim else ink)
            area = QRectF(x, top, width, metrics.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._key)
            return width
        metrics = QFontMetrics(fonts.key)
        width = self._key_width()
        line = QFontMetrics(fonts.base).height()
        cap = QRectF(x, top + (line - metrics.height() - 3) / 2, width, metrics.height() + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("card" if self.is_marked() else "key"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(fonts.key)
        painter.setPen(color("key_text"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        return width

    def _paint_tick(self, painter: QPainter, x: float, top: float) -> float:
        size = 16.0
        line = QFontMetrics(self._look.fonts.answer).height()
        box = QRectF(x + 0.5, top + (line - size) / 2, size, size)
        color = self._look.color
        painter.setPen(QPen(color("accent" if self._ticked else "faint"), 1.5))
        painter.setBrush(color("accent") if self._ticked else color("card"))
        painter.drawRoundedRect(box, 4, 4)
        if self._ticked:
            painter.setPen(QPen(color("on_accent"), 2.2))
            painter.drawPolyline([box.topLeft() + d for d in _TICK])
        return size

    def _paint_dots(self, painter: QPainter) -> None:
        used, all_of_them = self._used
        step = 7.0
        x, y = self.width() - 6.5, (self.height() - step * (all_of_them - 1)) / 2
        color = self._look.color("accent")
        painter.setPen(QPen(color, 1.2))
        for number in range(all_of_them):
            painter.setBrush(color if number < used else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y + number * step), 2.0, 2.0)

    def _lead(self) -> int:
        """Width taken by key and tick box in front of the label."""
        gap = self._box[3]
        lead = self._key_width() + gap if self._key else 0
        return lead + (24 if self._ticked is not None else 0)

    def _key_width(self) -> int:
        fonts = self._look.fonts
        if self._form is Form.ANSWER:
            return max(12, QFontMetrics(fonts.answer).horizontalAdvance(self._key))
        text = QFontMetrics(fonts.key).horizontalAdvance(self._key) + 10
        if self._form is Form.CHIP:
            return max(text, 26)
        # one column of keys: the labels beside them begin at one place
        widest = QFontMetrics(fonts.key).horizontalAdvance(self._widest_key) + 10 if self._widest_key else 30
        return max(text, widest)

    def _text_height(self, width: int) -> int:
        return self._label.height(width) + self._detail.height(width)

    def _measure(self) -> None:
        fonts = self._look.fonts
        label, detail = self._words
        font = fonts.answer if self._form is Form.ANSWER else fonts.base
        self._label.set(label, font)
        self._detail.set(detail, fonts.small)
        hint, self._hint = self._hint, None
        if hint != self.sizeHint() or self._form is not Form.CHIP:
            self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        self._measure()
        self.updateGeometry()


_TICK = (QPointF(3.5, 8.2), QPointF(6.8, 11.6), QPointF(12.6, 4.8))
