"""What the call page shows where there is little room, and which keys it promises."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from callassist.domain.answers import AnswerState
from callassist.domain.rules import Truth
from callassist.ui.call.call_page import Mode
from callassist.ui.kit.fact_row import FactRow
from tests.ui.driving import CTRL, Key, Window, opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A German window with German scripts: the longest words."""
    with opened(qtbot, tmp_path / "data", window_language="de", script_language="de") as made:
        yield made


def in_sight(page: QWidget, widget: QWidget) -> bool:
    """Whether all of it can be seen."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def facts(window: Window) -> list[str]:
    rows = window.page.qualification.findChildren(FactRow)
    return [row.accessibleName() for row in rows if row.isVisible()]


@pytest.mark.parametrize("script", ["education_savings", "insurance_advice"])
def test_the_longest_opener_fits_with_its_answers_and_chips(window: Window, script: str) -> None:
    window.call(script)
    window.settle()
    page = window.page
    assert page._scroll.verticalScrollBar().maximum() == 0
    assert not page._gutter.isVisible()
    assert all(in_sight(page, button) for button in page.answers.buttons())
    assert in_sight(page, page.strip)
    assert page.legal.isVisible()
    window.keys("11")
    window.settle()
    assert not page.legal.isVisible()
    assert page.speech.legal_chip.isVisible()


def test_the_legal_note_stands_in_full_where_there_is_room(window: Window) -> None:
    window.call("insurance_advice")
    window.settle()
    page, note = window.page, window.page.legal
    assert note.text() == note.whole() == window.view.legal
    assert note.height() > 2 * note.fontMetrics().height()
    assert not page._gutter.isVisible(), "nothing gave way to it"
    window.app.window.resize(1280, 460)
    window.settle()
    assert note.text().endswith("…"), "fewer lines where the room is needed for the answers"
    assert all(in_sight(page, button) for button in page.answers.buttons())
    window.app.window.resize(1280, 820)
    window.settle()
    assert note.text() == note.whole()


def test_the_scroll_bar_does_not_wrap_the_text_anew(window: Window) -> None:
    window.app.window.resize(1280, 560)
    window.call("insurance_advice")
    window.keys("11133")
    window.settle()
    assert not window.page._gutter.isVisible()
    width = window.page.speech.text.width()
    window.keys("q")
    window.settle()
    assert window.page._gutter.isVisible()
    assert window.page.speech.text.width() == width


@pytest.mark.parametrize("size", [(700, 820), (480, 700), (1024, 600)])
def test_the_wrap_up_is_all_in_sight_and_tab_goes_through_it(window: Window, size: tuple[int, int]) -> None:
    window.app.window.resize(*size)
    window.call()
    window.keys("11")
    window.press(Key.Key_Return, modifier=CTRL)
    page, wrap_up = window.page, window.page.wrap_up
    digit = wrap_up._codes.index("callback_agreed") + 1
    window.keys(str(digit))
    window.settle()
    assert wrap_up.due.hasFocus()
    assert not page._side.isVisible()
    assert all(in_sight(page, one) for one in (wrap_up.kind, wrap_up.due, wrap_up.save))
    assert [button.key_text() for button in wrap_up._buttons] == [f"Alt+{number}" for number in range(1, 9)]
    placeholder = wrap_up.due.fontMetrics().horizontalAdvance(wrap_up.due.placeholderText())
    assert placeholder <= wrap_up.due.width() - 24 or size[0] < 700
    page.speech.text.setFocus()
    for one in (*wrap_up._buttons, wrap_up.more, wrap_up.kind, wrap_up.due, wrap_up.save):
        window.press(Key.Key_Tab)
        assert window.focused() is one
    window.press(Key.Key_N, modifier=CTRL)
    assert page.note.field.isVisible()
    page.speech.text.setFocus()
    assert not page.note.field.isVisible()
    window.press(Key.Key_Escape)
    assert page._side.isVisible()


def test_what_no_longer_matters_has_no_tick_and_what_is_open_tells_why_first(window: Window) -> None:
    window.call()
    window.keys("11")
    view = window.view
    first, second, *rest = view.verdict.results
    moot = replace(first, state=AnswerState.MOOT, truth=Truth.MET, cause="", in_depth=True)
    refused = replace(second, state=AnswerState.REFUSED, truth=Truth.OPEN, cause="refused", reason=first.name)
    results = (moot, refused, *rest)
    window.page.qualification.show_view(replace(view, verdict=replace(view.verdict, results=results)))
    lines = facts(window)
    name = first.name.of(view.language)
    rows = window.page.qualification.findChildren(FactRow)
    (row,) = [one for one in rows if one.isVisible() and f": {name} –" in one.accessibleName()]
    assert row.fact.symbol == "–"
    assert row.fact.color == "faint"
    assert any(f"– verweigert – {name}" in line for line in lines), lines
    assert "Interesse" in lines
    assert not any("Interesse: Interesse" in line for line in lines)


def test_the_verdict_looks_the_same_after_every_move(window: Window) -> None:
    window.call()
    label = window.page.qualification.verdict.label
    window.settle()
    before = (label.font().pixelSize(), label.font().weight(), label.palette().windowText().color().name())
    window.app.window.resize(700, 820)
    window.settle()
    window.app.window.resize(1280, 820)
    window.settle()
    for _ in range(2):
        window.press(Key.Key_T, modifier=CTRL)
        window.settle()
    window.app.window.resize(1280, 820)
    window.settle()
    assert window.page.mode is Mode.WIDE
    assert label.isVisible()
    after = (label.font().pixelSize(), label.font().weight(), label.palette().windowText().color().name())
    assert after == before


def test_in_the_field_of_a_time_the_shown_keys_work_and_backspace_takes_the_step_back(window: Window) -> None:
    window.call()
    window.keys("11")
    node, states = window.view.node, window.states()
    window.press(Key.Key_3, modifier=CTRL)
    answers = window.page.answers
    assert answers.field.hasFocus()
    assert [button.key_text() for button in answers.buttons()] == ["1", "2", "3"], "a digit alone answers"
    window.keys("t")
    assert [button.key_text() for button in answers.buttons()] == ["Alt+1", "Alt+2", "Alt+3"]
    assert window.page.note.chip.key_text() != "N"
    window.press(Key.Key_Backspace)
    assert [button.key_text() for button in answers.buttons()] == ["1", "2", "3"]
    assert window.view.node == "X3"
    window.press(Key.Key_Backspace)
    assert (window.view.node, window.states()) == (node, states)
    assert window.page.speech.text.hasFocus()
    assert window.page.note.chip.key_text() == "N"


def test_the_best_product_is_in_sight(window: Window) -> None:
    window.call("insurance_advice")
    window.keys("113")
    window.settle()
    best = window.page.qualification.best
    assert in_sight(window.page, best)
    assert window.view.products[0].name.of(window.view.language) in best.accessibleName()
    scroller = window.page.qualification.scroller
    assert best.mapTo(window.page, QPoint(0, 0)).y() < scroller.mapTo(window.page, QPoint()).y()


def test_the_caption_is_whole_and_the_crumbs_keep_their_end(window: Window) -> None:
    window.app.window.resize(700, 820)
    window.call()
    window.keys("11")
    window.settle()
    head = window.page.speech.head
    assert head.text() == head.whole()
    window.press(Key.Key_F3, Key.Key_F7, Key.Key_F9)
    window.settle()
    assert head.text() != head.whole()
    assert head.text().endswith(head.whole().rpartition("› ")[2])


def test_a_visitor_does_not_read_the_note(window: Window) -> None:
    window.call()
    note = window.page.note
    window.press(Key.Key_N)
    window.keys("vertraulich")
    window.press(Key.Key_H, modifier=CTRL)
    assert not note.field.isVisible()
    assert window.page.speech.text.hasFocus()
    window.press(Key.Key_N)
    assert note.field.hasFocus()
    assert note.field.isVisible()
    window.press(Key.Key_Escape)
    assert not note.field.isVisible()
    window.press(Key.Key_H, modifier=CTRL)
    assert note.field.isVisible()


def test_the_slim_form_shows_what_is_typed_into(window: Window) -> None:
    window.call()
    window.press(Key.Key_T, modifier=CTRL)
    window.settle()
    page = window.page
    assert not page._side.isVisible()
    window.press(Key.Key_N)
    assert page.note.field.isVisible()
    assert window.focused() is page.note.field
    window.press(Key.Key_Escape)
    window.press(Key.Key_J, modifier=CTRL)
    assert page.objections.search.isVisible()
    assert window.focused() is page.objections.search


def words_in_sight(window: Window) -> str:
    """All that is written on the call page."""
    page = window.page
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    words += [field.toPlainText() for field in page.findChildren(QTextEdit) if field.isVisible()]
    words += [row.accessibleName() for row in page.findChildren(FactRow) if row.isVisible()]
    words += [button.label() for button in page.answers.buttons()]
    return "\n".join(words)


@pytest.mark.parametrize("script", ["contract_review", "education_savings", "insurance_advice", "solar_insulation"])
def test_a_rep_never_reads_the_name_of_a_question_in_the_file(window: Window, script: str) -> None:
    """Found in the demo's pictures: "close – ask: q_loan"."""
    chance = random.Random(script)
    window.call(script)
    found: set[str] = set()
    for _ in range(60):
        if window.control.wrapping:
            window.press(Key.Key_Escape)
        keys = [choice.key for choice in window.view.choices]
        window.keys(chance.choice([*keys, *keys, "r", "u", "b"]) if keys else "w")
        if not keys:
            window.press(Key.Key_Return)
        found.update(re.findall(r"\b[qoc]_[a-z_]+", words_in_sight(window)))
    assert found == set()


def test_a_form_that_opens_below_the_edge_is_brought_into_sight(window: Window) -> None:
    """Seen under a tall notice: the second field of an own question lay under the cards below."""
    window.app.window.resize(1280, 560)
    window.call("insurance_advice")
    window.keys("11133")
    window.settle()
    form = window.page.form
    window.keys("q")
    window.settle()
    assert window.page._scroll.verticalScrollBar().maximum() > 0, "this proves nothing"
    window.until(lambda: in_sight(window.page, form))
    assert form.fields()[0].hasFocus()
