"""Checks of `when`: each line is one condition that holds for some calls, and something is left to say and answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from callassist.domain.answers import QuestionId
from callassist.domain.computed import computed_id
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.rules import Weekday
from callassist.domain.script import Ask, Branch, BranchOn
from callassist.formats.script import file_model as schema
from callassist.formats.script.lint.context import Context
from callassist.formats.script.lint.walks import Graph
from callassist.formats.script.sentences import told
from callassist.formats.script.tree import Path_


@dataclass(frozen=True, slots=True)
class Conditioned:
    """A `when` of the file: where it stands, and the node it is looked at in, where that is one."""

    path: Path_
    when: schema.WhenPart
    node: str = ""

    def lines(self) -> Iterator[tuple[Path_, schema.WhenLine]]:
        """Its conditions with the way to each."""
        any_of = isinstance(self.when, schema.AnyWhen)
        path: Path_ = (*self.path, "any") if any_of else self.path
        for position, line in enumerate(self.when.any if isinstance(self.when, schema.AnyWhen) else self.when):
            yield (*path, position), line


def conditioned(context: Context) -> Iterator[Conditioned]:
    """Every `when` there is."""
    for name, node in context.file.nodes.items():
        path: Path_ = ("nodes", name)
        if isinstance(node, schema.Spoken):
            for key, parts in (("alternatives", node.alternatives), ("tips", node.tips)):
                for position, part in enumerate(parts):
                    yield Conditioned((*path, key, position, "when"), part.when, name)
        if isinstance(node, schema.ControlNode | schema.OutcomeNode):
            for value, answer in node.answers.items():
                yield Conditioned((*path, "answers", value, "when"), answer.when, name)
    for name, question in context.file.questions.items():
        path = ("questions", name, "choices")
        if isinstance(question, schema.StockQuestion):
            continue
        listed = isinstance(question.choices, schema.ListedChoices)
        choices = question.choices.but if isinstance(question.choices, schema.ListedChoices) else question.choices
        for value, choice in choices.items():
            yield Conditioned((*path, "but", value, "when") if listed else (*path, value, "when"), choice.when)
    for name, answers in context.file.lists.items():
        for value, choice in answers.items():
            yield Conditioned(("lists", name, value, "when"), choice.when)
    if not isinstance(context.file.voicemail, schema.Texts):
        for position, part in enumerate(context.file.voicemail):
            yield Conditioned(("voicemail", position, "when"), part.when)


def check(context: Context) -> None:
    """Run every check of this theme."""
    unasked = _Unasked(context)
    for one in conditioned(context):
        for path, line in one.lines():
            if not _is_one(context, path, line):
                continue
            _sense(context, path, line)
            if line.question is not None and one.node:
                unasked.check(path, QuestionId(line.question), one.node)
            for question in context.index.sources.get(computed_id(line.computed or ""), ()) if one.node else ():
                unasked.check(path, question, one.node, key="computed")
    _left(context)


def _is_one(context: Context, path: Path_, line: schema.WhenLine) -> bool:
    """Whether it is one condition."""
    tests = line.question is not None or line.computed is not None
    kinds = (tests, bool(line.weekday), line.hours is not None, bool(line.contact_role))
    if context.read.has_broken_part(path):
        return False
    bounds = line.model_fields_set - {"question", "computed", "weekday", "hours", "contact_role"}
    if sum(kinds) == 1 and tests == bool(bounds):
        return True
    what = told("a condition is one thing: a test of a question, `weekday`, `hours` or `contact_role`")
    context.report(path, "when-line", what, told("write `{question: q_…, is: …}`, or give each a line of its own"))
    return False


def _sense(context: Context, path: Path_, line: schema.WhenLine) -> None:
    """It holds for some calls and not for others."""
    always, never = set(line.weekday) == set(Weekday), False
    if line.question is not None and context.can_be_tested(line.question):
        always, never = _of_question(context.script.questions[QuestionId(line.question)], line)
    if always:
        what = told("this condition holds for every answer there is")
        context.warn(path, "when-always", what, told("remove it, or leave an answer out"))
    elif never:
        what = told("this condition can never hold")
        context.warn(path, "when-never", what, told("correct the bounds or the answers"))


def _of_question(question: Question, line: schema.WhenLine) -> tuple[bool, bool]:
    """Whether a test of it holds with every answer, or with none."""
    values = {choice.value for choice in question.choices}
    closed = question.kind in (QuestionKind.CHOICE, QuestionKind.YES_NO)
    always = closed and bool(values) and values <= set(line.is_)
    never = closed and bool(values) and values <= set(line.is_not)
    low = max(
        (one for one in (line.at_least, line.above) if one is not None and not isinstance(one, str)), default=None
    )
    high = min(
        (one for one in (line.at_most, line.below) if one is not None and not isinstance(one, str)), default=None
    )
    if low is not None and high is not None:
        strict = line.above is not None or line.below is not None
        never = never or low > high or (low == high and strict)
    return always, never


class _Unasked:
    """A question that is asked only behind the step that looks at it, in the one call there is."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._behind: dict[QuestionId, frozenset[str]] = {}
        branches = [node for node in context.script.nodes.values() if isinstance(node, Branch)]
        #: a later stage knows what the one before has asked, and such a branch asks whatever is open
        self._told = len(context.script.stages) == 1 and all(one.on is not BranchOn.MISSING for one in branches)
        self._graph: Graph | None = None

    def check(self, path: Path_, question: QuestionId, node: str, *, key: str = "question") -> None:
        """Report it where no step that asks `question` leads to `node`."""
        if not self._told or question not in self._context.script.questions:
            return
        if node not in self._reached(question):
            what = told("`{name}` is asked nowhere before this", name=question)
            self._context.warn((*path, key), "when-unasked", what, told("ask it earlier, or test another one"))

    def _reached(self, question: QuestionId) -> frozenset[str]:
        if question not in self._behind:
            self._graph = graph = self._graph or Graph(self._context)
            asking = [
                name
                for name, node in self._context.script.nodes.items()
                if isinstance(node, Ask) and node.question == question
            ]
            starts = [following for name in asking for following in graph.next[name]]
            self._behind[question] = frozenset(graph.from_(starts))
        return self._behind[question]


def _left(context: Context) -> None:
    """Whatever the call is like: something can be answered, and something is said to an answering machine."""
    for name, node in context.file.nodes.items():
        if isinstance(node, schema.ControlNode | schema.OutcomeNode) and not _is_left(node.answers):
            if isinstance(node, schema.ControlNode) and node.field is not None:
                continue
            _all_hidden(context, ("nodes", name, "answers"))
    for name, question in context.script.questions.items():
        if question.choices and not question.kind.is_field and all(one.when.conditions for one in question.choices):
            _all_hidden(context, ("questions", name, "choices"))
    voicemail = context.file.voicemail
    if not isinstance(voicemail, schema.Texts) and all(one.when for one in voicemail):
        what = told("every text for an answering machine is for some calls only")
        context.newer(("voicemail",), "when-all-hidden", what, told("add one without `when`, as the last"), key=True)


def _is_left(answers: Mapping[str, schema.AnswerLine]) -> bool:
    return not answers or any(not one.when for one in answers.values())


def _all_hidden(context: Context, path: Path_) -> None:
    what = told("every answer is for some calls only: in others there would be none")
    context.newer(path, "when-all-hidden", what, told("leave one without `when`"), key=True)
