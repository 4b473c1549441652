"""What is computed of the answers is said in the window, and stands beside what it decides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from callassist.ui.kit.fact_row import FactRow
from tests.engine.test_computed import FILE
from tests.ui.driving import Key, Window, opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A German window whose library has the scripts, and the table beside one of them."""
    scripts = tmp_path / "data" / "scripts"
    scripts.mkdir(parents=True)
    for name in ("reckoning.yaml", "price_list.yaml", "prices.csv"):
        (scripts / name).write_bytes(FILE.with_name(name).read_bytes())
    with opened(qtbot, tmp_path / "data", window_language="de", script_language="de") as made:
        yield made


def answer(window: Window, text: str) -> None:
    window.type(text)
    window.settle()


def test_it_is_said_and_decides(window: Window) -> None:
    window.call("reckoning")
    answer(window, "12")
    answer(window, "20")
    assert window.spoken() == "Das sind 1.200 Min. in der Woche."
    facts = [row.accessibleName() for row in window.page.qualification.findChildren(FactRow) if row.isVisible()]
    assert any("Aufwand" in one for one in facts)
    window.press(Key.Key_Return)
    assert window.view.node == "w5"


def test_what_is_looked_up_is_said(window: Window) -> None:
    window.call("price_list")
    window.keys("1")
    answer(window, "60")
    assert "Das kostet 2.100 € und dauert 21 Tage." in window.spoken()
