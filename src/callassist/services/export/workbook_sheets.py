"""The sheets of an exported workbook: the rows of the log in words, on their way to the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Literal, Self

from callassist.domain.script import Script
from callassist.errors import ExportError
from callassist.formats.export import readable_words
from callassist.formats.export.cells import Cell
from callassist.formats.export.readable import AnswerTable, CallTable, Lexicon, Versions
from callassist.formats.export.workbook import MOST_COLUMNS, Sheet, Workbook
from callassist.services.export.answer_standing import SHA, VALUE, with_standing
from callassist.services.export.workbook_options import WorkbookOptions

_Rows = list[tuple[Any, ...]]


class WorkbookSheets:
    """A workbook under way; let go of at the end of the block, whatever became of it.

    Args:
        file: what it is written to.
        room: a folder for rows on their way.
        options: the variant.
        versions: script id and question ids by hash, for every version a call may have.
        find: the script under a hash.
        go_on: raises where the export was called off.
    """

    def __init__(
        self,
        file: BinaryIO,
        room: Path,
        options: WorkbookOptions,
        versions: Versions,
        find: Callable[[str], Script | None],
        go_on: Callable[[], None],
    ) -> None:
        def found(sha: str) -> Script | None:
            go_on()
            return find(sha)

        self._versions = versions
        self._language = options.language
        self._lexicon = Lexicon(found, options.language)
        cut = readable_words.CUT.of(options.language)
        self._book = Workbook(file, room, options.made, cut=cut, go_on=go_on)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.abandon()

    def begin(self, kind: Literal["calls", "answers"]) -> SheetOfLog:
        """The sheet of calls, or of answers.

        Raises:
            ExportError: there are more questions than a sheet has columns.
        """
        versions = self._versions
        if kind == "calls":
            calls = CallTable(versions, self._lexicon)
            headings = calls.headings()
            if len(headings) > MOST_COLUMNS:
                raise ExportError(
                    f"the calls have {len(headings):,} columns, and a workbook takes {MOST_COLUMNS:,}",
                    next_step="export the calls of one script, or the answers, or as CSV",
                    code="export_too_wide",
                )
            sheet = self._book.sheet(readable_words.CALLS.of(self._language), headings)
            return SheetOfLog(sheet, calls.rows)
        answers = AnswerTable(self._lexicon)
        sheet = self._book.sheet(readable_words.ANSWERS.of(self._language), answers.headings())

        def rows(found: _Rows) -> Iterable[list[Cell]]:
            lines = zip(found, with_standing(found, versions), strict=True)
            return answers.rows((line, row[-SHA], row[-VALUE]) for row, line in lines)

        return SheetOfLog(sheet, rows)

    def finish(self) -> None:
        """Fills the file."""
        self._book.close()


class SheetOfLog:
    """One sheet, and how its rows are worded."""

    def __init__(self, sheet: Sheet, rows: Callable[[_Rows], Iterable[list[Cell]]]) -> None:
        self._rows = rows
        self.add = sheet.add
        self.end = sheet.end

    def worded(self, rows: _Rows) -> list[list[Cell]]:
        """Rows of the log in words."""
        return list(self._rows(rows))
