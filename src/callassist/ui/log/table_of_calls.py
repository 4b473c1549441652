"""The table of calls: as many columns as have room, rows as high as letters are, and always some rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from callassist.ui.kit.theme import Look
from callassist.ui.log.log_model import (
    DUE,
    FOLLOW_UP,
    LENGTH,
    NUMBER,
    OUTCOME,
    SCRIPT,
    VERDICT,
    WHEN,
    WHO,
    LogModel,
)

#: of the table, whatever else is shown
_LEAST_ROWS = 3
#: widths in pixels, at the usual size of letters
_WHO_LEAST, _WHO_USUAL, _SCROLLBAR = 110, 180, 14
#: below this width of the table times are shown without the present year
_ROOM_FOR_YEARS = 690
_OUTCOME_LEAST = 80
#: columns shown where there is room, the most wanted first, with their usual widths
_OPTIONAL = ((VERDICT, 90), (FOLLOW_UP, 110), (NUMBER, 150), (LENGTH, 64), (SCRIPT, 180))
#: when it was and when something is due is in sight at any width
_TIMES = (WHEN, DUE)
#: of these the content is never cut off either: they are as wide as it is
_SHORT = (VERDICT, FOLLOW_UP, LENGTH)


class TableOfCalls(QTableView):
    """Calls, a line each. It leaves the window's chords alone: Ctrl+PageDown is the next page, not the last row."""

    def __init__(self, look: Look, model: LogModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._calls = model
        self._room = 0
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(60)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setResizeContentsPrecision(100)
        header.setSectionResizeMode(WHO, QHeaderView.ResizeMode.Stretch)
        for column in (*_TIMES, OUTCOME, *_SHORT):  # as wide as `fit_columns` finds: Qt would measure at each resize
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        model.headerDataChanged.connect(self.fit_columns)
        look.changed.connect(self._size_rows)
        look.changed.connect(self.fit_columns)
        self._size_rows()

    def set_room(self, width: int) -> None:
        """What is left for it, in pixels."""
        self._room = width
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_PageDown,
            Qt.Key.Key_PageUp,
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The call that is chosen stays in sight: choosing it takes the table some of its room."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def fit_columns(self) -> None:
        """Show as many columns as leave room for who was called; what is read at a glance is never cut off."""
        px = self._look.px
        least, usual_who = px(_WHO_LEAST), px(_WHO_USUAL)
        self._calls.set_brief(on=self._room < px(_ROOM_FOR_YEARS))
        header = self.horizontalHeader()
        for column, _ in _OPTIONAL:
            self.setColumnHidden(column, False)  # a hidden one has no width
        wide = {
            column: max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in (*_TIMES, OUTCOME, *_SHORT)
        }
        room = self._room - sum(wide[column] for column in (*_TIMES, OUTCOME)) - _SCROLLBAR
        if room < least:  # the outcome is cut off before the name is
            wide[OUTCOME] = max(px(_OUTCOME_LEAST), wide[OUTCOME] + room - least)
        for column, width in wide.items():
            self.setColumnWidth(column, width)
        # the verdict is worth some of the name; it has its line beside the table where there is no room at all
        room -= least
        for column, usual in _OPTIONAL:
            if column == FOLLOW_UP:
                room -= usual_who - least
            # a header's width depends on the font: the usual one may cut it off
            needed = max(px(usual), wide.get(column, 0), header.sectionSizeHint(column))
            if column not in _SHORT:
                self.setColumnWidth(column, needed)
            fits = room >= needed
            self.setColumnHidden(column, not fits)
            room -= needed if fits else 0

    def _size_rows(self) -> None:
        """As high as letters are now; so many of them are always there."""
        height = self._look.base_px + 20
        self.verticalHeader().setDefaultSectionSize(height)
        around = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        self.setMinimumHeight(around + _LEAST_ROWS * height)
