"""What is typed into the answer field: what it is understood as, and why it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from callassist.engine.typed_answer import Understood
from callassist.engine.typed_time import at_night
from callassist.errors import ImpossibleAction, KnownError
from callassist.ui.call.answer_editing import AnswerEditing
from callassist.ui.step.answers_panel import AnswerPanel
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

    def interpret(self, text: str) -> str:
        """What `text` is understood as; "" where there is nothing to add.

        Raises:
            NotUnderstood: the field does not take it.
        """
        try:
            found = self.understand(text)
        except ImpossibleAction:
            return ""
        return time_in_words(found.at) if found.at is not None else found.words

    def understand(self, text: str) -> Understood:
        """What `text` means in the field, for the question asked or the one that is being changed.

        Raises:
            ImpossibleAction: there is nothing to type now.
            NotUnderstood: the field does not take it.
        """
        if self._live is None:
            raise ImpossibleAction("no call is under way")
        edited = self._editing.question
        return self._live.understand(text, edited.id if edited is not None else None)

    def asks_back(self, text: str, understood: Understood) -> bool:
        """Asks once whether a time at night is meant; the same text is taken when it is entered again."""
        if understood.at is None or not at_night(understood.at) or text == self._asked_back:
            return False
        self._asked_back = text
        at = understood.at
        self._answers.say_problem(lambda: night_question(at))
        return True

    def say_refused(self, error: KnownError) -> str:
        """Says at the field why it did not take what is in it; where the rep is not there, returns the words."""
        if self._answers.has_field() and self._answers.field.hasFocus():
            self._answers.say_problem(lambda: self._words_of(error))
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
            case "several_answers":
                return self.tr("Several answers begin like “{typed}”: type on.").format(typed=typed)
            case "no_such_answer" if typed:
                return self.tr("No answer begins like “{typed}”.").format(typed=typed)
            case "other_unit":
                return self.tr("“{typed}”: that is not the unit that is asked for.").format(typed=typed)
            case "other_currency":
                return self.tr("“{typed}”: the amount is asked in another currency.").format(typed=typed)
            case _ if typed:
                how = answers.field.placeholderText()
                return self.tr("“{typed}” does not fit here. Asked for: {how}.").format(typed=typed, how=how)
            case _:
                return error_wording.error(error)
