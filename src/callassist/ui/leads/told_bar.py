"""What became of a list, with what can be done next: nothing modal, and it stays until something else happens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from callassist.ui.commands import Command
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, Words
from callassist.ui.kit.theme import Look

#: pixels from which all of it stands in one line, at the usual size of letters
_WIDE = 820


class ToldBar(Card):
    """A sentence about a list, and up to three buttons: take back, show who is held back, call the first.

    Their keys mean the list that is marked: they are printed while that is the one the sentence is about.
    """

    back_asked = Signal()
    held_asked = Signal()
    call_asked = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="good", ground="good_soft")
        self._keys = keys
        self._prints_keys = False
        self.label = PlainLabel("", self, wrap=True)
        self.back = Push("", self)
        self.back.setProperty("role", "button")
        named(self.back, "Take the list back")
        self.held = Push("", self)
        self.held.setProperty("role", "button")
        named(self.held, "Show who of the list is held back")
        self._held = 0
        self.call = Push("", self)
        self.call.setProperty("role", "primary")
        named(self.call, "Call the first of the list")
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.back)
        buttons.addWidget(self.held)
        buttons.addWidget(self.call)
        buttons.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8)
        self._row.addWidget(self.label, 1)
        self._row.addLayout(buttons)
        self.body.setContentsMargins(14, 7, 10, 7)
        self.body.addLayout(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.back.clicked.connect(self.back_asked)
        self.held.clicked.connect(self.held_asked)
        self.call.clicked.connect(self.call_asked)
        self.hide()

    def tell(self, words: Words, *, back: bool = False, call: bool = False, held: int = 0) -> None:
        """Say what became of it, with these buttons; `held`: how many are held back. "" takes all of it away."""
        self.label.tell(words)
        self._held = held
        self.held.setVisible(held > 0)
        self._name()
        self.back.setVisible(back)
        self.call.setVisible(call)
        self.setVisible(bool(self.label.text()))
        announce(self, self.label.text())

    def print_keys(self, *, on: bool) -> None:
        """Whether the keys of the buttons mean the list that is told of."""
        if on is not self._prints_keys:
            self._prints_keys = on
            self._name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the buttons stand beneath the sentence."""
        super().resizeEvent(event)
        wide = self.width() >= self._look.px(_WIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def _name(self) -> None:
        shown = self.tr("Show %n held back", "", self._held)
        texts = (self.tr("Take back"), shown, self.tr("Call the first"))
        commands = (Command.LIST_TAKE_BACK, Command.HELD, Command.START)
        for button, text, command in zip((self.back, self.held, self.call), texts, commands, strict=True):
            key = self._keys.label(command) if self._prints_keys else ""
            button.setText("  ".join(part for part in (text, key) if part))
