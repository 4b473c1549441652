"""The sentence of who waits opens who they are: rule by rule, by keys and by the mouse."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListRow
from tests.storage.logs import request
from tests.ui.conftest import WAIT, Driver
from tests.ui.start.test_what_now_card import FRAME


def test_each_count_of_who_waits_opens_its_rows_and_escape_closes_them(driver: Driver) -> None:
    card = driver.start.what_now
    panel = card.held_panel
    lists = driver.services.lead_lists
    rests = request("Herr Rast", "030 3000001")
    driver.clock.tick(-80 * 24 * 3600)
    for _ in range(10):
        driver.services.calling.log_unreached(rests, "no_answer", FollowUp(FollowUpKind.RETRY)).result(WAIT)
        driver.clock.tick(timedelta(days=7).total_seconds())
    driver.clock.tick(17 * 24 * 3600 + 12 * 3600)  # in the evening
    rows = [ListRow(n, name=f"Lead {n}", e164=f"+4930{1_000_000 + n}") for n in range(1, 4)]
    lists.read_in(FRAME, [*rows, ListRow(4, company="Roth Ltd", e164="+442071234567", country="GB")])
    driver.window.call_desk.refresh()
    driver.qtbot.waitUntil(lambda: "resting" in card.held.text() and "outside" in card.held.text(), timeout=WAIT)
    card.setFocus()

    driver.key(Qt.Key.Key_H)
    assert panel.view.hasFocus()
    shown = [chip.accessibleName() for chip in panel.chips if not chip.isHidden()]
    assert len(shown) >= 2
    assert all(words in card.held.text() for words in shown), "the parts of the sentence, each with its digit"
    hours = next(place for place, words in enumerate(shown) if "outside the hours" in words)
    driver.key(Qt.Key(Qt.Key.Key_1 + hours))
    names = {held.who.name for line in range(panel.model.rowCount()) if (held := panel.model.row_at(line)) is not None}
    assert {"Lead 1", "Lead 2", "Lead 3"} <= names
    meant = driver.start.meant()
    held = panel.chosen()
    assert held is not None
    assert held.who.row is not None
    assert meant is not None
    assert meant.place == held.who.row.place, "whoever is marked is whom the sheet is opened of"

    resting = next(place for place, words in enumerate(shown) if "resting" in words)
    QTest.mouseClick(panel.chips[resting], Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=WAIT)
    held = panel.chosen()
    assert held is not None
    assert held.who.name == "Herr Rast"

    driver.key(Qt.Key.Key_Return)
    assert panel.isHidden(), "Enter calls nobody while somebody else is looked at"
    assert card.hasFocus()
    assert not driver.window.call_desk.in_call
    QTest.mouseClick(card.show_held, Qt.MouseButton.LeftButton)
    assert panel.view.hasFocus()
    driver.key(Qt.Key.Key_Escape)
    assert panel.isHidden()
    driver.type("0221 4710815")
    assert driver.start.lead().number == "0221 4710815", "digits are a number again"
