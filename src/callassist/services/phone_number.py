"""Phone numbers: what was typed, and the one form in which two of them can be compared."""

from __future__ import annotations

import re
from typing import Protocol, cast

_WRITTEN = re.compile(r"[\d\s()+./\-–]+(?:(?:ext\.?|;ext=|x)\s*\d+)?", re.IGNORECASE)
_E164 = re.compile(r"\+[0-9]{3,15}", re.ASCII)


class _Formats(Protocol):
    E164: int


class _Phonenumbers(Protocol):
    """The part of the library that is used; its own hints do not cover it."""

    NumberParseException: type[Exception]
    PhoneNumberFormat: _Formats

    def parse(self, number: str, region: str | None) -> object: ...
    def is_valid_number(self, numobj: object) -> bool: ...
    def format_number(self, numobj: object, num_format: int) -> str: ...


def e164(typed: str, region: str = "DE") -> str:
    """`typed` as `+49301234567`; "" where it is no number that exists.

    Args:
        typed: as written in a list or by a rep: `030 1234567`, `+49 (0)30 …`, `tel:+49-30-…`.
        region: ISO 3166 country a number without a country code belongs to.
    """
    text = typed.strip().removeprefix("tel:").partition(";")[0]
    # the library takes letters for the keys of an old telephone: "call 0401234567 pls" would become a longer number
    if not _WRITTEN.fullmatch(text):
        return ""
    import phonenumbers as library  # imported late: parsing needs its tables, starting the program does not

    phonenumbers = cast("_Phonenumbers", library)
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    found = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return found if _E164.fullmatch(found) else ""
