"""The numbers of any list, to be blocked or only counted: nothing else of its rows is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from callassist.formats.tables.list_reading import read_rows
from callassist.formats.tables.list_rows import TableRow
from callassist.services.leads.import_choices import ImportChoices
from callassist.services.leads.importing import ListSurvey
from callassist.services.leads.number_cells import read_cell
from callassist.services.leads.number_reading import Certainty, NumberReason, read_number
from callassist.services.leads.row_reading import RowReader


@dataclass(frozen=True, slots=True)
class FileNumber:
    """What a cell of a list holds."""

    #: "" where there is no such number, or it was not decided which it is
    e164: str
    #: as written
    typed: str
    #: neither a number, nor figures that may have been one
    is_none: bool = False


def numbers_in(found: ListSurvey, choices: ImportChoices) -> Iterator[FileNumber]:
    """Every number of a list, and every line of it that cannot be read, in their order.

    A number something speaks against counts as that number: blocking one too many is the side to err on.

    Raises:
        ListError: it cannot be read.
    """
    headers = [guess.header for guess in found.table.columns]
    columns = {
        place: replace(found.columns[place], decisions=choices.decisions.get(place, {})) for place in choices.phones
    }
    reader = RowReader(choices, headers, columns)
    for row in read_rows(found.table):
        if not isinstance(row, TableRow):
            yield FileNumber("", "", is_none=True)
            continue
        country = reader.country_of(row)
        for place, column in columns.items():
            for typed in read_cell(row.cells[place]):
                number = read_number(typed, country, column)
                if number.reason is NumberReason.FAX:
                    continue
                none = number.certainty is Certainty.NONE and number.reason is not NumberReason.NO_SUCH_NUMBER
                yield FileNumber(number.e164 or number.perhaps, typed.written, is_none=none)
