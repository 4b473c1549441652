"""Where the parts of a map are drawn: boxes as rectangles, ways as curves, both found by the columns they lie in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from callassist.services.scripts.map_layout import BOX_WIDTH, GAP_ACROSS
from callassist.services.scripts.script_map import MapWay, PlacedMap, Way, WaySort, sort_of
from callassist.ui.scripts.map_rows import RowsOfMap

Name = TypeVar("Name", str, Way)

#: of the layout's units, around the map
MARGIN = 36.0
#: of a corner of a way that runs below
_ROUND = 12.0


class MapPlaces:
    """A `PlacedMap` in pixels at the usual zoom. Made beside the window's thread; nothing in it changes."""

    def __init__(self, placed: PlacedMap, unit: float) -> None:
        """`unit` is how many pixels one of the layout is."""
        self.placed = placed
        self.rows = RowsOfMap(placed)
        self.unit = unit
        layout = placed.layout
        self.boxes: Mapping[str, QRectF] = {
            name: QRectF(self._x(one.x), self._y(one.y), one.width * unit, one.height * unit)
            for name, one in layout.boxes.items()
        }
        #: by group: from where to where its band reaches
        self.bands: Mapping[str, tuple[float, float]] = {
            group: (self._x(left - GAP_ACROSS / 3), self._x(right + GAP_ACROSS / 3))
            for group, (left, right) in layout.spans.items()
        }
        self.width = (layout.width + 2 * MARGIN) * unit
        self.height = (layout.height + 2 * MARGIN) * unit
        self.ways: dict[Way, QPainterPath] = {}
        #: where the mark of a way stands, and its last stretch, for the head of the arrow
        self.marks: dict[Way, QPointF] = {}
        self.heads: dict[Way, tuple[QPointF, bool]] = {}
        self.sorts: dict[Way, WaySort] = {}
        self.within: dict[Way, QRectF] = {}
        for route in layout.routes:
            way = route.origin, route.target
            points = [QPointF(self._x(x), self._y(y)) for x, y in route.points]
            self.ways[way] = path = _curve(points, _ROUND * unit)
            self.marks[way] = _first_middle(points)
            self.heads[way] = points[-1], _comes_from_right(points)
            self.sorts[way] = sort_of(placed.drawn.get(way, ()))
            self.within[way] = path.boundingRect().adjusted(-8, -8, 8, 8)
        #: all ways of a sort as one, for when there are too many to look at one by one
        self.all_of: dict[WaySort, QPainterPath] = {}
        for way, path in self.ways.items():
            self.all_of.setdefault(self.sorts[way], QPainterPath()).addPath(path)
        self._column = (BOX_WIDTH + GAP_ACROSS) * unit
        self._boxes_at = self._by_column({name: (one.left(), one.right()) for name, one in self.boxes.items()})
        self._ways_at = self._by_column({way: (one.left(), one.right()) for way, one in self.within.items()})

    def _x(self, x: float) -> float:
        return (x + MARGIN) * self.unit

    def _y(self, y: float) -> float:
        return (y + MARGIN) * self.unit

    def _by_column(self, spans: Mapping[Name, tuple[float, float]]) -> dict[int, list[Name]]:
        found: dict[int, list[Name]] = {}
        for name, (left, right) in spans.items():
            for column in range(int(left // self._column), int(right // self._column) + 1):
                found.setdefault(column, []).append(name)
        return found

    def boxes_in(self, area: QRectF) -> Iterator[str]:
        """The boxes that an area touches."""
        return (name for name in self._near(self._boxes_at, area) if self.boxes[name].intersects(area))

    def ways_in(self, area: QRectF) -> Iterator[Way]:
        """The ways that may be seen in an area."""
        return (way for way in self._near(self._ways_at, area) if self.within[way].intersects(area))

    def _near(self, columns: Mapping[int, list[Name]], area: QRectF) -> Iterator[Name]:
        seen: dict[Name, None] = {}
        for column in range(int(area.left() // self._column), int(area.right() // self._column) + 1):
            seen.update(dict.fromkeys(columns.get(column, ())))
        return iter(seen)

    def box_at(self, spot: QPointF) -> str | None:
        """The box under a spot."""
        around = QRectF(spot.x() - 1, spot.y() - 1, 2, 2)
        return next((name for name in self.boxes_in(around) if self.boxes[name].contains(spot)), None)

    def way_at(self, spot: QPointF, reach: float) -> Way | None:
        """The way nearest to a spot, within this many pixels."""
        around = QRectF(spot.x() - reach, spot.y() - reach, 2 * reach, 2 * reach)
        found = [(self._far(way, spot), way) for way in self.ways_in(around)]
        nearest = min(found, default=None)
        return nearest[1] if nearest is not None and nearest[0] <= reach else None

    def _far(self, way: Way, spot: QPointF) -> float:
        corners = [one for polygon in self.ways[way].toSubpathPolygons() for one in polygon.toList()]
        return min((_distance(spot, one, other) for one, other in pairwise(corners)), default=1e9)

    def band_at(self, x: float) -> str | None:
        """The group whose band a place from the left lies in."""
        return next((group for group, (left, right) in self.bands.items() if left <= x <= right), None)

    def stands_for(self, way: Way) -> tuple[MapWay, ...]:
        """The ways of the graph that are drawn as this one."""
        return self.placed.drawn.get(way, ())


def _curve(points: list[QPointF], round_off: float) -> QPainterPath:
    """Smooth from column to column; round the corners of a lane. It never leaves the gap it runs in."""
    path = QPainterPath(points[0])
    for place, (one, other) in enumerate(pairwise(points), start=1):
        if one.x() != other.x() and one.y() != other.y():
            middle = (one.x() + other.x()) / 2
            path.cubicTo(middle, one.y(), middle, other.y(), other.x(), other.y())
            continue
        following = points[place + 1] if place + 1 < len(points) else None
        turns = following is not None and (one.x() == other.x()) != (other.x() == following.x())
        if following is None or not turns:
            path.lineTo(other)
            continue
        short = min(round_off, _length(one, other) / 2, _length(other, following) / 2)
        path.lineTo(_towards(other, one, short))
        path.quadTo(other, _towards(other, following, short))
    return path


def _length(one: QPointF, other: QPointF) -> float:
    return ((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2) ** 0.5


def _towards(one: QPointF, other: QPointF, far: float) -> QPointF:
    whole = _length(one, other) or 1.0
    return QPointF(one.x() + (other.x() - one.x()) * far / whole, one.y() + (other.y() - one.y()) * far / whole)


def _first_middle(points: list[QPointF]) -> QPointF:
    """The middle of the first stretch: there the ways of one box are apart already."""
    return (points[0] + points[1]) / 2


def _comes_from_right(points: list[QPointF]) -> bool:
    before = next((one for one in reversed(points[:-1]) if one.x() != points[-1].x()), points[0])
    return before.x() > points[-1].x()


def _distance(spot: QPointF, one: QPointF, other: QPointF) -> float:
    """From a spot to a stretch."""
    across, down = other.x() - one.x(), other.y() - one.y()
    whole = across * across + down * down
    share = 0.0 if not whole else ((spot.x() - one.x()) * across + (spot.y() - one.y()) * down) / whole
    share = min(max(share, 0.0), 1.0)
    return _length(spot, QPointF(one.x() + share * across, one.y() + share * down))
