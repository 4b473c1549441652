"""How a call moves over its script: a step on, an objection over the node and out of it, an exit, a step back, the end.

Each move gives the call after it; nothing is ever changed in place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.script import RETURN, Ask, Branch, Objection, Outcome
from callassist.engine.call_state import CallState, Frame, TraceEntry
from callassist.engine.conditions import sayable, wording_now
from callassist.engine.facts import Facts, Jump
from callassist.engine.snapshot import falls_back, said, wordings_of
from callassist.engine.tokens import possible_tokens
from callassist.engine.typed import MAX_TEXT
from callassist.engine.ways import books, first_open_guard
from callassist.errors import ImpossibleAction

#: §2: overlays nest this deep
MAX_STACK = 5

WRONG_NUMBER = "wrong_number"


@dataclass(frozen=True)
class Moves(CallState):
    """A moment that knows the ways out of it."""

    def _advance(self, facts: Facts, entry: TraceEntry | None) -> Self:
        """New facts, one step further: can be taken back, and leaves all overlays."""
        trace = self.trace if entry is None else (*self.trace, entry)
        return replace(self, facts=facts, undo=(*self.undo, self._ground), frames=(), trace=trace)

    def _with(self, entry: TraceEntry, **changes: object) -> Self:
        """The same step with a note in the trace."""
        return replace(self, trace=(*self.trace, entry), **changes)  # type: ignore[arg-type]

    def _over(self, frame: Frame, entry: TraceEntry | None) -> Self:
        trace = self.trace if entry is None else (*self.trace, entry)
        return replace(self, frames=(*self.frames, frame), trace=trace)

    def _is_exit(self, target: str) -> bool:
        return target.startswith("X") and target in self.script.nodes

    def _impossible(self, what: str, possible: tuple[str, ...] | None = None) -> ImpossibleAction:
        return ImpossibleAction(what, where=self.base, possible=possible_tokens(self) if possible is None else possible)

    def _must_say_something(self, words: str) -> None:
        if not words.strip():
            raise self._impossible("nothing was typed")
        if len(words) > MAX_TEXT:
            raise self._impossible(f"longer than {MAX_TEXT} characters")

    # -- objections ----------------------------------------------------------------------------------------------------

    def _objected(self, objection_id: ObjectionId, at: datetime) -> Self:
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

    def _rescued(self, objection_id: ObjectionId, at: datetime, *, anew: bool) -> Self:
        """What is said to an answer that is held up: another wording each time, the last one when all are used up.

        `anew`: the answer was given now. Else the call came back to it, and what was said is shown again.
        """
        objection = self.script.objections[objection_id]
        places = wordings_of(self, objection)
        count = self.raised.get(objection_id, 0)
        if not anew:
            shown = places[min(max(count, 1), len(places)) - 1]
            return self._over(Frame(objection_id, is_objection=True, wording=shown), None)
        number = min(count, len(places) - 1)
        entry = TraceEntry("objection", at, self.base, objection=objection_id, wording=number + 1)
        raised = {**self.raised, objection_id: count + 1}
        return replace(self, raised=raised)._over(Frame(objection_id, is_objection=True, wording=places[number]), entry)

    def _stays_honest(self, objection: Objection, places: tuple[int, ...]) -> bool:
        """Whether asking again where the number is from is answered as before: to block it is the rep's choice."""
        node = self.script.nodes.get(NodeId(objection.exhausted))
        blocks = isinstance(node, Outcome) and node.outcome == "do_not_call"
        honest = self.setup.semantics >= 3 and len(places) == 1
        return honest and blocks and falls_back(self, objection.replies[places[0]])

    def _through_objection(self, at: datetime) -> Self:
        """The forward key on a reply: to its next step, then through its jump, or back where it has none."""
        frame = self.frames[-1]
        objection = self.script.objections[ObjectionId(frame.id)]
        reply = objection.replies[frame.wording]
        count = len(said(self, reply))
        if frame.step + 1 < count:
            places = wordings_of(self, objection)
            number = places.index(frame.wording) + 1 if frame.wording in places else len(places)
            words = f"{frame.step + 2}/{count}"
            entry = TraceEntry("step", at, self.base, objection=frame.id, wording=number, text=words)
            return self._with(entry, frames=(*self.frames[:-1], replace(frame, step=frame.step + 1)))
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

    def _out_of_objection(self, entry: TraceEntry) -> Self:
        """Back to what was interrupted; an objection an answer led to goes on behind its question."""
        if self._is_rescuing:
            return self._ask_once_more(entry)
        node = self.script.nodes[self.base]
        led_here = self.walk.objection and len(self.frames) == 1 and isinstance(node, Ask)
        if not led_here or not isinstance(node, Ask) or node.otherwise not in self.script.nodes:
            return self._with(entry, frames=self.frames[:-1])
        call = replace(self, frames=(), trace=(*self.trace, entry))
        return call._leap(NodeId(node.otherwise), back=False)

    @property
    def _is_rescuing(self) -> bool:
        """Whether the shown reply is said to an answer that is held up, with nothing on top of it."""
        return self.walk.rescues and len(self.frames) == 1 and self.frames[0].is_objection

    def _ask_once_more(self, entry: TraceEntry | None) -> Self:
        """Behind what was said to an answer that fails: its question again, and then it counts."""
        jump = Jump(self.spot, self.base, anew=True)
        return self._advance(replace(self.facts, jumps=(*self.facts.jumps, jump)), entry)

    def _leap(self, aim: NodeId, *, back: bool) -> Self:
        """A reply leads to `aim`. What it has to ask first, and whether it comes back, is noted once."""
        if aim == self.base and self.walk.rescues:
            return self._ask_once_more(None)
        if aim == self.base and not self.walk.objection:
            return self
        guards = tuple(one for one in self.plan if self.script.questions[one].guard)
        jump = Jump(self.spot, aim, guards, back=back and not self.walk.objection)
        return self._advance(replace(self.facts, jumps=(*self.facts.jumps, jump)), None)

    def _leap1(self, aim: NodeId, before: Self) -> Self:
        """FROZEN: the same in a call of semantics 1 (see `path1`); `before` is the call under the objection."""
        guard = first_open_guard(self.script, before.plan)
        if guard is not None and books(self.script.nodes[aim]):
            aim = self.qualification.index.node_of_question[guard]  # §3: that question first
        if aim == self.base:
            return self
        return self._advance(replace(before.facts, jumps=(*before.facts.jumps, Jump(self.base, aim))), None)

    def _rated(self, helped: bool, at: datetime) -> Self:
        last = next((entry for entry in reversed(self.trace) if entry.kind == "objection"), None)
        if last is None:
            raise self._impossible("no objection was raised yet")
        return self._with(
            TraceEntry("rated", at, self.base, objection=last.objection, wording=last.wording, helped=helped)
        )

    # -- back, another wording, the end --------------------------------------------------------------------------------

    def _escaped(self, at: datetime) -> Self:
        if not self.frames:
            raise self._impossible("nothing to come back from")
        frame = self.frames[-1]
        entry = TraceEntry("escaped", at, self.base, text=frame.id)
        if self._is_rescuing:
            return self._ask_once_more(entry)
        if frame.before is None:
            return self._with(entry, frames=self.frames[:-1])
        # whatever was entered under this overlay was provisional
        return self._with(entry, frames=(), facts=frame.before)

    def _went_back(self, at: datetime) -> Self:
        if self.frames and not self.ended and not self._is_rescuing:  # that one came with its answer, and goes with it
            return self._escaped(at)
        if not self.undo:
            raise self._impossible("nothing to take back")
        former = self.undo[-1]
        call = replace(self, facts=former, undo=self.undo[:-1], frames=(), ended=False)
        withdrawn = [one for key, one in self.facts.answers.items() if former.answers.get(key) is not one]
        entries = [TraceEntry("withdrawn", at, call.base, one.question, one) for one in withdrawn]
        return replace(call, trace=(*self.trace, *(entries or [TraceEntry("withdrawn", at, call.base)])))

    def _next_wording(self, at: datetime) -> Self:
        if self.frames and self.frames[-1].is_objection:
            return self._objected(ObjectionId(self.frames[-1].id), at)
        node = self.shown
        possible = () if node is None or isinstance(node, Branch) else sayable(self, node)
        if node is None or isinstance(node, Branch) or len(possible) < 2:
            raise self._impossible("there is no other wording")
        place = possible.index(wording_now(self, node))
        index = possible[(place + 1) % len(possible)]
        entry = TraceEntry("wording", at, node.id, wording=index + 1)
        return self._with(entry, wordings={**self.wordings, node.id: index})

    def _end(self, outcome: str, entry: TraceEntry) -> Self:
        facts = replace(self.facts, outcome=outcome)
        if outcome == WRONG_NUMBER:
            facts = replace(facts, answers={})  # X1: nothing is kept about a stranger
        call = self._advance(facts, entry)
        ended = TraceEntry("ended", entry.at, entry.node, text=outcome)
        return replace(call, frames=self.frames, ended=True, trace=(*call.trace, ended))
