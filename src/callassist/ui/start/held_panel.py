"""Who is held back, rule by rule: a digit or a click opens who is behind a count. Part of the card of who is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from callassist.ui.commands import Command
from callassist.ui.kit.accessible import announce, identified, named
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.kit.two_lines import LINES, Index, Lines, TwoLinesView
from callassist.ui.words import day_words

if TYPE_CHECKING:
    from callassist.engine.queue_order import HeldLead
    from callassist.services.day.what_now import DayNow

#: the reason of those who rest, `engine.attempts.TooOften.CAMPAIGN`: the card is there before anything is reckoned
_RESTING = "attempts_campaign"
#: reasons that have a digit, and rows in sight
_DIGITS, _ROWS = 9, 5


class HeldModel(QAbstractListModel):
    """Some people, each with why they are held back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HeldLead, ...] = ()
        self._now: datetime | None = None

    def show_rows(self, rows: Sequence[HeldLead], now: datetime | None) -> None:
        """Show these, as it is at this moment."""
        self.beginResetModel()
        self._rows, self._now = tuple(rows), now
        self.endResetModel()

    def row_at(self, line: int) -> HeldLead | None:
        """The one in this line."""
        return self._rows[line] if 0 <= line < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        held = self.row_at(index.row())
        if held is None or self._now is None:
            return None
        one = held.who
        name = one.name or one.company or one.number
        state = day_words.held_reason(held.refusal.reason, held.refusal.free_at, self._now)
        parts = (one.company if one.company != name else "", one.number, one.list_name)
        below = " · ".join(isolated(part) for part in parts if part)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (isolated(name), state, below) if part)
        return Lines(isolated(name), state, "warn", below) if role == LINES else None


class HeldPanel(QWidget):
    """Emits `resting_asked` where those who rest are to be shown: they are not looked at for who is next."""

    resting_asked = Signal()
    closed = Signal()
    #: it has another size: its rows may be out of sight
    placed = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self._day: DayNow | None = None
        self._reason = ""
        self._resting: tuple[HeldLead, ...] = ()
        self.setObjectName("plain")
        self.strip = FlowStrip(self)
        self.chips = [KeyButton(look, Form.CHIP, self.strip) for _ in range(_DIGITS)]
        for chip in self.chips:
            self.strip.add(chip)
            chip.clicked.connect(self._chip_clicked)
        self.model = HeldModel(self)
        self.view = TwoLinesView(look, self.model, self)
        named(self.view, "Who is held back")
        self.hint = PlainLabel("", self, role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for one in (self.strip, self.view, self.hint):
            column.addWidget(one)
        look.changed.connect(self._size)
        self._size()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.placed.emit()

    def open(self, day: DayNow) -> None:
        """Show who is held back, the largest group first."""
        self._day = day
        groups = self._groups()
        if not groups:
            return
        self.show()
        self.retranslate()
        self._choose(groups[0][0])

    def show_day(self, day: DayNow) -> None:
        """It is later: what is shown stays what it is, but for who is free or gone by now; nobody loses the focus."""
        self._day = day
        if self.isHidden():
            return
        groups = [reason for reason, _ in self._groups()]
        if not groups:
            self.close_panel()
        else:
            self._show_group(self._reason if self._reason in groups else groups[0])

    def show_resting(self, rows: Sequence[HeldLead]) -> None:
        """Those who rest, where they are still asked for."""
        self._resting = tuple(rows)
        if not self.isHidden() and self._reason == _RESTING:
            self._show_rows()

    def digit(self, number: int) -> bool:
        """A digit was pressed; False: it stands for nothing."""
        groups = self._groups()
        if not 1 <= number <= min(len(groups), _DIGITS):
            return False
        self._choose(groups[number - 1][0])
        return True

    def chosen(self) -> HeldLead | None:
        """Who is marked; None: nobody."""
        return None if self.isHidden() else self.model.row_at(self.view.currentIndex().row())

    def close_panel(self) -> None:
        """Back to who is next; whoever types elsewhere goes on there."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.put_away()
        if had_focus:
            self.closed.emit()

    def put_away(self) -> None:
        """Something else is asked about: nobody is shown here any more."""
        self.hide()
        self._resting = ()
        self.model.show_rows((), None)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        if self.isHidden():
            return
        sheet, back = self._keys.label(Command.PERSON), printed("Esc")
        self.hint.setText(
            self.tr("{key} opens the sheet of who is marked, {back} closes.").format(key=sheet, back=back)
        )
        self._draw()

    # -- within ----------------------------------------------------------------------------------------------------

    def _groups(self) -> list[tuple[str, str]]:
        day = self._day
        return [] if day is None else day_words.held_groups(day.offer, day.at, day.resting, day.rests_until)

    def _choose(self, reason: str) -> None:
        """Show who is behind a count, with the focus there."""
        self._show_group(reason)
        self.view.setFocus()
        words = next((words for code, words in self._groups() if code == reason), "")
        announce(self.view, words)

    def _show_group(self, reason: str) -> None:
        self._reason = reason
        self._draw()
        if self._day is None or not self._day.resting:
            self._resting = ()
        self._show_rows()
        if reason == _RESTING and self._day is not None and self._day.resting:
            self.resting_asked.emit()

    def _draw(self) -> None:
        groups = self._groups()
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(groups))
            if place < len(groups):
                reason, words = groups[place]
                chip.show_content(str(place + 1), words, marked=reason == self._reason)
                identified(chip, f"Held back {place + 1}", words)
        self.strip.flow()

    def _show_rows(self) -> None:
        day = self._day
        if day is None:
            return
        marked = self.chosen()
        rows = [one for one in day.offer.held if one.refusal.reason == self._reason]
        if self._reason == _RESTING:
            rows += self._resting
        self.model.show_rows(rows, day.at)
        self._size()
        if rows:
            same = (place for place, one in enumerate(rows) if marked is not None and one.who.key == marked.who.key)
            self.view.choose(next(same, 0))

    def _chip_clicked(self) -> None:
        place = next((place for place, chip in enumerate(self.chips) if chip is self.sender()), -1)
        if place >= 0:
            self.digit(place + 1)

    def _size(self) -> None:
        """As high as its rows, no more than `_ROWS` of them; of one where they are still being looked for."""
        line = self.view.sizeHintForRow(0)
        rows = min(max(self.model.rowCount(), 1), _ROWS)
        self.view.setFixedHeight(rows * max(line, 0) + 2 * self.view.frameWidth())
