"""The real window over a data folder, driven by keys as a rep does."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, overload
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from callassist import bootstrap, paths
from callassist.bootstrap import Services
from callassist.domain.text import Language
from callassist.engine.view import CallView
from callassist.services.calls.call_log import CallSummary, LogFilter
from callassist.services.calls.live_call import LiveCall
from callassist.services.clock import FixedClock
from callassist.services.library import ScriptLibrary
from callassist.services.settings import FILE_NAME
from callassist.ui.call.call_control import CallControl
from callassist.ui.call.call_page import CallPage
from callassist.ui.log.log_page import LogPage
from callassist.ui.settings.settings_page import SettingsPage
from callassist.ui.shell import upkeep
from callassist.ui.shell.app import App
from callassist.ui.shell.call_desk import CallDesk
from callassist.ui.start.start_page import StartPage
from tests.ui.promises import Promises
from tests.ui.resting import come_to_rest

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
BERLIN = ZoneInfo("Europe/Berlin")
#: milliseconds; only a fault takes so long, however busy the machine
WAIT = 200_000

#: the settings of most tests: an English window and English scripts, spoken by somebody with a name
ENGLISH = {
    "window_language": "en",
    "script_language": "en",
    "theme": "light",
    "caller": "Anna Roth",
    "company": "Roth & Co",
    "callback_number": "0221 4711",
}

# What the window does behind the rep's back a while after its start, a slow test would see and a fast one would not.
upkeep._CHECK_AFTER_MS = upkeep._MINUTE_MS = 24 * 3_600_000  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001

#: compiled scripts, shared by all tests: reading the four anew takes longer than most tests
_COMPILED = tempfile.TemporaryDirectory(prefix="callassist-compiled-", ignore_cleanup_errors=True)


def noon() -> FixedClock:
    """The day the walk-throughs were reckoned on."""
    return FixedClock(datetime(2026, 3, 2, 10, tzinfo=BERLIN), "Europe/Berlin")


def build(folder: Path, clock: FixedClock | None = None) -> Services:
    """As `bootstrap.build` does, but scripts are compiled once for all tests and the clock stands still."""
    clock = clock or noon()
    library = ScriptLibrary((paths.resource("scripts"), paths.scripts_dir(folder)), Path(_COMPILED.name))
    return bootstrap.join(folder, library, clock)


def write_settings(folder: Path, **given: str | int | bool) -> None:
    """A settings file as a rep could have written it."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in given.items()]
    (folder / FILE_NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")


class Running:
    """The program, started over a data folder: its parts, and where a key goes. Both ways to drive it are this."""

    def __init__(
        self, qtbot: QtBot, folder: Path, services: Callable[[], Services], *, size: tuple[int, int] | None
    ) -> None:
        self.qtbot = qtbot
        self.folder = folder
        # each `Look` makes the application's font a little larger: it must not find the one of the test before
        QApplication.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        self.app = App(folder)
        self._promises = Promises(self.app.window.bridge)
        self.window = self.app.window
        if size is not None:
            self.window.resize(*size)
        self.services = services()
        # most of a window, and most tests hold no call: who asks for the page of the call has it built
        self.window._build_call_page = lambda: None  # type: ignore[method-assign]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        self.window.show()
        self.app.take(self.services)

    def until_answered(self) -> None:
        """Wait until the window was told all it asked the services for, and what it asked because of that.

        Then let it be laid out. A timer that has not run out yet has not asked.
        """
        come_to_rest(self.app.window)
        while self._promises.until_kept(self.qtbot, WAIT):
            come_to_rest(self.app.window)

    @property
    def area(self) -> CallDesk:
        return self.app.window.call_desk

    @property
    def start(self) -> StartPage:
        return self.area.start

    @property
    def page(self) -> CallPage:
        return self.area.build_call_page()

    @property
    def control(self) -> CallControl:
        self.area.build_call_page()
        assert self.area.control is not None
        return self.area.control

    @property
    def live(self) -> LiveCall:
        assert self.control.live is not None
        return self.control.live

    @property
    def view(self) -> CallView:
        return self.live.view

    @property
    def log(self) -> LogPage:
        found = self.app.window.page("log")
        assert isinstance(found, LogPage)
        return found

    @property
    def settings(self) -> SettingsPage:
        found = self.app.window.page("settings")
        assert isinstance(found, SettingsPage)
        return found

    def open_settings(self) -> SettingsPage:
        self.app.window.open_page("settings")
        return self.settings

    def focused(self) -> QWidget:
        """Where the next key goes. There always is such a place: a key that reaches nobody is a lost key."""
        found = QApplication.focusWidget()
        if found is None and QApplication.activeWindow() is None:
            # the offscreen platform does not activate a window again that has got other flags (the slim form)
            found = self.app.window.focusWidget()
        assert found is not None, "nothing has the focus"
        return found


class Window(Running):
    """The program with English texts, driven by keys of Qt and by words."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        clock: FixedClock | None = None,
        *,
        services: Services | None = None,
        size: tuple[int, int] = (1280, 820),
    ) -> None:
        super().__init__(qtbot, folder, lambda: services or build(folder, clock), size=size)
        qtbot.waitUntil(lambda: self.area.start.choice() is not None, timeout=WAIT)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=WAIT)

    def states(self) -> dict[str, str]:
        """How each question of the path stands."""
        return {step.question: step.state.value for step in self.view.path}

    def spoken(self) -> str:
        """What the rep reads out."""
        return self.page.speech.text.toPlainText()

    # -- its keys --------------------------------------------------------------------------------------------------

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.focused(), key, modifier)

    def keys(self, text: str) -> None:
        """Characters, each to whatever has the focus by then."""
        for character in text:
            QTest.keyClicks(self.focused(), character)

    def type(self, text: str) -> None:
        """Text into a field, and Enter."""
        self.keys(text)
        self.press(Key.Key_Return)

    def paste(self, text: str) -> None:
        """Text by way of the clipboard."""
        QApplication.clipboard().setText(text)
        self.press(Key.Key_V, modifier=CTRL)

    # -- calls -----------------------------------------------------------------------------------------------------

    def call(self, script: str = "education_savings", lead: str = "Ms Kern, 0221 4710815", **chosen: object) -> None:
        """Start a call by keys, with a script that is chosen already."""
        self.start.choose(script, **chosen)  # type: ignore[arg-type]
        self.start.focus_first()
        self.paste(lead)
        self.press(Key.Key_Return)
        self.wait_for_call()

    def wait_for_call(self) -> None:
        self.until(lambda: self.area.control is not None and self.area.control.live is not None)

    def until(self, happened: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(happened()), timeout=WAIT)

    def settle(self) -> None:
        """Let everything that was asked for be laid out: no timer is waited for, only what is posted."""
        come_to_rest(self.app.window)

    def end_call(self) -> None:
        """Hang up and take the wrap-up as it is proposed."""
        if not self.control.wrapping:
            self.press(Key.Key_Return, modifier=CTRL)
        self.press(Key.Key_Return)
        self.until(lambda: not self.area.in_call)

    def logged(self) -> tuple[CallSummary, ...]:
        """What the log holds, newest first."""
        return self.services.call_log.page(LogFilter(), None, 100).result(timeout=200).rows

    def open_log(self) -> LogPage:
        """The log page, with its first rows."""
        self.app.window.show_page(1)
        with self.qtbot.waitSignal(self.log.model.arrived, timeout=WAIT):
            self.log.refresh()
        return self.log

    @contextmanager
    def slow_disk(self) -> Iterator[threading.Event]:
        """The database thread is held until the event is set, or the block left."""
        hold, held = threading.Event(), threading.Event()

        def wait(_store: object) -> None:
            held.set()
            hold.wait(WAIT / 1000)

        self.services.database.submit(wait)
        assert held.wait(WAIT / 1000)
        try:
            yield hold
        finally:
            hold.set()

    # -- its end ---------------------------------------------------------------------------------------------------

    def end(self) -> None:
        """As a kill would: nothing is said to the log, its file is just let go."""
        # translators belong to the process: the next window must not find this one's
        self.app.translations.use(Language.EN)
        self.app.close()
        self.services.close()
        self.app.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def place_of(window: Window, widget: QWidget) -> tuple[int, int]:
    """Where a widget begins in the window."""
    spot = widget.mapTo(window.app.window, QPoint(0, 0))
    return spot.x(), spot.y()


W = TypeVar("W", bound=QWidget)


@overload
def shown(root: QWidget) -> list[QWidget]: ...
@overload
def shown(root: QWidget, kind: type[W]) -> list[W]: ...
def shown(root: QWidget, kind: type[Any] = QWidget) -> list[Any]:
    """The visible children of a kind, and the widget itself."""
    found = [one for one in root.findChildren(kind) if one.isVisible()]
    return [root, *found] if isinstance(root, kind) and root.isVisible() else found


def texts(root: QWidget) -> list[str]:
    """Every word that labels, buttons and painted rows below `root` show."""
    found: list[str] = []
    for widget in shown(root):
        if isinstance(widget, QLabel | QAbstractButton):
            found.append(widget.text())
        label = getattr(widget, "label", None)
        if callable(label):
            found.append(str(label()))
    return [one for one in found if one]


@contextmanager
def opened(
    qtbot: QtBot, folder: Path, *, size: tuple[int, int] = (1280, 820), **settings: str | int | bool
) -> Iterator[Window]:
    """The program over a fresh folder: an English window and English scripts unless `settings` say otherwise."""
    write_settings(folder, **{**ENGLISH, **settings})
    window = Window(qtbot, folder, size=size)
    try:
        yield window
    finally:
        window.end()
