"""Records, and what becomes of a quote that is never closed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.formats.tables.record_reader import (
    KEPT_OF_CELL,
    LONGEST_CELL,
    MOST_LINES,
    RecordReader,
    Reject,
    TableRecord,
)
from callassist.formats.tables.text_lines import LONGEST_LINE, lines_of


def read(text: str, delimiter: str = ";") -> list[TableRecord | Reject]:
    return list(RecordReader(lines_of([text]), delimiter))


def cells(text: str, delimiter: str = ";") -> list[list[str]]:
    found = read(text, delimiter)
    assert not [one for one in found if isinstance(one, Reject)]
    return [list(one.cells) for one in found]


@settings(deadline=None)
@given(st.lists(st.text(alphabet='ab;",\n\r \0'), max_size=8), st.integers(1, 5))
def test_lines_are_those_of_the_standard_library(parts: list[str], piece: int) -> None:
    text = "".join(parts)
    pieces = [text[start : start + piece] for start in range(0, len(text), piece)]
    assert list(lines_of(pieces)) == list(io.StringIO(text, newline=""))


@settings(deadline=None)
@given(
    st.lists(st.lists(st.text(alphabet='aä;",\n\r\t |', max_size=12), min_size=1, max_size=5), max_size=12),
    st.sampled_from(";,\t|"),
)
def test_what_was_written_is_read(rows: list[list[str]], delimiter: str) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    assert cells(buffer.getvalue(), delimiter) == rows


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_record_knows_its_line(end: str) -> None:
    text = end.join(["a;b", "", f'"1{end}2";3', "4;5", f'6;"7{end}{end}8"', "9;0"])
    assert [(one.line, list(one.cells)) for one in read(text)] == [
        (1, ["a", "b"]),
        (2, []),
        (3, [f"1{end}2", "3"]),
        (5, ["4", "5"]),
        (6, ["6", f"7{end}{end}8"]),
        (9, ["9", "0"]),
    ]


def test_a_quote_within_a_cell_is_just_that() -> None:
    assert cells('Gasthof "Zum Wagner";Jacob\n"Zum Wagner" Gasthof;Jacob\n5" Rohr;x "y" z\n') == [
        ['Gasthof "Zum Wagner"', "Jacob"],
        ["Zum Wagner Gasthof", "Jacob"],
        ['5" Rohr', 'x "y" z'],
    ]


def test_a_quote_that_is_never_closed_costs_its_own_row_alone() -> None:
    rows = [f"Firma {n};0{n}" for n in range(60)]
    rows[10] = '"offen;Meier;030 12345'
    found = read("\n".join(rows))
    assert [one for one in found if isinstance(one, Reject)] == [
        Reject(11, "open_quote", '"offen;Meier;030 12345\n', ("offen;Meier;030 12345",))
    ]
    assert [one.line for one in found] == list(range(1, 61))


def test_a_quote_that_is_open_at_the_end_swallows_nothing() -> None:
    found = read('a;b\n"offen;Meier\nLetzte GmbH;Huber')
    assert [(one.line, isinstance(one, Reject)) for one in found] == [(1, False), (2, True), (3, False)]
    assert found[2].cells == ["Letzte GmbH", "Huber"]


def test_a_quote_that_only_another_row_closes_swallows_nothing() -> None:
    """The standard library makes one record of these rows, with rows as a part of a cell."""
    text = '"Zum Wagner;Jacob;0711\nHirsch;Beck;0341\n"Zum Hecht;Karl;040\nLamm;Weiß;089\n'
    assert len(list(csv.reader(io.StringIO(text), delimiter=";"))) == 2
    found = read(text)
    assert [(one.line, isinstance(one, Reject)) for one in found] == [(1, True), (2, False), (3, True), (4, False)]


def test_an_open_quote_behind_a_cell_of_several_lines_takes_that_cell_along() -> None:
    text = '1;"two\nlines";"open\n' + "x;y;z\n" * 30
    found = read(text)
    assert isinstance(found[0], Reject)
    assert found[0].raw == '1;"two\nlines";"open\n'
    assert [one.line for one in found[1:]] == list(range(3, 33))


def test_a_cell_may_have_as_many_lines_as_it_may() -> None:
    note = "\n".join(str(n) for n in range(MOST_LINES + 1))
    assert cells(f'a;"{note}"\nb;c\n') == [["a", note], ["b", "c"]]
    assert isinstance(read(f'a;"{note}\none too many"\nb;c\n')[0], Reject)


def test_a_quote_closed_late_in_a_stray_one_is_found_too() -> None:
    text = '"a" b;"open\n' + "x;y\n" * 30
    found = read(text)
    assert isinstance(found[0], Reject)
    assert len(found) == 31


def test_a_long_cell_is_cut_and_a_monstrous_one_rejected() -> None:
    reader = RecordReader(
        lines_of([f"a;{'x' * (KEPT_OF_CELL + 1)}\nb;{'y' * (LONGEST_CELL + 1)}\nc;{'z' * 200_000}\nd;e\n"]), ";"
    )
    found = list(reader)
    assert reader.cut == 1
    assert found[0].cells == ["a", "x" * KEPT_OF_CELL]
    assert [one.reason for one in found if isinstance(one, Reject)] == ["cell_too_long", "cell_too_long"]
    assert found[3] == TableRecord(4, ["d", "e"])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_without_end_is_one_reject(end: str) -> None:
    pieces = ["a;b" + end, *["x;" * 50_000] * 30, end[:1], end[1:], "c;d"]
    found = list(RecordReader(lines_of(pieces), ";"))
    assert [(one.line, isinstance(one, Reject)) for one in found] == [(1, False), (2, True), (3, False)]
    assert [one.reason for one in found if isinstance(one, Reject)] == ["line_too_long"]
    assert all(len(line) <= LONGEST_LINE + 3 for line in lines_of(pieces))


@settings(deadline=None)
@given(st.text(alphabet='a;"\n\r ', min_size=1, max_size=120), st.sampled_from([";", "", ","]), st.booleans())
def test_every_line_belongs_to_one_record_or_one_reject(text: str, delimiter: str, blanks: bool) -> None:
    lines = list(lines_of([text]))
    found = list(RecordReader(iter(lines), delimiter, blanks_before_quotes=blanks))
    starts = [one.line for one in found]
    assert starts == sorted(set(starts))
    assert starts[:1] == [1]
    for one, following in zip(found, [*starts[1:], len(lines) + 1], strict=True):
        if isinstance(one, Reject):
            assert one.raw == "".join(lines[one.line - 1 : following - 1])


def test_quotes_opened_in_every_line_are_read_in_no_time() -> None:
    """Each such line is looked at with those behind it, never with the whole rest of the file."""
    text = '"open;1234567890;abcdefghijklmnop\n' * 20_000
    found = read(text)
    assert len(found) + sum(one.raw.count("\n") - 1 for one in found if isinstance(one, Reject)) == 20_000
