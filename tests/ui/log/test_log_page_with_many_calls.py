"""The log page over a real log: five hundred calls, search, filters, one call's story, going on, export."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.text import Language
from callassist.services.calls.calling import CallRequest
from callassist.services.clock import FixedClock
from callassist.ui.kit.fact_row import FactRow
from callassist.ui.log.log_model import OUTCOME, PAGE, WHEN, WHO
from callassist.ui.log.log_page import LogPage
from tests.ui.driving import BERLIN, CTRL, ENGLISH, Key, Window, build, opened, write_settings

MANY = 500
OUTCOMES = ("no_answer", "busy", "voicemail_silent", "number_dead")
SCRIPTS = ("education_savings", "contract_review")


@pytest.fixture(scope="module")
def log_of_many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 500 calls over 500 days, made once; each test gets a copy."""
    folder = tmp_path_factory.mktemp("many")
    write_settings(folder, **ENGLISH)
    clock = FixedClock(datetime(2024, 10, 19, 10, tzinfo=BERLIN), "Europe/Berlin")
    services = build(folder, clock)
    try:
        for number in range(MANY):
            request = CallRequest(
                SCRIPTS[number % 2],
                "cold_call",
                Language.EN,
                name=f"Lead {number:03}",
                company="Rare & Co" if number % 100 == 7 else "Rapid Inc" if number % 50 == 3 else "Common Ltd",
                number=f"0221 {4_000_000 + number}",
            )
            future = services.calling.log_unreached(request, OUTCOMES[number % 4], FollowUp(FollowUpKind.RETRY))
            clock.tick(86_400)
        future.result(timeout=800)  # the last of all of them, each flushed to the disk
    finally:
        services.close()
    return folder


@pytest.fixture
def many(qtbot: QtBot, tmp_path: Path, log_of_many: Path) -> Iterator[Window]:
    folder = tmp_path / "data"
    shutil.copytree(log_of_many, folder)
    window = Window(qtbot, folder)
    try:
        yield window
    finally:
        window.end()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def names(page: LogPage) -> list[str]:
    return [row.name for number in range(page.model.rowCount()) if (row := page.model.row(number)) is not None]


def choose(window: Window, box: QComboBox, value: str) -> None:
    """A filter, as a click chooses it; the rows that fit have arrived afterwards."""
    assert box.findData(value) >= 0, f"{value} is not offered"
    box.setCurrentIndex(box.findData(value))
    with window.qtbot.waitSignal(window.log.model.counted, timeout=200_000):
        box.activated.emit(box.currentIndex())


# ---------------------------------------------------------------------------------------------------------- paging


def test_pages_are_read_as_one_scrolls_and_the_model_keeps_qts_rules(many: Window) -> None:
    page = many.open_log()
    model = page.model
    sizes: list[int] = []
    model.rowsInserted.connect(lambda *_: sizes.append(model.rowCount()))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    def scrolled_to_the_end() -> bool:
        page.table.scrollToBottom()
        return model.rowCount() == MANY

    many.until(scrolled_to_the_end)
    assert sizes == [200, 300, 400, 500]
    assert not model.canFetchMore(QModelIndex())
    assert names(page) == [f"Lead {number:03}" for number in reversed(range(MANY))]
    assert model.data(model.index(MANY - 1, WHEN)) == "19 Oct 2024, 10:00"
    del tester


def test_a_new_search_forgets_the_rows_of_the_old_one(many: Window) -> None:
    page = many.open_log()
    with many.qtbot.waitSignal(page.model.rowsInserted, timeout=200_000):
        page.model.fetchMore(QModelIndex())
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.search.setFocus()
    many.keys("rare")
    many.until(lambda: page.model.rowCount() == 5)
    assert page.count.text() == "5 calls"
    assert {str(page.model.data(page.model.index(row, WHO)))[-9:] for row in range(5)} == {"Rare & Co"}
    del tester


def test_every_letter_narrows_and_esc_brings_all_back(many: Window) -> None:
    page = many.open_log()
    assert page.search.hasFocus()
    counts = []
    for letter in "rare":
        many.keys(letter)
        many.until(lambda: not page._timer.isActive() and page.model._asked is None)
        counts.append(page._count[0])
    assert counts == [15, 15, 5, 5]
    assert names(page) == ["Lead 407", "Lead 307", "Lead 207", "Lead 107", "Lead 007"]
    many.press(Key.Key_Escape)
    many.until(lambda: page.model.rowCount() == PAGE)
    assert page.search.text() == ""


def test_a_number_is_found_by_any_run_of_its_digits(many: Window) -> None:
    page = many.open_log()
    many.keys("4000123")
    many.until(lambda: page.model.rowCount() == 1)
    assert names(page) == ["Lead 123"]


def test_what_nobody_said_finds_nothing_and_says_so(many: Window) -> None:
    page = many.open_log()
    many.keys("zzzz")
    many.until(lambda: page.model.rowCount() == 0)
    assert page.count.text() == "0 calls"
    assert page.trace.call_id() == ""


# --------------------------------------------------------------------------------------------------------- filters


def test_the_filters_offer_what_is_in_the_log_and_narrow_together(many: Window) -> None:
    page = many.open_log()
    many.until(lambda: page.filters.outcome.count() > 1)
    assert {page.filters.outcome.itemData(row) for row in range(page.filters.outcome.count())} == {"", *OUTCOMES}
    assert {page.filters.script.itemData(row) for row in range(page.filters.script.count())} == {"", *SCRIPTS}
    choose(many, page.filters.outcome, "busy")
    assert page._count == (125, False)
    assert {page.model.data(page.model.index(row, OUTCOME)) for row in range(PAGE)} == {"Busy"}
    choose(many, page.filters.script, "contract_review")
    assert page._count == (125, False)
    choose(many, page.filters.script, "education_savings")
    assert page._count == (0, False)
    choose(many, page.filters.outcome, "")
    assert page._count == (250, False)
    page.search.setFocus()
    many.keys("rapid")
    many.until(lambda: page._count[0] == 0)
    choose(many, page.filters.script, "contract_review")
    assert page._count == (10, False)


@pytest.mark.parametrize(("span", "found"), [("today", 1), ("week", 8), ("month", 31), ("year", 366), ("any", MANY)])
def test_the_time_filter_counts_days_from_midnight(many: Window, span: str, found: int) -> None:
    last = datetime(2024, 10, 19, 10, tzinfo=BERLIN) + timedelta(days=MANY - 1)
    assert last.date().isoformat() == "2026-03-02", "the day of the window's clock"
    page = many.open_log()
    choose(many, page.filters.span, span)
    assert page._count == (found, False)


def test_a_filter_keeps_its_choice_when_the_log_is_read_again(many: Window) -> None:
    page = many.open_log()
    many.until(lambda: page.filters.outcome.count() > 1)
    choose(many, page.filters.outcome, "busy")
    with many.qtbot.waitSignal(page.model.counted, timeout=200_000):
        page.refresh()
    many.until(lambda: page.filters.outcome.count() > 1)
    assert page.filters.outcome.currentData() == "busy"
    assert page._count == (125, False)


# ----------------------------------------------------------------------------------------------------- one call


def story(page: LogPage) -> list[str]:
    return [row.accessibleName() for row in page.trace.findChildren(FactRow) if not row.isHidden()]


def open_trace(window: Window, row: int = 0) -> LogPage:
    page = window.open_log()
    page.table.selectRow(row)
    window.until(lambda: page.trace.call_id() != "")
    return page


def test_the_trace_shows_corrections_and_objections_with_their_wording(window: Window) -> None:
    window.call()
    window.keys("114")
    window.press(Key.Key_Backspace)
    window.keys("ss-")
    window.press(Key.Key_Escape)
    window.keys("1")
    window.type("6")
    window.keys("x")
    window.type("we ask grandpa")
    window.press(Key.Key_N, modifier=CTRL)
    window.keys("two boys")
    window.press(Key.Key_Escape)
    window.end_call()
    page = open_trace(window)
    lines = story(page)
    assert any(line.startswith("children: no – 10:00 · replaced later") for line in lines)
    assert any(line.startswith("Taken back: children") for line in lines)
    assert any(line.startswith("Objection: Not interested – 10:00 · wording 1") for line in lines)
    assert any(line.startswith("Objection: Not interested – 10:00 · wording 2") for line in lines)
    assert any("did not help" in line for line in lines)
    assert any(line.startswith("children: yes – 10:00") and "replaced" not in line for line in lines)
    assert any("who decides: does not know" in line and "we ask grandpa" in line for line in lines)
    assert lines.index(next(one for one in lines if one.startswith("children: no"))) < lines.index(
        next(one for one in lines if one.startswith("children: yes"))
    )
    assert page.trace.note.toPlainText() == "two boys"


def test_the_trace_tells_who_was_named(window: Window) -> None:
    window.call("contract_review")
    window.keys("113")
    for text in ("Mr Oduya", "purchasing", "0221 4710812", "mornings"):
        window.type(text)
    window.end_call()
    assert any("Mr Oduya" in line for line in story(open_trace(window)))


def test_a_note_is_put_right_and_another_calls_note_is_not_touched(many: Window) -> None:
    page = open_trace(many, 3)
    assert not page.trace.save.isEnabled()
    page.trace.note.setFocus()
    many.keys("call on Monday 2")
    assert page.trace.save.isEnabled()
    page.trace.save.click()
    many.until(lambda: not page.trace.said.isHidden())
    noted = [row.name for row in many.logged() if row.note]
    assert noted == [f"Lead {MANY - 4:03}"]


def test_changing_to_another_call_shows_that_one(many: Window) -> None:
    page = open_trace(many, 0)
    assert page.trace.who.text().startswith(f"Lead {MANY - 1:03}")
    page.search.setFocus()
    many.press(Key.Key_Down)
    many.until(lambda: page.trace.who.text().startswith(f"Lead {MANY - 2:03}"))
    many.press(Key.Key_Up)
    many.until(lambda: page.trace.who.text().startswith(f"Lead {MANY - 1:03}"))


def test_a_dropped_call_is_gone_on_with_from_its_trace(window: Window) -> None:
    window.call("contract_review")
    window.keys("111")
    window.type("18")
    window.press(Key.Key_5, modifier=CTRL)
    window.keys("2")
    window.end_call()
    page = open_trace(window)
    assert page.trace.resume.isVisible()
    first = page.trace.call_id()
    page.trace.resume.click()
    window.wait_for_call()
    assert window.app.window.page_index() == 0
    assert window.live.parent_id == first
    assert window.view.node == "X6"
    assert window.page.header.name.whole() == "Ms Kern"
    window.press(Key.Key_Return)
    assert {str(step.question): step.stable for step in window.view.path}["q_lines"] == "18"


def test_a_call_that_went_well_is_not_gone_on_with(window: Window) -> None:
    window.call()
    window.keys("114")
    window.end_call()
    assert not open_trace(window).trace.resume.isVisible()


def test_a_call_that_ended_since_is_there_when_the_page_is_looked_at(window: Window) -> None:
    page = window.open_log()
    assert page.model.rowCount() == 0
    window.app.window.show_page(0)
    window.call()
    window.keys("114")
    window.end_call()
    window.app.window.show_page(1)
    window.until(lambda: page.model.rowCount() == 1)


# --------------------------------------------------------------------------------------------------------- export


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """The one dialog of the program answers at once."""
    answer = (str(path) if path is not None else "", "CSV (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: answer))


def test_what_the_table_shows_is_exported_and_the_progress_ends_full(
    many: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = many.open_log()
    many.keys("rare")
    many.until(lambda: page.model.rowCount() == 5)
    page.export.click()
    assert "5 calls" in page.panel.which.text()
    choose_file(monkeypatch, tmp_path / "rare.csv")
    page.panel.choose.click()
    many.until(lambda: not page.panel.done.isHidden())
    assert "5 line" in page.panel.done.text()
    assert str(tmp_path / "rare.csv") in page.panel.done.text()
    assert not page.panel.progress.isVisible()
    assert page.panel.choose.isEnabled()
    rows = list(csv.DictReader((tmp_path / "rare.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert {row["account"] for row in rows} == {"Rare & Co"}
    assert [row["contact"] for row in rows] == ["Lead 007", "Lead 107", "Lead 207", "Lead 307", "Lead 407"]


def test_delimiter_and_the_variant_for_machines_are_taken_from_the_panel(
    many: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = many.open_log()
    page.export.click()
    csv_form = next(one for one in page.panel.form._buttons if one[1] == "csv")
    csv_form[0].click()
    comma = next(one for one in page.panel.delimiter._buttons if one[1] == ",")
    comma[0].click()
    page.panel.machine.click()
    choose_file(monkeypatch, tmp_path / "all.csv")
    page.panel.choose.click()
    many.until(lambda: not page.panel.done.isHidden())
    raw = (tmp_path / "all.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.DictReader(raw.decode().splitlines(), delimiter=","))) == MANY


@pytest.mark.parametrize("name", ["all.csv", "all.xlsx"])
def test_an_export_is_called_off_and_leaves_nothing(
    many: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    page = many.open_log()
    target = tmp_path / "never" / name
    target.parent.mkdir()
    page.export.click()
    choose_file(monkeypatch, target)
    with many.slow_disk() as disk:
        page.panel.choose.click()
        assert page.panel.progress.isVisible()
        assert page.panel.cancel.isVisible()
        assert not page.panel.choose.isEnabled()
        page.panel.cancel.click()
        disk.set()
        many.until(lambda: not page.panel.problem.isHidden())
    assert "Called off" in page.panel.problem.text()
    assert page.panel.choose.isEnabled()
    assert not page.panel.progress.isVisible()
    assert list(target.parent.iterdir()) == []


def test_no_file_chosen_means_no_export(many: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    page = many.open_log()
    page.export.click()
    choose_file(monkeypatch, None)
    page.panel.choose.click()
    many.settle()
    assert not page.panel.progress.isVisible()
    assert page.panel.done.isHidden()


def test_answers_go_on_being_saved_while_an_export_runs(
    many: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many.call()
    page = many.open_log()
    page.export.click()
    choose_file(monkeypatch, tmp_path / "all.csv")
    page.panel.choose.click()
    many.app.window.show_page(0)
    many.keys("11")
    assert many.view.node == "a03"
    many.until(lambda: many.page.header.saved.text() == "saved ✓")
    many.until(lambda: not page.panel.progress.isVisible() and (tmp_path / "all.csv").exists())
