"""A workbook holds what it was given: texts as texts, figures as figures, within the limits of a spreadsheet."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callassist.formats.export.cells import Cell, NumberCell, TextCell, TimeCell, made_faint, number_cell, time_cell
from callassist.formats.export.workbook import MOST_SIGNS, Workbook
from tests.formats.export.sheets import FoundSheet, sheets

MADE = datetime(2026, 11, 26, 12, tzinfo=UTC)


def written(
    folder: Path, rows: Iterable[Sequence[Cell]], headings: Sequence[str] = ("A", "B"), *, most_rows: int = 1_048_576
) -> list[FoundSheet]:
    target = folder / "x.xlsx"
    with target.open("wb") as file:
        book = Workbook(file, folder, MADE, cut=" [cut]")
        try:
            sheet = book.sheet("Sheet", headings, most_rows=most_rows)
            sheet.add(rows)
            sheet.end()
            book.close()
        finally:
            book.abandon()
    assert [one.name for one in folder.iterdir()] == ["x.xlsx"], "something is left of what it was made of"
    return sheets(target)


def one_cell(folder: Path, cell: Cell):
    (sheet,) = written(folder, [["before", cell]])
    return sheet.rows[1].get(1)


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+49301234567", "-1", "@SUM(A1)", "{=1+1}", "=cmd|' /C calc'!A0", "\t=1", "'=1"),
        *("0815", "1E5", "10:30", "2.3.24", "12345678901234567890", "TRUE", "nan", "inf", "1,5"),
        *("https://example.org", "mailto:a@b.de", "internal:Sheet1!A1", "file:///etc/passwd", "javascript:alert(1)"),
        *("<b>&amp;</b>", "]]>", "a\nb", " a ", "a\r\nb", "\x00\x07\x1f", "_x0041_", "👩‍👩‍👧", "日本", "\x85\u2028"),
    ],
)
def test_a_text_comes_back_as_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    found = one_cell(tmp_path, text)
    assert (found.kind, found.text, found.form) == ("inlineStr", text, "@")


def test_nothing_in_a_workbook_leads_elsewhere(tmp_path: Path) -> None:
    written(tmp_path, [["https://example.org", '=HYPERLINK("https://example.org")']])
    with zipfile.ZipFile(tmp_path / "x.xlsx") as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
        assert "hyperlink" not in sheet
        assert "<f>" not in sheet
        assert not [name for name in file.namelist() if "rels" in name and "sheet" in name]


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=60))
@example("\ud800")
@example("a\ufffe\uffff")
@example("<r>x</r>")
@example("_x000D_\r")
def test_any_text_comes_back_but_for_signs_that_xml_has_no_place_for(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = one_cell(Path(folder), text)
    assert found.kind == "inlineStr"
    expected = "".join("\ufffd" if one in "\ufffe\uffff" or "\ud800" <= one <= "\udfff" else one for one in text)
    assert found.text.removesuffix(" ") == expected.removesuffix(" ")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.one_of(st.text(max_size=5), st.decimals(), st.datetimes(), st.dates()), max_size=6)))
def test_any_rows_give_a_workbook_that_can_be_read(rows: list[list[object]]) -> None:
    def cell(value: object) -> Cell:
        if isinstance(value, Decimal):
            return number_cell(value)
        return value if isinstance(value, str) else time_cell(value, "yyyy")  # type: ignore[arg-type]

    with tempfile.TemporaryDirectory() as folder:
        (sheet,) = written(Path(folder), [[cell(one) for one in row] for row in rows], "ABCDEF")
    for row, found in zip(rows, [*sheet.rows[1:], *[{}] * len(rows)], strict=False):
        assert {place for place, one in enumerate(row) if one != ""} == set(found)


@pytest.mark.parametrize(("sign", "units"), [("a", 1), ("ä", 1), ("😀", 2)])
@pytest.mark.parametrize("over", [0, 1, 2, 5_000])
def test_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so(
    tmp_path: Path, sign: str, units: int, over: int
) -> None:
    text = sign * (MOST_SIGNS // units + over)
    found = one_cell(tmp_path, text)
    assert len(found.text.encode("utf-16-le")) // 2 <= MOST_SIGNS
    if over:
        assert found.text.endswith(f"{sign} [cut]")
        assert len(found.text.encode("utf-16-le")) // 2 >= MOST_SIGNS - 1
    else:
        assert found.text == text


def test_figures_and_times_are_real_ones_with_their_formats(tmp_path: Path) -> None:
    cells: list[Cell] = [
        number_cell(Decimal("12500.50"), '#,##0.00 "€"'),
        number_cell(Decimal(-3)),
        time_cell(datetime(2026, 3, 2, 10, 5, tzinfo=UTC), "dd.mm.yyyy hh:mm"),
        time_cell(date(2027, 6, 30), "mmmm yyyy"),
    ]
    (sheet,) = written(tmp_path, [cells], "ABCD")
    found = sheet.rows[1]
    assert [(one.kind, one.form) for one in found.values()] == [
        ("n", '#,##0.00 "€"'),
        ("n", "General"),
        ("n", "dd.mm.yyyy hh:mm"),
        ("n", "mmmm yyyy"),
    ]
    assert (found[0].number, found[1].number) == (12500.5, -3)
    assert found[2].moment == datetime(2026, 3, 2, 10, 5, tzinfo=UTC)
    assert found[3].moment == datetime(2027, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity", "12345678901234567890", "0.1234567890123456"])
def test_a_figure_that_a_spreadsheet_cannot_keep_stays_as_text(tmp_path: Path, text: str) -> None:
    found = one_cell(tmp_path, number_cell(Decimal(text)))
    assert (found.kind, found.text) == ("inlineStr", text)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3))
def test_a_figure_is_the_same_behind_the_fifteenth_digit_or_a_text(amount: Decimal) -> None:
    made = number_cell(amount)
    if isinstance(made, NumberCell):
        assert Decimal(f"{float(made.amount):.15G}") == amount
    else:
        assert Decimal(str(made)) == amount


@pytest.mark.parametrize("at", [date(1899, 12, 31), datetime(1, 1, 1, 8, 30, tzinfo=UTC), date(1000, 1, 1)])
def test_a_day_before_a_spreadsheets_calendar_stays_as_text(tmp_path: Path, at: date) -> None:
    found = one_cell(tmp_path, time_cell(at, "yyyy"))
    assert found.kind == "inlineStr"
    assert found.text.startswith(at.isoformat()[:10])


def test_what_does_not_count_any_more_is_faint(tmp_path: Path) -> None:
    cells: list[Cell] = [
        "a",
        *(made_faint(one) for one in ("a", NumberCell(Decimal(1)), TimeCell(date(2026, 1, 1), "yyyy"))),
    ]
    (sheet,) = written(tmp_path, [cells, [TextCell("", faint=True)]], "ABCD")
    assert [one.italic for one in sheet.rows[1].values()] == [False, True, True, True]


def test_on_paper_the_heading_stands_on_every_page(tmp_path: Path) -> None:
    (sheet,) = written(tmp_path, [["x", "y"]])
    assert [one.get("orientation") for one in sheet.xml.iter() if one.tag.endswith("}pageSetup")] == ["landscape"]
    with zipfile.ZipFile(tmp_path / "x.xlsx") as file:
        assert 'name="_xlnm.Print_Titles"' in file.read("xl/workbook.xml").decode()


def test_the_heading_stays_in_sight_and_filters_all_rows(tmp_path: Path) -> None:
    (sheet,) = written(tmp_path, [["x", "y"]] * 7, ("Wann", "Wer"))
    xml = {one.tag.rpartition("}")[2]: one for one in sheet.xml.iter()}
    assert (xml["pane"].get("state"), xml["pane"].get("ySplit")) == ("frozen", "1")
    assert xml["autoFilter"].get("ref") == "A1:B8"
    assert xml["ignoredError"].get("numberStoredAsText") == "1"


def test_columns_are_as_wide_as_what_is_in_them_within_bounds(tmp_path: Path) -> None:
    (sheet,) = written(tmp_path, [["x", "y" * 30, "z" * 500]], ("A", "B", "C"))
    wide = [float(one.get("width", "0")) for one in sheet.xml.iter() if one.tag.endswith("}col")]
    assert wide[0] < 10 < 30 < wide[1] < 35 < wide[2] < 55


@pytest.mark.parametrize("rows", [3, 4, 9, 10])
def test_rows_beyond_a_sheet_go_on_in_the_next_one_with_its_own_heading(tmp_path: Path, rows: int) -> None:
    found = written(tmp_path, [[str(number), "x"] for number in range(rows)], most_rows=4)
    assert [one.name for one in found] == ["Sheet", "Sheet 2", "Sheet 3", "Sheet 4"][: (rows + 2) // 3]
    assert all(one.texts()[0] == ["A", "B"] for one in found)
    assert [row[0] for one in found for row in one.texts()[1:]] == [str(number) for number in range(rows)]
    assert all(
        one.tag.rpartition("}")[2] != "autoFilter" or one.get("ref") == f"A1:B{len(sheet.rows)}"
        for sheet in found
        for one in sheet.xml.iter()
    )


def test_more_number_formats_than_a_workbook_takes_do_no_harm(tmp_path: Path) -> None:
    rows = [[NumberCell(Decimal(number), f'0 "E{number}"')] for number in range(1_000)]
    (sheet,) = written(tmp_path, rows)
    assert [row[0].number for row in sheet.rows[1:]] == list(range(1_000))
    assert len({row[0].form for row in sheet.rows[1:]}) < 200


def test_the_workbook_names_nobody(tmp_path: Path) -> None:
    written(tmp_path, [["x", "y"]])
    with zipfile.ZipFile(tmp_path / "x.xlsx") as file:
        core = file.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert "2026-11-26T12:00:00Z" in core


def test_what_is_called_off_while_it_is_packed_writes_no_more_and_leaves_nothing_open(tmp_path: Path) -> None:
    class Off(Exception): ...

    def go_on() -> None:
        raise Off

    target, room = tmp_path / "x", tmp_path / "room"
    room.mkdir()
    with target.open("wb") as file:
        book = Workbook(file, room, MADE, go_on=go_on)
        sheet = book.sheet("S", ["A"])
        sheet.add([["x"]])
        with pytest.raises(Off):
            book.close()
        book.abandon()
        del book, sheet
    assert target.read_bytes() == b""


_MEMORY = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from callassist.formats.export.workbook import Workbook
folder, rows = Path(sys.argv[1]), int(sys.argv[2])
with (folder / "x.xlsx").open("wb") as file:
    book = Workbook(file, folder, datetime(2026, 1, 1, tzinfo=UTC))
    sheet = book.sheet("S", ["A"] * 20)
    for _ in range(rows // 100):
        sheet.add([["a text of some length"] * 20] * 100)
    sheet.end()
    book.close()
    book.abandon()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured in the units of Linux")
def test_memory_stays_the_same_however_many_rows_there_are(tmp_path: Path) -> None:
    used = [
        int(
            subprocess.run(
                [sys.executable, "-c", _MEMORY, str(tmp_path), str(rows)], capture_output=True, check=True
            ).stdout
        )
        for rows in (500, 10_000)
    ]
    assert used[1] - used[0] < 6_000, "kB"
