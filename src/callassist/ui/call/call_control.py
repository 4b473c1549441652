"""What happens on the call page: keys and clicks become actions of the call, its snapshots go back to the page.

The page draws, the call decides, this stands between them. Nothing here waits: an action changes the call in memory at
once, its saving is promised and the header tells when it is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAccessible, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QApplication

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.script import Effect
from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.view import CallView, ChoiceView, FieldView, NodeKind
from callassist.errors import ImpossibleAction, KnownError, NotUnderstood
from callassist.ui.bridge import Bridge
from callassist.ui.call.answer_editing import AnswerEditing
from callassist.ui.call.call_ending import CallEnding
from callassist.ui.call.call_forms import CallForms
from callassist.ui.call.call_page import CallPage
from callassist.ui.call.call_saving import CallSaving
from callassist.ui.call.typed_answers import TypedAnswers
from callassist.ui.kit.keys import (
    KeyMap,
    alt_digit_of,
    command_words,
    digit_of,
    digit_place_of,
    is_pad_without_digits,
)
from callassist.ui.kit.match import Found

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall, Saving

_TICK_MS = 250
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


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
        self._live: LiveCall | None = None
        self._usp_shown = False
        self._drawn: CallView | None = None
        self._saving = CallSaving(page, bridge, self)
        self._forms = CallForms(page.form, keys, self)
        self._ending = CallEnding(page, self._saving, self)
        self._editing = AnswerEditing(page, self._change, self._press_change, self)
        self._typed = TypedAnswers(page.answers, self._editing, self)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)

        page.strip.triggered.connect(self.do)
        page.answers.field.textChanged.connect(self._saving.look)
        page.answers.choice_pressed.connect(self._choose)
        page.answers.text_entered.connect(self._enter_text)
        page.exits.taken.connect(self._take_exit)
        page.finder.log_asked.connect(self.log_searched)
        page.finder.taken.connect(self._found)
        page.form.cancelled.connect(self._cancel_form)
        page.form.changed.connect(self._saving.look)
        page.header.dial_asked.connect(self._dial)
        page.header.hang_up_asked.connect(self._hang_up)
        page.hints.objected.connect(self._object)
        page.key_pressed.connect(self.key)
        page.language_changed.connect(self._forms.reword)
        page.note.edited.connect(self._note_edited)
        page.note.focus_asked.connect(self._focus_note)
        page.objections.objected.connect(self._object)
        page.path.step_clicked.connect(self._edit)
        page.qualification.depth_chosen.connect(self._set_depth)
        page.qualification.hide_asked.connect(self._toggle_discreet)
        page.questions.chosen.connect(self._edit)
        page.speech.language_chosen.connect(self._set_language)
        page.speech.wording_asked.connect(self._next_wording)
        page.wrap_up.note_chip.clicked.connect(self._focus_note)
        self._ending.went_back.connect(self._went_back)
        self._ending.hung_up.connect(self._timer.stop)
        self._ending.finished.connect(self._finish)
        self._forms.submitted.connect(self._act)
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

    def set_rescue_folders(self, folders: tuple[Path, ...]) -> None:
        """Where a file goes with what cannot be written to the log."""
        self._saving.set_rescue_folders(folders)

    def begin(self, live: LiveCall, name: str, company: str, number: str) -> None:
        """Show this call."""
        self._live = live
        self._usp_shown = False
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

    def do(self, command: str) -> None:
        """Run a command by its name, as a key or a click asks for it."""
        if self._live is None:
            return
        self._page.show_hint("")
        if self._ending.wrapping:
            self._do_in_wrap_up(command)
        elif self.editing and command in ("go_on", "refuse", "unknown", "escape", "back"):
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
        command = self._keys.command(event)
        digit = digit_of(event)
        if digit is None:
            digit = alt_digit_of(event)
        if digit is None and not self._means(command):
            digit = digit_place_of(event)
        if digit is not None:
            event.accept()
            self._page.show_hint("")
            self._digit(digit)
        elif command:
            event.accept()
            self.do(command)
            self._tell_other_way(event)
        else:
            self._tell_meaningless(event)

    def _means(self, command: str) -> bool:
        """Whether a command of one sign has a meaning now: + and - rate a reply, else their place may be a digit's."""
        if command in ("helped", "not_helped"):
            return self._live is not None and bool(self._live.view.stack) and not self._ending.wrapping
        return bool(command)

    def _tell_other_way(self, event: QKeyEvent) -> None:
        """The chord on a button lies here, but this keyboard has a sign of another command: say what to press."""
        meant, key = self._keys.other_way(event)
        if meant:
            words = self.tr("On this keyboard that key is taken by its sign. {command}: {key}")
            self._page.show_hint(words.format(command=command_words(meant), key=key))

    def _tell_meaningless(self, event: QKeyEvent) -> None:
        """A key that does nothing says so; one that a rep believes in would be pressed again and again."""
        if is_pad_without_digits(event):
            self._page.show_hint(self.tr("The number pad moves the cursor. Num Lock makes it type digits."))
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & _CHORD:
            words = self.tr("{sign} means nothing here. {key} shows all keys.")
            self._page.show_hint(words.format(sign=event.text(), key=self._keys.label("sheet")))

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
                self._forms.ask_own_question()
            case "capture":
                self._forms.ask_capture(focus=True)
            case "override":
                self._ask_reason(focus=True)
            case "legal":
                self._page.toggle_legal()
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
        match command:
            case "refuse":
                self._editing.refuse()
            case "unknown":
                self._editing.unknown()
            case "go_on":
                answers = self._page.answers
                if answers.has_field() and answers.field.text().strip():
                    self._enter_text(answers.field.text())
                else:
                    self._editing.confirm()
            case _:
                self._editing.leave()
                self._draw(fresh=True)

    def _do_in_wrap_up(self, command: str) -> None:
        match command:
            case "go_on" | "hang_up":
                self._page.wrap_up.submit()
            case "escape" if self._page.note.field.hasFocus():
                self._page.speech.text.setFocus()
            case "escape" | "back":
                self._ending.back()
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
        if self._ending.wrapping:
            page.wrap_up.choose_digit(digit)
            return
        if self._live is None:
            return
        view = self._live.view
        if view.kind is NodeKind.OBJECTION and not self.editing:
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
        view = live.view
        if self.editing:
            self._editing.choose(choice, view)
            return
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
        named = self._typed.named(text)
        if named is not None:
            self._choose(named)
        elif self.editing:
            self._editing.enter(text)
        elif not self._typed.asks_back(text):
            self._press(f"={text}")

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
        if self._ending.wrapping:
            return
        self._leave_panels()
        self._act(actions.Objected(ObjectionId(objection)))

    def _take_exit(self, exit_id: str) -> None:
        self._page.show_hint("")
        if self._ending.wrapping:
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
        if live is None or self._ending.wrapping:
            return
        view = next((one for one in live.questions if one.id == question), None)
        if view is None:
            return
        self._page.open_list(on=False)
        self._page.form.close_form()
        self._editing.begin(view, live.view)

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
            self._editing.leave()
        self._acted(saving, keep_focus=False)
        return True

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

    def _press_change(self, token: str) -> bool:
        return self._press(token, editing=True)

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
        if page.form.purpose == "capture" and not reply:
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
