"""What an author does on the page by keys, beside the first slice: find, go back, double, remove, play."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.domain.text import Language
from callassist.formats.script.writing.edits import SetValue
from callassist.services.scripts.meanings import Meaning, meaning_of
from callassist.services.scripts.outline import LineKind
from tests.services.scripts.sample import complete_text
from tests.ui.driving import ALT, CTRL, Key
from tests.ui.scripts.writing import Writing

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def test_the_page_is_opened_by_its_key_and_left_by_esc(writing: Writing) -> None:
    writing.app.window.open_page("call")
    writing.until_answered()
    writing.press(Key.Key_S, modifier=CTRL | SHIFT)
    assert writing.app.window.pages.current() == "scripts"
    assert writing.scripts.outline.hasFocus()


def test_any_words_are_found_in_any_language(writing: Writing) -> None:
    writing.press(Key.Key_K, modifier=CTRL)
    writing.keys("freistehend")
    writing.press(Key.Key_Return)
    writing.until_read()
    assert (writing.line().id, writing.line().part) == ("c04", "detached")
    assert writing.scripts.outline.hasFocus()


def test_alt_left_goes_back_to_where_one_was(writing: Writing) -> None:
    outline = writing.scripts.outline
    for step in ("c03", "o_price", "c11"):
        outline.choose_step(step)
    for step in ("o_price", "c03"):
        writing.press(Key.Key_Left, modifier=ALT)
        assert writing.line().id == step


def test_tab_goes_from_an_answer_to_its_own_step_and_from_a_step_to_the_card(writing: Writing) -> None:
    writing.mark("c03", "rent")
    writing.press(Key.Key_Tab)
    assert (writing.line().id, writing.line().kind) == ("c14", LineKind.STEP)
    writing.press(Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert writing.scripts.card.isAncestorOf(focus)


def test_tab_on_an_answer_without_a_step_of_its_own_asks_for_one(writing: Writing) -> None:
    """Two answers lead to the same step: this one gets its own, between it and that."""
    writing.mark("c03", "flat")
    writing.press(Key.Key_Tab)
    writing.keys("How many flats are there?")
    writing.press(Key.Key_Return)
    writing.until_read()
    assert writing.line().id == "how_many_flats_are"
    found = {
        line.part: line.target for line in writing.scripts.outline.outline.lines() if line.id == "c03" and line.part
    }
    assert found == {"house": "c04", "flat": "how_many_flats_are", "rent": "c14"}


def test_what_is_removed_asks_nothing_and_is_back_with_one_key(writing: Writing) -> None:
    before = writing.text
    writing.mark("o_price", "2")
    writing.press(Key.Key_Delete)
    writing.until_read()
    assert writing.text != before
    writing.press(Key.Key_Z, modifier=CTRL)
    writing.until_read()
    assert writing.text == before


def test_what_rules_look_at_says_why_it_stays(writing: Writing) -> None:
    before = writing.text
    writing.mark("c06")
    writing.press(Key.Key_Delete)
    assert "Rules look at this" in writing.scripts.message.label.text()
    assert writing.text == before


def test_a_reply_is_doubled_and_the_copy_marked(writing: Writing) -> None:
    writing.mark("o_price", "2")
    words = writing.line().text
    writing.press(Key.Key_D, modifier=CTRL)
    writing.until_read()
    assert (writing.line().part, writing.line().text) == ("3", words)


def test_enter_on_an_objection_adds_the_next_reply(writing: Writing) -> None:
    writing.mark("o_price")
    writing.press(Key.Key_Return)
    writing.keys("We settle that when we meet.")
    writing.press(Key.Key_Return)
    writing.until_read()
    assert (writing.line().kind, writing.line().part) == (LineKind.REPLY, "4")
    writing.press(Key.Key_Return)
    assert writing.scripts.outline.hasFocus()


def test_enter_on_the_heading_adds_an_objection(writing: Writing) -> None:
    outline = writing.scripts.outline
    row = next(row for row, line in enumerate(outline.outline.lines()) if line.kind is LineKind.OBJECTIONS)
    outline.choose(row)
    outline.setFocus()
    writing.press(Key.Key_Return)
    writing.keys("My dog decides")
    writing.press(Key.Key_Return)
    writing.until_read()
    assert writing.line().id == "o_my_dog_decides"


def test_m_turns_through_what_an_answer_means(writing: Writing) -> None:
    writing.mark("c03", "rent")
    question = "q_owner"
    seen = []
    for _ in range(len(Meaning)):
        writing.press(Key.Key_M)
        writing.until_read()
        seen.append(meaning_of(writing.script, question, "rent"))  # type: ignore[arg-type]
    assert set(seen) == {*Meaning}
    assert seen[-1] is Meaning.RULES_OUT


# -- the phone ----------------------------------------------------------------------------------------------------


def test_every_key_works_on_the_phone_as_in_a_call_and_nothing_reaches_the_log(writing: Writing) -> None:
    phone = writing.scripts.phone
    writing.mark("c03")
    writing.press(Key.Key_F5)
    writing.until_answered()
    assert phone.has_keys()
    writing.press(Key.Key_1)
    assert shown(writing) == "c04"
    writing.press(Key.Key_F6)
    assert shown(writing) == "o_price"
    writing.press(Key.Key_Escape)
    assert shown(writing) == "c04"
    writing.press(Key.Key_Backspace)
    assert shown(writing) == "c03"
    writing.press(Key.Key_R)
    assert shown(writing) != "c03"
    writing.press(Key.Key_1, modifier=CTRL)
    assert shown(writing) == "X1"
    assert writing.logged() == ()
    assert not writing.area.in_call


def shown(writing: Writing) -> str:
    trial = writing.scripts.phone.trial
    assert trial is not None
    return str(trial.view.node)


def test_a_typed_answer_is_understood_on_the_phone(writing: Writing) -> None:
    writing.write("contract_review")
    writing.mark("b07")
    writing.press(Key.Key_F5)
    writing.until_answered()
    writing.type("many")
    assert writing.scripts.phone.answers.problem.isVisible()
    assert shown(writing) == "b07"
    writing.press(Key.Key_A, modifier=CTRL)
    writing.type("12")
    assert shown(writing) == "b08"


def test_f5_plays_from_the_step_anew(writing: Writing) -> None:
    writing.mark("c03")
    writing.press(Key.Key_F5)
    writing.until_answered()
    writing.press(Key.Key_1, Key.Key_1)
    assert shown(writing) != "c03"
    writing.scripts.outline.setFocus()
    writing.press(Key.Key_F5)
    writing.until_answered()
    assert shown(writing) == "c03"


def test_a_branch_shows_what_comes_before_it_and_says_so(writing: Writing) -> None:
    writing.mark("c10")
    assert "decides here by itself" in writing.scripts.phone.hint.text()
    assert writing.scripts.phone.speech.isVisible()


# -- findings -----------------------------------------------------------------------------------------------------


def test_what_the_linter_finds_stands_on_the_card_and_counts_on_the_outline(writing: Writing) -> None:
    writing.mark("c03")
    writing.retype("Is it yours {nobody_knows}?")
    card = writing.scripts.card
    assert "nobody_knows" in card.findings.text()
    assert card.findings.isVisible()
    writing.mark("c04")
    assert not card.findings.isVisible()
    assert "error" in writing.scripts.state.text()


def test_what_has_one_mend_is_mended_by_its_button(qtbot: QtBot, tmp_path: Path) -> None:
    """A hand-written file whose answer leads to a step that is misspelt."""
    folder = tmp_path / "data" / "scripts"
    folder.mkdir(parents=True)
    (folder / "windows.yaml").write_text(complete_text(), encoding="utf-8")
    with Writing.opened(qtbot, tmp_path / "data", "windows") as writing:
        draft = writing.scripts.work.draft
        assert draft is not None
        writing.scripts.work.make(SetValue(("nodes", "w2", "ask"), "q_ownr", "q_owner"))
        writing.until_read()
        writing.scripts.outline.choose_step("w2")
        writing.until_read()
        assert "q_owner" in writing.scripts.card.findings.text()
        writing.scripts.card.mend.click()
        writing.until_read()
        assert writing.text == complete_text()
        assert not writing.scripts.card.mend.isVisible()


def test_an_error_stops_publishing_and_never_keeping(writing: Writing) -> None:
    writing.mark("c03")
    writing.retype("Is it yours {nobody_knows}?")
    writing.press(Key.Key_S, modifier=CTRL)
    writing.until(lambda: writing.scripts.message.isVisible())
    assert writing.scripts.message.label.text().startswith("1 error keeps it from being published.")
    assert writing.scripts.form.purpose is None
    assert "nobody_knows" in writing.text


def test_what_keeps_it_from_being_published_is_marked_and_said_with_its_mend(writing: Writing) -> None:
    writing.mark("c03")
    writing.retype("Is it yours {nobody_knows}?")
    writing.mark("o_price", "2")
    writing.press(Key.Key_S, modifier=CTRL)
    writing.until(lambda: writing.scripts.message.isVisible())
    said = writing.scripts.message.label.text()
    assert "First: there is no placeholder {nobody_knows} – declare it" in said
    assert writing.line().id == "c03"
    assert writing.scripts.card.findings.isVisible()


def test_what_counts_as_another_question_is_named_as_its_author_does(writing: Writing) -> None:
    writing.mark("c03")
    writing.retype("Is it yours?")
    writing.press(Key.Key_S, modifier=CTRL)
    writing.until(lambda: writing.scripts.form.purpose is not None)
    assert writing.scripts.wordings.text().endswith(": ownership")


def test_what_changed_is_said_in_sentences(writing: Writing) -> None:
    writing.mark("c03")
    writing.retype("Is it yours?")
    writing.press(Key.Key_S, modifier=CTRL)
    writing.until(lambda: writing.scripts.form.purpose is not None)
    assert "reworded" in writing.scripts.form.detail.text()
    writing.press(Key.Key_Escape)
    assert writing.scripts.form.purpose is None
    assert writing.scripts.state.text().startswith("Draft")


def test_the_draft_is_there_after_the_next_start_and_undo_still_reaches_back(qtbot: QtBot, tmp_path: Path) -> None:
    with Writing.opened(qtbot, tmp_path / "data") as writing:
        before = writing.text
        writing.mark("c03")
        writing.retype("Is it yours?")
    with Writing.opened(qtbot, tmp_path / "data") as writing:
        assert "Is it yours?" in writing.text
        writing.scripts.outline.setFocus()
        writing.press(Key.Key_Z, modifier=CTRL)
        writing.until_read()
        assert writing.text == before


@pytest.mark.parametrize(("width", "panes"), [(1280, 3), (1000, 2), (700, 1)])
def test_there_are_as_many_panes_as_have_room(writing: Writing, width: int, panes: int) -> None:
    writing.app.window.resize(width, 700)
    writing.settle()
    page = writing.scripts
    shown = [one for one in (page.outline, page.cards, page.phone) if one.isVisible()]
    assert len(shown) == panes
    writing.mark("c03")
    writing.press(Key.Key_F2)
    assert page.card.isVisible()
    writing.press(Key.Key_F5)
    writing.until_answered()
    assert page.phone.isVisible()
    writing.press(Key.Key_Escape)
    assert page.outline.isVisible()


def test_a_pane_that_is_chosen_is_shown_whoever_had_the_focus(writing: Writing) -> None:
    """An outline that is hidden with the focus in it was taken for Tab, and the card came instead."""
    writing.app.window.resize(700, 700)
    writing.settle()
    page = writing.scripts
    page.outline.setFocus()
    page.panes.show_value("phone")
    page.panes.chosen.emit("phone")
    writing.settle()
    assert page.panes.value() == "phone"
    assert page.phone.isVisible()


def test_what_is_being_typed_is_kept_when_another_page_is_opened_or_the_window_closed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with Writing.opened(qtbot, tmp_path / "data") as writing:
        writing.mark("c03")
        writing.press(Key.Key_F2)
        writing.press(Key.Key_A, modifier=CTRL)
        writing.keys("Half a sentence")
    with Writing.opened(qtbot, tmp_path / "data") as writing:
        assert "en: Half a sentence" in writing.text


def test_capital_letters_are_typed_that_are_commands_in_the_outline(writing: Writing) -> None:
    """A newcomer could write neither Monday nor May: M turns through the meanings of an answer."""
    writing.mark("c03", "rent")
    before = writing.text.count("result: failed")
    writing.press(Key.Key_F2)
    writing.press(Key.Key_A, modifier=CTRL)
    for sign in "May I ask, Mr Moss":
        shift = SHIFT if sign.isupper() else Qt.KeyboardModifier.NoModifier
        key = Qt.Key(ord(sign.upper()))
        QApplication.sendEvent(writing.focused(), QKeyEvent(QEvent.Type.KeyPress, key, shift, sign))
    writing.press(Key.Key_Escape)
    writing.until_read()
    assert "May I ask, Mr Moss" in writing.text
    assert writing.text.count("result: failed") == before


def test_a_script_that_was_never_published_is_not_said_to_be_used(writing: Writing) -> None:
    writing.press(Key.Key_N, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    writing.type("Lifts")
    writing.press(Key.Key_Return)  # in both languages
    writing.until(lambda: writing.scripts.work.draft is not None and writing.scripts.work.draft.script_id == "lifts")
    writing.until_read()
    assert writing.scripts.state.text() == "Draft, not published yet"
    writing.publish("")
    assert writing.scripts.state.text() == "Published: calls use it"


def test_a_new_script_is_in_the_languages_that_are_said_and_asks_for_no_other(writing: Writing) -> None:
    """Else a call in the other one says what the script began with, whatever was written."""
    writing.press(Key.Key_N, modifier=CTRL | SHIFT)
    writing.keys("Lifts")
    writing.press(Key.Key_Tab)
    writing.press(Key.Key_A, modifier=CTRL)
    writing.type("deutsch")
    assert "“deutsch” is no language" in writing.scripts.message.label.text()
    writing.press(Key.Key_N, modifier=CTRL | SHIFT)
    writing.keys("Lifts")
    writing.press(Key.Key_Tab)
    writing.press(Key.Key_A, modifier=CTRL)
    writing.type("en")
    writing.until(lambda: writing.scripts.work.draft is not None and writing.scripts.work.draft.script_id == "lifts")
    writing.until_read()
    assert writing.script.languages == (Language.EN,)
    assert "de:" not in writing.text
    reading = writing.scripts.work.reading
    assert reading is not None
    assert [one for one in reading.problems if one.is_error or "translation" in one.code] == []
    writing.publish("")
    assert writing.scripts.state.text() == "Published: calls use it"
