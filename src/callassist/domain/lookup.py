"""Tables that a value is looked up in: a price by size and zone. Read from a file beside the script; pinned with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from callassist.domain.answers import QuestionId
from callassist.domain.computed import Measure


@dataclass(frozen=True, slots=True)
class LookupRow:
    """One line: for which answers it is meant, and what it gives, in the order of the table's keys and columns."""

    #: of the keys that are choices
    choices: tuple[str, ...]
    #: of those that are numbers: from there on
    bounds: tuple[Decimal, ...]
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class LookupTable:
    """A table with the questions it is looked into by."""

    name: str
    #: questions whose choice has to be the row's
    by_choice: tuple[QuestionId, ...]
    #: questions for a number, of which the greatest row counts that is not above it
    by_number: tuple[QuestionId, ...]
    columns: tuple[str, ...]
    #: what each column is counted in
    measures: tuple[Measure, ...]
    rows: tuple[LookupRow, ...]

    @property
    def keys(self) -> tuple[QuestionId, ...]:
        """All questions it is looked into by: those with choices first."""
        return (*self.by_choice, *self.by_number)

    def value(self, column: str, choices: Sequence[str], numbers: Sequence[Decimal]) -> Decimal | None:
        """What the row for these answers gives in a column; None where there is no such row."""
        if column not in self.columns:
            return None
        wanted = tuple(choices)
        best: LookupRow | None = None
        for row in self.rows:
            reached = all(bound <= number for bound, number in zip(row.bounds, numbers, strict=True))
            if row.choices == wanted and reached and (best is None or row.bounds > best.bounds):
                best = row
        return None if best is None else best.values[self.columns.index(column)]
