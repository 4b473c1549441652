"""What is worked on stays in sight: the marked line, the field that is typed into, and the state of the script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.driving import CTRL, Key
from tests.ui.scripts.writing import Writing

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Iterator[Writing]:
    with Writing.opened(qtbot, tmp_path / "data") as found:
        yield found


def in_sight(area: QAbstractScrollArea, widget: QWidget) -> bool:
    """Whether all of a widget is inside what a scroll area shows."""
    view = area.viewport()
    return view.rect().contains(QRect(widget.mapTo(view, QPoint(0, 0)), widget.size()))


def marked_in_sight(writing: Writing) -> bool:
    outline = writing.scripts.outline
    return outline.viewport().rect().contains(outline.visualRect(outline.currentIndex()))


@pytest.mark.parametrize("width", [1280, 700])
def test_the_field_of_what_is_new_is_in_sight(writing: Writing, width: int) -> None:
    page = writing.scripts
    writing.app.window.resize(width, 560)
    writing.mark("c03", "rent")
    for key, modifier in ((Key.Key_Return, None), (Key.Key_Return, CTRL)):
        writing.press(key) if modifier is None else writing.press(key, modifier=modifier)
        writing.settle()
        assert QApplication.focusWidget() is page.card.new
        assert in_sight(page._card_scroller, page.card.new)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        writing.press(Key.Key_Escape)


def test_a_tip_that_is_added_is_in_sight(writing: Writing) -> None:
    page = writing.scripts
    writing.app.window.resize(1280, 560)
    writing.mark("c04")
    page.card.add_tip.click()
    writing.settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.card.tip.isAncestorOf(focus)
    assert in_sight(page._card_scroller, focus)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def test_the_marked_line_stays_in_sight_when_something_opens_above(writing: Writing) -> None:
    page = writing.scripts
    writing.app.window.resize(1280, 700)
    writing.settle()
    outline = page.outline
    row = outline.indexAt(outline.viewport().rect().bottomLeft() - QPoint(-20, 60)).row()
    outline.choose(row)
    writing.settle()
    assert marked_in_sight(writing)
    writing.press(Key.Key_N, modifier=CTRL | SHIFT)
    writing.settle()
    assert page.form.purpose is not None
    assert marked_in_sight(writing)


def test_a_line_that_was_scrolled_away_does_not_come_back_by_itself(writing: Writing) -> None:
    page = writing.scripts
    writing.mark("c03")
    bar = page.outline.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not marked_in_sight(writing)
    writing.app.window.resize(1280, 700)
    writing.settle()
    assert not marked_in_sight(writing)


def test_the_state_of_the_script_ends_in_an_ellipsis_where_there_is_no_room(writing: Writing) -> None:
    state = writing.scripts.state
    assert state.text() == "Published: calls use it"
    writing.services.settings.set("interface_size", 150)
    writing.app.window.apply_settings()
    writing.app.window.resize(640, 700)
    writing.settle()
    assert state.text().endswith("…")
    assert state.accessibleName() == "Published: calls use it"


def test_in_a_narrow_window_the_buttons_leave_the_room_to_the_script(writing: Writing) -> None:
    page = writing.scripts
    writing.app.window.resize(1400, 800)
    writing.settle()
    assert all("  " in one.text() for one in page._pushes.values())  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    writing.app.window.resize(700, 600)
    writing.settle()
    assert not any("  " in one.text() for one in page._pushes.values())  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert page.outline.height() > page.height() / 2
    writing.app.window.resize(1400, 800)
    writing.settle()
    assert all("  " in one.text() for one in page._pushes.values())  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
