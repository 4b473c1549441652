"""The small forms that open in place during a call: their words, and the action that comes of what was typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from callassist.domain.answers import QuestionId
from callassist.domain.contact import Contact
from callassist.engine import actions
from callassist.engine.typed_time import typed_time
from callassist.engine.view import Lock
from callassist.errors import NotUnderstood
from callassist.services.calls.live_call import LiveCall
from callassist.ui.commands import Command
from callassist.ui.kit.inline_form import InlineForm
from callassist.ui.kit.keys import KeyMap
from callassist.ui.words import code_words, error_wording


class CallForms(QObject):
    """Something else, a question of one's own, who decides, the lead's details, and why to go on against the verdict.

    `submitted(action)` once the form is closed.
    """

    submitted = Signal(object)
    #: words for the note
    noted = Signal(str)

    def __init__(
        self, form: InlineForm, keys: KeyMap, live: Callable[[], LiveCall | None], parent: QObject | None = None
    ) -> None:
        """`live` is the call under way, which knows what is typed."""
        super().__init__(parent)
        self._live = live
        self._contact: Contact | None = None
        self._form = form
        self._keys = keys
        self._question: QuestionId | None = None
        self._lock: Lock | None = None
        form.submitted.connect(self._submit)
        form.changed.connect(self._show_meaning)

    def ask_something_else(self, question: QuestionId) -> None:
        """None of the answers to `question` fits: the lead's own words."""
        self._question = question
        self._form.ask(
            Command.ELSE,
            self.tr("Something else: what did they say?"),
            [(self.tr("In their words"), "")],
            buttons=(self.tr("Take it"), self.tr("Cancel")),
            detail=self.tr("The question counts as “does not know”; the words go to the script's author."),
        )

    def ask_own_question(self) -> None:
        """A question that is not in the script, with its answer."""
        self._form.ask(
            Command.OWN_QUESTION,
            self.tr("A question of your own"),
            [(self.tr("Question"), ""), (self.tr("Answer"), "")],
            buttons=(self.tr("Save"), self.tr("Cancel")),
        )

    def ask_capture(self, *, focus: bool) -> None:
        """Who decides, as told by whoever is on the line (R14)."""
        fields = [
            (self.tr("Name"), ""),
            (self.tr("Function"), ""),
            (self.tr("Direct line"), ""),
            (self.tr("Best time"), ""),
        ]
        self._form.ask(
            Command.CAPTURE,
            self.tr("Who decides?"),
            fields,
            buttons=(self.tr("Save"), self.tr("Cancel")),
            detail=self.tr("Saving it creates the follow-up to call this person."),
            focus=focus,
        )

    def ask_details(self, contact: Contact) -> None:
        """Where whoever is on the line can be written to, and why they may be called."""
        self._contact = contact
        given_on = contact.consent.given_on
        self._form.ask(
            Command.DETAILS,
            self.tr("E-mail, address, consent"),
            [
                (self.tr("E-mail"), contact.email),
                (self.tr("Address"), contact.address),
                (self.tr("Consent of"), f"{given_on:%d.%m.%Y}" if given_on is not None else ""),
                (self.tr("Source"), contact.consent.source),
            ],
            buttons=(self.tr("Save"), self.tr("Cancel")),
            detail=self.tr("The day they agreed to be called, and where that and the number are from."),
            needed=0,
        )

    def ask_reason(self, lock: Lock | None, *, focus: bool) -> None:
        """Why to go on against the verdict, or past what `lock` holds back (R25)."""
        self._lock = lock
        title = self.tr("Go on against the verdict: why?")
        if lock is not None:
            missing = ", ".join(lock.missing)
            title = (
                self.tr("Locked: {missing} still open").format(missing=missing)
                if missing
                else self.tr("Locked by the verdict")
            )
        self._form.ask(
            Command.OVERRIDE,
            title,
            [(self.tr("Reason"), "")],
            buttons=(self.tr("Go on anyway"), self.tr("Cancel")),
            detail=self.tr("Going on wants a reason ({key}); it is logged and exported.").format(
                key=self._keys.label(Command.OVERRIDE)
            ),
            focus=focus,
        )

    def ask_note(self, text: str) -> None:
        """Words that were typed where no field is: for the note, unless they are dropped."""
        self._form.ask(
            Command.NOTE,
            self.tr("Typed outside a field"),
            [(self.tr("Words"), text)],
            buttons=(self.tr("Into the note"), self.tr("Cancel")),
            detail=self.tr("Nothing was pressed by it. Enter puts it into the note, Esc drops it."),
        )
        self._form.fields()[0].deselect()
        self._form.fields()[0].end(False)

    def reword(self) -> None:
        """The window changed its language: an open form says the same in the new one and keeps what was typed."""
        typed = [field.text() for field in self._form.fields()]
        focused = self._form.has_focus()
        match self._form.purpose:
            case Command.ELSE if self._question is not None:
                self.ask_something_else(self._question)
            case Command.OWN_QUESTION:
                self.ask_own_question()
            case Command.CAPTURE:
                self.ask_capture(focus=focused)
            case Command.DETAILS if self._contact is not None:
                self.ask_details(self._contact)
            case Command.OVERRIDE:
                self.ask_reason(self._lock, focus=focused)
            case Command.NOTE:
                self.ask_note("")
            case _:
                return
        for field, text in zip(self._form.fields(), typed, strict=False):
            field.setText(text)

    def _submit(self, values: list[str]) -> None:
        match self._form.purpose:
            case Command.NOTE:
                self._form.close_form()
                self.noted.emit(values[0])
                return
            case Command.ELSE if self._question is not None:
                action: actions.Action = actions.SomethingElse(self._question, values[0])
            case Command.OWN_QUESTION:
                action = actions.AskedOwnQuestion(values[0], values[1])
            case Command.CAPTURE:
                live = self._live()
                if live is None:
                    return
                action = live.named(values[0], values[1], values[2], values[3])
            case Command.DETAILS:
                if not self._form.is_filled:
                    self._form.close_form()
                    return
                found = self._details(values)
                if found is None:
                    return
                action = found
            case Command.OVERRIDE:
                action = actions.Overrode(values[0])
            case _:
                return
        self._form.close_form()
        self.submitted.emit(action)

    def _details(self, values: list[str]) -> actions.NotedDetails | None:
        """What was typed; None where the day cannot be taken, which is said in the form."""
        live = self._live()
        if live is None:
            return None
        try:
            return live.details(values[0], values[1], values[2], values[3])
        except NotUnderstood as error:
            words = self.tr("“{typed}” is no day. Type for example 3.2.2026.").format(typed=values[2])
            self._form.detail.show_text(error_wording.error(error) if error.code == "in_the_future" else words)
            self._form.fields()[2].setFocus()
            return None

    def _show_meaning(self) -> None:
        """The best time as it was understood, before Enter takes it."""
        live = self._live()
        now = live.now if live is not None else None
        if self._form.purpose is not Command.CAPTURE or now is None:
            return
        text = self._form.fields()[3].text().strip()
        words = self.tr("Saving it creates the follow-up to call this person.")
        if text:
            try:
                words = f"= {code_words.time_in_words(typed_time(text, now))}"
            except NotUnderstood:
                words = self.tr("“{text}” is kept as it is: no time is read from it.").format(text=text)
        self._form.detail.show_text(words)
