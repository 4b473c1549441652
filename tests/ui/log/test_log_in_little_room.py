"""Where the window is small and its letters are large, the table of calls keeps its rows: the rest steps aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from callassist.ui.kit.scroller import Scroller
from callassist.ui.log.log_model import COLUMNS
from callassist.ui.log.log_page import LogPage
from tests.ui.driving import Window, opened

SIZES = {"small": (700, 600), "usual": (1280, 820)}


def rows_in_sight(page: LogPage) -> float:
    """How many rows of the table its viewport holds."""
    table = page.table
    return table.viewport().height() / table.verticalHeader().defaultSectionSize()


def columns_shown(page: LogPage) -> int:
    return sum(not page.table.isColumnHidden(column) for column in range(COLUMNS))


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


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_page_is_no_wider_than_its_window_whatever_is_exported(
    qtbot: QtBot, tmp_path: Path, language: str, percent: int
) -> None:
    given = {"window_language": language, "interface_size": percent}
    with opened(qtbot, tmp_path / "data", size=SIZES["small"], **given) as window:
        page = with_a_call(window)
        page.export.click()
        for form in ("workbook", "csv"):
            page.panel.form.show_value(form)
            page.panel.form.chosen.emit(form)
            window.settle()
            scroller = page.findChildren(Scroller)[0]
            assert scroller.widget().width() <= scroller.viewport().width(), form
            assert page.search.width() >= 150, "what is typed can be read"


def test_the_table_has_the_columns_its_width_has_room_for(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", size=SIZES["usual"]) as window:
        page = with_a_call(window)
        window.settle()
        beside_the_call = columns_shown(page)
        page.export.click()
        window.settle()
        assert page.trace.isHidden()
        assert columns_shown(page) > beside_the_call
        page.panel.close_button.click()
        window.settle()
        assert columns_shown(page) == beside_the_call


def test_the_call_that_is_chosen_stays_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    """Choosing one takes the table half of its height."""
    with opened(qtbot, tmp_path / "data", size=(700, 760)) as window:
        for _ in range(9):
            page = with_a_call(window)
            window.app.window.show_page(0)
        page = window.open_log()
        window.until(lambda: page.model.rowCount() == 9)
        page.table.selectRow(8)
        window.until(lambda: page.trace.note.isVisibleTo(page))
        window.settle()
        chosen = page.table.visualRect(page.table.currentIndex())
        assert page.table.viewport().rect().contains(chosen)
