"""The shared exits: how a call can end from wherever it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from callassist.engine.view import CallView, ExitView
from callassist.ui.commands import EXITS
from callassist.ui.kit.card import caption
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.theme import Look


class ExitStrip(FlowStrip):
    """One chord and one word each; emits `taken(id)`. An exit's number is its key: X1 is Ctrl+1 in every script."""

    taken = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=8, line_spacing=1)
        self._look = look
        self._keys = keys
        self._exits: tuple[ExitView, ...] = ()
        self._all: tuple[ExitView, ...] = ()
        self._chips: list[KeyButton] = []
        self.head = caption()
        self.head.setMinimumHeight(24)
        self.add(self.head)

    def show_view(self, view: CallView) -> None:
        """Draw the exits of a snapshot."""
        if view.exits == self._all:
            return
        self._all = view.exits
        # X11 and beyond are said by the program itself: they have no key and no place here
        self._exits = tuple(one for one in view.exits if 1 <= _number(one.id) <= len(EXITS))
        while len(self._chips) < len(self._exits):
            chip = KeyButton(self._look, Form.CHIP, self)
            chip.clicked.connect(self._clicked)
            self.add(chip)
            self._chips.append(chip)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the window's language anew (the key names)."""
        # what most of them have: on some keyboards one of them has another chord
        modifiers = [self._keys.label(one).rpartition("+")[0] for one in EXITS]
        modifier = max(modifiers, key=modifiers.count)
        self.head.setText(self.tr("EXITS  {key} +").format(key=modifier))
        for position, chip in enumerate(self._chips):
            if position >= len(self._exits):
                chip.hide()
                continue
            one = self._exits[position]
            label = self._keys.label(EXITS[_number(one.id) - 1])
            chord, _, digit = label.rpartition("+")
            chip.show_content(digit if chord == modifier else label, one.label)
            chip.setAccessibleName(f"Exit {one.id}")
            chip.setAccessibleDescription(one.label)
            chip.show()
        self.flow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def take(self, number: int) -> bool:
        """The exit with this number, if the script has it."""
        for one in self._exits:
            if _number(one.id) == number:
                self.taken.emit(one.id)
                return True
        return False

    def _clicked(self) -> None:
        sender = self.sender()
        for one, chip in zip(self._exits, self._chips, strict=False):
            if chip is sender:
                self.taken.emit(one.id)
                return


def _number(exit_id: str) -> int:
    return int(exit_id[1:]) if exit_id[1:].isdigit() else 0
