"""Changing an answer out of turn: its question takes the place of the one that is being asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from callassist.domain.answers import AnswerState
from callassist.domain.script import QuestionKind
from callassist.domain.values import Selected
from callassist.engine.actions import Action, SetAnswer
from callassist.engine.tokens import ticks_after
from callassist.engine.view import CallView, ChoiceView, FieldView, QuestionView, TypedField
from callassist.ui.call.answers_panel import Asked
from callassist.ui.call.call_page import CallPage

FIELDS = {
    QuestionKind.NUMBER: FieldView.NUMBER,
    QuestionKind.MONEY: FieldView.MONEY,
    QuestionKind.DATE: FieldView.DATE,
    QuestionKind.TEXT: FieldView.TEXT,
}
"""The field that the answer to such a question is typed into; questions of other kinds are answered by keys."""


class AnswerEditing(QObject):
    """The question whose answer is being changed, if any. What is chosen goes to `act` and `press`, which end it."""

    def __init__(
        self, page: CallPage, act: Callable[[Action], object], press: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._act = act
        self._press = press
        self._ticks: tuple[str, ...] = ()
        self.question: QuestionView | None = None

    def begin(self, question: QuestionView, view: CallView) -> None:
        """Change the answer to this one."""
        self.question = question
        self._ticks = tuple(choice.value for choice in question.choices if choice.selected)
        self.draw(view)

    def leave(self) -> None:
        """Back to the question that is being asked, which is for whoever calls this to draw."""
        self.question = None

    def choices(self) -> tuple[ChoiceView, ...]:
        """Its answers, those ticked so far marked."""
        choices = self.question.choices if self.question is not None else ()
        return tuple(replace(one, selected=one.value in self._ticks) for one in choices)

    def draw(self, view: CallView) -> None:
        """Show it where the answers are."""
        edited, page = self.question, self._page
        if edited is None:
            return
        field = None
        if edited.kind in FIELDS:
            field = TypedField(FIELDS[edited.kind], edited.name, edited.unit, edited.stable)
        heading = self.tr("Change: {question}").format(question=edited.name)
        page.answers.show()
        page.answers.ask(Asked(self.choices(), field, edited.kind is QuestionKind.MULTI, f"edit/{edited.id}", heading))
        page.strip.show_view(view, editing=True)
        if not page.answers.focus_field():
            page.speech.text.setFocus()

    def choose(self, choice: ChoiceView, view: CallView) -> None:
        """An answer was pressed: taken, or ticked where there may be several."""
        edited = self.question
        if edited is None:
            return
        if edited.kind is not QuestionKind.MULTI:
            self._set(AnswerState.ANSWERED, Selected((choice.value,)))
            return
        self._ticks = ticks_after(edited.choices, self._ticks, choice.value)
        self.draw(view)

    def confirm(self) -> None:
        """Take what is ticked."""
        edited = self.question
        if edited is not None and edited.kind is QuestionKind.MULTI and self._ticks:
            self.enter("+".join(one.key for one in edited.choices if one.value in self._ticks), sign="#")

    def enter(self, text: str, *, sign: str = "=") -> None:
        """Take what was typed, or with `#` the keys that were."""
        if self.question is not None:
            self._press(f"{self.question.id}{sign}{text}")

    def refuse(self) -> None:
        """The lead will not say after all."""
        self._set(AnswerState.REFUSED)

    def unknown(self) -> None:
        """The lead does not know after all."""
        self._set(AnswerState.UNKNOWN)

    def _set(self, state: AnswerState, value: Selected | None = None) -> None:
        if self.question is not None:
            self._act(SetAnswer(self.question.id, state, value))
