"""Writing the log to a CSV file: what, how, where; progress and cancel in place."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QProgressBar, QPushButton, QWidget

from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push, Tick
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look
from callassist.ui.words import error_wording

if TYPE_CHECKING:
    from callassist.services.calls.call_log import LogFilter
    from callassist.services.export.exporting import Exporting, ExportResult


class ExportPanel(Card):
    """Asks and runs one export at a time. `filter_wanted` lets the page say which calls."""

    closed = Signal()

    def __init__(self, look: Look, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent")
        self._bridge = bridge
        self._exporting: Exporting | None = None
        #: by the settings: what divides columns, and whether it is for machines
        self._proposed: tuple[str, bool | None] = ("", None)
        self._filter: LogFilter | None = None
        self._cancel: threading.Event | None = None

        # Widgets
        self.head = caption()
        self.what = Segmented(look, self)
        self.delimiter = Segmented(look, self)
        self.machine = Tick("", self)
        named(self.machine, "Export for machines")
        self.text_guard = Tick("", self)
        named(self.text_guard, "Protect texts from spreadsheets")
        self.retyping = PlainLabel("", self, role="small", wrap=True)
        self.which = PlainLabel("", self, role="small", wrap=True)
        self.choose = Push("", self)
        self.choose.setProperty("role", "primary")
        named(self.choose, "Choose file and export")
        self.close_button = Push("", self)
        self.close_button.setProperty("role", "button")
        named(self.close_button, "Close export")
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.cancel = Push("", self)
        self.cancel.setProperty("role", "button")
        named(self.cancel, "Cancel export")
        self.done = PlainLabel("", self, role="good", wrap=True)
        self.problem = PlainLabel("", self, role="error", wrap=True)
        self._labels = [PlainLabel("", self, role="muted") for _ in range(2)]

        # Assemble
        options = QGridLayout()
        options.setHorizontalSpacing(12)
        options.setColumnStretch(1, 1)
        options.addWidget(self._labels[0], 0, 0)
        options.addWidget(self.what, 0, 1)
        options.addWidget(self._labels[1], 1, 0)
        options.addWidget(self.delimiter, 1, 1)
        options.addWidget(self.machine, 2, 0, 1, 2)
        options.addWidget(self.text_guard, 3, 0, 1, 2)
        options.addWidget(self.retyping, 4, 0, 1, 2)
        run = QHBoxLayout()
        run.addWidget(self.progress, 1)
        run.addWidget(self.cancel)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.close_button)
        self.body.addWidget(self.head)
        self.body.addLayout(options)
        self.body.addWidget(self.which)
        self.body.addLayout(run)
        self.body.addWidget(self.done)
        self.body.addWidget(self.problem)
        self.body.addLayout(buttons)

        # Connect
        self.choose.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.closed)
        self.cancel.clicked.connect(self._call_off)
        # machines get what is in the log
        self.machine.toggled.connect(self.text_guard.setDisabled)

        self.retranslate()
        order = [*self.what.findChildren(QPushButton), *self.delimiter.findChildren(QPushButton)]
        order += [self.machine, self.text_guard, self.cancel, self.choose, self.close_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._running(on=False)
        self.hide()

    def propose(self, exporting: Exporting, delimiter: str, *, machine: bool) -> None:
        """Who writes, and what the settings say: what was chosen here otherwise stays until they say something new."""
        self._exporting = exporting
        if delimiter != self._proposed[0]:
            self.delimiter.show_value(delimiter)
        if machine != self._proposed[1]:
            self.machine.setChecked(machine)
        self._proposed = (delimiter, machine)

    def open_with(self, wanted: LogFilter, words: str) -> None:
        """Offer the export of the calls the page shows; `words` says which."""
        self._filter = wanted
        self.which.show_text(words)
        self.done.show_text("")
        self.problem.show_text("")
        self.show()
        chosen = [one for one in self.what.findChildren(QPushButton) if one.isChecked()]
        for button in chosen[:1]:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def run_to(self, path: Path) -> None:
        """Write to this file."""
        if self._exporting is None or self._filter is None:
            return
        from callassist.services.export.exporting import CsvOptions

        delimiter: Literal[";", ","] = "," if self.delimiter.value() == "," else ";"
        kind: Literal["calls", "answers"] = "answers" if self.what.value() == "answers" else "calls"
        self._cancel = threading.Event()
        self._running(on=True)
        machine = self.machine.isChecked()
        options = CsvOptions(delimiter, machine, text_guard=self.text_guard.isChecked() and not machine)
        future = self._exporting.run(kind, path, self._filter, options, self._progressed, self._cancel)
        self._bridge.watch(future, self._written, self._failed)
        future.add_done_callback(lambda finished: self._bridge.call(self._called_off) if finished.cancelled() else None)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("EXPORT AS CSV"))
        self._labels[0].setText(self.tr("What"))
        self._labels[1].setText(self.tr("Divided by"))
        self.what.set_choices(
            [
                ("calls", self.tr("one line a call"), "Export calls", ""),
                ("answers", self.tr("one line an answer"), "Export answers", ""),
            ]
        )
        self.delimiter.set_choices([(";", self.tr("semicolon"), "Semicolon", ""), (",", self.tr("comma"), "Comma", "")])
        if self.what.value() is None:
            self.what.show_value("calls")
        if self.delimiter.value() is None:
            self.delimiter.show_value(";")
        self.machine.setText(self.tr("For machines: no guard against formulas, no byte order mark"))
        self.text_guard.setText(self.tr("Protect texts from being retyped by a spreadsheet"))
        self.retyping.show_text(
            self.tr(
                "A spreadsheet makes figures, times and dates of texts such as 0815, 1E5, 10:30, 2.3.24 and long "
                "numbers, in answers, names and notes. Protected, they begin with a ' and stay as they are."
            )
        )
        self.choose.setText(self.tr("Choose file …"))
        self.close_button.setText(self.tr("Close"))
        self.cancel.setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _choose(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Export as CSV"), "callassist.csv", "CSV (*.csv)")
        if name:
            self.run_to(Path(name))

    def _running(self, *, on: bool) -> None:
        self.progress.setVisible(on)
        self.cancel.setVisible(on)
        self.choose.setEnabled(not on)
        self.progress.setRange(0, 0)
        if on:
            self.done.show_text("")
            self.problem.show_text("")

    def _progressed(self, done: int, total: int) -> None:
        """On the export's thread."""
        self._bridge.call(lambda: self._show_progress(done, total))

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _written(self, result: ExportResult) -> None:
        self._running(on=False)
        self.done.show_text(self.tr("%n line(s) written to {path}", "", result.rows).format(path=result.path))

    def _failed(self, error: BaseException) -> None:
        self._running(on=False)
        self.problem.show_text(error_wording.error(error))

    def _called_off(self) -> None:
        self._running(on=False)
        self.problem.show_text(self.tr("Called off; nothing was written."))

    def _call_off(self) -> None:
        if self._cancel is not None:
            self._cancel.set()
