"""A whole call without the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from callassist.domain.answers import AnswerState
from callassist.services.calls.call_log import LogFilter
from tests.ui.conftest import WAIT, Driver

Key = Qt.Key


def test_answers_are_taken_back_and_changed(driver: Driver) -> None:
    """T2."""
    driver.call()
    driver.type("11")
    driver.type("4")
    assert (driver.node, driver.verdict) == ("a13", "disqualified")
    assert "Disqualified" in driver.page.qualification.verdict.label.text()
    driver.key(Key.Key_Backspace)
    driver.type("2")
    driver.type("13")
    assert driver.page.answers.field.hasFocus()
    driver.type("31.3.2027")
    assert driver.page.answers.meaning.text() == "= 31. März 2027"
    driver.key(Key.Key_Return)
    driver.type("1")
    assert (driver.node, driver.verdict) == ("a12", "prospect")
    numbers = {str(one.id): number for number, one in enumerate(driver.live.questions, start=1)}
    driver.type("e")
    driver.type(str(numbers["q_existing"]))
    keys = {
        choice.value: choice.key for one in driver.live.questions if one.id == "q_existing" for choice in one.choices
    }
    driver.type(keys["nothing"])
    assert (driver.node, driver.verdict) == ("a10", "prospect")
    driver.type("1")
    driver.key(Key.Key_Return)
    assert driver.control.wrapping
    assert driver.page.wrap_up.outcome() == "appointment_set"
    driver.hang_up()
    rows = driver.services.call_log.page(LogFilter()).result(200).rows
    assert [(row.outcome, row.verdict) for row in rows] == [("appointment_set", "prospect")]


def test_objections_nest_and_esc_comes_back_to_the_very_same_question(driver: Driver) -> None:
    """T4."""
    driver.call()
    driver.type("11")
    question = driver.page.speech.text.toPlainText()
    driver.key(Key.Key_F3)
    first = driver.page.speech.text.toPlainText()
    driver.key(Key.Key_F7, Key.Key_F6)
    assert driver.page.speech.head.whole().count("›") == 3
    assert question in driver.page.under.text()
    assert driver.verdict == "open"
    driver.key(Key.Key_Escape, Key.Key_Escape, Key.Key_Escape)
    assert driver.page.speech.text.toPlainText() == question
    driver.type("s")  # the same objection by its letter: its next wording
    assert driver.page.speech.text.toPlainText() not in (question, first)
    driver.type("+")
    driver.key(Key.Key_Escape)
    assert driver.node == "a03"


def test_refused_and_unknown_take_one_key(driver: Driver) -> None:
    driver.call()
    driver.type("11")
    driver.type("u")
    step = next(step for step in driver.live.view.path if step.question == "q_children")
    assert step.state is AnswerState.UNKNOWN
    driver.key(Key.Key_Backspace)
    driver.type("r")
    assert driver.node == "X8"


def test_something_else_is_typed_in_place(driver: Driver) -> None:
    driver.call()
    driver.type("11")
    driver.type("x")
    assert driver.page.form.has_focus()
    driver.type("Pflegekind 1")
    driver.key(Key.Key_Return)
    assert driver.page.form.isHidden()
    step = next(step for step in driver.live.view.path if step.question == "q_children")
    assert step.answer == "Pflegekind 1"


def test_in_a_field_digits_type_and_chords_still_answer(driver: Driver) -> None:
    driver.call("contract_review", name="Frau Kern", company="Kern GmbH")
    driver.type("112")
    assert driver.node == "b07"
    driver.type("viele")
    driver.key(Key.Key_Return)
    assert "viele" in driver.page.answers.problem.text()
    driver.key(Key.Key_F3)
    assert driver.live.view.stack
    driver.key(Key.Key_Escape)
    assert driver.page.answers.field.hasFocus()
    driver.key(Key.Key_U, ctrl=True)
    assert driver.node == "b08"


def test_named_answers_beside_a_field_are_reached_by_alt_and_their_digit(driver: Driver) -> None:
    driver.call("contract_review", name="Frau Kern")
    driver.type("112")
    driver.type("18")
    driver.key(Key.Key_Return)
    driver.type("1")
    assert driver.node == "b09"
    driver.key(Key.Key_0, alt=True)
    assert driver.node == "b10"


def test_several_answers_are_ticked_and_confirmed(driver: Driver) -> None:
    driver.call("insurance_advice", name="Herr Oduya")
    driver.type("11331")
    driver.type("125")
    assert [button.is_marked() for button in driver.page.answers.buttons()] == [True, True, False, False, True, False]
    driver.type("2")
    assert not driver.page.answers.buttons()[1].is_marked()
    driver.key(Key.Key_Return)
    assert driver.node == "d07"


def test_a_name_and_then_the_answer(driver: Driver) -> None:
    """T3: the receptionist connects, the boss picks up in the same call."""
    driver.call("contract_review", name="Zentrale", company="Kern GmbH")
    driver.type("2")
    assert driver.node == "b03"
    driver.type("Frau Dr. Kern")
    driver.key(Key.Key_Return)
    driver.type("1")
    assert driver.node == "b04"
    assert driver.live.view.contact.name == "Frau Dr. Kern"
    assert driver.page.header.name.whole() == "Frau Dr. Kern"


def test_who_decides_is_noted_in_place(driver: Driver) -> None:
    driver.call("contract_review", name="Frau Kern", company="Kern GmbH")
    driver.type("11")
    driver.type("3")
    assert driver.node == "b02"
    assert driver.page.form.purpose == "capture"
    for text in ("Herr Oduya", "Einkauf", "-12", "vormittags"):
        driver.type(text)
        driver.key(Key.Key_Return)
    assert any(contact.name == "Herr Oduya" for contact in driver.live.view.contacts)
    assert driver.verdict == "open"


def test_a_fact_that_was_volunteered_takes_four_keys_at_most(driver: Driver) -> None:
    """T9."""
    driver.call("solar_insulation", name="Herr Yilmaz")
    pressed = 0
    numbers = {str(one.id): number for number, one in enumerate(driver.live.questions, start=1)}
    number, count = numbers["q_owner"], len(numbers)
    driver.type("e")
    driver.type(str(number))
    pressed += 1 + len(str(number))
    if number * 10 <= count:
        driver.key(Key.Key_Return)
        pressed += 1
    driver.type(driver.answer_key("q_owner", "rent"))
    pressed += 1
    assert pressed <= 4
    assert driver.verdict == "disqualified"


def test_depth_and_language_change_in_mid_call(driver: Driver) -> None:
    driver.call()
    driver.type("11")
    german = driver.page.speech.text.toPlainText()
    driver.key(Key.Key_L, ctrl=True)
    assert driver.page.speech.text.toPlainText() != german
    driver.page.qualification.depth_choice.chosen.emit(3)
    assert driver.live.view.depth == 3


def test_the_verdict_can_be_hidden(driver: Driver) -> None:
    driver.call()
    driver.key(Key.Key_H, ctrl=True)
    assert driver.page.qualification.verdict.isHidden()
    driver.key(Key.Key_H, ctrl=True)
    assert driver.page.qualification.verdict.isVisible()


def test_the_note_is_saved_while_it_is_typed(driver: Driver) -> None:
    driver.call()
    driver.type("n")
    driver.type("Mann heißt Jonas 3")
    assert driver.live.view.path == () or driver.node == "a01"
    driver.qtbot.waitUntil(lambda: driver.live.note == "Mann heißt Jonas 3", timeout=WAIT)
    driver.key(Key.Key_Escape)
    assert not driver.page.note.field.hasFocus()


def test_a_pasted_note_is_plain_and_capped(driver: Driver) -> None:
    driver.call()
    driver.type("n")
    QApplication.clipboard().setText("<b>x</b>" * 5000)
    driver.key(Key.Key_V, ctrl=True)
    assert len(driver.page.note.text()) == 20_000
    assert driver.page.note.text().startswith("<b>x</b>")
    assert not driver.page.note.notice.isHidden()


def test_a_key_that_means_nothing_is_explained_and_changes_nothing(driver: Driver) -> None:
    driver.call()
    node = driver.node
    driver.type("9")
    assert driver.node == node
    assert not driver.page.hint.isHidden()
    driver.key(Key.Key_Return)
    assert driver.node == node


def test_an_exit_is_one_chord_and_the_wrap_up_one_key(driver: Driver) -> None:
    driver.call(number="+492214710815")
    driver.type("11")
    driver.key(Key.Key_1, ctrl=True)
    assert driver.node == "X1"
    driver.key(Key.Key_Return)
    assert driver.control.wrapping
    driver.hang_up()
    rows = driver.services.call_log.page(LogFilter()).result(200).rows
    assert rows[0].outcome == "wrong_number"


def test_from_the_wrap_up_one_can_go_back_into_the_call(driver: Driver) -> None:
    driver.call()
    driver.type("11")
    driver.key(Key.Key_Return, ctrl=True)
    driver.type("5")
    chosen = driver.page.wrap_up.outcome()
    assert chosen == "not_interested"
    driver.key(Key.Key_Escape)
    assert not driver.control.wrapping
    driver.type("1")
    assert driver.node == "a04"


def test_anything_is_found_in_place(driver: Driver) -> None:
    driver.call()
    driver.type("11")
    driver.key(Key.Key_K, ctrl=True)
    driver.type("kein interesse")
    driver.key(Key.Key_Return)
    assert driver.page.finder.isHidden()
    assert driver.live.view.stack


def test_the_key_sheet_lies_over_the_call_and_the_call_goes_on(driver: Driver) -> None:
    driver.call()
    driver.key(Key.Key_F1)
    assert driver.window.sheet is not None
    assert driver.window.sheet.isVisible()
    driver.type("1")
    driver.type("1")
    assert driver.node == "a03"
    driver.key(Key.Key_F1)
    assert driver.window.sheet.isHidden()


def test_nothing_modal_ever_opens(driver: Driver) -> None:
    driver.call(number="+492214710815")
    for key in (
        Key.Key_F1,
        Key.Key_F1,
        Key.Key_E,
        Key.Key_Escape,
        Key.Key_X,
        Key.Key_Escape,
        Key.Key_Q,
        Key.Key_Escape,
    ):
        driver.key(key)
        assert QApplication.activeModalWidget() is None
    driver.key(Key.Key_Return, ctrl=True)
    assert QApplication.activeModalWidget() is None
