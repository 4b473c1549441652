"""Changing an answer out of turn: its question takes the place of the one that is being asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from callassist.domain.questions import QuestionKind
from callassist.engine.actions import Action
from callassist.engine.view import FIELDS, CallView, ChoiceView, QuestionView, TypedField, begun, choice_field
from callassist.ui.call.call_page import CallPage
from callassist.ui.step.answers_panel import Asked


class AnswerEditing(QObject):
    """The question whose answer is being changed, if any. The action that comes of it goes to `act`, which ends it."""

    def __init__(self, page: CallPage, act: Callable[[Action], object], parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._act = act
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

    def choice_for(self, key: str) -> ChoiceView | None:
        """The answer under this key."""
        return next((one for one in self.choices() if one.key == key), None)

    def begun(self, text: str) -> ChoiceView | None:
        """The one answer that begins like this, where several can be ticked and are more than there are keys."""
        edited = self.question
        if edited is None or edited.kind is not QuestionKind.MULTI or choice_field("", len(edited.choices)) is None:
            return None
        found = begun(self.choices(), text)
        return found[0] if len(found) == 1 else None

    def draw(self, view: CallView) -> None:
        """Show it where the answers are."""
        edited, page = self.question, self._page
        if edited is None:
            return
        field = choice_field(edited.name, len(edited.choices))
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
        if choice.action is not None:
            self._act(choice.action)
            return
        self._ticks = edited.ticked(self._ticks, choice.value)
        self.draw(view)

    def confirm(self) -> None:
        """Take what is ticked."""
        if self.question is not None and self.question.kind is QuestionKind.MULTI and self._ticks:
            self._act(self.question.answered(self._ticks))

    def refuse(self) -> None:
        """The lead will not say after all."""
        if self.question is not None:
            self._act(self.question.refuse)

    def unknown(self) -> None:
        """The lead does not know after all."""
        if self.question is not None:
            self._act(self.question.unknown)
