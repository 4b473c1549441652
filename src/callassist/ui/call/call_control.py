"""What happens on the call page: keys and clicks become actions of the call, its snapshots go back to the page.

The page draws, the call decides, this stands between them. Nothing here waits: an action changes the call in memory at
once, its saving is promised and the header tells when it is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QApplication

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.script import Effect
from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.view import CallView, ChoiceView, NodeKind
from callassist.errors import ImpossibleAction, KnownError, NotUnderstood
from callassist.ui.bridge import Bridge
from callassist.ui.call.answer_editing import AnswerEditing
from callassist.ui.call.call_ending import CallEnding
from callassist.ui.call.call_forms import CallForms
from callassist.ui.call.call_keys import CallKeys
from callassist.ui.call.call_page import CallPage
from callassist.ui.call.call_palette import CallPalette
from callassist.ui.call.call_saving import CallSaving
from callassist.ui.call.caught_words import CaughtWords
from callassist.ui.call.situation import state_of
from callassist.ui.call.stray_typing import StrayTyping
from callassist.ui.call.typed_answers import TypedAnswers
from callassist.ui.commands import ENDINGS, EXITS, OBJECTIONS, OF_WINDOW, Command, State
from callassist.ui.kit.keys import KeyMap, command_words

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall, Saving

_TICK_MS = 250


class CallControl(QObject):
    """Runs one call on the page; `finished` when its wrap-up is saved."""

    finished = Signal()
    command = Signal(object)
    log_searched = Signal(str)
    call_chosen = Signal(str)
    drawn = Signal()

    def __init__(self, page: CallPage, keys: KeyMap, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._keys = keys
        self._live: LiveCall | None = None
        self._usp_shown = False
        self._drawn: CallView | None = None
        self._saving = CallSaving(page, bridge, self)
        self._forms = CallForms(page.form, keys, lambda: self._live, self)
        self._ending = CallEnding(page, self._saving, self)
        self._editing = AnswerEditing(page, self._change, self)
        self._typed = TypedAnswers(page.answers, self._editing, self)
        self._palette = CallPalette(page, keys, self)
        #: tells words from single keys
        self.stray = StrayTyping(self)
        self._words = CaughtWords(page, self._forms, self._ending, self.stray, self._act, self)
        self._call_keys = CallKeys(self, page, keys, self.stray, self)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)

        page.strip.triggered.connect(self.do)
        page.answers.field.textChanged.connect(self._saving.look)
        page.answers.choice_pressed.connect(self._choose)
        page.answers.text_entered.connect(self._enter_text)
        page.exits.taken.connect(self._take_exit)
        page.form.cancelled.connect(self._cancel_form)
        page.form.changed.connect(self._saving.look)
        page.header.dial_asked.connect(self._dial)
        page.header.hang_up_asked.connect(self._hang_up)
        page.hints.objected.connect(self._object)
        page.key_pressed.connect(self._call_keys.key)
        page.key_released.connect(self._call_keys.released)
        self._call_keys.caught.connect(self._words.catch)
        page.language_changed.connect(self._forms.reword)
        page.note.edited.connect(self._note_edited)
        page.note.focus_asked.connect(self._focus_note)
        page.objections.objected.connect(self._object)
        page.objections.unsure.connect(self._tell_unsure)
        page.path.chip.clicked.connect(lambda: self.do(Command.EDIT))
        page.path.step_clicked.connect(self._edit)
        page.qualification.depth_chosen.connect(self._set_depth)
        page.qualification.hide_asked.connect(self._toggle_discreet)
        page.questions.chosen.connect(self._edit)
        page.speech.language_chosen.connect(self._set_language)
        page.speech.wording_asked.connect(self._next_wording)
        page.wrap_up.note_chip.clicked.connect(self._focus_note)
        self._palette.call_chosen.connect(self.call_chosen)
        self._palette.command.connect(self.do)
        self._palette.log_searched.connect(self.log_searched)
        self._palette.objected.connect(self._object)
        self._palette.exit_taken.connect(self._take_exit)
        self._palette.question_chosen.connect(self._edit)
        self._palette.answer_chosen.connect(self._choose)
        self._ending.went_back.connect(self._went_back)
        self._ending.hung_up.connect(self._timer.stop)
        self._ending.finished.connect(self._finish)
        self._forms.submitted.connect(self._act)
        self._forms.noted.connect(self._note_down)
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
        self._usp_shown = False
        self._words.begin(live)
        self._editing.leave()
        page = self._page
        lead = live.lead
        page.header.show_lead(name, company, number, live.number_to_dial if number == lead.number_typed else number)
        self._saving.begin(live)
        page.usp.hide()
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
        self._draw(fresh=True)

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
        if self._ending.wrapping:
            self._do_in_wrap_up(command)
        elif self.editing and command in (Command.GO_ON, Command.REFUSE, Command.UNKNOWN, Command.ESCAPE, Command.BACK):
            self._do_while_editing(command)
        else:
            self._do_in_call(command)

    # -- commands --------------------------------------------------------------------------------------------------

    def _do_in_call(self, command: Command) -> None:
        page = self._page
        match command:
            case Command.GO_ON:
                self._go_on()
            case Command.REFUSE | Command.UNKNOWN | Command.BACK | Command.WORDING:
                self._move(command)
            case Command.ESCAPE:
                self._escape()
            case Command.HELPED | Command.NOT_HELPED:
                if self._act(actions.ObjectionRated(command is Command.HELPED), keep_focus=True):
                    page.show_hint(
                        self.tr("noted: helped") if command is Command.HELPED else self.tr("noted: did not help")
                    )
            case Command.ELSE:
                self._ask_something_else()
            case Command.OWN_QUESTION:
                self._forms.ask_own_question()
            case Command.CAPTURE:
                self._forms.ask_capture(focus=True)
            case Command.DETAILS:
                if self._live is not None:
                    self._forms.ask_details(self._live.view.contact)
            case Command.OVERRIDE:
                self._ask_reason(focus=True)
            case Command.LEGAL:
                self._page.toggle_legal()
            case Command.USP:
                self._toggle_usp()
            case Command.EDIT:
                self._open_list()
            case Command.NOTE:
                self._focus_note()
            case Command.HANG_UP:
                self._hang_up()
            case Command.DIAL:
                self._dial()
            case Command.FIND if self._live is not None:
                self._palette.open(self._live, self.state)
            case Command.DISCREET:
                self._toggle_discreet()
            case Command.LANGUAGE:
                if self._live is not None:
                    self._set_language(self._live.view.language.other)
            case Command.SEARCH_OBJECTION:
                page.show_tab("objections")
                page.objections.focus_search()
            case Command.DEPTH_1 | Command.DEPTH_2 | Command.DEPTH_3:
                self._set_depth(command.number)
            case _ if command in OBJECTIONS:
                page.objections.press_place(command.number)
            case _ if command in ENDINGS:
                self._leave_panels()
                self._ending.open(ENDINGS[command])
            case _ if command in EXITS:
                page.exits.take(command.number)
            case _:
                self.command.emit(command)  # the window's own: larger text, slim form, the key sheet, another page

    def _do_while_editing(self, command: Command) -> None:
        match command:
            case Command.REFUSE:
                self._editing.refuse()
            case Command.UNKNOWN:
                self._editing.unknown()
            case Command.GO_ON:
                if typed := self._page.answers.typed():
                    self._enter_text(typed)
                else:
                    self._editing.confirm()
            case _:
                self._editing.leave()
                self._draw(fresh=True)

    def _do_in_wrap_up(self, command: Command) -> None:
        match command:
            case _ if command in ENDINGS:
                self._page.wrap_up.choose(ENDINGS[command])
            case Command.GO_ON | Command.HANG_UP:
                self._page.wrap_up.submit()
            case Command.ESCAPE if self._page.note.field.hasFocus():
                self._page.speech.text.setFocus()
            case Command.ESCAPE | Command.BACK:
                self._ending.back()
            case Command.NOTE:
                self._focus_note()
            case Command.DISCREET:
                self._toggle_discreet()
            case Command.DIAL:
                self._dial()
            case _:
                if command in OF_WINDOW and command is not Command.FIND:
                    self.command.emit(command)
                else:  # a key that does nothing says so
                    words = self.tr("{command} is for the call. {key} goes back into it.")
                    key = self._keys.label(Command.ESCAPE)
                    self._page.show_hint(words.format(command=command_words(command), key=key))

    def digit(self, digit: int) -> None:
        """A digit was pressed that no field took: the answer, or the outcome, with this number."""
        page, live = self._page, self._live
        page.show_hint("")
        if self._ending.wrapping:
            page.wrap_up.choose_digit(digit)
            return
        if live is None:
            return
        source = self._editing if self.editing else live.view
        choice = source.choice_for(str(digit))
        if choice is not None:
            self._choose(choice)
            return
        keys = " ".join(one.key for one in (self._editing.choices() if self.editing else live.view.choices))
        if keys:
            words = self.tr("There is no answer {digit} here. Answers: {keys}").format(digit=digit, keys=keys)
        else:
            key = self._keys.label(Command.GO_ON)
            words = self.tr("Nothing is to be chosen here; {key} goes on.").format(key=key)
        page.show_hint(words)

    def _go_on(self) -> None:
        live = self._live
        if live is None:
            return
        view = live.view
        if view.moves.on is not None:
            if view.lock is not None and view.kind is NodeKind.OUTCOME:
                self._ask_reason(focus=True)
            else:
                self._act(view.moves.on)
        elif typed := self._page.answers.typed():
            self._enter_text(typed)
        else:
            asked = self.tr("An answer is needed: its number, R for refused, U for does not know.")
            other = self.tr("An answer is needed: its number.")
            self._page.show_hint(asked if view.takes_refusal else other)

    def _move(self, command: Command) -> None:
        """What the keys beside the answers do, as the view has it."""
        if self._live is None:
            return
        moves = self._live.view.moves
        action = {
            Command.REFUSE: moves.refuse,
            Command.UNKNOWN: moves.unknown,
            Command.BACK: moves.back,
            Command.WORDING: moves.wording,
        }[command]
        if action is not None:
            self._act(action)
        else:
            self._refused(ImpossibleAction("it means nothing here"))

    def _choose(self, choice: ChoiceView) -> None:
        live = self._live
        if live is None:
            return
        self._page.show_hint("")
        if self.editing:
            self._editing.choose(choice, live.view)
            return
        if choice.action is None:  # a time, to be typed
            if typed := self._page.answers.typed():
                self._enter_text(typed)
            else:
                self._page.answers.focus_field()
            return
        action: actions.Action | None = choice.action
        if untaken := self._page.answers.untaken():
            if not self._enter_text(untaken):
                return
            taken = live.view.choice_for(choice.key)
            action = taken.action if taken is not None else None
        if action is not None and self._act(action) and choice.effect is Effect.EDIT_ANSWERS:
            self._open_list()  # the recap was not right: any of it can be changed (R28)

    def _enter_text(self, text: str) -> bool:
        """Take what was typed, as it is understood; whether it was taken."""
        try:
            understood = self._typed.understand(text)
        except (ImpossibleAction, NotUnderstood) as error:
            self._refused(error)
            return False
        if self._typed.asks_back(text, understood):
            return False
        return self._act(understood.action, editing=self.editing)

    def _escape(self) -> None:
        page = self._page
        if not page.finder.isHidden():
            page.finder.hide()
        elif page.form.purpose and page.form.has_focus():
            self._cancel_form()
        elif not page.questions.isHidden():
            page.open_list(on=False)
        elif page.note.field.hasFocus() or page.objections.search.hasFocus():
            page.objections.leave_search()
        elif self._usp_shown:
            self._toggle_usp()
        elif self._live is not None and self._live.view.moves.escape is not None:
            self._act(self._live.view.moves.escape)
            return
        self._settle_focus()

    def _object(self, objection: str) -> None:
        self._page.show_hint("")
        if self._ending.wrapping:
            return
        self._leave_panels()
        self._act(actions.Objected(ObjectionId(objection)))

    def _tell_unsure(self) -> None:
        self._page.show_hint(self.tr("No objection fits for sure: press the key of the one that is meant."))

    def _take_exit(self, exit_id: str) -> None:
        self._page.show_hint("")
        if self._ending.wrapping:
            return
        self._leave_panels()
        self._act(actions.TookExit(NodeId(exit_id)))

    def _next_wording(self) -> None:
        self._page.show_hint("")
        self._move(Command.WORDING)

    def _set_depth(self, depth: int) -> None:
        self._act(actions.ChangedDepth(depth), keep_focus=True)

    def _set_language(self, language: Language) -> None:
        self._act(actions.ChangedLanguage(language.value), keep_focus=True)

    def _toggle_discreet(self) -> None:
        self._page.set_discreet(on=not self._page.discreet)

    def _toggle_usp(self) -> None:
        live = self._live
        if live is None:
            return
        self._usp_shown = not self._usp_shown and bool(live.view.usp)
        self._page.usp.show_text("\n".join(f"• {line}" for line in live.view.usp) if self._usp_shown else "")

    def _focus_note(self) -> None:
        self._page.show_tab("note")
        self._page.note.field.setFocus()

    def _dial(self) -> None:
        number = self._page.header.tel()
        if number:  # checked there: a plus and 3 to 15 plain digits, or nothing
            QDesktopServices.openUrl(QUrl(f"tel:{number}"))

    # -- changing answers out of turn ------------------------------------------------------------------------------

    def _open_list(self) -> None:
        if self._live is not None:
            self._page.questions.open_with(self._live.questions)
            self._page.open_list(on=True)
            self._page.questions.filter.setFocus()

    def _edit(self, question: str) -> None:
        live = self._live
        if live is None or self._ending.wrapping:
            return
        view = next((one for one in live.questions if one.id == question), None)
        if view is None:
            return
        self._page.open_list(on=False)
        self._page.form.close_form()
        self._editing.begin(view, live.view)

    def _note_down(self, text: str) -> None:
        self._page.note.add(text)
        self._draw(fresh=True)

    # -- forms in place --------------------------------------------------------------------------------------------

    def _ask_something_else(self) -> None:
        live = self._live
        if live is None:
            return
        if live.view.question is None:
            # no question to note it under; the words must not become commands either
            self._focus_note()
            self._page.show_hint(self.tr("Nothing is being asked here: their words go into the note."))
            return
        self._forms.ask_something_else(live.view.question)

    def _ask_reason(self, *, focus: bool) -> None:
        if self._live is not None:
            self._forms.ask_reason(self._live.view.lock, focus=focus)

    def _cancel_form(self) -> None:
        self._page.form.close_form()
        self._settle_focus()

    def _leave_panels(self) -> None:
        """What was open for the question is of no use over it."""
        self._page.open_list(on=False)
        self._page.form.close_form()
        self._page.objections.leave_search()
        self._editing.leave()

    # -- the end ---------------------------------------------------------------------------------------------------

    def _hang_up(self) -> None:
        if self._live is None:
            return
        if self._ending.wrapping:
            self._page.wrap_up.submit()
            return
        self._leave_panels()
        self._ending.open()

    def _went_back(self) -> None:
        if self._live is not None and self._live.view.ended:
            self._act(actions.WentBack())
        else:
            self._draw(fresh=True)

    def _finish(self) -> None:
        self._live = None
        self.finished.emit()

    # -- acting ----------------------------------------------------------------------------------------------------

    def _act(self, action: actions.Action, *, keep_focus: bool = False, editing: bool = False) -> bool:
        live = self._live
        if live is None:
            return False
        try:
            saving = live.act(action)
        except (ImpossibleAction, NotUnderstood) as error:
            self._refused(error)
            return False
        if editing:
            self._editing.leave()
        self._acted(saving, keep_focus=keep_focus)
        return True

    def _change(self, action: actions.Action) -> bool:
        return self._act(action, editing=True)

    def _refused(self, error: KnownError) -> None:
        """Say what did not work where the rep looks: at the field, or beneath the answers."""
        if self._live is not None and self._live.view is not self._drawn:
            self._draw(fresh=False)  # what was offered is over; it is offered anew
        words = self._typed.say_refused(error)
        if words:
            self._page.show_hint(words)

    def _acted(self, saving: Saving, *, keep_focus: bool) -> None:
        live = self._live
        if live is None:
            return
        self._saving.watch(saving)
        self.keep_note()  # a click on an answer leaves the focus in the note
        self._page.set_fresh(on=False)
        self._page.form.close_form()
        self._draw(fresh=not keep_focus)

    def _note_edited(self, text: str) -> None:
        if self._live is not None and not self._ending.closing and self._live.state == "live":
            self._saving.watch(self._live.set_note(text))

    def _waits_for_enter(self) -> bool:
        """Whether something is typed or chosen that is in no line of the journal before it is entered."""
        page = self._page
        typed = bool(page.answers.field.text()) and not page.answers.isHidden()
        return typed or page.form.is_filled or (self._ending.wrapping and not self._ending.closing)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def _draw(self, *, fresh: bool) -> None:
        live = self._live
        if live is None:
            return
        page = self._page
        view = self._drawn = live.view
        before = page.speech.text.toPlainText() if QAccessible.isActive() else ""
        page.show_view(view)
        self._editing.draw(view)
        if self._usp_shown and not view.usp:
            self._toggle_usp()
        if fresh:
            page.scroll_to_top()
        if view.ended and not self._ending.wrapping:
            self._ending.open()
        elif view.opens_capture and not view.stack and not page.form.purpose:
            page.answers.hide()
            self._forms.ask_capture(focus=fresh)
        elif view.lock is not None and not page.form.purpose:
            self._ask_reason(focus=False)
            if fresh:
                self._settle_focus()
        elif fresh and not self.editing:
            self._settle_focus()
        if QAccessible.isActive() and page.speech.text.toPlainText() != before:
            self._announce(view)
        self.drawn.emit()

    def _settle_focus(self) -> None:
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
