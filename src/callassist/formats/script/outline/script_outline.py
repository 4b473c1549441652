"""A script as an outline, in one language; and what of the script an outline has no words for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from callassist.domain.answers import NodeId, ObjectionId
from callassist.domain.computed import computed_name
from callassist.domain.questions import Criterion, Gate, Question, QuestionKind
from callassist.domain.rules import Case, Truth
from callassist.domain.script import (
    RETURN,
    Ask,
    Branch,
    Comes,
    Control,
    ControlChoice,
    Effect,
    Node,
    Outcome,
    Say,
    Script,
)
from callassist.domain.text import Language, Text
from callassist.formats.script.outline.outline_model import (
    Asks,
    LeftOut,
    Means,
    Outline,
    OutlineAnswer,
    OutlineReply,
    OutlineStep,
    OutlineWay,
    RaisedObjection,
)
from callassist.formats.script.sentences import Sentence, told

_KINDS = {
    QuestionKind.CHOICE: Asks.CHOICE,
    QuestionKind.YES_NO: Asks.CHOICE,
    QuestionKind.MULTI: Asks.SEVERAL,
    QuestionKind.NUMBER: Asks.NUMBER,
    QuestionKind.MONEY: Asks.MONEY,
    QuestionKind.DATE: Asks.DATE,
    QuestionKind.TEXT: Asks.WORDS,
}
_SLOTS = (Effect.SLOT_1, Effect.SLOT_2, Effect.OTHER_TIME)
_USUAL_END = "=prospect_no_appointment"


@dataclass(frozen=True, slots=True)
class ScriptInOutline:
    """The outline of a script, and what of the script is not in it: the place, the words, and why."""

    outline: Outline
    unsaid: tuple[LeftOut, ...]


def outline_of(script: Script, language: Language) -> ScriptInOutline:
    """The outline; texts that are not there in `language` are taken from the other one."""
    return _Telling(script, language).run()


class _Telling:
    def __init__(self, script: Script, language: Language) -> None:
        self.script = script
        self.language = language
        self.unsaid: list[LeftOut] = []
        own = [
            node for name, node in script.nodes.items() if not name.startswith("=") and name not in script.exit_labels
        ]
        start = next(iter(script.stages.values())).start
        own.sort(key=lambda node: node.id != start)  # the first node is the one the call begins at
        self.nodes: list[Say | Ask | Outcome] = [node for node in own if not isinstance(node, Branch) and node.text]
        self.branches = [node for node in own if isinstance(node, Branch)]
        self.silent = [node for node in own if not isinstance(node, Branch) and not node.text]
        self.places: dict[NodeId, int] = {node.id: place for place, node in enumerate(self.nodes)}
        self.objections = {name: place for place, name in enumerate(script.objections)}

    def run(self) -> ScriptInOutline:
        self._leave_rules()
        steps = tuple(self._step(place, node) for place, node in enumerate(self.nodes))
        objections = tuple(
            RaisedObjection(
                self._words(one.label),
                tuple(
                    OutlineReply(
                        " ".join(self._words(text) for text in reply.texts),
                        None if reply.target == RETURN else self._way(reply.target),
                    )
                    for reply in one.replies
                ),
            )
            for one in self.script.objections.values()
        )
        outline = Outline(self._words(self.script.title), steps, objections, self._words(self.script.voicemail))
        return ScriptInOutline(outline, tuple(self.unsaid))

    def _words(self, text: Text) -> str:
        return " ".join(text.of(self.language).split())

    def _leave(self, place: str, text: str, why: Sentence) -> None:
        self.unsaid.append(LeftOut(place, text, why))

    def _leave_rules(self) -> None:
        script = self.script
        for branch in self.branches:
            self._leave(
                branch.id,
                f"branch on {branch.on.value}",
                told("an outline has no branches: ways to it go on as `otherwise` says"),
            )
        for node in self.silent:
            self._leave(node.id, "", told("nothing is said there"))
        for stage in [*script.stages.values()][1:]:
            self._leave(stage.id, self._words(stage.title), told("an outline has one stage"))
        for product in script.products.values():
            self._leave(product.id, self._words(product.name), told("an outline has no products"))
        for criterion in script.criteria.values():
            if not self._is_told(criterion):
                self._leave(
                    criterion.id,
                    self._words(criterion.name),
                    told("an outline has no rules over figures, dates or products"),
                )
            elif any(case.rescue for case in criterion.cases):
                self._leave(
                    criterion.id,
                    self._words(criterion.name),
                    told("an outline does not say what is answered before it rules out"),
                )
        for one in script.objections.values():
            if any(reply.needs for reply in one.replies):
                self._leave(one.id, self._words(one.label), told("an outline does not say what a reply needs"))
        for made in script.computed.values():
            name = computed_name(made.id)
            self._leave(name, self._words(made.name) or name, told("nothing is computed in an outline"))
        if script.direction is Comes.INCOMING:
            self._leave("direction", script.direction.value, told("an outline does not say who calls whom"))
        for own in script.outcomes.values():
            self._leave(own.name, self._words(own.label), told("an outline says the outcome it is like instead"))
        if script.legal:
            self._leave("legal", self._words(script.legal), told("an outline has no notice above the call"))

    def _is_told(self, criterion: Criterion) -> bool:
        question = self.script.questions.get(criterion.question) if criterion.question is not None else None
        return question is not None and not question.kind.is_field and criterion.gate is not Gate.TIMED

    # -- ways ----------------------------------------------------------------------------------------------------------

    def _way(self, target: str) -> OutlineWay | None:
        """Where a target leads, behind what is never shown."""
        seen: set[str] = set()
        while isinstance(node := self.script.nodes.get(NodeId(target)), Branch) and target not in seen:
            seen.add(target)
            target = node.otherwise
        if target in self.places:
            return OutlineWay(step=self.places[NodeId(target)])
        if target in self.objections:
            return OutlineWay(objection=self.objections[ObjectionId(target)])
        if isinstance(node, Outcome) and (node.own or not target.startswith(("=", "X"))):
            return OutlineWay(end=f"={node.outcome}")
        return OutlineWay(end=target) if target.startswith(("=", "X")) else None

    def _next(self, place: int, target: str) -> OutlineWay | None:
        """The same; None where it is the step below."""
        way = self._way(target)
        return None if way == OutlineWay(step=place + 1) else way

    # -- steps ---------------------------------------------------------------------------------------------------------

    def _step(self, place: int, node: Say | Ask | Outcome) -> OutlineStep:
        if node.must_say:
            self._leave(node.id, self._words(node.text)[:60], told("an outline does not say that words must be said"))
        match node:
            case Say():
                asks, answers, way = Asks.NOTHING, (), self._next(place, node.target)
            case Outcome():
                asks, answers, way = Asks.NOTHING, (), OutlineWay(end=f"={node.outcome}")
                self._leave_choices(node, node.choices)
            case Ask():
                asks, answers, way = self._ask(place, node)
        return OutlineStep(
            self._words(node.text),
            asks,
            answers,
            way,
            self._words(node.tip),
            tuple(self._words(one.text) for one in node.alternatives),
            label=node.id,
        )

    def _leave_choices(self, node: Node, choices: tuple[ControlChoice, ...]) -> None:
        for choice in choices:
            self._leave(node.id, self._words(choice.label), told("an outline has no answers there"))

    def _ask(self, place: int, node: Ask) -> tuple[Asks, tuple[OutlineAnswer, ...], OutlineWay | None]:
        question = self.script.questions.get(node.question) if node.question is not None else None
        if question is not None:
            answers = tuple(self._answers(node, question))
            asks = _KINDS[question.kind]
            if asks is Asks.SEVERAL and not answers:
                asks = Asks.WORDS
            return asks, answers, self._next(place, node.otherwise)
        if node.control is Control.APPOINTMENT:
            others = [choice for choice in node.choices if choice.effect not in _SLOTS]
            self._leave_choices(node, tuple(others[1:]))
            aim = others[0].target if others else _USUAL_END
            return Asks.APPOINTMENT, (), None if aim == _USUAL_END else self._way(aim)
        if node.field is not None:
            self._leave(node.id, self._words(node.field_label), told("an outline has no field beside answers"))
        answers = tuple(
            OutlineAnswer(self._words(choice.label), way=self._way(choice.target))
            for choice in node.choices
            if choice.label
        )
        after = node.field_target or node.otherwise
        return (Asks.CHOICE if answers else Asks.WORDS), answers, self._next(place, after) if after else None

    def _answers(self, node: Ask, question: Question) -> Iterator[OutlineAnswer]:
        for state in ("unknown", "refused"):
            if state in node.goto:
                self._leave(node.id, state, told("an outline does not say where “{state}” leads", state=state))
        criterion = next((one for one in self.script.criteria.values() if one.question == question.id), None)
        for choice in question.choices:
            target = node.goto.get(choice.value)
            means, points = self._meaning(criterion, choice.value)
            yield OutlineAnswer(
                self._words(choice.label), means, points, self._way(target) if target is not None else None
            )

    def _meaning(self, criterion: Criterion | None, value: str) -> tuple[Means, int]:
        if criterion is None or not self._is_told(criterion):
            return Means.NOTHING, 0
        case = next((one for one in criterion.cases if _takes(one, value)), None)
        if case is None:
            return Means.NOTHING, 0
        points = min(case.points or 0, 3)
        if criterion.gate is not Gate.HARD:
            return (Means.POINTS, points) if case.points is not None and case.test.any_of else (Means.NOTHING, 0)
        if case.truth is Truth.FAILED:
            return Means.RULES_OUT, points
        if case.truth is Truth.OPEN:
            return Means.JUDGED, points
        return (Means.FITS, points) if case.test.any_of or points else (Means.NOTHING, 0)


def _takes(case: Case, value: str) -> bool:
    return (not case.test.any_of or value in case.test.any_of) and value not in case.test.none_of
