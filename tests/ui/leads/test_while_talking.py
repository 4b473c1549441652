"""L11: a list is read in while a call goes on: every answer is kept at once, and what is called off leaves nothing.

How long an answer takes meanwhile is measured by the benchmarks; that a list whose reading is killed is gone, by the
gates of `make faults`.
"""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from callassist.storage.store import Store
from tests.ui.driving import ALT, Key, Window, opened
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


def test_l11_answers_are_kept_while_a_list_is_read_in_and_calling_it_off_leaves_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    data = tmp_path / "data"
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
        window.press(Key.Key_Tab, Key.Key_Space)
        window.type("they asked for offers last year")
        window.until_answered()
        window.press(Key.Key_Return)
        window.until(lambda: panel.progress.isVisible() and panel.progress.maximum() > 0)
        window.app.window.show_page(0)
        kept = 0
        while panel.is_busy and panel.progress.value() < panel.progress.maximum() * 0.6:
            if kept < 6:
                window.press(Key.Key_1 if window.view.node != "a05" else Key.Key_Return)
                kept += 1
                window.services.database.submit(lambda _: None).result(200)
            qtbot.wait(1)
        assert kept
        assert panel.is_busy, "it was over before it could be called off"
        window.press(Key.Key_I, modifier=ALT)
        window.press(Key.Key_Escape)
        window.until(lambda: not panel.is_busy)
        window.until_answered()
        assert "Called off" in panel.problem.label.text()
        assert lists(window) == ()
        assert window.area.in_call
        window.until(lambda: _held(window) == before)  # its rows go in slices that give way to the call
        kept_lines = "SELECT count(*) FROM call_event"
        count = window.services.database.submit(lambda store: store.connection.execute(kept_lines).fetchone()[0])
        assert count.result(200) > kept
