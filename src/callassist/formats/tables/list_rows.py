"""Records, made rows of one width, with a count of what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import NamedTuple

from callassist.errors import ListError
from callassist.formats.tables.list_source import Cancelled
from callassist.formats.tables.record_reader import Reject, TableRecord

#: rows and columns of a list: those of a sheet, and what a sheet never has
MOST_ROWS = 1_048_576
MOST_COLUMNS = 1_000

#: rows between two looks at whether nobody wants them any more
_LOOK = 1 << 9
_NOTHING: tuple[str, ...] = ()


class TableRow(NamedTuple):
    """A row: as many cells as there are columns, and what stood behind them."""

    #: where it begins in the file
    line: int
    cells: list[str]
    extra: Sequence[str] = _NOTHING


@dataclass(frozen=True, slots=True)
class RowCounts:
    """What became of the records so far; `records` = `good` + `rejected` + `empty`."""

    records: int = 0
    rejected: int = 0
    empty: int = 0
    #: good rows that had too few cells, and were filled; that had more, which are kept beside
    short: int = 0
    long: int = 0

    @property
    def good(self) -> int:
        return self.records - self.rejected - self.empty


class RowReading:
    """The rows of a list, once, and the rejects among them."""

    def __init__(
        self,
        records: Iterable[TableRecord | Reject],
        width: int,
        *,
        behind: int = 0,
        cancelled: Cancelled | None = None,
        where: str = "",
        is_sheet: bool = False,
    ) -> None:
        """`behind`: the line of the header, up to which nothing is a row; `where`: the file, for errors.

        `is_sheet`: rows end with their last filled cell, and are not short for that.
        """
        self._source = records
        self._width = width
        self._behind = behind
        self._cancelled = cancelled
        self._where = where
        self._is_sheet = is_sheet
        self._records = 0
        self._rejected = 0
        self._empty = 0
        self._short = 0
        self._long = 0
        #: the line that was read last: how far it has come
        self.line = 0

    @property
    def counts(self) -> RowCounts:
        """What became of the records so far."""
        return RowCounts(self._records, self._rejected, self._empty, self._short, self._long)

    def __iter__(self) -> Iterator[TableRow | Reject]:
        """Rows and rejects, in the order of the file.

        Raises:
            CancelledError: `cancelled` said so.
            ListError: it has more rows than a list may have.
        """
        width = self._width
        for record in self._source:
            if record.line <= self._behind:
                continue
            self._records += 1
            if not self._records % _LOOK:
                self._look()
            if isinstance(record, Reject):
                self._rejected += 1
                yield record
                continue
            line, cells = record
            for cell in cells:
                if cell and not cell.isspace():
                    break
            else:
                self._empty += 1
                continue
            if len(cells) == width:
                self.line = line
                yield TableRow(line, cells)
            else:
                yield self._fitted(line, cells)

    def _fitted(self, line: int, cells: list[str]) -> TableRow | Reject:
        missing = self._width - len(cells)
        if missing > 0:
            self._short += not self._is_sheet
            return TableRow(line, cells + [""] * missing)
        if len(cells) > MOST_COLUMNS:
            self._rejected += 1
            return Reject(line, "too_many_cells", "", tuple(cells[:MOST_COLUMNS]))
        extra = cells[self._width :]
        if not any(map(str.strip, extra)):
            return TableRow(line, cells[: self._width])
        self._long += 1
        return TableRow(line, cells[: self._width], extra)

    def _look(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise CancelledError
        if self.counts.good > MOST_ROWS:
            raise ListError(
                f"the list has more than {MOST_ROWS:,} rows",
                where=self._where,
                next_step="part it into several files",
                code="list_too_long",
                facts={"count": MOST_ROWS},
            )
