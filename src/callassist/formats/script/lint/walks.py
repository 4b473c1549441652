"""Checks of the ways through a script. All walks are loops over a list, so that no script is too deep for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from callassist.domain.answers import NodeId, QuestionId
from callassist.domain.questions import CriterionKind, QuestionKind
from callassist.domain.script import Ask, Branch, BranchOn, Framing, Market, Node, Outcome, Say, Script, Stage
from callassist.formats.script.lint.context import Context
from callassist.formats.script.sentences import told

_GUARD_KINDS = (QuestionKind.CHOICE, QuestionKind.YES_NO, QuestionKind.NUMBER, QuestionKind.MONEY)
_MAX_GUARDS = 3


def check(context: Context) -> None:
    """Run every check of this theme."""
    graph = Graph(context)
    reachable = _unreachable(context, graph)
    looping = _loops(context, graph)
    _endless(context, graph, reachable, looping)
    for stage in cold_stages(context.script):
        _guards(context, graph, stage)
        _authority_first(context, graph, stage)
        _disclosed_first(context, graph, stage)
    for name, question in context.script.questions.items():
        if question.guard and question.kind not in _GUARD_KINDS:
            what = told("the guard question `{name}` cannot be answered by one key or a number", name=name)
            mend = told("ask a closed question or one number, or drop `guard`")
            context.warn(("questions", name), "guard-form", what, mend, key=True)


def cold_stages(script: Script) -> Iterator[Stage]:
    """Stages that open with somebody who does not know us: `cold_call`, or else the first."""
    named = [stage for name, stage in script.stages.items() if name == "cold_call"]
    yield from named or list(script.stages.values())[:1]


class Graph:
    """Which node leads to which, by its own edges. Nodes that were broken lead wherever they name a node."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.script = context.script
        self.own = tuple(NodeId(name) for name in context.file.nodes)
        self.next: dict[str, tuple[str, ...]] = {
            name: tuple(self._resolved(_targets(node))) for name, node in self.script.nodes.items()
        }
        for name in sorted(context.names("nodes") - set(self.next)):
            self.next[name] = tuple(self._named_in(name))

    def _resolved(self, targets: Iterable[str]) -> Iterator[str]:
        """Nodes for targets: an objection leads where its replies do, `return` nowhere new."""
        for target in targets:
            objection = self.script.objections.get(target)  # pyright: ignore[reportArgumentType]
            if objection is None:
                yield target
            else:
                yield from (reply.target for reply in objection.replies)

    def _named_in(self, name: str) -> Iterator[str]:
        """Node names anywhere in a broken node's data."""
        known = self.context.node_names()
        waiting: list[object] = [self.context.section("nodes")[name]]
        while waiting:
            one = waiting.pop()
            if isinstance(one, dict):
                waiting += one.values()
            elif isinstance(one, list):
                waiting += one
            elif isinstance(one, str) and (one in known or one.startswith("=")):
                yield one

    def from_(self, starts: Iterable[str], *, stop: frozenset[str] = frozenset()) -> list[str]:
        """Every node that can be reached from `starts`, in the order found; ways end at the nodes in `stop`."""
        found = dict.fromkeys(start for start in starts if start in self.next)
        waiting = list(found)
        while waiting:
            one = waiting.pop(0)
            if one in stop:
                continue
            for following in self.next[one]:
                if following in self.next and following not in found:
                    found[following] = None
                    waiting.append(following)
        return list(found)

    def node(self, name: str) -> Node | None:
        return self.script.nodes.get(NodeId(name))


def _targets(node: Node) -> Iterator[str]:
    match node:
        case Say():
            yield node.target
        case Ask():
            yield from node.goto.values()
            if node.question is not None:
                yield node.otherwise
            yield from (choice.target for choice in node.choices)
            if node.field_target is not None:
                yield node.field_target
        case Branch():
            yield from (case.target for case in node.cases)
            yield node.otherwise
        case Outcome():
            yield from (choice.target for choice in node.choices)


def _unreachable(context: Context, graph: Graph) -> frozenset[str]:
    """Report nodes nothing leads to; the nodes that can be reached.

    While a stage's start is not there, nothing is said: everything behind it would be called unreachable.
    """
    script = context.script
    started = all(stage.start in graph.next for stage in script.stages.values())
    starts: list[str] = [one for stage in script.stages.values() for one in (*stage.openings, stage.disqualified)]
    starts += [name for name in script.nodes if name.startswith("X")]
    for objection in script.objections.values():
        starts += [reply.target for reply in objection.replies]
        starts.append(objection.exhausted)
    found = graph.from_(starts)
    if any(isinstance(node := graph.node(name), Branch) and node.on is BranchOn.MISSING for name in found):
        # such a branch leads to whatever question is still open
        found = graph.from_([*starts, *context.index.node_of_question.values()])
    reachable = frozenset(found)
    for name in graph.own:
        if name not in reachable and started:
            what = told("nothing leads to the node `{name}`", name=name)
            mend = told("lead an answer here, or remove it")
            context.report(("nodes", name), "unreachable", what, mend, key=True)
    return reachable


def _loops(context: Context, graph: Graph) -> frozenset[str]:
    """Report circles in which nobody can choose; the nodes in them."""
    inside = {name for name in graph.own if isinstance(graph.node(name), Say | Branch)}
    back = context.index.coming_back

    def coming_back(name: str, following: str) -> bool:
        """A way back to a branch on `each`, which leads on to another topic, and to each once."""
        return NodeId(name) in back.get(NodeId(following), ())

    # what leads to nothing inside, or is led to by nothing inside, is in no circle: peel it off until nothing changes
    changed = True
    while changed:
        ways = {
            name: [one for one in graph.next[name] if one in inside and not coming_back(name, one)] for name in inside
        }
        led_to = {following for name in inside for following in ways[name]}
        kept = {name for name in inside if name in led_to and ways[name]}
        changed, inside = kept != inside, kept
    reported: set[str] = set()
    for name in graph.own:
        if name in inside and name not in reported:
            circle = [one for one in graph.from_([name]) if one in inside]
            reported.update(circle)
            what = told("`{name}` leads back to itself without anybody choosing", name=name)
            mend = told("put a question into the circle")
            context.report(("nodes", name), "loop-without-choice", what, mend, key=True)
    return frozenset(inside)


def _endless(context: Context, graph: Graph, reachable: frozenset[str], looping: frozenset[str]) -> None:
    """Report nodes from which the call cannot end, one for each such part of the script."""
    before: dict[str, list[str]] = {}
    for name, following in graph.next.items():
        for one in following:
            before.setdefault(one, []).append(name)
    ending = {name for name in graph.next if isinstance(graph.node(name), Outcome)}
    # a target that leads nowhere is reported as such; it is no dead end on top
    ending |= {target for targets in graph.next.values() for target in targets if target not in graph.next}
    waiting = list(ending)
    while waiting:
        for name in before.get(waiting.pop(), ()):
            if name not in ending:
                ending.add(name)
                waiting.append(name)
    known: set[str] = set(looping)
    for name in graph.own:
        if name in reachable and name not in ending and name not in known:
            part = graph.from_([name])
            if not known.intersection(part):
                what = told("from `{name}` the call never comes to an end", name=name)
                context.report(("nodes", name), "no-outcome", what, told("lead to an outcome"), key=True)
            known.update(part)


# -- rules for cold stages -------------------------------------------------------------------------------------------


def _asked(graph: Graph, name: str) -> QuestionId | None:
    node = graph.node(name)
    return node.question if isinstance(node, Ask) else None


def _guards(context: Context, graph: Graph, stage: Stage) -> None:
    """A cold stage has one to three guard questions (R6, R30)."""
    found = graph.from_([stage.start])
    if any(isinstance(node := graph.node(name), Branch) and node.on is BranchOn.MISSING for name in found):
        found = graph.from_([stage.start, *context.index.node_of_question.values()])  # it asks whatever is still open
    asked = {_asked(graph, name) for name in found}
    count = sum(1 for question in context.index.guards if question.id in asked)
    # a target that is not there may be what keeps a guard question from being asked; where there is none, nothing is
    unbroken = all(target in graph.next or target == "return" for one in found for target in graph.next[one])
    # nor while a question's name cannot be read: it may be the very guard question that is missed
    named = not context.read.has_broken_part(("questions",)) and not context.asks_in_doubt()
    if count == 0 and found and named and (unbroken or not context.index.guards):
        what = told("the stage `{stage}` has no guard question", stage=stage.id)
        mend = told("mark one to three questions `guard: true`")
        context.warn(("stages", stage.id), "guard-count", what, mend, key=True)
    elif count > _MAX_GUARDS:
        what = told("the stage `{stage}` has {count} guard questions", stage=stage.id, count=count)
        context.warn(("stages", stage.id), "guard-count", what, told("keep the three most telling"), key=True)


def _authority_first(context: Context, graph: Graph, stage: Stage) -> None:
    """In a business script who decides is asked before anything of depth 2 (R12)."""
    script = context.script
    if script.market is not Market.BUSINESS:
        return
    authority = {one.question for one in script.criteria.values() if one.kind is CriterionKind.AUTHORITY}
    deep = {question.id for question in script.questions.values() if question.depth > 1}
    # behind a question that comes too early the next one is no news
    stop = frozenset(name for name in graph.next if _asked(graph, name) in authority | deep)
    for name in graph.from_([stage.start], stop=stop):
        question = script.questions.get(_asked(graph, name) or QuestionId(""))
        if question is not None and question.id in deep:
            what = told(
                "`{name}` asks about depth {depth} before it is known who decides", name=name, depth=question.depth
            )
            mend = told("ask who decides first")
            context.report(("nodes", name), "depth-before-authority", what, mend, key=True)


def _disclosed_first(context: Context, graph: Graph, stage: Stage) -> None:
    """A review says who calls and that it sells before the first guard question, on every way (R41)."""
    script = context.script
    if script.framing is not Framing.REVIEW:
        return
    said = {name for name, node in script.nodes.items() if not isinstance(node, Branch) and node.must_say}
    guards = {question.id for question in context.index.guards}
    asking = {name for name in graph.next if _asked(graph, name) in guards} - said
    for name in graph.from_(stage.openings, stop=frozenset(said | asking)):
        if name in asking:
            what = told(
                "`{name}` is reached before anybody has said who calls and that this is a sales call", name=name
            )
            mend = told("put a node with `must_say: true` before it")
            context.report(("nodes", name), "review-without-disclosure", what, mend, key=True)
