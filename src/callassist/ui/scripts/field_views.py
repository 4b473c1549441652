"""The widgets a card's fields are drawn with: one for each kind of field, used again for another of its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from callassist.domain.text import NO_TEXT, Language, Text
from callassist.services.scripts.cards.card_content import CardField, FormKind, Option
from callassist.services.scripts.cards.condition_fields import CHOSEN
from callassist.ui.kit.accessible import identified
from callassist.ui.kit.button import Tick
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.scripts.target_lists import TargetList
from callassist.ui.scripts.words_pair import WordsPair
from callassist.ui.words import card_words

Changed = Callable[[CardField, object], None]
"""What is told of a field that somebody changed, with its new value."""
Reworded = Callable[[CardField, Language, str], None]

#: pixels at the usual size of letters: what stands left of a field that has one line
_LABEL = 118


def told_option(option: Option, language: Language) -> str:
    """What a field can be, in words."""
    return " ".join(option.text.of(language).split()) or card_words.option(option.word or option.value)


class CardFieldView(QWidget):
    """A field with what it is called."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._look = look
        self.field: CardField | None = None

    def show_field(self, field: CardField, said: str, language: Language) -> None:
        """Show this one; `said` is what it is called together with its group."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """Where Tab comes to, in order."""
        return []

    def keep(self) -> None:
        """What is being typed is an edit now."""


def _ident(field: CardField) -> str:
    return " ".join(str(step) for step in field.path)


class WordsView(CardFieldView):
    """A text side by side in both languages."""

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget, reworded: Reworded, *, one_line: bool) -> None:
        super().__init__(look, parent)
        self.label = PlainLabel("", self, role="muted")
        self.pair = WordsPair(look, keys, "Text", self, one_line=one_line, counted=not one_line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.label)
        box.addWidget(self.pair)

        def edited(language: Language, words: str) -> None:
            if self.field is not None:
                reworded(self.field, language, words)

        self.pair.edited.connect(edited)

    def show_field(self, field: CardField, said: str, language: Language) -> None:
        if self.field is not None and self.field.path != field.path:
            self.keep()
        self.field = field
        self.label.setText(card_words.label(field.label, field.part))
        self.pair.rename(_ident(field))
        self.pair.show_text(field.value if isinstance(field.value, Text) else NO_TEXT, said)

    def stops(self) -> list[QWidget]:
        return [*self.pair.fields.values()]

    def focus_words(self, language: Language, *, all_of_it: bool) -> None:
        """Type here."""
        self.pair.focus_words(language, all_of_it=all_of_it)

    def keep(self) -> None:
        self.pair.keep()


class _Labelled(CardFieldView):
    """A field of one line, with what it is called left of it."""

    def __init__(self, look: Look, parent: QWidget, widget: QWidget) -> None:
        super().__init__(look, parent)
        self._widget = widget
        self.label = PlainLabel("", self, role="muted", wrap=True)
        self.label.setFixedWidth(look.px(_LABEL))
        look.changed.connect(lambda: self.label.setFixedWidth(look.px(_LABEL)))
        widget.setParent(self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.label)
        box.addWidget(widget, 1)

    def stops(self) -> list[QWidget]:
        return [self._widget]

    def _call(self, field: CardField, said: str) -> None:
        self.field = field
        self.label.setText(card_words.label(field.label, field.part))
        identified(self._widget, _ident(field), said)


class OneOfView(_Labelled):
    """One of some values."""

    def __init__(self, look: Look, parent: QWidget, changed: Changed) -> None:
        self.box = ChoiceBox()
        super().__init__(look, parent, self.box)
        self.box.setMinimumContentsLength(8)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(lambda: self.field and changed(self.field, self.box.currentData()))

    def show_field(self, field: CardField, said: str, language: Language) -> None:
        self._call(field, said)
        offered = [(told_option(one, language), one.value) for one in field.options]
        box = self.box
        if [(box.itemText(row), box.itemData(row)) for row in range(box.count())] != offered:
            box.clear()
            for words, value in offered:
                box.addItem(words, value)
        row = next((row for row, (_, value) in enumerate(offered) if value == field.value), -1)
        if box.currentIndex() != row:
            box.setCurrentIndex(row)


class StepView(_Labelled):
    """A step of the script, chosen by its words."""

    def __init__(self, look: Look, parent: QWidget, changed: Changed, targets: Callable[[bool], TargetList]) -> None:
        """`targets` are the steps there are, with none of them where that is allowed."""
        self.box = ChoiceBox()
        super().__init__(look, parent, self.box)
        self._targets = targets
        self.box.setMinimumContentsLength(8)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.activated.connect(lambda: self.field and changed(self.field, self.box.currentData()))

    def show_field(self, field: CardField, said: str, language: Language) -> None:
        self._call(field, said)
        targets = self._targets(field.optional)
        if self.box.model() is not targets:
            self.box.setModel(targets)
        row = targets.row(str(field.value))
        if self.box.currentIndex() != row:
            self.box.setCurrentIndex(row)


class TypedView(_Labelled):
    """A number or an hour, taken when Enter is pressed or the field is left."""

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget, changed: Changed) -> None:
        self.line = Field(keys)
        super().__init__(look, parent, self.line)
        self._changed = changed
        self.line.entered.connect(self.keep)
        self.line.editingFinished.connect(self.keep)

    def show_field(self, field: CardField, said: str, language: Language) -> None:
        if self.field is not None and self.field.path != field.path:
            self.keep()
        self._call(field, said)
        if self.line.text() != str(field.value) and not (self.line.hasFocus() and self.line.isModified()):
            self.line.setText(str(field.value))

    def keep(self) -> None:
        field = self.field
        if field is not None and self.line.isModified():
            self.line.setModified(False)
            if self.line.text() != str(field.value):
                self._changed(field, self.line.text())


class TickView(CardFieldView):
    """Whether something holds."""

    def __init__(self, look: Look, parent: QWidget, changed: Changed) -> None:
        super().__init__(look, parent)
        self.tick = Tick("", self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tick)
        self.tick.clicked.connect(lambda: self.field and changed(self.field, self.tick.isChecked()))

    def show_field(self, field: CardField, said: str, language: Language) -> None:
        self.field = field
        self.tick.setText(card_words.label(field.label, field.part))
        self.tick.setChecked(field.value is True)
        identified(self.tick, _ident(field), said)

    def stops(self) -> list[QWidget]:
        return [self.tick]


class TicksView(CardFieldView):
    """Some of several values."""

    def __init__(self, look: Look, parent: QWidget, changed: Changed) -> None:
        super().__init__(look, parent)
        self._changed = changed
        self.label = PlainLabel("", self, role="muted")
        self.strip = FlowStrip(self, spacing=12)
        self.ticks: list[Tick] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.label)
        box.addWidget(self.strip)

    def show_field(self, field: CardField, said: str, language: Language) -> None:
        self.field = field
        # what stands right above says it already
        self.label.show_text("" if field.label in CHOSEN else card_words.label(field.label, field.part))
        while len(self.ticks) < len(field.options):
            tick = Tick("", self)
            tick.clicked.connect(self._clicked)
            self.strip.add(tick)
            self.ticks.append(tick)
        values = field.value if isinstance(field.value, list) else []
        for place, tick in enumerate(self.ticks):
            tick.setVisible(place < len(field.options))
            if place < len(field.options):
                option = field.options[place]
                words = told_option(option, language)
                tick.setText(words)
                tick.setChecked(option.value in values)
                identified(tick, f"{_ident(field)} {option.value}", f"{said}: {words}")
        self.strip.flow()

    def stops(self) -> list[QWidget]:
        return [one for one in self.ticks if not one.isHidden()]

    def _clicked(self) -> None:
        field = self.field
        if field is None:
            return
        chosen = [one.value for one, tick in zip(field.options, self.ticks, strict=False) if tick.isChecked()]
        self._changed(field, chosen)
        self.show_ticks(cast("list[str]", field.value))

    def show_ticks(self, values: list[str]) -> None:
        """As it is in the file, until it was read anew: a change that could not be made is none."""
        assert self.field is not None
        for one, tick in zip(self.field.options, self.ticks, strict=False):
            tick.setChecked(one.value in values)


class NoteView(CardFieldView):
    """Something told."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.label = PlainLabel("", self, role="muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.label)

    def show_field(self, field: CardField, said: str, language: Language) -> None:
        self.field = field
        self.label.setText(card_words.label(field.label, field.part))


def view_of(
    kind: FormKind,
    look: Look,
    keys: KeyMap,
    parent: QWidget,
    changed: Changed,
    reworded: Reworded,
    targets: Callable[[bool], TargetList],
) -> CardFieldView:
    """A widget for fields of this kind."""
    match kind:
        case FormKind.WORDS | FormKind.LINE:
            return WordsView(look, keys, parent, reworded, one_line=kind is FormKind.LINE)
        case FormKind.ONE_OF:
            return OneOfView(look, parent, changed)
        case FormKind.TICKS:
            return TicksView(look, parent, changed)
        case FormKind.TICK:
            return TickView(look, parent, changed)
        case FormKind.TYPED:
            return TypedView(look, keys, parent, changed)
        case FormKind.STEP:
            return StepView(look, parent, changed, targets)
        case FormKind.NOTE:
            return NoteView(look, parent)
