"""Writing the log to a file: what, in what form, where; progress and cancel in place.

The form for people is a workbook; CSV is for programs, and its options are shown only where it is chosen.
"""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from callassist.domain.text import Language
from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push, Tick
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.form_rows import form_rows
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look
from callassist.ui.words import error_wording

if TYPE_CHECKING:
    from callassist.services.calls.call_log import LogFilter
    from callassist.services.clock import Clock
    from callassist.services.export.exporting import Exporting, ExportKind, ExportResult
    from callassist.services.export.file_name import Form


#: pixels of a box to tick at the usual size of letters, and what is between it and its words
_TICK, _BESIDE_TICK = 16.8, 10


class ExportPanel(Card):
    """Asks and runs one export at a time. `filter_wanted` lets the page say which calls."""

    closed = Signal()

    def __init__(self, look: Look, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent")
        self._bridge = bridge
        self._exporting: Exporting | None = None
        #: by the settings: what divides columns, and whether it is for machines
        self._proposed: tuple[str, bool | None] = ("", None)
        self._language = Language.EN
        self._clock: Clock | None = None
        self._filter: LogFilter | None = None
        self._cancel: threading.Event | None = None
        # what was written to last, or is proposed first
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        # a workbook is packed behind its last row, which has no measure
        self._packed = False

        # Widgets
        self.head = caption()
        self.what = Segmented(look, self)
        self.form = Segmented(look, self)
        self.readable = PlainLabel("", self, role="small", wrap=True)
        self.delimiter = Segmented(look, self)
        self.machine = Tick("", self)
        named(self.machine, "Export for machines")
        self.unguarded = PlainLabel("", self, role="small", wrap=True)
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
        self._labels = [PlainLabel("", self, role="muted") for _ in range(3)]

        # Assemble
        options = form_rows()
        for label, choice in zip(self._labels, (self.what, self.form, self.delimiter), strict=True):
            options.addRow(label, choice)
        hints = (self.readable, self.machine, self.unguarded, self.text_guard, self.retyping)
        run = QHBoxLayout()
        run.addWidget(self.progress, 1)
        run.addWidget(self.cancel)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.close_button)
        self.body.addWidget(self.head)
        self.body.addLayout(options)
        for hint in hints:
            self.body.addWidget(hint)
        self.body.addWidget(self.which)
        self.body.addLayout(run)
        self.body.addWidget(self.done)
        self.body.addWidget(self.problem)
        self.body.addLayout(buttons)

        # Connect
        self.choose.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.closed)
        self.cancel.clicked.connect(self._call_off)
        self.form.chosen.connect(self._show_form)
        look.changed.connect(self._indent)
        # machines get what is in the log
        self.machine.toggled.connect(self.text_guard.setDisabled)

        self._indent()
        self.retranslate()
        rows = (self.what, self.form, self.delimiter)
        order: list[QWidget] = [button for row in rows for button in row.findChildren(QPushButton)]
        order += [self.machine, self.text_guard, self.cancel, self.choose, self.close_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._running(on=False)
        self.hide()

    def propose(self, exporting: Exporting, clock: Clock, language: Language, delimiter: str, *, machine: bool) -> None:
        """Who writes, in the window's language, and what the settings say.

        What was chosen here otherwise stays until the settings say something new.
        """
        self._exporting, self._clock, self._language = exporting, clock, language
        if delimiter != self._proposed[0]:
            self.delimiter.show_value(delimiter)
        if machine != self._proposed[1]:
            self.machine.setChecked(machine)
            self.form.show_value("csv" if machine else "workbook")
            self._show_form()
        self._proposed = (delimiter, machine)

    def open_with(self, wanted: LogFilter, words: str) -> None:
        """Offer the export of the calls the page shows; `words` says which."""
        self.follow(wanted, words)
        self.done.show_text("")
        self.problem.show_text("")
        self.show()
        chosen = [one for one in self.what.findChildren(QPushButton) if one.isChecked()]
        for button in chosen[:1]:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def follow(self, wanted: LogFilter, words: str) -> None:
        """The page shows other calls by now, or says it in another language. A file that is being written is done."""
        self._filter = wanted
        self.which.show_text(words)

    def run_to(self, path: Path) -> None:
        """Write to this file; where its ending tells a form, it is that one."""
        if self._exporting is None or self._filter is None or self._clock is None:
            return
        from callassist.services.export.exporting import CsvOptions, WorkbookOptions
        from callassist.services.export.file_name import form_of

        kind = self._kind()
        self._packed = form_of(path.name, self._form()) == "workbook"
        if self._packed:
            options: CsvOptions | WorkbookOptions = WorkbookOptions(self._language, self._clock.local())
        else:
            delimiter: Literal[";", ","] = "," if self.delimiter.value() == "," else ";"
            machine = self.machine.isChecked()
            options = CsvOptions(delimiter, machine, text_guard=self.text_guard.isChecked() and not machine)
            kind = "calls" if kind == "both" else kind  # a CSV file is one table
        self._cancel = threading.Event()
        self._running(on=True)
        future = self._exporting.run(kind, path, self._filter, options, self._progressed, self._cancel)
        self._bridge.watch(future, self._written, self._failed)
        future.add_done_callback(lambda finished: self._bridge.call(self._called_off) if finished.cancelled() else None)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("EXPORT"))
        self._labels[0].setText(self.tr("One line for each"))
        self._labels[1].setText(self.tr("Form"))
        self._labels[2].setText(self.tr("Divided by"))
        self._show_kinds()
        self.form.set_choices(
            [
                ("workbook", self.tr("to read (.xlsx)"), "Workbook", ""),
                ("csv", self.tr("for programs (.csv)"), "CSV", ""),
            ]
        )
        if self.form.value() is None:
            self.form.show_value("workbook")
        self.readable.show_text(
            self.tr(
                "A workbook for Excel or LibreOffice, in words of the window's language, with your own times. Phone "
                "numbers and texts stay as they are."
            )
        )
        self.delimiter.set_choices([(";", self.tr("semicolon"), "Semicolon", ""), (",", self.tr("comma"), "Comma", "")])
        if self.delimiter.value() is None:
            self.delimiter.show_value(";")
        self.machine.setText(self.tr("For machines"))
        self.unguarded.show_text(self.tr("No guard against formulas, no byte order mark."))
        self.text_guard.setText(self.tr("Protect texts"))
        self.retyping.show_text(
            self.tr(
                "A spreadsheet makes figures, times and dates of texts such as 0815, 1E5, 10:30, 2.3.24 and long "
                "numbers, in answers, names and notes. Protected, they begin with a ' and stay as they are."
            )
        )
        self.choose.setText(self.tr("Choose file …"))
        self.close_button.setText(self.tr("Close"))
        self.cancel.setText(self.tr("Cancel"))
        self._show_form()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _indent(self) -> None:
        """What is said of a box to tick stands beneath its words."""
        for hint in (self.unguarded, self.retyping):
            hint.setIndent(self._look.px(_TICK) + _BESIDE_TICK)

    def _kind(self) -> ExportKind:
        value = self.what.value()
        return "answers" if value == "answers" else "both" if value == "both" else "calls"

    def _form(self) -> Form:
        """What is chosen here; a file's ending may say otherwise."""
        if self.form.value() != "csv":
            return "workbook"
        return "machine" if self.machine.isChecked() else "csv"

    def _show_kinds(self) -> None:
        """Calls and answers together are two sheets of a workbook."""
        kinds: list[tuple[object, str, str, str]] = [
            ("calls", self.tr("call"), "Export calls", self.tr("one line a call")),
            ("answers", self.tr("answer"), "Export answers", self.tr("one line an answer")),
        ]
        if self.form.value() != "csv":
            kinds.append(("both", self.tr("both"), "Export both", self.tr("calls and answers, a sheet each")))
        self.what.set_choices(kinds)
        if self.what.value() not in [kind[0] for kind in kinds]:
            self.what.show_value("calls")

    def _show_form(self) -> None:
        """The options of CSV stand there where it is chosen."""
        is_csv = self.form.value() == "csv"
        for widget in (self._labels[2], self.delimiter, self.machine, self.unguarded, self.text_guard, self.retyping):
            widget.setVisible(is_csv)
        self.readable.setVisible(not is_csv)
        self._show_kinds()

    def _choose(self) -> None:
        from callassist.services.export.file_name import ENDINGS, proposed_name

        if self._clock is None:
            return
        form = self._form()
        name = proposed_name(self._kind(), form, self._clock.local().date(), self._language)
        kinds = self.tr("Workbook (*.xlsx)") if form == "workbook" else "CSV (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), str(self._folder / name), kinds)
        if not chosen:
            return
        path = Path(chosen)
        self._folder = path.parent
        suffix = path.suffix.lower()
        if not suffix or (form == "workbook" and suffix not in (".xlsx", ".csv")):
            path = path.with_name(f"{path.name}{ENDINGS[form]}")
            if path.exists():  # nobody was asked whether this one is to be replaced
                words = self.tr("There is a file {name} already. Choose it to replace it, or another name.")
                self.problem.show_text(words.format(name=path.name))
                return
        self.run_to(path)

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
        # behind the last row of a workbook nobody knows how long
        self.progress.setRange(0, 0 if self._packed and done >= total else total)
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
