"""A first no that is answered once: an objection is said, the question is asked again, and only then it counts.

What is held up is the answer itself, the very object among the facts: any other answer to its question, also the same
once more, in the same moment, is judged as it is. So the verdict needs no history, and a step back no rule of its own.
"""

from __future__ import annotations

from datetime import date

from callassist.domain.answers import Answer, AnswerState, CriterionId, ObjectionId
from callassist.domain.questions import Gate, Scope
from callassist.domain.rules import Truth
from callassist.domain.script import Script
from callassist.engine.facts import Facts

#: why a criterion is open whose failing answer is held up
RESCUED = "rescued"


def rescues(script: Script, answer: Answer, today: date) -> dict[CriterionId, ObjectionId]:
    """The hard criteria `answer` fails, each with what is said to it; empty if one of them is failed for good."""
    found: dict[CriterionId, ObjectionId] = {}
    if answer.state is not AnswerState.ANSWERED or answer.value is None or answer.choosing:
        return found
    for criterion in script.criteria.values():
        if criterion.question != answer.question or criterion.gate is not Gate.HARD or criterion.scope is Scope.ACCOUNT:
            continue
        case = next((one for one in criterion.cases if one.test.holds(answer.value, today)), None)
        if case is None or case.truth is not Truth.FAILED:
            continue
        objection = script.objections.get(ObjectionId(case.rescue))
        if objection is None or not objection.replies:
            return {}
        found[criterion.id] = objection.id
    return found


def held_up(script: Script, facts: Facts, answer: Answer, today: date) -> dict[CriterionId, Answer]:
    """What is noted among `facts` when `answer` is given to the question that is asked: once a criterion and call."""
    found = rescues(script, answer, today)
    if any(criterion in facts.held_up for criterion in found):
        return {}
    return dict.fromkeys(found, answer)


def is_held_up(facts: Facts, criterion: CriterionId, answer: Answer) -> bool:
    """Whether `answer` does not fail `criterion` yet."""
    return facts.held_up.get(criterion) is answer


def said_to(script: Script, facts: Facts, answer: Answer, today: date) -> ObjectionId | None:
    """The objection that is said to `answer` where it stands; None where it is not held up."""
    if not any(one is answer for one in facts.held_up.values()):
        return None
    found = rescues(script, answer, today)
    return next((one for name, one in found.items() if is_held_up(facts, name, answer)), None)
