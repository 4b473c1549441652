"""Workbooks, also those of strangers."""

from __future__ import annotations

import struct
import zipfile
from concurrent.futures import CancelledError
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.errors import ListError
from callassist.formats.tables import workbook_parts, workbook_reading
from callassist.formats.tables.cell_formats import PLAIN, CellFormat, format_of, shown_figure
from callassist.formats.tables.list_reading import open_list, read_rows
from callassist.formats.tables.list_rows import MOST_COLUMNS
from callassist.formats.tables.list_source import ListSource
from callassist.formats.tables.list_table import ReadingChoices
from callassist.formats.tables.record_reader import KEPT_OF_CELL
from callassist.formats.tables.workbook_reading import Workbook
from tests.formats.tables.lists import people, read_all
from tests.formats.tables.workbooks import NAMESPACE, by_hand, workbook

#: a sheet knows no zone
at = datetime.fromisoformat


@pytest.mark.parametrize("constant_memory", [False, True], ids=["shared texts", "texts in cells"])
def test_a_workbook_is_a_list(tmp_path: Path, constant_memory: bool) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Leads": people(1_500)}, constant_memory=constant_memory)
    table, rows, rejects, counts = read_all(path)
    assert (table.kind, table.sheet, table.sheets, table.header.line) == ("workbook", "Leads", ("Leads",), 1)
    assert table.row_count == 1_500
    assert [row.cells for row in rows] == people(1_500)[1:]
    assert [row.line for row in rows] == list(range(2, 1_502))
    assert not rejects
    assert counts.short == 0
    assert [column.field for column in table.columns] == ["name", "company", "phone", "city"]


def test_sheets_are_chosen_by_name_and_an_empty_first_one_is_passed_over(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Deckblatt": [], "Messe": people(3), "Archiv": people(5)})
    assert open_list(path).sheet == "Messe"
    table, rows, _, _ = read_all(path, ReadingChoices(sheet="Archiv"))
    assert (table.sheet, len(rows)) == ("Archiv", 5)
    for name, code in (("Nirgends", "workbook_no_sheet"), ("Deckblatt", "list_empty")):
        with pytest.raises(ListError) as error:
            open_list(path, ReadingChoices(sheet=name))
        assert error.value.code == code


def test_a_hidden_sheet_is_read_only_if_it_is_chosen(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        hidden = book.add_worksheet("Versteckt")
        hidden.write(0, 0, "Name")
        hidden.write(1, 0, "Anna")
        seen = book.add_worksheet("Liste")
        seen.write(0, 0, "Name")
        seen.write(1, 0, "Uwe")
        seen.activate()
        hidden.hide()
    table = open_list(tmp_path / "a.xlsx")
    assert table.sheet == "Liste"
    assert table.sheets == ("Versteckt", "Liste")


def test_figures_are_what_they_look_like(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        day, minute, clock, plz = (
            book.add_format({"num_format": code}) for code in ("dd.mm.yyyy", "d/m/yy hh:mm", "h:mm AM/PM", "00000")
        )
        sheet.write_row(0, 0, ["Telefon", "PLZ", "Datum", "Termin", "Uhrzeit", "Umsatz", "Opt-In", "Formel", "Nummer"])
        sheet.write_number(1, 0, 8764251234.0)
        sheet.write_number(1, 1, 1067, plz)
        sheet.write_datetime(1, 2, at("2026-03-24"), day)
        sheet.write_datetime(1, 3, at("2026-03-24T14:10"), minute)
        sheet.write_datetime(1, 4, at("1899-12-31T09:30"), clock)
        sheet.write_number(1, 5, 1234.5)
        sheet.write_boolean(1, 6, True)
        sheet.write_formula(1, 7, '=CONCATENATE("a","b")', None, "ab")  # type: ignore[arg-type]
        sheet.write_number(1, 8, 491711000000)
    _, rows, _, _ = read_all(tmp_path / "a.xlsx")
    assert rows[0].cells == [
        "8764251234",
        "01067",
        "2026-03-24",
        "2026-03-24 14:10",
        "09:30",
        "1234.5",
        "TRUE",
        "ab",
        "491711000000",
    ]


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("General", PLAIN),
        ("0.00", PLAIN),
        ("#,##0.00 [$€-407]", PLAIN),
        ('0 "days"', PLAIN),
        ("0.00E+00", PLAIN),
        ("@", PLAIN),
        ("[h]:mm", PLAIN),
        ("0000", CellFormat(zeros=4)),
        ("yyyy-mm-dd", CellFormat(is_date=True)),
        ("[$-407]d. mmmm yyyy;@", CellFormat(is_date=True)),
        ("mm/dd/yy hh:mm", CellFormat(is_date=True, is_time=True)),
        ("hh:mm:ss.0", CellFormat(is_time=True)),
        ('"Stand: "0', PLAIN),
    ],
)
def test_formats_say_what_a_figure_means(code: str, form: CellFormat) -> None:
    assert format_of(164, code) == form


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, PLAIN),
        (14, CellFormat(is_date=True)),
        (22, CellFormat(is_date=True, is_time=True)),
        (20, CellFormat(is_time=True)),
        (49, PLAIN),
    ],
)
def test_formats_without_code_are_known_by_their_number(number: int, form: CellFormat) -> None:
    assert format_of(number, "") == form


DATE = CellFormat(is_date=True)


@pytest.mark.parametrize(
    ("text", "form", "shown"),
    [
        ("94106.0", PLAIN, "94106"),
        ("4.91711E+11", PLAIN, "491711000000"),
        ("4.91711123456789E+19", PLAIN, "4.91711123456789E+19"),
        ("0.1", PLAIN, "0.1"),
        ("-3", PLAIN, "-3"),
        ("words", PLAIN, "words"),
        ("nan", PLAIN, "nan"),
        ("1", DATE, "1900-01-01"),
        ("59", DATE, "1900-02-28"),
        ("61", DATE, "1900-03-01"),
        ("2958465", DATE, "9999-12-31"),
        ("2958467", DATE, "2958467"),
        ("-1", DATE, "-1"),
        ("1e300", DATE, "1e300"),
    ],
)
def test_figures_as_text(text: str, form: CellFormat, shown: str) -> None:
    assert shown_figure(text, form) == shown


def test_macs_of_old_count_from_1904(tmp_path: Path) -> None:
    assert shown_figure("1", DATE, is_1904=True) == "1904-01-02"
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Datum")
        sheet.write_datetime(1, 0, at("2026-03-24"), book.add_format({"num_format": "yyyy-mm-dd"}))
    assert read_all(tmp_path / "a.xlsx")[1][0].cells == ["2026-03-24"]


def test_cells_of_all_kinds_and_rows_with_gaps(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Name</t></is></c>'
        '<c r="C2" t="inlineStr"><is><t>Ort</t><rPh><t>aloud</t></rPh></is></c></row>'
        '<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4"><f>1/0</f></c><c r="C4" t="e"><v>#REF!</v></c></row>'
        '<row r="5"/>'
        '<row><c t="str"><f>A1</f><v>x_x000D_y_xD83D__xDE00_</v></c><c><v>7</v></c></row>'
        '<row r="9"><c r="C9" t="d"><v>2026-03-24</v></c></row>'
    )
    strings = f"<sst {NAMESPACE}><si><r><t>An</t></r><r><t>na</t></r><rPh><t>aloud</t></rPh></si></sst>"
    table, found, _, counts = read_all(by_hand(tmp_path / "a.xlsx", rows, strings=strings))
    assert (table.header.line, table.header.cells) == (2, ("Name", "", "Ort"))
    assert [(row.line, row.cells) for row in found] == [
        (4, ["Anna", "", "#REF!"]),
        (6, ["x\ry😀", "7", ""]),
        (9, ["", "", "2026-03-24"]),
    ]
    assert (counts.records, counts.empty) == (4, 1)


def test_a_workbook_whose_elements_have_prefixes_is_read(tmp_path: Path) -> None:
    sheet = (
        f'<x:worksheet {NAMESPACE.replace("xmlns", "xmlns:x")}><x:sheetData><x:row><x:c t="str"><x:v>Name</x:v></x:c>'
        "</x:row><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert [row.cells for row in read_all(by_hand(tmp_path / "a.xlsx", "", sheet=sheet))[1]] == [["7"]]


def test_long_texts_are_cut(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["Notiz", "Name"], ["x" * 30_000, "Anna"]]})
    assert read_all(path)[1][0].cells == ["x" * KEPT_OF_CELL, "Anna"]


GOOD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c t="str"><v>Anna</v></c></row>'
BOMB = f"<worksheet {NAMESPACE}><sheetData>" + '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'


@pytest.mark.parametrize(
    ("rows", "parts", "code"),
    [
        ("<row><c><v>", {}, "workbook_damaged"),
        ('<row r="9999999"/>', {}, "workbook_damaged"),
        ('<row r="x"/>', {}, "workbook_damaged"),
        ('<row><c r="ZZZZ1"><v>1</v></c></row>', {}, "workbook_damaged"),
        ('<row><c r="é1"><v>1</v></c></row>', {}, "workbook_damaged"),
        ('<row><c t="s"><v>7</v></c></row>', {}, "workbook_damaged"),
        ('<row><c t="s"><v>-1</v></c></row>', {}, "workbook_damaged"),
        ('<row><c r="XFD1"><v>1</v></c></row>', {}, "list_too_wide"),
        ("", {}, "list_empty"),
        (GOOD + "<a>" * 50_000 + "</a>" * 50_000, {}, "workbook_damaged"),
        ("", {"sheet": f'<!DOCTYPE a SYSTEM "b"><a><sheetData>{GOOD}</sheetData></a>'}, "workbook_damaged"),
        ("", {"sheet": '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>'}, "workbook_damaged"),
        ("", {"sheet": BOMB + " " * 50_000_000 + "</sheetData></worksheet>"}, "workbook_too_large"),
        ("", {"book": f"<workbook {NAMESPACE}/>"}, "workbook_no_sheet"),
        ("", {"rels": "<Relationships/>"}, "workbook_no_sheet"),
        ("", {"rels": "no xml"}, "workbook_damaged"),
        ("", {"sheet": b"\xff\xfe\0"}, "workbook_damaged"),
    ],
    ids=range(17),
)  # fmt: skip
def test_what_no_spreadsheet_wrote_is_refused(tmp_path: Path, rows: str, parts: dict[str, str], code: str) -> None:
    path = by_hand(tmp_path / "a.xlsx", rows, **parts)
    with pytest.raises(ListError) as error:
        read_all(path)
    assert error.value.code == code
    assert error.value.next_step


def test_a_cell_far_out_does_not_make_a_row_of_all_between(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "a.xlsx", '<row><c r="XFD1"><v>1</v></c></row>')
    with Workbook(ListSource.of_file(path)) as book:
        assert [len(record.cells) for record in book.records(book.sheets[0])] == [MOST_COLUMNS + 1]


def test_other_packages_are_no_lists(tmp_path: Path) -> None:
    for name, code in (("word/document.xml", "list_none"), ("xl/workbook.bin", "list_other_form")):
        with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
            package.writestr(name, "x")
        with pytest.raises(ListError) as error:
            open_list(tmp_path / "a.xlsx")
        assert error.value.code == code
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(ListError) as error:
        open_list(tmp_path / "a.ods")
    assert error.value.code == "list_other_form"


def test_a_workbook_that_is_too_large_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": people(400)})
    limits = (
        (workbook_parts, "MOST_PACKED", 1_000),
        (workbook_parts, "MOST_UNPACKED", 1_000),
        (workbook_parts, "_MOST_DIRECTORY", 10),
        (workbook_reading, "_MOST_TEXT", 1_000),
    )
    for module, limit, value in limits:
        with monkeypatch.context() as patch:
            patch.setattr(module, limit, value)
            with pytest.raises(ListError) as error:
                read_all(path)
        assert error.value.code == "workbook_too_large"


def test_a_tag_without_end_does_not_fill_the_memory(tmp_path: Path) -> None:
    endless = Random(7).randbytes(5_000_000).hex()
    path = by_hand(tmp_path / "a.xlsx", "", sheet=f'<worksheet {NAMESPACE}><sheetData a="{endless}"/></worksheet>')
    with pytest.raises(ListError) as error:
        read_all(path)
    assert error.value.code == "workbook_damaged"


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = by_hand(tmp_path / "a.xlsx", "<row/>" * 10_000)
    data = bytearray(path.read_bytes())
    place = data.rfind(b"PK\1\2", 0, data.rfind(b"sheet1.xml"))
    struct.pack_into("<L", data, place + 24, 100)
    path.write_bytes(data)
    with pytest.raises(ListError) as error:
        read_all(path)
    assert error.value.code == "workbook_damaged"


def test_a_reading_of_a_workbook_can_be_called_off(tmp_path: Path) -> None:
    table = open_list(workbook(tmp_path / "a.xlsx", {"S": people(5_000)}))
    with pytest.raises(CancelledError):
        list(read_rows(table, lambda: True))


SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEXTS = st.text(SIGNS, min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=6), constant_memory=st.booleans())
def test_texts_come_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], constant_memory: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "texts.xlsx"
    workbook(path, {"S": [["a1", "b1", "c1"], *rows]}, constant_memory=constant_memory)
    assert [row.cells for row in read_all(path, ReadingChoices(header=1))[1]] == rows


@settings(max_examples=150, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), min_size=1, max_size=6),
    cut=st.integers(0, 1 << 20),
)
def test_changed_bytes_are_a_list_or_are_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], cut: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    data = bytearray(workbook(folder / "whole.xlsx", {"S": people(30)}).read_bytes())
    for place, value in changes:
        data[4 + place % (len(data) - 4)] = value
    (folder / "changed.xlsx").write_bytes(data[: cut % len(data) if cut % 4 == 0 else len(data)])
    try:
        read_all(folder / "changed.xlsx")
    except ListError:
        return
