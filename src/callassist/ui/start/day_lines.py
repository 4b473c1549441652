"""What the day says by itself, above the card of who is next: a promise that comes due, and what the day brought."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from callassist.ui.kit.banner import Banner
from callassist.ui.kit.plain_text import isolated
from callassist.ui.kit.theme import Look
from callassist.ui.words import day_words

if TYPE_CHECKING:
    from callassist.engine.queue_order import Waiting
    from callassist.services.day.evening import DaySummary
    from callassist.services.day.what_now import DayNow


class DayLines(QWidget):
    """Two lines that come and go, and nothing else: they ask nothing, and in a call this page is not shown."""

    #: something is promised in a moment: words that name nobody, for where others can read them
    reminded = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.reminder = Banner(look, "accent", self)
        self.evening = Banner(look, "good", self)
        #: whom the reminder is about
        self._about: tuple[str, ...] = ()
        #: and who was reminded of before
        self._told: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.reminder)
        column.addWidget(self.evening)
        # as high as its lines are once they are broken: `Maximum` would hold it at the height it has unbroken
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.evening.pressed.connect(self._close_evening)
        self.hide()

    def buttons(self) -> tuple[QPushButton, ...]:
        """What Tab stops at."""
        return (self.reminder.button, self.evening.button)

    def show_day(self, day: DayNow) -> None:
        """Remind of what is promised within the next minutes; whoever is offered already stands in the card."""
        from callassist.domain.promise import REMIND_BEFORE  # not before the first frame

        until = day.at + timedelta(minutes=REMIND_BEFORE)
        offered = "" if day.offer.who is None else day.offer.who.key
        soon = [
            one for one in day.promises if one.due is not None and day.at <= one.due <= until and one.key != offered
        ]
        about = tuple(one.key for one in soon)
        if about != self._about:
            self._about = about
            new = set(about) - set(self._told)
            self._told |= new
            self.reminder.say((lambda: self._reminder(soon, day)) if soon else "")
            times = (day_words.when(one.due, day.at) for one in soon if one.key in new and one.due is not None)
            if new:
                self.reminded.emit(self.tr("Promised in a moment: {promises}").format(promises=", ".join(times)))
        self._show()

    def show_evening(self, summary: DaySummary) -> None:
        """Tell what the day has brought so far."""
        self.evening.say(lambda: day_words.evening(summary), lambda: self.tr("Close"))
        self._show()

    @property
    def evening_shown(self) -> bool:
        """Whether what the day has brought is told at the moment."""
        return not self.evening.isHidden()

    def _close_evening(self) -> None:
        self.evening.say("")
        self._show()

    def _reminder(self, soon: list[Waiting], day: DayNow) -> str:
        told = [
            f"{day_words.when(one.due, day.at)} {isolated(one.name or one.company or one.number)}"
            for one in soon
            if one.due is not None
        ]
        return self.tr("Promised in a moment: {promises}").format(promises=", ".join(told))

    def _show(self) -> None:
        self.setVisible(not self.reminder.isHidden() or not self.evening.isHidden())
