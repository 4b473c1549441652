"""The log: every call, newest first; search as you type, filters, one call's trace, export."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from callassist.domain.script import Script
from callassist.domain.text import Text
from callassist.errors import KnownError, NotFound
from callassist.services.changes import Kind
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.banner import Banner
from callassist.ui.kit.button import Push
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.log.export_panel import ExportPanel
from callassist.ui.log.log_model import (
    COLUMNS,
    DUE,
    FOLLOW_UP,
    LENGTH,
    NUMBER,
    OUTCOME,
    SCRIPT,
    VERDICT,
    WHEN,
    WHO,
    LogModel,
)
from callassist.ui.log.scripts_at_hand import ScriptsAtHand
from callassist.ui.log.trace_panel import TracePanel
from callassist.ui.page import EVERYTHING, Kinds, Page
from callassist.ui.words import code_words, error_wording
from callassist.ui.words.languages import window_language

if TYPE_CHECKING:
    from callassist.services.calls.call_log import CallTrace, FilterChoices, LogFilter
    from callassist.ui.backend import Backend

_SEARCH_AFTER_MS = 60
#: of the table, whatever else is shown
_LEAST_ROWS = 3
#: pixels of the page from which the export and the chosen call stand beside one another
_ROOM_FOR_BOTH = 960
#: widths in pixels
_WHO_LEAST, _WHO_USUAL, _SCROLLBAR = 110, 180, 14
#: columns shown where there is room, the most wanted first, with their usual widths
_OPTIONAL = ((VERDICT, 90), (FOLLOW_UP, 110), (NUMBER, 150), (LENGTH, 64), (SCRIPT, 180))
#: when it was and when something is due is in sight at any width
_TIMES = (WHEN, DUE)
#: of these the content is never cut off either: they are as wide as it is
_SHORT = (VERDICT, FOLLOW_UP, LENGTH)
_SPANS = ("any", "today", "yesterday", "week", "month", "year")
#: by follow-up: up to how many days ahead it is due
_DUE_WITHIN = {"due": 0, "due_week": 6}


class _Table(QTableView):
    """A table that leaves the window's chords alone: Ctrl+PageDown is the next page, not the last row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_PageDown,
            Qt.Key.Key_PageUp,
        ):
            event.ignore()
            return
        super().keyPressEvent(event)


class LogPage(Page):
    """Table and trace side by side, or one above the other where it is narrow."""

    command = Signal(object)
    continue_asked = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget | None = None) -> None:
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
        self._table_width = 0
        self._choices: FilterChoices | None = None
        self._count = (0, False)
        self.setObjectName("page")

        # Widgets
        self.title = PlainLabel("", self, role="heading")
        self.search = Field(keys, self)
        named(self.search, "Search calls")
        self.span, self.due, self.outcome, self.verdict, self.script = (ChoiceBox(self) for _ in range(5))
        for box, name in (
            (self.span, "Time"),
            (self.due, "Follow-up filter"),
            (self.outcome, "Outcome"),
            (self.verdict, "Verdict filter"),
            (self.script, "Script"),
        ):
            named(box, name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.count = PlainLabel("", self, role="muted")
        self.export = Push("", self)
        self.export.setProperty("role", "button")
        named(self.export, "Export")
        self.message = Banner(look, "warn", self)
        self.model = LogModel(bridge, self)
        self.table = _Table(self)
        named(self.table, "Calls")
        self.panel = ExportPanel(look, bridge, self)
        self.trace = TracePanel(look, keys, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)

        # Assemble
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(60)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setResizeContentsPrecision(100)
        header.setSectionResizeMode(WHO, QHeaderView.ResizeMode.Stretch)
        for column in (*_TIMES, OUTCOME, *_SHORT):  # never cut off: they are read, not looked up
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title)
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        top.addWidget(self.export)
        filters = FlowStrip(self, spacing=8, line_spacing=6)
        for box in (self.span, self.due, self.outcome, self.verdict, self.script):
            filters.add(box)
        self._filters = filters
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
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        page = QVBoxLayout(inner)
        page.setContentsMargins(16, 16, 16, 16)
        page.setSpacing(10)
        page.addLayout(top)
        page.addWidget(filters)
        page.addWidget(self.message)
        page.addWidget(self.panel)
        page.addWidget(self._split, 1)

        # Connect
        self.export.clicked.connect(self._open_export)
        self.model.arrived.connect(self._rows_arrived)
        self.model.counted.connect(self._counted)
        self.model.failed.connect(self._failed)
        self.due.activated.connect(self._search_changed)
        self.outcome.activated.connect(self._search_changed)
        self.panel.closed.connect(self._close_export)
        self.script.activated.connect(self._search_changed)
        self.search.entered.connect(self._search_changed)
        self.search.moved.connect(self._move)
        self.search.textEdited.connect(self._timer.start)
        self.span.activated.connect(self._search_changed)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.trace.continue_asked.connect(self.continue_asked)
        self.trace.note_saved.connect(self._save_note)
        self.verdict.activated.connect(self._search_changed)
        self._timer.timeout.connect(self._search_changed)
        look.changed.connect(self._size_rows)

        self.retranslate()
        self._size_rows()

    def set_services(self, services: Backend) -> None:
        """Where the calls come from."""
        self._services = services
        self.model.set_log(services.call_log)
        self.refresh()

    def refresh(self, kinds: Kinds = EVERYTHING) -> None:
        """Take the settings, and read the log anew; the call that is shown stays."""
        services = self._services
        if services is None:
            return
        if Kind.SETTINGS in kinds:
            settings = services.settings
            language = window_language(settings.text("window_language"))
            self.model.set_language(language)
            delimiter, machine = settings.text("csv_delimiter"), settings.flag("csv_for_machines")
            self.panel.propose(services.exporting, services.clock, language, delimiter, machine=machine)
        if kinds - {Kind.SETTINGS}:
            self._scripts.forget_gaps()
            self._bridge.watch(services.call_log.choices(), self._fill_choices, self._failed)
            self._look_again()

    def focus_in(self) -> None:
        """The page came to the front."""
        self.search.setFocus()

    def show_item(self, item: str) -> None:
        """Show one call's trace, wherever it stands in the table."""
        self._wanted_call = item
        self._ask_trace(item)

    def wanted(self) -> LogFilter:
        """What search and filters ask for."""
        from callassist.services.calls.call_log import LogFilter

        since, until = self._span()
        return LogFilter(
            text=self.search.text().strip(),
            since=since,
            until=until,
            due_before=self._due_before(),
            outcome=str(self.outcome.currentData() or ""),
            verdict=str(self.verdict.currentData() or ""),
            script=str(self.script.currentData() or ""),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._keys.command(event)
        if command is Command.ESCAPE:
            if not self.panel.isHidden():
                self._close_export()
            elif self.search.text():
                self.search.clear()
                self._search_changed()
            else:
                self.command.emit(Command.ESCAPE)
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
        share = 0.5 if narrow else 0.66
        self._split.setSizes([int(whole * share), int(whole * (1 - share))])
        table = self.width() - 32 if narrow else int((self.width() - 44) * share)
        self._table_width = table
        self._fit_columns()
        self._make_room()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.title.setText(self.tr("Call log"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.export.setText(self.tr("Export …"))
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
            self.trace.set_language(language)
        self.model.set_headers(headers)
        spans = {
            "any": self.tr("any time"),
            "today": self.tr("today"),
            "yesterday": self.tr("yesterday"),
            "week": self.tr("last 7 days"),
            "month": self.tr("last 30 days"),
            "year": self.tr("last 365 days"),
        }
        _fill(self.span, [(spans[one], one) for one in _SPANS])
        due = [("", self.tr("any follow-up")), ("due", self.tr("due by today")), ("due_week", self.tr("due in 7 days"))]
        _fill(self.due, [(words, value) for value, words in due])
        self._fill_boxes()
        self._show_count(*self._count)
        if not self.panel.isHidden():
            self.panel.which.setText(self._words_of_export())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # -- within ----------------------------------------------------------------------------------------------------

    def _fill_choices(self, choices: FilterChoices) -> None:
        self._choices = choices
        self._fill_boxes()

    def _fill_boxes(self) -> None:
        choices = self._choices
        outcomes = choices.outcomes if choices is not None else ()
        verdicts = choices.verdicts if choices is not None else ()
        scripts: Mapping[str, Text] = choices.scripts if choices is not None else {}
        language = (
            window_language(self._services.settings.text("window_language")) if self._services is not None else None
        )
        _fill(
            self.outcome, [(self.tr("any outcome"), ""), *((code_words.outcome(one), one) for one in outcomes if one)]
        )
        _fill(
            self.verdict, [(self.tr("any verdict"), ""), *((code_words.verdict(one), one) for one in verdicts if one)]
        )
        titles = [(title.of(language), one) for one, title in scripts.items()] if language is not None else []
        _fill(self.script, [(self.tr("any script"), ""), *titles])
        self._filters.flow()

    def _span(self) -> tuple[datetime | None, datetime | None]:
        """From when (inclusive) until when (exclusive)."""
        span = str(self.span.currentData() or "any")
        if self._services is None or span == "any":
            return None, None
        midnight = self._midnight(self._services)
        days = {"today": 0, "yesterday": 1, "week": 7, "month": 30, "year": 365}[span]
        return midnight - timedelta(days=days), midnight if span == "yesterday" else None

    def _due_before(self) -> datetime | None:
        ahead = _DUE_WITHIN.get(str(self.due.currentData() or ""))
        if self._services is None or ahead is None:
            return None
        return self._midnight(self._services) + timedelta(days=ahead + 1)

    @staticmethod
    def _midnight(services: Backend) -> datetime:
        return services.clock.local().replace(hour=0, minute=0, second=0, microsecond=0)

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

    def _counted(self, count: int, capped: bool) -> None:
        self._show_count(count, capped)
        if not count and not self._wanted_call:
            self._leave_call(nothing_found=True)
        elif not self.trace.call_id():
            self.trace.clear()

    def _rows_arrived(self) -> None:
        self._fit_columns()
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

    def _size_rows(self) -> None:
        """As high as letters are now; so many of them are always there."""
        height = self._look.base_px + 20
        self.table.verticalHeader().setDefaultSectionSize(height)
        around = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        self.table.setMinimumHeight(around + _LEAST_ROWS * height)

    def _fit_columns(self) -> None:
        """Show as many columns as leave room for who was called."""
        header = self.table.horizontalHeader()
        wide = {
            column: max(self.table.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in (*_TIMES, OUTCOME, *_SHORT)
        }
        room = self._table_width - sum(wide[column] for column in (*_TIMES, OUTCOME)) - _SCROLLBAR
        if room < _WHO_LEAST:  # the outcome is cut off before the name is
            header.setSectionResizeMode(OUTCOME, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(OUTCOME, max(_WHO_LEAST, wide[OUTCOME] + room - _WHO_LEAST))
        else:
            header.setSectionResizeMode(OUTCOME, QHeaderView.ResizeMode.ResizeToContents)
        # the verdict is worth some of the name; it has its line beside the table where there is no room at all
        room -= _WHO_LEAST
        for column, usual in _OPTIONAL:
            if column == FOLLOW_UP:
                room -= _WHO_USUAL - _WHO_LEAST
            # a header's width depends on the font: the usual one may cut it off
            needed = max(usual, wide.get(column, 0), header.sectionSizeHint(column))
            if column not in _SHORT:
                self.table.setColumnWidth(column, needed)
            fits = room >= needed
            self.table.setColumnHidden(column, not fits)
            room -= needed if fits else 0

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

        self._scripts.find(services.library, trace.script_sha256, draw)

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

    def _open_export(self) -> None:
        self.panel.open_with(self.wanted(), self._words_of_export())
        self._make_room()

    def _words_of_export(self) -> str:
        return self.tr("Exported is what the table shows: {calls}.").format(calls=self.count.text())

    def _make_room(self) -> None:
        """The one call steps aside while calls are exported, where there is no room for both."""
        self.trace.setVisible(self.panel.isHidden() or self.height() >= _ROOM_FOR_BOTH)

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


def _fill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
    """Other words for a box that keeps what is chosen."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
    found = box.findData(chosen)
    box.setCurrentIndex(max(found, 0))
    box.blockSignals(False)
