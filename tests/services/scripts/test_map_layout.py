"""The map: no box on another, every way from its box to its box, and past all others."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.services.scripts.map_layout import Box, Layout, collapsed, laid_out

NAMES = st.integers(0, 24).map(lambda number: f"w{number}")


@st.composite
def maps(draw: st.DrawFn) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Any boxes in up to three groups, and any ways: circles, ways to themselves, to nothing, twice."""
    names = draw(st.lists(NAMES, unique=True, max_size=20))
    groups = {name: draw(st.sampled_from(["first", "second", "third"])) for name in names}
    ways = draw(st.lists(st.tuples(NAMES, NAMES), max_size=50))
    return groups, ways


@settings(max_examples=300, deadline=None)
@given(found=maps())
def test_no_two_boxes_overlap_and_each_way_goes_from_its_box_to_its_box(
    found: tuple[dict[str, str], list[tuple[str, str]]],
) -> None:
    groups, ways = found
    layout = laid_out(groups, ways)
    assert [*layout.boxes] == [*groups]
    for one, other in combinations(layout.boxes.values(), 2):
        assert not one.overlaps(other)
    real = {(one, other) for one, other in ways if one in groups and other in groups}
    assert {(route.origin, route.target) for route in layout.routes} == real
    assert len(layout.routes) == len(real)
    for route in layout.routes:
        assert on_edge(layout.boxes[route.origin], route.points[0])
        assert on_edge(layout.boxes[route.target], route.points[-1])


@settings(max_examples=300, deadline=None)
@given(found=maps())
def test_no_way_runs_through_a_box(found: tuple[dict[str, str], list[tuple[str, str]]]) -> None:
    layout = laid_out(*found)
    for route in layout.routes:
        for begin, end in pairwise(route.points):
            for name, box in layout.boxes.items():
                assert not cuts(box, begin, end), f"{route} cuts {name}"


@settings(max_examples=200, deadline=None)
@given(found=maps())
def test_all_of_it_lies_within_its_size(found: tuple[dict[str, str], list[tuple[str, str]]]) -> None:
    layout = laid_out(*found)
    corners = [(box.x + far * box.width, box.y + far * box.height) for box in layout.boxes.values() for far in (0, 1)]
    for x, y in (*corners, *(point for route in layout.routes for point in route.points)):
        assert -40 <= x <= layout.width + 40
        assert -1e-6 <= y <= layout.height + 1e-6


@settings(max_examples=100, deadline=None)
@given(found=maps())
def test_the_groups_stand_one_behind_the_other(found: tuple[dict[str, str], list[tuple[str, str]]]) -> None:
    layout = laid_out(*found)
    order = [layout.spans[group] for group in dict.fromkeys(found[0].values())]
    for former, later in pairwise(order):
        assert former[1] < later[0]


def test_what_leads_on_stands_to_the_right() -> None:
    layout = laid_out(dict.fromkeys("abcd", "s"), [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "b")])
    assert [*rows(layout)] == ["a", "b", "c", "d"]


def test_two_ways_that_need_not_cross_do_not() -> None:
    """a leads to d and b to c: c has to stand above d's place, though it comes later."""
    layout = laid_out(dict.fromkeys("sabcd", "s"), [("s", "a"), ("s", "b"), ("a", "d"), ("b", "c")])
    boxes = layout.boxes
    assert (boxes["a"].y < boxes["b"].y) == (boxes["d"].y < boxes["c"].y)


def test_a_closed_group_is_one_box_with_the_ways_of_all_its_own() -> None:
    groups = {"a": "cold", "b": "cold", "c": "warm"}
    boxes, ways = collapsed(groups, [("a", "b"), ("b", "c"), ("a", "c"), ("c", "gone")], frozenset({"cold"}))
    assert boxes == {"group:cold": "cold", "c": "warm"}
    assert ways == (("group:cold", "c"),)


def test_an_empty_map_is_one() -> None:
    assert laid_out({}, []).boxes == {}


def rows(layout: Layout) -> list[str]:
    return sorted(layout.boxes, key=lambda name: layout.boxes[name].x)


def on_edge(box: Box, point: tuple[float, float]) -> bool:
    return point[0] in (box.x, box.x + box.width) and point[1] == box.y + box.height / 2


def cuts(box: Box, begin: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether a line runs through the inside of a box: there is a part of it on the inner side of all four edges."""
    first, last = 0.0, 1.0
    for start, stop, near, far in (
        (begin[0], end[0], box.x, box.x + box.width),
        (begin[1], end[1], box.y, box.y + box.height),
    ):
        near, far = near + 1e-6, far - 1e-6
        if start == stop:
            if not near < start < far:
                return False
            continue
        entering, leaving = sorted(((near - start) / (stop - start), (far - start) / (stop - start)))
        first, last = max(first, entering), min(last, leaving)
    return first < last
