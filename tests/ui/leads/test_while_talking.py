"""L11: a list is read in while a call goes on: every answer is kept at once, and what is called off leaves nothing.

How long an answer takes meanwhile is measured by the benchmarks; that a list whose reading is killed is gone, by the
gates of `make faults`.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import Line
from callassist.services.leads.lists import ListImport
from callassist.storage.store import Store
from tests.ui.driving import ALT, WAIT, Key, Window, opened
from tests.ui.leads.driving_lists import lists, looked_at

_ROWS = 10_000


def _file(folder: Path) -> Path:
    path = folder / "customers.csv"
    lines = (f"Kern {n};Kern {n} GmbH;+4930{1_000_000 + n}" for n in range(_ROWS))
    path.write_text("\r\n".join(("Nachname;Firma;Telefon", *lines)) + "\r\n", encoding="cp1252")
    return path


def _held(window: Window) -> dict[str, int]:
    def count(store: Store) -> dict[str, int]:
        one = store.connection
        there = {str(name) for (name,) in one.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {
            table: int(one.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for table in there
            if table.startswith("list_") or table == "import_mapping"
        }

    return window.services.database.submit(count).result(200)


def _lines(window: Window) -> int:
    """The lines of the journal of calls, once all that was asked for before is written."""
    count = "SELECT count(*) FROM call_event"
    return int(window.services.database.submit(lambda store: store.connection.execute(count).fetchone()[0]).result(200))


def test_l11_answers_are_kept_while_a_list_is_read_in_and_calling_it_off_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, taken, go_on = tmp_path / "data", [0], threading.Event()
    append = ListImport.append

    def to_sixty_percent(reading: ListImport, lines: Sequence[Line]) -> None:
        append(reading, lines)
        taken[0] += len(lines)
        if taken[0] > _ROWS * 0.6:
            go_on.wait(WAIT / 1000)

    monkeypatch.setattr(ListImport, "append", to_sixty_percent)
    with opened(qtbot, data) as window:
        before = _held(window)
        assert {"list_key", "list_row"} <= set(before)
        window.call()
        page = looked_at(window, _file(tmp_path))
        panel = page.importing
        window.press(Key.Key_Return)
        window.until(lambda: panel.frame.is_open)
        window.type("Fair")
        window.keys("the fair in Cologne")
        window.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
        window.type("they asked for offers last year")
        window.until_answered()
        window.press(Key.Key_Return)
        window.app.window.show_page(0)
        for _ in range(3):
            node, lines = window.view.node, _lines(window)
            window.press(Key.Key_1)
            assert window.view.node != node
            assert _lines(window) > lines, "it is on the disk while slices of the list are written"
        window.until(lambda: taken[0] > _ROWS * 0.6)
        assert panel.is_busy
        window.press(Key.Key_I, modifier=ALT)
        window.press(Key.Key_Escape)
        go_on.set()
        window.until(lambda: not panel.is_busy)
        window.until_answered()
        assert "Called off" in panel.problem.label.text()
        assert lists(window) == ()
        assert window.area.in_call
        window.until(lambda: _held(window) == before)  # its rows go in slices that give way to the call
