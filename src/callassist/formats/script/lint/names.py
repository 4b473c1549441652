"""Checks of names: whatever is named must be there, and nothing may take a name that is taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from callassist.domain.outcome import OUTCOMES
from callassist.domain.own_outcomes import LIKES
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.script import RETURN, Comes
from callassist.formats.script import answer_lists
from callassist.formats.script import file_model as schema
from callassist.formats.script.build import KEYS, key_of
from callassist.formats.script.lint.context import (
    NO_BAND,
    NO_EXIT,
    NO_GROUP,
    NO_LABELLED_EXIT,
    NO_LIST,
    NO_NODE,
    NO_OBJECTION,
    NO_OUTCOME,
    NO_QUESTION,
    NO_STOCK_QUESTION,
    Context,
    did_you_mean,
)
from callassist.formats.script.problems import Problem, Severity
from callassist.formats.script.sentences import Sentence, names, told
from callassist.formats.script.tree import Path_, Tree

_RESERVED_NODE = re.compile(r"(?:X[0-9]+|o_.*|q_.*|return)\Z")
#: in `goto` they stand for an answer that has no value
STATES = frozenset({"unknown", "refused"})
_RESERVED_VALUES = STATES | {"answered", "not_asked", "moot"}


def check(context: Context) -> None:
    """Run every check of this theme."""
    _stages(context)
    _reserved(context)
    _stock(context)
    _choices(context)
    for name, node in context.file.nodes.items():
        _node(context, name, node)
    for name, objection in context.file.objections.items():
        for position, reply in enumerate(objection.replies):
            _target(context, ("objections", name, "replies", position, "to"), reply.to, overlay=True)
        _target(context, ("objections", name, "exhausted"), objection.exhausted, overlay=False)
        groups = context.names("groups")
        if objection.group is not None and objection.group not in groups:
            context.unknown(("objections", name, "group"), NO_GROUP, objection.group, groups, "unknown-group")
    _own_outcomes(context)
    if context.file.no_more_calls == "off" and context.file.direction is not Comes.INCOMING:
        what = told("whoever is called must be told that one word is enough, and can say it")
        mend = told("remove it, or write `direction: incoming` where they call you")
        context.report(("no_more_calls",), "no-more-calls-outgoing", what, mend, key=True)
    for outcome in context.file.closings:
        _outcome(context, ("closings", outcome), outcome, key=True)


def check_common(file: schema.CommonFile, tree: Tree) -> Iterator[Problem]:
    """The same for the shared parts: exits lead to exits, back, or to an end; closings belong to outcomes."""

    def problem(
        path: Path_, what: Sentence, name: str, known: Collection[str], code: str, *, key: bool = False
    ) -> Problem:
        place = tree.place(path, key=key)
        mend = did_you_mean(name, known)
        return Problem(tree.file, place.line, place.column, Severity.ERROR, code, what.of(name=name), mend)

    for name, node in file.exits.items():
        for path, target in targets(node, ("exits", name)):
            if target.startswith("="):
                if target[1:] not in OUTCOMES:
                    yield problem(path, NO_OUTCOME, target[1:], OUTCOMES, "unknown-outcome")
            elif target != RETURN and target not in file.exits:
                yield problem(path, NO_EXIT, target, file.exits, "dangling-target")
        if isinstance(node, schema.OutcomeNode) and node.outcome not in OUTCOMES:
            yield problem(("exits", name, "outcome"), NO_OUTCOME, node.outcome, OUTCOMES, "unknown-outcome")
    for name in file.closings.keys() - OUTCOMES.keys():
        yield problem(("closings", name), NO_OUTCOME, name, OUTCOMES, "unknown-outcome", key=True)
    for name in file.exit_labels.keys() ^ file.exits.keys():
        yield problem(("exit_labels", name), NO_LABELLED_EXIT, name, file.exits, "dangling-target", key=True)


def targets(node: schema.NodePart, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Every target a node names, with the way to it."""
    match node:
        case schema.SayNode():
            yield (*path, "to"), node.to
        case schema.QuestionNode():
            for value, target in node.goto.items():
                yield (*path, "goto", value), target
            yield (*path, "otherwise"), node.otherwise
        case schema.ControlNode():
            yield from _answer_targets(node.answers, path)
            if node.field_to is not None:
                yield (*path, "field_to"), node.field_to
        case schema.BranchNode():
            for position, case in enumerate(node.cases):
                yield (*path, "cases", position, "to"), case.to
            yield (*path, "otherwise"), node.otherwise
        case schema.EachNode():
            for value, target in node.ways.items():
                yield (*path, "ways", value), target
            yield (*path, "otherwise"), node.otherwise
        case schema.OutcomeNode():
            yield from _answer_targets(node.answers, path)


def _answer_targets(answers: Mapping[str, schema.AnswerLine], path: Path_) -> Iterator[tuple[Path_, str]]:
    for value, answer in answers.items():
        yield (*path, "answers", value, "to"), answer.to


def _stages(context: Context) -> None:
    nodes = context.node_names()
    for name, stage in context.file.stages.items():
        if "stages" in context.read.missing:
            continue
        if stage.start not in nodes:
            context.unknown(("stages", name, "start"), NO_NODE, stage.start, nodes, "unknown-start")
        for opening in ("callback", "referred"):
            node = getattr(stage, opening)
            if node is not None and node not in nodes:
                context.unknown(("stages", name, opening), NO_NODE, node, nodes, "unknown-start")
        if stage.disqualified not in nodes:
            context.unknown(("stages", name, "disqualified"), NO_NODE, stage.disqualified, nodes, "dangling-target")
        elif not isinstance(context.file.nodes.get(stage.disqualified), schema.OutcomeNode | None):
            what = told(
                "`{name}` does not end the call, but it is the polite exit of this stage", name=stage.disqualified
            )
            context.report(("stages", name, "disqualified"), "stage-exit", what, told("name an outcome node"))


def _reserved(context: Context) -> None:
    for name in context.file.nodes:
        if _RESERVED_NODE.match(name):
            what = told("a node cannot be called `{name}`", name=name)
            mend = told("use another name: X1, X2, … are the shared exits, o_… are objections, q_… are questions")
            context.report(("nodes", name), "reserved-name", what, mend, key=True)
    for name in context.file.placeholders.keys() & context.common.placeholders.keys():
        what = told("the placeholder `{name}` is there already, in common.yaml", name=name)
        context.report(("placeholders", name), "reserved-name", what, told("use another name"), key=True)


def _stock(context: Context) -> None:
    stock = context.common.questions
    for name, question in context.file.questions.items():
        path: Path_ = ("questions", name)
        if isinstance(question, schema.OwnQuestion):
            if name in stock:
                what = told("`{name}` is a stock question, and its meaning is fixed in common.yaml", name=name)
                mend = told("write `stock: true`, or use another name")
                context.report(path, "stock-redefined", what, mend, key=True)
        elif name not in stock:
            context.unknown(path, NO_STOCK_QUESTION, name, stock, "unknown-stock", key=True)
        else:
            for value, wording in question.choices.items():
                if value not in answer_lists.answers_of(stock[name], {}):
                    what = told("the stock question `{name}` has no answer `{value}`", name=name, value=value)
                    mend = told("remove it: only the wording of the answers can be changed here")
                    context.report((*path, "choices", value), "stock-redefined", what, mend, key=True)
                elif wording.key is not None or wording.exclusive or wording.when:
                    what = told("keys and exclusive answers of `{name}` are fixed in common.yaml", name=name)
                    mend = told("keep `de`, `en`, `recap` and `tip` only")
                    context.report((*path, "choices", value), "stock-redefined", what, mend)


def _choices(context: Context) -> None:
    for name, answers in context.file.lists.items():
        _keys(context, ("lists",), name, answers, numbered=True)
        _reserved_values(context, ("lists", name), answers)
    for name, question in context.file.questions.items():
        if not isinstance(question, schema.OwnQuestion):
            continue
        path: Path_ = ("questions", name)
        answers = answer_lists.answers_of(question, context.file.lists)
        if isinstance(question.choices, schema.ListedChoices):
            _listed(context, path, question.choices)
            if any(line.key is not None for line in question.choices.but.values()) or question.kind.is_field:
                _keys(context, path, "choices", answers, numbered=not question.kind.is_field)
        else:
            _keys(context, path, "choices", answers, numbered=not question.kind.is_field)
            _reserved_values(context, (*path, "choices"), answers)
        closed = question.kind in (QuestionKind.CHOICE, QuestionKind.MULTI)
        if closed and len(answers) < 2 and not context.read.has_broken_part(path) and context.can_be_tested(name):
            what = told("`{name}` offers fewer than two answers", name=name)
            context.report(path, "no-choices", what, told("add them under `choices:`"), key=True)


def _reserved_values(context: Context, path: Path_, answers: Mapping[str, schema.ChoiceLine]) -> None:
    for value in answers.keys() & _RESERVED_VALUES:
        what = told("an answer cannot be called `{value}`", value=value)
        mend = told("remove it, or use another name: every question can be answered that way anyway")
        context.report((*path, value), "reserved-name", what, mend, key=True)


def _listed(context: Context, path: Path_, part: schema.ListedChoices) -> None:
    """The list is there, and what is different is said of answers it has."""
    lists = context.names("lists")
    if part.list not in lists:
        context.unknown((*path, "choices", "list"), NO_LIST, part.list, lists, "unknown-list")
        return
    known = context.file.lists.get(part.list, {})
    for value in part.but:
        if value not in known and not context.read.has_broken_part(("lists", part.list)):
            what = told("the list `{name}` has no answer `{value}`", name=part.list, value=value)
            place = (*path, "choices", "but", value)
            context.report(place, "unknown-answer", what, did_you_mean(value, known), key=True)


def _keys(
    context: Context,
    path: Path_,
    section: str,
    answers: Mapping[str, schema.ChoiceLine] | Mapping[str, schema.AnswerLine],
    *,
    numbered: bool,
) -> None:
    """Each answer has a digit of its own, and there are not more digits than keys."""
    taken: dict[str, str] = {}
    for position, (value, line) in enumerate(answers.items(), start=1):
        key = key_of(line.key, position, numbered=numbered)
        place = (*path, section, value)
        typed = context.file.format >= 2 and numbered and section != "answers"
        if line.key is None and position > KEYS and typed:
            continue  # found by typing how it begins
        if line.key is None and position > KEYS:
            what = told(
                "`{value}` is answer number {position}, and there are only {most} number keys",
                value=value,
                position=position,
                most=KEYS,
            )
            mend = told("join some answers, or ask in two steps")
            context.report(place, "too-many-answers", what, mend, key=True)
        elif key in taken:
            what = told("`{value}` has the key {key}, and so has `{other}`", value=value, key=key, other=taken[key])
            mend = told("give one of them another key")
            at = (*place, "key") if line.key is not None else place
            context.report(at, "duplicate-choice-key", what, mend, key=line.key is None)
        taken.setdefault(key, value)


def _node(context: Context, name: str, node: schema.NodePart) -> None:
    path: Path_ = ("nodes", name)
    for place, target in targets(node, path):
        _target(context, place, target, overlay=False)
    match node:
        case schema.QuestionNode():
            _ask(context, path, node)
        case schema.ControlNode():
            _keys(context, path, "answers", node.answers, numbered=True)
            if not node.answers and node.field_to is None and not context.read.has_broken_part(path):
                what, mend = told("`{name}` has no answers", name=name), told("add them under `answers:`")
                context.report(path, "no-choices", what, mend, key=True)
            if node.proposes:
                _outcome(context, (*path, "proposes"), node.proposes)
        case schema.BranchNode():
            _branch(context, path, node)
        case schema.OutcomeNode():
            _keys(context, path, "answers", node.answers, numbered=True)
            _outcome(context, (*path, "outcome"), node.outcome)
        case schema.SayNode() | schema.EachNode():
            pass


def _ask(context: Context, path: Path_, node: schema.QuestionNode) -> None:
    questions = context.question_names()
    if node.ask not in questions:
        context.unknown((*path, "ask"), NO_QUESTION, node.ask, questions, "unknown-question")
        return
    if not context.can_be_tested(node.ask):
        return
    question = context.script.questions[node.ask]  # pyright: ignore[reportArgumentType]
    values = [choice.value for choice in question.choices]
    for value in node.goto:
        if value not in values and value not in STATES:
            what = told("the question `{name}` has no answer `{value}`", name=node.ask, value=value)
            context.report((*path, "goto", value), "unknown-answer", what, _goto_mend(question, values), key=True)


def _goto_mend(question: Question, values: Iterable[str]) -> Sentence:
    named = names(values)
    if question.kind.is_field and not named:
        return told("remove it: what is typed leads to `otherwise`")
    return told("one of {names}", names=named)


def _branch(context: Context, path: Path_, node: schema.BranchNode) -> None:
    questions = context.question_names()
    for position, case in enumerate(node.cases):
        place = (*path, "cases", position)
        if node.branch == "points":
            _points_case(context, place, case)
        elif case.band is not None:
            what = told("a branch on `{on}` knows no bands", on=node.branch)
            context.report((*place, "band"), "branch-case", what, told("write `branch: points`"), key=True)
        elif node.branch == "answer":
            if (case.question is None and case.computed is None) or case.when is not None:
                what = told("a branch on answers needs a test of a question in each case")
                context.report(place, "branch-case", what, told("write `{question: q_…, is: …, to: …}`"))
            elif case.question is not None and case.question not in questions:
                context.unknown((*place, "question"), NO_QUESTION, case.question, questions, "unknown-question")
        elif case.when is None or case.question is not None or case.computed is not None:
            what = told("a branch on `{on}` needs `when` in each case", on=node.branch)
            context.report(place, "branch-case", what, told("write `{when: …, to: …}`"))
        elif (case.when == "missing") != (node.branch == "missing"):
            what = told("`{when}` is nothing a branch on `{on}` can tell", when=case.when, on=node.branch)
            verdicts = told("write `disqualified`, `not_before`, `prospect` or `open`")
            mend = told("write `missing`") if node.branch == "missing" else verdicts
            context.report((*place, "when"), "branch-case", what, mend)


def _points_case(context: Context, place: Path_, case: schema.BranchLine) -> None:
    """A case of a branch on points is a band, or so many points."""
    bounds = case.model_fields_set - {"to"}
    if bounds not in ({"band"}, {"at_least"}):
        what = told("a branch on points needs `band` or `at_least` in each case")
        context.report(place, "branch-case", what, told("write `{band: …, to: …}` or `{at_least: …, to: …}`"))
    elif case.band is not None and case.band not in context.names("bands"):
        context.unknown((*place, "band"), NO_BAND, case.band, context.names("bands"), "unknown-band")


def _target(context: Context, path: Path_, target: str, *, overlay: bool) -> None:
    """A target must lead somewhere; `return` does so only from an objection, which has a place to go back to."""
    if target.startswith("="):
        _outcome(context, path, target[1:])
    elif target.startswith("o_"):
        known = context.names("objections")
        if target not in known:
            context.unknown(path, NO_OBJECTION, target, known, "dangling-target")
    elif target == RETURN:
        if not overlay:
            what = told("`return` has nowhere to go back to from here")
            context.report(path, "return-nowhere", what, told("name the node that comes next"))
    elif target not in context.node_names():
        context.unknown(path, NO_NODE, target, context.node_names(), "dangling-target")


def _outcome(context: Context, path: Path_, outcome: str, *, key: bool = False) -> None:
    if outcome not in OUTCOMES and outcome not in context.names("outcomes"):
        known = (*OUTCOMES, *context.names("outcomes"))
        context.unknown(path, NO_OUTCOME, outcome, known, "unknown-outcome", key=key)


def _own_outcomes(context: Context) -> None:
    """An outcome of the script's own has a name of its own, and is like a built-in one that a script may stand for."""
    for name, part in context.file.outcomes.items():
        path: Path_ = ("outcomes", name)
        if name in OUTCOMES:
            what = told("`{name}` is an outcome already", name=name)
            context.report(path, "reserved-name", what, told("use another name, or use it as it is"), key=True)
        if part.like not in OUTCOMES:
            context.unknown((*path, "like"), NO_OUTCOME, part.like, sorted(LIKES), "unknown-outcome")
        elif part.like not in LIKES:
            what = told("no outcome of a script's own can be like `{like}`", like=part.like)
            mend = told("use `{like}` itself: what the law, the line or the number says has one name", like=part.like)
            context.report((*path, "like"), "like-legal", what, mend)
