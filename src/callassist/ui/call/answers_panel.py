"""The answers to the shown question: numbered buttons, or a field with its unit, and the keys beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from callassist.engine.view import CallView, ChoiceView, FieldView, NodeKind, TypedField
from callassist.errors import NotUnderstood
from callassist.ui.commands import Command
from callassist.ui.kit.fields import Field
from callassist.ui.kit.flow_strip import FlowStrip, chord
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look

_THREE = 480
"""Width from which three answers stand beside each other without wrapping most of them."""


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
        self._shown = 0
        self._interpret: Callable[[str], str] | None = None

        # Widgets
        self.heading = PlainLabel("", self, role="strong", wrap=True)
        self.field_label = PlainLabel("", self, role="muted")
        self.field = Field(keys, self)
        self.field.setObjectName("typed")
        self.field.setAccessibleName("Typed answer")
        self.unit = PlainLabel("", self, role="muted")
        self.meaning = PlainLabel("", self, role="good", wrap=True)
        self.problem = PlainLabel("", self, role="error", wrap=True)

        # Assemble
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
        box.addWidget(self.field_label)
        box.addLayout(line)
        box.addWidget(self.meaning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self._field_box)
        column.addWidget(self.problem)
        column.addLayout(self._grid)

        # Connect
        self.field.entered.connect(self._entered)
        self.field.textEdited.connect(self._typed)

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
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def set_compact(self, *, on: bool) -> None:
        """Lower buttons, closer together, where the window is low."""
        if on != self._compact:
            self._compact = on
            self._grid.setVerticalSpacing(5 if on else 8)
            for button in self._buttons:
                button.set_compact(on=on)
            self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Three beside each other where that saves a line a low window needs."""
        three = self._compact and self.width() >= _THREE and self._shown in (3, 5, 6)
        self.set_columns(3 if three else 2)

    def ask(self, asked: Asked) -> None:
        """Show these answers."""
        before, self._asked = self._asked, asked
        if before == asked:
            return
        fresh = before is None or before.id != asked.id
        self.heading.show_text(asked.heading)
        if fresh:
            self.say_problem("")
        self._show_choices(asked)
        field = asked.field
        self._field_box.setVisible(field is not None)
        if field is not None:
            self.field.setAccessibleDescription(field.label)
            self.field_label.show_text(field.label)
            self.unit.show_text(field.unit)
            self.field.setPlaceholderText(self._placeholder(field.kind))
            # a name begins with no digit; where a time is asked for, a digit alone takes one of those on offer
            offers = field.kind is FieldView.TEXT or bool(asked.choices)
            self.field.digits_pass_while_empty = not field.is_question and offers
            if fresh:
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

    def say_problem(self, text: str) -> None:
        """A clear line beneath the field: what was not understood, and how to type it."""
        self.problem.show_text(text)
        if text:
            self.meaning.show_text("")

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
        return self._buttons[: self._shown]

    def press_key(self, key: str) -> bool:
        """Press the answer with this key; False if there is none."""
        if self._asked is not None:
            for choice in self._asked.choices:
                if choice.key == key:
                    self.choice_pressed.emit(choice)
                    return True
        return False

    def retranslate(self) -> None:
        """Take the window's language anew."""
        asked, self._asked = self._asked, None
        if asked is not None:
            typed = self.field.text()
            self.ask(asked)
            self.field.setText(typed)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _digits_type(self, asked: Asked) -> bool:
        """Whether digits go into the field now, so that answers are reached by Alt and their digit."""
        if asked.field is None:
            return False
        if asked.field.is_question:
            return True
        return self.field.hasFocus() and not (self.field.digits_pass_while_empty and not self.field.text())

    def _show_choices(self, asked: Asked) -> None:
        choices = asked.choices
        typing = self._digits_type(asked)
        while len(self._buttons) < len(choices):
            button = KeyButton(self._look, Form.ANSWER, self)
            button.set_compact(on=self._compact)
            button.clicked.connect(self._clicked)
            index = len(self._buttons)
            self._grid.addWidget(button, index // self._columns, index % self._columns)
            self._buttons.append(button)
        for index, button in enumerate(self._buttons):
            if index >= len(choices):
                if not button.isHidden():
                    button.hide()
                continue
            choice = choices[index]
            key = printed(f"Alt+{choice.key}") if typing and choice.key.isdigit() else choice.key
            ticked = choice.selected if asked.multi else None
            button.show_content(key, choice.label, ticked=ticked, marked=choice.selected and not asked.multi)
            button.setAccessibleName(f"Answer {choice.key}")
            button.setAccessibleDescription(choice.label)
            if button.isHidden():
                button.show()
        self._shown = len(choices)
        self._spread()

    def _clicked(self) -> None:
        sender = self.sender()
        if self._asked is None:
            return
        for index, button in enumerate(self._buttons[: self._shown]):
            if button is sender:
                self.choice_pressed.emit(self._asked.choices[index])
                return

    def _entered(self) -> None:
        if self.field.text().strip():
            self.text_entered.emit(self.field.text())
        else:
            self.say_problem(self.tr("Nothing typed yet. Type the answer, or mark it refused or not known."))

    def _typed(self, text: str) -> None:
        self.problem.show_text("")
        self.refresh_keys()
        meaning = ""
        if text.strip() and self._interpret is not None:
            try:
                meaning = self._interpret(text)
            except NotUnderstood:
                meaning = ""  # half-typed text is no mistake yet; Enter tells
        self.meaning.show_text(f"= {meaning}" if meaning else "")

    def _placeholder(self, kind: FieldView) -> str:
        match kind:
            case FieldView.NUMBER:
                return self.tr("a number, for example 18")
            case FieldView.MONEY:
                return self.tr("an amount, for example 50 or about 50-80")
            case FieldView.DATE:
                return self.tr("a date: 31.3.2027, 3/2027, Q2, end of 2027")
            case FieldView.TIME:
                return self.tr("a time: Tuesday 18:00, tomorrow 10:00, 4.3. 9:30")
            case FieldView.TEXT:
                return self.tr("type here")


class ActionStrip(FlowStrip):
    """The keys that mean something besides the answers, as chips; in an objection its own instead."""

    triggered = Signal(object)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=12)
        self._keys = keys
        self._view: CallView | None = None
        self._editing = False
        self._typing = False
        self._chips: dict[Command, KeyButton] = {}
        self._drawn: tuple[tuple[str, str], ...] = ()
        for command, name in (
            (Command.GO_ON, "Go on"),
            (Command.REFUSE, "Refused"),
            (Command.UNKNOWN, "Does not know"),
            (Command.ELSE, "Something else"),
            (Command.HELPED, "Helped"),
            (Command.NOT_HELPED, "Did not help"),
            (Command.WORDING, "Next reply"),
            (Command.ESCAPE, "Back to the question"),
            (Command.BACK, "Back"),
            (Command.USP, "What we do better"),
            (Command.OWN_QUESTION, "Own question"),
        ):
            chip = KeyButton(look, Form.CHIP, self)
            chip.setAccessibleName(name)
            chip.clicked.connect(self._clicked)
            self.add(chip)
            self._chips[command] = chip

    def show_view(self, view: CallView, *, editing: bool = False) -> None:
        """Show the keys that mean something at this point; `editing` while an answer is changed out of turn."""
        self._view, self._editing = view, editing
        reply = view.kind is NodeKind.OBJECTION
        asks = view.field is not None and not reply and (view.field.is_question or not view.choices)
        typed = asks or self._typing
        on = {
            "on": self.tr("go on"),
            "jump": self.tr("go on with that"),
            "end": self.tr("end the call"),
            "confirm": self.tr("confirm"),
        }.get(view.goes_on, "")
        if asks and not on:
            on = self.tr("take the answer")
        objection = next((one for one in view.objections if view.stack and one.id == view.node), None)
        again = ""
        if reply and objection is not None and objection.wordings > 1:
            again = self.tr("next reply ({shown}/{count})").format(shown=view.wording[0], count=view.wording[1])
        answering = (view.takes_refusal and not reply) or editing
        shown = {
            Command.GO_ON: on if not editing else self.tr("take the answer"),
            Command.REFUSE: self.tr("refused") if answering else "",
            Command.UNKNOWN: self.tr("does not know") if answering else "",
            Command.ELSE: self.tr("something else …") if view.question and not reply and not editing else "",
            Command.HELPED: self.tr("helped") if reply else "",
            Command.NOT_HELPED: self.tr("did not help") if reply else "",
            Command.WORDING: again,
            Command.ESCAPE: self._words_of_escape(view) if view.stack or editing else "",
            Command.BACK: "" if reply or editing else self.tr("back"),
            Command.USP: self.tr("what we do better") if view.usp and not editing else "",
            Command.OWN_QUESTION: self.tr("own question") if not reply and not editing else "",
        }
        position = view.objections.index(objection) if objection is not None else -1
        drawn = tuple((label, self._key(command, position, typed=typed)) for command, label in shown.items() if label)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        for command, chip in self._chips.items():
            label = shown[command]
            if label:
                chip.show_content(self._key(command, position, typed=typed), label, tone=_TONES.get(command, "text"))
            if chip.isHidden() == bool(label):
                chip.setVisible(bool(label))
        self.flow()

    def set_typing(self, *, on: bool) -> None:
        """A field has the focus: show the keys that work there."""
        if on != self._typing:
            self._typing = on
            self.retranslate()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        if self._view is not None:
            self.show_view(self._view, editing=self._editing)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _words_of_escape(self, view: CallView) -> str:
        nested = len(view.stack) > 1 and not self._editing
        return self.tr("back to what was said before") if nested else self.tr("back to the question")

    def _key(self, command: Command, objection: int, *, typed: bool) -> str:
        if command is Command.WORDING:
            function, letter = self._keys.objection_labels(objection)
            return function or letter
        keys = self._keys.keys(command)
        works = chord(self._keys, command)
        if typed and works and command in _TYPED_OVER:
            return works  # letters type in a field; the chord still works
        if self._typing and works and command is Command.BACK:
            return works  # it takes characters away there
        return _SIGNS.get(command) or printed(keys[0])

    def _clicked(self) -> None:
        sender = self.sender()
        for command, chip in self._chips.items():
            if chip is sender:
                self.triggered.emit(command)
                return


_TONES = {Command.HELPED: "good", Command.NOT_HELPED: "bad"}
_SIGNS = {Command.HELPED: "+", Command.NOT_HELPED: "−"}
_TYPED_OVER = (Command.REFUSE, Command.UNKNOWN, Command.ELSE, Command.USP, Command.OWN_QUESTION)
"""Letters type in a field: only their chords work there."""
