"""The country a row of a list names, as the region its numbers are dialled in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from callassist.services.leads.number_country_names import NAMES
from callassist.services.leads.number_road import region_of_code

__all__ = ["NOWHERE", "RowCountry", "read_country"]

_CALLING_CODE = re.compile(r"(?:\+|00)?([1-9]\d{0,2})(?:\.0)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class RowCountry:
    """What a row says about where its numbers are."""

    #: ISO 3166, two letters; "" where the row names no country, or none that is known
    region: str = ""
    #: the calling code, where that is what stands in the column ("49"): the number beside it needs no zero
    code: str = ""
    #: something stands there and no country is known by it
    strange: bool = False


NOWHERE = RowCountry()


@lru_cache(maxsize=4_096)
def read_country(cell: str) -> RowCountry:
    """The country in a cell: `Deutschland`, `DE`, `DEU`, `BRASIL`, `+49`, `49`."""
    folded = _folded(cell)
    if not folded:
        return NOWHERE
    code = _CALLING_CODE.fullmatch(cell.strip())
    if code is not None:
        region = region_of_code(code[1])
        return RowCountry(region, code[1]) if region else RowCountry(strange=True)
    region = _regions().get(folded, "")
    return RowCountry(region, strange=not region)


def _folded(text: str) -> str:
    """In small letters without accents, with single blanks for all that is neither letter nor figure."""
    signs = unicodedata.normalize("NFKD", text[:200].casefold())
    plain = "".join(sign if sign.isalnum() else " " for sign in signs if not unicodedata.combining(sign))
    return " ".join(plain.split())


@cache
def _regions() -> dict[str, str]:
    regions: dict[str, str] = {}
    for country in re.split(r"\n(?! )", NAMES.strip("\n")):
        two, three, names = country.split(" ", 2)
        for name in (two.lower(), three.lower(), *" ".join(names.split()).split(", ")):
            regions[name] = two
    return regions
