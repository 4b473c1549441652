"""A script as its author thinks of it: stages, their steps in the order a call takes them, answers under each.

A script is written as an outline, so it is shown as one. Every node of the file stands in it once: under the first
stage that leads to it, behind what leads to it, or at the end, where nothing does. Branches are lines like others, for
they are ways an author has to see. The shared exits and closings are no lines: they are only led to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from callassist.domain.answers import AnswerState, NodeId, ObjectionId, QuestionId
from callassist.domain.questions import Question
from callassist.domain.script import RETURN, Ask, Branch, BranchOn, Node, Outcome, Say, Script, Stage, Target
from callassist.domain.text import NO_TEXT, Text

Item = tuple[str, str]
"""Where something stands in the file: the section and the name in it (`("nodes", "w2")`)."""


NOWHERE = Target("")


class LineKind(StrEnum):
    """What a line of the outline stands for."""

    STAGE = "stage"
    STEP = "step"
    ANSWER = "answer"
    #: the heading above steps that nothing leads to
    LOOSE = "loose"
    #: the heading above the objections, and one of them with its replies
    OBJECTIONS = "objections"
    OBJECTION = "objection"
    REPLY = "reply"
    #: headings and lines of what is no step: see `cards.part_lines`
    RULES = "rules"
    RULE = "rule"
    PRODUCTS = "products"
    PRODUCT = "product"
    TEXTS = "texts"
    TEXT = "text"
    PLACEHOLDER = "placeholder"


class AnswerKind(StrEnum):
    """What an answer line stands for; nothing else about it is to be guessed from its value."""

    #: one of a question's answers
    CHOICE = "choice"
    #: the lead does not know, or will not say, and the script leads somewhere of its own
    STATE = "state"
    #: whatever no other line names: typed answers, and what a branch does else
    ELSE = "else"
    #: one of a control's answers, or what is typed there
    CONTROL = "control"
    TYPED = "typed"
    #: a case of a branch
    CASE = "case"


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One line. `text` is what it says in the script's languages; headings without words of their own have none."""

    kind: LineKind
    #: 0 headings, 1 steps and objections, 2 what hangs under them
    depth: int
    #: stage, node or objection it belongs to; "" for a heading of the outline's own
    id: str
    text: Text = NO_TEXT
    #: answers: the stable value; replies: their number, from 1; cases: their number, from 1
    part: str = ""
    answer: AnswerKind | None = None
    #: the key it has in a call; "" where it has none
    key: str = ""
    #: where it leads, as the file says it; "" where it is its answers that lead
    target: Target = NOWHERE

    @property
    def item(self) -> Item | None:
        """What of the file it stands for; None: a heading of the outline's own."""
        match self.kind:
            case LineKind.STAGE:
                return "stages", self.id
            case LineKind.STEP | LineKind.ANSWER:
                return "nodes", self.id
            case LineKind.OBJECTION | LineKind.REPLY:
                return "objections", self.id
            case LineKind.RULE:
                return "criteria", self.id
            case LineKind.PRODUCT:
                return "products", self.id
            case LineKind.PLACEHOLDER:
                return "placeholders", self.id
            case LineKind.TEXT:
                return "", self.id
            case LineKind.LOOSE | LineKind.OBJECTIONS | LineKind.RULES | LineKind.PRODUCTS | LineKind.TEXTS:
                return None

    @property
    def place(self) -> tuple[LineKind, str, str, AnswerKind | None]:
        """What makes it the same line after an edit."""
        return self.kind, self.id, self.part, self.answer


def outline_of(script: Script) -> tuple[OutlineLine, ...]:
    """All lines, from the first stage to the last objection."""
    return tuple(_lines(script))


def steps_in_order(script: Script) -> dict[NodeId, tuple[NodeId, ...]]:
    """Stage by stage (under its name) the nodes it is the first to lead to, in the order a call takes them.

    What nothing leads to stands under `NodeId("")`.
    """
    own = frozenset(name for name in script.nodes if not is_shared(name))
    asked = _asked_in_passing(script)
    placed: set[NodeId] = set()
    found: dict[NodeId, tuple[NodeId, ...]] = {}
    for stage in script.stages.values():
        order = tuple(one for one in _order(script, stage, own, asked) if one not in placed)
        placed.update(order)
        found[NodeId(stage.id)] = order
    # what only an objection or an exit leads to belongs to no stage more than to another: it follows the last one
    by_jumps = tuple(one for one in _behind(script, _jumped_to(script), own, asked) if one not in placed)
    placed.update(by_jumps)
    if found and by_jumps:
        last = next(reversed(found))
        found[last] = (*found[last], *by_jumps)
    loose = tuple(name for name in script.nodes if name in own and name not in placed)
    return {**found, NodeId(""): loose}


def is_shared(node: str) -> bool:
    """Whether a node is one every script has: an exit (`X3`) or a closing (`=later`)."""
    return node.startswith("=") or (node[:1] == "X" and node[1:].isdigit())


def counts_by_item(problem_lines: Iterable[int], items: Mapping[Item, tuple[int, int]]) -> dict[Item, int]:
    """How many problems lie in each item of the file.

    Args:
        problem_lines: the line of each problem, from 1.
        items: the first and the last line of each item; items do not overlap.
    """
    spans = sorted((first, last, item) for item, (first, last) in items.items())
    found: dict[Item, int] = {}
    for line in problem_lines:
        holding = next((item for first, last, item in spans if first <= line <= last), None)
        if holding is not None:
            found[holding] = found.get(holding, 0) + 1
    return found


# -- lines --------------------------------------------------------------------------------------------------------


def _lines(script: Script) -> Iterator[OutlineLine]:
    order = steps_in_order(script)
    for stage in script.stages.values():
        yield OutlineLine(LineKind.STAGE, 0, stage.id, stage.title, target=Target(stage.start))
        for name in order[NodeId(stage.id)]:
            yield from _step(script, script.nodes[name])
    if loose := order[NodeId("")]:
        yield OutlineLine(LineKind.LOOSE, 0, "")
        for name in loose:
            yield from _step(script, script.nodes[name])
    yield OutlineLine(LineKind.OBJECTIONS, 0, "")
    for objection in script.objections.values():
        yield OutlineLine(LineKind.OBJECTION, 1, objection.id, objection.label, target=objection.exhausted)
        for number, reply in enumerate(objection.replies, start=1):
            yield OutlineLine(LineKind.REPLY, 2, objection.id, reply.text, part=str(number), target=reply.target)


def _step(script: Script, node: Node) -> Iterator[OutlineLine]:
    match node:
        case Say():
            yield OutlineLine(LineKind.STEP, 1, node.id, node.text, target=node.target)
        case Outcome():
            yield OutlineLine(LineKind.STEP, 1, node.id, node.text, target=Target(f"={node.logged}"))
        case Branch():
            yield OutlineLine(LineKind.STEP, 1, node.id)
        case Ask():
            yield OutlineLine(LineKind.STEP, 1, node.id, node.text)
    yield from answers_of(script, node)


def answers_of(script: Script, node: Node) -> Iterator[OutlineLine]:
    """The lines under a step: every answer with the way it leads."""
    match node:
        case Say():
            return
        case Branch():
            for number, case in enumerate(node.cases, start=1):
                yield _answer(node.id, AnswerKind.CASE, str(number), case.target)
            yield _answer(node.id, AnswerKind.ELSE, "", node.otherwise)
        case Outcome():
            for choice in node.choices:
                yield _answer(node.id, AnswerKind.CONTROL, choice.value, choice.target, choice.label, choice.key)
        case Ask(question=None):
            for choice in node.choices:
                yield _answer(node.id, AnswerKind.CONTROL, choice.value, choice.target, choice.label, choice.key)
            if node.field_target is not None:
                yield _answer(node.id, AnswerKind.TYPED, "", node.field_target, node.field_label)
        case Ask():
            yield from _of_question(node, script.questions.get(node.question or QuestionId("")))


def _of_question(node: Ask, question: Question | None) -> Iterator[OutlineLine]:
    for choice in question.choices if question is not None else ():
        target = node.goto.get(choice.value, node.otherwise)
        yield _answer(node.id, AnswerKind.CHOICE, choice.value, target, choice.label, choice.key)
    for state in (AnswerState.UNKNOWN, AnswerState.REFUSED):
        if state.value in node.goto:
            yield _answer(node.id, AnswerKind.STATE, state.value, node.goto[state.value])
    if question is None or question.kind.is_field:
        yield _answer(node.id, AnswerKind.ELSE, "", node.otherwise)


def _answer(
    node: NodeId, kind: AnswerKind, part: str, target: Target, text: Text = NO_TEXT, key: str = ""
) -> OutlineLine:
    return OutlineLine(LineKind.ANSWER, 2, node, text, part=part, answer=kind, key=key, target=target)


# -- order --------------------------------------------------------------------------------------------------------


def _order(
    script: Script, stage: Stage, own: frozenset[NodeId], asked: Mapping[NodeId, tuple[NodeId, ...]]
) -> tuple[NodeId, ...]:
    """What the stage leads to, its polite exit last."""
    found = [one for one in _behind(script, stage.openings, own, asked) if one != stage.disqualified]
    return (*found, stage.disqualified) if stage.disqualified in own else tuple(found)


def _behind(
    script: Script,
    starts: Iterable[NodeId],
    own: frozenset[NodeId],
    asked: Mapping[NodeId, tuple[NodeId, ...]],
) -> tuple[NodeId, ...]:
    """Everything `starts` lead to, each behind what leads to it (where that is no circle), the main way first.

    The nodes of a walk into the depth, last one done first: in loops, so that no script is too deep for it.
    """
    done: list[NodeId] = []
    seen: set[NodeId] = set()
    # the way gone last stands first in the result: so starts and ways are gone from the last to the first
    for start in reversed([*starts]):
        if start not in own or start in seen:
            continue
        seen.add(start)
        work = [(start, iter(_ways(script, start, own, asked)))]
        while work:
            node, following = work[-1]
            deeper = next((one for one in following if one not in seen), None)
            if deeper is None:
                done.append(node)
                work.pop()
            else:
                seen.add(deeper)
                work.append((deeper, iter(_ways(script, deeper, own, asked))))
    return tuple(reversed(done))


def _ways(
    script: Script, node: NodeId, own: frozenset[NodeId], asked: Mapping[NodeId, tuple[NodeId, ...]]
) -> list[NodeId]:
    """The ways of a node from the last to the first: what an answer names is met before what follows in any case."""
    ways = [one for one in script.own_ways(script.nodes[node]) if one in own]
    return [*reversed([*ways, *(one for one in asked.get(node, ()) if one in own)])]


def _asked_in_passing(script: Script) -> dict[NodeId, tuple[NodeId, ...]]:
    """Branches that ask what is still open lead to the nodes of all questions, where nothing else leads there."""
    led_to = {one for node in script.nodes.values() for one in script.own_ways(node)}
    questions = tuple(
        name
        for name, node in script.nodes.items()
        if isinstance(node, Ask) and node.question is not None and name not in led_to and not is_shared(name)
    )
    return {
        name: questions
        for name, node in script.nodes.items()
        if isinstance(node, Branch) and node.on is BranchOn.MISSING
    }


def _jumped_to(script: Script) -> tuple[NodeId, ...]:
    targets: dict[NodeId, None] = {}
    for objection in script.objections.values():
        for target in (*(reply.target for reply in objection.replies), objection.exhausted):
            if target != RETURN and ObjectionId(target) not in script.objections:
                targets[NodeId(target)] = None
    for name, node in script.nodes.items():
        if is_shared(name):
            targets.update(dict.fromkeys(script.own_ways(node)))
    return tuple(targets)
