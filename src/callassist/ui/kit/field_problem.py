"""What is wrong with a field: read beneath it, said aloud when it appears, and heard again wherever the field is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from callassist.ui.kit.accessible import announce
from callassist.ui.kit.plain_text import PlainLabel, Words


class FieldProblem(PlainLabel):
    """One line for one field at a time. It follows the window's language like all that stays until it is settled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="error", wrap=True)
        self._field: QWidget | None = None
        self.hide()

    def tell_of(self, field: QWidget, words: Words, *, aloud: bool = True) -> None:
        """Say what is wrong with this field; what was said of another is settled. "" says that nothing is.

        Not `aloud` while it is being typed: it would be said anew at every key.
        """
        before = self.text()
        if field is not self._field:
            self._describe("")
            self._field = field
        self.tell(words)
        self._describe(self.text())
        if aloud and self.text() != before:
            announce(field, self.text())

    def say_aloud(self) -> None:
        """The field was left as it is."""
        if self._field is not None:
            announce(self._field, self.text())

    def settle(self) -> None:
        """Nothing is wrong any more."""
        self.tell("")
        self._describe("")

    def tell_anew(self) -> None:
        super().tell_anew()
        self._describe(self.text())

    def _describe(self, text: str) -> None:
        if self._field is not None:
            self._field.setAccessibleDescription(text)
