"""Whom to call: one line that takes all of it, and a field for each part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from callassist.ui.kit.accessible import named
from callassist.ui.kit.clipboard import copied
from callassist.ui.kit.field_problem import FieldProblem
from callassist.ui.kit.fields import Field
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.start.known_label import KnownLabel
from callassist.ui.words import code_words

# What reads contacts is imported where it is used: nobody is named yet when the first frame is painted.
if TYPE_CHECKING:
    from callassist.services.contacts.contact_text import Lead


_LETTERS_FOR_TWO = 56
"""So wide the form has to be for two fields in one line."""


class _PasteField(Field):
    """One line that several can be pasted into: a line break is shown as a blank, and still divides."""

    pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            data = copied()
            if data.hasText():
                from callassist.services.contacts.contact_text import LONGEST

                self.insert(data.text()[:LONGEST].strip())
                self.pasted.emit()
            return
        super().keyPressEvent(event)


class LeadForm(QWidget):
    """The lead as it is typed, pasted or handed over by a link; says at once what is the matter with the number."""

    #: Enter in one of the fields
    entered = Signal()
    #: the rep has typed or pasted
    edited = Signal()
    #: the one line for everything has put somebody else there
    replaced = Signal()
    #: something stands there that did not before, whoever put it there
    changed = Signal()
    #: name, company or number are others
    who_changed = Signal()
    #: up and down in the line that takes all
    moved = Signal(int)

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: ISO 3166 country of numbers without a country code
        self._region = "DE"
        #: what the line says beside name, company and number: it goes into the note of the call
        self._beside = ""
        self._beside_one_another: bool | None = None
        self.setObjectName("plain")

        # Widgets
        self.paste = _PasteField(keys, self)
        self.paste.setProperty("role", "typed")
        named(self.paste, "Paste whom you call")
        self.name, self.company, self.number = (Field(keys, self) for _ in range(3))
        self.email, self.address, self.consent_date, self.source = (Field(keys, self) for _ in range(4))
        named(self.email, "E-mail")
        named(self.address, "Address")
        named(self.consent_date, "Consent of")
        named(self.source, "Source of the consent")
        named(self.name, "Name")
        named(self.company, "Company")
        named(self.number, "Number")
        self._labels = [PlainLabel("", self, role="muted") for _ in range(7)]
        self.doubt = FieldProblem(self)
        self.beside = PlainLabel("", self, role="small", wrap=True)
        self.known = KnownLabel(self)

        # Assemble
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        fields = self.fields()[1:]
        for row, (label, field) in enumerate(zip(self._labels[:3], fields[:3], strict=True)):
            label.setBuddy(field)
            form.addWidget(label, row, 0)
            form.addWidget(field, row, 1, 1, 3)
        form.addWidget(self.doubt, 3, 1, 1, 3)
        form.addWidget(self.known, 4, 1, 1, 3)
        for label, field in zip(self._labels[3:], fields[3:], strict=True):
            label.setBuddy(field)
        form.addWidget(self.beside, 9, 1, 1, 3)
        self._form = form
        self._place_details(beside=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.paste)
        column.addLayout(form)
        self.beside.hide()

        # Connect
        self.paste.textEdited.connect(self._split)
        self.paste.pasted.connect(self._split_paste)
        self.paste.pasted.connect(self.edited)
        self.paste.moved.connect(self.moved)
        for field in self.fields():
            field.entered.connect(self.entered)
            field.textEdited.connect(self.edited)
            field.textChanged.connect(self.changed)
        self.number.textChanged.connect(self._check_number)
        self.number.editingFinished.connect(self.doubt.say_aloud)
        for field in (self.name, self.company, self.number):
            field.textChanged.connect(self.who_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # each of the short ones is to hold what its hint shows
        self._place_details(beside=self.width() >= _LETTERS_FOR_TWO * self.fontMetrics().averageCharWidth())

    def _place_details(self, *, beside: bool) -> None:
        """What is known less often: two beside one another, or each on a line where letters are large."""
        if beside is self._beside_one_another:
            return
        self._beside_one_another = beside
        for place, (label, field) in enumerate(zip(self._labels[3:], self.fields()[4:], strict=True)):
            self._form.removeWidget(label)
            self._form.removeWidget(field)
            row, column = (5 + place // 2, place % 2 * 2) if beside else (5 + place, 0)
            self._form.addWidget(label, row, column)
            self._form.addWidget(field, row, column + 1, 1, 1 if beside else 3)
        self._form.setColumnStretch(3, 1 if beside else 0)

    def label_width(self) -> int:
        """Of the widest of the names at the left."""
        return max(label.sizeHint().width() for label in self._labels)

    def set_label_width(self, width: int) -> None:
        """The names at the left take so much at the least."""
        self._form.setColumnMinimumWidth(0, width)

    def fields(self) -> tuple[Field, ...]:
        """All of them in the order of Tab, the one for everything first."""
        details = (self.email, self.address, self.consent_date, self.source)
        return (self.paste, self.name, self.company, self.number, *details)

    def lead(self) -> Lead:
        """Whom to call as it stands in the fields."""
        name, company, number, *details = (field.text().strip() for field in self.fields()[1:])
        from callassist.services.contacts.contact_text import Lead

        return Lead(name, company, number, self._beside, *details)

    def is_empty(self) -> bool:
        """Whether nothing stands in any field."""
        return not any(field.text().strip() for field in self.fields())

    def fill(self, lead: Lead) -> None:
        """Put a lead into the fields."""
        self.name.setText(lead.name)
        self.company.setText(lead.company)
        self.number.setText(lead.number)
        self.email.setText(lead.email)
        self.address.setText(lead.address)
        self.consent_date.setText(lead.consent_date)
        self.source.setText(lead.consent_source)
        self._show_beside(lead.note)

    def clear(self) -> None:
        """Ready for the next one."""
        for field in self.fields():
            field.clear()
        self._show_beside("")

    def set_region(self, region: str) -> None:
        """The country of numbers without a country code, as the settings have it."""
        if region != self._region:
            self._region = region
            self._check_number()

    def focus_first(self) -> None:
        """Where typing begins."""
        self.paste.setFocus()

    def focus_missing(self) -> None:
        """Where typing goes on: the first of the fields that is empty; one line for all of them while all are."""
        if not self.is_empty():
            for field in (self.name, self.company, self.number):
                if not field.text().strip():
                    field.setFocus()
                    return
        self.focus_first()

    def has_focus(self) -> bool:
        """Whether the rep is typing into it."""
        return any(field.hasFocus() for field in self.fields())

    def retranslate(self) -> None:
        """Take the window's language anew."""
        self.paste.setPlaceholderText(self.tr("Ms Kern, Kern Ltd, 0221 4710815"))
        names = (self.tr("Name"), self.tr("Company"), self.tr("Number"))
        details = (self.tr("E-mail"), self.tr("Address"), self.tr("Consent of"), self.tr("Source"))
        for label, text in zip(self._labels, (*names, *details), strict=True):
            label.setText(text)
        self.consent_date.setPlaceholderText(self.tr("3 Feb 2026"))
        self.source.setPlaceholderText(self.tr("e.g. trade fair"))
        self._check_number()
        self._show_beside(self._beside)

    def _split(self, text: str) -> None:
        from callassist.services.contacts.contact_text import read_contact

        self.fill(read_contact(text, self._region).lead())
        self.replaced.emit()

    def _split_paste(self) -> None:
        self._split(self.paste.text())

    def _show_beside(self, note: str) -> None:
        """Say what no field took: nothing that was pasted is lost, and nothing is taken for a name in silence."""
        self._beside = note
        self.beside.show_text(self.tr("Goes into the note: {text}").format(text=isolated(note)) if note else "")

    def _check_number(self) -> None:
        """Say at once what is the matter with the number. Nothing more: the call may start with it."""
        self.doubt.tell_of(self.number, self._doubt(), aloud=False)

    def _doubt(self) -> str:
        written = self.number.text().strip()
        if not written:
            return ""
        from callassist.services.contacts.phone_number import find_numbers

        found = find_numbers(written, self._region)
        best = found[0] if found else None
        if best is not None and best.exists and not best.guessed:
            return ""
        if best is not None and best.exists:
            return self.tr("Read as {number}.").format(number=isolated(best.e164))
        if written.lstrip("( ").startswith(("+", "00")):
            return self.tr("There is no such number: {number}").format(number=isolated(written))
        words = self.tr("There is no such number in {country}: {number}")
        return words.format(country=code_words.country(self._region), number=isolated(written))
