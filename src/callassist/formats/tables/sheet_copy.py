"""A sheet of a workbook, copied as plain rows: by a process that can be ended, for one that has nothing to fear then.

A workbook may be a stranger's, so it is unpacked in a process of its own (storage/keeping/apart.py, which stands on
another floor: whoever joins the two marks `copy_sheet` as a job). The copy is a line of JSON a row, `[line, cell, …]`;
it holds what the workbook holds, so it is for its owner alone, and is deleted by whoever asked for it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TextIO, TypedDict, cast

from callassist.errors import ListError
from callassist.formats.tables.decoding import decoded
from callassist.formats.tables.list_source import Cancelled, ListSource
from callassist.formats.tables.list_table import NO_CHOICES, ListKind, ListTable, ReadingChoices
from callassist.formats.tables.record_reader import TableRecord
from callassist.formats.tables.table_sample import RECORDS, described
from callassist.formats.tables.text_encoding import FoundEncoding, TextEncoding
from callassist.formats.tables.text_lines import lines_of
from callassist.formats.tables.workbook_reading import SheetName, Workbook

#: rows between two words of how far it has come
_TELL = 500


class CopiedSheet(TypedDict):
    """What was copied; plain data, as it comes out of another process."""

    sheet: str
    sheets: list[str]
    rows: int


def copy_sheet(tick: Callable[[int, int], object], *, path: str, sheet: str | None, target: str) -> CopiedSheet:
    """Copies the sheet of that name, or the first one with something in it, to the new file `target`.

    Raises:
        ListError: it cannot be read, or there is none.
        OSError: the copy cannot be written.
    """
    with Workbook(ListSource.of_file(Path(path))) as book, _made(target) as file:
        for one in book.candidates(sheet):
            rows = is_filled = 0
            for record in _told(book, one, tick):
                file.write(json.dumps([record.line, *record.cells], ensure_ascii=False) + "\n")
                rows += 1
                is_filled |= any(record.cells)
            if is_filled:
                return CopiedSheet(sheet=one.name, sheets=[found.name for found in book.sheets], rows=rows)
            file.seek(0)
            file.truncate()
    raise ListError("there is nothing in this list", where=path, next_step="choose another one", code="list_empty")


def _made(target: str) -> TextIO:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(descriptor, "w", encoding="utf-8", newline="")


def _told(book: Workbook, sheet: SheetName, tick: Callable[[int, int], object]) -> Iterator[TableRecord]:
    for number, record in enumerate(book.records(sheet)):
        if number % _TELL == 0:
            tick(record.line, max(record.line, book.last_line))
        yield record


def open_copied(path: Path, copy: Path, copied: CopiedSheet, choices: ReadingChoices = NO_CHOICES) -> ListTable:
    """The workbook at `path` as a list, of which `copy` holds the sheet.

    Raises:
        ListError: it is no list.
    """
    source = ListSource.of_file(path)
    rows = ListSource.of_file(copy)
    sample = list(islice(_copied(rows, None), RECORDS + 1))
    is_all = len(sample) <= RECORDS
    table = described(source, ListKind.WORKBOOK, choices, sample[:RECORDS], is_all=is_all)
    table = replace(table, sheet=copied["sheet"], sheets=tuple(copied["sheets"]), copy=rows)
    return table if is_all else replace(table, row_count=max(table.row_count, copied["rows"] - 1))


def copied_records(table: ListTable, cancelled: Cancelled | None = None) -> Iterator[TableRecord]:
    """All rows of the sheet, out of its copy.

    Raises:
        ListError: the copy cannot be read.
        CancelledError: `cancelled` said so.
    """
    assert table.copy is not None
    return _copied(table.copy, cancelled)


def _copied(source: ListSource, cancelled: Cancelled | None) -> Iterator[TableRecord]:
    # JSON writes the ends of lines within a text as \\n and \\r: each line is a row
    for line in lines_of(decoded(source.chunks(cancelled), FoundEncoding(TextEncoding.UTF8))):
        place, *cells = cast("list[str]", json.loads(line))
        yield TableRecord(int(place), cells)
