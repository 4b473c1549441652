"""The call as a value machine: `start`, `step`, `view`. Each step returns a new call; nothing is ever changed in place.

A call is the fold of its actions over the pinned script (ADR 0002). What is stored is the list of actions; this module
gives the same call for the same list, on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Self

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.script import Ask, Branch, Outcome, Say, Script
from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.answering import REASSURANCE, Answering
from callassist.engine.call_state import Frame, TraceEntry
from callassist.engine.facts import ANYBODY, Facts
from callassist.engine.moves import MAX_STACK
from callassist.engine.setup import CallSetup
from callassist.engine.snapshot import question_views, snapshot
from callassist.engine.view import CallView, QuestionView

RECONNECTED = NodeId("X6")

Move = (
    actions.WentOn
    | actions.Objected
    | actions.ObjectionRated
    | actions.Escaped
    | actions.WentBack
    | actions.TookExit
    | actions.NextWording
)
Note = actions.ChangedDepth | actions.ChangedLanguage | actions.AskedOwnQuestion


@dataclass(frozen=True)
class Call(Answering):
    """A stage run that can be stepped."""

    # -- life ----------------------------------------------------------------------------------------------------------

    @classmethod
    def start(cls, script: Script, setup: CallSetup) -> Self:
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
        return cls(script, setup, facts, setup.depth, script.language_for(setup.language))

    def continued(self, setup: CallSetup, at: datetime) -> Self:
        """The dropped call goes on in a new one: same place, same answers, with "we got cut off" on top (X6, T5)."""
        facts = replace(self.facts, outcome="")
        call = replace(self, setup=setup, facts=facts, frames=(), undo=(), trace=(), ended=False, at=at)
        return call._over(Frame(RECONNECTED, is_objection=False), TraceEntry("exit", at, call.base, text=RECONNECTED))

    def as_of(self, now: datetime) -> Self:
        """The same call looked at later (aware): what is offered and proposed is reckoned anew. No step is taken."""
        return replace(self, at=now)

    # -- what a host shows ---------------------------------------------------------------------------------------------

    @cached_property
    def _view(self) -> CallView:
        return snapshot(self)

    def view(self) -> CallView:
        """Everything a host needs to draw this moment."""
        return self._view

    def questions(self) -> tuple[QuestionView, ...]:
        """Every question of the script with its answers, for changing one out of turn."""
        return question_views(self)

    # -- stepping ------------------------------------------------------------------------------------------------------

    def step(self, action: actions.Action, at: datetime) -> Self:
        """The call after `action` at the moment `at` (aware), which is the present from then on.

        What the action means is decided by what was shown when it was taken.

        An objection an answer led to opens by itself; Esc shows the question again, with its answer marked. What is
        said to an answer that fails always lies over it: behind it the question is asked once more.

        Raises:
            ImpossibleAction: it means nothing here; names what does.
        """
        after = replace(self._stepped(action, at), at=at, former=self.derived)
        led_to = ObjectionId(after.walk.objection)
        goes_back = isinstance(action, actions.Escaped | actions.WentBack)
        if led_to and not after.frames and not after.ended:
            if after.walk.rescues:
                after = after._rescued(led_to, at, anew=after.facts.held_up is not self.facts.held_up and not goes_back)
            elif not goes_back:
                after = after._objected(led_to, at)
        no_more_calls = after._turns_away or (self.no_more_calls and not self._taken_back(action))
        return after if after.no_more_calls == no_more_calls else replace(after, no_more_calls=no_more_calls)

    def _taken_back(self, action: actions.Action) -> bool:
        """Whether `action` takes back that nobody will call again: a step back from it, or another answer before it.

        Leaving the exit does not: the lead has said it, and Esc is pressed to go on talking.
        """
        if not self._turns_away:
            return False  # something else was done since: it stands, whatever is taken back now
        overlaid = any(not frame.is_objection for frame in self.frames)
        if isinstance(action, actions.Escaped):
            return False
        return isinstance(action, actions.WentBack) or not (overlaid or self.ended)

    def _stepped(self, action: actions.Action, at: datetime) -> Self:
        beside = actions.WentBack | actions.AskedOwnQuestion | actions.NotedDetails
        if self.ended and not isinstance(action, beside):
            raise self._impossible("the call has ended")
        match action:
            case actions.Answered() | actions.Refused() | actions.DoesNotKnow() | actions.SomethingElse():
                return self._said(action, at)
            case actions.Chosen(node, choice, moment):
                return self._chosen(node, choice, moment, at)
            case actions.Typed():
                return self._typed(action, at)
            case actions.SetAnswer():
                return self._set_answer(action, at)
            case actions.Overrode(reason):
                return self._overrode(reason.strip(), at)
            case actions.NamedContact():
                return self._named_contact(action, at)
            case actions.NotedDetails():
                return self._noted_details(action, at)
            case actions.ChangedDepth() | actions.ChangedLanguage() | actions.AskedOwnQuestion():
                return self._noted(action, at)
            case _:
                return self._moved(action, at)

    def _moved(self, action: Move, at: datetime) -> Self:
        """A step that enters nothing new: on, over, out or back."""
        match action:
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
            case actions.NextWording():
                return self._next_wording(at)

    def _noted(self, action: Note, at: datetime) -> Self:
        """What is said of the call itself, and leads nowhere."""
        match action:
            case actions.ChangedDepth(depth):
                if depth not in (1, 2, 3):
                    raise self._impossible(f"there is no depth {depth}", ("D1", "D2", "D3"))
                return self._with(TraceEntry("depth", at, self.base, text=str(depth)), depth=depth)
            case actions.ChangedLanguage(language):
                if language not in self.script.languages:
                    raise self._impossible(f"the script has no language {language!r}", self.script.languages)
                return self._with(TraceEntry("language", at, self.base, text=language), language=Language(language))
            case actions.AskedOwnQuestion(question, answer):
                self._must_say_something(question)
                return self._with(TraceEntry("own_question", at, self.base, question=question, text=answer))

    def _went_on(self, node_id: NodeId, at: datetime) -> Self:
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
                return self._end(node.logged, entry)
            case Ask(question=question) if question is not None:
                kept = self.kept_by_enter(self.script.questions[question])
                if kept is not None and kept.value is not None:
                    return self._answered(actions.Answered(question, kept.value), at)
            case Ask() | Branch():
                pass
        raise self._impossible("nothing to go on to: an answer is needed")

    def _took_exit(self, exit_id: NodeId, at: datetime) -> Self:
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
