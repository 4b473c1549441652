"""What is known of the lists of a folder, by the number their names begin with: where they are from, what a rep would
answer, and of some what every number means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.services.leads.number_reading import Decision

#: what is meant by a cell; None where nobody can know
Truth = Callable[[str], str | None]


@dataclass(frozen=True)
class KnownList:
    """How a list is read."""

    region: str = "DE"
    encoding: str = ""
    #: by place where there is no header
    phones: tuple[int, ...] = ()
    country: int | None = None
    header: bool = True
    quotes: bool = True
    decisions: dict[Pattern, Decision] = field(default_factory=dict)
    #: the column of which the truth is known: its header
    column: str = ""
    truth: Truth | None = None
    #: how many right numbers there are once it was asked
    right: int | None = None


def _figures(cell: str) -> str:
    return re.sub(r"[^0-9]", "", cell)


def of_berlin(cell: str) -> str | None:
    """Numbers of one town; of ten figures nobody can say what they are."""
    figures = _figures(cell)
    return f"+4930{figures}" if 6 <= len(figures) <= 9 else None


def of_brazil(cell: str) -> str | None:
    """Numbers with their code and no plus; one with fewer figures lacks some."""
    figures = _figures(cell)
    return f"+{figures}" if figures.startswith("55") and len(figures) in (12, 13) else None


def of_germany(cell: str) -> str | None:
    """Mobile numbers, written in any way."""
    figures = _figures(cell.replace("(0)", ""))
    own = figures.removeprefix("00").removeprefix("0")
    return f"+{own}" if own.startswith("49") else f"+49{own}" if own else None


AS_COUNTRY_CODE = {Pattern.COUNTRY_CODE: Decision(NumberChoice.COUNTRY_CODE)}
AS_LOCAL_BERLIN = {Pattern.LOCAL: Decision(NumberChoice.LOCAL, "030")}

KNOWN: dict[str, KnownList] = {
    "01": KnownList("US", decisions={Pattern.COUNTRIES: Decision(NumberChoice.LIST_COUNTRY)}),
    "03": KnownList("AU"),
    "06": KnownList(encoding="latin-1", decisions=AS_COUNTRY_CODE, column="Telefone", truth=of_brazil, right=192),
    "07": KnownList(decisions=AS_COUNTRY_CODE, column="Telefone", truth=of_brazil),
    "08": KnownList("CH"),
    "09": KnownList(decisions=AS_LOCAL_BERLIN, column="Telefon", truth=of_berlin, right=187),
    "10": KnownList(decisions=AS_LOCAL_BERLIN, column="Telefon", truth=of_berlin, right=187),
    "11": KnownList(decisions=AS_COUNTRY_CODE, column="Mobiltelefon", truth=of_germany),
    "13": KnownList("US"),
    "15": KnownList("US"),
    "17": KnownList("US"),
    "20": KnownList("US"),
    "21": KnownList("US"),
    "22": KnownList("IN", decisions={Pattern.DROPPED_ZERO: Decision(NumberChoice.DROPPED_ZERO)}),
    "24": KnownList("AU"),
    "28": KnownList(encoding="latin-1", header=False, phones=(4,), country=3, truth=of_germany, right=60),
    "29": KnownList("US", decisions={Pattern.LOCAL: Decision(NumberChoice.LOCAL, "312")}),
    "31": KnownList(decisions=AS_COUNTRY_CODE, column="Handy", truth=of_germany, right=120),
    "34": KnownList(encoding="mac_roman"),
    "36": KnownList(quotes=False),
}
