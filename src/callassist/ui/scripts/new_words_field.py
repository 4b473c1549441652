"""A field in which the words of something new are typed before it is made: its name in the file comes of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.fields import Field
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, Words


class NewWordsField(QWidget):
    """Takes no room until something is asked. Emits `entered(words)`, without blanks around them."""

    entered = Signal(str)

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.label = PlainLabel("", self, role="accent", wrap=True)
        self.field = Field(keys, self)
        named(self.field, "Words of what is new")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.label)
        box.addWidget(self.field)
        self.field.entered.connect(lambda: self.entered.emit(self.field.text().strip()))
        self.hide()

    def ask(self, words: Words) -> None:
        """Have them typed; `words` say of what."""
        self.label.tell(words)
        self.field.clear()
        self.show()
        self.field.setFocus()

    def close_field(self) -> None:
        """Nothing new is typed."""
        self.label.tell("")
        self.hide()
