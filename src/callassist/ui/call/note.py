"""The note: always open, saved as it is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from callassist.domain.limits import NOTE_LIMIT
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.fields import NoteField
from callassist.ui.kit.flow_strip import chord
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look

"""Characters a note may have; beyond that it is no note of a call any more."""

SAVE_AFTER_MS = 500
SAVE_AT_LEAST_MS = 3000
"""Who types without a pause must not lose a paragraph."""


class NoteCard(Card):
    """Emits `edited(text)` half a second after the typing stops, every three seconds in it, at once when it is left."""

    edited = Signal(str)
    #: `waits` has changed
    waiting = Signal()
    focus_asked = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keys = keys
        self._saved = ""
        self._composing = False
        self._waited = False
        self._typing = False
        self._discreet = False

        # Widgets
        self.head = caption()
        self.chip = KeyButton(look, Form.CHIP, self)
        named(self.chip, "Write a note")
        self.field = NoteField(keys, NOTE_LIMIT, self)
        named(self.field, "Note")
        self.field.setMinimumHeight(56)
        self.notice = PlainLabel("", self, role="warn", wrap=True)
        self.hidden = PlainLabel("", self, role="muted", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(SAVE_AT_LEAST_MS)

        # Assemble
        top = QHBoxLayout()
        top.addWidget(self.head)
        top.addStretch(1)
        top.addWidget(self.chip)
        self.body.setContentsMargins(14, 10, 14, 14)
        self.body.addLayout(top)
        self.body.addWidget(self.field, 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.hidden)
        self.body.addStretch()
        self.notice.hide()
        self.hidden.hide()

        # Connect
        self.chip.clicked.connect(self.focus_asked)
        self.field.clipped.connect(self._clipped)
        self.field.composing.connect(self._composed)
        self.field.left.connect(self.flush)
        self.field.textChanged.connect(self._typed)
        self._timer.timeout.connect(self.flush)
        self._limit.timeout.connect(self.flush)

        self.retranslate()

    def show_note(self, text: str) -> None:
        """Put another call's note into the field."""
        self._saved = text
        if text != self.field.toPlainText():
            self.field.setPlainText(text)
        self._stop_timers()
        self.notice.show_text("")
        self.hold(on=False)
        self._tell()

    def hold(self, *, on: bool) -> None:
        """Nothing can be typed while the note goes to the disk with the end of the call: no line would take it."""
        self.field.setReadOnly(on)

    @property
    def waits(self) -> bool:
        """Whether something is in the field that was not sent to the disk yet."""
        return self._composing or self.field.toPlainText() != self._saved

    def text(self) -> str:
        """The note as it stands."""
        return self.field.toPlainText()

    def add(self, text: str) -> None:
        """One more line at its end."""
        self.field.appendPlainText(text)
        self.flush()

    def flush(self) -> None:
        """Send what has changed, now."""
        self._stop_timers()
        text = self.field.toPlainText()
        if text != self._saved:
            self._saved = text
            self.edited.emit(text)
        self._tell()

    def _tell(self) -> None:
        waits = self.waits
        if waits != self._waited:
            self._waited = waits
            self.waiting.emit()

    def _composed(self, on: bool) -> None:
        self._composing = on
        self._tell()

    def _typed(self) -> None:
        self._tell()
        self._timer.start()
        if not self._limit.isActive():
            self._limit.start()

    def _stop_timers(self) -> None:
        self._timer.stop()
        self._limit.stop()

    def set_discreet(self, *, on: bool) -> None:
        """Hide what is written (R62): notes are internal. `reveal` opens it for as long as it is written in."""
        self._discreet = on
        self._show_field(on=not on)

    def reveal(self) -> None:
        """The rep wants to write: what she types into must be in sight."""
        self._show_field(on=True)

    def set_typing(self, *, here: bool, elsewhere: bool) -> None:
        """Where letters type, the chip promises the chord; in the note itself nothing."""
        self._typing = elsewhere
        key = chord(self._keys, Command.NOTE) if elsewhere else self._keys.label(Command.NOTE)
        self._show_chip("" if here else key)
        if self._discreet and not here:
            self._show_field(on=False)

    def _show_field(self, *, on: bool) -> None:
        self.field.setVisible(on)
        self.hidden.setVisible(not on)

    def _show_chip(self, key: str) -> None:
        self.chip.show_content(key, self.tr("write"))

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("NOTE"))
        self.hidden.setText(self.tr("Hidden."))
        self._show_chip(chord(self._keys, Command.NOTE) if self._typing else self._keys.label(Command.NOTE))
        self.field.setPlaceholderText(self.tr("Names, times, agreements. Saved as you type."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _clipped(self) -> None:
        self.notice.show_text(
            self.tr("A note holds {limit} characters; the rest was left out.").format(limit=NOTE_LIMIT)
        )
