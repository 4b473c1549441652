"""How names and dates of a list are written: a question for each of both columns, where they do not tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.formats.tables.list_dates import DateOrder
from callassist.formats.tables.person_names import NameOrder
from callassist.ui.kit.accessible import identified
from callassist.ui.kit.key_button import Form, KeyButton
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.leads.band import Band
from callassist.ui.words import lead_words

if TYPE_CHECKING:
    from callassist.services.leads.import_choices import ImportChoices
    from callassist.services.leads.importing import ListSurvey

#: what may be said: of names also that they are left as they are, which guesses nothing
_NAMES = (NameOrder.FIRST_LAST, NameOrder.LAST_FIRST, None)
_DATES = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
Order = NameOrder | DateOrder | None


class _Question(QWidget):
    """A column, three of its cells, and the ways to read them. Emits `chosen` with each answer."""

    chosen = Signal()

    def __init__(self, look: Look, ident: str, orders: tuple[Order, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ident = ident
        self._orders = orders
        self._column = ""
        self._examples: tuple[str, ...] = ()
        self.order: Order = None
        self.setObjectName("plain")
        self.words = PlainLabel("", self, role="strong", wrap=True)
        self.examples = PlainLabel("", self, role="muted", wrap=True)
        self.buttons = [KeyButton(look, Form.ROW, self) for _ in orders]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 6)
        box.setSpacing(6)
        for widget in (self.words, self.examples, *self.buttons):
            box.addWidget(widget)
        for button in self.buttons:
            button.clicked.connect(self._clicked)

    @property
    def is_asked(self) -> bool:
        """Whether there is anything to be said."""
        return bool(self._examples)

    @property
    def is_open(self) -> bool:
        """Whether nothing can be gone on with before it is said."""
        return self.is_asked and self.order is None and None not in self._orders

    def ask(self, column: str, examples: tuple[str, ...], order: Order) -> None:
        """Ask of this column, with the answer that was given before; without examples nothing is."""
        self._column, self._examples, self.order = column, examples, order
        self.setVisible(self.is_asked)

    def choose(self, place: int) -> bool:
        """Take the choice at this place, from 0; False: there is none."""
        if place >= len(self._orders):
            return False
        self.order = self._orders[place]
        self.chosen.emit()
        return True

    def draw(self, *, has_digits: bool) -> None:
        """Take the window's language anew."""
        column = isolated(self._column.strip())
        self.words.setText(
            lead_words.order_question(of_dates=DateOrder.DAY_FIRST in self._orders).replace("{column}", column)
        )
        self.examples.setText(" · ".join(isolated(one) for one in self._examples))
        for place, (button, order) in enumerate(zip(self.buttons, self._orders, strict=True)):
            words = lead_words.order(order.value if order is not None else "")
            button.show_content(
                str(place + 1) if has_digits else "", words, marked=order is self.order and not self.is_open
            )
            identified(button, f"{self._ident} choice {place + 1}", words)

    def told(self) -> str:
        """What was said, in a few words; "" where nothing is asked, or nothing was said."""
        if not self.is_asked or self.is_open:
            return ""
        return (
            f"{isolated(self._column.strip())}: {lead_words.order(self.order.value if self.order is not None else '')}"
        )

    def _clicked(self) -> None:
        place = next((place for place, button in enumerate(self.buttons) if button is self.sender()), -1)
        if place >= 0:
            self.choose(place)


class WrittenBand(Band):
    """Emits `decided` with each answer; digits answer the question that is marked, and go on to the next."""

    decided = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "names and dates", parent)
        self.names = _Question(look, "Names", _NAMES, self.inner)
        self.dates = _Question(look, "Dates", _DATES, self.inner)
        self._current = 0
        for place, question in enumerate((self.names, self.dates)):
            question.hide()
            question.chosen.connect(self._decided)
            self.inner_box.insertWidget(place, question)

    def ask(self, found: ListSurvey, choices: ImportChoices) -> None:
        """The questions of a list, with the answers there are."""
        from callassist.formats.tables.header_words import LeadField

        headers = [guess.header for guess in found.table.columns]

        def header(field: LeadField) -> str:
            place = choices.place_of(field)
            return headers[place] if place is not None else ""

        names = found.names.examples if found.names is not None and found.names.is_asked else ()
        dates = found.dates.examples if found.dates is not None and found.dates.is_asked else ()
        self.names.ask(header(LeadField.NAME), names, choices.names)
        self.dates.ask(header(LeadField.PROOF_WHEN), dates, choices.dates)
        self._current = 0
        self.order([button for one in self.questions() for button in one.buttons])
        self._draw()

    def questions(self) -> list[_Question]:
        """Those that are asked."""
        return [one for one in (self.names, self.dates) if one.is_asked]

    def first_open(self) -> _Question | None:
        """The first one that has to be answered."""
        return next((one for one in self.questions() if one.is_open), None)

    def name_order(self) -> NameOrder | None:
        """What was said of names."""
        return self.names.order if isinstance(self.names.order, NameOrder) else None

    def date_order(self) -> DateOrder | None:
        """What was said of dates."""
        return self.dates.order if isinstance(self.dates.order, DateOrder) else None

    def choose(self, digit: int) -> bool:
        """Answer the question that is marked."""
        question = self._marked()
        return question is not None and question.choose(digit - 1)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.name(self.tr("Names and dates"), self.tr("Change"), self.tr("Go on"))
        self._draw()

    def focus_in(self) -> None:
        question = self._marked()
        answered = self._current >= len(self.questions())
        (self.go_on if question is None or answered else question.buttons[0]).setFocus()

    def _marked(self) -> _Question | None:
        questions = self.questions()
        return questions[min(self._current, len(questions) - 1)] if questions else None

    def _decided(self) -> None:
        questions = self.questions()
        said = next((place for place, one in enumerate(questions) if one is self.sender()), 0)
        self._current = said + 1
        self._draw()
        self.focus_in()
        self.decided.emit()

    def _draw(self) -> None:
        marked = self._marked()
        for one in self.questions():
            one.draw(has_digits=one is marked)
        self.go_on.setEnabled(self.first_open() is None)
        self.settle_on("; ".join(filter(None, (one.told() for one in self.questions()))))
