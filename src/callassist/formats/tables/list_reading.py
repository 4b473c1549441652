"""The front door: a file or what was pasted ⇒ a table with all that was found out about it, and its rows as a stream.

A look at the beginning is enough to show a list of any size at once; `settled` then reads the whole of it, for the
encoding may show at its end alone. Rows are only ever read of a table that is settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from callassist.errors import ListError
from callassist.formats.tables.file_kind import kind_of
from callassist.formats.tables.list_rows import RowReading
from callassist.formats.tables.list_source import Cancelled, ListSource, Tick
from callassist.formats.tables.list_table import NO_CHOICES, ListKind, ListTable, ReadingChoices
from callassist.formats.tables.record_reader import Reject, TableRecord
from callassist.formats.tables.sheet_copy import copied_records
from callassist.formats.tables.text_encoding import EncodingSearch, FoundEncoding, TextEncoding
from callassist.formats.tables.text_table import HEAD, found_encoding, text_records, text_table
from callassist.formats.tables.workbook_table import workbook_records, workbook_table


def open_list(path: Path, choices: ReadingChoices = NO_CHOICES) -> ListTable:
    """The list in the file at `path`, by its beginning.

    Raises:
        ListError: it cannot be read, or is none.
    """
    source = ListSource.of_file(path)
    head = source.head(HEAD)
    if kind_of(head, source.name) is ListKind.WORKBOOK:
        return workbook_table(source, choices)
    encoding = found_encoding(head, choices.encoding, is_all=len(head) >= source.size)
    return text_table(source, ListKind.TEXT, choices, encoding)


def open_pasted(text: str, choices: ReadingChoices = NO_CHOICES, name: str = "clipboard") -> ListTable:
    """The cells that were copied in a spreadsheet, or a column of numbers; also a whole list as text.

    Raises:
        ListError: there is nothing in it.
    """
    # some programs end what they copy with a zero
    text = text.rstrip("\0")
    if not text.strip():
        raise ListError("there is nothing to paste", where=name, next_step="copy the cells first", code="list_empty")
    source = ListSource.of_text(text, name)
    return text_table(source, ListKind.PASTED, choices, FoundEncoding(TextEncoding.UTF8))


def settled(table: ListTable, cancelled: Cancelled | None = None, tick: Tick | None = None) -> ListTable:
    """The same list, judged by all of it.

    Raises:
        ListError: it cannot be read.
        CancelledError: `cancelled` said so.
    """
    if table.is_settled:
        return table
    search = EncodingSearch()
    for chunk in table.source.chunks(cancelled, tick):
        if not search.feed(chunk):
            break
    return text_table(table.source, ListKind.TEXT, table.choices, search.found())


def read_rows(table: ListTable, cancelled: Cancelled | None = None) -> RowReading:
    """All rows and rejects of a list, as a stream.

    Raises:
        ListError: it cannot be read.
        CancelledError: `cancelled` said so.
    """
    table = settled(table, cancelled)
    return RowReading(
        _records(table, cancelled),
        table.width,
        behind=table.behind,
        cancelled=cancelled,
        where=table.source.name,
        is_sheet=table.kind is ListKind.WORKBOOK,
    )


def _records(table: ListTable, cancelled: Cancelled | None) -> Iterable[TableRecord | Reject]:
    if table.kind is not ListKind.WORKBOOK:
        return text_records(table, cancelled)
    return workbook_records(table, cancelled) if table.copy is None else copied_records(table, cancelled)
