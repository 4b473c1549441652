"""Words typed outside a field never run commands: caught, shown, offered to the field or the note (ADR 0019)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.ui.call.stray_typing import HOLD_MS, SCAN_MS, TIME_MS, WORD_MS, StrayTyping
from tests.ui.conftest import Driver
from tests.ui.pressing import Presser, place_of_sign

Key = Qt.Key


class Heard:
    def __init__(self) -> None:
        self.stray = StrayTyping()
        self.ran = ""
        self.caught: list[str] = []
        self.mistaken = 0
        self.stray.caught.connect(self.caught.append)
        self.stray.mistaken.connect(self._mistake)

    def _mistake(self) -> None:
        self.mistaken += 1

    def run(self, sign: str) -> Callable[[], None]:
        def heard() -> None:
            self.ran += sign

        return heard

    def press(self, sign: str, at: int, *, may_be_time: bool = False) -> None:
        self.stray.press(sign, at, self.run(sign), may_be_time=may_be_time)


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    return Heard()


def test_a_letter_alone_is_a_command(heard: Heard) -> None:
    heard.press("r", 1_000)
    assert heard.stray.holds
    heard.stray.run_held()
    assert (heard.ran, heard.caught) == ("r", [])


@pytest.mark.parametrize("apart", [1, 50, HOLD_MS])
def test_two_letters_of_a_word_run_nothing(heard: Heard, apart: int) -> None:
    heard.press("m", 1_000)
    heard.press("o", 1_000 + apart)
    assert (heard.ran, heard.caught, heard.stray.holds) == ("", ["mo"], False)


def test_a_slow_word_runs_one_command_at_most_and_that_is_taken_back(heard: Heard) -> None:
    heard.press("m", 1_000)
    heard.stray.run_held()
    heard.press("o", 1_000 + WORD_MS)
    assert (heard.ran, heard.caught, heard.mistaken) == ("m", ["mo"], 1)


def test_two_commands_with_a_pause_between_them_are_two(heard: Heard) -> None:
    heard.press("r", 1_000)
    heard.press("u", 1_001 + WORD_MS)
    heard.stray.run_held()
    assert (heard.ran, heard.caught) == ("ru", [])


def test_the_same_letter_twice_is_the_same_command_twice(heard: Heard) -> None:
    heard.press("w", 1_000)
    heard.press("w", 1_000 + SCAN_MS + 1)
    heard.stray.run_held()
    assert (heard.ran, heard.caught) == ("ww", [])


def test_a_digit_behind_a_letter_is_for_what_the_letter_opened(heard: Heard) -> None:
    heard.press("e", 1_000)
    heard.press("2", 1_000 + SCAN_MS + 1)
    heard.stray.run_held()
    assert (heard.ran, heard.caught) == ("e2", [])


def test_digits_faster_than_fingers_are_text(heard: Heard) -> None:
    heard.press("4", 1_000)
    heard.press("0", 1_000 + SCAN_MS)
    assert (heard.ran, heard.caught) == ("", ["40"])


def test_digits_of_fingers_answer(heard: Heard) -> None:
    heard.press("4", 1_000)
    heard.press("1", 1_000 + SCAN_MS + 1)
    heard.stray.released("1", 1_100)
    assert (heard.ran, heard.caught) == ("41", [])


def test_a_digit_waits_longer_where_a_time_may_begin(heard: Heard) -> None:
    heard.press("1", 1_000, may_be_time=True)
    heard.press("8", 1_000 + TIME_MS, may_be_time=True)
    assert (heard.ran, heard.caught) == ("", ["18"])


def test_keys_without_a_time_stamp_never_wait(heard: Heard) -> None:
    for sign in "morgen":
        heard.press(sign, 0)
    assert (heard.ran, heard.caught) == ("morgen", [])


def test_a_chord_or_enter_runs_what_waits_before_it(heard: Heard) -> None:
    heard.press("r", 1_000)
    heard.stray.press("", 1_050, heard.run("!"))
    assert heard.ran == "r!"


# ------------------------------------------------------------------------------------------- in the real window


def typed(driver: Driver, text: str, apart: int = 90) -> None:
    """As fingers do: each key goes to whatever has the focus by then, with the system's time stamps."""
    keys = Presser(driver.window)
    lasts = min(60, apart // 2)
    for sign in text:
        place, shift = place_of_sign(keys.layout, sign.upper())
        keys.press(place, modifiers=shift, lasts=lasts)
        keys.now += apart - lasts - 90  # a press is followed by 90 ms of its own


def held(driver: Driver) -> None:
    driver.qtbot.waitUntil(lambda: not driver.control.stray.holds, timeout=200_000)


def test_a_word_outside_a_field_opens_no_objection_and_answers_nothing(driver: Driver) -> None:
    driver.call()
    before, node = driver.live.posted, driver.node
    typed(driver, "herr")
    held(driver)
    assert (driver.live.posted, driver.node) == (before, node)
    assert driver.page.form.fields()[0].text() == "herr"
    assert driver.page.form.has_focus()
    driver.key(Key.Key_Return)
    assert driver.page.note.text().endswith("herr")
    assert not driver.page.form.isVisible()
    assert driver.page.speech.text.hasFocus()


def test_a_slow_word_that_begins_with_no_command_takes_no_answer_back(driver: Driver) -> None:
    driver.call()
    driver.key(Key.Key_1)
    before, node = driver.live.posted, driver.node
    typed(driver, "zu", apart=(HOLD_MS + WORD_MS) // 2)
    held(driver)
    assert (driver.live.posted, driver.node) == (before, node)
    assert driver.page.form.fields()[0].text() == "zu"


def test_a_slow_word_that_begins_with_the_next_wording_leaves_no_reply(driver: Driver) -> None:
    driver.call()
    driver.key(Key.Key_F2)
    reply = driver.node
    typed(driver, "wo", apart=(HOLD_MS + WORD_MS) // 2)
    held(driver)
    assert driver.page.form.fields()[0].text() == "wo"
    assert driver.node == reply
    assert driver.live.view.stack


def test_esc_drops_what_was_caught_and_the_keys_are_commands_again(driver: Driver) -> None:
    driver.call()
    typed(driver, "herr")
    driver.key(Key.Key_Escape)
    assert driver.page.note.text() == ""
    driver.type("1")
    assert driver.node != ""
    assert driver.page.speech.text.hasFocus()


def test_what_a_scanner_types_runs_nothing(driver: Driver) -> None:
    driver.call()
    before = driver.live.posted
    typed(driver, "4006381", apart=5)
    held(driver)
    assert driver.live.posted == before
    assert driver.page.form.fields()[0].text() == "4006381"


def test_a_paste_outside_a_field_is_offered_to_the_note(driver: Driver) -> None:
    driver.call()
    before = driver.live.posted
    QApplication.clipboard().setText("Herr Oduya\n0221 4711")
    driver.key(Key.Key_V, ctrl=True)
    assert driver.live.posted == before
    assert driver.page.form.fields()[0].text() == "Herr Oduya 0221 4711"
    driver.key(Key.Key_Return)
    assert "Herr Oduya" in driver.page.note.text()


def test_a_single_letter_still_opens_its_objection(driver: Driver) -> None:
    driver.call()
    Presser(driver.window).sign("A")
    held(driver)
    assert driver.live.view.stack


def test_a_step_that_asks_for_a_time_has_its_field_focused(driver: Driver) -> None:
    """Row 1: Ctrl+3, then a time typed at once."""
    driver.call()
    driver.key(Key.Key_3, ctrl=True)
    assert driver.node == "X3"
    assert driver.page.answers.field.hasFocus()
    before = driver.live.posted
    driver.type("morgen 18:30")
    assert driver.page.answers.field.text() == "morgen 18:30"
    assert driver.live.posted == before
    driver.key(Key.Key_Return)
    agreed = driver.live.view.agreed_at
    assert agreed is not None
    assert (agreed.day, agreed.hour, agreed.minute) == (3, 18, 30)


def test_a_time_that_begins_with_a_digit_is_no_answer(driver: Driver) -> None:
    driver.call()
    driver.key(Key.Key_3, ctrl=True)
    typed(driver, "18.30", apart=120)
    held(driver)
    assert driver.page.answers.field.text() == "18.30"
    assert driver.node == "X3"


def test_behind_another_time_digits_are_typed_at_once(driver: Driver) -> None:
    driver.call()
    driver.key(Key.Key_3, ctrl=True)
    driver.type("318:30")
    assert driver.page.answers.field.text() == "18:30"
    assert driver.page.answers.buttons()[0].key_text() != "1"


def test_a_digit_alone_still_takes_the_offered_time(driver: Driver) -> None:
    driver.call()
    driver.key(Key.Key_3, ctrl=True)
    Presser(driver.window).sign("1")
    held(driver)
    assert driver.live.view.agreed_at is not None
