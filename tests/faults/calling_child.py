"""A rep who calls without end in a process that is to be killed: `main(DATA_DIR, SEED)`, forked by a nursery.

Drives the real window by random keys and tells, line by line on standard output:

    resumed CALL NODE           the call the window offered was taken up through the window, at this node
    offered CALL …              the interrupted calls the window shows
    begun CALL                  a new call was started through the window
    posted CALL NUMBER NODE     a key was taken; the journal's entry NUMBER is on its way, the window shows NODE
    saved CALL NUMBER           that entry is committed: the window may say so
    ended CALL                  the call was hung up and saved
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from callassist import bootstrap
from callassist.services.live_call import LiveCall
from callassist.ui.app import App, make_qt_application

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
#: keys a hurried rep might press; most of them are answers
KEYS: list[tuple[Key, Any]] = [
    *([(Key(Key.Key_0 + digit), None) for digit in range(1, 6)] * 5),
    *([(Key.Key_Return, None)] * 6),
    (Key.Key_R, None),
    (Key.Key_U, None),
    (Key.Key_F3, None),
    (Key.Key_F5, None),
    (Key.Key_F8, None),
    *([(Key.Key_Escape, None)] * 3),
    (Key.Key_Backspace, None),
    (Key.Key_3, CONTROL),
    (Key.Key_8, CONTROL),
]
TYPED = ["18", "50", "31.3.2027", "Frau Kern", "6", "4500", "Q2 2027", "morgen 10 Uhr"]


def tell(*words: object) -> None:
    """One whole line, at once: what was written before a kill can still be read from the pipe."""
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


def tap() -> None:
    """Report what the window posts and what was committed, without changing either."""
    act, hang_up, set_note = LiveCall.act, LiveCall.hang_up, LiveCall.set_note

    def reported(live: LiveCall, saving: Any, done: str = "saved") -> Any:
        tell("posted", live.id, saving.seq, live.view.node)

        def committed(future: Future[Any]) -> None:
            if future.exception() is None:
                tell("saved", live.id, saving.seq)
                if done == "ended":
                    tell("ended", live.id)

        saving.future.add_done_callback(committed)
        return saving

    LiveCall.act = lambda live, action: reported(live, act(live, action))  # type: ignore[method-assign]
    LiveCall.set_note = lambda live, text: reported(live, set_note(live, text))  # type: ignore[method-assign]
    LiveCall.hang_up = lambda live, *given: reported(live, hang_up(live, *given), "ended")  # type: ignore[method-assign]


def wait_for(condition: Callable[[], bool], milliseconds: int) -> None:
    """Let the window live until `condition` holds."""
    until = time.monotonic() + milliseconds / 1000
    while not condition():
        assert time.monotonic() < until, "the window does not come to it"
        QTest.qWait(2)


class Rep:
    """Presses a key every few milliseconds."""

    def __init__(self, app: App, seed: int) -> None:
        self.app = app
        self.random = random.Random(seed)
        self.known: str | None = None
        self.timer = QTimer()
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.press)

    def go(self) -> None:
        self.timer.start(self.random.choice((0, 0, 1, 2, 5)))

    def press(self) -> None:
        area = self.app.window.call_area
        live = area.control.live if area.control is not None else None
        if live is None:
            self.start_a_call()
        else:
            self.report(live)
            self.press_in_call()
        self.go()

    def report(self, live: LiveCall) -> None:
        """Say which call this is, once."""
        if live.id != self.known:
            self.known = live.id
            tell("begun", live.id)

    def start_a_call(self) -> None:
        start = self.app.window.call_area.start
        if start.choice() is None:
            return
        number = self.random.randint(1_000_000, 9_999_999)
        QTest.keyClicks(start.paste, f"Frau Kern, +49 221 {number}")
        QTest.keyClick(start.paste, Key.Key_Return)
        self.wait_for_call()

    def wait_for_call(self) -> None:
        area = self.app.window.call_area
        wait_for(lambda: area.control is not None and area.control.live is not None, 5_000)

    def press_in_call(self) -> None:
        widget = QApplication.focusWidget() or self.app.window
        if isinstance(widget, QLineEdit) and self.random.random() < 0.7:
            QTest.keyClicks(widget, self.random.choice(TYPED))
            QTest.keyClick(widget, Key.Key_Return)
            return
        if isinstance(widget, QPlainTextEdit):
            QTest.keyClicks(widget, "Notiz ")
            QTest.keyClick(widget, Key.Key_Escape)
            return
        if self.random.random() < 0.01:
            QTest.keyClick(widget, Key.Key_N)
            return
        if self.random.random() < 0.01:
            QTest.keyClick(widget, Key.Key_Return, CONTROL)
            return
        key, modifier = self.random.choice(KEYS)
        QTest.keyClick(widget, key, *([modifier] if modifier is not None else []))


def main(folder: str, seed: str) -> int:
    """Call until killed."""
    make_qt_application(["calling"])
    tap()
    app = App(Path(folder))
    services = bootstrap.build(Path(folder))
    app.window.show()
    app.take(services)
    rep = Rep(app, int(seed))
    wait_for(lambda: app.window.call_area.start.choice() is not None, 10_000)
    found = services.calling.interrupted().result(timeout=20)
    wait_for(lambda: len(app.window.call_area.start.interrupted_rows()) == len(found), 5_000)
    # a call whose line dropped is offered too, for the lead to ring back; this rep goes on with what the kill cut off
    tell("offered", *(one.id for one in found if not one.dropped))
    shown = app.window.call_area.start.interrupted_rows()
    rows = [row for row in shown if row.call is not None and not row.call.dropped]
    if rows:
        area = app.window.call_area
        rows[0].resume.click()
        rep.wait_for_call()
        live = area.control.live if area.control is not None else None
        assert live is not None
        rep.known = live.id
        tell("resumed", live.id, live.view.node)
    rep.go()
    return QApplication.exec()
