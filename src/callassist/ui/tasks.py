"""The one place in the window with a thread: what takes longer than a frame and is no service's business.

That is little: building the services (their libraries take longer to import than the window to paint).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class Tasks:
    """Runs pure functions on one worker thread, in order."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="callassist-ui")

    def run(self, work: Callable[[], Result]) -> Future[Result]:
        """Start `work`; the bridge brings its result back."""
        return self._pool.submit(work)

    def leave(self) -> None:
        """Begin nothing more; what is running may end or not, nobody waits for it."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def finish(self) -> None:
        """Wait for all that was asked for, what has not begun yet included, and end the thread."""
        self._pool.shutdown(wait=True)

    def close(self) -> None:
        """Wait for what is running and end the thread."""
        self._pool.shutdown(wait=True, cancel_futures=True)
