"""The keys that mean something besides the answers, as chips beneath them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from callassist.engine.view import CallView, NodeKind
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.flow_strip import FlowStrip, chord
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.theme import Look


class ActionStrip(FlowStrip):
    """The keys that mean something besides the answers, as chips; in an objection its own instead."""

    triggered = Signal(object)

    def __init__(
        self,
        look: Look,
        keys: KeyMap,
        parent: QWidget | None = None,
        *,
        leaves_out: frozenset[Command] = frozenset(),
    ) -> None:
        """`leaves_out`: what cannot be done where this one stands."""
        super().__init__(parent, spacing=12)
        self._keys = keys
        self._leaves_out = leaves_out
        self._view: CallView | None = None
        self._editing = False
        self._typing = False
        self._chips: dict[Command, KeyButton] = {}
        self._drawn: tuple[tuple[str, str], ...] = ()
        for command, name in (
            (Command.GO_ON, "Go on"),
            (Command.REFUSE, "Refused"),
            (Command.UNKNOWN, "Does not know"),
            (Command.ELSE, "Something else"),
            (Command.HELPED, "Helped"),
            (Command.NOT_HELPED, "Did not help"),
            (Command.WORDING, "Next reply"),
            (Command.ESCAPE, "Back to the question"),
            (Command.BACK, "Back"),
            (Command.USP, "What we do better"),
            (Command.OWN_QUESTION, "Own question"),
        ):
            chip = KeyButton(look, Form.CHIP, self)
            named(chip, name)
            chip.setProperty("command", command)
            chip.clicked.connect(self._clicked)
            self.add(chip)
            self._chips[command] = chip

    def chips(self) -> tuple[KeyButton, ...]:
        """All of them, in their order."""
        return tuple(self._chips.values())

    def show_view(self, view: CallView, *, editing: bool = False) -> None:
        """Show the keys that mean something at this point; `editing` while an answer is changed out of turn."""
        self._view, self._editing = view, editing
        reply = view.kind is NodeKind.OBJECTION
        asks = view.field is not None and not reply and (view.field.is_question or not view.choices)
        typed = asks or self._typing
        on = {
            "on": self.tr("go on"),
            "step": self.tr("next part ({shown}/{count})").format(shown=view.step[0] + 1, count=view.step[1]),
            "jump": self.tr("go on with that"),
            "again": self.tr("ask once more"),
            "end": self.tr("end the call"),
            "confirm": self.tr("confirm"),
        }.get(view.goes_on, "")
        if asks and not on:
            on = self.tr("take the answer")
        objection = next((one for one in view.objections if view.stack and one.id == view.node), None)
        again = ""
        if reply and objection is not None and objection.wordings > 1:
            again = self.tr("next reply ({shown}/{count})").format(shown=view.wording[0], count=view.wording[1])
        answering = (view.takes_refusal and not reply) or editing
        shown = {
            Command.GO_ON: on if not editing else self.tr("take the answer"),
            Command.REFUSE: self.tr("refused") if answering else "",
            Command.UNKNOWN: self.tr("does not know") if answering else "",
            Command.ELSE: self.tr("something else …") if view.question and not reply and not editing else "",
            Command.HELPED: self.tr("helped") if reply else "",
            Command.NOT_HELPED: self.tr("did not help") if reply else "",
            Command.WORDING: again,
            Command.ESCAPE: self._words_of_escape(view) if view.stack or editing else "",
            Command.BACK: "" if reply or editing else self.tr("back"),
            Command.USP: self.tr("what we do better") if view.usp and not editing else "",
            Command.OWN_QUESTION: self.tr("own question") if not reply and not editing else "",
        }
        shown.update(dict.fromkeys(self._leaves_out, ""))
        position = view.objections.index(objection) if objection is not None else -1
        drawn = tuple((label, self._key(command, position, typed=typed)) for command, label in shown.items() if label)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        for command, chip in self._chips.items():
            label = shown[command]
            if label:
                chip.show_content(self._key(command, position, typed=typed), label, tone=_TONES.get(command, "text"))
            if chip.isHidden() == bool(label):
                chip.setVisible(bool(label))
        self.flow()

    def set_typing(self, *, on: bool) -> None:
        """A field has the focus: show the keys that work there."""
        if on != self._typing:
            self._typing = on
            self.retranslate()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        if self._view is not None:
            self.show_view(self._view, editing=self._editing)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _words_of_escape(self, view: CallView) -> str:
        nested = len(view.stack) > 1 and not self._editing
        return self.tr("back to what was said before") if nested else self.tr("back to the question")

    def _key(self, command: Command, objection: int, *, typed: bool) -> str:
        if command is Command.WORDING:
            function, letter = self._keys.objection_labels(objection)
            return function or letter
        keys = self._keys.keys(command)
        works = chord(self._keys, command)
        if typed and works and command in _TYPED_OVER:
            return works  # letters type in a field; the chord still works
        if self._typing and works and command is Command.BACK:
            return works  # it takes characters away there
        return _SIGNS.get(command) or printed(keys[0])

    def _clicked(self) -> None:
        sender = self.sender()
        for command, chip in self._chips.items():
            if chip is sender:
                self.triggered.emit(command)
                return


_TONES = {Command.HELPED: "good", Command.NOT_HELPED: "bad"}
_SIGNS = {Command.HELPED: "+", Command.NOT_HELPED: "−"}
_TYPED_OVER = (Command.REFUSE, Command.UNKNOWN, Command.ELSE, Command.USP, Command.OWN_QUESTION)
"""Letters type in a field: only their chords work there."""
