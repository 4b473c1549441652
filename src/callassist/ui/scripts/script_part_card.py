"""The card of what is no step: a stage, a rule, a product, a placeholder, a text. It is what its content says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from callassist.domain.text import Language
from callassist.services.scripts.cards.card_content import CardContent, CardDeed, CardGroup
from callassist.ui.kit.accessible import named
from callassist.ui.kit.button import Push
from callassist.ui.kit.card import Card
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.scripts.card_findings import CardFindings
from callassist.ui.scripts.new_words_field import NewWordsField
from callassist.ui.scripts.part_form import PartForm
from callassist.ui.scripts.target_lists import TargetLists
from callassist.ui.words import card_words

if TYPE_CHECKING:
    from callassist.domain.script import Script
    from callassist.formats.script.problems import Problem

#: what a heading of the outline makes one more of
_HEADINGS = ("rules", "products", "texts")


class ScriptPartCard(Card):
    """Emits what is wanted, as `PartForm` does; `more_asked`: one more of what the heading is over."""

    reworded = Signal(object, object, str)
    changed = Signal(object)
    asked = Signal(object)
    more_asked = Signal()
    mend_asked = Signal(object)

    def __init__(self, look: Look, keys: KeyMap, targets: TargetLists, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._content: CardContent | None = None
        self._script: Script | None = None
        self._language = Language.EN
        self.kind = PlainLabel("", self, role="caption", wrap=True)
        self.problems = CardFindings(self)
        self.form = PartForm(look, keys, targets, self.problems.mend, self)
        self.new = NewWordsField(keys, self)
        self.more = Push("", self)
        self.more.setProperty("role", "link")
        named(self.more, "Add one more")
        self.body.setSpacing(6)
        for widget in (self.kind, self.problems, self.form, self.new, self.more):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.form.reworded.connect(self.reworded)
        self.form.changed.connect(self.changed)
        self.form.asked.connect(self.asked)
        self.more.clicked.connect(self.more_asked)
        self.problems.mend_asked.connect(self.mend_asked)

    def show_content(self, content: CardContent | None, script: Script, language: Language) -> None:
        """The card of a line; None: what it showed is gone."""
        self._content, self._script, self._language = content, script, language
        self._draw()

    def show_problems(self, problems: Sequence[Problem], mendable: Collection[Problem] = ()) -> None:
        """What the linter says of it; which of that has one mend."""
        self.problems.show_problems(problems, mendable)

    def keep(self) -> None:
        """What is being typed is an edit now."""
        self.form.keep()

    def focus_words(self, *, all_of_it: bool = False) -> None:
        """Type its first text."""
        if not self.form.focus_first(self._language, all_of_it=all_of_it) and not self.more.isHidden():
            self.more.setFocus()

    def _draw(self) -> None:
        content, script = self._content, self._script
        if content is None or script is None:
            return
        self.kind.setText(card_words.kind(content.kind))
        deeds: tuple[CardDeed, ...] = content.deeds
        groups = (*content.groups, CardGroup((), deeds=deeds)) if deeds else content.groups
        self.form.show_groups(groups, script, self._language)
        heading = content.kind in _HEADINGS
        self.more.setVisible(heading)
        if heading:
            self.more.setText(card_words.more(content.kind))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._draw()
        super().changeEvent(event)
