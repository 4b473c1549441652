"""A call that was interrupted, or whose line dropped, above the start form: taken up, rung back, or ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callassist.domain.text import Language
from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.plain_text import BESIDE, PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words

if TYPE_CHECKING:
    from callassist.services.calls.calling import InterruptedCall


class InterruptedRow(Card):
    """One interrupted call. It stays until the rep decides; closing the window decides nothing."""

    resume_asked = Signal(str)
    ring_asked = Signal(str)
    end_asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="warn", ground="warn_soft")
        self.call: InterruptedCall | None = None
        self._key = ""
        self._rings = False
        self.text = PlainLabel("", self, wrap=True)
        self.detail = PlainLabel("", self, role="small", wrap=True)
        self.resume = Push("", self)
        self.resume.setProperty("role", "primary")
        self.ring = Push("", self)
        self.ring.setProperty("role", "button")
        self.end = Push("", self)
        self.end.setProperty("role", "button")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.text)
        words.addWidget(self.detail)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        for button in (self.resume, self.ring, self.end):
            self._row.addWidget(button)
        self.body.setContentsMargins(16, 10, 12, 10)
        self.body.addLayout(self._row)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self.body.addLayout(self._buttons)
        self._stacked = False
        self.resume.clicked.connect(self._resume)
        self.ring.clicked.connect(self._ring)
        self.end.clicked.connect(self._end)

    def show_call(self, call: InterruptedCall, language: Language) -> None:
        """Describe this call."""
        self.call = call
        who = (
            ", ".join(part for part in (call.name, call.company) if part) or call.number or self.tr("somebody unnamed")
        )
        answers = self.tr("%n answer(s)", "", call.answers_count)
        sentence = (
            self.tr("Call with {who}, line dropped at {time} after {answers}")
            if call.dropped
            else self.tr("Call with {who}, interrupted at {time} after {answers}")
        )
        self.text.setText(sentence.format(who=isolated(who), time=code_words.clock(call.last_at), answers=answers))
        details = [
            call.script_title.of(language),
            call.number,
            self.tr("started {time}").format(time=code_words.moment(call.started)),
        ]
        self.detail.setText(BESIDE.join(part for part in details if part))
        self._show_words()
        self.end.setText(self.tr("End as interrupted"))
        named(self.resume, "Resume call")
        named(self.ring, "Lead rings back")
        named(self.end, "End as interrupted")
        # a dropped call has ended and is in the log; it waits for the lead to ring back
        self.resume.setVisible(not call.dropped)
        self.end.setVisible(not call.dropped)

    def show_key(self, key: str, *, rings: bool = False) -> None:
        """The key that takes this call up; "" where it is another's. `rings`: the lead's number was typed."""
        if (key, rings) != (self._key, self._rings):
            self._key, self._rings = key, rings
            self._show_words()

    def take(self) -> None:
        """Do what the first button does: resume, or ring back where the call was dropped."""
        if self.call is not None:
            (self.ring_asked if self.call.dropped else self.resume_asked).emit(self.call.id)

    def buttons(self) -> list[Push]:
        """In the order they stand in."""
        return [self.resume, self.ring, self.end]

    def _show_words(self) -> None:
        rings = self._rings or (self.call is not None and self.call.dropped)
        for button, words, key in (
            (self.resume, self.tr("Resume"), "" if rings else self._key),
            (self.ring, self.tr("Lead rings back"), self._key if rings else ""),
        ):
            button.setText("  ".join(part for part in (words, key) if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < 720
        if stacked != self._stacked:
            self._stacked = stacked
            for button in (self.resume, self.ring, self.end):
                (self._row if stacked else self._buttons).removeWidget(button)
                (self._buttons if stacked else self._row).addWidget(button)

    def _resume(self) -> None:
        if self.call is not None:
            self.resume_asked.emit(self.call.id)

    def _ring(self) -> None:
        if self.call is not None:
            self.ring_asked.emit(self.call.id)

    def _end(self) -> None:
        if self.call is not None:
            self.end_asked.emit(self.call.id)
