"""What bare numbers are: one question for each pattern of each column, answered once for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from callassist.services.leads.number_patterns import NumberChoice, Pattern
from callassist.services.leads.number_reading import Decision
from callassist.ui.kit.accessible import identified
from callassist.ui.kit.fields import Field
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.leads.band import Band
from callassist.ui.words import lead_words

if TYPE_CHECKING:
    from callassist.services.leads.importing import AskedColumn


class _Question(QWidget):
    """One question: how many, three examples, the ways to read them. Emits `decided` with each answer."""

    decided = Signal()

    def __init__(self, look: Look, keys: KeyMap, ident: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ident = ident
        self._asked: AskedColumn | None = None
        self._is_first = False
        self.decision: Decision | None = None
        self.setObjectName("plain")

        # Widgets
        self.words = PlainLabel("", self, role="strong", wrap=True)
        self.examples = PlainLabel("", self, role="muted", wrap=True)
        self.area_label = PlainLabel("", self, role="muted")
        self.area = Field(keys, self)
        self.area.setMaxLength(12)
        self.area_label.setBuddy(self.area)
        self.problem = PlainLabel("", self, role="error", wrap=True)
        self.buttons: list[KeyButton] = []

        # Assemble
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.area_label)
        line.addWidget(self.area)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 6)
        box.setSpacing(6)
        box.addWidget(self.words)
        box.addWidget(self.examples)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(6)
        box.addLayout(self._choices)
        box.addLayout(line)
        box.addWidget(self.problem)
        self.problem.hide()

        # Connect
        self.area.entered.connect(self._local)
        self.area.textEdited.connect(self._retype)

    @property
    def asked(self) -> AskedColumn | None:
        """What is asked."""
        return self._asked

    def ask(self, asked: AskedColumn, decision: Decision | None) -> None:
        """Ask, with the answer that was given before."""
        self._asked, self.decision = asked, decision
        self.problem.show_text("")
        self.area.setText(decision.area if decision is not None else "")
        self.draw(first=self._is_first)

    def draw(self, *, first: bool) -> None:
        """Take the window's language anew. The `first` that is open has the digits."""
        self._is_first = first
        asked = self._asked
        if asked is None:
            return
        question = asked.question
        column = isolated(question.column.strip()) or self.tr("column {number}").format(number=asked.place + 1)
        told = lead_words.pattern(question.pattern.value, question.count)
        self.words.setText(self.tr("{column}: {told}.").format(column=column, told=told))
        self.examples.setText(" · ".join(isolated(one) for one in question.examples))
        while len(self.buttons) < len(question.chances):
            button = KeyButton(self._look, Form.ROW, self)
            button.clicked.connect(self._clicked)
            self._choices.addWidget(button)
            self.buttons.append(button)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(question.chances))
            if place >= len(question.chances):
                continue
            chance = question.chances[place]
            words = lead_words.number_choice(chance.choice.value)
            if chance.valid:
                fits = self.tr("numbers then: {count} of {all}")
                fits = fits.format(count=lead_words.count(chance.valid), all=lead_words.count(question.count))
                words = f"{words} – {fits}"
            marked = self.decision is not None and self.decision.choice is chance.choice
            button.show_content(str(place + 1) if first else "", words, marked=marked)
            identified(button, f"{self._ident} choice {place + 1}", words)
        self.area_label.setText(self.tr("Area code"))
        self.area.setPlaceholderText(self.tr("e.g. 030"))
        identified(self.area, f"{self._ident} area code", self.tr("Area code"))

    def choose(self, place: int) -> bool:
        """Take the choice at this place, from 0; False: there is none."""
        if self._asked is None or place >= len(self._asked.question.chances):
            return False
        choice = self._asked.question.chances[place].choice
        if choice is NumberChoice.LOCAL:
            self._local()
        else:
            self._decide(Decision(choice))
        return True

    def _clicked(self) -> None:
        place = next((place for place, button in enumerate(self.buttons) if button is self.sender()), -1)
        if place >= 0:
            self.choose(place)

    def _local(self) -> None:
        area = self.area.text().strip()
        if not any(sign.isdigit() for sign in area):
            self.area.setFocus()
            if area:
                self.problem.tell(lambda: self.tr("An area code is made of figures."))
            return
        self._decide(Decision(NumberChoice.LOCAL, area))

    def _retype(self) -> None:
        """Another area code is another answer."""
        self.problem.show_text("")
        if self.decision is not None and self.decision.choice is NumberChoice.LOCAL:
            self.decision = None
            self.draw(first=self._is_first)

    def _decide(self, decision: Decision) -> None:
        self.problem.show_text("")
        self.decision = decision
        self.decided.emit()


class NumbersBand(Band):
    """Emits `decided` with each answer; digits answer the first question that is open."""

    decided = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, "numbers", parent)
        self._keys = keys
        self._questions: list[_Question] = []
        self._count = 0

    def ask(self, asked: Sequence[AskedColumn], decisions: Mapping[int, Mapping[Pattern, Decision]]) -> None:
        """The questions of a list, with the answers there are."""
        self._count = len(asked)
        while len(self._questions) < self._count:
            question = _Question(self._look, self._keys, f"Numbers {len(self._questions) + 1}", self.inner)
            question.decided.connect(self._decided)
            self.inner_box.insertWidget(len(self._questions), question)
            self._questions.append(question)
        for place, question in enumerate(self._questions):
            question.setVisible(place < self._count)
            if place < self._count:
                one = asked[place]
                question.ask(one, decisions.get(one.place, {}).get(one.question.pattern))
        self.order([widget for question in self.questions() for widget in (*question.buttons, question.area)])
        self._draw()

    def questions(self) -> list[_Question]:
        """Those that are asked."""
        return self._questions[: self._count]

    def first_open(self) -> _Question | None:
        """The first one without an answer."""
        return next((one for one in self.questions() if one.decision is None), None)

    def decisions(self) -> dict[int, dict[Pattern, Decision]]:
        """What was said, by the place of the column."""
        said: dict[int, dict[Pattern, Decision]] = {}
        for one in self.questions():
            if one.asked is not None and one.decision is not None:
                said.setdefault(one.asked.place, {})[one.asked.question.pattern] = one.decision
        return said

    def choose(self, digit: int) -> bool:
        """Answer the first question that is open, else the last one."""
        questions = self.questions()
        question = self.first_open() or (questions[-1] if questions else None)
        return question is not None and question.choose(digit - 1)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.name(self.tr("Numbers"), self.tr("Change"), self.tr("Go on"))
        self._draw()

    def focus_in(self) -> None:
        question = self.first_open()
        (question.buttons[0] if question is not None and question.buttons else self.go_on).setFocus()

    def _decided(self) -> None:
        self._draw()
        self.focus_in()
        self.decided.emit()

    def _draw(self) -> None:
        questions = self.questions()
        keys = self.first_open() or (questions[-1] if questions else None)
        for one in questions:
            one.draw(first=one is keys)
        self.go_on.setEnabled(self.first_open() is None)
        told: list[str] = []
        for one in questions:
            if one.asked is not None and one.decision is not None:
                answer = lead_words.number_choice(one.decision.choice.value)
                area = f" ({isolated(one.decision.area)})" if one.decision.area else ""
                told.append(
                    f"{lead_words.pattern(one.asked.question.pattern.value, one.asked.question.count)}: {answer}{area}"
                )
        unanswered = self._count - len(told)
        if unanswered:
            told.append(self.tr("%n question(s) to answer", "", unanswered))
        self.settle_on("; ".join(told))
