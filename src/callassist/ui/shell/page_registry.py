"""The pages of the window, one line each: the rail, the keys, the building and the refreshing follow from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from callassist.services.changes import Kind
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.theme import Look
from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.page import Kinds, Page
from callassist.ui.remembered import Remembered
from callassist.ui.shell.call_desk import CallDesk

CALL, LOG, LISTS, BLOCKS, PERSON, SCRIPTS = "call", "log", "lists", "blocks", "person", "scripts"
SETTINGS = "settings"


class Joints(QObject):
    """What the window gives a page to be joined with: its parts, and as signals what a page may ask of it.

    It holds nothing of the window itself: in a circle of Python's, a window that is gone would be taken apart whenever
    the collector runs next, be it on the thread of the log.
    """

    #: runs a command of the window
    do = Signal(object)
    #: the lead of this call is on the line again
    call_back = Signal(str)
    #: a row of a list is to be called: the list, the row
    call_row = Signal(object, object)
    #: a lead of the log is to be called again
    call_lead = Signal(object)
    #: the sheet of somebody (`Meant`, or None) is to be shown
    show_person = Signal(object)
    #: why whoever is shown there was called is to be written down
    evidence_asked = Signal()
    #: back to the page somebody came to the sheet of a person from
    back = Signal()
    #: this call of the log is to be shown
    logged_call = Signal(str)
    #: other keys were set
    keys_changed = Signal()

    def __init__(self, look: Look, keys: KeyMap, bridge: Bridge, store: Remembered, call_desk: CallDesk) -> None:
        super().__init__(bridge)
        self.look = look
        self.keys = keys
        self.bridge = bridge
        self.store = store
        #: the page there is from the first frame on
        self.call_desk = call_desk
        self.data_folder: Path | None = None


class PageEntry(NamedTuple):
    """One page. They stand in the rail in the order of the table."""

    id: str
    #: marked for translation in the context `Rail`
    title: str
    icon: str
    #: called when the page is first asked for; what it needs is imported then
    build: Callable[[Joints], Page]
    #: on a change of these it looks anew
    reads: Kinds
    #: the command that opens it from anywhere; None: by its place in the rail and the keys for the next page
    command: Command | None = None
    #: at the foot of the rail, apart from the work
    at_foot: bool = False


def _call(joints: Joints) -> Page:
    return joints.call_desk


def _log(joints: Joints) -> Page:
    from callassist.ui.log.log_page import LogPage

    area = joints.call_desk
    page = LogPage(joints.look, joints.keys, joints.bridge, in_call=lambda: area.in_call)
    page.command.connect(joints.do)
    page.continue_asked.connect(joints.call_back)
    page.again_asked.connect(joints.call_lead)
    return page


def _lists(joints: Joints) -> Page:
    from callassist.ui.leads.lists_page import ListsPage

    area = joints.call_desk
    page = ListsPage(joints.look, joints.keys, joints.bridge, in_call=lambda: area.in_call)
    page.command.connect(joints.do)
    page.call_asked.connect(joints.call_row)
    return page


def _person(joints: Joints) -> Page:
    from callassist.ui.person.sheet_page import PersonPage

    area = joints.call_desk
    page = PersonPage(joints.look, joints.keys, joints.bridge, in_call=lambda: area.in_call)
    page.left.connect(joints.back)
    page.again_asked.connect(joints.call_lead)
    page.row_asked.connect(joints.call_row)
    joints.show_person.connect(page.show_meant)
    joints.evidence_asked.connect(page.open_evidence)
    return page


def _blocks(joints: Joints) -> Page:
    from callassist.ui.blocks.blocks_page import BlocksPage

    area = joints.call_desk
    page = BlocksPage(joints.look, joints.keys, joints.bridge, in_call=lambda: area.in_call)
    page.command.connect(joints.do)
    page.call_asked.connect(joints.logged_call)
    return page


def _scripts(joints: Joints) -> Page:
    from callassist.ui.scripts.scripts_page import ScriptsPage

    area = joints.call_desk
    page = ScriptsPage(joints.look, joints.keys, joints.bridge, in_call=lambda: area.in_call)
    page.command.connect(joints.do)
    return page


def _settings(joints: Joints) -> Page:
    from callassist.services.about import About
    from callassist.ui.settings.settings_page import SettingsPage

    area = joints.call_desk
    page = SettingsPage(joints.look, joints.keys, joints.bridge, in_call=lambda: area.in_call)
    page.key_settings.set_store(joints.store)
    page.command.connect(joints.do)
    page.keys_changed.connect(joints.keys_changed)
    if joints.data_folder is not None:
        page.show_about(About(joints.data_folder))
    return page


_OF_CALLS = frozenset({Kind.CALLS, Kind.CONTACTS, Kind.FOLLOW_UPS, Kind.NOTES})

PAGES: tuple[PageEntry, ...] = (
    PageEntry(CALL, QT_TRANSLATE_NOOP("Rail", "Call"), "call", _call, frozenset(Kind) - {Kind.BACKUPS, Kind.DRAFTS}),
    PageEntry(LOG, QT_TRANSLATE_NOOP("Rail", "Log"), "log", _log, _OF_CALLS | {Kind.SETTINGS}, Command.LOG),
    PageEntry(
        LISTS,
        QT_TRANSLATE_NOOP("Rail", "Lists"),
        "lists",
        _lists,
        frozenset({Kind.LISTS, Kind.SETTINGS}),
        Command.LISTS,
    ),
    PageEntry(
        BLOCKS,
        QT_TRANSLATE_NOOP("Rail", "Blocks"),
        "blocks",
        _blocks,
        frozenset({Kind.BLOCKS, Kind.CALLS, Kind.CONTACTS, Kind.LISTS, Kind.SETTINGS}),
        Command.BLOCKS,
    ),
    PageEntry(
        PERSON,
        QT_TRANSLATE_NOOP("Rail", "People"),
        "person",
        _person,
        _OF_CALLS | {Kind.LISTS, Kind.BLOCKS},
        Command.PERSON,
    ),
    PageEntry(
        SCRIPTS,
        QT_TRANSLATE_NOOP("Rail", "Scripts"),
        "scripts",
        _scripts,
        frozenset({Kind.SCRIPTS, Kind.DRAFTS, Kind.SETTINGS, Kind.CALLS}),
        Command.SCRIPTS,
    ),
    PageEntry(
        SETTINGS,
        QT_TRANSLATE_NOOP("Rail", "Settings"),
        "settings",
        _settings,
        frozenset({Kind.SETTINGS, Kind.BACKUPS}),
        Command.SETTINGS,
        at_foot=True,
    ),
)
