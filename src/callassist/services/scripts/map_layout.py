"""Where the boxes of a script's map stand, and how the ways between them run: left to right, never one on another.

Layers by the longest way (Sugiyama, Tagawa, Toda, IEEE Trans. SMC 11, 1981): ways that lead back are turned round for
as long as it takes, each box stands one layer behind the last that leads to it, and a stage begins where the one before
it ends. Within a layer boxes are ordered by the mean place of their neighbours, to and fro, and the order with the
fewest crossings is kept. Ways over several layers hold a place in each, one for all that lead to the same box; longer
ones run in a lane below. Heights come last: each box as near to its neighbours as its layer lets it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

BOX_WIDTH, BOX_HEIGHT = 200.0, 56.0
GAP_ACROSS, GAP_DOWN = 72.0, 20.0
#: what a way that only passes takes of a layer's height
_PASSING = 10.0
#: a way over more layers than this runs below the map
_LONGEST = 12
_SWEEPS = 8
_SETTLINGS = 4


@dataclass(frozen=True, slots=True)
class Box:
    """The place of a box: its upper left corner and its size."""

    x: float
    y: float
    width: float = BOX_WIDTH
    height: float = BOX_HEIGHT

    def overlaps(self, other: Box) -> bool:
        """Whether they have more than an edge in common."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Route:
    """A way between two boxes, as the points of a line from one to the other."""

    origin: str
    target: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A map that is laid out; everything lies between 0 and its size."""

    boxes: Mapping[str, Box]
    routes: tuple[Route, ...]
    #: by group: where it begins and ends from left to right
    spans: Mapping[str, tuple[float, float]]
    width: float
    height: float


def collapsed(
    groups: Mapping[str, str], ways: Iterable[tuple[str, str]], closed: frozenset[str]
) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The same map with each of the `closed` groups as one box, called `group:` and its name."""

    def shown(name: str) -> str:
        return f"group:{groups[name]}" if groups[name] in closed else name

    boxes = {shown(name): group for name, group in groups.items()}
    led = dict.fromkeys((shown(one), shown(other)) for one, other in ways if one in groups and other in groups)
    return boxes, tuple((one, other) for one, other in led if one != other or not one.startswith("group:"))


def laid_out(groups: Mapping[str, str], ways: Iterable[tuple[str, str]]) -> Layout:
    """The map of the boxes in `groups` (box → the group it belongs to, in the order of the map) with their `ways`.

    Ways from or to a box that is not there are left out, and a way that is there twice is drawn once.
    """
    known = dict.fromkeys((one, other) for one, other in ways if one in groups and other in groups)
    graph = _Graph(groups, known)
    _order(graph)
    return _drawn(graph, known)


# -- layers -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Graph:
    """Boxes and passing places in layers. A passing place is `target` under the layer it lies in."""

    groups: Mapping[str, str]
    ways: Mapping[tuple[str, str], None]
    layer: dict[str, int] = field(default_factory=dict[str, int])
    #: the names in each layer, in order from above
    layers: list[list[str]] = field(default_factory=list[list[str]])
    #: neighbours one layer on and one layer back
    after: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    before: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    #: by way: the passing places it runs through, from the left to the right
    through: dict[tuple[str, str], list[str]] = field(default_factory=dict[tuple[str, str], list[str]])
    #: ways that run below
    below: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def __post_init__(self) -> None:
        self._take_layers()
        self.layers = [[] for _ in range(max(self.layer.values(), default=-1) + 1)]
        for name in self.groups:
            self._add(name, self.layer[name])
        for way in self.ways:
            self._take_way(way)

    def _add(self, name: str, layer: int) -> None:
        self.layers[layer].append(name)
        self.after[name], self.before[name] = [], []

    def _take_layers(self) -> None:
        """Each box one layer behind the last that leads to it, and behind all boxes of the groups before its own."""
        number = {group: place for place, group in enumerate(dict.fromkeys(self.groups.values()))}
        following: dict[str, list[str]] = {name: [] for name in self.groups}
        for one, other in self.ways:
            if number[self.groups[one]] == number[self.groups[other]] and one != other:
                following[one].append(other)
        first = 0
        for group in number:
            members = [name for name, own in self.groups.items() if own == group]
            for name in _topological(members, following):
                self.layer.setdefault(name, first)
                for other in following[name]:
                    self.layer[other] = max(self.layer.get(other, first), self.layer[name] + 1)
            first = max((self.layer[name] for name in members), default=first - 1) + 1

    def _take_way(self, way: tuple[str, str]) -> None:
        left, right = sorted(way, key=lambda name: self.layer[name])
        apart = self.layer[right] - self.layer[left]
        if apart == 0 or apart > _LONGEST:
            self.below.append(way)
            return
        row = [left]
        for layer in range(self.layer[left] + 1, self.layer[right]):
            name = f"{way[1]}\0{layer}"
            if name not in self.after:
                self._add(name, layer)
            row.append(name)
        row.append(right)
        for one, other in pairwise(row):
            if other not in self.after[one]:
                self.after[one].append(other)
                self.before[other].append(one)
        self.through[way] = row[1:-1]


def _topological(members: Sequence[str], following: dict[str, list[str]]) -> list[str]:
    """The members so that each comes before what it leads to; ways that close a circle are taken out of `following`."""
    done: list[str] = []
    state: dict[str, int] = {}
    for root in members:
        if root in state:
            continue
        state[root] = 1
        work = [(root, 0)]
        while work:
            name, place = work.pop()
            ways = following[name]
            while place < len(ways) and state.get(ways[place], 0) != 0:
                if state[ways[place]] == 1:
                    del ways[place]  # it leads back to what led here
                else:
                    place += 1
            if place < len(ways):
                work += [(name, place + 1), (ways[place], 0)]
                state[ways[place]] = 1
            else:
                state[name] = 2
                done.append(name)
    return done[::-1]


# -- order --------------------------------------------------------------------------------------------------------


def _order(graph: _Graph) -> None:
    """Order each layer by where its neighbours stand, and keep the order that crosses least."""
    best = [[*layer] for layer in graph.layers]
    fewest = _crossings(graph)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        forth = sweep % 2 == 0
        layers = graph.layers if forth else graph.layers[::-1]
        beside = graph.before if forth else graph.after
        for former, layer in pairwise(layers):
            place = {name: number for number, name in enumerate(former)}
            own = {name: number for number, name in enumerate(layer)}
            middle = {name: _mean([place[one] for one in beside[name]], own[name]) for name in layer}
            layer.sort(key=middle.__getitem__)
        crossings = _crossings(graph)
        if crossings < fewest:
            fewest, best = crossings, [[*layer] for layer in graph.layers]
        elif not forth:
            break
    for layer, order in zip(graph.layers, best, strict=True):
        layer[:] = order


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(graph: _Graph) -> int:
    """How many ways cross: the inversions among their ends, layer by layer."""
    found = 0
    for layer, following in pairwise(graph.layers):
        place = {name: number for number, name in enumerate(following)}
        ends: list[int] = []
        for name in layer:
            for one in sorted(place[other] for other in graph.after[name]):
                found += len(ends) - bisect_left(ends, one + 1)
                # ways of one box do not cross one another: its own ends are put in afterwards
            for one in graph.after[name]:
                ends.insert(bisect_left(ends, place[one]), place[one])
    return found


# -- places -------------------------------------------------------------------------------------------------------


def _drawn(graph: _Graph, ways: Mapping[tuple[str, str], None]) -> Layout:
    height = {
        name: BOX_HEIGHT + GAP_DOWN if name in graph.groups else _PASSING for layer in graph.layers for name in layer
    }
    middle = _middles(graph, height)
    top = min((middle[name] - height[name] / 2 for name in middle), default=0.0)
    step = BOX_WIDTH + GAP_ACROSS
    boxes = {name: Box(graph.layer[name] * step, middle[name] - top - BOX_HEIGHT / 2) for name in graph.groups}
    bottom = max((middle[name] - top + height[name] / 2 for name in middle), default=0.0)
    lanes = {
        target: bottom + _PASSING * (number + 1)
        for number, target in enumerate(dict.fromkeys(way[1] for way in graph.below))
    }
    routes = tuple(_route(graph, way, boxes, middle, top, lanes) for way in ways)
    spans: dict[str, tuple[float, float]] = {}
    for name, box in boxes.items():
        left, right = spans.get(graph.groups[name], (box.x, box.x + box.width))
        spans[graph.groups[name]] = (min(left, box.x), max(right, box.x + box.width))
    lowest = max((*lanes.values(), bottom))
    return Layout(boxes, routes, spans, len(graph.layers) * step - GAP_ACROSS if boxes else 0.0, lowest)


def _middles(graph: _Graph, height: Mapping[str, float]) -> dict[str, float]:
    """The middle of each name: as near to its neighbours as the order of its layer and the heights allow."""
    middle: dict[str, float] = {}
    for layer in graph.layers:
        below = 0.0
        for name in layer:
            middle[name] = below + height[name] / 2
            below += height[name]
    for settling in range(_SETTLINGS):
        forth = settling % 2 == 0
        beside = graph.before if forth else graph.after
        for layer in graph.layers if forth else graph.layers[::-1]:
            wished = [_mean([middle[one] for one in beside[name]], middle[name]) for name in layer]
            middle.update(zip(layer, _apart(wished, [height[name] for name in layer]), strict=True))
    return middle


def _apart(wished: Sequence[float], heights: Sequence[float]) -> list[float]:
    """The places nearest to `wished` (by their squares) that keep the order and the distances.

    Isotonic regression, by pooling neighbours that are in each other's way.
    """
    offset: list[float] = []
    far = 0.0
    for number, height in enumerate(heights):
        far += height / 2 if number else 0.0
        offset.append(far)
        far += height / 2
    pools: list[tuple[float, int]] = []
    for wish, away in zip(wished, offset, strict=True):
        pool = (wish - away, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, count = pools.pop()
            pool = ((mean * count + pool[0] * pool[1]) / (count + pool[1]), count + pool[1])
        pools.append(pool)
    found = [mean for mean, count in pools for _ in range(count)]
    return [mean + away for mean, away in zip(found, offset, strict=True)]


def _route(
    graph: _Graph,
    way: tuple[str, str],
    boxes: Mapping[str, Box],
    middle: Mapping[str, float],
    top: float,
    lanes: Mapping[str, float],
) -> Route:
    """From the right edge of one box to the left edge of the other; a way that leads back runs the other way round."""
    origin, target = boxes[way[0]], boxes[way[1]]
    back = graph.layer[way[1]] <= graph.layer[way[0]]
    begin = (origin.x if back and way[0] != way[1] else origin.x + origin.width, origin.y + origin.height / 2)
    end = (target.x + target.width if back and way[0] != way[1] else target.x, target.y + target.height / 2)
    if way in graph.through:
        step = BOX_WIDTH + GAP_ACROSS
        left = min(graph.layer[way[0]], graph.layer[way[1]])
        passing: list[tuple[float, float]] = []
        for number, name in enumerate(graph.through[way], start=left + 1):
            passing += [(number * step, middle[name] - top), (number * step + BOX_WIDTH, middle[name] - top)]
        return Route(*way, (begin, *(passing[::-1] if back else passing), end))
    lane = lanes[way[1]]
    out, home = (-1, 1) if back and way[0] != way[1] else (1, -1)
    aside = GAP_ACROSS / 3
    return Route(
        *way,
        (
            begin,
            (begin[0] + out * aside, begin[1]),
            (begin[0] + out * aside, lane),
            (end[0] + home * aside, lane),
            (end[0] + home * aside, end[1]),
            end,
        ),
    )
