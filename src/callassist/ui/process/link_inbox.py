"""`callassist:` links that arrive while the window is open: left in a folder by a second start, or sent by macOS."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from callassist.errors import NotUnderstood
from callassist.services.process.links import is_link, read_link, take_links, waiting_links


class Links(QObject):
    """Emits `arrived` with a `LinkedContact`. Of several that arrive at once the last one counts."""

    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def watch(self, folder: Path) -> None:
        """From now on take the links that are left for the log in `folder`."""
        self._place = waiting_links(folder)
        self._watcher.addPath(str(self._place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """For the application: macOS hands a link over as an event, not as an argument."""
        if isinstance(event, QFileOpenEvent):
            link = event.url().toString()
            if is_link(link):
                with suppress(NotUnderstood):  # whoever made it up: there is nothing to show
                    self.arrived.emit(read_link(link))
                return True
        return super().eventFilter(watched, event)

    def _look(self, _folder: str) -> None:
        found = take_links(self._place) if self._place is not None else []
        if found:
            self.arrived.emit(found[-1])
