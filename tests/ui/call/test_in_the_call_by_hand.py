"""What a rep stumbles over who holds whole calls by keyboard alone: each of these went wrong once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from callassist.domain.script import Effect
from callassist.engine.view import ChoiceView, FieldView, TypedField
from callassist.ui.call.question_list import codes
from callassist.ui.step.answers_panel import Asked
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
    assert {str(step.question): step.stable for step in window.view.path}["q_contract_end"] == "monthly"


def test_what_the_field_takes_itself_is_no_named_answer(window: Window) -> None:
    window.call("contract_review")
    window.keys("111")
    window.type("3")
    assert {str(step.question): step.stable for step in window.view.path}["q_lines"] == "3"


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
    size = window.page.speech.text._size
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


def test_no_number_of_the_question_list_begins_another(window: Window) -> None:
    for count in (1, 9, 10, 11, 18, 19, 60):
        made = codes(count)
        assert len(made) == len(set(made)) == count
        assert not [(one, other) for one in made for other in made if one != other and other.startswith(one)]
        assert max(len(one) for one in made) <= 2, "E, two digits, the answer: four keys to any answer"
    window.call("solar_insulation")
    window.press(Key.Key_E)
    assert len(window.live.questions) > 9
    window.keys("11")
    assert {str(step.question): step.stable for step in window.view.path}["q_owner"] == "house"


def test_the_question_of_the_moment_is_in_sight_in_a_long_path(window: Window) -> None:
    window.app.window.resize(1280, 700)
    window.call("insurance_advice")
    window.keys("113311")
    window.press(Key.Key_Return)
    window.keys("22")
    window.settle()
    path = window.page.path
    (current,) = [row for row in path.rows() if row.step is not None and row.step.current]
    assert path.scroller.verticalScrollBar().maximum() > 0
    window.until(lambda: current.visibleRegion().boundingRect() == current.rect())
    # and stays there when the layout comes to rest only later, or is another one
    for row in path.rows()[:4]:
        row.setMinimumHeight(row.height() + 30)
    window.settle()
    window.until(lambda: current.visibleRegion().boundingRect() == current.rect())
    window.app.window.resize(1280, 640)
    window.settle()
    window.until(lambda: current.visibleRegion().boundingRect() == current.rect())


def test_all_criteria_are_in_sight_at_the_usual_size(window: Window) -> None:
    window.call()
    window.keys("114")
    window.press(Key.Key_Backspace)
    window.keys("213")
    window.type("31.3.2027")
    window.keys("1")
    window.settle()
    card = window.page.qualification
    rows = [row for row in card._rows if row.isVisible()]
    assert [row.accessibleName() for row in rows if row.visibleRegion().boundingRect() != row.rect()] == []
    lines = [row.accessibleName() for row in rows]
    assert any("Sparrate" in line and "Beginn" in line for line in lines), "what lies deeper shares one line"


def test_what_failed_stands_before_the_date_that_no_longer_matters(window: Window) -> None:
    window.call("contract_review")
    window.keys("111")
    window.type("18")
    window.keys("1")
    window.type("Q2 2027")
    window.keys("6")
    window.press(Key.Key_Return)
    assert window.view.verdict.state.value == "disqualified"
    assert window.view.verdict.not_before is not None
    rows = [row.accessibleName() for row in window.page.qualification._rows if row.isVisible()]
    assert rows[0] == "will nicht", "what the reason is comes before what it is"
    assert "Anlass" in rows[1]


def test_no_product_leads_before_anything_is_known(window: Window) -> None:
    window.call("insurance_advice")
    assert window.page.qualification.best.isHidden()
    window.keys("113")
    assert window.page.qualification.best.isVisible()


def test_a_digit_without_an_answer_says_what_goes_on(window: Window) -> None:
    window.call()
    window.keys("1141")
    assert window.page.hint.text() == "Hier ist nichts zu wählen; mit ↵ geht es weiter."


def test_a_card_without_words_says_so(window: Window) -> None:
    window.call()
    window.press(Key.Key_5, modifier=CTRL)
    text = window.page.speech.text
    assert not text.toPlainText()
    assert text.placeholderText() == "Nichts zu sagen."


@pytest.mark.parametrize("size", [(1024, 600), (700, 820)])
@pytest.mark.parametrize("script", ["education_savings", "insurance_advice", "solar_insulation"])
def test_the_answers_to_the_opener_are_in_sight_in_a_small_window(
    window: Window, size: tuple[int, int], script: str
) -> None:
    window.app.window.resize(*size)
    window.call(script)
    window.settle()
    hidden = [
        button.label()
        for button in window.page.answers.buttons()
        if button.visibleRegion().boundingRect() != button.rect()
    ]
    assert hidden == []


def test_who_calls_is_asked_for_until_the_settings_know(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", caller="", company="") as window:
        assert window.start.unnamed.isVisible()
        window.open_settings()
        bus = window.app.window.bridge.bus
        bus.publish(window.services.settings.set("caller", "Jo Brandt"))
        bus.publish(window.services.settings.set("company", "Sonnenwerk"))
        window.app.window.show_page(0)
        assert not window.start.unnamed.isVisible()


def test_what_was_carried_over_stands_above_what_is_asked_now(window: Window) -> None:
    window.call()
    window.keys("1141")
    window.press(Key.Key_Backspace)
    window.keys("2121")
    window.end_call()
    window.call(stage="appointment", depth=3)
    window.keys("1")
    window.settle()
    steps = [row.step for row in window.page.path.rows()]
    assert [step.current for step in steps if step is not None and step.state.value != "moot"][-1]
    assert len(steps) > 3


def test_a_field_no_answer_asks_for_is_shown_at_once(window: Window) -> None:
    """As in the example of the script format: two times and a field, with and without an answer "another time"."""
    window.call()
    answers = window.page.answers
    choices = (ChoiceView("1", "slot1", "Am Dienstag"), ChoiceView("2", "later", "später"))
    answers.ask(Asked(choices, TypedField(FieldView.TIME, "Termin", "", is_question=False), False, "w7"))
    window.settle()
    assert answers.field.isVisible()
    other = ChoiceView("3", "other", "anderer Termin", effect=Effect.OTHER_TIME)
    answers.ask(Asked((*choices, other), TypedField(FieldView.TIME, "Termin", "", is_question=False), False, "w8"))
    window.settle()
    assert answers.field.isVisible()
