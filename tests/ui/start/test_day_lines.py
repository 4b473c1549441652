"""The day reminds of a promise before its time, quietly, and tells at its end what it brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.engine.queue_order import Offer, Tier, Waiting
from callassist.services.day.what_now import DayNow
from tests.storage.logs import request
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
