"""The answers or replies of a step's card: their words, where each leads, and what it means."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from callassist.domain.answers import QuestionId
from callassist.domain.text import Language
from callassist.services.scripts.meanings import Meaning, meaning_of
from callassist.services.scripts.outline import AnswerKind, LineKind, OutlineLine
from callassist.ui.kit.accessible import identified
from callassist.ui.kit.fields import ChoiceBox
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.scripts.target_lists import NEW_STEP, TargetLists
from callassist.ui.scripts.words_pair import WordsPair
from callassist.ui.words import script_words

if TYPE_CHECKING:
    from callassist.domain.script import Script


class AnswerRow(NamedTuple):
    """The widgets of one answer or reply."""

    key: PlainLabel
    then: PlainLabel
    words: WordsPair
    leads: ChoiceBox
    means: ChoiceBox


class AnswerRows(QObject):
    """A grid of rows on a card; widgets are kept and used again.

    Emits `said(OutlineLine, language, words)`, `led(OutlineLine, target)`, `step_asked(OutlineLine)` for a step of its
    own, `meant(value, Meaning)`, and `answer_asked` where Enter is pressed in an answer.
    """

    said = Signal(object, object, str)
    led = Signal(object, str)
    step_asked = Signal(object)
    meant = Signal(str, object)
    answer_asked = Signal()

    def __init__(self, look: Look, keys: KeyMap, targets: TargetLists, card: QWidget) -> None:
        super().__init__(card)
        #: what Tab leaves for the first of them
        self.behind: QWidget = card
        self._look = look
        self._keys = keys
        self._targets = targets
        self._card = card
        self._script: Script | None = None
        self._language = Language.EN
        self.lines: list[OutlineLine] = []
        self.rows: list[AnswerRow] = []
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnMinimumWidth(0, look.px(14))
        self.grid.setColumnStretch(1, 3)
        self.grid.setColumnStretch(2, 2)

    def show_lines(self, script: Script | None, lines: list[OutlineLine], question: str, language: Language) -> None:
        """Show these; `question` is the one they answer, "" where they answer none."""
        self._script, self._language = script, language
        self.lines = lines
        while len(self.rows) < len(lines):
            self.rows.append(self._row(len(self.rows)))
        for place, row in enumerate(self.rows):
            used = place < len(lines) and script is not None
            row.key.setVisible(used)
            row.leads.setVisible(used)
            row.then.setVisible(used)
            if not used or script is None:
                row.words.hide()
                row.means.hide()
                continue
            one = lines[place]
            worded = one.kind is LineKind.REPLY or one.answer in (AnswerKind.CHOICE, AnswerKind.CONTROL)
            row.words.setVisible(worded)
            unworded = script_words.line(script, one, self._language)
            row.key.setText((one.key or one.part or "·") if worded else unworded)
            top = Qt.AlignmentFlag.AlignTop
            if worded:
                self.grid.addWidget(row.key, 2 * place, 0, top)
            else:
                self.grid.addWidget(row.key, 2 * place, 0, 1, 3, top)
            said = self.tr("Answer {number}").format(number=place + 1)
            if worded:
                row.words.speak(script.languages)
                row.words.show_text(one.text, said)
            identified(row.leads, f"Leads {place + 1}", self.tr("Way on from {answer}").format(answer=said))
            identified(row.means, f"Means {place + 1}", self.tr("What {answer} means").format(answer=said))
            self.fill_targets(row.leads, one.target, back=one.kind is LineKind.REPLY)
            means = one.answer is AnswerKind.CHOICE and bool(question)
            row.means.setVisible(means)
            self.grid.addWidget(row.leads, 2 * place + 1, 1, 1, 1 if means else 2)
            if means:
                _fill_meanings(row.means, meaning_of(script, QuestionId(question), one.part))

    def keep(self) -> None:
        """What is being typed is an edit now."""
        for row in self.rows:
            row.words.keep()

    def focus(self, line: OutlineLine, language: Language, *, all_of_it: bool = False) -> None:
        """Type the words of this answer or reply."""
        place = next((place for place, one in enumerate(self.lines) if one.place == line.place), -1)
        if place >= 0 and not self.rows[place].words.isHidden():
            self.rows[place].words.focus_words(language, all_of_it=all_of_it)
        elif place >= 0:  # it has no words of its own: where it leads is all there is
            self.rows[place].leads.setFocus()

    def fill_targets(
        self,
        box: ChoiceBox,
        target: str,
        *,
        back: bool = False,
        steps_only: bool = False,
        script: Script | None = None,
        language: Language | None = None,
    ) -> None:
        """What there is to lead to; the present one is chosen."""
        found = script or self._script
        if found is None:
            return
        targets = self._targets.of(found, language or self._language, back=back, steps_only=steps_only)
        if box.model() is not targets:
            box.setModel(targets)
        row = targets.row(target)
        if box.currentIndex() != row:
            box.setCurrentIndex(row)

    def _row(self, place: int) -> AnswerRow:
        row = AnswerRow(
            PlainLabel("", self._card, role="muted", wrap=True),
            PlainLabel("→", self._card, role="muted"),
            WordsPair(self._look, self._keys, f"Answer {place + 1}", self._card, one_line=True),
            ChoiceBox(self._card),
            ChoiceBox(self._card),
        )
        for box in (row.leads, row.means):
            box.setMinimumContentsLength(8)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.grid.addWidget(row.key, 2 * place, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(row.words, 2 * place, 1, 1, 2)
        self.grid.addWidget(row.then, 2 * place + 1, 0)
        self.grid.addWidget(row.leads, 2 * place + 1, 1)
        self.grid.addWidget(row.means, 2 * place + 1, 2)
        stops: list[QWidget] = [*row.words.fields.values(), row.leads, row.means]
        stops.insert(0, self.rows[-1].means if self.rows else self.behind)
        for before, one in pairwise(stops):
            QWidget.setTabOrder(before, one)
        row.words.edited.connect(partial(self._say, place))
        row.words.entered.connect(self.answer_asked)
        row.leads.activated.connect(partial(self._lead, place))
        row.means.activated.connect(partial(self._mean, place))
        return row

    def _say(self, place: int, language: Language, words: str) -> None:
        if place < len(self.lines):
            self.said.emit(self.lines[place], language, words)

    def _lead(self, place: int, _index: int) -> None:
        if place >= len(self.lines):
            return
        target = str(self.rows[place].leads.currentData())
        if target == NEW_STEP:
            self.step_asked.emit(self.lines[place])
        else:
            self.led.emit(self.lines[place], target)

    def _mean(self, place: int, _index: int) -> None:
        if place < len(self.lines):
            self.meant.emit(self.lines[place].part, [*Meaning][self.rows[place].means.currentIndex()])


def _fill_meanings(box: ChoiceBox, meaning: Meaning) -> None:
    words = [script_words.meaning(one.value) for one in Meaning]
    if [box.itemText(place) for place in range(box.count())] != words:
        box.clear()
        for one, said in zip(Meaning, words, strict=True):
            box.addItem(said, one)
    box.setCurrentIndex([*Meaning].index(meaning))
