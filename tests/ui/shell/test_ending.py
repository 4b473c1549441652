"""Ends nobody waits for: the note goes along, and no question is asked."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.ui.call import note
from callassist.ui.process.end_signals import EndSignals
from callassist.ui.shell import main_window
from tests.ui.driving import WAIT, Key, Window, opened


def test_the_end_of_the_session_keeps_the_note_and_asks_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        window.app.heed_ends()
        try:
            window.call()
            window.press(Key.Key_N)
            window.keys("half a no")
            assert window.live.note == ""
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            application.commitDataRequest.emit(None)
            assert window.live.note == "half a no"
            with window.slow_disk():
                window.keys("te")
                window.app.window.close()
                assert not window.app.window.isVisible()
        finally:
            window.app.ignore_signals()


def test_a_log_out_that_is_called_off_changes_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "_SESSION_END_MS", 50)
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        window.app.window.session_ends()
        qtbot.waitUntil(lambda: not window.app.window._closes_anyway, timeout=WAIT)
        with window.slow_disk():
            window.press(Key.Key_1)
            window.app.window.close()
            assert window.app.window.isVisible(), "it should have said what would be lost"
            assert "not saved yet" in window.app.window.notice.label.text()


def test_an_end_from_outside_asks_nothing_although_something_is_not_saved(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        call_id = window.live.id
        with window.slow_disk():
            window.press(Key.Key_1)
            assert window.area.unsaved() == 1
            window.app.window.end_now()
            assert not window.app.window.isVisible()
        window.services.close()  # writes what waits
    with opened(qtbot, tmp_path / "data") as window:
        found = window.services.calling.interrupted().result(timeout=200)
        assert [one.id for one in found] == [call_id]


def test_the_end_of_the_loop_leaves_no_window_although_something_is_not_saved(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        call_id = window.live.id
        with window.slow_disk():
            window.press(Key.Key_1)
            assert window.area.unsaved() == 1
            window.app.close()
            assert not window.app.window.isVisible()
        window.services.close()  # writes what waits
    with opened(qtbot, tmp_path / "data") as window:
        found = window.services.calling.interrupted().result(timeout=200)
        assert [one.id for one in found] == [call_id]


@pytest.mark.skipif(os.name != "posix", reason="signals of Unix")
def test_signals_come_in_the_window_s_own_time_and_what_they_did_before_comes_back(qtbot: QtBot) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    asked: list[bool] = []
    signals = EndSignals()
    signals.asked.connect(lambda: asked.append(True))
    os.kill(os.getpid(), signal.SIGTERM)
    assert asked == [], "not in the middle of whatever is being done"
    qtbot.waitUntil(lambda: asked == [True], timeout=WAIT)
    signals.close()
    assert {number: signal.getsignal(number) for number in before} == before
    assert signal.set_wakeup_fd(-1) == -1


@pytest.mark.skipif(os.name != "posix", reason="signals of Unix")
def test_a_signal_that_is_ignored_on_purpose_stays_so(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signals = EndSignals()
    try:
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signals.close()
        signal.signal(signal.SIGHUP, before)


def test_a_note_that_is_typed_without_a_pause_is_saved_on_the_way(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note, "SAVE_AFTER_MS", 60_000)  # as if there were no pause for so long
    monkeypatch.setattr(note, "SAVE_AT_LEAST_MS", 200)
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        window.press(Key.Key_N)
        window.keys("no pause")
        assert window.live.note == ""
        qtbot.waitUntil(lambda: window.live.note == "no pause", timeout=WAIT)


def test_an_answer_given_by_a_click_takes_the_note_along(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        window.call()
        window.press(Key.Key_N)
        window.keys("half a no")
        assert window.live.note == ""
        QTest.mouseClick(window.page.answers.buttons()[0], Qt.MouseButton.LeftButton)
        assert window.live.note == "half a no"


def test_a_closed_window_looks_at_nothing_any_more(qtbot: QtBot, tmp_path: Path) -> None:
    """Who is next is looked at every 20 s: once the log was closed behind the window, that look was an error."""

    def looks(window: Window) -> list[QTimer]:
        return [one for one in window.app.window.findChildren(QTimer) if one.isActive()]

    with opened(qtbot, tmp_path / "data") as window:
        qtbot.waitUntil(lambda: len(looks(window)) >= 2, timeout=WAIT)
        window.app.window.end_now()
        assert looks(window) == []
