"""One line is split into name, company and number."""

from __future__ import annotations

import pytest

from callassist.ui.lead_line import Lead, split_lead


@pytest.mark.parametrize(
    ("pasted", "lead"),
    [
        ("Frau Dr. Kern, Kern GmbH, +49 221 4710 0815", Lead("Frau Dr. Kern", "Kern GmbH", "+49 221 4710 0815")),
        ("+49 221 4710-0815; Kern GmbH; Frau Kern", Lead("Frau Kern", "Kern GmbH", "+49 221 4710-0815")),
        ("Anna Berger\t0221 47100815", Lead("Anna Berger", "", "0221 47100815")),
        ("Anna Berger\nBerger & Söhne\nTel: (0221) 4710815", Lead("Anna Berger", "Berger & Söhne", "(0221) 4710815")),
        ("Kern GmbH, 0221 4710815", Lead("", "Kern GmbH", "0221 4710815")),
        ("0049 221 4710815", Lead("", "", "0049 221 4710815")),
        ("", Lead()),
    ],
)
def test_a_pasted_line_is_split(pasted: str, lead: Lead) -> None:
    assert split_lead(pasted) == lead
