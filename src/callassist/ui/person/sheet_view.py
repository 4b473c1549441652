"""The sheet itself: who it is, then a card for each part of what is kept, in two columns where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.fact_row import FactRow
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.person.sheet_facts import TITLES, SheetPart, title_of

#: pixels at the usual size of letters from which there are two columns
_TWO_COLUMNS = 820
#: parts of the left column where there are two: who it is; right of them, what became of them
_LEFT = ("numbers", "who", "origins", "consents", "blocks", "colleagues", "merges", "disclosures", "kept")


class PartCard(Card):
    """One part of the sheet."""

    def __init__(self, look: Look, part: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._part = part
        self._rows: list[FactRow] = []
        self._more_count = 0
        self.setObjectName(f"person {part}")
        self.title = caption()
        self.title.setParent(self)
        self._more = PlainLabel("", self, role="small")
        self._list = QVBoxLayout()
        self._list.setSpacing(5)
        self.body.setContentsMargins(16, 11, 16, 12)
        self.body.setSpacing(6)
        self.body.addWidget(self.title)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def show_part(self, part: SheetPart | None) -> None:
        """Show these facts; without any the card is not there."""
        facts = part.facts if part is not None else ()
        while len(self._rows) < len(facts):
            row = FactRow(self._look, self)
            self._list.addWidget(row)
            self._rows.append(row)
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(facts))
            if index < len(facts):
                row.show_fact(facts[index])
        self._more_count = part.more if part is not None else 0
        self._tell_more()
        self.setVisible(bool(facts))

    def rows(self) -> list[FactRow]:
        """The rows that are shown."""
        return [row for row in self._rows if not row.isHidden()]

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(title_of(self._part))
        self.setAccessibleName(self.title.text())
        self._tell_more()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _tell_more(self) -> None:
        count = self._more_count
        self._more.show_text(self.tr("and %n more, in what is handed out", "", count) if count else "")


class SheetView(QWidget):
    """All parts of one sheet."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._two: bool | None = None
        self.setObjectName("plain")
        self.cards = {part: PartCard(look, part, self) for part in TITLES}
        for card in self.cards.values():
            card.hide()
        self._columns = tuple(QVBoxLayout() for _ in range(2))
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        for place, column in enumerate(self._columns):
            column.setSpacing(12)
            grid.addLayout(column, 0, place, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._place)
        self._place()

    def show_parts(self, parts: Sequence[SheetPart]) -> None:
        """Show these; what there is nothing of is not there."""
        found = {part.id: part for part in parts}
        for name, card in self.cards.items():
            card.show_part(found.get(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        two = self.width() >= self._look.px(_TWO_COLUMNS)
        if two == self._two:
            return
        self._two = two
        left, right = self._columns
        for card in self.cards.values():
            left.removeWidget(card)
            right.removeWidget(card)
        for name, card in self.cards.items():
            (left if not two or name in _LEFT else right).addWidget(card)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if two else 0)
