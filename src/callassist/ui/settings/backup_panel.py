"""The backups: what each holds, making one now, and putting one in the place of the log."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from callassist.services.changes import ANOTHER_LOG, BACKED_UP
from callassist.ui.bridge import Bridge
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.plain_text import PlainLabel, Words, breakable
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words, error_wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from callassist.services.keeping.safekeeping import Backup, Restored, Safekeeping

_ROWS = 5
#: pixels of the frame, with what the stylesheet leaves between it and the rows
_AROUND_ROWS = 8
_PATH = Qt.ItemDataRole.UserRole


class _BackupRows(QListWidget):
    """As high as the first backups are, each told whole; the others are scrolled to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """To the rows, in the width there is."""
        self.doItemsLayout()
        heights = [self.visualItemRect(self.item(row)).height() for row in range(self.count())]
        self.setFixedHeight(sum(heights[:_ROWS]) + _AROUND_ROWS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class BackupPanel(Card):
    """Restoring asks twice, in place."""

    def __init__(self, look: Look, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._bridge = bridge
        self._safekeeping: Safekeeping | None = None
        self._in_call: Callable[[], bool] | None = None
        self._backups: tuple[Backup, ...] = ()
        self._asked: str = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

        # Widgets
        self.head = caption()
        self.hint = PlainLabel("", self, role="muted", wrap=True)
        self.rows = _BackupRows(self)
        named(self.rows, "Backups")
        self.make = Push("", self)
        named(self.make, "Back up now")
        self.restore = Push("", self)
        named(self.restore, "Restore backup")
        for button in (self.make, self.restore):
            button.setProperty("role", "button")
        self.done = PlainLabel("", self, role="good", wrap=True)
        self.problem = PlainLabel("", self, role="error", wrap=True)

        # Assemble
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        for widget in (self.head, self.hint, self.rows):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        self.body.addWidget(self.done)
        self.body.addWidget(self.problem)
        self.body.addStretch(1)

        # Connect
        self.make.clicked.connect(self._make)
        self.restore.clicked.connect(self._restore)
        self.rows.currentRowChanged.connect(self._chosen)
        look.changed.connect(self.rows.fit)

        self.retranslate()
        self.done.hide()
        self.problem.hide()
        for before, after in pairwise((self.rows, self.make, self.restore)):
            QWidget.setTabOrder(before, after)

    def set_safekeeping(self, safekeeping: Safekeeping, in_call: Callable[[], bool]) -> None:
        """Who makes them; and whether a call is under way, during which nothing is restored."""
        self._safekeeping, self._in_call = safekeeping, in_call
        self.refresh()

    def refresh(self) -> None:
        """Look for them anew."""
        if self._safekeeping is not None:
            self._bridge.watch(self._safekeeping.backups(), self._show, self._failed)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("BACKUPS"))
        self.hint.setText(
            self.tr(
                "Made every half hour if there is something new, when callassist is closed, and before anything risky."
                " Each one was opened and checked."
            )
        )
        self.make.setText(self.tr("Back up now"))
        self.restore.setText(
            self.tr("Press again: put it in the place of the call log") if self._asked else self.tr("Restore …")
        )
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- within ----------------------------------------------------------------------------------------------------

    def _show(self, found: tuple[Backup, ...]) -> None:
        if found != self._backups:
            self._backups = found
            self._fill()
        self.restore.setEnabled(bool(found))

    def _fill(self) -> None:
        at = max(0, self.rows.currentRow())
        self.rows.blockSignals(True)
        self.rows.clear()
        for backup in self._backups:
            when = code_words.moment(backup.made.astimezone())
            words = self.tr("{when} – %n call(s), {size} – {reason}", "", backup.calls)
            told = words.format(
                when=when, size=code_words.size(backup.size), reason=code_words.backup_reason(backup.reason)
            )
            if backup.evidence_missing:
                missing = self.tr("%n file(s) of evidence missing or altered", "", backup.evidence_missing)
                told = f"{told} – {missing}"
            item = QListWidgetItem(told)
            item.setData(_PATH, str(backup.path))
            self.rows.addItem(item)
        if not self._backups:
            item = QListWidgetItem(self.tr("No backup yet."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.rows.addItem(item)
        else:
            self.rows.setCurrentRow(min(at, len(self._backups) - 1))
        self.rows.blockSignals(False)
        self.rows.fit()
        self.restore.setEnabled(bool(self._backups))

    def _chosen(self, _row: int) -> None:
        self._take_back()

    def _take_back(self) -> None:
        """Another choice: what was asked before is not meant any more."""
        if self._asked:
            self._asked = ""
            self.restore.setText(self.tr("Restore …"))

    def _make(self) -> None:
        if self._safekeeping is None:
            return
        self._take_back()
        self._busy(on=True)
        self._bridge.watch(self._safekeeping.back_up(), self._made, self._failed, changes=BACKED_UP)

    def _made(self, backup: Backup) -> None:
        self._busy(on=False)
        self.problem.show_text("")
        self.done.tell(lambda: self.tr("Backup made and checked: %n call(s).", "", backup.calls))

    def _restore(self) -> None:
        item = self.rows.currentItem()
        if self._safekeeping is None or not self._backups:
            return
        self.done.show_text("")
        if self._in_call is not None and self._in_call():
            self._say_problem(lambda: self.tr("A call is under way. Hang up first."))
            return
        path = str(item.data(_PATH))
        if self._asked != path:
            self._asked = path
            self.problem.show_text("")
            self.restore.setText(self.tr("Press again: put it in the place of the call log"))
            self.done.tell(
                lambda: self.tr(
                    "What was logged since then will not be shown any more; the present log is kept beside it."
                )
            )
            return
        self._take_back()
        self._busy(on=True)
        future = self._safekeeping.restore(Path(path))
        self._bridge.watch(future, self._restored, self._failed, changes=ANOTHER_LOG)

    def _restored(self, found: Restored) -> None:
        self._busy(on=False)
        self.problem.show_text("")
        self.done.tell(lambda: self._words_of(found))
        announce(self.restore, self.done.text())

    def _words_of(self, found: Restored) -> str:
        words = self.tr("Restored: %n call(s).", "", found.calls)
        if found.evidence_missing:
            words += " " + self.tr("%n file(s) of evidence are missing.", "", found.evidence_missing)
        if found.kept is not None:
            words += " " + self.tr("The former call log is kept in {folder}.").format(folder=breakable(found.kept))
        return words

    def _say_problem(self, words: Words) -> None:
        self.problem.tell(words)
        announce(self.restore, self.problem.text())

    def _busy(self, *, on: bool) -> None:
        for widget in (self.make, self.restore, self.rows):
            widget.setEnabled(not on)

    def _failed(self, error: BaseException) -> None:
        self._busy(on=False)
        self.done.show_text("")
        self._say_problem(lambda: error_wording.error(error))
