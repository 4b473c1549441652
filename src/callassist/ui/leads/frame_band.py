"""What a list is for as a whole: its name, where it is from, whom it holds, why they may be called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QPushButton, QWidget

from callassist.domain.lead_list import ListFrame, Party, SourceKind, WhoIsKnown
from callassist.domain.text import Language
from callassist.ui.kit.accessible import named
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.kit.form_rows import form_rows
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel
from callassist.ui.kit.theme import Look
from callassist.ui.leads.band import Band
from callassist.ui.leads.legal_rows import LegalRows
from callassist.ui.leads.party_choice import PartyChoice
from callassist.ui.words import lead_words

if TYPE_CHECKING:
    from callassist.services.library import ScriptEntry

#: characters a name and a sentence may have
_NAME, _TEXT = 200, 500
#: characters of a choice that are in sight at least
_SIGNS = 12


class FrameBand(Band):
    """Enter in a field goes on to the next, and behind the last one to the check."""

    def __init__(self, look: Look, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(look, "frame", parent)
        self._scripts: tuple[ScriptEntry, ...] = ()
        self._language = Language.EN
        self.list_name, self.source = (Field(keys, self.inner) for _ in range(2))
        named(self.list_name, "Name of the list")
        named(self.source, "Where the list is from")
        self.list_name.setMaxLength(_NAME)
        self.source.setMaxLength(_TEXT)
        self.source_kind = ChoiceBox(self.inner)
        named(self.source_kind, "What kind of source it is")
        # what it holds is longer than a narrow window is wide
        self.source_kind.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source_kind.setMinimumContentsLength(_SIGNS)
        #: what its columns look like
        self._looks_like: SourceKind | None = None
        self.party = PartyChoice(look, "List of", self.inner)
        self.script = ChoiceBox(self.inner)
        named(self.script, "Script of the list")
        self.known = ChoiceBox(self.inner)
        named(self.known, "What may be told of who is known")
        self._labels = [PlainLabel("", self.inner, role="muted") for _ in range(6)]
        form = form_rows(grow=True)
        rows = (self.list_name, self.source, self.source_kind, self.party, self.script, self.known)
        for label, widget in zip(self._labels, rows, strict=True):
            label.setBuddy(widget)
            if widget is self.script:
                self.legal = LegalRows(keys, form, self.inner, columns=True)
            form.addRow(label, widget)
        self.inner_box.insertLayout(0, form)
        self.inner_box.insertWidget(1, self.legal.hint)
        self.source_kind.activated.connect(self._source_chosen)
        self.party.chosen.connect(self._party_chosen)
        self.list_name.entered.connect(self.source.setFocus)
        self.source.entered.connect(self._after_source)
        self.legal.finished.connect(self.gone_on)

    def begin(self, name: str) -> None:
        """Another file: called by its name until somebody says otherwise."""
        self.list_name.setText(name)
        self.source.clear()
        self.show_looks(None)
        self.source_kind.setCurrentIndex(0)
        self.party.show_value(Party.UNKNOWN)
        self.legal.begin(ListFrame(name))
        self.known.setCurrentIndex(0)

    def show_looks(self, kind: SourceKind | None) -> None:
        """What its columns look like: the first thing that is offered, and not said by that."""
        self._looks_like = kind
        self._fill_sources()

    def set_scripts(self, entries: Sequence[ScriptEntry], language: Language) -> None:
        """What can be called with."""
        self._scripts = tuple(one for one in entries if one.is_usable)
        self._language = language
        self._fill_scripts()

    def set_language(self, language: Language) -> None:
        """What scripts are called in."""
        if language is not self._language:
            self._language = language
            self._fill_scripts()
            self.summarise()

    def frame(self, country: str) -> ListFrame:
        """What was said of the list."""
        script = str(self.script.currentData() or "")
        entry = next((one for one in self._scripts if one.id == script), None)
        frame = ListFrame(
            self.list_name.text().strip(),
            self.party.party(),
            script,
            str(entry.stages[0]) if entry is not None and entry.stages else "",
            country=country,
            source_kind=str(self.source_kind.currentData() or ""),
            source_text=self.source.text().strip(),
        )
        return self.legal.told(frame)

    def who_is_known(self) -> WhoIsKnown:
        """What the list may tell of people the log knows."""
        return WhoIsKnown(str(self.known.currentData() or WhoIsKnown.SKIP.value))

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.name(self.tr("List"), self.tr("Change"), self.tr("Go on"))
        texts = (
            self.tr("Name"),
            self.tr("Where it is from"),
            self.tr("What that is"),
            self.tr("Whom it holds"),
            self.tr("Script"),
            self.tr("Who is known already"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.source.setPlaceholderText(self.tr("e.g. the fair in Cologne – spoken to the lead when they ask"))
        self.party.retranslate()
        segments = self.party.findChildren(QPushButton)
        chosen = self.known.currentData()
        with QSignalBlocker(self.known):
            self.known.clear()
            for one in WhoIsKnown:
                self.known.addItem(lead_words.who_is_known(one.value), one.value)
            self.known.setCurrentIndex(max(0, self.known.findData(chosen)))
        self.legal.retranslate()
        self._fill_sources()
        self.order(
            [self.list_name, self.source, self.source_kind, *segments, *self.legal.widgets(), self.script, self.known]
        )
        self._fill_scripts()
        self.summarise()

    def summarise(self) -> None:
        """Say in one line what was said."""
        frame = self.frame("")
        parts = (
            frame.name,
            frame.source_text,
            lead_words.source_kind(frame.source_kind) if frame.source_kind else "",
            lead_words.party(frame.party.value),
            self.legal.words(),
            self.script.currentText(),
        )
        self.settle_on(" · ".join(part for part in parts if part))

    def focus_in(self) -> None:
        self.list_name.setFocus()
        self.list_name.selectAll()

    def _fill_sources(self) -> None:
        chosen = self.source_kind.currentData() or ""
        looks = self._looks_like
        first = self.tr("not said yet – it looks like: {kind}") if looks is not None else "{kind}"
        offered = [*([looks] if looks is not None else []), *(one for one in SourceKind if one is not looks)]
        with QSignalBlocker(self.source_kind):
            self.source_kind.clear()
            self.source_kind.addItem(first.format(kind=lead_words.source_kind(looks.value if looks else "")), "")
            for one in offered:
                self.source_kind.addItem(lead_words.source_kind(one.value), one.value)
            self.source_kind.setCurrentIndex(max(0, self.source_kind.findData(chosen)))

    def _source_chosen(self) -> None:
        self.legal.set_source(str(self.source_kind.currentData() or ""))

    def _fill_scripts(self) -> None:
        chosen = self.script.currentData()
        with QSignalBlocker(self.script):
            self.script.clear()
            self.script.addItem(self.tr("the one on the start page"), "")
            for one in self._scripts:
                self.script.addItem(one.title.of(self._language) or one.id, one.id)
            self.script.setCurrentIndex(max(0, self.script.findData(chosen)))

    def _party_chosen(self) -> None:
        self.legal.set_party(self.party.party())
        self.legal.focus_first()

    def _after_source(self) -> None:
        if self.party.value() is Party.BUSINESS:
            self.legal.focus_first()
        else:
            self.gone_on.emit()
