"""Text can be read in both palettes: WCAG AA, computed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMenu, QProgressBar, QTableWidget
from pytestqt.qtbot import QtBot

from callassist.ui.kit.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, TEXT_PAIRS, Tokens, contrast
from callassist.ui.kit.theme import Look, palette, stylesheet


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("white"), QColor("white")) == pytest.approx(1)


_EVERY = pytest.mark.parametrize(
    "tokens", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark", "contrast light", "contrast dark"]
)


def _least(tokens: Tokens) -> float:
    return 7 if tokens in (CONTRAST_LIGHT, CONTRAST_DARK) else 4.5


@_EVERY
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_every_pair_of_text_and_ground_keeps_its_contrast(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(tokens.color(ink), tokens.color(ground)) >= _least(tokens)


@pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])
def test_what_frames_a_control_is_seen_in_a_high_contrast(tokens: Tokens) -> None:
    for line in ("border_strong", "border", "accent"):
        for ground in ("window", "card", "field"):
            assert contrast(tokens.color(line), tokens.color(ground)) >= 4.5, (line, ground)


@_EVERY
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
        assert contrast(made.color(ink), made.color(ground)) >= _least(tokens), ink


@_EVERY
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


class _Hints:
    """What the system wishes for, in place of Qt's own hints."""

    def __init__(self, *, dark: bool, contrast: bool) -> None:
        self._dark, self._contrast = dark, contrast

    def colorScheme(self) -> Qt.ColorScheme:
        return Qt.ColorScheme.Dark if self._dark else Qt.ColorScheme.Light

    def accessibility(self) -> _Hints:
        return self

    def contrastPreference(self) -> Qt.ContrastPreference:
        return Qt.ContrastPreference.HighContrast if self._contrast else Qt.ContrastPreference.NoPreference


@pytest.mark.parametrize(
    ("theme", "dark", "high", "tokens"),
    [
        ("system", False, False, LIGHT),
        ("system", True, True, CONTRAST_DARK),
        ("system", False, True, CONTRAST_LIGHT),
        ("contrast", False, False, CONTRAST_LIGHT),
        ("contrast", True, False, CONTRAST_DARK),
        # whoever has chosen one has chosen it
        ("light", True, True, LIGHT),
        ("dark", False, True, DARK),
    ],
)
def test_the_system_s_contrast_is_followed(
    monkeypatch: pytest.MonkeyPatch, theme: str, dark: bool, high: bool, tokens: Tokens
) -> None:
    look = Look()
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: _Hints(dark=dark, contrast=high))
    look.set_theme(theme)
    assert look.tokens == tokens
    monkeypatch.undo()
    look.set_theme("light")


@pytest.mark.parametrize("name", ["plain", "Max Müller", "Иван", 'quote"d', "it's (1)", "back\\slash", "semi;colon{}"])
def test_the_stylesheet_survives_the_folder_it_is_installed_in(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    """Behind an address with a blank in it, which many names of users have, Qt reads no further rule."""
    pictures = []
    for picture in ("arrow.png", "check.png"):
        place = tmp_path / name / picture
        place.parent.mkdir(exist_ok=True)
        made = QPixmap(16, 16)
        made.fill(QColor("#123456"))
        assert made.save(str(place))
        pictures.append(str(place))
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setStyleSheet(stylesheet(LIGHT, 14, (pictures[0], pictures[1])))
    box.setChecked(True)
    image = box.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert "#123456" in colours, "the picture of the tick is not found"
    bar = QProgressBar()
    qtbot.addWidget(bar)
    bar.setRange(0, 1)
    bar.setValue(1)
    bar.setStyleSheet(box.styleSheet())
    shown = bar.grab().toImage()
    assert shown.pixelColor(shown.width() // 4, shown.height() // 2).name() == LIGHT.accent.lower()


def test_lists_and_menus_have_the_windows_font_whatever_the_system_has_for_them(qtbot: QtBot) -> None:
    """As Windows does it: a font for a kind of widget goes before that of the application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = (app.font(), app.palette(), app.styleSheet())
    look = Look()
    try:
        look.apply()
        kinds = ("QAbstractItemView", "QHeaderView", "QMenu")
        for kind in kinds:
            app.setFont(QFont("Courier", 31), kind)  # pyright: ignore[reportArgumentType] - its stub knows None alone
        table, menu = QTableWidget(1, 1), QMenu()
        for widget in (table, menu):
            qtbot.addWidget(widget)
            widget.ensurePolished()
        table.horizontalHeader().ensurePolished()
        for widget in (table, table.horizontalHeader(), menu):
            assert widget.font().families() == app.font().families(), type(widget).__name__
            assert widget.font().pixelSize() == look.base_px
    finally:
        app.setFont(before[0])  # and with it those of the kinds
        app.setPalette(before[1])
        app.setStyleSheet(before[2])
