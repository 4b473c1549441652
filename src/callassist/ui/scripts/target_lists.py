"""What an answer can lead to, to choose from: made once for a script, however many answers choose from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from callassist.domain.script import RETURN
from callassist.domain.text import Language
from callassist.services.scripts.outline import is_shared, outline_of, steps_in_order
from callassist.ui.kit.two_lines import Index
from callassist.ui.words import script_words

if TYPE_CHECKING:
    from callassist.domain.script import Script

NEW_STEP = "\0new"
"""The choice that is a step which is not there yet."""

#: letters of a step's words by which it is chosen
_LONGEST = 46


class TargetList(QAbstractListModel):
    """Targets with their words, for boxes of choices. It stays; what is in it follows the script.

    It is drawn up anew only where targets come, go or change places; where one says something else, that one is told.
    So a box that is open stays open, and what is marked in it stays marked, while somebody writes.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._targets: list[tuple[str, str]] = []
        self._rows: dict[str, int] = {}
        #: whether it holds what the script says now
        self.fresh = False

    def fill(self, targets: list[tuple[str, str]]) -> None:
        """Hold these: each target with its words."""
        self.fresh = True
        before = self._targets
        if [name for name, _ in targets] != [name for name, _ in before]:
            self.beginResetModel()
            self._targets = targets
            self._rows = {name: row for row, (name, _) in enumerate(targets)}
            self.endResetModel()
            return
        self._targets = targets
        for row, (one, former) in enumerate(zip(targets, before, strict=True)):
            if one != former:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row(self, target: str) -> int:
        """The row of a target; -1 where it is none."""
        return self._rows.get(target, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._targets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._targets):
            return None
        name, words = self._targets[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _short(words)
        return name if role == Qt.ItemDataRole.UserRole else None


class TargetLists(QObject):
    """The lists of the script that is shown: for answers, for replies, and of steps alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._script: Script | None = None
        self._said: tuple[Language, str] | None = None
        self._lists: dict[tuple[bool, bool], TargetList] = {}
        self._steps: list[tuple[str, str]] = []

    def of(self, script: Script, language: Language, *, back: bool, steps_only: bool) -> TargetList:
        """The list of `script`; `back`: a reply may lead back to the question."""
        said = language, self.tr("+ a new step")
        if script is not self._script or said != self._said:
            for one in self._lists.values():
                one.fresh = False
            self._script, self._said = script, said
            order = [name for names in steps_in_order(script).values() for name in names]
            self._steps = [(str(name), script_words.step(script, name, language)) for name in order]
        found = self._lists.get((back, steps_only))
        if found is None:
            found = self._lists[back, steps_only] = TargetList(self)
        if not found.fresh:
            found.fill(self._steps if steps_only else self._all(script, language, back=back))
        return found

    def _all(self, script: Script, language: Language, *, back: bool) -> list[tuple[str, str]]:
        found = [(NEW_STEP, self.tr("+ a new step"))]
        if back:
            found.append((RETURN, script_words.target(script, RETURN, language)))
        found += self._steps
        others = [*(name for name in script.nodes if is_shared(name)), *script.objections]
        found += [(str(name), script_words.target(script, name, language)) for name in others]
        # what is named and not there is chosen all the same: the linter says what is wrong with it
        known = {name for name, _ in found}
        missing = dict.fromkeys(str(line.target) for line in outline_of(script) if line.target)
        return found + [(name, name) for name in missing if name not in known]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
