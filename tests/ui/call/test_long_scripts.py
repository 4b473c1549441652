"""A script of hundreds of nodes: what a key changes on the page is drawn, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from callassist.ui.kit.fact_row import FactRow
from tests.benchmarks.big_script import big_script_text
from tests.ui.conftest import Driver
from tests.ui.resting import come_to_rest


@pytest.fixture
def long_call(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """A call with a script of a hundred nodes, twenty of them behind it."""
    folder = tmp_path / "data"
    (folder / "scripts").mkdir(parents=True)
    (folder / "scripts" / "big.yaml").write_text(big_script_text(100), encoding="utf-8")
    made = Driver(qtbot, folder)
    made.call("big", depth=3)
    for _ in range(20):
        made.key(key_of(made))
    come_to_rest(made.window)
    yield made
    made.close()


def key_of(driver: Driver) -> Qt.Key:
    """The first answer, or on."""
    return Qt.Key.Key_1 if driver.live.view.choices else Qt.Key.Key_Return


def press(driver: Driver) -> None:
    """One key, and all that is drawn of it."""
    driver.key(key_of(driver))
    come_to_rest(driver.window)


class Resized(QObject):
    """Which widgets were given another size."""

    def __init__(self, widgets: list[QWidget]) -> None:
        super().__init__()
        self.found: list[QWidget] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.found.append(watched)
        return False


def test_a_new_line_of_the_path_squeezes_none_of_the_others(long_call: Driver) -> None:
    path = long_call.page.path
    before = path.rows()
    assert sum(row.height() for row in before) > path.scroller.viewport().height()
    resized = Resized([*before[:-1]])
    for _ in range(4):
        press(long_call)
    assert len(path.rows()) > len(before)
    assert resized.found == []


def test_what_is_still_open_moves_up_as_it_is_drawn(long_call: Driver) -> None:
    inner = long_call.page.qualification.scroller.widget()
    before = {row: row.fact for row in inner.findChildren(FactRow)}
    press(long_call)
    rows = [row for row in inner.findChildren(FactRow) if row.isVisible()]
    assert len(rows) > 30
    assert sum(row.fact != before.get(row) for row in rows) < 10
    assert [row.y() for row in rows] == sorted(row.y() for row in rows)  # read out in the order they stand in
