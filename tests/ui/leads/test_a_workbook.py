"""A workbook through the window: read in a process of its own, called off in the midst of it, and imported."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import RowState
from callassist.formats.tables.header_words import LeadField
from callassist.storage.keeping import apart
from callassist.ui.leads.lists_page import ListsPage
from tests.formats.tables.workbooks import workbook
from tests.ui.driving import Key, Window, opened
from tests.ui.leads.driving_lists import lists, lists_page, rows

#: numbers as a spreadsheet keeps them: as text, as a figure that has lost its zero
CELLS: list[list[object]] = [
    ["Firma", "Ansprechpartner", "Telefon", "PLZ"],
    ["Nord GmbH", "Anna Kern", "0221 4710815", 1067],
    ["Süd AG", "Jörg Roth", 2214710816, 50667],
    ["West KG", "", "", 50668],
]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def drop(page: ListsPage, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(event)
    assert event.isAccepted()


@pytest.mark.skipif(sys.platform == "win32", reason="no process is held there")
def test_a_workbook_is_called_off_while_it_is_read_and_then_imported(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "messe.xlsx", {"Leads": CELLS, "Notes": [["read me"]]})
    page = lists_page(window)
    before = sorted(one.name for one in window.folder.iterdir())
    children: list[subprocess.Popen[bytes]] = []
    start = apart._start  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - the process is held in the midst of it

    def held() -> subprocess.Popen[bytes]:
        children.append(child := start())
        os.kill(child.pid, signal.SIGSTOP)
        return child

    monkeypatch.setattr(apart, "_start", held)
    drop(page, path)
    window.until(lambda: bool(children))
    assert page.importing.doing.text() == "Opening the file …"
    assert page.importing.stop.isVisible()
    window.press(Key.Key_Escape)
    assert page.importing.isHidden()
    window.until(lambda: children[0].returncode is not None)
    assert children[0].returncode == -signal.SIGKILL
    window.until(lambda: sorted(one.name for one in window.folder.iterdir()) == before)
    assert lists(window) == ()

    monkeypatch.setattr(apart, "_start", start)
    drop(page, path)
    window.until_answered()
    panel = page.importing
    assert panel.reading.summary.text() == "sheet Leads, header in line 1, 3 rows"
    fields = (LeadField.COMPANY, LeadField.NAME, LeadField.PHONE, LeadField.ZIP)
    assert panel.columns.fields() == fields
    window.press(Key.Key_Return)
    (question,) = panel.numbers.questions()
    assert question.asked is not None
    ways = [one.choice.value for one in question.asked.question.chances]
    window.keys(str(ways.index("dropped_zero") + 1))
    window.press(Key.Key_Return)
    assert panel.written.is_open, "which part of a name stands first is asked"
    window.keys("1")
    window.press(Key.Key_Return)
    assert panel.frame.is_open
    window.type("Fair")
    window.keys("the fair")
    window.press(*[Key.Key_Tab] * 2, Key.Key_Space)
    window.type("they asked for offers last year")
    window.until_answered()
    assert panel.check.sum.text() == "3 rows = 2 new + 1 without a number"
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    window.until_answered()
    found = [one.row for one in rows(window)]
    assert [one.e164 for one in found] == ["+492214710815", "+492214710816", ""]
    assert [one.state for one in found] == [RowState.NEW, RowState.NEW, RowState.NO_NUMBER]
    assert found[0].zip == "01067"
    assert lists(window)[0].frame.file_name == "messe.xlsx"
    left = {one.name for one in window.folder.iterdir()} - set(before)
    assert not [name for name in left if "sheet" in name], left


def test_another_sheet_of_a_workbook_is_chosen_by_keys(window: Window, tmp_path: Path) -> None:
    branch: list[list[object]] = [["as of May"], ["Betrieb", "Telefon"], ["Ost GmbH", "+49 221 4710817"]]
    path = workbook(tmp_path / "messe.xlsx", {"Leads": CELLS, "Branch": branch})
    page = lists_page(window)
    drop(page, path)
    window.until_answered()
    panel = page.importing
    # the columns are open by now: back to the band of the file
    panel.reading.change.click()
    assert panel.reading.is_open
    box = panel.reading.sheet
    assert [box.itemText(place) for place in range(box.count())] == ["Leads", "Branch"]
    assert box.currentText() == "Leads"
    panel.reading.header.setFocus()
    window.press(Key.Key_Backtab)
    assert box.hasFocus(), "the sheet stands before the line of the names"
    window.press(Key.Key_Down)
    window.until_answered()
    assert panel.reading.summary.text() == "sheet Branch, header in line 2, one row"
    assert panel.reading.is_open, "the rep goes on saying how the file is read"
    assert panel.columns.fields() == (LeadField.COMPANY, LeadField.PHONE)
    assert box.currentText() == "Branch"

    # what else is said is said of this sheet
    box = panel.reading.header
    box.setFocus()
    window.press(Key.Key_Up)
    window.until_answered()
    assert panel.reading.summary.text() == "sheet Branch, header in line 1, 2 rows"


def test_a_workbook_with_one_sheet_asks_for_none(window: Window, tmp_path: Path) -> None:
    page = lists_page(window)
    drop(page, workbook(tmp_path / "messe.xlsx", {"Leads": CELLS}))
    window.until_answered()
    page.importing.reading.change.click()
    assert page.importing.reading.header.isVisible()
    assert not page.importing.reading.sheet.isVisible()
