"""WORKAROUND: keeps `None`, `True` and `False` alive under PySide 6.12 on Python 3.10 and 3.11.

PySide 6.12's wheels are built so that a function without a result returns None without taking a reference to it. From
Python 3.12 on None is immortal and that is allowed; before, each such call takes one reference away, and after some
five thousand of them – seconds in a window – the interpreter aborts with "none_dealloc: deallocating None". Giving
the constants a reference count that nothing can use up is what Python 3.12 does itself.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40


def keep_constants_alive() -> None:
    """Make the constants as good as immortal, where Python does not do so itself."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or hasattr(sys, "getobjects"):
        return
    for constant in (None, True, False, NotImplemented, ...):
        # the reference count is the first word of every object
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _PLENTY:
            count.value += _PLENTY
