"""The card of what is marked in the outline: its words, its answers with where they lead and what they mean.

It draws what the script says and tells what its author wants changed; how the file says it, others know.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from callassist.domain.answers import NodeId, ObjectionId, QuestionId
from callassist.domain.script import Ask, Branch, Say
from callassist.domain.text import NO_TEXT, WINDOW_LANGUAGES, Language, Text
from callassist.services.scripts.authoring import question_of
from callassist.services.scripts.meanings import Meaning
from callassist.services.scripts.outline import LineKind, OutlineLine, answers_of
from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.button import Push, Tick
from callassist.ui.kit.card import Card
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, Words
from callassist.ui.kit.theme import Look
from callassist.ui.scripts.answer_rows import AnswerRows
from callassist.ui.scripts.card_findings import CardFindings
from callassist.ui.scripts.part_form import PartForm
from callassist.ui.scripts.target_lists import NEW_STEP, TargetLists
from callassist.ui.scripts.words_pair import WordsPair
from callassist.ui.words import code_words, script_words

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.formats.script.problems import Problem
    from callassist.services.scripts.cards.card_content import CardGroup
    from callassist.services.scripts.targets import KnownTargets


class StepCard(Card):
    """Emits what is wanted; `reworded(path, language, words)` names the text by its way in the file."""

    reworded = Signal(object, object, str)
    #: a line of the outline, and where it is to lead
    led = Signal(object, str)
    #: a line of the outline that is to lead to a step of its own
    step_asked = Signal(object)
    #: the words of what is new were typed
    new_entered = Signal(str)
    #: the question, the answer's value, the `Meaning`
    meant = Signal(str, str, object)
    #: the path of the part, the key, whether it holds
    flagged = Signal(object, str, bool)
    #: this finding is to be mended
    mend_asked = Signal(object)
    #: one more answer or reply, and one more wording
    answer_asked = Signal()
    wording_asked = Signal()
    #: as `PartForm` tells them: a change of the file, and a button whose words are typed first
    changed = Signal(object)
    deed_asked = Signal(object)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keys = keys
        self._script: Script | None = None
        self._line: OutlineLine | None = None
        self._language = Language.EN
        self._wordings: list[WordsPair] = []
        self._tip_open = False
        self._further: Sequence[CardGroup] = ()
        self.targets = TargetLists(self)
        self.answers = AnswerRows(look, keys, self.targets, self)

        # Widgets
        self.kind = PlainLabel("", self, role="caption", wrap=True)
        self.words = WordsPair(look, keys, "Words", self, counted=True)
        self.name_label = PlainLabel("", self, role="muted")
        self.name = WordsPair(look, keys, "Name", self, one_line=True)
        self.tip_label = PlainLabel("", self, role="muted")
        self.tip = WordsPair(look, keys, "Tip", self)
        self.leads_label = PlainLabel("", self, role="muted")
        self.leads = ChoiceBox(self)
        self.must_say = Tick("", self)
        named(self.must_say, "Must be said")
        self.guard = Tick("", self)
        named(self.guard, "Asked before an appointment")
        #: what is new is typed here before it is made: its name in the file comes of its words
        self.new_label = PlainLabel("", self, role="accent", wrap=True)
        self.new = Field(keys, self)
        named(self.new, "Words of what is new")
        self.more = FlowStrip(self, spacing=8)
        self.add_answer = self._link("Add an answer")
        self.add_wording = self._link("Add a wording")
        self.add_tip = self._link("Add a tip")
        self.wordings_label = PlainLabel("", self, role="muted")
        self.answers_label = PlainLabel("", self, role="caption", wrap=True)
        self.rules = PlainLabel("", self, role="small", wrap=True)
        #: what it says beside that: keywords, conditions, tips, steps of replies, points
        self.further = PartForm(look, keys, self.targets, self.add_tip, self)
        self.problems = CardFindings(self)
        self.findings, self.mend = self.problems.label, self.problems.mend
        #: what comes out of calls that are kept as tests, and should not
        self.tests = PlainLabel("", self, role="error", wrap=True)
        identified(self.tests, "Tests", "")

        # Assemble
        self._wordings_box = QVBoxLayout()
        self._wordings_box.setSpacing(6)
        self.body.setSpacing(6)
        for widget in (self.kind, self.problems, self.tests, self.words, self.name_label, self.name):
            self.body.addWidget(widget)
        self.body.addWidget(self.wordings_label)
        self.body.addLayout(self._wordings_box)
        for widget in (self.tip_label, self.tip, self.leads_label, self.leads, self.must_say, self.guard):
            self.body.addWidget(widget)
        self.body.addWidget(self.answers_label)
        self.body.addLayout(self.answers.grid)
        self.body.addWidget(self.new_label)
        self.body.addWidget(self.new)
        self.body.addWidget(self.more)
        self.body.addWidget(self.rules)
        self.body.addWidget(self.further)
        self.body.addStretch(1)
        self.leads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.leads.setMinimumContentsLength(12)

        self.answers.behind = self.guard

        # Connect
        self.words.edited.connect(self._say_words)
        self.name.edited.connect(self._say_name)
        self.tip.edited.connect(self._say_tip)
        self.new.entered.connect(lambda: self.new_entered.emit(self.new.text().strip()))
        for pair in (self.words, self.name, self.tip):
            pair.entered.connect(self.answer_asked)
        self.leads.activated.connect(self._step_led)
        self.must_say.clicked.connect(self._flag_must_say)
        self.guard.clicked.connect(self._flag_guard)
        self.further.changed.connect(self.changed)
        self.further.asked.connect(self.deed_asked)
        self.further.reworded.connect(self.reworded)
        self.problems.mend_asked.connect(self.mend_asked)
        self.answers.said.connect(self._say_answer)
        self.answers.led.connect(self.led)
        self.answers.step_asked.connect(self.step_asked)
        self.answers.meant.connect(self._answer_meant)
        self.answers.answer_asked.connect(self.answer_asked)
        self.add_answer.clicked.connect(self.answer_asked)
        self.add_wording.clicked.connect(self.wording_asked)
        self.add_tip.clicked.connect(self._open_tip)

        self.close_new()
        self.retranslate()

    def _link(self, name: str) -> Push:
        button = Push("", self)
        button.setProperty("role", "link")
        named(button, name)
        self.more.add(button)
        return button

    # -- drawing ---------------------------------------------------------------------------------------------------

    def show_line(self, script: Script | None, line: OutlineLine | None, language: Language) -> None:
        """The card of this line: of an answer, the card of its step."""
        if line is None or self._line is None or line.id != self._line.id or _whole(line) != _whole(self._line):
            self._tip_open = False
        self._script, self._line, self._language = script, line, language
        for pair in (self.words, self.name, self.tip):
            pair.speak(self._languages)
        self._draw()

    @property
    def _languages(self) -> tuple[Language, ...]:
        return self._script.languages if self._script is not None else WINDOW_LANGUAGES

    def know_targets(self, script: Script, targets: KnownTargets) -> None:
        """What can be led to in the script that is shown next."""
        self.targets.know(script, targets)

    def show_further(self, groups: Sequence[CardGroup]) -> None:
        """What the step or objection that is shown says beside words, answers and ways."""
        self._further = groups
        if self._script is not None:
            self.further.show_groups(groups, self._script, self._language)

    def show_problems(self, problems: Sequence[Problem], mendable: Collection[Problem] = ()) -> None:
        """What the linter says of the item that is shown; which of it has one mend."""
        self.problems.show_problems(problems, mendable)

    def show_tests(self, words: Sequence[str]) -> None:
        """Which calls that are kept as tests come out differently here, and how."""
        self.tests.show_text("\n".join(words))

    def ask_new(self, words: Words) -> None:
        """Have the words of something new typed; `words` say of what."""
        self.new_label.tell(words)
        self.new.clear()
        self.new.show()
        self.new.setFocus()

    def close_new(self) -> None:
        """Nothing new is typed."""
        self.new_label.tell("")
        self.new.hide()

    def keep(self) -> None:
        """What is being typed is an edit now."""
        for pair in (self.words, self.name, self.tip, *self._wordings):
            pair.keep()
        self.answers.keep()
        self.further.keep()

    def focus_words(self) -> None:
        """Type the words of what is marked."""
        line = self._line
        if line is not None and line.depth == 2:
            self.focus_answer(line)
        elif not self.words.isHidden():
            self.words.focus_words(self._language)
        elif self.answers.lines:  # a branch says nothing: where it leads is all there is
            self.answers.rows[0].leads.setFocus()

    def focus_answer(self, line: OutlineLine, *, all_of_it: bool = False) -> None:
        """Type the words of this answer or reply."""
        self.answers.focus(line, self._language, all_of_it=all_of_it)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.tip_label.setText(self.tr("Tip, for the rep alone"))
        self.name_label.setText(self.tr("Short name, for lists"))
        self.wordings_label.setText(self.tr("Other wordings"))
        self.leads_label.setText(self.tr("then →"))
        self.must_say.setText(self.tr("Must be said"))
        self.guard.setText(self.tr("Asked before any appointment"))
        self.add_wording.setText(self.tr("+ wording"))
        self.add_tip.setText(self.tr("+ tip"))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_further(self._further)
        super().changeEvent(event)

    def _draw(self) -> None:
        script, line = self._script, self._line
        shown = script is not None and line is not None
        for child in (self.kind, self.words, self.more):
            child.setVisible(shown)
        if script is None or line is None:
            self._show()
            self._show_rows([])
            self._show_wordings(())
            self.rules.show_text("")
            return
        match line.kind:
            case LineKind.STEP | LineKind.ANSWER:
                self._draw_step(script, line)
            case LineKind.OBJECTION | LineKind.REPLY:
                self._draw_objection(script, line)
            case _:
                self._draw_heading(line)
        self.more.flow()

    def _show(self, *shown: QWidget) -> None:
        parts = (
            self.words,
            self.name_label,
            self.name,
            self.tip_label,
            self.tip,
            self.leads_label,
            self.leads,
            self.must_say,
            self.guard,
            self.add_answer,
            self.add_wording,
            self.add_tip,
            self.wordings_label,
            self.answers_label,
        )
        for part in parts:
            part.setVisible(part in shown)

    def _draw_heading(self, line: OutlineLine) -> None:
        objections = line.kind is LineKind.OBJECTIONS
        self._show(*([self.add_answer] if objections else []))
        self.kind.setText(self.tr("What leads may object") if objections else self.tr("Steps that nothing leads to"))
        self.add_answer.setText(self.tr("+ objection"))
        self.rules.show_text("")
        self._show_rows([])
        self._show_wordings(())

    def _draw_step(self, script: Script, line: OutlineLine) -> None:
        node = script.nodes[NodeId(line.id)]
        self.kind.setText(script_words.kind_of_step(script, node, self._language))
        answers = [*answers_of(script, node)]
        shown: list[QWidget] = []
        if not isinstance(node, Branch):
            said = self.tr("What is said")
            self.words.show_text(node.text, said)
            self.tip.show_text(node.tip, self.tr("Tip"))
            self._show_wordings([one.text for one in node.alternatives])
            shown += [self.words, self.must_say, self.add_wording]
            if node.alternatives:
                shown.append(self.wordings_label)
            shown += [self.tip_label, self.tip] if node.tip or self._tip_open else [self.add_tip]
            self.must_say.setChecked(node.must_say)
        else:
            self._show_wordings(())
        if isinstance(node, Say):
            self._fill_targets(self.leads, node.target)
            shown += [self.leads_label, self.leads]
        if isinstance(node, Say | Ask):
            shown.append(self.add_answer)
            self.add_answer.setText(self.tr("+ answer"))
        question = script.questions.get(QuestionId(self._question()))
        if question is not None:
            self.guard.setChecked(question.guard)
            self.name.show_text(question.name, self.tr("Short name"))
            shown += [self.guard, self.name_label, self.name]
        if answers:
            self.answers_label.setText(self.tr("Answers") if not isinstance(node, Branch) else self.tr("Cases"))
            shown.append(self.answers_label)
        self._show(*shown)
        self._show_rows(answers)
        self.rules.show_text(self._rules_of(script, node))

    def _draw_objection(self, script: Script, line: OutlineLine) -> None:
        objection = script.objections[ObjectionId(line.id)]
        self.kind.setText(self.tr("Objection"))
        self.words.show_text(objection.label, self.tr("What the lead says"))
        replies = [
            OutlineLine(LineKind.REPLY, 2, objection.id, reply.text, part=str(number), target=reply.target)
            for number, reply in enumerate(objection.replies, start=1)
        ]
        self.answers_label.setText(self.tr("Replies, in the order they are said"))
        self.add_answer.setText(self.tr("+ reply"))
        self._show(self.words, self.answers_label, self.add_answer)
        self._show_rows(replies)
        self._show_wordings(())
        used_up = script_words.target(script, objection.exhausted, self._language)
        self.rules.show_text(self.tr("When all of them were said: {exit}").format(exit=used_up))

    def _rules_of(self, script: Script, node: object) -> str:
        """What looks at the answers here, in a line each."""
        question = node.question if isinstance(node, Ask) else None
        if question is None:
            return ""
        lines: list[str] = []
        for criterion in script.criteria.values():
            if criterion.question == question:
                name = criterion.name.of(self._language)
                lines.append(f"{code_words.criterion_kind(criterion.kind.value)}: {name}")
        products = [
            product.name.of(self._language)
            for product in script.products.values()
            if any(test.question == question for need in product.needs for test in need.tests)
            or any(points.test.question == question for points in product.points)
        ]
        if products:
            lines.append(self.tr("Products look at it: {products}").format(products=", ".join(products)))
        return "\n".join(lines)

    # -- wordings and answers --------------------------------------------------------------------------------------

    def _show_wordings(self, texts: Sequence[Text]) -> None:
        while len(self._wordings) < len(texts):
            place = len(self._wordings)
            pair = WordsPair(self._look, self._keys, f"Wording {place + 2}", self, counted=True)
            pair.edited.connect(partial(self._say_wording, place))
            pair.entered.connect(self.answer_asked)
            before = self._wordings[-1] if self._wordings else self.words
            for one, following in pairwise([[*before.fields.values()][-1], *pair.fields.values()]):
                QWidget.setTabOrder(one, following)
            self._wordings_box.addWidget(pair)
            self._wordings.append(pair)
        for place, pair in enumerate(self._wordings):
            pair.setVisible(place < len(texts))
            if place < len(texts):
                pair.speak(self._languages)
                pair.show_text(texts[place], self.tr("Wording {number}").format(number=place + 2))

    def _show_rows(self, answers: list[OutlineLine]) -> None:
        self.answers.show_lines(self._script, answers, self._question(), self._language)

    def _fill_targets(self, box: ChoiceBox, target: str, *, steps_only: bool = False) -> None:
        """What there is to lead to; the present one is chosen."""
        self.answers.fill_targets(box, target, steps_only=steps_only, script=self._script, language=self._language)

    # -- what is wanted --------------------------------------------------------------------------------------------

    def _id(self) -> str:
        return self._line.id if self._line is not None else ""

    def _question(self) -> str:
        found = question_of(self._script, self._id()) if self._script is not None else None
        return str(found or "")

    def _words_path(self) -> tuple[str | int, ...] | None:
        line = self._line
        if line is None:
            return None
        match line.kind:
            case LineKind.STEP | LineKind.ANSWER:
                return "nodes", line.id, "say"
            case LineKind.OBJECTION | LineKind.REPLY:
                return "objections", line.id, "label"
            case _:
                return None

    def _say_words(self, language: Language, words: str) -> None:
        self._say(self._words_path(), language, words)

    def _say_name(self, language: Language, words: str) -> None:
        self._say(("questions", self._question(), "name"), language, words)

    def _say_tip(self, language: Language, words: str) -> None:
        self._say(("nodes", self._id(), "tip"), language, words)

    def _flag_must_say(self) -> None:
        self.flagged.emit(("nodes", self._id()), "must_say", self.must_say.isChecked())

    def _flag_guard(self) -> None:
        self.flagged.emit(("questions", self._question()), "guard", self.guard.isChecked())

    def _say(self, path: tuple[str | int, ...] | None, language: Language, words: str) -> None:
        if path is not None:
            self.reworded.emit(path, language, words)

    def _say_wording(self, place: int, language: Language, words: str) -> None:
        self._say(("nodes", self._id(), "alternatives", place), language, words)

    def _say_answer(self, line: OutlineLine, language: Language, words: str) -> None:
        from callassist.services.scripts.authoring import words_path

        if self._script is not None:
            self._say(words_path(self._script, line), language, words)

    def _step_led(self) -> None:
        line = self._line
        if line is not None:
            whole = line if line.kind is not LineKind.ANSWER else self._whole_line()
            self._lead(whole, str(self.leads.currentData()))

    def _whole_line(self) -> OutlineLine:
        """The line of the step, where one of its answers is marked."""
        node = self._script.nodes[NodeId(self._id())] if self._script is not None else None
        target = node.target if isinstance(node, Say) else ""
        return OutlineLine(LineKind.STEP, 1, self._id(), NO_TEXT, target=target)  # type: ignore[arg-type]

    def _lead(self, line: OutlineLine, target: str) -> None:
        if target == NEW_STEP:
            self.step_asked.emit(line)
        else:
            self.led.emit(line, target)

    def _answer_meant(self, value: str, meaning: Meaning) -> None:
        self.meant.emit(self._question(), value, meaning)

    def _open_tip(self) -> None:
        self._tip_open = True
        self._draw()
        self.tip.focus_words(self._language)


def _whole(line: OutlineLine) -> LineKind:
    """What sort of card a line has: an answer that of its step, a reply that of its objection."""
    return {LineKind.ANSWER: LineKind.STEP, LineKind.REPLY: LineKind.OBJECTION}.get(line.kind, line.kind)
