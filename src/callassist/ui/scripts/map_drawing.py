"""Draws the map of a script: bands for the stages, ways in their colours with their marks, boxes with what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from callassist.domain.script import Ask, Branch, Outcome, Say
from callassist.services.scripts.script_map import OBJECTIONS, Way, WaySort
from callassist.ui.kit.theme import Look
from callassist.ui.scripts.map_places import MapPlaces
from callassist.ui.scripts.map_rows import MapRow, MapRows

if TYPE_CHECKING:
    from callassist.domain.script import Script

#: below this zoom no letter could be read, and all ways of a sort are drawn at once
_FAR = 0.42
_COLORS = {
    WaySort.ON: "faint",
    WaySort.YES: "good",
    WaySort.NO: "bad",
    WaySort.EXIT: "muted",
    WaySort.PASSING: "accent",
}
_MARKS = {WaySort.YES: "✓", WaySort.NO: "✗", WaySort.EXIT: "■"}
#: drawn last, above the others
_ORDER = (WaySort.PASSING, WaySort.ON, WaySort.EXIT, WaySort.NO, WaySort.YES)


class Pulled(NamedTuple):
    """An end of a way in the hand: from which way, where it is now, and the box it would lead to; "" for none."""

    way: Way
    spot: QPointF
    target: str


class MapDrawing:
    """Draws `places` with the words of `rows` at any zoom."""

    def __init__(self, look: Look, rows: MapRows) -> None:
        self._look = look
        self._rows = rows
        self._words: dict[tuple[str, int], tuple[str, ...]] = {}
        self.script: Script | None = None

    def forget(self) -> None:
        """Words or letters are others."""
        self._words.clear()

    def draw(
        self,
        painter: QPainter,
        places: MapPlaces,
        area: QRectF,
        zoom: float,
        marked: MapRow | None,
        pulled: Pulled | None,
    ) -> None:
        """What lies in `area` (of the map, in pixels at the usual zoom); the painter is moved and scaled already."""
        far = zoom < _FAR
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not far)
        self._draw_bands(painter, places, area)
        chosen = marked.way if marked is not None else None
        if far:
            self._draw_all_ways(painter, places, zoom)
        else:
            self._draw_ways(painter, places, [way for way in places.ways_in(area) if way != chosen], area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marked is not None and chosen is None:
            own = [row.way for row in self._rows.ways_from(marked.drawn_box) if row.way is not None]
            self._draw_ways(painter, places, own, area, width=2.4)
        for name in places.boxes_in(area):
            self._draw_box(painter, places, name, zoom=zoom, marked=marked, pulled=pulled)
        if chosen is not None and chosen in places.ways:
            self._draw_ways(painter, places, [chosen], area, width=3.2, color="accent")
            if not far:
                self._draw_label(painter, places, chosen)
        if pulled is not None:
            self._draw_pulled(painter, places, pulled)

    def draw_headings(
        self, painter: QPainter, places: MapPlaces, left: float, zoom: float, width: int, marked: MapRow | None
    ) -> None:
        """The names of the groups over the map: each as long as any of its band is in sight."""
        look = self._look
        height = self.heading_height()
        ground = look.color("window")
        painter.fillRect(QRectF(0, 0, width, height), ground)
        metrics = QFontMetrics(look.fonts.caption)
        small = QFontMetrics(look.fonts.small)
        for group, (begin, end) in places.bands.items():
            one, other = begin * zoom - left, end * zoom - left
            if other < 0 or one > width:
                continue
            start = max(one, 0.0) + look.px(8)
            room = int(min(other, width) - start - look.px(6))
            if room < look.px(20):
                continue
            chosen = marked is not None and marked.group == group and not marked.box
            sign = "▸" if group in places.placed.closed else "▾"
            words = metrics.elidedText(f"{sign} {self._rows.title(group)}", Qt.TextElideMode.ElideRight, room)
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("accent_soft"))
                taken = metrics.horizontalAdvance(words) + look.px(12)
                painter.drawRoundedRect(QRectF(start - look.px(6), 3, taken, height - 6), 6, 6)
            painter.setFont(look.fonts.caption)
            painter.setPen(look.color("accent" if chosen else "text"))
            place = QRectF(start, 0, room, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            beside = metrics.horizontalAdvance(words) + look.px(10)
            count = self._rows.count_words(group)
            if room - beside > small.horizontalAdvance(count):
                painter.setFont(look.fonts.small)
                painter.setPen(look.color("muted"))
                painter.drawText(place.adjusted(beside, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, count)
        painter.setPen(QPen(look.color("border"), 1))
        painter.drawLine(QLineF(0, height - 0.5, width, height - 0.5))

    def heading_height(self) -> int:
        """How many pixels the names of the groups take at the top."""
        return QFontMetrics(self._look.fonts.caption).height() + self._look.px(12)

    # -- within ----------------------------------------------------------------------------------------------------

    def _draw_bands(self, painter: QPainter, places: MapPlaces, area: QRectF) -> None:
        look = self._look
        painter.setPen(QPen(look.color("border"), 1))
        painter.setBrush(look.color("field"))
        bottom = max(places.height, area.bottom())
        for begin, end in places.bands.values():
            if end >= area.left() and begin <= area.right():
                painter.drawRect(QRectF(begin, area.top() - 4, end - begin, bottom - area.top() + 8))

    def _pen(self, color: QColor, sort: WaySort, width: float) -> QPen:
        pen = QPen(color, width)
        if sort is WaySort.PASSING:
            pen.setDashPattern([3.0, 3.0])
        elif sort is WaySort.EXIT:
            pen.setDashPattern([6.0, 2.5])
        return pen

    def _draw_all_ways(self, painter: QPainter, places: MapPlaces, zoom: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for sort in _ORDER:
            path = places.all_of.get(sort)
            if path is not None:
                painter.setPen(QPen(self._look.color(_COLORS[sort]), 1.0 / zoom))
                painter.drawPath(path)

    def _draw_ways(
        self,
        painter: QPainter,
        places: MapPlaces,
        ways: list[Way],
        area: QRectF,
        *,
        width: float = 1.5,
        color: str = "",
    ) -> None:
        """Sort by sort: a pen is dearer than a line."""
        size = self._look.px(7) + width
        near = area.adjusted(-2 * size, -2 * size, 2 * size, 2 * size)
        for sort in _ORDER:
            some = [way for way in ways if places.sorts[way] is sort]
            if not some:
                continue
            ink = self._look.color(color or _COLORS[sort])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._pen(ink, sort, width))
            for way in some:
                painter.drawPath(places.ways[way])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            for way in some:
                spot, from_right = places.heads[way]
                if near.contains(spot):
                    back = spot.x() + (size if from_right else -size)
                    ends = QPointF(back, spot.y() - size / 2), QPointF(back, spot.y() + size / 2)
                    painter.drawPolygon(QPolygonF([spot, *ends]))
            mark = _MARKS.get(sort)
            for way in some if mark is not None else ():
                if near.contains(places.marks[way]):
                    self._draw_mark(painter, places.marks[way], mark or "", _COLORS[sort])

    def _draw_mark(self, painter: QPainter, spot: QPointF, mark: str, color: str) -> None:
        look = self._look
        size = look.px(8)
        painter.setPen(QPen(look.color(color), 1.2))
        painter.setBrush(look.color("field"))
        painter.drawEllipse(spot, size, size)
        painter.setFont(look.fonts.key)
        painter.setPen(look.color(color))
        painter.drawText(
            QRectF(spot.x() - size, spot.y() - size, 2 * size, 2 * size), Qt.AlignmentFlag.AlignCenter, mark
        )

    def _draw_label(self, painter: QPainter, places: MapPlaces, way: Way) -> None:
        """What leads the marked way, on a plate under the box it begins at."""
        words = self._rows.labels_of_way(way)
        if not words:
            return
        look = self._look
        metrics = QFontMetrics(look.fonts.small)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, look.px(200))
        width, height = metrics.horizontalAdvance(words) + look.px(14), metrics.height() + look.px(6)
        box = places.boxes[way[0]]
        plate = QRectF(box.right() - width, box.bottom() + look.px(3), width, height)
        painter.setPen(QPen(look.color("accent"), 1.4))
        painter.setBrush(look.color("card"))
        painter.drawRoundedRect(plate, 6, 6)
        painter.setFont(look.fonts.small)
        painter.setPen(look.color("text"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_pulled(self, painter: QPainter, places: MapPlaces, pulled: Pulled) -> None:
        begin = places.boxes[pulled.way[0]]
        start = QPointF(begin.right(), begin.center().y())
        pen = QPen(self._look.color("accent"), 2.4)
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(start)
        middle = (start.x() + pulled.spot.x()) / 2
        path.cubicTo(middle, start.y(), middle, pulled.spot.y(), pulled.spot.x(), pulled.spot.y())
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("accent"))
        painter.drawEllipse(pulled.spot, self._look.px(5), self._look.px(5))

    def _draw_box(
        self,
        painter: QPainter,
        places: MapPlaces,
        name: str,
        *,
        zoom: float,
        marked: MapRow | None,
        pulled: Pulled | None,
    ) -> None:
        look, rect = self._look, places.boxes[name]
        box = places.placed.graph.boxes.get(name)
        is_marked = marked is not None and marked.drawn_box == name
        is_wanted = pulled is not None and pulled.target == name
        edge, width = "border_strong", 1.2
        if box is not None and box.dead_end and not box.ends:
            edge, width = "bad", 1.8
        elif box is not None and box.unreached:
            edge, width = "warn", 1.8
        if is_marked or is_wanted:
            edge, width = "accent", 2.6
        far = zoom < _FAR
        pen = QPen(look.color(edge), width / zoom if far else width)
        if box is not None and box.unreached and not is_marked:
            pen.setDashPattern([3.0, 2.0])
        ground = "card"
        if is_marked or is_wanted:
            ground = "accent_soft"
        elif box is None or box.ends or far:
            ground = "key"
        elif box.group == OBJECTIONS:
            ground = "reply_soft"
        painter.setPen(pen)
        painter.setBrush(look.color(ground))
        if box is None:
            painter.drawRoundedRect(rect.translated(look.px(4), look.px(4)), 8, 8)  # more than one lie there
        painter.drawRoundedRect(rect, 8, 8)
        if not far:
            self._draw_words(painter, rect, name, self._signs(places, name))

    def _signs(self, places: MapPlaces, name: str) -> list[tuple[str, str]]:
        """What stands at the right end of a box: signs and their colours."""
        box = places.placed.graph.boxes.get(name)
        found: list[tuple[str, str]] = []
        if findings := self._rows.findings(name):
            found.append((f"! {findings}", "warn"))
        if waiting := self._rows.waiting(name):
            found.append((f"+ {waiting}", "accent"))
        tested = self._rows.tested(name)
        if tested.failed:
            found.append((f"✗ {tested.failed}", "bad"))
        elif tested.passed:
            found.append((f"✓ {tested.passed}", "good"))
        if box is None:
            return found
        if box.begins:
            found.append(("▶", "good"))
        if box.dead_end and not box.ends:
            found.append(("⊣", "bad"))
        if box.loops:
            found.append(("↻", "muted"))
        if box.unreached:
            found.append(("∅", "warn"))
        return found

    def _draw_words(self, painter: QPainter, rect: QRectF, name: str, signs: list[tuple[str, str]]) -> None:
        look, px = self._look, self._look.px
        inner = rect.adjusted(px(10), px(4), -px(8), -px(4))
        keys = QFontMetrics(look.fonts.key)
        painter.setFont(look.fonts.key)
        right = inner.right()
        for words, color in signs:
            width = keys.horizontalAdvance(words)
            painter.setPen(look.color(color))
            painter.drawText(QPointF(right - width, inner.bottom() - keys.descent()), words)
            right -= width + px(6)
        own = self._sign(name)
        painter.setPen(look.color("muted"))
        painter.drawText(QPointF(inner.left(), inner.top() + keys.ascent() + px(2)), own)
        left = inner.left() + (px(14) if own else 0)
        metrics = QFontMetrics(look.fonts.base)
        painter.setFont(look.fonts.base)
        painter.setPen(look.color("text"))
        room = int(inner.right() - left)
        lines = self._in_lines(name, metrics, room, int(right - left) if signs else room)
        top = inner.top() + (inner.height() - len(lines) * metrics.height()) / 2
        for place, words in enumerate(lines):
            painter.drawText(QPointF(left, top + place * metrics.height() + metrics.ascent()), words)

    def _sign(self, name: str) -> str:
        """The sort of a step as one sign, as in the outline."""
        script = self.script
        if script is None or name.startswith("group:"):
            return "▸" if name.startswith("group:") else ""
        if name in script.objections:
            return "!"
        match script.nodes.get(name):  # type: ignore[call-overload]
            case Say():
                return "›"
            case Ask():
                return "?"
            case Branch():
                return "◇"
            case Outcome():
                return "■"
            case _:
                return "■"

    def _in_lines(self, name: str, metrics: QFontMetrics, room: int, last_room: int) -> tuple[str, ...]:
        """The words of a box in up to two lines, the second one ending in an ellipsis where there is more."""
        found = self._words.get((name, last_room))
        if found is None:
            if name.startswith("group:"):
                group = name.removeprefix("group:")
                words, second = self._rows.title(group), self._rows.count_words(group)
                found = (
                    metrics.elidedText(words, Qt.TextElideMode.ElideRight, room),
                    metrics.elidedText(second, Qt.TextElideMode.ElideRight, last_room),
                )
            else:
                found = _two_lines(self._rows.words(name), metrics, room, last_room)
            self._words[name, last_room] = found
        return found


def _two_lines(words: str, metrics: QFontMetrics, room: int, last_room: int) -> tuple[str, ...]:
    if metrics.horizontalAdvance(words) <= min(room, last_room):
        return (words,)
    first = ""
    rest = words.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:  # one word that is longer than the box
        return (metrics.elidedText(words, Qt.TextElideMode.ElideRight, min(room, last_room)),)
    second = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, last_room)
    return (first, second) if second else (first,)
