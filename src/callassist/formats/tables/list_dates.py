"""Dates as lists have them: which part is the day is a question of the column, never of the row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DateOrder(StrEnum):
    """Which part comes first where the year comes last."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


_NUMERIC = re.compile(r"\A(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?:\Z|[T ,])")
_COMPACT = re.compile(r"\A(\d{4})(\d{2})(\d{2})\Z")
_WORDS = re.compile(
    r"\A(?:(\d{1,2})\.?\s*)?([^\W\d_]{3,})\.?\s*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b", re.IGNORECASE
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan jän ene", "feb fev fév", "mar mär mrz", "apr abr avr", "may mai", "jun", "jul", "aug ago", "sep set",
            "oct okt out", "nov", "dec dez dic déc",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
#: what programs write where they know no date: the year 4501 is Outlook's, 1899 and 1900 a spreadsheet's nothing
_NO_YEARS = (0, 1601, 4501)
#: two figures of a year above this are of the last century
_LAST_CENTURY = 40


@dataclass(frozen=True, slots=True)
class DateColumn:
    """What is known of the order of a column's dates."""

    #: None: it has to be asked, if there is a date at all whose order matters
    order: DateOrder | None
    #: dates that are read either way
    examples: tuple[str, ...] = ()

    @property
    def is_asked(self) -> bool:
        return self.order is None and bool(self.examples)


def find_order(values: Iterable[str]) -> DateColumn:
    """Day-first if any first part is above 12 or a dot parts them; month-first if any second part is above 12."""
    is_day_first = is_month_first = False
    examples: dict[str, None] = {}
    for value in values:
        found = _NUMERIC.match(value.strip())
        if found is None or len(found[1]) > 2 or is_no_date(value):
            continue
        one, two = int(found[1]), int(found[3])
        is_day_first = is_day_first or one > 12 or found[2] == "."
        is_month_first = is_month_first or two > 12
        if len(examples) < 3:
            examples.setdefault(value.strip())
    if is_day_first == is_month_first:
        return DateColumn(None, tuple(examples))
    return DateColumn(DateOrder.DAY_FIRST if is_day_first else DateOrder.MONTH_FIRST, tuple(examples))


def is_no_date(text: str) -> bool:
    """Whether it is how programs write that there is no date: `0.0.00`, `1.1.4501`, `00/00/0000`."""
    found = _NUMERIC.match(text.strip())
    if found is None:
        return not text.strip(" -–.0")
    parts = [int(found[1]), int(found[3]), int(found[4])]
    return parts.count(0) > 1 or any(year in parts for year in _NO_YEARS[1:])


def parse_date(text: str, order: DateOrder | None = None) -> date | None:
    """The day `text` names; None if it names none, or nobody said which part of it is the day."""
    text = text.strip()
    if is_no_date(text):
        return None
    if (found := _COMPACT.match(text)) is not None:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if (found := _NUMERIC.match(text)) is not None:
        one, two, three = int(found[1]), int(found[3]), int(found[4])
        if len(found[1]) > 2:
            return _day(one, two, three) if len(found[4]) < 3 else None
        if order is None:
            order = find_order((text,)).order
        if order is None:
            return None
        year = three if len(found[4]) > 2 else three + (1900 if three > _LAST_CENTURY else 2000)
        return _day(year, two, one) if order is DateOrder.DAY_FIRST else _day(year, one, two)
    if (found := _WORDS.match(text)) is not None and (found[1] is None) != (found[3] is None):
        word = found[2].casefold()
        month = _MONTHS.get(word[:3])
        return None if month is None else _day(int(found[4]), month, int(found[1] or found[3]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
