"""Lines of calls that could not be saved and wait in files: offered on the start page, taken in when asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callassist.services.changes import TAKEN_IN
from callassist.ui.bridge import Bridge
from callassist.ui.kit.plain_text import isolated
from callassist.ui.start.start_page import StartPage
from callassist.ui.words import code_words

if TYPE_CHECKING:
    from callassist.services.calls.rescue import Rescue
    from callassist.services.keeping.safekeeping import Safekeeping


class RescueOffers(QObject):
    """The files that wait, the first one on offer. `failed` with the error where one cannot be taken in; it is kept."""

    #: one is being taken in, or that is over
    busy = Signal(bool)
    failed = Signal(object)

    def __init__(self, start: StartPage, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._bridge = bridge
        self._waiting: list[Rescue] = []

    def show_all(self, rescues: Sequence[Rescue]) -> None:
        """Offer the first of these; nothing is taken in unasked."""
        self._waiting = list(rescues)
        self._start.offer_rescue(self._words if self._waiting else "")

    def _words(self) -> str:
        first = self._waiting[0]
        return self.tr("%n entry(s) of the call with {who} could not be saved on {time}.", "", first.count).format(
            who=isolated(first.name or self.tr("somebody unnamed")), time=code_words.moment(first.at)
        )

    def first(self) -> Rescue | None:
        """The one that is offered."""
        return self._waiting[0] if self._waiting else None

    def of_call(self, call_id: str) -> Rescue | None:
        """What waits of this call."""
        return next((one for one in self._waiting if one.call_id == call_id), None)

    def take_in(self, safekeeping: Safekeeping, rescue: Rescue, then: Callable[[], None] | None = None) -> None:
        """Take these lines into the log, then go on with the call unless they were its end."""
        self.busy.emit(True)

        def settled() -> None:
            self.busy.emit(False)
            self.show_all([one for one in self._waiting if one is not rescue])

        def taken(count: int) -> None:
            settled()
            self._start.say_done(
                lambda: self.tr("%n entry(s) that could not be saved before were taken into the call log.", "", count)
            )
            if then is not None and not rescue.is_end:
                then()

        def not_taken(error: BaseException) -> None:
            settled()
            self.failed.emit(error)

        self._bridge.watch(safekeeping.take_rescue(rescue.path), taken, not_taken, changes=TAKEN_IN)
