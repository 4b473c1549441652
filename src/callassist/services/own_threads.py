"""What is done on threads of its own, for it waits for the log and the disk; the end of the program waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

CalledOff = Callable[[], bool]
"""Whether nobody wants it any more: it was cancelled, or the program ends."""


class OwnThreads:
    """Threads that do one thing each."""

    def __init__(self, name: str) -> None:
        """`name` is theirs."""
        self._name = name
        self._closing = threading.Event()
        self._running: set[threading.Thread] = set()

    def run(self, work: Callable[[CalledOff], T]) -> Future[T]:
        """Does it. The future fails as `work` does, and is cancelled where that raises `CancelledError`."""
        future: Future[T] = Future()

        def called_off() -> bool:
            return self._closing.is_set() or future.cancelled()

        def run() -> None:
            try:
                result = work(called_off)
            except CancelledError:
                future.cancel()
            except BaseException as error:  # noqa: BLE001 - it belongs to whoever waits for the future
                with suppress(InvalidStateError):
                    future.set_exception(error)
            else:
                with suppress(InvalidStateError):
                    future.set_result(result)
            finally:
                self._running.discard(threading.current_thread())

        thread = threading.Thread(target=run, name=self._name, daemon=True)
        self._running.add(thread)
        thread.start()
        return future

    def close(self, timeout: float = 5.0) -> None:
        """Calls off what is being done, and waits until nothing is left of it. Safe to call twice.

        Args:
            timeout: seconds to wait for a slow disk.
        """
        self._closing.set()
        for thread in tuple(self._running):
            thread.join(timeout)
