"""The window's part of the self-test: it paints, an icon has a picture, German words are German."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QPixmap

from callassist import paths
from callassist.domain.text import Language
from callassist.ui.shell.app import App, make_qt_application

#: milliseconds the first frame may take
_PATIENCE_MS = 20_000


class WindowCheckFailed(Exception):
    """The window does not do what it must."""


def check_window(folder: Path) -> str:
    """Show the window without services, look at it, and close it again.

    Raises:
        WindowCheckFailed: with what is wrong.
    """
    make_qt_application(["callassist"])
    app = App(paths.data_dir(folder))
    try:
        window = app.window
        loop = QEventLoop()
        window.painted.connect(loop.quit)
        QTimer.singleShot(_PATIENCE_MS, loop.quit)
        window.show()
        loop.exec()
        picture = window.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 16) for y in range(0, picture.height(), 16)}
        if len(colours) < 3:
            raise WindowCheckFailed("the window stays empty")
        if app.icons.app_icon().pixmap(64, 64).isNull():
            raise WindowCheckFailed("the program's icon cannot be drawn")
        for name in ("arrow-light.svg", "check-dark.svg"):  # the style sheet has Qt read these, and says nothing if not
            if QPixmap(str(paths.resource("icons", name))).isNull():
                raise WindowCheckFailed(f"Qt cannot read {name}")
        app.translations.use(Language.DE)
        if QCoreApplication.translate("StartPage", "Start call") == "Start call":
            raise WindowCheckFailed("the German translation is not found")
        if QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel":
            raise WindowCheckFailed("Qt's own German translation is not found")
        return f"{picture.width()} × {picture.height()} painted"
    finally:
        app.close()
