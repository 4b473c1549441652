"""The card of whatever is marked in the outline: that of a step or an objection, or that of any other part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from callassist.domain.text import Language
from callassist.services.scripts.cards.cards_of_lines import card_of
from callassist.services.scripts.cards.step_more import step_more
from callassist.services.scripts.outline import OutlineLine
from callassist.ui.kit.fields import Field
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import Words
from callassist.ui.kit.theme import Look
from callassist.ui.scripts.script_part_card import ScriptPartCard
from callassist.ui.scripts.step_card import StepCard

if TYPE_CHECKING:
    from callassist.services.scripts.draft_reading import DraftReading


class CardStack(QWidget):
    """Shows one of its two cards. Emits `new_entered(words)` from whichever has something new typed."""

    new_entered = Signal(str)

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.step = StepCard(look, keys, self)
        self.part = ScriptPartCard(look, keys, self.step.targets, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.step)
        box.addWidget(self.part)
        self.part.hide()
        self.step.new_entered.connect(self.new_entered)
        self.part.new.entered.connect(self.new_entered)

    @property
    def shows_part(self) -> bool:
        """Whether it is no step that is shown, and no objection."""
        return not self.part.isHidden()

    @property
    def new_field(self) -> Field:
        """Where something new is typed."""
        return self.part.new.field if self.shows_part else self.step.new

    def show_line(self, reading: DraftReading, line: OutlineLine | None, language: Language) -> None:
        """The card of this line, with what the linter says of it."""
        script = reading.script
        content = card_of(reading.source, script, line) if script is not None and line is not None else None
        item = line.item if line is not None else None
        problems = reading.findings.get(item, ()) if item is not None else ()
        self.step.setVisible(content is None)
        self.part.setVisible(content is not None)
        if content is not None and script is not None:
            self.part.show_content(content, script, language)
            self.part.show_problems(problems, reading.mends.keys())
        else:
            self.step.show_line(script, line, language)
            further = step_more(reading.source, script, line).groups if script is not None and line is not None else ()
            self.step.show_further(further)
            self.step.show_problems(problems, reading.mends.keys())

    def keep(self) -> None:
        """What is being typed is an edit now."""
        self.step.keep()
        self.part.keep()

    def focus_words(self) -> None:
        """Type the words of what is marked."""
        self.part.focus_words() if self.shows_part else self.step.focus_words()

    def ask_new(self, words: Words) -> None:
        """Have the words of something new typed; `words` say of what."""
        self.part.new.ask(words) if self.shows_part else self.step.ask_new(words)

    def close_new(self) -> None:
        """Nothing new is typed."""
        self.part.new.close_field()
        self.step.close_new()
