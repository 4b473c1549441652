"""What pressing an answer does: the action behind each choice that is shown."""

from __future__ import annotations

from datetime import datetime

from callassist.domain.questions import Choice, Question, QuestionKind
from callassist.domain.script import Ask, ControlChoice, Effect, Outcome
from callassist.domain.values import Selected
from callassist.engine import actions
from callassist.engine.call_state import CallState
from callassist.engine.ticking import one_more


def offered_time(call: CallState, choice: ControlChoice) -> datetime | None:
    """The time that goes with a choice, as it is offered at this moment; None where none does."""
    match choice.effect:
        case Effect.SLOT_1:
            return call.slots[0]
        case Effect.SLOT_2:
            return call.slots[1]
        case _:
            return None


def of_control(call: CallState, node: Ask | Outcome, choice: ControlChoice) -> actions.Chosen:
    """The answer of a control, with the time it is offered for."""
    return actions.Chosen(node.id, choice.value, offered_time(call, choice))


def of_question(call: CallState, question: Question, choice: Choice) -> actions.Answered:
    """The answer to the shown question; a multi-choice is ticked and stays."""
    if question.kind is not QuestionKind.MULTI:
        return actions.Answered(question.id, Selected((choice.value,)))
    return actions.Answered(question.id, ticked(call, question, choice.value), choosing=True)


def ticked(call: CallState, question: Question, value: str) -> Selected:
    """The selection of the shown question after one more tick."""
    answer = call.facts.answer(call.script, question.id)
    chosen = answer.value if answer is not None and answer.choosing else None
    former = chosen.values if isinstance(chosen, Selected) else ()
    alone = frozenset(choice.value for choice in question.choices if choice.exclusive)
    return Selected(one_more(tuple(choice.value for choice in question.choices), former, value, alone))
