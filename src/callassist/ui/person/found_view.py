"""Those who were found: a line each, to be chosen by arrows and Enter, or by their digit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from callassist.ui.kit.plain_text import isolated
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words
from callassist.ui.workarounds.flags_of_windows import without

_Index = QModelIndex | QPersistentModelIndex
#: pixels at the usual size of letters
_LEAST, _MOST, _LINE = 64, 300, 32
_DIGITS = 9
_KEY = Qt.Key
_MOVES = (_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Home, _KEY.Key_End, _KEY.Key_PageUp, _KEY.Key_PageDown)


class Listed(Protocol):
    """What is shown of somebody."""

    @property
    def name(self) -> str: ...
    @property
    def company(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def is_row(self) -> bool: ...


class FoundModel(QAbstractListModel):
    """In the order they were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Listed, ...] = ()

    def show_found(self, found: Sequence[Listed]) -> None:
        """Show these."""
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def somebody(self, line: int) -> Listed | None:
        """Who stands in this line."""
        return self._found[line] if 0 <= line < len(self._found) else None

    def say_anew(self) -> None:
        """The window speaks another language."""
        if self._found:
            self.dataChanged.emit(self.index(0), self.index(len(self._found) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.somebody(index.row())
        if one is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        digit = f"{index.row() + 1}   " if index.row() < _DIGITS else "     "
        parts = [" ".join(isolated(each).split()) for each in (one.name, one.company, one.number) if each]
        if one.is_row:
            parts.append(self.tr("only in a list"))
        return digit + (" · ".join(parts) or code_words.nobody())


class FoundView(QListView):
    """Emits `chosen(Listed)`. Up, down and Enter are its own; every other key is the page's."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = FoundModel(self)
        self.setModel(self._model)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._clicked)
        look.changed.connect(self._size)

    def show_found(self, found: Sequence[Listed]) -> None:
        """Show these, the first one marked."""
        self._model.show_found(found)
        self.setVisible(bool(found))
        if found:
            self.setCurrentIndex(self._model.index(0))
        self._size()

    def count(self) -> int:
        """How many are shown."""
        return self._model.rowCount()

    def marked(self) -> Listed | None:
        """Who is marked."""
        return self._model.somebody(self.currentIndex().row())

    def choose(self, line: int) -> bool:
        """Choose who stands in this line; False: nobody does."""
        one = self._model.somebody(line)
        if one is not None:
            self.chosen.emit(one)
        return one is not None

    def move_mark(self, step: int) -> None:
        """Mark another line, from the field to search in."""
        line = min(max(self.currentIndex().row() + step, 0), self.count() - 1)
        self.setCurrentIndex(self._model.index(line))

    def say_anew(self) -> None:
        """The window speaks another language."""
        self._model.say_anew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES and not without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _clicked(self, index: QModelIndex) -> None:
        self.choose(index.row())

    def _size(self) -> None:
        px = self._look.px
        self.setFixedHeight(min(max(self.count() * px(_LINE) + 12, px(_LEAST)), px(_MOST)))
