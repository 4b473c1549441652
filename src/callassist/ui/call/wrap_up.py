"""The wrap-up, in the place of the question: how it ended, what follows, the note. Enter saves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.outcome import NOTE_ASKED, OUTCOMES
from callassist.domain.promise import DayPart, SaidAs
from callassist.domain.text import Language
from callassist.engine.typed_time import at_night, from_then_on, time_said, typed_form
from callassist.errors import NotUnderstood
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import announce, identified, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.kit.flow_strip import chord
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel, Words
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words, day_words

if TYPE_CHECKING:
    from callassist.domain.own_outcomes import OwnOutcome

_FIRST = "appointment_set"
"""In the first place, unless the script proposes an outcome of its own or another one is picked."""
_USUAL = (
    "no_answer",
    "busy",
    "callback_agreed",
    "not_interested",
    "hung_up",
    "info_requested",
    "call_dropped",
)
"""From the second place on, always under the same digits: they are pressed without looking."""
_SHOWN = 1 + len(_USUAL)
_WITHOUT_DATE = (FollowUpKind.NONE,)
_AS_SAID = (FollowUpKind.CALLBACK, FollowUpKind.RETRY, FollowUpKind.RECONTACT_BEFORE_END)
"""What may be agreed on for a part of a day, or for a day."""
_WITH_TIME = (FollowUpKind.APPOINTMENT, FollowUpKind.CALLBACK)


class WrapUp(Card):
    """Emits `saved(outcome, follow_up)`; `back` goes back into the call. Digits choose the outcome."""

    saved = Signal(str, object)
    back = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent")
        self._look = look
        self._keys = keys
        self._outcome = ""
        self._codes: list[str] = []
        self._proposed = FollowUp(FollowUpKind.NONE)
        self._now: Callable[[], datetime] = lambda: datetime.fromtimestamp(0, UTC)
        self._here: tzinfo | None = None
        self._can_go_back = True
        self._propose: Callable[[str], FollowUp] | None = None
        #: whether an outcome without a next step wants a reason
        self._wants_reason: Callable[[str], bool] = lambda _: False
        self._has_note: Callable[[], bool] = bool
        #: of each outcome of the script's own the built-in one it is like, and what it is called
        self._own: dict[str, tuple[str, str]] = {}
        #: the rep changed the follow-up: it is hers now
        self._edited = False
        # a time at night that was asked back
        self._asked_back = ""
        self._typing = False
        self._buttons: list[KeyButton] = []

        # Widgets
        self.question = PlainLabel("", self, role="title", wrap=True)
        for _place in range(_SHOWN):
            self._buttons.append(KeyButton(look, Form.ROW, self))
        self.more = ChoiceBox(self)
        named(self.more, "All outcomes")
        self.ask_note = PlainLabel("", self, role="good", wrap=True)
        self.follow_head = PlainLabel("", self, role="strong")
        self.kind = ChoiceBox(self)
        named(self.kind, "Follow-up")
        self.due = Field(keys, self)
        named(self.due, "Follow-up date")
        self.why = Field(keys, self)
        named(self.why, "Why nothing follows")
        self.meaning = PlainLabel("", self, role="good", wrap=True)
        self.problem = PlainLabel("", self, role="error", wrap=True)
        self.back_chip = KeyButton(look, Form.CHIP, self)
        named(self.back_chip, "Back into the call")
        self.note_chip = KeyButton(look, Form.CHIP, self)
        named(self.note_chip, "Write a note")
        self.save = Push("", self)
        self.save.setProperty("role", "primary")
        named(self.save, "Save the call")

        # Assemble
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // 2, place % 2)
        follow = QHBoxLayout()
        follow.setSpacing(8)
        follow.addWidget(self.kind, 1)
        follow.addWidget(self.due, 1)
        follow.addWidget(self.why, 1)
        last = QHBoxLayout()
        last.setSpacing(10)
        last.addWidget(self.back_chip)
        last.addWidget(self.note_chip)
        last.addStretch(1)
        last.addWidget(self.save)
        self.body.setContentsMargins(21, 14, 20, 14)
        self.body.addWidget(self.question)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.more)
        self.body.addWidget(self.ask_note)
        self.body.addWidget(self.follow_head)
        self.body.addLayout(follow)
        self.body.addWidget(self.meaning)
        self.body.addWidget(self.problem)
        self.body.addSpacing(4)
        self.body.addLayout(last)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        # Connect
        for button in self._buttons:
            button.clicked.connect(self._clicked)
        self.more.activated.connect(self._picked)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.due.entered.connect(self.submit)
        self.why.entered.connect(self.submit)
        self.due.textChanged.connect(self._typed)
        self.due.textEdited.connect(self._edited_by_hand)
        self.kind.activated.connect(self._edited_by_hand)
        self.back_chip.clicked.connect(self.back)
        self.save.clicked.connect(self.submit)

        self.retranslate()
        self.hide()

    def open_with(
        self,
        outcome: str,
        propose: Callable[[str], FollowUp],
        *,
        now: Callable[[], datetime],
        can_go_back: bool,
        wants_reason: Callable[[str], bool] = lambda _: False,
        here: tzinfo | None = None,
        has_note: Callable[[], bool] = bool,
        own: Sequence[OwnOutcome] = (),
        language: Language = Language.EN,
    ) -> None:
        """Propose an outcome, and the follow-up that goes with it. `now` tells what "tomorrow" is reckoned from.

        `now` is by the lead's clock; `here` is the rep's, which is shown beside it where the two differ.

        `wants_reason` says of an outcome whether nothing following on it is said why; `has_note` whether something is
        noted down: where an outcome asks for a note it is not asked for twice, and never waited for. `own` are the
        outcomes of the script's own, which are called as they are in `language`.
        """
        self._wants_reason = wants_reason
        self._here = here
        self._has_note = has_note
        self._own = {one.name: (one.like, one.label.of(language)) for one in own}
        self._fill_more()
        self.why.clear()
        self._propose, self._now, self._can_go_back = propose, now, can_go_back
        self._edited = False
        self._asked_back = ""
        self._codes = [_FIRST, *_USUAL]
        self.problem.show_text("")
        self._choose(outcome)
        self.back_chip.setVisible(can_go_back)
        self.show()

    def outcome(self) -> str:
        """The outcome that is chosen."""
        return self._outcome

    def choose(self, outcome: str) -> None:
        """Take this outcome."""
        self._choose(outcome)
        self._ask_when()

    def choose_digit(self, digit: int) -> bool:
        """Take the outcome with this number."""
        if 1 <= digit <= len(self._codes):
            self._choose(self._codes[digit - 1])
            self._ask_when()
            return True
        return False

    def submit(self) -> None:
        """Save, unless the date cannot be understood."""
        kind = FollowUpKind(self.kind.currentData())  # a combo box gives a plain string back
        text = self.due.text().strip()
        due: datetime | None = None
        said_as = SaidAs.MINUTE
        if text and kind not in _WITHOUT_DATE:
            try:
                due, said_as = self._understood(text)
            except NotUnderstood as error:
                is_over = error.code == "in_the_past"
                self._say_problem(lambda: self._words_of_time(text, is_over=is_over))
                self.due.setFocus()
                return
            if at_night(due) and text != self._asked_back and due != self._proposed.due:
                self._asked_back = text
                at = due
                self._say_problem(lambda: code_words.night_question(at))
                self.due.setFocus()
                return
        why = self.why.text().strip() if self._asks_why() else ""
        if self._asks_why() and not why:
            self.problem.tell(lambda: self.tr("This is a prospect: say why nothing follows, or choose what does."))
            self.why.setFocus()
            return
        same = kind is self._proposed.kind
        follow_up = FollowUp(
            kind,
            due,
            reason=why or (self._proposed.reason if same else ""),
            resume_node=self._proposed.resume_node if same else "",
            contact_name=self._proposed.contact_name if same else "",
            said_as=said_as,
        )
        self.saved.emit(self._outcome, follow_up)

    def _words_of_time(self, text: str, *, is_over: bool) -> str:
        over = self.tr("“{text}” is over. Type a time to come.")
        none = self.tr("“{text}” is no time. Type for example: tomorrow 10:00, Tuesday 18:00, 4.3. 9:30")
        return (over if is_over else none).format(text=text)

    def _say_problem(self, words: Words) -> None:
        self.problem.tell(words)
        self.due.setAccessibleDescription(self.problem.text())
        announce(self.due, self.problem.text())

    def take_tabs_after(self, before: QWidget) -> None:
        """Tab goes through the wrap-up in the order it is filled in, coming from `before`."""
        order = (*self._buttons, self.more, self.kind, self.due, self.why, self.save, self.back_chip, self.note_chip)
        for one in order:
            QWidget.setTabOrder(before, one)
            before = one

    def set_typing(self, *, here: bool, elsewhere: bool) -> None:
        """Show the keys that work while a field has the focus: the date (`here`) or another one."""
        self.note_chip.show_content(
            chord(self._keys, Command.NOTE) if here or elsewhere else self._keys.label(Command.NOTE), self.tr("note")
        )
        if here != self._typing:
            self._typing = here
            if self._outcome:
                self._show_outcome(self._outcome)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.question.setText(self.tr("Wrap-up: how did it end?"))
        self.follow_head.setText(self.tr("What follows?"))
        self.due.setPlaceholderText(self.tr("tomorrow 10:00, Tuesday 18:00"))
        self.why.setPlaceholderText(self.tr("why nothing?"))
        self.save.setText("  ".join((self.tr("Save"), self._keys.label(Command.GO_ON))))
        self.back_chip.show_content(self._keys.label(Command.ESCAPE), self.tr("back into the call"))
        self.note_chip.show_content(self._keys.label(Command.NOTE), self.tr("note"))
        kind = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        for one in FollowUpKind:
            self.kind.addItem(code_words.follow_up(one.value), one)
        if kind is not None:
            self.kind.setCurrentIndex(self.kind.findData(kind))
        self.kind.blockSignals(False)
        self._fill_more()
        if self._outcome:
            self._show_outcome(self._outcome)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill_more(self) -> None:
        """All there are to choose from, the script's own first."""
        self.more.clear()
        self.more.addItem(self.tr("another outcome …"), "")
        for code in (*self._own, *OUTCOMES):
            self.more.addItem(self._words_of(code), code)

    def _words_of(self, code: str) -> str:
        own = self._own.get(code)
        return code_words.outcome(code) if own is None else own[1]

    def _choose(self, code: str) -> None:
        self._show_outcome(code)
        if self._propose is not None and not self._edited:
            # another outcome, another follow-up; what the rep typed herself stays
            self._proposed = self._propose(code)
            self._fill_follow_up(self._proposed)
        self.why.setVisible(self._asks_why())

    def _show_outcome(self, code: str) -> None:
        self._outcome = code
        if code not in self._codes:
            self._codes = [code, *_USUAL]
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(self._codes))
            if index < len(self._codes):
                one = self._codes[index]
                digit = str(index + 1)
                key = printed(f"Alt+{digit}") if self._typing else digit
                button.show_content(key, self._words_of(one), marked=one == code)
                identified(button, f"Outcome {one}", self._words_of(one))
        self.show_note_asked()

    def show_note_asked(self) -> None:
        """Ask for a note where the next try hangs on one and there is none."""
        like = self._own[self._outcome][0] if self._outcome in self._own else self._outcome
        asks = like in NOTE_ASKED and not self._has_note()
        key = self._keys.label(Command.NOTE)
        words = self.tr("Worth a note ({key}): who keeps callers out, and when to try again?").format(key=key)
        before = self.ask_note.text()
        self.ask_note.show_text(words if asks else "")
        if asks and not before:
            announce(self.ask_note, words)

    def _clicked(self) -> None:
        sender = self.sender()
        for code, button in zip(self._codes, self._buttons, strict=False):
            if button is sender:
                self._choose(code)
                self._ask_when()
                return

    def _picked(self, index: int) -> None:
        code = self.more.itemData(index)
        if code:
            self._choose(code)
            self._ask_when()
        self.more.setCurrentIndex(0)

    def _ask_when(self) -> None:
        """What was just chosen needs a time and has none: that is what is typed next."""
        if self.kind.currentData() in _WITH_TIME and not self.due.text().strip():
            self.due.setFocus()

    def _fill_follow_up(self, follow_up: FollowUp) -> None:
        self.kind.setCurrentIndex(self.kind.findData(follow_up.kind))
        self.due.setText(typed_form(follow_up.due) if follow_up.due is not None else "")
        self._kind_changed()

    def _asks_why(self) -> bool:
        """Whether a prospect would be left without a next step."""
        return self.kind.currentData() in _WITHOUT_DATE and self._wants_reason(self._outcome)

    def _edited_by_hand(self) -> None:
        self._edited = True

    def _kind_changed(self) -> None:
        self.due.setVisible(self.kind.currentData() not in _WITHOUT_DATE)
        self.why.setVisible(self._asks_why())
        self._typed(self.due.text())

    def _typed(self, text: str) -> None:
        self.problem.show_text("")
        self.due.setAccessibleDescription("")
        meaning = ""
        if text.strip() and not self.due.isHidden():
            try:
                meaning = self._meaning(*self._understood(text))
            except NotUnderstood:
                meaning = ""
        self.meaning.show_text(meaning)

    def _meaning(self, due: datetime, said_as: SaidAs) -> str:
        """What was understood; where the lead's clock shows another time than the rep's, by both."""
        words = code_words.time_in_words(due)
        if said_as is not SaidAs.MINUTE:
            words = f"{code_words.weekday(due)} {code_words.day(due.date())}"
            part = DayPart.of(due.time())
            if said_as is SaidAs.PART and part is not None:
                words = f"{words}, {day_words.day_part(part.value)}"
        here = due.astimezone(self._here)
        if self._here is not None and here.utcoffset() != due.utcoffset():
            both = self.tr("{time} there, {here} by your clock")
            words = both.format(time=words, here=code_words.clock(here))
        return f"= {words}"

    def _understood(self, text: str) -> tuple[datetime, SaidAs]:
        """The time that is meant, and how exactly it was said; an appointment is one to the minute."""
        now, shown = self._now(), self._proposed.due
        if shown is not None and text.strip() == typed_form(shown):
            return shown, self._proposed.said_as
        due, said_as = time_said(text, now)
        if self.kind.currentData() not in _AS_SAID:
            return due, SaidAs.MINUTE
        return from_then_on(due, said_as, now), said_as
