"""What is entered in a call: answers to questions, choices and texts of controls, and what follows from each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from callassist.domain.answers import Answer, AnswerState, ContactId, NodeId, ObjectionId, QuestionId, Source
from callassist.domain.contact import Consent, Contact, Role
from callassist.domain.questions import QuestionKind
from callassist.domain.script import RETURN, Ask, Control, ControlChoice, Effect, FieldKind, Outcome, Target
from callassist.domain.values import FreeText, Selected, Value
from callassist.engine import actions
from callassist.engine.call_state import Frame, TraceEntry
from callassist.engine.conditions import holds, is_offered
from callassist.engine.facts import Facts, Made, Override
from callassist.engine.holding_up import held_up
from callassist.engine.moves import Moves
from callassist.engine.slots import two_slots
from callassist.engine.ways import REFUSED_EXIT, first_open_guard
from callassist.errors import NotUnderstood

REASSURANCE = NodeId("X8")

Said = actions.Answered | actions.Refused | actions.DoesNotKnow | actions.SomethingElse


@dataclass(frozen=True)
class Answering(Moves):
    """A moment in which something can be entered."""

    # -- questions -----------------------------------------------------------------------------------------------------

    def _said(self, action: Said, at: datetime) -> Self:
        """What the lead said to the question that is asked."""
        match action:
            case actions.Answered():
                return self._answered(action, at)
            case actions.Refused(question):
                return self._refused(question, at)
            case actions.DoesNotKnow(question):
                self._must_ask(question)
                return self._settle_here(self._answer(question, AnswerState.UNKNOWN, None, at), at)
            case actions.SomethingElse(question, words):
                self._must_ask(question)
                self._must_say_something(words)
                return self._settle_here(self._answer(question, AnswerState.UNKNOWN, None, at, note=words), at)

    def _must_ask(self, question: QuestionId) -> Ask:
        """The shown ask node of `question`; an objection on top of it does not hinder the lead from answering."""
        node = self.script.nodes[self.base]
        covered = any(not frame.is_objection for frame in self.frames)
        if covered or not isinstance(node, Ask) or node.question != question:
            raise self._impossible(f"{question} is not being asked")
        return node

    def _answer(
        self,
        question: QuestionId,
        state: AnswerState,
        value: Value | None,
        at: datetime,
        *,
        source: Source = Source.ASKED,
        counts: bool = False,
        choosing: bool = False,
        note: str = "",
    ) -> Answer:
        return Answer(
            question=question,
            state=state,
            value=value,
            source=source,
            stage=self.setup.stage,
            contact=self.facts.active,
            at=at,
            counts=counts,
            choosing=choosing,
            wording_version=self.script.questions[question].wording_version,
            note=note,
        )

    def _check(self, question: QuestionId, value: Value) -> None:
        """Raise unless `value` is one the question can have."""
        found = self.script.questions[question]
        if isinstance(value, Selected):
            known = tuple(choice.value for choice in found.choices)
            strange = [one for one in value.values if one not in known]
            alone = found.kind is not QuestionKind.MULTI or any(
                choice.exclusive for choice in found.choices if choice.value in value.values
            )
            several = len(value.values) > 1 and alone
            if strange or several:
                raise self._impossible(f"{question} has no answer {value.stable()!r}", known)
        elif not found.kind.is_field:
            raise self._impossible(
                f"{question} takes one of its choices", tuple(choice.value for choice in found.choices)
            )

    def _check_offered(self, action: actions.Answered, former: Answer | None) -> None:
        """Raise where an answer is not meant for such a call; one that was given already stays."""
        if not isinstance(action.value, Selected):
            return
        given = former.value.values if former is not None and isinstance(former.value, Selected) else ()
        choices = self.script.questions[action.question].choices
        chosen = (one for one in choices if one.value in action.value.values and one.value not in given)
        if any(not holds(self, one.when) for one in chosen):
            raise self._impossible(f"{action.question} does not offer {action.value.stable()!r} now")

    def _answered(self, action: actions.Answered, at: datetime) -> Self:
        node = self._must_ask(action.question)
        self._check(action.question, action.value)
        former = self.facts.answer(self.script, action.question)
        self._check_offered(action, former)
        ticking = former is not None and former.choosing
        if action.choosing and isinstance(action.value, Selected) and not action.value.values:
            entry = TraceEntry("withdrawn", at, node.id, action.question, former)
            return self._with(entry, facts=self.facts.without_answer(self.script, action.question), frames=())
        answer = self._answer(action.question, AnswerState.ANSWERED, action.value, at, choosing=action.choosing)
        call = self._settle_here(answer, at, kind="ticked" if action.choosing else "answered")
        # a question that is ticked is one step back, however many ticks it took
        return replace(call, undo=self.undo) if ticking else call

    def _settle_here(self, answer: Answer, at: datetime, *, kind: str = "answered") -> Self:
        """The answer was given at the question that is shown. One that fails may be held up, once."""
        call = self._settle(answer, at, kind=kind, spot=self.spot)
        held = held_up(self.script, self.facts, answer, at.date()) if self.setup.semantics > 1 else {}
        if not held:
            return call
        entry = TraceEntry("rescued", at, self.base, answer.question, text=",".join(held))
        facts = replace(call.facts, held_up={**call.facts.held_up, **held})
        return replace(call, facts=facts, trace=(*call.trace, entry))

    def _settle(self, answer: Answer, at: datetime, *, kind: str = "answered", spot: NodeId | None = None) -> Self:
        facts = self.facts.with_answer(self.script, answer, spot)
        question = self.script.questions[answer.question]
        if question.capture and isinstance(answer.value, FreeText):
            facts = self._with_named(facts, actions.NamedContact(answer.value.text))
        return self._advance(facts, TraceEntry(kind, at, self.base, answer.question, answer))

    def _refused(self, question: QuestionId, at: datetime) -> Self:
        node = self._must_ask(question)
        if self.reassured:
            return self._settle_here(self._answer(question, AnswerState.REFUSED, None, at, counts=True), at)
        answer = self._answer(question, AnswerState.REFUSED, None, at)
        frame = Frame(REASSURANCE, is_objection=False, held=node.id, held_spot=self.spot, before=self.facts)
        entry = TraceEntry("answered", at, node.id, question, answer)
        call = self._with(entry, facts=self.facts.with_answer(self.script, answer, self.spot), reassured=True)
        return replace(call, frames=(frame,))

    def _set_answer(self, action: actions.SetAnswer, at: datetime) -> Self:
        if action.question not in self.script.questions:
            raise self._impossible(f"there is no question {action.question}", tuple(self.script.questions))
        if action.value is not None:
            self._check(action.question, action.value)
        known = self.facts.answer(self.script, action.question)
        corrected = known is not None and known.state is AnswerState.ANSWERED
        source = Source.CORRECTED if corrected else Source.VOLUNTEERED
        # saying it once more does not take a counted refusal back; only an answer does (§2)
        counts = known is not None and known.counts and action.state is AnswerState.REFUSED
        return self._settle(
            self._answer(action.question, action.state, action.value, at, source=source, counts=counts), at
        )

    # -- controls ------------------------------------------------------------------------------------------------------

    def _chosen(self, node_id: NodeId, value: str, moment: datetime | None, at: datetime) -> Self:
        node = self.shown
        if node is None or node.id != node_id or not isinstance(node, Ask | Outcome):
            raise self._impossible(f"{node_id} is not shown")
        offered = [choice for choice in node.choices if is_offered(self, choice, node)]
        choice = next((choice for choice in offered if choice.value == value), None)
        if choice is None:
            raise self._impossible(f"{node_id} has no answer {value!r}", tuple(one.value for one in offered))
        if isinstance(node, Outcome):
            return self._end(choice.target.removeprefix("="), TraceEntry("chosen", at, node.id, text=value))
        if node.id == REASSURANCE:
            return self._after_reassurance(choice, at)
        booking = choice.effect in (Effect.SLOT_1, Effect.SLOT_2, Effect.OTHER_TIME)
        if self.lock is not None and booking:
            raise self._impossible(f"booking wants a reason: {', '.join(self.lock.missing)} open", ("!=reason",))
        if choice.effect is Effect.OTHER_TIME and moment is None:
            raise NotUnderstood("which time?", where=node.id, next_step="type it, for example =Tuesday 18:00")
        facts = self._with_effect(choice, moment, node)
        entry = TraceEntry("chosen", at, node.id, text=value)
        target = choice.target
        if self.frames:  # an exit
            return self._from_exit(node, facts, target, value, entry)
        if target in self.script.objections:
            return self._objected(ObjectionId(target), at)
        if self._is_exit(target):
            # the answer itself leads nowhere: the exit lies over the node and Esc comes back to it
            return replace(self, trace=(*self.trace, entry), facts=facts)._over(Frame(target, is_objection=False), None)
        return self._advance(replace(facts, choices={**facts.choices, self.spot: Made(value)}), entry)

    def _from_exit(self, node: Ask, facts: Facts, target: Target, value: str, entry: TraceEntry) -> Self:
        if target == RETURN:
            return self._with(entry, frames=self.frames[:-1])
        closing = Frame(target, is_objection=False, before=self._ground)
        call = self._advance(replace(facts, choices={**facts.choices, node.id: Made(value)}), entry)
        return replace(call, frames=(closing,), undo=self.undo)  # Esc takes it back, not Back

    def _with_effect(self, choice: ControlChoice, moment: datetime | None, node: Ask) -> Facts:
        facts = self.facts
        match choice.effect:
            case Effect.SLOT_1 | Effect.SLOT_2:
                place = 0 if choice.effect is Effect.SLOT_1 else 1
                # journals of before this was noted down: what was offered then was reckoned from the call's beginning
                offered = two_slots(self.setup.started, self.setup.busy)[place] if moment is None else moment
                return self._with_time(facts, node, offered)
            case Effect.OTHER_TIME:
                return self._with_time(facts, node, moment)
            case Effect.GATEKEEPER:
                return facts.with_contact(replace(facts.contact, role=Role.GATEKEEPER))
            case Effect.NEW_CONTACT:
                name = facts.typed.get(self.spot_of(node.id), "")
                contact = Contact(ContactId(f"c{len(facts.contacts) + 1}"), name, said_by=facts.active)
                return replace(facts.with_contact(contact), active=contact.id)
            case Effect.REFERRER_YES | Effect.REFERRER_NO:
                return replace(facts, referrer_allowed=choice.effect is Effect.REFERRER_YES)
            case _:
                name = facts.typed.get(self.spot_of(node.id), "") if node.control is Control.TRANSFER else ""
                # named, but not put through: the one to call next
                return self._with_named(facts, actions.NamedContact(name)) if name else facts

    def _with_time(self, facts: Facts, node: Ask, moment: datetime | None) -> Facts:
        """The time agreed at this control: an appointment's, or when to call again."""
        if node.control is Control.APPOINTMENT:
            return replace(facts, appointment_at=moment)
        return replace(facts, callback_at=moment)

    def _typed(self, action: actions.Typed, at: datetime) -> Self:
        node = self.shown
        if not isinstance(node, Ask) or node.id != action.node or node.field is not action.field:
            raise self._impossible("nothing is typed here")
        entry = TraceEntry("typed", at, node.id, text=action.text)
        if action.field is FieldKind.TEXT:
            self._must_say_something(action.text)
            typed = {**self.facts.typed, self.spot_of(node.id): action.text}
            return self._advance(replace(self.facts, typed=typed), entry)
        chosen = next((one for one in node.choices if one.effect is Effect.OTHER_TIME), None) or next(
            (one for one in node.choices if one.target.startswith("=")), None
        )
        if chosen is None:
            raise self._impossible("no time is asked for here")
        call = self._chosen(node.id, chosen.value, action.at, at)
        return replace(call, facts=self._with_time(call.facts, node, action.at), trace=(*call.trace, entry))

    def _after_reassurance(self, choice: ControlChoice, at: datetime) -> Self:
        """X8: 1 = answers after all, 2 = still refuses, 3 = skip this one (§4)."""
        before = self._ground
        entry = TraceEntry("reassured", at, self.base, text=choice.value, helped=choice.effect is Effect.REASSURED)
        below = replace(self, facts=before, frames=(), reassured=True, trace=(*self.trace, entry))
        node = self.script.nodes[self.base]
        asked = node.question if isinstance(node, Ask) else None
        refuses = choice.effect is Effect.STILL_REFUSES
        if choice.effect is Effect.REASSURED:
            return replace(below, frames=self.frames[:-1])
        if asked is not None:
            answer = self._answer(asked, AnswerState.REFUSED, None, at, counts=refuses)
            facts = before.with_answer(self.script, answer, self.spot)
            return below._advance(facts, TraceEntry("answered", at, node.id, asked, answer))
        if isinstance(node, Ask) and any(one.target == REASSURANCE for one in node.choices):
            return self._past_permission(below, node, at, refuses=refuses)
        # nothing is being asked here that could be refused or skipped: an appointment, a say, an outcome
        return below._over(Frame(REFUSED_EXIT, is_objection=False), None) if refuses else below

    def _past_permission(self, below: Self, node: Ask, at: datetime, *, refuses: bool) -> Self:
        """The request to ask was answered with a no: the first question counts as refused, or the rep asks anyway."""
        facts = replace(below.facts, choices={**below.facts.choices, self.spot: Made(node.choices[0].value)})
        guard = first_open_guard(self.script, self.plan) if refuses else None
        if guard is None:
            return below._advance(facts, None)
        answer = self._answer(guard, AnswerState.REFUSED, None, at, counts=True)
        entry = TraceEntry("answered", at, node.id, guard, answer)
        return below._advance(facts.with_answer(self.script, answer), entry)

    def _overrode(self, reason: str, at: datetime) -> Self:
        """Go on against what stands now; what comes up later wants a reason of its own."""
        self._must_say_something(reason)
        stopped, locked = self.qualification.stopped, self.lock is not None
        if not stopped and not locked:
            raise self._impossible("there is nothing to go on against")
        former = self.facts.override or Override("")
        override = Override(
            f"{former.reason}; {reason}" if former.reason else reason,
            former.failed.union(self.qualification.verdict.reasons),
            former.missing.union(self.qualification.unfinished),
        )
        entry = TraceEntry("override", at, self.base, text=reason)
        return self._advance(replace(self.facts, override=override), entry)

    def _named_contact(self, action: actions.NamedContact, at: datetime) -> Self:
        self._must_say_something(action.name)
        entry = TraceEntry("contact", at, self.base, text=action.name)
        node = self.script.nodes[self.base]
        facts = self._with_named(self.facts, action)
        if isinstance(node, Ask) and node.question is not None and self.script.questions[node.question].capture:
            answer = self._answer(node.question, AnswerState.ANSWERED, FreeText(action.name), at)
            facts = facts.with_answer(self.script, answer, self.spot)
            entry = replace(entry, question=node.question, answer=answer)
        return self._advance(facts, entry)

    def _with_named(self, facts: Facts, named: actions.NamedContact) -> Facts:
        """`facts` with the person who decides as one more contact; naming them again changes the same one."""
        name = named.name.strip()
        known = next((one for one in facts.contacts if one.said_by is not None and one.name == name), None)
        contact = Contact(
            known.id if known is not None else ContactId(f"c{len(facts.contacts) + 1}"),
            name,
            Role.DECISION_MAKER,
            named.function or (known.function if known is not None else ""),
            named.direct_line or (known.direct_line if known is not None else ""),
            named.best_time or (known.best_time if known is not None else ""),
            said_by=facts.active,
            call_at=named.at or (known.call_at if known is not None and not named.best_time else None),
        )
        return facts.with_contact(contact)

    def _noted_details(self, action: actions.NotedDetails, at: datetime) -> Self:
        """Noted beside the way: no step, so that going back does not take it along."""
        told = [action.email, action.address, action.consent_date, action.consent_source]
        emptied = set(action.emptied.split(","))
        self._must_say_something("".join((*told, action.emptied)))
        try:
            given_on = date.fromisoformat(action.consent_date) if action.consent_date else None
        except ValueError:
            raise self._impossible(f"{action.consent_date!r} is no date") from None

        def noted(facts: Facts) -> Facts:
            former = next((one for one in facts.contacts if one.id == self.facts.active), None)
            if former is None:
                return facts
            consent = former.consent
            if action.consent_source or given_on is not None:
                # a day without a source is of the known one; another source says nothing of the former day
                source = action.consent_source or consent.source
                consent = Consent(given_on or (consent.given_on if source == consent.source else None), source)
            consent = Consent(
                None if "consent_date" in emptied else consent.given_on,
                "" if "consent_source" in emptied else consent.source,
            )
            return facts.with_contact(
                replace(
                    former,
                    email="" if "email" in emptied else action.email or former.email,
                    address="" if "address" in emptied else action.address or former.address,
                    consent=consent,
                )
            )

        known = next((one for one in self.facts.contacts if one.id == self.facts.active), None)
        if known is not None:
            former = {"email": known.email, "address": known.address}
            former |= {"consent_date": known.consent.iso_date, "consent_source": known.consent.source}
            told += [f"{former[name]} → –" for name in former if name in emptied and former[name]]
        entry = TraceEntry("details", at, self.base, text=", ".join(one for one in told if one))
        return self._whatever_is_taken_back(noted, entry)

    def _whatever_is_taken_back(self, change: Callable[[Facts], Facts], entry: TraceEntry) -> Self:
        """The same call with `change` made to its facts, and to those a step back would bring again."""
        frames = tuple(
            frame if frame.before is None else replace(frame, before=change(frame.before)) for frame in self.frames
        )
        undo = tuple(change(one) for one in self.undo)
        return replace(self, facts=change(self.facts), frames=frames, undo=undo, trace=(*self.trace, entry))
