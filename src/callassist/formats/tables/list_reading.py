"""The front door: a file or what was pasted ⇒ a table with all that was found out about it, and its rows as a stream.

A look at the beginning is enough to show a list of any size at once; `settled` then reads the whole of it, for the
encoding may show at its end alone. Rows are only ever read of a table that is settled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path

from callassist.errors import ListError
from callassist.formats.tables.column_guesses import ColumnGuess, guess_columns
from callassist.formats.tables.decoding import decoded
from callassist.formats.tables.delimiter import FoundDelimiter, find_delimiter
from callassist.formats.tables.header_row import FoundHeader, HeaderCertainty, find_header
from callassist.formats.tables.list_rows import MOST_COLUMNS, RowReading, TableRow
from callassist.formats.tables.list_source import Cancelled, ListSource, Tick
from callassist.formats.tables.record_reader import RecordReader, Reject, TableRecord
from callassist.formats.tables.text_encoding import EncodingSearch, FoundEncoding, TextEncoding, encoding_of_head
from callassist.formats.tables.text_lines import lines_of

#: bytes of the beginning that are looked at, at once
_HEAD = 1 << 20
#: lines and records of it that are judged by
_LINES = 3_000
_RECORDS = 1_000
#: rows that are shown at once
SHOWN_ROWS = 20


class ListKind(StrEnum):
    """What a list is kept in."""

    TEXT = "text"
    WORKBOOK = "workbook"
    CARDS = "cards"
    PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What the rep says of a list; None: find it out."""

    encoding: TextEncoding | None = None
    #: "" for one column
    delimiter: str | None = None
    #: the line of the header; 0: there is none
    header: int | None = None
    sheet: str | None = None


NO_CHOICES = ReadingChoices()


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list, and what was found out about it."""

    source: ListSource
    kind: ListKind
    choices: ReadingChoices
    header: FoundHeader
    columns: tuple[ColumnGuess, ...]
    #: the first ones
    rows: tuple[TableRow, ...]
    #: how many good ones there are, or about how many
    row_count: int
    is_counted: bool
    #: of text alone
    encoding: FoundEncoding | None = None
    delimiter: FoundDelimiter | None = None
    #: of a workbook alone
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether nothing in the rest of the file can change what was found."""
        return self.encoding is None or self.encoding.is_settled or self.encoding.is_chosen

    @property
    def width(self) -> int:
        return len(self.columns)

    @property
    def behind(self) -> int:
        """The line up to which nothing is a row."""
        return max(self.header.line, int(self.delimiter is not None and self.delimiter.is_said))


def open_list(path: Path, choices: ReadingChoices = NO_CHOICES) -> ListTable:
    """The list in the file at `path`, by its beginning.

    Raises:
        ListError: it cannot be read, or is none.
    """
    return _described(ListSource.of_file(path), choices)


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
    return _text_table(table.source, table.kind, table.choices, search.found())


def read_rows(table: ListTable, cancelled: Cancelled | None = None) -> RowReading:
    """All rows and rejects of a list, as a stream.

    Raises:
        ListError: it cannot be read.
        CancelledError: `cancelled` said so.
    """
    table = settled(table, cancelled)
    return RowReading(
        _records(table, cancelled), table.width, behind=table.behind, cancelled=cancelled, where=table.source.name
    )


def _records(table: ListTable, cancelled: Cancelled | None) -> Iterable[TableRecord | Reject]:
    assert table.encoding is not None
    assert table.delimiter is not None
    return _reader(lines_of(decoded(table.source.chunks(cancelled), table.encoding)), table.delimiter)


def _reader(lines: Iterator[str], delimiter: FoundDelimiter) -> RecordReader:
    return RecordReader(lines, delimiter.delimiter, blanks_before_quotes=delimiter.blanks_before_quotes)


def _described(source: ListSource, choices: ReadingChoices) -> ListTable:
    head = source.head(_HEAD)
    _refuse_what_is_no_text(source, head)
    search = EncodingSearch()
    search.feed(head)
    found = search.found(is_all=len(head) >= source.size)
    if choices.encoding is not None:
        found = replace(
            found,
            encoding=choices.encoding,
            mark=found.mark if choices.encoding is found.encoding else _mark(head, choices.encoding),
            alternatives=(found.encoding, *(one for one in found.alternatives if one is not choices.encoding)),
            is_chosen=True,
        )
    return _text_table(source, ListKind.TEXT, choices, found)


def _text_table(source: ListSource, kind: ListKind, choices: ReadingChoices, encoding: FoundEncoding) -> ListTable:
    """What text of this encoding is, by its beginning."""
    head = source.head(_HEAD)
    is_all = len(head) >= source.size
    text = list(decoded([head], encoding))
    lines = list(islice(lines_of(text), _LINES + 1))
    # what may be cut off is not judged
    is_all = is_all and len(lines) <= _LINES
    if not is_all and len(lines) > 1:
        lines.pop()
    delimiter = find_delimiter(lines, choices.delimiter)
    found = list(islice(_reader(iter(lines), delimiter), _RECORDS + 1))
    if not (is_all and len(found) <= _RECORDS) and len(found) > 1:
        is_all = False
        found.pop()
    records = [one for one in found if isinstance(one, TableRecord)]
    said = int(delimiter.is_said)
    header = find_header([one for one in records if one.line > said], choices.header)
    if not records:
        raise ListError(
            "there is nothing in this file", where=source.name, next_step="choose another one", code="list_empty"
        )
    behind = max(header.line, said)
    width = len(header.cells) or _usual_width(records, behind)
    if width > MOST_COLUMNS:
        raise ListError(
            f"the list has more than {MOST_COLUMNS:,} columns",
            where=f"{source.name}:{header.line or 1}:1",
            next_step="check what parts its cells, or take out columns",
            code="list_too_wide",
            facts={"count": MOST_COLUMNS},
        )
    reading = RowReading(found, width, behind=behind)
    rows = [one for one in reading if isinstance(one, TableRow)]
    table = ListTable(
        source,
        kind,
        choices,
        header,
        guess_columns(header.cells, [row.cells for row in rows], width),
        tuple(rows[:SHOWN_ROWS]),
        len(rows),
        is_all,
        encoding,
        delimiter,
    )
    return table if is_all else _counted(table, found, lines, len("".join(text)) / len(head))


def _counted(
    table: ListTable, found: Sequence[TableRecord | Reject], lines: Sequence[str], signs_a_byte: float
) -> ListTable:
    """The same, with how many rows there are: counted where that takes no time, else about how many."""
    if table.source.size <= _HEAD:
        reading = RowReading(_records(table, None), table.width, behind=table.behind)
        for _ in reading:
            pass
        return replace(table, row_count=reading.counts.good, is_counted=True)
    last = found[-1].line
    signs = sum(map(len, lines[:last]))
    return replace(table, row_count=max(1, round(table.row_count * table.source.size * signs_a_byte / max(1, signs))))


def _usual_width(records: Sequence[TableRecord], behind: int) -> int:
    widths = Counter(len(record.cells) for record in records if record.line > behind and record.cells)
    return max(widths, key=lambda width: (widths[width], width), default=1)


def _mark(head: bytes, encoding: TextEncoding) -> int:
    """How long a mark of that encoding is at the beginning."""
    mark = "\ufeff".encode("utf-8" if encoding.is_repaired else encoding, "ignore")
    return len(mark) if mark and head.startswith(mark) else 0


#: what files begin with that are no lists, or none that can be read
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite format 3",
    b"{\\rtf",
)
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: control signs that no text has
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b\x1c\x1d\x1e\x1f"))


def _refuse_what_is_no_text(source: ListSource, head: bytes) -> None:
    if not head:
        raise ListError(
            "there is nothing in this file", where=source.name, next_step="choose another one", code="list_empty"
        )
    if head.startswith(_OLD_WORKBOOK):
        raise ListError(
            "this is a workbook of an older form, or one with a password",
            where=source.name,
            next_step="open it in a spreadsheet and save it as XLSX or CSV, without a password",
            code="list_other_form",
        )
    sample = head[:4096]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if head.startswith(_OTHERS) or (controls > len(sample) / 20 and encoding_of_head(sample) is None):
        raise ListError(
            "this file is no list",
            where=source.name,
            next_step="choose a text file (CSV), a workbook (XLSX) or cards (VCF)",
            code="list_none",
        )


__all__ = [
    "NO_CHOICES",
    "HeaderCertainty",
    "ListKind",
    "ListTable",
    "ReadingChoices",
    "open_list",
    "read_rows",
    "settled",
]
