"""What stands between the cells of a text file.

A line `sep=;` says so, as Excel writes and reads it. Else it is the one of `, ; TAB |` whose records agree best in
width, a wider agreement being worth more; quotes are respected. One that parts a line into words that columns are
known by is worth more too: a short list may be as ragged as it likes. Where none of them parts anything, the file is
one column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from callassist.formats.tables.header_row import LOOKED_AT as HEADER_LOOKED_AT
from callassist.formats.tables.header_row import known_words
from callassist.formats.tables.record_reader import RecordReader, TableRecord

DELIMITERS = (";", "\t", ",", "|")
#: records that are looked at
LOOKED_AT = 200
#: how much more each word of a header is worth, and how many of them count
_WORTH_OF_A_WORD = 0.5
_MOST_WORDS = 4

_SEP = re.compile(r'"?sep=(.)"?\s*\Z', re.IGNORECASE)
#: a comma that is a decimal sign
_DECIMAL = re.compile(r"(?<!\d)\d+,\d+(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDelimiter:
    """How a text file is parted into cells."""

    #: "" for a file of one column
    delimiter: str
    #: whether the first line says `sep=`, and is no row
    is_said: bool = False
    #: whether cells may be written as `a, "b"`
    blanks_before_quotes: bool = False
    #: others that part it too, the better ones first
    alternatives: tuple[str, ...] = ()
    #: whether the rep chose it
    is_chosen: bool = False


def find_delimiter(lines: Sequence[str], chosen: str | None = None) -> FoundDelimiter:
    """What parts these first lines of a file."""
    said = _SEP.match(lines[0]) if lines else None
    if said is not None and chosen is None:
        return FoundDelimiter(said[1], is_said=True)
    rows = lines[1:] if said is not None else lines
    scores = {one: _agreement(rows, one) for one in DELIMITERS}
    # a decimal comma agrees in every row, like a delimiter
    if scores[","] > 1 and max(scores[one] for one in DELIMITERS if one != ",") > 1 and _is_decimal(rows):
        scores[","] /= 4
    ranked = sorted((one for one in DELIMITERS if scores[one] > 1), key=lambda one: -scores[one])
    delimiter = chosen if chosen is not None else ranked[0] if ranked else ""
    return FoundDelimiter(
        delimiter,
        is_said=said is not None,
        blanks_before_quotes=_has_blanks_before_quotes(rows, delimiter),
        alternatives=tuple(one for one in ranked if one != delimiter),
        is_chosen=chosen is not None,
    )


def find_pasted_delimiter(lines: Sequence[str]) -> FoundDelimiter:
    """What parts what was pasted: tabs, as spreadsheets copy cells, if there is one at all.

    A column of names (`Müller, Anna`) or of several numbers in a cell is one column, though commas part it well.
    """
    if any("\t" in line for line in lines):
        return replace(find_delimiter(lines, "\t"), is_chosen=False)
    found = find_delimiter(lines)
    if found.delimiter != "," or any(line.count(",") != 1 for line in lines if line.strip()):
        return found
    return replace(found, delimiter="", alternatives=(",", *found.alternatives))


def _agreement(lines: Sequence[str], delimiter: str) -> float:
    """How well the records agree in width, times the root of that width; above 1 if it parts them."""
    if not any(delimiter in line for line in lines):
        return 1.0
    widths: Counter[int] = Counter()
    known = 0
    blanks = _has_blanks_before_quotes(lines, delimiter)
    for record in RecordReader(iter(lines), delimiter, blanks_before_quotes=blanks):
        if isinstance(record, TableRecord) and any(record.cells):
            widths[len(record.cells)] += 1
            if widths.total() <= HEADER_LOOKED_AT:
                known = max(known, known_words(record.cells))
        if widths.total() >= LOOKED_AT:
            break
    if not widths:
        return 0.0
    best = max(count * sqrt(width) for width, count in widths.items() if width > 1 or len(widths) == 1)
    bonus = _WORTH_OF_A_WORD * min(known, _MOST_WORDS) if known > 1 else 0.0
    return best / widths.total() * (1 + bonus)


def _is_decimal(lines: Sequence[str]) -> bool:
    text = "".join(lines)
    commas = text.count(",")
    return commas > 0 and len(_DECIMAL.findall(text)) > 0.9 * commas


def _has_blanks_before_quotes(lines: Sequence[str], delimiter: str) -> bool:
    """Whether quoted cells stand behind a blank, and never right behind the delimiter or at the beginning of a line."""
    if not delimiter or not any(f'{delimiter} "' in line for line in lines):
        return False
    return not any(line.startswith('"') or f'{delimiter}"' in line for line in lines)
