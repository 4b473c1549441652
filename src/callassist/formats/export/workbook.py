"""A workbook (.xlsx) for people, written row by row: memory stays the same however many there are.

XlsxWriter makes it; it is loaded only when a workbook is written. What it does here and what we see to ourselves:

* A text is a text: nothing in it is ever a formula, a link, a figure or a date, whatever it looks like, also once
  somebody edits the cell.
* Signs that XML has no place for (half surrogate pairs, U+FFFE, U+FFFF) become U+FFFD; control characters are escaped
  by XlsxWriter and come out as they were.
* A cell holds 32,767 characters and a sheet 1,048,576 rows. A longer text is cut and says so; more rows go on in a
  sheet of the same name with a number.
* Rows on their way lie in files of the folder that is handed in, never in the system's folder for such things.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol, cast

from callassist.formats.export.cells import GENERAL, Cell, NumberCell, TextCell, TimeCell

MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
MOST_SIGNS = 32_767
#: UTF-16 units that a sheet's name may have
_MOST_OF_A_NAME = 31
#: a workbook may have some 200 number formats of its own
_MOST_FORMS = 150
#: rows that are measured for the widths, which are in characters
_MEASURED = 200
_NARROWEST, _WIDEST = 6, 48
#: what stands beside the words of a heading: the arrow of its filter
_ARROW = 3
#: what XML cannot hold, and what has no place in UTF-8
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
#: what no name of a sheet may hold
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_TEXT = "@"


class _Worksheet(Protocol):
    """The part of XlsxWriter's worksheet that is used."""

    row_data_fh: IO[str]

    def write_string(self, row: int, col: int, string: str, cell_format: object = None) -> int: ...
    def write_number(self, row: int, col: int, number: float | Decimal, cell_format: object = None) -> int: ...
    def write_datetime(self, row: int, col: int, date: date | datetime, cell_format: object = None) -> int: ...
    def set_column(self, first_col: int, last_col: int, width: float) -> int: ...
    def freeze_panes(self, row: int, col: int) -> None: ...
    def set_landscape(self) -> None: ...
    def repeat_rows(self, first_row: int) -> None: ...
    def autofilter(self, first_row: int, first_col: int, last_row: int, last_col: int) -> None: ...
    def ignore_errors(self, options: dict[str, str]) -> int: ...


class _Book(Protocol):
    """The part of XlsxWriter's workbook that is used."""

    fileclosed: bool

    def add_worksheet(self, name: str) -> _Worksheet: ...
    def add_format(self, properties: dict[str, object]) -> object: ...
    def set_properties(self, properties: dict[str, object]) -> None: ...
    def use_zip64(self) -> None: ...
    def worksheets(self) -> list[_Worksheet]: ...
    def close(self) -> None: ...


class Workbook:
    """Writes one.

    Args:
        file: what it is written to, open for writing and to be moved about in; it is filled by `close`.
        folder: where rows wait until then; for the user alone.
        made: when (aware), as the workbook tells.
        cut: what a text that is too long ends with.
        go_on: called before each piece that is written by `close`; what it raises ends the writing.
    """

    def __init__(
        self, file: BinaryIO, folder: Path, made: datetime, *, cut: str = "…", go_on: Callable[[], None] | None = None
    ) -> None:
        from xlsxwriter.workbook import Workbook as Book  # pyright: ignore[reportMissingTypeStubs]

        self._out = _Out(file, go_on or _nothing)
        options = {
            "constant_memory": True,
            "tmpdir": str(folder),
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        self._book = cast("_Book", Book(cast("Any", self._out), options))
        self._book.use_zip64()
        # whoever made it is nobody's business
        self._book.set_properties({"author": "", "created": made.astimezone(UTC).replace(tzinfo=None)})
        self._cut = cut
        self._forms: dict[tuple[str, bool], object] = {}
        self._heading = self._book.add_format(
            {"bold": True, "bg_color": "#E7ECF3", "bottom": 1, "valign": "top", "text_wrap": True, "num_format": _TEXT}
        )

    def sheet(self, name: str, headings: Sequence[str], *, most_rows: int = MOST_ROWS) -> Sheet:
        """A sheet with a heading that stays in sight, and a filter.

        Raises:
            ValueError: there are more columns than a sheet has.
        """
        if len(headings) > MOST_COLUMNS:
            raise ValueError(f"a sheet has no {len(headings)} columns")
        return Sheet(self, name, headings, most_rows)

    def close(self) -> None:
        """Fills the file.

        Raises:
            OSError: it cannot be written; `abandon` has to follow.
        """
        from xlsxwriter.exceptions import XlsxWriterException  # pyright: ignore[reportMissingTypeStubs]

        try:
            self._book.close()
        except XlsxWriterException as error:
            cause = error.__context__
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error

    def abandon(self) -> None:
        """Lets go of everything; nothing is written any more. Safe after `close`, and to call twice."""
        self._out.dead = True
        self._book.fileclosed = True
        for sheet in self._book.worksheets():
            with suppress(OSError):  # what it still holds back has no room: it is not wanted any more
                sheet.row_data_fh.close()

    # -- for the sheets ------------------------------------------------------------------------------------------------

    def begin(self, name: str, headings: Sequence[str]) -> _Worksheet:
        """A sheet of XlsxWriter's with its first row."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, self.text(heading) or " ", self._heading)
        return sheet

    def form(self, form: str, faint: bool) -> object:
        """The format of a cell, made once."""
        found = self._forms.get((form, faint))
        if found is None:
            if len(self._forms) >= _MOST_FORMS and form not in (_TEXT, GENERAL):
                return self.form(GENERAL, faint)
            looks: dict[str, object] = {"num_format": form, "valign": "top"}
            if "yy" in form:  # a time stands beside words, not below figures
                looks["align"] = "left"
            if faint:
                looks |= {"font_color": "#7A7A7A", "italic": True}
            found = self._forms[form, faint] = self._book.add_format(looks)
        return found

    def text(self, text: str) -> str:
        """`text` as a cell can hold it."""
        if not text.isascii():
            text = _IMPOSSIBLE.sub("\ufffd", text)
        if len(text) * 2 > MOST_SIGNS and _units(text) > MOST_SIGNS:
            text = _first(text, MOST_SIGNS - _units(self._cut)) + self._cut
        if text.startswith("<r>") and text.endswith("</r>"):
            return f"{text} "  # XlsxWriter would take it for a text with formats of its own
        return text


class Sheet:
    """One table of a workbook; goes on in further sheets where it is too long for one."""

    def __init__(self, book: Workbook, name: str, headings: Sequence[str], most_rows: int) -> None:
        self._book = book
        self._name = _NO_NAME.sub(" ", name)
        self._headings = headings
        self._most_rows = most_rows
        self._parts = 0
        self._text = book.form(_TEXT, faint=False)
        self._begin()

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Writes rows."""
        text, plain, sheet = self._book.text, self._text, self._sheet
        for row in rows:
            if self._row == self._most_rows:
                self.end()
                self._begin()
                sheet = self._sheet
            number = self._row
            for column, cell in enumerate(row):
                if cell.__class__ is str:
                    if cell:
                        sheet.write_string(number, column, text(cast("str", cell)), plain)
                elif not isinstance(cell, str):
                    self._write(sheet, number, column, cell)
            if number <= _MEASURED:
                self._measure(row)
            self._row += 1
            # a row is all Python: else whoever draws the window would wait for a whole turn at each of its steps
            time.sleep(0)

    def end(self) -> None:
        """Sees to filter and widths, once the rows are there."""
        sheet = self._sheet
        sheet.autofilter(0, 0, self._row - 1, len(self._headings) - 1)
        for column, width in enumerate(self._widths):
            sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST) + 1)

    def _begin(self) -> None:
        self._parts += 1
        name = self._name[:_MOST_OF_A_NAME] if self._parts == 1 else f"{self._name[:25]} {self._parts}"
        self._sheet = self._book.begin(name, self._headings)
        self._row = 1
        # a long heading is broken over lines
        self._widths = [min(len(heading), 16) + _ARROW for heading in self._headings]

    def _write(self, sheet: _Worksheet, row: int, column: int, cell: TextCell | NumberCell | TimeCell) -> None:
        book = self._book
        match cell:
            case TextCell(words, faint):
                if words:
                    sheet.write_string(row, column, book.text(words), book.form(_TEXT, faint))
            case NumberCell(amount, form, faint):
                sheet.write_number(row, column, amount, book.form(form, faint))
            case TimeCell(at, form, faint):
                sheet.write_datetime(row, column, at, book.form(form, faint))

    def _measure(self, row: Sequence[Cell]) -> None:
        widths = self._widths
        for column, cell in enumerate(row):
            match cell:
                case str():
                    width = len(cell)
                case TextCell(words, _):
                    width = len(words)
                case NumberCell(amount, form, _):
                    width = len(str(amount)) + (4 if form != GENERAL else 0)
                case TimeCell(_, form, _):
                    width = len(form)
            widths[column] = max(widths[column], width)


class _Out:
    """The file as XlsxWriter sees it: once something went wrong it takes everything and keeps nothing.

    A zip file that is let go of writes its end, wherever it was left: so that place goes on being told.
    """

    def __init__(self, file: BinaryIO, go_on: Callable[[], None]) -> None:
        self._file = file
        self._go_on = go_on
        self._place = 0
        self.dead = False

    def write(self, data: bytes) -> int:
        if not self.dead:
            try:
                self._go_on()
                self._file.write(data)
            except BaseException:
                self.dead = True
                raise
        self._place += len(data)
        return len(data)

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence:
            raise OSError("only from the beginning")
        if not self.dead:
            self._file.seek(offset)
        self._place = offset
        return offset

    def flush(self) -> None:
        if not self.dead:
            self._file.flush()


def _nothing() -> None:
    """Nobody calls it off."""


def _units(text: str) -> int:
    """How many characters a spreadsheet counts: UTF-16's."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _first(text: str, units: int) -> str:
    """The beginning of `text` that has at most so many."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
