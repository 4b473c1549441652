"""A Word file (.docx) made lines and tables: its paragraphs with their headings, lists and numbers.

It may be a stranger's: it is unpacked as a stream and only as far as a script goes, nothing it refers to is opened, and
no document type is read (`formats.tables.workbook_parts`). What stands beside the text is found and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from callassist.errors import ListError, OutlineError
from callassist.formats.script.outline.parting import hidden
from callassist.formats.script.outline.source_lines import (
    Block,
    SourceCell,
    SourceLine,
    SourceTable,
    is_wordless,
    numbered_line,
)
from callassist.formats.script.outline.word_lists import (
    ListLevel,
    ListNumbers,
    WordStyle,
    attribute,
    number_of,
    value_of,
)
from callassist.formats.script.sentences import Sentence, told
from callassist.formats.tables.list_source import ListSource
from callassist.formats.tables.workbook_parts import ElementReader, PartReader, WorkbookParts

DOCUMENT = "word/document.xml"
#: pieces of 64 KiB that may be unpacked of one part, and elements in it: a script of 200 pages has a tenth of that
_MOST_CHUNKS = 160
_MOST_ELEMENTS = 600_000
_MOST_PARAGRAPHS = 20_000
_LONGEST = 20_000
#: set in by one level of a list, and in twentieths of a point
_LEVEL = 4
_TWIPS = 90
_HEADING_NAME = re.compile(r"(?:heading|überschrift|berschrift)\s*([1-9])\Z", re.IGNORECASE)
_TITLES = frozenset({"title", "titel"})
_OFF = frozenset({"0", "false", "off", "none"})
_BESIDE = {
    "word/comments.xml": ("comment", told("a comment is no part of the script")),
    "word/footnotes.xml": ("footnote", told("a footnote is no part of the script")),
    "word/endnotes.xml": ("endnote", told("an endnote is no part of the script")),
}


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read."""

    texts: list[str] = field(default_factory=list[str])
    length: int = 0
    style: str = ""
    #: of its outline; 0: none
    level: int = 0
    number: tuple[str, int] | None = None
    indent: int = 0
    has_bold: bool = False
    has_plain: bool = False

    def add(self, text: str, *, is_bold: bool) -> None:
        self.length += len(text)
        if self.length > _LONGEST:
            return
        self.texts.append(text)
        if text.strip():
            self.has_bold |= is_bold
            self.has_plain |= not is_bold


class _TooMuch(Exception):
    """There is more in a part than a script has."""


class WordFile:
    """A Word file that is being read; a context in which it is open."""

    def __init__(self, source: ListSource) -> None:
        """Opens it.

        Raises:
            OutlineError: it cannot be read, or is none.
        """
        self._where = source.name
        try:
            self._parts = WorkbookParts(source)
        except ListError as error:
            raise self._refused(error) from error
        if not self._parts.has(DOCUMENT):
            self._parts.close()
            raise OutlineError(
                "this is no Word file",
                where=self._where,
                next_step="save it as .docx, .xlsx, .csv, .txt or .md",
            )

    def __enter__(self) -> WordFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._parts.close()

    def blocks(self) -> Iterator[Block]:
        """Its paragraphs and tables, in order.

        Raises:
            OutlineError: it is damaged, or too large.
        """
        styles, levels = self._styles(), self._levels()
        reader = _Body(styles, ListNumbers(levels))
        self._read(DOCUMENT, reader)
        yield from reader.blocks

    def beside(self) -> Iterator[tuple[str, str, Sentence]]:
        """What stands beside the text and is not taken: place, words, what it is.

        Raises:
            OutlineError: it is damaged, or too large.
        """
        for part, (what, why) in _BESIDE.items():
            if not self._parts.has(part):
                continue
            reader = _Body({}, ListNumbers({}))
            self._read(part, reader)
            for number, block in enumerate(reader.blocks, start=1):
                if isinstance(block, SourceLine):
                    yield f"{what} {number}", block.text, why

    def _read(self, part: str, reader: PartReader) -> None:
        try:
            for count, _ in enumerate(self._parts.parse(part, reader)):
                if count > _MOST_CHUNKS:
                    raise _TooMuch
        except ListError as error:
            raise self._refused(error) from error
        except _TooMuch as error:
            raise OutlineError(
                "this Word file is too large for a script",
                where=self._where,
                next_step="keep the script alone in the file, without pictures",
            ) from error

    def _refused(self, error: ListError) -> OutlineError:
        too_large = error.code == "workbook_too_large"
        return OutlineError(
            "this Word file is too large for a script" if too_large else "this Word file is damaged",
            where=self._where,
            next_step="keep the script alone in the file" if too_large else "open it in Word and save it anew",
        )

    def _styles(self) -> dict[str, WordStyle]:
        styles: dict[str, WordStyle] = {}
        now = WordStyle()
        count = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal now, count
            count += 1
            if count > _MOST_ELEMENTS:
                raise _TooMuch
            value = value_of(attributes)
            match name:
                case "style":
                    now = styles[attribute(attributes, "styleId")] = WordStyle()
                case "name":
                    now.name = value
                case "basedOn":
                    now.based_on = value
                case "outlineLvl":
                    now.level = number_of(value) + 1
                case "numId":
                    now.number = (value, now.number[1] if now.number else 0)
                case "ilvl":
                    now.number = (now.number[0] if now.number else "", number_of(value))
                case _:
                    pass

        if self._parts.has("word/styles.xml"):
            self._read("word/styles.xml", ElementReader(start))
        return styles

    def _levels(self) -> dict[str, dict[int, ListLevel]]:
        """The levels of each list, by the number paragraphs refer to it with."""
        abstract: dict[str, dict[int, ListLevel]] = {}
        lists: dict[str, dict[int, ListLevel]] = {}
        now: dict[int, ListLevel] = {}
        level = ListLevel()
        of = ""
        count = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal now, level, of, count
            count += 1
            if count > _MOST_ELEMENTS:
                raise _TooMuch
            value = value_of(attributes)
            match name:
                case "abstractNum":
                    now = abstract[attribute(attributes, "abstractNumId")] = {}
                case "lvl":
                    level = now[number_of(attribute(attributes, "ilvl"))] = ListLevel()
                case "start":
                    level.first = number_of(value, 1)
                case "numFmt":
                    level.form = value
                case "lvlText":
                    level.text = value[:40]
                case "num":
                    of = attribute(attributes, "numId")
                case "abstractNumId":
                    lists[of] = abstract.get(value, {})
                case _:
                    pass

        if self._parts.has("word/numbering.xml"):
            self._read("word/numbering.xml", ElementReader(start))
        return lists


class _Body:
    """Is told of the elements of the document; makes blocks of them."""

    def __init__(self, styles: dict[str, WordStyle], numbers: ListNumbers) -> None:
        self.depth = 0
        self.blocks: list[Block] = []
        self._styles = styles
        self._numbers = numbers
        self._open: list[_Paragraph] = []
        self._count = 0
        self._elements = 0
        self._is_text = False
        self._is_bold = False
        self._in_run = False
        #: copies for old programs, and what was deleted
        self._skipped = 0
        self._tables = 0
        self._rows: list[list[list[str]]] = []
        self._table_number = 0

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        self.depth += 1
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise _TooMuch
        if name in ("Fallback", "del", "moveFrom") or self._skipped:
            self._skipped += 1
            return
        match name:
            case "t":
                self._is_text = True
            case "r":
                self._in_run, self._is_bold = True, False
            case "p":
                self._open.append(_Paragraph())
            case "tab" if self._in_run:
                self._add(" ")
            case "br" | "cr":
                self._add("\n")
            case "noBreakHyphen":
                self._add("-")
            case "b" if self._in_run:
                self._is_bold = value_of(attributes) not in _OFF
            case "tbl" | "tr" | "tc":
                self._begin_of_table(name)
            case _:
                self._property(name, attributes)

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open or self._in_run:
            return
        paragraph, value = self._open[-1], value_of(attributes)
        match name:
            case "pStyle":
                paragraph.style = value
            case "outlineLvl":
                paragraph.level = number_of(value) + 1
            case "ilvl":
                paragraph.number = (paragraph.number[0] if paragraph.number else "", number_of(value))
            case "numId":
                paragraph.number = (value, paragraph.number[1] if paragraph.number else 0)
            case "ind":
                left = attribute(attributes, "left") or attribute(attributes, "start")
                paragraph.indent = max(0, min(number_of(left) // _TWIPS, 100))
            case _:
                pass

    def _begin_of_table(self, name: str) -> None:
        if name == "tbl":
            self._tables += 1
            if self._tables == 1:
                self._rows = []
                self._table_number += 1
        elif self._tables == 1:
            if name == "tr":
                self._rows.append([])
            elif self._rows:
                self._rows[-1].append([])

    def end(self, name: str, /) -> None:
        self.depth -= 1
        if self._skipped:
            self._skipped -= 1
            return
        match name:
            case "t":
                self._is_text = False
            case "r":
                self._in_run = False
            case "p":
                if self._open:
                    self._end_paragraph(self._open.pop())
            case "tbl":
                self._tables -= 1
                if self._tables == 0:
                    self._end_table()
            case _:
                pass

    def text(self, text: str, /) -> None:
        if self._is_text and not self._skipped:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._open:
            self._open[-1].add(text, is_bold=self._is_bold)

    def _end_table(self) -> None:
        rows: list[tuple[SourceCell, ...]] = []
        for row, cells in enumerate(self._rows, start=1):
            place = f"table {self._table_number}, row {row}"
            rows.append(
                tuple(
                    SourceCell(f"{place}, cell {column}", "\n".join(hidden(one) for one in cell))
                    for column, cell in enumerate(cells, start=1)
                )
            )
        if rows:
            self.blocks.append(SourceTable(tuple(rows)))
        self._rows = []

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        self._count += 1
        if self._count > _MOST_PARAGRAPHS or paragraph.length > _LONGEST:
            raise _TooMuch
        text = "".join(paragraph.texts)
        if self._tables:
            if self._rows and self._rows[-1]:
                self._rows[-1][-1] += [one for one in text.split("\n") if one.strip()]
            return
        style, number = self._style(paragraph)
        mark, figure = "", ""
        if number is not None and text.strip():
            counted = self._numbers.next(*number)
            if counted is not None:
                mark, figure = ("-", "") if counted == "" else ("", counted)
        indent = paragraph.indent
        if number is not None and (mark or figure):
            indent = (number[1] + 1) * _LEVEL if mark else number[1] * _LEVEL
        level = paragraph.level or style.level
        level = 0 if level > 9 else level
        lines = [one for one in text.split("\n") if one.strip() and not is_wordless(one)]
        is_bold = paragraph.has_bold and not paragraph.has_plain
        for place, one in enumerate(lines):
            first = place == 0
            self.blocks.append(
                self._line(one, mark if first else "", figure if first else "", indent, level, is_bold, is_apart=first)
            )

    def _line(
        self, text: str, mark: str, number: str, indent: int, level: int, is_bold: bool, *, is_apart: bool
    ) -> SourceLine:
        words = hidden(text)
        place = f"paragraph {self._count}"
        if level:
            return SourceLine(place, words if not number else f"{number}. {words}", heading=level, is_apart=True)
        if not mark and not number:
            number, words = numbered_line(words)
            found = re.match(r"[-–•·◦▪■➢►*]\s+", words)
            if found is not None and found.end() < len(words):
                mark, words = "-", words[found.end() :]
                indent += _LEVEL
            elif words[:2] in ("? ", "> ", "! ") and words[2:].strip():
                mark, words = words[0], words[2:].strip()
        return SourceLine(place, words, indent, mark, number, is_bold=is_bold, is_apart=is_apart)

    def _style(self, paragraph: _Paragraph) -> tuple[WordStyle, tuple[str, int] | None]:
        """What the paragraph's style, and those it is based on, say of level and list."""
        level, number = 0, paragraph.number
        name = paragraph.style
        for _ in range(20):
            style = self._styles.get(name)
            if style is None:
                heading = _HEADING_NAME.search(name)
                level = level or (int(heading[1]) if heading else 0)
                break
            heading = _HEADING_NAME.match(style.name)
            is_title = style.name.casefold() in _TITLES
            level = level or style.level or (int(heading[1]) if heading else int(is_title))
            if style.number is not None and (number is None or not number[0]):
                number = (style.number[0], number[1] if number is not None else style.number[1])
            name = style.based_on
            if not name:
                break
        return WordStyle(level=level), number
