"""What parts the cells of a list."""

from __future__ import annotations

import pytest

from callassist.formats.tables.delimiter import DELIMITERS, find_delimiter
from tests.formats.tables.lists import csv_text, people


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("quote_all", [False, True])
def test_each_delimiter_is_found(delimiter: str, quote_all: bool) -> None:
    text = csv_text(people(), delimiter, quote_all=quote_all)
    assert find_delimiter(lines(text)).delimiter == delimiter


def test_the_line_of_excel_decides() -> None:
    found = find_delimiter(lines("sep=|\na;b|c;d\n"))
    assert (found.delimiter, found.is_said) == ("|", True)
    assert find_delimiter(["sep=;\n"], ",").delimiter == ","


def test_lists_within_cells_do_not_part_them() -> None:
    text = "First Name;Phone;Messenger\nAlice;01234-5678;WHATSAPP,FACEBOOK,SIGNAL\nBob;03451-29;SMS,SIGNAL\n"
    assert find_delimiter(lines(text)).delimiter == ";"


def test_a_decimal_comma_is_no_delimiter() -> None:
    text = "alpha;beta;gamma\n" + "".join(f"1{n},50;3,5;2,0\n" for n in range(30))
    assert find_delimiter(lines(text)).delimiter == ";"


def test_one_column_is_not_parted() -> None:
    assert find_delimiter(lines("030 1234567\n0171/2345678\n089 1\n")).delimiter == ""
    # a comma in some rows does not part the others
    assert find_delimiter(lines("Beck, Anna\n" + "Weiß\n" * 9)).delimiter == ""


def test_a_note_above_and_a_comment_with_the_delimiter_do_no_harm() -> None:
    text = "Exported on Monday, by us\n\n" + csv_text(people(), "|") + "x|y|z|030 1|comment | with a line\n"
    assert find_delimiter(lines(text)).delimiter == "|"


def test_quotes_behind_a_blank_are_seen() -> None:
    found = find_delimiter(lines('name, city, phone\nAnna, "Bonn, Beuel", 0228 1234567\n'))
    assert (found.delimiter, found.blanks_before_quotes) == (",", True)
    assert not find_delimiter(lines(csv_text([['a, "b"', "c"]] * 5, ","))).blanks_before_quotes


def test_a_short_ragged_list_is_parted_by_what_parts_its_header() -> None:
    text = "Name;Telefon;Ort\nAnna, die Chefin;030 1\nUwe, ihr Mann;030 2;Bonn;mehr;noch\n"
    assert find_delimiter(lines(text)).delimiter == ";"
