"""The panels above outline, card and phone: one of them is open at most."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class ScriptPanel(QWidget):
    """One of them. Emits `closed` when it was put away, and `failed(error)`."""

    closed = Signal()
    failed = Signal(object)

    def open_panel(self) -> None:
        """Show it, and have its keys heard."""
        raise NotImplementedError

    def close_panel(self) -> None:
        """Away with it."""
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class PanelStack(QObject):
    """Emits `changed` where another panel is shown or none, to be laid out, and `closed` when one was put away."""

    changed = Signal()
    closed = Signal()

    def __init__(
        self, panels: Collection[ScriptPanel], *, whole: Collection[ScriptPanel], parent: QObject | None = None
    ) -> None:
        """`whole`: those that are read in all the room there is."""
        super().__init__(parent)
        self._panels = panels
        self._whole = whole
        for panel in panels:
            panel.closed.connect(self._put_away)

    @property
    def takes_all(self) -> bool:
        """Whether the one that is open has the place of the panes."""
        return any(not one.isHidden() for one in self._whole)

    def toggle(self, panel: ScriptPanel) -> None:
        """Open it, and no other one with it; or close it."""
        if not panel.isHidden():
            panel.close_panel()
            return
        for other in self._panels:
            if other is not panel:
                other.hide()
        panel.show()
        self.changed.emit()
        panel.open_panel()  # its keys are heard once it is in sight

    def _put_away(self) -> None:
        self.changed.emit()
        self.closed.emit()
