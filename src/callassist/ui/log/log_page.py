"""The log: every call, newest first; search as you type, filters, one call's trace, export."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from callassist.domain.script import Script
from callassist.errors import KnownError, NotFound
from callassist.services.changes import Kind
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.button import Push
from callassist.ui.kit.fields import Field
from callassist.ui.kit.keys import KeyMap, command_words
from callassist.ui.kit.plain_text import PlainLabel, plain_tooltip
from callassist.ui.kit.scroller import scroll_page
from callassist.ui.kit.theme import Look
from callassist.ui.log.evidence_of_period import EvidenceOfPeriod
from callassist.ui.log.export_panel import ExportPanel
from callassist.ui.log.log_filters import LogFilters
from callassist.ui.log.log_model import (
    COLUMNS,
    LogModel,
)
from callassist.ui.log.scripts_at_hand import ScriptsAtHand
from callassist.ui.log.table_of_calls import TableOfCalls
from callassist.ui.log.trace_panel import TracePanel
from callassist.ui.meant import Meant
from callassist.ui.page import EVERYTHING, Kinds, Page
from callassist.ui.words import error_wording
from callassist.ui.words.languages import window_language

if TYPE_CHECKING:
    from callassist.domain.follow_up import FollowUp
    from callassist.services.calls.call_log import CallTrace, LogFilter
    from callassist.ui.backend import Backend

_SEARCH_AFTER_MS = 60
#: pixels of the page at the usual size of letters, from which the export and the chosen call are shown together
_ROOM_FOR_BOTH = 960
#: of the width for the table, beside the one call
_SHARE = 0.66
#: of the field to search in, at the usual size of letters: the title steps aside for it, the rail says as much
_ROOM_TO_SEARCH = 200


class LogPage(Page):
    """Table and trace side by side, or one above the other where it is narrow."""

    command = Signal(object)
    continue_asked = Signal(str)
    #: a lead of the log is to be called again
    again_asked = Signal(object)

    def __init__(
        self,
        look: Look,
        keys: KeyMap,
        bridge: Bridge,
        parent: QWidget | None = None,
        *,
        in_call: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._bridge = bridge
        self._look = look
        self._scripts = ScriptsAtHand(bridge, self)
        self._services: Backend | None = None
        self._wanted_call = ""
        #: the call that was chosen before the rows came anew
        self._kept_call = ""
        #: the rows that are to come answer another question than those before
        self._narrowed = False
        self._trace_wanted = ""
        self._count = (0, False)
        self.setObjectName("page")

        # Widgets
        self.title = PlainLabel("", self, role="heading")
        self.search = Field(keys, self)
        named(self.search, "Search calls")
        self.filters = LogFilters(self)
        self.count = PlainLabel("", self, role="muted")
        self.export = Push("", self)
        self.export.setProperty("role", "button")
        named(self.export, "Export")
        self.prove = Push("", self)
        self.prove.setProperty("role", "button")
        named(self.prove, "Evidence of a time")
        self.message = Banner(look, "warn", self)
        self.model = LogModel(bridge, self)
        self.table = TableOfCalls(look, self.model, self)
        named(self.table, "Calls")
        self.panel = ExportPanel(look, bridge, self)
        self.proving = EvidenceOfPeriod(look, keys, bridge, self, in_call=in_call)
        self.trace = TracePanel(look, keys, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)

        # Assemble
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title)
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        top.addWidget(self.export)
        top.addWidget(self.prove)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(self.table)
        self._split.addWidget(self.trace)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(12)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        # where the window is small and its letters are large the page scrolls, and the table keeps its rows
        inner = QWidget()
        inner.setObjectName("plain")
        self._scroller = scroll_page(self, inner)
        page = QVBoxLayout(inner)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(10)
        page.addLayout(top)
        page.addWidget(self.filters)
        page.addWidget(self.message)
        page.addWidget(self.panel)
        page.addWidget(self.proving)
        page.addWidget(self._split, 1)

        # Connect
        self.filters.changed.connect(self._search_changed)
        self.export.clicked.connect(self._open_export)
        self.prove.clicked.connect(self._open_proving)
        self.proving.closed.connect(self._close_proving)
        self.model.arrived.connect(self._rows_arrived)
        self.model.counted.connect(self._counted)
        self.model.failed.connect(self._failed)
        self.panel.closed.connect(self._close_export)
        self.search.entered.connect(self._search_changed)
        self.search.moved.connect(self._move)
        self.search.textEdited.connect(self._timer.start)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.trace.continue_asked.connect(self.continue_asked)
        self.trace.note_saved.connect(self._save_note)
        self.trace.again_asked.connect(self.again_asked)
        self.trace.correction_asked.connect(self._correct)
        self._timer.timeout.connect(self._search_changed)

        self.retranslate()

    def set_services(self, services: Backend) -> None:
        """Where the calls come from."""
        self._services = services
        self.model.set_log(services.call_log)
        self.trace.set_clock(services.clock.local)
        self.proving.set_services(services)
        self.refresh()

    def refresh(self, kinds: Kinds = EVERYTHING) -> None:
        """Take the settings, and read the log anew; the call that is shown stays."""
        services = self._services
        if services is None:
            return
        self.model.set_year(services.clock.local().year)
        if Kind.SETTINGS in kinds:
            settings = services.settings
            language = window_language(settings.text("window_language"))
            self.model.set_language(language)
            self.filters.set_language(language)
            delimiter, machine = settings.text("csv_delimiter"), settings.flag("csv_for_machines")
            self.panel.propose(services.exporting, services.clock, language, delimiter, machine=machine)
        if kinds - {Kind.SETTINGS}:
            self._scripts.forget_gaps()
            self._bridge.watch(services.call_log.choices(), self.filters.fill, self._failed)
            self._look_again()

    def focus_in(self) -> None:
        """The page came to the front."""
        self.search.setFocus()

    def meant(self) -> Meant | None:
        """Whoever the chosen call was with."""
        return Meant(call_id=self.trace.call_id()) if self.trace.call_id() else None

    def show_item(self, item: str) -> None:
        """Show one call's trace, wherever it stands in the table."""
        self._wanted_call = item
        self._ask_trace(item)

    def wanted(self) -> LogFilter:
        """What search and filters ask for."""
        now = self._services.clock.local() if self._services is not None else None
        return self.filters.wanted(self.search.text().strip(), now)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._keys.command(event, start=True)
        if command is Command.ESCAPE:
            if not self.proving.isHidden():
                self.proving.step_back()
            elif not self.panel.isHidden():
                self._close_export()
            elif self.search.text():
                self.search.clear()
                self._search_changed()
            else:
                self.command.emit(Command.ESCAPE)
            event.accept()
        elif command is Command.CALL_AGAIN:
            if not event.isAutoRepeat():
                self.trace.call_again()
            event.accept()
        elif command is Command.CORRECT:
            if not event.isAutoRepeat():
                self.trace.open_correction()
            event.accept()
        elif command is Command.EVIDENCE_OF_TIME:
            if not event.isAutoRepeat():
                self._open_proving()
            event.accept()
        elif command is Command.FIND:
            self.search.setFocus()
            self.search.selectAll()
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 1000
        self._split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        whole = self.height() if narrow else self.width()
        share = 0.5 if narrow else _SHARE
        self._split.setSizes([int(whole * share), int(whole * (1 - share))])
        self._make_room()
        self._fit_title()

    def _fit_title(self) -> None:
        beside = (self.title, self.count, self.export, self.prove)
        taken = sum(one.sizeHint().width() + 12 for one in beside) + 32
        self.title.setVisible(self.width() - taken >= self._look.px(_ROOM_TO_SEARCH))
        # where not even the search has room, the key and the finder of commands still know the way
        least = taken - self.title.sizeHint().width() - 12 + self.search.minimumSizeHint().width()
        bar = self._scroller.verticalScrollBar().sizeHint().width()
        self.prove.setVisible(self.width() - bar >= least)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("Call log"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.export.setText(self.tr("Export …"))
        self.prove.setText(self.tr("Evidence …"))
        key = self._keys.label(Command.EVIDENCE_OF_TIME)
        self.prove.setToolTip(plain_tooltip(f"{command_words(Command.EVIDENCE_OF_TIME)} ({key})"))
        headers = (
            self.tr("When"),
            self.tr("Who"),
            self.tr("Number"),
            self.tr("Script"),
            self.tr("Outcome"),
            self.tr("Verdict"),
            self.tr("Due"),
            self.tr("Follow-up"),
            self.tr("Length"),
        )
        assert len(headers) == COLUMNS
        if self._services is not None:
            language = window_language(self._services.settings.text("window_language"))
            self.model.set_language(language)
            self.filters.set_language(language)
            self.trace.set_language(language)
        self.model.set_headers(headers)
        self.filters.retranslate()
        self._show_count(*self._count)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # -- within ----------------------------------------------------------------------------------------------------

    def _search_changed(self) -> None:
        """The rep searches: a call that was to be shown from elsewhere is no longer wanted.

        The one that is chosen stays so, if it is among those found.
        """
        self._wanted_call = ""
        self._kept_call = self._trace_wanted
        self._narrowed = True
        self._search_now()

    def _look_again(self) -> None:
        """The log has changed under the same search: what is shown of one call is read anew too."""
        self._kept_call = self._trace_wanted
        self._search_now()
        if self._trace_wanted:
            self._ask_trace(self._trace_wanted)

    def _search_now(self) -> None:
        self._timer.stop()
        self.message.say("")
        self.model.search(self.wanted())

    def _show_count(self, count: int, capped: bool) -> None:
        self._count = (count, capped)
        words = self.tr("%n call(s)", "", count)
        self.count.setText(self.tr("more than {calls}").format(calls=words) if capped else words)
        if not self.panel.isHidden():
            self.panel.follow(self.wanted(), self._words_of_export())
        self._fit_title()

    def _counted(self, count: int, capped: bool) -> None:
        self._show_count(count, capped)
        if not count and not self._wanted_call:
            self._leave_call(nothing_found=True)
        elif not self.trace.call_id():
            self.trace.clear()

    def _rows_arrived(self) -> None:
        self.table.fit_columns()
        wanted = self._wanted_call or self._kept_call
        row = self.model.row_of(wanted) if wanted else -1
        if row >= 0:
            self._wanted_call = self._kept_call = ""
            self.table.selectRow(row)
        elif self._narrowed and wanted == self._kept_call:
            # the call that was looked at is not among those found
            self._kept_call = ""
            self._leave_call(nothing_found=not self.model.rowCount())
        self._narrowed = False

    def _leave_call(self, *, nothing_found: bool = False) -> None:
        self._trace_wanted = ""
        self.trace.clear(nothing_found=nothing_found)

    def _failed(self, error: BaseException) -> None:
        self.message.say(lambda: error_wording.error(error))

    def _selected(self, selected: QItemSelection) -> None:
        indexes = selected.indexes()
        row = self.model.row(indexes[0].row()) if indexes else None
        if row is None:
            self._leave_call()
        elif row.id != self._trace_wanted:
            self._ask_trace(row.id)

    def _ask_trace(self, call_id: str) -> None:
        self._trace_wanted = call_id
        if self._services is not None:
            self._bridge.watch(self._services.call_log.trace(call_id), self._show_trace, self._no_trace)

    def _no_trace(self, error: BaseException) -> None:
        self._leave_call()
        if not isinstance(error, NotFound):  # another log stands in the place of the one it was in
            self._failed(error)

    def _show_trace(self, trace: CallTrace) -> None:
        services = self._services
        if services is None or trace.summary.id != self._trace_wanted:
            return

        def draw(script: Script | None) -> None:
            if trace.summary.id == self._trace_wanted:
                language = window_language(services.settings.text("window_language"))
                self.trace.show_trace(trace, script, language)

        self._scripts.find(services.library, services.call_log, trace.script_sha256, draw)

    def _save_note(self, call_id: str, text: str) -> None:
        if self._services is None:
            return

        def saved(_changes: object) -> None:
            if self.trace.call_id() == call_id:
                self.trace.say_saved(text)

        try:
            self._bridge.watch(self._services.call_log.edit_note(call_id, text), saved, self._failed)
        except KnownError as error:
            self._failed(error)

    def _correct(self, call_id: str, outcome: str, follow_up: FollowUp | None) -> None:
        if self._services is None:
            return

        def failed(error: BaseException) -> None:
            if self.trace.correction.call_id() == call_id:
                self.trace.correction.say_problem(lambda: error_wording.error(error))
            else:
                self._failed(error)

        corrected = self._services.call_log.correct(call_id, outcome, follow_up)
        self._bridge.watch(corrected, lambda _changes: self.trace.say_corrected(call_id), failed)

    def _open_proving(self) -> None:
        self.panel.hide()
        self.proving.open_panel()
        self._make_room()

    def _close_proving(self) -> None:
        self.proving.hide()
        self._make_room()
        (self.search if self.prove.isHidden() else self.prove).setFocus()

    def _open_export(self) -> None:
        self.proving.hide()
        self.panel.open_with(self.wanted(), self._words_of_export())
        self._make_room()

    def _words_of_export(self) -> str:
        return self.tr("Exported is what the table shows: {calls}.").format(calls=self.count.text())

    def _make_room(self) -> None:
        """The one call steps aside while calls are exported, where there is no room for both."""
        alone = not (self.panel.isHidden() and self.proving.isHidden()) and self.height() < self._look.px(
            _ROOM_FOR_BOTH
        )
        self.trace.setVisible(not alone)
        stacked = self._split.orientation() is Qt.Orientation.Vertical
        self.table.set_room(self.width() - 32 if alone or stacked else int((self.width() - 44) * _SHARE))

    def _close_export(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.panel.isAncestorOf(focused)
        self.panel.hide()
        self._make_room()
        if inside:
            self.export.setFocus()

    def _move(self, step: int) -> None:
        row = self.table.currentIndex().row()
        self.table.selectRow(min(max(row + step, 0), self.model.rowCount() - 1))
