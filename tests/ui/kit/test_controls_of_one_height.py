"""Fields, boxes and buttons that can stand in one row are of one height, and hints in empty fields can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from callassist.ui.kit.colours import contrast
from tests.ui.driving import opened, shown


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_controls_in_one_row_are_of_one_height(qtbot: QtBot, tmp_path: Path, percent: int) -> None:
    with opened(qtbot, tmp_path / "data", size=(1920, 1080), interface_size=percent) as window:
        log = window.open_log()
        log.export.click()
        window.settle()
        assert log.search.height() == log.export.height() == log.filters.span.height()
        assert log.panel.choose.height() == log.panel.close_button.height()
        settings = window.open_settings()
        window.settle()
        heights = {one.height() for kind in (QComboBox, QLineEdit) for one in shown(settings, kind)}
        assert len(heights) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_hints_in_empty_fields_are_dark_enough_to_be_read(qtbot: QtBot, tmp_path: Path, theme: str) -> None:
    with opened(qtbot, tmp_path / "data", theme=theme) as window:
        window.settle()
        fields = [one for one in shown(window.start, QLineEdit) if one.placeholderText()]
        assert fields
        for field in fields:
            ink, ground = field.palette().color(QPalette.ColorRole.PlaceholderText), window.app.look.color("field")
            assert ink.alpha() == 255, "a shade of the text would be paler than its colour says"
            assert contrast(ink, ground) >= 4.5
