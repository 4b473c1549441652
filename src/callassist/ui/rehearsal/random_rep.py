"""A rep who calls without end, until the process is killed: the inner half of the kill test.

Part of the program, so that the packaged one can be tested as it is. Drives the real window by random keys and tells on
standard output, a line each:

    resumed CALL NODE           the call the window offered was taken up through the window, at this node
    offered CALL …              the interrupted calls the window shows
    begun CALL                  a new call was started through the window
    posted CALL NUMBER NODE     the journal goes as far as NUMBER, on the disk or on its way; the window shows NODE
    saved CALL NUMBER           as far as NUMBER it is on the disk: the window may say so
    ended CALL                  the call was hung up and saved
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from callassist.errors import CallAssistError
from callassist.ui.shell.app import App, make_qt_application

if TYPE_CHECKING:
    from callassist.services.calls.calling import InterruptedCall
    from callassist.services.calls.live_call import LiveCall
    from callassist.ui.backend import Backend

_PATIENCE_MS = 20_000
Key = Qt.Key
Modifier = Qt.KeyboardModifier
#: keys a hurried rep might press, with what they type; most of them are answers
_KEYS: list[tuple[Key, str, Modifier]] = [
    *([(Key(Key.Key_0 + digit), str(digit), Modifier.NoModifier) for digit in range(1, 6)] * 5),
    *([(Key.Key_Return, "\r", Modifier.NoModifier)] * 6),
    (Key.Key_R, "r", Modifier.NoModifier),
    (Key.Key_U, "u", Modifier.NoModifier),
    (Key.Key_F3, "", Modifier.NoModifier),
    (Key.Key_F5, "", Modifier.NoModifier),
    (Key.Key_F8, "", Modifier.NoModifier),
    *([(Key.Key_Escape, "", Modifier.NoModifier)] * 3),
    (Key.Key_Backspace, "", Modifier.NoModifier),
    (Key.Key_3, "3", Modifier.ControlModifier),
    (Key.Key_8, "8", Modifier.ControlModifier),
]
_TYPED = ("18", "50", "31.3.2027", "Frau Kern", "6", "4500", "Q2 2027", "morgen 10 Uhr")


class WaitedInVain(CallAssistError):
    """The window does not come to it."""


def call_until_killed(folder: Path, seed: int, services_factory: Callable[[], Backend]) -> int:
    """Call until killed, with keys that follow from `seed`; the log lies in `folder`.

    Raises:
        WaitedInVain: the window does not do what it must.
    """
    make_qt_application(["callassist"])
    app = App(folder)
    services = services_factory()
    app.window.show()
    app.take(services)
    rep = _Rep(app, seed)
    rep.wait_for(lambda: app.window.call_desk.start.choice() is not None)
    found: Future[tuple[InterruptedCall, ...]] = services.calling.interrupted()
    rep.wait_for(found.done)
    start = app.window.call_desk.start
    rep.wait_for(lambda: len(start.interrupted_rows()) == len(found.result()))
    # a call whose line dropped is offered too, for the lead to ring back; this rep goes on with what the kill cut off
    _tell("offered", *(one.id for one in found.result() if not one.dropped))
    rows = [row for row in start.interrupted_rows() if row.call is not None and not row.call.dropped]
    if rows:
        rows[0].resume.click()
        rep.take_up()
    rep.go()
    return QApplication.exec()


def _tell(*words: object) -> None:
    """One whole line, at once: what was written before a kill can still be read from the pipe."""
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


class _Rep:
    """Presses a key every few milliseconds, and tells what came of it."""

    def __init__(self, app: App, seed: int) -> None:
        self._app = app
        self._random = random.Random(seed)  # the same seed, the same rep
        self._call: LiveCall | None = None
        self._told = (-1, -1)
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._press)

    def go(self) -> None:
        """Press the next key soon."""
        self._timer.start(self._random.choice((0, 0, 1, 2, 5)))

    def wait_for(self, happened: Callable[[], bool]) -> None:
        """Let the window live until something is so."""
        loop = QEventLoop()
        poll, limit = QTimer(), QTimer()
        poll.timeout.connect(lambda: loop.quit() if happened() else None)
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        poll.start(2)
        limit.start(_PATIENCE_MS)
        if not happened():
            loop.exec()
        poll.stop()
        limit.stop()
        if not happened():
            raise WaitedInVain("the window does not come to it")

    def take_up(self) -> None:
        """An interrupted call is coming to the front."""
        self.wait_for(lambda: self._live() is not None)
        live = self._call = self._live()
        assert live is not None
        _tell("resumed", live.id, live.view.node)

    def _live(self) -> LiveCall | None:
        control = self._app.window.call_desk.control
        return control.live if control is not None else None

    def _press(self) -> None:
        live = self._live()
        self._report()
        if live is None:
            self._start_a_call()
        else:
            if self._call is None or live.id != self._call.id:
                self._call, self._told = live, (-1, -1)
                _tell("begun", live.id)
            self._press_in_call()
            self._report()
        self.go()

    def _report(self) -> None:
        """Tell what is new about the call: how far its journal goes, and how far it is on the disk."""
        call = self._call
        if call is None:
            return
        posted, saved = self._told
        number = call.posted
        if number > posted:
            posted = number
            _tell("posted", call.id, number, call.view.node)
        # nothing waits any more: what was posted before this was asked is on the disk
        if number > saved and not call.unsaved:
            saved = number
            _tell("saved", call.id, number)
            if call.state == "wrapped":
                _tell("ended", call.id)
        self._told = (posted, saved)

    def _start_a_call(self) -> None:
        start = self._app.window.call_desk.start
        if start.choice() is None:
            return
        self._type(start.paste, f"Frau Kern, +49 221 {self._random.randint(1_000_000, 9_999_999)}")
        _send(start.paste, Key.Key_Return, "\r")
        self.wait_for(lambda: self._live() is not None)

    def _press_in_call(self) -> None:
        widget: QWidget = QApplication.focusWidget() or self._app.window
        if isinstance(widget, QLineEdit) and self._random.random() < 0.7:
            self._type(widget, self._random.choice(_TYPED))
            _send(widget, Key.Key_Return, "\r")
        elif isinstance(widget, QPlainTextEdit):
            self._type(widget, "Notiz ")
            _send(widget, Key.Key_Escape)
        elif self._random.random() < 0.01:
            _send(widget, Key.Key_N, "n")
        elif self._random.random() < 0.01:
            _send(widget, Key.Key_Return, "\r", Modifier.ControlModifier)
        else:
            _send(widget, *self._random.choice(_KEYS))

    def _type(self, widget: QWidget, text: str) -> None:
        for character in text:
            code = ord(character.upper())
            _send(widget, Key(code) if code < 0x80 else Key.Key_unknown, character)


def _send(widget: QWidget, key: Key, text: str = "", modifier: Modifier = Modifier.NoModifier) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, modifier, text))
