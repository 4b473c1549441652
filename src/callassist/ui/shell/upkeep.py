"""What is done for the log behind the rep's back.

It is looked through once a run, backed up when that is due, and what was kept of people long enough leaves it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from callassist.errors import KnownError, LogFull, LogUnwritable
from callassist.services.changes import BACKED_UP
from callassist.ui.bridge import Bridge

if TYPE_CHECKING:
    from callassist.errors import LogError
    from callassist.services.keeping.letting_go import Retention, Retired
    from callassist.services.keeping.safekeeping import Safekeeping
    from callassist.ui.tasks import Tasks

#: the log is looked through when the rep has begun to read
_CHECK_AFTER_MS = 15_000
_MINUTE_MS = 60_000


class Upkeep(QObject):
    """Looks after the log while the window is open: `damaged` with the first problem, `not_backed_up` and why.

    `left` with what was let go of, `not_let_go` and why.
    """

    damaged = Signal(object)
    not_backed_up = Signal(object)
    left = Signal(object)
    not_let_go = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._safekeeping: Safekeeping | None = None
        #: loaded before it is first due
        self._retention: Callable[[], Retention] | None = None
        self._aside: Tasks | None = None
        self._minutely = QTimer(self)
        self._minutely.setInterval(_MINUTE_MS)
        self._minutely.timeout.connect(self._back_up_if_due)
        self._minutely.timeout.connect(self.let_go_if_due)

    def begin(self, safekeeping: Safekeeping, retention: Callable[[], Retention]) -> None:
        """The services are there."""
        self._safekeeping, self._retention = safekeeping, retention
        self._minutely.start()
        QTimer.singleShot(_CHECK_AFTER_MS, self, self.check)
        QTimer.singleShot(_CHECK_AFTER_MS, self, self.load)

    def stop(self) -> None:
        """The window closes."""
        self._safekeeping = self._retention = None
        self._minutely.stop()
        if self._aside is not None:
            self._aside.leave()

    def load(self) -> None:
        """Load what lets go of people, beside the window: that takes longer than a key press may, in a call or not."""
        if self._retention is not None and self._aside is None:
            from callassist.ui.tasks import Tasks

            self._aside = Tasks()
            self._aside.run(self._retention)

    def check(self) -> None:
        """Look for damage nobody has come across yet."""
        if self._safekeeping is not None:
            self._bridge.watch(self._safekeeping.check(), self._checked, self._check_failed)

    def _checked(self, problems: tuple[LogError, ...]) -> None:
        if problems:
            self.damaged.emit(problems[0])

    def _check_failed(self, error: BaseException) -> None:
        """A log that cannot be opened is told where it was opened."""

    def _back_up_if_due(self) -> None:
        due = self._safekeeping.back_up_if_due() if self._safekeeping is not None else None
        if due is not None:
            self._bridge.watch(due, self._backed_up, self.not_backed_up.emit, changes=BACKED_UP)

    def let_go_if_due(self) -> None:
        """Let go of what was kept long enough, once a day and not while a call is on."""
        due = self._retention().run_if_due() if self._retention is not None else None
        if due is not None:
            self._bridge.watch(due, self._let_go, self._hindered)

    def _let_go(self, retired: Retired) -> None:
        if retired.gone:
            self.left.emit(retired)

    def _hindered(self, error: BaseException) -> None:
        """Only what the disk hinders is told here: a log that cannot be opened is told where it was opened."""
        if isinstance(error, LogFull | LogUnwritable):
            self.not_let_go.emit(error)
        elif not isinstance(error, KnownError):
            raise error

    def _backed_up(self, _backup: object) -> None:
        """Nobody waits for it; who lists backups hears of it."""
