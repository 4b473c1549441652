"""L8: a third try of a day is refused in words, who rings is free, and no file of rules goes beyond three a day."""

from __future__ import annotations

from PySide6.QtCore import Qt

from callassist.services.calls.call_log import LogFilter
from tests.ui.conftest import WAIT, Driver

_NUMBER = "Frau Kern, 0221 4710815"


def _try(driver: Driver) -> None:
    """Typed, and logged as not reached by one key."""
    driver.start.focus_first()
    driver.type(_NUMBER)
    driver.key(Qt.Key.Key_G, ctrl=True)


def _outcomes(driver: Driver) -> list[str]:
    return [row.outcome for row in driver.services.call_log.page(LogFilter()).result(200).rows]


def test_the_third_key_of_a_day_is_refused_in_words_and_who_rings_is_free(driver: Driver) -> None:
    for number in (1, 2):
        _try(driver)
        driver.qtbot.waitUntil(lambda: driver.start.form.is_empty(), timeout=WAIT)
        assert len(_outcomes(driver)) == number
        driver.clock.tick(3 * 3600)
    driver.services.settings.set("window_language", "de")
    driver.app.window.apply_settings()
    refused = "Heute schon zweimal angerufen: frühestens morgen, in einem anderen Tagesteil."

    driver.start.focus_first()
    driver.type(_NUMBER)
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
