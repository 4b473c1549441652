"""The first records of a list, judged: which of them is the header, what the columns tell, which rows are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from callassist.errors import ListError
from callassist.formats.tables.column_guesses import guess_columns, known_columns
from callassist.formats.tables.header_row import FoundHeader, HeaderCertainty, find_header
from callassist.formats.tables.header_words import LeadField
from callassist.formats.tables.list_rows import MOST_COLUMNS, RowReading, TableRow
from callassist.formats.tables.list_source import ListSource
from callassist.formats.tables.list_table import ListKind, ListTable, ReadingChoices
from callassist.formats.tables.record_reader import Reject, TableRecord

#: records that are judged by
RECORDS = 1_000
#: rows that are shown at once
SHOWN_ROWS = 20

Records = Sequence[TableRecord | Reject]


def described(
    source: ListSource, kind: ListKind, choices: ReadingChoices, records: Records, *, is_all: bool, said: int = 0
) -> ListTable:
    """A table that begins with these records. `said`: lines in front that are neither header nor row.

    Raises:
        ListError: there is nothing in it, or it is too wide.
    """
    proper = [one for one in records if isinstance(one, TableRecord) and one.line > said]
    if not any(one.cells for one in proper) and not any(isinstance(one, Reject) for one in records):
        raise ListError(
            "there is nothing in this list", where=source.name, next_step="choose another one", code="list_empty"
        )
    header = find_header(proper, choices.header)
    behind = max(header.line, said)
    width = len(header.cells) or _usual_width(proper, behind)
    if width > MOST_COLUMNS:
        raise ListError(
            f"the list has more than {MOST_COLUMNS:,} columns",
            where=f"{source.name}:{header.line or 1}:1",
            next_step="check what parts its cells, or take out columns",
            code="list_too_wide",
            facts={"count": MOST_COLUMNS},
        )
    rows = [one for one in RowReading(records, width, behind=behind) if isinstance(one, TableRow)]
    columns = guess_columns(header.cells, [row.cells for row in rows], width)
    return ListTable(source, kind, choices, header, columns, tuple(rows[:SHOWN_ROWS]), len(rows), is_all)


def described_as(
    source: ListSource,
    kind: ListKind,
    choices: ReadingChoices,
    fields: Sequence[tuple[str, LeadField | None]],
    records: Records,
    *,
    is_all: bool,
) -> ListTable:
    """A table that begins with these records and whose columns are no question."""
    rows = [one for one in RowReading(records, len(fields)) if isinstance(one, TableRow)]
    header = FoundHeader(HeaderCertainty.KNOWN, cells=tuple(name for name, _ in fields))
    columns = known_columns(fields, [row.cells for row in rows])
    return ListTable(source, kind, choices, header, columns, tuple(rows[:SHOWN_ROWS]), len(rows), is_all)


def _usual_width(records: Sequence[TableRecord], behind: int) -> int:
    widths = Counter(len(record.cells) for record in records if record.line > behind and record.cells)
    return max(widths, key=lambda width: (widths[width], width), default=1)
