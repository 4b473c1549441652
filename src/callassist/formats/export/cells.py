"""What a cell of a workbook can hold, apart from plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

GENERAL = "General"
"""The number format that shows a figure as it is, with the decimal sign of whoever looks at it."""

#: figures that a spreadsheet keeps; it rounds the rest to noughts
_EXACT = 15
#: the first year of a spreadsheet's calendar
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class TextCell:
    """Text. `faint`: it does not count any more."""

    text: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A real number, shown by a number format."""

    amount: Decimal
    form: str = GENERAL
    faint: bool = False


@dataclass(frozen=True, slots=True)
class TimeCell:
    """A real date, or date with time by the clock of whoever wrote it down, shown by a number format."""

    at: date | datetime
    form: str
    faint: bool = False


Cell = str | TextCell | NumberCell | TimeCell


def number_cell(amount: Decimal, form: str = GENERAL) -> Cell:
    """A number; as text where a spreadsheet could not keep all of it."""
    if not amount.is_finite():
        return str(amount)
    text = format(amount, "f")
    if len(text.lstrip("-0.").replace(".", "")) > _EXACT:
        return text
    return NumberCell(amount, form)


def time_cell(at: date | datetime, form: str) -> Cell:
    """A date; as text where it lies before a spreadsheet's calendar."""
    bare = at.replace(tzinfo=None) if isinstance(at, datetime) else at
    if bare.year < _FIRST_YEAR:
        return bare.isoformat(" ", "minutes") if isinstance(bare, datetime) else bare.isoformat()
    return TimeCell(bare, form)


def made_faint(cell: Cell) -> Cell:
    """The same, of something that does not count any more."""
    if isinstance(cell, str):
        return TextCell(cell, faint=True) if cell else cell
    return replace(cell, faint=True)
