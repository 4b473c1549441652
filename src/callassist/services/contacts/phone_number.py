"""Phone numbers in a text: which of the figures in it is one, and the one form in which two of them can be compared.

Every way a number comes in goes through here: typed, pasted, from a link, from a list, named in a call. What is decided
on it (whether somebody is blocked, whether two are the same) is decided on its E.164 form, or where it is no number
that exists on its digits (`domain.signs`, `storage.contacts`), never on what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol, cast

from callassist.domain.signs import plain_signs

#: characters of a text that are looked at; a signature has some hundred
LONGEST = 2_000
#: parts of one row of figures that are tried out against each other
_MOST_PARTS = 40
#: figures in a row that may be a number although none with them exists
_FEWEST_DIGITS = 5
#: signs of the E.164 form of a number that may stand beside another one without anything between them
_FEWEST_TO_STAND = 10

_E164 = re.compile(r"\+[0-9]{3,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number that was found in a text."""

    #: as written, in plain signs, with its extension
    written: str
    #: `+49301234567`; "" where there is no such number
    e164: str
    #: what is dialled once somebody answers; "" where there is none
    extension: str = ""
    #: without country code and without the zero before an area code: which number is meant is a guess
    guessed: bool = False
    #: what stood before it: "Fax", "Mobil"; "" where nothing did
    label: str = ""
    #: where it stands, with its label, in the plain text
    span: tuple[int, int] = (0, 0)

    @property
    def exists(self) -> bool:
        """Whether such a number can be given to anybody, by the numbering plan of its country."""
        return bool(self.e164)


def e164(typed: str, region: str = "DE") -> str:
    """The number in `typed` as `+49301234567`; "" where there is none that exists.

    Args:
        typed: as written in a list or by a rep: `030 1234567`, `+49 (0)30 …`, `tel:+49-30-…`, also with more around it.
        region: ISO 3166 country a number without a country code belongs to.
    """
    found = find_numbers(typed, region)
    return found[0].e164 if found else ""


def is_e164(number: str) -> bool:
    """Whether this is a number in its E.164 form: a plus and digits, nothing else."""
    return _E164.fullmatch(number) is not None


def kind_of(e164: str) -> str:
    """Of which kind a number in its E.164 form is: mobile, fixed, other; "" where nobody can tell."""
    import phonenumbers as library  # imported late, as below

    phonenumbers = cast("_Phonenumbers", library)
    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return ""
    kinds = phonenumbers.PhoneNumberType
    found = phonenumbers.number_type(number)
    if found == kinds.MOBILE:
        return "mobile"
    if found == kinds.FIXED_LINE:
        return "fixed"
    return "" if found in (kinds.UNKNOWN, kinds.FIXED_LINE_OR_MOBILE) else "other"


def find_numbers(text: str, region: str = "DE") -> list[PhoneNumber]:
    """The numbers in `text`, best first: one that exists before one that does not, a fax last; else as they stand.

    A date, a time, a postcode, an amount, an account or a customer's number is none. Figures without country code and
    without the zero of an area code are one only where they stand alone or are called one.
    """
    plain = readable(text)
    masked = _masked(plain)
    alone = re.fullmatch(r"[\s\"'(]*(?:tel:|callto:|sip:)?[\d\s()./+\-]*", _without_extension(masked)) is not None
    numbers: list[PhoneNumber] = []
    end = 0
    for run in _pattern("run").finditer(masked):
        if run.start() >= end:  # else it is the extension of the one before
            numbers += _in_run(plain, masked, run.start(), run.end(), region, alone=alone)
            end = max((number.span[1] for number in numbers), default=0)
    return sorted(numbers, key=lambda one: (not one.exists, is_fax(one.label), one.guessed))


def is_number_like(text: str) -> bool:
    """Whether `text` is made of what numbers are made of, an extension included, whatever country it is of."""
    plain = readable(text).strip()
    bare = _without_extension(plain)
    return re.fullmatch(r"[+(]{0,2}\s?\d[\d\s()./\-]{2,38}", bare, re.ASCII) is not None


def readable(text: str) -> str:
    """The beginning of `text` in plain signs, with single blanks: what `PhoneNumber.span` counts in."""
    return re.sub(r" {2,}", " ", plain_signs(text[:LONGEST]))


def existing_number(written: str, region: str = "ZZ") -> str:
    """The E.164 form of what is one written number and nothing else; "" where there is no such number.

    `region` is where it is dialled without a country code; without one it needs its own.
    """
    return _read(written, region)[0]


def without_other_figures(plain: str) -> str:
    """`plain` with a line feed for each sign of a date, a time, an amount, an account …: what is left is as long."""
    return _masked(plain)


def figure_runs(masked: str) -> list[tuple[int, int]]:
    """Where in it the rows of figures stand, with the signs that stand between those of one number."""
    return [found.span() for found in _pattern("run").finditer(masked)]


def find_extensions(plain: str) -> list[tuple[int, int, str]]:
    """Where in it extensions stand, with what says that they are some, and their figures."""
    return [(*found.span(), found[1]) for found in _pattern("extension").finditer(plain)]


def label_before(plain: str, start: int) -> str:
    """What a number that begins at `start` is called there: "Fax", "Mobil"; "" where nothing is said."""
    found = _pattern("label").search(plain, max(0, start - 30), start)
    return found["name"] if found is not None else ""


def is_fax(label: str) -> bool:
    """Whether a label says that nobody answers there."""
    return label.lower().endswith("fax") or label.lower() == "f"


def is_something_else(part: str) -> bool:
    """Whether what stands in `part` is a date, an account, an amount, the number of a customer … and so no name."""
    return _pattern("no_number").search(part) is not None


# -- which figures -----------------------------------------------------------------------------------------------------

_PATTERNS = {
    # figures with what may stand between those of one number; between stars they are an order to the network (`*21*…#`)
    # all of them or none: part of a number is another one
    "run": r"(?<![\w@.,/+*#])[+(]{0,2} ?(?>\d(?:[ \d()./·\-]*\d)?)(?!\*\d)",
    "extension": (
        r"[ ,;]{0,3}(?:;ext=|(?<![a-z])(?:ext(?:ension)?|x|durchwahl|dw|apparat|app|poste|dahili|int|доб|εσωτ)"
        r"(?![a-z])|#)[ .:\-]{0,3}(\d{1,7})(?!\d)"
    ),
    "label": (
        r"(?<![^\W\d_])(?P<name>(?:tele)?fax|tele(?:fon|phone)|tel|t[ée]l|fon|phone|ph|mob(?:il(?:e|funk|telefon)?)?|handy|natel|gsm|"
        r"cell(?:ular)?|direkt|direct(?: line)?|zentrale|office|work|home|privat|rufnummer|festnetz|port(?:able)?|"
        r"тел(?:ефон)?|моб|τηλ|κιν|cep|t|m|f|p)\b[ .]{0,2}(?:(?:nr|no|nummer|number)\b)?[ .:/\-]{0,4}$"
    ),
    # what is none: the same length of blanks takes its place
    "no_number": "|".join(
        (
            r"(?<!\S)\S+@\S+",  # mail
            r"(?<!\w)(?:https?://|www\.)\S+",
            r"(?<![\w])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)",  # IBAN
            # a date, the day first, the month first, the year first
            r"(?<![\d./+-])(?:0?[1-9]|[12]\d|3[01])([./-]) ?(?:0?[1-9]|1[0-2])\1 ?(?:19|20)?\d\d(?![\d/-]|\.\d)",
            r"(?<![\d./+-])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)?\d\d(?![\d./-])",
            r"(?<![\d./+-])(?:19|20)\d\d([./-])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01])(?![\d./-])",
            r"(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)",  # a time
            # full hours; "12 34 56 bis 18 Uhr" begins with the end of a number, perhaps
            r"(?<![\w+.-])(?:(?<!\d )\d{1,2} ?(?:bis|to) ?|\d{1,2} ?- ?)?\d{1,2} ?(?:[Uu]hr|o'clock)(?!\w)",
            r"(?<![\w+.-])(?<!\d )\d{1,2} ?(?:h|[ap]\.?m)(?!\w)",
            r"(?<![\w+])(?:\d{1,3}(?:[.,' ]\d{3})*|\d+)(?:[.,]\d{1,2})? ?(?:€|EUR|\$|USD|£|GBP|CHF|%)(?!\w)",
            r"(?:€|\$|£) ?\d[\d.,']*",
            # the number of something else
            r"(?<![^\W\d_])(?i:kunden?|kd|customer|client|account|acct|konto|kto|rechnung|rg|invoice|auftrag|order|bestell(?:ung)?|"
            r"vertrag|contract|steuer|ust|uid|vat|tax|siret|siren|hr[ab]|blz|bic|personal|mitglied|member|vers|versicherung|sv|"
            r"policen?|aktenzeichen|az|ticket|vorgang|geb(?:oren)?|geburtstag|born|dob)"
            r"[^\W\d]{0,3}[.\- ]{0,2}(?i:(?:id|ident)?-?(?:nr|no|nummer|number|#|id|date|datum)?)[.: #]{0,3}"
            r"(?:am |on |of birth:? )?(?:[A-Z]{0,3}[ -]?\d[\w./-]*(?: \d[\w./-]*)*)",
            r"(?<![\w+])(?<!\d[./-])(?:[A-Z]{1,3}-)?\d{4,5} +(?=[^\W\d_a-z][^\W\d_]+)",  # a postcode and its town
        )
    ),
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Compiled when first needed: the first frame of the window needs none."""
    return re.compile(_PATTERNS[name], re.IGNORECASE if name in ("label", "extension") else 0)


def _masked(plain: str) -> str:
    return _pattern("no_number").sub(lambda found: "\n" * len(found[0]), plain)


def _without_extension(plain: str) -> str:
    return _pattern("extension").sub("", plain)


def _in_run(plain: str, masked: str, start: int, end: int, region: str, *, alone: bool) -> Iterator[PhoneNumber]:
    """The numbers in one row of figures: often one, but two may stand side by side, or one behind a postcode."""
    before = _pattern("label").search(plain, max(0, start - 30), start)
    label = before["name"] if before is not None else ""
    parts = [(found.start(), found.end()) for found in re.compile(r"[^ /·]+").finditer(masked, start, end)][
        :_MOST_PARTS
    ]
    taken: list[tuple[int, int, str, bool]] = []
    _take(masked, parts, region, taken, bare_too=alone or bool(label), fewest=1 if alone else _FEWEST_DIGITS)
    for place, (first, last, form, guessed) in enumerate(sorted(taken)):
        close = _pattern("extension").match(plain, last)
        # a sign of an extension behind the last figure of the row; between two numbers of it there is none
        stop = close.end() if close is not None and last == end else last
        yield PhoneNumber(
            plain[first:stop].strip(),
            form,
            close[1] if close is not None and last == end else "",
            guessed,
            label if not place else "",
            (before.start() if before is not None and not place else first, stop),
        )


def _take(
    text: str,
    parts: list[tuple[int, int]],
    region: str,
    taken: list[tuple[int, int, str, bool]],
    *,
    bare_too: bool,
    fewest: int = _FEWEST_DIGITS,
) -> None:
    """Puts the numbers that `parts` hold into `taken`: the longest that exists, then what is left on both sides."""
    several = _side_by_side(text, parts, region)
    if len(several) > 1:
        taken += several
        return
    count = len(parts)
    best: tuple[bool, int, int, int, str] | None = None
    for first in range(count):
        for last in range(first, min(count, first + 9)):
            written = text[parts[first][0] : parts[last][1]]
            form, guessed = _read(written, region)
            if form and (not guessed or bare_too):
                found = (not guessed, last - first, -first, last, form)
                best = max(best, found) if best is not None else found
    if best is not None:
        sure, length, _, last, form = best
        first = last - length
        taken.append((parts[first][0], parts[last][1], form, not sure))
        _take(text, parts[:first], region, taken, bare_too=False)
        _take(text, parts[last + 1 :], region, taken, bare_too=False)
        return
    if not parts:
        return
    whole = text[parts[0][0] : parts[-1][1]]
    digits = re.sub(r"\D", "", whole)
    # none that exists: it is told so, and kept where nothing but a number can be meant
    if fewest <= len(digits) <= 20 and (bare_too or re.match(r"\(?(?:\+|0)", whole)):
        taken.append((parts[0][0], parts[-1][1], "", False))


def _side_by_side(
    text: str, parts: list[tuple[int, int]], region: str, most: int = 3
) -> list[tuple[int, int, str, bool]]:
    """Whole numbers, each with its country or area code, that fill `parts` without a rest; [] where they do not.

    Some countries allow numbers of any length: two of them would be a long one otherwise.
    """
    for split in range(len(parts), 0, -1):
        rest = parts[split:]
        if (rest and (most < 2 or text[rest[0][0]] not in "+0(")) or split > 9:
            continue
        form, guessed = _read(text[parts[0][0] : parts[split - 1][1]], region)
        if not form or guessed or len(form) < _FEWEST_TO_STAND:
            continue
        following = _side_by_side(text, rest, region, most - 1) if rest else []
        if following or (not rest and most < 3):
            return [(parts[0][0], parts[split - 1][1], form, False), *following]
    return []


# -- the library -------------------------------------------------------------------------------------------------------


class _Formats(Protocol):
    E164: int


class _Metadata(Protocol):
    national_prefix: str | None


class _AllMetadata(Protocol):
    def metadata_for_region(self, region_code: str) -> _Metadata | None: ...


class _Kinds(Protocol):
    MOBILE: int
    FIXED_LINE: int
    FIXED_LINE_OR_MOBILE: int
    UNKNOWN: int


class _Phonenumbers(Protocol):
    """The part of the library that is used; its own hints do not cover it."""

    NumberParseException: type[Exception]
    PhoneNumberFormat: _Formats
    PhoneMetadata: _AllMetadata
    PhoneNumberType: _Kinds

    def parse(self, number: str, region: str | None) -> object: ...
    def is_valid_number(self, numobj: object) -> bool: ...
    def number_type(self, numobj: object) -> int: ...
    def format_number(self, numobj: object, num_format: int) -> str: ...


@lru_cache(maxsize=2_048)
def _read(written: str, region: str) -> tuple[str, bool]:
    """The E.164 form of a written number, "" where there is no such number; and whether that is a guess."""
    digits = re.sub(r"\D", "", written)
    if not 3 <= len(digits) <= 20:
        return "", False
    import phonenumbers as library  # imported late: parsing needs its tables, starting the program does not

    phonenumbers = cast("_Phonenumbers", library)
    written = written.replace("·", " ")
    international = written.lstrip("( ").startswith("+")
    forms = [written]
    if digits.startswith("00") and not international:
        # how the continent writes a plus, whatever is dialled where the rep sits
        forms.append("+" + digits[2:])
    for form in forms:
        try:
            number = phonenumbers.parse(form, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            found = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            if _E164.fullmatch(found):
                metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
                zero = metadata is not None and metadata.national_prefix == "0"
                return found, zero and not international and not digits.startswith("0")
    return "", False
