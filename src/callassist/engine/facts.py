"""The facts of a call: all a rep has entered, as one frozen value. Everything shown is a pure function of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from callassist.domain.answers import Answer, ContactId, NodeId, QuestionId
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
    """An objection's reply led from `origin` to `target`."""

    origin: NodeId
    target: NodeId


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
    """What was answered, chosen, passed, jumped, agreed. No node is stored: the path is derived (ADR 0002)."""

    answers: Mapping[Key, Answer] = field(default_factory=dict[Key, Answer])
    choices: Mapping[NodeId, Made] = field(default_factory=dict[NodeId, Made])
    typed: Mapping[NodeId, str] = field(default_factory=dict[NodeId, str])
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

    def with_answer(self, script: Script, answer: Answer) -> Facts:
        """These facts with `answer` in place of the former one."""
        return replace(self, answers={**self.answers, self.key(script, answer.question): answer})

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
