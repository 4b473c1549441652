"""Where a key lies, whatever its sign: the one thing that keyboards of all countries share.

Qt tells of a key the sign it types (`key()`) and the system's own number of its place. The place is told here by the
sign an American keyboard has there. Only X11 was tried; the numbers of the others are their documented ones.

- X11 and Wayland: `nativeScanCode` is the keycode, the kernel's number plus 8.
- Windows: `nativeScanCode` is the scan code of set 1, of which the kernel's numbers below 84 are a copy; keys added
  later (the arrows, Enter of the number pad) have 0x100 besides.
- macOS: `nativeVirtualKey` is Carbon's kVK number, which is a place and not a sign; the scan code tells nothing.
"""

from __future__ import annotations

import sys
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_XKB_OFFSET = 8
#: X11 and Wayland: the modifier of AltGr, which Qt does not tell
_LEVEL_3 = 0x80
#: Qt's numbers of keys that type nothing begin here; those below are the characters themselves
_NO_CHARACTER = 0x0100_0000

_ROWS = ((2, "1234567890-="), (16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'`"), (43, "\\ZXCVBNM,./"))
_KERNEL = {first + step: ord(sign) for first, signs in _ROWS for step, sign in enumerate(signs)}
_KERNEL_PAD: dict[int, int] = dict(
    zip((71, 72, 73, 75, 76, 77, 79, 80, 81, 82), (7, 8, 9, 4, 5, 6, 1, 2, 3, 0), strict=True)
)

_CARBON_ROWS = (
    (0, "ASDFHGZXCV"),
    (11, "BQWERYT123465=97-80]OU[IP"),
    (37, "LJ'K;\\,/NM."),
)
_CARBON = {first + step: ord(sign) for first, signs in _CARBON_ROWS for step, sign in enumerate(signs)} | {50: ord("`")}
_CARBON_PAD: dict[int, int] = dict(zip((82, 83, 84, 85, 86, 87, 88, 89, 91, 92), range(10), strict=True))


def number_of(event: QKeyEvent) -> int:
    """The system's number of the key's place; 0 where it tells none, as of keys that a program presses."""
    if sys.platform == "darwin":
        # 0 is the place of A: what is not from a keyboard has neither number
        return event.nativeVirtualKey() + 1 if event.nativeScanCode() or event.nativeVirtualKey() else 0
    return event.nativeScanCode()


def place_of(event: QKeyEvent) -> int:
    """The American sign at the key's place, as Qt numbers it (letters are capitals); 0 where there is none."""
    number = number_of(event)
    if not number or types_another_sign(event):
        return 0
    if sys.platform == "darwin":
        return _CARBON.get(number - 1, 0)
    return _KERNEL.get(number if sys.platform == "win32" else number - _XKB_OFFSET, 0)


def pad_digit(event: QKeyEvent) -> int | None:
    """The digit printed on a key of the number pad, typed or not; None of any other key."""
    number = number_of(event)
    if sys.platform == "darwin":
        return _CARBON_PAD.get(number - 1)
    return _KERNEL_PAD.get(number if sys.platform == "win32" else number - _XKB_OFFSET)


def types_another_sign(event: QKeyEvent) -> bool:
    """Whether AltGr is held: the key is meant by a sign of its third level, never by its place."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if event.modifiers() & both == both:
        return True  # Windows has no other word for it
    return sys.platform not in ("win32", "darwin") and bool(event.nativeModifiers() & _LEVEL_3)


def is_latin_letter(key: int) -> bool:
    """Whether the key types a letter from A to Z."""
    return Qt.Key.Key_A <= key <= Qt.Key.Key_Z


def is_foreign_letter(key: int) -> bool:
    """Whether the key types a letter of another script, Greek or Russian: such a keyboard has no A to Z at all."""
    if not 0x80 <= key < _NO_CHARACTER or not chr(key).isalpha():
        return False
    return not unicodedata.name(chr(key), "").startswith(("LATIN", "FEMININE", "MASCULINE", "MICRO"))


def is_digit(key: int) -> bool:
    """Whether the key types a digit from 0 to 9."""
    return Qt.Key.Key_0 <= key <= Qt.Key.Key_9
