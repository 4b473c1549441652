"""The call log as a table that reads itself page by page: a million calls cost as much memory as were looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from callassist.domain.text import Language
from callassist.ui.bridge import Bridge
from callassist.ui.words import code_words

if TYPE_CHECKING:
    from concurrent.futures import Future

    from callassist.services.calls.call_log import CallLog, CallSummary, LogFilter, PageOfCalls

WHEN, WHO, NUMBER, SCRIPT, OUTCOME, VERDICT, DUE, FOLLOW_UP, LENGTH = range(9)
COLUMNS = 9
PAGE = 100

_Index = QModelIndex | QPersistentModelIndex


class LogModel(QAbstractTableModel):
    """Newest first. `counted(count, capped)` tells how many calls the filter finds; `failed(error)` what went wrong."""

    counted = Signal(int, bool)
    failed = Signal(object)
    arrived = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._log: CallLog | None = None
        self._filter: LogFilter | None = None
        self._rows: list[CallSummary] = []
        self._more = False
        self._asked: Future[PageOfCalls] | None = None
        self._generation = 0
        self._language = Language.EN
        self._headers: tuple[str, ...] = ()
        #: the present one, and whether times go without it
        self._year = 0
        self._brief = False

    def set_log(self, log: CallLog) -> None:
        """Where the calls come from."""
        self._log = log

    def set_language(self, language: Language) -> None:
        """The language of script titles."""
        self._language = language

    def set_headers(self, headers: tuple[str, ...]) -> None:
        """The column titles in the window's language; all cells are worded anew with them."""
        self._headers = headers
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, COLUMNS - 1))

    def set_year(self, year: int) -> None:
        """The present year."""
        if year != self._year:
            self._year = year
            self._word_times_anew()

    def set_brief(self, *, on: bool) -> None:
        """Times without the present year, where there is little room; screen readers are told all of it."""
        if on != self._brief:
            self._brief = on
            self._word_times_anew()

    def _word_times_anew(self) -> None:
        if self._rows:
            for column in (WHEN, DUE):
                self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def search(self, wanted: LogFilter) -> None:
        """Show the calls of this filter, from the newest. A search that is under way is dropped."""
        if self._asked is not None:
            self._asked.cancel()
        self._filter = wanted
        self._generation += 1
        self._ask(None)

    def row(self, number: int) -> CallSummary | None:
        """The call in this line."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, call_id: str) -> int:
        """The line of this call among those read so far, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == call_id), -1)

    # -- Qt --------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else COLUMNS

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._more and self._asked is None

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            self._ask(self._rows[-1].seq if self._rows else None)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section] if section < len(self._headers) else ""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole and section == LENGTH:
            return _FIGURES
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole and self._brief and column in (WHEN, DUE):
            found = row.started if column == WHEN else _due(row)
            return code_words.brief_moment(found, self._year) if found is not None else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _CELLS[column](row, self._language)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == LENGTH:
            return _FIGURES
        return None

    # -- reading ---------------------------------------------------------------------------------------------------

    def _ask(self, after: int | None) -> None:
        if self._log is None or self._filter is None:
            return
        generation = self._generation
        future = self._log.page(self._filter, after, PAGE)
        self._asked = future

        def came(page: PageOfCalls) -> None:
            if generation == self._generation:
                self._take(page, first=after is None)

        def broke(error: BaseException) -> None:
            if generation == self._generation:
                self._asked = None
                self._more = False
                self.failed.emit(error)

        self._bridge.watch(future, came, broke)

    def _take(self, page: PageOfCalls, *, first: bool) -> None:
        # the request counts as under way until its rows are in: views ask for more from within these signals
        if first:
            self.beginResetModel()
            self._rows = list(page.rows)
            self._more = page.more
            self.endResetModel()
            self._asked = None
            self.counted.emit(page.count, page.count_capped)
        elif page.rows:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self._more = page.more
            self.endInsertRows()
            self._asked = None
        else:
            self._more = page.more
            self._asked = None
        self.arrived.emit()


_FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _due(row: CallSummary) -> datetime | None:
    try:
        return datetime.fromisoformat(row.follow_up_at) if row.follow_up_at else None
    except ValueError:
        return None


def _who(row: CallSummary, _language: Language) -> str:
    return ", ".join(part for part in (row.name, row.company) if part) or row.number or code_words.nobody()


def _outcome(row: CallSummary, _language: Language) -> str:
    if row.open:
        return code_words.interrupted()
    return row.own_outcome or (code_words.outcome(row.outcome) if row.outcome else "")


def _verdict(row: CallSummary, _language: Language) -> str:
    if not row.verdict:
        return ""
    symbol = code_words.VERDICT_SYMBOLS.get(row.verdict, "")
    return f"{symbol} {code_words.verdict_at(row.verdict, row.depth)}"


def _follow_up(row: CallSummary, _language: Language) -> str:
    return code_words.follow_up(row.follow_up) if row.follow_up and row.follow_up != "none" else ""


_CELLS: tuple[Callable[[Any, Language], str], ...] = (
    lambda row, _language: code_words.moment(row.started),
    _who,
    lambda row, _language: row.number,
    lambda row, language: row.script_title.of(language),
    _outcome,
    _verdict,
    lambda row, _language: code_words.moment_of_iso(row.follow_up_at),
    _follow_up,
    lambda row, _language: code_words.duration(row.duration_s),
)
