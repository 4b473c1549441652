"""The rows of a list while answers come late, fail, or bring nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import PlacedRow
from callassist.services.leads.lists import Reframed, RowHeld
from callassist.ui.leads.rows_panel import RowsPanel
from tests.ui.driving import Window, opened
from tests.ui.leads.driving_lists import read_in, schools


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def rows_shown(window: Window) -> RowsPanel:
    page = read_in(window, schools(window.folder.parent / "files"))
    (one,) = window.services.lead_lists.lists().result(200)
    page.rows.begin(one)
    window.until_answered()
    assert page.rows.chosen() is not None
    return page.rows


def test_a_row_held_back_late_is_not_put_among_the_rows_of_another_list(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = rows_shown(window)
    late: Future[RowHeld] = Future()
    row = panel.chosen()
    assert row is not None
    monkeypatch.setattr(window.services.lead_lists, "hold_or_let_go", lambda *_: late)
    panel.hold()
    panel.choose(3)  # those that are held: another page is shown
    window.settle()
    shown = panel.model.rowCount()
    late.set_result(RowHeld(row=row))
    window.until_answered()
    assert panel.model.rowCount() == shown
    panel.view.choose(0)
    assert row.ref not in [one.ref for one in (panel.chosen(),) if one is not None]
    assert row.row.place not in panel._rows  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001


def test_where_no_row_is_like_this_the_keys_go_on_at_its_state(window: Window) -> None:
    panel = rows_shown(window)
    panel.view.setFocus()
    panel.choose(4)
    window.until_answered()
    assert panel.empty.isVisible()
    assert panel.chips[3].hasFocus()


def test_rows_that_could_not_be_read_are_asked_for_again(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = rows_shown(window)
    lists, asked = window.services.lead_lists, list[object]()

    def fails(*given: object) -> Future[tuple[PlacedRow, ...]]:
        asked.append(given)
        future: Future[tuple[PlacedRow, ...]] = Future()
        future.set_exception(OSError("no"))
        return future

    monkeypatch.setattr(lists, "rows", fails)
    panel.choose(1)
    window.until_answered()
    panel.view.near_end.emit()
    window.until_answered()
    assert len(asked) == 2


def test_rows_are_worded_anew_at_once_for_another_language_and_not_for_other_counts(window: Window) -> None:
    panel = rows_shown(window)
    changed: list[object] = []
    panel.model.dataChanged.connect(lambda *_: changed.append(_))
    panel.update_list(window.services.lead_lists.lists().result(200))
    assert changed == []
    window.services.settings.set("window_language", "de")
    window.app.window.apply_settings()
    window.until_answered()
    assert panel.model.rowCount() > 1
    assert len(changed) == 1
    first = panel.model.row_at(0)
    assert first is not None
    assert "Zeile" in first.below


def test_what_is_said_of_a_list_is_kept_once_and_asked_about_again_where_it_was_not(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = read_in(window, schools(window.folder.parent / "files")).legal
    late: list[Future[Reframed]] = []

    def reframe(*_: object) -> Future[Reframed]:
        late.append(Future())
        return late[-1]

    monkeypatch.setattr(window.services.lead_lists, "reframe_lead_list", reframe)
    (one,) = window.services.lead_lists.lists().result(200)
    panel.begin(one)
    began = window.focused()
    panel.settle()
    panel.settle()
    assert len(late) == 1
    late[0].set_exception(OSError("no"))
    window.until_answered()
    assert panel.isEnabled()
    assert window.focused() is began
