"""The end of a call: the wrap-up in the place of the questions, the way back into the call, and hanging up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callassist.domain.follow_up import FollowUp
from callassist.errors import KnownError
from callassist.ui.call.call_page import CallPage
from callassist.ui.call.call_saving import CallSaving
from callassist.ui.words import error_wording

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall


class CallEnding(QObject):
    """The wrap-up of one call. Emits `went_back` into the call, `hung_up`, and `finished` once that is on the disk."""

    went_back = Signal()
    hung_up = Signal()
    finished = Signal()

    def __init__(self, page: CallPage, saving: CallSaving, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._saving = saving
        self._live: LiveCall | None = None
        #: whether the wrap-up is shown
        self.wrapping = False
        #: whether it was hung up and that is on its way to the disk
        self.closing = False
        page.wrap_up.back.connect(self.back)
        page.wrap_up.saved.connect(self._save)
        page.note.edited.connect(self._note_edited)
        saving.ended.connect(self._ended)
        saving.not_ended.connect(self._not_ended)

    def begin(self, live: LiveCall) -> None:
        """A call begins: nothing of this is shown."""
        self._live = live
        self.wrapping = self.closing = False
        self._page.show_wrap_up(on=False)

    def open(self, outcome: str = "") -> None:
        """Show the wrap-up with `outcome`, or with what the call has come to."""
        live, page = self._live, self._page
        if live is None:
            return
        self.wrapping = True
        page.show_wrap_up(on=True)
        page.form.close_form()
        self._saving.look()
        page.wrap_up.open_with(
            outcome or live.view.proposed_outcome,
            live.follow_up_for,
            now=lambda: live.now,
            can_go_back=True,
            wants_reason=live.none_wants_reason,
            here=live.own_now.tzinfo,
            has_note=lambda: bool(page.note.text().strip()),
            own=live.view.own_outcomes,
            language=live.view.language,
        )
        page.speech.text.setFocus()

    def back(self) -> None:
        """Not the end after all."""
        live = self._live
        if live is None or not self.wrapping or self.closing or live.state != "live":
            return
        self.wrapping = False
        self._page.show_wrap_up(on=False)
        self._saving.look()
        self.went_back.emit()

    def _note_edited(self) -> None:
        if self.wrapping:  # in the call the outcome is still that of the one before
            self._page.wrap_up.show_note_asked()

    def _save(self, outcome: str, follow_up: FollowUp) -> None:
        live = self._live
        if live is None or self.closing:
            return
        if live.state != "live":  # hung up already, but not on the disk yet
            self._saving.retry()
            return
        self.closing = True
        note = self._page.note.text()
        self._page.note.show_note(note)
        self._page.note.hold(on=True)
        try:
            saving = live.hang_up(outcome, follow_up, note)
        except KnownError as error:
            self.closing = False
            self._page.note.hold(on=False)
            self._page.wrap_up.problem.show_text(error_wording.error(error))
            return
        self.hung_up.emit()
        self._saving.watch_end(saving)

    def _ended(self) -> None:
        self._live = None
        self.wrapping = self.closing = False
        self._page.wrap_up.hide()
        self.finished.emit()

    def _not_ended(self) -> None:
        self.closing = False
