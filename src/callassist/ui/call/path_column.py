"""What was asked and answered so far. Each line can be clicked to change its answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from callassist.domain.answers import AnswerState
from callassist.engine.view import CallView, PathStep
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.paragraph import Paragraph
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.scroller import Scroller
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words

_PAD = 6
_BESIDE_ROW = 40
"""Pixels above and below the present row that are kept in sight."""
_MOST = 40
_AT_ONCE = 10
"""So many lines of the path are kept in sight; earlier ones are in the list behind E. Calls have a dozen or two."""


class PathRow(QPushButton):
    """One question with its answer."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._step: PathStep | None = None
        #: by width; layouts ask a hundred times a key
        self._heights: dict[int, int] = {}
        self._above = Paragraph()
        self._below = Paragraph()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._restyle)

    @property
    def step(self) -> PathStep | None:
        """The step it shows."""
        return self._step

    def show_step(self, step: PathStep) -> None:
        """Draw this step; nothing happens if it is the one shown already."""
        if step == self._step:
            return
        self._step = step
        self._restyle()
        self._say_name(step)

    def _say_name(self, step: PathStep) -> None:
        identified(self, f"Path {step.question}", self.tr("So far: {name}").format(name=step.name))
        self.setAccessibleDescription(f"{step.name}: {self._answer(step)}")

    def heightForWidth(self, width: int) -> int:
        found = self._heights.get(width)
        if found is None:
            inner = max(width - 2 * _PAD, 20)
            found = self._heights[width] = self._above.height(inner) + self._below.height(inner) + 2 * _PAD
        return found

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._look.px(20))

    def text_fits(self) -> bool:
        """Whether nothing is cut off; the tests ask."""
        return self.heightForWidth(self.width()) - _PAD <= self.height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            if not event.isAutoRepeat():
                self.click()
            event.accept()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        step = self._step
        if step is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._look.color
        if self.hasFocus() or self.underMouse() or step.current:
            painter.setPen(QPen(color("accent"), 1.6) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(color("accent_soft" if step.current else "accent_hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        inner = max(self.width() - 2 * _PAD, 20)
        dim = _is_off(step)
        y = _PAD + self._above.draw(
            painter, _PAD, _PAD, inner, color("accent" if step.current else "faint" if dim else "muted")
        )
        self._below.draw(painter, _PAD, y, inner, color(self._ink(step, dim=dim)))

    def _ink(self, step: PathStep, *, dim: bool) -> str:
        if dim or step.state is AnswerState.MOOT:
            return "faint"
        if step.current:
            return "text"
        return "warn" if step.state in (AnswerState.REFUSED, AnswerState.UNKNOWN) else "text"

    def _answer(self, step: PathStep) -> str:
        if step.state is AnswerState.ANSWERED:
            return step.answer
        words = code_words.state(step.state.value)
        return f"{step.answer} – {words}" if step.answer and step.state is AnswerState.MOOT else words

    def _restyle(self) -> None:
        self._heights.clear()
        step = self._step
        if step is None:
            return
        fonts = self._look.fonts
        if step.current:
            changed = self._above.set("● " + self.tr("now"), fonts.small)
            changed |= self._below.set(step.name, fonts.strong)
        else:
            changed = self._above.set(step.name, fonts.small)
            changed |= self._below.set(self._answer(step), fonts.base if _is_off(step) else fonts.strong)
        if changed:
            self.updateGeometry()
        self.update()

    def changeEvent(self, e: QEvent) -> None:
        if e.type() == QEvent.Type.LanguageChange:
            self._restyle()
            if self._step is not None:
                self._say_name(self._step)
        super().changeEvent(e)


def _is_off(step: PathStep) -> bool:
    """Kept, but it counts for nothing any more: the questions before it were answered otherwise."""
    return not step.current and step.state in (AnswerState.MOOT, AnswerState.NOT_ASKED)


def _in_order(path: tuple[PathStep, ...]) -> tuple[PathStep, ...]:
    """Carried and volunteered answers come before what is asked now, what counts no longer comes last."""
    counting: list[PathStep] = []
    now: list[PathStep] = []
    off: list[PathStep] = []
    for step in path:
        if step.current:
            now.append(step)
        elif not _is_off(step):
            counting.append(step)
        elif step.on_path or step.state is AnswerState.MOOT:
            off.append(step)
    return (*counting, *now, *off)


class PathCard(Card):
    """The path so far and a dim look ahead. Rows are pooled, and scrolled so that the present one is in sight."""

    step_clicked = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._keys = keys
        self._rows: list[PathRow] = []
        self._brought: PathRow | None = None
        self._shown: tuple[PathStep, ...] = ()
        self._coming: tuple[str, ...] = ()
        self._earlier = 0
        self._elsewhere = False

        # Widgets
        self.head = caption()
        self.head.setIndent(_PAD)  # a stylesheet overrides the margins of a label
        #: opens the list of all questions
        self.chip = KeyButton(look, Form.CHIP, self)
        named(self.chip, "Change an answer")
        self.empty = PlainLabel("", self, role="faint", wrap=True)
        self.empty.setIndent(_PAD)
        self.coming = PlainLabel("", self, role="faint", wrap=True)
        self.coming.setIndent(_PAD)
        self.earlier = PlainLabel("", self, role="faint", wrap=True)
        self.earlier.setIndent(_PAD)
        self.scroller = Scroller(self)
        inner = self._inner = QWidget()
        inner.setObjectName("plain")

        # Assemble
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 4, 0)
        self._list.setSpacing(2)
        self._list.addWidget(self.earlier)
        self._list.addWidget(self.coming)
        self._list.addStretch(1)
        self.scroller.setWidget(inner)
        self.body.setContentsMargins(14 - _PAD, 14, 6, 10)
        top = QHBoxLayout()
        top.addWidget(self.head)
        top.addStretch(1)
        top.addWidget(self.chip)
        self.body.addLayout(top)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.scroller, 1)

        # Connect
        self.scroller.verticalScrollBar().rangeChanged.connect(self._bring_later)

        self.retranslate()

    def show_view(self, view: CallView) -> None:
        """Draw the path of a snapshot."""
        steps = _in_order(view.path)
        # under an objection the question itself is still to come; it stands above already
        now = {step.name for step in steps if step.current}
        coming = tuple(name for name in view.coming if name not in now)
        # left out in tens: the rows in sight keep their places for ten answers at a time
        earlier = -(-max(0, len(steps) - _MOST) // _AT_ONCE) * _AT_ONCE
        steps = steps[earlier:]
        if steps == self._shown and coming == self._coming:
            return
        moved = steps != self._shown
        self._shown, self._coming = steps, coming
        while len(self._rows) < len(steps):
            row = PathRow(self._look)
            row.clicked.connect(self._clicked)
            self._list.insertWidget(len(self._rows) + 1, row)  # below the line on earlier ones
            self._rows.append(row)
        current: PathRow | None = None
        for index, row in enumerate(self._rows):
            if index < len(steps):
                if row.step is not steps[index]:
                    row.show_step(steps[index])
                if row.isHidden():
                    self._show_row(row)
                if steps[index].current:
                    current = row
            elif not row.isHidden():
                row.hide()
        self.empty.setVisible(not steps)
        self._earlier = earlier
        self.earlier.show_text(self._words_of_earlier())
        self.coming.show_text(self._words_of_coming())
        if moved:
            self._bring(current or (self._rows[len(steps) - 1] if steps else None))

    def set_ahead_elsewhere(self, *, on: bool) -> None:
        """What comes next stands beneath the answers: not here as well."""
        if on != self._elsewhere:
            self._elsewhere = on
            self.coming.show_text(self._words_of_coming())

    def rows(self) -> list[PathRow]:
        """The rows that are shown."""
        return self._rows[: len(self._shown)]

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("SO FAR"))
        self.chip.show_content(self._keys.label(Command.EDIT), self.tr("change"))
        self.empty.setText(self.tr("Nothing asked yet."))
        self.coming.show_text(self._words_of_coming())
        self.earlier.show_text(self._words_of_earlier())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _words_of_earlier(self) -> str:
        if not self._earlier:
            return ""
        return self.tr("%n earlier answer(s): {key}", "", self._earlier).format(key=self._keys.label(Command.EDIT))

    def _words_of_coming(self) -> str:
        if not self._coming or self._elsewhere:
            return ""
        return self.tr("then: {names}").format(names="\u00a0· ".join(self._coming[:3]))

    def _show_row(self, row: PathRow) -> None:
        """Give the list its height first: to show a row lays it out at once, and would squeeze all of its rows."""
        inner = self._inner
        inner.setMinimumHeight(inner.height() + row.heightForWidth(inner.width()) + self._list.spacing())
        row.show()
        inner.setMinimumHeight(0)

    def _bring(self, row: PathRow | None) -> None:
        """Keep this row in sight: now, and when rows or the path change their height."""
        self._brought = row
        self._bring_later()

    def _bring_later(self) -> None:
        # where it will be is known when the rows have been laid out, which may take more than one round
        row = self._brought
        if row is not None:
            QTimer.singleShot(0, row, lambda: self._scroll_to(row))

    def _scroll_to(self, row: PathRow) -> None:
        """With its neighbours; where they have no room it stands on top, and no half of one looks out above it."""
        if self.scroller.viewport().height() < row.height() + 2 * _BESIDE_ROW:
            self.scroller.verticalScrollBar().setValue(row.y())
        else:
            self.scroller.ensureWidgetVisible(row, 0, _BESIDE_ROW)

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, PathRow) and sender.step is not None:
            self.step_clicked.emit(sender.step.question)
