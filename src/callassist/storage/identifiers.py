"""Ids made on the client: UUIDv7, so that two logs can be merged and ids sort by the time they were made."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable


class Uuid7:
    """A maker of UUIDv7 texts (RFC 9562), strictly increasing within the process.

    48 bits of Unix milliseconds, then 74 bits that start random within each millisecond and count up: two ids made in
    the same millisecond, or after the clock was set back, still sort in the order they were made.
    """

    def __init__(self, milliseconds: Callable[[], int] | None = None) -> None:
        self._milliseconds = milliseconds or _unix_milliseconds
        self._lock = threading.Lock()
        self._last_ms = -1
        self._last_tail = 0

    def __call__(self) -> str:
        """The next id: 36 characters, lower case."""
        with self._lock:
            now = self._milliseconds()
            if now > self._last_ms:
                self._last_ms = now
                # the top bit stays free, so that counting up cannot overflow within a millisecond
                self._last_tail = int.from_bytes(os.urandom(10), "big") & ((1 << 73) - 1)
            else:
                self._last_tail += 1
            ms, tail = self._last_ms, self._last_tail
        number = (
            (ms & ((1 << 48) - 1)) << 80 | 0x7 << 76 | (tail >> 62 & 0xFFF) << 64 | 0b10 << 62 | tail & ((1 << 62) - 1)
        )
        text = f"{number:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _unix_milliseconds() -> int:
    return time.time_ns() // 1_000_000


new_id = Uuid7()
"""The process's maker of ids.

There is one for the whole process, on purpose: ids are made in the window's thread and in the log's, and only a maker
that knows the last one of either keeps them in order. It reads the system's clock and not the program's `Clock`: that
one may stand still or be set for a walk-through, and ids of two runs must differ in time all the same. Nothing is read
from an id but its order; every time that is shown or reckoned with is stored beside it and comes from the `Clock`.
"""
