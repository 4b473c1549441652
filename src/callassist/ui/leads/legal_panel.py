"""Why the people of a list that is in the log may be called: said there, or said anew. Nothing is modal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.form_rows import form_rows
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.leads.legal_rows import LegalRows
from callassist.ui.leads.party_choice import PartyChoice

if TYPE_CHECKING:
    from callassist.domain.lead_list import LeadList
    from callassist.services.leads.lists import LeadLists, Reframed


class LegalPanel(Card):
    """Emits `kept(list, what became of it)`, `failed` with an error, and `closed`."""

    kept = Signal(object, object)
    failed = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._bridge = bridge
        self._lists: LeadLists | None = None
        self._company: Callable[[], str] = str
        self._list: LeadList | None = None

        # Widgets
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self._whom = PlainLabel("", self, role="muted")
        self.party = PartyChoice(look, "The list is of", self)
        self.keep = Push("", self)
        self.keep.setProperty("role", "primary")
        named(self.keep, "Keep what is said of the list")
        self.leave = Push("", self)
        self.leave.setProperty("role", "button")
        named(self.leave, "Leave the list as it is")

        # Assemble
        form = form_rows(grow=True)
        self._whom.setBuddy(self.party)
        form.addRow(self._whom, self.party)
        self.legal = LegalRows(keys, form, self)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        self.body.addWidget(self.title)
        self.body.addLayout(form)
        self.body.addWidget(self.legal.hint)
        self.body.addLayout(buttons)

        # Connect
        self.party.chosen.connect(self._party_chosen)
        self.legal.finished.connect(self.settle)
        self.keep.clicked.connect(self.settle)
        self.leave.clicked.connect(self.close_panel)
        self.retranslate()
        self.hide()

    def set_lists(self, lists: LeadLists, company: Callable[[], str]) -> None:
        """Where lists are kept, and our name."""
        self._lists, self._company = lists, company

    def begin(self, found: LeadList) -> None:
        """Shows what was said of a list."""
        self._list = found
        self.party.show_value(found.frame.party)
        self.legal.set_company(self._company())
        self.legal.begin(found.frame)
        self.retranslate()
        self.show()
        self.legal.focus_first()

    def settle(self) -> None:
        """What stands here is said of the list."""
        found, lists = self._list, self._lists
        if found is None or lists is None or self.isHidden() or not self.isEnabled():
            return
        frame = self.legal.told(replace(found.frame, party=self.party.party()))
        self.setEnabled(False)

        def kept(result: Reframed) -> None:
            self.setEnabled(True)
            self.close_panel()
            self.kept.emit(found, result)

        def not_kept(error: BaseException) -> None:
            self.setEnabled(True)
            self.legal.focus_first()
            self.failed.emit(error)

        self._bridge.watch(lists.reframe_lead_list(found.id, frame, self._company()), kept, not_kept)

    def close_panel(self) -> None:
        """The list is left as it is."""
        self._list = None
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        name = isolated(self._list.frame.name) if self._list is not None else ""
        self.title.setText(self.tr("Why the people of “{name}” may be called").format(name=name))
        self._whom.setText(self.tr("Whom it holds"))
        self.party.retranslate()
        self.keep.setText("  ".join((self.tr("Keep"), printed("Return"))))
        self.leave.setText("  ".join((self.tr("Cancel"), printed("Esc"))))
        self.legal.retranslate()
        order = [*self.party.findChildren(QPushButton), *self.legal.widgets(), self.keep, self.leave]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _party_chosen(self) -> None:
        self.legal.set_party(self.party.party())
        self.legal.focus_first()
