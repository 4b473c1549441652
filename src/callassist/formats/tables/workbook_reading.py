"""The sheets of a workbook (XLSX), row by row: what a spreadsheet kept of each cell, never what it would work out.

Formulas, links and macros are not looked at. Whole figures are written without ".0", dates by their day, figures that
are shown with zeros in front (postcodes) keep them.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from callassist.errors import ListError
from callassist.formats.tables.cell_formats import PLAIN, CellFormat, format_of, shown_figure
from callassist.formats.tables.list_rows import MOST_COLUMNS
from callassist.formats.tables.list_source import Cancelled, ListSource
from callassist.formats.tables.record_reader import KEPT_OF_CELL, TableRecord
from callassist.formats.tables.workbook_parts import ElementReader, Start, WorkbookParts

_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
#: bytes of all texts of a workbook
_MOST_TEXT = 256 << 20
_MOST_FORMATS = 100_000
_MOST_SHEETS = 1_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BOOK = "xl/workbook.xml"
_BINARY_BOOK = "xl/workbook.bin"


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet of a workbook."""

    name: str
    part: str
    is_hidden: bool = False


class Workbook:
    """A workbook that is being read; a context in which its file is open."""

    def __init__(self, source: ListSource, cancelled: Cancelled | None = None) -> None:
        """Opens it.

        Raises:
            ListError: it cannot be read.
        """
        self._parts = WorkbookParts(source, cancelled)
        self._where = source.name
        try:
            if not self._parts.has(_BOOK):
                raise self._of_other_form() if self._parts.has(_BINARY_BOOK) else self._no_list()
            self._is_1904 = False
            #: the last row of the sheet that is read, as it says itself; 0: it does not
            self.last_line = 0
            self.sheets = self._find_sheets()
        except BaseException:
            self._parts.close()
            raise

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *_: object) -> None:
        self._parts.close()

    def candidates(self, name: str | None) -> list[SheetName]:
        """The sheet of that name, or those that are seen, in their order.

        Raises:
            ListError: there is none.
        """
        seen = [one for one in self.sheets if not one.is_hidden] or self.sheets
        found = seen if name is None else [one for one in self.sheets if one.name == name]
        if not found:
            raise ListError(
                "there is no such sheet in this workbook",
                where=self._where,
                next_step="choose another one",
                code="workbook_no_sheet",
            )
        return found

    def records(self, sheet: SheetName) -> Iterator[TableRecord]:
        """The rows of a sheet that are written down, each with its number.

        Raises:
            ListError: it is damaged, or too large.
            CancelledError: nobody wants it any more.
        """
        rows = _Rows(self._texts(), self._formats(), is_1904=self._is_1904)
        for _ in self._parts.parse(sheet.part, rows):
            self.last_line = rows.last_line
            yield from rows.taken()

    def _find_sheets(self) -> list[SheetName]:
        targets: dict[str, str] = {}
        found: list[tuple[str, str, bool]] = []

        def relation(name: str, attributes: dict[str, str]) -> None:
            if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
                targets[attributes.get("Id", "")] = attributes.get("Target", "")

        def book(name: str, attributes: dict[str, str]) -> None:
            if name == "workbookPr":
                self._is_1904 = attributes.get("date1904", "0") in ("1", "true")
            elif name == "sheet" and len(found) < _MOST_SHEETS:
                key = next((value for key, value in attributes.items() if key.endswith(":id")), "")
                found.append((attributes.get("name", ""), key, attributes.get("state", "visible") != "visible"))

        self._read("xl/_rels/workbook.xml.rels", relation)
        self._read(_BOOK, book)
        return [SheetName(name, _part_of(targets[key]), is_hidden) for name, key, is_hidden in found if key in targets]

    def _read(self, part: str, start: Start) -> None:
        if self._parts.has(part):
            for _ in self._parts.parse(part, ElementReader(start)):
                pass

    def _texts(self) -> _Texts:
        texts = _Texts()
        part = "xl/sharedStrings.xml"
        if self._parts.has(part):
            for _ in self._parts.parse(part, texts):
                if texts.size > _MOST_TEXT:
                    raise self._parts.too_large()
        return texts

    def _formats(self) -> list[CellFormat]:
        codes: dict[int, str] = {}
        numbers: list[int] = []
        is_within = False

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal is_within
            if name == "numFmt":
                codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")[:200]
            elif name == "cellXfs":
                is_within = True
            elif name == "cellStyles":
                is_within = False
            elif name == "xf" and is_within and len(numbers) < _MOST_FORMATS:
                numbers.append(int(attributes.get("numFmtId", "0")))

        self._read("xl/styles.xml", start)
        return [format_of(number, codes.get(number, "")) for number in numbers]

    def _of_other_form(self) -> ListError:
        return ListError(
            "this is a workbook of a form that cannot be read",
            where=self._where,
            next_step="open it in a spreadsheet and save it as XLSX or CSV",
            code="list_other_form",
        )

    def _no_list(self) -> ListError:
        return ListError(
            "this file is no list",
            where=self._where,
            next_step="choose a text file (CSV), a workbook (XLSX) or cards (VCF)",
            code="list_none",
        )


def _part_of(target: str) -> str:
    """The name of a part as the workbook writes it: from the root, or from its own folder."""
    parts: list[str] = []
    for step in (target if target.startswith("/") else f"xl/{target}").split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts)


class _Texts:
    """The texts that cells refer to by number, in little room."""

    def __init__(self) -> None:
        self.depth = 0
        self._data = bytearray()
        self._ends = array("Q")
        self._parts: list[str] = []
        self._is_text = False
        self._is_reading = False

    @property
    def size(self) -> int:
        """Bytes they take."""
        return len(self._data) + 8 * len(self._ends)

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        del attributes
        self.depth += 1
        if name == "t":
            self._is_text = not self._is_reading
        elif name == "rPh":  # how it is read aloud in Japanese
            self._is_reading = True

    def end(self, name: str, /) -> None:
        self.depth -= 1
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_reading = False
        elif name == "si":
            self._data += plain("".join(self._parts)).encode("utf-8", "replace")
            self._ends.append(len(self._data))
            self._parts.clear()

    def text(self, text: str, /) -> None:
        if self._is_text and len(self._parts) < KEPT_OF_CELL:
            self._parts.append(text[:KEPT_OF_CELL])

    def __getitem__(self, number: int) -> str:
        if number < 0:
            raise IndexError(number)
        return self._data[self._ends[number - 1] if number else 0 : self._ends[number]].decode()


def plain(text: str) -> str:
    """`text` without the way signs are written that XML cannot hold; no more of it than a cell keeps."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        # a sign outside the first 65,536 is written as two halves
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text[:KEPT_OF_CELL]


class _Rows:
    """Gathers the rows of a sheet."""

    def __init__(self, texts: _Texts, formats: list[CellFormat], *, is_1904: bool) -> None:
        self.depth = 0
        self._texts = texts
        self._formats = formats
        self._is_1904 = is_1904
        self._found: list[TableRecord] = []
        self._line = 0
        self._cells: list[str] = []
        self._column = 0
        self._kind = ""
        self._form = PLAIN
        self._parts: list[str] = []
        self._is_value = False
        self._is_reading = False
        #: the last row, as the sheet says itself
        self.last_line = 0
        self._columns: dict[str, int] = {}

    def taken(self) -> list[TableRecord]:
        """The rows that were completed since the last time."""
        found, self._found = self._found, []
        return found

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        self.depth += 1
        match name:  # the frequent ones first
            case "c":
                self._begin_cell(attributes)
            case "v":
                self._is_value = True
            case "t":
                self._is_value = not self._is_reading
            case "is":
                pass
            case "row":
                line = int(attributes.get("r", self._line + 1))
                self._line = max(line, self._line + 1)
                if self._line > _MOST_ROWS:
                    raise ValueError("too many rows")
                self._cells = []
                self._column = 0
            case "rPh":  # how it is read aloud in Japanese
                self._is_reading = True
            case "dimension":
                last = re.search(r":[A-Z]+(\d{1,7})\Z", attributes.get("ref", ""))
                self.last_line = int(last[1]) if last is not None else 0
            case _:
                pass

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place is not None:
            letters = place.rstrip("0123456789")
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = _number(letters)
            self._column = column
        else:
            self._column += 1
        self._kind = attributes.get("t", "n")
        style = attributes.get("s")
        self._form = PLAIN if style is None or self._kind != "n" else self._format(int(style))
        self._parts.clear()

    def _format(self, style: int) -> CellFormat:
        return self._formats[style] if 0 <= style < len(self._formats) else PLAIN

    def text(self, text: str, /) -> None:
        if self._is_value and len(self._parts) < KEPT_OF_CELL:
            self._parts.append(text)

    def end(self, name: str, /) -> None:
        self.depth -= 1
        match name:
            case "c":
                if self._parts:
                    self._end_cell("".join(self._parts))
            case "v" | "t":
                self._is_value = False
            case "is":
                pass
            case "row":
                self._found.append(TableRecord(self._line, self._cells))
            case "rPh":
                self._is_reading = False
            case _:
                pass

    def _end_cell(self, text: str) -> None:
        match self._kind:
            case "s":
                text = self._texts[int(text)]
            case "n":
                text = shown_figure(text.strip(), self._form, is_1904=self._is_1904)
            case "b":
                text = "TRUE" if text.strip() in ("1", "true") else "FALSE"
            case _:
                text = plain(text)
        missing = self._column - len(self._cells)
        if missing > 1:
            self._cells.extend([""] * (missing - 1))
        if missing > 0:
            self._cells.append(text)
        else:
            self._cells[self._column - 1] = text


def _number(letters: str) -> int:
    """The number of the column with these letters; A is 1.

    Raises:
        ValueError: there is no such column.
    """
    number = 0
    for letter in letters[:4]:
        if not "A" <= letter <= "Z":
            raise ValueError("no column")
        number = number * 26 + ord(letter) - 64
    if not 0 < number <= _MOST_COLUMNS:
        raise ValueError("no column")
    # a cell far out does not make a row of all between: that there are too many is seen with one more
    return min(number, MOST_COLUMNS + 1)
