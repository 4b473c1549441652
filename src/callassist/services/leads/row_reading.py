"""A row of a file, understood as a lead: names, numbers, address, and whether it may be called at all.

Three rules protect who stands in it. Whoever asked not to be called, in whatever column that is written, is blocked.
A consumer without a proof of consent, and a business without a reason why it may be presumed to agree, are held
(`permission.list_law`: § 7 UWG; a directory's number may not even be kept for calls without one, BVerwG 6 C 3.23). And
a number is only dialled where it is sure or was decided (`number_reading`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from callassist.domain.lead_list import Line, ListRow, RejectedLine, RowState
from callassist.formats.export.log_csv import unguarded, unprotected
from callassist.formats.tables.header_words import LeadField
from callassist.formats.tables.list_dates import DateOrder, parse_date
from callassist.formats.tables.list_rows import TableRow
from callassist.formats.tables.person_names import NameColumn
from callassist.formats.tables.postcodes import mended_postcode
from callassist.services.leads.forbidding import (
    asks_not_to_be_called,
    is_about_agreeing,
    is_about_writing,
    is_marked,
    may_say_no,
    names_the_register,
    says_no,
)
from callassist.services.leads.import_choices import PHONES, ImportChoices
from callassist.services.leads.name_reading import NameReader
from callassist.services.leads.number_cells import read_cell
from callassist.services.leads.number_country import NOWHERE, RowCountry, read_country
from callassist.services.leads.number_reading import Certainty, NumberColumn, NumberReading, read_number
from callassist.services.leads.repaired_file import ADDED, line_of
from callassist.services.permission.list_law import Held, held_by_law

__all__ = [
    "Held",
    "ReadRow",
    "RowReader",
]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row, and what is told about it."""

    line: Line
    numbers: tuple[NumberReading, ...] = ()
    held: Held | None = None


_TEXTS: Mapping[LeadField | None, str] = {
    LeadField.FIRST: "first",
    LeadField.LAST: "last",
    LeadField.NAME: "name",
    LeadField.SALUTATION: "salutation",
    LeadField.COMPANY: "company",
    LeadField.FUNCTION: "function",
    LeadField.MAIL: "email",
    LeadField.STREET: "street",
    LeadField.ZIP: "zip",
    LeadField.CITY: "city",
    LeadField.COUNTRY: "country",
}
_PROOFS: Mapping[LeadField | None, str] = {
    LeadField.PROOF_WHEN: "given_at",
    LeadField.PROOF_TEXT: "text",
    LeadField.PROOF_HOW: "via",
    LeadField.PROOF_REF: "ref",
    LeadField.REASON: "reason",
    LeadField.SOURCE: "source",
}
#: a column of when a mail was confirmed
_MAIL_DOI = re.compile(r"\bdoi\b|double[-_ ]?opt[-_ ]?in", re.IGNORECASE)
#: what a row must have one of, to be somebody
_SOMEBODY = ("first", "last", "name", "company", "email")
#: columns in which somebody is named: only whole requests count there
_NAMING = frozenset({*_TEXTS, LeadField.TITLE, *PHONES}) - {LeadField.MAIL}


class RowReader:
    """Reads the rows of one list."""

    def __init__(
        self,
        choices: ImportChoices,
        headers: Sequence[str],
        columns: Mapping[int, NumberColumn],
        dates: DateOrder | None = None,
        names: NameColumn | None = None,
    ) -> None:
        """`columns`: of numbers, by their place, with what their numbers tell of one another and what was decided.

        `dates`: which part is the day in the column that tells when somebody agreed; None: each date tells it itself.
        `names`: how those of its column are written; None: that is not known.
        """
        self._choices = choices
        self._columns = columns
        self._country = choices.place_of(LeadField.COUNTRY)
        self._texts = [(place, _TEXTS[told]) for place, told in enumerate(choices.fields) if told in _TEXTS]
        self._dates = dates
        self._names = NameReader(choices.names, names)
        self._proofs = [(place, _PROOFS[told]) for place, told in enumerate(choices.fields) if told in _PROOFS]
        used = {*_TEXTS, *_PROOFS, LeadField.TITLE, *PHONES}
        #: columns in front that are ours
        self._added = ADDED if choices.repairs else 0
        self._kept = [
            (place, headers[place].strip() if place < len(headers) else "")
            for place, told in enumerate(choices.fields)
            if told not in used and place >= self._added
        ]
        named = [headers[place] if place < len(headers) else "" for place in range(len(choices.fields))]
        self._writing = [
            told is None and is_about_writing(one) for told, one in zip(choices.fields, named, strict=True)
        ]
        when = choices.place_of(LeadField.PROOF_WHEN)
        named_when = named[when].strip() if when is not None else ""
        #: by the name of its column, the day is that of a confirmed mail
        self._doi = named_when if _MAIL_DOI.search(named_when) else ""
        self._title = choices.place_of(LeadField.TITLE)
        #: a column says it by a mark that may be anything
        self._marks = LeadField.BLOCK in choices.fields
        self._region = choices.frame.country
        #: what holds a row that says nothing of an agreement
        self._unproven = held_by_law({}, choices.frame, choices.company)
        self._agreements = [place for place, header in self._kept if is_about_agreeing(header)]
        self._agreements += [place for place, told in enumerate(choices.fields) if told is LeadField.PROOF_WHEN]

    def country_of(self, row: TableRow) -> RowCountry:
        """The country the row names."""
        return read_country(row.cells[self._country]) if self._country is not None else NOWHERE

    def read(self, row: TableRow) -> ReadRow:
        """What `row` is."""
        if "'" in "".join(row.cells):
            # marks of our own CSV files, and of spreadsheets, that a text is one
            row = row._replace(cells=[unprotected(unguarded(cell)) for cell in row.cells])
        if self._added:
            row = row._replace(line=line_of(row.cells), cells=["", "", "", *row.cells[self._added :]])
        texts: dict[str, str] = {}
        for place, name in self._texts:
            cell = " ".join(row.cells[place].split())
            if cell and not texts.get(name):
                texts[name] = cell
        country = self.country_of(row)
        self._part_name(texts)
        if texts.get("zip"):
            texts["zip"] = mended_postcode(texts["zip"], country.region or self._region).text
        if self._title is not None and (title := " ".join(row.cells[self._title].split())):
            first = "first" if texts.get("first") or not texts.get("name") else "name"
            texts[first] = f"{title} {texts.get(first, '')}".strip()
        numbers = self._numbers(row, country)
        dialled = list(dict.fromkeys(one.e164 for one in numbers if one.e164))
        typed = [one.typed.written for one in numbers if one.typed.written]
        if not typed and not any(texts.get(name) for name in _SOMEBODY):
            return ReadRow(RejectedLine(row.line, "nobody", "\t".join([*row.cells[self._added :], *row.extra])))
        proof = self._proof(row)
        state, held = self._state(row, numbers, proof, can_be_dialled=bool(dialled))
        line = ListRow(
            row.line,
            state,
            **texts,
            e164=dialled[0] if dialled else "",
            e164_2=dialled[1] if len(dialled) > 1 else "",
            typed="\n".join(dict.fromkeys(typed)),
            proof=proof,
            extra=self._extra(row),
            held=held.value if held is not None else "",
        )
        return ReadRow(line, numbers, held)

    def _proof(self, row: TableRow) -> dict[str, str]:
        proof: dict[str, str] = {}
        for place, name in self._proofs:
            cell = row.cells[place].strip()
            if not cell:
                continue
            if name != "given_at":
                proof[name] = cell
            elif (day := parse_date(cell, self._dates)) is not None:
                proof[name] = day.isoformat()
            else:  # "yes" is no day, and a day that may be two of them is none
                proof["told"] = cell
        if self._doi and "given_at" in proof:
            proof.setdefault("via", self._doi)
        return proof

    def _part_name(self, texts: dict[str, str]) -> None:
        if texts.get("name") and not texts.get("first") and not texts.get("last"):
            parts = self._names.part(texts["name"])
            if parts:
                del texts["name"]
            texts.update({name: part for name, part in parts.items() if not texts.get(name)})

    def _numbers(self, row: TableRow, country: RowCountry) -> tuple[NumberReading, ...]:
        return tuple(
            read_number(typed, country, column)
            for place, column in self._columns.items()
            for typed in read_cell(row.cells[place])
        )

    def _state(
        self, row: TableRow, numbers: Sequence[NumberReading], proof: Mapping[str, str], *, can_be_dialled: bool
    ) -> tuple[RowState, Held | None]:
        if (self._marks or may_say_no([*row.cells, *row.extra])) and self._says_no(row):
            return RowState.BLOCKED, None
        if not can_be_dialled:
            unsure = any(one.certainty in (Certainty.HELD, Certainty.DOUBTFUL) for one in numbers)
            return (RowState.HELD, Held.NUMBER) if unsure else (RowState.NO_NUMBER, None)
        held = held_by_law(proof, self._choices.frame, self._choices.company) if proof else self._unproven
        if any(says_no(row.cells[place]) for place in self._agreements):
            held = Held.SAID_NO
        return (RowState.HELD if held is not None else RowState.NEW), held

    def _says_no(self, row: TableRow) -> bool:
        cells = map(self._forbids, self._choices.fields, self._writing, row.cells)
        return any(cells) or any(map(asks_not_to_be_called, row.extra))

    @staticmethod
    def _forbids(told: LeadField | None, about_writing: bool, cell: str) -> bool:
        if not cell or told is LeadField.MAIL:
            return False
        if told is LeadField.BLOCK:
            return is_marked(cell)
        if told in _PROOFS and names_the_register(cell):
            return True
        return asks_not_to_be_called(cell, is_name=about_writing or told in _NAMING)

    def _extra(self, row: TableRow) -> dict[str, str]:
        extra = {
            header or f"column {place + 1}": cell for place, header in self._kept if (cell := row.cells[place].strip())
        }
        width = len(row.cells)
        return extra | {f"column {width + more}": cell for more, cell in enumerate(row.extra, 1) if cell.strip()}
