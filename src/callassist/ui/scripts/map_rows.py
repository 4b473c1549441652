"""The map as a list, for whoever cannot see it: each stage, each of its steps, and under each the ways it leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from callassist.domain.text import Language
from callassist.services.scripts.meanings import meaning_of
from callassist.services.scripts.outline import AnswerKind
from callassist.services.scripts.script_map import ENDS, OBJECTIONS, MapBox, PlacedMap, Way
from callassist.ui.kit.two_lines import Index
from callassist.ui.scripts.script_rehearsals import Tested
from callassist.ui.words import script_words

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.services.scripts.outline import Item, OutlineLine


class MapRow(NamedTuple):
    """One thing of the map: a group, a box of it, or a way from there as it is drawn."""

    group: str
    #: the box; "" for the group itself
    box: str = ""
    #: the way, where it is one
    way: Way | None = None

    @property
    def drawn_box(self) -> str:
        """The box it is drawn as, or begins at."""
        return self.box or f"group:{self.group}"


class RowsOfMap:
    """All rows of a map, in order, and how they are walked. Nothing in it changes: it is made on another thread."""

    def __init__(self, placed: PlacedMap) -> None:
        self.rows = _rows(placed)
        self.place_of = {row: place for place, row in enumerate(self.rows)}
        #: the groups and boxes alone
        self.boxes = [row for row in self.rows if row.way is None]
        self.place_of_box = {row: place for place, row in enumerate(self.boxes)}
        #: by box as it is drawn: the ways that begin there
        self.ways_from: dict[str, list[MapRow]] = {}
        for row in self.rows:
            if row.way is not None:
                self.ways_from.setdefault(row.drawn_box, []).append(row)
        #: by group: its boxes
        self.members: dict[str, list[MapBox]] = {}
        for box in placed.graph.boxes.values():
            self.members.setdefault(box.group, []).append(box)


class MapRows(QAbstractListModel):
    """The rows of a `PlacedMap`. What is in a closed group has none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._script: Script | None = None
        self._placed: PlacedMap | None = None
        self._language = Language.EN
        self._list: RowsOfMap | None = None
        self._rows: list[MapRow] = []
        self._findings: Mapping[Item, int] = {}
        self._waiting: Mapping[str, int] = {}
        self._tests: Mapping[str, Tested] = {}

    def show_map(self, script: Script, placed: PlacedMap, rows: RowsOfMap, language: Language) -> None:
        """Show this map, whose rows these are."""
        same = rows.rows == self._rows
        if not same:
            self.beginResetModel()
        self._script, self._placed, self._language = script, placed, language
        self._list, self._rows = rows, rows.rows
        if same:
            self.say_anew()
        else:
            self.endResetModel()

    def show_counts(
        self, findings: Mapping[Item, int], waiting: Mapping[str, int], tests: Mapping[str, Tested]
    ) -> None:
        """How many problems there are in each item, words no answer fits at each step, and how tests come out there."""
        self._findings, self._waiting, self._tests = findings, waiting, tests
        self.say_anew()

    def say_anew(self) -> None:
        """Other words."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_at(self, place: int) -> MapRow | None:
        """What stands there."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, row: MapRow) -> int:
        """Where it stands; -1: nowhere."""
        return self._list.place_of.get(row, -1) if self._list is not None else -1

    def boxes(self) -> list[MapRow]:
        """The groups and their boxes, in order."""
        return self._list.boxes if self._list is not None else []

    def beside(self, row: MapRow, step: int) -> MapRow | None:
        """The group or box so many places on in the order of the script."""
        boxes = self.boxes()
        place = self._list.place_of_box[MapRow(row.group, row.box)] + step if self._list is not None else -1
        return boxes[place] if 0 <= place < len(boxes) else None

    def ways_from(self, box: str) -> list[MapRow]:
        """The ways that begin at a box as it is drawn."""
        return self._list.ways_from.get(box, []) if self._list is not None else []

    def findings(self, box: str) -> int:
        """The problems in what a box stands for; of a closed group, in all of it."""
        if not self._findings:
            return 0
        items = [one.line.item for one in self._boxes_in(box) if one.line is not None and one.line.item is not None]
        return sum(self._findings.get(item, 0) for item in items)

    def waiting(self, box: str) -> int:
        """What was said there that no answer fits."""
        return sum(self._waiting.get(one.name, 0) for one in self._boxes_in(box)) if self._waiting else 0

    def tested(self, box: str) -> Tested:
        """How the tests that end there come out."""
        found = [self._tests[one.name] for one in self._boxes_in(box) if one.name in self._tests] if self._tests else []
        return Tested(sum(one.passed for one in found), sum(one.failed for one in found))

    def _boxes_in(self, box: str) -> list[MapBox]:
        """The boxes of the script that a box as it is drawn stands for."""
        if self._placed is None or self._list is None:
            return []
        if box.startswith("group:"):
            return self._list.members.get(box.removeprefix("group:"), [])
        return [self._placed.graph.boxes[box]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if row.way is not None:
            return self.words_of_way(row.way)
        return self._words_of_box(row.box) if row.box else self._words_of_heading(row.group)

    # -- words -----------------------------------------------------------------------------------------------------

    def title(self, group: str) -> str:
        """What a group is called."""
        if group == ENDS:
            return self.tr("Ends")
        line = self._placed.graph.groups.get(group) if self._placed is not None else None
        return script_words.line(self._script, line, self._language) if self._script and line else group

    def words(self, box: str) -> str:
        """What a box says."""
        if box.startswith("group:"):
            return self.title(box.removeprefix("group:"))
        if self._script is None:
            return box
        line = self._placed.graph.boxes[box].line if self._placed is not None else None
        if line is not None:
            return script_words.line(self._script, line, self._language)
        return script_words.target(self._script, box, self._language)

    def count_words(self, group: str) -> str:
        """How many boxes are in a group."""
        count = len(self._boxes_in(f"group:{group}"))
        if group == OBJECTIONS:
            return self.tr("%n objection(s)", "", count)
        return self.tr("%n end(s)", "", count) if group == ENDS else self.tr("%n step(s)", "", count)

    def words_of_way(self, way: Way) -> str:
        """What leads there, and where to."""
        labels = self.labels_of_way(way)
        target = self.words(way[1])
        return f"{labels} → {target}" if labels else f"→ {target}"

    def labels_of_way(self, way: Way) -> str:
        """The answers that lead this way, with their marks."""
        found = self._placed.drawn.get(way, ()) if self._placed is not None else ()
        if any(one.origin != way[0] for one in found):
            return ""  # a closed stage leads there, by more answers than are worth telling
        lines = [line for one in found for line in one.lines if line.depth == 2]
        if not lines and any(not one.lines for one in found):
            return self.tr("if still open")
        return " / ".join(self._label(line) for line in lines)

    def _label(self, line: OutlineLine) -> str:
        assert self._script is not None
        words = f"{line.key} {script_words.line(self._script, line, self._language)}".strip()
        mark = script_words.mark(self._meaning(line))
        return f"{words} {mark}" if mark else words

    def _meaning(self, line: OutlineLine) -> str:
        from callassist.services.scripts.authoring import question_of

        if line.answer is not AnswerKind.CHOICE or self._script is None:
            return ""
        question = question_of(self._script, line.id)
        return meaning_of(self._script, question, line.part).value if question is not None else ""

    def _words_of_heading(self, group: str) -> str:
        is_closed = self._placed is not None and group in self._placed.closed
        state = self.tr("closed") if is_closed else self.tr("open")
        return f"{self.title(group)}, {self.count_words(group)}, {state}"

    def _words_of_box(self, box: str) -> str:
        return ", ".join((self.words(box), *self.marks_in_words(box)))

    def marks_in_words(self, box: str) -> list[str]:
        """What the marks of a box mean."""
        one = self._placed.graph.boxes.get(box) if self._placed is not None else None
        if one is None:
            return []
        told = (
            (one.begins, self.tr("a call begins here")),
            (one.ends, self.tr("the call ends here")),
            (one.dead_end and not one.ends, self.tr("no way leads to an end from here")),
            (one.loops, self.tr("can come back to here")),
            (one.unreached, self.tr("nothing leads here")),
        )
        found = [words for holds, words in told if holds]
        if findings := self.findings(box):
            found.append(self.tr("%n problem(s)", "", findings))
        if waiting := self.waiting(box):
            found.append(self.tr("no answer fits: %n", "", waiting))
        if failed := self.tested(box).failed:
            found.append(self.tr("%n rehearsal(s) come(s) out differently", "", failed))
        return found


def _rows(placed: PlacedMap) -> list[MapRow]:
    """Group by group, box by box, way by way."""
    leading: dict[str, list[Way]] = {}
    for way in placed.drawn:
        leading.setdefault(way[0], []).append(way)
    members: dict[str, list[str]] = {group: [] for group in placed.graph.groups}
    for box in placed.graph.boxes.values():
        members[box.group].append(box.name)
    found: list[MapRow] = []
    for group, names in members.items():
        found.append(MapRow(group))
        if group in placed.closed:
            found += [MapRow(group, "", way) for way in leading.get(f"group:{group}", ())]
            continue
        for name in names:
            found.append(MapRow(group, name))
            found += [MapRow(group, name, way) for way in leading.get(name, ())]
    return found


def line_of_row(placed: PlacedMap, row: MapRow) -> OutlineLine | None:
    """The line of the outline a row stands for: of a way, the first of its answers; None: it has none."""
    if row.way is not None:
        found = placed.drawn.get(row.way, ())
        lines = [line for one in found if one.origin == row.box for line in one.lines]
        if lines:
            return lines[0]
    if row.box:
        return placed.graph.boxes[row.box].line
    return placed.graph.groups.get(row.group)


def row_of_line(placed: PlacedMap, line: OutlineLine) -> MapRow | None:
    """The row that shows a line of the outline: its way, its box, or the closed group it is in; None: nothing does."""
    group = line.id if line.id in placed.graph.groups and not line.depth else ""
    if not line.depth:
        special = next((name for name, one in placed.graph.groups.items() if one == line), "")
        return MapRow(special or group) if special or group else None
    box = placed.graph.boxes.get(line.id)
    if box is None:
        return None
    if box.group in placed.closed:
        return MapRow(box.group)
    if line.depth == 2:
        for way, ways in placed.drawn.items():
            if way[0] == line.id and any(line.place == one.place for each in ways for one in each.lines):
                return MapRow(box.group, box.name, way)
    return MapRow(box.group, box.name)
