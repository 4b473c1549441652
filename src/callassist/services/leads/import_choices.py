"""What the rep says of a list that is read in: what its columns tell, what its bare numbers are, what it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from callassist.domain.lead_list import ListFrame, WhoIsKnown
from callassist.errors import NotUnderstood
from callassist.formats.tables.header_words import LeadField
from callassist.formats.tables.list_dates import DateOrder
from callassist.formats.tables.list_reading import ListTable
from callassist.formats.tables.person_names import NameOrder
from callassist.services.leads.number_reading import Decisions
from callassist.services.leads.repaired_file import ADDED, repaired_list

__all__ = ["PHONES", "ImportChoices", "named_columns", "proposed"]

#: fields that hold numbers, the one that is dialled first in front
PHONES = (LeadField.PHONE, LeadField.MOBILE, LeadField.MORE_PHONES)

Fields = tuple[LeadField | None, ...]


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """Everything that decides what becomes of the rows."""

    #: of each column; None: it is kept under its own name, and means nothing to the program
    fields: Fields
    frame: ListFrame
    #: place of a column of numbers → what was said of its patterns
    decisions: Mapping[int, Decisions] = field(default_factory=dict[int, Decisions])
    #: which part of a plain name comes first; None: names that do not tell it themselves stay as they are
    names: NameOrder | None = None
    #: which part of a date comes first where its column does not tell it; None: such dates are none
    dates: DateOrder | None = None
    #: ours: a consent that does not name us is none for us
    company: str = ""
    #: the list these are repaired lines of: they go into it, and their first columns are ours
    repairs: str = ""
    #: what it may tell of people the log knows
    known: WhoIsKnown = WhoIsKnown.SKIP

    def place_of(self, wanted: LeadField) -> int | None:
        """The first column that tells this."""
        return self.fields.index(wanted) if wanted in self.fields else None

    @property
    def phones(self) -> tuple[int, ...]:
        """The columns with numbers, in the order they are dialled."""
        return tuple(place for kind in PHONES for place, told in enumerate(self.fields) if told is kind)


def proposed(table: ListTable, frame: ListFrame) -> ImportChoices:
    """What is taken for granted until somebody says otherwise."""
    fields: Fields = tuple(guess.field for guess in table.columns)
    if repairs := repaired_list(table):
        fields = (None,) * ADDED + fields[ADDED:]
    return ImportChoices(fields, frame, repairs=repairs)


def named_columns(choices: ImportChoices, table: ListTable, said: Sequence[str]) -> ImportChoices:
    """The same with columns that were named: `Tel. 1=phone`, `3=mail` (its place, from 1), `Fax=-` (nothing).

    Raises:
        NotUnderstood: there is no such column, or no such field.
    """
    fields = list(choices.fields)
    for one in said:
        name, _, meant = one.rpartition("=")
        place = _place(table, name.strip())
        if meant.strip() in ("-", ""):
            fields[place] = None
            continue
        try:
            fields[place] = LeadField(meant.strip().lower())
        except ValueError:
            known = ", ".join(field.value for field in LeadField)
            raise NotUnderstood(
                f"{meant.strip()!r} is nothing a column can tell", next_step=f"one of: {known}, or - for nothing"
            ) from None
    return replace(choices, fields=tuple(fields))


def _place(table: ListTable, name: str) -> int:
    headers = [guess.header.strip() for guess in table.columns]
    alike = [place for place, header in enumerate(headers) if header.casefold() == name.casefold()]
    if len(alike) == 1:
        return alike[0]
    if not alike and name.isascii() and name.isdigit() and 1 <= int(name) <= len(headers):
        return int(name) - 1
    shown = ", ".join(f"{place} {header}".rstrip() for place, header in enumerate(headers, 1))
    said = f"several columns are called {name!r}" if alike else f"no column is called {name!r}"
    raise NotUnderstood(said, next_step=f"name one of these, or its place: {shown}")
