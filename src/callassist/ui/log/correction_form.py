"""How a call really ended and when what follows is due, put right in place, beside its trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.engine.typed_time import typed_again, typed_form
from callassist.errors import NotUnderstood
from callassist.services.calls.correcting import CORRECTABLE
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, Words
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words, error_wording

if TYPE_CHECKING:
    from callassist.services.calls.call_log import CallSummary


class CorrectionForm(Card):
    """Emits `asked(call id, outcome, follow-up or None)` and `closed`. Enter saves, Esc leaves it as it was."""

    asked = Signal(str, str, object)
    closed = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent", ground="card")
        self._call_id = ""
        self._was = (FollowUpKind.NONE, "")
        self._due: datetime | None = None
        self._now: Callable[[], datetime] = lambda: datetime.fromtimestamp(0, UTC)

        # Widgets
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.outcome = ChoiceBox(self)
        named(self.outcome, "How the call ended")
        self.kind = ChoiceBox(self)
        named(self.kind, "What follows")
        self.due = Field(keys, self)
        named(self.due, "When it is due")
        self.meaning = PlainLabel("", self, role="good", wrap=True)
        self.problem = PlainLabel("", self, role="error", wrap=True)
        self.save = Push("", self)
        self.save.setProperty("role", "primary")
        named(self.save, "Save the correction")
        self.cancel = Push("", self)
        self.cancel.setProperty("role", "button")
        named(self.cancel, "Leave it as it was")

        # Assemble
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        self.body.addWidget(self.title)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.kind)
        self.body.addWidget(self.due)
        self.body.addWidget(self.meaning)
        self.body.addWidget(self.problem)
        self.body.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        # Connect
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.due.textChanged.connect(self._typed)
        self.due.entered.connect(self.submit)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.close_form)

        self.retranslate()
        self.hide()

    def open_for(self, summary: CallSummary, now: Callable[[], datetime]) -> None:
        """Ask about this call, as it stands in the log."""
        self._call_id = summary.id
        self._now = now
        kind = FollowUpKind(summary.follow_up) if summary.follow_up else FollowUpKind.NONE
        self._due = datetime.fromisoformat(summary.follow_up_at) if summary.follow_up_at else None
        self._was = (kind, summary.follow_up_at)
        self.outcome.setCurrentIndex(self.outcome.findData(summary.outcome))
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.due.setText(typed_form(self._due) if self._due is not None else "")
        self.problem.show_text("")
        self._kind_changed()
        self.show()
        self.outcome.setFocus()

    def call_id(self) -> str:
        """The call it is open for; "" while it is closed."""
        return "" if self.isHidden() else self._call_id

    def close_form(self) -> None:
        """Leave the call as it was."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def submit(self) -> None:
        """Hand over what was corrected."""
        kind = FollowUpKind(self.kind.currentData())
        due: datetime | None = None
        try:
            if kind is not FollowUpKind.NONE and self.due.text().strip():
                due = self._understood(self.due.text())
        except NotUnderstood as error:
            why = error
            self.say_problem(lambda: error_wording.error(why))
            self.due.setFocus()
            return
        same = (kind, "" if due is None else due.isoformat(timespec="minutes")) == self._was
        self.asked.emit(self._call_id, self.outcome.currentData(), None if same else FollowUp(kind, due))

    def say_problem(self, words: Words) -> None:
        """Say why it cannot be so."""
        self.problem.tell(words)
        announce(self.problem, self.problem.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.submit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("How did it really end, and what follows?"))
        self.save.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))
        self.due.setPlaceholderText(self.tr("tomorrow 10:00, Tuesday 18:00"))
        outcomes = ((code_words.outcome(one), one) for one in CORRECTABLE)
        _fill(self.outcome, sorted(outcomes, key=lambda one: one[0].casefold()))
        _fill(self.kind, [(code_words.follow_up(one.value), one) for one in FollowUpKind])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _kind_changed(self) -> None:
        self.due.setVisible(self.kind.currentData() != FollowUpKind.NONE)
        self._typed(self.due.text())

    def _typed(self, text: str) -> None:
        self.problem.show_text("")
        meaning = ""
        if text.strip() and not self.due.isHidden():
            try:
                meaning = f"= {code_words.time_in_words(self._understood(text))}"
            except NotUnderstood:
                meaning = ""
        self.meaning.show_text(meaning)

    def _understood(self, text: str) -> datetime:
        return typed_again(text, self._due, self._now())


def _fill(box: ChoiceBox, choices: list[tuple[str, object]] | list[tuple[str, str]]) -> None:
    """The choices in the window's language; the one that was chosen stays so."""
    kept = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, data in choices:
        box.addItem(words, data)
    if kept is not None:
        box.setCurrentIndex(box.findData(kept))
    box.blockSignals(False)
