"""Structured rules: tests over one answer, and the three-valued logic that joins them.

There is no expression language and nothing is evaluated (architecture, "Libraries"): a test is a field of the script
file with a fixed meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from callassist.domain.answers import QuestionId
from callassist.domain.values import Day, Money, Number, Selected, Value


class Truth(StrEnum):
    """Three-valued truth of a criterion or a need."""

    MET = "met"
    FAILED = "failed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Test:
    """A test of one answered value, or of a computed one by its id. Every bound that is given must hold.

    `any_of`/`none_of` look at the selected choices, the four bounds at a number or the lower end of an amount,
    `after_days` at a date: later than `today` plus that many days.
    """

    __test__ = False  # pytest: this is no test class

    question: QuestionId
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None
    after_days: int | None = None

    def holds(self, value: Value, today: date) -> bool:
        """Whether `value` passes."""
        selected = value.values if isinstance(value, Selected) else ()
        if self.any_of and not any(one in self.any_of for one in selected):
            return False
        if self.none_of and any(one in self.none_of for one in selected):
            return False
        if not self._in_bounds(value):
            return False
        if self.after_days is not None:
            return isinstance(value, Day) and value.day > today + timedelta(days=self.after_days)
        return True

    def _in_bounds(self, value: Value) -> bool:
        bounds = (self.at_least, self.at_most, self.above, self.below)
        if all(bound is None for bound in bounds):
            return True
        if not isinstance(value, Number | Money):
            return False
        amount = value.amount
        return not (
            (self.at_least is not None and amount < self.at_least)
            or (self.at_most is not None and amount > self.at_most)
            or (self.above is not None and amount <= self.above)
            or (self.below is not None and amount >= self.below)
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a criterion's rule: the first case whose test holds decides."""

    test: Test
    truth: Truth = Truth.MET
    #: 0–3 for ranking only (§2 Points); `each` gives them once for every selected choice that is named
    points: int | None = None
    each: bool = False
    #: e.g. "both_present"
    flags: tuple[str, ...] = ()
    #: why an answered question is still open, e.g. "somebody_else"; default "needs_judgement"
    cause: str = ""
    #: timed criteria: not before the date given minus this many days
    not_before_days: int | None = None
    #: a failing case of a hard criterion: the objection that is said before it counts, once; "" for none
    rescue: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A need of a product: any-of or all-of several tests (§2 Product fit)."""

    tests: tuple[Test, ...]
    any: bool = False


class Weekday(StrEnum):
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def number(self) -> int:
        """As dates count them: 0 is Monday."""
        return list(Weekday).index(self)


@dataclass(frozen=True, slots=True)
class Hours:
    """From one full hour up to another one, over midnight where that is the smaller."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold for something to be shown: one of these is given."""

    test: Test | None = None
    weekdays: tuple[Weekday, ...] = ()
    hours: Hours | None = None
    #: roles of whoever is on the line
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """For which calls something is meant: all of the conditions hold, or with `any` one of them. None: for all."""

    conditions: tuple[Condition, ...] = ()
    any: bool = False


ALWAYS = When()


def all_of(truths: Iterable[Truth]) -> Truth:
    """Failed if any failed, else open if any open, else met (also for none at all)."""
    found = set(truths)
    if Truth.FAILED in found:
        return Truth.FAILED
    return Truth.OPEN if Truth.OPEN in found else Truth.MET


def any_of(truths: Iterable[Truth]) -> Truth:
    """Met if any met, else open if any open, else failed."""
    found = set(truths)
    if Truth.MET in found:
        return Truth.MET
    return Truth.OPEN if Truth.OPEN in found else Truth.FAILED
