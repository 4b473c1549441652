"""What happens on the call page: keys and clicks become actions of the call, its snapshots go back to the page.

The page draws, the call decides, this stands between them. Nothing here waits: an action changes the call in memory at
once, its saving is promised and the header tells when it is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from callassist.engine import actions
from callassist.engine.view import CallView, NodeKind
from callassist.errors import ImpossibleAction, KnownError, NotUnderstood
from callassist.ui.bridge import Bridge
from callassist.ui.call.answer_editing import AnswerEditing
from callassist.ui.call.call_commands import CallCommands
from callassist.ui.call.call_ending import CallEnding
from callassist.ui.call.call_forms import CallForms
from callassist.ui.call.call_keys import CallKeys
from callassist.ui.call.call_page import CallPage
from callassist.ui.call.call_palette import CallPalette
from callassist.ui.call.call_saving import CallSaving
from callassist.ui.call.caught_words import CaughtWords
from callassist.ui.call.rewording import Rewording
from callassist.ui.call.situation import state_of
from callassist.ui.call.stray_typing import StrayTyping
from callassist.ui.call.typed_answers import TypedAnswers
from callassist.ui.commands import Command, State
from callassist.ui.kit.keys import KeyMap
from callassist.ui.words import error_wording

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall, Saving

_TICK_MS = 250


class CallControl(QObject):
    """Runs one call on the page; `finished` when its wrap-up is saved."""

    finished = Signal()
    #: the number of the call is to be dialled
    dial_asked = Signal()
    command = Signal(object)
    log_searched = Signal(str)
    call_chosen = Signal(str)
    drawn = Signal()
    #: the shown words are to be others from the next call on: `ShownWords`, the new ones
    reword_asked = Signal(object, str)
    #: the same, for this rep alone
    reword_for_me_asked = Signal(object, str)

    def __init__(self, page: CallPage, keys: KeyMap, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._keys = keys
        self._live: LiveCall | None = None
        self._drawn: CallView | None = None
        self._saving = CallSaving(page, bridge, self)
        self._forms = CallForms(page.form, keys, lambda: self._live, self)
        self._ending = CallEnding(page, self._saving, self)
        self._editing = AnswerEditing(page, self._change, self)
        self._typed = TypedAnswers(page.answers, self._editing, self)
        self._palette = CallPalette(page, keys, self)
        #: tells words from single keys
        self.stray = StrayTyping(self)
        self._words = CaughtWords(page, self._forms, self._ending, self.stray, self.act, self)
        self._rewording = Rewording(page, page.look, keys, lambda: self._live, self)
        self._commands = CallCommands(
            self,
            page,
            keys,
            forms=self._forms,
            ending=self._ending,
            editing=self._editing,
            typed=self._typed,
            palette=self._palette,
            rewording=self._rewording,
            parent=self,
        )
        self._call_keys = CallKeys(self, page, keys, self.stray, self)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)

        page.strip.triggered.connect(self.do)
        page.answers.field.textChanged.connect(self._saving.look)
        page.form.changed.connect(self._saving.look)
        page.key_pressed.connect(self._call_keys.key)
        page.key_released.connect(self._call_keys.released)
        self._call_keys.caught.connect(self._words.catch)
        page.language_changed.connect(self._forms.reword)
        page.note.edited.connect(self._note_edited)
        page.path.chip.clicked.connect(lambda: self.do(Command.EDIT))
        self._rewording.kept.connect(self.reword_asked)
        self._rewording.kept_for_me.connect(self.reword_for_me_asked)
        self._rewording.closed.connect(self.settle_focus)
        self._commands.of_window.connect(self.command)
        self._commands.dial_asked.connect(self.dial_asked)
        self._palette.call_chosen.connect(self.call_chosen)
        self._palette.command.connect(self.do)
        self._palette.log_searched.connect(self.log_searched)
        self._ending.went_back.connect(self._went_back)
        self._ending.hung_up.connect(self._timer.stop)
        self._ending.finished.connect(self._finish)
        self._forms.submitted.connect(self.act)
        self._timer.timeout.connect(self._tick)
        self._saving.heed(self._waits_for_enter)

    # -- the call --------------------------------------------------------------------------------------------------

    @property
    def live(self) -> LiveCall | None:
        """The call that is running."""
        return self._live

    @property
    def wrapping(self) -> bool:
        """Whether the wrap-up is shown."""
        return self._ending.wrapping

    @property
    def editing(self) -> bool:
        """Whether an answer is being changed out of turn."""
        return self._editing.question is not None

    @property
    def state(self) -> State:
        """What holds now, for the commands that can be given."""
        if self._live is None:
            return State.ALWAYS
        return state_of(self._live.view, wrapping=self.wrapping, number=bool(self._page.header.tel()))

    def set_rescue_folders(self, folders: tuple[Path, ...]) -> None:
        """Where a file goes with what cannot be written to the log."""
        self._saving.set_rescue_folders(folders)

    def begin(self, live: LiveCall, name: str, company: str, number: str) -> None:
        """Show this call."""
        self._live = live
        self._commands.begin()
        self._words.begin(live)
        self._editing.leave()
        page = self._page
        page.header.show_lead(name, company, number, live.number_to_dial, live.called_under)
        self._saving.begin(live)
        page.form.close_form()
        page.open_list(on=False)
        page.finder.hide()
        self._ending.begin(live)
        self._typed.begin(live)
        page.note.show_note(live.note)
        page.objections.leave_search()
        page.set_fresh(on=True)
        self._tick()
        self._timer.start()
        self.draw(fresh=True)

    def stop(self) -> None:
        """The window closes: keep the note; the call itself is kept key by key."""
        self._timer.stop()
        self.keep_note()

    def keep_note(self) -> None:
        """Have the note written as it stands."""
        if self._live is not None and not self._ending.closing:
            self._page.note.flush()

    def do(self, command: Command) -> None:
        """Run a command, as a key or a click asks for it."""
        if self._live is None:
            return
        self._words.command_begins()
        self._page.show_hint("")
        self._commands.do(command)

    def digit(self, digit: int) -> None:
        """A digit was pressed that no field took: the answer, or the outcome, with this number."""
        self._commands.digit(digit)

    def _went_back(self) -> None:
        if self._live is not None and self._live.view.ended:
            self.act(actions.WentBack())
        else:
            self.draw(fresh=True)

    def _finish(self) -> None:
        self._live = None
        self.finished.emit()

    # -- acting ----------------------------------------------------------------------------------------------------

    def act(self, action: actions.Action, *, keep_focus: bool = False, editing: bool = False) -> bool:
        """Do this in the call, and draw what came of it; whether it was possible."""
        live = self._live
        if live is None:
            return False
        try:
            saving = live.act(action)
        except (ImpossibleAction, NotUnderstood) as error:
            self.refuse(error)
            return False
        if editing:
            self._editing.leave()
        self._acted(saving, keep_focus=keep_focus)
        return True

    def _change(self, action: actions.Action) -> bool:
        return self.act(action, editing=True)

    def refuse(self, error: KnownError) -> None:
        """Say what did not work where the rep looks: at the field, or beneath the answers."""
        if self._live is not None and self._live.view is not self._drawn:
            self.draw(fresh=False)  # what was offered is over; it is offered anew
        words = self._typed.say_refused(error)
        if words:
            self._page.show_hint(words)

    def tell(self, error: KnownError) -> None:
        """Say beneath the answers what hindered something that is no step of the call."""
        self._page.show_hint(error_wording.error(error))

    def _acted(self, saving: Saving, *, keep_focus: bool) -> None:
        live = self._live
        if live is None:
            return
        self._saving.watch(saving)
        self._rewording.close()
        self.keep_note()  # a click on an answer leaves the focus in the note
        self._page.set_fresh(on=False)
        self._page.form.close_form()
        self.draw(fresh=not keep_focus)

    def _note_edited(self, text: str) -> None:
        if self._live is not None and not self._ending.closing and self._live.state == "live":
            self._saving.watch(self._live.set_note(text))

    def _waits_for_enter(self) -> bool:
        """Whether something is typed or chosen that is in no line of the journal before it is entered."""
        page = self._page
        typed = bool(page.answers.field.text()) and not page.answers.isHidden()
        return typed or page.form.is_filled or (self._ending.wrapping and not self._ending.closing)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def draw(self, *, fresh: bool) -> None:
        """Show the call as it stands; `fresh` from the top, with the focus where the next key belongs."""
        live = self._live
        if live is None:
            return
        page = self._page
        view = self._drawn = live.view
        before = page.speech.text.toPlainText() if QAccessible.isActive() else ""
        page.show_view(view)
        self._editing.draw(view)
        self._commands.drawn()
        if fresh:
            page.scroll_to_top()
        if view.ended and not self._ending.wrapping:
            self._ending.open()
        elif view.opens_capture and not view.stack and not page.form.purpose:
            page.answers.hide()
            self._forms.ask_capture(focus=fresh)
        elif view.lock is not None and not page.form.purpose:
            self._commands.ask_reason(focus=False)
            if fresh:
                self.settle_focus()
        elif fresh and not self.editing:
            self.settle_focus()
        if QAccessible.isActive() and page.speech.text.toPlainText() != before:
            self._announce(view)
        self.drawn.emit()

    def settle_focus(self) -> None:
        """Where the next key belongs: into the field, if one is to be filled; else to the call."""
        page = self._page
        live = self._live
        if live is None or self._ending.wrapping:
            page.speech.text.setFocus()
            return
        reply = live.view.kind is NodeKind.OBJECTION
        if page.form.purpose is Command.CAPTURE and not reply:
            page.form.fields()[0].setFocus()
        elif not reply and page.answers.wants_focus() and not page.answers.isHidden():
            page.answers.field.setFocus()
        else:
            page.speech.text.setFocus()

    def _announce(self, view: CallView) -> None:
        from PySide6.QtGui import QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page.speech.text, view.say.plain()))

    def _tick(self) -> None:
        if self._live is not None and QApplication.instance() is not None:
            gap = self._live.breathe()
            if gap is not None:
                self._saving.watch(gap)
            self._page.header.show_seconds(self._live.elapsed())
