"""All questions of the script in a side list: choose one by number, by a part of its name, or with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.domain.answers import AnswerState
from callassist.domain.questions import QuestionKind
from callassist.engine.view import QuestionView
from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.card import Card, caption
from callassist.ui.kit.fields import Field
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, digit_of
from callassist.ui.kit.match import is_sure, match_rank
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.scroller import Scroller
from callassist.ui.kit.theme import Look
from callassist.ui.words import code_words


class _Filter(Field):
    """Letters filter, digits choose."""

    digit = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        if digit is not None:
            if not event.isAutoRepeat():
                self.digit.emit(digit)
            event.accept()
            return
        super().keyPressEvent(event)


class QuestionList(Card):
    """Emits `chosen(question id)`. At most four keys to any answer: E, one or two digits, the answer's key."""

    chosen = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent")
        self._look = look
        self._keys = keys
        self._questions: tuple[QuestionView, ...] = ()
        self._visible: list[int] = []
        self._cursor = 0
        self._codes: list[str] = []
        self._typed = ""
        self._buttons: list[KeyButton] = []

        # Widgets
        self.head = caption()
        self.filter = _Filter(keys, self)
        named(self.filter, "Filter questions")
        self.hint = PlainLabel("", self, role="faint", wrap=True)
        self.scroller = Scroller(self)
        inner = QWidget()
        inner.setObjectName("plain")

        # Assemble
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 4, 0)
        self._list.setSpacing(4)
        self._list.addStretch(1)
        self.scroller.setWidget(inner)
        self.body.setContentsMargins(14, 14, 8, 10)
        self.body.addWidget(self.head)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.scroller, 1)
        self.body.addWidget(self.hint)

        # Connect
        self.filter.textChanged.connect(self._filtered)
        self.filter.entered.connect(self._take_cursor)
        self.filter.moved.connect(self._move)
        self.filter.digit.connect(self._digit)

        self.retranslate()
        self.hide()

    def open_with(self, questions: tuple[QuestionView, ...]) -> None:
        """List these questions, numbered in the script's order."""
        self._questions = questions
        self._codes = codes(len(questions))
        while len(self._buttons) < len(questions):
            button = KeyButton(self._look, Form.ROW)
            button.clicked.connect(self._clicked)
            self._list.insertWidget(len(self._buttons), button)
            self._buttons.append(button)
        self._typed, self._cursor = "", 0
        self.filter.clear()
        self._filtered()
        self.show()
        self.scroller.verticalScrollBar().setValue(0)
        self.filter.setFocus()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.head.setText(self.tr("CHANGE AN ANSWER"))
        self.filter.setPlaceholderText(self.tr("number or name"))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _filtered(self) -> None:
        query = self.filter.text()
        self._typed = ""
        ranked = [(rank, index) for index, one in enumerate(self._questions) if (rank := _rank(query, one)) is not None]
        ranked.sort()
        self._visible = [index for _, index in ranked]
        # with a weak match alone, Enter chooses nothing before the arrows did
        self._cursor = 0 if not query.strip() or (ranked and is_sure(ranked[0][0])) else -1
        self._draw()

    def _draw(self) -> None:
        self._tell()
        shown = set(self._visible)
        at = self._visible[self._cursor] if self._visible and self._cursor >= 0 else -1
        for index, button in enumerate(self._buttons):
            visible = index in shown
            button.setVisible(visible)
            if visible:
                one = self._questions[index]
                button.show_content(self._codes[index], one.name, detail=_state(one), marked=index == at)
                identified(button, f"Question {one.id}", self.tr("Question: {name}").format(name=one.name))
                button.setAccessibleDescription(_state(one))
        if at >= 0:
            self.scroller.ensureWidgetVisible(self._buttons[at], 0, 30)

    def _tell(self) -> None:
        """How to choose; after a first digit that could begin a longer number, what is waited for."""
        words = (
            self.tr("{number} _  one more digit")
            if self._typed
            else self.tr("Number or arrows and {enter}, then the answer. Esc: back.")
        )
        self.hint.setText(words.format(enter="↵", number=self._typed))
        role = "strong" if self._typed else "faint"
        if self.hint.property("role") != role:
            self.hint.setProperty("role", role)
            self.hint.style().polish(self.hint)

    def _digit(self, digit: int) -> None:
        """Take the question with this number, or wait for its second digit."""
        typed = self._typed + str(digit)
        if not any(code.startswith(typed) for code in self._codes):
            typed = str(digit)
        self._typed = ""
        if typed in self._codes:
            self.chosen.emit(self._questions[self._codes.index(typed)].id)
            return
        if any(code.startswith(typed) for code in self._codes):
            self._typed = typed
        self._tell()

    def _move(self, step: int) -> None:
        if self._visible:
            self._cursor = min(max(self._cursor + step, 0), len(self._visible) - 1)
            self._typed = ""
            self._draw()

    def _take_cursor(self) -> None:
        if self._visible and self._cursor >= 0:
            self.chosen.emit(self._questions[self._visible[self._cursor]].id)
        elif self._visible:
            self.hint.setText(self.tr("None of these fits for sure: choose one with the arrows."))
        else:
            self.hint.setText(self.tr("Nothing is called that."))

    def _clicked(self) -> None:
        sender = self.sender()
        for one, button in zip(self._questions, self._buttons, strict=False):
            if button is sender:
                self.chosen.emit(one.id)
                return


def codes(count: int) -> list[str]:
    """The numbers of so many questions. None begins another one: the first digit is never waited with in vain.

    1 to 9, then 01 to 09; from nineteen on all have two digits, and what is beyond 99 none.
    """
    if count <= 18:
        return [str(number) for number in range(1, min(count, 9) + 1)] + [f"0{n}" for n in range(1, count - 8)]
    return [f"{number:02}" if number < 100 else "" for number in range(1, count + 1)]


def _rank(query: str, one: QuestionView) -> int | None:
    """How well it fits by its name, or by one of its answers."""
    ranks = [match_rank(query, label) for label in (one.name, *(choice.label for choice in one.choices))]
    return min((rank for rank in ranks if rank is not None), default=None)


def _state(one: QuestionView) -> str:
    if one.state is AnswerState.ANSWERED:
        if one.kind is QuestionKind.DATE:
            return code_words.long_day_of_iso(one.stable)
        labels = {choice.value: choice.label for choice in one.choices}
        if labels:
            return ", ".join(labels.get(value, value) for value in one.stable.split(","))
        return f"{one.stable} {one.unit}" if one.kind is QuestionKind.NUMBER and one.unit else one.stable
    return code_words.state(one.state.value)
