"""L3, by keyboard: nobody of a bought list of consumers may be called until the proof of each is whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import RowState, SourceKind
from callassist.formats.tables.header_words import LeadField
from callassist.services.leads.number_patterns import NumberChoice
from callassist.ui.kit.key_button import KeyButton
from tests.services.leads.bought_lists import BARE, DATED, MARKED, SPONSORS, UNDATED, WITHDRAWN, bought
from tests.ui.driving import ALT, ENGLISH, Key, Window, opened
from tests.ui.leads.driving_lists import lists, lists_page, looked_at, rows

ALL = DATED + UNDATED + WITHDRAWN + MARKED + BARE


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def test_l3_nobody_of_a_bought_list_is_callable_until_its_proof_is_whole(window: Window, tmp_path: Path) -> None:
    page = looked_at(window, bought(tmp_path))
    panel, legal = page.importing, page.importing.frame.legal
    window.press(Key.Key_Return)
    assert panel.numbers.is_open
    (question,) = panel.numbers.questions()
    assert question.asked is not None
    leave = [one.choice for one in question.asked.question.chances].index(NumberChoice.LEAVE_OUT)
    window.keys(str(leave + 1))
    window.press(Key.Key_Return)

    # consumers are asked about their consent, and a column is no answer
    assert panel.frame.is_open
    window.type("Bought")
    window.keys("a broker")
    window.press(Key.Key_Tab)
    kind = panel.frame.source_kind
    assert (kind.hasFocus(), kind.currentData()) == (True, ""), "what its columns look like is not said by that"
    assert kind.currentText() == "not said yet – it looks like: bought or rented addresses"
    window.press(Key.Key_Down)
    assert kind.currentData() == SourceKind.BOUGHT
    window.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    assert legal.basis.hasFocus()
    assert [legal.basis.itemData(line) for line in range(legal.basis.count())] == ["", "express", "none"]
    assert "whoever sold the address" in legal.hint.text()
    assert "evidence, no consent" in legal.hint.text()
    window.press(Key.Key_Return)
    assert panel.check.is_open
    window.until_answered()
    assert panel.check.times.text() == f"callable now: 0 · blocked by proof: {DATED + UNDATED} · without reason: 0"

    # every count opens its rows, by its digit; Escape closes them, and only then the import
    check = panel.check
    assert check.counted()[0] == f"{UNDATED} held back: nothing says when they agreed to be called"
    window.keys("1")
    window.until(check.rows.isVisible)
    window.until_answered()
    assert check.opened_rows.rowCount() == UNDATED
    for language, word in (("de", "Zeile"), ("en", "line")):  # in the words of whatever language the window has by now
        window.services.settings.set("window_language", language)
        window.app.window.apply_settings()
        window.until_answered()
        first = check.opened_rows.row_at(0)
        assert first is not None
        assert word in first.below
    # Tab goes as the eye does, and what is open is no matter of colour alone
    chip = QAccessible.queryAccessibleInterface(check.findChildren(KeyButton)[0])
    assert chip is not None
    assert chip.state().checked  # type: ignore[attr-defined]
    window.press(Key.Key_Tab)
    assert check.do_import.hasFocus()
    window.press(Key.Key_Escape)
    assert not check.rows.isVisible()
    assert check.do_import.hasFocus()

    # confirmed: when, wording and source are the columns that were recognised, and what is missing is counted
    window.press(Key.Key_Backspace)
    assert panel.frame.is_open
    legal.basis.setFocus()
    window.press(Key.Key_Down)
    assert legal.basis.currentData() == "express"
    when, how, wording, source = legal.boxes
    assert [one.currentData() for one in (when, how, wording, source)] == [2, -1, 4, 3]
    assert when.isVisible()
    window.press(Key.Key_Return)
    window.until_answered()
    assert check.times.text().startswith("callable now: 0 · blocked by proof")
    assert f"{ALL} of {ALL} without complete proof – for whom: {ALL} · about what: {ALL}" in check.proof.text()
    assert f"{ALL} rows tell a consent to calls of whoever pays" in check.proof.text()
    assert SPONSORS in check.proof.text()

    # whose day it is can be said otherwise, at once
    window.press(Key.Key_Backspace)
    when.setFocus()
    window.press(Key.Key_Up)
    window.until_answered()
    assert panel.columns.fields()[1:3] == (LeadField.PROOF_WHEN, None)
    window.press(Key.Key_Down)
    window.until_answered()
    assert panel.columns.fields()[2] is LeadField.PROOF_WHEN
    assert panel.columns.fields()[1] is None

    # read in without a word on what: held, and told so
    page = looked_at(window, bought(tmp_path))
    window.press(Key.Key_Return)
    window.keys(str(leave + 1))
    window.press(Key.Key_Return)
    window.type("Bought")
    window.keys("a broker")
    window.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    panel.frame.script.setCurrentIndex(panel.frame.script.findData("education_savings"))
    window.press(Key.Key_Return)
    window.until_answered()
    window.press(Key.Key_Return)
    window.until(page.told.isVisible)
    window.until_answered()
    assert lists(window)[0].frame.source_kind == "", "nobody has said it this time"
    assert lists(window)[0].counts == {RowState.HELD: DATED + UNDATED + BARE, RowState.BLOCKED: WITHDRAWN + MARKED}
    window.press(Key.Key_Return)
    window.until(page.message.isVisible)
    assert "held back: Alt+T says why they may be called" in page.message.label.text()

    # wherever it is told how many are held back, it opens them: by H, and by its button
    number = DATED + UNDATED + BARE
    for button in (page.told.held, page.message.button, page.held, None):
        assert page.view.hasFocus()
        if button is page.message.button:
            window.press(Key.Key_Return)
            window.until(page.message.isVisible)
        if button is None:
            window.press(Key.Key_H)
        else:
            assert button.isVisible()
            button.click()
        window.until_answered()
        assert (page.rows.isVisible(), page.rows.model.rowCount()) == (True, number)
        assert page.rows.chips[2].accessibleName() == f"held back {number}"
        window.press(Key.Key_Escape)
        window.until_answered()

    # a single row: looked at, and all that can be logged of it is that nobody was called
    window.press(Key.Key_Y, modifier=ALT)
    window.until_answered()
    assert page.rows.view.hasFocus()
    assert page.rows.model.rowCount() == ALL
    window.keys("3")
    window.until_answered()
    assert page.rows.model.rowCount() == DATED + UNDATED + BARE
    shown = page.rows.view.chosen()
    assert shown is not None
    assert shown.state == "held back: nobody has said that their columns prove a consent"
    window.press(Key.Key_P, modifier=ALT)
    window.until_answered()
    assert "It stays as it is" in page.message.label.text(), "no key makes a consent"
    window.press(Key.Key_Return)
    window.until(lambda: window.app.window.pages.current() != "lists")
    window.until_answered()
    assert window.start.permission.blocked
    assert not window.start.start.isEnabled()
    window.press(Key.Key_J, modifier=ALT)
    window.until_answered()
    assert [one.outcome for one in window.logged()] == ["not_called_no_consent"]
    lists_page(window)
    assert lists(window)[0].counts[RowState.TOUCHED] == 1
    window.press(Key.Key_Escape)
    window.until_answered()
    assert page.view.hasFocus()

    window.press(Key.Key_T, modifier=ALT)
    assert page.legal.legal.basis.hasFocus()
    window.press(Key.Key_Down, Key.Key_Return)
    window.until_answered()
    assert "nobody more may be called" in page.told.label.text()
    window.press(Key.Key_T, modifier=ALT)
    assert page.legal.legal.basis.currentData() == "express", "what was said is shown"
    window.press(Key.Key_Tab)
    window.type(f"Yes, {ENGLISH['company']} may call me by phone about savings")
    window.type("a form of the contest")
    window.until_answered()
    assert f"{DATED - 1} more may be called" in page.told.label.text()
    found = lists(window)[0]
    assert found.counts[RowState.NEW] == DATED - 1
    days = [one.row.proof["given_at"] for one in rows(window) if one.row.state is RowState.NEW]
    assert days == [f"2026-02-{place:02}" for place in range(2, DATED + 1)]
    assert window.app.window.pages.current() == "lists"
    window.press(Key.Key_Return)
    window.until(lambda: window.app.window.pages.current() != "lists")
    window.until_answered()
    assert not window.start.permission.blocked
