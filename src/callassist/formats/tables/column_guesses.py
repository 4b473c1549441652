"""What the columns of a list tell: guessed by their names, held against their values, and by the values alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from callassist.formats.tables import cell_looks as looks
from callassist.formats.tables.header_words import LeadField, field_of, folded, is_decoy

#: characters of an example that are shown
_SHOWN = 80
_EXAMPLES = 3
#: characters of a cell that are looked at
_LOOKED_AT = 300
#: fewer cells than this are too few to go by a share of them
_FEW = 8


class ColumnCertainty(StrEnum):
    """How sure a guess is."""

    #: its name says so and its values agree
    SURE = "sure"
    #: its name says so, and it holds nothing that could agree
    EMPTY = "empty"
    #: its values alone say so
    GUESSED = "guessed"
    #: nothing is known of it
    UNKNOWN = "unknown"
    #: its name says so, and its values do not agree: it is not used unless the rep says so
    DOUBTED = "doubted"
    #: it looks like something it is not: it is not used unless the rep says so
    DECOY = "decoy"
    #: another column says the same and says it oftener
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """A column, and what it seems to tell."""

    place: int
    header: str
    #: None: it is kept under its own name, and means nothing to the program
    field: LeadField | None
    certainty: ColumnCertainty
    #: what it would be for where it is doubted, a decoy or a second one
    refused: LeadField | None = None
    examples: tuple[str, ...] = ()
    #: the share of rows that have something in it
    filled: float = 0.0


_PHONES = (LeadField.PHONE, LeadField.MOBILE, LeadField.MORE_PHONES)
#: names of columns that hold persons or companies
_GENERIC = frozenset(map(folded, ("name", "kunde", "kundenname", "customer", "customer name", "lead name")))
#: fields that several columns may tell
_MANY = (*_PHONES, LeadField.NOTE)


def _is_word(cell: str) -> bool:
    return not looks.looks_like_mail(cell) and sum(map(str.isdigit, cell)) <= len(cell) / 3


#: what the values must look like, and which share of those that are there
_TESTS: dict[LeadField, tuple[float, Callable[[str], bool]]] = {
    **dict.fromkeys(_PHONES, (0.3, looks.looks_like_number)),
    LeadField.MAIL: (0.5, looks.looks_like_mail),
    LeadField.ZIP: (0.5, lambda cell: any(map(str.isdigit, cell)) and len(cell.strip()) <= 14),
    **dict.fromkeys((LeadField.PROOF_WHEN, LeadField.INFORMED), (0.3, looks.looks_like_date)),
    **dict.fromkeys((LeadField.FIRST, LeadField.LAST, LeadField.NAME), (0.5, _is_word)),
    **dict.fromkeys((LeadField.CITY, LeadField.SALUTATION, LeadField.FUNCTION), (0.5, _is_word)),
}

#: what values alone tell, the surest first
_LOOKS: tuple[tuple[LeadField, float, Callable[[str], bool]], ...] = (
    (LeadField.MAIL, 0.5, looks.looks_like_mail),
    (LeadField.SALUTATION, 0.6, looks.looks_like_salutation),
    (LeadField.ZIP, 0.9, looks.looks_like_zip),
    (LeadField.PHONE, 0.7, looks.looks_like_number),
    (LeadField.STREET, 0.6, looks.looks_like_street),
    (LeadField.COMPANY, 0.3, looks.has_legal_form),
)


def guess_columns(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> tuple[ColumnGuess, ...]:
    """A guess for each of the `width` columns, by its name in `header` (empty: there is none) and by these rows."""
    values = [
        [row[place][:_LOOKED_AT] for row in rows if place < len(row) and row[place].strip()] for place in range(width)
    ]
    names = [header[place] if place < len(header) else "" for place in range(width)]
    guesses = [_by_name(place, name, values[place]) for place, name in enumerate(names)]
    guesses = _with_company(guesses, values)
    guesses = _with_surname(guesses, rows)
    guesses = _by_values(guesses, values, has_header=any(name.strip() for name in names))
    guesses = _one_each(guesses, values)
    return _with_examples(guesses, values, len(rows))


def known_columns(
    fields: Sequence[tuple[str, LeadField | None]], rows: Sequence[Sequence[str]]
) -> tuple[ColumnGuess, ...]:
    """The columns of a list that says itself what they tell: by name and field."""
    values = [[row[place] for row in rows if row[place].strip()] for place in range(len(fields))]
    guesses = [
        ColumnGuess(place, name, field, _certainty(field, values[place])) for place, (name, field) in enumerate(fields)
    ]
    return _with_examples(guesses, values, len(rows))


def _certainty(field: LeadField | None, values: Sequence[str]) -> ColumnCertainty:
    if field is None:
        return ColumnCertainty.UNKNOWN
    return ColumnCertainty.SURE if values else ColumnCertainty.EMPTY


def _with_examples(
    guesses: Sequence[ColumnGuess], values: Sequence[Sequence[str]], row_count: int
) -> tuple[ColumnGuess, ...]:
    return tuple(
        replace(
            guess,
            examples=_examples(values[guess.place]),
            filled=len(values[guess.place]) / row_count if row_count else 0.0,
        )
        for guess in guesses
    )


def _by_name(place: int, header: str, values: Sequence[str]) -> ColumnGuess:
    field = field_of(header)
    if field is None:
        certainty = ColumnCertainty.DECOY if is_decoy(header) else ColumnCertainty.UNKNOWN
        return ColumnGuess(place, header, None, certainty)
    if not values:
        return ColumnGuess(place, header, field, ColumnCertainty.EMPTY)
    if field in (LeadField.TITLE, LeadField.FUNCTION) and folded(header) in ("title", "titel"):
        field = _title_of(values)
    least, test = _TESTS.get(field, (0.0, bool))
    share = _share(values, test)
    # of a few cells most may say that there is no number: one that is one has to do
    if share < least and not (share and len(values) < _FEW):
        return ColumnGuess(place, header, None, ColumnCertainty.DOUBTED, refused=field)
    return ColumnGuess(place, header, field, ColumnCertainty.SURE)


def _title_of(values: Sequence[str]) -> LeadField:
    """A title may be how somebody is addressed, one of the university, or what somebody does."""
    if _share(values, looks.looks_like_salutation) >= 0.6:
        return LeadField.SALUTATION
    return LeadField.TITLE if _share(values, looks.looks_like_title) >= 0.6 else LeadField.FUNCTION


def _with_company(guesses: list[ColumnGuess], values: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    """A column "Name" is a company's, where there is none else, and another one has the persons or there are none."""
    fields = [guess.field for guess in guesses]
    generic = next((guess for guess in guesses if folded(guess.header) in _GENERIC and guess.field), None)
    if generic is None or LeadField.COMPANY in fields or (LeadField.FIRST in fields and LeadField.LAST in fields):
        return guesses
    others = any(guess.field is LeadField.NAME and guess is not generic for guess in guesses)
    if not others and not _are_companies(values[generic.place]):
        return guesses
    company = ColumnGuess(generic.place, generic.header, LeadField.COMPANY, generic.certainty)
    return [company if guess is generic else guess for guess in guesses]


def _with_surname(guesses: list[ColumnGuess], rows: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    """A column "Name" beside one of first names alone is the surname's, unless it says the first name as well."""
    fields = [guess.field for guess in guesses]
    if LeadField.FIRST not in fields or LeadField.LAST in fields:
        return guesses
    generic = next((guess for guess in guesses if folded(guess.header) in _GENERIC and guess.field), None)
    if generic is None or generic.field is not LeadField.NAME:
        return guesses
    first, behind = fields.index(LeadField.FIRST), max(fields.index(LeadField.FIRST), generic.place)
    pairs = [(row[first].strip(), row[generic.place]) for row in rows if behind < len(row)]
    told = [whole for one, whole in pairs if one and whole.strip()]
    if sum(one.casefold() in whole.casefold() for one, whole in pairs if one and whole.strip()) * 2 > len(told):
        return guesses
    surname = replace(generic, field=LeadField.LAST)
    return [surname if guess is generic else guess for guess in guesses]


def _are_companies(values: Sequence[str]) -> bool:
    return _share(values, looks.looks_like_company) >= 0.15 and not any(map(_has_salutation, values))


def _has_salutation(cell: str) -> bool:
    words = cell.split(maxsplit=1)
    return len(words) == 2 and looks.looks_like_salutation(words[0])


def _by_values(guesses: list[ColumnGuess], values: Sequence[Sequence[str]], *, has_header: bool) -> list[ColumnGuess]:
    """Columns of which nothing is known; where there is a header, only for what no column of it is called."""
    taken = {guess.field for guess in guesses}
    # beside a column that is called a phone's, although hardly a number is in it, figures are something else
    if (taken | {guess.refused for guess in guesses}) & set(_PHONES):
        taken |= set(_PHONES)
    found = list(guesses)
    for guess in guesses:
        if guess.certainty is not ColumnCertainty.UNKNOWN or not values[guess.place]:
            continue
        for field, least, test in _LOOKS:
            if field in taken or (has_header and field not in (LeadField.MAIL, LeadField.PHONE)):
                continue
            if _share(values[guess.place], test) >= (0.9 if has_header else least):
                if field is LeadField.PHONE and _are_ids(values[guess.place]):
                    continue
                found[guess.place] = ColumnGuess(guess.place, guess.header, field, ColumnCertainty.GUESSED)
                if field not in _PHONES:
                    taken = taken | {field}
                break
    return found


def _are_ids(values: Sequence[str]) -> bool:
    """Whether they are rather numbers of customers: short, and without anything a phone number is written with."""
    return (
        _share(values, lambda cell: cell.strip().isdigit() and (len(cell.strip()) < 7 or cell[0] not in "01456789"))
        > 0.5
    )


def _one_each(guesses: list[ColumnGuess], values: Sequence[Sequence[str]]) -> list[ColumnGuess]:
    """Of several columns for one field the one that is filled most; the others keep their own names."""
    best: dict[LeadField, ColumnGuess] = {}
    for guess in guesses:
        if guess.field is None or guess.field in _MANY:
            continue
        other = best.get(guess.field)
        if other is None or len(values[guess.place]) > len(values[other.place]):
            best[guess.field] = guess
    return [
        guess
        if guess.field is None or guess.field in _MANY or best[guess.field] is guess
        else ColumnGuess(guess.place, guess.header, None, ColumnCertainty.SECOND, refused=guess.field)
        for guess in guesses
    ]


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(1 for value in values if test(value)) / len(values) if values else 0.0


def _examples(values: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for value in values:
        found.setdefault(" ".join(value.split())[:_SHOWN])
        if len(found) == _EXAMPLES:
            break
    return tuple(found)
