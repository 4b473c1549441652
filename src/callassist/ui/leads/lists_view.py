"""The lists of the log, two lines each: name and state, then the day and how many rows are what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from callassist.domain.lead_list import LeadList, ListState
from callassist.ui.kit.theme import Look
from callassist.ui.words import lead_words

_Index = QModelIndex | QPersistentModelIndex
#: pixels at the usual size of letters: around a list, between its two lines
_SIDE, _ABOVE, _BETWEEN = 14, 9, 3


class ListsModel(QAbstractListModel):
    """Newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lists: tuple[LeadList, ...] = ()

    def show_lists(self, lists: Sequence[LeadList]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lists = tuple(lists)
        self.endResetModel()

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

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lists)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.list_at(index.row())
        if one is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (one.frame.name, state_of(one), told_of(one)) if part)
        return one if role == Qt.ItemDataRole.UserRole else None


def state_of(one: LeadList) -> str:
    """The state of a list in a word."""
    return lead_words.list_state(one.state.value)


def told_of(one: LeadList) -> str:
    """When it was read in, and how many rows are what now."""
    counts = lead_words.rows({state.value: number for state, number in one.counts.items()}, " · ")
    return " · ".join(part for part in (lead_words.day_of_utc(one.created_at), counts) if part)


class _Drawn(QStyledItemDelegate):
    """Two lines; what does not fit is shortened."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        fonts, px = self._look.fonts, self._look.px
        height = QFontMetrics(fonts.strong).height() + QFontMetrics(fonts.small).height()
        return QSize(px(200), height + 2 * px(_ABOVE) + px(_BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(one, LeadList):
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
        words = state_of(one)
        width = small.horizontalAdvance(words) + 2
        top = QRect(inner.left(), inner.top(), inner.width(), strong.height())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.fonts.small)
        painter.setPen(look.color("good" if one.state is ListState.OPEN else "warn"))
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(look.fonts.strong)
        painter.setPen(look.color("text"))
        name = " ".join(one.frame.name.splitlines())
        room = max(inner.width() - width - px(_SIDE), 20)
        painter.drawText(
            top.adjusted(0, 0, -(inner.width() - room), 0),
            left,
            strong.elidedText(name, Qt.TextElideMode.ElideRight, room),
        )
        below = QRect(inner.left(), top.bottom() + 1 + px(_BETWEEN), inner.width(), small.height())
        painter.setFont(look.fonts.small)
        painter.setPen(look.color("muted"))
        painter.drawText(below, left, small.elidedText(told_of(one), Qt.TextElideMode.ElideRight, below.width()))
        painter.restore()


class ListsView(QListView):
    """Up and down choose; every other key is the page's."""

    def __init__(self, look: Look, model: ListsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Drawn(look, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def chosen(self) -> LeadList | None:
        """The list that is marked."""
        return self._model.list_at(self.currentIndex().row())

    def choose(self, row: int) -> None:
        """Mark a line."""
        self.setCurrentIndex(self._model.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
        )
        if event.key() in moves and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()
