"""Where the window is small and its letters are large, the table of calls keeps its rows: the rest steps aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from callassist.ui.log.log_page import LogPage
from tests.ui.driving import Window, opened


def rows_in_sight(page: LogPage) -> float:
    """How many rows of the table its viewport holds."""
    table = page.table
    return table.viewport().height() / table.verticalHeader().defaultSectionSize()


def with_a_call(window: Window) -> LogPage:
    window.call()
    window.keys("114")
    window.end_call()
    return window.open_log()


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("chosen", [False, True], ids=["none chosen", "one chosen"])
def test_the_table_keeps_three_rows(qtbot: QtBot, tmp_path: Path, size: int, chosen: bool) -> None:
    with opened(qtbot, tmp_path / "data", size=(700, 600), interface_size=size) as window:
        page = with_a_call(window)
        if chosen:
            page.table.selectRow(0)
            window.until(lambda: page.trace.note.isVisibleTo(page))
        window.settle()
        assert rows_in_sight(page) >= 3
        header = page.table.horizontalHeader().height()
        third = page.table.mapTo(page, QPoint(0, header + 3 * page.table.verticalHeader().defaultSectionSize()))
        assert third.y() <= page.height(), "without scrolling"
