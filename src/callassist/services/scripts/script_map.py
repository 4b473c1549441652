"""A script as a graph: a box for every step, objection and end, a way for every line of the outline that leads on.

It is what the map of the window shows. Who drew up a script by hand got lost in it: so a box says where a call cannot
come to an end any more, where it can come back to, and where nothing leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from callassist.domain.answers import NodeId, QuestionId
from callassist.domain.questions import Criterion
from callassist.domain.script import RETURN, Ask, Branch, BranchOn, Outcome, Script
from callassist.services.scripts.map_layout import Layout, collapsed, laid_out
from callassist.services.scripts.meanings import Meaning, criteria_by_question, meaning_by
from callassist.services.scripts.outline import AnswerKind, LineKind, OutlineLine, is_shared, outline_of

Way = tuple[str, str]
"""From which box to which."""

OBJECTIONS, LOOSE, ENDS = "=objections", "=loose", "=ends"
"""Groups of the map beside the stages; no stage can be called so."""


class WaySort(StrEnum):
    """What going a way means for the call."""

    ON = "on"
    #: the answer speaks for the lead
    YES = "yes"
    #: the answer rules the lead out
    NO = "no"
    #: the call ends there
    EXIT = "exit"
    #: no answer leads there: a branch asks what is still open
    PASSING = "passing"


@dataclass(frozen=True, slots=True)
class MapBox:
    """A step, an objection, or an end that several share."""

    name: str
    group: str
    #: its line of the outline; None: an end every script has
    line: OutlineLine | None
    #: a call begins or ends here
    begins: bool = False
    ends: bool = False
    #: no way leads from here to an end
    dead_end: bool = False
    #: a way leads from here back to here
    loops: bool = False
    #: no answer, objection or exit leads here
    unreached: bool = False


@dataclass(frozen=True, slots=True)
class MapWay:
    """What leads from one box to another: the lines of the outline that do, none where a branch asks in passing."""

    origin: str
    target: str
    sort: WaySort
    lines: tuple[OutlineLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ScriptMap:
    """The whole graph. Boxes stand in the order of the outline, ways in that of the lines they are made of."""

    boxes: Mapping[str, MapBox]
    ways: Mapping[Way, MapWay]
    #: the groups in order, with their line of the outline; None: it has none
    groups: Mapping[str, OutlineLine | None]


@dataclass(frozen=True, slots=True)
class PlacedMap:
    """The graph with some groups closed, and where everything stands. A closed group is a box called `group:` + it."""

    graph: ScriptMap
    closed: frozenset[str]
    layout: Layout
    #: by way as it is drawn: the ways it stands for
    drawn: Mapping[Way, tuple[MapWay, ...]] = field(default_factory=dict[Way, tuple[MapWay, ...]])

    def shown(self, name: str) -> str:
        """The box in which a box stands: itself, or its closed group."""
        group = self.graph.boxes[name].group
        return f"group:{group}" if group in self.closed else name


def map_of(script: Script) -> ScriptMap:
    """The graph of a script."""
    lines = outline_of(script)
    groups = _groups(lines)
    boxes = {line.id: group for line, group in _grouped(lines) if line.kind in (LineKind.STEP, LineKind.OBJECTION)}
    ways = _ways(script, lines, boxes)
    ends = [target for _, target in ways if target not in boxes]
    boxes.update(dict.fromkeys(ends, ENDS))
    if ends:
        groups[ENDS] = None
    own = {line.id: line for line in lines if line.kind in (LineKind.STEP, LineKind.OBJECTION)}
    begins = {stage.start for stage in script.stages.values()}
    ending = {name for name in boxes if _ends(script, name)}
    finish = _leading_to(ending | _coming_back(script), ways)
    circles = _in_circles(boxes, (way for way, one in ways.items() if one.sort is not WaySort.PASSING))
    return ScriptMap(
        {
            name: MapBox(
                name,
                group,
                own.get(name),
                begins=name in begins,
                ends=name in ending,
                dead_end=name not in finish,
                loops=name in circles,
                unreached=group == LOOSE,
            )
            for name, group in boxes.items()
        },
        ways,
        groups,
    )


def placed(graph: ScriptMap, closed: frozenset[str]) -> PlacedMap:
    """The map with these groups closed. May take a second for thousands of steps: not for the thread of a window."""
    order = {group: place for place, group in enumerate(graph.groups)}
    groups = {name: one.group for name, one in sorted(graph.boxes.items(), key=lambda box: order[box[1].group])}
    boxes, ways = collapsed(groups, graph.ways, closed)
    found = PlacedMap(graph, closed, laid_out(boxes, ways))
    drawn: dict[Way, list[MapWay]] = {way: [] for way in ways}
    for one in graph.ways.values():
        way = found.shown(one.origin), found.shown(one.target)
        if way in drawn:
            drawn[way].append(one)
    return PlacedMap(graph, closed, found.layout, {way: tuple(each) for way, each in drawn.items()})


def sort_of(ways: Iterable[MapWay]) -> WaySort:
    """What several ways that are drawn as one mean together: what all of them do, or just a way on."""
    found = {one.sort for one in ways}
    return found.pop() if len(found) == 1 else WaySort.ON


# -- boxes --------------------------------------------------------------------------------------------------------


def _groups(lines: Iterable[OutlineLine]) -> dict[str, OutlineLine | None]:
    """Every group that has something in it."""
    filled = {group for line, group in _grouped(lines) if line.depth}
    return {group: line for line, group in _grouped(lines) if not line.depth and group in filled}


def _grouped(lines: Iterable[OutlineLine]) -> Iterator[tuple[OutlineLine, str]]:
    names = {LineKind.LOOSE: LOOSE, LineKind.OBJECTIONS: OBJECTIONS}
    group = LOOSE
    for line in lines:
        if not line.depth:
            group = names.get(line.kind, line.id)
        yield line, group


def _ends(script: Script, name: str) -> bool:
    return is_shared(name) or isinstance(script.nodes.get(NodeId(name)), Outcome)


# -- ways ---------------------------------------------------------------------------------------------------------


def _ways(script: Script, lines: Iterable[OutlineLine], boxes: Mapping[str, str]) -> dict[Way, MapWay]:
    criteria = criteria_by_question(script)
    polite = {str(stage.disqualified) for stage in script.stages.values()}
    found: dict[Way, list[tuple[WaySort, OutlineLine | None]]] = {}
    for line in lines:
        target = str(line.target)
        if not line.depth or not target or target == RETURN or line.id not in boxes:
            continue
        if target not in boxes and not is_shared(target):
            continue  # there is no such step: the linter says so
        if line.kind is LineKind.STEP and isinstance(script.nodes[NodeId(line.id)], Outcome):
            continue  # it ends the call itself
        found.setdefault((line.id, target), []).append((_sort(script, criteria, polite, line), line))
    for way in _passing(script, boxes, {target for _, target in found}):
        found.setdefault(way, []).append((WaySort.PASSING, None))
    return {
        way: MapWay(*way, sort_of(MapWay(*way, sort) for sort, _ in each), tuple(line for _, line in each if line))
        for way, each in found.items()
    }


def _sort(script: Script, criteria: Mapping[QuestionId, Criterion], polite: set[str], line: OutlineLine) -> WaySort:
    node = script.nodes.get(NodeId(line.id))
    meaning = Meaning.NOTHING
    if line.answer is AnswerKind.CHOICE and isinstance(node, Ask) and node.question is not None:
        meaning = meaning_by(criteria.get(node.question), line.part)
    if meaning is Meaning.RULES_OUT or (meaning is Meaning.NOTHING and line.target in polite):
        return WaySort.NO
    if meaning is Meaning.FITS or meaning.points:
        return WaySort.YES
    return WaySort.EXIT if _ends(script, line.target) else WaySort.ON


def _passing(script: Script, boxes: Mapping[str, str], led_to: set[str]) -> Iterator[Way]:
    """From branches that ask what is still open to the questions no way leads to."""
    questions = [
        str(name)
        for name, node in script.nodes.items()
        if isinstance(node, Ask) and node.question is not None and str(name) in boxes and name not in led_to
    ]
    for name, node in script.nodes.items():
        if isinstance(node, Branch) and node.on is BranchOn.MISSING and str(name) in boxes:
            for question in questions:
                yield str(name), question


# -- what is wrong ------------------------------------------------------------------------------------------------


def _coming_back(script: Script) -> set[str]:
    """Objections that lead back to where they were raised."""
    return {
        str(one.id)
        for one in script.objections.values()
        if one.exhausted == RETURN or any(reply.target == RETURN for reply in one.replies)
    }


def _leading_to(ends: set[str], ways: Iterable[Way]) -> set[str]:
    """All boxes from which some way leads to one of these."""
    back: dict[str, list[str]] = {}
    for origin, target in ways:
        back.setdefault(target, []).append(origin)
    found, waiting = set(ends), [*ends]
    while waiting:
        for one in back.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found


def _in_circles(boxes: Iterable[str], ways: Iterable[Way]) -> set[str]:
    """The boxes a way leads back to: strongly connected parts (Tarjan, SIAM J. Comput. 1, 1972), in loops."""
    following: dict[str, list[str]] = {name: [] for name in boxes}
    found: set[str] = set()
    for origin, target in ways:
        following[origin].append(target)
        if origin == target:
            found.add(origin)
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    held: list[str] = []
    is_held: set[str] = set()
    for root in following:
        if root in number:
            continue
        number[root] = lowest[root] = len(number)
        held.append(root)
        is_held.add(root)
        work = [(root, iter(following[root]))]
        while work:
            name, ahead = work[-1]
            one = next(ahead, None)
            if one is None:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[name])
                if lowest[name] == number[name]:
                    part = [held.pop()]
                    while part[-1] != name:
                        part.append(held.pop())
                    is_held.difference_update(part)
                    found.update(part if len(part) > 1 else ())
            elif one not in number:
                number[one] = lowest[one] = len(number)
                held.append(one)
                is_held.add(one)
                work.append((one, iter(following[one])))
            elif one in is_held:
                lowest[name] = min(lowest[name], number[one])
    return found
