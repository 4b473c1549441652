"""A key that is held down is one key press, whatever the system makes of it: X11 tells it as many."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QPushButton

from callassist.ui.call.call_control import CallControl
from tests.ui.conftest import Driver
from tests.ui.pressing import BACKSPACE, CTRL, DIGITS, DOWN, ENTER, LETTERS, SPACE, Presser


@pytest.fixture
def digits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every digit that was taken for an answer; it still is one."""
    found: list[int] = []
    original = CallControl.digit

    def record(self: CallControl, digit: int) -> None:
        found.append(digit)
        original(self, digit)

    monkeypatch.setattr(CallControl, "digit", record)
    return found


def test_a_digit_held_for_a_second_and_a_half_answers_one_question(driver: Driver, digits: list[int]) -> None:
    driver.call("education_savings")
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    before = driver.node
    keys.hold(DIGITS[1])
    assert digits == [1]
    assert driver.node != before


def test_the_same_digit_pressed_twice_quickly_answers_two_questions(driver: Driver, digits: list[int]) -> None:
    driver.call("education_savings")
    Presser(driver.window, after=driver.control.stray.run_held).press(DIGITS[1], DIGITS[1], lasts=8)
    assert digits == [1, 1]


def test_a_digit_held_in_a_list_of_several_ticks_one_box_once(driver: Driver, digits: list[int]) -> None:
    driver.call("education_savings")
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    keys.hold(DIGITS[1], times=31)
    keys.hold(DIGITS[2], times=31)
    assert digits == [1, 2]


@pytest.mark.parametrize("place", [LETTERS["A"], LETTERS["D"]])
def test_a_letter_held_opens_an_objection_once(driver: Driver, place: int) -> None:
    driver.call("education_savings")
    shown: list[str] = []
    driver.page.objections.objected.connect(shown.append)
    Presser(driver.window, after=driver.control.stray.run_held).hold(place)
    assert len(shown) == 1


def test_a_chord_held_is_done_once(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    driver.call("education_savings")
    heard: list[str] = []
    monkeypatch.setattr(CallControl, "do", lambda _self, command: heard.append(command))
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    keys.hold(DIGITS[3], CTRL)
    keys.hold(LETTERS["T"], CTRL)
    keys.hold(ENTER, CTRL)
    assert heard == ["exit_3", "slim", "hang_up"]


def test_enter_held_from_the_start_page_does_not_go_on_in_the_call(driver: Driver) -> None:
    driver.start.choose("education_savings", depth=2)
    driver.start.name.setText("Frau Yilmaz")
    driver.start.focus_first()
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    keys.hold(ENTER, times=3, release=False)
    driver.qtbot.waitUntil(lambda: driver.window.call_desk.in_call, timeout=200_000)
    first = driver.node
    for _ in range(20):
        keys.send(QEvent.Type.KeyRelease, ENTER)
        keys.send(QEvent.Type.KeyPress, ENTER)
        keys.now += 40
    assert driver.node == first


def test_enter_held_at_the_wrap_up_saves_and_starts_no_other_call(driver: Driver) -> None:
    driver.call("education_savings")
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    keys.press(ENTER, modifiers=CTRL)
    keys.hold(ENTER, times=3, release=False)
    driver.qtbot.waitUntil(lambda: not driver.window.call_desk.in_call, timeout=200_000)
    for _ in range(20):
        keys.send(QEvent.Type.KeyRelease, ENTER)
        keys.send(QEvent.Type.KeyPress, ENTER)
        keys.now += 40
    driver.until_answered()
    assert not driver.window.call_desk.in_call


def test_a_key_that_is_still_held_does_not_fill_the_field_that_comes_next(driver: Driver) -> None:
    driver.call("education_savings")
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    keys.hold(LETTERS["N"])  # opens the note
    assert driver.page.note.field.hasFocus()
    assert driver.page.note.field.toPlainText() == ""
    keys.hold(LETTERS["N"], times=5)
    assert driver.page.note.field.toPlainText() == "nnnnnn"


def test_backspace_and_cursor_keys_held_go_on_in_a_field(driver: Driver) -> None:
    driver.call("education_savings")
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    driver.page.note.field.setFocus()
    driver.page.note.field.setPlainText("one\ntwo\nthree\nfour")
    keys.hold(DOWN, times=5)
    cursor = driver.page.note.field.textCursor()
    assert cursor.blockNumber() == 3
    cursor.movePosition(cursor.MoveOperation.End)
    driver.page.note.field.setTextCursor(cursor)
    keys.hold(BACKSPACE, times=9)
    assert driver.page.note.field.toPlainText() == "one\ntwo\n"


@pytest.mark.parametrize("place", [SPACE, ENTER])
def test_space_or_enter_held_on_a_button_presses_it_once(driver: Driver, place: int) -> None:
    driver.call("education_savings")
    pressed: list[int] = []
    driver.page.answers.choice_pressed.connect(lambda _choice: pressed.append(1))
    button = next(one for one in driver.page.answers.findChildren(QPushButton) if one.isVisible() and one.focusPolicy())
    button.setFocus()
    Presser(driver.window, after=driver.control.stray.run_held).hold(place)
    assert pressed == [1]


def test_space_held_on_a_switch_of_the_settings_turns_it_once(driver: Driver) -> None:
    driver.window.open_page("settings")
    switch = driver.settings.control("csv_for_machines")
    switch.setFocus()
    Presser(driver.window, after=driver.control.stray.run_held).hold(SPACE, times=31)
    assert driver.services.settings.flag("csv_for_machines")


@pytest.mark.parametrize("place", [DIGITS[1], ENTER, LETTERS["A"]])
def test_a_key_that_went_down_in_another_window_means_nothing_here(driver: Driver, place: int) -> None:
    driver.call("education_savings")
    before = (driver.node, driver.live.view.stack)
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    for _ in range(20):
        keys.send(QEvent.Type.KeyRelease, place)
        keys.send(QEvent.Type.KeyPress, place)
        keys.now += 40
    keys.send(QEvent.Type.KeyRelease, place)
    assert (driver.node, driver.live.view.stack) == before


def test_a_key_whose_release_another_window_got_is_heard_again(driver: Driver, digits: list[int]) -> None:
    driver.call("education_savings")
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    keys.send(QEvent.Type.KeyPress, DIGITS[1])
    QApplication.sendEvent(driver.window, QFocusEvent(QEvent.Type.FocusOut))
    keys.now += 3_000
    keys.press(DIGITS[1])
    assert digits == [1, 1]


def test_repeats_without_releases_answer_one_question(driver: Driver, digits: list[int]) -> None:
    """As an X server tells them that was asked for it, or a remote desktop."""
    driver.call("education_savings")
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    for _ in range(20):
        keys.send(QEvent.Type.KeyPress, DIGITS[1])
        keys.now += 40
    assert digits == [1]


def test_repeats_that_the_system_marks_answer_one_question(driver: Driver, digits: list[int]) -> None:
    """As Windows, macOS and Wayland tell them."""
    driver.call("education_savings")
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    keys.send(QEvent.Type.KeyPress, DIGITS[1])
    for _ in range(20):
        keys.now += 40
        keys.send(QEvent.Type.KeyPress, DIGITS[1], repeats=True)
    assert digits == [1]


def test_the_sheet_does_not_flicker_while_its_key_is_held(driver: Driver) -> None:
    driver.window.show_page(1)
    keys = Presser(driver.window, after=driver.control.stray.run_held)
    f1 = (int(Qt.Key.Key_F1), "", 0)
    keys.send(QEvent.Type.KeyPress, 67, key=f1)
    for _ in range(5):
        keys.send(QEvent.Type.KeyRelease, 67, key=f1)
        keys.send(QEvent.Type.KeyPress, 67, key=f1)
        keys.now += 40
    assert driver.window.sheet is not None
    assert not driver.window.sheet.isHidden()
