"""Why the people of a list may be called: rows of a form, of which those are shown that whom it holds asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from callassist.domain.lead_list import ListFrame, Party, SourceKind
from callassist.formats.tables.header_words import LeadField
from callassist.services.permission.list_law import CONFIRMED, LEAST_REASON, bases_for
from callassist.ui.kit.accessible import named
from callassist.ui.kit.fields import ChoiceBox, Field
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.words import lead_words

if TYPE_CHECKING:
    from callassist.formats.tables.column_guesses import ColumnGuess

#: what a column may tell of a consent, in the order it is asked
PROOFS = (LeadField.PROOF_WHEN, LeadField.PROOF_HOW, LeadField.PROOF_TEXT, LeadField.SOURCE)
_NAMED = ("Column of when", "Column of how", "Column of the wording", "Column of the source")
#: characters of a text, and of a choice that are in sight at least
_TEXT, _SIGNS = 500, 12


class LegalRows(QObject):
    """Emits `finished` with Enter in its last field, `mapped` when a column was said to tell something else."""

    finished = Signal()
    mapped = Signal()

    def __init__(self, keys: KeyMap, form: QFormLayout, parent: QWidget, *, columns: bool = False) -> None:
        super().__init__(parent)
        self._form = form
        self._party = Party.UNKNOWN
        self._source = ""
        self._company = ""
        self._guesses: tuple[ColumnGuess, ...] = ()
        self._fields: tuple[LeadField | None, ...] = ()
        self.basis = ChoiceBox(parent)
        named(self.basis, "On what they may be called")
        self.boxes = [ChoiceBox(parent) for _ in PROOFS] if columns else []
        for box, name in zip(self.boxes, _NAMED, strict=bool(self.boxes)):
            named(box, name)
            box.activated.connect(self._map)
        for box in (self.basis, *self.boxes):
            # what it holds is longer than a narrow window is wide
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_SIGNS)
        self.reason, self.wording, self.how = (Field(keys, parent) for _ in range(3))
        named(self.reason, "Why they may be called")
        named(self.wording, "Wording they agreed to")
        named(self.how, "How they agreed")
        for field in (self.reason, self.wording, self.how):
            field.setMaxLength(_TEXT)
        self.hint = PlainLabel("", parent, role="small", wrap=True)
        self._rows = (self.basis, self.reason, *self.boxes, self.wording, self.how)
        self._labels = [PlainLabel("", parent, role="muted") for _ in self._rows]
        for label, widget in zip(self._labels, self._rows, strict=True):
            label.setBuddy(widget)
            form.addRow(label, widget)
        self.basis.activated.connect(self._show_rows)
        self.reason.entered.connect(self.finished)
        self.wording.entered.connect(self.how.setFocus)
        self.how.entered.connect(self.finished)

    def widgets(self) -> list[QWidget]:
        """All of them, in their order."""
        return list(self._rows)

    def begin(self, frame: ListFrame) -> None:
        """Shows what was said of a list."""
        self._source = frame.source_kind
        self._fill_bases(frame.party)
        with QSignalBlocker(self.basis):
            self.basis.setCurrentIndex(max(0, self.basis.findData(frame.consent_basis)))
        self.reason.setText(frame.presumed_reason)
        self.wording.setText(frame.consent_text)
        self.how.setText(frame.consent_via)
        self._show_rows()

    def set_company(self, company: str) -> None:
        """Ours: a wording has to name it."""
        self._company = company
        self._show_rows()

    def set_party(self, party: Party) -> None:
        """Whom the list holds."""
        if party is not self._party:
            self._fill_bases(party)
        self._show_rows()

    def set_source(self, kind: str) -> None:
        """Where the list is from: what cannot be so is not offered."""
        self._source = kind
        self._fill_bases(self._party)
        self._show_rows()

    def show_columns(self, guesses: Sequence[ColumnGuess], fields: Sequence[LeadField | None]) -> None:
        """The columns of the file, with what each is taken to tell."""
        self._guesses, self._fields = tuple(guesses), tuple(fields)
        for box, proof in zip(self.boxes, PROOFS, strict=bool(self.boxes)):
            with QSignalBlocker(box):
                box.clear()
                box.addItem(self.tr("– no column –"), -1)
                for guess in self._guesses:
                    header = guess.header.strip() or self.tr("column {number}").format(number=guess.place + 1)
                    shown = " · ".join((isolated(header), *(isolated(one) for one in guess.examples[:1])))
                    box.addItem(shown, guess.place)
                place = self._fields.index(proof) if proof in self._fields else -1
                box.setCurrentIndex(max(0, box.findData(place)))

    def fields(self) -> tuple[LeadField | None, ...]:
        """What each column tells now."""
        return self._fields

    def focus_first(self) -> None:
        """Where it is said."""
        (self.reason if self._asks_for_reason() else self.basis).setFocus()

    def told(self, frame: ListFrame) -> ListFrame:
        """`frame` with what was said; what is not asked for whom it holds is not said."""
        basis = str(self.basis.currentData() or "")
        confirmed = frame.party is not Party.BUSINESS and basis in CONFIRMED
        return replace(
            frame,
            consent_basis=basis,
            presumed_reason=self.reason.text().strip() if self._asks_for_reason() else "",
            consent_text=self.wording.text().strip() if confirmed else "",
            consent_via=self.how.text().strip() if confirmed else "",
        )

    def words(self) -> str:
        """What was said, in one line."""
        return self.basis.currentText() if self.basis.currentData() else ""

    def retranslate(self) -> None:
        """Take the window's language anew."""
        texts = (
            self.tr("On what basis"),
            self.tr("Why they may be called"),
            *((self.tr("When: column"), self.tr("How: column"), self.tr("Wording: column")) if self.boxes else ()),
            *((self.tr("Source: column"),) if self.boxes else ()),
            self.tr("Wording for all of them"),
            self.tr("How, for all of them"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.reason.setPlaceholderText(self.tr("e.g. they run a school and asked for offers last year"))
        self.wording.setPlaceholderText(self.tr("where their rows do not tell it: what they agreed to, word for word"))
        self.how.setPlaceholderText(self.tr("e.g. by a form on our page, on paper at our stand"))
        self._fill_bases(self._party)
        self.show_columns(self._guesses, self._fields)
        self._show_rows()

    # -- within ----------------------------------------------------------------------------------------------------

    def _fill_bases(self, party: Party) -> None:
        self._party = party
        chosen = self.basis.currentData()
        with QSignalBlocker(self.basis):
            self.basis.clear()
            for code in bases_for(party, self._source):
                self.basis.addItem(lead_words.basis(code), code)
            self.basis.setCurrentIndex(max(0, self.basis.findData(chosen)))

    def _asks_for_reason(self) -> bool:
        return self._party is Party.BUSINESS and self.basis.currentData() in ("presumed", "customer")

    def _map(self) -> None:
        """Each part is told by one column; one that told it before is only kept."""
        places = {box.currentData(): proof for box, proof in zip(self.boxes, PROOFS, strict=True)}
        kept = [None if field in PROOFS else field for field in self._fields]
        for place, proof in places.items():
            if isinstance(place, int) and 0 <= place < len(kept):
                kept[place] = proof
        self._fields = tuple(kept)
        self.show_columns(self._guesses, self._fields)
        self.mapped.emit()

    def _show_rows(self) -> None:
        people = self._party is not Party.BUSINESS
        confirmed = people and self.basis.currentData() in CONFIRMED
        self._form.setRowVisible(self.reason, self._asks_for_reason())
        for widget in (*self.boxes, self.wording, self.how):
            self._form.setRowVisible(widget, confirmed)
        self.hint.setText(self._hint(people=people, confirmed=confirmed))

    def _hint(self, *, people: bool, confirmed: bool) -> str:
        if not people:
            if not self._asks_for_reason():
                return "" if self.basis.currentData() != "none" else self.tr("The rows are held back.")
            asked = self.tr(
                "Without a reason of {least} characters why they may be presumed to agree, the rows are held back."
            ).format(least=LEAST_REASON)
            return " ".join(part for part in (self._of_source(), asked) if part)
        if not confirmed:
            asked = self.tr(
                "Nobody of them may be called until it is said on what. A column that says “opt-in” is evidence, no"
                " consent."
            )
            return " ".join(part for part in (self._of_source(), asked) if part)
        if not self._company:
            return self.tr(
                "Our company has no name in the settings: no wording can name us, so all rows are held back."
            )
        return self.tr(
            "Each row counts by its own day; one without a day is held back, and so is one whose wording does not name"
            " “{company}” and the telephone. A mail that was confirmed proves the address alone."
        ).format(company=isolated(self._company))

    def _of_source(self) -> str:
        """What the law says of a list that is from there."""
        if self._source == SourceKind.DIRECTORY:
            return self.tr(
                "To stand in a directory is no consent: numbers from there may not even be kept for calls without a"
                " reason (BVerwG 6 C 3.23)."
            )
        if self._source == SourceKind.BOUGHT:
            return self.tr(
                "Whoever calls has to prove the consent, not whoever sold the address; one to “the sponsors” is none"
                " for us (OVG NRW 13 B 1331/08)."
            )
        return ""
