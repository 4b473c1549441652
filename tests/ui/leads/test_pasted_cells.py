"""Cells that were copied in a spreadsheet become a list as a file does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.formats.tables.header_words import LeadField
from tests.ui.driving import CTRL, Key, Window, opened
from tests.ui.leads.driving_lists import frame_asked, lists, lists_page, looked_at, read_in, rows, schools

CELLS = "Firma\tTelefon\nNord GmbH\t030 901820\nWest KG\t030 901821\n"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return schools(tmp_path / "files")


def test_pasted_cells_become_a_list(window: Window) -> None:
    page = lists_page(window)
    assert page.path.hasFocus(), "an empty page: the field for a path has the keys"
    window.paste(CELLS)
    window.until_answered()
    panel = page.importing
    assert page.path.text() == ""
    assert panel.reading.summary.text() == "pasted cells, header in line 1, 2 rows"
    assert panel.columns.fields() == (LeadField.COMPANY, LeadField.PHONE)
    assert panel.reading.encoding.isHidden(), "what is pasted has no encoding to choose"
    window.press(Key.Key_Return)
    assert panel.frame.is_open
    assert panel.frame.list_name.text() == "Pasted cells"
    window.type("Fair")
    window.keys("the fair in Cologne")
    window.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    window.type("they asked for offers last year")
    window.until_answered()
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    window.until_answered()
    assert [one.row.company for one in rows(window)] == ["Nord GmbH", "West KG"]
    assert lists(window)[0].frame.name == "Fair"


def test_cells_are_pasted_over_the_lists_too(window: Window, file: Path) -> None:
    page = read_in(window, file)
    assert page.view.hasFocus()
    window.paste(CELLS)
    window.until_answered()
    assert page.importing.columns.is_open


def test_one_line_without_tabs_is_a_path_as_it_was(window: Window, file: Path) -> None:
    page = lists_page(window)
    page.path.setFocus()
    window.paste(f"{file}\n")
    assert page.path.text() == str(file)
    window.press(Key.Key_Return)
    window.until_answered()
    assert page.importing.columns.is_open


def test_a_file_that_was_copied_is_looked_at(window: Window, file: Path) -> None:
    page = lists_page(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    QApplication.clipboard().setMimeData(data)
    window.press(Key.Key_V, modifier=CTRL)
    window.until_answered()
    assert page.importing.columns.is_open
    assert page.importing.frame.list_name.text() == "schulen"


def test_a_paste_takes_no_file_away_that_is_being_settled(window: Window, file: Path) -> None:
    page = frame_asked(window, file)
    page.importing.frame.go_on.setFocus()
    window.paste(CELLS)
    window.until_answered()
    assert page.importing.frame.is_open
    assert len(page.importing.columns.fields()) > 2


def test_an_empty_clipboard_changes_nothing(window: Window) -> None:
    page = lists_page(window)
    QApplication.clipboard().clear()
    window.press(Key.Key_V, modifier=CTRL)
    window.paste(" \t \n")
    assert page.importing.isHidden()
    assert page.message.isHidden()


def test_an_empty_clipboard_changes_no_lead(window: Window) -> None:
    QApplication.clipboard().clear()
    window.start.focus_first()
    window.keys("Ms Kern")
    window.press(Key.Key_V, modifier=CTRL)
    assert window.start.paste.text() == "Ms Kern"


def test_pasted_cells_can_be_read_otherwise(window: Window) -> None:
    page = lists_page(window)
    window.paste(CELLS)
    window.until_answered()
    reading = page.importing.reading
    reading.change.click()
    reading.header.setCurrentIndex(reading.header.findData(0))
    reading.header.activated.emit(reading.header.currentIndex())
    window.until_answered()
    assert reading.summary.text() == "pasted cells, no header, 3 rows"


def test_a_file_opened_behind_pasted_cells_has_its_own_encoding_to_choose(window: Window, file: Path) -> None:
    page = lists_page(window)
    window.paste(CELLS)
    window.until_answered()
    window.press(Key.Key_Escape)
    looked_at(window, file)
    page.importing.reading.change.click()
    assert page.importing.reading.encoding.isVisible()
