"""What is computed of the answers: exact decimals, and open as long as something it is made of is.

Nothing is evaluated: an operation is a field of the script with a fixed meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext

from callassist.domain.answers import AnswerState, QuestionId
from callassist.domain.computed import PLAIN, Computed, ComputedInput, Measure, Operation, RoundTo, in_period
from callassist.domain.lookup import LookupTable
from callassist.domain.values import Money, Number, Selected, Value

NEEDS_JUDGEMENT = "needs_judgement"

#: what is larger is no figure of a call
_MOST = Decimal(10) ** 15
_ROUNDINGS = {RoundTo.NEAR: ROUND_HALF_UP, RoundTo.DOWN: ROUND_FLOOR, RoundTo.UP: ROUND_CEILING}
_DIGITS = 28


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A computed value as it stands: rounded as it is said and judged, or why it is open."""

    value: Number | Money | None = None
    #: before it was rounded: what others are made of
    exact: Decimal = Decimal(0)
    measure: Measure = PLAIN
    #: something it is made of is a rough figure
    about: bool = False
    #: `not_asked`, `unknown`, `refused` or `needs_judgement`; "" where it has a value
    cause: str = ""

    @property
    def state(self) -> AnswerState:
        """The state a question would have that stands so; what a person has to judge counts as not known."""
        if self.value is not None:
            return AnswerState.ANSWERED
        return AnswerState.UNKNOWN if self.cause == NEEDS_JUDGEMENT else AnswerState(self.cause)


@dataclass(frozen=True, slots=True)
class _Given:
    """An input as a number. `figure`: it takes the measure of what it stands beside."""

    amount: Decimal
    measure: Measure = PLAIN
    about: bool = False
    figure: bool = False


def result_of(
    computed: Computed,
    *,
    above: Mapping[QuestionId, Reckoned],
    state: Callable[[QuestionId], AnswerState],
    value: Callable[[QuestionId], Value | None],
    tables: Mapping[str, LookupTable] | None = None,
) -> Reckoned:
    """How a computed value stands.

    Args:
        computed: which one.
        above: how those stand that are defined above it.
        state, value: of a question.
        tables: what is looked up in.
    """
    if computed.operation is Operation.TABLE:
        return _looked_up(computed, (tables or {}).get(computed.table), state, value)
    given: list[_Given] = []
    for one in computed.inputs:
        found = _given(one, computed.operation, above, state, value)
        if isinstance(found, str):
            return Reckoned(cause=found)
        given.append(found)
    with localcontext(Context(prec=_DIGITS, rounding=ROUND_HALF_UP, traps=[])):
        return _settled(computed, _reckoned(computed, given), about=any(one.about for one in given))


def _settled(computed: Computed, exact: Decimal | None, *, about: bool) -> Reckoned:
    """An exact number as the value it is; within the context it was reckoned in."""
    if exact is None or not exact.is_finite() or abs(exact) > _MOST:
        return Reckoned(cause=NEEDS_JUDGEMENT)
    rounded = (exact / computed.step).quantize(Decimal(1), _ROUNDINGS[computed.round_to]) * computed.step + 0
    return Reckoned(_worth(computed.measure, rounded, about=about), exact, computed.measure, about)


def _looked_up(
    computed: Computed,
    table: LookupTable | None,
    state: Callable[[QuestionId], AnswerState],
    value: Callable[[QuestionId], Value | None],
) -> Reckoned:
    """What the row for the answers says; where there is none, a person has to judge."""
    if table is None:
        return Reckoned(cause=NEEDS_JUDGEMENT)
    choices: list[str] = []
    numbers: list[Decimal] = []
    about = False
    for name in table.keys:
        stands = state(name)
        if stands is not AnswerState.ANSWERED:
            return Reckoned(cause=NEEDS_JUDGEMENT if stands is AnswerState.MOOT else stands.value)
        match value(name):
            case Selected((one,)) if name in table.by_choice:
                choices.append(one)
            case Number(amount) if name in table.by_number:
                numbers.append(amount)
            case Money() as found if name in table.by_number:
                numbers.append(found.amount)
                about = about or found.about
            case _:
                return Reckoned(cause=NEEDS_JUDGEMENT)
    with localcontext(Context(prec=_DIGITS, rounding=ROUND_HALF_UP, traps=[])):
        return _settled(computed, table.value(computed.column, choices, numbers), about=about)


def _worth(measure: Measure, amount: Decimal, *, about: bool) -> Number | Money:
    if not measure.currency:
        return Number(amount)
    return Money(amount, currency=measure.currency, period=measure.period, about=about)


def _given(
    one: ComputedInput,
    operation: Operation,
    above: Mapping[QuestionId, Reckoned],
    state: Callable[[QuestionId], AnswerState],
    value: Callable[[QuestionId], Value | None],
) -> _Given | str:
    """The input as a number, or why there is none."""
    if one.figure is not None:
        return _Given(one.figure, figure=True)
    made = above.get(one.name)
    if made is not None:
        return made.cause or _Given(made.exact, made.measure, made.about)
    stands = state(one.name)
    if stands is AnswerState.MOOT:
        # what does not apply costs nothing; by nothing, though, nothing can be multiplied that means something
        nothing = operation in (Operation.SUM, Operation.DIFFERENCE)
        return _Given(Decimal(0), figure=True) if nothing else NEEDS_JUDGEMENT
    if stands is not AnswerState.ANSWERED:
        return stands.value
    match value(one.name):
        case Number(amount):
            return _Given(amount)
        case Money() as found:
            return _Given(found.amount, Measure(found.currency, found.period), found.about)
        case _:  # a named alternative of a number: "as many as there are"
            return NEEDS_JUDGEMENT


def _reckoned(computed: Computed, given: list[_Given]) -> Decimal | None:
    """The exact number; None: by nothing nothing is divided."""
    if computed.operation is Operation.PRODUCT:
        product = Decimal(1)
        for one in given:
            product *= one.amount
        return product
    # of moneys by month and by year, those are one that the value is in; a ratio is of the same on both sides
    period = computed.measure.period if computed.measure.currency else given[0].measure.period
    amounts = [one.amount if one.figure else in_period(one.amount, one.measure.period, period) for one in given]
    match computed.operation:
        case Operation.SUM:
            return sum(amounts, Decimal(0))
        case Operation.DIFFERENCE:
            return amounts[0] - amounts[1] if len(amounts) == 2 else None
        case Operation.RATIO:
            if len(amounts) != 2 or not amounts[1]:
                return None
            return amounts[0] / amounts[1] * (100 if computed.percent else 1)
        case Operation.TABLE:
            return None  # see `_looked_up`
