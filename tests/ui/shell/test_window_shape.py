"""The forms of the window: slim and back, lines no longer than can be read, the shape it had before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from callassist.ui.call.call_page import Mode
from callassist.ui.commands import Command
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import TEXT_SIZES
from tests.ui.conftest import Driver
from tests.ui.shell.measuring import cut_off, overlapping

Key = Qt.Key


def test_the_slim_form_shows_text_answers_objections_and_timer(driver: Driver) -> None:
    driver.call("contract_review", name="Frau Kern")
    driver.key(Key.Key_T, ctrl=True)
    driver.settle()
    page = driver.page
    assert page.mode is Mode.SLIM
    assert bool(driver.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint)
    for widget in (page.speech.text, page.answers, page.hints, page.header.timer):
        assert widget.isVisible()
    assert (cut_off(driver.window), overlapping(driver.window)) == ([], [])
    driver.type("11")
    driver.key(Key.Key_F4)
    assert driver.live.view.stack
    driver.key(Key.Key_Escape)
    driver.key(Key.Key_T, ctrl=True)
    driver.settle()
    assert page.mode is not Mode.SLIM
    assert not driver.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


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
