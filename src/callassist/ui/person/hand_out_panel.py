"""Where to all that is kept of a person is written, to be handed to them: a folder, in a line on the page."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.fields import Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look


class HandOutPanel(Card):
    """Emits `asked(folder)` on Enter, `closed` when it is put away."""

    asked = Signal(object)
    closed = Signal()

    def __init__(
        self, look: Look, keys: KeyMap, parent: QWidget | None = None, *, in_call: Callable[[], bool] = bool
    ) -> None:
        super().__init__(look, parent, edge="accent")
        self._in_call = in_call
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.detail = PlainLabel("", self, role="muted", wrap=True)
        self.folder = Field(keys, self)
        named(self.folder, "Folder to hand out into")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder.setText(documents or str(Path.home()))
        self.choose = Push("", self)
        self.choose.setProperty("role", "button")
        named(self.choose, "Choose a folder")
        self.write = Push("", self)
        self.write.setProperty("role", "primary")
        named(self.write, "Hand out")
        self.cancel = Push("", self)
        self.cancel.setProperty("role", "button")
        named(self.cancel, "Do not hand out")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose)
        buttons = self._buttons = FlowStrip(self, spacing=10)
        buttons.add(self.write)
        buttons.add(self.cancel)
        self.body.addWidget(self.title)
        self.body.addWidget(self.detail)
        self.body.addLayout(line)
        self.body.addWidget(buttons)
        self.folder.entered.connect(self.submit)
        self.write.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.closed)
        self.choose.clicked.connect(self._choose)
        self.retranslate()
        self.hide()

    def open_panel(self) -> None:
        """Ask where to."""
        # nothing modal during a call: there the path is typed
        self.choose.setVisible(not self._in_call())
        self.show()
        self.folder.setFocus()
        self.folder.selectAll()

    def submit(self) -> None:
        """It is to be written."""
        text = self.folder.text().strip().strip('"')
        if text:
            self.asked.emit(Path(os.path.expanduser(text)))  # noqa: PTH111 - of an unknown user it stays as it is

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("Hand out all that is kept of this person"))
        self.detail.setText(
            self.tr(
                "A folder of its own is made here, with a page to read (HTML), a table (CSV) and all of it for "
                "machines (JSON). That it was handed out is noted with the person."
            )
        )
        self.choose.setText(self.tr("Choose folder …"))
        self.write.setText("  ".join((self.tr("Write"), printed("Return"))))
        self.cancel.setText("  ".join((self.tr("Leave it"), printed("Esc"))))
        self._buttons.flow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _choose(self) -> None:
        if self._in_call():
            return
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
        self.folder.setFocus()
