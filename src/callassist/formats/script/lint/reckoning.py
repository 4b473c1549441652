"""Checks of computed values: what they are made of is there, above them, and goes together; and they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from callassist.domain.answers import QuestionId
from callassist.domain.computed import Operation, computed_id, measure_of
from callassist.domain.questions import QuestionKind
from callassist.formats.script import file_model as schema
from callassist.formats.script.computed_parts import measure_of_input, measured, operations
from callassist.formats.script.lint.context import NO_QUESTION, Context, did_you_mean, texts
from callassist.formats.script.lint.rule_lines import product_lines
from callassist.formats.script.lint.whens import conditioned
from callassist.formats.script.problems import Severity
from callassist.formats.script.sentences import Sentence, told
from callassist.formats.script.tree import Path_

NO_COMPUTED = told("there is no computed value `{name}`")

_TWO, _MOST = 2, 9
_BOUNDS = ("at_least", "at_most", "above", "below")
_AMOUNTS = (QuestionKind.NUMBER, QuestionKind.MONEY)


def check(context: Context) -> None:
    """Run every check of this theme."""
    for name, part in context.file.computed.items():
        if not context.read.has_broken_part(("computed", name)):
            _part(context, name, part)
    for path, line in _tests(context):
        _test(context, path, line)
    for name, criterion in context.file.criteria.items():
        if criterion.computed is not None:
            _criterion(context, ("criteria", name), criterion)
    _unused(context)


# -- what they are made of -------------------------------------------------------------------------------------------


def _part(context: Context, name: str, part: schema.ComputedPart) -> None:
    path: Path_ = ("computed", name)
    found = list(operations(part))
    if len(found) + (part.table is not None or part.column is not None) != 1:
        what = told("`{name}` wants one operation", name=name)
        mend = told("write `sum`, `product`, `difference`, `ratio` or `table`")
        context.report(path, "computed-type", what, mend, key=True)
        return
    _names(context, name)
    if not found:
        return  # see `lookups`
    operation, inputs = found[0]
    two = operation in (Operation.DIFFERENCE, Operation.RATIO)
    if len(inputs) != _TWO if two else not _TWO <= len(inputs) <= _MOST:
        wanted = told("give it two") if two else told("give it two to nine")
        what = told("`{operation}` of {count}", operation=operation.value, count=len(inputs))
        context.report((*path, operation.value), "computed-type", what, wanted, key=True)
        return
    if part.percent and operation is not Operation.RATIO:
        what = told("only a ratio is told in percent")
        context.report((*path, "percent"), "computed-type", what, told("remove it, or write `ratio`"), key=True)
    if part.round is not None and part.decimals is not None:
        what = told("`round` and `decimals` say two things")
        context.report((*path, "decimals"), "computed-type", what, told("keep one of them"), key=True)
    sound = [_input(context, (*path, operation.value, place), name, one) for place, one in enumerate(inputs)]
    if all(sound):
        _measure(context, path, part, operation)


def _names(context: Context, name: str) -> None:
    """Texts name it as they name a value or a placeholder."""
    taken = (*context.common.placeholders, *context.file.placeholders, *context.file.values)
    if name in taken or name.startswith(("q_", "o_", "confirm_")):
        what = told("a computed value cannot be called `{name}`", name=name)
        mend = told("use another name: a placeholder or a value has this one, or it begins like a question")
        context.report(("computed", name), "reserved-name", what, mend, key=True)


def _input(context: Context, path: Path_, name: str, one: Decimal | str) -> bool:
    """Whether an input is there, above, and a number."""
    if isinstance(one, Decimal):
        return True
    if one in context.file.computed or one in context.names("computed"):
        return _stands_above(context, path, name, one)
    if one in context.file.values:
        if context.file.values[one].amount is not None or context.read.is_broken(("values", one, "amount")):
            return True
        what = told("the value `{name}` has no amount to reckon with", name=one)
        mend = told("add `amount:` to `{name}` under `values:`", name=one)
        context.report(path, "computed-type", what, mend)
        return False
    questions = context.question_names()
    if one not in questions:
        known = (*questions, *context.names("computed"), *context.names("values"))
        if one.startswith("q_"):
            context.unknown(path, NO_QUESTION, one, questions, "unknown-question")
        else:
            what = told("there is no value and no computed value `{name}`", name=one)
            context.report(path, "unknown-value", what, did_you_mean(one, known))
        return False
    if not context.can_be_tested(one):
        return False
    question = context.script.questions[QuestionId(one)]
    if question.kind not in _AMOUNTS:
        what = told(
            "`{name}` is of the kind `{kind}`, and nothing is reckoned with that", name=one, kind=question.kind.value
        )
        context.report(path, "computed-type", what, told("take a question for a number or an amount"))
        return False
    return True


def _stands_above(context: Context, path: Path_, name: str, one: str) -> bool:
    order = list(context.section("computed"))
    if order.index(one) < order.index(name):
        return True
    if name == one or name in _made_of(context, one):
        what = told("`{name}` is made of itself", name=name)
        context.report(path, "computed-circle", what, told("break the circle"))
    else:
        what = told("`{name}` stands below `{other}`, which is made of it", name=one, other=name)
        context.report(path, "computed-below", what, told("put it above"))
    return False


def _made_of(context: Context, name: str) -> set[str]:
    """All that a computed value is made of, however far down."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        part = context.file.computed.get(waiting.pop())
        for _, inputs in operations(part) if part is not None else ():
            new = {one for one in inputs if isinstance(one, str)} - found
            found |= new
            waiting += new
    return found


def _measure(context: Context, path: Path_, part: schema.ComputedPart, operation: Operation) -> None:
    """Inputs go together, and come out as what the part says it is."""
    computed = context.script.computed.get(computed_id(str(path[-1])))
    if computed is None:
        return
    measures = [measure_of_input(one, context.script.questions, context.script.computed) for one in computed.inputs]
    found = measure_of(operation, measures)
    if found is None:
        what, mend = _MIXED[operation]
        context.report((*path, operation.value), "mixed-units", what, mend, key=True)
    elif measured(part, found) is None:
        if found.currency and part.money not in (None, found.currency):
            what = told("its amounts are in {currency}", currency=found.currency)
            context.report((*path, "money"), "mixed-units", what, told("write `money: {name}`", name=found.currency))
        elif found.currency:
            what = told("what is paid once is not paid by month or year")
            context.report((*path, "per"), "mixed-units", what, told("remove it, or write `product`"))
        else:
            what = told("`per` belongs to money, and this is a plain number")
            context.report((*path, "per"), "computed-type", what, told("add `money:`, or remove it"), key=True)
    elif part.percent and found.currency:
        what = told("money by a number is money, and no percentage")
        context.report((*path, "percent"), "computed-type", what, told("remove it"), key=True)


_MIXED: Mapping[Operation, tuple[Sentence, Sentence]] = {
    Operation.SUM: (
        told("amounts of one kind alone can be added"),
        told("take one currency, and either once or by month and year; or plain numbers alone"),
    ),
    Operation.DIFFERENCE: (
        told("amounts of one kind alone can be compared"),
        told("take one currency, and either once or by month and year; or plain numbers alone"),
    ),
    Operation.PRODUCT: (told("money by money is nothing"), told("keep one amount of money")),
    Operation.RATIO: (
        told("these cannot be divided"),
        told("divide money by money of the same kind, money by a number, or numbers"),
    ),
}


# -- who looks at them -----------------------------------------------------------------------------------------------

_Line = schema.RuleLine | schema.WhenLine | schema.BranchLine


def _tests(context: Context) -> Iterator[tuple[Path_, _Line]]:
    """Every line that may look at one."""
    yield from product_lines(context)
    for one in conditioned(context):
        yield from one.lines()
    for name, node in context.file.nodes.items():
        if isinstance(node, schema.BranchNode):
            yield from ((("nodes", name, "cases", position), case) for position, case in enumerate(node.cases))


def _test(context: Context, path: Path_, line: _Line) -> None:
    if line.computed is not None and line.question is not None:
        what = told("a test looks at a question or at a computed value, not at both")
        context.report((*path, "computed"), "test-subject", what, told("keep one of them"), key=True)
    elif line.computed is not None:
        if _is_there(context, path, line.computed):
            _bounds(context, path, line)
    elif line.question is None and isinstance(line, schema.RuleLine) and not context.read.has_broken_part(path):
        what = told("the test does not say what it looks at")
        context.report(path, "missing-key", what, told("add `question:`, or `computed:`"))


def _is_there(context: Context, path: Path_, name: str) -> bool:
    known = context.names("computed")
    if name not in known:
        context.unknown((*path, "computed"), NO_COMPUTED, name, known, "unknown-computed")
    return name in context.file.computed


def _bounds(context: Context, path: Path_, line: schema.Bounds) -> None:
    """It is a number, and is compared."""
    for key, written in (("is", line.is_), ("is_not", line.is_not), ("after_days", line.after_days)):
        if written:
            what = told("`{bound}` does not suit a computed value, which is a number", bound=key)
            mend = told("use `at_least`, `at_most`, `above` or `below`")
            context.report((*path, key), "wrong-test", what, mend, key=True)
    for bound in _BOUNDS:
        value = getattr(line, bound)
        if isinstance(value, str) and value not in context.file.values:
            what = told("there is no value `{name}`", name=value)
            context.report((*path, bound), "unknown-value", what, did_you_mean(value, context.file.values))


def _criterion(context: Context, path: Path_, criterion: schema.CriterionPart) -> None:
    if criterion.question is not None or criterion.any_product:
        what = told("a criterion looks at one thing: a question, a computed value or the products")
        context.report((*path, "computed"), "criterion-question", what, told("keep one of them"), key=True)
        return
    if criterion.computed is None or not _is_there(context, path, criterion.computed):
        return
    if not criterion.cases and not context.read.has_broken_part(path):
        what = told("the criterion `{name}` has no cases", name=str(path[-1]))
        mend = told("say under `cases:` which answers meet it")
        context.report(path, "criterion-without-cases", what, mend, key=True)
    if criterion.gate.value == "timed":
        what = told("`{name}` is timed, but a computed value is no date", name=str(path[-1]))
        context.report((*path, "gate"), "wrong-test", what, told("take a date question, or another gate"))
    for position, case in enumerate(criterion.cases):
        place = (*path, "cases", position)
        _bounds(context, place, case)
        for key in ("points_each", "not_before_days"):
            if getattr(case, key) is not None:
                what = told("`{bound}` does not suit a computed value, which is a number", bound=key)
                context.report((*place, key), "wrong-test", what, told("remove it"), key=True)


def _unused(context: Context) -> None:
    """A hint where nobody looks at one: no rule, no text and no other one."""
    used = {line.computed for _, line in _tests(context)}
    used |= {criterion.computed for criterion in context.file.criteria.values()}
    for name in context.file.computed:
        used |= _made_of(context, name)
    spoken = " ".join(part for _, words in texts(context.file, ()) for part in words.said().values())
    for name in context.file.computed:
        if name not in used and f"{{{name}|" not in spoken and f"{{{name}}}" not in spoken:
            what, mend = told("nothing looks at `{name}`", name=name), told("use it, or remove it")
            context.report(("computed", name), "computed-unused", what, mend, severity=Severity.HINT, key=True)
