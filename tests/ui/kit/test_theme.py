"""Text can be read in both palettes: WCAG AA, computed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from callassist.ui.kit.theme import DARK, LIGHT, TEXT_PAIRS, Look, Tokens, contrast, palette, stylesheet


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


class _Polishings(QObject):
    """How often a widget was told of another style."""

    def __init__(self, widget: QLabel) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_a_look_that_is_put_on_again_polishes_nothing_anew(qtbot: QtBot) -> None:
    look = Look()
    look.set_theme("light")
    label = QLabel("words")
    qtbot.addWidget(label)
    label.show()
    polishings = _Polishings(label)
    look.apply()  # as with every setting that is changed, and at the start once the services are there
    assert polishings.count == 0
    look.set_theme("dark")
    assert polishings.count > 0
    assert label.palette().color(QPalette.ColorRole.WindowText) == DARK.color("text")
