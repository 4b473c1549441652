"""Whether figures are a number that exists, found in a fraction of the time the library takes for it.

The library parses, strips and formats what is mostly figures already. Here the figures are held against its own
patterns, compiled once for each region. Only a plain yes is decided here; whatever is no yes, or where a country has
rules of its own (a zero behind the country code, carriers, several regions with one code), is asked of the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from callassist.services.contacts.phone_number import existing_number

__all__ = ["NumberingPlan", "calling_code", "dialled_in", "international", "plan_of", "region_of_code"]

#: a number with its country code has at most this many figures (E.164)
_LONGEST = 15


@dataclass(frozen=True, slots=True)
class NumberingPlan:
    """How numbers are written and dialled in a region."""

    region: str
    code: str
    #: what is dialled before an area code: "0", "8" (RU), "1" (US), "06" (HU), "" (ES, IT, DK …)
    trunk: str
    #: figures of the longest number of a line there, without country code
    longest: int
    #: what is dialled before a country code is "00" and nothing else
    plain_exit: bool
    _exit: re.Pattern[str] | None
    _prefix: re.Pattern[str] | None
    #: by how many figures there are without country code
    _valid: Mapping[int, re.Pattern[str]]

    @property
    def trunk_zero(self) -> bool:
        """Whether a whole number of this region begins with a zero of its own: without one it is no whole number."""
        return self.trunk.startswith("0")

    def surely_valid(self, figures: str) -> bool:
        """Whether these are a number without country code and trunk prefix, by a rule that needs no second look."""
        pattern = self._valid.get(len(figures))
        return (
            pattern is not None
            and figures[0] != "0"
            and pattern.match(figures) is not None
            and (self._prefix is None or self._prefix.match(figures) is None)
        )

    def surely_dialled(self, figures: str) -> str:
        """The same for figures as they are dialled in the region; "" where the library has to be asked."""
        if self._exit is not None and self._exit.match(figures):
            return ""
        found = self._prefix.match(figures) if self._prefix is not None else None
        if found is None:
            bare = "" if self.trunk_zero else figures
        else:
            bare = figures[found.end() :] if found.lastindex is None and found[0] == self.trunk else ""
        pattern = self._valid.get(len(bare))
        if pattern is None or bare[0] == "0" or pattern.match(bare) is None or figures.startswith(self.code):
            return ""
        return f"+{self.code}{bare}" if len(self.code) + len(bare) <= _LONGEST else ""


def international(figures: str) -> str:
    """The number with these figures behind a plus, as E.164; "" where there is none that exists."""
    code = calling_code(figures)
    if code and len(figures) <= _LONGEST:
        plan = _plan_of_code(code)
        if plan is not None and plan.surely_valid(figures[len(code) :]):
            return f"+{figures}"
    return existing_number(f"+{figures}")


def dialled_in(figures: str, region: str) -> str:
    """The number somebody reaches who dials these figures in `region`, as E.164; "" where there is none that exists."""
    plan = plan_of(region)
    found = plan.surely_dialled(figures) if plan is not None else ""
    return found or existing_number(figures, region)


def calling_code(figures: str) -> str:
    """The country calling code `figures` begin with; "" where none does. No code is the beginning of another."""
    codes = _codes()
    for length in (2, 1, 3):
        if figures[:length] in codes:
            return figures[:length]
    return ""


def region_of_code(code: str) -> str:
    """The (first) region with this calling code, ISO 3166; "" where there is none or it is no country's."""
    region = _codes().get(code, ("",))[0]
    return region if region.isalpha() else ""


# -- what the library knows --------------------------------------------------------------------------------------------


class _Kind(Protocol):
    national_number_pattern: str | None
    possible_length: Iterable[int]
    possible_length_local_only: Iterable[int]


class _Region(Protocol):
    country_code: int
    national_prefix: str | None
    national_prefix_for_parsing: str | None
    international_prefix: str | None
    leading_digits: str | None
    general_desc: _Kind
    fixed_line: _Kind | None


class _Regions(Protocol):
    def metadata_for_region(self, region_code: str) -> _Region | None: ...


class _Library(Protocol):
    PhoneMetadata: _Regions
    COUNTRY_CODE_TO_REGION_CODE: Mapping[int, tuple[str, ...]]


#: the kinds of numbers that make a number valid to the library
_KINDS = (
    "fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "voip", "personal_number", "pager", "uan",
    "voicemail",
)  # fmt: skip


def _library() -> _Library:
    import phonenumbers  # imported late: starting the program does not need its tables

    return cast("_Library", phonenumbers)


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    return {str(code): regions for code, regions in _library().COUNTRY_CODE_TO_REGION_CODE.items()}


@cache
def plan_of(region: str) -> NumberingPlan | None:
    """The plan of a region; None where it is none."""
    known = _library().PhoneMetadata.metadata_for_region(region) if region.isalpha() and region.isascii() else None
    if known is None:
        return None
    code = str(known.country_code)
    exit_code, prefix = known.international_prefix, known.national_prefix_for_parsing
    fixed = tuple(known.fixed_line.possible_length) if known.fixed_line is not None else ()
    return NumberingPlan(
        region,
        code,
        known.national_prefix or "",
        max((*fixed, 0)) if max((*fixed, 0)) > 0 else max(known.general_desc.possible_length),
        exit_code == "00",
        re.compile(exit_code) if exit_code else None,
        re.compile(prefix) if prefix else None,
        # whose number it is decides whether it is valid, where several regions share a code
        _valid(known) if region == _codes()[code][0] and known.leading_digits is None else {},
    )


@cache
def _plan_of_code(code: str) -> NumberingPlan | None:
    region = region_of_code(code)
    return plan_of(region) if region else None


def _valid(known: _Region) -> dict[int, re.Pattern[str]]:
    """By length: what the general pattern and that of at least one kind of numbers allow."""
    general = known.general_desc
    patterns: dict[int, re.Pattern[str]] = {}
    for length in set(general.possible_length) - set(general.possible_length_local_only):
        kinds: list[str] = []
        for name in _KINDS:
            kind = cast("_Kind | None", getattr(known, name))
            if kind is not None and kind.national_number_pattern:
                lengths = tuple(kind.possible_length)
                if not lengths or length in lengths:
                    kinds.append(kind.national_number_pattern)
        if kinds and general.national_number_pattern:
            either = "|".join(f"(?:{kind})" for kind in dict.fromkeys(kinds))
            patterns[length] = re.compile(rf"(?=(?:{general.national_number_pattern})\Z)(?:{either})\Z")
    return patterns
