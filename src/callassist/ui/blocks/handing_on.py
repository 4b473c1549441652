"""The block list written to a file for others: fingerprints, and the keys apart where they are asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.fields import Field
from callassist.ui.kit.form_rows import form_rows
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.tasks import Tasks
from callassist.ui.words import error_wording

if TYPE_CHECKING:
    from callassist.services.blocks.block_list import BlockList


class HandingOn(Card):
    """Paths are typed: in a call no window is opened over this one. Emits `done(words)`."""

    done = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent", ground="card")
        self._bridge = bridge
        self._blocks: BlockList | None = None
        self._tasks = Tasks()
        self.destroyed.connect(self._tasks.close)

        # Widgets
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.hint = PlainLabel("", self, role="muted", wrap=True)
        self._names = [PlainLabel("", self, role="muted") for _ in range(2)]
        self.target, self.keys = Field(keys, self), Field(keys, self)
        named(self.target, "File of the fingerprints")
        named(self.keys, "File of the keys")
        self.problem = PlainLabel("", self, role="error", wrap=True)
        self.write = Push("", self)
        self.write.setProperty("role", "primary")
        named(self.write, "Write the fingerprints")
        self.cancel = Push("", self)
        self.cancel.setProperty("role", "button")
        named(self.cancel, "Write nothing")

        # Assemble
        rows = form_rows(grow=True)
        for label, field in zip(self._names, (self.target, self.keys), strict=True):
            label.setBuddy(field)
            rows.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.write)
        self.body.addWidget(self.title)
        self.body.addWidget(self.hint)
        self.body.addLayout(rows)
        self.body.addWidget(self.problem)
        self.body.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        # Connect
        self.write.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.close_form)
        self.target.entered.connect(self.submit)
        self.keys.entered.connect(self.submit)

        self.hide()
        self.retranslate()

    def set_blocks(self, blocks: BlockList) -> None:
        """What is written."""
        self._blocks = blocks

    def open_for(self, folder: Path) -> None:
        """Ask where to; the keys stay here unless a file is named for them."""
        if not self.target.text():
            self.target.setText(str(folder / "callassist-blocks.json"))
        self.keys.clear()
        self.problem.show_text("")
        self.show()
        self.target.setFocus()

    def submit(self) -> None:
        """Write."""
        blocks = self._blocks
        typed = [field.text().strip().strip('"') for field in (self.target, self.keys)]
        if blocks is None or not typed[0]:
            self.target.setFocus()
            return
        target, keys = Path(typed[0]).expanduser(), Path(typed[1]).expanduser() if typed[1] else None

        def work() -> tuple[int, int]:
            from callassist.services.blocks.block_files import hand_on

            return hand_on(blocks, target, keys)

        def written(counts: tuple[int, int]) -> None:
            self.write.setDisabled(False)
            self.close_form()
            number, name = counts[0], isolated(str(target))

            def words() -> str:
                told = self.tr("%n fingerprint(s) written to {file}.", "", number).replace("{file}", name)
                apart = self.tr("Hand the keys on by another way: whoever has both can find out every number.")
                return f"{told} {apart}" if keys is not None else told

            self.done.emit(words)

        def failed(error: BaseException) -> None:
            self.write.setDisabled(False)
            self.problem.tell(lambda: error_wording.error(error))
            announce(self.problem, self.problem.text())

        self.write.setDisabled(True)
        self._bridge.watch(self._tasks.run(work), written, failed)

    def close_form(self) -> None:
        """Write nothing."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            event.accept()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("Write the block list for others"))
        self.hint.setText(
            self.tr(
                "The file names nobody: it holds fingerprints. Who is to compare numbers with them needs the keys too; "
                "name a file of their own for that, or leave it empty."
            )
        )
        self.write.setText(self.tr("Write"))
        self.cancel.setText(self.tr("Cancel"))
        for label, text in zip(self._names, (self.tr("Fingerprints"), self.tr("Keys")), strict=True):
            label.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
