"""What a window asked the services for, and whether it was told: the point at which what follows can be looked at."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from pytestqt.qtbot import QtBot

from callassist.services.changes import NOTHING, Changes
from callassist.ui.bridge import Bridge


class Promises:
    """Every future a bridge watches from now on."""

    def __init__(self, bridge: Bridge) -> None:
        self._open: list[_Promise] = []
        self._watch = bridge.watch
        bridge.watch = self._note  # type: ignore[method-assign, assignment]

    def _note(
        self,
        future: Future[Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
        *,
        changes: Changes = NOTHING,
    ) -> None:
        promise = _Promise(future, heeds_errors=failed is not None)
        self._open.append(promise)
        self._watch(future, promise.told_to(done), promise.told_to(failed) if failed else None, changes=changes)

    def until_kept(self, qtbot: QtBot, timeout: int) -> bool:
        """Wait for those that are open now; False if there were none. What is told may ask for more."""
        asked, self._open = self._open, []
        qtbot.waitUntil(lambda: all(one.kept for one in asked), timeout=timeout)
        return bool(asked)


class _Promise:
    """A future that is done is not told yet: its thread has still to say so, and the window's to hear it."""

    def __init__(self, future: Future[Any], *, heeds_errors: bool) -> None:
        self._future = future
        self._heeds_errors = heeds_errors
        self._told = False

    def told_to(self, hearer: Callable[[Any], None]) -> Callable[[Any], None]:
        def hear(what: Any) -> None:
            self._told = True
            hearer(what)

        return hear

    @property
    def kept(self) -> bool:
        """Whether the window knows what became of it, or never will."""
        if self._told or not self._future.done():
            return self._told
        return self._future.cancelled() or (not self._heeds_errors and self._future.exception() is not None)
