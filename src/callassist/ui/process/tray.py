"""A balloon beside the clock, where the desktop has a place for one: a promise is due while others are in front."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

_SHOWN_MS = 10_000


class Tray:
    """Its icon is there only while it has something to say. It makes no sound, and asks nothing."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def remind(self, words: str) -> bool:
        """Mark the window in the task bar, and say it in a balloon; whether there is a place for one."""
        if self._window.isActiveWindow():
            return False  # the line in the window is in sight
        QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._icon is None:
            icon: QIcon = self._window.windowIcon()
            self._icon = QSystemTrayIcon(icon, self._window)
            self._icon.messageClicked.connect(self._window.activateWindow)
        self._icon.show()
        self._icon.showMessage("callassist", words, self._window.windowIcon(), _SHOWN_MS)
        return True

    def rest(self) -> None:
        """The window is in front again."""
        if self._icon is not None:
            self._icon.hide()
