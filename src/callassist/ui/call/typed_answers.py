"""What is typed into the answer field: the named answer it stands for, what it is understood as, and why it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callassist.domain.answers import QuestionId
from callassist.engine import wording as spoken
from callassist.engine.typed import typed_value
from callassist.engine.typed_time import at_night, typed_time
from callassist.engine.view import ChoiceView, FieldView
from callassist.errors import ImpossibleAction, KnownError, NotUnderstood
from callassist.ui.call.answer_editing import FIELDS, AnswerEditing
from callassist.ui.call.answers_panel import AnswerPanel
from callassist.ui.words import error_wording
from callassist.ui.words.code_words import night_question, time_in_words

if TYPE_CHECKING:
    from callassist.services.calls.live_call import LiveCall


class TypedAnswers(QObject):
    """Reads the field of the answers for one call, of the question asked or of the one that is being changed."""

    def __init__(self, answers: AnswerPanel, editing: AnswerEditing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers = answers
        self._editing = editing
        self._live: LiveCall | None = None
        #: a time at night that was asked back
        self._asked_back = ""

    def begin(self, live: LiveCall) -> None:
        """Read for this call."""
        self._live = live
        self._asked_back = ""
        self._answers.set_interpreter(self.interpret)

    def named(self, text: str) -> ChoiceView | None:
        """The named answer beside a field whose digit was typed into it ("monthly notice: key 0").

        What the field itself takes comes first: 0 is a number, but no date.
        """
        live, question = self._live, self._question()
        if live is None or question is None or not text.strip().isdigit():
            return None
        asked = live.call.script.questions[question]
        if asked.kind not in FIELDS:
            return None
        choices = live.view.choices if self._editing.question is None else self._editing.choices()
        found = next((one for one in choices if one.key == text.strip()), None)
        try:
            typed_value(asked, text, live.now.date())
        except NotUnderstood:
            return found
        return None

    def interpret(self, text: str) -> str:
        """What `text` is understood as; "" where there is nothing to add.

        Raises:
            NotUnderstood: the field does not take it.
        """
        live = self._live
        if live is None:
            return ""
        named = self.named(text)
        if named is not None:
            return named.label
        question = self._question()
        field, now = live.view.field, live.now
        if question is not None:
            asked = live.call.script.questions[question]
            return spoken.worded(typed_value(asked, text, now.date()), asked, live.view.language)
        if field is not None and field.kind is FieldView.TIME:
            return time_in_words(typed_time(text, now))
        return ""

    def asks_back(self, text: str) -> bool:
        """Asks once whether a time at night is meant; the same text is taken when it is entered again."""
        live = self._live
        field = live.view.field if live is not None else None
        if live is None or self._question() is not None or field is None or field.kind is not FieldView.TIME:
            return False
        try:
            moment = typed_time(text, live.now)
        except NotUnderstood:
            return False
        if not at_night(moment) or text == self._asked_back:
            return False
        self._asked_back = text
        self._answers.say_problem(night_question(moment))
        return True

    def say_refused(self, error: KnownError) -> str:
        """Says at the field why it did not take what is in it; where the rep is not there, returns the words."""
        if self._answers.has_field() and self._answers.field.hasFocus():
            self._answers.say_problem(self._words_of(error))
            return ""
        return self._words_of(error)

    def _words_of(self, error: KnownError) -> str:
        """In the window's language as far as we know it: how to type a field is said by its own placeholder."""
        answers = self._answers
        if isinstance(error, ImpossibleAction):
            return self.tr("That is not possible here.")
        typed = answers.field.text().strip()[:60] if answers.has_field() else ""
        match error.code:
            case "in_the_past" if not typed:
                return self.tr("That time is over. The times are offered anew.")
            case "in_the_past":
                return self.tr("“{typed}” lies in the past.").format(typed=typed)
            case "out_of_range":
                return self.tr("“{typed}” is out of range: check the figure.").format(typed=typed)
            case "other_unit":
                return self.tr("“{typed}”: that is not the unit that is asked for.").format(typed=typed)
            case "other_currency":
                return self.tr("“{typed}”: the amount is asked in another currency.").format(typed=typed)
            case _ if typed:
                how = answers.field.placeholderText()
                return self.tr("“{typed}” does not fit here. Asked for: {how}.").format(typed=typed, how=how)
            case _:
                return error_wording.error(error)

    def _question(self) -> QuestionId | None:
        """What the field is for."""
        if self._editing.question is not None:
            return self._editing.question.id
        return self._live.view.question if self._live is not None else None
