"""Blocking a number and lifting a block, in place: nothing modal. Enter goes on and saves, Esc leaves all as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from callassist.domain.fingerprint import OWN_WORDS, BlockReason, NamedBlock
from callassist.errors import NotUnderstood
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.kit.form_rows import form_rows
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, Words, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.words import block_words

#: a call itself writes down what is said in it; a file what it says
_BY_HAND = (
    BlockReason.OBJECTION,
    BlockReason.ASKED,
    BlockReason.REGISTER,
    BlockReason.WRONG_NUMBER,
    BlockReason.LEGAL,
)


class _Form(Card):
    """A title, rows, what is wrong, and two buttons."""

    closed = Signal()

    def __init__(self, look: Look, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent", ground="card")
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.hint = PlainLabel("", self, role="muted", wrap=True)
        self.problem = PlainLabel("", self, role="error", wrap=True)
        self.save = Push("", self)
        self.save.setProperty("role", "primary")
        named(self.save, names[0])
        self.cancel = Push("", self)
        self.cancel.setProperty("role", "button")
        named(self.cancel, names[1])
        self.rows = form_rows(grow=True)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.cancel)
        self._buttons.addWidget(self.save)
        self.body.addWidget(self.title)
        self.body.addWidget(self.hint)
        self.body.addLayout(self.rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.close_form)
        self.hide()

    def finish(self) -> None:
        """What comes last."""
        self.body.addWidget(self.problem)
        self.body.addLayout(self._buttons)
        self.retranslate()

    def submit(self) -> None:
        """Hand over what was typed."""

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.cancel.setText(self.tr("Cancel"))

    def close_form(self) -> None:
        """Leave all as it was."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

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

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class AddingForm(_Form):
    """Emits `asked(number, reason)`."""

    asked = Signal(str, object)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, ("Block this number", "Block nobody"), parent)
        #: how a number is read: its E.164 form, and the figures it was typed with
        self.read: Callable[[str], tuple[str, str]] | None = None
        self._names = [PlainLabel("", self, role="muted") for _ in range(2)]
        self.number = Field(keys, self)
        named(self.number, "Number to block")
        self.meaning = PlainLabel("", self, role="muted", wrap=True)
        self.reason = ChoiceBox(self)
        named(self.reason, "Why it is blocked")
        for one in _BY_HAND:
            self.reason.addItem("", one)
        for label, field in zip(self._names, (self.number, self.reason), strict=True):
            label.setBuddy(field)
            self.rows.addRow(label, field)
        self.body.addWidget(self.meaning)
        self.meaning.hide()
        self.finish()
        self.number.textChanged.connect(self._typed)
        self.number.entered.connect(self.submit)

    def open_for(self, number: str = "") -> None:
        """Ask; `number` is what was looked up."""
        self.problem.show_text("")
        self.number.setText(number)
        self._typed(number)
        self.show()
        self.number.setFocus()

    def submit(self) -> None:
        if not self.number.text().strip():
            self.number.setFocus()
            return
        self.asked.emit(self.number.text(), BlockReason(self.reason.currentData()))

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Which number must not be called any more?"))
        self.hint.setText(
            self.tr("It is blocked at once, in every list, now and later. What was to be called there is cancelled.")
        )
        self.save.setText(self.tr("Block"))
        for label, text in zip(self._names, (self.tr("Number"), self.tr("Why")), strict=True):
            label.setText(text)
        for place, one in enumerate(_BY_HAND):
            self.reason.setItemText(place, block_words.reason(one.value))
        self._typed(self.number.text())

    def _typed(self, text: str) -> None:
        self.problem.show_text("")
        if self.read is None or not text.strip():
            self.meaning.show_text("")
            return
        try:
            e164, figures = self.read(text)
        except NotUnderstood:
            self.meaning.show_text("")
            return
        if e164:
            self.meaning.tell(lambda: f"= {isolated(e164)}")
        else:
            # a guess would block somebody else, and leave the one who asked for it
            self.meaning.tell(
                lambda: self.tr(
                    "No whole number: only {figures}, written just so, is blocked. Better add the area code."
                ).format(figures=isolated(figures))
            )


class LiftingForm(_Form):
    """Emits `asked(block id, reason, how they said so, number)`."""

    asked = Signal(str, str, str, str)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, ("Lift it", "Lift nothing"), parent)
        self._one: NamedBlock | None = None
        self._names = [PlainLabel("", self, role="muted") for _ in range(3)]
        self.number, self.reason, self.said = (Field(keys, self) for _ in range(3))
        named(self.number, "Number the fingerprint is of")
        named(self.reason, "Why it is lifted")
        named(self.said, "How they took it back themselves")
        for label, field in zip(self._names, self.fields(), strict=True):
            label.setBuddy(field)
            self.rows.addRow(label, field)
            field.entered.connect(self._entered)
        self.finish()

    def fields(self) -> tuple[Field, Field, Field]:
        """In their order; the first and the last are not always asked for."""
        return (self.number, self.reason, self.said)

    def open_for(self, one: NamedBlock) -> None:
        """Ask about this block."""
        self._one = one
        self.problem.show_text("")
        for field in self.fields():
            field.clear()
        self.retranslate()
        needs_number = not one.block.number and bool(one.block.fingerprint)
        for place, shown in ((0, needs_number), (2, one.block.reason in OWN_WORDS)):
            self._names[place].setVisible(shown)
            self.fields()[place].setVisible(shown)
        self.show()
        (self.number if needs_number else self.reason).setFocus()

    def submit(self) -> None:
        if self._one is not None:
            number, reason, said = (field.text() for field in self.fields())
            self.asked.emit(self._one.block.id, reason, said, number)

    def retranslate(self) -> None:
        super().retranslate()
        self.save.setText(self.tr("Lift"))
        texts = (self.tr("Number"), self.tr("Why it is lifted"), self.tr("How and when they took it back themselves"))
        for label, text in zip(self._names, texts, strict=True):
            label.setText(text)
        one = self._one
        if one is None:
            return
        whom = one.block.number or one.name or one.company
        if whom:
            self.title.setText(self.tr("Lift the block of {whom}?").format(whom=isolated(whom)))
        else:
            self.title.setText(self.tr("Lift this block?"))
        own = one.block.reason in OWN_WORDS
        self.hint.setText(
            self.tr(
                "They said themselves that they do not want to be called: only they can take that back, in writing or "
                "when they call. A list, a colleague or a new consent does not."
            )
            if own
            else self.tr("The reason stays with the block. Rows of lists with this number wait for a decision.")
        )

    def _entered(self) -> None:
        """Enter goes to the next field; in the last one it lifts."""
        fields = [field for field in self.fields() if not field.isHidden()]
        place = next((place for place, field in enumerate(fields) if field.hasFocus()), len(fields))
        if place + 1 < len(fields):
            fields[place + 1].setFocus()
        else:
            self.submit()
