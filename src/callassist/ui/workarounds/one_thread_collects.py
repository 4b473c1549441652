"""WORKAROUND: only the window's thread looks for objects that hold one another, under PySide 6.12.

Python looks for them on whatever thread happens to make the next object, and whatever of Qt it finds is then taken down
there: PySide does not hand it over to the thread it belongs to. The database's thread took widgets down that the
window's was still painting, and the process ended with a segmentation fault. This can go when PySide takes objects
down on their own thread.
"""

from __future__ import annotations

import gc

EVERY_MS = 1000
"""Milliseconds between two times the window asks whether there is much to look through."""


def leave_looking_to_the_window() -> None:
    """From now on Python does not look by itself, on no thread."""
    gc.disable()


def look() -> None:
    """Look through what Python would have looked through by now. On the window's thread alone."""
    young, middle, old = gc.get_count()
    limits = gc.get_threshold()
    if young <= limits[0]:
        return
    gc.collect(2 if old > limits[2] else 1 if middle > limits[1] else 0)
