"""Checks of branches on `each`: every topic has a way of its own, which leads back to the branch."""

from __future__ import annotations

from callassist.domain.answers import NodeId, QuestionId
from callassist.domain.questions import Question, QuestionKind
from callassist.formats.script import file_model as schema
from callassist.formats.script.lint.context import NO_QUESTION, Context, did_you_mean
from callassist.formats.script.sentences import names, told
from callassist.formats.script.tree import Path_


def check_names(context: Context) -> None:
    """The question and its answers are there."""
    questions = context.question_names()
    for name, node in _branches(context).items():
        path: Path_ = ("nodes", name)
        if node.each not in questions:
            context.unknown((*path, "each"), NO_QUESTION, node.each, questions, "unknown-question")
        elif context.can_be_tested(node.each):
            known = [choice.value for choice in context.script.questions[QuestionId(node.each)].choices]
            for value in node.ways:
                if value not in known:
                    what = told("the question `{name}` has no answer `{value}`", name=node.each, value=value)
                    context.report((*path, "ways", value), "unknown-answer", what, did_you_mean(value, known), key=True)


def check(context: Context) -> None:
    """Run every check of this theme."""
    for name, node in _branches(context).items():
        path: Path_ = ("nodes", name)
        if node.each in context.question_names() and context.can_be_tested(node.each):
            _question(context, path, node, context.script.questions[QuestionId(node.each)])
        _ways(context, path, node)


def _branches(context: Context) -> dict[str, schema.EachNode]:
    return {name: node for name, node in context.file.nodes.items() if isinstance(node, schema.EachNode)}


def _question(context: Context, path: Path_, node: schema.EachNode, question: Question) -> None:
    if question.kind is not QuestionKind.MULTI:
        what = told("`{name}` takes one answer, so there is nothing to go through", name=question.id)
        context.report((*path, "each"), "each-not-multi", what, told("write `branch: answer`, or `kind: multi`"))
        return
    # an answer that stands alone (“none of it”) goes on as `otherwise` says
    left = [choice.value for choice in question.choices if choice.value not in node.ways and not choice.exclusive]
    known = {choice.value for choice in question.choices}
    if left and known.issuperset(node.ways) and not context.read.has_broken_part(path):
        what = told("no way for {answers} of `{name}`", answers=names(left), name=question.id)
        context.report((*path, "ways"), "each-way-missing", what, told("add a way for each answer"), key=True)


def _ways(context: Context, path: Path_, node: schema.EachNode) -> None:
    """Each topic has nodes of its own, and one of them leads back."""
    branch = NodeId(str(path[1]))
    script, topics = context.script, context.index.topics.get(branch, {})
    taken: dict[NodeId, str] = {}
    for value, target in node.ways.items():
        nodes = topics.get(value, frozenset())
        if NodeId(target) not in script.nodes or target == branch:
            continue  # told already: it leads nowhere, or to itself
        shared = next((one for one in script.nodes if one in nodes and one in taken), None)
        if shared is not None:
            what = told(
                "the topics `{value}` and `{other}` both come to `{node}`",
                value=value,
                other=taken[shared],
                node=shared,
            )
            mend = told("give each topic nodes of its own")
            context.report((*path, "ways", value), "each-shared", what, mend, key=True)
        elif not any(branch in script.own_ways(script.nodes[one]) for one in nodes):
            what = told("the topic `{value}` does not lead back to `{node}`", value=value, node=branch)
            mend = told("lead its last step to `{node}`: the topics behind it are left out else", node=branch)
            context.warn((*path, "ways", value), "each-no-return", what, mend, key=True)
        taken.update(dict.fromkeys(nodes, value))
