"""How a file is read: one sentence, and what to say where it is wrong."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from callassist.domain.signs import plain_signs
from callassist.formats.tables.delimiter import DELIMITERS
from callassist.formats.tables.list_reading import ListKind, ReadingChoices
from callassist.formats.tables.text_encoding import TextEncoding
from callassist.ui.kit.accessible import named
from callassist.ui.kit.fields import ChoiceBox
from callassist.ui.kit.form_rows import form_rows
from callassist.ui.kit.plain_text import PlainLabel, isolated
from callassist.ui.kit.theme import Look
from callassist.ui.leads.band import Band
from callassist.ui.words import code_words, lead_words

if TYPE_CHECKING:
    from callassist.formats.tables.list_reading import ListTable

#: lines a header is looked for in
_HEADERS = 10


class ReadingBand(Band):
    """Emits `chosen` where the file is to be read otherwise, `country_chosen` where its numbers are."""

    chosen = Signal()
    country_chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "reading", parent)
        self._table: ListTable | None = None
        self._choices = ReadingChoices()
        self._usual = ""
        self.sheet, self.encoding, self.delimiter, self.header, self.country = (ChoiceBox(self.inner) for _ in range(5))
        named(self.sheet, "Sheet of the workbook")
        named(self.encoding, "Encoding of the file")
        named(self.delimiter, "What divides columns")
        named(self.header, "Line with the names of the columns")
        named(self.country, "Country of the numbers")
        self._labels = [PlainLabel("", self.inner, role="muted") for _ in range(5)]
        form = self._form = form_rows()
        for label, box in zip(self._labels, self._boxes(), strict=True):
            label.setBuddy(box)
            form.addRow(label, box)
        self.inner_box.insertLayout(0, form)
        for box in (self.encoding, self.delimiter, self.header):
            box.activated.connect(self._chosen)
        self.sheet.activated.connect(self._sheet_chosen)
        self.country.activated.connect(self.country_chosen)
        self.order(self._boxes())

    def _boxes(self) -> tuple[ChoiceBox, ...]:
        return (self.sheet, self.encoding, self.delimiter, self.header, self.country)

    def set_countries(self, countries: tuple[str, ...], country: str) -> None:
        """Whose numbers may stand in a list, and which one is usual: a file that is open keeps its own."""
        self._usual = country
        chosen = self.region() if self._table is not None else country
        self.country.clear()
        for code in countries:
            self.country.addItem(code_words.country(code), code)
        self._choose_country(chosen)

    def _choose_country(self, code: str) -> None:
        self.country.setCurrentIndex(max(0, self.country.findData(code)))

    def show_country(self, code: str) -> None:
        """Its numbers are of this country, where it is one that may be chosen."""
        if self.country.findData(code) >= 0:
            self._choose_country(code)

    def region(self) -> str:
        """ISO 3166 code of the country of the numbers."""
        return str(self.country.currentData() or "")

    def choices(self) -> ReadingChoices:
        """What was said of the file."""
        return self._choices

    def begin(self) -> None:
        """Another file: nothing was said of it yet."""
        self._choices = ReadingChoices()
        self._table = None
        self._choose_country(self._usual)

    def show_table(self, table: ListTable) -> None:
        """How the file was read."""
        self._table = table
        self._choices = table.choices
        self._fill()

    def retranslate(self) -> None:
        """Take the window's language anew."""
        texts = (
            self.tr("Sheet"),
            self.tr("Encoding"),
            self.tr("Divided by"),
            self.tr("Names of columns"),
            self.tr("Country of numbers"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.name(self.tr("File"), self.tr("Change"), self.tr("Go on"))
        for place in range(self.country.count()):
            self.country.setItemText(place, code_words.country(str(self.country.itemData(place))))
        self._fill()

    def focus_in(self) -> None:
        next((box for box in self._boxes() if box.count() and not box.isHidden()), self.go_on).setFocus()

    def _fill(self) -> None:
        table = self._table
        if table is None:
            return
        found_out = self._boxes()[:4]
        with ExitStack() as silent:
            for box in found_out:
                silent.enter_context(QSignalBlocker(box))
                box.clear()
            if len(table.sheets) > 1:
                for name in table.sheets:
                    self.sheet.addItem(plain_signs(name), name)
                self.sheet.setCurrentIndex(max(0, self.sheet.findData(table.sheet)))
            if table.encoding is not None and table.kind is not ListKind.PASTED:
                first = (table.encoding.encoding, *table.encoding.alternatives)
                for one in dict.fromkeys((*first, *TextEncoding)):
                    self.encoding.addItem(lead_words.encoding(one.value), one.value)
            if table.delimiter is not None:
                for sign in dict.fromkeys((table.delimiter.delimiter, *DELIMITERS, "")):
                    self.delimiter.addItem(lead_words.delimiter(sign), sign)
            self.header.addItem(self.tr("no such line"), 0)
            for line in range(1, max(_HEADERS, table.header.line) + 1):
                self.header.addItem(self.tr("line {line}").format(line=line), line)
            self.header.setCurrentIndex(max(0, self.header.findData(table.header.line)))
            for row, box in enumerate(found_out):
                self._form.setRowVisible(row, box.count() > 0)
        self.settle_on(self._sentence(table))

    def _sentence(self, table: ListTable) -> str:
        parts: list[str] = []
        if table.sheet:
            parts.append(self.tr("sheet {name}").format(name=isolated(table.sheet)))
        if table.kind is ListKind.CARDS:
            parts.append(self.tr("cards"))
        if table.kind is ListKind.PASTED:
            parts.append(self.tr("pasted cells"))
        elif table.encoding is not None:
            parts.append(lead_words.encoding(table.encoding.encoding.value))
        if table.delimiter is not None and table.kind is not ListKind.PASTED:
            parts.append(lead_words.delimiter(table.delimiter.delimiter))
        line = table.header.line
        if table.kind is not ListKind.CARDS:  # each names its own fields
            parts.append(self.tr("header in line {line}").format(line=line) if line else self.tr("no header"))
        rows = self.tr("{count} row(s)", "", table.row_count)
        if not table.is_counted:
            rows = self.tr("about {count} row(s)", "", table.row_count)
        parts.append(rows.format(count=lead_words.count(table.row_count)))
        return ", ".join(parts)

    def _sheet_chosen(self) -> None:
        """Another sheet: which line has the names of its columns is found anew."""
        name = str(self.sheet.currentData())
        if self._table is not None and name != self._table.sheet:
            self._choices = replace(self._choices, sheet=name, header=None)
            self.chosen.emit()

    def _chosen(self) -> None:
        table = self._table
        if table is None:
            return
        encoding, sign, line = (box.currentData() for box in (self.encoding, self.delimiter, self.header))
        said = self._choices
        # what was never said is found anew; what was said once is said by the box, also where it is as it was found
        if (
            encoding is not None
            and table.encoding is not None
            and (said.encoding is not None or encoding != table.encoding.encoding.value)
        ):
            said = replace(said, encoding=TextEncoding(encoding))
        if table.delimiter is not None and (said.delimiter is not None or sign != table.delimiter.delimiter):
            said = replace(said, delimiter=str(sign))
        if said.header is not None or line != table.header.line:
            said = replace(said, header=int(line))
        if said != self._choices:
            self._choices = said
            self.chosen.emit()
