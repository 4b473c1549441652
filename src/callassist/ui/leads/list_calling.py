"""Calling from a list: the next one of it, or the one whose row is marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callassist.domain.lead_list import LeadList, ListState, PlacedRow, RowState
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.keys import KeyMap
from callassist.ui.leads.told_bar import ToldBar
from callassist.ui.words import error_wording

if TYPE_CHECKING:
    from callassist.services.leads.lists import LeadLists


class ListCalling(QObject):
    """Emits the list and the row that are to be called."""

    call_asked = Signal(object, object)

    def __init__(
        self,
        keys: KeyMap,
        bridge: Bridge,
        message: Banner,
        told: ToldBar,
        parent: QObject,
        *,
        in_call: Callable[[], bool],
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._bridge = bridge
        self._message = message
        self._told = told
        self._in_call = in_call
        self._lists: LeadLists | None = None
        #: the list nobody was left of when a call was asked for last
        self.nobody_of = ""

    def set_lists(self, lists: LeadLists) -> None:
        """Where the lists are."""
        self._lists = lists

    def ask_next(self, found: LeadList) -> None:
        """Ask for the next one of a list to be called; where nobody is left, that is told."""
        lists = self._lists
        if lists is None or not self._may_call(found):
            return

        def arrived(row: PlacedRow | None) -> None:
            if row is None:
                held, key = found.counts.get(RowState.HELD, 0), self._keys.label(Command.PROOF)

                def nobody() -> str:
                    told = self.tr("Nobody of this list is left to be called.")
                    more = self.tr("%n row(s) are held back: {key} says why they may be called.", "", held)
                    return f"{told} {more.replace('{key}', key)}" if held else told

                self.nobody_of = found.id
                self._message.say(
                    nobody, (lambda: "  ".join((self.tr("Show them"), self._keys.label(Command.HELD)))) if held else ""
                )
                return
            self._message.say("")
            self._told.tell("")
            self.call_asked.emit(found, row)

        self._bridge.watch(lists.next_row(found.id), arrived, self._failed)

    def _may_call(self, found: LeadList) -> bool:
        """Nobody is called in a call, nor of a list that rests."""
        if self._in_call():
            self._message.say(lambda: self.tr("A call is under way. Hang up first."))
            return False
        if found.state is not ListState.OPEN:
            key = self._keys.label(Command.LIST_PAUSE)
            self._message.say(lambda: self.tr("This list is not open. {key} opens it.").format(key=key))
            return False
        return True

    def call_row(self, found: LeadList, row: PlacedRow) -> None:
        """A single row; whether it may be called is told on the page where calls begin."""
        if self._may_call(found):
            self._message.say("")
            self.call_asked.emit(found, row)

    def _failed(self, error: BaseException) -> None:
        self._message.say(lambda: error_wording.error(error))
