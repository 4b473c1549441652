"""A line across the page that stays until it is settled: not saved, legal duty, what could not be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from callassist.ui.kit.accessible import announce, identified
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.plain_text import PlainLabel, Words, said
from callassist.ui.kit.theme import Look


class Banner(Card):
    """Text and at most one button. `tone` is bad, warn, good or accent."""

    pressed = Signal()

    def __init__(self, look: Look, tone: str, parent: QWidget | None = None) -> None:
        self._told: tuple[Words, Words] = ("", "")
        grounds = {"bad": "bad_soft", "warn": "warn_soft", "good": "good_soft", "accent": "accent_soft"}
        super().__init__(look, parent, edge=tone, ground=grounds[tone])
        self.label = PlainLabel("", self, wrap=True)
        self.button = Push("", self)
        self.button.setProperty("role", "button")
        identified(self.button, "Message button", "")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.body.setContentsMargins(14, 7, 10, 7)
        self.body.addLayout(row)
        # as high as its lines are once they are broken: `Maximum` would hold it at the height it has unbroken
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.button.hide()
        self.button.clicked.connect(self.pressed)
        self.hide()

    def say(self, words: Words, button: Words = "") -> None:
        """Show this text, or nothing if it is empty; what is new is said aloud to whoever looks elsewhere."""
        before = self.label.text()
        self._told = (words, button)
        self._show()
        if self.label.text() != before:
            announce(self, self.label.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and not self.isHidden():
            self._show()

    def _show(self) -> None:
        text, button = (said(one) for one in self._told)
        self.label.setText(text)
        self.setAccessibleName(text)
        self.button.setText(button)
        identified(self.button, "Message button", button)
        self.button.setVisible(bool(button))
        if self.isHidden() == bool(text):
            self.setVisible(bool(text))
