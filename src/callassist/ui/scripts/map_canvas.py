"""The ground of the map: what of it is in sight, how large, and which spot of the screen is which of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from callassist.services.scripts.script_map import Way
from callassist.ui.kit.accessible import tell_focus
from callassist.ui.kit.theme import Look
from callassist.ui.kit.two_lines import Index
from callassist.ui.scripts.map_drawing import MapDrawing, Pulled
from callassist.ui.scripts.map_places import MapPlaces
from callassist.ui.scripts.map_rows import MapRow, MapRows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QItemSelection, QPoint

_LEAST_ZOOM, _MOST_ZOOM, ZOOM_STEP = 0.05, 2.5, 1.2
#: pixels around what is brought into sight, and how near to a way a click has to be
_AROUND, _REACH = 40, 9
_CTRL = Qt.KeyboardModifier.ControlModifier


class MapCanvas(QListView):
    """A list whose rows stand where `places` says, drawn by `drawing`, at any zoom."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows = MapRows(self)
        self.drawing = MapDrawing(look, self.rows)
        self.places: MapPlaces | None = None
        self.zoom = 1.0
        #: an end of a way that is in the hand
        self.pulls: Pulled | None = None
        self.setModel(self.rows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setMouseTracking(True)

    def row(self) -> MapRow | None:
        """What is marked."""
        return self.rows.row_at(self.currentIndex().row())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A screen reader is told which row it is: Qt would reckon that from where a list has its lines."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            tell_focus(self, current.row())

    def index_of(self, row: MapRow) -> QModelIndex:
        """Its place in the list."""
        return self.rows.index(max(self.rows.place_of(row), 0))

    # -- places ----------------------------------------------------------------------------------------------------

    def _rect_of(self, row: MapRow) -> QRectF | None:
        """Where a row stands on the map, at the usual zoom."""
        places = self.places
        if places is None:
            return None
        if row.way is not None:
            spot = places.marks.get(row.way)
            return QRectF(spot.x() - 10, spot.y() - 10, 20, 20) if spot is not None else None
        box = places.boxes.get(row.drawn_box)
        if box is not None or row.box:
            return box
        band = places.bands.get(row.group)
        return QRectF(band[0], 0, band[1] - band[0], self.drawing.heading_height()) if band is not None else None

    def _left(self) -> int:
        """What of the map, as it is zoomed, lies left of the viewport; less than nothing where it has room to spare."""
        width = round(self.places.width * self.zoom) if self.places is not None else 0
        return self.horizontalScrollBar().value() - max(0, (self.viewport().width() - width) // 2)

    def _top(self) -> int:
        """The same above it; the headings stand over the map and take nothing of it away."""
        heading = self.drawing.heading_height()
        height = round(self.places.height * self.zoom) if self.places is not None else 0
        spare = max(0, (self.viewport().height() - heading - height) // 2)
        return self.verticalScrollBar().value() - heading - spare

    def on_map(self, spot: QPointF) -> QPointF:
        """A spot of the viewport on the map at the usual zoom."""
        return QPointF((spot.x() + self._left()) / self.zoom, (spot.y() + self._top()) / self.zoom)

    def in_view(self, rect: QRectF) -> QRect:
        """A rectangle of the map in the viewport."""
        zoom = self.zoom
        return QRectF(
            rect.x() * zoom - self._left(), rect.y() * zoom - self._top(), rect.width() * zoom, rect.height() * zoom
        ).toAlignedRect()

    def visualRect(self, index: Index) -> QRect:
        row = self.rows.row_at(index.row())
        rect = self._rect_of(row) if row is not None else None
        if row is None or rect is None:
            return QRect()
        if not row.box and row.way is None and f"group:{row.group}" not in (self.places.boxes if self.places else ()):
            shown = self.in_view(rect)
            return QRect(shown.left(), 0, shown.width(), self.drawing.heading_height())
        return self.in_view(rect)

    def indexAt(self, p: QPoint) -> QModelIndex:
        row = self.row_under(QPointF(p))
        return self.index_of(row) if row is not None else QModelIndex()

    def row_under(self, spot: QPointF) -> MapRow | None:
        """What is under a spot of the viewport."""
        places = self.places
        if places is None:
            return None
        there = self.on_map(spot)
        if spot.y() < self.drawing.heading_height():
            group = places.band_at(there.x())
            return MapRow(group) if group is not None else None
        box = places.box_at(there)
        if box is not None:
            return self.row_of_box(box)
        way = places.way_at(there, _REACH / self.zoom)
        return self.row_of_way(way) if way is not None else None

    def row_of_box(self, box: str) -> MapRow:
        """The row of a box as it is drawn."""
        assert self.places is not None
        if box.startswith("group:"):
            return MapRow(box.removeprefix("group:"))
        return MapRow(self.places.placed.graph.boxes[box].group, box)

    def row_of_way(self, way: Way) -> MapRow:
        row = self.row_of_box(way[0])
        return MapRow(row.group, row.box, way)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        row = self.rows.row_at(index.row())
        if row is None or self.places is None:
            return
        if row.way is not None and (path := self.places.ways.get(row.way)) is not None:
            # a way is seen where it begins; where it leads to as well, if both have room
            begin = self.places.boxes[row.way[0]]
            both = begin.united(self.places.boxes[row.way[1]])
            fits = both.width() * self.zoom < self.viewport().width() and path.boundingRect().height() * self.zoom < 4e3
            self._bring(both if fits else begin)
            return
        rect = self._rect_of(row)
        if rect is not None:
            self._bring(rect)

    def _bring(self, rect: QRectF) -> None:
        """Have a part of the map in sight, with something around it."""
        shown = self.in_view(rect)
        view = self.viewport().rect().adjusted(_AROUND, _AROUND + self.drawing.heading_height(), -_AROUND, -_AROUND)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if shown.left() < view.left() or shown.width() > view.width():
            across.setValue(across.value() + shown.left() - view.left())
        elif shown.right() > view.right():
            across.setValue(across.value() + shown.right() - view.right())
        if shown.top() < view.top() or shown.height() > view.height():
            down.setValue(down.value() + shown.top() - view.top())
        elif shown.bottom() > view.bottom():
            down.setValue(down.value() + shown.bottom() - view.bottom())

    def doItemsLayout(self) -> None:
        """Nothing: where things stand was worked out elsewhere."""
        self.updateGeometries()

    def updateGeometries(self) -> None:
        places, view = self.places, self.viewport().size()
        width, height = (places.width * self.zoom, places.height * self.zoom) if places is not None else (0.0, 0.0)
        for bar, whole, page in (
            (self.horizontalScrollBar(), width, view.width()),
            (self.verticalScrollBar(), height, view.height() - self.drawing.heading_height()),
        ):
            bar.setRange(0, max(0, round(whole) - page))
            bar.setPageStep(page)
            bar.setSingleStep(self._look.px(30))

    def resizeEvent(self, e: QResizeEvent) -> None:
        """What is marked stays in sight where it was."""
        was_in_sight = QRect(self.viewport().rect().topLeft(), e.oldSize()).intersects(
            self.visualRect(self.currentIndex())
        )
        super().resizeEvent(e)
        self.updateGeometries()
        if was_in_sight or not e.oldSize().isValid():
            self.scrollTo(self.currentIndex())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn; only what comes into sight is drawn anew, and the headings, which stay."""
        view = self.viewport()
        view.scroll(dx, dy)
        view.update(QRect(0, 0, view.width(), self.drawing.heading_height() + max(dy, 0)))

    def move_by(self, far: QPointF) -> None:
        """Move what is in sight, in pixels of the viewport."""
        for bar, moved in ((self.horizontalScrollBar(), far.x()), (self.verticalScrollBar(), far.y())):
            bar.setValue(bar.value() + round(moved))

    def horizontalOffset(self) -> int:
        return self._left()

    def verticalOffset(self) -> int:
        return self._top()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(420), self._look.px(320))

    # -- zoom ------------------------------------------------------------------------------------------------------

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Larger or smaller; what is under `around` stays there, else what is marked."""
        if around is None:
            spot = self.visualRect(self.currentIndex()).center()
            view = self.viewport().rect()
            around = QPointF(spot if view.contains(spot) else view.center())
        self._zoom_to(self.zoom * factor, around)

    def _zoom_to(self, zoom: float, around: QPointF) -> None:
        there = self.on_map(around)
        self.zoom = min(_MOST_ZOOM, max(_LEAST_ZOOM, zoom))
        self.updateGeometries()
        self.move_by(there * self.zoom - around - QPointF(self._left(), self._top()))
        self.viewport().update()

    def zoom_usual_or_whole(self) -> None:
        """The usual zoom; where it is that already, as much as is needed for all of the map."""
        if self.places is None:
            return
        view = self.viewport().size()
        room = view.height() - self.drawing.heading_height()
        whole = min(view.width() / self.places.width, room / self.places.height, 1.0)
        is_usual = abs(self.zoom - 1.0) < 0.01
        self._zoom_to(whole if is_usual else 1.0, QPointF(self.viewport().rect().center()))
        self.scrollTo(self.currentIndex())

    def wheelEvent(self, e: QWheelEvent) -> None:
        """A wheel zooms where it points to; two fingers on a pad move the map, as they do everywhere."""
        by_wheel = e.pixelDelta().isNull() or bool(e.modifiers() & _CTRL)
        if by_wheel and not e.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if turned := e.angleDelta().y():
                self.zoom_by(ZOOM_STEP ** (turned / 120), e.position())
        else:
            far = e.angleDelta() if e.pixelDelta().isNull() else e.pixelDelta()
            sideways = far.y() if e.modifiers() & Qt.KeyboardModifier.ShiftModifier and not far.x() else far.x()
            self.move_by(-QPointF(sideways, 0 if sideways == far.y() and not far.x() else far.y()))
        e.accept()

    # -- drawing ---------------------------------------------------------------------------------------------------

    def paintEvent(self, e: QPaintEvent) -> None:
        """Piece by piece: where the map was moved, a strip at its edge and the headings are all there is to draw."""
        painter = QPainter(self.viewport())
        headings, marked = self.drawing.heading_height(), self.row()
        # the stubs do not know that a region is a row of rectangles
        for piece in cast("Iterable[QRect]", e.region()):
            painter.setClipRect(piece)
            painter.fillRect(piece, self._look.color("window"))
            if self.places is None:
                continue
            if piece.bottom() > headings:
                painter.save()
                painter.translate(-self._left(), -self._top())
                painter.scale(self.zoom, self.zoom)
                begin = self.on_map(QPointF(piece.topLeft()))
                end = self.on_map(QPointF(piece.bottomRight()) + QPointF(1, 1))
                self.drawing.draw(painter, self.places, QRectF(begin, end), self.zoom, marked, self.pulls)
                painter.restore()
            if piece.top() <= headings:
                width = self.viewport().width()
                self.drawing.draw_headings(painter, self.places, self._left(), self.zoom, width, marked)
