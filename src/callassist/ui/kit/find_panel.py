"""Find anything: objections, questions, exits, commands and past calls, in place, by typing a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.fields import Field
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.match import Found, is_sure, match_rank
from callassist.ui.kit.plain_text import PlainLabel, Words, said
from callassist.ui.kit.theme import Look

_MOST = 60
_SEARCH_AFTER_MS = 120

Things: TypeAlias = "Callable[[], Sequence[Found]]"
"""Who says what can be found in the window's language, now and after a switch."""


def _nothing() -> Sequence[Found]:
    return ()


class FindPanel(Card):
    """Emits `taken(Found)`; `log_asked(text)` wants matching calls, which arrive later by `add_calls`."""

    taken = Signal(object)
    log_asked = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None, *, offers: Words = "") -> None:
        """`offers` says what can be found, where that is not what can be found in a call."""
        super().__init__(look, parent, edge="accent")
        self._keys = keys
        self._offers = offers
        self._say_things: Things = _nothing
        self._say_calls: Things = _nothing
        #: what they said last
        self._things: list[Found] = []
        self._calls: list[Found] = []

        # Widgets
        self.head = caption()
        self.field = Field(keys, self)
        self.field.setProperty("role", "typed")
        named(self.field, "Find anything")
        self.list = QListWidget(self)
        named(self.list, "Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.hint = PlainLabel("", self, role="faint")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)

        # Assemble
        self.body.addWidget(self.head)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.hint)

        # Connect
        self.field.textChanged.connect(self._filter)
        self.field.entered.connect(self._take)
        self.field.moved.connect(self._move)
        self.list.itemClicked.connect(self._take)
        self._timer.timeout.connect(self._ask_log)

        self.retranslate()
        self._tell_keys()
        self.hide()

    def open_with(self, things: Things) -> None:
        """Offer these; calls are looked up as the rep types."""
        self._say_things = things
        self._things = list(things())
        self.field.clear()
        self._filter()
        self.show()
        self.raise_()
        self.field.setFocus()

    def add_calls(self, calls: Things) -> None:
        """The calls that fit what was typed."""
        before = self._calls
        self._say_calls, self._calls = calls, list(calls())
        if not before and not self._calls:
            return  # what was said of what is listed still holds
        at, told, was_empty = self.list.currentRow(), self.hint.text(), not self.list.count()
        self._draw()
        # the rep has chosen meanwhile, or was told that nothing is: calls stand below all else, and change neither
        if not was_empty or not self.list.count():
            self.hint.setText(told)
        if at >= 0:
            self.list.setCurrentRow(at)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("FIND ANYTHING"))
        in_call = self.tr("objection, question, answer, exit, command, name, number …")
        self.field.setPlaceholderText(said(self._offers) or in_call)
        if not self.isHidden():
            self._reword()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _reword(self) -> None:
        """Say all that is listed anew: what was chosen stays chosen, and the hint follows by itself."""
        item = self.list.currentItem()
        chosen: Found | None = item.data(Qt.ItemDataRole.UserRole) if self.list.currentRow() >= 0 else None
        before = [*self._things, *self._calls]
        self._things, self._calls = list(self._say_things()), list(self._say_calls())
        after = [*self._things, *self._calls]
        best = self._fill()
        if chosen is not None and chosen in before and len(after) == len(before):
            best = self._row_of(after[before.index(chosen)], best)
        self.list.setCurrentRow(best)

    def _row_of(self, wanted: Found, otherwise: int) -> int:
        rows = range(self.list.count())
        return next((row for row in rows if self.list.item(row).data(Qt.ItemDataRole.UserRole) == wanted), otherwise)

    def _filter(self) -> None:
        self._say_calls, self._calls = _nothing, []
        self._draw()
        if len(self.field.text().strip()) >= 2:
            self._timer.start()
        else:
            self._timer.stop()

    def _ask_log(self) -> None:
        self.log_asked.emit(self.field.text().strip())

    def _draw(self) -> None:
        best = self._fill()
        self._tell_keys()
        self.list.setCurrentRow(best)

    def _fill(self) -> int:
        """List what fits; which row Enter takes unless the rep chooses another one, or -1."""
        query = self.field.text()
        ranked = [
            (rank, place, one)
            for place, one in enumerate(self._things)
            if (rank := match_rank(query, one.searched or one.words)) is not None
        ]
        ranked.sort(key=lambda entry: entry[:2])
        self.list.clear()
        for one in [entry[2] for entry in ranked[:_MOST]] + self._calls:
            key = f"   {one.key}" if one.key else ""
            item = QListWidgetItem(f"{one.sort}   {one.words}{key}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        # nothing is chosen on a weak match: Enter would do what nobody asked for
        return 0 if ranked and is_sure(ranked[0][0]) else -1

    def _move(self, step: int) -> None:
        if self.list.count():
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))

    def _take(self) -> None:
        item = self.list.currentItem()
        if self.list.currentRow() >= 0:
            self.taken.emit(item.data(Qt.ItemDataRole.UserRole))
        elif self.list.count():
            self.hint.tell(lambda: self.tr("None of these fits for sure: choose one with the arrows."))
        else:
            self.hint.tell(lambda: self.tr("Nothing is called that."))

    def _tell_keys(self) -> None:
        self.hint.tell(lambda: self.tr("Arrows and {enter}. Esc: back.").format(enter="↵"))
