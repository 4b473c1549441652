"""What each command of a call does: pressed as a key, clicked, or chosen in the palette.

The control runs the call and draws it; here stands which action, form or panel a command means, in the call, while an
answer is changed out of turn, and in the wrap-up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.script import Effect
from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.view import ChoiceView, NodeKind
from callassist.errors import ImpossibleAction, KnownError, NotUnderstood
from callassist.ui.call.answer_editing import AnswerEditing
from callassist.ui.call.call_ending import CallEnding
from callassist.ui.call.call_forms import CallForms
from callassist.ui.call.call_page import CallPage
from callassist.ui.call.call_palette import CallPalette
from callassist.ui.call.rewording import Rewording
from callassist.ui.call.typed_answers import TypedAnswers
from callassist.ui.commands import ENDINGS, EXITS, OBJECTIONS, OF_WINDOW, Command, State
from callassist.ui.kit.keys import KeyMap, command_words

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall

#: the place among the exits of the one that is the same in every script: do not call
_DO_NOT_CALL = 3


class Acting(Protocol):
    """What runs the call: it acts and draws."""

    @property
    def live(self) -> LiveCall | None:
        """The call that is running."""

    @property
    def state(self) -> State:
        """What holds now."""
        ...

    def act(self, action: actions.Action, *, keep_focus: bool = False, editing: bool = False) -> bool:
        """Do this in the call, and draw what came of it; whether it was possible."""
        ...

    def refuse(self, error: KnownError) -> None:
        """Say what did not work."""

    def draw(self, *, fresh: bool) -> None:
        """Show the call as it stands."""

    def settle_focus(self) -> None:
        """The focus goes where the next key belongs."""


class CallCommands(QObject):
    """Runs the commands of a call. Emits `of_window` with a command that is not the call's."""

    of_window = Signal(object)
    #: the number of the call is to be dialled
    dial_asked = Signal()

    def __init__(  # the parts of the page that commands open and close
        self,
        control: Acting,
        page: CallPage,
        keys: KeyMap,
        *,
        forms: CallForms,
        ending: CallEnding,
        editing: AnswerEditing,
        typed: TypedAnswers,
        palette: CallPalette,
        rewording: Rewording,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._control = control
        self._page = page
        self._keys = keys
        self._forms = forms
        self._ending = ending
        self._editing = editing
        self._typed = typed
        self._palette = palette
        self._rewording = rewording
        self._usp_shown = False
        self._in_call = self._commands_of_the_call()
        self._while_editing: dict[Command, Callable[[], object]] = {
            Command.REFUSE: editing.refuse,
            Command.UNKNOWN: editing.unknown,
            Command.GO_ON: self._confirm_edit,
            Command.ESCAPE: self._leave_edit,
            Command.BACK: self._leave_edit,
        }
        self._in_wrap_up: dict[Command, Callable[[], object]] = {
            **{command: partial(page.wrap_up.choose, outcome) for command, outcome in ENDINGS.items()},
            Command.GO_ON: page.wrap_up.submit,
            Command.HANG_UP: page.wrap_up.submit,
            Command.ESCAPE: self._escape_from_wrap_up,
            Command.BACK: ending.back,
            Command.NOTE: self._focus_note,
            Command.DISCREET: self._toggle_discreet,
            Command.DIAL: self._dial,
        }
        page.exits.taken.connect(self._take_exit)
        page.answers.choice_pressed.connect(self._choose)
        page.answers.text_entered.connect(self._enter_text)
        page.answers.confirmed.connect(self._confirm_ticks)
        page.form.cancelled.connect(self._cancel_form)
        page.header.dial_asked.connect(self._dial)
        page.header.hang_up_asked.connect(self._hang_up)
        page.hints.objected.connect(self._object)
        page.note.focus_asked.connect(self._focus_note)
        page.objections.objected.connect(self._object)
        page.objections.unsure.connect(self._tell_unsure)
        page.path.step_clicked.connect(self._edit)
        page.qualification.depth_chosen.connect(self._set_depth)
        page.qualification.hide_asked.connect(self._toggle_discreet)
        page.questions.chosen.connect(self._edit)
        page.speech.language_chosen.connect(self._set_language)
        page.speech.wording_asked.connect(self._next_wording)
        page.wrap_up.note_chip.clicked.connect(self._focus_note)
        palette.objected.connect(self._object)
        palette.exit_taken.connect(self._take_exit)
        palette.question_chosen.connect(self._edit)
        palette.answer_chosen.connect(self._choose)
        forms.noted.connect(self._note_down)

    def _commands_of_the_call(self) -> dict[Command, Callable[[], object]]:
        page = self._page
        found: dict[Command, Callable[[], object]] = {
            Command.GO_ON: self._go_on,
            **{
                command: partial(self._move, command)
                for command in (Command.REFUSE, Command.UNKNOWN, Command.BACK, Command.WORDING)
            },
            Command.ESCAPE: self._escape,
            Command.HELPED: partial(self._rate, helped=True),
            Command.NOT_HELPED: partial(self._rate, helped=False),
            Command.ELSE: self._ask_something_else,
            Command.OWN_QUESTION: self._forms.ask_own_question,
            Command.CAPTURE: partial(self._forms.ask_capture, focus=True),
            Command.DETAILS: self._ask_details,
            Command.OVERRIDE: partial(self.ask_reason, focus=True),
            Command.LEGAL: page.toggle_legal,
            Command.USP: self._toggle_usp,
            Command.REWORD: self._rewording.open,
            Command.EDIT: self._open_list,
            Command.NOTE: self._focus_note,
            Command.HANG_UP: self._hang_up,
            Command.DIAL: self._dial,
            Command.FIND: self._find,
            Command.DISCREET: self._toggle_discreet,
            Command.LANGUAGE: self._change_language,
            Command.SEARCH_OBJECTION: self._search_objection,
        }
        for command in (Command.DEPTH_1, Command.DEPTH_2, Command.DEPTH_3):
            found[command] = partial(self._set_depth, command.number)
        for command in OBJECTIONS:
            found[command] = partial(page.objections.press_place, command.number)
        for command in EXITS:
            found[command] = partial(page.exits.take, command.number)
        for command, outcome in ENDINGS.items():
            found[command] = partial(self._open_wrap_up, outcome)
        return found

    def begin(self) -> None:
        """A call begins: what was open for the one before is not."""
        self._usp_shown = False
        self._page.usp.hide()

    def drawn(self) -> None:
        """The call was drawn anew: what was open for a product that is out is closed."""
        live = self._control.live
        if self._usp_shown and live is not None and not live.view.usp:
            self._toggle_usp()

    def do(self, command: Command) -> None:
        """Run a command of the call that is under way."""
        if self._ending.wrapping:
            self._do_in_wrap_up(command)
        elif self._editing.question is not None and command in self._while_editing:
            self._while_editing[command]()
        elif command in self._in_call:
            self._in_call[command]()
        else:
            self.of_window.emit(command)  # larger text, slim form, the key sheet, another page

    def _do_in_wrap_up(self, command: Command) -> None:
        if command in self._in_wrap_up:
            self._in_wrap_up[command]()
        elif command in OF_WINDOW and command is not Command.FIND:
            self.of_window.emit(command)
        else:  # a key that does nothing says so
            words = self.tr("{command} is for the call. {key} goes back into it.")
            key = self._keys.label(Command.ESCAPE)
            self._page.show_hint(words.format(command=command_words(command), key=key))

    @property
    def _live(self) -> LiveCall | None:
        return self._control.live

    @property
    def _edits(self) -> bool:
        return self._editing.question is not None

    # -- what is said ----------------------------------------------------------------------------------------------

    def digit(self, digit: int) -> None:
        """A digit was pressed that no field took: the answer, or the outcome, with this number."""
        page, live = self._page, self._live
        page.show_hint("")
        if self._ending.wrapping:
            page.wrap_up.choose_digit(digit)
            return
        if live is None:
            return
        source = self._editing if self._edits else live.view
        choice = source.choice_for(str(digit))
        if choice is not None:
            self._choose(choice)
            return
        keys = " ".join(one.key for one in (self._editing.choices() if self._edits else live.view.choices))
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
                self.ask_reason(focus=True)
            else:
                self._control.act(view.moves.on)
        elif typed := self._page.answers.typed():
            self._enter_text(typed)
        else:
            asked = self.tr("An answer is needed: its number, R for refused, U for does not know.")
            other = self.tr("An answer is needed: its number.")
            self._page.show_hint(asked if view.takes_refusal else other)

    def _confirm_ticks(self) -> None:
        """Enter in the empty field of several answers: those that are ticked are all."""
        if self._edits:
            self._editing.confirm()
        else:
            self._go_on()

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
            self._control.act(action)
        else:
            self._control.refuse(ImpossibleAction("it means nothing here"))

    def _rate(self, *, helped: bool) -> None:
        if self._control.act(actions.ObjectionRated(helped), keep_focus=True):
            self._page.show_hint(self.tr("noted: helped") if helped else self.tr("noted: did not help"))

    def _choose(self, choice: ChoiceView) -> None:
        live = self._live
        if live is None:
            return
        self._page.show_hint("")
        if self._edits:
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
        if action is not None and self._control.act(action) and choice.effect is Effect.EDIT_ANSWERS:
            self._open_list()  # the recap was not right: any of it can be changed (R28)

    def _enter_text(self, text: str) -> bool:
        """Take what was typed, as it is understood; whether it was taken."""
        live = self._live
        if live is not None and (ticked := self._editing.begun(text)) is not None:
            self._editing.choose(ticked, live.view)
            return True
        try:
            understood = self._typed.understand(text)
        except (ImpossibleAction, NotUnderstood) as error:
            self._control.refuse(error)
            return False
        if self._typed.asks_back(text, understood):
            return False
        return self._control.act(understood.action, editing=self._edits)

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
        elif (live := self._live) is not None and live.view.moves.escape is not None:
            self._control.act(live.view.moves.escape)
            if live.view.no_more_calls:
                words = self.tr("The number stays blocked. {exit} and then {back} lifts that.")
                again, back = self._keys.label(EXITS[_DO_NOT_CALL]), self._keys.label(Command.BACK)
                self._page.show_hint(words.format(exit=again, back=back))
            return
        self._control.settle_focus()

    def _object(self, objection: str) -> None:
        self._page.show_hint("")
        if self._ending.wrapping:
            return
        self._leave_panels()
        self._control.act(actions.Objected(ObjectionId(objection)))

    def _tell_unsure(self) -> None:
        self._page.show_hint(self.tr("No objection fits for sure: press the key of the one that is meant."))

    def _take_exit(self, exit_id: str) -> None:
        self._page.show_hint("")
        if self._ending.wrapping:
            return
        self._leave_panels()
        self._control.act(actions.TookExit(NodeId(exit_id)))

    def _change_language(self) -> None:
        if self._live is not None:
            self._set_language(self._live.view.next_language)

    def _next_wording(self) -> None:
        self._page.show_hint("")
        self._move(Command.WORDING)

    def _set_depth(self, depth: int) -> None:
        self._control.act(actions.ChangedDepth(depth), keep_focus=True)

    def _set_language(self, language: Language) -> None:
        self._control.act(actions.ChangedLanguage(language.value), keep_focus=True)

    def _find(self) -> None:
        if self._live is not None:
            self._palette.open(self._live, self._control.state)

    def _search_objection(self) -> None:
        self._page.show_tab("objections")
        self._page.objections.focus_search()

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
        if self._page.header.tel():  # whether it may leave the program is found out by who dials
            self.dial_asked.emit()

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

    def _confirm_edit(self) -> None:
        if typed := self._page.answers.typed():
            self._enter_text(typed)
        else:
            self._editing.confirm()

    def _leave_edit(self) -> None:
        self._editing.leave()
        self._control.draw(fresh=True)

    def _note_down(self, text: str) -> None:
        self._page.note.add(text)
        self._control.draw(fresh=True)

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

    def _ask_details(self) -> None:
        if self._live is not None:
            self._forms.ask_details(self._live.view.contact)

    def ask_reason(self, *, focus: bool) -> None:
        """Why to go on against the verdict."""
        if self._live is not None:
            self._forms.ask_reason(self._live.view.lock, focus=focus)

    def _cancel_form(self) -> None:
        self._page.form.close_form()
        self._control.settle_focus()

    def _leave_panels(self) -> None:
        """What was open for the question is of no use over it."""
        self._page.open_list(on=False)
        self._page.form.close_form()
        self._page.objections.leave_search()
        self._editing.leave()

    # -- the end ---------------------------------------------------------------------------------------------------

    def _open_wrap_up(self, outcome: str) -> None:
        self._leave_panels()
        self._ending.open(outcome)

    def _escape_from_wrap_up(self) -> None:
        if self._page.note.field.hasFocus():
            self._page.speech.text.setFocus()
        else:
            self._ending.back()

    def _hang_up(self) -> None:
        if self._live is None:
            return
        if self._ending.wrapping:
            self._page.wrap_up.submit()
            return
        self._leave_panels()
        self._ending.open()
