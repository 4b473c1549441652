"""How each question of a script stands by the facts: answered, not asked, moot; and the values rules may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from callassist.domain.answers import AnswerState, QuestionId
from callassist.domain.questions import Question
from callassist.domain.script import Script
from callassist.domain.script_index import ScriptIndex
from callassist.domain.values import Value
from callassist.engine import script_memory
from callassist.engine.computing import Reckoned, result_of
from callassist.engine.facts import ANYBODY, Facts
from callassist.engine.script_memory import ScriptMemory


@dataclass(frozen=True)
class AnswerStates:
    """The states of all questions. Computed when first asked for, then kept."""

    script: Script
    facts: Facts
    today: date

    @cached_property
    def _memory(self) -> ScriptMemory:
        return script_memory.of(self.script)

    @property
    def index(self) -> ScriptIndex:
        """What follows from the script alone."""
        return self._memory.index

    # -- states of questions ---------------------------------------------------------------------------------------

    @cached_property
    def states(self) -> dict[QuestionId, AnswerState]:
        """The state of every question, as `state` tells it of one."""
        states: dict[QuestionId, AnswerState] = {}
        answers, active = self.facts.answers, self.facts.active
        for name, question in self.script.questions.items():
            if question.asked_if:
                self._state_into(question, states, set())
            elif name not in states:
                # most hang on nothing; a key press comes by here once for every question of the script
                answer = answers.get((name, active if question.per_contact else ANYBODY))
                states[name] = answer.state if answer is not None else AnswerState.NOT_ASKED
        return states

    @cached_property
    def values(self) -> dict[QuestionId, Value]:
        """The usable values: of questions that are answered and not moot, and what is computed of them."""
        names = dict.fromkeys(question for question, _ in self.facts.answers)
        found = {name: value for name in names if (value := self._usable(name)) is not None}
        return found | {name: one.value for name, one in self.results.items() if one.value is not None}

    @cached_property
    def results(self) -> dict[QuestionId, Reckoned]:
        """How each computed value stands."""
        found: dict[QuestionId, Reckoned] = {}
        for name in self.script.computed:
            found[name] = self._result(name, found)
        return found

    def _result(self, name: QuestionId, above: Mapping[QuestionId, Reckoned]) -> Reckoned:
        return result_of(
            self.script.computed[name], above=above, state=self.state, value=self._usable, tables=self.script.tables
        )

    def _usable(self, name: QuestionId) -> Value | None:
        if self.states.get(name) is not AnswerState.ANSWERED:
            return None
        answer = self.facts.answer(self.script, name)
        return answer.value if answer is not None else None

    def _state_into(self, question: Question, states: dict[QuestionId, AnswerState], seen: set[QuestionId]) -> None:
        """Put the state of `question`, and first of those it hangs on, into `states`. `seen` guards against circles."""
        if question.id in states or question.id in seen:
            return
        seen.add(question.id)
        for test in question.asked_if:
            gate = self.script.questions.get(test.question)
            if gate is None:
                continue
            self._state_into(gate, states, seen)
            state = states.get(gate.id, AnswerState.NOT_ASKED)
            answer = self.facts.answer(self.script, gate.id)
            ruled_out = (
                state is AnswerState.ANSWERED
                and answer is not None
                and answer.value is not None
                and not test.holds(answer.value, self.today)
            )
            if state is AnswerState.MOOT or ruled_out:
                states[question.id] = AnswerState.MOOT
                return
        answer = self.facts.answer(self.script, question.id)
        states[question.id] = answer.state if answer is not None else AnswerState.NOT_ASKED

    def state(self, question: QuestionId) -> AnswerState:
        """The state of a question: as recorded, not asked, or moot. A computed value has that of what it is made of."""
        found = self.states.get(question)
        if found is not None:
            return found
        return self.results[question].state if question in self.script.computed else AnswerState.NOT_ASKED

    def waits(self, question: Question) -> bool:
        """Whether it cannot be planned yet, because what decides about asking it is not answered."""
        return any(self.state(test.question) is not AnswerState.ANSWERED for test in question.asked_if)

    def value(self, question: QuestionId) -> Value | None:
        """The usable value: None unless answered and not moot."""
        return self.values.get(question)

    # -- from one step to the next ---------------------------------------------------------------------------------

    def _states_after(self, former: AnswerStates, moved: set[QuestionId]) -> dict[QuestionId, AnswerState]:
        states = {**former.states}
        for name in moved:
            states.pop(name, None)
        for name in moved:
            if (question := self.script.questions.get(name)) is not None:
                self._state_into(question, states, set())
        return states

    def _results_after(self, former: AnswerStates, moved: set[QuestionId]) -> dict[QuestionId, Reckoned]:
        results = {**former.results}
        for name in self.script.computed:  # in this order: each is made of what stands above it
            if name in moved:
                results[name] = self._result(name, results)
        return results

    def _values_after(self, former: AnswerStates, moved: set[QuestionId]) -> dict[QuestionId, Value]:
        values = {**former.values}
        for name in moved:
            values.pop(name, None)
            made = self.results.get(name)
            if (value := made.value if made is not None else self._usable(name)) is not None:
                values[name] = value
        return values
