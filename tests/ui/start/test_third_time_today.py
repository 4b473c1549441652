"""L8: a third try of a day is refused in words, who rings is free, and no file of rules goes beyond three a day."""

from __future__ import annotations

from PySide6.QtCore import Qt

from callassist.domain.lead_list import ListFrame, ListRow, Party, RowRef
from callassist.services.calls.call_log import LogFilter
from callassist.services.contacts.contact_text import Lead
from callassist.ui.start.from_list import FromList
from tests.ui.conftest import WAIT, Driver

FRAME = ListFrame("Fair", Party.BUSINESS, script_id="education_savings", presumed_reason="Asked for it at the fair")
ROW = ListRow(1, name="Frau Kern", e164="+492214710815")


def _offer(driver: Driver, ref: RowRef) -> None:
    """The one row of the list stands in the form, chosen on the page of lists."""
    listed = FromList(ref, {}, "Fair", "education_savings", "cold_call")
    driver.start.offer_row(Lead("Frau Kern", "", "+49 221 4710815"), listed)
    driver.start.focus_first()


def _outcomes(driver: Driver) -> list[str]:
    return [row.outcome for row in driver.services.call_log.page(LogFilter()).result(200).rows]


def test_the_third_key_of_a_day_is_refused_in_words_and_who_rings_is_free(driver: Driver) -> None:
    ref = RowRef(driver.services.lead_lists.read_in(FRAME, [ROW]).list_id, 1)
    for number in (1, 2):
        _offer(driver, ref)
        driver.key(Qt.Key.Key_G, ctrl=True)
        driver.qtbot.waitUntil(lambda: driver.start.form.is_empty(), timeout=WAIT)
        assert len(_outcomes(driver)) == number
        driver.clock.tick(3 * 3600)
    driver.services.settings.set("window_language", "de")
    driver.app.window.apply_settings()
    refused = "Heute schon zweimal angerufen: frühestens morgen, in einem anderen Tagesteil."

    _offer(driver, ref)
    band = driver.start.permission
    driver.qtbot.waitUntil(lambda: band.blocked, timeout=WAIT)
    assert refused in band.label.text()
    assert not driver.start.start.isEnabled()
    driver.key(Qt.Key.Key_G, ctrl=True)
    driver.qtbot.waitUntil(lambda: refused in driver.start.message.label.text(), timeout=WAIT)
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: not driver.window.call_desk.starting, timeout=WAIT)
    assert _outcomes(driver) == ["no_answer", "no_answer"]

    driver.key(Qt.Key.Key_Return, alt=True)
    driver.qtbot.waitUntil(lambda: driver.window.call_desk.in_call, timeout=WAIT)
    driver.hang_up()
    calls = driver.services.call_log.page(LogFilter()).result(200).rows
    assert len(calls) == 3
