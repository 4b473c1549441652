"""Which questions are still worth asking (requirements §2, "Plan of the stage")."""

from __future__ import annotations

from collections.abc import Iterable

from callassist.domain.answers import Answer, AnswerState, QuestionId, Source
from callassist.domain.questions import Question, Scope
from callassist.engine.holding_up import said_to
from callassist.engine.placed import Placed, placed
from callassist.engine.qualification import Qualification


def settled(question: Question, qualification: Qualification) -> bool:
    """Whether nothing more is to be asked here: answered, moot, or asked in this stage run without a value.

    What an earlier stage left refused or unknown is asked once more (R27).
    """
    if not question.per_contact and qualification.states[question.id] is AnswerState.NOT_ASKED:
        return False  # nobody else can have decided it
    known = qualification.settled.get(question.id)
    if known is None:
        known = qualification.settled[question.id] = _settled(question, qualification)
    return known


def _settled(question: Question, qualification: Qualification) -> bool:
    state = qualification.state(question.id)
    if state in (AnswerState.ANSWERED, AnswerState.MOOT):
        answer = qualification.facts.answer(qualification.script, question.id)
        if answer is not None and said_to(qualification.script, qualification.facts, answer, qualification.today):
            return False  # it is asked once more before it counts
        return answer is None or not (answer.choosing or to_confirm(question, answer))
    if state is AnswerState.NOT_ASKED:
        return decided_by_others(question, qualification)
    answer = qualification.facts.answer(qualification.script, question.id)
    return answer is not None and not answer.carried


def to_confirm(question: Question, answer: Answer) -> bool:
    """Whether a value from a list is read out once to be confirmed ("I have 18 here, is that right?")."""
    return bool(question.confirm) and answer.carried and answer.source is Source.FROM_LIST


def decided_by_others(question: Question, qualification: Qualification) -> bool:
    """Whether another contact of the account has already met what this question is for (R16)."""
    if not question.per_contact:
        return False
    criteria = qualification.index.criteria_of_question.get(question.id, ())
    return bool(criteria) and all(
        criterion.scope is Scope.ACCOUNT and criterion.id not in qualification.undecided for criterion in criteria
    )


def matters(question: Question, qualification: Qualification) -> bool:
    """Whether an answer could still change anything: a criterion, a product not excluded, or plain information."""
    decides = qualification.index.decides.get(question.id)
    if decides is None:
        return True
    criteria, products = decides
    return not criteria.isdisjoint(qualification.undecided) or not products <= qualification.excluded


def in_depth(question: Question, depth: int) -> bool:
    """Guard questions always, the others up to the chosen depth (R17, R22); 0: the guard alone (R24)."""
    return question.guard or question.depth <= depth


def left(qualification: Qualification) -> Placed[QuestionId]:
    """The questions left to ask if nothing stops the call, by their ranks: the guard first, then by script order."""
    return placed(_left(question, qualification) for question in qualification.index.askable)


def left_after(
    former: Placed[QuestionId], qualification: Qualification, affected: Iterable[QuestionId]
) -> Placed[QuestionId]:
    """The same, where it was `former` and nothing but the questions `affected` can stand otherwise since."""
    index, found = qualification.index, former
    for name in affected:
        rank = index.rank.get(name)
        if rank is not None:
            found = found.put(rank, _left(index.askable[rank], qualification))
    return found


def _left(question: Question, qualification: Qualification) -> QuestionId | None:
    """The question's id if it is left to ask; what costs least is looked at first."""
    left = (
        in_depth(question, qualification.asked_depth)
        and not settled(question, qualification)
        and not (question.asked_if and qualification.waits(question))
        and matters(question, qualification)
    )
    return question.id if left else None
