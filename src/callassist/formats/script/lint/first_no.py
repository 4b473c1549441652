"""Checks of `rescue`: what is said before a failing answer counts stands where one fails, and can gain something."""

from __future__ import annotations

from datetime import date

from callassist.domain.answers import CriterionId, QuestionId
from callassist.domain.questions import Criterion, Gate, Question, Scope
from callassist.domain.rules import Truth
from callassist.domain.values import Selected
from callassist.formats.script import file_model as schema
from callassist.formats.script.lint.context import NO_OBJECTION, Context
from callassist.formats.script.sentences import told
from callassist.formats.script.tree import Path_

#: no rule for a choice looks at the date
_ANY_DAY = date(2000, 1, 1)


def check_names(context: Context) -> None:
    """Every objection that is named is there."""
    known = context.names("objections")
    for name, criterion in context.file.criteria.items():
        for position, case in enumerate(criterion.cases):
            if case.rescue is not None and case.rescue not in known:
                path: Path_ = ("criteria", name, "cases", position, "rescue")
                context.unknown(path, NO_OBJECTION, case.rescue, known, "dangling-target")


def check(context: Context) -> None:
    """Run every check of this theme."""
    for name, criterion in context.file.criteria.items():
        rescued = [position for position, case in enumerate(criterion.cases) if case.rescue is not None]
        for position in rescued:
            _case(context, ("criteria", name, "cases", position), criterion, criterion.cases[position])
        built = context.script.criteria.get(CriterionId(name))
        question = context.script.questions.get(QuestionId(criterion.question or ""))
        if rescued and built is not None and question is not None and criterion.gate is Gate.HARD:
            whole = context.can_be_tested(question.id) and not context.read.has_broken_part(("criteria", name))
            if whole and not _gains(built, question):
                what = told("every answer fails `{name}`: asking again gains nothing", name=name)
                path: Path_ = ("criteria", name, "cases", rescued[0], "rescue")
                mend = told("let one answer meet it, or remove `rescue`")
                context.warn(path, "rescue-loses", what, mend, key=True)


def _case(context: Context, path: Path_, criterion: schema.CriterionPart, case: schema.CaseLine) -> None:
    if criterion.gate is not Gate.HARD:
        what = told("`{name}` decides nothing, so there is nothing to rescue", name=str(path[1]))
        context.report((*path, "rescue"), "rescue-not-hard", what, told("write `gate: hard`, or remove it"), key=True)
        return
    result = case.otherwise or case.result
    if result is not schema.CaseResult.FAILED:
        what = told("this case does not fail, so there is nothing to rescue")
        mend = told("write `result: failed`, or remove it")
        context.report((*path, "rescue"), "rescue-not-failing", what, mend, key=True)
    elif criterion.scope is Scope.ACCOUNT:
        what = told("one person does not fail `{name}`: another one of the account may decide", name=str(path[1]))
        context.report((*path, "rescue"), "rescue-not-failing", what, told("remove it"), key=True)


def _gains(criterion: Criterion, question: Question) -> bool:
    """Whether another answer would not fail."""
    if question.kind.is_field:
        return any(case.truth is not Truth.FAILED for case in criterion.cases)
    for choice in question.choices:
        case = next((one for one in criterion.cases if one.test.holds(Selected((choice.value,)), _ANY_DAY)), None)
        if case is None or case.truth is not Truth.FAILED:
            return True
    return False
