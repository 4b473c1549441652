"""The window is in sight as a whole, however small the screen, and wherever it stood before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from pytestqt.qtbot import QtBot

from callassist.ui.shell import window_shape
from tests.ui.conftest import Driver

#: what a frame takes at least, on every desktop that was looked at
FRAME_WIDTH, FRAME_HEIGHT = 2, 20
#: what the screens of row one leave beside a task bar of 48 pixels: 1280x720, 1366x768, full HD at 150 % and at 200 %
FREE = [QRect(0, 0, 1280, 672), QRect(0, 0, 1366, 720), QRect(0, 24, 1280, 672), QRect(0, 0, 960, 492)]


def free_area() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


@pytest.fixture
def fresh(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """The window as it comes up for the first time: nobody gave it a size."""
    made = Driver(qtbot, tmp_path, size=None)
    yield made
    made.close()


def test_the_first_window_is_no_larger_than_what_the_screen_has_free(fresh: Driver) -> None:
    free = free_area()
    assert free.contains(fresh.window.geometry())
    assert fresh.window.width() <= free.width() - FRAME_WIDTH
    assert fresh.window.height() <= free.height() - FRAME_HEIGHT


@pytest.mark.parametrize("free", FREE)
def test_it_fits_into_every_small_screen_with_its_frame(
    driver: Driver, free: QRect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _self: free)
    driver.window.resize(1280, 820)
    window_shape.fit(driver.window, QSize(700, 520))
    driver.settle()
    assert free.contains(driver.window.frameGeometry())
    window_shape.open_at(driver.window, QSize(1280, 820), QSize(700, 520))
    assert free.contains(driver.window.geometry())
    assert abs(driver.window.geometry().center().x() - free.center().x()) <= 1


def test_what_fits_already_stays_where_it_is(driver: Driver) -> None:
    free = free_area()
    place = QRect(free.left() + 20, free.top() + 40, 720, 600)
    assert window_shape.bounded(place, free) == place


def test_a_place_on_a_screen_that_is_gone_is_given_up(qtbot: QtBot, tmp_path: Path) -> None:
    first = Driver(qtbot, tmp_path, size=(764, 623))
    first.window.move(5_000, 4_000)
    first.settle()
    first.close()
    second = Driver(qtbot, tmp_path, size=None)
    try:
        assert free_area().contains(second.window.geometry())
        assert (second.window.width(), second.window.height()) == (764, 623)
    finally:
        second.close()


def test_a_window_that_was_larger_than_this_screen_becomes_smaller(qtbot: QtBot, tmp_path: Path) -> None:
    first = Driver(qtbot, tmp_path, size=(1900, 1000))
    first.settle()
    first.close()
    second = Driver(qtbot, tmp_path, size=None)
    try:
        assert free_area().contains(second.window.geometry())
    finally:
        second.close()


def test_the_slim_form_is_in_sight_as_well(fresh: Driver) -> None:
    fresh.window.move(free_area().right() - 100, free_area().bottom() - 100)
    fresh.key(Qt.Key.Key_T, ctrl=True)
    fresh.settle()
    assert fresh.window.is_slim
    assert free_area().contains(fresh.window.geometry())
