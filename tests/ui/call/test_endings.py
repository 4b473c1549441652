"""One chord, one meaning, before a call and in it; not reached can be undone, and a call can turn out to be none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from callassist.services.calls.call_log import CallSummary, LogFilter
from callassist.ui.call import wrap_up
from tests.storage.logs import request
from tests.ui.conftest import WAIT, Driver

Key = Qt.Key


def logged(driver: Driver) -> tuple[CallSummary, ...]:
    return driver.services.call_log.page(LogFilter()).result(200).rows


def due(driver: Driver) -> list[str]:
    """The kinds of follow-ups that are open."""

    def read(store: object) -> list[str]:
        connection = store.connection  # type: ignore[attr-defined]
        return [kind for (kind,) in connection.execute("SELECT kind FROM follow_up WHERE state = 'open'").fetchall()]

    return driver.services.database.submit(read).result(200)


def not_reached(driver: Driver, name: str = "Frau Kern", number: str = "0221 4710815") -> None:
    driver.start.choose("education_savings")
    driver.start.name.setText(name)
    driver.start.number.setText(number)
    driver.key(Key.Key_G, ctrl=True)
    driver.qtbot.waitUntil(lambda: name in driver.start.done.text(), timeout=WAIT)


def test_the_chord_of_an_exit_logs_nothing_before_a_call_and_says_what_does(driver: Driver) -> None:
    for key in (Key.Key_1, Key.Key_2):
        driver.start.name.setText("Frau Kern")
        driver.start.focus_first()
        driver.key(key, ctrl=True)
        assert "Ctrl+G" in driver.start.message.label.text()
        assert driver.start.name.text() == "Frau Kern"
    assert logged(driver) == ()


def test_no_answer_while_it_rings_is_the_chord_from_before_the_call(driver: Driver) -> None:
    driver.call(number="0221 4710815")
    driver.key(Key.Key_G, ctrl=True)
    assert driver.control.wrapping
    assert driver.page.wrap_up.outcome() == "no_answer"
    driver.key(Key.Key_Escape)
    assert not driver.control.wrapping, "it can be undone"
    driver.key(Key.Key_B, ctrl=True)
    assert driver.page.wrap_up.outcome() == "busy"
    driver.key(Key.Key_G, ctrl=True)
    assert driver.page.wrap_up.outcome() == "no_answer"
    driver.hang_up()
    assert [row.outcome for row in logged(driver)] == ["no_answer"]


def test_an_exit_is_taken_back_by_esc_and_says_nothing_in_the_log(driver: Driver) -> None:
    driver.call(number="0221 4710815")
    first = driver.node
    driver.key(Key.Key_1, ctrl=True)
    assert driver.node == "X1"
    driver.key(Key.Key_Escape)
    assert driver.node == first


def test_not_reached_is_taken_back_by_backspace(driver: Driver) -> None:
    not_reached(driver)
    assert due(driver) == ["retry"]
    driver.key(Key.Key_Backspace)
    driver.qtbot.waitUntil(lambda: "Taken back" in driver.start.done.text(), timeout=WAIT)
    assert [row.outcome for row in logged(driver)] == ["started_by_mistake"]
    assert due(driver) == []


def test_only_what_was_logged_last_is_taken_back_and_only_once(driver: Driver) -> None:
    not_reached(driver)
    not_reached(driver, "Herr Oduya", "0221 4710816")
    driver.key(Key.Key_Backspace)
    driver.qtbot.waitUntil(lambda: "Taken back" in driver.start.done.text(), timeout=WAIT)
    driver.key(Key.Key_Backspace)
    assert [row.outcome for row in logged(driver)] == ["started_by_mistake", "no_answer"]


def test_a_call_started_by_mistake_is_logged_as_such_and_counts_for_nothing(driver: Driver) -> None:
    not_reached(driver)
    driver.call(name="Frau Kern", number="0221 4710815")
    assert due(driver) == [], "a contact settles what was due"
    driver.type("1")
    driver.key(Key.Key_M, ctrl=True)
    assert driver.page.wrap_up.outcome() == "started_by_mistake"
    driver.key(Key.Key_Escape)
    assert not driver.control.wrapping
    driver.key(Key.Key_M, ctrl=True)
    driver.key(Key.Key_Return)
    driver.qtbot.waitUntil(lambda: not driver.window.call_desk.in_call, timeout=WAIT)
    assert [row.outcome for row in logged(driver)] == ["started_by_mistake", "no_answer"]
    assert due(driver) == ["retry"], "what was due before is due again"


def blocked(driver: Driver) -> bool:
    """Whether the number is blocked on the disk, after all that was pressed."""
    driver.until_answered()
    known = driver.services.calling.look_up(request("Frau Kern", "0221 4710815")).result(200)
    assert known is not None
    return known.history.blocked


def test_a_stray_esc_lifts_no_block_and_says_what_does(driver: Driver) -> None:
    driver.call(name="Frau Kern", number="0221 4710815")
    first = driver.node
    driver.key(Key.Key_4, ctrl=True)
    assert driver.node == "X4"
    driver.key(Key.Key_Escape)
    assert driver.node == first
    assert blocked(driver)
    for key in ("stays blocked", "Ctrl+4", "⌫"):
        assert key in driver.page.hint.text()
    driver.key(Key.Key_4, ctrl=True)
    driver.key(Key.Key_Backspace)
    assert driver.node == first
    assert not blocked(driver)


def test_a_call_whose_number_was_blocked_is_proposed_to_end_as_such(driver: Driver) -> None:
    driver.call(name="Frau Kern", number="0221 4710815")
    driver.key(Key.Key_4, ctrl=True)
    driver.key(Key.Key_Escape)
    driver.key(Key.Key_Return, ctrl=True)
    assert driver.page.wrap_up.outcome() == "do_not_call"
    driver.hang_up()
    assert due(driver) == []


def test_whoever_was_not_put_through_is_asked_for_a_note_and_not_held_up_by_it(driver: Driver) -> None:
    driver.call(number="0221 4710815")
    driver.key(Key.Key_Return, ctrl=True)
    card = driver.page.wrap_up
    assert card.ask_note.isHidden()
    card.choose("gatekeeper_blocked")
    assert "who keeps callers out" in card.ask_note.text()
    card.choose("busy")
    assert card.ask_note.isHidden()
    card.choose("gatekeeper_blocked")
    driver.page.note.show_note("Frau Amt, Tuesdays after 3")
    driver.page.note.edited.emit("Frau Amt, Tuesdays after 3")
    assert card.ask_note.isHidden(), "there is one"
    driver.page.note.show_note("")
    driver.page.note.edited.emit("")
    assert not card.ask_note.isHidden()
    driver.hang_up()
    assert [row.outcome for row in logged(driver)] == ["gatekeeper_blocked"]


def test_a_note_in_the_next_call_is_not_asked_about_for_the_one_before(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.call(number="0221 4710815")
    driver.key(Key.Key_Return, ctrl=True)
    driver.page.wrap_up.choose("gatekeeper_blocked")
    driver.page.note.edited.emit("")
    driver.hang_up()
    driver.call(number="0221 4710816")
    said: list[str] = []
    monkeypatch.setattr(wrap_up, "announce", lambda _widget, words: said.append(words))
    for text in ("Frau Amt", ""):
        driver.page.note.show_note(text)
        driver.page.note.edited.emit(text)
    assert said == []
