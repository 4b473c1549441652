"""Sheets copied by a process that can be ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.errors import ListError
from callassist.formats.tables.list_reading import read_rows
from callassist.formats.tables.list_table import ListTable, ReadingChoices
from callassist.formats.tables.sheet_copy import copy_sheet, open_copied
from tests.formats.tables.lists import people, read_all
from tests.formats.tables.workbooks import by_hand, workbook


def copied(path: Path, target: Path, sheet: str | None = None) -> ListTable:
    found = copy_sheet(lambda done, total: None, path=str(path), sheet=sheet, target=str(target))
    # it comes from another process as JSON
    return open_copied(path, target, json.loads(json.dumps(found)), ReadingChoices(sheet=sheet))


def test_a_copy_reads_as_the_workbook_itself(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Deckblatt": [], "Leads": people(1_500), "Archiv": people(2)})
    table, rows, _, counts = read_all(path)
    copy = copied(path, tmp_path / "copy")
    assert (copy.sheet, copy.sheets, copy.columns, copy.header) == (
        table.sheet,
        table.sheets,
        table.columns,
        table.header,
    )
    assert (copy.rows, copy.row_count, copy.source) == (table.rows, table.row_count, table.source)
    reading = read_rows(copy)
    assert list(reading) == rows
    assert reading.counts == counts
    assert copied(path, tmp_path / "other", "Archiv").row_count == 2


def test_rows_keep_their_numbers_in_a_copy(tmp_path: Path) -> None:
    rows = (
        '<row r="3"><c t="str"><v>Name</v></c></row>'
        '<row r="7"><c t="str"><v>a_x000A_b_x2028_c_xD83D_</v></c><c t="str"><v>_xD83D__xDE00_</v></c></row>'
        '<row r="9"/>'
    )
    reading = read_rows(copied(by_hand(tmp_path / "a.xlsx", rows), tmp_path / "copy"))
    assert [(row.line, row.cells) for row in reading] == [(7, ["a\nb\u2028c\ufffd"])]  # type: ignore[union-attr]
    assert reading.counts.empty == 1
    assert reading.counts.long == 1


def test_how_far_it_has_come_is_told_and_a_call_off_ends_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": people(2_000)})
    told: list[tuple[int, int]] = []

    def tick(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_sheet(tick, path=str(path), sheet=None, target=str(tmp_path / "copy"))
    assert told == [(1, 2001), (501, 2001), (1001, 2001)]


def test_a_copy_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": people(2)})
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(FileExistsError):
        copied(path, tmp_path / "mine")
    assert (tmp_path / "mine").read_text() == "mine"


def test_an_empty_workbook_has_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(ListError) as error:
        copied(workbook(tmp_path / "a.xlsx", {"S": [], "T": []}), tmp_path / "copy")
    assert error.value.code == "list_empty"


SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(SIGNS, min_size=1, max_size=9).filter(str.strip), min_size=1, max_size=5))
def test_every_text_comes_through_a_copy(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "copy").unlink(missing_ok=True)
    path = workbook(folder / "texts.xlsx", {"S": [["Name"], *([text] for text in texts)]})
    rows = [row.cells for row in read_rows(copied(path, folder / "copy"))]  # type: ignore[union-attr]
    assert rows == [[text] for text in texts]
