"""Whole calls by keys alone, from the pasted lead to the line in the log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.services.calls.call_log import CallTrace
from callassist.ui.call.header import Saved
from tests.ui.driving import ALT, CTRL, Key, Window, opened

DIGITS = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_7, Key.Key_8, Key.Key_9, Key.Key_0)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def trace_of(window: Window) -> CallTrace:
    """The newest call as the log tells it."""
    return window.services.call_log.trace(window.logged()[0].id).result(timeout=200)


def is_ready_for_the_next(window: Window) -> bool:
    fields = (window.start.paste, window.start.name, window.start.company, window.start.number)
    return (
        window.start.isVisible()
        and window.start.paste.hasFocus()
        and not any(field.text() for field in fields)
        and not window.start.done.isHidden()
    )


# ---------------------------------------------------------------------------------------------------- whole calls


def test_a_call_from_the_pasted_lead_to_the_log(window: Window) -> None:
    """T2 with an appointment: everything a rep does in a good call, without a mouse."""
    window.start.choose("education_savings")
    window.paste("Ms Kern\nKern Ltd\n+49 221 4710 0815")
    window.press(Key.Key_Return)
    window.wait_for_call()
    assert "Ms Kern" in window.spoken()
    assert "Anna Roth" in window.spoken()
    window.keys("111")
    assert window.view.node == "a04"
    window.type("6")
    window.keys("13")
    assert window.view.node == "a07"
    window.type("31.3.2027")
    window.keys("1")
    assert (window.view.node, str(window.view.verdict.not_before)) == ("a12", "2026-12-31")
    window.keys(f"e{number_of(window, 'q_existing')}")
    window.keys(key_of(window, "q_existing", "nothing"))
    assert (window.view.node, window.view.verdict.state.value) == ("a10", "prospect")
    window.keys("1")
    assert window.view.node == "a11"
    window.press(Key.Key_Return)
    assert window.control.wrapping
    window.keys("n")
    window.keys("bring the 3 brochures")
    window.press(Key.Key_Escape, Key.Key_Return)
    window.until(lambda: is_ready_for_the_next(window))
    (row,) = window.logged()
    assert (row.name, row.company, row.number) == ("Ms Kern", "Kern Ltd", "+49 221 4710 0815")
    assert (row.open, row.outcome, row.verdict, row.note) == (
        False,
        "appointment_set",
        "prospect",
        "bring the 3 brochures",
    )
    assert row.follow_up == "appointment"
    answered = {line.question: line.value for line in trace_of(window).lines if line.kind == "answered"}
    assert answered["q_age"] == "6"
    assert answered["q_existing"] == "nothing"
    assert answered["q_bound_until"].startswith("2027-03-31")


def number_of(window: Window, question: str) -> int:
    """The number of a question in the side list."""
    return next(number for number, one in enumerate(window.live.questions, start=1) if one.id == question)


def key_of(window: Window, question: str, value: str) -> str:
    """The key of an answer in the side list."""
    view = next(one for one in window.live.questions if one.id == question)
    return next(choice.key for choice in view.choices if choice.value == value)


def test_who_refuses_twice_is_left_in_peace(window: Window) -> None:
    """T1: R, the reassurance, 2; then Enter for the closing words and Enter for the wrap-up."""
    window.call()
    window.keys("11r")
    assert (window.view.node, [crumb.id for crumb in window.view.stack]) == ("X8", ["a03"])
    assert window.states()["q_children"] == "refused"
    window.keys("2")
    assert (window.view.node, window.view.verdict.state.value) == ("X9", "disqualified")
    assert "Disqualified (refused)" in window.page.qualification.verdict.label.text()
    window.press(Key.Key_Return)
    assert window.page.wrap_up.outcome() == "refused_questions"
    window.press(Key.Key_Return)
    window.until(lambda: is_ready_for_the_next(window))
    (row,) = window.logged()
    assert (row.outcome, row.verdict) == ("refused_questions", "disqualified")


def test_after_the_reassurance_the_lead_answers_after_all(window: Window) -> None:
    window.call()
    window.keys("11r1")
    assert window.view.node == "a03"
    window.keys("4")
    assert window.states()["q_children"] == "answered"


def test_what_the_lead_does_not_know_is_never_a_no(window: Window) -> None:
    window.call()
    window.keys("11u")
    assert window.states()["q_children"] == "unknown"
    assert (window.view.node, window.view.verdict.state.value) == ("a05", "open")
    window.end_call()
    (line,) = [line for line in trace_of(window).lines if line.question == "q_children"]
    assert line.state == "unknown"


def test_objections_nest_and_esc_ends_at_the_very_same_question(window: Window) -> None:
    """T4, by function key and by letter."""
    window.call()
    window.keys("11")
    question, place = window.spoken(), [o.id for o in window.view.objections]
    window.press(Key.Key_F3)
    window.keys("h")
    window.press(Key.Key_F6)
    assert [crumb.id for crumb in window.view.stack] == ["a03", "o_interest", "o_data"]
    assert window.view.node == "o_price"
    assert [place.index(one) for one in ("o_interest", "o_data", "o_price")] == [1, 5, 4]
    assert window.page.speech.head.whole().count("›") == 3
    for node in ("o_data", "o_interest", "a03"):
        window.press(Key.Key_Escape)
        assert window.view.node == node
    assert window.spoken() == question
    assert window.states()["q_children"] == "not_asked"
    assert window.view.verdict.state.value == "open"
    window.end_call()
    raised = [(line.objection, line.wording, line.node) for line in trace_of(window).lines if line.kind == "objection"]
    assert [one[:2] for one in raised] == [("o_interest", 1), ("o_data", 1), ("o_price", 1)]


def test_the_same_key_shows_the_next_wording_and_then_the_way_out(window: Window) -> None:
    window.call()
    window.keys("11")
    heard = []
    for _ in range(2):
        window.press(Key.Key_F3)
        heard.append(window.spoken())
    assert window.view.node == "o_interest"
    assert heard[0] != heard[1]
    assert window.view.wording == (2, 2)
    window.press(Key.Key_F3)
    assert window.view.node == "=not_interested"
    window.press(Key.Key_Escape)
    assert window.view.node == "a03"


def test_a_reply_is_rated_without_leaving_it(window: Window) -> None:
    window.call()
    window.keys("11s-")
    assert window.view.node == "o_interest"
    window.keys("+")
    window.press(Key.Key_Escape)
    window.end_call()
    assert [line.helped for line in trace_of(window).lines if line.kind == "rated"] == [False, True]


def test_several_answers_are_ticked_and_one_enter_takes_them(window: Window) -> None:
    window.call("insurance_advice")
    window.keys("11331")
    question = window.view.question
    assert window.view.multi
    window.keys("1252")
    assert [choice.key for choice in window.view.choices if choice.selected] == ["1", "5"]
    window.press(Key.Key_Return)
    assert window.view.question != question
    step = next(step for step in window.view.path if step.question == question)
    assert len(step.stable.split(",")) == 2


def test_an_alternative_beside_a_field_is_alt_and_its_digit(window: Window) -> None:
    window.call("contract_review")
    window.keys("111")
    window.type("18")
    window.keys("1")
    assert window.view.node == "b09"
    assert window.page.answers.field.hasFocus()
    window.keys("0")
    assert window.page.answers.field.text() == "0", "without Alt a digit types"
    window.press(Key.Key_0, modifier=ALT)
    assert window.view.node == "b10"
    assert {str(step.question): step.stable for step in window.view.path}["q_contract_end"] == "monthly"


def test_in_a_field_chords_and_function_keys_still_answer(window: Window) -> None:
    window.call("contract_review")
    window.keys("111")
    assert window.page.answers.field.hasFocus()
    window.keys("ru")
    assert window.page.answers.field.text() == "ru", "letters type"
    window.press(Key.Key_F2)
    assert window.view.node == "o_time"
    window.press(Key.Key_Escape)
    assert window.view.node == "b07"
    assert window.page.answers.field.hasFocus()
    window.press(Key.Key_U, modifier=CTRL)
    assert (window.view.node, window.states()["q_lines"]) == ("b08", "unknown")
    window.press(Key.Key_Backspace)
    assert window.view.node == "b07"
    window.press(Key.Key_R, modifier=CTRL)
    assert window.states()["q_lines"] == "refused"


def test_what_cannot_be_understood_stays_in_the_field_with_a_word_on_how_to_type_it(window: Window) -> None:
    window.call("contract_review")
    window.keys("111")
    window.type("a few")
    answers = window.page.answers
    assert window.view.node == "b07"
    assert (answers.field.text(), answers.field.hasFocus()) == ("a few", True)
    assert "a few" in answers.problem.text()
    assert answers.problem.isVisible()


@pytest.mark.parametrize(
    ("script", "opening", "question", "value"),
    [
        ("education_savings", "111", "q_existing", "contract"),
        ("solar_insulation", "1", "q_owner", "rent"),
        ("contract_review", "11", "q_decider", "together"),
        ("insurance_advice", "11", "q_decider", "alone"),
    ],
)
def test_any_answer_is_changed_in_four_keys_at_most(
    window: Window, script: str, opening: str, question: str, value: str
) -> None:
    window.call(script)
    window.keys(opening)
    number, count = number_of(window, question), len(window.live.questions)
    pressed = f"e{number}" if number * 10 > count else f"e{number}\r"
    pressed += key_of(window, question, value)
    assert len(pressed) <= 4
    if window.page.answers.field.hasFocus():
        window.press(Key.Key_E, modifier=CTRL)
        pressed = pressed[1:]
    for key in pressed:
        window.press(Key.Key_Return) if key == "\r" else window.keys(key)
    assert {str(step.question): step.stable for step in window.view.path}[question] == value


def test_backspace_takes_back_the_last_step_and_the_trace_keeps_both(window: Window) -> None:
    """T1's end: "Na gut, zwei Kinder"."""
    window.call()
    window.keys("114")
    assert window.view.verdict.state.value == "disqualified"
    window.press(Key.Key_Backspace)
    assert (window.view.node, window.view.verdict.state.value) == ("a03", "open")
    window.keys("1")
    assert window.view.node == "a04"
    window.end_call()
    lines = [line for line in trace_of(window).lines if line.question == "q_children"]
    assert [(line.kind, line.value) for line in lines if line.kind == "answered"] == [
        ("answered", "no"),
        ("answered", "yes"),
    ]
    assert lines[0].superseded


def test_a_note_is_typed_in_mid_call_and_takes_no_answer(window: Window) -> None:
    window.call()
    window.keys("11n")
    assert window.page.note.field.hasFocus()
    window.keys("1 4 rue")
    assert window.view.node == "a03"
    window.press(Key.Key_Escape)
    assert not window.page.note.field.hasFocus()
    assert window.live.note == "1 4 rue", "kept when the field is left"
    window.keys("1")
    assert window.view.node == "a04"
    window.end_call()
    assert window.logged()[0].note == "1 4 rue"


def test_something_else_keeps_the_leads_own_words_and_moves_on(window: Window) -> None:
    window.call()
    window.keys("11x")
    assert window.page.form.has_focus()
    window.type("a foster child, 1 year")
    assert window.page.form.isHidden()
    assert (window.view.node, window.states()["q_children"]) == ("a05", "unknown")
    window.end_call()
    assert any("a foster child, 1 year" in (line.answer_note, line.text) for line in trace_of(window).lines)


def test_esc_leaves_something_else_and_nothing_was_answered(window: Window) -> None:
    window.call()
    window.keys("11x12")
    window.press(Key.Key_Escape)
    assert window.page.form.isHidden()
    assert window.states()["q_children"] == "not_asked"
    window.keys("1")
    assert window.view.node == "a04"


@pytest.mark.parametrize("place", ["a question", "a field", "a reply"])
def test_every_shared_exit_is_one_chord_from_everywhere(window: Window, place: str) -> None:
    window.call()
    window.keys({"a question": "11", "a field": "111", "a reply": "11s"}[place])
    node, question = window.view.node, window.spoken()
    for number, key in enumerate(DIGITS, start=1):
        window.press(key, modifier=CTRL)
        assert window.view.node == f"X{number}", f"Ctrl+{number % 10} at {node}"
        window.press(Key.Key_Backspace)
        assert (window.view.node, window.spoken()) == (node, question)


def test_the_presentation_is_locked_until_a_reason_is_given(window: Window) -> None:
    """T6: budget refused, so the presentation wants a reason; it is logged."""
    window.call()
    window.keys("111")
    window.type("6")
    window.keys("2211")
    window.press(Key.Key_Return)
    window.end_call()
    window.call(stage="appointment", depth=3)
    assert "you have children" in window.spoken()
    window.keys("1")
    assert window.view.node == "a22", "what the cold call found out is not asked again"
    window.keys("12")
    window.press(Key.Key_Return)
    window.press(Key.Key_R, modifier=CTRL)
    assert window.view.node == "X8"
    window.keys("2")
    assert window.view.node == "a24"
    window.keys("1")
    assert window.view.node == "a26"
    assert window.view.lock is not None
    assert window.page.form.purpose == "override"
    assert window.page.form.isVisible()
    window.press(Key.Key_Return)
    assert window.page.form.has_focus(), "Enter does not go past the lock"
    window.press(Key.Key_Return)
    assert window.view.lock is not None, "nor without a reason"
    window.type("wants to see it anyway")
    assert window.view.lock is None
    assert window.view.override == "wants to see it anyway"
    window.press(Key.Key_Return)
    assert window.page.wrap_up.outcome() == "presentation"
    window.press(Key.Key_Return)
    window.until(lambda: is_ready_for_the_next(window))
    summary = trace_of(window).summary
    assert (summary.outcome, summary.override) == ("presentation", "wants to see it anyway")


def test_who_decides_is_captured_in_four_fields_and_the_follow_up_is_made(window: Window) -> None:
    """T3's variant: "Nicht ich, das macht Herr Oduya." """
    window.call("contract_review", "Reception, Kern Ltd, 0221 4710815")
    window.keys("113")
    assert window.view.node == "b02"
    assert window.page.form.purpose == "capture"
    for text in ("Mr Oduya", "purchasing", "0221 4710812", "mornings"):
        assert window.page.form.has_focus()
        window.type(text)
    assert window.view.node == "b14"
    assert window.view.verdict.state.value == "open"
    assert "Mr Oduya" in [contact.name for contact in window.view.contacts]
    window.keys("1")
    window.end_call()
    (row,) = window.logged()
    assert (row.outcome, row.verdict, row.follow_up) == ("decision_maker_named", "open", "contact_decision_maker")


# -------------------------------------------------------------------------------------------------------- wrap-up


def test_hanging_up_works_from_any_field_and_a_digit_chooses_the_outcome(window: Window) -> None:
    for opening in ("111", "11n", "11x", "11q", "11e"):
        window.call(lead=f"Lead {opening}, 0221 4710815")
        window.keys(opening)
        window.press(Key.Key_Return, modifier=CTRL)
        assert window.control.wrapping, f"after {opening}"
        window.press(Key.Key_Escape) if window.page.note.field.hasFocus() else None
        window.keys("2")
        chosen = window.page.wrap_up.outcome()
        window.press(Key.Key_Return)
        window.until(lambda: is_ready_for_the_next(window))
        assert window.logged()[0].outcome == chosen


def test_the_follow_up_of_the_wrap_up_is_typed_as_a_time_and_logged(window: Window) -> None:
    window.call()
    window.keys("11")
    window.press(Key.Key_3, modifier=CTRL)
    window.keys("3")
    window.type("tomorrow 10:00")
    window.press(Key.Key_Return)
    assert window.page.wrap_up.outcome() == "callback_agreed"
    window.press(Key.Key_Return)
    window.until(lambda: is_ready_for_the_next(window))
    (row,) = window.logged()
    assert (row.outcome, row.follow_up, row.follow_up_at[:16]) == ("callback_agreed", "callback", "2026-03-03T10:00")


def test_esc_goes_back_from_the_wrap_up_to_the_same_question(window: Window) -> None:
    window.call()
    window.keys("11")
    question = window.spoken()
    window.press(Key.Key_Return, modifier=CTRL)
    window.press(Key.Key_Escape)
    assert not window.control.wrapping
    assert window.spoken() == question
    window.keys("4")
    assert window.view.node == "a13"
    assert window.logged()[0].open


def test_nothing_modal_opens_in_a_whole_call(window: Window) -> None:
    window.call()
    for keys in ("11", "x", "q", "e", "n"):
        window.keys(keys)
        assert QApplication.activeModalWidget() is None
        assert QApplication.activePopupWidget() is None
        window.press(Key.Key_Escape)
    for key in (Key.Key_K, Key.Key_P, Key.Key_O, Key.Key_Return):
        window.press(key, modifier=CTRL)
        assert QApplication.activeModalWidget() is None


# ---------------------------------------------------------------------------------------------------------- saved


def test_saved_is_said_only_after_the_commit(window: Window) -> None:
    window.call()
    window.keys("11")
    window.until(lambda: window.page.header.saved.text() == "saved ✓")
    with window.slow_disk() as disk:
        window.keys("1")
        assert window.view.node == "a04", "the next question does not wait for the disk"
        window.settle()
        assert window.page.header.saved.text() == "saving …"
        assert window.live.unsaved == 1
        disk.set()
        window.until(lambda: window.page.header.saved.text() == "saved ✓")
    assert window.live.unsaved == 0


def test_the_wrap_up_stays_until_the_end_of_the_call_is_on_the_disk(window: Window) -> None:
    window.call()
    window.keys("11")
    window.press(Key.Key_Return, modifier=CTRL)
    with window.slow_disk() as disk:
        window.press(Key.Key_Return)
        window.settle()
        assert window.area.in_call
        assert window.page.header.saved.text() == "saving …"
        window.press(Key.Key_Return, Key.Key_1, Key.Key_Escape)  # an impatient rep
        window.settle()
        assert window.area.in_call
        disk.set()
        window.until(lambda: is_ready_for_the_next(window))
    (row,) = window.logged()
    assert not row.open


def test_what_could_not_be_written_is_said_kept_and_written_again(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    from callassist.errors import LogFull
    from callassist.storage.calls.journal import Journal

    window.call()
    window.keys("11")
    window.until(lambda: not window.live.unsaved)

    def full(*_: object, **__: object) -> None:
        raise LogFull("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        window.keys("1")
        window.until(lambda: window.page.header.saved.text() == "not saved !")
        assert window.view.node == "a04", "the call goes on"
        assert window.page.unsaved.isVisible()
        assert "disk is full" in window.page.unsaved.label.text()
        assert window.live.unsaved == 1
    window.page.unsaved.button.click()
    window.until(lambda: window.page.header.saved.text() == "saved ✓")
    assert not window.page.unsaved.isVisible()
    assert window.live.unsaved == 0


def test_the_three_states_of_the_saved_mark_are_words_and_not_colours_alone(window: Window) -> None:
    window.call()
    words = set()
    for state in Saved:
        window.page.header.show_saved(state)
        words.add(window.page.header.saved.text())
    assert len(words) == len(Saved)
