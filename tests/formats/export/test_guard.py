"""The guard against formulas, as any reader would cut the file: whatever separator it takes, with quotes or without."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callassist.formats.export.log_csv import (
    ANSWER_COLUMNS,
    CALL_COLUMNS,
    AnswerCsv,
    CallCsv,
    CsvOptions,
    guarded,
    unguarded,
)

STARTERS = "=+-@＝＋－＠﹦﹢﹣﹫"
#: what the usual readers and import dialogs divide cells by
SEPARATORS = ",;\t|"
#: what some reader takes for the end of a line
LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
NAMES = (
    "Kern,=cmd|' /C calc'!A0",
    "Kern;=cmd|' /C calc'!A0",
    "Kern\t=1+1",
    "Kern|=1+1",
    "Kern, =1",
    "Kern,\u00a0=1",
    "Kern,\ufeff=1",
    "Kern,\u200b\u200d\u2060=1",
    'Kern";=cmd',
    'Kern,"=1"',
    'Kern,""=1""',
    'Kern,"";=1',
    '"=1',
    "Kern\n=1",
    "Kern\r=1",
    "Kern\u2028=1",
    "Kern\x85@SUM(1)",
    "Kern,＝1",
    "Kern,'=1",
    "'Kern,''=1",
    "Kern,;|\t=1",
    "Kern,\t\t=1",
    "Kern,\x00=1".replace("\x00", "\x01"),
    "+49 221 4710815, -12",
    "=1,=2;=3",
)
TEXTS = st.text(
    st.sampled_from("aK 1=+-@＝,;|\t\r\n\"'\u00a0\u200b\ufeff\u2060\u2028\x85"), max_size=14
) | st.sampled_from(NAMES)


def is_bare(text: str) -> bool:
    """Whether a spreadsheet that strips what cannot be seen, and quotes, finds a formula."""
    shown = "".join(one for one in text if unicodedata.category(one)[0] not in "CZ").lstrip('" ')
    return shown[:1] in STARTERS and shown != ""


def cells_of(text: str) -> list[tuple[str, str]]:
    """Every cell somebody could read, and how: by `csv` and cut bluntly, by each separator, with quotes and without."""
    found: list[tuple[str, str]] = []
    for separator in SEPARATORS:
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)
            found += [(f"csv {separator!r} {quoting}", cell) for row in reader for cell in row]
        for line in LINE_ENDS.split(text):
            found += [(f"cut {separator!r}", cell) for cell in line.split(separator)]
    for line in LINE_ENDS.split(text):
        found += [("cut by all", cell) for cell in re.split(f"[{SEPARATORS}]", line)]
    return found


def call_row(text: str, column: str) -> tuple[str, ...]:
    cells = [""] * len(CALL_COLUMNS)
    cells[0] = "019"
    cells[CALL_COLUMNS.index(column)] = text
    return (*cells, "s3", "", "")


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize("delimiter", [";", ","])
def test_no_cell_is_a_formula_whatever_separator_the_file_is_read_with(name: str, delimiter: Literal[";", ","]) -> None:
    writer = CallCsv({"s3": ("empty", ())}, CsvOptions(delimiter))
    for column in ("contact", "note", "phone"):
        text = (writer.header() + writer.lines([call_row(name, column)])).decode("utf-8-sig")
        assert [(how, cell) for how, cell in cells_of(text) if is_bare(cell)] == []


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=2), st.sampled_from([";", ","]))
@example([("Kern,", '"', "=1")], ";")
@example([('"', ",", '=1"')], ";")
def test_no_cell_of_any_rows_is_a_formula_whatever_separator_the_file_is_read_with(
    texts: list[tuple[str, str, str]], delimiter: Literal[";", ","]
) -> None:
    """Side by side in a row and over the ends of rows: a quote at a wrong place swallows what comes behind it."""
    options = CsvOptions(delimiter)
    calls = CallCsv({"s3": ("empty", ())}, options)
    answers = AnswerCsv(options)
    rows = [(*one, *[""] * (len(CALL_COLUMNS) - 4), one[0], "s3", "", "") for one in texts]
    of_calls = (calls.header() + calls.lines(rows)).decode("utf-8-sig")
    of_answers = (
        answers.header() + answers.lines([(*one, *[""] * (len(ANSWER_COLUMNS) - 3)) for one in texts])
    ).decode("utf-8-sig")
    for text in (of_calls, of_answers):
        assert [(how, cell) for how, cell in cells_of(text) if is_bare(cell)] == []


@given(TEXTS)
@example("''=1")
@example("a,''=1;'=2")
@example("\t\t=1")
@example(",'\t'=")
def test_the_guard_comes_off_exactly_wherever_it_stands(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert is_bare(guarded(text)) is False


@pytest.mark.parametrize(
    "text",
    [
        *("Müller, Kern", "a|b", "a, b; c", "3-4, 5-6", "kern@example.org, vogt@example.org", "30,5", "1.000,00"),
        *("a = b", "Kern - Vogt", 'sagte "ja", dann nein', "2026-03-02T10:00:00+01:00", "Zeile\nZeile 2\n\nEnde"),
    ],
)
def test_usual_texts_with_separators_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
