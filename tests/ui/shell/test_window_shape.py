"""Nothing is cut off or lies over something else, at every width; the first word stays where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from callassist.domain.text import Language
from callassist.ui.call.call_page import Mode
from callassist.ui.call.path_column import PathRow
from callassist.ui.commands import Command
from callassist.ui.kit.fact_row import FactRow
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import KeyButton
from callassist.ui.kit.plain_text import ElidedLabel
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import TEXT_SIZES
from tests.ui.conftest import Driver

Key = Qt.Key


def cut_off(window: QWidget) -> list[str]:
    """Texts of visible labels and buttons that do not fit into their place."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, KeyButton | PathRow | FactRow):
            if not widget.text_fits():
                found.append(f"{type(widget).__name__} {widget.accessibleName()}: {widget.size()}")
        elif isinstance(widget, QLabel) and widget.text() and not isinstance(widget, ElidedLabel):
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.minimumSizeHint().height()
            narrow = not widget.wordWrap() and widget.width() + 1 < widget.minimumSizeHint().width()
            if narrow or widget.height() + 1 < needed:
                found.append(f"label {widget.text()[:40]!r}: {widget.size()}, needs {needed}")
        elif isinstance(widget, QPushButton) and widget.text():
            needs = widget.minimumSizeHint()
            fits = widget.width() + 1 >= needs.width() and widget.height() + 1 >= needs.height()
            if not fits:
                found.append(f"button {widget.text()!r}: {widget.size()}, needs {widget.minimumSizeHint()}")
    return found


def overlaps(window: QWidget) -> list[str]:
    """Pairs of visible buttons of one strip that lie over each other."""
    found: list[str] = []
    for strip in window.findChildren(FlowStrip):
        shown = [one for one in strip.findChildren(QPushButton) if one.isVisible()]
        for place, one in enumerate(shown):
            found += [
                f"{one.accessibleName()} / {other.accessibleName()}"
                for other in shown[place + 1 :]
                if one.geometry().intersects(other.geometry())
            ]
            if not QRect(QPoint(0, 0), strip.size()).contains(one.geometry()):
                found.append(f"{one.accessibleName()} outside its strip")
    return found


def first_word(driver: Driver) -> QPoint:
    text = driver.page.speech.text
    return text.mapTo(driver.page, QPoint(0, text.first_line_y()))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("size", "mode"),
    [
        ((1280, 820), Mode.WIDE),
        ((1280, 680), Mode.WIDE),
        ((1264, 632), Mode.WIDE),
        ((1000, 760), Mode.MEDIUM),
        ((700, 820), Mode.NARROW),
        ((700, 620), Mode.NARROW),
    ],
)
def test_nothing_is_cut_off(driver: Driver, size: tuple[int, int], mode: Mode, language: Language) -> None:
    driver.services.settings.set("window_language", language.value)
    driver.window.apply_settings()
    driver.window.resize(*size)
    driver.settle()
    assert (cut_off(driver.window), overlaps(driver.window)) == ([], [])
    driver.call(
        "insurance_advice", name="Herr Dr. Maximilian Oduya-Hohenstein", company="Hohenstein & Söhne GmbH & Co. KG"
    )
    for keys in ("", "1", "1", "3", "3", "1", "1", "2"):
        driver.type(keys)
        driver.settle()
        assert driver.page.mode is mode
        assert (cut_off(driver.window), overlaps(driver.window)) == ([], []), driver.node
    for key in (Key.Key_F5, Key.Key_Escape, Key.Key_E, Key.Key_Escape, Key.Key_V):
        driver.key(key)
        driver.settle()
        assert (cut_off(driver.window), overlaps(driver.window)) == ([], []), key
    for tab in ("path", "qualification", "note", "exits", "objections"):
        driver.page.show_tab(tab)
        driver.settle()
        assert (cut_off(driver.window), overlaps(driver.window)) == ([], []), tab
    driver.key(Key.Key_Return, ctrl=True)
    driver.settle()
    assert (cut_off(driver.window), overlaps(driver.window)) == ([], [])


def test_the_slim_form_shows_text_answers_objections_and_timer(driver: Driver) -> None:
    driver.call("contract_review", name="Frau Kern")
    driver.key(Key.Key_T, ctrl=True)
    driver.settle()
    page = driver.page
    assert page.mode is Mode.SLIM
    assert bool(driver.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
    for widget in (page.speech.text, page.answers, page.hints, page.header.timer):
        assert widget.isVisible()
    assert (cut_off(driver.window), overlaps(driver.window)) == ([], [])
    driver.type("11")
    driver.key(Key.Key_F4)
    assert driver.live.view.stack
    driver.key(Key.Key_Escape)
    driver.key(Key.Key_T, ctrl=True)
    driver.settle()
    assert page.mode is not Mode.SLIM
    assert not driver.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_the_first_word_is_always_at_the_same_spot(driver: Driver) -> None:
    driver.call("contract_review", name="Frau Kern")
    driver.settle()
    spot = first_word(driver)
    for key in (Key.Key_1, Key.Key_1, Key.Key_F3, Key.Key_F5, Key.Key_F5, Key.Key_Escape, Key.Key_Escape, Key.Key_2):
        driver.key(key)
        driver.settle()
        assert first_word(driver) == spot, key


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_no_spoken_line_is_longer_than_65_characters(driver: Driver, size: int) -> None:
    driver.window.resize(1900, 900)
    driver.window.do(Command.LARGER)
    while driver.app.look.text_size != size:
        driver.window.do(Command.LARGER if driver.app.look.text_size < size else Command.SMALLER)
    driver.call("solar_insulation", name="Herr Illi")
    for _ in range(6):
        driver.settle()
        assert 0 < driver.page.speech.text.longest_line() <= 65
        assert QFontMetrics(driver.app.look.fonts.speech).height() >= 18
        driver.type("1")


def test_the_window_remembers_where_it_stood(qtbot, tmp_path: Path) -> None:
    first = Driver(qtbot, tmp_path, size=(764, 623))
    first.settle()
    first.close()
    assert (tmp_path / "window.ini").exists()
    second = Driver(qtbot, tmp_path, size=None)
    try:
        assert (second.window.width(), second.window.height()) == (764, 623)
    finally:
        second.close()


def test_segments_are_as_wide_as_their_words(driver: Driver) -> None:
    for segmented in driver.window.findChildren(Segmented):
        for button in segmented.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width()
