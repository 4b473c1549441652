"""What happens on the call page: keys and clicks become actions of the call, its snapshots go back to the page.

The page draws, the call decides, this stands between them. Nothing here waits: an action changes the call in memory at
once, its saving is promised and the header tells when it is kept.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QAccessible, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QApplication

from callassist.domain.answers import AnswerState, NodeId, ObjectionId, QuestionId
from callassist.domain.follow_up import FollowUp
from callassist.domain.script import Effect, QuestionKind
from callassist.domain.text import Language
from callassist.domain.values import Selected
from callassist.engine import actions
from callassist.engine import wording as spoken
from callassist.engine.typed import typed_time, typed_value
from callassist.engine.view import CallView, ChoiceView, FieldView, NodeKind, QuestionView, TypedField
from callassist.errors import ImpossibleAction, KnownError, NotUnderstood
from callassist.ui import error_wording, wording
from callassist.ui.bridge import Bridge
from callassist.ui.keys import KeyMap, alt_digit_of, digit_of
from callassist.ui.pages.call_page import CallPage
from callassist.ui.widgets.answers import Asked
from callassist.ui.widgets.finding import Found
from callassist.ui.widgets.header import Saved

if TYPE_CHECKING:
    from callassist.services.live_call import LiveCall, Saving

_TICK_MS = 250
#: attempts to save after which a copy is put elsewhere
_RESCUE_AFTER = 2
_FIELDS = {
    QuestionKind.NUMBER: FieldView.NUMBER,
    QuestionKind.MONEY: FieldView.MONEY,
    QuestionKind.DATE: FieldView.DATE,
    QuestionKind.TEXT: FieldView.TEXT,
}


class CallControl(QObject):
    """Runs one call on the page; `finished` when its wrap-up is saved."""

    finished = Signal()
    command = Signal(str)
    log_searched = Signal(str)
    call_chosen = Signal(str)
    drawn = Signal()

    def __init__(self, page: CallPage, keys: KeyMap, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._keys = keys
        self._bridge = bridge
        self._live: LiveCall | None = None
        self._edited: QuestionView | None = None
        self._ticks: list[str] = []
        self._wrapping = False
        self._closing = False
        self._usp_shown = False
        self._last_seq = 0
        self._failures = 0
        self._rescue_folders: tuple[Path, ...] = ()
        self._lead = ("", "", "")
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)

        page.strip.triggered.connect(self.do)
        page.answers.choice_pressed.connect(self._choose)
        page.answers.text_entered.connect(self._enter_text)
        page.exits.taken.connect(self._take_exit)
        page.finder.log_asked.connect(self.log_searched)
        page.finder.taken.connect(self._found)
        page.form.cancelled.connect(self._cancel_form)
        page.form.submitted.connect(self._submit_form)
        page.header.dial_asked.connect(self._dial)
        page.header.hang_up_asked.connect(self._hang_up)
        page.hints.objected.connect(self._object)
        page.key_pressed.connect(self.key)
        page.language_changed.connect(self._reword_form)
        page.note.edited.connect(self._note_edited)
        page.note.focus_asked.connect(self._focus_note)
        page.objections.objected.connect(self._object)
        page.path.step_clicked.connect(self._edit)
        page.qualification.depth_chosen.connect(self._set_depth)
        page.qualification.hide_asked.connect(self._toggle_discreet)
        page.questions.chosen.connect(self._edit)
        page.speech.language_chosen.connect(self._set_language)
        page.speech.wording_asked.connect(self._next_wording)
        page.unsaved.pressed.connect(self._retry)
        page.wrap_up.back.connect(self._back_into_call)
        page.wrap_up.note_chip.clicked.connect(self._focus_note)
        page.wrap_up.saved.connect(self._save_wrap_up)
        self._timer.timeout.connect(self._tick)

    # -- the call --------------------------------------------------------------------------------------------------

    @property
    def live(self) -> LiveCall | None:
        """The call that is running."""
        return self._live

    @property
    def wrapping(self) -> bool:
        """Whether the wrap-up is shown."""
        return self._wrapping

    @property
    def editing(self) -> bool:
        """Whether an answer is being changed out of turn."""
        return self._edited is not None

    def set_rescue_folders(self, folders: tuple[Path, ...]) -> None:
        """Where a file goes with what cannot be written to the log."""
        self._rescue_folders = folders

    def begin(self, live: LiveCall, name: str, company: str, number: str) -> None:
        """Show this call."""
        self._live = live
        self._edited, self._wrapping, self._closing, self._usp_shown = None, False, False, False
        self._lead = (name, company, number)
        page = self._page
        lead = live.lead
        page.header.show_lead(name, company, number, lead.number_e164 if number == lead.number_typed else "")
        page.header.show_saved(Saved.SAVED)
        page.unsaved.say("")
        page.usp.hide()
        page.form.close_form()
        page.open_list(on=False)
        page.finder.hide()
        page.show_wrap_up(on=False)
        page.note.show_note(live.note)
        page.objections.leave_search()
        page.answers.set_interpreter(self._interpret)
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
        if self._live is not None and not self._closing:
            self._page.note.flush()

    def do(self, command: str) -> None:
        """Run a command by its name, as a key or a click asks for it."""
        if self._live is None:
            return
        self._page.show_hint("")
        if self._wrapping:
            self._do_in_wrap_up(command)
        elif self._edited is not None and command in ("go_on", "refuse", "unknown", "escape", "back"):
            self._do_while_editing(command)
        else:
            self._do_in_call(command)

    def key(self, event: QKeyEvent) -> None:
        """A key nobody else wanted. Accepts the event if it means something."""
        event.ignore()
        if self._live is None:
            return
        if event.isAutoRepeat():
            event.accept()  # a key that is held down answers one question, not all of them
            return
        digit = digit_of(event)
        alternative = alt_digit_of(event)
        if digit is not None or alternative is not None:
            event.accept()
            self._page.show_hint("")
            self._digit(digit if digit is not None else alternative or 0)
            return
        command = self._keys.command(event)
        if command:
            event.accept()
            self.do(command)

    # -- commands --------------------------------------------------------------------------------------------------

    def _do_in_call(self, command: str) -> None:
        page = self._page
        match command:
            case "go_on":
                self._go_on()
            case "refuse":
                self._press("R")
            case "unknown":
                self._press("U")
            case "back":
                self._press("Back")
            case "escape":
                self._escape()
            case "wording" | "again":
                self._next_wording()
            case "helped" | "not_helped":
                self._act(actions.ObjectionRated(command == "helped"), keep_focus=True)
                page.show_hint(self.tr("noted: helped") if command == "helped" else self.tr("noted: did not help"))
            case "else":
                self._ask_something_else()
            case "own_question":
                self._ask_own_question()
            case "capture":
                self._ask_capture(focus=True)
            case "override":
                self._ask_reason(focus=True)
            case "usp":
                self._toggle_usp()
            case "edit":
                self._open_list()
            case "note":
                self._focus_note()
            case "hang_up":
                self._hang_up()
            case "dial":
                self._dial()
            case "find":
                self._open_find()
            case "discreet":
                self._toggle_discreet()
            case "language":
                if self._live is not None:
                    self._set_language(self._live.view.language.other)
            case "search_objection":
                page.show_tab("objections")
                page.objections.focus_search()
            case "depth_1" | "depth_2" | "depth_3":
                self._set_depth(int(command[-1]))
            case _:
                self._do_numbered(command)

    def _do_numbered(self, command: str) -> None:
        name, _, number = command.rpartition("_")
        if name == "objection":
            self._page.objections.press_place(int(number))
        elif name == "exit":
            self._page.exits.take(int(number))
        else:
            self.command.emit(command)  # the window's own: larger text, slim form, the key sheet, another page

    def _do_while_editing(self, command: str) -> None:
        edited = self._edited
        if edited is None:
            return
        match command:
            case "refuse":
                self._set(edited.id, AnswerState.REFUSED)
            case "unknown":
                self._set(edited.id, AnswerState.UNKNOWN)
            case "go_on":
                self._confirm_edit(edited)
            case _:
                self._end_edit()

    def _do_in_wrap_up(self, command: str) -> None:
        match command:
            case "go_on" | "hang_up":
                self._page.wrap_up.submit()
            case "escape" if self._page.note.field.hasFocus():
                self._page.speech.text.setFocus()
            case "escape" | "back":
                self._back_into_call()
            case "note":
                self._focus_note()
            case "discreet":
                self._toggle_discreet()
            case "dial":
                self._dial()
            case _:
                if not command.startswith(("objection_", "exit_", "depth_")):
                    self.command.emit(command)

    def _digit(self, digit: int) -> None:
        page = self._page
        if self._wrapping:
            page.wrap_up.choose_digit(digit)
            return
        if self._live is None:
            return
        view = self._live.view
        if view.kind is NodeKind.OBJECTION and self._edited is None:
            if digit == 1:
                self._go_on()
            return
        if not page.answers.press_key(str(digit)):
            keys = " ".join(choice.key for choice in view.choices)
            if keys:
                words = self.tr("There is no answer {digit} here. Answers: {keys}").format(digit=digit, keys=keys)
            else:
                words = self.tr("Nothing is to be chosen here; {key} goes on.").format(key=self._keys.label("go_on"))
            page.show_hint(words)

    def _go_on(self) -> None:
        live = self._live
        if live is None:
            return
        view = live.view
        answers = self._page.answers
        if not view.goes_on and answers.has_field() and answers.field.text().strip():
            self._enter_text(answers.field.text())
            return
        if not view.goes_on and not view.lock:
            asked = self.tr("An answer is needed: its number, R for refused, U for does not know.")
            other = self.tr("An answer is needed: its number.")
            self._page.show_hint(asked if live.view.takes_refusal else other)
            return
        if view.lock is not None and view.kind is NodeKind.OUTCOME:
            self._ask_reason(focus=True)
            return
        self._press("Enter")

    def _choose(self, choice: ChoiceView) -> None:
        live = self._live
        if live is None:
            return
        self._page.show_hint("")
        if self._edited is not None:
            self._choose_edited(self._edited, choice)
            return
        view = live.view
        answers = self._page.answers
        if choice.effect is Effect.OTHER_TIME and view.field is not None:
            if answers.field.text().strip():
                self._enter_text(answers.field.text())
            else:
                answers.focus_field()
            return
        typed = answers.field.text().strip() if view.field is not None and not view.field.is_question else ""
        untaken = typed and view.field is not None and view.field.kind is FieldView.TEXT and typed != view.field.value
        if untaken and not self._press(f"={typed}"):
            return
        if self._press(choice.key) and choice.effect is Effect.EDIT_ANSWERS:
            self._open_list()  # the recap was not right: any of it can be changed (R28)

    def _enter_text(self, text: str) -> None:
        edited = self._edited
        named = self._named(text)
        if named is not None:
            self._choose(named)
            return
        if edited is not None:
            self._press(f"{edited.id}={text}", editing=True)
            return
        self._press(f"={text}")

    def _named(self, text: str) -> ChoiceView | None:
        """The named answer beside a field whose digit was typed into it ("monthly notice: key 0").

        What the field itself takes comes first: 0 is a number, but no date.
        """
        live = self._live
        edited = self._edited
        question = edited.id if edited is not None else live.view.question if live is not None else None
        if live is None or question is None or not text.strip().isdigit():
            return None
        asked = live.call.script.questions[question]
        if asked.kind not in _FIELDS:
            return None
        choices = live.view.choices if edited is None else self._choices_of(edited)
        found = next((one for one in choices if one.key == text.strip()), None)
        try:
            typed_value(asked, text, live.call.setup.started.date())
        except NotUnderstood:
            return found
        return None

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
        elif self._live is not None and self._live.view.stack:
            self._press("Esc")
            return
        self._settle_focus()

    def _object(self, objection: str) -> None:
        self._page.show_hint("")
        if self._wrapping:
            return
        self._leave_panels()
        self._act(actions.Objected(ObjectionId(objection)))

    def _take_exit(self, exit_id: str) -> None:
        self._page.show_hint("")
        if self._wrapping:
            return
        self._leave_panels()
        self._act(actions.TookExit(NodeId(exit_id)))

    def _next_wording(self) -> None:
        self._page.show_hint("")
        self._press("W")

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
        if live is None or self._wrapping:
            return
        view = next((one for one in live.questions if one.id == question), None)
        if view is None:
            return
        self._page.open_list(on=False)
        self._page.form.close_form()
        self._edited = view
        self._ticks = [choice.value for choice in view.choices if choice.selected]
        self._draw_edited(view)

    def _draw_edited(self, view: QuestionView) -> None:
        page = self._page
        choices = self._choices_of(view)
        field = None
        if view.kind in _FIELDS:
            field = TypedField(_FIELDS[view.kind], view.name, view.unit, view.stable)
        heading = self.tr("Change: {question}").format(question=view.name)
        page.answers.show()
        page.answers.ask(Asked(choices, field, view.kind is QuestionKind.MULTI, f"edit/{view.id}", heading))
        if self._live is not None:
            page.strip.show_view(self._live.view, editing=True)
        if not page.answers.focus_field():
            page.speech.text.setFocus()

    def _choices_of(self, view: QuestionView) -> tuple[ChoiceView, ...]:
        return tuple(ChoiceView(one.key, one.value, one.label, one.value in self._ticks) for one in view.choices)

    def _choose_edited(self, edited: QuestionView, choice: ChoiceView) -> None:
        if edited.kind is not QuestionKind.MULTI:
            self._set(edited.id, AnswerState.ANSWERED, Selected((choice.value,)))
            return
        if choice.value in self._ticks:
            self._ticks.remove(choice.value)
        else:
            self._ticks.append(choice.value)
        self._draw_edited(edited)

    def _confirm_edit(self, edited: QuestionView) -> None:
        if edited.kind in _FIELDS and self._page.answers.field.text().strip():
            self._enter_text(self._page.answers.field.text())
        elif edited.kind is QuestionKind.MULTI and self._ticks:
            keys = "+".join(one.key for one in edited.choices if one.value in self._ticks)
            self._press(f"{edited.id}#{keys}", editing=True)

    def _set(self, question: QuestionId, state: AnswerState, value: Selected | None = None) -> None:
        if self._act(actions.SetAnswer(question, state, value)):
            self._end_edit()

    def _end_edit(self) -> None:
        self._edited = None
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
        self._page.form.ask(
            "else",
            self.tr("Something else: what did they say?"),
            [(self.tr("In their words"), "")],
            buttons=(self.tr("Take it"), self.tr("Cancel")),
            detail=self.tr("The question counts as “does not know”; the words go to the script's author."),
        )

    def _ask_own_question(self) -> None:
        self._page.form.ask(
            "own_question",
            self.tr("A question of your own"),
            [(self.tr("Question"), ""), (self.tr("Answer"), "")],
            buttons=(self.tr("Save"), self.tr("Cancel")),
        )

    def _ask_capture(self, *, focus: bool) -> None:
        fields = [
            (self.tr("Name"), ""),
            (self.tr("Function"), ""),
            (self.tr("Direct line"), ""),
            (self.tr("Best time"), ""),
        ]
        self._page.form.ask(
            "capture",
            self.tr("Who decides?"),
            fields,
            buttons=(self.tr("Save"), self.tr("Cancel")),
            detail=self.tr("Saving it creates the follow-up to call this person."),
            focus=focus,
        )

    def _ask_reason(self, *, focus: bool) -> None:
        live = self._live
        if live is None:
            return
        lock = live.view.lock
        title = self.tr("Go on against the verdict: why?")
        if lock is not None:
            missing = ", ".join(lock.missing)
            title = (
                self.tr("Locked: {missing} still open").format(missing=missing)
                if missing
                else self.tr("Locked by the verdict")
            )
        self._page.form.ask(
            "override",
            title,
            [(self.tr("Reason"), "")],
            buttons=(self.tr("Go on anyway"), self.tr("Cancel")),
            detail=self.tr("Going on wants a reason ({key}); it is logged and exported.").format(
                key=self._keys.label("override")
            ),
            focus=focus,
        )

    def _reword_form(self) -> None:
        """The window changed its language: an open form says the same in the new one and keeps what was typed."""
        form = self._page.form
        typed = [field.text() for field in form.fields()]
        focused = form.has_focus()
        match form.purpose:
            case "else":
                self._ask_something_else()
            case "own_question":
                self._ask_own_question()
            case "capture":
                self._ask_capture(focus=focused)
            case "override":
                self._ask_reason(focus=focused)
            case _:
                return
        for field, text in zip(form.fields(), typed, strict=False):
            field.setText(text)

    def _submit_form(self, values: list[str]) -> None:
        live, form = self._live, self._page.form
        if live is None:
            return
        match form.purpose:
            case "else" if live.view.question is not None:
                action: actions.Action = actions.SomethingElse(live.view.question, values[0])
            case "own_question":
                action = actions.AskedOwnQuestion(values[0], values[1])
            case "capture":
                action = actions.NamedContact(values[0], values[1], values[2], values[3])
            case "override":
                action = actions.Overrode(values[0])
            case _:
                return
        form.close_form()
        self._act(action)

    def _cancel_form(self) -> None:
        self._page.form.close_form()
        self._settle_focus()

    def _leave_panels(self) -> None:
        """What was open for the question is of no use over it."""
        self._page.open_list(on=False)
        self._page.form.close_form()
        self._page.objections.leave_search()
        self._edited = None

    # -- finding ---------------------------------------------------------------------------------------------------

    def _open_find(self) -> None:
        live = self._live
        if live is None:
            return
        view = live.view
        things: list[Found] = []
        for place, one in enumerate(view.objections):
            function, letter = self._keys.objection_labels(place)
            things.append(Found("objection", one.id, one.label, self.tr("Objection"), function or letter))
        things += [Found("question", one.id, one.name, self.tr("Question")) for one in live.questions]
        things += [Found("exit", one.id, one.label, self.tr("Exit")) for one in view.exits]
        self._page.open_find()
        self._page.finder.open_with(things)

    def _found(self, found: Found) -> None:
        self._page.finder.hide()
        match found.kind:
            case "objection":
                self._object(found.id)
            case "question":
                self._edit(found.id)
            case "exit":
                self._take_exit(found.id)
            case _:
                self.call_chosen.emit(found.id)

    # -- wrap-up ---------------------------------------------------------------------------------------------------

    def _hang_up(self) -> None:
        live = self._live
        if live is None:
            return
        if self._wrapping:
            self._page.wrap_up.submit()
            return
        self._leave_panels()
        view = live.view
        self._open_wrap_up(view)

    def _open_wrap_up(self, view: CallView) -> None:
        self._wrapping = True
        page = self._page
        page.show_wrap_up(on=True)
        page.form.close_form()
        page.wrap_up.open_with(view.proposed_outcome, self._follow_up_for, now=self._now(), can_go_back=True)
        page.speech.text.setFocus()

    def _follow_up_for(self, outcome: str) -> FollowUp:
        assert self._live is not None
        return self._live.call.follow_up_for(outcome)

    def _back_into_call(self) -> None:
        live = self._live
        if live is None or not self._wrapping or self._closing or live.state != "live":
            return
        self._wrapping = False
        self._page.show_wrap_up(on=False)
        if live.view.ended:
            self._act(actions.WentBack())
        else:
            self._draw(fresh=True)

    def _save_wrap_up(self, outcome: str, follow_up: FollowUp) -> None:
        live = self._live
        if live is None or self._closing:
            return
        if live.state != "live":  # hung up already, but not on the disk yet
            self._retry()
            return
        self._closing = True
        note = self._page.note.text()
        self._page.note.show_note(note)
        self._timer.stop()
        self._page.header.show_saved(Saved.SAVING)
        try:
            saving = live.hang_up(outcome, follow_up, note)
        except KnownError as error:
            self._closing = False
            self._page.wrap_up.problem.show_text(error_wording.error(error))
            return
        self._bridge.watch(saving.future, self._hung_up, self._not_hung_up)

    def _hung_up(self, _result: object) -> None:
        self._live = None
        self._wrapping = self._closing = False
        self._page.header.show_saved(Saved.SAVED)
        self._page.wrap_up.hide()
        self._page.unsaved.say("")
        self.finished.emit()

    def _not_hung_up(self, error: BaseException) -> None:
        self._closing = False
        self._show_unsaved(error)

    # -- acting ----------------------------------------------------------------------------------------------------

    def _press(self, token: str, *, editing: bool = False) -> bool:
        live = self._live
        if live is None:
            return False
        try:
            saving = live.press(token)
        except (ImpossibleAction, NotUnderstood) as error:
            self._refused(error)
            return False
        if editing:
            self._edited = None
        self._acted(saving, keep_focus=False)
        return True

    def _act(self, action: actions.Action, *, keep_focus: bool = False) -> bool:
        live = self._live
        if live is None:
            return False
        try:
            saving = live.act(action)
        except (ImpossibleAction, NotUnderstood) as error:
            self._refused(error)
            return False
        self._acted(saving, keep_focus=keep_focus)
        return True

    def _refused(self, error: KnownError) -> None:
        """Say what did not work where the rep looks: at the field, or beneath the answers."""
        answers = self._page.answers
        if answers.has_field() and answers.field.hasFocus():
            answers.say_problem(self._words_of(error))
        else:
            self._page.show_hint(self._words_of(error))

    def _words_of(self, error: KnownError) -> str:
        """In the window's language as far as we know it: how to type a field is said by its own placeholder."""
        answers = self._page.answers
        if isinstance(error, ImpossibleAction):
            return self.tr("That is not possible here.")
        typed = answers.field.text().strip()[:60] if answers.has_field() else ""
        match error.code:
            case "in_the_past":
                return self.tr("“{typed}” lies in the past.").format(typed=typed)
            case "out_of_range":
                return self.tr("“{typed}” is out of range: check the figure.").format(typed=typed)
            case "other_currency":
                return self.tr("“{typed}”: the amount is asked in another currency.").format(typed=typed)
            case _ if typed:
                how = answers.field.placeholderText()
                return self.tr("“{typed}” does not fit here. Asked for: {how}.").format(typed=typed, how=how)
            case _:
                return error_wording.error(error)

    def _acted(self, saving: Saving, *, keep_focus: bool) -> None:
        live = self._live
        if live is None:
            return
        self._watch(saving)
        self.keep_note()  # a click on an answer leaves the focus in the note
        self._page.set_fresh(on=False)
        self._page.form.close_form()
        self._draw(fresh=not keep_focus)

    def _watch(self, saving: Saving) -> None:
        self._last_seq = saving.seq
        if saving.future.done() and saving.future.exception() is None:
            self._saved(None)
            return
        self._page.header.show_saved(Saved.SAVING)
        self._bridge.watch(saving.future, self._saved, self._show_unsaved)

    def _saved(self, _result: object) -> None:
        live = self._live
        if live is not None and not live.unsaved:
            self._failures = 0
            self._page.header.show_saved(Saved.SAVED)
            self._page.unsaved.say("")

    def _show_unsaved(self, error: BaseException) -> None:
        self._page.header.show_saved(Saved.UNSAVED)
        words = self.tr("Not saved – kept here. {reason}").format(reason=error_wording.error(error))
        self._page.unsaved.say(words, self.tr("Try again"))
        self._failures += 1
        live = self._live
        if live is not None and self._failures >= _RESCUE_AFTER and self._rescue_folders:
            self._bridge.watch(live.rescue(self._rescue_folders), lambda path: self._rescued(words, path))

    def _rescued(self, words: str, path: Path | None) -> None:
        if path is not None and not self._page.unsaved.isHidden():
            copy = self.tr("A copy lies in {path} and is taken in at the next start.").format(path=path)
            self._page.unsaved.say(f"{words} {copy}", self.tr("Try again"))

    def _retry(self) -> None:
        live = self._live
        if live is None:
            return
        self._page.header.show_saved(Saved.SAVING)
        if live.state == "live":
            self._bridge.watch(live.retry().future, self._saved, self._show_unsaved)
        else:
            self._bridge.watch(live.retry().future, self._hung_up, self._not_hung_up)

    def _note_edited(self, text: str) -> None:
        if self._live is not None and not self._closing and self._live.state == "live":
            self._watch(self._live.set_note(text))

    # -- drawing ---------------------------------------------------------------------------------------------------

    def _draw(self, *, fresh: bool) -> None:
        live = self._live
        if live is None:
            return
        page = self._page
        view = live.view
        before = page.speech.text.toPlainText() if QAccessible.isActive() else ""
        page.show_view(view)
        if self._edited is not None:
            self._draw_edited(self._edited)
        if self._usp_shown and not view.usp:
            self._toggle_usp()
        if fresh:
            page.scroll_to_top()
        if view.ended and not self._wrapping:
            self._open_wrap_up(view)
        elif view.opens_capture and not view.stack and not page.form.purpose:
            page.answers.hide()
            self._ask_capture(focus=fresh)
        elif view.lock is not None and not page.form.purpose:
            self._ask_reason(focus=False)
            if fresh:
                self._settle_focus()
        elif fresh and self._edited is None:
            self._settle_focus()
        if QAccessible.isActive() and page.speech.text.toPlainText() != before:
            self._announce(view)
        self.drawn.emit()

    def _settle_focus(self) -> None:
        """Where the next key belongs: into the field, if one is to be filled; else to the call."""
        page = self._page
        live = self._live
        if live is None or self._wrapping:
            page.speech.text.setFocus()
            return
        reply = live.view.kind is NodeKind.OBJECTION
        if page.form.purpose == "capture" and not reply:
            page.form.fields()[0].setFocus()
        elif not reply and page.answers.wants_focus() and not page.answers.isHidden():
            page.answers.field.setFocus()
        else:
            page.speech.text.setFocus()

    def _announce(self, view: CallView) -> None:
        from PySide6.QtGui import QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page.speech.text, view.say.plain()))

    def _interpret(self, text: str) -> str:
        live = self._live
        if live is None:
            return ""
        call, view = live.call, live.view
        named = self._named(text)
        if named is not None:
            return named.label
        question = self._edited.id if self._edited is not None else view.question
        if question is not None:
            asked = call.script.questions[question]
            value = typed_value(asked, text, call.setup.started.date())
            return spoken.worded(value, asked, view.language)
        if view.field is not None and view.field.kind is FieldView.TIME:
            moment = typed_time(text, call.setup.started)
            return f"{wording.weekday(moment)} {wording.moment(moment)}"
        return ""

    def _now(self) -> datetime:
        live = self._live
        assert live is not None
        return live.call.setup.started  # what the engine itself reckons "tomorrow" from

    def _tick(self) -> None:
        if self._live is not None and QApplication.instance() is not None:
            gap = self._live.breathe()
            if gap is not None:
                self._watch(gap)
            self._page.header.show_seconds(self._live.elapsed())
