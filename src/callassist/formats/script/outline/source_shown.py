"""What stands in a file a script is read out of, as text: to be shown beside what was understood of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from callassist.errors import ListError, OutlineError
from callassist.formats.script.outline.parting import shown
from callassist.formats.script.outline.reading_outlines import SourceForm, form_of
from callassist.formats.script.outline.source_lines import Block, SourceCell, SourceTable
from callassist.formats.script.outline.table_file import csv_rows, sheets, text_of
from callassist.formats.script.outline.word_file import WordFile
from callassist.formats.tables.list_source import ListSource

#: between two cells of a row
_BETWEEN = " │ "


def source_shown(path: Path) -> str:
    """The words of the file at `path`: a line for each paragraph and each row, the sheets of a workbook one by one.

    Raises:
        OutlineError: it cannot be read.
    """
    form = form_of(path)
    try:
        source = ListSource.of_file(path)
    except ListError as error:
        raise OutlineError(error.what, where=error.where, next_step=error.next_step) from error
    match form:
        case SourceForm.WORD:
            with WordFile(source) as word:
                lines = [*_of_blocks(word.blocks())]
                lines += [shown(words) for _, words, _ in word.beside()]
        case SourceForm.TABLE:
            lines = [*_of_rows(csv_rows(source))]
        case SourceForm.WORKBOOK:
            lines = list[str]()
            for name, rows in sheets(source):
                lines += [name, *_of_rows(rows), ""]
        case SourceForm.TEXT | SourceForm.TREE:
            return text_of(source)
    return "\n".join(lines).rstrip("\n")


def _of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    is_first = True
    for block in blocks:
        if isinstance(block, SourceTable):
            yield from _of_rows(block.rows)
            continue
        if block.heading and not is_first:
            yield ""
        is_first = False
        mark = block.mark or block.number
        yield f"{'    ' if mark == '-' else ''}{mark}{' ' if mark else ''}{shown(block.text)}"


def _of_rows(rows: Iterable[tuple[SourceCell, ...]]) -> Iterator[str]:
    for row in rows:
        yield _BETWEEN.join(shown(cell.text).replace("\n", " / ") for cell in row)
