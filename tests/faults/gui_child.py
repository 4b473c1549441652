"""`callassist gui` with a rep in it: `gui_child.py DATA_DIR WHAT`. Tells what happens line by line on standard output.

note      starts a call, types half a note and tells `typed` before the note would be saved by itself
call      starts a call, tells `elapsed SECONDS BEFORE AFTER` ten times a second, presses `1` when it reads a line
pulse     tells `stall MILLISECONDS` at its end: the longest time the window's thread was busy since it read a line
notice    tells the notice the window shows, and ends
crash     starts a call with the canaries, types a note, and crashes
errors    as `crash`, but raises, warns and complains with the canaries in every way, and ends
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from callassist.cli import main
from callassist.services.calls.live_call import LiveCall
from callassist.services.process import single_instance
from callassist.storage.keeping.migrate import engine_over
from callassist.ui.shell import app as app_module
from callassist.ui.shell.app import App
from callassist.ui.shell.main_window import MainWindow

#: somebody who must not be found in any log of errors
NAME, NUMBER, NOTE = "Zacharias Kanarienvogel", "+49 221 4710899", "wants the yellow cage"
DIGITS = "2214710899"


def tell(*words: object) -> None:
    """One whole line, at once."""
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


def wait_for(happened: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    deadline = time.monotonic() + 200
    while not happened():
        assert time.monotonic() < deadline
        QTest.qWait(2)


class Rep(QObject):
    """Does what the second argument says."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    def do(self, what: str) -> None:
        """That; where it goes wrong the program ends, and its log of errors says where."""
        try:
            getattr(self, f"do_{what}")()
        except Exception:
            QApplication.exit(99)
            raise

    @property
    def live(self) -> LiveCall:
        control = self.window.call_desk.control
        assert control is not None
        assert control.live is not None
        return control.live

    def call(self) -> None:
        """Start one."""
        area = self.window.call_desk
        wait_for(lambda: area.start.choice() is not None)
        area.start.name.setText(NAME)
        area.start.number.setText(NUMBER)
        area.start.submit()
        wait_for(lambda: area.in_call)

    def write(self, text: str) -> None:
        """Into the note."""
        note = self.window.call_desk.build_call_page().note
        note.field.setFocus()
        QTest.keyClicks(note.field, text)

    def do_note(self) -> None:
        self.call()
        self.write(NOTE)
        assert self.live.note == "", "saved already: this proves nothing"
        tell("typed", self.live.id)

    def do_call(self) -> None:
        self.call()
        timer = QTimer(self)
        timer.timeout.connect(self.tell_elapsed)
        timer.start(100)
        self.reader = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self.reader.activated.connect(self.press)

    def tell_elapsed(self) -> None:
        before = time.monotonic()
        spent = self.live.elapsed()
        tell("elapsed", spent, before, time.monotonic())

    def press(self) -> None:
        os.read(0, 100)
        self.reader.setEnabled(False)
        number = self.live.press("1").seq
        saving = self.live.set_note("after the stop")
        wait_for(lambda: saving.saved)
        tell("saved", self.live.id, number)

    def do_pulse(self) -> None:
        self.reset()
        timer = QTimer(self)
        timer.timeout.connect(self.beat)
        timer.start(5)
        self.reader = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self.reader.activated.connect(self.reset)
        QApplication.instance().aboutToQuit.connect(lambda: tell("stall", round(self.longest * 1000)))  # type: ignore[union-attr]

    def reset(self) -> None:
        if hasattr(self, "reader"):
            os.read(0, 100)
            self.reader.setEnabled(False)
            tell("measuring")
        self.longest, self.last = 0.0, time.monotonic()

    def beat(self) -> None:
        now = time.monotonic()
        self.longest, self.last = max(self.longest, now - self.last - 0.005), now

    def do_notice(self) -> None:
        QTimer.singleShot(0, self, self.tell_notice)

    def tell_notice(self) -> None:
        tell("notice", self.window.notice.label.text().replace("\n", " | "))
        QApplication.exit(0)

    def do_crash(self) -> None:
        self.call()
        self.write(NOTE)
        tell("crashing", self.live.id)
        os.kill(os.getpid(), signal.SIGSEGV)

    def do_errors(self) -> None:
        self.call()
        self.write(NOTE)
        own, foreign = logging.getLogger("callassist.canary"), logging.getLogger("sqlalchemy.canary")
        own.warning("lead %s at %s says %s", NAME, NUMBER, NOTE)
        own.error("a figure %d and an error %s", int(DIGITS), ValueError(NAME))
        own.warning("the disk is full: %s", "SQLITE_FULL")
        foreign.error(f"{NAME} {NUMBER} {NOTE}")
        foreign.error("%s", NOTE)
        qWarning(f"QString::arg: Argument missing: {NAME}, {NUMBER}, {NOTE}")
        qWarning(f"{NAME} {NUMBER}")
        # errors of every origin
        self.in_a_slot()
        thread = threading.Thread(target=self.raise_it)
        thread.start()
        thread.join()
        failed: Future[None] = Future()
        failed.set_exception(KeyError(NAME, NUMBER))
        self.window.bridge.watch(failed, lambda _: None)
        Unraisable()
        broken = self.window._services.database.submit(break_a_rule)  # type: ignore[union-attr]
        self.window.bridge.watch(broken, lambda _: None)
        told: list[BaseException] = []
        self.window.bridge.watch(broken, lambda _: None, told.append)  # behind the one nobody asked
        wait_for(lambda: bool(told))
        tell("done")
        QApplication.exit(0)

    def in_a_slot(self) -> None:
        class Sender(QObject):
            sent = Signal()

        sender = Sender()
        sender.sent.connect(self.raise_it)
        sender.sent.emit()

    def raise_it(self) -> None:
        name, number = NAME, NUMBER  # locals of a frame in the traceback
        try:
            {}[name + number]
        except KeyError as error:
            problem = ValueError(f"{NOTE}: {name}")
            problem.add_note(f"{name} {number}")
            raise ExceptionGroup(NOTE, [problem, OSError(2, NAME, f"/home/{NAME}/{DIGITS}")]) from error


class Unraisable:
    """Raises where nobody can catch it."""

    def __del__(self) -> None:
        raise RuntimeError(NAME + NUMBER + NOTE)


def break_a_rule(store: object) -> None:
    """SQLAlchemy, which brings logs up to date, puts the statement and its values into the text of its error."""
    from sqlalchemy import text

    with engine_over(store.connection).begin() as connection:  # type: ignore[attr-defined]
        connection.execute(text("INSERT INTO call (id, name) VALUES (:a, :b)"), {"a": NAME, "b": DIGITS + NOTE})


def run(folder: str, what: str) -> int:
    """Open the window with the rep in it."""
    if what != "notice":
        single_instance.ANSWER_S = 120.0
    original = app_module.run
    heed_ends = App.heed_ends

    def heeding(self: App) -> None:
        heed_ends(self)
        if not self.window._keeps_its_shape:
            QTimer.singleShot(0, self.window, Rep(self.window).tell_notice)

    def ready(window: MainWindow) -> None:
        tell("ready")
        rep = Rep(window)
        QTimer.singleShot(0, rep, lambda: rep.do(what))

    App.heed_ends = heeding  # type: ignore[method-assign]
    app_module.run = lambda *given, **named: original(*given, **{**named, "ready": ready})  # type: ignore[assignment]
    return main(["--data-dir", str(Path(folder)), "gui"])


if __name__ == "__main__":
    # the tests themselves may run under nohup, and what it ignores the window ignores as well
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    sys.exit(run(*sys.argv[1:]))
