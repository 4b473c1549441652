"""What each key of the start page does: on the card of who is next, at what waits above the form, and in the form."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from callassist.ui.commands import OF_WINDOW, Command
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.key_button import KeyButton
from callassist.ui.kit.keys import KeyMap, alt_digit_of, command_words
from callassist.ui.kit.plain_text import Words
from callassist.ui.start.call_options import CallOptions
from callassist.ui.start.lead_form import LeadForm
from callassist.ui.start.permission_band import PermissionBand
from callassist.ui.start.ringing_card import RingingCard
from callassist.ui.start.script_card import ScriptCard
from callassist.ui.start.what_now_card import KEYS, WhatNowCard


class Starting(Protocol):
    """The page, as far as its keys know it."""

    what_now: WhatNowCard
    ringing: RingingCard
    form: LeadForm
    scripts: ScriptCard
    options: CallOptions
    permission: PermissionBand
    rescue: Banner
    no_answer: KeyButton
    busy: KeyButton

    def enter(self) -> None:
        """Do what Enter does."""

    def submit(self, *, rings: bool = False) -> None:
        """Start the call."""

    def say(self, words: Words) -> None:
        """Tell a problem, in place."""

    def press_next(self, command: Command) -> bool:
        """Do what a key of the card of who is next stands for."""
        ...

    def toggle_held(self) -> None:
        """Open or close the panel of who is held."""

    def goes_on_at_card(self) -> None:
        """The focus is the card's, from now on."""

    def type_into_form(self, text: str) -> None:
        """Begin whom the rep means."""

    def is_after_call(self) -> bool:
        """Whether nothing was done since a call was saved."""
        ...


class StartKeys(QObject):
    """Runs the keys of the start page. Its signals are the page's."""

    command = Signal(object)
    next_done = Signal(object, object)
    next_snoozed = Signal(object, object)
    take_in_asked = Signal()
    take_back_asked = Signal()

    def __init__(self, page: Starting, keys: KeyMap, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._keys = keys

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; False: it is not the start page's."""
        if self._digit(event):
            return True
        command = self._keys.command(event, start=True)
        digit = alt_digit_of(event)
        if digit:
            self._page.scripts.choose_nth(digit)
            return True
        if command and command not in (Command.LARGER, Command.SMALLER) and event.isAutoRepeat():
            return True  # still held from what went before
        if not (self._does_next(command) or self._does_waiting(command) or self._does(command)):
            return False
        self._tell_other_way(event)
        return True

    def _tell_other_way(self, event: QKeyEvent) -> None:
        """What else was meant by the key, where its sign stands for something else on this keyboard."""
        meant, key = self._keys.other_way(event, start=True)
        if meant is not None:
            taken = meant
            self._page.say(
                lambda: self.tr("On this keyboard that key is taken by its sign. {command}: {key}").format(
                    command=command_words(taken), key=key
                )
            )

    def _digit(self, event: QKeyEvent) -> bool:
        """On the card a digit chooses a time, or begins a number in the form: who rings is typed at once."""
        held = self._page.what_now.held_panel
        if not (self._page.what_now.hasFocus() or held.view.hasFocus()) or not event.text().isdecimal():
            return False
        if event.isAutoRepeat():
            return True  # still held from the choice of a time
        one = self._page.what_now.who_is_next
        if not held.isHidden():
            held.digit(int(event.text()))
            return True
        if not self._page.what_now.filter_form.isHidden():
            self._page.what_now.filter_form.digit(int(event.text()))
            return True
        if self._page.what_now.snoozing and one is not None:
            until = self._page.what_now.time_of(int(event.text()))
            if until is not None:
                self.next_snoozed.emit(one, until)
            return True
        self._page.type_into_form(event.text())
        return True

    def _does_next(self, command: Command | None) -> bool:
        """Do what a key stands for at the card of who is next; False: nothing."""
        match command:
            case Command.NO_ANSWER:
                return self._page.press_next(Command.NEXT_NO_ANSWER)
            case Command.BUSY:
                return self._page.press_next(Command.NEXT_BUSY)
            case Command.NEXT_UNDO | Command.DAY_END:
                self.next_done.emit(None, command)
            case Command.CALENDAR:
                shown = self._page.what_now.who_is_next if self._page.what_now.hasFocus() else None
                self.next_done.emit(shown, command)
            case Command.RINGS_HERE:
                self._page.submit(rings=True)
            case Command.NEXT_FILTER if self._page.form.is_empty() and not self._page.what_now.isHidden():
                # its digits are heard on the card, and mean one thing at a time
                self._page.goes_on_at_card()
                self._page.what_now.setFocus()
                self._page.what_now.ask_nothing()
                self.next_done.emit(None, command)
            case Command.HELD if self._page.form.is_empty() and not self._page.what_now.isHidden():
                self._page.toggle_held()
            case Command.ESCAPE | Command.START if self._page.what_now.held_panel.view.hasFocus():
                # Enter is about who is next, once they are what is looked at
                self._page.what_now.held_panel.close_panel()
            case Command.ESCAPE if not self._page.what_now.held_panel.isHidden():
                self._page.what_now.held_panel.close_panel()
            case Command.ESCAPE if not self._page.what_now.filter_form.isHidden():
                self._page.what_now.filter_form.hide()
                self._page.what_now.setFocus()
            case Command.ESCAPE if self._page.what_now.snoozing:
                self._page.what_now.ask_until(())
            case Command.ESCAPE if (
                self._page.form.has_focus() and self._page.form.is_empty() and self._page.what_now.who_is_next
            ):
                self._page.what_now.setFocus()
            case _ if command in KEYS and command is not None:
                return self._page.press_next(command)
            case _:
                return False
        return True

    def _does_waiting(self, command: Command | None) -> bool:
        """Do what a key stands for at what waits above the form; False: nothing."""
        match command:
            case Command.RINGING:
                if not self._page.ringing.isHidden():
                    self._page.ringing.setFocus()
            case Command.TAKE_IN:
                if not self._page.rescue.isHidden():
                    self.take_in_asked.emit()
            case _:
                return False
        return True

    def _does(self, command: Command | None) -> bool:
        """Do what a key stands for here; False: nothing."""
        match command:
            case Command.START:
                self._page.enter()
            case Command.NO_ANSWER:
                self._page.no_answer.click()
            case Command.BUSY:
                self._page.busy.click()
            case Command.PROOF:
                return self._page.permission.open_by_key()
            case Command.NOT_CALLED:
                return self._page.permission.skip_by_key()
            case Command.STAGE:
                self._page.options.next_stage()
            case Command.LANGUAGE:
                self._page.options.other_language()
            case Command.DEPTH_1 | Command.DEPTH_2 | Command.DEPTH_3:
                self._page.options.depth_choice.show_value(command.number)
            case Command.BACK if self._page.is_after_call() and self._page.form.is_empty():
                self.take_back_asked.emit()
            case Command.EXIT_1 | Command.EXIT_2:
                chord = command
                self._page.say(lambda: self._words_of_exit(chord))
            case Command.ESCAPE:
                self.command.emit(command)
            case _ if command is not None and command in OF_WINDOW:
                self.command.emit(command)
            case _:
                return False
        return True

    def _words_of_exit(self, command: Command) -> str:
        label = self._keys.label
        words = self.tr("{chord} is an exit of a call. No answer: {no_answer}, busy: {busy}.")
        return words.format(chord=label(command), no_answer=label(Command.NO_ANSWER), busy=label(Command.BUSY))
