"""Text can be read in both palettes: WCAG AA, computed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from callassist.ui.kit.theme import DARK, LIGHT, TEXT_PAIRS, Tokens, contrast, palette, stylesheet


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("white"), QColor("white")) == pytest.approx(1)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_every_pair_of_text_and_ground_keeps_aa(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(tokens.color(ink), tokens.color(ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_palette_keeps_aa_wherever_qt_draws_text_itself(tokens: Tokens) -> None:
    made, role = palette(tokens), QPalette.ColorRole
    pairs = (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.Link, role.Base),
        (role.ToolTipText, role.ToolTipBase),
    )
    for ink, ground in pairs:
        assert contrast(made.color(ink), made.color(ground)) >= 4.5, ink


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_stylesheet_leaves_no_token_unfilled(tokens: Tokens) -> None:
    assert "@" not in stylesheet(tokens, 14)
