"""The card of what is marked in the outline: its words, its answers with where they lead and what they mean.

It draws what the script says and tells what its author wants changed; how the file says it, others know.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from callassist.domain.answers import NodeId, ObjectionId, QuestionId, StageId
from callassist.domain.script import Ask, Branch, Say
from callassist.domain.text import NO_TEXT, Language, Text
from callassist.services.scripts.authoring import question_of
from callassist.services.scripts.meanings import Meaning, meaning_of
from callassist.services.scripts.outline import AnswerKind, LineKind, OutlineLine, answers_of
from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.button import Push, Tick
from callassist.ui.kit.card import Card
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, Words
from callassist.ui.kit.theme import Look
from callassist.ui.scripts.target_lists import NEW_STEP, TargetLists
from callassist.ui.scripts.words_pair import WordsPair
from callassist.ui.words import code_words, script_problems, script_words

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.formats.script.problems import Problem

#: problems told on the card; the others count on the outline
_MOST_FINDINGS = 6


class _AnswerRow(NamedTuple):
    """The widgets of one answer or reply."""

    key: PlainLabel
    then: PlainLabel
    words: WordsPair
    leads: ChoiceBox
    means: ChoiceBox


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

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._keys = keys
        self._script: Script | None = None
        self._line: OutlineLine | None = None
        self._language = Language.EN
        self._answers: list[OutlineLine] = []
        self._rows: list[_AnswerRow] = []
        self._wordings: list[WordsPair] = []
        self._tip_open = False
        self._problems: Sequence[Problem] = ()
        self._targets = TargetLists(self)

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
        self.findings = PlainLabel("", self, role="warn", wrap=True)
        identified(self.findings, "Findings", "")
        #: what comes out of calls that are kept as tests, and should not
        self.tests = PlainLabel("", self, role="error", wrap=True)
        identified(self.tests, "Tests", "")
        #: for the first finding that has one mend; after it the next one has its turn
        self.mend = Push("", self)
        self.mend.setProperty("role", "link")
        named(self.mend, "Mend the finding")
        self._mendable: Problem | None = None

        # Assemble
        self._wordings_box = QVBoxLayout()
        self._wordings_box.setSpacing(6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, look.px(14))
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        self.body.setSpacing(6)
        for widget in (self.kind, self.findings, self.mend, self.tests, self.words, self.name_label, self.name):
            self.body.addWidget(widget)
        self.body.addWidget(self.wordings_label)
        self.body.addLayout(self._wordings_box)
        for widget in (self.tip_label, self.tip, self.leads_label, self.leads, self.must_say, self.guard):
            self.body.addWidget(widget)
        self.body.addWidget(self.answers_label)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.new_label)
        self.body.addWidget(self.new)
        self.body.addWidget(self.more)
        self.body.addWidget(self.rules)
        self.body.addStretch(1)
        self.leads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.leads.setMinimumContentsLength(12)

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
        self.mend.clicked.connect(lambda: self.mend_asked.emit(self._mendable))
        self.add_answer.clicked.connect(self.answer_asked)
        self.add_wording.clicked.connect(self.wording_asked)
        self.add_tip.clicked.connect(self._open_tip)

        self.close_new()
        self.mend.hide()
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
        self._draw()

    def show_problems(self, problems: Sequence[Problem], mendable: Collection[Problem] = ()) -> None:
        """What the linter says of the item that is shown; which of it has one mend."""
        self._problems = problems
        self._mendable = next((one for one in problems if one in mendable), None)
        self.mend.setVisible(self._mendable is not None)
        self._tell_findings()

    def show_tests(self, words: Sequence[str]) -> None:
        """Which calls that are kept as tests come out differently here, and how."""
        self.tests.show_text("\n".join(words))

    def _tell_findings(self) -> None:
        lines = [f"! {script_problems.told(one)}" for one in self._problems[:_MOST_FINDINGS]]
        self.findings.show_text("\n".join(lines))

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
        for pair in (self.words, self.name, self.tip, *self._wordings, *(row.words for row in self._rows)):
            pair.keep()

    def focus_words(self) -> None:
        """Type the words of what is marked."""
        line = self._line
        if line is not None and line.depth == 2:
            self.focus_answer(line)
        elif not self.words.isHidden():
            self.words.focus_words(self._language)
        elif self._answers:  # a branch says nothing: where it leads is all there is
            self._rows[0].leads.setFocus()

    def focus_answer(self, line: OutlineLine, *, all_of_it: bool = False) -> None:
        """Type the words of this answer or reply."""
        place = next((place for place, one in enumerate(self._answers) if one.place == line.place), -1)
        if place >= 0 and not self._rows[place].words.isHidden():
            self._rows[place].words.focus_words(self._language, all_of_it=all_of_it)
        elif place >= 0:
            self._rows[place].leads.setFocus()

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
        self.mend.setText(self.tr("Mend this"))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._tell_findings()
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
            case LineKind.STAGE:
                self._draw_stage(script, line)
            case LineKind.STEP | LineKind.ANSWER:
                self._draw_step(script, line)
            case LineKind.OBJECTION | LineKind.REPLY:
                self._draw_objection(script, line)
            case LineKind.LOOSE | LineKind.OBJECTIONS:
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

    def _draw_stage(self, script: Script, line: OutlineLine) -> None:
        stage = script.stages[StageId(line.id)]
        self._show(self.words, self.leads_label, self.leads)
        self.kind.setText(self.tr("Stage: one call or meeting"))
        self.words.show_text(stage.title, self.tr("Title of the stage"))
        self._fill_targets(self.leads, stage.start, steps_only=True)
        exit_words = script_words.step(script, stage.disqualified, self._language)
        self.rules.show_text(
            self.tr("Asked to depth {depth}. Whoever is ruled out hears: {exit}").format(
                depth=stage.depth, exit=exit_words
            )
        )
        self._show_rows([])
        self._show_wordings(())

    def _draw_step(self, script: Script, line: OutlineLine) -> None:
        node = script.nodes[NodeId(line.id)]
        self.kind.setText(script_words.kind_of_step(node))
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
            self._wordings_box.addWidget(pair)
            self._wordings.append(pair)
        for place, pair in enumerate(self._wordings):
            pair.setVisible(place < len(texts))
            if place < len(texts):
                pair.show_text(texts[place], self.tr("Wording {number}").format(number=place + 2))

    def _show_rows(self, answers: list[OutlineLine]) -> None:
        self._answers = answers
        while len(self._rows) < len(answers):
            self._rows.append(self._row(len(self._rows)))
        script = self._script
        question = self._question()
        for place, row in enumerate(self._rows):
            used = place < len(answers) and script is not None
            row.key.setVisible(used)
            row.leads.setVisible(used)
            row.then.setVisible(used)
            if not used or script is None:
                row.words.hide()
                row.means.hide()
                continue
            one = answers[place]
            worded = one.kind is LineKind.REPLY or one.answer in (AnswerKind.CHOICE, AnswerKind.CONTROL)
            row.words.setVisible(worded)
            unworded = script_words.line(script, one, self._language)
            row.key.setText((one.key or one.part or "·") if worded else unworded)
            top = Qt.AlignmentFlag.AlignTop
            if worded:
                self._grid.addWidget(row.key, 2 * place, 0, top)
            else:
                self._grid.addWidget(row.key, 2 * place, 0, 1, 3, top)
            said = self.tr("Answer {number}").format(number=place + 1)
            if worded:
                row.words.show_text(one.text, said)
            identified(row.leads, f"Leads {place + 1}", self.tr("Way on from {answer}").format(answer=said))
            identified(row.means, f"Means {place + 1}", self.tr("What {answer} means").format(answer=said))
            self._fill_targets(row.leads, one.target, back=one.kind is LineKind.REPLY)
            means = one.answer is AnswerKind.CHOICE and bool(question)
            row.means.setVisible(means)
            self._grid.addWidget(row.leads, 2 * place + 1, 1, 1, 1 if means else 2)
            if means:
                self._fill_meanings(row.means, meaning_of(script, QuestionId(question), one.part))

    def _row(self, place: int) -> _AnswerRow:
        row = _AnswerRow(
            PlainLabel("", self, role="muted", wrap=True),
            PlainLabel("→", self, role="muted"),
            WordsPair(self._look, self._keys, f"Answer {place + 1}", self, one_line=True),
            ChoiceBox(self),
            ChoiceBox(self),
        )
        for box in (row.leads, row.means):
            box.setMinimumContentsLength(8)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid.addWidget(row.key, 2 * place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(row.words, 2 * place, 1, 1, 2)
        self._grid.addWidget(row.then, 2 * place + 1, 0)
        self._grid.addWidget(row.leads, 2 * place + 1, 1)
        self._grid.addWidget(row.means, 2 * place + 1, 2)
        row.words.edited.connect(partial(self._say_answer, place))
        row.words.entered.connect(self.answer_asked)
        row.leads.activated.connect(partial(self._answer_led, place))
        row.means.activated.connect(partial(self._answer_meant, place))
        return row

    def _fill_targets(self, box: ChoiceBox, target: str, *, back: bool = False, steps_only: bool = False) -> None:
        """What there is to lead to; the present one is chosen."""
        script = self._script
        if script is None:
            return
        targets = self._targets.of(script, self._language, back=back, steps_only=steps_only)
        if box.model() is not targets.model:
            box.setModel(targets.model)
        box.setCurrentIndex(targets.row(target))

    def _fill_meanings(self, box: ChoiceBox, meaning: Meaning) -> None:
        words = [script_words.meaning(one.value) for one in Meaning]
        if [box.itemText(place) for place in range(box.count())] != words:
            box.clear()
            for one, said in zip(Meaning, words, strict=True):
                box.addItem(said, one)
        box.setCurrentIndex([*Meaning].index(meaning))

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
            case LineKind.STAGE:
                return "stages", line.id, "title"
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

    def _say_answer(self, place: int, language: Language, words: str) -> None:
        from callassist.services.scripts.authoring import words_path

        if self._script is not None and place < len(self._answers):
            self._say(words_path(self._script, self._answers[place]), language, words)

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

    def _answer_led(self, place: int, _index: int) -> None:
        if place < len(self._answers):
            self._lead(self._answers[place], str(self._rows[place].leads.currentData()))

    def _lead(self, line: OutlineLine, target: str) -> None:
        if target == NEW_STEP:
            self.step_asked.emit(line)
        else:
            self.led.emit(line, target)

    def _answer_meant(self, place: int, _index: int) -> None:
        if place < len(self._answers):
            chosen = [*Meaning][self._rows[place].means.currentIndex()]
            self.meant.emit(self._question(), self._answers[place].part, chosen)

    def _open_tip(self) -> None:
        self._tip_open = True
        self._draw()
        self.tip.focus_words(self._language)


def _whole(line: OutlineLine) -> LineKind:
    """What sort of card a line has: an answer that of its step, a reply that of its objection."""
    return {LineKind.ANSWER: LineKind.STEP, LineKind.REPLY: LineKind.OBJECTION}.get(line.kind, line.kind)
