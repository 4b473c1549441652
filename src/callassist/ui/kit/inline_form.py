"""A few fields in place, where other programs open a dialog: other words, a reason, who decides, an own question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from callassist.ui.commands import Command
from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.fields import Field
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look


class InlineForm(Card):
    """Emits `submitted(values)` on Enter in the last field that is needed, `cancelled` on Esc (the page sends it)."""

    submitted = Signal(object)
    cancelled = Signal()
    #: it was opened to be typed into
    opened = Signal()
    #: `is_filled` may have changed
    changed = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent", ground="card")
        self._keys = keys
        #: the command it was opened by; None while it is closed
        self.purpose: Command | None = None
        self._needed = 1
        self._fields: list[tuple[PlainLabel, Field]] = []
        self._given: list[str] = []
        self._count = 0

        # Widgets
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.detail = PlainLabel("", self, role="muted", wrap=True)
        self.save = Push("", self)
        self.save.setProperty("role", "primary")
        named(self.save, "Save form")
        self.cancel = Push("", self)
        self.cancel.setProperty("role", "button")
        named(self.cancel, "Cancel form")

        # Assemble
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        self.body.addWidget(self.title)
        self.body.addWidget(self.detail)
        self.body.addLayout(self._grid)
        self.body.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        # Connect
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.cancelled)

        self.hide()

    def ask(
        self,
        purpose: Command,
        title: str,
        fields: Sequence[tuple[str, str]],
        *,
        buttons: tuple[str, str],
        detail: str = "",
        needed: int = 1,
        focus: bool = True,
    ) -> None:
        """Show (label, value) fields. The first `needed` ones may not stay empty; `buttons` are save and cancel."""
        self.purpose, self._needed, self._count = purpose, needed, len(fields)
        self._given = [value for _, value in fields]
        self.title.show_text(title)
        self.detail.show_text(detail)
        self.save.setText(buttons[0])
        self.cancel.setText(buttons[1])
        while len(self._fields) < len(fields):
            label, field = PlainLabel("", self, role="muted"), Field(self._keys, self)
            field.entered.connect(self._entered)
            field.textChanged.connect(self.changed)
            row = len(self._fields)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(field, row, 1)
            self._fields.append((label, field))
        for index, (label, field) in enumerate(self._fields):
            shown = index < len(fields)
            label.setVisible(shown)
            field.setVisible(shown)
            if shown:
                label.setText(fields[index][0])
                label.setBuddy(field)
                identified(field, f"Form field {index + 1}", fields[index][0])
                field.setText(fields[index][1])
        self.show()
        if focus:
            self._fields[0][1].setFocus()
            self.opened.emit()

    def close_form(self) -> None:
        """Put it away."""
        self.purpose = None
        self.hide()
        self.changed.emit()

    def fields(self) -> list[Field]:
        """The fields that are shown."""
        return [field for _, field in self._fields[: self._count]]

    @property
    def is_filled(self) -> bool:
        """Whether something else stands in it than when it was opened."""
        return self.purpose is not None and [field.text() for field in self.fields()] != self._given

    def has_focus(self) -> bool:
        """Whether the rep is typing into it."""
        return any(field.hasFocus() for field in self.fields())

    def _entered(self) -> None:
        """Enter goes to the next field; in the last one it saves."""
        fields = self.fields()
        for index, field in enumerate(fields):
            if field.hasFocus() and index + 1 < len(fields):
                fields[index + 1].setFocus()
                return
        self._submit()

    def _submit(self) -> None:
        values = [field.text().strip() for field in self.fields()]
        for index in range(self._needed):
            if not values[index]:
                self.fields()[index].setFocus()
                return
        self.submitted.emit(values)
