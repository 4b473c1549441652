"""`callassist gui` in a call that tells what its keys did: `layout_child.py DATA_DIR listen|call [blind]`.

listen    tells what a key asks for, and does not do it: every key meets the same step
call      does it
blind     without what is tested: keys have no place, and a held key is what the X server makes of it

Each line is `heard COMMAND`, or `released PLACE STATE` when a key has come up and everything it did is done.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from callassist.cli import main
from callassist.ui.call.call_control import CallControl
from callassist.ui.commands import BINDABLE, Command
from callassist.ui.kit import keys
from callassist.ui.shell import app as app_module
from callassist.ui.shell import key_watch
from callassist.ui.shell.main_window import MainWindow
from tests.faults.gui_child import tell
from tests.faults.waiting import wait_for

#: milliseconds; where many tests run at once, reading the scripts alone takes long
_PATIENCE = 180_000


class Teller(QObject):
    """Tells when a key has come up."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window

    def begin(self) -> None:
        try:
            self.call()
        except Exception:
            QApplication.exit(99)  # the reason is in the log of errors
            raise

    def call(self) -> None:
        area = self.window.call_desk
        wait_for(lambda: area.start.choice() is not None, _PATIENCE)
        area.start.choose("education_savings")
        area.start.number.setText("0221 4710815")
        area.start.submit()
        wait_for(lambda: area.in_call, _PATIENCE)
        self.window.windowHandle().installEventFilter(self)
        tell("ready")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            place = event.nativeScanCode()
            QTimer.singleShot(0, self, lambda: self.released(place))
        return False

    def released(self, place: int) -> None:
        """Tells of a key once it is known that no word follows; each one is pressed for itself."""
        control = self.window.call_desk.control
        assert control is not None
        if control.stray.holds:
            QTimer.singleShot(5, self, lambda: self.released(place))
            return
        control.stray.forget()
        tell("released", place, json.dumps(self.state()))

    def state(self) -> dict[str, object]:
        page, control = self.window.call_desk.page, self.window.call_desk.control
        assert page is not None
        assert control is not None
        live = control.live
        return {
            "hint": "" if page.hint.isHidden() else page.hint.text(),
            "node": live.view.node if live is not None else "",
            "wrapping": control.wrapping,
            "note": page.note.field.toPlainText(),
            "labels": {one.value: self.window._keys.label(one) for one in BINDABLE},
        }


def record(*, only_listens: bool) -> None:
    """Have each command told."""
    do, digit = CallControl.do, CallControl.digit

    def told_do(self: CallControl, command: Command) -> None:
        tell("heard", command)
        if not only_listens:
            do(self, command)

    def told_digit(self: CallControl, number: int) -> None:
        tell("heard", number)
        if not only_listens:
            digit(self, number)

    CallControl.do = told_do  # type: ignore[method-assign]
    CallControl.digit = told_digit  # type: ignore[method-assign]


def run(folder: str, what: str, *given: str) -> int:
    """Open the window in a call."""
    record(only_listens=what == "listen")
    if "blind" in given:
        keys.place_of = key_watch.place_of = key_watch.number_of = lambda _event: 0  # type: ignore[assignment]
    original = app_module.run

    def ready(window: MainWindow) -> None:
        teller = Teller(window)
        QTimer.singleShot(0, teller, teller.begin)

    app_module.run = lambda *given, **named: original(*given, **{**named, "ready": ready})  # type: ignore[assignment]
    return main(["--data-dir", str(Path(folder)), "gui"])


if __name__ == "__main__":
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
    sys.exit(run(*sys.argv[1:]))
