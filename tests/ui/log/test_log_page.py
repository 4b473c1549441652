"""The log: pages itself, searches as one types, tells one call's story, exports."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QPushButton

from callassist.domain.text import Text
from callassist.services.calls.call_log import CallSummary, LogFilter, PageOfCalls
from callassist.ui.bridge import Bridge
from callassist.ui.log.export_panel import ExportPanel
from callassist.ui.log.log_model import COLUMNS, PAGE, WHO, LogModel
from tests.formats.export.sheets import sheets
from tests.ui.conftest import WAIT, Driver

ROW = CallSummary(
    id="c",
    seq=0,
    started=datetime(2026, 3, 2, 9, tzinfo=UTC),
    duration_s=61,
    name="Frau Kern",
    company="Kern GmbH",
    number="+49",
    role="",
    script_id="s",
    script_title=Text("Skript", "Script"),
    stage="cold_call",
    depth=2,
    language="de",
    direction="out",
    open=False,
    outcome="appointment_set",
    verdict="prospect",
    reasons=(),
    not_before="",
    points=3,
    points_max=9,
    known_percent=50,
    product="",
    product_state="",
    follow_up="appointment",
    follow_up_at="2026-03-03T18:00:00+01:00",
    override="",
    note="",
    answered=4,
    parent_id=None,
)


class ManyCalls:
    """A log of so many calls, without a database."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked = 0

    def page(self, wanted: LogFilter, after: int | None = None, limit: int = PAGE) -> Future[PageOfCalls]:
        self.asked += 1
        first = self.count if after is None else after - 1
        rows = tuple(
            replace(ROW, id=f"c{seq}", seq=seq, started=ROW.started + timedelta(minutes=seq))
            for seq in range(first, max(first - limit, 0), -1)
        )
        future: Future[PageOfCalls] = Future()
        future.set_result(PageOfCalls(rows, bool(rows) and rows[-1].seq > 1, self.count, False))
        return future


@pytest.fixture
def bridge() -> Iterator[Bridge]:
    """Taken down with the test: a model that is left behind would go on fetching."""
    made = Bridge()
    yield made
    made.close()
    made.deleteLater()


def model_of(log: ManyCalls, bridge: Bridge, qtbot) -> LogModel:
    model = LogModel(bridge, bridge)
    model.set_log(log)  # type: ignore[arg-type]
    model.set_headers(tuple("When Who Number Script Outcome Verdict Due Follow-up Length".split()))
    with qtbot.waitSignal(model.counted, timeout=WAIT):
        model.search(LogFilter())
    return model


def test_the_model_keeps_qts_rules(qtbot, bridge: Bridge) -> None:
    model = model_of(ManyCalls(2 * PAGE + 3), bridge, qtbot)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)

    def all_there() -> bool:
        model.fetchMore(QModelIndex())  # does nothing while the tester's own request is on its way
        return model.rowCount() == 2 * PAGE + 3

    qtbot.waitUntil(all_there, timeout=WAIT)
    with qtbot.waitSignal(model.modelReset, timeout=WAIT):
        model.search(LogFilter(text="again"))


def test_a_million_calls_are_read_as_they_are_looked_at(qtbot, bridge: Bridge) -> None:
    log = ManyCalls(1_000_000)
    model = model_of(log, bridge, qtbot)
    assert (model.rowCount(), log.asked) == (PAGE, 1)
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.rowsInserted, timeout=WAIT):
        model.fetchMore(QModelIndex())
    assert (model.rowCount(), log.asked) == (2 * PAGE, 2)
    seqs = [row.seq for number in range(2 * PAGE) if (row := model.row(number)) is not None]
    assert seqs == sorted(seqs, reverse=True)
    assert len(set(seqs)) == 2 * PAGE


def test_the_last_page_is_the_last(qtbot, bridge: Bridge) -> None:
    model = model_of(ManyCalls(PAGE + 3), bridge, qtbot)
    with qtbot.waitSignal(model.rowsInserted, timeout=WAIT):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == PAGE + 3
    assert not model.canFetchMore(QModelIndex())


def test_cells_are_worded(qtbot, bridge: Bridge) -> None:
    model = model_of(ManyCalls(1), bridge, qtbot)
    cells = [model.data(model.index(0, column)) for column in range(COLUMNS)]
    assert cells[WHO] == "Frau Kern, Kern GmbH"
    assert "Appointment set" in cells
    assert any("Prospect" in str(cell) for cell in cells)
    assert cells[-1] == "01:01"


def test_an_answer_to_a_search_that_is_no_longer_wanted_is_dropped(qtbot, bridge: Bridge) -> None:
    log = ManyCalls(5)
    model = model_of(log, bridge, qtbot)
    counts: list[int] = []
    model.counted.connect(lambda count, _capped: counts.append(count))
    model.search(LogFilter(text="a"))
    log.count = 3
    model.search(LogFilter(text="ab"))
    # answers come in the order they were asked for: behind this one there is none
    bridge_is_through: Future[None] = Future()
    through: list[None] = []
    bridge.watch(bridge_is_through, through.append)
    bridge_is_through.set_result(None)
    qtbot.waitUntil(lambda: bool(through), timeout=WAIT)
    assert (counts, model.rowCount()) == ([3], 3)


@pytest.fixture
def with_calls(driver: Driver) -> Driver:
    for name in ("Frau Yilmaz", "Herr Oduya"):
        driver.call(name=name, number="+492214710815" if name == "Frau Yilmaz" else "")
        driver.type("11")
        driver.key(Qt.Key.Key_F3)
        driver.key(Qt.Key.Key_Escape)
        driver.type("4")
        driver.hang_up()
        driver.clock.tick(60)
    driver.window.show_page(1)
    driver.qtbot.waitUntil(lambda: driver.log.model.rowCount() == 2, timeout=WAIT)
    return driver


def test_searching_narrows_the_table_as_one_types(with_calls: Driver) -> None:
    page = with_calls.log
    assert page is not None
    assert page.search.hasFocus()
    with_calls.type("yilm")
    with_calls.qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=WAIT)
    with_calls.key(Qt.Key.Key_Escape)
    with_calls.qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=WAIT)


def test_a_call_tells_its_story_and_its_note_can_be_put_right(with_calls: Driver) -> None:
    page = with_calls.log
    assert page is not None
    page.table.selectRow(1)
    with_calls.qtbot.waitUntil(lambda: "Frau Yilmaz" in page.trace.who.text(), timeout=WAIT)
    lines = [row.accessibleName() for row in page.trace.findChildren(type(page.trace._rows[0])) if not row.isHidden()]
    assert any("Kein Interesse" in line or "No interest" in line or "not interested" in line.lower() for line in lines)
    page.trace.note.setPlainText("ruft zurück")
    page.trace.save.click()
    with_calls.qtbot.waitUntil(lambda: page.trace.said.text() != "", timeout=WAIT)
    trace = with_calls.services.call_log.trace(page.trace.call_id()).result(200)
    assert trace.summary.note == "ruft zurück"


def test_a_standstill_is_told_where_it_was(driver: Driver) -> None:
    driver.call(name="Frau Yilmaz")
    driver.type("1")
    driver.clock.tick(125)
    driver.type("1")
    driver.hang_up()
    driver.window.show_page(1)
    page = driver.log
    assert page is not None
    driver.qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=WAIT)
    page.table.selectRow(0)
    driver.qtbot.waitUntil(lambda: page.trace.call_id() != "", timeout=WAIT)
    lines = [row.accessibleName() for row in page.trace.findChildren(type(page.trace._rows[0])) if not row.isHidden()]
    (gap,) = (index for index, line in enumerate(lines) if "Stood still" in line)
    assert "(02:05)" in lines[gap]
    assert 0 < gap < len(lines) - 1


def pick_form(panel: ExportPanel, name: str) -> None:
    button = panel.form.findChild(QPushButton, name)
    assert button is not None
    button.click()


@pytest.mark.parametrize(("language", "heading"), [("en", "Who"), ("de", "Wer")])
def test_what_the_table_shows_is_exported_to_be_read(driver: Driver, language: str, heading: str) -> None:
    driver.services.settings.set("window_language", language)
    driver.window.apply_settings()
    driver.call(name="Frau Kern")
    driver.hang_up()
    driver.window.show_page(1)
    page = driver.log
    assert page is not None
    driver.qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=WAIT)
    page.export.click()
    page.panel.run_to(driver.folder / "out.xlsx")
    driver.qtbot.waitUntil(lambda: "out.xlsx" in page.panel.done.text(), timeout=WAIT)
    (sheet,) = sheets(driver.folder / "out.xlsx")
    assert [row[heading].text for row in sheet.table()] == ["Frau Kern"]


@pytest.mark.parametrize(
    ("language", "form", "machine", "name"),
    [
        ("en", "Workbook", False, "callassist calls {day}.xlsx"),
        ("de", "Workbook", False, "callassist Gespräche {day}.xlsx"),
        ("de", "CSV", False, "callassist Gespräche {day}.csv"),
        ("de", "CSV", True, "callassist-calls-machine {day}.csv"),
    ],
)
def test_the_proposed_name_tells_what_it_is_and_of_which_day(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, language: str, form: str, machine: bool, name: str
) -> None:
    driver.services.settings.set("window_language", language)
    driver.window.apply_settings()
    driver.window.show_page(1)
    page = driver.log
    assert page is not None
    page.export.click()
    pick_form(page.panel, form)
    page.panel.machine.setChecked(machine)
    asked: list[str] = []

    def ask(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(ask))
    page.panel.choose.click()
    day = driver.services.clock.local().date().isoformat()
    assert [Path(one).name for one in asked] == [name.format(day=day)]


def test_a_name_without_an_ending_gets_that_of_the_form_and_replaces_nothing_unasked(
    with_calls: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = with_calls.log
    assert page is not None
    page.export.click()
    chosen = with_calls.folder / "report 2026-11-26"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(chosen), "")))
    target = chosen.with_name(f"{chosen.name}.xlsx")
    target.write_text("mine")
    page.panel.choose.click()
    assert target.name in page.panel.problem.text()
    assert target.read_text() == "mine"
    target.unlink()
    page.panel.choose.click()
    with_calls.qtbot.waitUntil(lambda: target.name in page.panel.done.text(), timeout=WAIT)
    assert len(sheets(target)) == 1
    assert not chosen.exists()


def test_an_open_export_follows_what_the_table_shows_by_then(with_calls: Driver) -> None:
    page = with_calls.log
    assert page is not None
    page.export.click()
    offered = page.panel.which.text()
    shown = page.model.rowCount()
    page.search.setFocus()
    with_calls.type("oduya")
    with_calls.qtbot.waitUntil(lambda: page.panel.which.text() != offered, timeout=WAIT)
    assert 0 < page.model.rowCount() < shown
    page.panel.run_to(with_calls.folder / "found.xlsx")
    with_calls.qtbot.waitUntil(lambda: "found.xlsx" in page.panel.done.text(), timeout=WAIT)
    (sheet,) = sheets(with_calls.folder / "found.xlsx")
    assert len(sheet.table()) == page.model.rowCount()


def test_calls_and_answers_are_one_workbook_and_no_csv_file(with_calls: Driver) -> None:
    page = with_calls.log
    assert page is not None
    page.export.click()
    both = page.panel.what.findChild(QPushButton, "Export both")
    assert both is not None
    both.click()
    page.panel.run_to(with_calls.folder / "both.xlsx")
    with_calls.qtbot.waitUntil(lambda: "both.xlsx" in page.panel.done.text(), timeout=WAIT)
    assert [one.name for one in sheets(with_calls.folder / "both.xlsx")] == ["Calls", "Answers"]
    pick_form(page.panel, "CSV")
    assert both.isHidden()
    assert page.panel.what.value() == "calls"


def test_what_the_table_shows_is_exported(with_calls: Driver) -> None:
    page = with_calls.log
    assert page is not None
    page.export.click()
    target = with_calls.folder / "out.csv"
    page.panel.run_to(target)
    with_calls.qtbot.waitUntil(lambda: "out.csv" in page.panel.done.text(), timeout=WAIT)
    assert len(target.read_text(encoding="utf-8-sig").splitlines()) == 3


def test_an_export_that_cannot_be_written_says_so_in_place(with_calls: Driver) -> None:
    page = with_calls.log
    assert page is not None
    page.export.click()
    page.panel.run_to(with_calls.folder / "missing" / "out.csv")
    with_calls.qtbot.waitUntil(lambda: page.panel.problem.text() != "", timeout=WAIT)
    assert page.panel.choose.isEnabled()


def test_the_export_says_what_a_spreadsheet_retypes_and_offers_to_protect_it(driver: Driver) -> None:
    driver.call(name="0815")
    driver.hang_up()
    driver.window.show_page(1)
    page = driver.log
    assert page is not None
    driver.qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=WAIT)
    page.export.click()
    panel = page.panel
    assert panel.retyping.isHidden(), "of no use to a workbook"
    pick_form(panel, "CSV")
    assert not panel.retyping.isHidden()
    assert all(one in panel.retyping.text() for one in ("0815", "1E5", "10:30", "2.3.24"))
    for guard, name in ((False, "0815"), (True, "'0815")):
        panel.text_guard.setChecked(guard)
        target = driver.folder / f"{guard}.csv"
        panel.run_to(target)
        driver.qtbot.waitUntil(lambda target=target: target.name in panel.done.text(), timeout=WAIT)
        assert f";{name};" in target.read_text(encoding="utf-8-sig")
    panel.machine.setChecked(True)
    assert not panel.text_guard.isEnabled()
