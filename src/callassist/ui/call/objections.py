"""The objections in their fixed places, one key each, and a search for those whose place one forgot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from callassist.engine.view import CallView, ObjectionView
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.fields import Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.match import is_sure, match_rank
from callassist.ui.kit.plain_text import plain_tooltip, shortened
from callassist.ui.kit.scroller import Scroller
from callassist.ui.kit.theme import Look


class ObjectionCard(Card):
    """Emits `objected(id)`. Places are the script's order and never move; a search only dims what does not fit."""

    objected = Signal(str)
    #: Enter was pressed and nothing fits for sure
    unsure = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._keys = keys
        self._objections: tuple[ObjectionView, ...] = ()
        self._open = ""
        self._buttons: list[KeyButton] = []
        self._limit = 0
        self._columns = 1
        self._dense = False

        # Widgets
        self.head = caption()
        self.search = Field(keys, self)
        named(self.search, "Search objections")
        self.scroller = Scroller(self)
        inner = QWidget()
        inner.setObjectName("plain")

        # Assemble
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 4, 0)
        self._list = QGridLayout()
        self._list.setHorizontalSpacing(6)
        self._list.setVerticalSpacing(3)
        box.addLayout(self._list)
        box.addStretch(1)
        self.scroller.setWidget(inner)
        #: all of them in a few lines, where there is little room
        self.hints = ObjectionHints(look, keys, self)
        self.hints.hide()
        self.body.setContentsMargins(14, 10, 8, 10)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.head)
        top.addWidget(self.search, 1)
        top.setContentsMargins(0, 0, 4, 0)  # as the list beneath it
        self.body.addLayout(top)
        self.body.addWidget(self.scroller, 1)
        self.body.addWidget(self.hints)
        self.body.addStretch()

        # Connect
        self.hints.objected.connect(self.objected)
        self.search.textChanged.connect(self._searched)
        self.search.entered.connect(self._entered)

        self.retranslate()

    def show_view(self, view: CallView) -> None:
        """Draw the objections of a snapshot."""
        self.hints.show_view(view)
        opened = view.node if view.stack else ""
        if view.objections == self._objections and opened == self._open:
            return
        self._objections, self._open = view.objections, opened
        while len(self._buttons) < len(view.objections):
            button = KeyButton(self._look, Form.ROW, widest_key="F12 M")
            button.clicked.connect(self._clicked)
            place = len(self._buttons)
            self._list.addWidget(button, place // self._columns, place % self._columns)
            self._buttons.append(button)
        self._refresh()
        self._fit()

    def button(self, objection: str) -> KeyButton | None:
        """The button of an objection."""
        for one, button in zip(self._objections, self._buttons, strict=False):
            if one.id == objection:
                return button
        return None

    def press_place(self, position: int) -> bool:
        """The objection at this place, if there is one."""
        if position < len(self._objections):
            self.objected.emit(self._objections[position].id)
            return True
        return False

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.search.show()
        self.search.setFocus()
        self.search.selectAll()

    def leave_search(self) -> None:
        """Empty the search."""
        self.search.clear()
        if self._dense:
            self.search.hide()

    def set_natural(self, limit: int) -> None:
        """Take the height all objections need, up to `limit`: their places do not move in a call. 0: as it comes."""
        self._limit = limit
        self._fit()

    def set_dense(self, *, on: bool) -> None:
        """All of them in sight at once with their first words, as in the slim form; the search is a chord away."""
        if on != self._dense:
            self._dense = on
            self.scroller.setVisible(not on)
            self.hints.setVisible(on)
            self.head.setVisible(not on)
            self._show_search()

    def _show_search(self) -> None:
        """Where all are in sight the field is there for as long as it is typed into."""
        self.search.setVisible(not self._dense or self.search.hasFocus() or bool(self.search.text()))

    def set_columns(self, columns: int) -> None:
        """One column beside the call, two beneath it."""
        if columns == self._columns:
            return
        self._columns = columns
        for button in self._buttons:
            self._list.removeWidget(button)
        for place, button in enumerate(self._buttons):
            self._list.addWidget(button, place // columns, place % columns)
        for column in range(2):
            self._list.setColumnStretch(column, 1 if column < columns else 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._dense:
            margins = self.body.contentsMargins()
            inside = self.rect().marginsRemoved(margins)
            self.hints.fill(inside.width(), inside.height())
        width = self.scroller.viewport().width() - 4
        buttons = self._buttons[: len(self._objections)]
        each, gap = (width - (self._columns - 1) * 6) // self._columns, self._list.verticalSpacing()
        rows = [buttons[place : place + self._columns] for place in range(0, len(buttons), self._columns)]
        needed = sum(max(one.heightForWidth(each) for one in row) + gap for row in rows)
        least = min(needed, self._limit) if self._limit and width > 100 else 0
        if least != self.scroller.minimumHeight():
            self.scroller.setMinimumHeight(least)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("OBJECTIONS"))
        self.search.setPlaceholderText(self.tr("Search … {key}").format(key=self._keys.label(Command.SEARCH_OBJECTION)))
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _refresh(self) -> None:
        query = self.search.text()
        best = self._best(query) if query.strip() else None
        for position, button in enumerate(self._buttons):
            if position >= len(self._objections):
                button.hide()
                continue
            one = self._objections[position]
            function, letter = self._keys.objection_labels(position)
            key = f"{function} {letter}".strip()
            used = (min(one.shown, one.wordings), one.wordings)
            # a group is found by its name; what is taken by Enter is told by its own words alone
            found = match_rank(query, one.label) is not None or (one.group and match_rank(query, one.group) is not None)
            dim = bool(query.strip()) and not found
            button.show_content(key, one.label, used=used, marked=one.id == self._open or one.id == best, dim=dim)
            identified(button, f"Objection {one.id}", self.tr("Objection: {name}").format(name=one.label))
            button.setToolTip(plain_tooltip(one.group) if one.group else "")
            described = (key, f"({used[0]}/{used[1]})" if used[0] else "", one.group)
            button.setAccessibleDescription(" ".join(word for word in described if word))
            if button.isHidden():
                button.show()

    def _best(self, query: str) -> str | None:
        ranked = [
            (rank, place, one.id)
            for place, one in enumerate(self._objections)
            if (rank := match_rank(query, one.label)) is not None and is_sure(rank)
        ]
        return min(ranked)[2] if ranked else None

    def _searched(self) -> None:
        self._refresh()

    def _entered(self) -> None:
        best = self._best(self.search.text())
        if best is not None:
            self.search.clear()
            self.objected.emit(best)
        else:
            self.unsure.emit()

    def _clicked(self) -> None:
        sender = self.sender()
        for one, button in zip(self._objections, self._buttons, strict=False):
            if button is sender:
                self.objected.emit(one.id)
                return


class ObjectionHints(FlowStrip):
    """The objections as a strip of small keys, for the slim form."""

    objected = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=8, line_spacing=2)
        self._look = look
        self._keys = keys
        self._objections: tuple[ObjectionView, ...] = ()
        self._chips: list[KeyButton] = []
        self._brief = False
        #: letters of a label that are shown
        self._most = _SHORT

    def fill(self, width: int, height: int) -> None:
        """As many letters of each label as this room takes; the first words at least."""
        for most in (*_LONGER, _SHORT):
            if most != self._most:
                self._most = most
                self._draw()
            if self.heightForWidth(width) <= height:
                return

    def set_brief(self, *, on: bool) -> None:
        """The keys alone, where even the first words would push answers out of sight; tooltips tell the rest."""
        if on != self._brief:
            self._brief = on
            self._draw()

    def show_view(self, view: CallView) -> None:
        """Draw the objections of a snapshot."""
        if view.objections == self._objections:
            return
        self._objections = view.objections
        self._draw()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _draw(self) -> None:
        for position, one in enumerate(self._objections):
            if position >= len(self._chips):
                chip = KeyButton(self._look, Form.CHIP, self)
                chip.clicked.connect(self._clicked)
                self.add(chip)
                self._chips.append(chip)
            function, letter = self._keys.objection_labels(position)
            chip = self._chips[position]
            chip.show_content(function or letter, _NO_WORDS if self._brief else shortened(one.label, self._most))
            chip.setToolTip(plain_tooltip(f"{one.label} ({one.group})" if one.group else one.label))
            identified(chip, f"Objection {one.id}", self.tr("Objection: {name}").format(name=one.label))
            chip.setAccessibleDescription(f"{function} {letter}".strip())
        for position, chip in enumerate(self._chips):
            chip.setVisible(position < len(self._objections))
        self.flow()

    def _clicked(self) -> None:
        sender = self.sender()
        for one, chip in zip(self._objections, self._chips, strict=False):
            if chip is sender:
                self.objected.emit(one.id)
                return


_NO_WORDS = "\u200a"
"""As high as words."""
_SHORT = 20
"""Letters: in the slim form the key is what counts, the rep knows her objections."""
_LONGER = (60, 40, 30)
"""Where there is more room than the first words take."""
