"""Every colour of the window, for light and dark, each in a usual and in a high contrast."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor


class Tokens(NamedTuple):
    """Every colour of the window.

    Pairs that carry text keep 4.5:1, in a high contrast 7:1 (WCAG 2.2, 1.4.3 and 1.4.6); `tests/ui/kit/test_theme.py`
    computes it.
    """

    dark: bool
    window: str
    card: str
    field: str
    border: str
    border_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    accent_soft: str
    accent_hover: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    key: str
    key_text: str
    gap: str
    gap_text: str
    value: str
    reply: str
    reply_soft: str
    rail: str
    rail_text: str
    rail_on: str
    rail_on_text: str

    def color(self, name: str) -> QColor:
        """One token as a colour."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    dark=False,
    window="#f4f6fa",
    card="#ffffff",
    field="#ffffff",
    border="#e1e6ef",
    border_strong="#c5cedc",
    text="#182033",
    muted="#566177",
    faint="#657086",
    accent="#2655d6",
    on_accent="#ffffff",
    accent_soft="#edf2ff",
    accent_hover="#f6f8ff",
    good="#0f7a52",
    good_soft="#e6f6ee",
    warn="#8a5a00",
    warn_soft="#fff5dd",
    bad="#b3261e",
    bad_soft="#fdecea",
    key="#e9edf5",
    key_text="#3b4660",
    gap="#ffe6ad",
    gap_text="#6b4300",
    value="#1f49bd",
    reply="#6a3fc4",
    reply_soft="#f5f1ff",
    rail="#0f182b",
    rail_text="#b9c3d6",
    rail_on="#22325a",
    rail_on_text="#ffffff",
)

DARK = Tokens(
    dark=True,
    window="#10141d",
    card="#191f2b",
    field="#131924",
    border="#2a3344",
    border_strong="#44506a",
    text="#e9edf6",
    muted="#adb7ca",
    faint="#96a2b8",
    accent="#8fb0ff",
    on_accent="#0d1422",
    accent_soft="#233056",
    accent_hover="#1f283b",
    good="#5fd0a0",
    good_soft="#173229",
    warn="#f2bb5f",
    warn_soft="#372b14",
    bad="#ff938a",
    bad_soft="#3d1f20",
    key="#2a3446",
    key_text="#ccd5e6",
    gap="#5a431a",
    gap_text="#ffdd9c",
    value="#a9c2ff",
    reply="#c3a6ff",
    reply_soft="#241d38",
    rail="#0a0e16",
    rail_text="#a8b3c8",
    rail_on="#243253",
    rail_on_text="#ffffff",
)

CONTRAST_LIGHT = Tokens(
    dark=False,
    window="#ffffff",
    card="#ffffff",
    field="#ffffff",
    border="#595959",
    border_strong="#000000",
    text="#000000",
    muted="#1f1f1f",
    faint="#333333",
    accent="#00309c",
    on_accent="#ffffff",
    accent_soft="#d6e2ff",
    accent_hover="#e8efff",
    good="#004d2c",
    good_soft="#e0f5ea",
    warn="#573600",
    warn_soft="#fff1cc",
    bad="#850b06",
    bad_soft="#fde3e1",
    key="#e3e3e3",
    key_text="#000000",
    gap="#ffd98a",
    gap_text="#3d2600",
    value="#002f8f",
    reply="#43199c",
    reply_soft="#efe8ff",
    rail="#000000",
    rail_text="#ffffff",
    rail_on="#0046b8",
    rail_on_text="#ffffff",
)

CONTRAST_DARK = Tokens(
    dark=True,
    window="#000000",
    card="#000000",
    field="#000000",
    border="#8c8c8c",
    border_strong="#ffffff",
    text="#ffffff",
    muted="#e6e6e6",
    faint="#d0d0d0",
    accent="#9ecbff",
    on_accent="#000000",
    accent_soft="#0b2c5c",
    accent_hover="#0d1f3d",
    good="#7dffc0",
    good_soft="#00331f",
    warn="#ffd24d",
    warn_soft="#332500",
    bad="#ffb3ad",
    bad_soft="#4a0f0d",
    key="#333333",
    key_text="#ffffff",
    gap="#5c4200",
    gap_text="#ffe9b0",
    value="#b8d4ff",
    reply="#dcc8ff",
    reply_soft="#2a1752",
    rail="#1a1a1a",
    rail_text="#ffffff",
    rail_on="#0046b8",
    rail_on_text="#ffffff",
)

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "muted", "faint", "accent", "value") for ground in ("window", "card", "field")),
    *((ink, "card") for ink in ("good", "warn", "bad", "reply")),
    *((ink, "window") for ink in ("good", "warn", "bad", "reply")),
    ("text", "accent_soft"),
    ("text", "accent_hover"),
    ("muted", "accent_soft"),
    ("accent", "accent_soft"),
    ("text", "reply_soft"),
    ("reply", "reply_soft"),
    ("muted", "reply_soft"),
    ("value", "reply_soft"),
    ("good", "good_soft"),
    ("warn", "warn_soft"),
    ("bad", "bad_soft"),
    ("text", "good_soft"),
    ("text", "warn_soft"),
    ("text", "bad_soft"),
    ("on_accent", "accent"),
    ("key_text", "key"),
    ("gap_text", "gap"),
    ("rail_text", "rail"),
    ("rail_on_text", "rail_on"),
)
"""(ink, ground): the pairs that are drawn as text on each other somewhere."""


def contrast(ink: QColor, ground: QColor) -> float:
    """WCAG contrast of two colours, 1–21."""

    def luminance(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    first, second = luminance(ink), luminance(ground)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
