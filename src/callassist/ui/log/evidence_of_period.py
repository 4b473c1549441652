"""Evidence of all calls of a time: from which day until which, into which folder. Progress and cancel in place."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QPushButton, QWidget

from callassist.errors import NotUnderstood
from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.field_problem import FieldProblem
from callassist.ui.kit.fields import Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.form_rows import form_rows
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.segmented import Segmented
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words, error_wording
from callassist.ui.words.languages import window_language

if TYPE_CHECKING:
    from callassist.services.permission.period import DaysCalled
    from callassist.services.permission.proving import EvidenceWritten
    from callassist.ui.backend import Backend


class EvidenceOfPeriod(Card):
    """Emits `closed` when it is put away. One folder is written at a time; the page may be left meanwhile."""

    closed = Signal()

    def __init__(
        self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget | None = None, *, in_call: Callable[[], bool]
    ) -> None:
        super().__init__(look, parent, edge="accent")
        self._bridge = bridge
        self._in_call = in_call
        self._services: Backend | None = None
        #: set: what is being written is called off; None: nothing is
        self._stop: threading.Event | None = None

        # Widgets
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.detail = PlainLabel("", self, role="muted", wrap=True)
        self.span = Segmented(look, self)
        self.since, self.until, self.folder = (Field(keys, self) for _ in range(3))
        named(self.since, "First day of the evidence")
        named(self.until, "Last day of the evidence")
        named(self.folder, "Folder for the evidence of a time")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder.setText(documents or str(Path.home()))
        self.choose = Push("", self)
        self.choose.setProperty("role", "button")
        named(self.choose, "Choose a folder for the evidence")
        self.write = Push("", self)
        self.write.setProperty("role", "primary")
        named(self.write, "Write the evidence of a time")
        self.cancel = Push("", self)
        self.cancel.setProperty("role", "button")
        named(self.cancel, "Leave or stop the evidence of a time")
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        named(self.progress, "How much of the evidence is written")
        self.problem = FieldProblem(self)
        self.done = PlainLabel("", self, role="good", wrap=True)
        self._labels = [PlainLabel("", self, role="muted") for _ in range(3)]

        # Assemble
        both = QWidget(self)
        both.setObjectName("plain")
        days = QHBoxLayout(both)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(10)
        days.addWidget(self.since, 1)
        days.addWidget(self._labels[1])
        days.addWidget(self.until, 1)
        form = form_rows(grow=True)
        form.addRow(self._labels[0], both)
        form.addRow(self._labels[2], self.folder)
        for label, field in zip(self._labels, (self.since, self.until, self.folder), strict=True):
            label.setBuddy(field)
        self._buttons = FlowStrip(self, spacing=10)
        self._buttons.add(self.write)
        self._buttons.add(self.choose)
        self._buttons.add(self.cancel)
        self.body.addWidget(self.title)
        self.body.addWidget(self.detail)
        self.body.addWidget(self.span)
        self.body.addLayout(form)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.done)
        self.body.addWidget(self._buttons)

        # Connect
        self.span.chosen.connect(self._show_span)
        for field in (self.since, self.until):
            field.textEdited.connect(self._is_typed)
        for field in (self.since, self.until, self.folder):
            field.entered.connect(self.submit)
        self.choose.clicked.connect(self._choose)
        self.write.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.step_back)

        self.retranslate()
        order = [*self.span.findChildren(QPushButton), self.since, self.until, self.folder]
        for before, after in pairwise([*order, self.write, self.choose, self.cancel]):
            QWidget.setTabOrder(before, after)
        self._running(on=False)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a folder is being written."""
        return self._stop is not None

    def set_services(self, services: Backend) -> None:
        """Who writes it."""
        self._services = services

    def open_panel(self) -> None:
        """Ask for which days, this month first; while a folder is being written that is shown."""
        # nothing modal during a call: there the path is typed
        self.choose.setVisible(not self._in_call())
        self.show()
        if not self.busy:
            self.done.show_text("")
            self._tell(None)
            self._show_span(self.span.value() or "month")
        self.since.setFocus()
        self.since.selectAll()

    def submit(self) -> None:
        """Write it, once at a time."""
        services = self._services
        folder = self.folder.text().strip().strip('"')
        if services is None or self.busy or not folder:
            return
        from callassist.services.permission.period import read_period

        try:
            period = read_period(self.since.text(), self.until.text(), services.clock.local().date())
        except NotUnderstood as error:
            self._tell(error)
            return
        self._tell(None)
        self.done.show_text("")
        stop = self._stop = threading.Event()
        self._running(on=True)
        language = window_language(services.settings.text("window_language"))
        parent = Path(os.path.expanduser(folder))  # noqa: PTH111 - of an unknown user it stays as it is
        future = services.evidence.write_of_time(period, parent, language, self._progressed, stop.is_set)
        self._bridge.watch(future, self._written, self._failed)
        future.add_done_callback(lambda ended: self._bridge.call(self._called_off) if ended.cancelled() else None)

    def step_back(self) -> None:
        """Call off what is being written; else put the panel away."""
        if self._stop is not None:
            self._stop.set()
        else:
            self.closed.emit()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("Write down why everybody of a time was called"))
        self.detail.setText(
            self.tr(
                "A folder of its own is made: a page to read and print, a table and all of it for machines, with the "
                "rules of each call, the consents, the files that prove them, and whether any of it was changed."
            )
        )
        texts = (self.tr("From"), self.tr("until"), self.tr("Into"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        time = self.tr("Which days")
        self.span.set_choices(
            [
                ("month", self.tr("this month"), "Evidence of this month", time),
                ("last_month", self.tr("last month"), "Evidence of last month", time),
                ("year", self.tr("this year"), "Evidence of this year", time),
                ("last_year", self.tr("last year"), "Evidence of last year", time),
            ]
        )
        self.choose.setText(self.tr("Choose folder …"))
        self.write.setText("  ".join((self.tr("Write"), printed("Return"))))
        self._name_cancel()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # -- within ----------------------------------------------------------------------------------------------------

    def _show_span(self, span: object) -> None:
        services = self._services
        if services is None:
            return
        from callassist.services.permission.period import SPANS, period_of

        today = services.clock.local().date()
        period: DaysCalled | None = next((period_of(one, today) for one in SPANS if one == span), None)
        self.span.show_value(span)
        if period is not None:
            self.since.setText(code_words.day(period.since))
            self.until.setText(code_words.day(period.until))

    def _is_typed(self) -> None:
        """Days that were typed are those of no name."""
        self.span.show_value(None)
        self._tell(None)

    def _choose(self) -> None:
        if self._in_call():
            return
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
        self.folder.setFocus()

    def _tell(self, problem: BaseException | None) -> None:
        self.problem.tell_of(self.since, "" if problem is None else lambda: error_wording.error(problem))

    def _running(self, *, on: bool) -> None:
        self.progress.setVisible(on)
        self.progress.setRange(0, 0)
        self.write.setEnabled(not on)
        self._name_cancel()

    def _name_cancel(self) -> None:
        words = self.tr("Stop") if self.busy else self.tr("Close")
        self.cancel.setText("  ".join((words, printed("Esc"))))
        self._buttons.flow()

    def _progressed(self, done: int, total: int) -> None:
        """On the thread that writes."""
        self._bridge.call(lambda: self._show_progress(done, total))

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _ended(self) -> None:
        self._stop = None
        self._running(on=False)

    def _written(self, done: EvidenceWritten) -> None:
        self._ended()
        place = isolated(str(done.folder))

        def words() -> str:
            told = self.tr("Evidence of %n call(s) is written into {folder}.", "", done.calls).format(folder=place)
            changed = self.tr("! Something is not as it was written: the page says what.")
            return told if done.whole else f"{told} {changed}"

        self.done.tell(words)

    def _failed(self, error: BaseException) -> None:
        self._ended()
        self._tell(error)

    def _called_off(self) -> None:
        self._ended()
        self.done.tell(lambda: self.tr("Stopped; nothing was written."))
