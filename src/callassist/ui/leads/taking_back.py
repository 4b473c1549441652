"""Taking a list back: what was just read in at once, any other list when it is asked for twice."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from callassist.domain.lead_list import LeadList
from callassist.services.leads.lists import LeadLists, TakenBack
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import isolated
from callassist.ui.leads.told_bar import ToldBar
from callassist.ui.words import error_wording


class TakingBack(QObject):
    """Asks and tells in the two lines of the page of lists."""

    #: a list is gone
    done = Signal()

    def __init__(self, keys: KeyMap, bridge: Bridge, message: Banner, told: ToldBar) -> None:
        super().__init__(told)
        self._keys = keys
        self._bridge = bridge
        self._message = message
        self._told = told
        self._lists: LeadLists | None = None
        #: the list of which it was asked whether it is to be taken back
        self._asked = ""

    def set_lists(self, lists: LeadLists) -> None:
        """Where they are taken from."""
        self._lists = lists

    def take(self, found: LeadList, *, fresh: bool) -> bool:
        """Take a list back, at once where it is `fresh`; False: it is only asked, and to be marked."""
        if fresh or self._asked == found.id:
            self._take(found)
            return True
        self._asked = found.id
        key = self._keys.label(Command.LIST_TAKE_BACK)
        name, touched = isolated(found.frame.name), found.called

        def words() -> str:
            asked = self.tr("{key} again takes the list “{name}” back.").format(key=key, name=name)
            return f"{asked} {self._words_of_called(touched)}".rstrip()

        self._message.say(words)
        return False

    def forget_question(self, marked: str = "") -> None:
        """Another list is `marked`, or something else is done: what was asked was about the one before."""
        if self._asked and self._asked != marked:
            self._asked = ""
            self._message.say("")

    def _take(self, found: LeadList) -> None:
        lists = self._lists
        if lists is None:
            return
        self._asked = ""
        name, touched = isolated(found.frame.name), found.called
        gone = sum(found.counts.values()) - touched

        def words(blocked: int) -> str:
            said = self.tr("The list “{name}” is taken back, %n row(s) are gone.", "", gone).replace("{name}", name)
            parts = (said, self._words_of_called(touched), self._words_of_blocked(blocked))
            return " ".join(part for part in parts if part)

        def taken_back(result: TakenBack) -> None:
            blocked = result.blocks_kept
            self._message.say("")
            self._told.tell(lambda: words(blocked))
            self.done.emit()

        def failed(error: BaseException) -> None:
            self._message.say(lambda: error_wording.error(error))

        self._bridge.watch(lists.undo_lead_list(found.id), taken_back, failed)

    def _words_of_called(self, touched: int) -> str:
        if not touched:
            return ""
        return self.tr("%n who was called stays in the log.", "", touched)

    def _words_of_blocked(self, blocked: int) -> str:
        """Who asked not to be called did not take that back: the list is gone, their word is not."""
        if not blocked:
            return ""
        return self.tr("%n number(s) its file said not to call stay blocked ({key}).", "", blocked).replace(
            "{key}", self._keys.label(Command.BLOCKS)
        )
