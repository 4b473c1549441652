"""A switchboard: whoever is called at the number of others is told of them before the first word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from callassist.domain.follow_up import FollowUp, FollowUpKind
from tests.storage.logs import request
from tests.ui.driving import ENGLISH, Window, noon, write_settings

NONE = FollowUp(FollowUpKind.NONE)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    write_settings(tmp_path, **ENGLISH)
    found = Window(qtbot, tmp_path, noon())
    yield found
    found.app.close()
    found.services.close()


def test_two_people_at_one_number_are_told_as_colleagues_to_whoever_calls_a_third(window: Window) -> None:
    for name in ("Anna Kern", "Sam Oduya"):
        window.services.calling.log_unreached(request(name=name, number="030 1234567"), "no_answer", NONE).result(200)
    window.start.focus_first()
    window.paste("Ms Amsel, 030 1234567")
    window.until(lambda: "2 colleagues known here: " in window.start.known.text())
    assert "Anna Kern, Sam Oduya" in window.start.known.text()
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.area.in_call)


def test_whoever_is_known_under_another_spelling_is_no_colleague_of_their_own(window: Window) -> None:
    window.services.calling.log_unreached(request(name="Anna Müller", number="030 1234567"), "no_answer", NONE).result(
        200
    )
    window.start.focus_first()
    window.paste("A. Mueller, 030 1234567")
    window.until(lambda: "Known: " in window.start.known.text())
    assert "colleague" not in window.start.known.text()
