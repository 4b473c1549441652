"""A list, and what was found out about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from callassist.formats.tables.column_guesses import ColumnGuess
from callassist.formats.tables.delimiter import FoundDelimiter
from callassist.formats.tables.header_row import FoundHeader
from callassist.formats.tables.list_rows import TableRow
from callassist.formats.tables.list_source import ListSource
from callassist.formats.tables.text_encoding import FoundEncoding, TextEncoding


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
    #: of a workbook, by name
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
    #: of text and cards alone
    encoding: FoundEncoding | None = None
    #: of text alone
    delimiter: FoundDelimiter | None = None
    #: of a workbook alone
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    #: its rows as plain ones, where they were copied (`sheet_copy`)
    copy: ListSource | None = None

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
