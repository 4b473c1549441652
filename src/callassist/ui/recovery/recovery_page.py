"""The call log cannot be opened: what there is to get it back from, and getting it back. In place, nothing modal."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from callassist.services.changes import ANOTHER_LOG
from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.plain_text import PlainLabel, breakable
from callassist.ui.kit.scroller import scroll_page
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words, error_wording

if TYPE_CHECKING:
    from callassist.services.keeping.safekeeping import Restored, Safekeeping
    from callassist.storage.keeping.recovery import Survey

#: backups that are named; the rest is a number
_SHOWN = 3
_WIDEST = 760


class RecoveryPage(QWidget):
    """Restore is the default; beginning an empty log is the last choice and asks twice."""

    #: the log can be used again
    recovered = Signal()
    quit_asked = Signal()

    def __init__(self, look: Look, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._safekeeping: Safekeeping | None = None
        self._error: BaseException | None = None
        self._survey: Survey | None = None
        self._cancel: threading.Event | None = None
        self._empty_asked = False
        self.setObjectName("page")

        # Widgets
        self.title = PlainLabel("", self, role="heading", wrap=True)
        self.reason = PlainLabel("", self, wrap=True)
        self.head = caption()
        self.sources = PlainLabel("", self, wrap=True)
        self.promise = PlainLabel("", self, role="muted", wrap=True)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.restore = Push("", self)
        self.restore.setProperty("role", "primary")
        named(self.restore, "Restore call log")
        self.cancel = Push("", self)
        named(self.cancel, "Cancel restoring")
        self.export = Push("", self)
        named(self.export, "Export what can be read")
        self.quit = Push("", self)
        named(self.quit, "Quit")
        self.empty = Push("", self)
        named(self.empty, "Start with an empty log")
        for button in (self.cancel, self.export, self.quit, self.empty):
            button.setProperty("role", "button")
        self.result = PlainLabel("", self, wrap=True)
        self.problem = PlainLabel("", self, role="error", wrap=True)
        self.go_on = Push("", self)
        self.go_on.setProperty("role", "primary")
        named(self.go_on, "Go on")

        # Assemble
        card = Card(look, self, edge="warn")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        card.setMaximumWidth(_WIDEST)
        for widget in (self.title, self.reason, self.head, self.sources, self.promise, self.progress):
            card.body.addWidget(widget)
        card.body.addWidget(self.result)
        card.body.addWidget(self.problem)
        first, second = QHBoxLayout(), QHBoxLayout()
        for button in (self.restore, self.cancel, self.go_on, self.quit):
            first.addWidget(button)
        first.addStretch(1)
        for button in (self.export, self.empty):
            second.addWidget(button)
        second.addStretch(1)
        card.body.addSpacing(6)
        card.body.addLayout(first)
        card.body.addLayout(second)
        inner = QWidget()
        inner.setObjectName("plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(card)
        column.addStretch(1)
        scroll_page(self, inner)

        # Connect
        self.cancel.clicked.connect(self._call_off)
        self.empty.clicked.connect(self._start_empty)
        self.export.clicked.connect(self._choose_export)
        self.go_on.clicked.connect(self.recovered)
        self.quit.clicked.connect(self.quit_asked)
        self.restore.clicked.connect(self._restore)

        self.retranslate()
        order = [self.restore, self.cancel, self.go_on, self.quit, self.export, self.empty]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def open_with(self, safekeeping: Safekeeping, error: BaseException) -> None:
        """Say what happened and look for what there is."""
        self._safekeeping, self._error, self._survey = safekeeping, error, None
        self._empty_asked = False
        self.result.show_text("")
        self.problem.show_text("")
        self._running(on=False)
        self._done(on=False)
        for button in (self.restore, self.export):
            button.setEnabled(False)  # until it is known whether there is anything
        self.retranslate()
        self._bridge.watch(safekeeping.survey(), self._surveyed, self._failed)

    def focus_in(self) -> None:
        """The page came to the front."""
        for button in (self.go_on, self.cancel, self.restore):
            if not button.isHidden() and button.isEnabled():
                button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def retranslate(self) -> None:
        """Take the window's language anew."""
        ready = not self.go_on.isHidden()
        self.title.setText(
            self.tr("The call log can be used again") if ready else self.tr("The call log needs to be restored")
        )
        self.reason.setText(self._why())
        self.head.setText(self.tr("WHAT THERE IS TO RESTORE IT FROM"))
        self.promise.setText(
            self.tr(
                "Restoring takes the newest sound backup and adds what can still be read of the damaged files. They are"
                " kept: nothing is deleted or overwritten."
            )
        )
        self.restore.setText(self.tr("Restore"))
        self.cancel.setText(self.tr("Cancel"))
        self.export.setText(self.tr("Export what can be read …"))
        self.quit.setText(self.tr("Quit"))
        self.go_on.setText(self.tr("Go on"))
        self.empty.setText(
            self.tr("Press again: begin an empty log") if self._empty_asked else self.tr("Start with an empty log")
        )
        self._show_sources()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    # -- within ----------------------------------------------------------------------------------------------------

    def _why(self) -> str:
        """What happened; what to do is on this page."""
        if self._error is None:
            return ""
        if getattr(self._error, "code", "") != "log_damaged":
            return error_wording.error(self._error)
        where = breakable(getattr(self._error, "where", ""))
        return self.tr("It is damaged. Nothing was deleted. ({file})").format(file=where)

    def _surveyed(self, found: Survey) -> None:
        self._survey = found
        self._show_sources()
        there = bool(found.wrecks or found.backups)
        self.restore.setEnabled(there)
        self.export.setEnabled(there)
        self.focus_in()

    def _show_sources(self) -> None:
        found = self._survey
        if found is None:
            self.sources.setText(self.tr("looking …"))
            return
        lines: list[str] = []
        size = sum(one.size for one in found.wrecks)
        if size:
            lines.append("• " + self.tr("the damaged files, {size}").format(size=code_words.size(size)))
        for backup in found.backups[:_SHOWN]:
            words = self.tr("backup of {when}: %n call(s)", "", backup.calls)
            lines.append("• " + words.format(when=code_words.moment(backup.made.astimezone())))
        more = len(found.backups) - _SHOWN
        if more > 0:
            lines.append("• " + self.tr("and %n older backup(s)", "", more))
        self.sources.setText("\n".join(lines) or self.tr("Nothing was found: no backup, and no file that can be read."))

    def _restore(self) -> None:
        if self._safekeeping is None:
            return
        self._cancel = threading.Event()
        self._running(on=True)
        future = self._safekeeping.recover(self._progressed, self._cancel)
        future.add_done_callback(lambda done: self._bridge.call(self._called_off) if done.cancelled() else None)
        self._bridge.watch(future, self._restored, self._failed, changes=ANOTHER_LOG)

    def _restored(self, found: Restored) -> None:
        self._running(on=False)
        self.result.tell(lambda: self._words_of(found))
        self._done(on=True)

    def _words_of(self, found: Restored) -> str:
        """What came back, from where, and what did not."""
        lines = [self.tr("%n call(s) are back.", "", found.calls)]
        if found.backup is not None:
            when = code_words.moment(found.backup.made.astimezone())
            lines.append(self.tr("The backup of {when} was taken.").format(when=when))
        if found.salvaged_calls or found.salvaged_events:
            words = self.tr("Read out of the damaged files – calls: {calls}, entries: {entries}.")
            lines.append(words.format(calls=found.salvaged_calls, entries=found.salvaged_events))
        if found.bad_backups:
            lines.append(self.tr("%n backup(s) were damaged themselves and passed over.", "", len(found.bad_backups)))
        if found.missing:
            lines.append(self.tr("%n entry(s) could not be read any more.", "", found.missing))
        else:
            lines.append(self.tr("Nothing is known to be missing."))
        if found.evidence_missing:
            lines.append(self.tr("%n file(s) of evidence are missing.", "", found.evidence_missing))
        if found.kept is not None:
            lines.append(self.tr("The damaged files are kept in {folder}.").format(folder=breakable(found.kept)))
        return "\n".join(lines)

    def _start_empty(self) -> None:
        if self._safekeeping is None:
            return
        if not self._empty_asked:
            self._empty_asked = True
            self.retranslate()
            return
        self._running(on=True)
        future = self._safekeeping.start_empty()
        self._bridge.watch(future, self._emptied, self._failed, changes=ANOTHER_LOG)

    def _emptied(self, kept: Path | None) -> None:
        self._running(on=False)
        self.result.tell(lambda: self._words_of_empty(kept))
        self._done(on=True)

    def _words_of_empty(self, kept: Path | None) -> str:
        words = self.tr("An empty call log was begun.")
        if kept is not None:
            words += "\n" + self.tr("The damaged files are kept in {folder}.").format(folder=breakable(kept))
        return words

    def _choose_export(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder for what can be read"))
        if name:
            self.export_to(Path(name))

    def export_to(self, folder: Path) -> None:
        """Write what can be read into a new folder within this one."""
        if self._safekeeping is None:
            return
        self._running(on=True)
        self._bridge.watch(self._safekeeping.export_readable(folder, self._progressed), self._exported, self._failed)

    def _exported(self, folder: Path) -> None:
        self._running(on=False)
        where = breakable(folder)
        self.result.tell(lambda: self.tr("What can be read was written to {folder}.").format(folder=where))
        self.focus_in()

    def _running(self, *, on: bool) -> None:
        self.progress.setVisible(on)
        self.cancel.setVisible(on and self._cancel is not None)
        for button in (self.restore, self.export, self.quit, self.empty):
            button.setEnabled(not on)
        self.progress.setRange(0, 0)
        if on:
            self.result.show_text("")
            self.problem.show_text("")
            self.cancel.setFocus()

    def _done(self, *, on: bool) -> None:
        """Only going on is left to do."""
        for widget in (self.restore, self.export, self.quit, self.empty, self.head, self.sources, self.promise):
            widget.setVisible(not on)
        self.reason.setVisible(not on)
        self.go_on.setVisible(on)
        self.retranslate()
        self.focus_in()

    def _progressed(self, done: int, total: int) -> None:
        """On the database thread."""
        self._bridge.call(lambda: self._show_progress(done, total))

    def _show_progress(self, done: int, total: int) -> None:
        if not self.progress.isHidden():
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _call_off(self) -> None:
        if self._cancel is not None:
            self._cancel.set()

    def _called_off(self) -> None:
        self._running(on=False)
        self.problem.tell(lambda: self.tr("Called off; nothing was changed."))
        self.focus_in()

    def _failed(self, error: BaseException) -> None:
        self._running(on=False)
        self.problem.tell(lambda: error_wording.error(error))
        self.focus_in()
