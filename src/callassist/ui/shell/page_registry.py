"""The pages of the window, one line each: the rail, the keys, the building and the refreshing follow from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from callassist.services.changes import Kind
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.theme import Look
from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.page import Kinds, Page
from callassist.ui.remembered import Remembered

CALL, LOG, SETTINGS = "call", "log", "settings"


@dataclass(frozen=True, slots=True)
class Joints:
    """What the window gives a page to be joined with: its parts, and what a page may ask of it."""

    look: Look
    keys: KeyMap
    bridge: Bridge
    store: Remembered
    window: QWidget
    #: the page there is from the first frame on
    call_page: Page
    #: runs a command of the window
    do: Callable[[Command], None]
    #: the lead of this call is on the line again
    call_back: Callable[[str], None]
    #: other keys were set
    keys_changed: Callable[[], None]
    in_call: Callable[[], bool]
    data_folder: Callable[[], Path | None]


@dataclass(frozen=True, slots=True)
class PageEntry:
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
    return joints.call_page


def _log(joints: Joints) -> Page:
    from callassist.ui.log.log_page import LogPage

    page = LogPage(joints.look, joints.keys, joints.bridge, joints.window)
    page.command.connect(joints.do)
    page.continue_asked.connect(joints.call_back)
    return page


def _settings(joints: Joints) -> Page:
    from callassist.services.about import About
    from callassist.ui.settings.settings_page import SettingsPage

    page = SettingsPage(joints.look, joints.keys, joints.bridge, joints.window, in_call=joints.in_call)
    page.key_settings.set_store(joints.store)
    page.command.connect(joints.do)
    page.keys_changed.connect(joints.keys_changed)
    folder = joints.data_folder()
    if folder is not None:
        page.show_about(About(folder))
    return page


_OF_CALLS = frozenset({Kind.CALLS, Kind.CONTACTS, Kind.FOLLOW_UPS, Kind.NOTES})

PAGES: tuple[PageEntry, ...] = (
    PageEntry(CALL, QT_TRANSLATE_NOOP("Rail", "Call"), "call", _call, frozenset(Kind) - {Kind.BACKUPS}),
    PageEntry(LOG, QT_TRANSLATE_NOOP("Rail", "Log"), "log", _log, _OF_CALLS | {Kind.SETTINGS}, Command.LOG),
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
