"""T5: the line drops, the program is killed, the lead rings back – through the window."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from callassist.domain.script import Control
from callassist.services.calls.call_log import LogFilter
from callassist.services.clock import FixedClock
from tests.ui.driving import BERLIN, WAIT, Key, Window


def drop_at_b09(window: Window) -> None:
    start = window.area.start
    start.choose("contract_review")
    QTest.keyClicks(start.paste, "Frau Kern, Kern GmbH, +49 221 4710 0815")
    QTest.keyClick(start.paste, Key.Key_Return)
    window.wait_for_call()
    window.press(Key.Key_1, Key.Key_1, Key.Key_1)
    window.type("18")
    window.press(Key.Key_1)
    assert window.live.view.node == "b09"
    window.press(Key.Key_5, modifier=Qt.KeyboardModifier.ControlModifier)
    assert window.live.view.node == "X5"
    window.press(Key.Key_2)
    assert window.live.view.outcome == "call_dropped"
    window.press(Key.Key_Return)  # the wrap-up, as proposed
    window.qtbot.waitUntil(lambda: window.control.live is None, timeout=WAIT)


def test_the_lead_of_a_dropped_call_rings_back(qtbot: QtBot, tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 3, 2, 10, tzinfo=BERLIN), "Europe/Berlin")
    first = Window(qtbot, tmp_path, clock)
    drop_at_b09(first)
    first.end()
    clock.tick(12 * 60)

    second = Window(qtbot, tmp_path, clock)
    start = second.area.start
    qtbot.waitUntil(lambda: len(start.interrupted_rows()) == 1, timeout=WAIT)
    offered = start.interrupted_rows()[0].call
    assert offered is not None
    assert (offered.name, offered.dropped) == ("Frau Kern", True)
    QTest.keyClicks(start.paste, "0815")
    QTest.keyClick(start.paste, Key.Key_Return)
    second.wait_for_call()
    view = second.live.view
    assert view.node == "X6"
    assert [crumb.id for crumb in view.stack] == ["b09"]
    assert "contract end" in view.say.plain()
    second.press(Key.Key_Return)
    view = second.live.view
    assert view.node == "b09"
    assert view.control is not Control.APPOINTMENT
    assert {step.question: step.stable for step in view.path if step.stable} == {
        "q_decider": "alone",
        "q_lines": "18",
        "q_provider": "provider_a",
    }
    assert second.live.parent_id == offered.id
    rows = second.services.call_log.page(LogFilter(), None, 10).result(timeout=200).rows
    assert [row.direction for row in rows] == ["in", "out"]
    assert rows[0].parent_id == rows[1].id
    # the callback that was noted for the dropped call is done: nothing is left to call back
    traced = second.services.call_log.trace(rows[1].id).result(timeout=200)
    assert traced.summary.outcome == "call_dropped"
    assert not second.services.calling.interrupted().result(timeout=200)
    second.end()


def test_the_key_stands_on_what_enter_does_while_the_number_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    first = Window(qtbot, tmp_path)
    drop_at_b09(first)
    first.end()
    second = Window(qtbot, tmp_path)
    start = second.area.start
    qtbot.waitUntil(lambda: len(start.interrupted_rows()) == 1, timeout=WAIT)
    row = start.interrupted_rows()[0]
    second.keys("0815")
    assert row.ring.text().endswith("↵")
    assert "↵" not in start.start.text()
    second.keys("9")
    assert not row.ring.text().endswith("↵")
    assert start.start.text().endswith("↵")
    second.end()
