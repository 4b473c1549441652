"""A day through the window, by keys: promises across zones, who is not called now, and what stands there at its end."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from pytestqt.qtbot import QtBot

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party, RowRef
from callassist.services.clock import FixedClock
from tests.storage.logs import request, start
from tests.ui.driving import BERLIN, CTRL, ENGLISH, Key, Window, write_settings

FAIR = ListFrame(
    "Fair", Party.BUSINESS, "education_savings", "cold_call", presumed_reason="They asked for offers at the fair"
)
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier


def opened_on(qtbot: QtBot, folder: Path, moment: str) -> tuple[Window, Callable[[str], None]]:
    """The window at this time of Berlin, and what moves its clock to another one."""
    write_settings(folder, **ENGLISH)
    clock = FixedClock(datetime.fromisoformat(moment).replace(tzinfo=BERLIN), "Europe/Berlin")
    window = Window(qtbot, folder, clock)

    def go_to(then: str) -> None:
        clock.tick((datetime.fromisoformat(then).replace(tzinfo=BERLIN) - clock.local()).total_seconds())
        window.area.refresh()
        window.until_answered()

    return window, go_to


def wrap_up_with(window: Window, outcome: str, due: str = "") -> None:
    """Hang up, choose how it ended by its digit, and type what was agreed."""
    if not window.control.wrapping:
        window.press(Key.Key_Return, modifier=CTRL)
    wrap_up = window.page.wrap_up
    usual = wrap_up._codes  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001
    if outcome in usual:
        window.keys(str(usual.index(outcome) + 1))
    else:
        place = wrap_up.more.findData(outcome)
        wrap_up.more.setCurrentIndex(place)
        wrap_up.more.activated.emit(place)
        wrap_up.due.setFocus()
    if due:
        wrap_up.due.selectAll()
        window.keys(due)


def save(window: Window) -> None:
    window.press(Key.Key_Return)
    window.until(lambda: not window.area.in_call)
    window.until_answered()


def test_l6_a_promise_rings_by_the_clock_of_who_gave_it(qtbot: QtBot, tmp_path: Path) -> None:
    window, go_to = opened_on(qtbot, tmp_path, "2026-10-30T15:30")
    window.call(lead="Ms Kern, +1 212 555 2368")
    wrap_up_with(window, "callback_agreed", "Monday at 10")
    told = window.page.wrap_up.meaning.text()
    # Berlin has gone back to winter's time by then, New York does on the Sunday between
    assert "10:00 there" in told, told
    assert "16:00 by your clock" in told, told
    save(window)
    go_to("2026-11-02T15:50")
    assert "Kern" not in window.start.what_now.who.text(), "it is ten to ten there"
    go_to("2026-11-02T16:00")
    assert "Kern" in window.start.what_now.who.text()
    assert "16:00" in window.start.what_now.why.text(), window.start.what_now.why.text()
    window.end()


def test_l7_shortly_before_eight_one_is_offered_and_the_others_wait_for_the_morning(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, go_to = opened_on(qtbot, tmp_path, "2026-11-24T09:00")
    services = window.services
    rows = [ListRow(n, name=f"Lead {n}", e164=f"+4930{1_000_000 + n}") for n in range(1, 61)]
    made = services.lead_lists.read_in(FAIR, rows)
    for n in range(1, 61):
        asked = request(f"Lead {n}", f"030 {1_000_000 + n}", row=RowRef(made.list_id, n))
        services.calling.log_unreached(asked, "no_answer", FollowUp(FollowUpKind.RETRY)).result(200)
    evening = datetime(2026, 11, 26, 20, 30, tzinfo=BERLIN)
    live = start(services, "1", name="Ms Kern", number="030 2000002")
    live.hang_up("callback_agreed", FollowUp(FollowUpKind.CALLBACK, evening), "").future.result(200)
    card = window.start.what_now
    go_to("2026-11-26T19:58")
    assert card.who.text().startswith("Lead")
    assert "59" in card.held.text(), card.held.text()
    assert "8:00" in card.held.text()
    go_to("2026-11-26T20:00")
    assert card.who_is_next is None
    go_to("2026-11-26T20:29")
    assert "Ms Kern" in card.who.text(), "they asked for just that time"
    window.start.focus_first()
    window.press(Key.Key_Return)
    window.wait_for_call()
    wrap_up_with(window, "not_interested")
    save(window)
    for moment, offered in (("2026-11-28T09:00", True), ("2026-11-28T18:00", False), ("2026-12-25T11:00", False)):
        go_to(moment)
        assert (card.who_is_next is not None) is offered, moment
    window.end()


def test_l14_at_the_end_of_a_morning_queue_log_export_calendar_and_summary_agree(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    window, go_to = opened_on(qtbot, tmp_path / "data", "2026-11-26T09:00")

    def call(lead: str, outcome: str, due: str = "", *, minutes: int = 5) -> None:
        window.start.clear_lead()
        window.call(lead=lead)
        wrap_up_with(window, outcome, due)
        save(window)
        window.services.clock.tick(60 * minutes)  # type: ignore[attr-defined]

    window.start.choose("education_savings")
    window.start.focus_first()
    window.paste("Nora, 030 1000001")
    window.press(Key.Key_G, modifier=CTRL)
    window.until(window.start.form.is_empty)
    window.start.clear_lead()
    window.call("contract_review", "Empfang, Kern Ltd, 030 1000002")
    window.keys("113")
    for text in ("Mr Oduya", "purchasing", "030 1000009", ""):
        window.type(text)
    window.keys("1")
    window.end_call()
    window.until_answered()
    window.services.clock.tick(300)  # type: ignore[attr-defined]
    window.area.refresh()
    window.until_answered()
    assert "Mr Oduya" in window.start.what_now.who.text(), "who decides is next, while it is warm"
    window.start.focus_first()
    window.press(Key.Key_Return, Key.Key_Return)
    window.wait_for_call()
    wrap_up_with(window, "not_interested")
    save(window)
    window.start.choose("education_savings")
    call("Ms Kern, 030 1000003", "callback_agreed", "tomorrow at 9")
    call("Mr Demir, 030 1000004", "appointment_set", "tomorrow at 10")
    call("Ms Lang, 030 1000005", "do_not_call")
    window.start.clear_lead()
    window.press(Key.Key_E, modifier=BOTH)
    window.until(lambda: "6 dialled" in window.start.day_lines.evening.label.text())
    told = window.start.day_lines.evening.label.text()
    assert "Appointments: 1" in told, told
    assert "New blocks: 1" in told
    assert "09:00 Ms Kern" in told
    assert "10:00 Mr Demir" in told
    window.press(Key.Key_K, modifier=BOTH)
    calendar = tmp_path / "callassist-2026-11-26.ics"
    window.until(calendar.exists)
    window.until_answered()
    text = calendar.read_text(encoding="utf-8")
    assert "SUMMARY:Callback: Ms Kern" in text
    assert "SUMMARY:Appointment: Mr Demir" in text
    assert text.count("BEGIN:VEVENT") == 2
    exported = window.services.exporting.run("calls", tmp_path / "calls.csv").result(200).path
    with exported.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    outcomes = sorted(one["outcome"] for one in lines)
    assert outcomes == sorted(one.outcome for one in window.logged())
    assert len(outcomes) == 6
    go_to("2026-11-27T09:00")
    assert "Ms Kern" in window.start.what_now.who.text()
    go_to("2026-11-27T09:52")
    assert "Mr Demir" in window.start.what_now.who.text(), "an appointment comes before what was missed"
    window.end()
