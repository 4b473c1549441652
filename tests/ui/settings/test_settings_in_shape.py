"""The settings stand beside their names: in one column in the middle, or in two where the window is wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import ListFrame, ListRow, Party, RowState
from callassist.ui.settings.settings_page import SettingsPage
from tests.ui.driving import Window, opened


def opened_page(window: Window) -> SettingsPage:
    page = window.open_settings()
    window.until_answered()
    window.settle()
    return page


@pytest.mark.parametrize("size", [(1280, 820), (1920, 1080), (2560, 1440)])
def test_what_is_set_stands_near_its_name(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    with opened(qtbot, tmp_path / "data", size=size, window_language="de") as window:
        page = opened_page(window)
        theme = page.control("theme")
        assert theme.mapTo(page, QPoint(0, 0)).x() - page.title.mapTo(page, QPoint(0, 0)).x() <= 500
        assert page.key_settings.open.width() < 300, "a button is as wide as its words"
        assert page.about.open.width() < 300


def test_a_large_window_shows_all_there_is_to_set(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", size=(1920, 1080), window_language="de") as window:
        page = opened_page(window)
        assert page.scroll_area.verticalScrollBar().maximum() == 0
        assert page.about.mapTo(page, QPoint(0, 0)).x() > page.control("theme").mapTo(page, QPoint(0, 0)).x()
        window.app.window.resize(1280, 820)
        window.settle()
        assert page.about.mapTo(page, QPoint(0, 0)).x() < page.control("caller").mapTo(page, QPoint(0, 0)).x()


def test_a_backup_is_told_whole_however_narrow_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    given = {"window_language": "de", "interface_size": 150}
    with opened(qtbot, tmp_path / "data", size=(700, 600), **given) as window:
        window.call()
        window.end_call()
        page = opened_page(window)
        for _ in range(2):
            page.backups.make.click()
            window.until_answered()
        window.settle()
        rows = page.backups.rows
        assert rows.count() == 2
        assert rows.horizontalScrollBar().maximum() == 0
        heights = [rows.visualItemRect(rows.item(row)).height() for row in range(rows.count())]
        assert sum(heights) <= rows.viewport().height() < sum(heights) + min(heights), "no half row, no empty one"


def test_what_is_told_of_the_rules_is_read_whole(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", size=(1920, 1080), window_language="de") as window:
        card = opened_page(window).rules
        assert card.sha256.isVisible()
        assert card.height() >= card.heightForWidth(card.width())


@pytest.mark.parametrize("size", [100, 150])
def test_what_leaves_by_itself_is_read_whole_in_a_small_window(qtbot: QtBot, tmp_path: Path, size: int) -> None:
    given = {"window_language": "de", "interface_size": size}
    with opened(qtbot, tmp_path / "data", size=(700, 600), **given) as window:
        for name in ("Interessenten der Messe in Köln vom Herbst", "Gekaufte Adressen", "Kunden", "Schulen"):
            held = [ListRow(1, RowState.HELD, name="Ada Kern", e164="+49302222221", held="number")]
            frame = ListFrame(name, Party.BUSINESS, presumed_reason="They asked for an offer at the fair")
            window.services.lead_lists.read_in(frame, held)
        page = opened_page(window)
        card = page.kept
        assert card.lines.text().count("\n") == 3
        assert card.height() >= card.heightForWidth(card.width())
        assert card.lines.height() >= card.lines.heightForWidth(card.lines.width())
        inner = page.scroll_area.widget()
        assert inner.width() <= page.scroll_area.viewport().width(), "nothing stands beyond the right edge"
