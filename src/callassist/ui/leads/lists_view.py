"""The lists of the log, two lines each: name and state, then the day and how many rows are what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QWidget

from callassist.domain.lead_list import LeadList, ListState
from callassist.ui.kit.theme import Look
from callassist.ui.kit.two_lines import LINES, Index, Lines, TwoLinesView
from callassist.ui.words import lead_words
from callassist.ui.words.kept_words import KeptWords

if TYPE_CHECKING:
    from callassist.services.keeping.letting_go import Leaving


class ListsModel(QAbstractListModel):
    """Newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lists: tuple[LeadList, ...] = ()
        self._leaving: dict[str, list[Leaving]] = {}
        self._words = KeptWords(self)

    def show_lists(self, lists: Sequence[LeadList]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lists = tuple(lists)
        self.endResetModel()

    def show_leaving(self, leaving: Iterable[Leaving]) -> None:
        """Say beside each list what is going to leave it."""
        self._leaving = {}
        for one in leaving:
            self._leaving.setdefault(one.list_id, []).append(one)
        self.say_anew()

    def lists(self) -> tuple[LeadList, ...]:
        """All that are shown."""
        return self._lists

    def list_at(self, row: int) -> LeadList | None:
        """The one in this line."""
        return self._lists[row] if 0 <= row < len(self._lists) else None

    def line_of(self, list_id: str) -> int:
        """The line of a list; -1 where it is not shown."""
        return next((line for line, one in enumerate(self._lists) if one.id == list_id), -1)

    def say_anew(self) -> None:
        """The window speaks another language."""
        if self._lists:
            self.dataChanged.emit(self.index(0), self.index(len(self._lists) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lists)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.list_at(index.row())
        if one is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (one.frame.name, state_of(one), self._told(one)) if part)
        if role == LINES:
            color = "good" if one.state is ListState.OPEN else "warn"
            return Lines(one.frame.name, state_of(one), color, self._told(one))
        return None

    def _told(self, one: LeadList) -> str:
        leaving = (self._words.beside_list(each) for each in self._leaving.get(one.id, ()))
        return " · ".join(part for part in (told_of(one), *leaving) if part)


def state_of(one: LeadList) -> str:
    """The state of a list in a word."""
    return lead_words.list_state(one.state.value)


def told_of(one: LeadList) -> str:
    """When it was read in, and how many rows are what now."""
    counts = lead_words.rows({state.value: number for state, number in one.counts.items()}, " · ")
    return " · ".join(part for part in (lead_words.day_of_utc(one.created_at), counts) if part)


class ListsView(TwoLinesView):
    """The lists; the newest one is on top."""

    def __init__(self, look: Look, model: ListsModel, parent: QWidget | None = None) -> None:
        super().__init__(look, model, parent)
        self._lists = model

    def chosen(self) -> LeadList | None:
        """The list that is marked."""
        return self._lists.list_at(self.currentIndex().row())
