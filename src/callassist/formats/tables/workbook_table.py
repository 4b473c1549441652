"""Workbooks: what is in one of their sheets, by its beginning, and its records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from callassist.errors import ListError
from callassist.formats.tables.list_source import Cancelled, ListSource
from callassist.formats.tables.list_table import ListKind, ListTable, ReadingChoices
from callassist.formats.tables.record_reader import TableRecord
from callassist.formats.tables.table_sample import RECORDS, described
from callassist.formats.tables.workbook_reading import SheetName, Workbook


def workbook_table(source: ListSource, choices: ReadingChoices) -> ListTable:
    """The sheet that was chosen, or the first one with something in it.

    Raises:
        ListError: it cannot be read, or there is none.
    """
    with Workbook(source) as book:
        candidates = book.candidates(choices.sheet)
        for sheet in candidates:
            try:
                return _sheet_table(source, choices, book, sheet)
            except ListError as error:
                if error.code != "list_empty" or sheet is candidates[-1]:
                    raise
    raise AssertionError("there is a last one")


def _sheet_table(source: ListSource, choices: ReadingChoices, book: Workbook, sheet: SheetName) -> ListTable:
    sample = list(islice(book.records(sheet), RECORDS + 1))
    is_all = len(sample) <= RECORDS
    table = described(source, ListKind.WORKBOOK, choices, sample[:RECORDS], is_all=is_all)
    table = replace(table, sheet=sheet.name, sheets=tuple(one.name for one in book.sheets))
    if is_all:
        return table
    return replace(table, row_count=max(table.row_count, book.last_line - table.header.line))


def workbook_records(table: ListTable, cancelled: Cancelled | None = None) -> Iterator[TableRecord]:
    """All rows of the sheet.

    Raises:
        ListError: it cannot be read.
        CancelledError: `cancelled` said so.
    """
    with Workbook(table.source, cancelled) as book:
        yield from book.records(book.candidates(table.sheet)[0])
