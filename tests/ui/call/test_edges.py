"""What stands in a column of the call page begins at one edge, and is said in words that fit its number."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from callassist.ui.kit.fact_row import FactRow
from tests.ui.driving import Window, opened, shown


def left_of_words(window: Window, label: QLabel) -> int:
    """Where the words of a label begin in the window, its indent counted in."""
    return label.mapTo(window.app.window, QPoint(max(label.indent(), 0), 0)).x()


def right_of(window: Window, widget: QWidget) -> int:
    return widget.mapTo(window.app.window, QPoint(widget.width(), 0)).x()


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_stands_in_one_column_begins_at_one_edge(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with opened(qtbot, tmp_path / "data", window_language=language, script_language=language) as window:
        window.call("insurance_advice")
        window.settle()
        page = window.page
        left = {left_of_words(window, one) for one in (page.path.head, page.note.head, page.exits.heads[0])}
        assert len(left) == 1
        assert left_of_words(window, page.path.empty) in left, "also before anything was asked"
        assert left_of_words(window, page.qualification.head) == left_of_words(window, page.objections.head)
        first = page.objections.button(page.objections._objections[0].id)  # noqa: SLF001 - any of them
        assert first is not None
        assert right_of(window, page.objections.search) == right_of(window, first)
        assert right_of(window, page.qualification.depth_choice) == right_of(window, first)


@pytest.mark.parametrize(("language", "words"), [("de", "1 Punkt"), ("en", "1 point")])
def test_one_point_is_no_points(qtbot: QtBot, tmp_path: Path, language: str, words: str) -> None:
    with opened(qtbot, tmp_path / "data", window_language=language, script_language=language) as window:
        window.call("insurance_advice")
        window.keys("1133")
        assert 1 in {one.points for one in window.view.products}
        told = [row.fact.words for row in shown(window.page.qualification, FactRow)]
        assert [one for one in told if one.endswith(words)]
        assert not [one for one in told if one.endswith((", 1 points", ", 1 Punkte"))]


def test_objections_are_shortened_no_more_than_their_card_asks_for(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "data", interface_size=150, script_language="de") as window:
        window.call("insurance_advice")
        window.settle()
        card = window.page.objections
        assert card.hints.isVisible()
        assert card.hints.height() <= card.height() - 20, "all of them are in sight"
        words = [chip.label() for chip in card.hints._chips if chip.isVisible()]  # noqa: SLF001 - nothing shows it
        assert not [one for one in words if one.endswith("…")], "there is a whole line to spare"
