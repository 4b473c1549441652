"""CSV files and workbooks made tables of cells, by the readers of lists."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError

from callassist.errors import ListError, OutlineError
from callassist.formats.script.outline.parting import hidden
from callassist.formats.script.outline.source_lines import SourceCell
from callassist.formats.tables.decoding import decoded
from callassist.formats.tables.delimiter import find_delimiter
from callassist.formats.tables.list_source import ListSource
from callassist.formats.tables.record_reader import KEPT_OF_CELL, RecordReader, Reject, TableRecord
from callassist.formats.tables.text_encoding import EncodingSearch
from callassist.formats.tables.text_lines import lines_of
from callassist.formats.tables.workbook_reading import Workbook

MOST_BYTES = 4 << 20
MOST_ROWS = 5_000
MOST_COLUMNS = 100
#: pieces of 64 KiB that may be unpacked of a workbook
_MOST_CHUNKS = 160
_SAMPLE = 200
Rows = list[tuple[SourceCell, ...]]


def text_of(source: ListSource) -> str:
    """The text of a file, in whatever encoding it is.

    Raises:
        OutlineError: it cannot be read, or is too large.
    """
    if source.size > MOST_BYTES:
        raise _too_large(source.name)
    try:
        data = b"".join(source.chunks())
    except ListError as error:
        raise _from(error) from error
    search = EncodingSearch()
    search.feed(data)
    return "".join(decoded([data], search.found(is_all=True)))


def csv_rows(source: ListSource) -> Rows:
    """The rows of a CSV file, or of one with tabs.

    Raises:
        OutlineError: it cannot be read, or is too large.
    """
    text = text_of(source)
    lines = list(lines_of([text]))
    delimiter = find_delimiter(lines[:_SAMPLE])
    records = RecordReader(iter(lines), delimiter.delimiter, blanks_before_quotes=delimiter.blanks_before_quotes)
    return _rows(_sound(records, source.name), source.name, "", begins_at=2 if delimiter.is_said else 1)


def _sound(records: Iterable[TableRecord | Reject], name: str) -> Iterator[TableRecord]:
    for record in records:
        if isinstance(record, Reject):
            raise OutlineError(
                "this row cannot be read",
                where=f"{name}:{record.line}",
                next_step="look for a quote that is not closed, or save the table anew",
                code="outline_row",
            )
        yield record


def sheets(source: ListSource) -> list[tuple[str, Rows]]:
    """The sheets of a workbook that are seen, each with its rows.

    Raises:
        OutlineError: it cannot be read, or is too large.
    """
    chunks = itertools.count()
    found: list[tuple[str, Rows]] = []
    try:
        with Workbook(source, lambda: next(chunks) > _MOST_CHUNKS) as book:
            for sheet in book.candidates(None):
                several = len(book.candidates(None)) > 1
                rows = _rows(book.records(sheet), source.name, f"{sheet.name}!" if several else "")
                if rows:
                    found.append((sheet.name, rows))
    except ListError as error:
        raise _from(error) from error
    except CancelledError as error:
        raise _too_large(source.name) from error
    return found


def _rows(records: Iterable[TableRecord], name: str, prefix: str, *, begins_at: int = 1) -> Rows:
    rows: Rows = []
    for record in records:
        if record.line < begins_at:
            continue
        cells = record.cells
        if not any(cells):
            continue
        if len(rows) >= MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise OutlineError(
                f"a script has no more than {MOST_ROWS:,} rows and {MOST_COLUMNS} columns",
                where=f"{name}, row {record.line}",
                next_step="keep the script alone in the file",
                code="outline_too_large",
            )
        rows.append(
            tuple(
                SourceCell(f"{prefix}{column_name(place)}{record.line}", _kept(cell, name, record.line))
                for place, cell in enumerate(cells)
            )
        )
    return rows


def _kept(cell: str, name: str, line: int) -> str:
    if len(cell) >= KEPT_OF_CELL:
        raise OutlineError(
            f"the cell has {KEPT_OF_CELL:,} signs or more, which nobody says in one breath",
            where=f"{name}, row {line}",
            next_step="part it into several steps",
            code="outline_cell",
        )
    return "\n".join(hidden(one) for one in cell.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def column_name(place: int) -> str:
    """A, B … Z, AA …: as spreadsheets call the column at this place, from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _too_large(name: str) -> OutlineError:
    return OutlineError(
        "this file is too large for a script",
        where=name,
        next_step="keep the script alone in it",
        code="outline_too_large",
    )


def _from(error: ListError) -> OutlineError:
    return OutlineError(error.what, where=error.where, next_step=error.next_step)
