"""Things in a list of two lines each: the model of a panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from callassist.ui.kit.two_lines import LINES, Index, Lines

Thing = TypeVar("Thing")


class TwoLineRows(QAbstractListModel, Generic[Thing]):
    """Rows of things with the `Lines` that are drawn of them; read out as one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[Thing, Lines]] = ()

    def show_rows(self, rows: Sequence[tuple[Thing, Lines]]) -> None:
        """Show these; the marked row stays where the same things are only told anew."""
        if [thing for thing, _ in rows] == [thing for thing, _ in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def thing_at(self, row: int) -> Thing | None:
        """What stands in this row."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def lines_at(self, row: int) -> Lines:
        """What is drawn of it."""
        return self._rows[row][1]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        lines = self._rows[index.row()][1]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (lines.name, lines.state, lines.below) if part)
        return lines if role == LINES else None
