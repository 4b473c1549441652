"""What leaves by itself is told before, where it stands, and in one line when it has: never during a call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.domain.lead_list import ListFrame, ListRow, Party, RowState
from callassist.engine.retention import Rule
from callassist.services.clock import FixedClock
from callassist.services.keeping.letting_go import Leaving, Retired
from callassist.ui.leads.lists_page import ListsPage
from callassist.ui.person.sheet_page import PersonPage
from tests.ui.driving import ALT, Key, Window, opened

FRAME = ListFrame("Fair 2025", Party.BUSINESS, presumed_reason="Asked for an offer at the fair")
HELD = [
    ListRow(place, RowState.HELD, name=f"Ada Kern {place}", e164=f"+4930222222{place}", held="number")
    for place in (1, 2)
]
LEFT = "2 held rows of the list “Fair 2025” were deleted: nothing was decided for 30 days."
DAY = 86_400


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "data") as found:
        yield found


def plain(text: str) -> str:
    """Without the marks around what comes from data."""
    return text.replace("\u2068", "").replace("\u2069", "")


def test_it_is_told_beside_the_list_on_the_sheet_and_in_the_settings_and_once_when_it_is_gone(window: Window) -> None:
    window.services.lead_lists.read_in(FRAME, [*HELD, ListRow(3, name="Sam Oduya", e164="+49301111111")])
    main = window.app.window
    window.press(Key.Key_I, modifier=ALT)
    window.until_answered()
    lists = main.page("lists")
    assert isinstance(lists, ListsPage)
    assert "2 held rows leave on 1 Apr 2026" in str(lists.model.data(lists.model.index(0)))
    main.open_page("person")
    sheet = main.page("person")
    assert isinstance(sheet, PersonPage)
    sheet.search.setFocus()
    window.type("+49302222221")
    window.until_answered()
    (fact,) = sheet.sheet.cards["kept"].rows()
    assert fact.fact.words.startswith("Until 1 Apr 2026, unless it is decided")
    window.open_settings()
    window.until_answered()
    lines = plain(window.settings.kept.lines.text())
    assert lines == "1 Apr 2026: 2 held rows of the list “Fair 2025” – nothing was decided for 30 days"

    # in a call nothing is let go of, and what is told late waits until it is over
    clock = window.services.clock
    assert isinstance(clock, FixedClock)
    clock.tick(31 * DAY)
    main.open_page("call")
    window.call()
    main.upkeep.let_go_if_due()
    main.upkeep.left.emit(Retired(gone=(Leaving(Rule.LEDGER, 1, clock.now().date()),)))
    window.until_answered()
    assert main.notice.isHidden()
    assert lists.model.lists()[0].counts == {RowState.NEW: 1, RowState.HELD: 2}
    window.end_call()
    assert main.notice.label.text() == "1 note that somebody was erased was deleted after 3 years."
    main.notice.button.click()
    main.upkeep.let_go_if_due()
    window.until_answered()
    assert plain(main.notice.label.text()) == LEFT
    window.services.settings.set("window_language", "de")
    main.apply_settings()
    window.until_answered()
    assert "2 zurückgestellte Zeilen der Liste „Fair 2025“ wurden gelöscht" in plain(main.notice.label.text())
    main.open_page("lists")
    window.until_answered()
    assert lists.model.lists()[0].counts == {RowState.NEW: 1}
