"""A whole session through the window, in a process of its own, with all it may log: `rep_child DATA_DIR`.

Reads a name and a number from standard input, starts a call to them, answers, writes a note, hangs up, exports, changes
a setting, and has an error nobody foresaw. Prints the modes of all files, in the call and afterwards.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from callassist.bootstrap import Services, build
from callassist.storage.rows import transaction
from callassist.ui.shell.app import run
from callassist.ui.shell.main_window import MainWindow
from tests.faults.waiting import wait_for

CONTROL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    """Where the next key goes."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), which, modifier)


def main(folder: Path, name: str, number: str) -> int:
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    os.umask(0o022)
    services = build(folder)

    def ready(window: MainWindow) -> None:
        QTimer.singleShot(0, lambda: drive(window, services, folder, name, number))

    status = run(services, data_dir=folder, ready=ready)
    services.close()
    modes(folder, "afterwards")
    return status


def drive(window: MainWindow, services: Services, folder: Path, name: str, number: str) -> None:
    area = window.call_desk
    wait_for(lambda: area.start.choice() is not None, 100_000)
    start = area.start
    start.name.setText(name)
    start.company.setText(f"{name} GmbH")
    start.number.setText(number)
    start.submit()
    wait_for(lambda: area.control is not None and area.control.live is not None, 100_000)
    for which in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_N):
        key(which)
    QTest.keyClicks(focused(), f"{name} anrufen unter {number}")
    key(Qt.Key.Key_Escape)
    fail_unforeseen(name, services)
    QTest.qWait(600)  # the note is saved once nobody types
    services.database.submit(lambda _: None).result(200)
    modes(folder, "in a call")
    for part in ("cmdline", "environ"):
        print("outside", (Path("/proc/self") / part).read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    key(Qt.Key.Key_Return, CONTROL)
    key(Qt.Key.Key_Return)
    wait_for(lambda: not area.in_call, 100_000)
    services.exporting.run("calls", folder.parent / "export.csv").result(200)
    services.settings.set("caller", name)
    window.close()


def fail_unforeseen(name: str, services: Any) -> None:
    """What the program would do with a bug of ours: the error's own words may hold anything."""

    def write(store: Any) -> None:
        with transaction(store.connection):
            store.connection.execute("INSERT INTO contact (name) VALUES (?)", (name,))

    failed: list[BaseException] = []
    done: Callable[[Any], None] = lambda future: failed.append(future.exception())  # noqa: E731
    services.database.submit(write).add_done_callback(done)
    wait_for(lambda: bool(failed), 100_000)
    logging.getLogger("test").error("a service failed and nobody asked", exc_info=failed[0])


def modes(folder: Path, when: str) -> None:
    for path in (folder, *folder.rglob("*")):
        print(when, oct(path.stat().st_mode & 0o777), "folder" if path.is_dir() else "file", path.relative_to(folder))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.stdin.read().split("\n")))
