"""What an answer can lead to, to choose from: made once for a script, however many answers choose from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from callassist.domain.script import RETURN
from callassist.domain.text import Language
from callassist.services.scripts.outline import outline_of
from callassist.services.scripts.targets import KnownTargets, targets_of
from callassist.ui.kit.two_lines import Index
from callassist.ui.words import script_words

if TYPE_CHECKING:
    from callassist.domain.script import Script

NEW_STEP = "\0new"
"""The choice that is a step which is not there yet."""

#: letters of a step's words by which it is chosen
_LONGEST = 46


class TargetList(QAbstractListModel):
    """KnownTargets with their words, for boxes of choices. It stays; what is in it follows the script.

    It is drawn up anew only where targets come, go or change places; where one says something else, that one is told.
    So a box that is open stays open, and what is marked in it stays marked, while somebody writes. Words are made up
    where they are shown: a large script has thousands.
    """

    def __init__(self, parent: QObject, words: Callable[[str], str]) -> None:
        """`words` are those of a target."""
        super().__init__(parent)
        self._words = words
        self._names: tuple[str, ...] = ()
        self._said: tuple[object, ...] = ()
        self._rows: dict[str, int] = {}
        #: whether it holds what the script says now
        self.fresh = False

    def fill(self, names: tuple[str, ...], said: tuple[object, ...]) -> None:
        """Hold these targets; `said` is what the words of each are made of."""
        self.fresh = True
        before, self._said = self._said, said
        if names != self._names:
            self.beginResetModel()
            self._names = names
            self._rows = {name: row for row, name in enumerate(names)}
            self.endResetModel()
        elif said != before:
            for row, (one, former) in enumerate(zip(said, before, strict=True)):
                if one != former:
                    self.dataChanged.emit(self.index(row), self.index(row))

    def row(self, target: str) -> int:
        """The row of a target; -1 where it is none."""
        return self._rows.get(target, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._names):
            return None
        name = self._names[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _short(self._words(name))
        return name if role == Qt.ItemDataRole.UserRole else None


class TargetLists(QObject):
    """The lists of the script that is shown: for answers, for replies, and of steps alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._script: Script | None = None
        self._language = Language.EN
        self._new_step = ""
        self._lists: dict[tuple[bool, bool, bool], TargetList] = {}
        self._targets = KnownTargets((), (), ())

    def know(self, script: Script, targets: KnownTargets) -> None:
        """What can be led to in `script`, found beside the window's thread."""
        if script is not self._script:
            self._script, self._targets = script, targets
            self._all_stale()

    def of(self, script: Script, language: Language, *, back: bool, steps_only: bool, none: bool = False) -> TargetList:
        """The list of `script`; `back`: a reply may lead back to the question; `none`: it may lead nowhere."""
        if script is not self._script:
            self.know(script, targets_of(script, outline_of(script)))
        new_step = self.tr("+ a new step")
        if (language, new_step) != (self._language, self._new_step):
            self._language, self._new_step = language, new_step
            self._all_stale()
        key = (back, steps_only, none)
        found = self._lists.get(key)
        if found is None:
            found = self._lists[key] = TargetList(self, self._words)
        if not found.fresh:
            first = ("",) if none else () if steps_only else (NEW_STEP, RETURN) if back else (NEW_STEP,)
            targets = self._targets
            names = targets.steps if steps_only else targets.names
            spoken = (language, new_step)  # both languages: an objection and an end are told in the window's
            said = zip(targets.said, (spoken,) * len(names), strict=False)
            found.fill((*first, *names), (*((None, spoken) for _ in first), *said))
        return found

    def _all_stale(self) -> None:
        for one in self._lists.values():
            one.fresh = False

    def _words(self, name: str) -> str:
        if name == NEW_STEP:
            return self._new_step
        script = self._script
        if not name:
            return self.tr("as without it")
        return script_words.target(script, name, self._language) if script is not None else name


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
