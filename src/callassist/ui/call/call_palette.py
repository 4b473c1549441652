"""What the palette finds in a call, and which of them was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callassist.ui.call.call_page import CallPage
from callassist.ui.commands import BINDABLE, EXITS, Command, State
from callassist.ui.kit.keys import KeyMap, command_words
from callassist.ui.kit.match import Found

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall

# what the palette itself is for, or is left by
_NOT_LISTED = frozenset({Command.FIND, Command.ESCAPE, *EXITS})


class CallPalette(QObject):
    """Fills the palette with answers, objections, questions, exits and commands; emits what is taken by its sort."""

    answer_chosen = Signal(object)
    call_chosen = Signal(str)
    command = Signal(object)
    exit_taken = Signal(str)
    log_searched = Signal(str)
    objected = Signal(str)
    question_chosen = Signal(str)

    def __init__(self, page: CallPage, keys: KeyMap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._keys = keys
        self._live: LiveCall | None = None
        page.finder.log_asked.connect(self.log_searched)
        page.finder.taken.connect(self._taken)

    def open(self, live: LiveCall, now: State) -> None:
        """Put it over the page, with all that can be done now."""
        self._live = live
        self._page.open_find()
        self._page.finder.open_with(lambda: [*self._of_script(live), *self._commands(now)])

    def _of_script(self, live: LiveCall) -> list[Found]:
        view = live.view
        things = [Found("answer", one.value, one.label, self.tr("Answer"), one.key) for one in view.choices]
        for place, one in enumerate(view.objections):
            function, letter = self._keys.objection_labels(place)
            searched = f"{one.label} {one.group}" if one.group else ""
            things.append(Found("objection", one.id, one.label, self.tr("Objection"), function or letter, searched))
        things += [Found("question", one.id, one.name, self.tr("Question")) for one in live.questions]
        for one in live.questions:
            if one.id != view.question:
                things += [
                    Found("question", one.id, f"{choice.label} – {one.name}", self.tr("Answer"), searched=choice.label)
                    for choice in one.choices
                ]
        for one in filter(lambda one: one.offered, view.exits):
            number = int(one.id[1:]) if one.id[1:].isdigit() else 0
            key = self._keys.label(EXITS[number - 1]) if 0 < number <= len(EXITS) else ""
            things.append(Found("exit", one.id, one.label, self.tr("Exit"), key))
        return things

    def _commands(self, now: State) -> list[Found]:
        return [
            Found("command", one.value, command_words(one), self.tr("Command"), self._keys.label(one))
            for one in BINDABLE
            if one not in _NOT_LISTED and one.can_be_given(now)
        ]

    def _taken(self, found: Found) -> None:
        self._page.finder.hide()
        match found.kind:
            case "answer":
                choices = self._live.view.choices if self._live is not None else ()
                choice = next((one for one in choices if one.value == found.id), None)
                if choice is not None:
                    self.answer_chosen.emit(choice)
            case "objection":
                self.objected.emit(found.id)
            case "question":
                self.question_chosen.emit(found.id)
            case "exit":
                self.exit_taken.emit(found.id)
            case "command":
                self.command.emit(Command(found.id))
            case _:
                self.call_chosen.emit(found.id)
