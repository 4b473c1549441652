"""What has to be asked about a column of numbers before it can be read: one question for each pattern in it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from callassist.services.leads.number_cells import NO_NUMBER, TypedNumber, read_cell
from callassist.services.leads.number_country import NOWHERE, RowCountry
from callassist.services.leads.number_patterns import (
    ASKED,
    NumberChoice,
    NumberFit,
    Pattern,
    Why,
    area_code,
    as_chosen,
    fit,
    is_trunk_form,
)
from callassist.services.leads.number_reading import (
    Decisions,
    NumberColumn,
    NumberReading,
    countries_differ,
    read_number,
    region_of,
)
from callassist.services.leads.number_road import plan_of

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


#: pattern, the country code behind a plus, region
_Key = tuple[Pattern, str, str]


class ColumnTally:
    """Counts what the numbers of a column look like; figures are kept, eight bytes a number, names never.

    What was decided about the countries of the rows has to be known before, for it changes what is counted.
    """

    def __init__(self, name: str, region: str, decisions: Decisions | None = None) -> None:
        self._plain = NumberColumn(name, region, decisions=decisions if decisions is not None else {})
        # behind a 1, so that zeros in front are kept
        self._bare: dict[_Key, array[int]] = {}
        self._examples: dict[Pattern | _Key, list[str]] = {}
        self._agree = 0
        self._against = 0
        # numbers that only the country of their row makes one of: all, whole there, whole in the country of the list
        self._by_row = 0
        self._whole_by_row = 0
        self._whole_by_list = 0

    def add(self, numbers: Iterable[TypedNumber], country: RowCountry = NOWHERE) -> None:
        """Count the numbers of one cell."""
        country = self._plain.country_of(country)
        for typed in numbers:
            region = region_of(country, self._plain)
            if region == self._plain.region and is_trunk_form(typed, region):
                continue  # whatever it is, it is not asked about, and says nothing of a country
            found = fit(typed, region, country)
            if found.pattern is Pattern.INTERNATIONAL:
                if country.region and countries_differ(found.e164, country):
                    self._against += 1
                elif country.region:
                    self._agree += 1
                continue
            doubtful = found.why in (Why.TWO_WAYS, Why.REWRITTEN, Why.TOO_SHORT) or not typed.digits
            if country.strange or typed.plus or doubtful or typed.flaw in NO_NUMBER:
                continue
            if region != self._plain.region:
                self._by_row += 1
                self._whole_by_row += bool(found.e164)
                self._whole_by_list += bool(fit(typed, self._plain.region, NOWHERE).e164)
                self._show(Pattern.COUNTRIES, typed)
            if found.pattern in ASKED and region:
                key = (found.pattern, found.abroad, region)
                self._bare.setdefault(key, array("Q")).append(int(f"1{typed.digits}"))
                self._show(key, typed)

    def _show(self, key: Pattern | _Key, typed: TypedNumber) -> None:
        examples = self._examples.setdefault(key, [])
        if len(examples) < _EXAMPLES and typed.written not in examples:
            examples.append(typed.written)

    def column(self, decisions: Decisions | None = None) -> NumberColumn:
        """The column with what its numbers tell of one another, and with the answers so far."""
        agree = self._against < _FEWEST_AGAINST or self._against * _ONE_IN < self._agree + self._against
        column = replace(self._plain, countries_agree=agree)
        if decisions is not None:
            column = replace(column, decisions=decisions)
        counts: Counter[Pattern] = Counter()
        codes: set[str] = set()
        for (pattern, _, region), figures in self._bare.items():
            if column.countries_believed or region == column.region:
                counts[pattern] += len(figures)
                plan = plan_of(region) if pattern is Pattern.COUNTRY_CODE else None
                codes |= {plan.code} if plan is not None else set()
        local, zero = counts[Pattern.LOCAL], counts[Pattern.DROPPED_ZERO]
        either = Pattern.LOCAL_OR_ZERO
        if local > zero * _PLAINLY_MORE:
            either = Pattern.LOCAL
        elif zero > local * _PLAINLY_MORE:
            either = Pattern.DROPPED_ZERO
        return replace(column, local_or_zero=either, codes=frozenset(codes))

    def questions(self, area: str = "") -> tuple[NumberQuestion, ...]:
        """What has to be asked; with an area code typed so far, how many would be valid with it."""
        column = self.column()
        asked: dict[Pattern, list[_Key]] = {}
        for key in self._bare:
            pattern, abroad, region = key
            if column.countries_believed or region == column.region:
                asked.setdefault(column.pattern_of(NumberFit(pattern, abroad=abroad)), []).append(key)
        found = [self._question(pattern, asked[pattern], area) for pattern in ASKED if pattern in asked]
        if not column.countries_agree and self._by_row:
            found.insert(0, self._question_of_countries())
        return tuple(found)

    def _question_of_countries(self) -> NumberQuestion:
        return NumberQuestion(
            self._plain.name,
            Pattern.COUNTRIES,
            self._by_row,
            tuple(self._examples[Pattern.COUNTRIES]),
            (
                Chance(NumberChoice.LIST_COUNTRY, self._whole_by_list),
                Chance(NumberChoice.ROW_COUNTRY, self._whole_by_row),
                Chance(NumberChoice.LEAVE_OUT, 0),
            ),
        )

    def _question(self, pattern: Pattern, keys: Sequence[_Key], area: str) -> NumberQuestion:
        examples = [example for key in keys for example in self._examples[key]]
        chances = [Chance(choice, self._valid(keys, choice)) for choice in _COUNTED]
        local = self._valid(keys, NumberChoice.LOCAL, area) if area else None
        return NumberQuestion(
            self._plain.name,
            pattern,
            sum(len(self._bare[key]) for key in keys),
            tuple(examples[:_EXAMPLES]),
            (
                Chance(NumberChoice.LOCAL, local),
                *(chance for chance in chances if chance.valid),
                Chance(NumberChoice.LEAVE_OUT, 0),
            ),
        )

    def _valid(self, keys: Sequence[_Key], choice: NumberChoice, area: str = "") -> int:
        valid = 0
        for key in keys:
            region = key[2]
            if choice is NumberChoice.LOCAL and region != self._plain.region:
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
    tally = ColumnTally(name, region, decisions)
    for numbers, country in zip(typed, places, strict=True):
        tally.add(numbers, country)
    column = tally.column()
    readings = tuple(
        tuple(read_number(number, country, column) for number in numbers)
        for numbers, country in zip(typed, places, strict=True)
    )
    return ColumnReading(column, readings, tally.questions(area))
