"""Evidence of all calls of a time, from the log: days by keys, progress, a stop, and where it lies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.services.permission import proving
from callassist.ui.log.log_page import LogPage
from tests.storage.logs import request
from tests.ui.conftest import WAIT, Driver
from tests.ui.driving import CTRL, Key
from tests.ui.leads.held_up import held_up

DAY = 24 * 3600


def test_the_evidence_of_a_time_is_written_by_keys_stopped_by_esc_and_says_where_it_lies(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two calls in February, one in March: the last month is one key away, and other days are typed."""
    again = FollowUp(FollowUpKind.RETRY)
    driver.clock.tick(-20 * DAY)
    for name, days in (("Frau Roth", 1), ("Herr Demir", 19), ("Frau Kern", 0)):
        driver.services.calling.log_unreached(request(name, f"0221 471{days:04}"), "no_answer", again).result(200)
        driver.clock.tick(days * DAY)
    driver.key(Key.Key_L, alt=True)
    log = driver.app.window.page("log")
    assert isinstance(log, LogPage)
    panel = log.proving
    QTest.keyClick(driver.focused(), Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert panel.since.hasFocus()
    assert (panel.since.text(), panel.until.text()) == ("1 Mar 2026", "2 Mar 2026")
    last_month = next(one for one in panel.span.findChildren(QPushButton) if one.text() == "last month")
    last_month.setFocus()
    driver.key(Key.Key_Space)
    assert (panel.since.text(), panel.until.text()) == ("1 Feb 2026", "28 Feb 2026")
    out = tmp_path / "out"
    panel.folder.setText(str(out))
    panel.folder.setFocus()

    with held_up(monkeypatch, proving, "page_of", times=1) as held:
        driver.key(Key.Key_Return)
        driver.qtbot.waitUntil(held.begun.is_set, timeout=WAIT)
        driver.qtbot.waitUntil(lambda: panel.progress.value() > 0, timeout=WAIT)
        assert panel.progress.isVisible()
        assert not panel.write.isEnabled()
        driver.key(Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: "Stopped" in panel.done.text(), timeout=WAIT)
    assert list(out.iterdir()) == []
    assert not panel.progress.isVisible()

    driver.key(Key.Key_Return)
    driver.qtbot.waitUntil(lambda: "2 calls" in panel.done.text(), timeout=WAIT)
    (folder,) = out.iterdir()
    assert str(folder) in panel.done.text()
    told = json.loads((folder / "evidence.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in told["calls"]] == ["Frau Roth", "Herr Demir"]

    panel.until.setFocus()
    panel.until.selectAll()
    driver.type("3.3.2026")
    driver.key(Key.Key_Return)
    assert "still to come" in panel.problem.text()
    assert panel.span.value() is None, "days that were typed are those of no name"
    driver.key(Key.Key_Escape)
    assert panel.isHidden()
    assert log.prove.hasFocus()

    log.prove.hide()  # as where there is no room for it
    log.search.setFocus()
    QTest.keyClick(driver.focused(), Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert panel.since.hasFocus()
    driver.key(Key.Key_Escape)
    assert log.search.hasFocus()
