"""Words by which a list says that somebody must not be called, or did not agree to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from callassist.domain.signs import plain_signs, small_letters

__all__ = [
    "asks_not_to_be_called",
    "is_about_agreeing",
    "is_about_writing",
    "is_marked",
    "may_say_no",
    "names_the_register",
    "says_no",
]

_NO = frozenset({"-", "–", "0", "n", "no", "nein", "false", "falsch", "none", "keine", "nicht gesetzt", "off"})
#: what nobody is called, so that it may stand in any cell
_ANYWHERE = (
    r"nicht (?:mehr )?(?:anrufen|kontaktieren)|keine?n? (?:weiteren )?anrufe?|anruf\w* unerw\w+nscht|"
    r"do not (?:call|contact)|don'?t call|robinson[- ]?list\w*|sperrvermerk"
)
_IN_ANY_CELL = re.compile(rf"\b(?:{_ANYWHERE})\b|[(\[](?:gesperrt|dnc)[)\]]", re.IGNORECASE)
_IN_WORDS = re.compile(
    rf"\b(?:{_ANYWHERE}|widerruf\w*|widersprochen|gesperrt|dnc|opt(?:ed)?[- ]?out|revoked|withdrawn|unsubscribed)\b",
    re.IGNORECASE,
)
#: one of these is in every cell that says it: most rows have none, and need no second look
_MAY_SAY_NO = re.compile(
    "anruf|kontakt|call|contact|robinson|sperr|dnc|widerruf|widersproch|opt|revoked|withdrawn|unsubscribed"
)
#: where a consent is told, the name of the register alone says it; elsewhere it is somebody's surname
_REGISTER = re.compile(r"\brobinson\b", re.IGNORECASE)
#: columns that say whether somebody agreed to be called: "Opt-In Telefon", "Einwilligung Anruf", "Consent"
_AGREES = re.compile(
    r"(?:opt ?in|einwilligung|einverst\w+|consent|permission)(?: .*(?:tel|phone|anruf|call)\w*)?", re.IGNORECASE
)

#: columns that say whether somebody may be written to; whoever wants no letters may be called
_WRITES = re.compile(r"\b(?:e ?mails?|mail|mailing|newsletter|brief\w*|post|letters?|fax|sms)\b", re.IGNORECASE)
_CALLS = re.compile(r"(?:tel|phone|anruf|call)", re.IGNORECASE)


def may_say_no(cells: Iterable[str]) -> bool:
    """Whether any of these cells may say that somebody must not be called; a no is sure, a yes is to be looked at."""
    row = "|".join(cells)
    plain = plain_signs(row)
    # the name of the register is looked for in the cell as it stands: there a mark over its last letter ends it
    both = (plain,) if plain == row else (plain, row)
    return any(_MAY_SAY_NO.search(small_letters(one)) is not None for one in both)


def asks_not_to_be_called(cell: str, *, is_name: bool = False) -> bool:
    """Whether a cell says that this person must not be called. A link says nothing: there are names in it.

    `is_name`: it holds a name, a number or an address, or is about letters. Only whole requests count there: a company
    may be called DNC.
    """
    if "://" in cell:
        return False
    words = " ".join(plain_signs(cell).split())
    return (_IN_ANY_CELL if is_name else _IN_WORDS).search(words) is not None


def names_the_register(cell: str) -> bool:
    """Whether a cell that tells of a consent names the register of those who want no advertising."""
    return _REGISTER.search(cell) is not None


def is_marked(cell: str) -> bool:
    """Whether a cell of a column "do not call" has its mark."""
    return bool(cell.strip()) and not says_no(cell)


def says_no(cell: str) -> bool:
    """Whether a cell is a no."""
    return cell.strip().casefold() in _NO


def is_about_agreeing(header: str) -> bool:
    """Whether a column says who agreed to be called."""
    return _AGREES.fullmatch(re.sub(r"[\W_]+", " ", header).strip()) is not None


def is_about_writing(header: str) -> bool:
    """Whether a column is about letters and mails, and not about calls."""
    words = re.sub(r"[\W_]+", " ", header)
    return _WRITES.search(words) is not None and _CALLS.search(words) is None
