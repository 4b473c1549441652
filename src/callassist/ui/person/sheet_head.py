"""The head of a sheet: who it is, whether they may be called at all, and the buttons of what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.ui.commands import Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.person.sheet_facts import headline
from callassist.ui.words import lead_words

if TYPE_CHECKING:
    from callassist.services.people.persons import PersonSheet


class SheetHead(QWidget):
    """Its buttons say their keys; what they do is the page's."""

    def __init__(self, keys: KeyMap, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = keys
        self._sheet: PersonSheet | None = None
        self.setObjectName("plain")

        # Widgets
        self.who = PlainLabel("", self, role="title", wrap=True)
        self.beside = PlainLabel("", self, role="muted", wrap=True)
        self.standing = PlainLabel("", self, role="error", wrap=True)
        self.hint = PlainLabel("", self, role="warn", wrap=True)
        self._buttons = FlowStrip(self, spacing=10)
        self.call, self.hand_out, self.evidence, self.merge, self.undo, self.erase = (Push("", self) for _ in range(6))
        for button, name in (
            (self.call, "Call this person"),
            (self.hand_out, "Hand out what is kept"),
            (self.evidence, "Evidence of their calls"),
            (self.merge, "The same as somebody else"),
            (self.undo, "Make them two again"),
            (self.erase, "Erase …"),
        ):
            button.setProperty("role", "danger" if button is self.erase else "button")
            named(button, name)
            self._buttons.add(button)

        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label in (self.who, self.beside, self.standing, self.hint):
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self._buttons)
        self.retranslate()

    def show_sheet(self, sheet: PersonSheet, *, call: bool, two_again: bool) -> None:
        """Whose sheet it is; whether they can be called now, and whether something can be made two again."""
        self._sheet = sheet
        self.call.setVisible(call)
        self.merge.setVisible(bool(sheet.contact_id))
        self.evidence.setVisible(bool(sheet.contact_id))
        self.undo.setVisible(two_again)
        self._draw()
        self._buttons.flow()

    def retranslate(self) -> None:
        """Take the window's language anew, and the keys as they are now."""
        for button, words, command in (
            (self.call, self.tr("Call"), Command.CALL_AGAIN),
            (self.hand_out, self.tr("Hand out …"), Command.PERSON_HAND_OUT),
            (self.evidence, self.tr("Evidence …"), Command.EVIDENCE),
            (self.merge, self.tr("Same as …"), Command.PERSON_MERGE),
            (self.erase, self.tr("Erase …"), Command.PERSON_ERASE),
        ):
            button.setText("  ".join((words, self._keys.label(command))))
        self.undo.setText("  ".join((self.tr("Make them two again"), printed("Ctrl+Z"))))
        self._draw()
        self._buttons.flow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _draw(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        name, beside = headline(sheet)
        self.who.setText(name)
        only_row = self.tr("only a row of a list: nobody has spoken to them yet") if not sheet.contact_id else ""
        self.beside.show_text(" · ".join(one for one in (beside, only_row) if one))
        blocked = self.tr("✕ Blocked: somebody at this number asked not to be called again.")
        self.standing.show_text(blocked if sheet.blocked else "")
        self.hint.show_text(self._words_of_ledger(sheet))

    def _words_of_ledger(self, sheet: PersonSheet) -> str:
        """That they were erased before: what is left of them has to be kept, or somebody brought them back."""
        if not sheet.erased_on:
            return ""
        day = lead_words.day_of_utc(sheet.erased_on)
        if sheet.person.get("source") == "erased":
            return self.tr("! Erased on {day}: what is left has to be kept as a proof.").format(day=day)
        return self.tr("! Somebody with this number was erased on {day}. This entry came afterwards.").format(day=day)
