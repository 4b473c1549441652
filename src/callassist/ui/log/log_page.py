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
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from callassist.domain.script import Script
from callassist.domain.text import Text
from callassist.errors import KnownError
from callassist.ui.bridge import Bridge
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
from callassist.ui.log.trace_panel import TracePanel
from callassist.ui.words import code_words, error_wording
from callassist.ui.words.languages import window_language

if TYPE_CHECKING:
    from callassist.services.calls.call_log import CallTrace, FilterChoices, LogFilter
    from callassist.ui.backend import Services

_SEARCH_AFTER_MS = 60
#: pixels of the page from which the export and the chosen call stand beside one another
_ROOM_FOR_BOTH = 960
#: widths in pixels
_WHO_LEAST, _WHO_USUAL, _SCROLLBAR = 110, 180, 14
#: columns shown where there is room, the most wanted first, with their usual widths
_OPTIONAL = ((FOLLOW_UP, 150), (NUMBER, 150), (LENGTH, 64), (SCRIPT, 180))
#: of these the content is never cut off either: they are as wide as it is
_SHORT = (FOLLOW_UP, LENGTH)
_SPANS = ("any", "today", "week", "month", "year")


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


class LogPage(QWidget):
    """Table and trace side by side, or one above the other where it is narrow."""

    command = Signal(str)
    continue_asked = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._bridge = bridge
        self._services: Services | None = None
        self._stale = True
        self._wanted_call = ""
        self._trace_wanted = ""
        self._table_width = 0
        self._choices: FilterChoices | None = None
        self._count = (0, False)
        self.setObjectName("page")

        # Widgets
        self.title = PlainLabel("", self, role="heading")
        self.search = Field(keys, self)
        named(self.search, "Search calls")
        self.span, self.outcome, self.verdict, self.script = (ChoiceBox(self) for _ in range(4))
        for box, name in (
            (self.span, "Time"),
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
        self.table.verticalHeader().setDefaultSectionSize(look.base_px + 20)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(60)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setResizeContentsPrecision(100)
        header.setSectionResizeMode(WHO, QHeaderView.ResizeMode.Stretch)
        for column in (WHEN, OUTCOME, VERDICT, *_SHORT):  # never cut off: they are read, not looked up
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title)
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        top.addWidget(self.export)
        filters = FlowStrip(self, spacing=8, line_spacing=6)
        for box in (self.span, self.outcome, self.verdict, self.script):
            filters.add(box)
        self._filters = filters
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(self.table)
        self._split.addWidget(self.trace)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(12)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        page = QVBoxLayout(self)
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

        self.retranslate()

    def set_services(self, services: Services) -> None:
        """Where the calls come from."""
        self._services = services
        self.model.set_log(services.call_log)
        self.model.set_language(window_language(services.settings.text("window_language")))
        self.panel.set_exporting(
            services.exporting,
            services.settings.text("csv_delimiter"),
            machine=services.settings.flag("csv_for_machines"),
        )
        self.refresh()

    def mark_stale(self) -> None:
        """A call has ended: read anew when the page is looked at."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the log anew, where it has changed."""
        services = self._services
        if services is None or not self._stale:
            return
        self._stale = False
        self._bridge.watch(services.call_log.choices(), self._fill_choices, self._failed)
        self._search_now()

    def show_call(self, call_id: str) -> None:
        """Show one call's trace, wherever it stands in the table."""
        self._wanted_call = call_id
        self._ask_trace(call_id)

    def wanted(self) -> LogFilter:
        """What search and filters ask for."""
        from callassist.services.calls.call_log import LogFilter

        return LogFilter(
            text=self.search.text().strip(),
            since=self._since(),
            outcome=str(self.outcome.currentData() or ""),
            verdict=str(self.verdict.currentData() or ""),
            script=str(self.script.currentData() or ""),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._keys.command(event)
        if command == "escape":
            if not self.panel.isHidden():
                self._close_export()
            elif self.search.text():
                self.search.clear()
                self._search_changed()
            else:
                self.command.emit("escape")
            event.accept()
        elif command == "find":
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
            self.tr("Follow-up"),
            self.tr("Length"),
        )
        assert len(headers) == COLUMNS
        if self._services is not None:
            self.model.set_language(window_language(self._services.settings.text("window_language")))
        self.model.set_headers(headers)
        spans = {
            "any": self.tr("any time"),
            "today": self.tr("today"),
            "week": self.tr("last 7 days"),
            "month": self.tr("last 30 days"),
            "year": self.tr("last 365 days"),
        }
        _fill(self.span, [(spans[one], one) for one in _SPANS])
        self._fill_boxes()
        self._show_count(*self._count)

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

    def _since(self) -> datetime | None:
        span = self.span.currentData()
        if self._services is None or span in (None, "any"):
            return None
        midnight = self._services.clock.local().replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight - timedelta(days={"today": 0, "week": 7, "month": 30, "year": 365}[str(span)])

    def _search_changed(self) -> None:
        """The rep searches: a call that was to be shown from elsewhere is no longer wanted."""
        self._wanted_call = ""
        self._search_now()

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
            self._trace_wanted = ""
            self.trace.clear(nothing_found=True)
        elif not self.trace.call_id():
            self.trace.clear()

    def _rows_arrived(self) -> None:
        self._fit_columns()
        if self._wanted_call:
            row = self.model.row_of(self._wanted_call)
            if row >= 0:
                self._wanted_call = ""
                self.table.selectRow(row)

    def _fit_columns(self) -> None:
        """Show as many columns as leave room for who was called."""
        header = self.table.horizontalHeader()
        wide = {
            column: max(self.table.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in (WHEN, OUTCOME, VERDICT, *_SHORT)
        }
        room = self._table_width - wide[WHEN] - wide[OUTCOME] - wide[VERDICT] - _SCROLLBAR
        if room < _WHO_LEAST:  # the outcome is cut off before the name is
            header.setSectionResizeMode(OUTCOME, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(OUTCOME, max(_WHO_LEAST, wide[OUTCOME] + room - _WHO_LEAST))
        else:
            header.setSectionResizeMode(OUTCOME, QHeaderView.ResizeMode.ResizeToContents)
        room -= _WHO_USUAL
        for column, usual in _OPTIONAL:
            # a header's width depends on the font: the usual one may cut it off
            needed = max(usual, wide.get(column, 0), header.sectionSizeHint(column))
            if column not in _SHORT:
                self.table.setColumnWidth(column, needed)
            fits = room >= needed
            self.table.setColumnHidden(column, not fits)
            room -= needed if fits else 0

    def _failed(self, error: BaseException) -> None:
        self.message.say(error_wording.error(error))

    def _selected(self, selected: QItemSelection) -> None:
        indexes = selected.indexes()
        row = self.model.row(indexes[0].row()) if indexes else None
        if row is None:
            self._trace_wanted = ""
            self.trace.clear()
        else:
            self._ask_trace(row.id)

    def _ask_trace(self, call_id: str) -> None:
        self._trace_wanted = call_id
        if self._services is not None:
            self._bridge.watch(self._services.call_log.trace(call_id), self._show_trace, self._failed)

    def _show_trace(self, trace: CallTrace) -> None:
        services = self._services
        if services is None or trace.summary.id != self._trace_wanted:
            return
        language = window_language(services.settings.text("window_language"))
        self.trace.show_trace(trace, self._script_of(trace), language)

    def _script_of(self, trace: CallTrace) -> Script | None:
        """The script as it was; only where it is at hand: words for ids are not worth a wait."""
        services = self._services
        if services is None:
            return None
        for entry in services.library.entries():
            if entry.sha256 == trace.script_sha256 and entry.is_usable:
                try:
                    return services.library.load(entry.id)
                except KnownError:
                    return None
        return None

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
        self.panel.open_with(
            self.wanted(), self.tr("Exported is what the table shows: {calls}.").format(calls=self.count.text())
        )
        self._make_room()

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
