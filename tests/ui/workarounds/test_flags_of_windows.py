"""Flags are taken away in a way that Windows' negative masks do not spoil."""

from __future__ import annotations

import ast
from enum import KEEP, Flag
from pathlib import Path

from PySide6.QtCore import Qt

from callassist.ui.workarounds.flags_of_windows import without

UI = Path(__file__).parents[3] / "src" / "callassist" / "ui"
#: as PySide makes them on Windows
_OF_WINDOWS = Flag(  # pyright: ignore[reportCallIssue]
    "KeyboardModifier",
    [("Shift", 1 << 25), ("Control", 1 << 26), ("Alt", 1 << 27), ("Keypad", 1 << 29), ("Mask", -(1 << 25))],
    boundary=KEEP,
)


def test_what_is_left_is_what_was_not_taken() -> None:
    shift, alt, keypad = (Qt.KeyboardModifier[f"{name}Modifier"] for name in ("Shift", "Alt", "Keypad"))
    assert without(shift | alt | keypad, keypad, shift) == alt
    assert without(alt, alt) == Qt.KeyboardModifier.NoModifier
    assert not without(keypad, keypad)


def test_it_is_so_too_where_the_mask_is_negative() -> None:
    shift, alt, keypad = (_OF_WINDOWS[name] for name in ("Shift", "Alt", "Keypad"))
    assert without(shift | alt, shift) == alt
    assert without(alt | keypad, keypad) == alt
    assert alt & ~shift != alt, "Python has it right by now: the workaround can go"


def test_the_window_never_inverts_a_flag() -> None:
    """`~` of a plain number is fine; in the window they are numbers where `int` says so, or a constant of bits."""
    found: list[str] = []
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
                text = ast.unparse(node.operand)
                if not text.startswith("int(") and not text.isdecimal() and text not in ("_KEY_BITS", "shift"):
                    found.append(f"{path.name}:{node.lineno}: ~{text}")
    assert found == []
