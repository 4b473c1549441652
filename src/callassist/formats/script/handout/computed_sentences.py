"""What is computed, on paper: `minutes a week = people × minutes a day × 5, in min, rounded to 1`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from callassist.domain.computed import Computed, ComputedInput, Operation, RoundTo
from callassist.domain.lookup import LookupTable
from callassist.domain.text import Text

if TYPE_CHECKING:
    from callassist.formats.script.handout.rule_sentences import RuleSentences

_SIGNS = {Operation.SUM: " + ", Operation.PRODUCT: " × ", Operation.DIFFERENCE: " − ", Operation.RATIO: " ÷ "}
#: lines of a table that are printed
_PRINTED = 200
_ROUNDED = {
    RoundTo.NEAR: Text("gerundet", "rounded"),
    RoundTo.DOWN: Text("abgerundet", "rounded down"),
    RoundTo.UP: Text("aufgerundet", "rounded up"),
}


def computed_sentence(sentences: RuleSentences, computed: Computed) -> str:
    """How one computed value comes about."""
    if computed.operation is Operation.TABLE:
        by = ", ".join(_input(sentences, one) for one in computed.inputs)
        table = sentences.quoted(computed.table)
        found = sentences.in_words(Text(f"aus der Tabelle {table} nach", f"out of the table {table} by"))
        counted = sentences.measure(computed)
        told = f", {sentences.in_words(Text('in', 'in'))} {counted}" if counted else ""
        return f"{sentences.name_of(computed.id)}: {computed.column} {found} {by}{told}"
    made = _SIGNS[computed.operation].join(_input(sentences, one) for one in computed.inputs)
    counted = sentences.measure(computed)
    about = [f"{sentences.in_words(Text('in', 'in'))} {counted}"] if counted else []
    about.append(f"{sentences.in_words(_ROUNDED[computed.round_to])} {_to(sentences, computed.step)}")
    return f"{sentences.name_of(computed.id)} = {made}, {', '.join(about)}"


def table_rows(sentences: RuleSentences, table: LookupTable) -> list[tuple[str, ...]]:
    """A table as it is printed: what its columns are called, then its lines, a long one cut short."""
    head = (*(sentences.name_of(key) for key in table.keys), *table.columns)
    rows = [
        (
            *(sentences.answer_of(key, value) for key, value in zip(table.by_choice, row.choices, strict=True)),
            *(sentences.figure(bound, key) for key, bound in zip(table.by_number, row.bounds, strict=True)),
            *(sentences.digits(value) for value in row.values),
        )
        for row in table.rows[:_PRINTED]
    ]
    left = len(table.rows) - len(rows)
    more = sentences.in_words(Text(f"… und {left} weitere Zeilen", f"… and {left} more lines"))
    return [head, *rows, *([(more,)] if left > 0 else [])]


def _input(sentences: RuleSentences, one: ComputedInput) -> str:
    return sentences.digits(one.figure) if one.figure is not None else sentences.name_of(one.name)


def _to(sentences: RuleSentences, step: Decimal) -> str:
    return sentences.in_words(Text("auf", "to")) + " " + sentences.digits(step)
