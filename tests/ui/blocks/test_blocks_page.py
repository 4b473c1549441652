"""The block list by keys: added to, looked up, lifted, and files counted against it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import ListFrame, ListRow, Party, RowState
from callassist.ui.blocks.blocks_page import BlocksPage
from tests.ui.driving import ALT, CTRL, Key, Window, opened
from tests.ui.leads.driving_lists import lists_page


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def blocks_page(window: Window) -> BlocksPage:
    window.press(Key.Key_B, modifier=ALT)
    page = window.app.window.page("blocks")
    assert isinstance(page, BlocksPage)
    window.until_answered()
    return page


def test_a_number_is_blocked_looked_up_and_lifted_only_by_the_persons_own_word(window: Window) -> None:
    page = blocks_page(window)
    assert page.empty.isVisible()
    window.press(Key.Key_N, modifier=ALT)
    window.keys("030 1234567")
    assert page.deeds.adding.meaning.text().endswith("+49301234567")
    window.press(Key.Key_Return)
    window.until_answered()
    assert page.told.isVisible()
    assert page.count.text() == "1 blocked, 0 lifted"
    # looked up by the number in another form, and by one that is not there
    page.search.setFocus()
    window.keys("0049 30 1234567")
    window.press(Key.Key_Return)
    window.until_answered()
    found = page.chosen()
    assert found is not None
    assert found.block.number == "+49301234567"
    # what they said themselves only they take back
    window.press(Key.Key_E, modifier=ALT)
    assert page.deeds.lifting.said.isVisible()
    assert page.deeds.lifting.number.isHidden()
    window.keys("a colleague has a new list")
    window.press(Key.Key_Return, Key.Key_Return)
    window.until_answered()
    assert "Only they can take that back" in page.deeds.lifting.problem.text()
    page.deeds.lifting.said.setFocus()
    window.keys("wrote on 3 March that calls are fine")
    window.press(Key.Key_Return)
    window.until_answered()
    assert page.count.text() == "0 blocked, 1 lifted"
    window.press(Key.Key_B, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    window.until_answered()
    found = page.chosen()
    assert found is not None
    assert "wrote on 3 March" in page.detail_text.text()


def test_a_file_is_only_counted_until_its_numbers_are_taken_in(window: Window, tmp_path: Path) -> None:
    window.services.block_list.add("030 1234567").result(200)
    path = tmp_path / "robinson.csv"
    path.write_text("phone\n030 1234567\n0221 4710815\nnone\n", encoding="utf-8")
    page = blocks_page(window)
    page.search.setFocus()
    window.keys(str(path))
    window.press(Key.Key_F, modifier=ALT)
    window.until_answered()
    assert page.deeds.file.told.text() == "Numbers: 2, blocked of them: 1, no number: 1. Nothing was written."
    assert page.count.text() == "1 blocked, 0 lifted"
    page.deeds.file.take.click()
    window.until_answered()
    assert page.deeds.file.told.text() == "1 blocked now, 1 were already, 1 no number."
    assert page.count.text() == "2 blocked, 0 lifted"
    window.press(Key.Key_Escape)
    window.press(Key.Key_D, modifier=ALT)
    target = tmp_path / "ours.json"
    page.deeds.handing_on.target.setText(str(target))
    window.press(Key.Key_Return)
    window.until_answered()
    assert page.told.label.text().startswith("2 fingerprints written to")
    assert "4710815" not in target.read_text(encoding="utf-8")


def test_what_a_list_said_stays_blocked_when_it_is_taken_back_and_the_bar_says_so(window: Window) -> None:
    row = ListRow(1, name="Frau Kern", e164="+49301234567")
    never = ListRow(2, name="Herr Oduya", e164="+492214710815", state=RowState.BLOCKED)
    frame = ListFrame("Fair", Party.BUSINESS, script_id="education_savings", stage="cold_call", country="DE")
    window.services.lead_lists.read_in(frame, [row, never])
    page = lists_page(window)
    window.press(Key.Key_U, modifier=ALT)
    window.press(Key.Key_U, modifier=ALT)
    window.until_answered()
    assert "1 number its file said not to call stays blocked (Alt+B)." in page.told.label.text()
