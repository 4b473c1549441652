"""Text files, pasted text and cards: what is in them, by their beginning, and their records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from callassist.formats.tables.cards import CARD_COLUMNS, begins_cards, card_records
from callassist.formats.tables.decoding import decoded
from callassist.formats.tables.delimiter import FoundDelimiter, find_delimiter, find_pasted_delimiter
from callassist.formats.tables.list_rows import RowReading
from callassist.formats.tables.list_source import Cancelled, ListSource
from callassist.formats.tables.list_table import ListKind, ListTable, ReadingChoices
from callassist.formats.tables.record_reader import RecordReader, Reject, TableRecord
from callassist.formats.tables.table_sample import RECORDS, described, described_as
from callassist.formats.tables.text_encoding import EncodingSearch, FoundEncoding, TextEncoding
from callassist.formats.tables.text_lines import lines_of

#: bytes of the beginning that are looked at, at once
HEAD = 1 << 20
#: lines of it that are judged by; a card has many
_LINES = 3_000
_CARD_LINES = 20_000


def found_encoding(head: bytes, chosen: TextEncoding | None, *, is_all: bool) -> FoundEncoding:
    """The encoding of a text that begins with `head`, or the one that was chosen."""
    search = EncodingSearch()
    search.feed(head)
    found = search.found(is_all=is_all)
    if chosen is None:
        return found
    others = (found.encoding, *found.alternatives)
    return FoundEncoding(chosen, _mark(head, chosen), tuple(one for one in others if one is not chosen), is_chosen=True)


def _mark(head: bytes, encoding: TextEncoding) -> int:
    """How long a mark of that encoding is at the beginning."""
    mark = "\ufeff".encode("utf-8" if encoding.is_repaired else encoding, "ignore")
    return len(mark) if mark and head.startswith(mark) else 0


def text_table(source: ListSource, kind: ListKind, choices: ReadingChoices, encoding: FoundEncoding) -> ListTable:
    """What text of this encoding is.

    Raises:
        ListError: it is no list.
    """
    head = source.head(HEAD)
    text = "".join(decoded([head], encoding))
    is_cards = kind is not ListKind.PASTED and begins_cards(text)
    most = _CARD_LINES if is_cards else _LINES
    lines = list(islice(lines_of([text]), most + 1))
    is_all = len(head) >= source.size and len(lines) <= most
    if not is_all and len(lines) > 1:
        lines.pop()  # it may be cut off
    if is_cards:
        delimiter = None
    elif kind is ListKind.PASTED and choices.delimiter is None:
        delimiter = find_pasted_delimiter(lines)
    else:
        delimiter = find_delimiter(lines, choices.delimiter)
    sample = list(islice(_records_of(iter(lines), delimiter), RECORDS + 1))
    if not (is_all and len(sample) <= RECORDS) and len(sample) > 1:
        is_all = False
        sample.pop()
    if delimiter is None:
        table = described_as(source, ListKind.CARDS, choices, CARD_COLUMNS, sample, is_all=is_all)
    else:
        table = described(source, kind, choices, sample, is_all=is_all, said=int(delimiter.is_said))
    table = replace(table, encoding=encoding, delimiter=delimiter)
    if is_all:
        return table
    if source.size <= HEAD:
        return _counted(table)
    # each row of the rest has about as many bytes as those that were looked at
    looked_at = sum(map(len, lines[: sample[-1].line])) * len(head) / len(text)
    return replace(table, row_count=max(1, round(table.row_count * source.size / looked_at)))


def text_records(table: ListTable, cancelled: Cancelled | None = None) -> Iterable[TableRecord | Reject]:
    """All records of a text.

    Raises:
        ListError: it cannot be read.
        CancelledError: `cancelled` said so.
    """
    assert table.encoding is not None
    return _records_of(lines_of(decoded(table.source.chunks(cancelled), table.encoding)), table.delimiter)


def _records_of(lines: Iterator[str], delimiter: FoundDelimiter | None) -> Iterable[TableRecord | Reject]:
    if delimiter is None:
        return card_records(lines)
    return RecordReader(lines, delimiter.delimiter, blanks_before_quotes=delimiter.blanks_before_quotes)


def _counted(table: ListTable) -> ListTable:
    reading = RowReading(text_records(table), table.width, behind=table.behind)
    for _ in reading:
        pass
    return replace(table, row_count=reading.counts.good, is_counted=True)
