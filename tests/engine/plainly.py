"""The verdict, the products and the plan as they are defined, looked for from end to end each time.

This is how the engine found them before it carried anything from one step to the next: the measure of what it does now.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from callassist.domain.answers import Answer, AnswerState, QuestionId
from callassist.domain.questions import Gate
from callassist.domain.rules import Truth
from callassist.domain.values import Day
from callassist.domain.verdict import (
    REFUSED_REASON,
    CriterionResult,
    FitState,
    OpenCriterion,
    ProductFit,
    Verdict,
    VerdictState,
)
from callassist.engine import plan
from callassist.engine.call import Call
from callassist.engine.qualification import Qualification
from callassist.engine.tally import Judged


def plan_of(call: Call) -> tuple[QuestionId, ...]:
    """The questions left to ask, the guard first."""
    found = anew(call)
    if found.stopped:
        return ()
    left = [
        question
        for question in call.script.questions.values()
        if not question.capture
        and question.id in found.index.node_of_question
        and plan.in_depth(question, found.asked_depth)
        and not plan.settled(question, found)
        and not (question.asked_if and found.waits(question))
        and plan.matters(question, found)
    ]
    left.sort(key=lambda question: not question.guard)
    return tuple(question.id for question in left)


def anew(call: Call) -> Qualification:
    """What follows from the facts of `call`, with nothing carried over."""
    known = call.qualification
    return Qualification(
        known.script, known.facts, known.today, known.depth, known.refusal_limit, guard_only=known.guard_only
    )


def answers_of(call: Call) -> list[tuple[QuestionId, Answer]]:
    """The current answer of each question, in the order they came."""
    found: dict[QuestionId, Answer] = {}
    for (question, contact), answer in call.facts.answers.items():
        if question not in found or contact == call.facts.active:
            found[question] = answer
    return list(found.items())


def products_of(call: Call) -> tuple[ProductFit, ...]:
    """The ranking, with the points each product was given."""
    found = anew(call)
    fits: list[ProductFit] = []
    for fit in (score.fit for score in found.scores.values()):
        product = call.script.products[fit.id]
        scored = [
            points
            for points in product.points
            if (value := found.value(points.test.question)) is not None and points.test.holds(value, found.today)
        ]
        scored.sort(key=lambda points: -points.points)
        reasons = tuple(points.reason for points in scored if points.reason)
        own = (product.reason,) if product.reason else ()
        fits.append(replace(fit, points=sum(points.points for points in scored), reasons=reasons or own))
    order = {FitState.FITS: 0, FitState.POSSIBLE: 1, FitState.EXCLUDED: 2}
    fits.sort(key=lambda fit: (order[fit.state], -fit.points))
    leads = len(fits) > 1 and fits[0].state is fits[1].state is not FitState.EXCLUDED
    if leads and fits[0].points - fits[1].points < 2:
        fits[0] = replace(fits[0], close=True)
    return tuple(fits)


def next_best_of(call: Call) -> QuestionId | None:
    """The unasked question that could part the two leading products most (R45)."""
    products, found = products_of(call), anew(call)
    if not products or not products[0].close:
        return None
    gain: dict[QuestionId, int] = {}
    for sign, fit in ((1, products[0]), (-1, products[1])):
        for points in call.script.products[fit.id].points:
            if found.state(points.test.question) is AnswerState.NOT_ASKED:
                gain[points.test.question] = gain.get(points.test.question, 0) + sign * points.points
    best = max(gain, key=lambda question: abs(gain[question]), default=None)
    return best if best is not None and gain[best] else None


def verdict_of(call: Call) -> Verdict:
    """The four rules of requirements §2, in their order, over how each criterion stands and what decided it."""
    found = anew(call)
    decided = [found.judged(criterion) for criterion in call.script.criteria.values()]
    results = [result for result, _ in decided]
    hard = [result for result in results if result.gate is Gate.HARD]
    failed = tuple(result.id for result in hard if result.truth is Truth.FAILED)
    still_open = any(result.truth is Truth.OPEN and result.in_depth for result in hard)
    flags = list(dict.fromkeys(flag for _, case in decided if case is not None for flag in case.flags))
    if any(_said_not_me(call, result) for result in results):
        flags.append("wrong_person")
    reasons: tuple[str, ...] = ()
    if failed:
        state, reasons = VerdictState.DISQUALIFIED, tuple(failed)
    elif REFUSED_REASON in found.verdict.reasons:
        state, reasons = VerdictState.DISQUALIFIED, (REFUSED_REASON,)
        flags += ["do_not_sell", "reversible"]
    elif still_open:
        state = VerdictState.OPEN
    else:
        state = VerdictState.PROSPECT
    if call.facts.override is not None:
        flags.append("override")
    best = found.index.best_points
    ranked = [result for result in results if result.state is not AnswerState.MOOT and best[result.id] > 0]
    known = [result for result in ranked if result.points is not None]
    return Verdict(
        state=state,
        depth=call.depth,
        reasons=reasons,
        open=tuple(OpenCriterion(one.id, one.cause) for one in results if one.truth is Truth.OPEN and _is_listed(one)),
        not_before=_not_before(found, decided),
        flags=tuple(flags),
        points=sum(result.points or 0 for result in known),
        points_max=sum(best[result.id] for result in known),
        known_percent=round(100 * len(known) / len(ranked)) if ranked else 0,
        results=tuple(results),
    )


def _said_not_me(call: Call, result: CriterionResult) -> bool:
    question = call.script.criteria[result.id].question
    if result.cause != "somebody_else" or question is None:
        return False
    answer = call.facts.answer(call.script, question)
    return answer is not None and answer.contact == call.facts.active


def _is_listed(result: CriterionResult) -> bool:
    if not result.in_depth:
        return False
    return result.gate is Gate.HARD or (result.gate is Gate.TIMED and result.cause in ("unknown", "refused"))


def _not_before(found: Qualification, decided: list[Judged]) -> date | None:
    dates: list[date] = []
    for result, case in decided:
        question = found.script.criteria[result.id].question
        if case is None or case.not_before_days is None or question is None:
            continue
        value = found.value(question)
        if isinstance(value, Day):
            dates.append(value.day - timedelta(days=case.not_before_days))
    return max(dates, default=None)
