"""The numbers of a column of a list, read with what the rep decided about it: **a guessed number is never dialled**.

A column is read twice. First it is only counted (`number_questions.ColumnTally`): what patterns there are, and so what
has to be asked. Then each number is read with the answers. What was not answered is held: it is kept as typed, and has
no form that could be dialled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from callassist.services.leads.number_cells import Flaw, TypedNumber
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
    too_long,
)
from callassist.services.leads.number_road import plan_of

__all__ = [
    "Certainty",
    "Decision",
    "NumberColumn",
    "NumberReading",
    "NumberReason",
    "countries_differ",
    "read_number",
    "region_of",
]


class Certainty(StrEnum):
    """How far a number can be relied on. Only the first two have one that may be dialled."""

    #: as written: with its country code, or with the zero of a region that is known
    SURE = "sure"
    #: the rep said what is missing
    DECIDED = "decided"
    #: it needs a decision
    HELD = "held"
    #: there is a number, and something speaks against it
    DOUBTFUL = "doubtful"
    NONE = "none"


class NumberReason(StrEnum):
    """Why a number is as certain as it is. The words come from the window."""

    # sure
    COUNTRY_CODE = "country_code"
    TRUNK_PREFIX = "trunk_prefix"
    WHOLE_NUMBER = "whole_number"
    CODE_COLUMN = "code_column"
    # decided
    ANSWERED = "answered"
    # held
    NOT_ANSWERED = "not_answered"
    LEFT_OUT = "left_out"
    ANSWER_DOES_NOT_FIT = "answer_does_not_fit"
    NO_COUNTRY = "no_country"
    COUNTRY_NOT_KNOWN = "country_not_known"
    COUNTRIES_NOT_BELIEVED = "countries_not_believed"
    ENDING = "ending"
    # doubtful
    OTHER_COUNTRY = "other_country"
    FIGURES_BESIDE = "figures_beside"
    TOO_LONG = "too_long"
    TWO_WAYS = "two_ways"
    REWRITTEN = "rewritten"
    # none
    NO_NUMBER = "no_number"
    LETTERS = "letters"
    FAX = "fax"
    DIGITS_LOST = "digits_lost"
    TOO_SHORT = "too_short"
    NO_SUCH_NUMBER = "no_such_number"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rep said about the numbers of one pattern in one column."""

    choice: NumberChoice
    #: as typed: "030"
    area: str = ""


Decisions = Mapping[Pattern, Decision]


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """A column of numbers: where its list is at home, what its numbers look like, what was decided about them."""

    name: str
    #: ISO 3166; of the list. "" where nobody has said it yet
    region: str
    #: what a number is that fits both, by what most others of the column are
    local_or_zero: Pattern = Pattern.LOCAL_OR_ZERO
    #: country codes that stand in it without their plus, so that another may too
    codes: frozenset[str] = frozenset()
    #: the numbers of the rows are of the countries of the rows, for all that can be seen
    countries_agree: bool = True
    decisions: Decisions = field(default_factory=lambda: MappingProxyType[Pattern, Decision]({}))

    def country_of(self, country: RowCountry) -> RowCountry:
        """Where a row is, unless it was said that this does not matter to its number."""
        if not self.decisions:
            return country
        return NOWHERE if self._said is NumberChoice.LIST_COUNTRY else country

    @property
    def countries_believed(self) -> bool:
        """Whether a number without country code is one of its row's country."""
        return self.countries_agree or self._said is NumberChoice.ROW_COUNTRY

    @property
    def countries_decided(self) -> bool:
        """Whether it was asked, and said, which country such a number is of."""
        overruled = self._said is NumberChoice.ROW_COUNTRY and not self.countries_agree
        return overruled or self._said is NumberChoice.LIST_COUNTRY

    @property
    def _said(self) -> NumberChoice | None:
        decision = self.decisions.get(Pattern.COUNTRIES)
        return decision.choice if decision is not None else None

    def pattern_of(self, found: NumberFit) -> Pattern:
        """What a number is asked about as, among the others of the column."""
        if found.pattern is Pattern.LOCAL_OR_ZERO:
            return self.local_or_zero
        if found.abroad and self.codes and found.pattern in (Pattern.DROPPED_ZERO, Pattern.FOREIGN_CODE):
            return Pattern.COUNTRY_CODE if found.abroad in self.codes else Pattern.FOREIGN_CODE
        return found.pattern


class NumberReading(NamedTuple):
    """What a typed number is."""

    typed: TypedNumber
    certainty: Certainty
    reason: NumberReason
    pattern: Pattern = Pattern.NONE
    #: the number, where it is sure or decided; "" else, so that nothing else can be dialled
    e164: str = ""
    #: what a doubtful one may be; to be shown
    perhaps: str = ""


_NONE: Mapping[Flaw | None, NumberReason] = {
    Flaw.WORDS: NumberReason.NO_NUMBER,
    Flaw.LETTERS: NumberReason.LETTERS,
    Flaw.DIGITS_LOST: NumberReason.DIGITS_LOST,
    Flaw.FAX: NumberReason.FAX,
}
_THROUGH = re.compile(r"-(\d{1,4})\Z")
_SURE: Mapping[Pattern, NumberReason] = {
    Pattern.INTERNATIONAL: NumberReason.COUNTRY_CODE,
    Pattern.TRUNK: NumberReason.TRUNK_PREFIX,
    Pattern.NATIONAL: NumberReason.WHOLE_NUMBER,
    Pattern.CODE_COLUMN: NumberReason.CODE_COLUMN,
}
#: services of no country: +800 …
_NO_COUNTRY_CODES = ("800", "808", "870", "878", "881", "882", "883", "888", "979")


def region_of(country: RowCountry, column: NumberColumn) -> str:
    """Where a number of this row is dialled: in the country of the row, else in that of the list."""
    return column.region if not country.region else country.region


def countries_differ(e164: str, country: RowCountry) -> bool:
    """Whether a number is of another country than its row."""
    plan = plan_of(country.region) if country.region else None
    if plan is None or not e164:
        return False
    return not e164.startswith(_codes_beside(plan.code))


@cache
def _codes_beside(code: str) -> tuple[str, ...]:
    return (f"+{code}", *(f"+{one}" for one in _NO_COUNTRY_CODES))


def read_number(typed: TypedNumber, country: RowCountry, column: NumberColumn) -> NumberReading:
    """What `typed` is, in a row of `country`, by what was decided about its column."""
    if typed.flaw in _NONE:
        return NumberReading(typed, Certainty.NONE, _NONE[typed.flaw])
    if typed.flaw is Flaw.ENDING:
        return NumberReading(typed, Certainty.HELD, NumberReason.ENDING)
    overruled = country.region not in ("", column.region) and column.countries_decided
    country = column.country_of(country)
    region = region_of(country, column)
    found = fit(typed, region, country)
    pattern = column.pattern_of(found)
    if found.why is Why.TOO_SHORT:
        return NumberReading(typed, Certainty.NONE, NumberReason.TOO_SHORT)
    if found.why in (Why.TWO_WAYS, Why.REWRITTEN):
        reason = NumberReason.TWO_WAYS if found.why is Why.TWO_WAYS else NumberReason.REWRITTEN
        return NumberReading(typed, Certainty.DOUBTFUL, reason, pattern, perhaps=found.e164)
    if pattern is not Pattern.INTERNATIONAL and not typed.plus:
        unsure = _place_in_doubt(country, column, region)
        if unsure is not None:
            return NumberReading(typed, Certainty.HELD, unsure, pattern)
    if pattern is Pattern.NONE:
        return NumberReading(typed, Certainty.NONE, NumberReason.NO_SUCH_NUMBER)
    if pattern in ASKED:
        return _decided(typed, pattern, region, column)
    against = _against(typed, found.e164)
    if against is None and pattern is Pattern.INTERNATIONAL and countries_differ(found.e164, country):
        against = NumberReason.OTHER_COUNTRY
    if against is not None:
        return NumberReading(typed, Certainty.DOUBTFUL, against, pattern, perhaps=found.e164)
    if overruled and pattern is not Pattern.INTERNATIONAL:
        return NumberReading(typed, Certainty.DECIDED, NumberReason.ANSWERED, pattern, found.e164)
    return NumberReading(typed, Certainty.SURE, _SURE[pattern], pattern, found.e164)


def _place_in_doubt(country: RowCountry, column: NumberColumn, region: str) -> NumberReason | None:
    """Why it is not known where a number without country code is."""
    if country.strange:
        return NumberReason.COUNTRY_NOT_KNOWN
    if not region:
        return NumberReason.NO_COUNTRY
    if not column.countries_believed and region != column.region:
        return NumberReason.COUNTRIES_NOT_BELIEVED
    return None


def _decided(typed: TypedNumber, pattern: Pattern, region: str, column: NumberColumn) -> NumberReading:
    decision = column.decisions.get(pattern)
    if decision is None:
        return NumberReading(typed, Certainty.HELD, NumberReason.NOT_ANSWERED, pattern)
    if decision.choice is NumberChoice.LEAVE_OUT:
        return NumberReading(typed, Certainty.HELD, NumberReason.LEFT_OUT, pattern)
    area = ""
    if decision.choice is NumberChoice.LOCAL:
        # an area code is one of the list's country
        area = area_code(decision.area, region) if region == column.region else ""
    e164 = as_chosen(typed.digits, region, decision.choice, area)
    if not e164:
        return NumberReading(typed, Certainty.HELD, NumberReason.ANSWER_DOES_NOT_FIT, pattern)
    against = _against(typed, e164)
    if against is not None:
        return NumberReading(typed, Certainty.DOUBTFUL, against, pattern, perhaps=e164)
    return NumberReading(typed, Certainty.DECIDED, NumberReason.ANSWERED, pattern, e164)


def _against(typed: TypedNumber, e164: str) -> NumberReason | None:
    """What speaks against a number that would be valid."""
    if typed.flaw is Flaw.FIGURES_BESIDE:
        return NumberReason.FIGURES_BESIDE
    if not too_long(e164):
        return None
    # what is dialled through to is written behind a hyphen: 033203 1234567-0
    through = _THROUGH.search(typed.written)
    return NumberReason.TOO_LONG if too_long(e164[: -len(through[1])] if through is not None else e164) else None
