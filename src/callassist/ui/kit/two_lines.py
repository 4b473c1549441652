"""A list with two lines for each thing: its name and a word for its state, and beneath what else is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from callassist.ui.kit.theme import Look
from callassist.ui.workarounds.flags_of_windows import without

Index = QModelIndex | QPersistentModelIndex
Thing = TypeVar("Thing")
LINES = Qt.ItemDataRole.UserRole + 1
"""The role under which a model tells its `Lines`."""

#: pixels at the usual size of letters: around a thing, between its two lines
_SIDE, _ABOVE, _BETWEEN = 14, 9, 3
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class Lines(NamedTuple):
    """What is drawn of one thing."""

    name: str
    state: str
    #: of the theme
    state_color: str
    below: str


def shares(whole: int, name: int, state: int, between: int) -> tuple[int, int]:
    """How many pixels a name and the state beside it have of all there are: half is the name's, where it needs that."""
    room = max(whole - state - between, min(name, whole // 2), 0)
    return room, max(whole - room - between, 0)


class _Drawn(QStyledItemDelegate):
    """What does not fit is shortened."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        fonts, px = self._look.fonts, self._look.px
        height = QFontMetrics(fonts.strong).height() + QFontMetrics(fonts.small).height()
        return QSize(px(200), height + 2 * px(_ABOVE) + px(_BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(LINES)
        if not isinstance(one, Lines):
            return
        look, px = self._look, self._look.px
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)
        inner = rect.adjusted(px(_SIDE), px(_ABOVE), -px(_SIDE), -px(_ABOVE))
        strong, small = QFontMetrics(look.fonts.strong), QFontMetrics(look.fonts.small)
        called = " ".join(one.name.splitlines())
        room, beside = shares(
            inner.width(), strong.horizontalAdvance(called) + 2, small.horizontalAdvance(one.state) + 2, px(_SIDE)
        )
        top = QRect(inner.left(), inner.top(), inner.width(), strong.height())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.fonts.small)
        painter.setPen(look.color(one.state_color))
        state_words = small.elidedText(one.state, Qt.TextElideMode.ElideRight, beside)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, state_words)
        painter.setFont(look.fonts.strong)
        painter.setPen(look.color("text"))
        name = strong.elidedText(called, Qt.TextElideMode.ElideRight, room)
        painter.drawText(top.adjusted(0, 0, -(inner.width() - room), 0), left, name)
        below = QRect(inner.left(), top.bottom() + 1 + px(_BETWEEN), inner.width(), small.height())
        painter.setFont(look.fonts.small)
        painter.setPen(look.color("muted"))
        told = small.elidedText(" ".join(one.below.splitlines()), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, left, told)
        painter.restore()


class ThingsModel(QAbstractListModel, Generic[Thing]):
    """Things of any kind with the two lines of each; read out as one sentence."""

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


class TwoLinesView(QListView):
    """Up and down choose; every other key is the page's."""

    def __init__(self, look: Look, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Drawn(look, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def choose(self, row: int) -> None:
        """Mark a line."""
        self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES and not without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        else:
            event.ignore()
