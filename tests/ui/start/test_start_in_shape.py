"""What is chosen before a call stands where what is typed does, and hints can be read at every size of letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.driving import Window, opened, shown


def left(window: Window, widget: QWidget) -> int:
    return widget.mapTo(window.app.window, QPoint(0, 0)).x()


def hint_is_cut(field: QLineEdit) -> bool:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    room = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field).width()
    return QFontMetrics(field.font()).horizontalAdvance(field.placeholderText()) > room


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("size", "percent"), [((1280, 820), 100), ((700, 600), 100), ((700, 600), 150)])
def test_what_is_chosen_stands_beneath_what_is_typed(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], percent: int, language: str
) -> None:
    with opened(qtbot, tmp_path / "data", size=size, window_language=language, interface_size=percent) as window:
        window.settle()
        start = window.start
        edges = {left(window, one) for one in (start.name, start.email, start.stage, start.language)}
        assert len(edges) == 1
        assert [field.placeholderText() for field in shown(start, QLineEdit) if hint_is_cut(field)] == []


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("percent", [100, 150])
def test_the_names_of_the_pages_lie_within_the_ground_of_the_one_that_is_shown(
    qtbot: QtBot, tmp_path: Path, percent: int, language: str
) -> None:
    given = {"window_language": language, "interface_size": percent}
    with opened(qtbot, tmp_path / "data", size=(1920, 1080), **given) as window:
        window.settle()
        rail = window.app.window.rail
        metrics = QFontMetrics(window.app.look.fonts.rail)
        for place in rail.places():
            assert not place.slender
            assert metrics.horizontalAdvance(place.words) <= place.width() - 2 * 10
