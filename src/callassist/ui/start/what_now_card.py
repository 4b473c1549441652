"""Whom to call now, why it is this one, and the keys for it; what is agreed for today, and who is held back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from callassist.domain.text import Text
from callassist.ui.commands import NEXT_UNREACHED, Command
from callassist.ui.kit.accessible import announce, identified, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, command_words
from callassist.ui.kit.plain_text import BESIDE, ElidedLabel, PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.start.held_panel import HeldPanel
from callassist.ui.start.queue_filter_form import QueueFilterForm
from callassist.ui.words import code_words, day_words, lead_words

if TYPE_CHECKING:
    from callassist.engine.queue_order import Waiting
    from callassist.services.day.what_now import DayNow

KEYS = (*NEXT_UNREACHED, Command.NEXT_SNOOZE, Command.NEXT_SKIP, Command.NEXT_CLOSE)
#: so many promises of the day are named; the rest is counted
_PROMISES = 4


class WhatNowCard(Card):
    """The next lead. It keeps its height while leads come and go, and is not there where nobody waits."""

    start_asked = Signal()
    #: a command of `KEYS`
    pressed = Signal(object)
    #: who is held back is to be shown
    held_asked = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="border_strong")
        self._keys = keys
        self._day: DayNow | None = None
        self._times: tuple[datetime, ...] = ()
        #: nobody else is typed in: its keys are this card's; and Enter as well
        self._has_keys = self._has_enter = True
        #: somebody else stands in the form, and there is not much room: one line is left of it
        self._aside = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(self, "What now")
        self.head = caption()
        self.promises = ElidedLabel("", self, role="muted")
        self.in_a_line = ElidedLabel("", self, role="muted")
        self.in_a_line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.who = PlainLabel("", self, role="heading", wrap=True)
        self.number = ElidedLabel("", self, role="muted")
        self.why = PlainLabel("", self, wrap=True)
        self.held = ElidedLabel("", self, role="small")
        self.show_held = KeyButton(look, Form.CHIP, self)
        self.held_panel = HeldPanel(look, keys, self)
        self.wanted = PlainLabel("", self, role="warn", wrap=True)
        named(self.wanted, "Filter in force")
        self.filter_form = QueueFilterForm(keys, self)
        self.start = Push("", self)
        self.start.setProperty("role", "primary")
        named(self.start, "Start with this lead")
        self.chips = {one: KeyButton(look, Form.CHIP, self) for one in KEYS}
        self._strip = FlowStrip(self, spacing=14)
        for command, chip in self.chips.items():
            self._strip.add(chip)
            chip.clicked.connect(self._press(command))
        self.start.clicked.connect(self.start_asked)
        self._assemble()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def _assemble(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.head)
        top.addWidget(self.in_a_line, 1)
        top.addWidget(self.promises, 1)
        self.promises.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.who)
        # held to its own length, it would hold the name above it to that as well
        words.addWidget(self.number, 0, Qt.AlignmentFlag.AlignLeft)
        middle = QGridLayout()
        middle.setHorizontalSpacing(16)
        middle.addLayout(words, 0, 0)
        middle.addWidget(self.start, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        middle.setColumnStretch(0, 1)
        self.body.setContentsMargins(20, 14, 20, 14)
        self.body.setSpacing(6)
        self.body.addLayout(top)
        self.body.addLayout(middle)
        self.body.addWidget(self.wanted)
        self.body.addWidget(self.filter_form)
        self.body.addWidget(self.why)
        self.body.addWidget(self._strip)
        waiting = QHBoxLayout()
        waiting.setSpacing(10)
        waiting.addWidget(self.show_held)
        waiting.addWidget(self.held, 1)
        self.body.addLayout(waiting)
        self.body.addWidget(self.held_panel)
        self.show_held.clicked.connect(self.held_asked)

    @property
    def who_is_next(self) -> Waiting | None:
        """Who is shown; None: nobody."""
        return self._day.offer.who if self._day is not None and not self.isHidden() else None

    @property
    def snoozing(self) -> bool:
        """Whether a digit chooses until when this one is put off."""
        return bool(self._times)

    @property
    def asks(self) -> bool:
        """Whether a digit chooses something here: a time, a filter, or of whom the names are shown."""
        return self.snoozing or not (self.filter_form.isHidden() and self.held_panel.isHidden())

    def ask_nothing(self) -> None:
        """Put away what digits were asked for: they mean one thing at a time."""
        self._times = ()
        self.filter_form.hide()
        self.held_panel.put_away()
        self._draw()

    def show_day(self, day: DayNow) -> None:
        """Who is next by now; nothing is shown where nobody waits, is promised or held back."""
        before = self.who_is_next
        self._day = day
        self.held_panel.show_day(day)
        offer = day.offer
        self.setVisible(bool(offer.who or day.promises or offer.held or offer.more or day.resting or day.wanted))
        now = self.who_is_next
        if now is None or before is None or before.key != now.key:
            self._times = ()  # it was asked about somebody else
        self._draw()
        if now is not None and self.hasFocus() and (before is None or before.key != now.key):
            announce(self, f"{self.who.text()}. {self.why.text()}")

    def toggle_held(self) -> None:
        """Open who is held back, or close it again."""
        day = self._day
        if not self.held_panel.isHidden():
            self.held_panel.close_panel()
        elif day is not None:
            self.ask_nothing()
            self.held_panel.open(day)

    def ask_until(self, times: Sequence[datetime]) -> None:
        """Have a digit choose until when this one is put off; none: it is not asked any more."""
        if times:
            self.ask_nothing()
        self._times = tuple(times)
        self._draw()

    def time_of(self, number: int) -> datetime | None:
        """The time that is shown with this number; None: there is none."""
        return self._times[number - 1] if 1 <= number <= len(self._times) else None

    def set_keys(self, *, on: bool, enter: bool) -> None:
        """Whether its keys work, and Enter: they are the form's where somebody is typed in, Enter a waiting call's."""
        if (on, enter) != (self._has_keys, self._has_enter):
            self._has_keys, self._has_enter = on, enter
            self._draw()

    def step_aside(self, *, on: bool) -> None:
        """Be one line, so that what is said of somebody in the form is in sight; a filter in force is still told."""
        if on == self._aside:
            return
        self._aside = on
        for one in (self.who, self.start, self.why, self._strip):
            one.setHidden(on)
        if on:
            self.ask_nothing()
        self._draw()

    def retranslate(self) -> None:
        """Take the window's language anew, and the keys as they are now."""
        self.head.setText(self.tr("WHAT NOW"))
        for command, chip in self.chips.items():
            identified(chip, f"next lead {command.value}", command_words(command))
            chip.show_content(self._keys.label(command), self._short(command))
        self._strip.flow()
        identified(self.show_held, "Who is held back", command_words(Command.HELD))
        self.show_held.show_content(self._keys.label(Command.HELD), self.tr("Held back"))
        self.held_panel.retranslate()
        self._draw()

    def _short(self, command: Command) -> str:
        """What a key does, in the card that says for whom."""
        if command in NEXT_UNREACHED:
            return code_words.outcome(NEXT_UNREACHED[command])
        if command is Command.NEXT_CLOSE:
            return self.tr("Close")
        return self.tr("Put off") if command is Command.NEXT_SNOOZE else self.tr("Not today")

    def _draw(self) -> None:
        day = self._day
        if day is None:
            return
        one, why = day.offer.who, day.offer.why
        enter = self._keys.label(Command.START) if self._has_enter else ""
        self.start.setText("  ".join(part for part in (self.tr("Start call"), enter) if part))
        self.start.setEnabled(one is not None)
        self._strip.setEnabled(one is not None and self._has_keys)
        who = "" if one is None else one.name or one.company or one.number
        beneath = () if one is None else (one.company, one.number)
        self.number.show_text(BESIDE.join(part for part in beneath if part not in ("", who)))
        self.number.setHidden(self._aside)
        self.chips[Command.NEXT_CLOSE].setEnabled(one is not None and bool(one.follow_up_id))
        if one is None or why is None:
            self.who.setText(self.tr("Nobody is to be called now"))
            wait = self.tr("Type whom you call, or wait: the next one is shown here in time.")
            some = self.tr("Not all who wait were looked at: nobody of those who were is to be called now.")
            self.why.setText(some if day.offer.more else wait)
        else:
            self.who.setText(isolated(who))
            told = self._choices(day.at) if self._times else day_words.why(one, why.value, day.at)
            lines = (told, self._allowed(day), self._erased_before(day))
            self.why.setText("\n".join(part for part in lines if part))
        left_in = self.filter_form.words_of(day.wanted)
        key = self._keys.label(Command.NEXT_FILTER)
        words = self.tr("Shown are {whom}. {key} changes that.").format(whom=left_in, key=key)
        self.wanted.show_text(words if left_in else "")
        self.in_a_line.show_text(BESIDE.join(part for part in (self.who.text(), self.number.whole()) if part.strip()))
        self.in_a_line.setVisible(self._aside)
        self.promises.show_text(self._agreed(day))
        self.promises.setHidden(self._aside or not self.promises.whole())
        held = day_words.held(day.offer, day.at, day.resting, day.rests_until)
        self.held.show_text(held)
        self.held.setHidden(self._aside or not held)
        self.show_held.setVisible(bool(held) and not self._aside)
        self.show_held.setEnabled(self._has_keys)
        self.setAccessibleDescription(f"{self.who.text()}. {self.why.text()}")

    def _allowed(self, day: DayNow) -> str:
        """What the rules say of them, where they say anything."""
        said = () if day.answer is None else day.answer.reasons
        if not said:
            return ""
        warns = any(one.effect.value == "warn" for one in said)
        words = self.tr("! May be called, with a doubt: {reasons}") if warns else self.tr("May be called: {reasons}")
        reasons = (code_words.in_window(Text(one.rule.text_de, one.rule.text_en)) for one in said)
        return words.format(reasons=" ".join(reasons))

    def _erased_before(self, day: DayNow) -> str:
        if not day.erased_on:
            return ""
        words = self.tr("! Erased on {day}: somebody with this number asked to be forgotten.")
        return words.format(day=lead_words.day_of_utc(day.erased_on))

    def _choices(self, now: datetime) -> str:
        times = (f"{number} {day_words.when(at, now)}" for number, at in enumerate(self._times, 1))
        return self.tr("Until when? {times}").format(times=BESIDE.join(times))

    def _agreed(self, day: DayNow) -> str:
        if not day.promises:
            return ""
        shown = [
            f"{day_words.when(one.due, day.at)} {isolated(one.name or one.number)}"
            for one in day.promises[:_PROMISES]
            if one.due is not None
        ]
        more = len(day.promises) - _PROMISES
        if more > 0:
            shown.append(self.tr("and %n more", "", more))
        return self.tr("Promised today: {times}").format(times=BESIDE.join(shown))

    def _press(self, command: Command) -> Callable[[], None]:
        return lambda: self.pressed.emit(command)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.set_colors(edge="accent", ground="card")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.set_colors(edge="border_strong", ground="card")
        super().focusOutEvent(event)
