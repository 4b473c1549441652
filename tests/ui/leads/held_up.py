"""Functions of the services that do not come to an end before a test says so."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

import pytest

from tests.ui.driving import WAIT


class HeldUp:
    """Whoever calls it waits; `begun` is set when the first one does."""

    def __init__(self, original: Callable[..., object], times: int) -> None:
        self._original = original
        self._left = times
        self.begun = threading.Event()
        self.calls = 0
        self._go = threading.Event()

    def __call__(self, *given: object, **named: object) -> object:
        self.calls += 1
        if self._left > 0:
            self._left -= 1
            self.begun.set()
            # longer than whoever waits for what must not wait for this
            assert self._go.wait(5 * WAIT / 1000)
        return self._original(*given, **named)

    def let_go(self) -> None:
        self._go.set()


@contextmanager
def held_up(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, *, times: int = 1_000_000
) -> Iterator[HeldUp]:
    """The function `name` of `module`, the first `times` it is called; let go at the latest when the block is left."""
    held = HeldUp(getattr(module, name), times)
    with monkeypatch.context() as patched:
        patched.setattr(module, name, held)
        try:
            yield held
        finally:
            held.let_go()
