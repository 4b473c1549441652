"""The rows of one list, page after page: looked at, called, held back by hand and let go again. Nothing is modal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.domain.lead_list import LeadList, PlacedRow, RowState
from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.leads.rows_view import RowsModel, RowsView, ShownRow
from callassist.ui.words import lead_words

if TYPE_CHECKING:
    from callassist.services.leads.lists import LeadLists, RowHeld

#: rows that are asked for together
_PAGE = 200
#: those that are shown, by their digit; None: all of them
_STATES = (
    None,
    RowState.NEW,
    RowState.HELD,
    RowState.TOUCHED,
    RowState.KNOWN,
    RowState.BLOCKED,
    RowState.NO_NUMBER,
    RowState.RESTING,
)
_COLORS = {RowState.NEW: "good", RowState.HELD: "warn", RowState.BLOCKED: "bad"}


class RowsPanel(QWidget):
    """Emits `call_asked(list, row)`, `said` with words, `failed` with an error, and `closed`."""

    call_asked = Signal(object, object)
    said = Signal(object)
    failed = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, keys: KeyMap, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._bridge = bridge
        self._lists: LeadLists | None = None
        self._company: Callable[[], str] = str
        self._list: LeadList | None = None
        self._state: RowState | None = None
        #: the rows that are shown, by their place
        self._rows: dict[int, PlacedRow] = {}
        #: pages that were asked for: what an older one brings is not shown
        self._asked = 0
        self._is_loading = self._is_all = False
        self.setObjectName("plain")

        # Widgets
        self.title = PlainLabel("", self, role="title", wrap=True)
        self.states = FlowStrip(self)
        self.chips = [KeyButton(look, Form.CHIP, self.states) for _ in _STATES]
        for chip in self.chips:
            self.states.add(chip)
            chip.clicked.connect(self._chip_clicked)
        self.model = RowsModel(self)
        self.view = RowsView(look, self.model, self)
        named(self.view, "Rows of a list")
        self.empty = PlainLabel("", self, role="muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = PlainLabel("", self, role="small", wrap=True)

        # Assemble
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self.title, self.states):
            box.addWidget(widget)
        box.addWidget(self.view, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.hint)

        # Connect
        self.view.near_end.connect(self._more)
        self.view.doubleClicked.connect(self.call)
        self.retranslate()
        self.hide()

    def set_lists(self, lists: LeadLists, company: Callable[[], str]) -> None:
        """Where rows are kept, and our name."""
        self._lists, self._company = lists, company

    def begin(self, found: LeadList, state: RowState | None = None) -> None:
        """Shows the rows of a list: those in one state, or all of them."""
        self._list, self._state = found, state
        self.retranslate()
        self.show()
        self._anew()
        self.view.setFocus()

    def update_list(self, lists: tuple[LeadList, ...]) -> None:
        """How many rows are what by now; where the list is gone, so are its rows."""
        if self._list is None or self.isHidden():
            return
        shown = self._list.id
        found = next((one for one in lists if one.id == shown), None)
        if found is None:
            self.close_rows()
            return
        self._list = found
        self._draw_counts()

    def chosen(self) -> PlacedRow | None:
        """The row that is marked."""
        shown = self.view.chosen()
        return self._rows.get(shown.place) if shown is not None else None

    def choose(self, digit: int) -> bool:
        """Shows the rows in one state."""
        if digit > len(_STATES):
            return False
        self._state = _STATES[digit - 1]
        self._draw_counts()
        self._anew()
        return True

    def call(self) -> None:
        """The row that is marked is to be called; the rules are asked where that begins."""
        row = self.chosen()
        if row is None or self._list is None:
            return
        if not row.row.e164:
            self.said.emit(lambda: self.tr("This row has no number that may be dialled."))
            return
        self.call_asked.emit(self._list, row)

    def hold(self) -> None:
        """Hold the row that is marked back, or let it go again."""
        row, lists = self.chosen(), self._lists
        if row is None or lists is None:
            return

        asked = self._asked

        def held(result: RowHeld) -> None:
            after = result.row
            if after is None or asked != self._asked:
                return  # it is none of the rows that are shown by now
            self._rows[after.row.place] = after
            self.model.show_row(self._shown(after))
            if after.row == row.row:
                state, why = after.row.state.value, after.row.held
                self.said.emit(
                    lambda: self.tr("It stays as it is: {state}").format(
                        state=": ".join(filter(None, (lead_words.row_state(state), lead_words.why_held(why))))
                    )
                )

        self._bridge.watch(lists.hold_or_let_go(row.ref, self._company()), held, self.failed.emit)

    def close_rows(self) -> None:
        """Back to the lists."""
        self._list = None
        self._asked += 1
        self._rows.clear()
        self.model.show_rows(())
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self._draw_counts()
        self.empty.setText(self.tr("There are none."))
        label = self._keys.label
        self.hint.setText(
            "  ·  ".join(
                (
                    self.tr("{key} calls").format(key=label(Command.START)),
                    self.tr("{key} holds back, or lets go").format(key=label(Command.LIST_PAUSE)),
                    self.tr("{key} opens the sheet").format(key=label(Command.PERSON)),
                    self.tr("{key} closes").format(key=printed("Esc")),
                )
            )
        )
        self.model.word_anew({place: self._shown(row) for place, row in self._rows.items()})

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # -- within ----------------------------------------------------------------------------------------------------

    def _draw_counts(self) -> None:
        """Of which list they are, and how many are what."""
        found = self._list
        name = isolated(found.frame.name) if found is not None else ""
        self.title.setText(self.tr("Rows of “{name}”").format(name=name))
        counts: Mapping[RowState, int] = found.counts if found is not None else {}
        for place, (chip, state) in enumerate(zip(self.chips, _STATES, strict=True)):
            number = sum(counts.values()) if state is None else counts.get(state, 0)
            words = self.tr("all") if state is None else lead_words.row_state(state.value)
            words = f"{words} {lead_words.count(number)}"
            chip.show_content(str(place + 1), words, marked=state is self._state)
            identified(chip, f"Rows {place + 1}", words)
        self.states.flow()

    def _chip_clicked(self) -> None:
        place = next((place for place, chip in enumerate(self.chips) if chip is self.sender()), -1)
        if place >= 0:
            self.choose(place + 1)

    def _anew(self) -> None:
        self._asked += 1
        self._rows.clear()
        self._is_loading = self._is_all = False
        self.model.show_rows(())
        self._more()

    def _more(self) -> None:
        """The next page, behind what is shown."""
        if self._list is None or self._lists is None or self._is_loading or self._is_all:
            return
        self._is_loading = True
        asked, first = self._asked, not self._rows
        last = max(self._rows, default=0)

        def arrived(rows: tuple[PlacedRow, ...]) -> None:
            if asked != self._asked:
                return
            self._is_loading = False
            self._is_all = len(rows) < _PAGE
            self._rows |= {one.row.place: one for one in rows}
            self.model.add_rows([self._shown(one) for one in rows])
            had_focus = self.view.hasFocus()
            self.view.setVisible(bool(self._rows))
            self.empty.setVisible(not self._rows)
            if had_focus and not self._rows:
                self.chips[_STATES.index(self._state)].setFocus()
            if first and rows:
                self.view.choose(0)
                self.view.setFocus()

        def lost(error: BaseException) -> None:
            if asked == self._asked:
                self._is_loading = False  # the next look at the end of them tries again
            self.failed.emit(error)

        self._bridge.watch(self._lists.rows(self._list.id, last, _PAGE, self._state), arrived, lost)

    def _shown(self, placed: PlacedRow) -> ShownRow:
        row = placed.row
        name = row.full_name or row.company or row.email
        state = ": ".join(filter(None, (lead_words.row_state(row.state.value), lead_words.why_held(row.held))))
        numbers = " · ".join(isolated(one) for one in row.typed.splitlines()) or isolated(row.e164)
        line = self.tr("line {line}").format(line=row.place)
        company = isolated(row.company) if row.full_name and row.company else ""
        below = " · ".join(filter(None, (line, company, numbers, isolated(row.city) if row.city else "")))
        return ShownRow(row.place, isolated(name) if name else "–", state, _COLORS.get(row.state, "muted"), below)
