"""A file is called after what is in it, its form and its day; its ending tells the form."""

from __future__ import annotations

from datetime import date

import pytest

from callassist.domain.text import WINDOW_LANGUAGES, Language
from callassist.services.export.file_name import Form, form_of, proposed_name

DAY = date(2026, 11, 26)


def test_the_name_tells_what_is_in_it_and_of_which_day() -> None:
    assert proposed_name("calls", "workbook", DAY, Language.EN) == "callassist calls 2026-11-26.xlsx"
    assert proposed_name("calls", "workbook", DAY, Language.DE) == "callassist Gespräche 2026-11-26.xlsx"
    assert proposed_name("both", "workbook", DAY, Language.EN) == "callassist calls and answers 2026-11-26.xlsx"
    assert proposed_name("answers", "csv", DAY, Language.DE) == "callassist Antworten 2026-11-26.csv"


def test_the_form_for_machines_is_called_so_in_every_language() -> None:
    for language in WINDOW_LANGUAGES:
        assert proposed_name("calls", "machine", DAY, language) == "callassist-calls-machine 2026-11-26.csv"


@pytest.mark.parametrize(
    ("name", "otherwise", "form"),
    [
        ("x.xlsx", "csv", "workbook"),
        ("x.XLSX", "machine", "workbook"),
        ("x.csv", "workbook", "csv"),
        ("x.csv", "machine", "machine"),
        ("x.txt", "csv", "csv"),
        ("x.txt", "workbook", "workbook"),
        ("xlsx", "csv", "csv"),
        ("x", "workbook", "workbook"),
    ],
)
def test_the_ending_says_what_form_is_meant(name: str, otherwise: Form, form: Form) -> None:
    assert form_of(name, otherwise) == form
