"""Other keys for the commands: one line each, checked against the rest of the table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QKeySequenceEdit, QWidget

from callassist.ui.keys import KEY_TABLE, KeyMap
from callassist.ui.plain_text import PlainLabel
from callassist.ui.remembered import Remembered
from callassist.ui.theme import Look
from callassist.ui.widgets.card import Card, caption
from callassist.ui.widgets.push import Push


class KeySettings(Card):
    """Shown on demand: forty key fields are not made for every start."""

    changed = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keys = keys
        self._store: Remembered | None = None
        self._edits: dict[str, QKeySequenceEdit] = {}
        self._labels: dict[str, PlainLabel] = {}
        self.head = caption()
        self.open = Push("", self)
        self.open.setObjectName("button")
        self.open.setAccessibleName("Change keys")
        self.problem = PlainLabel("", self, role="error", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(self.head)
        self.body.addWidget(self.open)
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
        for one in KEY_TABLE:
            if one.id in self._labels:
                self._labels[one.id].setText(_label(one.id, one.label))

    def changeEvent(self, arg__1: QEvent) -> None:
        if arg__1.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(arg__1)

    def _build(self) -> None:
        self.open.hide()
        for one in KEY_TABLE:
            label = PlainLabel("", self, wrap=True)
            edit = QKeySequenceEdit(QKeySequence(self._keys.keys(one.id)[0]), self)
            edit.setMaximumSequenceLength(1)
            edit.setClearButtonEnabled(True)
            edit.setProperty("command", one.id)
            edit.setAccessibleName(f"Key {one.id}")
            edit.editingFinished.connect(self._edited)
            row = self._grid.rowCount()
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(edit, row, 1)
            self._edits[one.id], self._labels[one.id] = edit, label
        self.retranslate()

    def _edited(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QKeySequenceEdit) or self._store is None:
            return
        command = str(sender.property("command"))
        key = sender.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        clash = self._keys.clash(command, key) if key else ""
        if clash:
            other = next((_label(one.id, one.label) for one in KEY_TABLE if one.id == clash), self.tr("an objection"))
            self.problem.show_text(self.tr("{key} is taken already: {other}").format(key=key, other=other))
            sender.setKeySequence(QKeySequence(self._keys.keys(command)[0]))
            return
        self.problem.show_text("")
        if key:
            self._store.set(f"keys/{command}", key)
        else:
            self._store.set(f"keys/{command}", "")  # emptied: the key it was made with again
        self._store.save()
        self.changed.emit()


def _label(command: str, source: str) -> str:
    words = QCoreApplication.translate("Keys", source)
    return words.replace("{number}", command.rpartition("_")[2])
