"""Every code of a list of leads that may be shown has words."""

from __future__ import annotations

from enum import StrEnum

import pytest

from callassist.domain.lead_list import ListState, Party, RowState
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
    "list_state": ListState,
    "row": RowState,
    "held": Held,
    "certainty": Certainty,
}


@pytest.mark.parametrize("table", CODES)
def test_every_code_of_a_list_has_words(table: str) -> None:
    assert {one.value for one in CODES[table]} <= dict(lead_words.codes())[table]


def test_every_pattern_that_is_asked_about_has_words() -> None:
    assert {one.value for one in ASKED} == dict(lead_words.codes())["pattern"]
