"""About this program: versions, where the data lies, the licences. Nothing here is fetched, and nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look

if TYPE_CHECKING:
    from callassist.services.about import About

_LICENCE_HEIGHT = 360


class AboutCard(Card):
    """Facts in two columns; the licences open in place, when they are asked for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._about: About | None = None
        self.head = caption()
        self._labels = [PlainLabel("", self) for _ in range(3)]
        self.version, self.parts, self.place = (PlainLabel("", self, wrap=True) for _ in range(3))
        self.promise = PlainLabel("", self, role="muted", wrap=True)
        self.open = Push("", self)
        self.open.setProperty("role", "button")
        named(self.open, "Show licences")
        self.licences = QPlainTextEdit(self)
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.licences.setMinimumHeight(_LICENCE_HEIGHT)
        named(self.licences, "Licences")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, (label, fact) in enumerate(zip(self._labels, (self.version, self.parts, self.place), strict=True)):
            # versions and folders are copied into mails and terminals
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(fact, row, 1)
        self.body.addWidget(self.head)
        self.body.addLayout(grid)
        self.body.addWidget(self.promise)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.licences)
        self.licences.hide()
        self.open.clicked.connect(self._toggle)
        self.retranslate()

    def show_about(self, about: About) -> None:
        """Show these facts."""
        self._about = about
        self.retranslate()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("ABOUT"))
        texts = (self.tr("Version"), self.tr("Made with"), self.tr("Your data lies in"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.promise.setText(
            self.tr(
                "callassist never looks for updates and sends nothing. Install a newer version over this one; your "
                "data stays."
            )
        )
        self.open.setText(self.tr("Show licences") if self.licences.isHidden() else self.tr("Hide licences"))
        if self._about is not None:
            self.version.setText(f"callassist {self._about.version}")
            self.parts.setText(f"Qt {qVersion()}, SQLite {self._about.sqlite}, Python {self._about.python}")
            self.place.setText(str(self._about.data))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _toggle(self) -> None:
        if self.licences.isHidden() and not self.licences.toPlainText():
            from callassist.services.about import licences

            self.licences.setPlainText(licences())
        self.licences.setVisible(self.licences.isHidden())
        self.retranslate()
