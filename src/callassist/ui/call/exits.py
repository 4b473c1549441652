"""The shared exits: how a call can end from wherever it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from callassist.engine.view import CallView, ExitView
from callassist.ui.commands import EXITS
from callassist.ui.kit.accessible import identified
from callassist.ui.kit.card import caption
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import plain_tooltip, shortened
from callassist.ui.kit.theme import Look

#: letters of a label; what is longer begins like none of the others
_LONGEST = 26

#: groups of exits, by their numbers; their order within a group is that of the digits
_NOT_REACHED, _OTHER_PERSON, _OTHERS = (2, 5, 6), (1, 7, 10), (3, 4, 8, 9)
_GROUPS = (_NOT_REACHED, _OTHER_PERSON, _OTHERS)


class ExitStrip(FlowStrip):
    """One chord and one word each; emits `taken(id)`. An exit's number is its key: X1 is Ctrl+1 in every script.

    In three groups, each with its name before it: on a line each, or one behind the other where there is little room.
    """

    taken = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=8, line_spacing=1)
        self._look = look
        self._keys = keys
        self._exits: tuple[ExitView, ...] = ()
        #: those with a chip: an exit that is not offered has its key alone
        self._offered: tuple[ExitView, ...] = ()
        self._all: tuple[ExitView, ...] = ()
        self.heads = tuple(caption() for _group in _GROUPS)
        #: number of an exit → its chip; in their places for good, whichever of them a script has
        self._chips: dict[int, KeyButton] = {}
        for head, numbers in zip(self.heads, _GROUPS, strict=True):
            self.add(head)
            self.begin_line(head)
            for number in numbers:
                chip = KeyButton(look, Form.CHIP, self)
                chip.clicked.connect(self._clicked)
                chip.hide()
                self.add(chip)
                self._chips[number] = chip
        look.changed.connect(self._align_heads)

    def show_view(self, view: CallView) -> None:
        """Draw the exits of a snapshot."""
        if view.exits == self._all:
            return
        self._all = view.exits
        # X11 and beyond are said by the program itself: they have no key and no place here
        self._exits = tuple(one for one in view.exits if 1 <= _number(one.id) <= len(EXITS))
        self._offered = tuple(one for one in self._exits if one.offered)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the window's language anew (the key names)."""
        # what most of them have: on some keyboards one of them has another chord
        modifiers = [self._keys.label(one).rpartition("+")[0] for one in EXITS]
        modifier = max(modifiers, key=modifiers.count)
        words = (self.tr("NOT REACHED"), self.tr("NOT THE PERSON"), self.tr("ELSE"))
        for head, text in zip(self.heads, words, strict=True):
            head.setText(f"{text}  {modifier} +" if head is self.heads[0] else text)
        by_number = {_number(one.id): one for one in self._offered}
        for number, chip in self._chips.items():
            one = by_number.get(number)
            if one is not None:
                label = self._keys.label(EXITS[number - 1])
                chord, _, digit = label.rpartition("+")
                chip.show_content(digit if chord == modifier else label, shortened(one.label, _LONGEST))
                chip.setToolTip(plain_tooltip(f"{one.label} ({label})"))
                identified(chip, f"Exit X{number}", self.tr("Exit: {name}").format(name=one.label))
                chip.setAccessibleDescription(label)
            chip.setVisible(one is not None)
        self._align_heads()

    def _align_heads(self) -> None:
        """The names of the groups stand as high as the chips beside them."""
        chip = next((one for one in self._chips.values() if not one.isHidden()), None)
        for head, numbers in zip(self.heads, _GROUPS, strict=True):
            head.setMinimumHeight(chip.sizeHint().height() if chip is not None else 0)
            head.setVisible(any(not self._chips[number].isHidden() for number in numbers))
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
        for number, chip in self._chips.items():
            if chip is sender:
                self.take(number)
                return


def _number(exit_id: str) -> int:
    return int(exit_id[1:]) if exit_id[1:].isdigit() else 0
