"""Computed values of a script file as the domain's. Says nothing about mistakes: that is `lint.reckoning`.

Imports pydantic by way of the schema, so import it inside the functions that parse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from callassist.domain.answers import QuestionId
from callassist.domain.computed import (
    PLAIN,
    Computed,
    ComputedInput,
    Measure,
    Operation,
    computed_id,
    measure_of,
)
from callassist.domain.lookup import LookupTable
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.values import Period
from callassist.formats.script import file_model as schema
from callassist.formats.script.built_text import built_text
from callassist.formats.script.lookup_files import read_table

#: digits behind the point where a part says nothing
_OF_MONEY, _OF_NUMBERS = 2, 0
#: what is looked up is what stands there
_AS_WRITTEN = Decimal("0.000001")


def tables_of(
    parts: Mapping[str, schema.TablePart], texts: Mapping[str, str], questions: Mapping[QuestionId, Question]
) -> dict[str, LookupTable]:
    """The tables; one whose file is not there has no rows."""
    return {
        name: read_table(name, texts.get(part.file, ""), keys=part.key, columns=part.gives, questions=questions).table
        for name, part in parts.items()
    }


def built(
    parts: Mapping[str, schema.ComputedPart],
    questions: Mapping[QuestionId, Question],
    amounts: Mapping[str, Decimal],
    tables: Mapping[str, LookupTable],
) -> dict[QuestionId, Computed]:
    """The computed values, in their order; one whose inputs do not go together counts as a plain number."""
    found: dict[QuestionId, Computed] = {}
    for name, part in parts.items():
        id_ = computed_id(name)
        table = tables.get(part.table or "")
        if part.table is not None:
            found[id_] = _looked_up(id_, part, table)
            continue
        operation, written = operation_of(part)
        inputs = tuple(_input(one, found, amounts) for one in written)
        measures = [measure_of_input(one, questions, found) for one in inputs]
        measure = measured(part, measure_of(operation, measures)) or PLAIN
        found[id_] = Computed(
            id=id_,
            operation=operation,
            inputs=inputs,
            name=built_text(part.name),
            unit=built_text(part.unit),
            measure=measure,
            percent=part.percent,
            step=_step(part, measure),
            round_to=part.round_to,
        )
    return found


def _looked_up(id_: QuestionId, part: schema.ComputedPart, table: LookupTable | None) -> Computed:
    column = part.column or ""
    there = table is not None and column in table.columns
    measure = table.measures[table.columns.index(column)] if table is not None and there else PLAIN
    plain = part.round is None and part.decimals is None
    return Computed(
        id=id_,
        operation=Operation.TABLE,
        inputs=tuple(ComputedInput(key) for key in table.keys) if table is not None else (),
        name=built_text(part.name),
        unit=built_text(part.unit),
        measure=measure,
        step=_AS_WRITTEN if plain else _step(part, measure),
        round_to=part.round_to,
        table=part.table or "",
        column=column,
    )


def operations(part: schema.ComputedPart) -> Iterator[tuple[Operation, Sequence[Decimal | str]]]:
    """The operations a part names, of which there should be one."""
    for operation in Operation:
        if operation is Operation.TABLE:
            continue  # it has no inputs of its own
        inputs: list[Decimal | str] | None = getattr(part, operation.value)
        if inputs is not None:
            yield operation, inputs


def operation_of(part: schema.ComputedPart) -> tuple[Operation, Sequence[Decimal | str]]:
    """What a part is made by, and of; the sum of nothing where it says nothing."""
    return next(operations(part), (Operation.SUM, ()))


def measure_of_input(
    one: ComputedInput, questions: Mapping[QuestionId, Question], above: Mapping[QuestionId, Computed]
) -> Measure | None:
    """What an input is counted in; None where it is a figure, or nothing that is known."""
    made, question = above.get(one.name), questions.get(one.name)
    if made is not None:
        return made.measure
    if question is None:
        return None
    money = question.kind is QuestionKind.MONEY
    return Measure(question.currency, question.period) if money else PLAIN


def measured(part: schema.ComputedPart, found: Measure | None) -> Measure | None:
    """`found` as a part says it is to be; None where it cannot be that."""
    if found is None:
        return None
    if found.currency:
        if part.money not in (None, found.currency):
            return None
        if part.per is None:
            return found
        # a product may be by another time than what it is made of: twelve months of it are a year of it
        same = part.product is not None or (part.per is Period.ONCE) == (found.period is Period.ONCE)
        return Measure(found.currency, part.per) if same else None
    if part.money is not None:
        return Measure(part.money, part.per or Period.ONCE)
    return found if part.per is None else None


def _input(one: Decimal | str, above: Mapping[QuestionId, Computed], amounts: Mapping[str, Decimal]) -> ComputedInput:
    if isinstance(one, Decimal):
        return ComputedInput(QuestionId(""), one)
    if computed_id(one) in above:
        return ComputedInput(computed_id(one))
    return ComputedInput(QuestionId(""), amounts[one]) if one in amounts else ComputedInput(QuestionId(one))


def _step(part: schema.ComputedPart, measure: Measure) -> Decimal:
    if part.round is not None:
        return Decimal(max(part.round, 1))
    usual = _OF_MONEY if measure.currency else _OF_NUMBERS
    return Decimal(1).scaleb(-(usual if part.decimals is None else part.decimals))
