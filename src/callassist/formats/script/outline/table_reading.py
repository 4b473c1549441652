"""Tables, understood by what their columns are called: steps with answers, or objections with replies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from callassist.formats.script.outline.gathering import (
    FoundAnswer,
    FoundObjection,
    FoundReply,
    FoundStep,
    Gathering,
)
from callassist.formats.script.outline.outline_model import Taken
from callassist.formats.script.outline.outline_words import (
    COLUMNS,
    OBJECTION_WORDS,
    VOICEMAIL_HEADINGS,
    TableColumn,
    folded,
    listed,
    named,
)
from callassist.formats.script.outline.parting import kind_of, meaning_of, shown, without_way
from callassist.formats.script.outline.source_lines import SourceCell
from callassist.formats.script.outline.step_parts import answer_of
from callassist.formats.script.sentences import Sentence, told

#: rows among which the names of the columns are looked for
_LOOKED_AT = 15
_COLUMNS = named(COLUMNS)
_VOICEMAIL = frozenset(listed(VOICEMAIL_HEADINGS))
_OBJECTIONS = frozenset(listed(OBJECTION_WORDS))
_COUNTED = re.compile(r"\s*\d{1,2}\Z")
Row = Sequence[SourceCell]


@dataclass(slots=True)
class _Head:
    """What the columns hold, by their places."""

    columns: dict[int, TableColumn]
    names: dict[int, str] = field(default_factory=dict[int, str])

    def of(self, column: TableColumn) -> list[int]:
        return [place for place, one in self.columns.items() if one is column]

    def has(self, column: TableColumn) -> bool:
        return column in self.columns.values()


def find_head(rows: Sequence[Row]) -> int:
    """The row that names the columns; -1 if none does."""
    for number, row in enumerate(rows[:_LOOKED_AT]):
        head = _head(row)
        found = set(head.columns.values())
        if (
            TableColumn.TEXT in found
            or {TableColumn.OBJECTION, TableColumn.REPLY} <= found
            or {TableColumn.OBJECTION, TableColumn.ANSWER} <= found
        ):
            return number
    return -1


def _head(row: Row) -> _Head:
    columns: dict[int, TableColumn] = {}
    names: dict[int, str] = {}
    for place, cell in enumerate(row):
        name = shown(cell.text)
        word = folded(name)
        column = _COLUMNS.get(word) or _COLUMNS.get(folded(_COUNTED.sub("", name)))
        if column is not None and (
            column in (TableColumn.ANSWER, TableColumn.NEXT, TableColumn.EFFECT, TableColumn.REPLY)
            or column not in columns.values()
        ):
            columns[place] = column
        names[place] = name
    found = set(columns.values())
    if TableColumn.OBJECTION in found and TableColumn.TEXT not in found:
        # beside an objection, an answer is the reply
        columns = {place: TableColumn.REPLY if one is TableColumn.ANSWER else one for place, one in columns.items()}
    return _Head(columns, names)


def read_table(gathering: Gathering, rows: Sequence[Row], *, are_objections: bool = False) -> bool:
    """Takes a table in; False if none of its columns is known, and all of its cells are listed as left out."""
    place = find_head(rows)
    if place < 0:
        if are_objections:
            _TableReading(
                gathering, _Head({0: TableColumn.OBJECTION, **dict.fromkeys(range(1, 20), TableColumn.REPLY)})
            ).take(rows)
            return True
        for row in rows:
            _leave(gathering, row, told("no column of this table is called text, question, objection or the like"))
        return False
    _before(gathering, rows[:place])
    _TableReading(gathering, _head(rows[place])).take(rows[place + 1 :])
    return True


def _before(gathering: Gathering, rows: Sequence[Row]) -> None:
    for row in rows:
        filled = [cell for cell in row if shown(cell.text)]
        if len(filled) == 1 and gathering.title is None and not gathering.steps:
            gathering.title = gathering.piece(filled[0].place, filled[0].text)
        else:
            _leave(gathering, filled, told("it stands above the names of the columns"))


def _leave(gathering: Gathering, row: Row, why: Sentence) -> None:
    for cell in row:
        if shown(cell.text):
            gathering.leave(gathering.piece(cell.place, cell.text), why)


class _TableReading:
    def __init__(self, gathering: Gathering, head: _Head) -> None:
        self.gathering = gathering
        self.head = head
        self.step: FoundStep | None = None
        self.label = ""
        self.objection: FoundObjection | None = None

    def take(self, rows: Sequence[Row]) -> None:
        for row in rows:
            filled = {place: cell for place, cell in enumerate(row) if shown(cell.text)}
            if filled:
                self._row(filled)

    def _row(self, row: dict[int, SourceCell]) -> None:
        kind = self._first(row, TableColumn.KIND)
        if kind is not None and folded(shown(kind.text)) in _VOICEMAIL:
            self._voicemail(row)
            return
        is_objection = kind is not None and folded(shown(kind.text)) in _OBJECTIONS
        if is_objection or any(place in row for place in self.head.of(TableColumn.OBJECTION)):
            self._objection(row, is_kind=is_objection)
        elif self.head.has(TableColumn.OBJECTION) and not self.head.has(TableColumn.TEXT):
            self._more_replies(row)
        else:
            self._steps(row)
        for place, cell in row.items():
            if place not in self.head.columns:
                name = self.head.names.get(place, "")
                why = told("the column “{name}” is not known", name=name) if name else told("its column has no name")
                self.gathering.leave(self.gathering.piece(cell.place, cell.text), why)

    def _first(self, row: dict[int, SourceCell], column: TableColumn) -> SourceCell | None:
        return next((row[place] for place in self.head.of(column) if place in row), None)

    def _all(self, row: dict[int, SourceCell], *columns: TableColumn) -> Iterator[tuple[TableColumn, SourceCell]]:
        for place, column in self.head.columns.items():
            if column in columns and place in row:
                yield column, row[place]

    def _voicemail(self, row: dict[int, SourceCell]) -> None:
        for place, cell in row.items():
            piece = self.gathering.piece(cell.place, _one_line(cell.text))
            match self.head.columns.get(place):
                case TableColumn.TEXT:
                    self.gathering.voicemail.append(piece)
                case TableColumn.KIND:
                    self.gathering.headings.append(piece)
                case _:
                    self.gathering.leave(piece, told("a voicemail has no such thing"))

    # -- objections ----------------------------------------------------------------------------------------------------

    def _objection(self, row: dict[int, SourceCell], *, is_kind: bool) -> None:
        label = self._first(row, TableColumn.TEXT if is_kind else TableColumn.OBJECTION)
        same = (
            label is not None and self.objection is not None and shown(self.objection.label.text) == shown(label.text)
        )
        if label is not None and (not same or not is_kind):
            self.objection = FoundObjection(self.gathering.piece(label.place, _one_line(label.text)))
            self.gathering.objections.append(self.objection)
        elif label is not None:
            self.gathering.headings.append(self.gathering.piece(label.place, label.text))
        if is_kind:
            kind = self._first(row, TableColumn.KIND)
            assert kind is not None
            self.gathering.headings.append(self.gathering.piece(kind.place, kind.text))
        self.step = None
        self._replies(row, TableColumn.ANSWER if is_kind else TableColumn.REPLY)
        named = (TableColumn.TEXT, TableColumn.KIND) if is_kind else (TableColumn.OBJECTION,)
        taken = (*named, TableColumn.NEXT, TableColumn.ANSWER if is_kind else TableColumn.REPLY)
        for column in TableColumn:
            if column not in taken:
                for _, cell in self._all(row, column):
                    self.gathering.leave(
                        self.gathering.piece(cell.place, cell.text), told("an objection has no such thing")
                    )

    def _more_replies(self, row: dict[int, SourceCell]) -> None:
        self._replies(row, TableColumn.REPLY)
        for column in TableColumn:
            if column not in (TableColumn.REPLY, TableColumn.NEXT):
                for _, cell in self._all(row, column):
                    self.gathering.leave(
                        self.gathering.piece(cell.place, cell.text), told("an objection has no such thing")
                    )

    def _replies(self, row: dict[int, SourceCell], column: TableColumn) -> None:
        last: FoundReply | None = None
        for kind, cell in self._all(row, column, TableColumn.NEXT):
            if self.objection is None:
                self.gathering.leave(
                    self.gathering.piece(cell.place, cell.text), told("there is no objection above it")
                )
                continue
            if kind is TableColumn.NEXT:
                piece = self.gathering.piece(cell.place, cell.text)
                if last is None or last.way is not None:
                    self.gathering.leave(piece, told("a way with no reply that leads there"))
                else:
                    last.way = piece
                continue
            for text in _several(cell.text):
                found = without_way(text)
                last = FoundReply([self.gathering.piece(cell.place, found.text or text)])
                if found.way and found.text:
                    last.way = self.gathering.piece(cell.place, found.way)
                self.objection.replies.append(last)

    # -- steps ---------------------------------------------------------------------------------------------------------

    def _steps(self, row: dict[int, SourceCell]) -> None:
        gathering = self.gathering
        label, text = self._first(row, TableColumn.STEP), self._first(row, TableColumn.TEXT)
        is_new = text is not None and not self._is_same(label, text)
        if text is not None and is_new:
            self.step = FoundStep([gathering.piece(text.place, _one_line(text.text))])
            self.label = shown(label.text) if label is not None else ""
            gathering.steps.append(self.step)
        elif text is not None:
            gathering.headings.append(gathering.piece(text.place, text.text))
        if label is not None:
            piece = gathering.piece(label.place, label.text)
            if self.step is None or (not is_new and shown(label.text) != self.label):
                gathering.leave(piece, told("a step without a text"))
            elif is_new:
                self.step.labels.append(shown(label.text))
                self.step.beside.append((piece, Taken.LABEL))
            else:
                gathering.headings.append(piece)
        for column, cell in self._all(row, TableColumn.KIND, TableColumn.TIP, TableColumn.WORDING):
            self._beside(column, cell, is_new=is_new)
        self._answers(row)
        for _, cell in self._all(row, TableColumn.REPLY):
            gathering.leave(gathering.piece(cell.place, cell.text), told("a reply to no objection"))

    def _is_same(self, label: SourceCell | None, text: SourceCell) -> bool:
        """Whether the row goes on with the step of the row above: the same number, or none, and the same words."""
        if self.step is None or shown(_one_line(text.text)) != " ".join(shown(one.text) for one in self.step.texts):
            return False
        return label is None or shown(label.text) == self.label

    def _beside(self, column: TableColumn, cell: SourceCell, *, is_new: bool) -> None:
        piece = self.gathering.piece(cell.place, _one_line(cell.text))
        if self.step is None:
            self.gathering.leave(piece, told("there is no step above it"))
        elif column is TableColumn.TIP:
            self.step.tips.append(piece)
        elif column is TableColumn.WORDING:
            self.step.wordings.append(piece)
        elif kind_of(shown(cell.text)) is None:
            self.gathering.leave(piece, told("this kind of step is not known"))
        elif is_new:
            self.step.asks = kind_of(shown(cell.text))
            self.step.beside.append((piece, Taken.KIND))
        else:
            self.gathering.headings.append(piece)

    def _answers(self, row: dict[int, SourceCell]) -> None:
        gathering = self.gathering
        answers: list[FoundAnswer] = []
        for column, cell in self._all(row, TableColumn.ANSWER, TableColumn.NEXT, TableColumn.EFFECT):
            if self.step is None:
                gathering.leave(gathering.piece(cell.place, cell.text), told("there is no step above it"))
            elif column is TableColumn.ANSWER:
                answers = [answer_of(gathering, cell.place, one) for one in _several(cell.text)]
                self.step.answers += answers
            elif column is TableColumn.NEXT:
                self._next(cell, answers)
            else:
                self._effect(cell, answers)

    def _next(self, cell: SourceCell, answers: list[FoundAnswer]) -> None:
        """A way belongs to the answers beside it, one by one if there are as many; else to the step."""
        assert self.step is not None
        parts = (
            [without_way(f"-> {one}").way for one in _several(cell.text)]
            if len(answers) > 1
            else [_one_line(cell.text)]
        )
        if len(answers) > 1 and len(parts) == len(answers):
            for answer, part in zip(answers, parts, strict=True):
                self._lead(answer, cell, part)
        elif len(answers) == 1:
            self._lead(answers[0], cell, parts[0])
        else:
            piece = self.gathering.piece(cell.place, _one_line(cell.text))
            if self.step.way is None:
                self.step.way = piece
            else:
                self.gathering.leave(piece, told("a second way from the same step"))

    def _lead(self, answer: FoundAnswer, cell: SourceCell, way: str) -> None:
        piece = self.gathering.piece(cell.place, way)
        if answer.way is None and not answer.below:
            answer.way = piece
        else:
            self.gathering.leave(piece, told("a second way from the same answer"))

    def _effect(self, cell: SourceCell, answers: list[FoundAnswer]) -> None:
        parts = _several(cell.text)
        if answers and len(parts) == len(answers):
            for answer, part in zip(answers, parts, strict=True):
                piece = self.gathering.piece(cell.place, part)
                if meaning_of(shown(part)) is None:
                    self.gathering.leave(piece, told("it is not known what this means"))
                else:
                    answer.meaning.append(piece)
            return
        why = told("it is not told which answer means this") if answers else told("a meaning without an answer")
        self.gathering.leave(self.gathering.piece(cell.place, _one_line(cell.text)), why)


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _several(text: str) -> list[str]:
    """The entries of a cell: one a line, or between slashes."""
    lines = text.split("\n")
    parts = lines if len(lines) > 1 else text.split(" / ")
    found = [re.sub(r"\A(?:[-–•·*☐□]|\d{1,2}[.)])\s+", "", one.strip()) for one in parts]
    return [one for one in found if shown(one)] or [text]
