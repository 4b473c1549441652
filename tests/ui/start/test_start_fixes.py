"""Before the call, by keys: an empty Enter, the script's chords, the way Tab takes; and small things of other pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from callassist.ui.log.log_model import OUTCOME, VERDICT, WHEN
from tests.ui.driving import ALT, CTRL, ENGLISH, Key, Window, opened, write_settings


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def held(widget: QWidget, key: Qt.Key) -> None:
    """A key that repeats itself because it is still down."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QCoreApplication.sendEvent(widget, event)


def interrupted(qtbot: QtBot, folder: Path) -> Window:
    """The next start after a call that was cut off."""
    with opened(qtbot, folder) as first:
        first.call()
        first.keys("11")
        first.until(lambda: not first.live.unsaved)
    window = Window(qtbot, folder)
    window.until(lambda: len(window.start.interrupted_rows()) == 1)
    return window


def test_enter_without_a_lead_starts_nothing_and_says_why(window: Window) -> None:
    window.press(Key.Key_Return)
    window.until_answered()
    assert not window.area.in_call
    assert window.start.message.label.text() == "Type a name or a number first."
    window.keys("K")
    assert window.start.message.isHidden(), "it was about the lead before"
    held(window.start.paste, Key.Key_Return)
    window.until_answered()
    assert not window.area.in_call, "an Enter that is still held starts nothing"
    window.press(Key.Key_Return)
    window.wait_for_call()
    assert len(window.logged()) == 1


def test_enter_without_a_lead_resumes_the_call_that_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = interrupted(qtbot, tmp_path / "data")
    try:
        row = window.start.interrupted_rows()[0]
        assert row.resume.text() == "Resume  ↵"
        assert "↵" not in window.start.start.text()
        window.keys("K")
        assert (row.resume.text(), window.start.start.text()) == ("Resume", "Start call  ↵")
        window.press(Key.Key_Backspace)
        held(window.start.paste, Key.Key_Return)
        window.until_answered()
        assert not window.area.in_call
        window.press(Key.Key_Return)
        window.wait_for_call()
        assert window.view.node == "a03"
        assert len(window.logged()) == 1
    finally:
        window.end()


def test_enter_presses_a_focused_button_of_the_row(qtbot: QtBot, tmp_path: Path) -> None:
    window = interrupted(qtbot, tmp_path / "data")
    try:
        window.start.interrupted_rows()[0].end.setFocus()
        window.press(Key.Key_Return)
        window.until(lambda: not window.start.interrupted_rows())
        assert [row.open for row in window.logged()] == [False]
    finally:
        window.end()


def test_held_backspace_in_an_empty_field_stays_there(window: Window) -> None:
    field = window.start.paste
    for repeated in (True, False):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "", autorep=repeated)
        field.keyPressEvent(event)
        assert event.isAccepted() is repeated


def test_scripts_are_chosen_by_chord_and_by_arrows(window: Window) -> None:
    start = window.start
    ids = [entry.id for entry in start.scripts.entries() if entry.is_usable]
    assert [button.key_text() for button in start.script_buttons()[:2]] == ["Alt+1", "Alt+2"]

    def chosen() -> int:
        found = start.choice()
        assert found is not None
        return ids.index(found.script)

    window.press(Key.Key_1, modifier=ALT)
    assert chosen() == 0
    window.press(Key.Key_Down)
    assert chosen() == 1
    window.press(Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert chosen() == len(ids) - 1, "it ends at the last"
    window.press(Key.Key_Up)
    assert chosen() == len(ids) - 2
    assert start.script_buttons()[len(ids) - 2].is_marked()
    assert start.paste.hasFocus()
    window.press(Key.Key_9, modifier=ALT)
    assert chosen() == len(ids) - 2, "no such script"
    window.keys("Ms Kern, 0221 4710815")
    start.script_buttons()[0].setFocus(Qt.FocusReason.TabFocusReason)
    window.press(Key.Key_Return)
    assert chosen() == 0
    assert start.company.hasFocus(), "the first field that is still empty"


@pytest.mark.parametrize("with_row", [False, True])
def test_tab_goes_as_the_eye_does(qtbot: QtBot, tmp_path: Path, with_row: bool) -> None:
    window = interrupted(qtbot, tmp_path / "data") if with_row else None
    if window is None:
        write_settings(tmp_path / "data", **ENGLISH)
        window = Window(qtbot, tmp_path / "data")
    try:
        window.settle()
        row = ["Resume call", "Lead rings back", "End as interrupted"] if with_row else []
        first = window.start.interrupted_rows()[0].resume if with_row else window.start.paste
        first.setFocus()
        reached = [first.objectName()]
        while reached[-1] != "Busy" and len(reached) < 40:
            window.press(Key.Key_Tab)
            reached.append(window.focused().objectName())
        expected = [*row, "Paste whom you call", "Name", "Company", "Number"]
        expected += ["E-mail", "Address", "Consent of", "Source of the consent"]
        assert reached[: len(expected)] == expected
        kinds = [name.split()[0] for name in reached[len(expected) :]]
        kinds = [kind for kind, before in zip(kinds, ["", *kinds], strict=False) if kind != before]
        # "Script education_savings" and "Script language German"
        assert kinds == ["Script", "Stage", "Script", "Depth", "Start", "No", "Busy"], reached
    finally:
        window.end()


def test_the_focus_of_a_button_does_not_look_like_a_choice(window: Window) -> None:
    marked = next(one for one in window.start.script_buttons() if one.is_marked())

    def picture() -> QImage:
        return marked.grab().toImage()

    before = picture()
    marked.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture() != before


# ------------------------------------------------------------------------------------------------------- other pages


def test_the_log_cuts_off_neither_time_nor_outcome_nor_verdict(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", window_language="de") as window:
        window.call(depth=2)
        window.keys("11")
        window.end_call()
        page = window.open_log()
        window.settle()
        metrics = QFontMetrics(page.table.font())
        for column in (WHEN, OUTCOME, VERDICT):
            words = str(page.model.data(page.model.index(0, column)))
            assert page.table.columnWidth(column) >= metrics.horizontalAdvance(words) + 6, words
        assert not page.table.horizontalScrollBar().isVisible()


def test_a_search_that_finds_nothing_says_so_where_the_call_stood(window: Window) -> None:
    window.call()
    window.keys("11")
    window.end_call()
    page = window.open_log()
    page.table.selectRow(0)
    window.until(lambda: page.trace.call_id() != "")
    page.search.setFocus()
    window.keys("zzzz")
    window.until(lambda: page.trace.who.text() == "Nothing found.")
    assert page.trace.call_id() == ""
    window.press(Key.Key_Escape)
    window.until(lambda: page.trace.who.text() == "Choose a call to see how it went.")


def test_the_focus_stays_at_a_note_that_was_saved(window: Window) -> None:
    window.call()
    window.keys("11")
    window.end_call()
    page = window.open_log()
    page.table.selectRow(0)
    window.until(lambda: page.trace.call_id() != "")
    page.trace.note.setFocus()
    window.keys("more")
    page.trace.save.setFocus()
    window.press(Key.Key_Return)
    window.until(lambda: page.trace.said.text() != "")
    assert page.trace.note.hasFocus()


def test_the_export_takes_the_focus_and_tab_goes_through_it_in_order(window: Window) -> None:
    page = window.open_log()
    page.export.setFocus()
    window.press(Key.Key_Return)
    reached = [window.focused().objectName()]
    for _ in range(6):
        window.press(Key.Key_Tab)
        reached.append(window.focused().objectName())
    both = ["Export calls", "Export answers"]
    form = ["Workbook", "CSV"]
    assert reached == [*both, "Export both", *form, "Choose file and export", "Close export"]
    csv_form = page.panel.form.findChild(QPushButton, "CSV")
    csv_form.click()
    page.panel.what.findChild(QPushButton, "Export calls").setFocus()
    reached = [window.focused().objectName()]
    for _ in range(9):
        window.press(Key.Key_Tab)
        reached.append(window.focused().objectName())
    assert reached == [
        *both,
        *form,
        "Semicolon",
        "Comma",
        "Export for machines",
        "Protect texts from spreadsheets",
        "Choose file and export",
        "Close export",
    ]
    window.press(Key.Key_Return)
    assert page.panel.isHidden()
    assert page.export.hasFocus()


def test_ctrl_page_keys_leave_a_filter_alone(window: Window) -> None:
    page = window.open_log()
    page.filters.span.setFocus()
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_PageDown, CTRL)
    page.filters.span.keyPressEvent(event)
    assert (event.isAccepted(), page.filters.span.currentIndex()) == (False, 0)


def test_the_list_of_questions_words_a_date_and_shows_the_digit_that_waits(window: Window) -> None:
    from callassist.domain.answers import AnswerState, QuestionId
    from callassist.domain.questions import QuestionKind
    from callassist.engine.view import QuestionView

    window.call()
    listed = window.page.questions
    listed.open_with(
        tuple(
            QuestionView(
                QuestionId(f"q{number}"), QuestionKind.DATE, f"End {number}", (), "", AnswerState.ANSWERED, "2027-03-31"
            )
            for number in range(12)
        )
    )
    assert "31 March 2027" in listed._buttons[0].accessibleName() + listed._buttons[0]._words[1]
    still = listed.hint.text()
    listed.filter.setFocus()
    window.keys("0")
    assert listed.hint.text().startswith("0 _")
    window.press(Key.Key_Down)
    assert listed.hint.text() == still


def test_a_size_out_of_bounds_is_told_beneath_its_field(window: Window) -> None:
    page = window.open_settings()
    size = page.control("text_size")
    size.setFocus()
    size.selectAll()  # type: ignore[attr-defined]
    window.keys("99")
    window.press(Key.Key_Return)
    window.settle()
    assert page.problem.isVisible()
    assert "32" in page.problem.text()
    gap = page.problem.mapTo(page, page.problem.rect().topLeft()).y() - size.mapTo(page, size.rect().bottomLeft()).y()
    assert 0 <= gap < 30
    assert window.services.settings.number("text_size") == 22
    assert QApplication.focusWidget() is size


def test_stage_language_and_depth_are_one_chord_each(window: Window) -> None:
    start = window.start
    start.choose("education_savings")
    window.keys("Ms Kern, 0221 4710815")
    window.press(Key.Key_S, modifier=ALT)
    window.press(Key.Key_L, modifier=CTRL)
    window.press(Key.Key_3, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    choice = start.choice()
    assert choice is not None
    assert (choice.stage, choice.language.value, choice.depth) == ("appointment", "de", 3)
    assert start.paste.hasFocus()
    assert start.paste.text() == "Ms Kern, 0221 4710815"
    window.press(Key.Key_S, modifier=ALT)
    choice = start.choice()
    assert choice is not None
    assert choice.stage == "cold_call"


def test_the_next_page_is_reached_from_the_table_of_calls(window: Window) -> None:
    for name in ("Ms Kern, 0221 4710815", "Mr Oduya, 0221 4710816"):
        window.call(lead=name)
        window.end_call()
    page = window.open_log()
    page.table.setFocus()
    page.table.selectRow(0)
    window.press(Key.Key_PageDown, modifier=CTRL)
    assert window.app.window.page_index() == 2
    assert page.table.currentIndex().row() == 0
