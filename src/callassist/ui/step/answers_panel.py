"""The answers to the shown question: numbered buttons, or a field with its unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from callassist.engine.view import ChoiceView, FieldView, TypedField, begun
from callassist.errors import NotUnderstood
from callassist.ui.kit.accessible import announce, identified, named
from callassist.ui.kit.fields import Field
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import ClampedLabel, PlainLabel, Words
from callassist.ui.kit.theme import Look

_ONE_COLUMN = 4
"""So many answers stand beneath one another; more of them in two columns, never in three."""
_FOUND_SHOWN = 9
"""Of the answers that begin as it is typed no more are shown than have a key."""
_CHOSEN_SHOWN = 6
"""So many answers without a key are shown as chosen beside those that have one."""
_SPACING = {False: 8, True: 5}


class Density(Enum):
    """How close answers stand: (lower buttons, columns up to four of them)."""

    LOOSE = (False, 1)
    CLOSE = (True, 1)
    CLOSE_IN_TWO = (True, 2)

    @property
    def compact(self) -> bool:
        """Whether the buttons are low."""
        return self.value[0]

    @property
    def columns(self) -> int:
        """How many columns a few answers have."""
        return self.value[1]


@dataclass(frozen=True)
class Asked:
    """What can be answered: the shown question's answers, or those of one that is being changed out of turn."""

    choices: tuple[ChoiceView, ...]
    field: TypedField | None
    multi: bool
    #: identity of what is asked: the field is emptied when it changes
    id: str
    #: heading, where it is not the question that was just spoken
    heading: str = ""


class AnswerPanel(QWidget):
    """Shows an `Asked`; emits what was chosen or typed. Buttons are kept and filled anew, never rebuilt."""

    choice_pressed = Signal(object)
    text_entered = Signal(str)
    #: Enter in the empty field of a question that takes several answers
    confirmed = Signal()
    #: Backspace in the empty field of a control: out of the field, and nothing more
    field_left = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self._asked: Asked | None = None
        self._buttons: list[KeyButton] = []
        self._columns = 0
        self._compact = False
        self._room = (0, 0, Density.LOOSE)
        #: by whether the buttons are low
        self._row_heights: dict[bool, int] = {}
        #: the answers that have a button now
        self._listed: tuple[ChoiceView, ...] = ()
        self._tab_before: QWidget | None = None
        self._interpret: Callable[[str], str] | None = None

        # Widgets
        #: the question that is being changed out of turn; it stands in the card of the spoken text, right above
        self.heading = ClampedLabel("", self, role="accent")
        self.field_label = PlainLabel("", self, role="muted")
        self.field = Field(keys, self)
        self.field.setProperty("role", "typed")
        named(self.field, "Typed answer")
        self.unit = PlainLabel("", self, role="muted")
        self.meaning = PlainLabel("", self, role="good", wrap=True)
        self.problem = PlainLabel("", self, role="error", wrap=True)
        self._problem_words: Words = ""

        self._probe = KeyButton(look, Form.ANSWER, self)
        self._probe.hide()

        # Assemble
        self.heading.set_lines(1)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.field, 1)
        line.addWidget(self.unit)
        self._field_box = QWidget(self)
        box = QVBoxLayout(self._field_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(line)
        # beneath: the field itself is where the first answer is; one of the three is shown, in one place
        box.addWidget(self.field_label)
        box.addWidget(self.meaning)
        box.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)  # first: the first button is where the first button always is
        column.addWidget(self._field_box)

        # Connect
        self.field.entered.connect(self._entered)
        self.field.textEdited.connect(self._typed)
        look.changed.connect(self._row_heights.clear)

        self.set_columns(2)

    def set_interpreter(self, interpret: Callable[[str], str] | None) -> None:
        """How typed text is understood, for the line under the field; it may raise NotUnderstood."""
        self._interpret = interpret

    def set_columns(self, columns: int) -> None:
        """How many columns of buttons."""
        if columns == self._columns:
            return
        self._columns = columns
        for button in self._buttons:
            self._grid.removeWidget(button)
        for index, button in enumerate(self._buttons):
            self._grid.addWidget(button, index // columns, index % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def fit(self, width: int, height: int, density: Density) -> None:
        """Stand as close as this room asks for, at least as close as `density`."""
        room = (width, height, density)
        if room != self._room:
            self._room = room
            self._spread()

    def rows_height(self, rows: int, density: Density) -> int:
        """Height of so many rows of answers of one line each."""
        height = self._row_heights.get(density.compact)
        if height is None:
            self._probe.set_compact(on=density.compact)
            self._probe.show_content("1", "1")
            height = self._row_heights[density.compact] = self._probe.heightForWidth(10_000)
        return rows * (height + _SPACING[density.compact])

    def _spread(self) -> None:
        """The loosest way that keeps all of them in sight."""
        width, height, least = self._room
        if width <= 0:
            return
        ways = list(Density)[list(Density).index(least) :]
        for way in ways:
            columns = way.columns if len(self._listed) <= _ONE_COLUMN else 2
            if way is ways[-1] or self._height_in(width, columns, way) <= height:
                self._set_compact(on=way.compact)
                self.set_columns(columns)
                return

    def _height_in(self, width: int, columns: int, way: Density) -> int:
        buttons = self.buttons()
        each = (width - (columns - 1) * self._grid.horizontalSpacing()) // columns
        for button in buttons:
            button.set_compact(on=way.compact)
        rows = [buttons[place : place + columns] for place in range(0, len(buttons), columns)]
        needed = sum(max(one.heightForWidth(each) for one in row) + _SPACING[way.compact] for row in rows)
        return needed + (self._field_box.sizeHint().height() if not self._field_box.isHidden() else 0)

    def _set_compact(self, *, on: bool) -> None:
        self._compact = on
        # where it is low, the field is as low as the buttons above it
        if bool(self.field.property("low")) != on:
            self.field.setProperty("low", on)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        self._grid.setVerticalSpacing(_SPACING[on])
        for button in self._buttons:
            button.set_compact(on=on)

    def ask(self, asked: Asked) -> None:
        """Show these answers."""
        before, self._asked = self._asked, asked
        if before == asked:
            return
        fresh = before is None or before.id != asked.id
        self.heading.show_text(asked.heading)
        if fresh:
            self.say_problem("")
        field = asked.field
        if field is not None and field.kind is FieldView.CHOICE:
            self.field.clear()  # what was typed has found its answer, or belongs to another question
        self._show_choices(asked)
        self._field_box.setVisible(field is not None)
        if field is not None:
            self._describe_field()
            self._show_label()
            self.unit.show_text(field.unit)
            self.field.setPlaceholderText(self._placeholder(field.kind, len(asked.choices)))
            # a name begins with no digit; where a time is asked for, a digit alone takes one of those on offer
            offers = field.kind is FieldView.TEXT or bool(asked.choices)
            self.field.digits_pass_while_empty = field.kind is FieldView.CHOICE or (not field.is_question and offers)
            if fresh or field.kind is FieldView.CHOICE:
                self.field.setText(field.value)
                self.field.selectAll()
                self._typed(field.value)

    def focus_field(self) -> bool:
        """Put the cursor into the field, if there is one, to type a time that begins with a digit, too."""
        if self._asked is not None and self._asked.field is not None:
            if self._asked.field.kind is FieldView.TIME:
                self.field.digits_pass_while_empty = False
            self._field_box.show()
            self.field.setFocus()
            self.refresh_keys()
            return True
        return False

    def wants_focus(self) -> bool:
        """Whether the field is what the rep needs next: not where its text was taken already and an answer is left.

        Where a control offers times and another one may be typed, a digit still answers while the field is empty.
        """
        asked = self._asked
        if asked is None or asked.field is None:
            return False
        if asked.field.is_question or not asked.choices:
            return True
        return not asked.field.value

    def takes_time(self) -> bool:
        """Whether what begins with a digit may be a time that is typed."""
        field = self._asked.field if self._asked is not None else None
        return field is not None and field.kind is FieldView.TIME and not field.is_question

    def has_field(self) -> bool:
        """Whether something is to be typed."""
        return self._asked is not None and self._asked.field is not None and not self._field_box.isHidden()

    def typed(self) -> str:
        """What stands in the field that is shown, without blanks around it."""
        return self.field.text().strip() if self.has_field() else ""

    def untaken(self) -> str:
        """Text in the field of a control (a name, a hint) that was not entered yet and goes along with its answer."""
        field = self._asked.field if self._asked is not None else None
        if field is None or field.is_question or field.kind is not FieldView.TEXT:
            return ""
        typed = self.field.text().strip()
        return typed if typed != field.value else ""

    def say_problem(self, words: Words) -> None:
        """A clear line beneath the field: what was not understood, and how to type it."""
        self._problem_words = words
        self.problem.tell(words)
        if self.problem.text():
            self.meaning.show_text("")
            announce(self.field, self.problem.text())
        self._describe_field()
        self._show_label()

    def take_tabs_after(self, before: QWidget) -> None:
        """Tab goes from `before` through the answers, the field and the keys beside them: they are what is needed."""
        self._tab_before = before
        self._order_tabs()

    def _order_tabs(self) -> None:
        before = self._tab_before
        for one in (*self._buttons, self.field):
            if before is not None:
                QWidget.setTabOrder(before, one)
            before = one

    def _describe_field(self) -> None:
        field = self._asked.field if self._asked is not None else None
        said = (field.label if field is not None else "", self.problem.text())
        self.field.setAccessibleDescription(". ".join(one for one in said if one))

    def _show_label(self) -> None:
        """What the field is for, until there is something to say about what is in it."""
        field = self._asked.field if self._asked is not None else None
        said = self.problem.text() or self.meaning.text()
        self.field_label.show_text(field.label if field is not None and not said else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._asked
        plain = event.key() == Qt.Key.Key_Backspace and not event.modifiers()
        if plain and self.field.hasFocus() and not self.field.text() and asked is not None:
            field = asked.field
            # where a time is asked for, the field has the focus of itself: there it is the step that is taken back
            if field is not None and not field.is_question and asked.choices and field.kind is FieldView.TEXT:
                event.accept()
                self.say_problem("")
                self.field_left.emit()
                return
        super().keyPressEvent(event)

    def refresh_keys(self) -> None:
        """The focus moved: show the keys that work now."""
        if self._asked is not None:
            self._show_choices(self._asked)

    def buttons(self) -> list[KeyButton]:
        """The buttons that are shown."""
        return self._buttons[: len(self._listed)]

    def retranslate(self) -> None:
        """Take the window's language anew."""
        asked, self._asked = self._asked, None
        if asked is not None:
            typed, told = self.field.text(), self._problem_words
            self.ask(asked)
            self.field.setText(typed)
            self.refresh_keys()  # the answers that begin so, in the other language
            self.say_problem(told)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _digits_type(self, asked: Asked) -> bool:
        """Whether digits go into the field now, so that answers are reached by Alt and their digit."""
        if asked.field is None:
            return False
        if asked.field.is_question and asked.field.kind is not FieldView.CHOICE:
            return True
        return self.field.hasFocus() and not (self.field.digits_pass_while_empty and not self.field.text())

    def _show_choices(self, asked: Asked) -> None:
        choices = self._listed = self._to_list(asked)
        typing = self._digits_type(asked)
        while len(self._buttons) < len(choices):
            button = KeyButton(self._look, Form.ANSWER, self)
            button.set_compact(on=self._compact)
            button.clicked.connect(self._clicked)
            index = len(self._buttons)
            self._grid.addWidget(button, index // self._columns, index % self._columns)
            self._buttons.append(button)
            self._order_tabs()
        for index, button in enumerate(self._buttons):
            if index >= len(choices):
                if not button.isHidden():
                    button.hide()
                continue
            choice = choices[index]
            key = printed(f"Alt+{choice.key}") if typing and choice.key.isdigit() else choice.key
            ticked = choice.selected if asked.multi else None
            marked = choice.selected and not asked.multi
            button.show_content(key, choice.label, detail=choice.tip, ticked=ticked, marked=marked)
            said = self.tr("Answer {key}: {name}").format(key=choice.key, name=choice.label)
            identified(button, f"Answer {choice.key or choice.value}", said if choice.key else choice.label)
            button.setAccessibleDescription(choice.tip)
            if button.isHidden():
                button.show()
        self._spread()

    def _to_list(self, asked: Asked) -> tuple[ChoiceView, ...]:
        """The answers that get a button: all, or where they are too many those that begin as it is typed.

        Before anything is typed these are the ones with a key, and what was chosen among the others.
        """
        choices = asked.choices
        if asked.field is None or asked.field.kind is not FieldView.CHOICE:
            return choices
        if typed := self.field.text().strip():
            return begun(choices, typed)[:_FOUND_SHOWN]
        chosen = [one for one in choices if one.selected and not one.key]
        return (*(one for one in choices if one.key), *chosen[:_CHOSEN_SHOWN])

    def _clicked(self) -> None:
        sender = self.sender()
        if self._asked is None:
            return
        for index, button in enumerate(self._buttons[: len(self._listed)]):
            if button is sender:
                self.choice_pressed.emit(self._listed[index])
                return

    def _entered(self) -> None:
        if self.field.text().strip():
            self.text_entered.emit(self.field.text())
        elif self._asked is not None and self._asked.multi:
            self.confirmed.emit()
        else:
            self.say_problem(lambda: self.tr("Nothing typed yet. Type the answer, or mark it refused or not known."))

    def _typed(self, text: str) -> None:
        self._problem_words = ""
        self.problem.show_text("")
        self._describe_field()
        self.refresh_keys()
        meaning = ""
        if text.strip() and self._interpret is not None:
            try:
                meaning = self._interpret(text)
            except NotUnderstood:
                meaning = ""  # half-typed text is no mistake yet; Enter tells
        self.meaning.show_text(f"= {meaning}" if meaning else "")
        self._show_label()

    def _placeholder(self, kind: FieldView, answers: int) -> str:
        match kind:
            case FieldView.NUMBER:
                return self.tr("a number, for example 18")
            case FieldView.MONEY:
                return self.tr("an amount, for example 50 or about 50-80")
            case FieldView.DATE:
                return self.tr("a date: 31.3.2027, 3/2027, Q2, end of 2027")
            case FieldView.TIME:
                return self.tr("a time: Tuesday 18:00, tomorrow 10:00, 4.3. 9:30")
            case FieldView.CHOICE:
                return self.tr("one of {count} answers: type how it begins").format(count=answers)
            case FieldView.TEXT:
                return self.tr("type here")
