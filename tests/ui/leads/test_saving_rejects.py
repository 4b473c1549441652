"""Lines that were rejected leave the window as a file with what they need to be repaired."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import ImportTally
from callassist.ui.leads.lists_page import ListsPage
from tests.ui.driving import ALT, Key, Window, opened
from tests.ui.leads.driving_lists import lists, lists_page, looked_at, read_in, schools

FILE = 'Firma;Telefon\nNord GmbH;030 901820\n"Gasthof;030 901821\n;\n ;-\nWest KG;030 901823\n'


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "rejects.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def with_rejects(window: Window, folder: Path) -> ListsPage:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "fair.csv").write_text(FILE, encoding="utf-8")
    page = looked_at(window, folder / "fair.csv")
    window.press(Key.Key_Return)
    window.type("Fair")
    window.keys("the fair")
    window.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    window.type("they asked for offers last year")
    window.until_answered()
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    window.until_answered()
    return page


def saved(window: Window, page: ListsPage, target: Path) -> list[str]:
    window.press(Key.Key_R, modifier=ALT)
    window.until(lambda: str(target) in page.told.label.text().replace("\u200b", ""))
    return target.read_text(encoding="utf-8-sig").splitlines()


def test_rejected_lines_are_saved_under_the_names_of_their_columns(
    window: Window, tmp_path: Path, target: Path
) -> None:
    page = with_rejects(window, tmp_path / "files")
    assert lists(window)[0].imported.rejected
    found = saved(window, page, target)
    assert found[0] == "line;reason;list;Firma;Telefon"
    list_id = lists(window)[0].id
    assert found[1] == f'3;a quotation mark is not closed;{list_id};"""Gasthof";\'030 901821'


def test_rejected_lines_of_an_older_list_are_saved_too(window: Window, tmp_path: Path, target: Path) -> None:
    with_rejects(window, tmp_path / "files")
    page = read_in(window, schools(tmp_path / "more"), "Newer")
    window.press(Key.Key_Down)
    assert saved(window, page, target)[0] == "line;reason;list;Firma;Telefon"


def test_l10_repaired_lines_go_into_their_list_without_a_word_about_it(
    window: Window, tmp_path: Path, target: Path
) -> None:
    page = with_rejects(window, tmp_path / "files")
    before = lists(window)[0]
    saved(window, page, target)
    text = target.read_text(encoding="utf-8-sig").replace('"""Gasthof"', "Gasthof")
    target.write_text(text, encoding="utf-8")
    looked_at(window, target)
    panel = page.importing
    assert "Repaired lines of “Fair”" in panel.file.text().replace("\u2068", "").replace("\u2069", "")
    assert panel.columns.is_open
    window.press(Key.Key_Return)
    window.until_answered()
    assert not panel.frame.isVisible()
    assert panel.check.is_open
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    window.until_answered()
    (after,) = lists(window)
    assert after.id == before.id
    assert after.imported.total == before.imported.total
    assert (after.imported.new, after.imported.rejected) == (before.imported.new + 1, before.imported.rejected - 1)
    # a list with the same columns is read as the one before, and that is told
    with_columns = tmp_path / "more.csv"
    with_columns.write_text("Telefon;Firma\n030 901830;Ost KG\n", encoding="utf-8")
    looked_at(window, with_columns)
    assert "which has the same columns" in panel.columns.known.text()


def test_a_list_without_rejected_lines_says_so(window: Window, tmp_path: Path, target: Path) -> None:
    page = read_in(window, schools(tmp_path / "files"))
    assert lists(window)[0].imported.rejected == ImportTally().rejected
    window.press(Key.Key_R, modifier=ALT)
    assert page.message.label.text() == "No line of this list was rejected."
    assert not target.exists()


def test_rejected_lines_that_cannot_be_written_are_told_in_place(
    window: Window, tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = with_rejects(window, tmp_path / "files")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "x.csv"), ""))
    window.press(Key.Key_R, modifier=ALT)
    window.until(page.message.isVisible)
    assert not target.exists()


def test_in_a_call_nothing_is_opened_to_save_rejected_lines(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_rejects(window, tmp_path / "files")
    window.app.window.show_page(0)
    window.call()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("a window was opened in a call"))
    page = lists_page(window)
    page.view.setFocus()
    window.press(Key.Key_R, modifier=ALT)
    assert "In a call" in page.message.label.text()
