"""What becomes of words that were typed where no field is: into the field of the step, else shown and for the note."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callassist.engine.actions import Action
from callassist.engine.view import NodeKind
from callassist.ui.call.call_ending import CallEnding
from callassist.ui.call.call_forms import CallForms
from callassist.ui.call.call_page import CallPage
from callassist.ui.call.stray_typing import StrayTyping
from callassist.ui.commands import Command

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall


class CaughtWords(QObject):
    """Finds a place for what `stray` has told from keys; what the first letter did is taken back by `act`."""

    def __init__(
        self,
        page: CallPage,
        forms: CallForms,
        ending: CallEnding,
        stray: StrayTyping,
        act: Callable[[Action], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._forms = forms
        self._ending = ending
        self._stray = stray
        self._act = act
        self._live: LiveCall | None = None
        #: how far the journal was before the last key, the step that was shown, and how much lay over it
        self._posted = -1
        self._stood: tuple[str, int] = ("", 0)
        page.answers.field.textEdited.connect(self._join_held)
        stray.runs.connect(self.command_begins)
        stray.mistaken.connect(self._take_back)

    def begin(self, live: LiveCall) -> None:
        """A call begins: nothing that was typed before is meant for it."""
        self._live = live
        self.command_begins()
        self._stray.forget()

    def command_begins(self) -> None:
        """What is done from here on is what one command does."""
        if self._live is not None:
            view = self._live.view
            self._posted, self._stood = self._live.posted, (view.node, len(view.stack))

    def catch(self, text: str) -> None:
        """Words that no field took."""
        page = self._page
        if not text or self._live is None:
            return
        page.finder.hide()
        reply = self._live.view.kind is NodeKind.OBJECTION
        if not self._ending.wrapping and not reply and page.answers.focus_field():
            field = page.answers.field
            field.end(False)
            field.insert(text)
            field.textEdited.emit(field.text())
        elif page.form.purpose is Command.NOTE:
            page.form.fields()[0].insert(text)
            page.form.fields()[0].setFocus()
        else:
            self._forms.ask_note(text)

    def _join_held(self) -> None:
        """The field got a sign while the one before it still waited to be known: both are text."""
        field = self._page.answers.field
        if held := self._stray.take_held():
            field.setText(held + field.text())
            field.textEdited.emit(field.text())

    def _take_back(self) -> None:
        """A letter was taken for a command and began a word: what it did is taken back, as by the rep's own key."""
        live = self._live
        if live is None or live.posted == self._posted:
            return
        view, (node, stacked) = live.view, self._stood
        # another wording and a mark on a reply are no steps: going back would take an answer, or the reply itself
        stayed = (view.node, len(view.stack)) == (node, stacked)
        action = None if stayed else view.moves.escape if len(view.stack) > stacked else view.moves.back
        if action is not None:
            self._act(action)
