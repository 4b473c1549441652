"""`callassist:` links that macOS hands over while the program runs; elsewhere a second start brings them."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from callassist.errors import NotUnderstood
from callassist.services.phone.phone_news import is_link, read_link


class Links(QObject):
    """Emits `arrived` with the `PhoneNews` of a link."""

    arrived = Signal(object)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """For the application: macOS hands a link over as an event, not as an argument."""
        if isinstance(event, QFileOpenEvent):
            link = event.url().toString()
            if is_link(link):
                with suppress(NotUnderstood):  # whoever made it up: there is nothing to show
                    self.arrived.emit(read_link(link))
                return True
        return super().eventFilter(watched, event)
