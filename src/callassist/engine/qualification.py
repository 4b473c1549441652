"""Verdict and product fit: pure functions of the facts, the script and the depth (requirements §2).

A definite fail beats every unknown, whatever its depth; an unknown never disqualifies by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from callassist.domain.answers import AnswerState, CriterionId, ProductId, QuestionId
from callassist.domain.questions import Criterion, Gate, Product, ProductPoints, Scope
from callassist.domain.rules import Case, Need, Test, Truth, all_of, any_of
from callassist.domain.text import NO_TEXT
from callassist.domain.values import Day, Selected, Value
from callassist.domain.verdict import REFUSED_REASON, CriterionResult, FitState, ProductFit, Verdict, VerdictState
from callassist.engine.answer_states import AnswerStates
from callassist.engine.computing import Reckoned
from callassist.engine.holding_up import RESCUED, is_held_up
from callassist.engine.placed import Placed, placed
from callassist.engine.tally import Judged, Tally

#: a lead of less than this many points is called close (§2 Product fit)
CLOSE = 2

#: which cause is named where several questions keep a need open: what can still be asked comes first
_CAUSES = ("not_asked", "unknown", "refused")

_NEEDS_JUDGEMENT = "needs_judgement"


@dataclass(frozen=True, slots=True)
class Score:
    """The points a product was given, by their places among its best, and how it stands with them."""

    given: Placed[ProductPoints]
    fit: ProductFit


@dataclass(frozen=True)
class Qualification(AnswerStates):
    """All that can be said about the lead from the facts. Computed when first asked for, then kept."""

    depth: int
    refusal_limit: int
    #: the guard questions alone are asked; judged is at `depth` all the same, which is the floor (R17)
    guard_only: bool = False

    @property
    def asked_depth(self) -> int:
        """Up to which depth is asked; 0: the guard alone."""
        return 0 if self.guard_only else self.depth

    # -- from one step to the next ---------------------------------------------------------------------------------

    def carry_on(self, former: Qualification, touched: Iterable[QuestionId]) -> frozenset[QuestionId]:
        """Takes from `former`, which differs in nothing but the answers to `touched`, what these do not bear upon.

        What they bear upon is found as it is found anew, and by the same rules. Questions must not decide about one
        another in a circle, for then it matters where one begins.

        Returns:
            the questions that may stand otherwise now, or be worth asking otherwise.
        """
        index = self.index
        moved = {name for one in touched for name in (one, *index.hanging.get(one, ()))}
        moved |= {made for one in moved for made in index.computed_of.get(one, ())}
        if not moved:
            kept = ("states", "results", "values", "scores", "products", "next_best", "tally", "excluded")
            self.__dict__.update({name: former.__dict__[name] for name in kept if name in former.__dict__})
            return frozenset()
        self.__dict__["states"] = self._states_after(former, moved)
        self.__dict__["results"] = self._results_after(former, moved)
        self.__dict__["values"] = self._values_after(former, moved)
        self.__dict__["scores"] = self._scores_after(former, moved)
        self.__dict__["tally"], swayed = self._tally_after(former, moved)
        parted = self.excluded ^ former.excluded
        parting = {one for name in parted for one in index.questions_of_product[name]}
        return frozenset(index.questions_of(moved | swayed | parting))

    def _scores_after(self, former: Qualification, moved: set[QuestionId]) -> dict[ProductId, Score]:
        index, scores = self.index, {**former.scores}
        looking = {product.id for name in moved for product in index.products_of_question.get(name, ())}
        given = {name: scores[name].given for name in looking}
        for name in moved:
            for product, place in index.points_at.get(name, ()):
                given[product] = given[product].put(place, self._given(index.best_first[product][place]))
        for name in looking:
            scores[name] = self._score(self.script.products[name], given[name])
        return scores

    def _tally_after(self, former: Qualification, moved: set[QuestionId]) -> tuple[Tally, set[QuestionId]]:
        """With the criteria judged that hang on `moved`; and the questions of those that were decided or opened."""
        index, tally = self.index, former.tally
        swayed: set[QuestionId] = set()
        places = {place for name in moved for place in index.criteria_places.get(name, ())}
        for place in sorted(places.union(index.product_criteria)):
            criterion = self.script.criteria[tally.results[place].id]
            tally = tally.put(place, self.judged(criterion), index.best_points)
            turned = (criterion.id in tally.undecided) is not (criterion.id in former.tally.undecided)
            if turned and criterion.question is not None:
                swayed.add(criterion.question)
        return tally, swayed

    # -- products --------------------------------------------------------------------------------------------------

    def _test(self, test: Test) -> Truth:
        value = self.value(test.question)
        if value is None:
            # a moot question has no answer for good: a test on it cannot hold any more
            return Truth.FAILED if self.state(test.question) is AnswerState.MOOT else Truth.OPEN
        return Truth.MET if test.holds(value, self.today) else Truth.FAILED

    def _need(self, need: Need) -> Truth:
        truths = [self._test(test) for test in need.tests]
        return any_of(truths) if need.any else all_of(truths)

    def _given(self, points: ProductPoints) -> ProductPoints | None:
        """`points` where their test is met, which takes a value."""
        value = self.values.get(points.test.question)
        return points if value is not None and points.test.holds(value, self.today) else None

    def _score(self, product: Product, given: Placed[ProductPoints]) -> Score:
        """How `product` stands with the points it was `given`."""
        truths = [(need, self._need(need)) for need in product.needs]
        together = all_of(truth for _, truth in truths)
        state = {
            Truth.MET: FitState.FITS,
            Truth.OPEN: FitState.POSSIBLE,
            Truth.FAILED: FitState.EXCLUDED,
        }[together]
        fit = ProductFit(
            id=product.id,
            name=product.name,
            state=state,
            points=sum([points.points for points in given.items]),
            reasons=tuple([points.reason for points in given.items if points.reason])
            or ((product.reason,) if product.reason else ()),
            undecided=self._questions((need for need, truth in truths if truth is Truth.OPEN), still_open=True),
            excluded_by=self._questions(need for need, truth in truths if truth is Truth.FAILED),
        )
        return Score(given, fit)

    def _questions(self, needs: Iterable[Need], *, still_open: bool = False) -> tuple[QuestionId, ...]:
        """The questions that needs look at; with `still_open`, of those a computed value is made of what it lacks."""
        found: dict[QuestionId, None] = {}
        for test in (test for need in needs for test in need.tests):
            made_of = self.index.sources.get(test.question)
            if made_of is None:
                found.setdefault(test.question)
                continue
            found |= dict.fromkeys(one for one in made_of if not still_open or self.value(one) is None)
        return tuple(found)

    @cached_property
    def scores(self) -> Mapping[ProductId, Score]:
        """How each product stands, in script order."""
        best_first = self.index.best_first
        return {
            name: self._score(product, placed(map(self._given, best_first[name])))
            for name, product in self.script.products.items()
        }

    @cached_property
    def products(self) -> tuple[ProductFit, ...]:
        """The ranking: fits before possible before excluded, then points, then script order (R44)."""
        order = {FitState.FITS: 0, FitState.POSSIBLE: 1, FitState.EXCLUDED: 2}
        fits = sorted(
            (score.fit for score in self.scores.values()),
            key=lambda fit: (order[fit.state], -fit.points),
        )
        if len(fits) > 1 and fits[0].state is fits[1].state is not FitState.EXCLUDED:
            leads_by = fits[0].points - fits[1].points
            if leads_by < CLOSE:
                fits[0] = replace(fits[0], close=True)
        return tuple(fits)

    @cached_property
    def next_best(self) -> QuestionId | None:
        """The unasked question that could part the two leading products most (R45)."""
        if not self.products or not self.products[0].close:
            return None
        first, second = (fit.id for fit in self.products[:2])
        states = self.states
        return next(
            (
                one
                for one in self._memory.parting(self.script, first, second)
                if states.get(one, AnswerState.NOT_ASKED) is AnswerState.NOT_ASKED
            ),
            None,
        )

    # -- criteria --------------------------------------------------------------------------------------------------

    def _decide(self, criterion: Criterion, value: Value | None) -> tuple[Truth, Case | None]:
        assert value is not None
        for case in criterion.cases:
            if case.test.holds(value, self.today):
                return case.truth, case
        # a timed criterion without a matching case has no date; any other answer the author did not foresee
        # wants a person's judgement
        return (Truth.MET if criterion.gate in (Gate.TIMED, Gate.SOFT, Gate.INFO) else Truth.OPEN), None

    def judged(self, criterion: Criterion) -> Judged:
        """How `criterion` stands, and the case that decided it."""
        state, truth, cause, case = AnswerState.NOT_ASKED, Truth.OPEN, "not_asked", None
        if criterion.product_fit:
            state, truth, cause = self._any_product()
        elif criterion.question is not None and criterion.question in self.script.computed:
            truth, cause, case, state = self._from_computed(criterion, self.results[criterion.question])
        elif criterion.question is not None:
            state = self.state(criterion.question)
            truth, cause, case, state = self._from_answers(criterion, state)
        in_depth = criterion.depth <= self.depth
        points = self._points(criterion, case) if case is not None and case.points is not None else None
        if points is None and state is AnswerState.ANSWERED and criterion.gate is Gate.SOFT:
            points = 0
        result = CriterionResult(
            id=criterion.id,
            name=criterion.name,
            kind=criterion.kind,
            group=criterion.group,
            gate=criterion.gate,
            depth=criterion.depth,
            truth=truth,
            cause=cause if truth is Truth.OPEN else "",
            reason=criterion.reasons.get(truth, NO_TEXT),
            state=state,
            points=points,
            in_depth=in_depth,
        )
        return result, case

    def _from_answers(self, criterion: Criterion, state: AnswerState) -> tuple[Truth, str, Case | None, AnswerState]:
        assert criterion.question is not None
        if criterion.scope is Scope.ACCOUNT:
            for answer in self.facts.all_answers(criterion.question):
                if answer.state is AnswerState.ANSWERED and answer.value is not None:
                    truth, case = self._decide(criterion, answer.value)
                    if truth is Truth.MET:
                        return truth, "", case, AnswerState.ANSWERED
                    # "not me" never fails an account (R14): the next contact may decide
                    state = AnswerState.ANSWERED if state is AnswerState.NOT_ASKED else state
        if state is AnswerState.MOOT:
            return Truth.MET, "", None, state
        if state is not AnswerState.ANSWERED:
            return Truth.OPEN, state.value, None, state
        decided = self.facts.answer(self.script, criterion.question)
        if decided is None or decided.state is not AnswerState.ANSWERED:
            decided = self.facts.all_answers(criterion.question)[-1]
        truth, case = self._decide(criterion, decided.value)
        if criterion.scope is Scope.ACCOUNT and truth is Truth.FAILED:
            truth = Truth.OPEN
        if truth is Truth.FAILED and is_held_up(self.facts, criterion.id, decided):
            return Truth.OPEN, RESCUED, case, state
        cause = (case.cause if case is not None else "") or _NEEDS_JUDGEMENT
        return truth, cause if truth is Truth.OPEN else "", case, state

    def _from_computed(self, criterion: Criterion, result: Reckoned) -> tuple[Truth, str, Case | None, AnswerState]:
        if result.value is None:
            return Truth.OPEN, result.cause, None, result.state
        truth, case = self._decide(criterion, result.value)
        cause = (case.cause if case is not None else "") or _NEEDS_JUDGEMENT
        return truth, cause if truth is Truth.OPEN else "", case, result.state

    def _any_product(self) -> tuple[AnswerState, Truth, str]:
        states = {fit.state for fit in self.products}
        if FitState.FITS in states:
            return AnswerState.ANSWERED, Truth.MET, ""
        if states <= {FitState.EXCLUDED}:
            return AnswerState.ANSWERED, Truth.FAILED, ""
        # what lies beyond the depth is not asked on purpose and hides nothing that was asked
        causes = {
            self.state(question).value
            for fit in self.products
            if fit.state is FitState.POSSIBLE
            for question in fit.undecided
            if self.script.questions[question].guard or self.script.questions[question].depth <= self.asked_depth
        }
        cause = next((cause for cause in _CAUSES if cause in causes), "not_asked")
        return AnswerState(cause), Truth.OPEN, cause

    def _points(self, criterion: Criterion, case: Case) -> int:
        if not case.each or criterion.question is None or case.points is None:
            return case.points or 0
        value = self.value(criterion.question)
        named = [one for one in value.values if one in case.test.any_of] if isinstance(value, Selected) else []
        return case.points * len(named)

    @cached_property
    def tally(self) -> Tally:
        """How each criterion stands."""
        judged = [self.judged(criterion) for criterion in self.script.criteria.values()]
        return Tally.of(judged, self.index.best_points)

    @cached_property
    def excluded(self) -> frozenset[ProductId]:
        """Products that do not come into question any more."""
        return frozenset(fit.id for fit in self.products if fit.state is FitState.EXCLUDED)

    @cached_property
    def settled(self) -> dict[QuestionId, bool]:
        """What `plan.settled` found, for the plan and the path ask it of the same questions."""
        return {}

    @property
    def undecided(self) -> frozenset[CriterionId]:
        """Ids of criteria that are still open."""
        return self.tally.undecided

    def met(self, criterion: CriterionId) -> bool:
        """Whether a criterion is met."""
        return self.tally.results[self.index.place_of_criterion[criterion]].truth is Truth.MET

    # -- the verdict -----------------------------------------------------------------------------------------------

    @cached_property
    def counted_refusals(self) -> int:
        """Refused guard questions that count: the reassurance was shown and did not help (§2 Refusal limit)."""
        return sum(
            1
            for question in self.index.guards
            if self.state(question.id) is AnswerState.REFUSED
            and (answer := self.facts.answer(self.script, question.id)) is not None
            and answer.counts
        )

    def _refusal_limit_reached(self) -> bool:
        if self.refusal_limit > 0:
            return self.counted_refusals >= self.refusal_limit
        # R35, the other reading: only if no guard question at all was answered
        states = [self.state(question.id) for question in self.index.guards]
        asked = [state for state in states if state is not AnswerState.MOOT]
        return (
            self.counted_refusals > 0
            and AnswerState.ANSWERED not in asked
            and all(
                state is not AnswerState.NOT_ASKED or self.waits(question)
                for state, question in zip(states, self.index.guards, strict=True)
            )
        )

    @cached_property
    def verdict(self) -> Verdict:
        """The four rules of requirements §2, in their order."""
        tally = self.tally
        flags = list(dict.fromkeys(flag for flags in tally.flags.items for flag in flags))
        if any(self._said_not_me(criterion) for criterion in tally.not_me.items):
            flags.append("wrong_person")
        reasons: tuple[str, ...] = ()
        if tally.failed.items:
            state, reasons = VerdictState.DISQUALIFIED, tally.failed.items
        elif self._refusal_limit_reached():
            state, reasons = VerdictState.DISQUALIFIED, (REFUSED_REASON,)
            flags += ["do_not_sell", "reversible"]
        elif tally.waiting.items:
            state = VerdictState.OPEN
        else:
            state = VerdictState.PROSPECT
        if self.facts.override is not None:
            flags.append("override")
        scale = tally.scale
        return Verdict(
            state=state,
            depth=self.depth,
            reasons=reasons,
            open=tally.listed.items,
            not_before=self._not_before(),
            flags=tuple(flags),
            points=scale.points,
            points_max=scale.best,
            known_percent=round(100 * scale.known / scale.ranked) if scale.ranked else 0,
            results=tally.results,
        )

    def _said_not_me(self, criterion: CriterionId) -> bool:
        """Whether the person on the line is the one who said that somebody else decides."""
        question = self.script.criteria[criterion].question
        answer = self.facts.answer(self.script, question) if question is not None else None
        return answer is not None and answer.contact == self.facts.active

    @cached_property
    def stopped(self) -> bool:
        """Whether nothing more is asked: disqualified, and the rep has not gone on against exactly that (R4, R34)."""
        if self.verdict.state is not VerdictState.DISQUALIFIED:
            return False
        override = self.facts.override
        return override is None or not override.failed.issuperset(self.verdict.reasons)

    @cached_property
    def unfinished(self) -> tuple[str, ...]:
        """What stands against a booking or the presentation: criteria not met, guard questions open (R25, R31)."""
        verdict = self.verdict
        guards = [
            question.id
            for question in self.index.guards
            if self.state(question.id) is AnswerState.REFUSED
            or (self.state(question.id) is AnswerState.NOT_ASKED and not self.waits(question))
        ]
        if verdict.state is VerdictState.PROSPECT:
            return tuple(guards)
        return (*verdict.reasons, *(one.criterion for one in verdict.open), *guards)

    def _not_before(self) -> date | None:
        dates: list[date] = []
        for name, days in self.tally.dated.items:
            question = self.script.criteria[name].question
            value = self.value(question) if question is not None else None
            if isinstance(value, Day):
                dates.append(value.day - timedelta(days=days))
        return max(dates, default=None)
