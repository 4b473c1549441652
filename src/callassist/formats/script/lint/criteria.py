"""Checks of rules: tests fit their questions, criteria have one, and every question is asked for something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from callassist.domain.answers import QuestionId
from callassist.domain.questions import Gate, Question, QuestionKind
from callassist.formats.script import file_model as schema
from callassist.formats.script.build import KEYS
from callassist.formats.script.lint.context import NO_QUESTION, NO_VALUE, Context, did_you_mean
from callassist.formats.script.lint.rule_lines import product_lines
from callassist.formats.script.lint.whens import conditioned
from callassist.formats.script.problems import Severity
from callassist.formats.script.sentences import Sentence, names, told
from callassist.formats.script.tree import Path_

_AMOUNTS = (QuestionKind.NUMBER, QuestionKind.MONEY)
_BOUNDS = ("at_least", "at_most", "above", "below")


def check(context: Context) -> None:
    """Run every check of this theme."""
    for path, line, question in _tests(context):
        _test(context, path, line, question)
    for name, criterion in context.file.criteria.items():
        _criterion(context, name, criterion)
    _fed(context)
    _circles(context)
    _thousands(context)
    _lists(context)
    _bands(context)


def _lists(context: Context) -> None:
    """Lists nobody uses, and guard questions whose answers are more than there are keys."""
    used: set[str] = set()
    for name, question in context.file.questions.items():
        if isinstance(question, schema.OwnQuestion) and isinstance(question.choices, schema.ListedChoices):
            used.add(question.choices.list)
        found = context.script.questions[QuestionId(name)]
        if found.guard and len(found.choices) > KEYS:
            what = told("the guard question `{name}` has {count} answers", name=name, count=len(found.choices))
            mend = told("ask for less: {most} answers have a key", most=KEYS)
            context.warn(("questions", name, "choices"), "many-guard-answers", what, mend, key=True)
    if any(problem.code == "unknown-list" for problem in context.problems):
        return  # it may be the very one that is meant
    for name in context.file.lists.keys() - used:
        what, mend = told("no question uses the list `{name}`", name=name), told("use it, or remove it")
        context.report(("lists", name), "list-unused", what, mend, severity=Severity.HINT, key=True)


def _bands(context: Context) -> None:
    """Bands fall, can be reached, and there are points to tell them by."""
    bands = list(context.file.bands.items())
    best = sum(context.index.best_points.values())
    branches = [
        ("nodes", name, "branch")
        for name, node in context.file.nodes.items()
        if isinstance(node, schema.BranchNode) and node.branch == "points"
    ]
    if not best and (bands or branches):
        what = told("no criterion gives points")
        place: Path_ = ("bands",) if bands else branches[0]
        context.warn(place, "band-without-points", what, told("give `points:` in the cases of criteria"), key=True)
        return
    lowest: int | None = None
    for position, (name, band) in enumerate(bands):
        path: Path_ = ("bands", name)
        if context.read.has_broken_part(path):
            return
        if band.at_least is None:
            if position < len(bands) - 1:
                what = told("behind `{name}`, which is for all points, no band is ever reached", name=name)
                context.newer(path, "band-order", what, told("put it last, or give it `at_least`"), key=True)
            return
        if lowest is not None and band.at_least >= lowest:
            what = told("`{name}` wants no fewer points than the band before it", name=name)
            context.newer((*path, "at_least"), "band-order", what, told("put the bands with most points first"))
            return
        if band.at_least > best:
            what = told(
                "`{name}` wants {points} points, and there are {best} at most",
                name=name,
                points=band.at_least,
                best=best,
            )
            context.warn((*path, "at_least"), "band-unreachable", what, told("lower it"))
        lowest = band.at_least


def _tests(context: Context) -> Iterator[tuple[Path_, schema.Bounds, str]]:
    """Every test with the question it names; a branch's unknown question is reported with the branch."""
    for name, question in context.file.questions.items():
        for position, line in enumerate(question.asked_if):
            yield ("questions", name, "asked_if", position), line, line.question
    for path, line in product_lines(context):
        if line.question is not None:
            yield path, line, line.question
    for one in conditioned(context):
        for path, line in one.lines():
            if line.question is not None:
                yield path, line, line.question
    questions = context.question_names()
    for name, node in context.file.nodes.items():
        if isinstance(node, schema.BranchNode) and node.branch == "answer":
            for position, case in enumerate(node.cases):
                if case.question is not None and case.question in questions:
                    yield ("nodes", name, "cases", position), case, case.question


def _test(context: Context, path: Path_, line: schema.Bounds, name: str) -> None:
    questions = context.question_names()
    if name not in questions:
        context.unknown((*path, "question"), NO_QUESTION, name, questions, "unknown-question")
        return
    if not context.can_be_tested(name):
        return
    question = context.script.questions[QuestionId(name)]
    _values(context, path, line, question)
    for bound in _BOUNDS:
        value = getattr(line, bound)
        if value is None:
            continue
        if question.kind not in _AMOUNTS:
            what = told(
                "`{bound}` compares numbers, but the question `{name}` is of the kind `{kind}`",
                bound=bound,
                name=name,
                kind=question.kind.value,
            )
            context.report((*path, bound), "wrong-test", what, _fitting(question.kind), key=True)
        elif isinstance(value, str):
            _script_value(context, (*path, bound), value)
    if line.after_days is not None and question.kind is not QuestionKind.DATE:
        what = told(
            "`after_days` compares dates, but the question `{name}` is of the kind `{kind}`",
            name=name,
            kind=question.kind.value,
        )
        context.report((*path, "after_days"), "wrong-test", what, _fitting(question.kind), key=True)


def _fitting(kind: QuestionKind) -> Sentence:
    if kind in _AMOUNTS:
        return told("use `at_least`, `at_most`, `above` or `below`")
    return told("use `after_days`") if kind is QuestionKind.DATE else told("use `is` or `is_not`")


def _values(context: Context, path: Path_, line: schema.Bounds, question: Question) -> None:
    known = [choice.value for choice in question.choices]
    for key, values in (("is", line.is_), ("is_not", line.is_not)):
        for position, value in enumerate(values):
            if value not in known:
                place = context.read.tree.known((*path, key, position))
                what = told("the question `{name}` has no answer `{value}`", name=question.id, value=value)
                context.report(place, "unknown-answer", what, did_you_mean(value, known))


def _script_value(context: Context, path: Path_, name: str) -> None:
    values = context.file.values
    if name not in values:
        context.unknown(path, NO_VALUE, name, values, "unknown-value")
    elif values[name].amount is None and not context.read.is_broken(("values", name, "amount")):
        what = told("the value `{name}` has no amount to compare with", name=name)
        context.report(path, "unknown-value", what, told("add `amount:` to `{name}` under `values:`", name=name))


def _criterion(context: Context, name: str, criterion: schema.CriterionPart) -> None:
    path: Path_ = ("criteria", name)
    questions = context.question_names()
    if criterion.any_product:
        if criterion.question is not None:
            what = told("`{name}` looks at the products and at a question at once", name=name)
            context.report((*path, "question"), "criterion-question", what, told("keep one of them"))
        if not context.names("products"):
            what, mend = told("there are no products to fit"), told("add products")
            context.report((*path, "any_product"), "criterion-question", what, mend)
        return
    if criterion.question is None:
        if context.read.is_broken((*path, "question")) or criterion.computed is not None:
            return  # see `reckoning`
        what, mend = (
            told("the criterion `{name}` has no question", name=name),
            told("add `question:`, or `any_product: true`"),
        )
        context.report(path, "criterion-without-question", what, mend, key=True)
        return
    if criterion.question not in questions:
        context.unknown((*path, "question"), NO_QUESTION, criterion.question, questions, "unknown-question")
        return
    for position, case in enumerate(criterion.cases):
        _test(context, (*path, "cases", position), case, criterion.question)
    if context.can_be_tested(criterion.question) and not context.read.has_broken_part(path):
        _cases(context, path, criterion, context.script.questions[QuestionId(criterion.question)])


def _cases(context: Context, path: Path_, criterion: schema.CriterionPart, question: Question) -> None:
    name = str(path[-1])
    if not criterion.cases:
        what, mend = (
            told("the criterion `{name}` has no cases", name=name),
            told("say under `cases:` which answers meet it"),
        )
        context.report(path, "criterion-without-cases", what, mend, key=True)
        return
    if criterion.gate is Gate.TIMED and question.kind is not QuestionKind.DATE:
        what = told("`{name}` is timed, but `{question}` does not ask for a date", name=name, question=question.id)
        context.report((*path, "gate"), "wrong-test", what, told("take a date question, or another gate"))
    for position, case in enumerate(criterion.cases):
        if case.not_before_days is not None and question.kind is not QuestionKind.DATE:
            what = told(
                "`not_before_days` needs a date, but the question `{name}` is of the kind `{kind}`",
                name=question.id,
                kind=question.kind.value,
            )
            place = (*path, "cases", position, "not_before_days")
            context.report(place, "wrong-test", what, told("remove it"), key=True)
    if criterion.gate is Gate.HARD:
        _every_answer_decided(context, path, criterion, question)


def _every_answer_decided(context: Context, path: Path_, criterion: schema.CriterionPart, question: Question) -> None:
    """An answer no case takes would leave a hard criterion open for good."""
    if any(not case.is_ for case in criterion.cases):
        return
    taken = {value for case in criterion.cases for value in case.is_}
    left = [choice.value for choice in question.choices if choice.value not in taken]
    if left:
        what = told("no case of `{name}` says what {answers} means", name=str(path[-1]), answers=names(left))
        mend = told("add a case, or `- {otherwise: …}`")
        context.warn((*path, "cases"), "answer-undecided", what, mend, key=True)


def _thousands(context: Context) -> None:
    """A thousand written the German way is read as one with three decimals."""
    for path, written in context.read.tree.thousands.items():
        read, meant = written.partition(".")[0], written.replace(".", "")
        what = told("`{written}` is read as {read}, not as {meant}", written=written, read=read, meant=meant)
        context.newer(path, "german-number", what, told("write {text}", text=meant))


def _fed(context: Context) -> None:
    """Every question is asked by a node and feeds something, or says that it is for information only (R7).

    While a question is misspelt somewhere, nothing is said: it would be said of the very question that was meant.
    """
    script = context.script
    if context.asks_in_doubt():
        return
    index = context.index
    used = set(index.criteria_of_question) | set(index.products_of_question) | set(index.gating_questions)
    used |= {question for made_of in index.sources.values() for question in made_of}
    used |= {QuestionId(line.question) for one in conditioned(context) for _, line in one.lines() if line.question}
    for node in context.file.nodes.values():
        if isinstance(node, schema.BranchNode):
            used |= {QuestionId(case.question) for case in node.cases if case.question is not None}
        if isinstance(node, schema.EachNode):
            used.add(QuestionId(node.each))
    for name, question in script.questions.items():
        path: Path_ = ("questions", name)
        if name not in used and not question.info:
            what = told("`{name}` feeds no criterion and no product", name=name)
            mend = told("use it in a rule, or mark it `info: true`")
            context.warn(path, "question-feeds-nothing", what, mend, key=True)
        if name not in index.node_of_question and not _asked_by_a_broken_node(context, name):
            what = told("no node asks `{name}`", name=name)
            mend = told("add a node with `ask: {name}`, or remove it", name=name)
            context.warn(path, "question-not-asked", what, mend, key=True)


def _asked_by_a_broken_node(context: Context, question: str) -> bool:
    return any(
        isinstance(node, dict) and cast("dict[str, object]", node).get("ask") == question
        for name, node in context.section("nodes").items()
        if name not in context.file.nodes
    )


def _circles(context: Context) -> None:
    """A question that waits for itself would never be asked."""
    questions = context.script.questions
    for name in questions:
        seen: set[QuestionId] = set()
        waiting = [test.question for test in questions[name].asked_if]
        while waiting:
            one = waiting.pop()
            if one in seen or one not in questions:
                continue
            seen.add(one)
            waiting += [test.question for test in questions[one].asked_if]
        if name in seen:
            what, mend = told("`{name}` waits for its own answer", name=name), told("break the circle")
            path = ("questions", name, "asked_if")
            context.report(path, "asked-if-circle", what, mend, severity=Severity.ERROR)
