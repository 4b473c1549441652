"""Texts a spreadsheet takes for numbers, times and dates: marked as texts where that is asked for, and back exactly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.formats.export.log_csv import (
    ANSWER_COLUMNS,
    CALL_COLUMNS,
    AnswerCsv,
    CallCsv,
    CsvOptions,
    guarded,
    may_be_retyped,
    protected,
    unguarded,
    unprotected,
)
from tests.formats.export.test_guard import TEXTS
from tests.formats.export.test_log_csv_in_libreoffice import FORMULAS_NAMES, NEEDED, OFFICE, cells, content, rows_of

RETYPED = (
    *(
        "0815",
        "1E5",
        "1e5",
        "10:30",
        "2.3.24",
        "12345678901234567890",
        "1-2",
        "3/4",
        "50%",
        "1,5",
        "12 €",
        "2026-03-02",
    ),
    *(
        "MAR1",
        "3. Mai",
        "Mai 24",
        "24. Dezember 2026",
        "10:30 pm",
        "10 h",
        "TRUE",
        "WAHR",
        "faux",
        "１２",
        "½",
        "1 000",
    ),
    *("0x10", "1.000,00 EUR", "2026-03-02T10:00:00Z", "(5)", "$5", "1_000", "'0815", "''1E5"),
)
WORDS = ("Müller", "3 Kinder", "Halle 4", "", "ja", "truely", "Hauptstraße 5", "Vertrag 0815", "ab10cd")


@pytest.mark.parametrize("text", RETYPED)
def test_what_a_spreadsheet_may_retype_is_marked_as_text(text: str) -> None:
    assert may_be_retyped(text)
    assert protected(text) == f"'{text}"
    assert unprotected(protected(text)) == text


@pytest.mark.parametrize("text", WORDS)
def test_words_stay_as_they_are(text: str) -> None:
    assert protected(text) == text


@given(
    TEXTS
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(RETYPED)
)
def test_both_guards_come_off_exactly(text: str) -> None:
    assert unprotected(unguarded(guarded(protected(text)))) == text


@NEEDED
def test_libreoffice_keeps_protected_texts_and_retypes_them_otherwise(tmp_path: Path) -> None:
    kinds: dict[bool, list[str | None]] = {}
    for guard in (True, False):
        target = tmp_path / f"{guard}.csv"
        writer = AnswerCsv(CsvOptions())
        rows = [
            tuple((protected(one) if guard else one) if name == "value" else "x" for name in ANSWER_COLUMNS)
            for one in RETYPED
        ]
        target.write_bytes(writer.header() + writer.lines(rows))
        found = [cells(row)[ANSWER_COLUMNS.index("value")] for row in rows_of(target, ";", FORMULAS_NAMES)[1:]]
        kinds[guard] = [cell.get(f"{OFFICE}value-type") for cell in found]
        if guard:
            assert [content(cell) for cell in found] == [protected(one) for one in RETYPED]
    assert set(kinds[True]) == {"string"}
    assert len([kind for kind in kinds[False] if kind != "string"]) >= 10


def test_a_writer_takes_the_protected_rows() -> None:
    row = (*[protected("0815")] * len(CALL_COLUMNS), "s", json.dumps([protected("1E5"), "answered"]), "")
    text = CallCsv({"s": ("one", ("q_a",))}, CsvOptions()).lines([row]).decode()
    assert text.count("'0815") == len(CALL_COLUMNS)
    assert "'1E5" in text
