"""How the window looks: the palette and the one stylesheet made from its colours (colours.py), and the fonts.

`setColorScheme` does nothing on many Linux sessions, so all palettes are our own and set whole. Everything that paints
itself takes its colours and fonts from one `Look`, which is passed on by whoever builds the widget.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from callassist.ui.kit.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens
from callassist.ui.kit.fonts import families

TEXT_SIZES = (18, 32)
"""Least and greatest size of the spoken text in pixels."""

INTERFACE_SIZES = (100, 200)
"""Least and greatest size of everything, in percent."""

RADIUS = 8
"""Of every corner that is round."""

_USUAL = 14
"""The base size all measures are given for."""
_BASE_SIZES = (14, 28)
"""Least and greatest base size the system's font gives, before the interface size."""


def palette(tokens: Tokens) -> QPalette:
    """The whole palette. `QPalette(button, window)` alone would leave a black base and blue-on-dark links."""
    made = QPalette()
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.field,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Button: tokens.card,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.bad,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.ToolTipBase: tokens.card,
        role.ToolTipText: tokens.text,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.reply,
        role.Light: tokens.card,
        role.Midlight: tokens.border,
        role.Mid: tokens.border_strong,
        role.Dark: tokens.border_strong,
        role.Shadow: tokens.border_strong,
        role.Accent: tokens.accent,
    }
    for one, value in colors.items():
        made.setColor(one, QColor(value))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.faint))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(tokens.border_strong))
    return made


def _is_dark(scheme: Qt.ColorScheme) -> bool:
    """Whether the system is dark; of a high contrast of Windows' Qt does not say it, but its colour of windows does."""
    if sys.platform == "win32" and scheme is Qt.ColorScheme.Unknown:
        import ctypes

        # 0x00BBGGRR of what lies under text in windows
        ground = ctypes.WinDLL("user32").GetSysColor(5)
        return sum(ground.to_bytes(4, "little")) < 3 * 128
    return scheme is Qt.ColorScheme.Dark


Pictures = tuple[str, str]
"""Files of the drop-down arrow and the tick, which a stylesheet can only take from a file."""

_SHEET = """
* { outline: none; }
QWidget#page, QWidget#plain { background: transparent; }
QLabel { background: transparent; }
QLabel[role="caption"] { color: @muted; font-size: %(small)dpx; font-weight: 600; letter-spacing: 1px; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { color: @muted; font-size: %(small)dpx; }
QLabel[role="faint"] { color: @faint; font-size: %(small)dpx; }
QLabel[role="tip"] { color: @warn; font-size: %(small)dpx; }
QLabel[role="good"] { color: @good; font-weight: 600; }
QLabel[role="known"] { color: @good; }
QLabel[role="warn"] { color: @warn; }
QLabel[role="error"] { color: @bad; font-weight: 600; }
QLabel[role="accent"] { color: @accent; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="title"] { font-size: %(large)dpx; font-weight: 600; }
QLabel[role="heading"] { font-size: %(large)dpx; font-weight: 600; }
QLabel[role="timer"] { font-size: %(large)dpx; }
QLabel[role="verdict_good"] { color: @good; font-size: %(large)dpx; font-weight: 600; }
QLabel[role="verdict_warn"] { color: @warn; font-size: %(large)dpx; font-weight: 600; }
QLabel[role="verdict_bad"] { color: @bad; font-size: %(large)dpx; font-weight: 600; }
QLabel[role="badge"] { color: @bad; background: @bad_soft; border-radius: 8px; padding: 2px 8px;
               font-size: %(small)dpx; font-weight: 600; }
QLabel[role="notice"] { color: @text; background: @warn_soft; border-radius: 8px; padding: 6px 12px;
                font-size: %(small)dpx; }
QLineEdit, QPlainTextEdit, QComboBox {
    background: @field; color: @text; border: 1px solid @border_strong; border-radius: 8px; padding: 6px 10px;
    selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit, QPlainTextEdit, SpokenText { placeholder-text-color: @faint; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid @accent; padding: 5px 9px; }
QLineEdit, QComboBox, QPushButton[role="button"], QPushButton[role="primary"] { min-height: %(line)dpx; }
QLineEdit[role="typed"] { font-size: %(large)dpx; padding: 8px 14px; min-height: %(field)dpx; }
QLineEdit[role="typed"]:focus { padding: 7px 13px; }
QLineEdit[role="typed"][low="true"] { padding: 3px 14px; }
QLineEdit[role="typed"][low="true"]:focus { padding: 2px 13px; }
QComboBox { padding: 6px 10px 6px 12px; combobox-popup: 0; }
QComboBox:focus { border: 2px solid @accent; padding: 5px 9px 5px 11px; }
QComboBox::drop-down { border: none; width: %(drop)dpx; }
QComboBox::down-arrow { image: url(@arrow); width: %(arrow)dpx; height: %(arrow)dpx; }
QComboBoxPrivateContainer { background: @card; border: none; padding: 0; }
QComboBox QAbstractItemView { background: @card; color: @text; border: 1px solid @border_strong; border-radius: 0;
    outline: none; selection-background-color: @accent_soft; selection-color: @text; padding: 4px; }
QComboBox QAbstractItemView:focus { border: 1px solid @border_strong; }
QComboBox QAbstractItemView::item { padding: 4px 8px; min-height: %(line)dpx; border: none; }
QComboBox QAbstractItemView::item:selected { background: @accent_soft; color: @text; }
QPushButton[role="button"] { background: @card; color: @text; border: 1px solid @border_strong; border-radius: 8px;
    padding: 6px 14px; }
QPushButton[role="button"]:hover { background: @accent_hover; }
QPushButton[role="button"]:focus { border: 2px solid @accent; padding: 5px 13px; }
QPushButton[role="button"]:disabled { color: @faint; border-color: @border; }
QPushButton[role="primary"] { background: @accent; color: @on_accent; border: 2px solid @accent; border-radius: 8px;
    padding: 5px 17px; font-weight: 600; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[role="primary"]:disabled { background: @border_strong; color: @muted; border-color: @border_strong; }
QPushButton[role="danger"] { background: @card; color: @bad; border: 1px solid @bad; border-radius: 8px;
    padding: 7px 14px; font-weight: 600; }
QPushButton[role="danger"]:hover { background: @bad_soft; }
QPushButton[role="danger"]:focus { border: 2px solid @accent; padding: 6px 13px; }
QPushButton[role="link"] { background: transparent; color: @accent; border: 1px solid transparent; padding: 2px 4px;
    text-align: left; }
QPushButton[role="link"]:hover { background: @accent_hover; border-radius: 8px; }
QPushButton[role="link"]:focus { border: 2px solid @accent; border-radius: 8px; padding: 1px 3px; }
QCheckBox { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: %(tick)dpx; height: %(tick)dpx; border: 1px solid @border_strong; border-radius: 4px;
    background: @field; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(@check); }
QCheckBox::indicator:focus { border: 2px solid @accent; }
QCheckBox::indicator:checked:focus { border: 2px solid @text; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @border_strong; border-radius: 4px; min-height: 28px;
    margin: 1px 1px 1px 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @border_strong; border-radius: 4px; min-width: 28px; margin: 2px 1px 1px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
    width: 0; height: 0; }
QTableView, QListView { background: @card; color: @text; border: 1px solid @border; border-radius: 8px;
    gridline-color: @border; selection-background-color: @accent_soft; selection-color: @text; }
QTableView:focus, QListView:focus { border: 2px solid @accent; }
QTableView::item { padding: 4px 8px; border-bottom: 1px solid @border; }
QListView { padding: 3px; }
QListView:focus { padding: 2px; }
QListView::item { padding: 6px 8px; border-radius: 6px; }
QListView::item:selected { background: @accent_soft; color: @text; }
QHeaderView { background: transparent; }
QHeaderView::section { background: @card; color: @muted; border: none; border-bottom: 1px solid @border_strong;
    padding: 7px 11px; font-weight: 600; }
QHeaderView::section:first { border-top-left-radius: 7px; }
QHeaderView::section:last { border-top-right-radius: 7px; }
QTableCornerButton::section { background: @card; border: none; }
QProgressBar { background: @key; border: none; border-radius: 5px; height: 10px; text-align: center; color: @text; }
QProgressBar::chunk { background: @accent; border-radius: 5px; }
QToolTip { background: @card; color: @text; border: 1px solid @border_strong; padding: 4px; }
QSplitter::handle { background: transparent; }
"""


def _url(path: str) -> str:
    """A file for the stylesheet: in quotes, or a blank in a folder's name ends the sheet there."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'url("{escaped}")'


def _font_of_lists(font: QFont) -> str:
    """Windows has fonts of its own for lists, headings and menus, and puts them back whenever its look changes."""
    named = ", ".join(f'"{family}"' for family in font.families())
    return f"QAbstractItemView, QHeaderView, QMenu {{ font-family: {named}; font-size: {font.pixelSize()}px; }}\n"


def stylesheet(tokens: Tokens, base: int, pictures: Pictures | None = None) -> str:
    """The one stylesheet, for a palette and a base size in pixels."""
    sizes = {
        "small": small_size(base),
        "large": large_size(base),
        "field": round(base * 2),
        "line": round(base * 1.5),
        "tick": round(base * 1.2),
        "arrow": round(base * 0.86),
        "drop": round(base * 1.86),
    }
    sheet = _SHEET % sizes
    names = sorted((name for name in tokens._fields if name != "dark"), key=len, reverse=True)
    for name in names:
        sheet = sheet.replace(f"@{name}", getattr(tokens, name))
    arrow, check = (_url(one) for one in pictures) if pictures is not None else ("none", "none")
    return sheet.replace("url(@arrow)", arrow).replace("url(@check)", check)


def small_size(base: int) -> int:
    """The least of the three sizes beside the spoken text: captions, keys, what stands beside something."""
    return max(12, base - base // 8)


def large_size(base: int) -> int:
    """The largest of the three: answers, the verdict, who is on the line, the timer."""
    return round(base * 1.22)


class Fonts(NamedTuple):
    """The fonts of the window, all of one family: three sizes and the spoken text's, two weights."""

    base: QFont
    small: QFont
    caption: QFont
    strong: QFont
    answer: QFont
    verdict: QFont
    key: QFont
    timer: QFont
    speech: QFont
    rail: QFont


class Look(QObject):
    """Colours and fonts in use. Emits `changed` when widgets that paint themselves must do so anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens = LIGHT
        self._theme = "system"
        self._own_font = True
        self._text_size = 24
        self._interface_size = INTERFACE_SIZES[0]
        self._pictures: dict[bool, Pictures | None] = {False: None, True: None}
        # the system's own font: the application's may be one that an earlier window made larger already
        unit = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
        #: the system's, a little larger, for a screen that is read while speaking
        self._unit = min(_BASE_SIZES[1], max(_BASE_SIZES[0], round(unit * 1.15)))
        #: base size: all others follow from it
        self.base_px = self._unit
        self.fonts = self._make_fonts()

    @property
    def text_size(self) -> int:
        """Size of the spoken text in pixels."""
        return self._text_size

    def set_pictures(self, light: Pictures, dark: Pictures) -> None:
        """Where the pictures of the stylesheet lie."""
        self._pictures = {False: light, True: dark}

    def set_theme(self, theme: str) -> None:
        """`system`, `light`, `dark` or `contrast` (light or dark as the system is); at once."""
        self._theme = theme
        self.apply()

    def set_text_size(self, size: int) -> None:
        """Size of the spoken text, held between 18 and 32 pixels."""
        size = min(TEXT_SIZES[1], max(TEXT_SIZES[0], size))
        if size != self._text_size:
            self._text_size = size
            self.fonts = self._make_fonts()
            self.changed.emit()

    @property
    def interface_size(self) -> int:
        """Size of everything in percent."""
        return self._interface_size

    def set_interface_size(self, percent: int) -> None:
        """Size of everything, held between 100 and 200 percent. In effect with the next `apply`."""
        self._interface_size = min(INTERFACE_SIZES[1], max(INTERFACE_SIZES[0], percent))
        self.base_px = round(self._unit * self._interface_size / 100)

    def set_unit(self, size: int) -> None:
        """The base size at 100 percent, other than the system's font gives. In effect with the next `apply`."""
        self._unit = min(_BASE_SIZES[1], max(_BASE_SIZES[0], size))
        self.set_interface_size(self._interface_size)

    def px(self, pixels: float) -> int:
        """A measure that is given for the usual base size, at the present one."""
        return round(pixels * self.base_px / _USUAL)

    @property
    def speech_px(self) -> int:
        """Size of the spoken text as it is drawn, before a large window makes it larger."""
        return round(self._text_size * self._interface_size / 100)

    def set_font(self, choice: str) -> None:
        """`callassist`: the window's own font; `system`: the system's. In effect with the next `apply`."""
        self._own_font = choice != "system"

    def follows_system(self) -> bool:
        """Whether a change of the system's colour scheme or contrast is to be followed."""
        return self._theme in ("system", "contrast")

    def apply(self) -> None:
        """Put palette and stylesheet on the application and tell everybody."""
        wants_dark, wants_contrast = self._theme == "dark", self._theme == "contrast"
        if self.follows_system():
            hints = QGuiApplication.styleHints()
            wants_dark = _is_dark(hints.colorScheme())
            wants_contrast |= hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if wants_contrast:
            self.tokens = CONTRAST_DARK if wants_dark else CONTRAST_LIGHT
        else:
            self.tokens = DARK if wants_dark else LIGHT
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._dress(app, wants_dark=wants_dark)
        self.fonts = self._make_fonts()
        self.changed.emit()

    def _dress(self, app: QApplication, *, wants_dark: bool) -> None:
        """Palette, font and stylesheet, if any of them is another: each lets Qt polish every widget there is anew."""
        colours = palette(self.tokens)
        font = QFont(QApplication.font())
        font.setFamilies(families(own=self._own_font))
        font.setPixelSize(self.base_px)
        sheet = stylesheet(self.tokens, self.base_px, self._pictures[wants_dark]) + _font_of_lists(font)
        if app.styleSheet() == sheet and QApplication.font() == font and app.palette() == colours:
            return
        app.setPalette(colours)
        app.setFont(font)
        app.setStyleSheet(sheet)

    def color(self, name: str) -> QColor:
        """One token of the present theme."""
        return self.tokens.color(name)

    def _make_fonts(self) -> Fonts:
        base = self.base_px

        def font(size: int, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
            made = QFont(QApplication.font())
            made.setFamilies(families(own=self._own_font))
            made.setPixelSize(size)
            made.setWeight(weight)
            return made

        small, large = small_size(base), large_size(base)
        timer = font(large)
        timer.setStyleHint(QFont.StyleHint.TypeWriter)
        timer.setFeature(QFont.Tag("tnum"), 1)  # digits of one width: the timer must not jitter
        caption = font(small, weight=QFont.Weight.DemiBold)
        caption.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
        return Fonts(
            base=font(base),
            small=font(small),
            caption=caption,
            strong=font(base, weight=QFont.Weight.DemiBold),
            answer=font(large),
            verdict=font(large, weight=QFont.Weight.DemiBold),
            key=font(small, weight=QFont.Weight.DemiBold),
            timer=timer,
            speech=font(self.speech_px),
            rail=font(small),
        )
