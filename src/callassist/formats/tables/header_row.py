"""Which line of a list names its columns.

The one among the first ten with the most words that columns are known by, and no number or mail in it; what stands
above it is skipped. Without any such word the first line is one if the lines below look like data and it does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from callassist.formats.tables.cell_looks import looks_like_mail
from callassist.formats.tables.header_words import is_known
from callassist.formats.tables.record_reader import TableRecord

#: records a header is looked for in
LOOKED_AT = 10

_FIGURES = re.compile(r"\A[\s'+(]*\d[\d\s./,:()+\-]*\Z")
#: figures that are more than the year or the number of a column
_NUMBER = re.compile(r"\A[\s'+(]*(?:\d[\s./,:()+\-]*){5,}\Z")


class HeaderCertainty(StrEnum):
    """How a header was found."""

    #: it holds words that columns are known by
    KNOWN = "known"
    #: nothing of it is known, and it does not look like data
    GUESSED = "guessed"
    #: the first line is a row
    NONE = "none"
    #: the rep said so
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class FoundHeader:
    """The line that names the columns."""

    certainty: HeaderCertainty
    #: its line in the file; 0 if there is none
    line: int = 0
    cells: tuple[str, ...] = ()
    #: the records above it, which are skipped
    preamble: tuple[TableRecord, ...] = ()

    @property
    def is_there(self) -> bool:
        return self.line > 0


def find_header(records: Sequence[TableRecord], chosen: int | None = None) -> FoundHeader:
    """The header among the first records; `chosen`: its line as the rep says, or 0 for none."""
    if chosen == 0:
        return FoundHeader(HeaderCertainty.CHOSEN)
    if chosen is not None:
        place = next((place for place, one in enumerate(records) if one.line >= chosen), None)
        return FoundHeader(HeaderCertainty.NONE) if place is None else _at(records, place, HeaderCertainty.CHOSEN)
    filled = [place for place, record in enumerate(records) if any(map(str.strip, record.cells))][:LOOKED_AT]
    if not filled:
        return FoundHeader(HeaderCertainty.NONE)
    usual = _usual_width(records)
    known = {place: known_words(records[place].cells) for place in filled}
    best = max(filled, key=lambda place: (known[place], len(records[place].cells) == usual))
    if known[best] > 0:
        above = [records[place].cells for place in filled if place < best]
        if not any(_is_row_beside(cells, records[best].cells) for cells in above):
            return _at(records, best, HeaderCertainty.KNOWN)
    first = next((place for place in filled if len(records[place].cells) == usual), filled[0])
    if _looks_like_data(records[first].cells) or len(filled) == 1:
        return FoundHeader(HeaderCertainty.NONE)
    return _at(records, first, HeaderCertainty.GUESSED)


def _is_row_beside(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether these are data of the same table: then a line below them is no header, whatever it says."""
    filled = sum(1 for cell in cells if cell.strip())
    return filled * 2 >= sum(1 for cell in header if cell.strip()) and _looks_like_data(cells)


def _looks_like_data(cells: Sequence[str]) -> bool:
    return any(_FIGURES.match(cell) or looks_like_mail(cell) for cell in cells)


def _usual_width(records: Sequence[TableRecord]) -> int:
    widths = Counter(len(record.cells) for record in records if record.cells)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _at(records: Sequence[TableRecord], place: int, certainty: HeaderCertainty) -> FoundHeader:
    record = records[place]
    return FoundHeader(certainty, record.line, tuple(record.cells), tuple(records[:place]))


def known_words(cells: Sequence[str]) -> int:
    """How many of the cells are words columns are known by; none if there is a number or a mail among them."""
    if any(_NUMBER.match(cell) or looks_like_mail(cell) for cell in cells if cell):
        return 0
    return len({cell.strip().casefold() for cell in cells if cell.strip() and is_known(cell)})
