"""The state of a call: what was entered, and all that follows from it. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from callassist.domain.answers import Answer, CriterionId, NodeId, ObjectionId, QuestionId
from callassist.domain.contact import Contact, Role
from callassist.domain.follow_up import FollowUp
from callassist.domain.questions import Question
from callassist.domain.script import Ask, Node, Outcome, Script
from callassist.domain.text import Language
from callassist.domain.values import FreeText
from callassist.engine import follow_ups, path, path1, plan, slots
from callassist.engine.carrying import Standing, standing
from callassist.engine.drawn_path import DrawnPath, PathDrawer
from callassist.engine.facts import Facts
from callassist.engine.path import Trail
from callassist.engine.qualification import Qualification
from callassist.engine.setup import CallSetup
from callassist.engine.view import Lock, LockKind
from callassist.engine.ways import Walk, books


@dataclass(frozen=True, slots=True)
class TraceEntry:
    """One line of a call's trace: append-only, in order, for the log and the correction history.

    `kind`: answered, ticked, withdrawn, objection, step, rescued, rated, exit, chosen, typed, went_on, jumped,
    override, contact, own_question, depth, language, reassured, ended.
    """

    kind: str
    at: datetime
    node: str = ""
    question: str = ""
    answer: Answer | None = None
    objection: str = ""
    #: number of the wording that was shown, from 1
    wording: int = 0
    text: str = ""
    helped: bool | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """An overlay: an objection's reply or a shared exit."""

    #: objection id or exit node id
    id: str
    is_objection: bool
    #: index of the wording
    wording: int = 0
    #: which of its steps is said, from 0
    step: int = 0
    #: the node that stays underneath although its question got a (provisional) answer: the refusal under X8
    held: NodeId | None = None
    #: which asking of it
    held_spot: NodeId | None = None
    #: the facts to go back to when the overlay is left without a result
    before: Facts | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """What was derived for a state of a call, for the state after it to go on from."""

    setup: CallSetup
    standing: Standing
    trail: Trail
    answers: Mapping[QuestionId, Answer]
    #: None: it was not drawn
    drawn_path: DrawnPath | None


@dataclass(frozen=True)
class CallState:
    """The facts of a stage run with the overlays on top of them."""

    script: Script
    setup: CallSetup
    facts: Facts
    depth: int
    language: Language
    frames: tuple[Frame, ...] = ()
    undo: tuple[Facts, ...] = ()
    trace: tuple[TraceEntry, ...] = ()
    #: how often each objection was raised
    raised: Mapping[ObjectionId, int] = field(default_factory=dict[ObjectionId, int])
    #: index of the shown wording of nodes with alternatives
    wordings: Mapping[NodeId, int] = field(default_factory=dict[NodeId, int])
    #: X8 was shown: once a call (R33, §4)
    reassured: bool = False
    ended: bool = False
    #: when the last step was taken, aware, by the rep's clock; None: none was yet
    at: datetime | None = None
    #: they asked not to be called again, and that was not taken back: the number is blocked (R59)
    no_more_calls: bool = False
    #: what was derived for the step before. It only saves work: without it the same follows
    former: Derived | None = field(default=None, repr=False, compare=False)

    @property
    def now(self) -> datetime:
        """The present as this moment knows it: "today", "tomorrow" and the times on offer are reckoned from it.

        The time of the last step, never that of the call's beginning: a call may last an hour, and one that was
        interrupted may go on days later.
        """
        return self.setup.started if self.at is None else self.at

    @property
    def qualification(self) -> Qualification:
        """Verdict and products as the facts stand."""
        return self._standing.qualification

    @cached_property
    def _standing(self) -> Standing:
        limit, guard_only = self.setup.refusal_limit, self.setup.guard_only and not self._chose_depth
        found = Qualification(self.script, self.facts, self.now.date(), self.depth, limit, guard_only)
        return standing(found, self._before.standing if self._before is not None else None)

    @property
    def _before(self) -> Derived | None:
        """What there is to go on from: of this stage run, opened as it was."""
        return self.former if self.former is not None and self.former.setup is self.setup else None

    @property
    def derived(self) -> Derived:
        """All that was derived for this state so far."""
        return Derived(self.setup, self._standing, self._trail, self.answers, self.__dict__.get("drawn_path"))

    @property
    def _chose_depth(self) -> bool:
        return any(entry.kind == "depth" for entry in self.trace)

    @property
    def walk(self) -> Walk:
        """The path along the facts."""
        return self._trail.walk

    @cached_property
    def _trail(self) -> Trail:
        if self.setup.semantics == 1:
            return Trail(path1.walk(self.qualification, self.setup.stage, self.plan))
        return path.walk(
            self.qualification,
            self.setup.stage,
            self.plan,
            self.setup.opening,
            ticks_stay=self.setup.semantics >= 4,
            former=self._before.trail if self._before is not None else None,
            affected=self._standing.affected,
        )

    @cached_property
    def plan(self) -> tuple[QuestionId, ...]:
        """The questions still worth asking."""
        return self._standing.plan

    @cached_property
    def drawn_path(self) -> DrawnPath:
        """The path as it is shown."""
        drawer = PathDrawer(self.qualification, self.language, self.walk.steps, self.base, self.answers)
        former, affected = self._before.drawn_path if self._before is not None else None, self._standing.affected
        return drawer.anew() if former is None or affected is None else drawer.after(former, affected)

    @cached_property
    def base(self) -> NodeId:
        """The node under all overlays."""
        held = next((frame.held for frame in self.frames if frame.held is not None), None)
        return held if held is not None else self.walk.node

    @property
    def spot(self) -> NodeId:
        """Which asking of the base it is: where what is entered now belongs."""
        held = next((frame for frame in self.frames if frame.held is not None), None)
        if held is None:
            return self.walk.spot
        return held.held_spot or self.base

    def spot_of(self, node: NodeId) -> NodeId:
        """Where what is typed or chosen at the shown `node` stands; an exit lies over the path and has no askings."""
        return self.spot if node == self.base else node

    @property
    def shown(self) -> Node | None:
        """The node that is shown: the base or an exit on top of it; None under an objection."""
        if not self.frames:
            return self.script.nodes[self.base]
        top = self.frames[-1]
        return None if top.is_objection else self.script.nodes[NodeId(top.id)]

    @property
    def _ground(self) -> Facts:
        """The facts without what is only provisional: a refusal under the reassurance, a time under a closing."""
        return next((frame.before for frame in self.frames if frame.before is not None), self.facts)

    @cached_property
    def slots(self) -> tuple[datetime, datetime]:
        """The two times on offer."""
        return slots.two_slots(self.now, self.setup.busy)

    @property
    def _turns_away(self) -> bool:
        """Whether what is shown here, or the end it came to, says that nobody will call again."""
        overlays = [self.script.nodes[NodeId(frame.id)] for frame in self.frames if not frame.is_objection]
        shown = (*overlays, self.script.nodes[self.base])
        return self.facts.outcome == follow_ups.NO_MORE_CALLS or any(
            follow_ups.outcome_of(one) == follow_ups.NO_MORE_CALLS for one in shown
        )

    @cached_property
    def answers(self) -> Mapping[QuestionId, Answer]:
        """The current answer of each question, the active contact's where each is asked."""
        affected = self._standing.affected
        if self._before is not None and affected is not None:
            found = self._answers_after(self._before, affected)
            if found is not None:
                return found
        return self._answers()

    def _answers(self) -> Mapping[QuestionId, Answer]:
        found: dict[QuestionId, Answer] = {}
        for (question, contact), answer in self.facts.answers.items():
            if question not in found or contact == self.facts.active:
                found[question] = answer
        return found

    def _answers_after(self, former: Derived, affected: frozenset[QuestionId]) -> Mapping[QuestionId, Answer] | None:
        """The same, where some were changed or came to those of `former`; None where more than that was done."""
        then = former.standing.qualification.facts.answers
        if self.facts.answers is then:
            return former.answers
        keys = [*self.facts.answers]
        # what somebody says for themselves may stand behind what others said
        if keys[: len(then)] != [*then] or any(self._is_personal(name) for name in affected):
            return None
        added = [name for name, _ in keys[len(then) :]]
        found = {**former.answers}
        for name in (*(affected & found.keys()), *added):
            answer = self.facts.answer(self.script, name)
            if answer is not None:
                found[name] = answer
        return found

    def _is_personal(self, name: QuestionId) -> bool:
        question = self.script.questions.get(name)
        return question is None or question.per_contact

    def kept_by_enter(self, question: Question) -> Answer | None:
        """The answer Enter keeps: ticked so far, from a list and to be confirmed, or known where it is asked again."""
        answer = self.facts.answer(self.script, question.id)
        if answer is None or answer.value is None:
            return None
        node = self.shown
        asked_again = isinstance(node, Ask) and node.again and self.spot not in self.facts.turns
        return answer if answer.choosing or asked_again or plan.to_confirm(question, answer) else None

    @property
    def contact(self) -> Contact:
        """The person on the line; a decision maker once they said so."""
        contact = self.facts.contact
        if contact.role is Role.UNKNOWN and self._decides():
            return replace(contact, role=Role.DECISION_MAKER)
        return contact

    def _decides(self) -> bool:
        met = self.qualification.met
        return any(
            met(criterion)
            and (question := self.script.criteria[criterion].question) is not None
            and self.facts.answer(self.script, question) is not None
            for criterion in self.qualification.index.authority
        )

    @cached_property
    def lock(self) -> Lock | None:
        """The soft lock on an appointment or a presentation with a lead that is not qualified for it (R25, R31)."""
        node = self.shown
        if node is None or self.ended or not books(node):
            return None
        missing = self.qualification.unfinished
        if not missing:
            return None
        override = self.facts.override
        if override is not None and override.missing.issuperset(missing):
            return None
        presents = isinstance(node, Outcome) and node.outcome == "presentation"
        kind = LockKind.PRESENTATION if presents else LockKind.APPOINTMENT
        return Lock(kind, tuple(dict.fromkeys(self._named(one) for one in missing)))

    def _named(self, missing: str) -> str:
        """The name of a criterion or a question that is missing; a refusal has none and speaks for itself."""
        criterion = self.script.criteria.get(CriterionId(missing))
        question = self.script.questions.get(QuestionId(missing))
        name = criterion.name if criterion is not None else question.name if question is not None else None
        return name.of(self.language) if name is not None else missing

    def follow_up_for(self, outcome: str) -> FollowUp:
        """The follow-up that goes with `outcome`, whatever the call itself proposes."""
        return follow_ups.proposed_follow_up(
            self.script.like(outcome),
            facts=self.facts,
            verdict=self.qualification.verdict,
            base=self.base,
            now=self.now,
            decision_maker=self._decision_maker(),
            lead_days=self.setup.lead_days,
            tries=self.setup.tries,
            next_number=self.setup.next_number,
        )

    def none_wants_reason(self, outcome: str) -> bool:
        """Whether ending with `outcome` and nothing to follow loses a prospect: then it is said why."""
        return follow_ups.none_wants_reason(self.script.like(outcome), self.qualification.verdict)

    def _decision_maker(self) -> str:
        """Who is to be called instead: named in this call, or in an earlier one to the same account (R15)."""
        named = follow_ups.named_contact(self.facts)
        if named is not None:
            return named.name
        captured = [
            answer.value.text
            for question, answer in self.answers.items()
            if self.script.questions[question].capture and isinstance(answer.value, FreeText)
        ]
        return captured[-1] if captured and captured[-1] != self.facts.contact.name else ""
