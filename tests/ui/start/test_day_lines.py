"""The day reminds of a promise before its time, quietly, and tells at its end what it brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.engine.queue_order import Offer, Tier, Waiting
from callassist.services.day.what_now import DayNow
from tests.storage.logs import request, start
from tests.ui.conftest import WAIT, Driver
from tests.ui.driving import CTRL, opened


def test_a_promise_that_comes_due_is_a_line_before_a_call_and_no_window_of_its_own(driver: Driver) -> None:
    lines = driver.start.day_lines
    now = driver.services.clock.local()
    kern = Waiting(Tier.CALLBACK, follow_up_id="1", name="Frau Kern", due=now + timedelta(minutes=4))
    later = replace(kern, follow_up_id="2", name="Herr Demir", due=now + timedelta(minutes=40))
    driver.start.show_day(DayNow(now, Offer(), (kern, later)))
    assert not lines.reminder.isHidden()
    assert "Frau Kern" in lines.reminder.label.text()
    assert "Demir" not in lines.reminder.label.text()
    driver.start.show_day(DayNow(now, Offer(kern), (kern, later)))
    assert lines.reminder.isHidden(), "they are offered by now"


def test_the_end_of_the_day_is_told_by_a_key_and_closed_by_its_button(driver: Driver) -> None:
    again = FollowUp(FollowUpKind.RETRY)
    driver.services.calling.log_unreached(request(), "no_answer", again).result(200)
    lines = driver.start.day_lines
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    driver.qtbot.keyClick(driver.start.paste, Qt.Key.Key_E, both)
    driver.qtbot.waitUntil(lambda: "1 dialled" in lines.evening.label.text(), timeout=WAIT)
    lines.evening.button.click()
    assert lines.isHidden()


def test_what_the_day_brought_is_read_whole_and_in_the_windows_words(qtbot: QtBot, tmp_path: Path) -> None:
    given = {"window_language": "de", "script_language": "en", "interface_size": 150}
    with opened(qtbot, tmp_path / "data", size=(700, 600), **given) as window:
        window.call()
        window.keys("114")
        reasons = window.view.verdict.reasons
        window.end_call()
        window.press(Qt.Key.Key_E, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
        label = window.start.day_lines.evening.label
        window.until(label.isVisible)
        window.settle()
        assert reasons, "a call without a reason proves nothing"
        assert "keine Kinder" in label.text(), label.text()
        assert not any(f"1 {code}" in label.text() for code in reasons)
        assert label.height() >= label.heightForWidth(label.width())


def test_promises_go_into_a_calendar_file_by_a_key_and_those_of_tomorrow_while_the_day_is_summed_up(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    now = driver.services.clock.local()
    for name, days in (("Frau Kern", 1), ("Herr Demir", 5)):
        live = start(driver.services, "1", name=name, number=f"030 100000{days}")
        due = FollowUp(FollowUpKind.CALLBACK, now + timedelta(days=days))
        live.hang_up("callback_agreed", due, "").future.result(200)
    both = CTRL | Qt.KeyboardModifier.ShiftModifier
    file = tmp_path / f"callassist-{now:%Y-%m-%d}.ics"

    def names() -> list[str]:
        driver.qtbot.keyClick(driver.focused(), Qt.Key.Key_K, both)
        driver.qtbot.waitUntil(lambda: str(file) in driver.start.done.text(), timeout=WAIT)
        text = file.read_text(encoding="utf-8")
        driver.start.say_done("")
        return [name for name in ("Frau Kern", "Herr Demir") if name in text]

    driver.start.focus_first()
    assert names() == ["Frau Kern", "Herr Demir"]
    driver.qtbot.keyClick(driver.focused(), Qt.Key.Key_E, both)
    driver.qtbot.waitUntil(lambda: driver.start.day_lines.evening_shown, timeout=WAIT)
    assert names() == ["Frau Kern"]
    driver.clock.tick(5 * 24 * 3600)
    driver.window.call_desk.refresh()
    card = driver.start.what_now
    driver.qtbot.waitUntil(lambda: card.who_is_next is not None and "Kern" in card.who.text(), timeout=WAIT)
    card.setFocus()
    driver.key(Qt.Key.Key_K)  # a promise that was missed comes first
    driver.qtbot.waitUntil(lambda: "Demir" in card.who.text(), timeout=WAIT)
    file = tmp_path / f"callassist-{driver.services.clock.local():%Y-%m-%d}.ics"
    assert names() == ["Herr Demir"]


def test_whoever_looks_elsewhere_is_reminded_once_without_a_name_and_no_tray_is_no_fault(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In front the line is enough; behind other windows the task bar is marked, and a balloon says so where it can."""
    now = driver.services.clock.local()
    kern = Waiting(Tier.CALLBACK, follow_up_id="1", name="Frau Kern", due=now + timedelta(minutes=4))
    marked: list[object] = []
    monkeypatch.setattr(QApplication, "alert", lambda window, *_: marked.append(window))
    balloons: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _icon: None)  # the offscreen platform has no place for one
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, _title, words, *_: balloons.append(words))
    told: list[str] = []
    driver.start.day_lines.reminded.connect(told.append)
    driver.start.show_day(DayNow(now, Offer(), (kern,)))
    driver.start.show_day(DayNow(now + timedelta(minutes=1), Offer(), (kern,)))
    assert len(told) == 1
    assert "Kern" not in told[0]
    assert marked == [], "the window is in front"
    window = driver.app.window
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    window.remind(told[0])
    assert marked == [window]
    assert balloons == [], "no place beside the clock: the mark in the task bar is enough"
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    window.remind(told[0])
    assert balloons == [told[0]]
    assert marked == [window, window]
