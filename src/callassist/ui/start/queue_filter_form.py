"""Whom of those who wait the rep wants to call: chosen by a digit, postcodes typed. Part of the card of who is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.fields import Field
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import BESIDE, PlainLabel, isolated

if TYPE_CHECKING:
    from callassist.engine.queue_filter import QueueFilter

#: digits before those of the lists
_EVERYBODY, _PROMISES, _MOBILE, _ZIP = 1, 2, 3, 4
_MOST_LISTS = 5


class QueueFilterForm(QWidget):
    """Emits `chosen` with the filter that holds from now on."""

    chosen = Signal(object)

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: QueueFilter | None = None
        #: id and name of each list that can be chosen
        self._lists: tuple[tuple[str, str], ...] = ()
        self.label = PlainLabel("", self, wrap=True)
        self.zips = Field(keys, self)
        named(self.zips, "Postcodes of who is next")
        self.problem = PlainLabel("", self, role="error", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for one in (self.label, self.zips, self.problem):
            column.addWidget(one)
        self.zips.entered.connect(self._zips_typed)
        self.hide()

    def ask(self, now: QueueFilter, lists: Sequence[tuple[str, str]]) -> None:
        """Ask, with what holds by now; lists by id and name."""
        self._now = now
        self._lists = tuple(lists)[:_MOST_LISTS]
        self.zips.hide()
        self.problem.show_text("")
        self.retranslate()
        self.show()
        announce(self, self.label.text())

    def digit(self, number: int) -> bool:
        """A digit was pressed; False: it stands for nothing."""
        now = self._now
        if now is None:
            return False
        match number:
            case 1:
                self._choose(type(now)())
            case 2:
                self._choose(replace(now, promises=not now.promises))
            case 3:
                self._choose(replace(now, mobile=not now.mobile))
            case 4:
                self.zips.show()
                self.zips.setText("–".join(dict.fromkeys((now.zip_from, now.zip_to))) if now.zip_from else "")
                self.zips.setFocus()
            case _ if 0 <= number - _ZIP - 1 < len(self._lists):
                list_id, name = self._lists[number - _ZIP - 1]
                same = now.list_id == list_id
                self._choose(replace(now, list_id="" if same else list_id, list_name="" if same else name))
            case _:
                return False
        return True

    def words_of(self, wanted: QueueFilter) -> str:
        """What a filter leaves in; "" where it leaves nobody out."""
        if not wanted:
            return ""
        zips = "–".join(dict.fromkeys((wanted.zip_from, wanted.zip_to)))
        parts = (
            self.tr("only promises") if wanted.promises else "",
            self.tr("only mobile numbers") if wanted.mobile else "",
            self.tr("postcodes {zips}").format(zips=zips) if wanted.zip_from else "",
            self.tr("list “{name}”").format(name=isolated(wanted.list_name)) if wanted.list_id else "",
        )
        return BESIDE.join(part for part in parts if part)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        choices = [
            (_EVERYBODY, self.tr("everybody")),
            (_PROMISES, self.tr("only promises")),
            (_MOBILE, self.tr("only mobile numbers")),
            (_ZIP, self.tr("postcodes …")),
            *((_ZIP + place, isolated(name)) for place, (_, name) in enumerate(self._lists, 1)),
        ]
        words = BESIDE.join(f"{digit} {what}" for digit, what in choices)
        self.label.setText(self.tr("Whom? {choices}").format(choices=words))
        self.zips.setPlaceholderText(self.tr("50–53, or 50667; nothing for all"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _zips_typed(self) -> None:
        from callassist.engine.queue_filter import typed_range  # the first frame needs none of it

        if self._now is None:
            return
        text = self.zips.text().strip()
        found = typed_range(text) if text else ("", "")
        if found is None:
            self.problem.tell(lambda: self.tr("Type two postcodes or their beginnings, the smaller one first: 50–53."))
            return
        self._choose(replace(self._now, zip_from=found[0], zip_to=found[1]))

    def _choose(self, wanted: QueueFilter) -> None:
        self.hide()
        self.chosen.emit(wanted)
