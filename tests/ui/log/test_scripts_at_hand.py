"""What a script calls things is looked up beside the window's thread, and once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.services.library import ScriptLibrary
from callassist.ui.kit.fact_row import FactRow
from callassist.ui.log.log_page import LogPage
from tests.ui.driving import Window, opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        for lead in ("Ms Kern, 0221 4710815", "Mr Oduya, 0221 4710816"):
            found.call(lead=lead)
            found.keys("114")
            found.end_call()
        yield found


def told(page: LogPage) -> str:
    """The course of the call that is shown."""
    return " ".join(row.accessibleName() for row in page.trace.findChildren(FactRow) if row.isVisibleTo(page))


def test_choosing_a_call_reads_no_script_on_the_window_s_thread(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.open_log()
    readers: list[threading.Thread] = []
    entries = ScriptLibrary.entries

    def noted(library: ScriptLibrary) -> object:
        readers.append(threading.current_thread())
        return entries(library)

    monkeypatch.setattr(ScriptLibrary, "entries", noted)
    page.table.selectRow(0)
    window.until(lambda: "children: no" in told(page) and "Mr Oduya" in page.trace.who.text())
    assert readers, "it was looked up"
    assert threading.main_thread() not in readers
    readers.clear()
    page.table.selectRow(1)
    window.until(lambda: "Ms Kern" in page.trace.who.text())
    assert "children: no" in told(page)
    assert readers == [], "the same script again"


def no_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the files were changed since: none has the hash of the call any more."""

    def none(_library: ScriptLibrary) -> tuple[()]:
        return ()

    monkeypatch.setattr(ScriptLibrary, "entries", none)


def test_a_call_is_told_in_the_words_it_was_made_with(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    page = window.open_log()
    no_scripts(monkeypatch)
    page.table.selectRow(0)
    window.until(lambda: told(page) != "")
    assert "children: no" in told(page)
    assert "q_children" not in told(page)


def test_a_call_whose_script_is_lost_is_shown_with_its_ids(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    page = window.open_log()
    no_scripts(monkeypatch)
    window.services.database.submit(
        lambda store: store.connection.execute("UPDATE script_version SET source = ''")
    ).result(200)
    page.table.selectRow(0)
    window.until(lambda: "q_children: no" in told(page))
