"""The log tells what a call made known beside its answers: who decides, where to write to, why nothing follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.domain.follow_up import FollowUp, FollowUpKind
from tests.storage.logs import press, request
from tests.ui.driving import Window, opened, texts

#: signs that keep a name's direction to itself, which nobody reads, and blanks that do not break
PLAIN: dict[int, str | int | None] = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069)) | {0xA0: " "}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def told(window: Window, *tokens: str, outcome: str, follow_up: FollowUp | None = None) -> str:
    """All the log says of a call that went like this."""
    live = window.services.calling.start(request(script="contract_review")).result(200)
    press(live, *tokens)
    live.hang_up(outcome, follow_up or live.follow_up_for(outcome), "").future.result(200)
    page = window.open_log()
    window.until(lambda: page.model.rowCount() == 1)
    page.table.selectRow(0)
    window.until(lambda: page.trace.call_id() == live.id)
    return "\n".join(texts(page.trace)).translate(PLAIN)


def test_who_decides_is_told_with_function_line_and_time(window: Window) -> None:
    found = told(window, "3", "C=Herr Oduya;IT-Leiter;030 7654321;morgen 9", "1", outcome="decision_maker_named")
    assert "Decides: Herr Oduya, IT-Leiter, 030 7654321, morgen 9" in found
    assert "3 Mar 2026, 09:00" in found


def test_where_to_write_to_and_the_consent_are_told(window: Window) -> None:
    found = told(window, "1", "K=kern@example.org;Am Markt 1;3.2.2026;Messe", outcome="hung_up")
    assert "kern@example.org · Am Markt 1" in found
    assert "Consent: 3 Feb 2026, Messe" in found


def test_why_nothing_follows_is_told(window: Window) -> None:
    none = FollowUp(FollowUpKind.NONE, reason="zieht weg")
    found = told(window, "1", outcome="not_interested", follow_up=none)
    assert "Nothing follows: zieht weg" in found
