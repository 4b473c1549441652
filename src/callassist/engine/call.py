"""The call as a value machine: `start`, `step`, `view`. Each step returns a new call; nothing is ever changed in place.

A call is the fold of its actions over the pinned script (ADR 0002). What is stored is the list of actions; this module
gives the same call for the same list, on every machine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from callassist.domain.answers import (
    Answer,
    AnswerState,
    ContactId,
    NodeId,
    ObjectionId,
    QuestionId,
    Source,
)
from callassist.domain.contact import Consent, Contact, Role
from callassist.domain.script import (
    RETURN,
    Ask,
    Branch,
    Control,
    ControlChoice,
    Effect,
    FieldKind,
    Objection,
    Outcome,
    QuestionKind,
    Say,
    Script,
    Target,
)
from callassist.domain.text import Language
from callassist.domain.values import FreeText, Selected, Value
from callassist.engine import actions
from callassist.engine.call_state import Frame, Moment, TraceEntry
from callassist.engine.facts import ANYBODY, Facts, Jump, Made, Override
from callassist.engine.setup import CallSetup
from callassist.engine.slots import two_slots
from callassist.engine.snapshot import falls_back, question_views, snapshot, wordings_of
from callassist.engine.tokens import possible_tokens
from callassist.engine.typed import MAX_TEXT
from callassist.engine.view import CallView, QuestionView
from callassist.engine.ways import REFUSED_EXIT, books, first_open_guard
from callassist.errors import ImpossibleAction, NotUnderstood

#: §2: overlays nest this deep
MAX_STACK = 5

REASSURANCE = NodeId("X8")
RECONNECTED = NodeId("X6")
WRONG_NUMBER = "wrong_number"


@dataclass(frozen=True)
class Call(Moment):
    """A stage run that can be stepped."""

    # -- life ------------------------------------------------------------------------------------------------------

    @classmethod
    def start(cls, script: Script, setup: CallSetup) -> Call:
        """A call at the first node of its stage."""
        contact = setup.contact
        if not contact.name and setup.placeholders.get("lead"):
            contact = replace(contact, name=setup.placeholders["lead"])
        facts = Facts(contacts=(contact, *setup.contacts), active=contact.id)
        for answer in setup.carried:
            question = script.questions.get(answer.question)
            if question is None:
                continue
            # what one contact said about themselves is asked of the next one anew (R16)
            key = (answer.question, answer.contact if question.per_contact else ANYBODY)
            # a refusal of an earlier stage is asked once more and counts anew only then (R27)
            facts = replace(facts, answers={**facts.answers, key: replace(answer, counts=False)})
        return cls(script, setup, facts, setup.depth, setup.language)

    def continued(self, setup: CallSetup, at: datetime) -> Call:
        """The dropped call goes on in a new one: same place, same answers, with "we got cut off" on top (X6, T5)."""
        facts = replace(self.facts, outcome="")
        call = replace(self, setup=setup, facts=facts, frames=(), undo=(), trace=(), ended=False, at=at)
        return call._over(Frame(RECONNECTED, is_objection=False), TraceEntry("exit", at, call.base, text=RECONNECTED))

    def as_of(self, now: datetime) -> Call:
        """The same call looked at later (aware): what is offered and proposed is reckoned anew. No step is taken."""
        return replace(self, at=now)

    # -- what a host shows -----------------------------------------------------------------------------------------

    @cached_property
    def _view(self) -> CallView:
        return snapshot(self)

    def view(self) -> CallView:
        """Everything a host needs to draw this moment."""
        return self._view

    def questions(self) -> tuple[QuestionView, ...]:
        """Every question of the script with its answers, for changing one out of turn."""
        return question_views(self)

    # -- stepping --------------------------------------------------------------------------------------------------

    def step(self, action: actions.Action, at: datetime) -> Call:
        """The call after `action` at the moment `at` (aware), which is the present from then on.

        What the action means is decided by what was shown when it was taken.

        An objection an answer led to opens by itself; Esc shows the question again, with its answer marked.

        Raises:
            ImpossibleAction: it means nothing here; names what does.
        """
        after = replace(self._stepped(action, at), at=at)
        led_to = ObjectionId(after.walk.objection)
        goes_back = isinstance(action, actions.Escaped | actions.WentBack)
        if led_to and not after.frames and not after.ended and not goes_back:
            after = after._objected(led_to, at)
        no_more_calls = after._turns_away or (self.no_more_calls and not self._taken_back(action))
        return after if after.no_more_calls == no_more_calls else replace(after, no_more_calls=no_more_calls)

    def _taken_back(self, action: actions.Action) -> bool:
        """Whether `action` takes back that nobody will call again: a step back from it, or another answer before it."""
        if not self._turns_away:
            return False  # something else was done since: it stands, whatever is taken back now
        overlaid = any(not frame.is_objection for frame in self.frames)
        return isinstance(action, actions.Escaped | actions.WentBack) or not (overlaid or self.ended)

    def _stepped(self, action: actions.Action, at: datetime) -> Call:
        beside = actions.WentBack | actions.AskedOwnQuestion | actions.NotedDetails
        if self.ended and not isinstance(action, beside):
            raise self._impossible("the call has ended")
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
            case actions.Chosen(node, choice, moment):
                return self._chosen(node, choice, moment, at)
            case actions.Typed():
                return self._typed(action, at)
            case actions.WentOn(node):
                return self._went_on(node, at)
            case actions.Objected(objection):
                return self._objected(objection, at)
            case actions.ObjectionRated(helped):
                return self._rated(helped, at)
            case actions.Escaped():
                return self._escaped(at)
            case actions.WentBack():
                return self._went_back(at)
            case actions.TookExit(exit_id):
                return self._took_exit(exit_id, at)
            case actions.SetAnswer():
                return self._set_answer(action, at)
            case actions.ChangedDepth(depth):
                if depth not in (1, 2, 3):
                    raise self._impossible(f"there is no depth {depth}", ("D1", "D2", "D3"))
                return self._with(TraceEntry("depth", at, self.base, text=str(depth)), depth=depth)
            case actions.ChangedLanguage(language):
                if language not in tuple(Language):
                    raise self._impossible(f"there is no language {language!r}", tuple(Language))
                return self._with(TraceEntry("language", at, self.base, text=language), language=Language(language))
            case actions.Overrode(reason):
                return self._overrode(reason.strip(), at)
            case actions.NamedContact():
                return self._named_contact(action, at)
            case actions.NotedDetails():
                return self._noted_details(action, at)
            case actions.AskedOwnQuestion(question, answer):
                self._must_say_something(question)
                return self._with(TraceEntry("own_question", at, self.base, question=question, text=answer))
            case actions.NextWording():
                return self._next_wording(at)

    # -- questions -------------------------------------------------------------------------------------------------

    def _must_ask(self, question: QuestionId) -> Ask:
        """The shown ask node of `question`; an objection on top of it does not hinder the lead from answering."""
        node = self.script.nodes[self.base]
        covered = any(not frame.is_objection for frame in self.frames)
        if covered or not isinstance(node, Ask) or node.question != question:
            raise self._impossible(f"{question} is not being asked")
        return node

    def _must_say_something(self, words: str) -> None:
        if not words.strip():
            raise self._impossible("nothing was typed")
        if len(words) > MAX_TEXT:
            raise self._impossible(f"longer than {MAX_TEXT} characters")

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

    def _answered(self, action: actions.Answered, at: datetime) -> Call:
        node = self._must_ask(action.question)
        self._check(action.question, action.value)
        former = self.facts.answer(self.script, action.question)
        ticking = former is not None and former.choosing
        if action.choosing and isinstance(action.value, Selected) and not action.value.values:
            entry = TraceEntry("withdrawn", at, node.id, action.question, former)
            return self._with(entry, facts=self.facts.without_answer(self.script, action.question), frames=())
        answer = self._answer(action.question, AnswerState.ANSWERED, action.value, at, choosing=action.choosing)
        call = self._settle_here(answer, at, kind="ticked" if action.choosing else "answered")
        # a question that is ticked is one step back, however many ticks it took
        return replace(call, undo=self.undo) if ticking else call

    def _settle_here(self, answer: Answer, at: datetime, *, kind: str = "answered") -> Call:
        """The answer was given at the question that is shown."""
        return self._settle(answer, at, kind=kind, spot=self.spot)

    def _settle(self, answer: Answer, at: datetime, *, kind: str = "answered", spot: NodeId | None = None) -> Call:
        facts = self.facts.with_answer(self.script, answer, spot)
        question = self.script.questions[answer.question]
        if question.capture and isinstance(answer.value, FreeText):
            facts = self._with_named(facts, actions.NamedContact(answer.value.text))
        return self._advance(facts, TraceEntry(kind, at, self.base, answer.question, answer))

    def _refused(self, question: QuestionId, at: datetime) -> Call:
        node = self._must_ask(question)
        if self.reassured:
            return self._settle_here(self._answer(question, AnswerState.REFUSED, None, at, counts=True), at)
        answer = self._answer(question, AnswerState.REFUSED, None, at)
        frame = Frame(REASSURANCE, is_objection=False, held=node.id, held_spot=self.spot, before=self.facts)
        entry = TraceEntry("answered", at, node.id, question, answer)
        call = self._with(entry, facts=self.facts.with_answer(self.script, answer, self.spot), reassured=True)
        return replace(call, frames=(frame,))

    def _set_answer(self, action: actions.SetAnswer, at: datetime) -> Call:
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

    # -- controls --------------------------------------------------------------------------------------------------

    def _chosen(self, node_id: NodeId, value: str, moment: datetime | None, at: datetime) -> Call:
        node = self.shown
        if node is None or node.id != node_id or not isinstance(node, Ask | Outcome):
            raise self._impossible(f"{node_id} is not shown")
        choice = next((choice for choice in node.choices if choice.value == value), None)
        if choice is None:
            raise self._impossible(f"{node_id} has no answer {value!r}", tuple(one.value for one in node.choices))
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

    def _from_exit(self, node: Ask, facts: Facts, target: Target, value: str, entry: TraceEntry) -> Call:
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

    def _typed(self, action: actions.Typed, at: datetime) -> Call:
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

    def _after_reassurance(self, choice: ControlChoice, at: datetime) -> Call:
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

    def _past_permission(self, below: Call, node: Ask, at: datetime, *, refuses: bool) -> Call:
        """The request to ask was answered with a no: the first question counts as refused, or the rep asks anyway."""
        facts = replace(below.facts, choices={**below.facts.choices, self.spot: Made(node.choices[0].value)})
        guard = first_open_guard(self.script, self.plan) if refuses else None
        if guard is None:
            return below._advance(facts, None)
        answer = self._answer(guard, AnswerState.REFUSED, None, at, counts=True)
        entry = TraceEntry("answered", at, node.id, guard, answer)
        return below._advance(facts.with_answer(self.script, answer), entry)

    def _overrode(self, reason: str, at: datetime) -> Call:
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

    def _named_contact(self, action: actions.NamedContact, at: datetime) -> Call:
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

    def _noted_details(self, action: actions.NotedDetails, at: datetime) -> Call:
        """Noted beside the way: no step, so that going back does not take it along."""
        told = [action.email, action.address, action.consent_date, action.consent_source]
        self._must_say_something("".join(told))
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
            return facts.with_contact(
                replace(
                    former,
                    email=action.email or former.email,
                    address=action.address or former.address,
                    consent=consent,
                )
            )

        entry = TraceEntry("details", at, self.base, text=", ".join(one for one in told if one))
        return self._whatever_is_taken_back(noted, entry)

    def _whatever_is_taken_back(self, change: Callable[[Facts], Facts], entry: TraceEntry) -> Call:
        """The same call with `change` made to its facts, and to those a step back would bring again."""
        frames = tuple(
            frame if frame.before is None else replace(frame, before=change(frame.before)) for frame in self.frames
        )
        undo = tuple(change(one) for one in self.undo)
        return replace(self, facts=change(self.facts), frames=frames, undo=undo, trace=(*self.trace, entry))

    # -- going on, back and out ------------------------------------------------------------------------------------

    def _went_on(self, node_id: NodeId, at: datetime) -> Call:
        if self.frames and self.frames[-1].is_objection:
            return self._through_objection(at)
        node = self.shown
        assert node is not None
        if node.id != node_id:
            raise self._impossible(f"{node_id} is not shown")
        entry = TraceEntry("went_on", at, node.id)
        match node:
            case Say() if self.frames:
                return self._with(entry, frames=self.frames[:-1])
            case Say():
                return self._advance(replace(self.facts, passed=self.facts.passed | {self.spot}), entry)
            case Outcome():
                if node.choose:
                    raise self._impossible("choose how it ended", tuple(choice.key for choice in node.choices))
                if self.lock is not None:
                    raise self._impossible(f"this wants a reason: {', '.join(self.lock.missing)} open", ("!=reason",))
                return self._end(node.outcome, entry)
            case Ask(question=question) if question is not None:
                kept = self.kept_by_enter(self.script.questions[question])
                if kept is not None and kept.value is not None:
                    return self._answered(actions.Answered(question, kept.value), at)
            case Ask() | Branch():
                pass
        raise self._impossible("nothing to go on to: an answer is needed")

    def _end(self, outcome: str, entry: TraceEntry) -> Call:
        facts = replace(self.facts, outcome=outcome)
        if outcome == WRONG_NUMBER:
            facts = replace(facts, answers={})  # X1: nothing is kept about a stranger
        call = self._advance(facts, entry)
        ended = TraceEntry("ended", entry.at, entry.node, text=outcome)
        return replace(call, frames=self.frames, ended=True, trace=(*call.trace, ended))

    def _objected(self, objection_id: ObjectionId, at: datetime) -> Call:
        objection = self.script.objections.get(objection_id)
        if objection is None:
            raise self._impossible(f"there is no objection {objection_id}", tuple(self.script.objections))
        count = self.raised.get(objection_id, 0)
        raised = {**self.raised, objection_id: count + 1}
        entry = TraceEntry("objection", at, self.base, objection=objection_id, wording=count + 1)
        places = wordings_of(self, objection)
        if count >= len(places) and self._stays_honest(objection, places):
            count = len(places) - 1
            entry = replace(entry, wording=len(places))
        if count >= len(places):  # no wording is left: let go politely (T4)
            exhausted = Frame(objection.exhausted, is_objection=False)
            return replace(self, raised=raised, trace=(*self.trace, replace(entry, wording=0)), frames=(exhausted,))
        again = bool(self.frames) and self.frames[-1].id == objection_id
        frames = self.frames[:-1] if again else self.frames
        if len(frames) >= MAX_STACK:
            raise self._impossible(f"objections nest {MAX_STACK} deep at most", ("Esc",))
        frames = (*frames, Frame(objection_id, is_objection=True, wording=places[count]))
        return replace(self, raised=raised, trace=(*self.trace, entry), frames=frames)

    def _stays_honest(self, objection: Objection, places: tuple[int, ...]) -> bool:
        """Whether asking again where the number is from is answered as before: to block it is the rep's choice."""
        node = self.script.nodes.get(NodeId(objection.exhausted))
        blocks = isinstance(node, Outcome) and node.outcome == "do_not_call"
        honest = self.setup.semantics >= 3 and len(places) == 1
        return honest and blocks and falls_back(self, objection.replies[places[0]])

    def _through_objection(self, at: datetime) -> Call:
        """The forward key on a reply: through its jump, or back where it has none."""
        frame = self.frames[-1]
        reply = self.script.objections[ObjectionId(frame.id)].replies[frame.wording]
        target = reply.target
        entry = TraceEntry("jumped", at, self.base, objection=frame.id, text=target)
        if target == RETURN:
            return self._out_of_objection(entry)
        if self._is_exit(target):
            held = tuple(one for one in self.frames if one.held is not None)
            return replace(self, frames=held)._over(Frame(target, is_objection=False), entry)
        # a refusal that was only provisional is not taken along
        call = replace(self, frames=(), facts=self._ground, trace=(*self.trace, entry))
        if target in self.script.objections:
            return call._objected(ObjectionId(target), at)
        if self.setup.semantics == 1:
            return call._leap1(NodeId(target), self)
        return call._leap(NodeId(target), back=reply.back)

    def _out_of_objection(self, entry: TraceEntry) -> Call:
        """Back to what was interrupted; an objection an answer led to goes on behind its question."""
        node = self.script.nodes[self.base]
        led_here = self.walk.objection and len(self.frames) == 1 and isinstance(node, Ask)
        if not led_here or not isinstance(node, Ask) or node.otherwise not in self.script.nodes:
            return self._with(entry, frames=self.frames[:-1])
        call = replace(self, frames=(), trace=(*self.trace, entry))
        return call._leap(NodeId(node.otherwise), back=False)

    def _leap(self, aim: NodeId, *, back: bool) -> Call:
        """A reply leads to `aim`. What it has to ask first, and whether it comes back, is noted once."""
        if aim == self.base and not self.walk.objection:
            return self
        guards = tuple(one for one in self.plan if self.script.questions[one].guard)
        jump = Jump(self.spot, aim, guards, back=back and not self.walk.objection)
        return self._advance(replace(self.facts, jumps=(*self.facts.jumps, jump)), None)

    def _leap1(self, aim: NodeId, before: Call) -> Call:
        """FROZEN: the same in a call of semantics 1 (see `path1`); `before` is the call under the objection."""
        guard = first_open_guard(self.script, before.plan)
        if guard is not None and books(self.script.nodes[aim]):
            aim = self.script.node_of_question[guard]  # §3: that question first
        if aim == self.base:
            return self
        return self._advance(replace(before.facts, jumps=(*before.facts.jumps, Jump(self.base, aim))), None)

    def _rated(self, helped: bool, at: datetime) -> Call:
        last = next((entry for entry in reversed(self.trace) if entry.kind == "objection"), None)
        if last is None:
            raise self._impossible("no objection was raised yet")
        return self._with(
            TraceEntry("rated", at, self.base, objection=last.objection, wording=last.wording, helped=helped)
        )

    def _escaped(self, at: datetime) -> Call:
        if not self.frames:
            raise self._impossible("nothing to come back from")
        frame = self.frames[-1]
        entry = TraceEntry("escaped", at, self.base, text=frame.id)
        if frame.before is None:
            return self._with(entry, frames=self.frames[:-1])
        # whatever was entered under this overlay was provisional
        return self._with(entry, frames=(), facts=frame.before)

    def _went_back(self, at: datetime) -> Call:
        if self.frames and not self.ended:
            return self._escaped(at)
        if not self.undo:
            raise self._impossible("nothing to take back")
        former = self.undo[-1]
        call = replace(self, facts=former, undo=self.undo[:-1], frames=(), ended=False)
        withdrawn = [one for key, one in self.facts.answers.items() if former.answers.get(key) is not one]
        entries = [TraceEntry("withdrawn", at, call.base, one.question, one) for one in withdrawn]
        return replace(call, trace=(*self.trace, *(entries or [TraceEntry("withdrawn", at, call.base)])))

    def _took_exit(self, exit_id: NodeId, at: datetime) -> Call:
        if not self._is_exit(exit_id):
            raise self._impossible(
                f"there is no exit {exit_id}", tuple(one for one in self.script.nodes if self._is_exit(one))
            )
        if self.frames and self.frames[-1].id == exit_id:
            node = self.script.nodes[exit_id]
            if isinstance(node, Outcome) and len(node.choices) > 1 and not node.choose:
                # the same key again is the second way to end: X2, hung up without leaving a message
                return self._chosen(exit_id, node.choices[1].value, None, at)
            return self
        top = self.frames[-1] if self.frames else None
        frames = self.frames if top is None or top.is_objection or top.held is not None else self.frames[:-1]
        if len(frames) >= MAX_STACK:
            frames = frames[:-1]
        call = replace(self, frames=frames, reassured=self.reassured or exit_id == REASSURANCE)
        return call._over(Frame(exit_id, is_objection=False), TraceEntry("exit", at, self.base, text=exit_id))

    def _next_wording(self, at: datetime) -> Call:
        if self.frames and self.frames[-1].is_objection:
            return self._objected(ObjectionId(self.frames[-1].id), at)
        node = self.shown
        alternatives = () if node is None or isinstance(node, Branch) else node.alternatives
        if node is None or not alternatives:
            raise self._impossible("there is no other wording")
        index = (self.wordings.get(node.id, 0) + 1) % (len(alternatives) + 1)
        entry = TraceEntry("wording", at, node.id, wording=index + 1)
        return self._with(entry, wordings={**self.wordings, node.id: index})

    # -- small change ----------------------------------------------------------------------------------------------

    def _advance(self, facts: Facts, entry: TraceEntry | None) -> Call:
        """New facts, one step further: can be taken back, and leaves all overlays."""
        trace = self.trace if entry is None else (*self.trace, entry)
        return replace(self, facts=facts, undo=(*self.undo, self._ground), frames=(), trace=trace)

    def _with(self, entry: TraceEntry, **changes: object) -> Call:
        """The same step with a note in the trace."""
        return replace(self, trace=(*self.trace, entry), **changes)  # type: ignore[arg-type]

    def _over(self, frame: Frame, entry: TraceEntry | None) -> Call:
        trace = self.trace if entry is None else (*self.trace, entry)
        return replace(self, frames=(*self.frames, frame), trace=trace)

    def _is_exit(self, target: str) -> bool:
        return target.startswith("X") and target in self.script.nodes

    def _impossible(self, what: str, possible: tuple[str, ...] | None = None) -> ImpossibleAction:
        return ImpossibleAction(what, where=self.base, possible=possible_tokens(self) if possible is None else possible)
