"""Words typed where no field is: told from single keys, so that they never run commands (ADR 0019).

A letter alone is a command; letters that follow each other as only a word does are text. Which of the two it is shows
when the next one comes: a letter waits a moment for it. Time is that of the events themselves, in milliseconds as the
system stamps them; an event without a stamp comes from a program that presses single keys, and never waits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

HOLD_MS = 160
"""So long a letter waits for the next one of its word. A function key or a chord never waits."""

WORD_MS = 350
"""Who types slower: within this time of a letter that was taken for a command, another one shows that it was none."""

SCAN_MS = 30
"""No finger is faster: digits that follow each other so closely come from a scanner or are played back."""

TIME_MS = 250
"""So long a digit waits where a time may be typed: 18:30 begins like the answer 1."""


class _Held(NamedTuple):
    sign: str
    at: int
    #: how long it waits
    lasts: int
    run: Callable[[], None]


class StrayTyping(QObject):
    """Holds one key until it is known what it was. `caught` text goes to a field; `mistaken` is to be taken back."""

    caught = Signal(str)
    #: what comes now is what one key does
    runs = Signal()
    #: a letter was run as a command and turns out to begin a word
    mistaken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: _Held | None = None
        #: the letter that was run last, and when it was pressed
        self._ran: tuple[str, int] = ("", 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.run_held)

    @property
    def holds(self) -> bool:
        """Whether a key waits."""
        return self._held is not None

    def press(self, sign: str, at: int, run: Callable[[], None], *, may_be_time: bool = False) -> None:
        """A key that types `sign` ("" if it types none) was pressed at `at`, and `run` is what it does alone."""
        held, self._held = self._held, None
        self._timer.stop()
        if held is not None:
            if sign and _joins(held, sign, at):
                self._ran = ("", 0)
                self.caught.emit(held.sign + sign)
                return
            self._run(held)
        ran, ran_at = self._ran
        self._ran = ("", 0)
        if ran and sign.isalpha() and sign != ran and 0 <= at - ran_at <= WORD_MS:
            self.mistaken.emit()
            self.caught.emit(ran + sign)
            return
        lasts = _waits(sign, may_be_time=may_be_time) if at else 0
        if not lasts:
            self.runs.emit()
            run()
            return
        self._held = _Held(sign, at, lasts, run)
        self._timer.start(lasts)

    def run_held(self) -> None:
        """Nothing followed: what waits was a command."""
        held, self._held = self._held, None
        self._timer.stop()
        if held is not None:
            self._run(held)

    def take_held(self) -> str:
        """The sign that waits, for the field that got the next one; it is no command any more."""
        held, self._held = self._held, None
        self._timer.stop()
        return held.sign if held is not None else ""

    def released(self, sign: str, at: int) -> None:
        """The key with this sign was let go: a finger had held it for longer than it has to wait."""
        held = self._held
        if held is not None and held.sign == sign and at - held.at >= held.lasts:
            self.run_held()

    def forget(self) -> None:
        """A call begins or ends: nothing of before is meant for it."""
        self.take_held()
        self._ran = ("", 0)

    def _run(self, held: _Held) -> None:
        if held.sign.isalpha():
            self._ran = (held.sign, held.at)
        self.runs.emit()
        held.run()


def _waits(sign: str, *, may_be_time: bool) -> int:
    if sign.isalpha():
        return HOLD_MS
    if sign.isdigit():
        return TIME_MS if may_be_time else SCAN_MS
    return 0


def _joins(held: _Held, sign: str, at: int) -> bool:
    """Whether the next sign makes a word of the one that waits.

    The same letter twice is the same command twice, and a digit behind a letter answers what the letter has opened;
    unless no finger could be so fast.
    """
    apart = at - held.at
    if not 0 <= apart <= held.lasts:
        return False
    if held.sign.isalpha() and (sign == held.sign or not sign.isalpha()):
        return apart <= SCAN_MS
    return True
