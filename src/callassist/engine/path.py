"""The path of a call, derived by walking the script along the facts. It is never stored (architecture, decision 2)."""

from __future__ import annotations

from dataclasses import dataclass

from callassist.domain.answers import NodeId, QuestionId, StageId
from callassist.domain.script import (
    RETURN,
    Ask,
    Branch,
    BranchCase,
    BranchOn,
    Control,
    Node,
    Outcome,
    Say,
    Script,
    Target,
)
from callassist.domain.values import Selected
from callassist.domain.verdict import REFUSED_REASON, VerdictState
from callassist.engine.facts import Jump
from callassist.engine.plan import in_depth, settled
from callassist.engine.qualification import Qualification

REFUSED_EXIT = NodeId("X9")


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the call stands and how it came there."""

    node: NodeId
    #: every node passed, in order, the shown one last; branches left out
    steps: tuple[NodeId, ...]


def walk(qualification: Qualification, stage: StageId, left: tuple[QuestionId, ...]) -> Walk:
    """Follow the script's edges from the stage's start to the first thing that still has to be said or asked.

    `left` is the plan: the questions still worth asking.

    The plan only skips (§2). Two detours exist: a branch first asks what the plan still holds, and an objection's reply
    may lead to another question; after both the walk comes back.
    """
    return _Walker(qualification, stage, left).run()


class _Walker:
    def __init__(self, qualification: Qualification, stage: StageId, left: tuple[QuestionId, ...]) -> None:
        self.qualification = qualification
        self.script = qualification.script
        self.facts = qualification.facts
        self.stage = self.script.stages[stage]
        self.plan = left
        self.jumps: list[Jump] = list(self.facts.jumps)
        #: in order, each once
        self.steps: dict[NodeId, None] = {}
        #: where to go on after a detour: (node, came by a jump)
        self.returns: list[tuple[NodeId, bool]] = []
        self.detour: NodeId | None = None

    def run(self) -> Walk:
        node = self.stage.start
        # every jump and every planned question may lead round once; a script with a loop of its own stops here too
        for _ in range(4 * len(self.script.nodes) + 4):
            following = self._next(node)
            if following is None:
                break
            node = following
        return self._arrived(node)

    def _next(self, node_id: NodeId) -> NodeId | None:
        """The node after this one, or None if the call stands here."""
        node = self.script.nodes[node_id]
        match node:
            case Say():
                self._pass(node_id)
                return self._go(node.target) if node_id in self.facts.passed else self._jump(node_id)
            case Ask():
                self._pass(node_id)
                return self._after_question(node) if node.question is not None else self._after_control(node)
            case Branch():
                return self._after_branch(node)
            case Outcome():
                self._pass(node_id)
                return self._jump(node_id)

    def _pass(self, node: NodeId) -> None:
        self.steps.setdefault(node)

    def _after_question(self, node: Ask) -> NodeId | None:
        assert node.question is not None
        question = self.script.questions[node.question]
        detour, forced = self.detour == node.id, self.detour == node.id
        if settled(question, self.qualification):
            self.detour = None
            return self._come_back() if detour and self.returns else self._go(self._edge(node))
        if jumped := self._jump(node.id):
            return jumped
        if not forced and not question.capture and not in_depth(question, self.qualification.depth):
            return self._go(node.otherwise)
        return None

    def _edge(self, node: Ask) -> Target:
        """Where the answer leads: by its value, or by its state (`unknown`, `refused`)."""
        assert node.question is not None
        state = self.qualification.state(node.question)
        value = self.qualification.value(node.question)
        found = value.values if isinstance(value, Selected) else (state.value,)
        target = next((node.goto[one] for one in found if one in node.goto), node.otherwise)
        aim = self.script.nodes.get(NodeId(target))
        if self.facts.override is not None and isinstance(aim, Outcome) and aim.outcome == "disqualified":
            return node.otherwise  # the rep goes on against it
        return target

    def _after_control(self, node: Ask) -> NodeId | None:
        made = self.facts.choices.get(node.id)
        if made is not None:
            choice = next((choice for choice in node.choices if choice.value == made.choice), None)
            return self._go(choice.target if choice is not None else node.otherwise)
        if node.field_target is not None and node.id in self.facts.typed:
            return self._go(node.field_target)
        return self._jump(node.id)

    def _after_branch(self, node: Branch) -> NodeId | None:
        if node.on is not BranchOn.ANSWER and self.plan:
            missing = self.script.node_of_question[self.plan[0]]
            self.returns.append((node.id, False))
            self.detour = missing
            return missing
        for case in node.cases:
            if self._holds(case):
                return self._go(case.target)
        return self._go(node.otherwise)

    def _holds(self, case: BranchCase) -> bool:
        verdict = self.qualification.verdict
        match case.when:
            case "disqualified":
                return self.qualification.stopped
            case "prospect":
                return verdict.state is VerdictState.PROSPECT
            case "open":
                return verdict.state is VerdictState.OPEN
            case "not_before":
                return verdict.not_before is not None and verdict.not_before > self.qualification.today
            case "missing":
                return bool(self.plan)
            case _:
                value = self.qualification.value(case.test.question) if case.test is not None else None
                return case.test is not None and value is not None and case.test.holds(value, self.qualification.today)

    def _jump(self, origin: NodeId) -> NodeId | None:
        """Take the oldest jump from here that was not taken yet."""
        for jump in self.jumps:
            if jump.origin == origin:
                self.jumps.remove(jump)
                target = self.script.nodes[jump.target]
                if isinstance(target, Ask) and target.question is not None:
                    self.returns.append((origin, True))
                    self.detour = jump.target
                return jump.target
        return None

    def _come_back(self) -> NodeId:
        """After a detour: to the branch that sent us, or after a jump to the first unanswered guard question (T4)."""
        node, jumped = self.returns.pop()
        if jumped:
            first = first_open_guard(self.script, self.plan)
            if first is not None:
                return self.script.node_of_question[first]
        return node

    def _go(self, target: Target) -> NodeId | None:
        if target == RETURN or not target or target not in self.script.nodes:
            return None
        return NodeId(target)

    def _arrived(self, node: NodeId) -> Walk:
        """The polite exit takes the place of any further question once the lead is disqualified (R4)."""
        verdict = self.qualification.verdict
        shown = self.script.nodes[node]
        asks_on = not isinstance(shown, Outcome) or shown.outcome in ("presentation", "appointment_set")
        if asks_on and self.qualification.stopped and not self._being_ticked(shown):
            node = REFUSED_EXIT if verdict.reasons == (REFUSED_REASON,) else self.stage.disqualified
            self._pass(node)
        return Walk(node, tuple(self.steps))

    def _being_ticked(self, node: Node) -> bool:
        """A multi-choice stays until it is confirmed, whatever its first tick already says."""
        if not isinstance(node, Ask) or node.question is None:
            return False
        answer = self.facts.answer(self.script, node.question)
        return answer is not None and answer.choosing


def first_open_guard(script: Script, left: tuple[QuestionId, ...]) -> QuestionId | None:
    """The first guard question the plan still holds."""
    return next((question for question in left if script.questions[question].guard), None)


def books(node: object) -> bool:
    """Whether a node makes an appointment or starts the presentation (R25, R31)."""
    if isinstance(node, Ask):
        return node.control is Control.APPOINTMENT
    return isinstance(node, Outcome) and node.outcome in ("appointment_set", "presentation")
