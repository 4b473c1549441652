"""Postcodes, with the zero in front that a spreadsheet took for nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: how many figures they have where they may begin with a zero
_FIGURES = {"DE": 5, "FR": 5, "IT": 5, "ES": 5, "US": 5, "FI": 5, "EE": 5, "HR": 5}
_FLOAT = re.compile(r"\A(\d{3,5})\.0+\Z")
_PREFIX = re.compile(r"\A[A-Z]{1,3}\s*[-–]\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode, and whether it was given its zero back."""

    text: str
    is_mended: bool = False


def mended_postcode(text: str, country: str) -> Postcode:
    """`text` as a postcode of `country` (two letters): `1234` in Germany is `01234`; `D-10115` is `10115`."""
    text = _PREFIX.sub("", text.strip())
    if (decimal := _FLOAT.match(text)) is not None:
        text = decimal[1]
    figures = _FIGURES.get(country.upper())
    # one is missing; two are of Rome and Puerto Rico
    least = 0 if figures is None else figures - (2 if country.upper() in ("IT", "US") else 1)
    if figures is not None and text.isascii() and text.isdigit() and least <= len(text) < figures:
        return Postcode(text.rjust(figures, "0"), is_mended=True)
    return Postcode(text)
