"""A page is one line of the registry: the rail, the keys, the services and the changes come to it by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from callassist.services.changes import Changes, Kind
from callassist.ui.commands import Command
from callassist.ui.page import EVERYTHING, Kinds, Page
from callassist.ui.shell import main_window
from callassist.ui.shell.page_registry import PAGES, PageEntry
from tests.ui.driving import CTRL, ENGLISH, Key, Window, write_settings

EMPTY = PageEntry("empty", "Empty", "log", lambda _joints: Page(), frozenset())


class Reader(Page):
    """Writes down what reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Kinds] = []
        self.services: object = None
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def set_services(self, services: object) -> None:
        self.services = services

    def refresh(self, kinds: Kinds = EVERYTHING) -> None:
        self.heard.append(kinds)

    def focus_in(self) -> None:
        self.field.setFocus()


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    return Reader()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """The real window, with two pages more."""
    one = PageEntry("reader", "Reader", "call", lambda _joints: reader, frozenset({Kind.NOTES}), Command.LOG)
    # the command of another page: there is none without a page to spare
    free = tuple(page._replace(command=None) if page.command is Command.LOG else page for page in PAGES[1:])
    more = (PAGES[0], EMPTY, *free, one)
    monkeypatch.setattr(main_window.MainWindow.__init__, "__defaults__", (more,))
    write_settings(tmp_path, **ENGLISH)
    made = Window(qtbot, tmp_path)
    yield made
    made.end()


def test_a_new_page_is_opened_by_its_button_of_the_rail(window: Window) -> None:
    place = window.app.window.rail.place("empty")
    assert place.isVisible()
    assert (place.words, place.objectName()) == ("Empty", "Page empty")
    QTest.mouseClick(place, Qt.MouseButton.LeftButton)
    assert window.app.window.pages.current() == "empty"
    assert type(window.app.window.pages.currentWidget()) is Page
    assert place.isChecked()


def test_a_new_page_is_opened_by_the_keys_for_the_next_page_and_left_by_them(window: Window) -> None:
    window.press(Key.Key_PageDown, modifier=CTRL)
    assert window.app.window.pages.current() == "empty"
    window.press(Key.Key_PageDown, modifier=CTRL)
    assert window.app.window.pages.current() == "log"
    window.press(Key.Key_PageUp, modifier=CTRL)
    window.press(Key.Key_PageUp, modifier=CTRL)
    window.press(Key.Key_PageUp, modifier=CTRL)
    assert window.app.window.pages.current() == "reader"


def test_a_new_page_is_opened_by_its_command(window: Window) -> None:
    window.app.window.do(Command.LOG)
    assert window.app.window.pages.current() == "reader"


def test_a_new_page_gets_the_services_and_the_focus(window: Window, reader: Reader) -> None:
    assert reader.services is None, "it is not built before it is asked for"
    window.app.window.open_page("reader")
    assert reader.services is window.services
    assert QApplication.focusWidget() is reader.field


def test_a_page_in_front_hears_at_once_and_only_of_what_it_reads(window: Window, reader: Reader) -> None:
    window.app.window.open_page("reader")
    bus = window.app.window.bridge.bus
    bus.publish(Changes.of(Kind.CALLS))
    assert reader.heard == []
    bus.publish(Changes.of(Kind.CALLS, Kind.NOTES))
    assert reader.heard == [frozenset({Kind.NOTES})]


def test_a_page_behind_hears_once_when_it_comes_to_the_front(window: Window, reader: Reader) -> None:
    window.app.window.open_page("reader")
    window.app.window.show_page(0)
    bus = window.app.window.bridge.bus
    bus.publish(Changes.of(Kind.NOTES))
    bus.publish(Changes.of(Kind.NOTES))
    assert reader.heard == []
    window.app.window.open_page("reader")
    assert reader.heard == [frozenset({Kind.NOTES})]
    window.app.window.show_page(0)
    window.app.window.open_page("reader")
    assert len(reader.heard) == 1


def test_the_joints_hold_nothing_of_the_window(window: Window) -> None:
    """In a circle of Python's the window would be taken apart by the collector, on whatever thread that runs."""
    found = window.app.window
    held = list(vars(found._joints).values())  # noqa: SLF001 - nothing shows it
    assert found not in held
    assert not [one for one in held if getattr(one, "__self__", None) is found]
    assert not [one for one in vars(found.pages).values() if one is found]


def test_whatever_can_change_is_read_by_some_page() -> None:
    assert frozenset[Kind]().union(*(one.reads for one in PAGES)) == frozenset(Kind)


def test_the_window_joins_pages_by_the_registry_alone() -> None:
    """No line of the window names a page's module or class but that of the call."""
    source = Path(main_window.__file__).read_text(encoding="utf-8")
    for room in ("ui.log", "ui.settings", "ui.recovery", "ui.start", "LogPage", "SettingsPage"):
        assert room not in source
