"""What waits for the database thread: pieces of work with the futures of their results."""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from callassist.storage.store import Store

T = TypeVar("T")
Slices = Generator[None, None, T]


class Urgency(IntEnum):
    """Which queue a job waits in."""

    JOURNAL = 0
    SHOWN = 1
    LONG = 2


class Needs(Enum):
    """What a job needs of the log."""

    OPEN = "open"
    #: closed, with this program's lock held: the files are exchanged
    CLOSED = "closed"
    #: nothing: it looks at other files
    NOTHING = "nothing"


class GivenUp(Exception):
    """A long job was called off, because the log is to be closed or was opened anew."""


class Job(Generic[T]):
    """A piece of work with the future of its result."""

    def __init__(
        self,
        start: Callable[[Store], T] | None = None,
        slices: Callable[[Store], Slices[T]] | None = None,
        aside: Callable[[], T] | None = None,
        *,
        needs: Needs = Needs.OPEN,
        repeatable: bool = False,
    ) -> None:
        """`repeatable`: doing it a second time, after an error that left open whether it was done, changes nothing."""
        self.future: Future[T] = Future()
        self.needs = needs
        self.repeatable = repeatable
        self._start = start
        self._slices = slices
        self._aside = aside
        self._running: Slices[T] | None = None

    def step(self, store: Store | None) -> bool:
        """Works on it; True when it is done. `store` is None for a job that does not need the log open."""
        if self._slices is not None:
            assert store is not None
            return self._slice(store, self._slices)
        # it runs already where an error was helped and it is tried again
        if self.future.running() or self.future.set_running_or_notify_cancel():
            if self._aside is not None:
                self.future.set_result(self._aside())
            else:
                assert self._start is not None
                assert store is not None
                self.future.set_result(self._start(store))
        return True

    def _slice(self, store: Store, slices: Callable[[Store], Slices[T]]) -> bool:
        if self.future.cancelled():
            self.drop()
            return True
        if self._running is None:
            self._running = slices(store)
        try:
            next(self._running)
        except StopIteration as stop:
            with suppress(InvalidStateError):  # cancelled in this very moment
                self.future.set_result(stop.value)
            return True
        return False

    @property
    def begun(self) -> bool:
        """Whether some of its slices are done: it cannot be begun again."""
        return self._running is not None

    def fail(self, error: BaseException) -> None:
        """It cannot be done."""
        self.drop()
        with suppress(InvalidStateError):
            self.future.set_exception(error)

    def give_up(self) -> None:
        """Nobody needs it any more."""
        self.drop()
        if not self.future.cancel():
            with suppress(InvalidStateError):
                self.future.set_exception(CancelledError())

    def drop(self) -> None:
        """Lets a half-done job clean up."""
        if self._running is not None:
            self._running.close()
            self._running = None
