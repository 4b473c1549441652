"""What leaves by itself within the next days, by rule and list, and why: facts, nothing to be pressed.

Where nothing does the card is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import named
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.words.kept_words import KeptWords

if TYPE_CHECKING:
    from callassist.services.keeping.letting_go import Leaving, Retention

#: lines that are shown; the command line has all of them
_MOST = 8


class KeptCard(Card):
    """Looked at anew whenever the page comes to the front."""

    def __init__(self, look: Look, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._bridge = bridge
        self._words = KeptWords(self)
        self._leaving: tuple[Leaving, ...] = ()
        self.head = caption()
        self.hint = PlainLabel("", self, role="muted", wrap=True)
        self.lines = PlainLabel("", self, wrap=True)
        named(self.lines, "What leaves by itself")
        # no maximum: that is reckoned at another width, and cuts lines off
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for one in (self.hint, self.lines):
            # as high as their lines at this width are, and not as Qt would like a label of that length to be
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            one.setSizePolicy(policy)
        for one in (self.head, self.hint, self.lines):
            self.body.addWidget(one)
        self.retranslate()
        self.hide()

    def look(self, retention: Retention) -> None:
        """Find out what is going to leave."""
        self._bridge.watch(retention.preview(), self._show, self._goes_without)

    def _show(self, leaving: tuple[Leaving, ...]) -> None:
        self._leaving = leaving
        self.retranslate()
        self.setVisible(bool(leaving))

    def _goes_without(self, _error: BaseException) -> None:
        """A damaged log is told where it is opened."""

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("WHAT LEAVES BY ITSELF"))
        self.hint.setText(
            self.tr(
                "Once a day, never during a call: rows of lists after 6 months, held rows and rejected lines after 30"
                " days, people without a result 24 months after the last contact, proofs after 5 years. Blocks stay."
            )
        )
        self.lines.setText(self._said())

    def _said(self) -> str:
        lines = [self._words.soon(one) for one in self._leaving[:_MOST]]
        more = len(self._leaving) - len(lines)
        if more:
            lines.append(self.tr("and %n more: callassist retention --dry-run", "", more))
        return "\n".join(lines)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
