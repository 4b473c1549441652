"""An outline as a table, for spreadsheets: a row an answer; reading it gives the same steps, answers and objections."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from callassist.domain.text import Language
from callassist.formats.script.outline.gathering import Gathering
from callassist.formats.script.outline.outline_model import Outline, OutlineStep
from callassist.formats.script.outline.outline_text import kind_words, meaning_words, way_words
from callassist.formats.script.outline.outline_words import (
    COLUMNS,
    OBJECTION_WORDS,
    VOICEMAIL_HEADINGS,
    TableColumn,
    first_word,
)
from callassist.formats.script.outline.parting import escaped, hidden
from callassist.formats.script.outline.source_lines import SourceCell
from callassist.formats.script.outline.table_reading import read_table

_COLUMNS = (
    TableColumn.STEP,
    TableColumn.KIND,
    TableColumn.TEXT,
    TableColumn.ANSWER,
    TableColumn.NEXT,
    TableColumn.EFFECT,
    TableColumn.TIP,
    TableColumn.WORDING,
)
#: what a spreadsheet would take for a formula
_FORMULA = ("=", "+", "-", "@")
Row = list[str]


def headings(language: Language) -> Row:
    """What the columns are called."""
    return [first_word(COLUMNS[column], language) for column in _COLUMNS]


def table_rows(outline: Outline, language: Language) -> Iterator[Row]:
    """The rows below the headings."""
    for place, step in enumerate(outline.steps):
        yield from _step(place, step, outline, language)
    kind = _kind_of_objections(language)
    for one in outline.objections:
        for reply in one.replies:
            way = way_words(reply.way, outline, language) if reply.way is not None else ""
            yield ["", kind, _cell(one.label), _reply_cell(reply.text), _cell(way), "", "", ""]
    if outline.voicemail:
        yield ["", _kind_of_voicemail(language), _cell(outline.voicemail), "", "", "", "", ""]


def outline_csv(outline: Outline, language: Language) -> bytes:
    """The table as a CSV file that spreadsheets open as it is: with semicolons, and marked as UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    if outline.title:
        writer.writerow([_cell(outline.title)])
    writer.writerow(headings(language))
    writer.writerows(table_rows(outline, language))
    return file.getvalue().encode("utf-8-sig")


def _kind_of_objections(language: Language) -> str:
    words = OBJECTION_WORDS.split(", ")
    return words[0] if language.base is Language.DE else words[-1]


def _kind_of_voicemail(language: Language) -> str:
    words = VOICEMAIL_HEADINGS.split(", ")
    return words[0] if language.base is Language.DE else words[2]


def _step(place: int, step: OutlineStep, outline: Outline, language: Language) -> Iterator[Row]:
    number = str(place + 1)
    way = way_words(step.way, outline, language) if step.way is not None else ""
    wordings = [_cell(one) for one in step.wordings]
    first = wordings.pop(0) if wordings else ""
    yield [number, kind_words(step.asks, language), _cell(step.text), "", _cell(way), "", _cell(step.tip), first]
    for answer in step.answers:
        way = way_words(answer.way, outline, language) if answer.way is not None else ""
        wording = wordings.pop(0) if wordings else ""
        meaning = meaning_words(answer, language)
        yield [number, "", "", _answer_cell(answer.text), _cell(way), _cell(meaning), "", wording]
    for wording in wordings:
        yield [number, "", "", "", "", "", "", wording]


def _cell(text: str) -> str:
    """`text` as it is read again, and as no spreadsheet takes it for a formula."""
    text = text.replace("\\", "\\\\")
    return f"\\{text}" if text.startswith(_FORMULA) else text


def _answer_cell(text: str) -> str:
    cell = _cell(text)
    found = _read(cell, TableColumn.ANSWER)
    answers = found.steps[0].answers
    is_same = len(answers) == 1 and hidden(cell) == answers[0].text.text and not answers[0].below
    return cell if is_same and not (answers[0].way or answers[0].meaning) else escaped(text)


def _reply_cell(text: str) -> str:
    cell = _cell(text)
    replies = _read(cell, TableColumn.REPLY).objections[0].replies
    is_same = len(replies) == 1 and hidden(cell) == replies[0].texts[0].text and replies[0].way is None
    return cell if is_same else escaped(text)


def _read(cell: str, column: TableColumn) -> Gathering:
    """What a cell of this column would be read as."""
    of = TableColumn.TEXT if column is TableColumn.ANSWER else TableColumn.OBJECTION
    names = [SourceCell("", COLUMNS[one][1].split(",")[0]) for one in (of, column)]
    found = Gathering("")
    read_table(found, [names, [SourceCell("", "x"), SourceCell("", hidden(cell))]])
    return found
