"""Rows of a list, two lines each: who it is and how they stand, then where it stands and what their numbers are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from callassist.ui.kit.theme import Look
from callassist.ui.kit.two_lines import LINES, Index, Lines, TwoLinesView

#: rows to the end of what is there, from which on more is asked for
_NEAR = 20


class ShownRow(NamedTuple):
    """A row, in the window's language."""

    place: int
    name: str
    state: str
    state_color: str
    below: str


class RowsModel(QAbstractListModel):
    """Rows that come little by little; a list may have a million."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ShownRow] = []

    def show_rows(self, rows: Sequence[ShownRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[ShownRow]) -> None:
        """Show these as well, behind the others."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def show_row(self, row: ShownRow) -> None:
        """The one with this place has changed."""
        line = next((line for line, one in enumerate(self._rows) if one.place == row.place), -1)
        if line >= 0:
            self._rows[line] = row
            self.dataChanged.emit(self.index(line), self.index(line))

    def word_anew(self, rows: Mapping[int, ShownRow]) -> None:
        """The same rows in other words, by their place."""
        if self._rows:
            self._rows = [rows.get(one.place, one) for one in self._rows]
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_at(self, line: int) -> ShownRow | None:
        """The one in this line."""
        return self._rows[line] if 0 <= line < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.row_at(index.row())
        if one is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (one.name, one.state, one.below) if part)
        return Lines(one.name, one.state, one.state_color, one.below) if role == LINES else None


class RowsView(TwoLinesView):
    """Emits `near_end` where what is there comes to an end."""

    near_end = Signal()

    def __init__(self, look: Look, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(look, model, parent)
        self._rows = model
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.selectionModel().currentChanged.connect(self._scrolled)

    def chosen(self) -> ShownRow | None:
        """The row that is marked."""
        return self._rows.row_at(self.currentIndex().row())

    def _scrolled(self) -> None:
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        shown = max(last, self.currentIndex().row())
        if self._rows.rowCount() and shown >= self._rows.rowCount() - _NEAR:
            self.near_end.emit()
