"""A script for calls that come in, in the window: what is not offered has no chip, and the word is taken by its key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.engine.test_incoming_calls import FILE
from tests.ui.driving import Key, Window, opened

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A window whose library has the script, and whose leads may not be called without a consent."""
    scripts = tmp_path / "data" / "scripts"
    scripts.mkdir(parents=True)
    (scripts / "help_line.yaml").write_bytes(FILE.read_bytes())
    with opened(qtbot, tmp_path / "data", window_language="de", script_language="de") as made:
        made.services.settings.set("typed_leads", "consumer")
        yield made


def chips(window: Window) -> set[int]:
    strip = window.page.exits
    return {number for number, chip in strip._chips.items() if not chip.isHidden()}  # noqa: SLF001 - what is seen


def test_a_call_that_comes_in_is_begun_without_a_consent_and_shows_no_exit_it_has_not(window: Window) -> None:
    window.call("help_line")
    assert chips(window) == {1, 3, 5, 6, 7, 8, 9, 10}
    window.press(Key.Key_2, modifier=CTRL)
    assert window.view.node == "w1", "nobody talks to a machine here"
    window.press(Key.Key_4, modifier=CTRL)
    assert window.view.node == "X4"
    assert window.view.no_more_calls
    window.end_call()
    (row,) = window.logged()
    assert (row.direction, row.outcome) == ("in", "do_not_call")


def test_the_next_script_has_all_exits_again(window: Window) -> None:
    window.services.settings.set("typed_leads", "business")
    window.call("help_line")
    window.end_call()
    window.call("education_savings", lead="Herr Demir, 0221 4710816")
    assert chips(window) == {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
