"""What each key of the page of lists does: with the lists, in their rows, while one of them is read in."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from callassist.ui.commands import Command
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.keys import KeyMap, digit_of
from callassist.ui.leads.file_entry import FileEntry
from callassist.ui.leads.import_panel import ImportPanel
from callassist.ui.leads.legal_panel import LegalPanel
from callassist.ui.leads.rows_panel import RowsPanel

#: done once, however long their key is held
_ONCE = (
    Command.START,
    Command.LIST_FILE,
    Command.LIST_PAUSE,
    Command.LIST_TAKE_BACK,
    Command.LIST_REJECTS,
    Command.LIST_ROWS,
    Command.PROOF,
)


class WithLists(Protocol):
    """The page, as far as its keys know it."""

    entry: FileEntry
    importing: ImportPanel
    legal: LegalPanel
    rows: RowsPanel
    message: Banner

    def call_next(self) -> None:
        """Call the next one of the list that is marked."""

    def pause(self) -> None:
        """Pause the list that is marked, or open it again."""

    def take_back_marked(self) -> None:
        """Take back the list that is marked."""

    def take_back_newest(self) -> None:
        """Take back the list that came last."""

    def save_rejects(self) -> None:
        """Save the rejected lines of the list that is marked."""

    def say_why(self) -> None:
        """Write down why the people of the list that is marked may be called."""

    def show_rows(self) -> None:
        """Show the rows of the list that is marked."""

    def show_held(self) -> None:
        """Show those of its rows that are held back."""


class ListsKeys(QObject):
    """Runs the keys of the page of lists. Emits `escaped` with the command that leaves the page."""

    escaped = Signal(object)

    def __init__(self, page: WithLists, keys: KeyMap, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._keys = keys

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; False: it is not the page's."""
        command = self._keys.command(event, start=True)
        if event.isAutoRepeat() and self._does_once(event, command):
            return True  # still held from what went before
        return self._does(event, command)

    @staticmethod
    def _does_once(event: QKeyEvent, command: Command | None) -> bool:
        standard = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Open, QKeySequence.StandardKey.Paste)
        return command in _ONCE or any(map(event.matches, standard)) or digit_of(event) is not None

    def _does(self, event: QKeyEvent, command: Command | None) -> bool:
        if command is Command.LIST_FILE or event.matches(QKeySequence.StandardKey.Open):
            self._page.entry.choose_file()
            return True
        if not self._page.importing.isHidden():
            return self._does_in_import(event, command)
        if not self._page.legal.isHidden():
            return self._does_in_legal(command)
        if not self._page.rows.isHidden():
            return self._does_in_rows(event, command)
        return self._does_with_lists(event, command)

    def _does_in_legal(self, command: Command | None) -> bool:
        if command is Command.START:
            self._page.legal.settle()
        elif command is Command.ESCAPE:
            self._page.legal.close_panel()
        return command in (Command.START, Command.ESCAPE)

    def _does_with_lists(self, event: QKeyEvent, command: Command | None) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._page.take_back_newest()
            return True
        if event.matches(QKeySequence.StandardKey.Paste):
            self._page.entry.paste()
            return True
        match command:
            case Command.START:
                self._page.call_next()
            case Command.LIST_PAUSE:
                self._page.pause()
            case Command.LIST_TAKE_BACK:
                self._page.take_back_marked()
            case Command.LIST_REJECTS:
                self._page.save_rejects()
            case Command.PROOF:
                self._page.say_why()
            case Command.LIST_ROWS:
                self._page.show_rows()
            case Command.HELD:
                self._page.show_held()
            case Command.ESCAPE:
                self.escaped.emit(command)
            case _:
                return False
        return True

    def _does_in_rows(self, event: QKeyEvent, command: Command | None) -> bool:
        digit = digit_of(event)
        if digit:
            return self._page.rows.choose(digit)
        match command:
            case Command.START:
                self._page.rows.call()
            case Command.LIST_PAUSE:
                self._page.rows.hold()
            case Command.ESCAPE | Command.LIST_ROWS:
                self._page.message.say("")
                self._page.rows.close_rows()
            case _:
                return False
        return True

    def _does_in_import(self, event: QKeyEvent, command: Command | None) -> bool:
        digit = digit_of(event)
        if digit:
            return self._page.importing.choose(digit)
        match command:
            case Command.START:
                self._page.importing.go_on()
            case Command.BACK:
                return self._page.importing.go_back()
            case Command.ESCAPE:
                self._page.importing.cancel()
            case _:
                return False
        return True
