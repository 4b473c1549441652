"""Before a person is erased: what would go and what would stay, and the one key that means it. On the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.ui.commands import Command
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.fact_row import Fact, FactRow
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words, person_words

if TYPE_CHECKING:
    from collections.abc import Mapping


class ErasePanel(Card):
    """Emits `confirmed` when the key that opened it is pressed again, or its button; Enter alone erases nobody."""

    confirmed = Signal()
    closed = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="bad", ground="bad_soft")
        self._keys = keys
        #: how many of what would go, and what would stay
        self._plan: tuple[Mapping[str, int], Mapping[str, str]] | None = None
        self._name = ""
        self._busy = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.goes_head, self.stays_head = caption(), caption()
        self._goes, self._stays = QVBoxLayout(), QVBoxLayout()
        self._goes_rows: list[FactRow] = []
        self._stays_rows: list[FactRow] = []
        self.copies = PlainLabel("", self, wrap=True)
        self.erase = Push("", self)
        self.erase.setProperty("role", "danger")
        named(self.erase, "Erase this person")
        self.cancel = Push("", self)
        self.cancel.setProperty("role", "button")
        named(self.cancel, "Do not erase")
        buttons = self._buttons = FlowStrip(self, spacing=10)
        buttons.add(self.cancel)
        buttons.add(self.erase)
        for widget in (self.title, self.goes_head):
            self.body.addWidget(widget)
        self.body.addLayout(self._goes)
        self.body.addWidget(self.stays_head)
        self.body.addLayout(self._stays)
        self.body.addWidget(self.copies)
        self.body.addWidget(buttons)
        self.erase.clicked.connect(self.confirmed)
        self.cancel.clicked.connect(self.closed)
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether the key means that this person is to be erased."""
        return not self.isHidden() and not self._busy

    @property
    def busy(self) -> bool:
        """Whether somebody is being erased."""
        return self._busy and not self.isHidden()

    def ask(self, goes: Mapping[str, int], stays: Mapping[str, str], name: str) -> None:
        """Show what it would do."""
        self._plan, self._name, self._busy = (goes, stays), name, False
        self._draw()
        self.show()
        self.cancel.setFocus()
        announce(self, self.title.text())

    def set_busy(self, *, on: bool) -> None:
        """They are being erased: the copies of the log take a moment."""
        self._busy = on
        if on:
            self.setFocus()  # a button that is switched off hands the focus to whatever comes next
        self._draw()
        if not on:
            self.cancel.setFocus()

    def close_panel(self) -> None:
        """Put it away."""
        self._plan, self._busy = None, False
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()

    def _draw(self) -> None:
        plan = self._plan
        if plan is None:
            return
        name = isolated(self._name) or self.tr("this person")
        words = self.tr("{name} is being erased, also from the backups …") if self._busy else self.tr("Erase {name}?")
        self.title.setText(words.format(name=name))
        self.goes_head.setText(self.tr("THIS GOES, FOR GOOD"))
        self.stays_head.setText(self.tr("THIS STAYS"))
        goes = [Fact("−", person_words.goes(code, number), "", "bad") for code, number in plan[0].items()]
        stays = [Fact("=", _stays(code, value), "", "text") for code, value in plan[1].items()]
        stays.append(
            Fact("=", self.tr("When calls were and how long, without names; and that somebody was erased."), "", "text")
        )
        self._show(self._goes, self._goes_rows, goes or [Fact("−", self.tr("Nothing is kept of them."), "", "muted")])
        self._show(self._stays, self._stays_rows, stays)
        self.copies.setText(
            self.tr("Backups and kept copies of the log are made anew without them. Nothing of this can be taken back.")
        )
        again = self._keys.label(Command.PERSON_ERASE)
        self.erase.setText("  ".join((self.tr("Erase for good"), again)))
        self.cancel.setText("  ".join((self.tr("Leave it"), printed("Esc"))))
        self._buttons.flow()
        self.erase.setEnabled(not self._busy)
        self.cancel.setEnabled(not self._busy)

    def _show(self, column: QVBoxLayout, rows: list[FactRow], facts: list[Fact]) -> None:
        while len(rows) < len(facts):
            row = FactRow(self._look, self)
            column.addWidget(row)
            rows.append(row)
        for index, row in enumerate(rows):
            row.setVisible(index < len(facts))
            if index < len(facts):
                row.show_fact(facts[index])

    def rows(self) -> list[str]:
        """What it says would go and stay."""
        return [row.fact.words for row in (*self._goes_rows, *self._stays_rows) if not row.isHidden()]


def _stays(code: str, value: str) -> str:
    return person_words.stays(code, code_words.day_of_iso(value) if code == "proof" else value)
