"""Whether all that is on the screen of a call is on the disk: said in the header, and beneath it where it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callassist.ui.bridge import Bridge
from callassist.ui.call.call_page import CallPage
from callassist.ui.call.header import Saved
from callassist.ui.words import error_wording

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall, Saving

#: attempts to save after which a copy is put elsewhere
_RESCUE_AFTER = 2


class CallSaving(QObject):
    """Watches what a call has promised to save; `ended` when its end is on the disk, `not_ended` when it is not."""

    ended = Signal()
    not_ended = Signal()

    def __init__(self, page: CallPage, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._bridge = bridge
        self._live: LiveCall | None = None
        self._failures = 0
        #: of what was sent to the disk
        self._sent = Saved.SAVED
        self._is_open: Callable[[], bool] = bool
        self._rescue_folders: tuple[Path, ...] = ()
        page.note.waiting.connect(self.look)
        page.unsaved.pressed.connect(self.retry)

    def heed(self, is_open: Callable[[], bool]) -> None:
        """`is_open` tells whether something is typed or chosen that waits for its Enter; `look` asks it."""
        self._is_open = is_open

    def look(self) -> None:
        """Say anew how it stands: something is typed, entered or sent."""
        state = self._sent
        if state is Saved.SAVED:
            state = Saved.SAVING if self._page.note.waits else Saved.OPEN if self._is_open() else state
        self._page.header.show_saved(state)

    def _show(self, sent: Saved) -> None:
        self._sent = sent
        self.look()

    def set_rescue_folders(self, folders: tuple[Path, ...]) -> None:
        """Where a file goes with what cannot be written to the log."""
        self._rescue_folders = folders

    def begin(self, live: LiveCall) -> None:
        """Watch over this call."""
        self._live = live
        self._failures = 0
        self._show(Saved.SAVED)
        self._page.unsaved.say("")

    def watch(self, saving: Saving) -> None:
        """Say when this is kept, or why it is not."""
        if saving.future.done() and saving.future.exception() is None:
            self._saved(None)
            self._bridge.bus.publish(saving.future.result())
            return
        self._show(Saved.SAVING)
        self._bridge.watch(saving.future, self._saved, self._show_unsaved)

    def watch_end(self, saving: Saving) -> None:
        """The same for the end of the call."""
        self._show(Saved.SAVING)
        self._bridge.watch(saving.future, self._ended, self._not_ended)

    def retry(self) -> None:
        """Try again to write what could not be written."""
        live = self._live
        if live is None:
            return
        if live.state == "live":
            self._show(Saved.SAVING)
            self._bridge.watch(live.retry().future, self._saved, self._show_unsaved)
        else:
            self.watch_end(live.retry())

    def _saved(self, _result: object) -> None:
        live = self._live
        if live is not None and not live.unsaved:
            self._failures = 0
            self._show(Saved.SAVED)
            self._page.unsaved.say("")

    def _ended(self, _result: object) -> None:
        self._live = None
        self._show(Saved.SAVED)
        self._page.unsaved.say("")
        self.ended.emit()

    def _not_ended(self, error: BaseException) -> None:
        self._show_unsaved(error)
        self.not_ended.emit()

    def _show_unsaved(self, error: BaseException) -> None:
        self._show(Saved.UNSAVED)

        def words() -> str:
            return self.tr("Not saved – kept here. {reason}").format(reason=error_wording.error(error))

        self._page.unsaved.say(words, lambda: self.tr("Try again"))
        self._failures += 1
        live = self._live
        if live is not None and self._failures >= _RESCUE_AFTER and self._rescue_folders:
            self._bridge.watch(live.rescue(self._rescue_folders), lambda path: self._rescued(words, path))

    def _rescued(self, words: Callable[[], str], path: Path | None) -> None:
        if path is not None and not self._page.unsaved.isHidden():

            def with_copy() -> str:
                copy = self.tr("A copy lies in {path} and is offered at the next start.").format(path=path)
                return f"{words()} {copy}"

            self._page.unsaved.say(with_copy, lambda: self.tr("Try again"))
