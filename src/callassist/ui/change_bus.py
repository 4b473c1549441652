"""The one way a screen hears that something was changed: services return `Changes`, the bus says which kinds."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from callassist.services.changes import Changes


class ChangeBus(QObject):
    """Emits `changed(kinds)`, a frozenset of `Kind`, on the window's thread. Who reads such a kind looks anew."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tell everybody; silent where nothing changed."""
        if changes.kinds:
            self.changed.emit(changes.kinds)
