"""The header of a call: with whom, since when, whether all is saved, and how to hang up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from callassist.domain.calling_rules import CalledUnder, Permission
from callassist.engine.view import CallView
from callassist.ui.call.qualification_card import VerdictLine
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import ElidedLabel, PlainLabel, isolated, plain_tooltip, set_tooltip
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words

if TYPE_CHECKING:
    from callassist.services.calls.calling import Colleague

_DIALLABLE = re.compile(r"\+?[0-9]{3,15}")


def diallable(number: str) -> str:
    """The number as a `tel:` link takes it, or "" if it is none. Nothing else ever reaches the system's opener."""
    bare = re.sub(r"[ /().\-\u2013\u00a0]", "", number.replace("(0)", ""))
    return bare if _DIALLABLE.fullmatch(bare) else ""


def _put_through_by(view: CallView) -> tuple[str, ...]:
    """The names of those who were on the line before in this call, the first one first."""
    known = {one.id: one for one in view.contacts}
    found: list[str] = []
    one = known.get(view.contact.id)
    while one is not None and one.said_by is not None and len(found) < len(known):
        one = known.get(one.said_by)
        if one is not None and one.name:
            found.insert(0, one.name)
    return tuple(found)


class Saved(Enum):
    """What is known about all that is on the screen."""

    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "unsaved"
    #: something is typed or chosen that waits for its Enter: nothing is claimed
    OPEN = "open"


class CallHeader(Card):
    """Lead, company, number, what the rules say, stage, timer, saved mark, hang up."""

    dial_asked = Signal()
    hang_up_asked = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._keys = keys
        self._number = ""
        self._colleagues: tuple[Colleague, ...] = ()
        self._called_under: CalledUnder | None = None
        #: names of those who were on the line before in this call
        self._spoken: tuple[str, ...] = ()
        self._state = Saved.SAVED
        self._narrow = False
        self._slim = False
        self._seconds = -1
        self._measured: tuple[str, ...] = ()

        # Widgets
        self.name = ElidedLabel("", self, role="title")
        self.company = ElidedLabel("", self, role="muted")
        self.number = Push("", self)
        self.number.setProperty("role", "link")
        self.number.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.number.setCursor(Qt.CursorShape.PointingHandCursor)
        named(self.number, "Dial")
        self.allowed = PlainLabel("", self, role="small")
        self.allowed.setObjectName("Allowed")
        #: takes the room that is left, and never more: nothing beside it moves when it is there
        self.others = ElidedLabel("", self, role="small")
        self.others.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.others.setObjectName("Others there")
        self.stage = ElidedLabel("", self, role="accent")
        self.saved = PlainLabel("", self, role="small")
        self.verdict = VerdictLine(self)
        self.timer = PlainLabel("00:00", self, role="timer")
        named(self.timer, "Timer")
        self.hang_up = Push("", self)
        self.hang_up.setProperty("role", "danger")
        self.hang_up.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hang_up.setCursor(Qt.CursorShape.PointingHandCursor)
        named(self.hang_up, "Hang up")

        # Assemble
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        for widget in (self.name, self.company, self.number, self.allowed):
            self._row.addWidget(widget)
        self._row.addWidget(self.others, 100)
        self._row.addStretch(1)
        for widget in (self.stage, self.saved, self.verdict, self.timer, self.hang_up):
            self._row.addWidget(widget)
        self._second = QHBoxLayout()
        self._second.setSpacing(12)
        self.body.setContentsMargins(18, 8, 12, 8)
        self.body.setSpacing(2)
        self.body.addLayout(self._row)
        self.body.addLayout(self._second)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verdict.hide()

        # Connect
        self.number.clicked.connect(self.dial_asked)
        self.hang_up.clicked.connect(self.hang_up_asked)
        look.changed.connect(self._restyle)

        self._restyle()
        self.retranslate()

    def show_lead(
        self, name: str, company: str, number: str, dialled: str = "", called_under: CalledUnder | None = None
    ) -> None:
        """Who is on the line: the number as it is shown, what is dialled, "" where that is none, and by what rule."""
        self._called_under = called_under
        self._tell_rules()
        self.name.show_text(name or self.tr("Unnamed"))
        self._colleagues, self._spoken = (), ()
        self._tell_others()
        self.company.show_text(company)
        self.company.setVisible(bool(company) and not self._slim)
        self._number = diallable(dialled)
        shown = " ".join(number.split())[:40]  # a button breaks its text where a list did
        self.number.setText(shown.replace("&", "&&"))
        self.number.setVisible(bool(shown))
        self.number.setEnabled(bool(self._number))
        self._tell_dial()

    def show_colleagues(self, colleagues: Sequence[Colleague]) -> None:
        """Others of the company or household: whoever calls there should know whom she spoke to before."""
        self._colleagues = tuple(colleagues)
        self._tell_others()

    def _tell_others(self) -> None:
        parts: list[str] = []
        if self._spoken:
            parts.append(self.tr("spoke to {names}").format(names=isolated(", ".join(self._spoken))))
        # who was on the line a moment ago is no other one
        others = [one for one in self._colleagues if one.name not in (*self._spoken, self.name.whole())]
        if others:
            count = self.tr("%n colleague(s) known here: {names}", "", len(others))
            parts.append(count.format(names=", ".join(self._words_of(one) for one in others)))
        self.others.show_text(" · ".join(parts))
        self.others.setVisible(bool(parts) and not self._slim)

    def _tell_rules(self) -> None:
        """Whether this call is allowed without a doubt, by a sign and in words; which doubt there is, on asking."""
        under = self._called_under
        words = {
            None: "",
            Permission.FREE: self.tr("✓ may be called"),
            Permission.WARN: self.tr("! with a doubt"),
            Permission.BLOCK: self.tr("✕ must not be called"),
        }
        told = words[None if under is None else under.permission]
        why = "" if under is None else " ".join(code_words.in_window(one) for one in under.reasons)
        self.allowed.setText(told)
        set_tooltip(self.allowed, plain_tooltip(why))
        self.allowed.setAccessibleDescription(why)
        self.allowed.setVisible(bool(told) and not self._slim)

    def _words_of(self, one: Colleague) -> str:
        name = isolated(one.name)
        if one.spoken is None:
            return name
        return self.tr("{name} (spoken to {when})").format(name=name, when=code_words.day(one.spoken.date()))

    def _tell_dial(self) -> None:
        key = self._keys.label(Command.DIAL)
        self.number.setToolTip(
            plain_tooltip(self.tr("Dial {number} ({key})").format(number=self._number, key=key))
            if self._number
            else plain_tooltip(self.tr("This is no number that can be dialled."))
        )

    def tel(self) -> str:
        """The number to dial, checked; "" if it is none."""
        return self._number

    def show_view(self, view: CallView, *, discreet: bool) -> None:
        """Draw stage, active contact and, where it stands here, the verdict."""
        if view.contact.name and view.contact.name != self.name.whole():
            self.name.show_text(view.contact.name)
        spoken = _put_through_by(view)
        if spoken != self._spoken:
            self._spoken = spoken
            self._tell_others()
        self.stage.show_text(view.stage_title)
        if self._slim:
            self.stage.hide()
        if self._narrow:
            self.verdict.show_view(view)
        self.verdict.setVisible(self._narrow and not discreet)

    def set_narrow(self, *, on: bool, slim: bool = False) -> None:
        """Two lines instead of one, with the verdict in the second; the slim form leaves out what is known anyway."""
        self._slim = slim
        self._show_saved()
        self.company.setVisible(not slim and bool(self.company.whole()))
        self.stage.setVisible(not slim and bool(self.stage.whole()))
        self._tell_rules()
        self._tell_others()
        if on == self._narrow:
            return
        self._narrow = on
        moving = (self.company, self.number, self.allowed, self.stage)
        if on:
            for widget in moving:
                self._row.removeWidget(widget)
                self._second.addWidget(widget)
            self._second.addStretch(1)
            self._row.removeWidget(self.verdict)
            self._second.addWidget(self.verdict)
        else:
            while self._second.count():
                item = self._second.takeAt(0)
                if item is not None and item.widget() is None:
                    del item
            for place, widget in enumerate((self.company, self.number, self.allowed), start=1):
                self._row.insertWidget(place, widget)
            self._row.insertWidget(6, self.stage)
            self._row.insertWidget(8, self.verdict)
        self.verdict.setVisible(on)
        self.retranslate()
        self._hold_height()

    def _hold_height(self) -> None:
        """One height, whatever of it is shown: what stands below must not move."""
        margins = self.body.contentsMargins()
        height = max(self.hang_up.sizeHint().height(), QFontMetrics(self._look.fonts.timer).height())
        if self._narrow:
            line = QFontMetrics(self._look.fonts.verdict).height() + 4
            height += self.body.spacing() + max(line, self.number.sizeHint().height())
        self.setFixedHeight(height + margins.top() + margins.bottom())

    def show_seconds(self, seconds: float) -> None:
        """The time the call has taken."""
        whole = int(seconds)
        if whole != self._seconds:
            self._seconds = whole
            self.timer.setText(code_words.duration(whole))
            self.timer.setAccessibleDescription(self.timer.text())

    def show_saved(self, state: Saved) -> None:
        """Whether all that is on the screen is on the disk."""
        if state is not self._state:
            self._state = state
            self._show_saved()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        key = self._keys.label(Command.HANG_UP)
        words = self.tr("Hang up")
        self._tell_rules()
        self._tell_others()
        self.hang_up.setText(words if self._narrow else f"{words}  {key}")
        self.hang_up.setToolTip(plain_tooltip(f"{words} ({key})"))
        self._tell_dial()
        self._show_saved()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_saved(self) -> None:
        words = {
            Saved.SAVED: self.tr("saved ✓"),
            Saved.SAVING: self.tr("saving …"),
            Saved.UNSAVED: self.tr("not saved !"),
            Saved.OPEN: "",
        }
        # one width for all: the header must not twitch at each key
        measured = tuple(words.values())
        if measured != self._measured:
            self._measured = measured
            self.saved.setMinimumWidth(max(map(self.saved.fontMetrics().horizontalAdvance, measured)) + 4)
        self.saved.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.saved.setText(words[self._state])
        self.saved.setVisible(not self._slim or self._state is not Saved.SAVED)

    def _restyle(self) -> None:
        self.timer.setFont(self._look.fonts.timer)
        self.timer.setMinimumWidth(QFontMetrics(self._look.fonts.timer).horizontalAdvance("00:00") + 6)
        self._measured = ()
        self._show_saved()
        self._hold_height()
