"""Files that values are looked up in: found beside the script, read, and whatever is wrong in them.

UTF-8, `;` or `,` as the first line tells; the columns of the keys are called like the questions.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from callassist.domain.answers import QuestionId
from callassist.domain.computed import PLAIN, Measure
from callassist.domain.lookup import LookupRow, LookupTable
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.values import Period
from callassist.formats.script.sentences import Sentence, told

if TYPE_CHECKING:
    import _csv

Beside = Callable[[str], bytes | None]
"""The content of a file by its name, at most one byte more than is allowed; None where there is none."""

MOST_BYTES, MOST_ROWS = 256 * 1024, 2_000

CHOSEN = (QuestionKind.CHOICE, QuestionKind.YES_NO)
COUNTED = (QuestionKind.NUMBER, QuestionKind.MONEY)

#: findings that are told of one file
_MOST_SLIPS = 20
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_GERMAN = re.compile(r"-?[0-9]{1,3}(?:\.?[0-9]{3})*,[0-9]+")
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+")
#: as `file:` may name one: told from the bytes alone, before a script is parsed
_NAMED = re.compile(rb"\bfile[\"']?:[ \t]*[\"']?([A-Za-z0-9_][A-Za-z0-9_.-]{0,99})")


class ColumnAsked(Protocol):
    """A column as the script's file describes it."""

    @property
    def money(self) -> str | None: ...
    @property
    def per(self) -> Period | None: ...


@dataclass(frozen=True, slots=True)
class Slip:
    """Something wrong in a file."""

    code: str
    what: Sentence
    mend: Sentence


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it was read, and what is wrong with it."""

    table: LookupTable
    slips: tuple[Slip, ...] = ()


def nothing_beside(name: str) -> bytes | None:
    """Of a script that lies nowhere."""
    del name
    return None


def files_beside(folder: Path) -> Beside:
    """The files that lie in `folder`; what is no regular file is none."""

    def content(name: str) -> bytes | None:
        if name != Path(name).name:
            return None
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            with os.fdopen(os.open(folder / name, flags), "rb") as file:
                return file.read(MOST_BYTES + 1)
        except (OSError, ValueError):
            return None

    return content


def named_in(data: bytes) -> tuple[str, ...]:
    """Names of files that a script may look into, found without parsing it; one too many does no harm."""
    if b"tables" not in data:
        return ()
    return tuple(sorted({found.decode() for found in _NAMED.findall(data)}))


def text_of(data: bytes | None) -> str | None:
    """The text of such a file; None where there is none that can be used."""
    if data is None or len(data) > MOST_BYTES:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def read_table(
    name: str,
    text: str,
    *,
    keys: Sequence[str],
    columns: Mapping[str, ColumnAsked],
    questions: Mapping[QuestionId, Question],
) -> ReadTable:
    """The table in `text`; rows that are wrong are left out, and told."""
    asked = [questions[QuestionId(key)] for key in keys if QuestionId(key) in questions]
    by_choice = tuple(one for one in asked if one.kind in CHOSEN)
    by_number = tuple(one for one in asked if one.kind in COUNTED)
    reader = _Reader(by_choice, by_number, tuple(columns))
    rows = tuple(reader.rows(text))
    table = LookupTable(
        name,
        tuple(one.id for one in by_choice),
        tuple(one.id for one in by_number),
        tuple(columns),
        tuple(_measure(one) for one in columns.values()),
        rows,
    )
    return ReadTable(table, tuple(reader.slips[:_MOST_SLIPS]))


def _measure(column: ColumnAsked) -> Measure:
    return PLAIN if column.money is None else Measure(column.money, column.per or Period.ONCE)


class _Reader:
    def __init__(
        self, by_choice: tuple[Question, ...], by_number: tuple[Question, ...], columns: tuple[str, ...]
    ) -> None:
        self._by_choice = by_choice
        self._by_number = by_number
        self._columns = columns
        self.slips: list[Slip] = []

    def rows(self, text: str) -> Iterator[LookupRow]:
        import csv  # only where a script looks something up: this module is loaded at the start
        import io

        first = text.split("\n", 1)[0]
        delimiter = ";" if ";" in first else ","
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            yield from self._rows(lines)
        except csv.Error as error:
            what = told("line {line} cannot be read ({cause})", line=lines.line_num, cause=str(error))
            self._slip("table-file", what, told("save it as plain CSV"))

    def _rows(self, lines: _csv.Reader) -> Iterator[LookupRow]:
        first: list[str] = next(lines, list[str]())
        header = [cell.strip() for cell in first]
        keys = [one.id for one in (*self._by_choice, *self._by_number)]
        missing = [name for name in (*keys, *self._columns) if name not in header]
        for name in missing:
            what = told("the file has no column `{name}`", name=name)
            self._slip("table-column", what, told("add it to the first line, or correct the name"))
        if missing:
            return
        seen: dict[tuple[tuple[str, ...], tuple[Decimal, ...]], int] = {}
        found = 0
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            found += 1
            if found > MOST_ROWS:
                what = told("the file has more than {most} lines", most=MOST_ROWS)
                self._slip("table-file", what, told("shorten it, or part it in two tables"))
                return
            row = self._row(lines.line_num, dict(zip(header, cells, strict=False)))
            if row is None:
                continue
            former = seen.setdefault((row.choices, row.bounds), lines.line_num)
            if former != lines.line_num:
                what = told("line {line} is for the same answers as line {former}", line=lines.line_num, former=former)
                self._slip("table-double-row", what, told("keep one of them"))
                continue
            yield row
        self._gaps({choices for choices, _ in seen})

    def _row(self, line: int, cells: Mapping[str, str]) -> LookupRow | None:
        before = len(self.slips)
        choices: list[str] = []
        for question in self._by_choice:
            value = cells.get(question.id, "").strip()
            choices.append(value)
            if question.choice(value) is None:
                what = told(
                    "line {line}: the question `{name}` has no answer `{value}`",
                    line=line,
                    name=question.id,
                    value=value,
                )
                self._slip("unknown-answer", what, told("write the name an answer has in the script"))
        bounds = [self._number(line, one.id, cells) for one in self._by_number]
        values = [self._number(line, one, cells) for one in self._columns]
        if len(self.slips) > before:
            return None
        return LookupRow(
            tuple(choices),
            tuple(one for one in bounds if one is not None),
            tuple(one for one in values if one is not None),
        )

    def _number(self, line: int, column: str, cells: Mapping[str, str]) -> Decimal | None:
        written = cells.get(column, "").strip()
        if _NUMBER.fullmatch(written) and not _THOUSANDS.fullmatch(written) and len(written) <= len(str(10**15)):
            return Decimal(written)
        place = told("line {line}, `{column}`: `{written}` is no number", line=line, column=column, written=written)
        mend = told("write a number with a decimal point, such as 12.5")
        if _GERMAN.fullmatch(written):
            place = told(
                "line {line}, `{column}`: `{written}` has a decimal comma", line=line, column=column, written=written
            )
            mend = told("write {text}", text=written.replace(".", "").replace(",", "."))
        elif _THOUSANDS.fullmatch(written):
            place = told(
                "line {line}, `{column}`: `{written}` is a number with dots in it",
                line=line,
                column=column,
                written=written,
            )
            mend = told("write {text}", text=written.replace(".", ""))
        self._slip("table-number", place, mend)
        return None

    def _gaps(self, seen: set[tuple[str, ...]]) -> None:
        for place, question in enumerate(self._by_choice):
            there = {choices[place] for choices in seen}
            for choice in question.choices:
                if choice.value not in there:
                    what = told("no line is for the answer `{value}` of `{name}`", value=choice.value, name=question.id)
                    self._slip("table-gap", what, told("add one, or leave it for a person to judge"))

    def _slip(self, code: str, what: Sentence, mend: Sentence) -> None:
        self.slips.append(Slip(code, what, mend))
