"""What is new in a script is typed before it is made: its name in the file comes of its words."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from callassist.services.scripts.cards.card_content import CardDeed
from callassist.services.scripts.outline import LineKind, OutlineLine
from callassist.ui.scripts.card_stack import CardStack
from callassist.ui.scripts.inbox_panel import Making
from callassist.ui.scripts.outline_view import OutlineView
from callassist.ui.scripts.pane_columns import PaneColumns
from callassist.ui.scripts.script_edits import ScriptEdits
from callassist.ui.words import card_words

if TYPE_CHECKING:
    from callassist.services.scripts.inbox import Alike

#: what is made of lines that are no step
_PARTS = {
    LineKind.RULES: "rules",
    LineKind.RULE: "rules",
    LineKind.PRODUCTS: "products",
    LineKind.PRODUCT: "products",
    LineKind.TEXTS: "texts",
    LineKind.TEXT: "texts",
    LineKind.PLACEHOLDER: "texts",
}


class NewPart(Enum):
    """What is being typed before it is made."""

    ANSWER = auto()
    STEP = auto()
    WORDING = auto()
    #: whatever a button of a card makes of words
    DEED = auto()


class PartMaking(QObject):
    """Has the words of something new typed on the card, and it made. Emits `begun` when it is about to be made."""

    begun = Signal()

    def __init__(
        self, outline: OutlineView, card: CardStack, columns: PaneColumns, edits: ScriptEdits, parent: QObject | None
    ) -> None:
        super().__init__(parent)
        self._outline = outline
        self._card = card
        self._columns = columns
        self._edits = edits
        #: what is being typed, at the line that is marked
        self.now: NewPart | None = None
        self._deed: CardDeed | None = None
        card.new_entered.connect(self._add)

    def ask(self, what: NewPart) -> None:
        """Have its words typed; it is made of them."""
        line = self._outline.line()
        if line is None:
            return
        self.now = what
        self._columns.bring("card")
        self._card.ask_new(lambda: self._words_of_new(what, line.kind))
        self._columns.bring_into_sight(self._card.new_field, 40)

    def ask_deed(self, deed: CardDeed) -> None:
        """The words a button of the card makes something of."""
        if self._outline.line() is None:
            return
        self.now, self._deed = NewPart.DEED, deed
        self._card.ask_new(lambda: card_words.asked(deed.label))
        self._columns.bring_into_sight(self._card.new_field, 40)

    def ask_step(self, line: OutlineLine) -> None:
        """A step for this line, which need not be marked yet."""
        row = self._outline.outline.row_of(line.place)
        if row >= 0:
            self._outline.choose(row)
        self.ask(NewPart.STEP)

    def of_words(self, making: Making, group: Alike) -> bool:
        """Make something of what leads said where no answer fits; whether it was made. Why it was not is told."""
        words = " ".join(group.words[0].words.split())
        if group.node and making is not Making.OBJECTION and not self._outline.choose_step(group.node):
            self._edits.cannot.emit("not_here")
            return False
        before, line = self._edits.source, self._outline.line()
        match making:
            case Making.OBJECTION:
                self._edits.add(OutlineLine(LineKind.OBJECTIONS, 0, ""), words)
            case Making.ANSWER if line is not None:
                self._edits.add(line, words)
            case Making.WORDING if line is not None:
                self._edits.add_wording(line, words)
            case Making.TIP if line is not None:
                self._edits.say_tip(line, words)
            case Making.STEP if line is not None:
                self._edits.add_step(line, words)
            case _:
                pass
        return self._edits.source is not before

    def close(self) -> None:
        """Nothing new is typed any more."""
        if self.now is not None:
            self.now = None
            self._card.close_new()

    def _words_of_new(self, what: NewPart, kind: LineKind) -> str:
        if what is NewPart.STEP:
            return self.tr("New step: what is said there?")
        if what is NewPart.WORDING:
            return self.tr("Another wording")
        if (made := _PARTS.get(kind)) is not None:
            return card_words.asked(made)
        if kind is LineKind.OBJECTIONS:
            return self.tr("New objection: what does the lead say?")
        if kind in (LineKind.OBJECTION, LineKind.REPLY):
            return self.tr("The next reply")
        return self.tr("New answer: what does the lead say?")

    def _add(self, words: str) -> None:
        """It was typed. Nothing typed: no more of it."""
        line, what = self._outline.line(), self.now
        if not words or line is None:
            self.close()
            self._columns.focus_main()
            return
        self.begun.emit()
        match what:
            case NewPart.STEP:
                self._edits.add_step(line, words)
            case NewPart.WORDING:
                self._edits.add_wording(line, words)
                self.close()
            case NewPart.ANSWER:
                self._edits.add(line, words)
            case NewPart.DEED:
                deed = self._deed
                if deed is not None and deed.asks is not None:
                    self._edits.make_of(deed.asks, words)
                self.close()
            case None:
                pass
