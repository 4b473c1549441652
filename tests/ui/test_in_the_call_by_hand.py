"""What a rep stumbles over who holds whole calls by keyboard alone: each of these went wrong once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from tests.ui.driving import CTRL, Key, Window, opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A German window with German scripts: the longest words."""
    with opened(qtbot, tmp_path / "data", window_language="de", script_language="de") as made:
        yield made


def places(window: Window) -> list[tuple[int, int]]:
    window.settle()
    return [(button.y(), button.height()) for button in window.page.objections._buttons if button.isVisible()]


def test_esc_closes_the_key_sheet_in_a_call_and_nothing_else(window: Window) -> None:
    window.call()
    window.keys("11")
    window.press(Key.Key_F3)
    window.press(Key.Key_F1)
    sheet = window.app.window.sheet
    assert sheet is not None
    assert sheet.isVisible()
    window.press(Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.view.stack, "the objection is still open"
    window.press(Key.Key_Escape)
    assert not window.view.stack


def test_the_digit_of_a_named_answer_can_be_typed_into_the_field(window: Window) -> None:
    """The script says "monthly notice: key 0", and there the rep is in a field of dates."""
    window.call("contract_review")
    window.keys("111")
    window.type("18")
    window.keys("1")
    answers = window.page.answers
    assert window.view.node == "b09"
    assert answers.field.hasFocus()
    window.keys("0")
    assert answers.meaning.text() == "= monatlich kündbar"
    window.press(Key.Key_Return)
    assert window.view.node == "b10"
    assert {step.question: step.stable for step in window.view.path}["q_contract_end"] == "monthly"


def test_what_the_field_takes_itself_is_no_named_answer(window: Window) -> None:
    window.call("contract_review")
    window.keys("111")
    window.type("3")
    assert {step.question: step.stable for step in window.view.path}["q_lines"] == "3"


def test_no_objection_moves_when_replies_are_used(window: Window) -> None:
    window.call()
    window.keys("11")
    before = places(window)
    for key in (Key.Key_F9, Key.Key_F7, Key.Key_F3):
        window.press(key)
        assert places(window) == before
        window.press(Key.Key_Escape)
    assert places(window) == before
    assert "(1/2)" in window.page.objections._buttons[1].accessibleDescription()


def test_a_call_nobody_answered_is_logged_by_two_keys(window: Window) -> None:
    window.call()
    window.press(Key.Key_Return, modifier=CTRL)
    assert window.page.wrap_up.outcome() == "no_answer"
    window.press(Key.Key_Return)
    window.until(lambda: not window.area.in_call)
    (row,) = window.logged()
    assert (row.outcome, row.follow_up) == ("no_answer", "retry")


def test_who_was_spoken_to_has_hung_up(window: Window) -> None:
    window.call()
    window.keys("1")
    window.press(Key.Key_Return, modifier=CTRL)
    assert window.page.wrap_up.outcome() == "hung_up"


def test_outcomes_keep_their_digits_whatever_is_proposed(window: Window) -> None:
    window.call()
    window.press(Key.Key_Return, modifier=CTRL)
    usual = window.page.wrap_up._codes[1:]
    window.press(Key.Key_Escape)
    window.keys("114")
    window.press(Key.Key_Return, modifier=CTRL)
    assert window.page.wrap_up._codes == ["disqualified", *usual]
    window.keys("21")
    assert window.page.wrap_up.outcome() == "disqualified"


def test_a_prospect_who_is_still_bound_is_called_again_in_time(window: Window) -> None:
    window.call("contract_review")
    window.keys("111")
    window.type("18")
    window.keys("1")
    window.type("31.7.2027")
    window.keys("1")
    window.press(Key.Key_Return)
    window.press(Key.Key_Return, modifier=CTRL)
    wrap_up = window.page.wrap_up
    assert wrap_up.outcome() == "prospect_no_appointment"
    assert wrap_up.kind.currentData() == "recontact_before_end"
    assert wrap_up.due.text() == "1.2.2027 09:00"


def test_lines_are_as_high_whatever_the_font_of_the_system(window: Window) -> None:
    window.call()
    text = window.page.speech.text
    layout = text.document().begin().layout()
    window.settle()
    assert layout.lineCount() > 2
    pitch = layout.lineAt(1).y() - layout.lineAt(0).y()
    size = window.app.look.fonts.speech.pixelSize()
    assert pitch == pytest.approx(1.5 * size, abs=1.5)
    assert QFontMetricsF(window.app.look.fonts.speech).lineSpacing() <= 1.5 * size


def test_the_crumbs_name_each_objection_while_there_is_room(window: Window) -> None:
    window.call()
    window.keys("11")
    window.press(Key.Key_F3, Key.Key_F7, Key.Key_F6)
    window.settle()
    crumbs = window.page.speech.head.text().split(" › ")
    assert len(crumbs) == 4
    assert crumbs[0].startswith("Kinder")
    assert crumbs[2].startswith("Woher")
    assert crumbs[3] == window.page.speech.head.whole().split(" › ")[3]


def test_a_comma_behind_a_gap_stays_on_its_line(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", script_language="de", company="", caller="") as window:
        window.call("insurance_advice", lead="Herr Oduya, 0221 4710816")
        for width in range(1080, 1400, 20):
            window.app.window.resize(width, 820)
            window.settle()
            block = window.page.speech.text.document().begin()
            layout = block.layout()
            starts = [block.text()[layout.lineAt(line).textStart()] for line in range(layout.lineCount())]
            assert not {",", "."} & set(starts), width
