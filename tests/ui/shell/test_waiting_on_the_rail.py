"""What leads said that no answer fits is counted on the rail, where the scripts are opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.ui.shell import waiting_words
from callassist.ui.shell.rail import PageButton
from tests.ui.driving import Key, Window, opened


@pytest.fixture(autouse=True)
def _counts_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting_words, "_AFTER_MS", 0)


def place(window: Window) -> PageButton:
    return window.app.window.rail.place("scripts")


def say_something_else(window: Window, number: int, words: str) -> None:
    window.app.window.open_page("call")
    window.call("solar_insulation", lead=f"Ms Kern {number}, 0221 47108{number}")
    window.press(Key.Key_1, Key.Key_1, Key.Key_X)
    window.keys(words)
    window.press(Key.Key_Return)
    window.end_call()


def test_the_count_follows_the_calls_and_what_is_dealt_with(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        assert place(window).count == 0
        assert place(window).accessibleName() == "Scripts"
        say_something_else(window, 15, "leased")
        window.until(lambda: place(window).count == 1)
        assert place(window).accessibleName() == "Scripts, 1 thing no answer fits"
        say_something_else(window, 16, "ask my brother")
        window.until(lambda: place(window).count == 2)
        window.app.window.open_page("scripts")
        window.app.window.page("scripts").show_item("solar_insulation")
        window.until_answered()
        window.press(Key.Key_F6)
        window.until_answered()
        window.press(Key.Key_Delete)
        window.until(lambda: place(window).count == 1)


def test_it_is_there_after_a_start_and_speaks_the_language_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        say_something_else(window, 15, "leased")
    with opened(qtbot, tmp_path / "data", window_language="de") as window:
        window.until(lambda: place(window).count == 1)
        assert place(window).accessibleName() == "Skripte, 1-mal passt keine Antwort"


def test_nothing_is_counted_in_a_call(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data") as window:
        asked: list[object] = []
        window.until_answered()
        window.call("solar_insulation")
        real = window.services.inbox.count
        window.services.inbox.count = lambda scripts: asked.append(scripts) or real(scripts)  # type: ignore[method-assign, func-returns-value]
        window.press(Key.Key_1, Key.Key_1, Key.Key_X)
        window.keys("leased")
        window.press(Key.Key_Return)
        window.until_answered()
        assert asked == []
        window.end_call()
        window.until(lambda: asked)
