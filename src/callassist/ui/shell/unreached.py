"""Calls that reached nobody: logged from the start page by one key, and taken back by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callassist.ui.bridge import Bridge
from callassist.ui.commands import Command
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import isolated
from callassist.ui.start.start_page import StartPage
from callassist.ui.words import code_words

if TYPE_CHECKING:
    from callassist.services.calls.call_opening import CallRequest
    from callassist.services.calls.calling import Calling


class Unreached(QObject):
    """Logs attempts; the last can be taken back until a call begins. `failed` with the error where it is not kept."""

    #: one is being logged, or that is over
    busy = Signal(bool)
    failed = Signal(object)

    def __init__(self, start: StartPage, keys: KeyMap, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._keys = keys
        self._bridge = bridge
        #: whom the last attempt was for, as long as it can be taken back
        self._last = ""

    def begin_call(self) -> None:
        """A call has begun: what was logged before it stands."""
        self._last = ""

    def log(self, calling: Calling, request: CallRequest, outcome: str) -> None:
        """Log that this lead was not reached, and have it tried again."""
        from callassist.domain.follow_up import FollowUp, FollowUpKind

        self.busy.emit(True)
        who = isolated(request.name or request.company or request.number)

        def words() -> str:
            said = self.tr("Logged: {outcome} – {who}").format(outcome=code_words.outcome(outcome), who=who)
            return self.tr("{logged}. {key} takes it back.").format(logged=said, key=self._keys.label(Command.BACK))

        def logged(_changes: object) -> None:
            self.busy.emit(False)
            self._start.after_call()
            self._last = who
            self._start.say_done(words)

        future = calling.log_unreached(request, outcome, FollowUp(FollowUpKind.RETRY))
        self._bridge.watch(future, logged, self.failed.emit)

    def take_back(self, calling: Calling) -> None:
        """Nobody was called after all: what was just logged without a call counts for nothing."""
        who = self._last
        if not who:
            return

        def taken_back(_changes: object) -> None:
            self._last = ""
            self._start.say_done(lambda: self.tr("Taken back: {who}. It counts for nothing.").format(who=who))

        self._bridge.watch(calling.take_back_unreached(), taken_back, self.failed.emit)
