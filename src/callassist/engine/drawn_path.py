"""The path as a host shows it: what was asked, in its order, then what is known without having been asked here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from callassist.domain.answers import Answer, AnswerState, NodeId, QuestionId
from callassist.domain.questions import Question
from callassist.domain.script import Ask, Script
from callassist.domain.text import Language
from callassist.engine import wording
from callassist.engine.placed import Placed
from callassist.engine.qualification import Qualification
from callassist.engine.view import PathStep


@dataclass(frozen=True, slots=True)
class DrawnPath:
    """The drawn steps, by their places: those on the path by that of their node, the others behind all of these."""

    language: Language
    #: the nodes passed
    nodes: tuple[NodeId, ...]
    #: where on the path each question was asked first
    asked: Mapping[QuestionId, int]
    #: the question that is asked now
    current: QuestionId | None
    rows: Placed[PathStep]

    @property
    def steps(self) -> tuple[PathStep, ...]:
        return self.rows.items


@dataclass(frozen=True, slots=True)
class PathDrawer:
    """Draws the path of a call that stands at `base`."""

    qualification: Qualification
    language: Language
    nodes: tuple[NodeId, ...]
    base: NodeId
    answers: Mapping[QuestionId, Answer]

    def anew(self) -> DrawnPath:
        asked: dict[QuestionId, int] = {}
        for place, name in enumerate(self.nodes):
            if (question := self._asked_by(name)) is not None:
                asked.setdefault(question, place)
        current = self._asked_by(self.base)
        rows = [
            (self._place(question, asked), self._row(question, asked, current)) for question in self._script.questions
        ]
        shown = sorted([(place, row) for place, row in rows if row is not None], key=lambda one: one[0])
        drawn = Placed(tuple(place for place, _ in shown), tuple(row for _, row in shown))
        return DrawnPath(self.language, self.nodes, asked, current, drawn)

    def after(self, former: DrawnPath, affected: frozenset[QuestionId]) -> DrawnPath:
        """The same, where it was drawn as `former` before nothing but the questions `affected` stand otherwise."""
        known = len(former.nodes)
        if former.language is not self.language or self.nodes[:known] != former.nodes:
            return self.anew()
        current = self._asked_by(self.base)
        asked, rows = {**former.asked}, former.rows
        redrawn = {*affected, former.current, current}
        for place, name in enumerate(self.nodes[known:], known):
            question = self._asked_by(name)
            if question is not None and question not in asked:
                rows = rows.put(self._place(question, asked), None)
                asked[question] = place
                redrawn.add(question)
        for question in redrawn:
            if question is not None and question in self._script.questions:
                rows = rows.put(self._place(question, asked), self._row(question, asked, current))
        return DrawnPath(self.language, self.nodes, asked, current, rows)

    @property
    def _script(self) -> Script:
        return self.qualification.script

    def _asked_by(self, name: NodeId) -> QuestionId | None:
        node = self._script.nodes[name]
        return node.question if isinstance(node, Ask) else None

    def _place(self, question: QuestionId, asked: Mapping[QuestionId, int]) -> int:
        place = asked.get(question)
        if place is not None:
            return place
        return len(self._script.nodes) + self.qualification.index.place_of_question[question]

    def _row(
        self, question: QuestionId, asked: Mapping[QuestionId, int], current: QuestionId | None
    ) -> PathStep | None:
        """Its step; None where it was skipped by the plan and is known from nowhere: never shown as asked."""
        answer, place = self.answers.get(question), asked.get(question)
        if answer is None and (question != current or place is None):
            return None
        node = self.nodes[place] if place is not None else None
        return self._step(self._script.questions[question], answer, node, current=question == current)

    def _step(self, question: Question, answer: Answer | None, node: NodeId | None, *, current: bool) -> PathStep:
        state = self.qualification.state(question.id)
        value = answer.value if answer is not None else None
        return PathStep(
            question=question.id,
            name=question.name.of(self.language),
            state=state,
            answer=wording.worded(value, question, self.language)
            if value is not None
            else (answer.note if answer else ""),
            stable=value.stable() if value is not None else "",
            source=answer.source if answer is not None else None,
            on_path=node is not None and state is not AnswerState.MOOT,
            carried=answer is not None and answer.carried,
            current=current,
            node=node,
            guard=question.guard,
            depth=question.depth,
        )
