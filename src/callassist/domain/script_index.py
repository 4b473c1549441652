"""What follows from a script's fields and is looked up time and again: who asks, who feeds whom, where circles lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from callassist.domain.answers import CriterionId, NodeId, ProductId, QuestionId
from callassist.domain.circles import circles
from callassist.domain.computed import sources_of
from callassist.domain.questions import Criterion, CriterionKind, Product, ProductPoints, Question, QuestionKind
from callassist.domain.script import Ask, Branch, Comes, Script
from callassist.domain.topics import Topics, topic_of_node, topics_of

VOICEMAIL = NodeId("X2")


@dataclass(frozen=True, slots=True)
class ScriptIndex:
    """Made of a script by `index_of`; holds its parts, never the script."""

    #: the questions that some node asks: the guard first, then in script order
    askable: tuple[Question, ...]
    #: where each of them stands among these
    rank: Mapping[QuestionId, int]
    #: where each question and each criterion stands in the script
    place_of_question: Mapping[QuestionId, int]
    place_of_criterion: Mapping[CriterionId, int]
    #: the guard questions in script order (R6)
    guards: tuple[Question, ...]
    #: by branch and answer: the nodes of each topic; which nodes come back to a branch on `each`; and by node: the
    #: question and the answer of its topic
    topics: Topics
    coming_back: Mapping[NodeId, frozenset[NodeId]]
    topic_of: Mapping[NodeId, tuple[QuestionId, str]]
    #: the questions such branches look at
    ticked_topics: frozenset[QuestionId]
    #: the number of the circle each node lies in, by the nodes' own ways; nodes in none are left out
    circles: Mapping[NodeId, int]
    #: the first node, in the script's order, that asks each question
    node_of_question: Mapping[QuestionId, NodeId]
    #: which criteria each question feeds
    criteria_of_question: Mapping[QuestionId, tuple[Criterion, ...]]
    #: by their places in the script: which criteria each question feeds, which the products feed, which say who decides
    criteria_places: Mapping[QuestionId, tuple[int, ...]]
    product_criteria: tuple[int, ...]
    authority: tuple[CriterionId, ...]
    #: which products look at each question
    products_of_question: Mapping[QuestionId, tuple[Product, ...]]
    questions_of_product: Mapping[ProductId, tuple[QuestionId, ...]]
    #: the points each product gives, the most first
    best_first: Mapping[ProductId, tuple[ProductPoints, ...]]
    #: by question: which points of which product hang on it, by their places in `best_first`
    points_at: Mapping[QuestionId, tuple[tuple[ProductId, int], ...]]
    #: questions that decide whether another one is asked
    gating_questions: frozenset[QuestionId]
    #: which questions are asked or not by the answer to each, directly or by way of others
    hanging: Mapping[QuestionId, frozenset[QuestionId]]
    #: questions decide about one another in a circle
    gates_in_circle: bool
    #: the shared exits, in script order; who calls us is no answering machine
    exits: tuple[NodeId, ...]
    #: the criteria and products each question decides about. Left out are those that are asked in any case: plain
    #: information, what decides about another question, and what nothing looks at.
    decides: Mapping[QuestionId, tuple[frozenset[CriterionId], frozenset[ProductId]]]
    #: the questions each computed value is made of, by way of others too
    sources: Mapping[QuestionId, tuple[QuestionId, ...]]
    #: the other way round: what is computed of each question, in script order
    computed_of: Mapping[QuestionId, tuple[QuestionId, ...]]
    #: the most points each criterion can give; a multi-choice that scores each tick counts every named choice
    best_points: Mapping[CriterionId, int]

    def questions_of(self, names: Iterable[QuestionId]) -> Iterator[QuestionId]:
        """The questions among `names`, and those that the computed values among them are made of."""
        for name in names:
            yield from self.sources.get(name, (name,))


def index_of(script: Script) -> ScriptIndex:
    """The index of `script`, made anew."""
    asked = _nodes_that_ask(script)
    sources = sources_of(script.computed)
    computed_of = {
        name: tuple(one for one, questions in sources.items() if name in questions) for name in script.questions
    }
    criteria, products = _criteria_by_question(script), _products_by_question(script)
    askable = [one for one in script.questions.values() if not one.capture and one.id in asked]
    askable.sort(key=lambda question: not question.guard)  # stable: script order within each
    best_first = {
        product.id: tuple(sorted(product.points, key=lambda points: -points.points))
        for product in script.products.values()
    }
    hanging = _hanging(script)
    topics = topics_of(script)
    gating = frozenset(test.question for question in script.questions.values() for test in question.asked_if)
    return ScriptIndex(
        askable=tuple(askable),
        rank={question.id: rank for rank, question in enumerate(askable)},
        place_of_question={name: place for place, name in enumerate(script.questions)},
        place_of_criterion={name: place for place, name in enumerate(script.criteria)},
        guards=tuple(question for question in script.questions.values() if question.guard),
        topics=topics,
        coming_back={branch: frozenset[NodeId]().union(*parts.values()) for branch, parts in topics.items()},
        topic_of=topic_of_node(script, topics),
        ticked_topics=frozenset(
            node.each for node in script.nodes.values() if isinstance(node, Branch) and node.each is not None
        ),
        circles=circles({name: script.own_ways(node) for name, node in script.nodes.items()}),
        node_of_question=asked,
        criteria_of_question=criteria,
        criteria_places=_criteria_places(script),
        product_criteria=tuple(place for place, one in enumerate(script.criteria.values()) if one.product_fit),
        authority=tuple(one.id for one in script.criteria.values() if one.kind is CriterionKind.AUTHORITY),
        products_of_question=products,
        questions_of_product=_questions_by_product(script),
        best_first=best_first,
        points_at=_points_at(best_first),
        gating_questions=gating,
        hanging={name: _reached(name, hanging) for name in hanging},
        gates_in_circle=bool(circles(hanging)),
        exits=tuple(
            name
            for name in script.nodes
            if name.startswith("X") and not (name == VOICEMAIL and script.direction is Comes.INCOMING)
        ),
        decides={
            name: (
                frozenset(one.id for ruled in (name, *computed_of[name]) for one in criteria.get(ruled, ())),
                frozenset(one.id for ruled in (name, *computed_of[name]) for one in products.get(ruled, ())),
            )
            for name, question in script.questions.items()
            if not question.info
            and name not in gating
            and any(ruled in criteria or ruled in products for ruled in (name, *computed_of[name]))
        },
        sources=sources,
        computed_of=computed_of,
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
    for product, questions in _questions_by_product(script).items():
        for question in questions:
            found.setdefault(question, []).append(script.products[product])
    return {question: tuple(products) for question, products in found.items()}


def _questions_by_product(script: Script) -> dict[ProductId, tuple[QuestionId, ...]]:
    found: dict[ProductId, tuple[QuestionId, ...]] = {}
    for product in script.products.values():
        tests = [test for need in product.needs for test in need.tests]
        tests += [points.test for points in product.points]
        found[product.id] = tuple(dict.fromkeys(test.question for test in tests))
    return found


def _criteria_places(script: Script) -> dict[QuestionId, tuple[int, ...]]:
    found: dict[QuestionId, list[int]] = {}
    for place, criterion in enumerate(script.criteria.values()):
        if criterion.question is not None:
            found.setdefault(criterion.question, []).append(place)
    return {question: tuple(places) for question, places in found.items()}


def _points_at(
    best_first: Mapping[ProductId, tuple[ProductPoints, ...]],
) -> dict[QuestionId, tuple[tuple[ProductId, int], ...]]:
    found: dict[QuestionId, list[tuple[ProductId, int]]] = {}
    for product, row in best_first.items():
        for place, points in enumerate(row):
            found.setdefault(points.test.question, []).append((product, place))
    return {question: tuple(places) for question, places in found.items()}


def _hanging(script: Script) -> dict[QuestionId, list[QuestionId]]:
    """By question: those whose asking hangs on its answer."""
    found: dict[QuestionId, list[QuestionId]] = {name: [] for name in script.questions}
    for name, question in script.questions.items():
        for gate in dict.fromkeys(test.question for test in question.asked_if):
            if gate in found:
                found[gate].append(name)
    return found


def _reached(start: QuestionId, ways: Mapping[QuestionId, list[QuestionId]]) -> frozenset[QuestionId]:
    found: set[QuestionId] = set()
    waiting = list(ways[start])
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += ways[one]
    return frozenset(found)


def _best_points(script: Script, criterion: Criterion) -> int:
    question = script.questions.get(criterion.question) if criterion.question is not None else None
    several = question is not None and question.kind is QuestionKind.MULTI
    scores = [
        case.points * (len(case.test.any_of) if case.each and several else 1)
        for case in criterion.cases
        if case.points is not None
    ]
    return max(scores, default=0)
