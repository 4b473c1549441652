"""The phone beside the script: the call itself at the step that is marked. Every key means what it means in a call.

Nothing of it is kept: there is no lead, no journal, no follow-up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.view import ChoiceView, NodeKind
from callassist.errors import ImpossibleAction, NotUnderstood
from callassist.ui.commands import EXITS, OBJECTIONS, Command
from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, digit_of
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.step.action_strip import ActionStrip
from callassist.ui.step.answers_panel import AnswerPanel, Asked, Density
from callassist.ui.step.speech_card import SpeechCard
from callassist.ui.words import code_words, error_wording, script_words

if TYPE_CHECKING:
    from callassist.engine.actions import Action
    from callassist.services.scripts.trial import Trial
    from callassist.services.scripts.way_to_step import NoWay

#: what notes something down or belongs to a call alone
_NOT_HERE = frozenset({Command.ELSE, Command.HELPED, Command.NOT_HELPED, Command.USP, Command.OWN_QUESTION})
#: lines of the spoken text that are in sight whatever it says
_LINES = 4


class PhonePane(QWidget):
    """Shows a `Trial` and plays it on. Emits `stands_at(name)` when it comes to another step or objection."""

    stands_at = Signal(str)
    language_chosen = Signal(object)
    #: the spoken text was clicked: its words are to be changed
    words_asked = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        #: the clock; None: there are no services yet, and no call either
        self._clock: Callable[[], datetime] | None = None
        self._trial: Trial | None = None
        self._no_way = ""
        self.setObjectName("plain")

        # Widgets
        self.speech = SpeechCard(look, keys, self)
        self.answers = AnswerPanel(look, keys, self)
        self.strip = ActionStrip(look, keys, self, leaves_out=_NOT_HERE)
        self.ended = PlainLabel("", self, role="good", wrap=True)
        self.hint = PlainLabel("", self, role="warn", wrap=True)
        self.verdict = PlainLabel("", self, role="small", wrap=True)
        self.objections = FlowStrip(self, spacing=10)
        self._objection_buttons: list[KeyButton] = []
        named(self.speech.text, "Spoken text on the phone")
        named(self.answers.field, "Typed answer on the phone")

        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.speech.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for widget in (self.speech, self.answers, self.strip, self.ended, self.hint, self.objections, self.verdict):
            column.addWidget(widget)
        column.addStretch(1)
        self.answers.set_columns(1)
        self.speech.show_legal(known=False, opened=False)

        # Connect
        self.answers.choice_pressed.connect(self._choose)
        self.strip.triggered.connect(self._does)
        self.answers.text_entered.connect(self._enter)
        self.answers.field_left.connect(self.focus_in)
        self.speech.language_chosen.connect(self.language_chosen)
        self.speech.wording_asked.connect(lambda: self._move(Command.WORDING))
        look.changed.connect(self._size)

        self.show_no_way("no_step")

    def set_clock(self, clock: Callable[[], datetime]) -> None:
        """The time calls are played at (aware)."""
        self._clock = clock

    def _now(self, trial: Trial) -> datetime:
        return self._clock() if self._clock is not None else trial.call.now

    @property
    def trial(self) -> Trial | None:
        """The call that is shown."""
        return self._trial

    def show_found(self, found: Trial | NoWay) -> None:
        """A call at the step that is marked, or why there is none."""
        from callassist.services.scripts.way_to_step import NoWay

        if isinstance(found, NoWay):
            self.show_no_way(found.value)
        else:
            self._show(found)

    def show_no_way(self, code: str) -> None:
        """Say why no call is shown."""
        self._trial, self._no_way = None, code
        for part in (self.speech, self.answers, self.strip, self.objections, self.ended, self.verdict):
            part.hide()
        self.hint.tell(lambda: script_words.no_way(code))

    def focus_in(self) -> None:
        """Keys go to the call from now on."""
        if self._trial is not None and not self.answers.isHidden() and self.answers.wants_focus():
            self.answers.field.setFocus()
        else:
            self.speech.text.setFocus()

    def has_keys(self) -> bool:
        """Whether keys go to the call."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _show(self, trial: Trial) -> None:
        before, self._trial = self._trial, trial
        view = trial.view
        self._no_way = ""
        reply = view.kind is NodeKind.OBJECTION
        for part in (self.speech, self.objections, self.verdict):
            part.show()
        self.speech.show_view(view)
        self.answers.setVisible(not reply and not view.ended)
        self.strip.setVisible(not view.ended)
        self.strip.show_view(view)
        self.answers.ask(Asked(view.choices, view.field, view.multi, f"{view.node}/{view.question}"))
        self.hint.tell(
            lambda: (
                self.tr("The call decides here by itself and shows nothing: this is what comes before.")
                if trial.before
                else ""
            )
        )
        outcome = view.outcome or view.proposed_outcome
        own = next((one.label.of(view.language) for one in view.own_outcomes if one.name == outcome), "")
        self.ended.tell(
            lambda: (
                self.tr("The call has ended: {outcome}").format(outcome=own or code_words.outcome(outcome))
                if view.ended
                else ""
            )
        )
        self.verdict.tell(
            lambda: self.tr("Verdict so far: {verdict}").format(verdict=code_words.verdict(view.verdict.state.value))
        )
        self._show_objections(trial)
        self._size()
        if before is None or before.view.node != view.node:
            self.stands_at.emit(str(view.node))

    def _show_objections(self, trial: Trial) -> None:
        found = trial.view.objections
        while len(self._objection_buttons) < len(found):
            place = len(self._objection_buttons)
            button = KeyButton(self._look, Form.CHIP, self)
            button.clicked.connect(lambda _=False, place=place: self._object(place))
            self.objections.add(button)
            self._objection_buttons.append(button)
        for place, button in enumerate(self._objection_buttons):
            button.setVisible(place < len(found))
            if place < len(found):
                function, letter = self._keys.objection_labels(place)
                button.show_content(function or letter, found[place].label, used=(0, 0))
                identified(button, f"Objection on the phone {place + 1}", found[place].label)
        self.objections.flow()

    def _size(self) -> None:
        self.speech.setFixedHeight(self.speech.height_of(_LINES))
        width = max(self.width(), 200)
        self.answers.fit(width, 10_000, Density.LOOSE)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._size()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._trial is not None:
            self._show_objections(self._trial)

    # -- keys ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key no field wanted: an answer by its digit, or a command of the call."""
        if self._trial is None or event.isAutoRepeat():
            event.ignore()
            return
        digit = digit_of(event)
        command = self._keys.command(event)
        if digit is not None:
            event.accept()
            self._digit(digit)
        elif command is not None and self._does(command):
            event.accept()
        else:
            event.ignore()

    def _does(self, command: Command) -> bool:
        trial = self._trial
        if trial is None:
            return False
        if command in OBJECTIONS:
            return self._object(command.number)
        if command in EXITS:
            name = f"X{command.number}"
            there = any(one.id == name for one in trial.view.exits)
            return there and self._act(actions.TookExit(NodeId(name)))
        return self._move(command)

    def _move(self, command: Command) -> bool:
        trial = self._trial
        if trial is None:
            return False
        moves = trial.view.moves
        moves_by_key = {
            Command.GO_ON: moves.on,
            Command.REFUSE: moves.refuse,
            Command.UNKNOWN: moves.unknown,
            Command.BACK: moves.back,
            Command.WORDING: moves.wording,
            Command.ESCAPE: moves.escape,
        }
        action = moves_by_key.get(command)
        if action is None and command is Command.LANGUAGE:
            self.language_chosen.emit(trial.view.next_language)
            return True
        return action is not None and self._act(action)

    def _digit(self, digit: int) -> None:
        choice = self._trial.view.choice_for(str(digit)) if self._trial is not None else None
        if choice is not None:
            self._choose(choice)

    def _choose(self, choice: object) -> None:
        if not isinstance(choice, ChoiceView):
            return
        if choice.action is None:
            self.answers.focus_field()
        else:
            self._act(choice.action)

    def _object(self, place: int) -> bool:
        found = self._trial.view.objections if self._trial is not None else ()
        return place < len(found) and self._act(actions.Objected(ObjectionId(found[place].id)))

    def _enter(self, text: str) -> None:
        if self._trial is None:
            return
        try:
            action = self._trial.typed(text, self._now(self._trial))
        except (ImpossibleAction, NotUnderstood) as error:
            told = error
            self.answers.say_problem(lambda: error_wording.error(told))
            return
        self._act(action)

    def _act(self, action: Action) -> bool:
        """Play on; whether it was possible."""
        if self._trial is None:
            return False
        try:
            after = self._trial.act(action, self._now(self._trial))
        except (ImpossibleAction, NotUnderstood):
            return False
        had_keys = self.has_keys()
        self._show(after)
        if had_keys:
            self.focus_in()
        return True

    def mouseDoubleClickEvent(self, event: object) -> None:
        super().mouseDoubleClickEvent(event)  # type: ignore[arg-type]
        if self._trial is not None:
            self.words_asked.emit(str(self._trial.view.node))

    @property
    def language(self) -> Language:
        """What it speaks."""
        return self._trial.view.language if self._trial is not None else Language.EN
