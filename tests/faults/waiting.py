"""Waiting in a window that is driven from within its own process."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtTest import QTest


def wait_for(condition: Callable[[], bool], milliseconds: int) -> None:
    """Let the window live until `condition` holds."""
    until = time.monotonic() + milliseconds / 1000
    while not condition():
        assert time.monotonic() < until, "the window does not come to it"
        QTest.qWait(2)
