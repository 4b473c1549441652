"""Values that are computed of answers and figures: what they are made of, and what they are counted in.

A computed value stands where a question can stand in a rule: its id is `c.` and its name, which no question is called.
How it is reckoned: `engine.computing`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from callassist.domain.answers import QuestionId
from callassist.domain.text import NO_TEXT, Text
from callassist.domain.values import Period

_PREFIX = "c."


class Operation(StrEnum):
    """How a value is made of its inputs."""

    SUM = "sum"
    PRODUCT = "product"
    #: the first without the second
    DIFFERENCE = "difference"
    #: the first by the second
    RATIO = "ratio"
    #: looked up by its inputs, which are the keys of a table
    TABLE = "table"


class RoundTo(StrEnum):
    NEAR = "near"
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class ComputedInput:
    """A question or a computed value by its id, or a figure under no id ("")."""

    name: QuestionId
    figure: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is counted in: money for some period, or a plain number (`currency` is "")."""

    currency: str = ""
    period: Period = Period.ONCE


PLAIN = Measure()


@dataclass(frozen=True, slots=True)
class Computed:
    """One computed value. It is rounded once, at its end: others that are made of it take it as exact as it was."""

    id: QuestionId
    operation: Operation
    inputs: tuple[ComputedInput, ...]
    #: what it is called in a workbook and on paper
    name: Text = NO_TEXT
    unit: Text = NO_TEXT
    measure: Measure = PLAIN
    #: of a ratio: in hundredths
    percent: bool = False
    #: it is a multiple of that
    step: Decimal = Decimal(1)
    round_to: RoundTo = RoundTo.NEAR
    #: where it is looked up, and in which column
    table: str = ""
    column: str = ""


def computed_id(name: str) -> QuestionId:
    """The id of the computed value `name`."""
    return QuestionId(_PREFIX + name)


def computed_name(id_: str) -> str:
    """The name of a computed value by its id; "" where it is none."""
    return id_.removeprefix(_PREFIX) if id_.startswith(_PREFIX) else ""


def sources_of(computed: Mapping[QuestionId, Computed]) -> dict[QuestionId, tuple[QuestionId, ...]]:
    """By computed value: the questions it is made of, directly or by way of others above it, each once."""
    found: dict[QuestionId, tuple[QuestionId, ...]] = {}
    for name, one in computed.items():
        sources: dict[QuestionId, None] = {}
        for given in one.inputs:
            if given.name in computed:
                sources |= dict.fromkeys(found.get(given.name, ()))
            elif given.name:
                sources[given.name] = None
        found[name] = tuple(sources)
    return found


def measure_of(operation: Operation, measures: Sequence[Measure | None]) -> Measure | None:
    """What comes out of inputs in these measures; None where they do not go together.

    None among them is a figure, which takes the measure of what it stands beside.
    """
    money = [one for one in measures if one is not None and one.currency]
    plain = [one for one in measures if one is not None and not one.currency]
    match operation:
        case Operation.SUM | Operation.DIFFERENCE:
            if not money:
                return PLAIN
            return money[0] if not plain and _alike(money) else None
        case Operation.PRODUCT:
            return None if len(money) > 1 else money[0] if money else PLAIN
        case Operation.RATIO:
            if len(money) == 2:
                return PLAIN if _alike(money) else None
            if not money:
                return PLAIN
            # money by people is money; people by money is nothing anybody asks for
            return money[0] if measures[0] is money[0] else PLAIN if measures[0] is None else None
        case Operation.TABLE:
            return PLAIN


def _alike(measures: Sequence[Measure]) -> bool:
    """Whether they are one currency, and paid once or by month and year alike."""
    currencies = {one.currency for one in measures}
    return len(currencies) == 1 and len({one.period is Period.ONCE for one in measures}) == 1


def in_period(amount: Decimal, of: Period, wanted: Period) -> Decimal:
    """An amount by month as one by year, and the other way round."""
    if of is Period.MONTH and wanted is Period.YEAR:
        return amount * 12
    if of is Period.YEAR and wanted is Period.MONTH:
        return amount / 12
    return amount
