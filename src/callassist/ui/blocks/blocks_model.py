"""The lines of the block list: whom it is about, whether it holds, since when, why, and where it is from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from callassist.domain.fingerprint import BlockScope, NamedBlock
from callassist.ui.kit.two_lines import LINES, Index, Lines
from callassist.ui.words import block_words, lead_words


class BlocksModel(QAbstractListModel):
    """Newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[NamedBlock, ...] = ()

    def show_blocks(self, blocks: Sequence[NamedBlock]) -> None:
        """Show these."""
        self.beginResetModel()
        self._blocks = tuple(blocks)
        self.endResetModel()

    def block_at(self, row: int) -> NamedBlock | None:
        """The one in this line."""
        return self._blocks[row] if 0 <= row < len(self._blocks) else None

    def line_of(self, block_id: str) -> int:
        """The line of a block; -1 where it is not shown."""
        return next((line for line, one in enumerate(self._blocks) if one.block.id == block_id), -1)

    def say_anew(self) -> None:
        """The window speaks another language."""
        if self._blocks:
            self.dataChanged.emit(self.index(0), self.index(len(self._blocks) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._blocks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.block_at(index.row())
        if one is None:
            return None
        name, state, below = self._whom(one), self._state(one), self._told(one)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join((name, state, below))
        return Lines(name, state, "warn" if one.block.holds else "muted", below) if role == LINES else None

    def _whom(self, one: NamedBlock) -> str:
        parts = (one.block.number, one.name, one.company)
        # the row of somebody who was erased, or of somebody else's list
        return "  ·  ".join(part for part in parts if part) or self.tr("Fingerprint alone")

    def _state(self, one: NamedBlock) -> str:
        return self.tr("blocked") if one.block.holds else self.tr("lifted")

    def _told(self, one: NamedBlock) -> str:
        block = one.block
        if not block.holds:
            day = lead_words.day_of_utc(block.lifted_at)
            return self.tr("lifted on {day}: {why}").format(day=day, why=block_words.lifted(block.lifted_reason))
        parts = [self.tr("since {day}").format(day=lead_words.day_of_utc(block.since)), block_words.origin(one)]
        if block.scope is not BlockScope.NUMBER:
            parts.insert(1, block_words.scope(block.scope.value))
        return " · ".join(parts)
