"""From the log: a lead is called again, and how a call ended or what is due is put right, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.ui.kit.fact_row import FactRow
from callassist.ui.log.log_page import LogPage
from tests.storage.logs import NONE, press, request
from tests.ui.driving import Window, opened

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def called(window: Window, outcome: str, follow_up: FollowUp = NONE) -> LogPage:
    live = window.services.calling.start(
        request("Frau Kern", "0221 4710815", company="Kern GmbH", email="kern@example.org")
    ).result(200)
    press(live, "1")
    live.hang_up(outcome, follow_up, "").future.result(200)
    page = window.open_log()
    window.until(lambda: page.model.rowCount() == 1)
    page.table.selectRow(0)
    window.until(lambda: page.trace.call_id() == live.id)
    return page


def story(page: LogPage) -> list[str]:
    return [row.accessibleName() for row in page.trace.findChildren(FactRow) if not row.isHidden()]


def test_a_lead_of_the_log_is_called_again_with_two_keys(window: Window) -> None:
    called(window, "no_answer")
    window.press(Qt.Key.Key_C, modifier=ALT)
    start = window.start
    window.until(lambda: start.lead().name == "Frau Kern")
    assert start.isVisible()
    assert (start.lead().company, start.lead().number) == ("Kern GmbH", "0221 4710815")
    assert start.lead().email == "kern@example.org"


def test_an_outcome_is_corrected_by_keys_and_the_trace_says_so(window: Window) -> None:
    page = called(window, "not_interested")
    window.press(Qt.Key.Key_K, modifier=ALT)
    form = page.trace.correction
    assert form.isVisible()
    assert form.outcome.currentData() == "not_interested"
    form.outcome.setCurrentIndex(form.outcome.findData("later"))
    window.press(Qt.Key.Key_Return)
    window.until(lambda: not form.isVisible())
    window.until(lambda: any("Outcome corrected: Not interested → Later" in line for line in story(page)))
    row = page.model.row(0)
    assert row is not None
    window.until(lambda: (now := page.model.row(0)) is not None and now.outcome == "later")


def test_a_due_date_is_moved(window: Window) -> None:
    tomorrow = window.services.clock.local() + timedelta(days=1)
    page = called(window, "callback_agreed", FollowUp(FollowUpKind.CALLBACK, tomorrow))
    window.press(Qt.Key.Key_K, modifier=ALT)
    form = page.trace.correction
    day = (tomorrow + timedelta(days=4)).date()
    form.due.setText(f"{day.day}.{day.month}.{day.year} 9:00")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: any("What follows corrected" in line for line in story(page)))
    window.until(lambda: (now := page.model.row(0)) is not None and now.follow_up_at.startswith(f"{day}T09:00"))


def test_what_is_no_time_is_said_beside_the_field_and_nothing_is_lost(window: Window) -> None:
    tomorrow = window.services.clock.local() + timedelta(days=1)
    page = called(window, "callback_agreed", FollowUp(FollowUpKind.CALLBACK, tomorrow))
    window.press(Qt.Key.Key_K, modifier=ALT)
    form = page.trace.correction
    form.due.setText("someday")
    form.due.setFocus()
    window.press(Qt.Key.Key_Return)
    assert form.isVisible()
    assert form.problem.text()
    assert form.due.text() == "someday"
    window.press(Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert page.isVisible()


def test_a_block_is_not_lifted_by_another_outcome_and_the_window_says_why(window: Window) -> None:
    page = called(window, "do_not_call")
    window.press(Qt.Key.Key_K, modifier=ALT)
    form = page.trace.correction
    form.outcome.setCurrentIndex(form.outcome.findData("later"))
    window.press(Qt.Key.Key_Return)
    window.until(lambda: "stays blocked" in form.problem.text())
    assert form.isVisible()


def test_an_open_call_offers_neither(window: Window) -> None:
    live = window.services.calling.start(request()).result(200)
    page = window.open_log()
    window.until(lambda: page.model.rowCount() == 1)
    page.table.selectRow(0)
    window.until(lambda: page.trace.call_id() == live.id)
    assert page.trace.again.isHidden()
    assert page.trace.correct.isHidden()
    window.press(Qt.Key.Key_K, modifier=ALT)
    assert not page.trace.correction.isVisible()


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("width", [1280, 700])
def test_the_whole_time_that_is_due_is_seen_in_its_field(window: Window, width: int, size: int) -> None:
    window.services.settings.set("interface_size", size)
    window.app.window.apply_settings()
    window.app.window.resize(width, 820)
    tomorrow = window.services.clock.local() + timedelta(days=1)
    page = called(window, "callback_agreed", FollowUp(FollowUpKind.CALLBACK, tomorrow.replace(month=12, day=30)))
    window.press(Qt.Key.Key_K, modifier=ALT)
    window.settle()
    due = page.trace.correction.due
    assert due.fontMetrics().horizontalAdvance(due.text()) + 16 <= due.width()
