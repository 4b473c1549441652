"""Dials the number of the call that runs: asks whether it may leave the program, then hands it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from callassist.errors import ImpossibleAction, KnownError
from callassist.ui.bridge import Bridge

if TYPE_CHECKING:
    from callassist.services.phone.dialling import DialOrder
    from callassist.ui.backend import Backend
    from callassist.ui.call.call_control import CallControl
    from callassist.ui.tasks import Tasks


class Dialler(QObject):
    """Stands between the call and whatever dials."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        #: to start a program can take as long as the disk it lies on; made for the first one
        self._tasks: Tasks | None = None

    def dial(self, services: Backend, control: CallControl) -> None:
        """Dial in the call that runs; what hinders it is told there."""
        live = control.live
        if live is None:
            return

        def ordered(order: DialOrder) -> None:
            if control.live is not live:
                return  # over before the answer was there: nothing is dialled behind the rep's back
            if order.arguments:
                from callassist.services.phone.dialling import run_program

                self._bridge.watch(self._aside().run(lambda: run_program(order)), lambda _: None, refused)
            elif not QDesktopServices.openUrl(QUrl(order.link)):
                control.tell(ImpossibleAction("no program is set up to dial", code="dial_nobody"))

        def refused(error: BaseException) -> None:
            if control.live is not live:
                return
            if not isinstance(error, KnownError):
                raise error
            control.tell(error)

        self._bridge.watch(services.dialling.order(live.id), ordered, refused)

    def _aside(self) -> Tasks:
        if self._tasks is None:
            from callassist.ui.tasks import Tasks

            self._tasks = Tasks()
            self.destroyed.connect(self._tasks.close)
        return self._tasks
