"""How many things leads said that no script has an answer for: counted a while after the start and after each call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from callassist.services.changes import Kind
from callassist.ui.bridge import Bridge

if TYPE_CHECKING:
    from callassist.ui.backend import Backend
    from callassist.ui.tasks import Tasks

#: milliseconds after the start or a change: nobody waits for a number, and the first frame needs nothing of it
_AFTER_MS = 3_000
_OF_INTEREST = frozenset({Kind.CALLS, Kind.NOTES, Kind.SCRIPTS})


class WaitingWords(QObject):
    """Emits `counted(int)`. What cannot be counted is no news: the page of scripts tells why."""

    counted = Signal(int)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._tasks: Tasks | None = None
        self._services: Backend | None = None
        self._in_call = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._count)
        bridge.bus.changed.connect(self._changed)

    def set_services(self, services: Backend) -> None:
        """Where it is counted."""
        self._services = services
        self._timer.start()

    def set_in_call(self, *, on: bool) -> None:
        """A call has begun: nothing is counted in it. Or it has ended."""
        self._in_call = on
        self._timer.stop() if on else self._timer.start()

    def _changed(self, kinds: frozenset[Kind]) -> None:
        if kinds & _OF_INTEREST and self._services is not None and not self._in_call:
            self._timer.start()

    def _count(self) -> None:
        services = self._services
        if services is None or self._in_call:
            return
        library, tasks = services.library, self._own_tasks()

        def known(scripts: tuple[str, ...]) -> None:
            if not self._in_call:
                self._bridge.watch(services.inbox.count(scripts), self.counted.emit, lambda _: None)

        listed = tasks.run(lambda: tuple(one.id for one in library.entries()))
        self._bridge.watch(listed, known, lambda _: None)

    def _own_tasks(self) -> Tasks:
        if self._tasks is None:
            from callassist.ui.tasks import Tasks  # with what it draws in, not before the first frame

            self._tasks = Tasks()
            self.destroyed.connect(self._tasks.leave)
        return self._tasks
