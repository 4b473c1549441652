"""Other keys for the commands: one line each, checked against the rest of the table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QKeySequenceEdit, QWidget

from callassist.ui.commands import BINDABLE, Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.field_problem import FieldProblem
from callassist.ui.kit.keys import KeyMap, command_words, printed
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.remembered import Remembered


class KeySettings(Card):
    """Shown on demand: forty key fields are not made for every start."""

    changed = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keys = keys
        self._store: Remembered | None = None
        self._edits: dict[Command, QKeySequenceEdit] = {}
        self._labels: dict[Command, PlainLabel] = {}
        self.head = caption()
        self.open = Push("", self)
        self.open.setProperty("role", "button")
        named(self.open, "Change keys")
        self.problem = FieldProblem(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self.head)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.problem)
        self.body.addLayout(self._grid)
        self.problem.hide()
        self.open.clicked.connect(self._build)
        self.retranslate()

    def set_store(self, store: Remembered) -> None:
        """Where the keys are kept."""
        self._store = store

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("KEYS"))
        self.open.setText(self.tr("Change keys …"))
        for command, label in self._labels.items():
            label.setText(command_words(command))
            label.buddy().setAccessibleName(command_words(command))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self.open.hide()
        for one in BINDABLE:
            label = PlainLabel("", self, wrap=True)
            edit = QKeySequenceEdit(QKeySequence(self._keys.keys(one)[0]), self)
            edit.setMaximumSequenceLength(1)
            edit.setClearButtonEnabled(True)
            edit.setProperty("command", one)
            edit.setObjectName(f"Key {one}")
            label.setBuddy(edit)
            edit.editingFinished.connect(self._edited)
            row = self._grid.rowCount()
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(edit, row, 1)
            self._edits[one], self._labels[one] = edit, label
        self.retranslate()

    def _edited(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QKeySequenceEdit) or self._store is None:
            return
        command = next(one for one, edit in self._edits.items() if edit is sender)
        key = sender.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if key and self._refused(command, key):
            self.problem.tell_of(sender, lambda: self._refused(command, key))
            sender.setKeySequence(QKeySequence(self._keys.keys(command)[0]))
            return
        self.problem.settle()
        # emptied: the key it was made with again
        self._store.set(f"keys/{command.value}", key)
        self._store.save()
        self.changed.emit()

    def _refused(self, command: Command, key: str) -> str:
        """Why the command cannot have this key, in the window's language; "" if it can."""
        reason = self._keys.refusal(command, key)
        words = {
            "digit": self.tr("{key} is the number of an answer."),
            "named": self.tr("{key} is the number of an answer beside a text field."),
            "alone": self.tr("{key} goes on, leaves or moves everywhere; no other command can have it alone."),
            "editing": self.tr("{key} is needed in text fields."),
            "typing": self.tr("{key} types a sign on many keyboards (AltGr)."),
            "script": self.tr("{key} is there in one script only. Choose a letter from A to Z, or a chord."),
            "system": self.tr("{key} belongs to the system."),
        }
        if reason:
            return words[reason].format(key=printed(key))
        clash = self._keys.clash(command, key)
        if clash is None:
            return ""
        other = command_words(clash) or self.tr("an objection")
        return self.tr("{key} is taken already: {other}").format(key=printed(key), other=other)
