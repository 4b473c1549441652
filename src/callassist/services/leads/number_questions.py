"""What has to be asked about a column of numbers before it can be read: one question for each pattern in it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from callassist.services.leads.number_cells import TypedNumber, read_cell
from callassist.services.leads.number_country import NOWHERE, RowCountry
from callassist.services.leads.number_patterns import ASKED, NumberChoice, Pattern, Why, area_code, as_chosen, fit
from callassist.services.leads.number_reading import (
    Decisions,
    NumberColumn,
    NumberReading,
    countries_differ,
    read_number,
    region_of,
)

__all__ = ["Chance", "ColumnReading", "ColumnTally", "NumberQuestion", "read_column"]

_EXAMPLES = 3
#: how many times as many of one kind there must be for a number that fits both to be taken for one of them
_PLAINLY_MORE = 10
#: numbers with a country code of which one in so many contradicts the country of its row …
_ONE_IN = 4
#: … and at least so many do: the countries of the rows are not those of the numbers
_FEWEST_AGAINST = 5
#: the choices that can be counted without an answer
_COUNTED = (NumberChoice.COUNTRY_CODE, NumberChoice.DROPPED_ZERO, NumberChoice.NATIONAL)


@dataclass(frozen=True, slots=True)
class Chance:
    """A choice, and how many numbers would be valid by it."""

    choice: NumberChoice
    #: None where it is not known yet: a local number needs its area code
    valid: int | None


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """What the rep is asked about one pattern of one column."""

    column: str
    pattern: Pattern
    count: int
    #: as typed
    examples: tuple[str, ...]
    chances: tuple[Chance, ...]


class ColumnTally:
    """Counts what the numbers of a column look like; figures are kept, eight bytes a number, names never."""

    def __init__(self, name: str, region: str) -> None:
        self._column = NumberColumn(name, region)
        # behind a 1, so that zeros in front are kept
        self._bare: dict[tuple[Pattern, bool, str], array[int]] = {}
        self._examples: dict[tuple[Pattern, bool, str], list[str]] = {}
        self._agree = 0
        self._against = 0

    def add(self, numbers: Iterable[TypedNumber], country: RowCountry = NOWHERE) -> None:
        """Count the numbers of one cell."""
        for typed in numbers:
            region = region_of(country, self._column)
            found = fit(typed, region, country)
            if found.pattern is Pattern.INTERNATIONAL and country.region:
                if countries_differ(found.e164, country):
                    self._against += 1
                else:
                    self._agree += 1
            if found.pattern in ASKED and found.why not in (Why.TWO_WAYS, Why.REWRITTEN) and not country.strange:
                key = (found.pattern, found.abroad, region)
                self._bare.setdefault(key, array("Q")).append(int(f"1{typed.digits}"))
                examples = self._examples.setdefault(key, [])
                if len(examples) < _EXAMPLES and typed.written not in examples:
                    examples.append(typed.written)

    def column(self, decisions: Decisions | None = None) -> NumberColumn:
        """The column with what its numbers tell of one another."""
        compared = self._agree + self._against
        believed = self._against < _FEWEST_AGAINST or self._against * _ONE_IN < compared
        counts: Counter[Pattern] = Counter()
        for (pattern, _, region), figures in self._bare.items():
            if believed or region == self._column.region:
                counts[pattern] += len(figures)
        local, zero = counts[Pattern.LOCAL], counts[Pattern.DROPPED_ZERO]
        either = Pattern.LOCAL_OR_ZERO
        if local > zero * _PLAINLY_MORE:
            either = Pattern.LOCAL
        elif zero > local * _PLAINLY_MORE:
            either = Pattern.DROPPED_ZERO
        return replace(
            self._column,
            local_or_zero=either,
            codes_usual=counts[Pattern.COUNTRY_CODE] > 0,
            countries_believed=believed,
            decisions=decisions if decisions is not None else {},
        )

    def questions(self, area: str = "") -> tuple[NumberQuestion, ...]:
        """What has to be asked; with an area code typed so far, how many would be valid with it."""
        column = self.column()
        asked: dict[Pattern, list[tuple[Pattern, bool, str]]] = {}
        for key in self._bare:
            pattern, abroad, region = key
            if not region or (region != column.region and not column.countries_believed):
                continue
            if pattern is Pattern.LOCAL_OR_ZERO:
                pattern = column.local_or_zero
            elif pattern is Pattern.DROPPED_ZERO and abroad and column.codes_usual:
                pattern = Pattern.FOREIGN_CODE
            asked.setdefault(pattern, []).append(key)
        return tuple(self._question(pattern, asked[pattern], area) for pattern in ASKED if pattern in asked)

    def _question(self, pattern: Pattern, keys: Sequence[tuple[Pattern, bool, str]], area: str) -> NumberQuestion:
        examples = [example for key in keys for example in self._examples[key]]
        chances = [Chance(choice, self._valid(keys, choice)) for choice in _COUNTED]
        local = self._valid(keys, NumberChoice.LOCAL, area) if area else None
        return NumberQuestion(
            self._column.name,
            pattern,
            sum(len(self._bare[key]) for key in keys),
            tuple(examples[:_EXAMPLES]),
            (
                Chance(NumberChoice.LOCAL, local),
                *(chance for chance in chances if chance.valid),
                Chance(NumberChoice.LEAVE_OUT, 0),
            ),
        )

    def _valid(self, keys: Sequence[tuple[Pattern, bool, str]], choice: NumberChoice, area: str = "") -> int:
        valid = 0
        for key in keys:
            region = key[2]
            if choice is NumberChoice.LOCAL and region != self._column.region:
                continue
            code = area_code(area, region) if area else ""
            valid += sum(bool(as_chosen(str(figures)[1:], region, choice, code)) for figures in self._bare[key])
        return valid


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """A whole column, read."""

    column: NumberColumn
    #: of each cell
    cells: tuple[tuple[NumberReading, ...], ...]
    #: all that arise, also those that were answered
    questions: tuple[NumberQuestion, ...]


def read_column(
    cells: Sequence[str],
    region: str,
    *,
    countries: Sequence[RowCountry] = (),
    decisions: Decisions | None = None,
    name: str = "",
    area: str = "",
) -> ColumnReading:
    """Read a column that is at hand as a whole: 300 rows dropped on the window, a preview, a test."""
    typed = [read_cell(cell) for cell in cells]
    places = list(countries) or [NOWHERE] * len(typed)
    tally = ColumnTally(name, region)
    for numbers, country in zip(typed, places, strict=True):
        tally.add(numbers, country)
    column = tally.column(decisions)
    readings = tuple(
        tuple(read_number(number, country, column) for number in numbers)
        for numbers, country in zip(typed, places, strict=True)
    )
    return ColumnReading(column, readings, tally.questions(area))
