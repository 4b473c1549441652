"""Lines, made records: cells between delimiters, quoted where they hold one, a quote or the end of a line.

Made of the standard library's reader, held to the letter (`strict`), which tells when it is lost. Then it is looked at
closely: a quote that is never closed, or is closed only in another row, takes the rows between for a part of its cell.
Such a cell is closed at the end of its line, the lines behind it are read again, and its record becomes a reject. A
quote in the middle of a cell (`Gasthof "Zum Wagner"`) is just that.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from callassist.formats.tables.text_lines import LONGEST_LINE

#: lines and characters that a quoted cell may go on for behind its first line
MOST_LINES = 20
MOST_CHARACTERS = 20_000
#: characters of a cell that are read, and those that are kept
LONGEST_CELL = 100_000
KEPT_OF_CELL = 4_000
#: stands for a delimiter in a file of one column
NO_DELIMITER = "\x1f"
#: of a record with a cell above `KEPT_OF_CELL`, the first line or the rest has more than this
_LONG = KEPT_OF_CELL // 2


class TableRecord(NamedTuple):
    """A record as it stands in the file; `line` is where it begins."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Reject:
    """What could not be read as a row, and why. `cells` is the best that can be made of it."""

    line: int
    #: open_quote, line_too_long, cell_too_long, too_many_cells, card_broken
    reason: str
    raw: str
    cells: tuple[str, ...] = ()


class RecordReader:
    """The records of a text, in order; each line belongs to exactly one of them or to one reject."""

    def __init__(self, lines: Iterator[str], delimiter: str, *, blanks_before_quotes: bool = False) -> None:
        """`delimiter`: "" for a file of one column; `blanks_before_quotes`: a cell may be written as `a, "b"`."""
        self._lines = lines
        self._delimiter = delimiter or NO_DELIMITER
        self._blanks = blanks_before_quotes
        self._strict_cells, self._lax_cells = _complete_cells(self._delimiter, blanks=blanks_before_quotes)
        #: lines of the record that is being read
        self._taken: list[str] = []
        #: lines to be read again, the next one last
        self._back: list[str] = []
        self._behind_first = 0
        self._is_long = False
        self._ran_out = False
        self._line = 1
        #: cells of which only the beginning was kept
        self.cut = 0

    def __iter__(self) -> Iterator[TableRecord | Reject]:
        taken = self._taken
        while True:
            reader = self._reader(strict=True)
            try:
                for cells in reader:
                    if self._is_long:
                        self._is_long = False
                        yield self._looked_at(cells)
                    else:
                        yield TableRecord(self._line, cells)
                    self._line += len(taken)
                    self._behind_first = 0
                    taken.clear()
            except csv.Error as error:
                yield self._mended(error)
                continue
            if not self._back:
                return
            # the reader was stopped in front of a line that is too long
            line = self._back.pop()
            yield Reject(self._line, "line_too_long", line[:KEPT_OF_CELL])
            self._line += 1

    def _reader(self, *, strict: bool) -> Iterator[list[str]]:
        self._ran_out = False
        return csv.reader(self._fed(), delimiter=self._delimiter, strict=strict, skipinitialspace=self._blanks)

    def _fed(self) -> Iterator[str]:
        """The lines, as the reader asks for them, until a record has had too many."""
        taken, back = self._taken, self._back
        while back:
            line = back.pop()
            if self._ends_before(line):
                return
            taken.append(line)
            yield line
        for line in self._lines:
            if (taken or len(line) > _LONG) and self._ends_before(line):
                return
            taken.append(line)
            yield line
        self._ran_out = True

    def _ends_before(self, line: str) -> bool:
        if self._taken:
            self._behind_first += len(line)
        self._is_long = self._is_long or max(len(line), self._behind_first) > _LONG
        is_past = len(self._taken) > MOST_LINES or self._behind_first > MOST_CHARACTERS or len(line) > LONGEST_LINE
        if is_past:
            self._back.append(line)
            self._ran_out = True
        return is_past

    def _looked_at(self, cells: list[str]) -> TableRecord | Reject:
        """The record of a long text: no cell of it is past all measure, and of the long ones the beginning is kept."""
        if max(map(len, cells), default=0) > LONGEST_CELL:
            return self._too_long()
        for place, cell in enumerate(cells):
            if len(cell) > KEPT_OF_CELL:
                cells[place] = cell[:KEPT_OF_CELL]
                self.cut += 1
        return TableRecord(self._line, cells)

    def _mended(self, error: csv.Error) -> TableRecord | Reject:
        """What the lines that were taken are, now that they are no proper record; what they are not is read again."""
        if "limit" in str(error):
            found: TableRecord | Reject = self._too_long()
        else:
            first = self._open_line(self._strict_cells)
            found = self._closed_after(first) if first < len(self._taken) - 1 or self._ran_out else self._lax()
        self._line += len(self._taken)
        self._taken.clear()
        self._behind_first = 0
        self._is_long = False
        return found

    def _lax(self) -> TableRecord | Reject:
        """The record of these lines, where a quote in the middle of a cell is just that."""
        self._back.extend(reversed(self._taken))
        self._taken.clear()
        self._behind_first = 0
        try:
            cells = next(self._reader(strict=False), list[str]())
        except csv.Error:
            return self._too_long()
        if not self._ran_out:
            return self._looked_at(cells)
        return self._closed_after(self._open_line(self._lax_cells))

    def _open_line(self, complete: re.Pattern[str]) -> int:
        """Which of the lines holds the beginning of the first cell that is not complete."""
        found = complete.match("".join(self._taken))
        left = found.end() if found is not None else 0
        for number, line in enumerate(self._taken):
            left -= len(line)
            if left < 0:
                return number
        return len(self._taken) - 1

    def _closed_after(self, first: int) -> Reject:
        """The record that ends with the line of this number; those behind it are read again."""
        self._back.extend(reversed(self._taken[first + 1 :]))
        del self._taken[first + 1 :]
        return self._reject("open_quote")

    def _too_long(self) -> Reject:
        return self._reject("cell_too_long")

    def _reject(self, reason: str) -> Reject:
        try:
            cells = next(csv.reader(self._taken, delimiter=self._delimiter, skipinitialspace=self._blanks), list[str]())
        except csv.Error:
            cells = []
        return Reject(self._line, reason, "".join(self._taken), tuple(cell.rstrip("\r\n") for cell in cells))


def _complete_cells(delimiter: str, *, blanks: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """As many complete cells as there are, with the delimiters behind them: to the letter, and with stray quotes."""
    end = re.escape(delimiter)
    begin = " *+" if blanks else ""
    bare = rf'[^"{end}\r\n][^{end}\r\n]*+|'
    quoted = '"(?:[^"]|"")*+"'
    return (
        re.compile(rf"(?:{begin}(?:{quoted}|{bare}){end})*+{begin}"),
        re.compile(rf"(?:{begin}(?:{quoted}[^{end}\r\n]*+|{bare}){end})*+{begin}"),
    )
