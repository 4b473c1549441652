"""The real window over a folder a stranger has been in: `main(FOLDER, SPOIL)`, forked by a nursery.

Tells `start page` when that is shown with its scripts, `recovery page` when that is, and `log` or `no log`: whether the
log can be used. `SPOIL`: the negative control; the settings raise what nobody foresaw.
"""

from __future__ import annotations

import os
from pathlib import Path


def main(folder: str, spoil: str) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["CALLASSIST_DATA_DIR"] = folder
    os.environ["HOME"] = folder
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from callassist import bootstrap
    from callassist.services import settings
    from callassist.ui.shell.app import run
    from callassist.ui.shell.main_window import MainWindow

    if spoil:
        settings.LARGEST = "spoilt"  # type: ignore[assignment]

    told = set[str]()

    def ready(window: MainWindow) -> None:
        def look() -> None:
            recovery = window.call_desk.recovery
            if recovery is not None and recovery.isVisible():
                os.write(1, b"recovery page\n")
                timer.stop()
            elif window.call_desk.start.isVisible() and window.call_desk.start.choice() is not None:
                if "start page" not in told:
                    os.write(1, b"start page\n")
                told.add("start page")

        timer = QTimer(window)
        timer.timeout.connect(look)
        timer.start(10)

    found = bootstrap.build(Path(folder))
    found.database.open().add_done_callback(
        lambda opened: os.write(1, b"log\n" if opened.exception() is None else b"no log\n")
    )
    QTimer.singleShot(180_000, QApplication.quit)
    return run(found, data_dir=Path(folder), ready=ready)
