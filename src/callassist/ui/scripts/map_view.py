"""The map of a script: boxes and ways that are looked at, walked with the keys, and led elsewhere with the mouse.

To a screen reader it is the list it is made of (`map_rows`): every step and every way has a place, a name and a state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from callassist.domain.text import Language
from callassist.services.scripts.script_map import Way
from callassist.ui.kit.accessible import named
from callassist.ui.kit.theme import Look
from callassist.ui.scripts.map_canvas import ZOOM_STEP, MapCanvas
from callassist.ui.scripts.map_drawing import Pulled
from callassist.ui.scripts.map_places import MapPlaces
from callassist.ui.scripts.map_rows import MapRow, line_of_row, row_of_line
from callassist.ui.workarounds.flags_of_windows import without

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from callassist.domain.script import Script
    from callassist.services.scripts.outline import OutlineLine

#: pixels from the edge within which a way that is pulled moves the map along, and by how many
_EDGE, _ALONG = 24, 30
_MOST_REMEMBERED = 200
_CTRL = Qt.KeyboardModifier.ControlModifier


class MapView(MapCanvas):
    """Emits `chosen(OutlineLine)` when another line is marked, and what else its author wants."""

    chosen = Signal(object)
    #: the marked line is to be edited on the card
    opened = Signal()
    #: this group is to be closed, or opened
    toggled = Signal(str)
    #: a way as it is drawn is to lead to this box; whether it was marked before, as one of its answers
    pulled = Signal(object, str, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._quiet = False
        #: boxes the keys came from, the last one last
        self._from: list[str] = []
        self._pressed: QPointF | None = None
        self._pressed_at: QPoint | None = None
        self._pressed_way: Way | None = None
        self._was_marked = False
        named(self, "Map of the script")
        look.changed.connect(self._relook)
        self.selectionModel().currentChanged.connect(self._changed)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_map(self, script: Script, places: MapPlaces, language: Language, line: OutlineLine | None) -> None:
        """Show this map with this line marked; what is looked at stays where it is."""
        first = self.places is None
        marked = self.row()
        spot = self.visualRect(self.currentIndex()).center() if marked is not None else None
        self._quiet = True
        self.places, self.drawing.script = places, script
        self.drawing.forget()
        self.rows.show_map(script, places.placed, places.rows, language)
        self.updateGeometries()
        self._quiet = False
        wanted = row_of_line(places.placed, line) if line is not None else None
        own = marked is not None and self.rows.place_of(marked) >= 0 and line_of_row(places.placed, marked) is None
        if own:  # an end every script has stands in no line of the outline
            wanted = marked
        if wanted is not None:
            self._mark(wanted, scroll=first)
        if not first and spot is not None and wanted is not None and marked == wanted:
            # closing a stage moves everything: not the box that is looked at
            self.move_by(QPointF(self.visualRect(self.currentIndex()).center() - spot))
        elif wanted is not None:
            self.scrollTo(self.index_of(wanted))
        self.viewport().update()

    def show_counts(self) -> None:
        """What the rows count is another."""
        self.viewport().update()

    def show_line(self, line: OutlineLine) -> bool:
        """Mark what stands for a line; whether anything does, and not only the closed stage it is in."""
        if self.places is None:
            return False
        row = row_of_line(self.places.placed, line)
        if row is None:
            return False
        if row != self.row():
            self._mark(row, scroll=True)
        return bool(row.box) or not line.depth

    def _relook(self) -> None:
        self.drawing.forget()
        self.updateGeometries()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.drawing.forget()
            self.rows.say_anew()
            self.viewport().update()

    def _mark(self, row: MapRow, *, scroll: bool) -> None:
        if self.rows.place_of(row) < 0:
            return
        self._quiet = True
        self.setCurrentIndex(self.index_of(row))
        self._quiet = False
        if scroll:
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def _changed(self) -> None:
        row = self.row()
        self.viewport().update()
        if row is None or self._quiet or self.places is None:
            return
        line = line_of_row(self.places.placed, row)
        if line is not None:
            self.chosen.emit(line)

    def _go(self, row: MapRow) -> None:
        """Mark a row as its author would."""
        if self.rows.place_of(row) >= 0:
            self.setCurrentIndex(self.index_of(row))
            self.scrollTo(self.currentIndex())

    # -- keys ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Escape and self.pulls is not None:
            self._let_go()
            event.accept()
        elif self._zooms(event) or (not modifiers and self._walks(event.key())):
            event.accept()
        else:
            event.ignore()

    def _zooms(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & _CTRL or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(ZOOM_STEP)
            case Qt.Key.Key_Minus:
                self.zoom_by(1 / ZOOM_STEP)
            case Qt.Key.Key_0:
                self.zoom_usual_or_whole()
            case _:
                return False
        return True

    def _walks(self, key: int) -> bool:
        row = self.row()
        if row is None or self.places is None:
            return False
        match key:
            case Qt.Key.Key_Right:
                self._go_along(row)
            case Qt.Key.Key_Left:
                self._go_back(row)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._turn(row, 1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                self._pass(row, 1 if key == Qt.Key.Key_PageDown else -1)
            case Qt.Key.Key_Home:
                self._go(self.rows.boxes()[0])
            case Qt.Key.Key_End:
                self._go(self.rows.boxes()[-1])
            case Qt.Key.Key_Space:
                self.toggled.emit(row.group)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open(row)
            case _:
                return False
        return True

    def _open(self, row: MapRow) -> None:
        if not row.box and row.way is None and self.places is not None and row.group in self.places.placed.closed:
            self.toggled.emit(row.group)
        elif self.places is not None and line_of_row(self.places.placed, row) is not None:
            self.opened.emit()

    def _go_along(self, row: MapRow) -> None:
        """Along the way that is marked, or the first one; from an open stage to where its calls begin."""
        assert self.places is not None
        if not row.box and row.way is None and row.group not in self.places.placed.closed:
            boxes = [one for one in self.rows.boxes() if one.group == row.group and one.box]
            begins = [one for one in boxes if self.places.placed.graph.boxes[one.box].begins]
            target = next(iter(begins or boxes), None)
        else:
            way = row.way or next((one.way for one in self.rows.ways_from(row.drawn_box)), None)
            target = self.row_of_box(way[1]) if way is not None else None
        if target is not None:
            self._from = [*self._from[-_MOST_REMEMBERED:], row.drawn_box]
            self._go(target)

    def _go_back(self, row: MapRow) -> None:
        """From a way to its step; from a step to where the keys came from, else to the first that leads here."""
        assert self.places is not None
        if row.way is not None:
            self._go(self.row_of_box(row.drawn_box))
            return
        leading = [way[0] for way in self.places.placed.drawn if way[1] == row.drawn_box and way[0] != way[1]]
        while self._from:
            before = self._from.pop()
            if before in leading:
                self._go(self.row_of_box(before))
                return
        if leading:
            self._go(self.row_of_box(leading[0]))
        else:
            self._go(MapRow(row.group))

    def _turn(self, row: MapRow, step: int) -> None:
        """To the next way from here, and round; where none leads on, to the box below or above."""
        ways = self.rows.ways_from(row.drawn_box)
        if not ways:
            self._pass(row, step)
            return
        places = [one.way for one in ways]
        if row.way is None:
            self._go(ways[0 if step > 0 else -1])
        else:
            self._go(ways[(places.index(row.way) + step) % len(ways)])

    def _pass(self, row: MapRow, step: int) -> None:
        """To the next box or stage in the order of the script, whether a way leads there or not."""
        following = self.rows.beside(row, step)
        if following is not None:
            self._go(following)

    # -- mouse -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed, self._pressed_at = event.position(), event.position().toPoint()
        row = self.row_under(event.position())
        self._pressed_way = row.way if row is not None else None
        self._was_marked = row == self.row()
        if row is not None:
            if self.places is not None and self._pressed_way is None:
                self._from.clear()
            self.setCurrentIndex(self.index_of(row))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        if self._pressed is None:
            row = self.row_under(spot)
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if row is not None else Qt.CursorShape.OpenHandCursor
            )
            return
        if self.pulls is None and self._pressed_way is not None:
            far = (spot.toPoint() - self._pressed.toPoint()).manhattanLength()
            if far >= QApplication.startDragDistance() and self._can_be_pulled(self._pressed_way):
                self.pulls = Pulled(self._pressed_way, self.on_map(spot), "")
        if self.pulls is not None:
            self._pull_to(spot)
        elif self._pressed_way is None and self._pressed_at is not None:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            moved = spot.toPoint() - self._pressed_at
            self._pressed_at = spot.toPoint()
            self.move_by(-QPointF(moved))

    def _can_be_pulled(self, way: Way) -> bool:
        """Whether it is one step's own answers that lead this way."""
        return self.places is not None and all(
            one.origin == way[0] and one.lines for one in self.places.stands_for(way)
        )

    def _pull_to(self, spot: QPointF) -> None:
        assert self.pulls is not None
        assert self.places is not None
        view = self.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if not view.contains(spot.toPoint()):
            across = -_ALONG if spot.x() < view.left() else _ALONG if spot.x() > view.right() else 0
            down = -_ALONG if spot.y() < view.top() else _ALONG if spot.y() > view.bottom() else 0
            self.move_by(QPointF(across, down))
        there = self.on_map(spot)
        box = self.places.box_at(there)
        self.pulls = Pulled(self.pulls.way, there, box if box is not None and not box.startswith("group:") else "")
        self.viewport().setCursor(
            Qt.CursorShape.DragMoveCursor if self.pulls.target else Qt.CursorShape.ForbiddenCursor
        )
        self.viewport().update()

    def _let_go(self) -> None:
        self.pulls = None
        self._pressed = self._pressed_way = self._pressed_at = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pulls, was_pressed = self.pulls, self._pressed
        self._let_go()
        if pulls is not None:
            if pulls.target and pulls.target != pulls.way[1]:
                self.pulled.emit(pulls.way, pulls.target, self._was_marked)
        elif was_pressed is not None and event.position().y() < self.drawing.heading_height():
            row = self.row_under(event.position())
            if (
                row is not None
                and (event.position() - was_pressed).manhattanLength() < QApplication.startDragDistance()
            ):
                self.toggled.emit(row.group)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_under(event.position())
        if row is not None and event.position().y() >= self.drawing.heading_height():
            self._open(row)
        event.accept()
