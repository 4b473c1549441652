"""The pages of the registry in one stack: built when first asked for, refreshed when what they read has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from callassist.ui.commands import Command
from callassist.ui.page import EVERYTHING, Kinds, Page
from callassist.ui.shell.page_registry import Joints, PageEntry

if TYPE_CHECKING:
    from callassist.ui.backend import Backend


class PageDeck(QStackedWidget):
    """Emits `shown(id)`. A page that is not in front hears of a change when it next comes there, and once."""

    shown = Signal(str)

    def __init__(self, entries: tuple[PageEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = {entry.id: entry for entry in entries}
        self._order = tuple(self._entries)
        self._joints: Joints | None = None
        self._services: Backend | None = None
        self._pages: dict[str, Page] = {}
        #: what each page has not heard of yet
        self._missed: dict[str, Kinds] = {}

    def join(self, joints: Joints) -> None:
        """Take what pages are built of. Before the first one is."""
        self._joints = joints
        joints.bridge.bus.changed.connect(self._changed)

    def set_services(self, services: Backend) -> None:
        """The services are there: every page that is built gets them, later ones when they are."""
        self._services = services
        for page in self._pages.values():
            page.set_services(services)

    def page(self, name: str) -> Page:
        """The page of this id, built now if it was not."""
        found = self._pages.get(name)
        if found is None:
            assert self._joints is not None
            found = self._pages[name] = self._entries[name].build(self._joints)
            self.addWidget(found)
            if self._services is not None:
                found.set_services(self._services)
        return found

    def show_page(self, name: str) -> None:
        """Bring a page to the front, up to date, with the focus in it."""
        page = self.page(name)
        self.setCurrentWidget(page)
        self.shown.emit(name)
        self._catch_up(name)
        page.focus_in()

    def current(self) -> str:
        """The id of the page in front."""
        front = self.currentWidget()
        return next((name for name, page in self._pages.items() if page is front), self._order[0])

    def place(self) -> int:
        """Where the page in front stands in the rail."""
        return self._order.index(self.current())

    def at(self, place: int) -> str:
        """The id of the page at this place of the rail, counted round."""
        return self._order[place % len(self._order)]

    def opened_by(self, command: Command) -> str:
        """The id of the page that a command opens, or ""."""
        return next((entry.id for entry in self._entries.values() if entry.command is command), "")

    def _changed(self, kinds: object) -> None:
        changed = EVERYTHING & kinds if isinstance(kinds, frozenset) else EVERYTHING
        front = self.current()
        for name in self._pages:
            read = changed & self._entries[name].reads
            if read:
                self._missed[name] = self._missed.get(name, frozenset()) | read
        self._catch_up(front)

    def _catch_up(self, name: str) -> None:
        missed = self._missed.pop(name, None)
        if missed:
            self._pages[name].refresh(missed)
