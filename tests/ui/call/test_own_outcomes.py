"""An outcome of a script's own in the window: called by its name from the wrap-up to the log and its trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.engine.test_own_outcomes import FILE
from tests.ui.driving import Key, Window, opened

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A German window whose library has the script."""
    scripts = tmp_path / "data" / "scripts"
    scripts.mkdir(parents=True)
    (scripts / "own_ends.yaml").write_bytes(FILE.read_bytes())
    with opened(qtbot, tmp_path / "data", window_language="de", script_language="de") as made:
        yield made


def test_from_its_closing_to_the_log(window: Window) -> None:
    window.call("own_ends")
    window.keys("111")
    window.press(Key.Key_Return)
    wrap_up = window.page.wrap_up
    assert wrap_up.outcome() == "pledged"
    first = wrap_up._buttons[0]  # noqa: SLF001 - digits choose it
    assert (first.label(), first.key_text()) == ("zugesagt", "1")
    assert wrap_up.kind.currentText() == "Termin"
    wrap_up.due.setText("morgen 10:00")
    window.press(Key.Key_Return)
    window.until(lambda: not window.area.in_call)
    (row,) = window.logged()
    assert (row.outcome, row.own_outcome) == ("appointment_set", "zugesagt")
    log = window.open_log()
    index = log.model.index(0, 4)
    assert index.data() == "zugesagt"
    log.table.selectRow(0)
    window.until(lambda: log.trace.call_id() == row.id)
    assert "zugesagt" in log.trace.what.text()
    assert log.filters.outcome.findData("appointment_set") >= 0
    assert log.filters.outcome.findData("pledged") < 0


def test_all_of_the_script_s_own_can_be_chosen_in_the_wrap_up_and_ask_what_the_built_in_one_asks(
    window: Window,
) -> None:
    window.call("own_ends")
    window.keys("1")
    window.press(Key.Key_Return, modifier=CTRL)
    wrap_up = window.page.wrap_up
    names = [wrap_up.more.itemText(place) for place in range(1, 4)]
    assert names == ["zugesagt", "überlegt noch", "Familie nimmt ab"]
    assert not wrap_up.ask_note.text()
    wrap_up.more.setCurrentIndex(3)
    wrap_up.more.activated.emit(3)
    assert wrap_up.outcome() == "lapsed"
    assert wrap_up.ask_note.text(), "who keeps callers out is asked for as after gatekeeper_blocked"
    window.end_call()
    assert window.logged()[0].own_outcome == "Familie nimmt ab"


def test_the_next_call_with_another_script_offers_none_of_them(window: Window) -> None:
    window.call("own_ends")
    window.keys("1")
    window.end_call()
    window.call("education_savings", lead="Herr Demir, 0221 4710816")
    window.keys("1")
    window.press(Key.Key_Return, modifier=CTRL)
    assert window.page.wrap_up.more.findData("pledged") < 0
