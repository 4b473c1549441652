"""The front door: a file of any known kind, or what was pasted ⇒ what was understood of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import cast

from callassist.errors import ListError, OutlineError
from callassist.formats.script.outline.finishing import finished
from callassist.formats.script.outline.gathering import Gathering
from callassist.formats.script.outline.line_reading import LineReading, is_known_heading
from callassist.formats.script.outline.outline_model import Outline
from callassist.formats.script.outline.parting import shown
from callassist.formats.script.outline.source_lines import Block, SourceLine, SourceTable, text_blocks
from callassist.formats.script.outline.table_file import csv_rows, sheets, text_of
from callassist.formats.script.outline.table_reading import read_table
from callassist.formats.script.outline.tree_file import read_tree_file
from callassist.formats.script.outline.word_file import WordFile
from callassist.formats.tables.list_source import ListSource


class SourceForm(StrEnum):
    """What a script is kept in."""

    TEXT = "text"
    WORD = "word"
    TABLE = "table"
    WORKBOOK = "workbook"
    TREE = "tree"


_ENDINGS = {
    ".txt": SourceForm.TEXT,
    ".md": SourceForm.TEXT,
    ".markdown": SourceForm.TEXT,
    ".text": SourceForm.TEXT,
    ".docx": SourceForm.WORD,
    ".csv": SourceForm.TABLE,
    ".tsv": SourceForm.TABLE,
    ".xlsx": SourceForm.WORKBOOK,
    ".json": SourceForm.TREE,
}
_OLD = {".doc": ".docx", ".odt": ".docx", ".rtf": ".docx", ".pdf": ".docx", ".xls": ".xlsx", ".ods": ".xlsx"}
_NO_FIELDS: Mapping[str, str] = {}
_MOST_OF_A_TITLE = 8
_ZIP = b"PK\x03\x04"


def read_outline(path: Path, fields: Mapping[str, str] = _NO_FIELDS) -> Outline:
    """What is understood of the file at `path`.

    Args:
        path: the file; its ending says what it is.
        fields: of a JSON tree: which field is where (`tree_file.USUAL`).

    Raises:
        OutlineError: it cannot be read, or nothing of a script is in it.
    """
    form = form_of(path)
    try:
        source = ListSource.of_file(path)
    except ListError as error:
        raise OutlineError(error.what, where=error.where, next_step=error.next_step) from error
    if source.size == 0:
        raise OutlineError(
            "there is nothing in this file", where=source.name, next_step="choose another one", code="outline_empty"
        )
    found = Gathering(source.name)
    match form:
        case SourceForm.WORD:
            with WordFile(source) as word:
                _read_blocks(found, word.blocks())
                for place, words, why in word.beside():
                    found.leave(found.piece(place, words), why)
        case SourceForm.TABLE:
            if not read_table(found, csv_rows(source)):
                raise _no_columns(source.name)
        case SourceForm.WORKBOOK:
            tables = [read_table(found, rows) for _, rows in sheets(source)]
            if not any(tables):
                raise _no_columns(source.name)
        case SourceForm.TREE:
            read_tree_file(found, text_of(source), fields)
        case SourceForm.TEXT:
            if source.head(len(_ZIP)) == _ZIP:
                raise OutlineError(
                    "this is no text",
                    where=source.name,
                    next_step="give it the ending it has: .docx or .xlsx",
                    code="outline_no_text",
                )
            _read_blocks(found, text_blocks(text_of(source), source.name))
    return _sound(finished(found), source.name)


def read_pasted_outline(text: str, name: str = "clipboard") -> Outline:
    """What is understood of a text, plain or Markdown.

    Raises:
        OutlineError: nothing of a script is in it.
    """
    found = Gathering(name)
    _read_blocks(found, text_blocks(text, name))
    return _sound(finished(found), name)


def form_of(path: Path) -> SourceForm:
    """What a file is, by its ending.

    Raises:
        OutlineError: no script can be read out of such a file.
    """
    ending = path.suffix.lower()
    form = _ENDINGS.get(ending)
    if form is not None:
        return form
    better = _OLD.get(ending)
    raise OutlineError(
        f"a script cannot be read out of a {ending or 'file without an ending'}",
        where=str(path),
        next_step=f"save it as {better}" if better else "save it as .docx, .xlsx, .csv, .txt, .md or .json",
        code="outline_old_form" if better else "outline_form",
        facts={"better": better or ""},
    )


def _no_columns(name: str) -> OutlineError:
    return OutlineError(
        "no column of this table is called text, question or objection",
        where=name,
        next_step="name its columns in the first row: step, text, answer, next, effect; or objection, reply",
        code="outline_columns",
    )


def _sound(outline: Outline, name: str) -> Outline:
    if outline.steps or outline.objections:
        return outline
    first = outline.left_out[0] if outline.left_out else None
    raise OutlineError(
        "there is no step and no objection in it"
        if first is None
        else f"nothing of it is a step or an objection ({first.text[:60]!r}: {first.why})",
        where=name if first is None else f"{name}, {first.place}",
        next_step="write a question in a line of its own, and its answers below it, each behind a dash",
        code="outline_nothing",
    )


def _read_blocks(found: Gathering, blocks: Iterable[Block]) -> None:
    reading = LineReading(found)
    for block in _with_one_title(list(blocks)):
        if isinstance(block, SourceTable):
            reading.take_table(block)
        else:
            reading.take(block)
    reading.end()


def _is_title(line: SourceLine, following: Block | None) -> bool:
    if line.heading or line.mark or line.number or line.indent:
        return False
    is_alone = isinstance(following, SourceTable) or (following is not None and following.is_apart)
    text = shown(line.text)
    is_short = 0 < len(text.split()) <= _MOST_OF_A_TITLE and text[0] not in "(["
    return is_alone and is_short and not text.endswith((".", "?", "!", ":", ",", ";"))


def _with_one_title(blocks: list[Block]) -> list[Block]:
    """The blocks, with a first line alone as the title; headings of the first level are none if there are several."""
    first = blocks[0] if blocks else None
    if isinstance(first, SourceLine) and _is_title(first, blocks[1] if len(blocks) > 1 else None):
        rest = blocks[1:]
        return [replace(first, heading=1), *map(_lower, rest)]
    highest = [place for place, one in enumerate(blocks) if isinstance(one, SourceLine) and one.heading == 1]
    parts = [one for one in highest if not is_known_heading(cast("SourceLine", blocks[one]))]
    if len(parts) < 2:
        return blocks
    following = blocks[highest[0] + 1] if highest[0] + 1 < len(blocks) else None
    if highest[0] == 0 and isinstance(following, SourceLine) and following.heading:
        return [blocks[0], *map(_lower, blocks[1:])]
    return [*map(_lower, blocks)]


def _lower(block: Block) -> Block:
    is_highest = isinstance(block, SourceLine) and block.heading == 1
    return replace(block, heading=2) if is_highest else block
