"""A list, from its bytes to its rows."""

from __future__ import annotations

import os
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.errors import ListError
from callassist.formats.export.log_csv import CALL_COLUMNS, CallCsv, CsvOptions, unguarded
from callassist.formats.tables import list_rows
from callassist.formats.tables.header_row import HeaderCertainty
from callassist.formats.tables.header_words import LeadField
from callassist.formats.tables.list_reading import open_list, open_pasted, read_rows, settled
from callassist.formats.tables.list_rows import RowReading
from callassist.formats.tables.list_table import ReadingChoices
from callassist.formats.tables.record_reader import Reject, TableRecord
from callassist.formats.tables.table_sample import SHOWN_ROWS
from callassist.formats.tables.text_encoding import TextEncoding
from tests.formats.tables.lists import csv_text, people, read_all, written


def test_one_sentence_says_what_was_found(tmp_path: Path) -> None:
    table, rows, rejects, _ = read_all(written(tmp_path, csv_text(people(200)).encode("cp1252")))
    assert (table.encoding.encoding, table.delimiter.delimiter, table.header.line, table.row_count) == (
        "cp1252",
        ";",
        1,
        200,
    )
    assert table.is_counted
    assert table.is_settled
    assert [column.field for column in table.columns] == ["name", "company", "phone", "city"]
    assert list(table.rows) == rows[:SHOWN_ROWS]
    assert [row.cells for row in rows] == people(200)[1:]
    assert [row.line for row in rows] == list(range(2, 202))
    assert not rejects


def test_what_a_german_spreadsheet_saves_is_read(tmp_path: Path) -> None:
    rows = [
        ["BSN", "Name", "PLZ", "Telefon", "Fax"],
        *([f"01A{n:02}", "Linden-Schule", "10551", f"90183{n:04}", f"90184{n:04}"] for n in range(30)),
    ]
    table, found, _, _ = read_all(written(tmp_path, ("sep=;\r\n" + csv_text(rows)).encode("cp1252")))
    assert table.header.line == 2
    assert not table.header.preamble
    assert [column.field for column in table.columns] == [None, "company", "zip", "phone", None]
    assert found[0].line == 3


def test_a_said_delimiter_is_no_row_of_a_list_without_header(tmp_path: Path) -> None:
    _, rows, _, _ = read_all(written(tmp_path, "sep=,\n1,030 1234567\n2,030 1234568\n"))
    assert [row.cells for row in rows] == [["1", "030 1234567"], ["2", "030 1234568"]]


def test_one_column_of_numbers_is_a_list(tmp_path: Path) -> None:
    table, rows, _, _ = read_all(written(tmp_path, "030 1234567\n\n0171/2345678\n+49 89 12345\n", "numbers.txt"))
    assert table.header.certainty is HeaderCertainty.NONE
    assert [row.cells for row in rows] == [["030 1234567"], ["0171/2345678"], ["+49 89 12345"]]
    assert table.columns[0].field == "phone"


def test_short_rows_are_filled_long_ones_kept_and_empty_ones_counted(tmp_path: Path) -> None:
    text = "Name;Telefon;Ort\nAnna;030 1234567\n;;\n \t;;\n\nUwe;030 1;Bonn;mehr;noch\nKarl;030 2;Köln;;\n"
    _, rows, _, counts = read_all(written(tmp_path, text))
    assert [(row.line, row.cells, list(row.extra)) for row in rows] == [
        (2, ["Anna", "030 1234567", ""], []),
        (6, ["Uwe", "030 1", "Bonn"], ["mehr", "noch"]),
        (7, ["Karl", "030 2", "Köln"], []),
    ]
    assert (counts.records, counts.empty, counts.short, counts.long) == (6, 3, 1, 1)


def test_a_preamble_is_skipped_and_shown(tmp_path: Path) -> None:
    text = 'Notes:\n"some addresses are missing, see\nthe page"\n\nFirst Name,Last Name,Company\nAnna,Beck,"Weiß, Öl"\n'
    table, rows, _, counts = read_all(written(tmp_path, text))
    assert table.header.line == 5
    assert [record.cells for record in table.header.preamble] == [
        ["Notes:"],
        ["some addresses are missing, see\nthe page"],
        [],
    ]
    assert [row.cells for row in rows] == [["Anna", "Beck", "Weiß, Öl"]]
    assert counts.records == 1


def test_the_rep_may_say_all_of_it(tmp_path: Path) -> None:
    path = written(tmp_path, "x|y;z\nName|Ort;Land\nAnna|Bonn;DE\n")
    table, rows, _, _ = read_all(path, ReadingChoices(TextEncoding.CP850, ";", 2))
    assert table.header.cells == ("Name|Ort", "Land")
    assert [row.cells for row in rows] == [["Anna|Bonn", "DE"]]
    _, rows, _, _ = read_all(path, ReadingChoices(header=0))
    assert len(rows) == 3


def test_the_beginning_of_a_large_file_is_enough_to_show_it(tmp_path: Path) -> None:
    rows = people(60_000)
    path = written(tmp_path, csv_text(rows))
    table = open_list(path)
    assert not table.is_settled
    assert not table.is_counted
    assert 50_000 < table.row_count < 70_000
    assert [row.cells for row in table.rows] == rows[1 : SHOWN_ROWS + 1]
    whole, found, _, _ = read_all(path)
    assert len(found) == 60_000
    assert settled(whole).is_settled


def test_a_reading_can_be_called_off(tmp_path: Path) -> None:
    path = written(tmp_path, csv_text(people(60_000)))
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 20

    reading = read_rows(settled(open_list(path)), cancelled)
    with pytest.raises(CancelledError):
        for _ in reading:
            pass
    assert reading.counts.good < 60_000
    with pytest.raises(CancelledError):
        settled(open_list(path), lambda: True)


def test_rows_that_nobody_wants_any_more_are_not_gone_through() -> None:
    """What is read of may be at hand already, so that no piece of a file is asked for."""
    wanted = iter([False, True])
    reading = RowReading((TableRecord(line, ["x"]) for line in range(1, 100_000)), 1, cancelled=lambda: next(wanted))
    with pytest.raises(CancelledError):
        for _ in reading:
            pass
    assert reading.counts.records < 2_000


def test_a_file_that_changes_meanwhile_is_not_read_on(tmp_path: Path) -> None:
    path = written(tmp_path, csv_text(people()))
    table = open_list(path)
    written(tmp_path, csv_text(people(41)))
    with pytest.raises(ListError) as error:
        list(read_rows(table))
    assert error.value.code == "list_changed"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "list_empty"),
        (b"\xef\xbb\xbf", "list_empty"),
        (b"%PDF-1.7 and so on", "list_none"),
        (b"\x89PNG\r\n\x1a\n", "list_none"),
        (bytes(range(256)) * 20, "list_none"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "list_other_form"),
        (b"a;" * 2_000 + b"\n", "list_too_wide"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(tmp_path: Path, data: bytes, code: str) -> None:
    path = written(tmp_path, data)
    with pytest.raises(ListError) as error:
        open_list(path)
    assert error.value.code == code
    assert str(path) in error.value.where
    assert error.value.next_step


@pytest.mark.posix
def test_a_folder_a_missing_file_and_a_pipe_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    for path in (tmp_path, tmp_path / "gone.csv", pipe, Path("nul\0.csv")):
        with pytest.raises(ListError) as error:
            open_list(path)
        assert error.value.code == "list_unreadable"


def test_a_list_has_only_so_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_rows, "MOST_ROWS", 1_000)
    path = written(tmp_path, csv_text(people(3_000)))
    table = open_list(written(tmp_path, csv_text(people(900))))
    assert sum(1 for _ in read_rows(table)) == 900
    written(tmp_path, csv_text(people(3_000)))
    with pytest.raises(ListError) as error:
        list(read_rows(open_list(path)))
    assert error.value.code == "list_too_long"


LETTERS = "abzÄöüßéçñ 0123456789'+-()@=.,;|\t\"\n\r"
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(st.text(LETTERS, max_size=12), min_size=width, max_size=width), max_size=8)
)


@settings(max_examples=300, deadline=None)
@given(
    rows=TABLES,
    delimiter=st.sampled_from(";,\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quote_all=st.booleans(),
    encoding=st.sampled_from(list(TextEncoding)),
    last_end=st.booleans(),
)
def test_every_table_comes_back_in_every_dialect(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    delimiter: str,
    end: str,
    quote_all: bool,
    encoding: TextEncoding,
    last_end: bool,
) -> None:
    header = [f"column {n}" for n in range(len(rows[0]) if rows else 1)]
    text = csv_text([header, *rows], delimiter, end, quote_all=quote_all)
    text = text if last_end or text.endswith(('""' + end, end + end)) else text.removesuffix(end)
    if encoding is TextEncoding.UTF8_TWICE:
        data = text.encode().decode("latin-1").encode()
    else:
        name = "utf-8" if encoding is TextEncoding.MIXED else encoding.value
        try:
            data = text.encode(name)
        except UnicodeEncodeError:
            return
    path = written(tmp_path_factory.getbasetemp(), data)
    _, found, rejects, counts = read_all(path, ReadingChoices(encoding, delimiter, 1))
    assert not rejects
    if encoding is not TextEncoding.UTF8_TWICE:  # latin-1 is not what really happens: its bytes 80–9f are no letters
        assert [row.cells for row in found] == [row for row in rows if any(map(str.strip, row))]
    assert counts.good + counts.empty == len(rows)


PIECES = (
    *(bytes((sign,)) for sign in b'";,|\n\r\t\0\xfc'),
    *(b"\xc3\xbc", b"\xff\xfe", b"Name", b"Telefon", b"030 12345", b"sep=;", b"BEGIN:VCARD", b"PK\3\4"),
)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=600),
        st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join),
    )
)
def test_hostile_bytes_are_a_list_or_are_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp(), data, "hostile.csv")
    try:
        table, rows, rejects, _ = read_all(path)
    except ListError:
        return
    assert all(len(row.cells) == table.width for row in rows)
    lines = [one.line for one in rows]
    assert lines == sorted(set(lines))
    assert len({one.line for one in rejects} & set(lines)) == 0


@pytest.mark.parametrize("piece", ["dr.", "a@", "1 ", "(1+", "von ", ';T="', "Ä", "（", "a.b@c.", "0.1", "x-", "'"])
def test_no_cell_takes_long_to_look_at(tmp_path: Path, piece: str) -> None:
    """What a pattern may try in many ways it does not: this ends by the time limit of the tests, or at once."""
    cell = (piece * 4_000)[:3_999].replace(";", ":").replace('"', "'") + "!"
    header = "Name;Titel;Telefon;E-Mail;Straße;PLZ;Firma;Opt-In Datum"
    for width in (40, 3_999):
        row = ";".join([cell[:width] + "!"] * 8)
        for text in (f"{header}\n{row}\n{row}\n", f"{row}\n{row}\n"):
            assert read_all(written(tmp_path, text))[3].records <= 2


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(*[CELLS] * len(CALL_COLUMNS)), min_size=1, max_size=4),
    delimiter=st.sampled_from(";,"),
    machine=st.booleans(),
)
def test_our_own_export_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], delimiter, machine: bool
) -> None:
    rows = [(f"id {place}", *row[1:]) for place, row in enumerate(rows)]
    writer = CallCsv({"sha": ("one", ())}, CsvOptions(delimiter, machine))
    data = writer.header() + writer.lines((*row, "sha", "", "") for row in rows)
    path = written(tmp_path_factory.getbasetemp(), data, "calls.csv")
    table, found, _, _ = read_all(path)
    assert table.header.cells[:4] == CALL_COLUMNS[:4]
    assert table.delimiter.delimiter == delimiter
    width = len(CALL_COLUMNS)
    assert [tuple(cell if machine else unguarded(cell) for cell in row.cells[:width]) for row in found] == rows


def test_rejects_keep_what_they_were(tmp_path: Path) -> None:
    rows = csv_text(people(50)).split("\r\n")
    rows[20] = '"offen;Meier;030 12345'
    _, found, rejects, _ = read_all(written(tmp_path, "\r\n".join(rows)))
    assert rejects == [Reject(21, "open_quote", '"offen;Meier;030 12345\r\n', ("offen;Meier;030 12345",))]
    assert len(found) == 49


def test_cells_copied_in_a_spreadsheet_are_a_list() -> None:
    copied = 'Name\tTelefon\tNotiz\r\nMüller, Anna\t030 1234567\t"zwei\nZeilen"\r\nBeck, Uwe\t0171/2345678\t\r\n\0'
    table = open_pasted(copied)
    assert (table.kind, table.delimiter.delimiter, table.header.line, table.row_count) == ("pasted", "\t", 1, 2)
    rows = [one for one in read_rows(table) if not isinstance(one, Reject)]
    assert [row.cells for row in rows] == [
        ["Müller, Anna", "030 1234567", "zwei\nZeilen"],
        ["Beck, Uwe", "0171/2345678", ""],
    ]


def test_a_pasted_column_of_numbers_or_names_is_one_column() -> None:
    table = open_pasted("030 1234567, 0171 2345678\n089 123456, 0172 1234567\n")
    assert [row.cells for row in table.rows] == [["030 1234567, 0171 2345678"], ["089 123456, 0172 1234567"]]
    assert table.columns[0].field == "phone"
    assert table.delimiter.alternatives == (",",)
    assert len(open_pasted("030 1234567").rows) == 1


@pytest.mark.parametrize("text", ["", " \n\t\n", "\0"])
def test_there_is_nothing_to_paste(text: str) -> None:
    with pytest.raises(ListError) as error:
        open_pasted(text)
    assert error.value.code == "list_empty"


def test_cards_are_a_list_whatever_their_file_is_called(tmp_path: Path) -> None:
    cards = "".join(f"BEGIN:VCARD\nFN:Jörg Beck {n}\nTEL;TYPE=CELL:0171 {n:07}\nEND:VCARD\n" for n in range(30))
    table, rows, _, counts = read_all(written(tmp_path, cards.encode("cp1252"), "contacts.txt"))
    assert (table.kind, table.row_count, counts.good) == ("cards", 30, 30)
    fields = {column.field: place for place, column in enumerate(table.columns)}
    assert rows[7].cells[fields[LeadField.NAME]] == "Jörg Beck 7"
    assert rows[7].cells[fields[LeadField.MOBILE]] == "0171 0000007"
    assert rows[7].line == 29


def test_ten_thousand_cards_are_shown_by_their_beginning(tmp_path: Path) -> None:
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nN:Beck;Anna;;;\nFN:Anna Beck\nTEL:030 1234567\nNOTE:" + "x" * 100 + "\nEND:VCARD\n"
    )
    path = written(tmp_path, card * 10_000)
    table = open_list(path)
    assert len(table.rows) == SHOWN_ROWS
    assert 9_000 < table.row_count < 11_000
    _, rows, rejects, _ = read_all(path)
    assert (len(rows), len(rejects)) == (10_000, 0)
