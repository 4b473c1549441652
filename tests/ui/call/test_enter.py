"""What Enter means is told by the state of the window, and an Enter too many resumes nothing (ADR 0019)."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.conftest import WAIT, Driver

Key = Qt.Key


def with_an_interrupted_call(driver: Driver) -> Driver:
    """A second start of the program, after the first one was killed in a call with Mr Old."""
    driver.call(name="Herr Alt")
    driver.type("11")
    driver.services.database.close()
    driver.app.close()
    second = Driver(driver.qtbot, driver.folder)
    second.qtbot.waitUntil(lambda: len(second.start.interrupted_rows()) == 1, timeout=WAIT)
    return second


def test_an_enter_too_many_after_saving_resumes_no_old_call(driver: Driver) -> None:
    second = with_an_interrupted_call(driver)
    try:
        second.call(name="Frau Kern", number="0221 4710815")
        second.hang_up()
        second.qtbot.waitUntil(lambda: len(second.start.interrupted_rows()) == 1, timeout=WAIT)
        for _ in range(5):
            second.key(Key.Key_Return)
        assert not second.window.call_desk.starting
        assert not second.window.call_desk.in_call
        assert "Enter" in second.start.done.text()
        assert "↵" not in second.start.interrupted_rows()[0].resume.text()
    finally:
        second.close()


def test_at_the_start_of_the_program_enter_resumes_as_its_button_says(driver: Driver) -> None:
    second = with_an_interrupted_call(driver)
    try:
        assert "↵" in second.start.interrupted_rows()[0].resume.text()
        second.key(Key.Key_Return)
        second.qtbot.waitUntil(lambda: second.window.call_desk.in_call, timeout=WAIT)
    finally:
        second.close()


def test_an_old_call_is_still_resumed_by_its_button_after_a_call(driver: Driver) -> None:
    second = with_an_interrupted_call(driver)
    try:
        second.call(name="Frau Kern", number="0221 4710815")
        second.hang_up()
        second.qtbot.waitUntil(lambda: len(second.start.interrupted_rows()) == 1, timeout=WAIT)
        second.start.interrupted_rows()[0].resume.click()
        second.qtbot.waitUntil(lambda: second.window.call_desk.in_call, timeout=WAIT)
    finally:
        second.close()


def test_an_enter_too_many_after_logging_no_answer_resumes_no_old_call(driver: Driver) -> None:
    second = with_an_interrupted_call(driver)
    try:
        second.start.name.setText("Frau Kern")
        second.start.no_answer.click()
        second.qtbot.waitUntil(lambda: "Frau Kern" in second.start.done.text(), timeout=WAIT)
        second.key(Key.Key_Return, Key.Key_Return)
        assert not second.window.call_desk.starting
    finally:
        second.close()
