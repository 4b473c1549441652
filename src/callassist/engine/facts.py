"""The facts of a call: all a rep has entered, as one frozen value. Everything shown is a pure function of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from callassist.domain.answers import Answer, ContactId, CriterionId, NodeId, QuestionId
from callassist.domain.contact import Contact
from callassist.domain.script import Script

#: answers of questions that are asked once for the whole account stand under this contact
ANYBODY = ContactId("")

Key = tuple[QuestionId, ContactId]


@dataclass(frozen=True, slots=True)
class Made:
    """The choice made at a control."""

    choice: str


@dataclass(frozen=True, slots=True)
class Jump:
    """An objection's reply led from the spot `origin` to the node `target`."""

    origin: NodeId
    target: NodeId
    #: the guard questions that were open at that moment: asked before a booking, or where the call comes back.
    #: Noted once, so that answering them later does not bend the path behind the lead's back
    guards: tuple[QuestionId, ...] = ()
    #: the target is asked in passing: the call comes back
    back: bool = False
    #: the target, where the objection was said, is asked once more: its answer was held up
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Override:
    """The rep went on against the verdict, with a reason. It holds for what stood then and for nothing else (R34)."""

    reason: str
    #: the failed criteria (or the refusal) it sets aside
    failed: frozenset[str] = frozenset()
    #: what was open when a booking or the presentation was let through
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """What was answered, chosen, passed, jumped, agreed. No node is stored: the path is derived (ADR 0002).

    What belongs to one asking of a node stands under its spot: `w2` the first time, `w2#2` the second.
    """

    #: the newest answer to each question: verdict, plan and texts read these alone
    answers: Mapping[Key, Answer] = field(default_factory=dict[Key, Answer])
    #: what was answered at each spot; it only decides where the call goes from there
    turns: Mapping[NodeId, Answer] = field(default_factory=dict[NodeId, Answer])
    #: the spot each question was answered at last
    last: Mapping[Key, NodeId] = field(default_factory=dict[Key, NodeId])
    choices: Mapping[NodeId, Made] = field(default_factory=dict[NodeId, Made])
    typed: Mapping[NodeId, str] = field(default_factory=dict[NodeId, str])
    #: by criterion: the failing answer an objection was said to before it counts (see `holding_up`)
    held_up: Mapping[CriterionId, Answer] = field(default_factory=dict[CriterionId, Answer])
    passed: frozenset[NodeId] = frozenset()
    jumps: tuple[Jump, ...] = ()
    contacts: tuple[Contact, ...] = ()
    active: ContactId = ANYBODY
    referrer_allowed: bool = True
    override: Override | None = None
    #: the time of the appointment, and the time to call again: one never stands in for the other
    appointment_at: datetime | None = None
    callback_at: datetime | None = None
    #: set when the stage run ended
    outcome: str = ""

    def answer(self, script: Script, question: QuestionId) -> Answer | None:
        """What the active contact (or the account) has said to `question`."""
        return self.answers.get(self.key(script, question))

    def all_answers(self, question: QuestionId) -> tuple[Answer, ...]:
        """What anybody of the account has said to it."""
        return tuple(answer for (asked, _), answer in self.answers.items() if asked == question)

    def key(self, script: Script, question: QuestionId) -> Key:
        """Where the answer of the active contact stands."""
        found = script.questions.get(question)
        return question, self.active if found is not None and found.per_contact else ANYBODY

    def touched_since(self, former: Facts) -> frozenset[QuestionId]:
        """The questions that were answered otherwise, or not at all, in `former`."""
        now, then = self.answers, former.answers
        if now is then:
            return frozenset()
        if now and {**then, (last := next(reversed([*now]))): now[last]} == now:
            return frozenset({last[0]})  # as a rule one more; and this comparison runs over no line of ours
        changed = {
            question for (question, contact), answer in now.items() if then.get((question, contact)) is not answer
        }
        return frozenset(changed.union(question for question, contact in then if (question, contact) not in now))

    def with_answer(self, script: Script, answer: Answer, spot: NodeId | None = None) -> Facts:
        """These facts with `answer` in place of the former one.

        `spot` is where it was given; without one it was given out of turn and corrects the last asking.
        """
        key = self.key(script, answer.question)
        answers = {**self.answers, key: answer}
        where = spot if spot is not None else self.last.get(key)
        if where is None:
            return replace(self, answers=answers)
        return replace(self, answers=answers, turns={**self.turns, where: answer}, last={**self.last, key: where})

    def without_answer(self, script: Script, question: QuestionId) -> Facts:
        """These facts as if `question` had not been answered at its last asking."""
        key = self.key(script, question)
        spot = self.last.get(key)
        return replace(
            self,
            answers={one: answer for one, answer in self.answers.items() if one != key},
            turns={one: answer for one, answer in self.turns.items() if one != spot},
            last={one: where for one, where in self.last.items() if one != key},
        )

    def with_contact(self, contact: Contact) -> Facts:
        """These facts with `contact` added or replaced."""
        if any(known.id == contact.id for known in self.contacts):
            contacts = tuple(contact if known.id == contact.id else known for known in self.contacts)
        else:
            contacts = (*self.contacts, contact)
        return replace(self, contacts=contacts)

    @property
    def contact(self) -> Contact:
        """The person on the line."""
        return next(contact for contact in self.contacts if contact.id == self.active)
