"""Names of a column: parted where it is sure or was said, else left as they are."""

from __future__ import annotations

import pytest

from callassist.domain.lead_list import ListFrame, ListRow, Party
from callassist.formats.tables.header_words import LeadField as F
from callassist.formats.tables.list_rows import TableRow
from callassist.formats.tables.person_names import NameOrder, shape_of_names
from callassist.services.leads.import_choices import ImportChoices
from callassist.services.leads.name_reading import NameReader
from callassist.services.leads.row_reading import RowReader

COMMAS = shape_of_names(["Müller, Anna", "Kern, Ada", "Ost"])
SHOUTED = shape_of_names(["MÜLLER Anna", "KERN Ada", "VON DER HEIDE Jan"])
PLAIN = shape_of_names(["Anna Müller", "Ada Kern", "BMW München", "Schulz, Jan"])


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Müller, Anna", {"first": "Anna", "last": "Müller"}),
        ("von der Heide, Dr. Jan", {"first": "Dr. Jan", "last": "von der Heide"}),
        ("Frau Müller, Anna", {"first": "Anna", "last": "Müller", "salutation": "Frau"}),
        ("Ost", {}),
        ("Meyer, Schulz & Partner GmbH", {}),
    ],
)
def test_a_column_with_commas_tells_its_parts(name: str, parts: dict[str, str]) -> None:
    assert NameReader(None, COMMAS).part(name) == parts


def test_a_column_that_shouts_its_surnames_is_softened() -> None:
    assert NameReader(None, SHOUTED).part("MÜLLER-LÜDENSCHEIDT Anna") == {
        "first": "Anna",
        "last": "Müller-Lüdenscheidt",
    }


@pytest.mark.parametrize("name", ["BMW München", "Schulz, Jan", "Anna Müller", "Cafe OST"])
def test_one_odd_name_among_others_tells_nothing(name: str) -> None:
    assert NameReader(None, PLAIN).part(name) == {}


def test_what_is_said_parts_plain_names_alone() -> None:
    assert NameReader(NameOrder.FIRST_LAST, PLAIN).part("Dr. Anna Maria Müller") == {
        "first": "Dr. Anna Maria",
        "last": "Müller",
    }
    assert NameReader(NameOrder.LAST_FIRST, PLAIN).part("Müller Anna") == {"first": "Anna", "last": "Müller"}
    assert NameReader(NameOrder.LAST_FIRST, PLAIN).part("BMW München") == {}


def read(fields: tuple[F, ...], cells: list[str], *, order: NameOrder | None = None) -> ListRow:
    frame = ListFrame("Fair", Party.BUSINESS, country="DE", presumed_reason="They asked for offers at the fair")
    reader = RowReader(ImportChoices(fields, frame, names=order), [""] * len(cells), {}, None, PLAIN)
    line = reader.read(TableRow(1, cells)).line
    assert isinstance(line, ListRow)
    return line


def test_a_row_has_either_a_whole_name_or_its_parts() -> None:
    parted = read((F.NAME, F.COMPANY), ["Frau Anna Müller", "Ost"], order=NameOrder.FIRST_LAST)
    assert (parted.name, parted.first, parted.last, parted.salutation) == ("", "Anna", "Müller", "Frau")
    assert parted.full_name == "Anna Müller"
    whole = read((F.NAME, F.COMPANY), ["Anna Müller", "Ost"])
    assert (whole.name, whole.first, whole.full_name) == ("Anna Müller", "", "Anna Müller")


def test_parts_of_their_own_columns_are_left_alone() -> None:
    row = read((F.NAME, F.FIRST, F.LAST), ["Müller Anna", "Anna", "Müller"], order=NameOrder.FIRST_LAST)
    assert (row.name, row.first, row.last) == ("Müller Anna", "Anna", "Müller")


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("1067", "", "01067"),
        ("D-1067", "Deutschland", "01067"),
        ("1010", "Österreich", "1010"),
        ("10115", "", "10115"),
        ("4109.0", "", "04109"),
    ],
)
def test_a_postcode_gets_back_the_zero_a_spreadsheet_took(typed: str, country: str, kept: str) -> None:
    assert read((F.COMPANY, F.ZIP, F.COUNTRY), ["Ost", typed, country]).zip == kept
