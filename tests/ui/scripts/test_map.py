"""The map: the same step as in the outline, walked with the keys, led elsewhere with the mouse, read aloud."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from callassist.services.scripts.script_map import ENDS, OBJECTIONS
from callassist.ui.scripts import map_canvas, map_pane
from callassist.ui.scripts.map_rows import MapRow
from callassist.ui.scripts.map_view import MapView
from callassist.ui.scripts.words_pair import WordsField
from tests.ui.driving import CTRL, Key
from tests.ui.scripts.writing import Writing


class Mapped(Writing):
    """The page with its map open."""

    @property
    def map(self) -> MapView:
        return self.scripts.map.view

    def open_map(self, item: str = "c03", part: str = "") -> None:
        self.mark(item, part)
        self.press(Key.Key_F4)
        self.until_drawn()

    def until_drawn(self) -> None:
        self.until_read()
        self.until(lambda: not self.scripts.map.is_late)

    def at(self) -> MapRow:
        found = self.map.row()
        assert found is not None
        return found

    def target(self, answer: str, step: str = "c03") -> str:
        return next(
            str(line.target)
            for line in self.scripts.outline.outline.lines()
            if (line.id, line.part) == (step, answer) and line.depth == 2
        )

    def take(self, way: tuple[str, str]) -> QPoint:
        """Take a way where its mark is; the place of it."""
        places = self.map.places
        assert places is not None
        spot = places.marks[way]
        begin = self.map.in_view(QRectF(spot.x() - 1, spot.y() - 1, 2, 2)).center()
        assert self.map.viewport().rect().contains(begin)
        QTest.mousePress(self.map.viewport(), Qt.MouseButton.LeftButton, pos=begin)
        return begin

    def drag(self, way: tuple[str, str], onto: str | QPoint) -> None:
        """Take a way, and let it go over a box or anywhere."""
        view, places = self.map.viewport(), self.map.places
        assert places is not None
        begin = self.take(way)
        end = self.map.in_view(places.boxes[onto]).center() if isinstance(onto, str) else onto
        assert view.rect().contains(end)
        for share in (0.3, 0.6, 1.0):
            QTest.mouseMove(view, begin + (end - begin) * share)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


@pytest.fixture
def mapped(qtbot: QtBot, tmp_path: Path) -> Iterator[Mapped]:
    found = Mapped(qtbot, tmp_path / "data")
    try:
        yield found
    finally:
        found.end()


def test_it_opens_at_the_step_that_is_marked_and_gives_it_back(mapped: Mapped) -> None:
    mapped.open_map()
    page = mapped.scripts
    assert mapped.map.isVisible()
    assert not page.outline.isVisible()
    assert mapped.map.hasFocus()
    assert mapped.at().box == "c03"
    mapped.press(Key.Key_Right)
    assert mapped.at().box == "c04"
    assert mapped.line().id == "c04"
    mapped.press(Key.Key_F4)
    assert page.outline.hasFocus()
    assert mapped.line().id == "c04"
    mapped.press(Key.Key_F4, Key.Key_Escape)
    assert page.outline.isVisible()
    assert page.outline.hasFocus()


def test_arrows_go_along_the_ways_and_choose_among_them(mapped: Mapped) -> None:
    mapped.open_map()
    mapped.press(Key.Key_Down)
    assert mapped.at().way == ("c03", "c04")
    assert mapped.line().part == "house"
    mapped.press(Key.Key_Down)
    assert mapped.at().way == ("c03", "c14")
    assert mapped.line().part == "rent"
    mapped.until_answered()
    mapped.press(Key.Key_Right)
    assert mapped.at() == MapRow("cold_call", "c14")
    mapped.press(Key.Key_Left)
    assert mapped.at().box == "c03"
    mapped.press(Key.Key_Left)
    assert mapped.at().box == "c02"


def test_every_step_is_come_to_by_keys(mapped: Mapped) -> None:
    mapped.open_map()
    mapped.press(Key.Key_Home)
    assert mapped.at() == MapRow("cold_call")
    seen = {mapped.at()}
    for _ in range(mapped.map.rows.rowCount()):
        mapped.press(Key.Key_PageDown)
        seen.add(mapped.at())
    places = mapped.map.places
    assert places is not None
    assert {row.drawn_box for row in seen if row.box or row.group in (ENDS, OBJECTIONS)} == set(places.boxes)
    mapped.press(Key.Key_PageUp)
    assert mapped.at() != MapRow(ENDS)


def test_enter_opens_the_card_and_escape_comes_back(mapped: Mapped) -> None:
    mapped.open_map()
    mapped.press(Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), WordsField)
    mapped.press(Key.Key_Escape)
    assert mapped.map.hasFocus()
    mapped.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    field = QApplication.focusWidget()
    assert isinstance(field, WordsField)
    assert field.toPlainText() == "rent"


def test_a_way_that_is_pulled_to_another_step_leads_there_and_one_undo_takes_it_back(mapped: Mapped) -> None:
    mapped.window.resize(1920, 900)
    mapped.open_map()
    before = mapped.text
    assert mapped.target("rent") == "c14"
    mapped.drag(("c03", "c14"), "c04")
    mapped.until_drawn()
    assert mapped.target("rent") == "c04"
    mapped.press(Key.Key_Z, modifier=CTRL)
    mapped.until_drawn()
    assert mapped.text == before


@pytest.mark.parametrize("marked", ["", "flat"])
def test_an_arrow_of_two_answers_takes_both_along_or_the_one_that_is_marked(mapped: Mapped, marked: str) -> None:
    mapped.window.resize(1920, 900)
    mapped.open_map("c03", marked)
    before = mapped.text
    assert [mapped.target(one) for one in ("house", "flat")] == ["c04", "c04"]
    mapped.drag(("c03", "c04"), "c02")
    mapped.until_drawn()
    assert [mapped.target(one) for one in ("house", "flat")] == (["c04", "c02"] if marked else ["c02", "c02"])
    mapped.press(Key.Key_Z, modifier=CTRL)
    mapped.until_drawn()
    assert mapped.text == before


def test_an_arrow_that_is_let_go_over_nothing_or_with_escape_stays(mapped: Mapped) -> None:
    mapped.window.resize(1920, 900)
    mapped.open_map()
    before = mapped.text
    view, places = mapped.map.viewport(), mapped.map.places
    assert places is not None
    nothing = QPoint(view.width() // 2, view.height() - 20)
    assert mapped.map.places is not None
    mapped.drag(("c03", "c14"), nothing)
    mapped.until_drawn()
    begin = mapped.take(("c03", "c14"))
    spot = mapped.map.in_view(places.boxes["c04"]).center()
    QTest.mouseMove(view, begin + (spot - begin) * 0.5)
    QTest.mouseMove(view, spot)
    mapped.press(Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot)
    mapped.until_drawn()
    assert mapped.text == before


def test_zooming_is_the_maps_own_and_the_size_of_letters_stays(mapped: Mapped) -> None:
    mapped.open_map()
    size = mapped.services.settings.number("interface_size")
    text = mapped.services.settings.number("text_size")
    mapped.press(Key.Key_Plus, modifier=CTRL)
    assert mapped.map.zoom == pytest.approx(1.2)
    mapped.press(Key.Key_Minus, Key.Key_Minus, modifier=CTRL)
    assert mapped.map.zoom == pytest.approx(1 / 1.2)
    mapped.press(Key.Key_0, modifier=CTRL)
    assert mapped.map.zoom == pytest.approx(1.0)
    mapped.press(Key.Key_0, modifier=CTRL)
    places = mapped.map.places
    assert places is not None
    view = mapped.map.viewport()
    assert all(view.rect().contains(mapped.map.in_view(rect)) for rect in places.boxes.values())
    assert mapped.services.settings.number("interface_size") == size
    assert mapped.services.settings.number("text_size") == text


def test_a_stage_is_closed_and_opens_for_what_is_found_in_it(mapped: Mapped) -> None:
    mapped.open_map()
    mapped.press(Key.Key_Space)
    mapped.until_drawn()
    assert mapped.at() == MapRow("cold_call")
    places = mapped.map.places
    assert places is not None
    assert "group:cold_call" in places.boxes
    assert "c03" not in places.boxes
    assert mapped.line().id == "c03"
    mapped.press(Key.Key_K, modifier=CTRL)
    mapped.keys("detached house, a semi")
    mapped.press(Key.Key_Return)
    mapped.until_drawn()
    assert mapped.map.hasFocus()
    assert mapped.at().box == "c04"


def test_it_follows_an_edit_and_shows_a_step_nothing_leads_to(mapped: Mapped) -> None:
    mapped.open_map("c03", "rent")
    places = mapped.map.places
    assert places is not None
    boxes = set(places.boxes)
    mapped.press(Key.Key_Return, modifier=CTRL)
    mapped.keys("One moment, please.")
    mapped.press(Key.Key_Return)
    mapped.until_drawn()
    mapped.press(Key.Key_Escape)
    places = mapped.map.places
    assert places is not None
    (new,) = set(places.boxes) - boxes
    assert mapped.map.rows.words(new) == "One moment, please."
    assert mapped.line().id == new
    assert mapped.at().box == new


def test_every_step_and_way_has_a_name_for_a_screen_reader(mapped: Mapped) -> None:
    mapped.open_map()
    seen = QAccessible.queryAccessibleInterface(mapped.map)
    assert seen is not None
    assert seen.text(QAccessible.Text.Name) == "Map of the script"
    assert seen.childCount() == mapped.map.rows.rowCount()
    names = [str(seen.child(place).text(QAccessible.Text.Name)) for place in range(seen.childCount())]
    assert all(names)
    assert "First call, 15 steps, open" in names
    assert "Do you own the house you live in, or do you rent?" in names
    way = names.index("Do you own the house you live in, or do you rent?") + 2
    assert names[way].startswith("3 rent ✗ → Then it isn't for you")
    view = mapped.map.viewport().rect()
    spot = seen.child(way).rect()
    assert view.contains(mapped.map.viewport().mapFromGlobal(spot.center()))
    assert sum("a call begins here" in one for one in names) == 2
    marked = QAccessible.queryAccessibleInterface(mapped.map).focusChild()
    assert marked is None or "own the house" in marked.text(QAccessible.Text.Name)


def test_it_speaks_the_language_of_the_window(mapped: Mapped) -> None:
    mapped.open_map()
    mapped.services.settings.set("window_language", "de")
    mapped.app.window.apply_settings()
    mapped.until_answered()
    heading = mapped.map.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(heading).endswith("15 Schritte, aufgeklappt")
    assert mapped.scripts.map.legend.text().startswith("✓ passt")


def test_it_is_laid_out_away_from_the_windows_thread(mapped: Mapped, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[threading.Thread] = []
    real = map_pane.placed

    def placed(*given: object) -> object:
        threads.append(threading.current_thread())
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(map_pane, "placed", placed)
    mapped.open_map()
    assert threads
    assert threading.main_thread() not in threads


def test_ends_every_script_has_are_opened_and_stay_marked(mapped: Mapped) -> None:
    """They stand in no line of the outline: the card keeps what it shows, and there is nothing to edit."""
    mapped.open_map()
    mapped.press(Key.Key_End)
    assert mapped.at() == MapRow(ENDS)
    mapped.press(Key.Key_Space)
    mapped.until_drawn()
    assert mapped.at() == MapRow(ENDS)
    mapped.press(Key.Key_PageDown)
    assert mapped.at().group == ENDS
    assert mapped.at().box
    mapped.press(Key.Key_Return)
    assert mapped.map.hasFocus()
    assert mapped.line().id == "c03"


def test_the_box_that_is_looked_at_stays_where_it_is_when_a_stage_before_it_opens(mapped: Mapped) -> None:
    mapped.open_map("c03")
    mapped.press(Key.Key_Space)
    mapped.until_drawn()
    places = mapped.map.places
    assert places is not None
    later = [box.name for box in places.placed.graph.boxes.values() if box.group == "appointment"][3]
    mapped.scripts.outline.choose_step(later)
    mapped.until_drawn()
    left = places.boxes[later].left()
    before = mapped.map.visualRect(mapped.map.currentIndex()).center()
    mapped.map.toggled.emit("cold_call")
    mapped.until_drawn()
    assert mapped.map.places is not None
    assert mapped.map.places.boxes[later].left() > left + 1_000
    after = mapped.map.visualRect(mapped.map.currentIndex()).center()
    assert abs(after.x() - before.x()) <= 2
    assert mapped.at().box == later


def test_a_screen_reader_is_told_each_row_that_is_walked_to(mapped: Mapped, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt itself tells of a move in a list by the place it believes its rows to have."""
    mapped.open_map()
    told: list[int] = []
    monkeypatch.setattr(map_canvas, "tell_focus", lambda _widget, child: told.append(child))
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    try:
        seen = QAccessible.queryAccessibleInterface(mapped.map)
        assert seen is not None
        for key in (Key.Key_Down, Key.Key_Right, Key.Key_PageDown, Key.Key_Space, Key.Key_End, Key.Key_Home):
            mapped.press(key)
            mapped.until_drawn()
            place = mapped.map.currentIndex().row()
            focused = seen.focusChild()
            assert focused is not None
            assert focused.text(QAccessible.Text.Name) == mapped.map.rows.index(place).data()
            assert told[-1] == place
    finally:
        QAccessible.setActive(was)


def test_the_wheel_zooms_where_it_points_to_and_the_hand_moves_the_map(mapped: Mapped) -> None:
    mapped.open_map()
    view = mapped.map
    places = view.places
    assert places is not None
    spot = view.in_view(places.boxes["c03"]).center()
    turned = QWheelEvent(
        QPointF(spot), QPointF(view.viewport().mapToGlobal(spot)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turned)
    assert view.zoom == pytest.approx(1.2)
    after = view.in_view(places.boxes["c03"]).center()
    assert abs(after.x() - spot.x()) <= 3
    nothing = QPoint(view.viewport().width() // 2, view.viewport().height() - 10)
    assert places.box_at(view.on_map(QPointF(nothing))) is None
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=nothing)
    QTest.mouseMove(view.viewport(), nothing + QPoint(-60, 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=nothing + QPoint(-60, 0))
    assert view.in_view(places.boxes["c03"]).center().x() == after.x() - 60
    assert mapped.line().id == "c03"


def test_a_way_of_a_closed_stage_or_to_no_step_of_its_own_is_not_pulled(mapped: Mapped) -> None:
    """What stands for many steps is opened first: nobody means all their answers."""
    mapped.window.resize(1920, 900)
    mapped.open_map()
    mapped.press(Key.Key_Space)
    mapped.until_drawn()
    before = mapped.text
    places = mapped.map.places
    assert places is not None
    way = next(way for way in places.ways if way[0] == "group:cold_call")
    target = next(box.name for box in places.placed.graph.boxes.values() if box.group == "appointment")
    mapped.map.scrollTo(mapped.map.index_of(mapped.map.row_of_box("group:cold_call")))
    mapped.drag(way, mapped.map.in_view(places.boxes[target]).center())
    mapped.until_drawn()
    assert mapped.text == before
