"""Every code of a list of leads that may be shown has words, in both languages."""

from __future__ import annotations

import dataclasses
import re
from enum import StrEnum
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

import callassist
from callassist import paths
from callassist.domain.lead_list import ImportTally, ListState, Party, RowState, WhoIsKnown
from callassist.formats.tables.delimiter import DELIMITERS
from callassist.formats.tables.header_words import LeadField
from callassist.formats.tables.text_encoding import TextEncoding
from callassist.services.leads.number_patterns import ASKED, NumberChoice
from callassist.services.leads.number_reading import Certainty
from callassist.services.leads.row_reading import Held
from callassist.ui.words import lead_words

CODES: dict[str, type[StrEnum]] = {
    "field": LeadField,
    "encoding": TextEncoding,
    "choice": NumberChoice,
    "party": Party,
    "known": WhoIsKnown,
    "list_state": ListState,
    "row": RowState,
    "row_state": RowState,
    "held": Held,
    "why": Held,
    "certainty": Certainty,
}
#: where lines of a file are refused, by a literal word
_REFUSALS = re.compile(r'(?:Reject|RejectedLine|self\._reject)\((?:[^"()]*, )?"(\w+)"')


@pytest.mark.parametrize("table", CODES)
def test_every_code_of_a_list_has_words(table: str) -> None:
    assert {one.value for one in CODES[table]} <= dict(lead_words.codes())[table]


def test_every_pattern_that_is_asked_about_has_words() -> None:
    assert {one.value for one in ASKED} == dict(lead_words.codes())["pattern"]


def test_whatever_becomes_of_a_line_has_words() -> None:
    assert {one.name for one in dataclasses.fields(ImportTally)} <= dict(lead_words.codes())["row"]


def test_every_reason_why_a_line_is_no_row_has_words() -> None:
    folder = Path(callassist.__file__).parent
    sources = [*(folder / "formats" / "tables").glob("*.py"), *(folder / "services" / "leads").glob("*.py")]
    reasons = {reason for path in sources for reason in _REFUSALS.findall(path.read_text(encoding="utf-8"))}
    assert len(reasons) >= 6, "lines are refused otherwise now: this test does not see how"
    assert reasons == dict(lead_words.codes())["reject"] == dict(lead_words.codes())["reason"]


def test_everything_that_may_divide_columns_has_words() -> None:
    assert {*DELIMITERS, ""} == dict(lead_words.codes())["delimiter"]


def test_all_words_are_there_in_german() -> None:
    german = QTranslator()
    assert german.load("callassist_de", str(paths.resource("translations")))
    tables = [one for name, one in vars(lead_words).items() if isinstance(one, dict) and name[:2] != "__"]
    words = [str(text) for table in tables for text in table.values() if isinstance(text, str)]
    assert len(words) >= sum(len(codes) for _, codes in lead_words.codes())
    assert [text for text in words if not german.translate("Leads", text)] == []
