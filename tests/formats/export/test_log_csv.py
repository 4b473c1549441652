"""CSV that any reader reads as it was meant, and no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callassist.formats.export.log_csv import (
    ANSWER_COLUMNS,
    CALL_COLUMNS,
    AnswerCsv,
    CallCsv,
    CsvOptions,
    guarded,
    is_dangerous,
    unguarded,
)

#: some of the Big List of Naughty Strings (MIT licence, github.com/minimaxir/big-list-of-naughty-strings)
NAUGHTY = (
    "undefined",
    "",
    "-1.00",
    "+1e100",
    "１２３",
    '<>?:"{}|_+',
    "!@#$%^&*()`~",
    "Ω≈ç√∫˜µ≤≥÷",
    "田中さんにあげて下さい",
    "表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀",
    "👾 🙇 💁 🙅 👩🏽 👨‍👩‍👦",
    "הָיְתָהtestالصفحات التّحول",
    "\u202etest\u202c\u2066test\u2067",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "<script>alert(0)</script>",
    "1;DROP TABLE users",
    "1'; DROP TABLE users-- 1",
    "{{7*7}} ${7*7} %s %d {0}",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "a,b;c\td\"e'f",
    "zwei\nZeilen\r\nund\rnoch eine",
    "\ufeffBOM",
    "nul\0mitten drin",
    "\x01\x02\x1f\x7f\x85\u2028\u2029",
    " führende und folgende Blanks ",
    "'=1",
)

VERSIONS = {"s1": ("one", ("q_a", "q_b")), "s2": ("two", ("q_b", "q_c")), "s3": ("empty", ())}
#: what a cell can hold: anything but NUL and half surrogate pairs, which the log has taken out
CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    [one.replace("\0", "") for one in NAUGHTY]
)


def read(data: bytes, options: CsvOptions) -> list[list[str]]:
    text = data.decode("utf-8" if options.machine else "utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=options.delimiter))


@given(st.lists(st.tuples(*[CELLS] * len(CALL_COLUMNS)), max_size=3), st.sampled_from(";,"), st.booleans(), st.data())
def test_every_cell_of_a_call_is_read_as_it_was_meant(
    heads: list[tuple[str, ...]], delimiter: Literal[";", ","], machine: bool, data: st.DataObject
) -> None:
    options = CsvOptions(delimiter, machine)
    writer = CallCsv(VERSIONS, options)
    rows: list[tuple[str, ...]] = []
    meant: list[list[str]] = []
    for head in heads:
        sha = data.draw(st.sampled_from(sorted(VERSIONS)))
        questions = VERSIONS[sha][1]
        cells = [data.draw(CELLS) for _ in range(2 * len(questions))]
        own = data.draw(st.none() | st.tuples(CELLS, CELLS))
        rows.append((*head, sha, json.dumps(cells), "" if own is None else json.dumps([own])))
        of = {f"q.{name}": cells[2 * index] for index, name in enumerate(questions)}
        of |= {f"q.{name}.state": cells[2 * index + 1] for index, name in enumerate(questions)}
        of |= {"q.own": f"{own[0]}: {own[1]}", "q.own.state": "answered"} if own is not None else {}
        meant.append([*head, *(of.get(name, "") for name in writer.names[len(CALL_COLUMNS) :])])
    found = read(writer.header() + writer.lines(rows), options)
    assert found[0] == list(writer.names)
    if machine:
        assert found[1:] == meant
    else:
        assert [[unguarded(cell) for cell in row] for row in found[1:]] == meant
        assert not any(guarded(unguarded(cell)) != cell for row in found for cell in row)


@given(st.lists(st.tuples(*[CELLS] * len(ANSWER_COLUMNS)), max_size=3), st.sampled_from(";,"), st.booleans())
def test_every_cell_of_an_answer_is_read_as_it_was_meant(
    rows: list[tuple[str, ...]], delimiter: Literal[";", ","], machine: bool
) -> None:
    options = CsvOptions(delimiter, machine)
    writer = AnswerCsv(options)
    found = read(writer.header() + writer.lines(rows), options)
    assert [[cell if machine else unguarded(cell) for cell in row] for row in found[1:]] == [list(row) for row in rows]


@given(CELLS)
@example("''=1")
@example("'+49")
def test_the_guard_comes_off_exactly(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert is_dangerous(cell) == (guarded(cell) != cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("=1", "+49", "-a", "@x", "\tx", "\rx", " =1", "\u00a0=1", "\u200b=1", "\ufeff@a", "  -1"),
        *("＝1", "＋1", "－1", "＠1", "\u3000＝1", "'=1", "''+1"),
    ],
)
def test_what_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("cell", "harmless"),
    [
        *(("a\n=1", "a\n'=1"), ("a\r-1", "a\r'-1"), ("a\r\n @b", "a\r\n' @b"), ("  \t -1", "  \t' -1")),
        *(("Kern,=1", "Kern,'=1"), ("Kern; +1", "Kern;' +1"), ("=1|@2", "'=1|'@2"), ("\t=1", "'\t'=1")),
        *(('5"-7"', '5"\'-7"'), ("a,'=1", "a,''=1")),
    ],
)
def test_the_guard_stands_wherever_a_reader_may_begin_a_cell(cell: str, harmless: str) -> None:
    assert guarded(cell) == harmless


@pytest.mark.parametrize("cell", ["", "a=1", "1", "a\n1", "3-4", " a", "'a", "a\n", "Müller", "2026-03-02"])
def test_what_is_harmless_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell


def test_the_form_is_rfc_4180_with_a_byte_order_mark_for_people() -> None:
    row = ("a;b", 'c"d', "e\nf", *[""] * (len(CALL_COLUMNS) - 3), "s3", "", "")
    people = CallCsv(VERSIONS, CsvOptions())
    assert people.header().startswith(b'\xef\xbb\xbf"call_id";"started_at";')
    assert people.header().endswith(b';"q.q_c.state";"q.own";"q.own.state"\r\n')
    assert people.lines([row]).startswith(b'"a;b";"c""d";"e\nf";;')
    assert people.lines([row]).endswith(b"\r\n")
    machine = CallCsv(VERSIONS, CsvOptions(",", machine=True))
    assert machine.header().startswith(b'"call_id","started_at",')
    assert machine.lines([row]).startswith(b'a;b,"c""d","e\nf",,')


def test_a_call_without_its_script_has_asked_nothing() -> None:
    writer = CallCsv(VERSIONS, CsvOptions())
    row = (*[""] * len(CALL_COLUMNS), "s2", "", "")
    (found,) = read(writer.lines([row]), CsvOptions())
    assert found[len(CALL_COLUMNS) :] == ["", "", "", "not_asked", "", "not_asked", "", ""]


# ------------------------------------------------------------------------------------------------- fast, and the same

_VERSIONS = {"a": ("one", ("q1", "q2")), "b": ("two", ("q2", "q3")), "c": ("three", ())}
#: what makes a cell quoted, guarded, or split somewhere
_CELL = st.one_of(
    st.just(""),
    st.text(st.sampled_from("ab0+-=@'\";,|\t\r\n\x0b\x1c\x85\u2028\xa0＝\0é😀"), max_size=6),
    st.sampled_from(["+49301234567", "'+49", "2026-03-02T10:00:00+01:00", "\0\r\n", "a\0\r\nb"]),
)
_STATE = st.sampled_from(["answered", "not_asked", "moot", "refused"])


@st.composite
def _selected(draw: st.DrawFn) -> tuple[str, ...]:
    sha = draw(st.sampled_from(list(_VERSIONS)))
    asked = draw(st.booleans())
    cells = [draw(one) for _ in _VERSIONS[sha][1] for one in (_CELL, _STATE)]
    own = draw(st.one_of(st.just(""), st.lists(st.tuples(_CELL, _CELL), min_size=1, max_size=2).map(json.dumps)))
    few = draw(st.lists(_CELL, min_size=5, max_size=5))
    head = [few[place % 5] for place in range(len(CALL_COLUMNS))]
    return (*head, sha, json.dumps(cells) if asked else "", own)


@settings(max_examples=300, deadline=None)
@given(st.lists(_selected(), max_size=6), st.booleans(), st.sampled_from([";", ","]))
def test_lines_are_those_of_a_plain_writer_over_whole_rows(
    rows: list[tuple[str, ...]], machine: bool, delimiter: Literal[";", ","]
) -> None:
    """What is done once for many calls changes no cell: the same table, whatever is in it, as often as it is asked."""
    questions = ["q1", "q2", "q3"]
    whole: list[list[str]] = []
    for *head, sha, cells, own in rows:
        asked = _VERSIONS[sha][1]
        values = json.loads(cells) if cells else ["", "not_asked"] * len(asked)
        found = {one: values[2 * place : 2 * place + 2] for place, one in enumerate(asked)}
        pairs = json.loads(own) if own else []
        words = "\n".join(f"{question}: {answer}" for question, answer in pairs)
        tail = [cell for one in questions for cell in found.get(one, ["", ""])] + [words, "answered" if own else ""]
        whole.append([*head, *tail] if machine else [guarded(cell) for cell in (*head, *tail)])
    writer = CallCsv(_VERSIONS, CsvOptions(delimiter, machine))
    for _ in range(2):
        text = writer.lines(rows).decode()
        assert list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) == whole
        if "\0" not in text:
            plain = io.StringIO(newline="")
            csv.writer(plain, delimiter=delimiter).writerows(whole)
            assert text == plain.getvalue()


def test_the_band_stands_last_and_is_empty_where_a_script_has_none() -> None:
    versions = {"s1": ("one", ("q_a", "band")), "s2": ("two", ("q_b",))}
    writer = CallCsv(versions, CsvOptions(machine=True))
    assert writer.names[len(CALL_COLUMNS) :] == (
        "q.q_a", "q.q_a.state", "q.q_b", "q.q_b.state", "q.own", "q.own.state", "band",
    )  # fmt: skip
    head = [""] * len(CALL_COLUMNS)
    rows = [
        (*head, "s1", json.dumps(["x", "answered", "hot", "answered"]), ""),
        (*head, "s1", "", ""),
        (*head, "s2", json.dumps(["y", "answered"]), json.dumps([["a", "b"]])),
    ]
    found = read(writer.header() + writer.lines(rows), CsvOptions(machine=True))[1:]
    assert [row[len(CALL_COLUMNS) :] for row in found] == [
        ["x", "answered", "", "", "", "", "hot"],
        ["", "not_asked", "", "", "", "", ""],
        ["", "", "y", "answered", "a: b", "answered", ""],
    ]
