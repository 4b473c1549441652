"""What a typed number is by its figures alone: a whole number, one with something missing, or none.

A number with a country code or with the zero of its region is read as it is written. What has neither is *bare*: it may
be a local number, one whose zero a spreadsheet dropped, or one whose plus is gone. Each may be valid, and each is
somebody else's. Which it is, is the same for the whole column and is said once, by the rep; here it is only told which
of them a number can be.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from callassist.domain.signs import plain_signs
from callassist.services.leads.number_cells import FEWEST, NO_NUMBER, TypedNumber
from callassist.services.leads.number_country import RowCountry
from callassist.services.leads.number_road import NumberingPlan, calling_code, dialled_in, international, plan_of

__all__ = [
    "ASKED",
    "NumberChoice",
    "NumberFit",
    "Pattern",
    "Why",
    "area_code",
    "as_chosen",
    "fit",
    "is_trunk_form",
    "too_long",
]

#: a bare number of at most so many figures may be a local one
_LONGEST_LOCAL = 9
#: one of at least so many has lost nothing but its zero
_FEWEST_WITH_AREA = 9
#: a number with a country code has at least so many
_FEWEST_WITH_CODE = 10
#: no area code is shorter
_SHORTEST_AREA = 2
#: a number with its country code twice has at least so many behind the first
_FEWEST_TWICE = 11
_MOST_FIGURES = 18
#: figures without the country code past which a number is two, or one with something behind it
_LONGEST_BELIEVED = 12


class Pattern(StrEnum):
    """How a number is written, as far as that says what it means."""

    #: +49…, 0049…
    INTERNATIONAL = "international"
    #: with the zero (8 in Russia …) of its region
    TRUNK = "trunk"
    #: whole without one: US, ES, IT, DK, NO, PL …
    NATIONAL = "national"
    #: its country code stands in a column of its own
    CODE_COLUMN = "code_column"
    #: begins with the country code of its region, and the rest is valid
    COUNTRY_CODE = "country_code"
    #: valid behind a plus, as a number of another country
    FOREIGN_CODE = "foreign_code"
    #: valid with a zero before it
    DROPPED_ZERO = "dropped_zero"
    #: too short for an area code
    LOCAL = "local"
    #: a local one or one without its zero
    LOCAL_OR_ZERO = "local_or_zero"
    #: whole as it is, and valid behind a plus
    NATIONAL_OR_CODE = "national_or_code"
    #: bare, and none of these
    UNFIT = "unfit"
    #: of the rows: their countries contradict the numbers that say their own
    COUNTRIES = "countries"
    NONE = "none"


#: what a rep is asked about, in the order of the questions
ASKED = (
    Pattern.COUNTRIES,
    Pattern.LOCAL,
    Pattern.COUNTRY_CODE,
    Pattern.DROPPED_ZERO,
    Pattern.LOCAL_OR_ZERO,
    Pattern.FOREIGN_CODE,
    Pattern.NATIONAL_OR_CODE,
    Pattern.UNFIT,
)


class NumberChoice(StrEnum):
    """What can be said of the bare numbers of a column."""

    #: they are of the town with this area code
    LOCAL = "local"
    #: the plus before the country code is missing
    COUNTRY_CODE = "country_code"
    #: the zero before the area code is missing
    DROPPED_ZERO = "dropped_zero"
    #: they are whole numbers of the country
    NATIONAL = "national"
    LEAVE_OUT = "leave_out"
    #: all numbers are of the country of the list, whatever the rows say
    LIST_COUNTRY = "list_country"
    #: the numbers are of the countries of their rows all the same
    ROW_COUNTRY = "row_country"


class Why(StrEnum):
    """Why a number is none, or not plainly one."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    NO_SUCH_NUMBER = "no_such_number"
    #: two ways of dialling make two numbers of it
    TWO_WAYS = "two_ways"
    #: the region's rules put other figures in the place of those typed
    REWRITTEN = "rewritten"


#: the choices that put something before the figures
_FILLING = frozenset({NumberChoice.LOCAL, NumberChoice.DROPPED_ZERO, NumberChoice.NATIONAL})


class NumberFit(NamedTuple):
    """What a typed number can be."""

    pattern: Pattern
    #: what it is where that needs no question; for REWRITTEN and TWO_WAYS what it may be
    e164: str = ""
    why: Why | None = None
    #: of what is bare, the country code it would have behind a plus, if it is not that of its region
    abroad: str = ""


_NO_SUCH = NumberFit(Pattern.NONE, why=Why.NO_SUCH_NUMBER)


def fit(typed: TypedNumber, region: str, country: RowCountry) -> NumberFit:
    """What `typed` is in a row of `country`; `region` is the one it is dialled in, and empty where that is unknown."""
    digits = typed.digits
    if typed.flaw in NO_NUMBER or not digits:
        return NumberFit(Pattern.NONE)
    if len(digits) < FEWEST:
        return NumberFit(Pattern.NONE, why=Why.TOO_SHORT)
    if len(digits) > _MOST_FIGURES:
        return _NO_SUCH
    if typed.plus:
        return _whole(Pattern.INTERNATIONAL, international(digits) if digits[0] != "0" else "")
    plan = plan_of(region)
    if digits.startswith("00"):
        return _behind_two_zeros(digits, plan)
    if plan is None:
        # no country is known: what only a plus is missing from can still be told
        abroad = _abroad(digits)
        return NumberFit(Pattern.FOREIGN_CODE if abroad else Pattern.UNFIT, abroad=abroad)
    if country.code and digits[0] != "0":
        return _beside_its_code(digits, country.code)
    return _with_trunk_zero(digits, plan) if plan.trunk_zero else _without_trunk_zero(digits, plan)


def is_trunk_form(typed: TypedNumber, region: str) -> bool:
    """Whether it is written with the zero of its region: such a number is sure, doubtful or none, and never bare."""
    plan = plan_of(region)
    digits = typed.digits
    return (
        plan is not None
        and plan.trunk_zero
        and plan.plain_exit
        and not typed.plus
        and digits[:1] == "0"
        and digits[1:2] != "0"
        and typed.flaw not in NO_NUMBER
    )


def _whole(pattern: Pattern, e164: str) -> NumberFit:
    if not e164:
        return _NO_SUCH
    return NumberFit(pattern, e164, Why.TWO_WAYS if _code_twice(e164) else None)


def _code_twice(e164: str) -> bool:
    """Whether a program may have put its country code before it twice, or it is of an area that begins like the code.

    +49 49171 1234567 exists: in Leer, if somebody there had nine figures.
    """
    if len(e164) <= _FEWEST_TWICE:
        return False
    code = calling_code(e164[1:])
    own = e164[1 + len(code) :]
    return len(own) >= _FEWEST_TWICE and own.startswith(code) and bool(international(own))


def _behind_two_zeros(digits: str, plan: NumberingPlan | None) -> NumberFit:
    """The continent writes a plus as two zeros, whatever is dialled where the list comes from."""
    found = international(digits[2:]) if digits[2:3] not in ("", "0") else ""
    if plan is None or plan.plain_exit:
        return _whole(Pattern.INTERNATIONAL, found)
    other = dialled_in(digits, plan.region)
    if found and other and found != other:
        return NumberFit(Pattern.INTERNATIONAL, found, Why.TWO_WAYS)
    return _whole(Pattern.INTERNATIONAL, found or other)


def _beside_its_code(digits: str, code: str) -> NumberFit:
    found = international(code + digits)
    if digits.startswith(code) and len(digits) >= _FEWEST_WITH_CODE and international(digits):
        return NumberFit(Pattern.COUNTRY_CODE)
    return _whole(Pattern.CODE_COLUMN, found)


def _with_trunk_zero(digits: str, plan: NumberingPlan) -> NumberFit:
    if digits[0] == "0":
        return _as_dialled(digits, plan)
    count = len(digits)
    if count >= _FEWEST_WITH_CODE and digits.startswith(plan.code) and international(digits):
        return NumberFit(Pattern.COUNTRY_CODE)
    local = _may_be_local(digits, plan)
    zero = (count >= _FEWEST_WITH_AREA or not local) and bool(as_chosen(digits, plan.region, NumberChoice.DROPPED_ZERO))
    if zero and local:
        return NumberFit(Pattern.LOCAL_OR_ZERO)
    if zero:
        return NumberFit(Pattern.DROPPED_ZERO, abroad=_abroad(digits))
    if local:
        return NumberFit(Pattern.LOCAL)
    abroad = _abroad(digits) if count >= _FEWEST_WITH_CODE else ""
    if abroad:
        return NumberFit(Pattern.FOREIGN_CODE, abroad=abroad)
    return NumberFit(Pattern.UNFIT) if count + _SHORTEST_AREA <= plan.longest else _NO_SUCH


def _without_trunk_zero(digits: str, plan: NumberingPlan) -> NumberFit:
    found = dialled_in(digits, plan.region)
    abroad = _abroad(digits)
    if found == f"+{plan.code}{digits}":
        if abroad == plan.code:
            return NumberFit(Pattern.NATIONAL_OR_CODE)
        return NumberFit(Pattern.NATIONAL, found)
    if found and (digits[0] == "0" or (plan.trunk and digits.startswith(plan.trunk))):
        return _as_dialled(digits, plan)
    if abroad == plan.code:
        return NumberFit(Pattern.COUNTRY_CODE)
    if found:
        return NumberFit(Pattern.UNFIT, found, Why.REWRITTEN)
    if digits[0] == "0":
        return _NO_SUCH
    if as_chosen(digits, plan.region, NumberChoice.DROPPED_ZERO):
        return NumberFit(Pattern.DROPPED_ZERO, abroad=abroad)
    if _may_be_local(digits, plan):
        return NumberFit(Pattern.LOCAL)
    return NumberFit(Pattern.FOREIGN_CODE, abroad=abroad) if abroad else _NO_SUCH


def _abroad(digits: str) -> str:
    """The country code of what would be a number behind a plus; "" where it would be none."""
    return calling_code(digits) if digits[0] != "0" and international(digits) else ""


def _may_be_local(digits: str, plan: NumberingPlan) -> bool:
    return len(digits) <= _LONGEST_LOCAL and len(digits) + _SHORTEST_AREA <= plan.longest


def _as_dialled(digits: str, plan: NumberingPlan) -> NumberFit:
    found = dialled_in(digits, plan.region)
    if not found:
        return _NO_SUCH
    own = found.removeprefix(f"+{plan.code}")
    if own == found:
        # what is dialled for abroad there: 011 49 …
        return (
            NumberFit(Pattern.INTERNATIONAL, found)
            if digits.endswith(found[1:])
            else NumberFit(Pattern.UNFIT, found, Why.REWRITTEN)
        )
    # a carrier may stand between the zero and the area code (BR, CO)
    if digits.endswith(own):
        return _whole(Pattern.TRUNK, found)
    return NumberFit(Pattern.UNFIT, found, Why.REWRITTEN)


def as_chosen(digits: str, region: str, choice: NumberChoice, area: str = "") -> str:
    """What bare figures are once it is said what is missing, as E.164; "" where that is no number that exists.

    Every figure of it is one that was typed, of the area code, or of the country code; no other is let through.
    """
    plan = plan_of(region)
    if choice is NumberChoice.COUNTRY_CODE:
        code = calling_code(digits)
        found = international(digits) if code else ""
        # a zero behind the country code is the one in brackets: 49 (0)171 …
        allowed = {f"+{digits}", f"+{code}{digits[len(code) :].removeprefix('0')}"}
        return found if found in allowed and not too_long(found) else ""
    if plan is None or choice not in _FILLING or (choice is NumberChoice.LOCAL and not area):
        return ""
    allowed = {f"+{plan.code}{digits}"}
    match choice:
        case NumberChoice.NATIONAL:
            dialled = "" if plan.trunk_zero else digits
        case NumberChoice.DROPPED_ZERO:
            # of "06" (HU) a spreadsheet drops the zero alone; where there is none it is part of the number (IT)
            several = len(plan.trunk) > 1
            dialled = (plan.trunk.removesuffix(digits[0]) if several else "0") + digits
            allowed |= {f"+{plan.code}{digits.removeprefix(plan.trunk[1:])}"} if several else set()
            allowed |= {f"+{plan.code}0{digits}"} if not plan.trunk else set()
        case _:
            dialled = f"{plan.trunk if plan.trunk_zero and area[0] != '0' else ''}{area}{digits}"
            allowed = {f"+{plan.code}{area}{digits}", f"+{plan.code}{area.removeprefix(plan.trunk)}{digits}"}
    found = dialled_in(dialled, region)
    return found if found in allowed and not too_long(found) else ""


def too_long(e164: str) -> bool:
    """Whether a number that exists by its country's rules is longer than any that is given to somebody there."""
    figures = len(e164) - 1
    return figures > _LONGEST_BELIEVED and figures - len(calling_code(e164[1:])) > _LONGEST_BELIEVED


def area_code(typed: str, region: str) -> str:
    """An area code as a rep types it (`030`, `30`, `(0 30)`, `+49 30`) in figures; "" where it is none."""
    plan = plan_of(region)
    figures = "".join(sign for sign in plain_signs(typed) if sign in "0123456789")
    abroad = plain_signs(typed).lstrip(" (").startswith("+")
    if plan is not None and (abroad or figures.startswith("00")):
        figures = figures.removeprefix("00")
        figures = figures.removeprefix(plan.code) if figures.startswith(plan.code) else ""
    return figures if len(figures) <= 7 else ""
