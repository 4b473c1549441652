"""What an answer can be: a selection, a number, an amount of money, a date or free text.

Each value has one stable text (`stable`) that never depends on a language: it goes into the CSV, the terminal's JSON
and the comparison of walk-throughs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date was given. The day stored is the last day of the span (T7)."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ROUGHLY = "roughly"


class Period(StrEnum):
    """What an amount of money is paid for."""

    ONCE = "once"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Selected:
    """One or more of the choices a script names, by their stable values, in the script's order."""

    values: tuple[str, ...]

    def stable(self) -> str:
        return ",".join(self.values)


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number in the unit of its question."""

    amount: Decimal

    def stable(self) -> str:
        return _plain(self.amount)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount (`low`), or a span up to `high`, in `currency` (ISO 4217) per `period`; `about`: a rough figure."""

    low: Decimal
    high: Decimal | None = None
    currency: str = "EUR"
    period: Period = Period.MONTH
    about: bool = False

    @property
    def amount(self) -> Decimal:
        """The figure rules compare with: the lower end, so that nobody is qualified on a hope."""
        return self.low

    def stable(self) -> str:
        span = _plain(self.low) if self.high is None else f"{_plain(self.low)}-{_plain(self.high)}"
        return f"~{span}" if self.about else span


@dataclass(frozen=True, slots=True)
class Day:
    """A date with the precision it was given in; `day` is the last day of a month, quarter or year."""

    day: date
    precision: Precision = Precision.DAY

    def stable(self) -> str:
        return self.day.isoformat()


@dataclass(frozen=True, slots=True)
class FreeText:
    """The lead's words as the rep typed them."""

    text: str

    def stable(self) -> str:
        return self.text


Value = Selected | Number | Money | Day | FreeText


def _plain(amount: Decimal) -> str:
    """A decimal with a dot and without trailing zeros or an exponent."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
