"""The list of a box has one frame and shows its choices: the style draws it as a menu of its own else."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from callassist.ui.kit.colours import DARK, LIGHT, Tokens
from tests.ui.driving import Window, opened


def popup_of(window: Window) -> tuple[QComboBox, QImage]:
    box = window.open_settings().control("window_language")
    assert isinstance(box, QComboBox)
    window.settle()
    box.showPopup()
    window.settle()
    return box, box.view().window().grab().toImage()


def edges(image: QImage, line: str) -> list[int]:
    """Where along one line through the middle the frame's color stands."""
    across = [image.pixelColor(x, 3).name() for x in range(image.width())]
    return [place for place, color in enumerate(across) if color == line]


@pytest.mark.qt_log_ignore("does not support")
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_list_of_a_box_has_one_frame(qtbot: QtBot, tmp_path: Path, tokens: Tokens) -> None:
    with opened(qtbot, tmp_path / "data", theme="dark" if tokens.dark else "light") as window:
        box, image = popup_of(window)
        scale = round(image.devicePixelRatio())
        found = edges(image, tokens.border_strong)
        assert found == [*range(scale), *range(image.width() - scale, image.width())], "one line at each side"
        box.hidePopup()


@pytest.mark.qt_log_ignore("does not support")
def test_all_choices_of_a_short_list_are_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        box, _ = popup_of(window)
        view = box.view()
        last = view.visualRect(view.model().index(box.count() - 1, 0))
        assert view.viewport().rect().contains(last)
        assert view.viewport().rect().contains(view.visualRect(view.model().index(0, 0)))
        box.hidePopup()
