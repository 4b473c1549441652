"""Two who are one person: the other one is chosen, then of each field whose holds. On the page itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from callassist.ui.kit.accessible import identified, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.fact_row import Fact, FactRow
from callassist.ui.kit.fields import Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap, printed
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.person.found_view import FoundView
from callassist.ui.words import code_words, person_words

if TYPE_CHECKING:
    from callassist.services.people.two_people import Difference, OtherPerson, TwoPeople
    from callassist.ui.person.found_view import Listed

_DIGITS = 9


class MergePanel(Card):
    """Emits `find_asked(text)`, `chosen(somebody)`, and `merge_asked(fields of the other one that are taken)`."""

    find_asked = Signal(str)
    chosen = Signal(object)
    merge_asked = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, edge="accent")
        self._pair: TwoPeople | None = None
        self._taken: set[str] = set()
        self._busy = False
        self._nobody = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("Two who are one")
        self.title = PlainLabel("", self, role="strong", wrap=True)
        self.detail = PlainLabel("", self, role="muted", wrap=True)
        self.search = Field(keys, self)
        named(self.search, "Find the other one")
        self.found = FoundView(look, self)
        named(self.found, "Who may be the same")
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(12)
        self._table.setVerticalSpacing(4)
        self._table.setColumnStretch(1, 1)
        self._table.setColumnStretch(2, 1)
        self._heads = [PlainLabel("", self, role="strong", wrap=True) for _ in range(2)]
        for column, head in enumerate(self._heads, 1):
            self._table.addWidget(head, 0, column)
        self._rows: list[tuple[Push, FactRow, FactRow]] = []
        self.merge = Push("", self)
        self.merge.setProperty("role", "primary")
        named(self.merge, "Make them one")
        self.cancel = Push("", self)
        self.cancel.setProperty("role", "button")
        named(self.cancel, "Leave them two")
        self._buttons = FlowStrip(self, spacing=10)
        self._buttons.add(self.merge)
        self._buttons.add(self.cancel)
        self.body.addWidget(self.title)
        self.body.addWidget(self.detail)
        self.body.addWidget(self.search)
        self.body.addWidget(self.found)
        self.body.addLayout(self._table)
        self.body.addWidget(self._buttons)
        self.search.entered.connect(self._search_entered)
        self.search.moved.connect(self._move)
        self.found.chosen.connect(self.chosen)
        self.merge.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.closed)
        self.hide()

    @property
    def compares(self) -> bool:
        """Whether both stand side by side."""
        return self._pair is not None and not self.isHidden()

    def open_panel(self, candidates: Sequence[Listed]) -> None:
        """Ask who the other one is; these are likely."""
        self._pair, self._busy = None, False
        self.search.clear()
        self.show_found(candidates, said=False)
        self.show()
        (self.found if candidates else self.search).setFocus()

    def show_found(self, found: Sequence[Listed], *, said: bool = True) -> None:
        """Those who were found, by what was typed."""
        self._nobody = said and not found
        self.found.show_found(found)
        self._draw()
        if said and found:
            self.found.setFocus()

    def show_pair(self, pair: TwoPeople) -> None:
        """Both, with what differs."""
        self._pair = pair
        self._taken = {one.field for one in pair.differences if one.takes_second}
        self._draw()
        self.setFocus()

    def toggle(self, number: int) -> bool:
        """Take this field of the other one, or not; False: there is no such line."""
        pair = self._pair
        if pair is None or not 1 <= number <= len(pair.differences):
            return False
        self._taken ^= {pair.differences[number - 1].field}
        self._draw()
        return True

    def choose(self, digit: int) -> bool:
        """A digit: who the other one is, or whose field holds."""
        return self.toggle(digit) if self.compares else self.found.choose(digit - 1)

    def submit(self) -> None:
        """Make them one, or choose who is marked."""
        if self._pair is not None:
            if not self._busy:
                self._busy = True
                self._draw()
                self.merge_asked.emit(frozenset(self._taken))
        elif (one := self.found.marked()) is not None and not self.found.isHidden():
            self.chosen.emit(one)

    def back(self) -> None:
        """From the comparison to the choice, from there away."""
        if self._pair is not None and not self._busy:
            self._pair = None
            self._draw()
            (self.found if self.found.count() else self.search).setFocus()
        elif self._pair is None:
            self.closed.emit()

    def failed(self) -> None:
        """It was not done; it may be tried again."""
        self._busy = False
        self._draw()

    @property
    def pair(self) -> TwoPeople | None:
        """Both, where they stand side by side."""
        return self._pair

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()

    # -- within ----------------------------------------------------------------------------------------------------

    def _search_entered(self) -> None:
        said = self.search.text().strip()
        if said:
            self.find_asked.emit(said)
        else:
            self.submit()

    def _move(self, step: int) -> None:
        if not self.found.isHidden():
            self.found.move_mark(step)

    def _draw(self) -> None:
        pair = self._pair
        self.found.say_anew()
        self.search.setVisible(pair is None)
        self.found.setVisible(pair is None and self.found.count() > 0)
        for head in self._heads:
            head.setVisible(pair is not None)
        self.merge.setEnabled(not self._busy)
        self.search.setPlaceholderText(self.tr("Number, e-mail address or name of the other one"))
        self.cancel.setText("  ".join((self.tr("Leave them two"), printed("Esc"))))
        self.merge.setText("  ".join((self.tr("Make them one"), printed("Return"))))
        self.merge.setVisible(pair is not None)
        if pair is None:
            self.title.setText(self.tr("Who is the same person?"))
            self.detail.setText(
                self.tr("Nobody like this was ever called.")
                if self._nobody
                else self.tr("Others at the number or in the company stand here. Anybody else is found by typing.")
            )
        else:
            self.title.setText(self.tr("Make the two one person?"))
            self.detail.setText(
                self.tr(
                    "A digit takes that line of the other one. Numbers, consents, calls and what is agreed are those "
                    "of both; a block of either holds for both. It can be taken back at any time."
                )
            )
            for head, one in zip(self._heads, (pair.first, pair.second), strict=True):
                head.setText(_who(one))
        self._draw_rows(pair.differences if pair is not None else ())
        self._buttons.flow()

    def _draw_rows(self, differences: Sequence[Difference]) -> None:
        while len(self._rows) < len(differences):
            self._add_row()
        for index, (key, mine, theirs) in enumerate(self._rows):
            shown = index < len(differences)
            for widget in (key, mine, theirs):
                widget.setVisible(shown)
            if shown:
                one = differences[index]
                name = person_words.field(one.field)
                key.setText(f"{index + 1}  {name}" if index < _DIGITS else name)
                identified(key, f"Field {one.field}", name)
                takes = one.field in self._taken
                mine.show_fact(self._side(one.field, one.first, chosen=not takes))
                theirs.show_fact(self._side(one.field, one.second, chosen=takes))

    def _add_row(self) -> None:
        number = len(self._rows) + 1
        key, mine, theirs = Push("", self), FactRow(self._look, self), FactRow(self._look, self)
        key.setProperty("role", "link")
        key.clicked.connect(self._toggler(number))
        for column, widget in enumerate((key, mine, theirs)):
            self._table.addWidget(widget, number, column)
        self._rows.append((key, mine, theirs))

    def _toggler(self, number: int) -> Callable[[], None]:
        def toggled() -> None:
            self.toggle(number)

        return toggled

    def _side(self, field: str, value: str, *, chosen: bool) -> Fact:
        shown = {"role": person_words.role, "party": person_words.party}.get(field, isolated)(value) if value else "–"
        if chosen:
            return Fact("✓", shown, "", "good", "text", bold=True)
        return Fact("", shown, "", "faint", "faint")


def _who(one: OtherPerson) -> str:
    return ", ".join(isolated(part) for part in (one.name, one.company, one.number) if part) or code_words.nobody()
