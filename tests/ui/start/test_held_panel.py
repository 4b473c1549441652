"""The sentence of who waits opens who they are: rule by rule, by keys and by the mouse."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListRow
from callassist.ui.start.held_panel import HeldPanel
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


def _some_held(driver: Driver) -> HeldPanel:
    """Three who may not be called at this hour."""
    driver.clock.tick(12 * 3600)  # in the evening
    rows = [ListRow(n, name=f"Lead {n}", e164=f"+4930{1_000_000 + n}") for n in range(1, 4)]
    driver.services.lead_lists.read_in(FRAME, rows)
    driver.window.call_desk.refresh()
    card = driver.start.what_now
    driver.qtbot.waitUntil(lambda: "outside" in card.held.text(), timeout=WAIT)
    card.setFocus()
    driver.key(Qt.Key.Key_H)
    assert card.held_panel.view.hasFocus()
    return card.held_panel


def _names(panel: HeldPanel) -> list[str]:
    rows = [panel.model.row_at(line) for line in range(panel.model.rowCount())]
    return [one.who.name for one in rows if one is not None]


def test_a_digit_means_who_is_held_a_time_or_a_filter_and_one_of_them_alone(driver: Driver) -> None:
    panel, card = _some_held(driver), driver.start.what_now
    driver.key(Qt.Key.Key_L)
    driver.qtbot.waitUntil(lambda: not card.filter_form.isHidden(), timeout=WAIT)
    assert panel.isHidden()
    assert panel.model.rowCount() == 0, "nobody's name stays behind"
    driver.key(Qt.Key.Key_H)
    assert card.filter_form.isHidden()
    assert not panel.isHidden()
    card.setFocus()
    driver.key(Qt.Key.Key_Escape)
    assert panel.isHidden(), "wherever on the page the focus is"


def test_who_is_free_or_gone_by_now_is_shown_as_held_no_more_and_the_mark_stays_with_whom_it_was(
    driver: Driver,
) -> None:
    panel, card = _some_held(driver), driver.start.what_now
    driver.until_answered()
    names = _names(panel)
    assert names == ["Lead 1", "Lead 2", "Lead 3"]
    panel.view.choose(1)
    day = driver.services.what_now.look().result(WAIT)
    card.show_day(replace(day, offer=replace(day.offer, held=day.offer.held[1:])))
    assert _names(panel) == names[1:]
    marked = panel.chosen()
    assert marked is not None
    assert marked.who.name == names[1]


def test_a_look_at_the_day_takes_the_focus_from_nobody_who_types(driver: Driver) -> None:
    panel, card = _some_held(driver), driver.start.what_now
    driver.start.form.focus_first()
    day = driver.services.what_now.look().result(WAIT)
    nobody = replace(day, offer=replace(day.offer, held=(), more=True))
    card.show_day(nobody)
    assert panel.isHidden()
    assert driver.start.paste.hasFocus(), "or the next letter would be a key of the card"
    card.show_day(day)
    panel.open(day)
    assert panel.view.hasFocus()
    card.show_day(nobody)
    assert card.hasFocus()


def test_who_is_held_makes_room_for_somebody_in_the_form_where_there_is_little(driver: Driver) -> None:
    panel = _some_held(driver)
    driver.window.resize(700, 600)
    driver.settle()
    panel.view.choose(0)
    whole = panel.view.sizeHintForRow(0)
    assert 3 * whole <= panel.view.viewport().height() < 4 * whole, "no half row, and no empty one"
    driver.key(Qt.Key.Key_H)
    promised = FollowUp(FollowUpKind.CALLBACK, driver.services.clock.local())
    driver.services.calling.log_unreached(request("Ms Next", "030 3000001"), "no_answer", promised).result(WAIT)
    driver.window.call_desk.refresh()
    driver.until_answered()
    driver.services.settings.set("interface_size", 200)
    driver.window.apply_settings()
    driver.settle()
    driver.key(Qt.Key.Key_H)
    whole = panel.view.sizeHintForRow(0)
    driver.settle()
    assert panel.view.visibleRegion().boundingRect().height() >= whole
    driver.start.form.focus_first()
    driver.type("Kern")
    assert panel.isHidden()
    assert driver.start.paste.text() == "Kern"
