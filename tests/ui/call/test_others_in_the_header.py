"""A switchboard in the call itself: whoever is known there stands in the header, and who put through is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.ui.person.sheet_page import PersonPage
from tests.storage.logs import NONE, rows
from tests.storage.logs import start as started
from tests.ui.driving import ALT, CTRL, Key, Window, opened

NUMBER = "0221 4567890"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def test_colleagues_known_and_spoken_to_are_told_and_who_puts_through_stays_a_contact(window: Window) -> None:
    """L5 beyond the form, and R16: the active contact changes, both are in the log, of one company."""
    live = started(window.services, "1", name="Anna Kern", number=NUMBER)
    live.hang_up("later", NONE, "").future.result(200)
    live = started(window.services, name="Sam Tritt", number=NUMBER)
    live.hang_up("no_answer", NONE, "").future.result(200)
    window.call("contract_review", f"Empfang, {NUMBER}", depth=2)
    window.until_answered()
    header = window.page.header
    assert header.allowed.text() == "! with a doubt"
    assert header.allowed.accessibleDescription() == header.allowed.toolTip() != ""
    place = (header.timer.pos(), header.hang_up.pos())
    told = "2 colleagues known here: Anna Kern (spoken to 2 Mar 2026), Sam Tritt"
    assert header.others.whole() == told
    assert (header.timer.pos(), header.hang_up.pos()) == place
    # who is on the line is shown by one key, and not erased meanwhile; the call goes on
    window.press(Key.Key_W, modifier=ALT)
    window.until_answered()
    sheet = window.app.window.page("person")
    assert isinstance(sheet, PersonPage)
    assert sheet.head.who.text() == "Empfang"
    assert not sheet.head.call.isVisible()
    window.press(Key.Key_Delete, modifier=ALT)
    window.until_answered()
    window.press(Key.Key_Delete, modifier=ALT)
    window.until_answered()
    assert "A call with this person is on" in sheet.message.label.text()
    window.press(Key.Key_Escape, Key.Key_Escape)
    assert window.app.window.pages.current() == "call"
    # put through: the reception stays known, by name and in the log
    window.keys("2")
    window.type("Frau Dr. Oduya")
    window.keys("1")
    window.until_answered()
    assert header.name.whole() == "Frau Dr. Oduya"
    assert header.others.whole() == f"spoke to Empfang · {told}"
    for width in (700, 1280):
        window.window.resize(width, 820)
        window.settle()
        assert header.others.isVisible()
        assert header.others.geometry().right() <= header.saved.geometry().left()
    window.press(Key.Key_T, modifier=CTRL)
    window.settle()
    assert not header.others.isVisible()
    window.press(Key.Key_T, modifier=CTRL)
    window.until_answered()
    window.live.hang_up("later", NONE, "").future.result(200)
    window.services.close()
    found = rows(
        window.folder, "SELECT name, role FROM contact WHERE name IN ('Empfang', 'Frau Dr. Oduya') ORDER BY name"
    )
    assert [name for name, _ in found] == ["Empfang", "Frau Dr. Oduya"]
    assert found[0][1] == "gatekeeper"
    assert rows(window.folder, "SELECT count(DISTINCT account_id) FROM contact") == [(1,)]
