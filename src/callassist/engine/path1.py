"""FROZEN: the path as calls of semantics 1 walk it, from before jumps were real. Never changed, so that they replay.

New calls walk by `path`. What is shared (first guard question, what books) stands there too.
"""

from __future__ import annotations

from callassist.domain.answers import NodeId, QuestionId, StageId
from callassist.domain.script import RETURN, Ask, Branch, BranchOn, Outcome, Say, Target
from callassist.domain.values import Selected
from callassist.engine.facts import Jump
from callassist.engine.plan import in_depth, settled
from callassist.engine.qualification import Qualification
from callassist.engine.ways import Walk, first_open_guard, holds, polite_end


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
        self.index = qualification.index
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
        end = polite_end(self.qualification, self.stage, node)
        self._pass(end)
        return Walk(end, tuple(self.steps), end)

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
        if not forced and not question.capture and not in_depth(question, self.qualification.asked_depth):
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
            missing = self.index.node_of_question[self.plan[0]]
            self.returns.append((node.id, False))
            self.detour = missing
            return missing
        for case in node.cases:
            if holds(case, self.qualification, self.plan):
                return self._go(case.target)
        return self._go(node.otherwise)

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
                return self.index.node_of_question[first]
        return node

    def _go(self, target: Target) -> NodeId | None:
        if target == RETURN or not target or target not in self.script.nodes:
            return None
        return NodeId(target)
