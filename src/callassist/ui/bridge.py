"""The one adapter from the services to Qt: what a service promises arrives as a call on the window's own thread.

What it changed goes to the bus from here, whoever asked and whatever they do with the result.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot

from callassist.services.changes import NOTHING, Changes
from callassist.ui.change_bus import ChangeBus

if TYPE_CHECKING:
    import logging
    from concurrent.futures import Future

    Parcel = tuple[Future[object], Callable[[object], None], Callable[[BaseException], None] | None, Changes]

Result = TypeVar("Result")


class Bridge(QObject):
    """Hands the results of futures over to the window's thread.

    A future's callback runs in the service's thread (or at once, if it is done already); the queued signal carries it
    over. Nothing else in `ui` touches another thread's objects.
    """

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self.bus = ChangeBus(self)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def watch(
        self,
        future: Future[Result],
        done: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
        *,
        changes: Changes = NOTHING,
    ) -> None:
        """Call `done(result)` or `failed(error)` on the window's thread when `future` is there.

        An error nobody asked for is logged; it never vanishes. A result that is `Changes` goes to the bus, after
        `done`; `changes` is what has changed where the result is something else.
        """

        def arrived(finished: Future[Result]) -> None:
            if not self._open:  # the window is being taken down, and this object with it
                return
            try:
                self._arrived.emit((finished, done, failed, changes))
            except RuntimeError:  # the window is gone already; there is nobody left to tell
                _log().debug("a result came after the window was closed")

        future.add_done_callback(arrived)

    def call(self, function: Callable[[], None]) -> None:
        """Run `function` on the window's thread, from whatever thread this is called (progress of an export)."""
        self._arrived.emit(function)

    @property
    def is_open(self) -> bool:
        """Whether anybody is told anything any more; to be asked from any thread."""
        return self._open

    def close(self) -> None:
        """Deliver nothing any more: the window is being taken down."""
        self._open = False

    @Slot(object)
    def _deliver(self, parcel: object) -> None:
        if not self._open:
            return
        if not isinstance(parcel, tuple):
            cast("Callable[[], None]", parcel)()
            return
        finished, done, failed, changes = cast("Parcel", parcel)
        if finished.cancelled():
            return
        error = finished.exception()
        if error is None:
            result = finished.result()
            try:
                done(result)
            finally:
                self.bus.publish(changes | result if isinstance(result, Changes) else changes)
        elif failed is not None:
            failed(error)
        else:
            _log().error("a service failed and nobody asked", exc_info=error)


def _log() -> logging.Logger:
    import logging  # with what it draws in, a tenth of the time to the first frame

    return logging.getLogger(__name__)
