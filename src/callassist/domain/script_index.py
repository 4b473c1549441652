"""What follows from a script's fields and is looked up time and again: who asks, who feeds whom, where circles lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from callassist.domain.answers import CriterionId, NodeId, ProductId, QuestionId
from callassist.domain.circles import circles
from callassist.domain.script import Ask, Criterion, Product, Question, QuestionKind, Script


@dataclass(frozen=True, slots=True)
class ScriptIndex:
    """Made of a script by `index_of`; holds its parts, never the script."""

    #: the questions that some node asks, in their order
    askable: tuple[Question, ...]
    #: the guard questions in script order (R6)
    guards: tuple[Question, ...]
    #: the number of the circle each node lies in, by the nodes' own ways; nodes in none are left out
    circles: Mapping[NodeId, int]
    #: the first node, in the script's order, that asks each question
    node_of_question: Mapping[QuestionId, NodeId]
    #: which criteria each question feeds
    criteria_of_question: Mapping[QuestionId, tuple[Criterion, ...]]
    #: which products look at each question
    products_of_question: Mapping[QuestionId, tuple[Product, ...]]
    #: questions that decide whether another one is asked
    gating_questions: frozenset[QuestionId]
    #: the criteria and products each question decides about. Left out are those that are asked in any case: plain
    #: information, what decides about another question, and what nothing looks at.
    decides: Mapping[QuestionId, tuple[frozenset[CriterionId], frozenset[ProductId]]]
    #: the most points each criterion can give; a multi-choice that scores each tick counts every named choice
    best_points: Mapping[CriterionId, int]


def index_of(script: Script) -> ScriptIndex:
    """The index of `script`, made anew."""
    asked = _nodes_that_ask(script)
    criteria, products = _criteria_by_question(script), _products_by_question(script)
    gating = frozenset(test.question for question in script.questions.values() for test in question.asked_if)
    return ScriptIndex(
        askable=tuple(one for one in script.questions.values() if not one.capture and one.id in asked),
        guards=tuple(question for question in script.questions.values() if question.guard),
        circles=circles({name: script.own_ways(node) for name, node in script.nodes.items()}),
        node_of_question=asked,
        criteria_of_question=criteria,
        products_of_question=products,
        gating_questions=gating,
        decides={
            name: (
                frozenset(one.id for one in criteria.get(name, ())),
                frozenset(one.id for one in products.get(name, ())),
            )
            for name, question in script.questions.items()
            if not question.info and name not in gating and (name in criteria or name in products)
        },
        best_points={criterion.id: _best_points(script, criterion) for criterion in script.criteria.values()},
    )


def _nodes_that_ask(script: Script) -> dict[QuestionId, NodeId]:
    found: dict[QuestionId, NodeId] = {}
    for node in script.nodes.values():
        if isinstance(node, Ask) and node.question is not None:
            found.setdefault(node.question, node.id)
    return found


def _criteria_by_question(script: Script) -> dict[QuestionId, tuple[Criterion, ...]]:
    found: dict[QuestionId, list[Criterion]] = {}
    for criterion in script.criteria.values():
        if criterion.question is not None:
            found.setdefault(criterion.question, []).append(criterion)
    return {question: tuple(criteria) for question, criteria in found.items()}


def _products_by_question(script: Script) -> dict[QuestionId, tuple[Product, ...]]:
    found: dict[QuestionId, list[Product]] = {}
    for product in script.products.values():
        tests = [test for need in product.needs for test in need.tests]
        tests += [points.test for points in product.points]
        for question in dict.fromkeys(test.question for test in tests):
            found.setdefault(question, []).append(product)
    return {question: tuple(products) for question, products in found.items()}


def _best_points(script: Script, criterion: Criterion) -> int:
    question = script.questions.get(criterion.question) if criterion.question is not None else None
    several = question is not None and question.kind is QuestionKind.MULTI
    scores = [
        case.points * (len(case.test.any_of) if case.each and several else 1)
        for case in criterion.cases
        if case.points is not None
    ]
    return max(scores, default=0)
