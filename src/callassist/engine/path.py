"""The path of a call, derived by walking the script along the facts. It is never stored (architecture, decision 2).

A node can be asked more than once: where a way leads round in a circle, each round asks anew. Which asking it is makes
the node's *spot* (`w2`, `w2#2` …), and what was answered, chosen, passed or jumped belongs to a spot. Verdict, plan and
texts know nothing of spots: they read the newest answer to each question.

Between two facts that are used up (a turn, something passed, a choice, a typed text, a jump) a node of a circle is
passed at most once a round, and a round only grows over something used up or over nodes that are skipped; a circle in
which nothing is used up at all stops at its first question. So every walk ends.

A call goes on from where it waits as a rule, and a key may not cost more the longer the way was. So a walk leaves
behind where it stands and what led it there, and the next one goes on from there if all of that still holds; else it is
walked from the start, with the same result.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace

from callassist.domain.answers import Answer, AnswerState, NodeId, ObjectionId, QuestionId, StageId
from callassist.domain.script import RETURN, Ask, Branch, BranchOn, Opening, Outcome, Say, Script, Target
from callassist.domain.values import Selected
from callassist.engine.facts import Facts, Jump
from callassist.engine.holding_up import said_to
from callassist.engine.plan import in_depth, settled
from callassist.engine.qualification import Qualification
from callassist.engine.ways import Walk, books, holds, polite_end


def walk(
    qualification: Qualification,
    stage: StageId,
    left: tuple[QuestionId, ...],
    opening: Opening = Opening.COLD,
    *,
    ticks_stay: bool = True,
    former: Trail | None = None,
    affected: frozenset[QuestionId] | None = None,
) -> Trail:
    """Follow the script's edges from where the stage is opened to the first thing that still has to be said or asked.

    `left` is the plan: the questions still worth asking. The plan only skips (§2). Questions are asked in passing in
    two places: a branch first asks what the plan still holds, and an objection's reply may lead to a question that the
    call comes back from.

    `ticks_stay`: what is ticked at a later asking does not open the former ones again; in calls of before it did.

    `former` is the trail of the step before, of the same script and stage, and `affected` the questions that may stand
    otherwise since, or be worth asking otherwise; None: any.
    """
    walker = _Walker(qualification, stage, left, ticks_stay=ticks_stay)
    if former is not None and former.stand is not None and affected is not None:
        resumed = walker.resumed(former.stand, affected)
        if resumed is not None:
            return resumed
    return walker.run(opening)


@dataclass(frozen=True, slots=True)
class Trail:
    """A walk, and where it can be gone on with; None: nowhere."""

    walk: Walk
    stand: Stand | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """A walker waiting at a node, before it looked at anything there. Nothing of it is ever changed."""

    node: NodeId
    spot: NodeId
    facts: Facts
    rounds: _Rounds
    jumps: tuple[Jump, ...]
    steps: Mapping[NodeId, None]
    queue: tuple[_Coming, ...]
    forced: NodeId | None
    silent: Mapping[NodeId, bool]
    #: the spots that were looked at before; what is entered at one of them would have led elsewhere from there
    met: frozenset[NodeId]
    #: the questions that were looked at on the way here
    read: frozenset[QuestionId]
    #: the branches on the way here, the topics each had led to, and where it led
    branches: tuple[tuple[Branch, int, _Led], ...]

    def reached_with(self, facts: Facts) -> bool:
        """Whether the same way leads here with `facts`: nothing was entered, taken back or jumped from before."""
        then, spot = self.facts, self.spot
        return (
            facts.override is then.override
            and _same_but_at(spot, facts.turns, then.turns)
            and _same_but_at(spot, facts.choices, then.choices)
            and _same_but_at(spot, facts.typed, then.typed)
            and (facts.passed is then.passed or facts.passed == then.passed | {spot})
            and facts.jumps[: len(then.jumps)] == then.jumps
            and all(jump.origin == spot for jump in facts.jumps[len(then.jumps) :])
        )


_Coming = tuple[NodeId, bool]
"""A node to go on to after what is asked in passing, and whether that is an arrival of its own."""

_Led = tuple[bool, Target]
"""Where a branch leads, and whether a question is asked there in passing."""


def _same_but_at(spot: NodeId, now: Mapping[NodeId, Hashable], then: Mapping[NodeId, Hashable]) -> bool:
    """Whether nothing but what stands at `spot` was put in or changed."""
    return now is then or (spot in now and {**then, spot: now[spot]} == now)


@dataclass(slots=True)
class _Rounds:
    """How often each node was asked, and the rounds of the circles."""

    script: Script
    circles: Mapping[NodeId, int]
    #: by branch on `each`: the nodes of its topics, whose ways into it come back
    coming_back: Mapping[NodeId, frozenset[NodeId]]
    #: how many of its topics such a branch has led to since it was come to from elsewhere
    topics: dict[NodeId, int] = field(default_factory=dict[NodeId, int])
    #: what was answered last on the way, of the questions such branches look at
    turns: dict[QuestionId, Answer] = field(default_factory=dict[QuestionId, Answer])
    #: which asking of each node this is, from 1
    asking: dict[NodeId, int] = field(default_factory=dict[NodeId, int])
    #: the round of its circle in which each node was last passed
    passed_in: dict[NodeId, int] = field(default_factory=dict[NodeId, int])
    #: by circle: the round, and which of its nodes were passed in it
    rounds: dict[int, int] = field(default_factory=dict[int, int])
    in_round: dict[int, set[NodeId]] = field(default_factory=dict[int, set[NodeId]])

    def copied(self) -> _Rounds:
        """The same, to be changed."""
        return replace(
            self,
            topics={**self.topics},
            turns={**self.turns},
            asking={**self.asking},
            passed_in={**self.passed_in},
            rounds={**self.rounds},
            in_round={circle: {*nodes} for circle, nodes in self.in_round.items()},
        )

    def spot(self, node: NodeId) -> NodeId:
        """The present asking of `node`."""
        number = self.asking.get(node, 1)
        return node if number == 1 else NodeId(f"{node}#{number}")

    def arrive(self, node: NodeId, origin: NodeId | None, *, anew: bool) -> None:
        """The walk comes to `node`, by a way of `origin`'s own or (None) led there by something else.

        `anew`: it is a new asking, whatever the round.
        """
        circle = self.circles.get(node, 0)
        comes_back = origin is not None and origin in self.coming_back.get(node, ())
        if origin is not None and not comes_back:
            self.topics.pop(node, None)  # from elsewhere: all topics anew
        if circle:
            passed = self.in_round.setdefault(circle, set())
            if origin is None:
                passed.clear()  # led in by a jump: what this round asked already is not asked again
            elif node in passed and self.circles.get(origin) == circle and not comes_back:
                self.rounds[circle] = self.rounds.get(circle, 1) + 1
                passed.clear()
            passed.add(node)
        now = self.rounds.get(circle, 1)
        found = self.script.nodes[node]
        if node not in self.asking:
            self.asking[node] = 1
        elif anew or self.passed_in[node] != now or (isinstance(found, Ask) and found.again):
            self.asking[node] += 1
        self.passed_in[node] = now


class _Walker:
    def __init__(
        self, qualification: Qualification, stage: StageId, left: tuple[QuestionId, ...], *, ticks_stay: bool
    ) -> None:
        self.qualification = qualification
        self.ticks_stay = ticks_stay
        self.script = qualification.script
        self.facts = qualification.facts
        self.stage = self.script.stages[stage]
        self.plan = left
        self.index = qualification.index
        self.rounds = _Rounds(self.script, self.index.circles, self.index.coming_back)
        self.jumps: list[Jump] = list(self.facts.jumps)
        #: in order, each once
        self.steps: dict[NodeId, None] = {}
        #: how to go on after questions that are asked in passing
        self.queue: list[_Coming] = []
        #: a question that is asked in passing, however deep it lies
        self.forced: NodeId | None = None
        #: passed since something was last used up, in order, and whether they would be passed at any arrival
        self.silent: dict[NodeId, bool] = {}
        self.objection = ""
        self.rescues = False
        #: the call waits where the walk ends, and nothing was changed in finding that out
        self.waits = False
        #: the spots that were looked at, and whether the last one of them was before
        self.met: set[NodeId] = set()
        self.met_again = False
        self.read: set[QuestionId] = set()
        self.branches: list[tuple[Branch, int, _Led]] = []

    def run(self, opening: Opening) -> Trail:
        return self._from(self._arrive(self.stage.opened_at(opening)))

    def resumed(self, stand: Stand, affected: frozenset[QuestionId]) -> Trail | None:
        """The trail from `stand` on; None where the way there is not sure to be the same."""
        if not stand.read.isdisjoint(affected) or not stand.reached_with(self.facts):
            return None
        if any(self._led_by(branch, topics) != led for branch, topics, led in stand.branches):
            return None
        self.rounds = stand.rounds.copied()
        self.jumps = [*stand.jumps, *self.facts.jumps[len(stand.facts.jumps) :]]
        self.steps, self.silent = {**stand.steps}, {**stand.silent}
        self.queue, self.forced = [*stand.queue], stand.forced
        self.met, self.read, self.branches = {*stand.met}, {*stand.read}, [*stand.branches]
        return self._from(stand.node)

    def _from(self, node: NodeId) -> Trail:
        used = len(self.facts.turns) + len(self.facts.passed) + len(self.facts.choices) + len(self.facts.typed)
        forced = self.forced
        # a branch on `each` is come to once more than there are topics, each of which has nodes of its own
        for _ in range((used + len(self.jumps) + len(self.plan) + 2) * (2 * len(self.script.nodes) + 1)):
            self.waits, forced = False, self.forced
            following = self._next(node)
            if following is None:
                break
            self._passed(node)
            comes_back = node in self.index.coming_back.get(following, ())
            if not comes_back and following in self.silent and (stuck := self._stuck_at(following)) is not None:
                node = stuck
                break
            node = following
        spot = self.rounds.spot(node)
        stand = None
        if self.waits and not self.met_again:
            stand = Stand(
                node=node,
                spot=spot,
                facts=self.facts,
                rounds=self.rounds,
                jumps=tuple(self.jumps),
                steps={**self.steps},
                queue=tuple(self.queue),
                forced=forced,
                silent=self.silent,
                met=frozenset(self.met - {spot}),
                read=frozenset(self.read),
                branches=tuple(self.branches),
            )
        end = polite_end(self.qualification, self.stage, node)
        self.steps.setdefault(end)
        objection = self.objection if end == node else ""
        rescues = self.rescues and bool(objection)
        return Trail(Walk(end, tuple(self.steps), self.rounds.spot(end), objection, rescues), stand)

    def _passed(self, name: NodeId) -> None:
        """Notes what was looked at where the walk went on."""
        node = self.script.nodes[name]
        if isinstance(node, Ask) and node.question is not None:
            self.read.add(node.question)

    def _next(self, node_id: NodeId) -> NodeId | None:
        """The node after this one, or None if the call stands here."""
        node = self.script.nodes[node_id]
        self.silent.pop(node_id, None)
        self.silent[node_id] = isinstance(node, Branch)
        if isinstance(node, Branch):
            return self._after_branch(node)
        self.steps.setdefault(node_id)
        spot = self.rounds.spot(node_id)
        self.met_again = spot in self.met
        self.met.add(spot)
        if (jump := self._jump_from(spot)) is not None:
            return self._leap(jump)
        match node:
            case Say():
                return self._used(self._go(node.target, node_id)) if spot in self.facts.passed else self._wait()
            case Ask():
                return self._after_control(node, spot) if node.question is None else self._after_question(node, spot)
            case Outcome():
                return self._wait()

    def _wait(self) -> None:
        self.waits = True

    # -- questions and controls ------------------------------------------------------------------------------------

    def _after_question(self, node: Ask, spot: NodeId) -> NodeId | None:
        assert node.question is not None
        question = self.script.questions[node.question]
        forced, self.forced = self.forced == node.id, None
        turn = self.facts.turns.get(spot)
        moot = self.qualification.state(node.question) is AnswerState.MOOT
        if turn is not None and not moot and self._is_held_up(turn):
            if any(jump.origin == spot for jump in self.facts.jumps):
                # what was said to it led elsewhere, and the call comes by again
                self.rounds.asking[node.id] += 1
            else:
                self.objection, self.rescues = self._said_to(turn), True
            return None
        if self._done(node, turn):
            if turn is not None:
                self.silent.clear()
                if node.question in self.index.ticked_topics:
                    self.rounds.turns[node.question] = turn
            self.silent[node.id] = moot
            target, named = self._way(node, turn)
            if named:
                self.queue.clear()  # a named way beats what was pending
            elif self.queue:
                return self._come(self.queue.pop(0))  # `otherwise` means "go on"
            return self._go(target, node.id)
        if not forced and not question.capture and not in_depth(question, self.qualification.asked_depth):
            self.silent[node.id] = True
            return self._go(node.otherwise, node.id)
        return self._wait()

    def _done(self, node: Ask, turn: Answer | None) -> bool:
        """Whether nothing more is to be asked at this asking."""
        assert node.question is not None
        if not settled(self.script.questions[node.question], self.qualification):
            return self.ticks_stay and turn is not None and not turn.choosing and self._is_ticked_later(turn)
        if self.qualification.state(node.question) is AnswerState.MOOT:
            return True
        if turn is not None:
            return not turn.choosing
        return self.rounds.asking[node.id] == 1 and not node.again

    def _is_held_up(self, turn: Answer) -> bool:
        """Whether an objection is said to `turn` before it counts."""
        return self.facts.answer(self.script, turn.question) is turn and bool(self._said_to(turn))

    def _said_to(self, turn: Answer) -> str:
        return said_to(self.script, self.facts, turn, self.qualification.today) or ""

    def _is_ticked_later(self, turn: Answer) -> bool:
        """Whether the question of `turn` is being ticked at another asking."""
        answer = self.facts.answer(self.script, turn.question)
        return answer is not None and answer.choosing and answer is not turn

    def _way(self, node: Ask, turn: Answer | None) -> tuple[Target, bool]:
        """Where the answer leads, by its value or its state (`unknown`, `refused`); whether a `goto` names it."""
        assert node.question is not None
        state = self.qualification.state(node.question)
        if state is AnswerState.MOOT:
            return node.otherwise, False
        value = self.qualification.value(node.question)
        if turn is not None:
            state, value = turn.state, turn.value
        found = value.values if isinstance(value, Selected) else (state.value,)
        named = next((node.goto[one] for one in found if one in node.goto), None)
        aim = self.script.nodes.get(NodeId(named or ""))
        if self.facts.override is not None and isinstance(aim, Outcome) and aim.outcome == "disqualified":
            named = None  # the rep goes on against it
        return (node.otherwise, False) if named is None else (named, True)

    def _after_control(self, node: Ask, spot: NodeId) -> NodeId | None:
        made = self.facts.choices.get(spot)
        if made is not None:
            choice = next((choice for choice in node.choices if choice.value == made.choice), None)
            return self._used(self._go(choice.target if choice is not None else node.otherwise, node.id))
        if node.field_target is not None and spot in self.facts.typed:
            return self._used(self._go(node.field_target, node.id))
        return self._wait()

    def _after_branch(self, node: Branch) -> NodeId | None:
        topics = self.rounds.topics.get(node.id, 0)
        in_passing, target = led = self._led_by(node, topics)
        if node.on is BranchOn.EACH:
            self.rounds.topics[node.id] = topics + 1
        if node.each not in self.rounds.turns:  # what was said on the way stays as it is, as long as the way does
            self.branches.append((node, topics, led))
        if not in_passing:
            return self._go(target, node.id)
        missing = NodeId(target)
        self.queue.insert(0, (node.id, False))
        self.forced = missing
        return self._arrive(missing)

    def _led_by(self, node: Branch, topics: int) -> _Led:
        """Where a branch leads as the call stands: first to what the plan still holds.

        `topics`: how many it has led to already.
        """
        if node.on is BranchOn.EACH:
            return False, self._topic(node, topics)
        if node.on.asks_first and self.plan:
            return True, Target(self.index.node_of_question[self.plan[0]])
        target = next((case.target for case in node.cases if holds(case, self.qualification, self.plan)), None)
        return False, node.otherwise if target is None else target

    def _topic(self, node: Branch, topics: int) -> Target:
        """The ticked topic behind so many, in the order of their answers; `otherwise` when all are done."""
        assert node.each is not None
        value = self.qualification.value(node.each)
        turn = self.rounds.turns.get(node.each)
        if value is not None and turn is not None:
            value = turn.value  # of this round, whatever is said in a later one
        ticked = value.values if isinstance(value, Selected) else ()
        ways = [case.target for case in node.cases if case.test is not None and case.test.any_of[0] in ticked]
        return ways[topics] if topics < len(ways) else node.otherwise

    # -- jumps -----------------------------------------------------------------------------------------------------

    def _jump_from(self, spot: NodeId) -> Jump | None:
        """The oldest jump from here that was not taken yet. It is taken whatever was answered here since."""
        jump = next((one for one in self.jumps if one.origin == spot), None)
        if jump is not None:
            self.jumps.remove(jump)
            self.silent.clear()
        return jump

    def _leap(self, jump: Jump) -> NodeId:
        """Where an objection's reply leads. A booking first asks the guard questions that were open then (§3)."""
        if jump.anew:  # asked once more where it was asked: what is to come behind it still is
            self.forced = jump.target
            self.rounds.asking[jump.target] += 1
            return jump.target
        target = self.script.nodes[jump.target]
        guards = [self.index.node_of_question[one] for one in jump.guards]
        if books(target):
            self.queue = [(one, True) for one in (*guards, jump.target)]
            return self._come(self.queue.pop(0))
        self.queue = []
        if isinstance(target, Ask) and target.question is not None:
            self.forced = jump.target
            if jump.back:
                origin = NodeId(jump.origin.partition("#")[0])
                self.queue = [(guards[0] if guards else origin, True)]
            return self._arrive(jump.target)
        # words a reply leads to are said again
        return self._arrive(jump.target, anew=jump.target in self.rounds.asking)

    def _come(self, coming: _Coming) -> NodeId:
        node, arrives = coming
        return self._arrive(node) if arrives else node

    # -- steps -----------------------------------------------------------------------------------------------------

    def _arrive(self, node: NodeId, origin: NodeId | None = None, *, anew: bool = False) -> NodeId:
        self.rounds.arrive(node, origin, anew=anew)
        return node

    def _go(self, target: Target, origin: NodeId) -> NodeId | None:
        """By one of the node's own ways; None where it leads nowhere, or to an objection that is answered here."""
        if ObjectionId(target) in self.script.objections:
            self.objection = str(target)
            return None
        if target == RETURN or target not in self.script.nodes:
            return None
        return self._arrive(NodeId(target), origin)

    def _used(self, following: NodeId | None) -> NodeId | None:
        """`following`, after something was used up."""
        self.silent.clear()
        return following

    def _stuck_at(self, node: NodeId) -> NodeId | None:
        """The first question of a circle that leads back to `node` with nothing but what is always passed in it."""
        passed = list(self.silent)
        circle = passed[passed.index(node) :]
        if self.rounds.spot(node) in self.facts.turns or not all(self.silent[one] for one in circle):
            return None
        return next((one for one in circle if isinstance(self.script.nodes[one], Ask)), None)
