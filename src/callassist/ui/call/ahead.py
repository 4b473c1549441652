"""Beneath the answers, dim: what will be asked next and what the verdict still needs.

So a rep sees where the talk goes. The legal note and what we do better lie here too, where there is room for them.
"""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from callassist.domain.rules import Truth
from callassist.engine.view import CallView
from callassist.ui.kit.card import caption
from callassist.ui.kit.plain_text import ClampedLabel, PlainLabel, line_height
from callassist.ui.kit.theme import Look

_NEXT, _OPEN = 2, 3
"""So many questions ahead, and so many names of what is open."""
_NAMED = 24
"""More of what is open is never named: no window has room for it."""
_ROOMY = 10
"""From so many lines on all of it is shown, and beneath it what we do better."""


class Ahead(QWidget):
    """Takes the room that is left and shows what fits into it, from the top; takes no clicks and no keys."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._next: tuple[str, ...] = ()
        self._open: tuple[str, ...] = ()
        self._better: tuple[str, ...] = ()
        self._duty = ""
        self._discreet = False
        self._on = True
        self._room = (0, 0)
        self._edge = 0
        self._filled: object = None
        self.setObjectName("plain")

        # Widgets
        self.notes = QWidget(self)
        self.notes.setObjectName("plain")
        self.next_head = caption()
        self.open_head = caption()
        self.next_lines = ClampedLabel("", self, role="muted")
        self.open_lines = ClampedLabel("", self, role="muted")
        self.better_head = caption()
        self.better_lines = ClampedLabel("", self, role="muted")
        self.duty_head = caption()
        self.duty_lines = ClampedLabel("", self, role="muted")
        self._plan = QWidget(self)
        self._plan.setObjectName("plain")

        # Assemble
        self.notes_box = QVBoxLayout(self.notes)
        self.notes_box.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout(self._plan)
        parts = (
            (self.next_head, self.next_lines),
            (self.open_head, self.open_lines),
            (self.better_head, self.better_lines),
            (self.duty_head, self.duty_lines),
        )
        for place, (head, lines) in enumerate(parts):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(head)
            column.addWidget(lines)
            column.addStretch(1)
            self._grid.addLayout(column, place // 2, place % 2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(2, 1)

        self.retranslate()

    def add_note(self, label: PlainLabel) -> None:
        """Something that comes and goes, above what lies ahead."""
        self.notes_box.addWidget(label)

    def show_view(self, view: CallView) -> None:
        """Draw the look ahead of a snapshot."""
        now = {step.name for step in view.path if step.current}
        still_open = (one for one in view.verdict.results if one.truth is Truth.OPEN and one.in_depth)
        names = (one.name.of(view.language) for one in still_open)
        self._next = tuple(name for name in view.coming if name not in now)
        self._open = tuple(dict.fromkeys(islice(names, _NAMED)))
        self._better, self._duty = view.usp, view.legal
        self._fill()

    def set_on(self, *, on: bool) -> None:
        """Whether anything lies ahead: not in the wrap-up."""
        self._on = on
        self._fill()

    def set_discreet(self, *, on: bool) -> None:
        """Hide what the verdict needs from a visitor."""
        self._discreet = on
        self._fill()

    def set_edge(self, left: int) -> None:
        """Where its words begin: as those that are spoken do."""
        if left != self._edge:
            self._edge = left
            self._filled = None
            self._fill()

    def set_room(self, width: int, height: int) -> None:
        """What is left for it; also where a note above came or went."""
        self._room = (width, height)
        self._fill()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.next_head.setText(self.tr("NEXT"))
        self.open_head.setText(self.tr("STILL OPEN"))
        self.better_head.setText(self.tr("WHAT WE DO BETTER"))
        self.duty_head.setText(self.tr("LEGAL NOTE"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan.isHidden():
            return
        painter = QPainter(self)
        painter.setPen(QPen(self._look.color("border"), 1))
        y = self._plan.y()
        painter.drawLine(0, y, self.width(), y)

    def _fill(self) -> None:
        px = self._look.px
        width, height = self._room
        notes = sum(
            label.heightForWidth(width) + 4 for label in self.notes.findChildren(ClampedLabel) if not label.isHidden()
        )
        told = (self._next, () if self._discreet else self._open, self._better, self._duty, self._on)
        filled = (self._room, notes, told, px(1000))
        if filled == self._filled:
            return
        self._filled = filled
        self.notes.setVisible(notes > 0)
        self.notes.setGeometry(0, 0, width, max(notes, 0))
        top = notes + px(8) if notes else 0
        line = line_height(self.next_lines)
        head = self.next_head.sizeHint().height() + px(10) + 4
        # a text of some lines is a little higher than so many lines
        lines = (height - top - head - self.next_lines.height_of_lines(0)) // max(line, 1)
        on = self._on and lines >= 1 and bool(self._next or self._open)
        self._plan.setVisible(on)
        if on:
            roomy = lines >= _ROOMY
            upper = (lines - 2) // 2 if roomy else lines
            self._show(self.next_head, self.next_lines, self._next[: upper if roomy else min(_NEXT, upper)], upper)
            names = () if self._discreet else self._open
            most = upper if roomy else min(_OPEN, upper)
            if len(names) > most:
                names = (*names[: most - 1], " · ".join(names[most - 1 :]))
            self._show(self.open_head, self.open_lines, names, most)
            lower = lines - upper - 2
            self._show(
                self.better_head, self.better_lines, tuple(f"• {one}" for one in self._better) if roomy else (), lower
            )
            self._show(self.duty_head, self.duty_lines, (self._duty,) if roomy and not notes else (), lower)
            self._grid.setContentsMargins(self._edge, px(10), px(12), 0)
            self._grid.setHorizontalSpacing(px(16))
            self._grid.setVerticalSpacing(px(14))
            self._plan.setGeometry(0, top, width, height - top)
        self.update()

    def _show(self, head: QLabel, label: ClampedLabel, words: tuple[str, ...], lines: int) -> None:
        label.set_lines(max(lines, 1))
        label.show_text("\n".join(words))
        head.setVisible(bool(words) and bool(words[0]))
