"""Objects that hold one another are found, and taken down, on the window's thread alone."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from callassist.ui.workarounds.one_thread_collects import look
from tests.ui.driving import WAIT, opened

MANY = 300_000


class _Circle(QObject):
    """Holds itself, so that nobody but a look finds out that nobody else does."""

    died_on: ClassVar[list[str]] = []

    def __init__(self) -> None:
        super().__init__()
        self.me = self

    def __del__(self) -> None:
        self.died_on.append(threading.current_thread().name)


@pytest.fixture
def circle() -> Iterator[list[str]]:
    gc.collect()
    _Circle.died_on = []
    _Circle()
    yield _Circle.died_on
    gc.collect()


def test_another_thread_that_makes_much_takes_nothing_of_the_window_down(circle: list[str]) -> None:
    made: list[list[int]] = []
    other = threading.Thread(target=lambda: made.extend([one] for one in range(MANY)), name="call log")
    other.start()
    other.join()
    assert circle == []
    look()
    assert circle == [threading.main_thread().name]


def test_the_window_looks_by_itself(qtbot: QtBot, tmp_path: Path, circle: list[str]) -> None:
    with opened(qtbot, tmp_path / "data"):
        made = [[one] for one in range(MANY)]
        qtbot.waitUntil(lambda: circle == [threading.main_thread().name], timeout=WAIT)
        assert len(made) == MANY


def test_little_is_not_looked_through(circle: list[str]) -> None:
    look()
    assert circle == []
