"""WORKAROUND: takes flags away without `~`, which is wrong for some of PySide's flags on Windows with Python 3.11.

Microsoft's compiler makes the numbers of an enum signed, so `KeyboardModifierMask` is negative there, and Python 3.11,
which counts a flag's bits by its members, inverts to nonsense: `modifiers & ~ShiftModifier` has no modifier left at
all. Alt with a digit named no answer, Backspace with Num Lock was no plain key. It can go when Python is 3.12 or newer
on Windows, or when PySide tells the mask as a positive number.
"""

from __future__ import annotations

from enum import Flag
from typing import TypeVar

AnyFlag = TypeVar("AnyFlag", bound=Flag)


def without(flags: AnyFlag, *taken: AnyFlag) -> AnyFlag:
    """`flags` with none of `taken` among them."""
    for one in taken:
        flags ^= flags & one
    return flags
