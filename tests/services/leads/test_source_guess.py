"""Where a list seems to be from, by the names of its columns."""

from __future__ import annotations

import pytest

from callassist.domain.lead_list import SourceKind
from callassist.services.leads.source_guess import guessed_source
from tests.services.leads.bought_lists import HEADER


@pytest.mark.parametrize(
    ("headers", "looks"),
    [
        ("Contact ID,First Name,Phone Number,Lifecycle Stage,Contact Owner", SourceKind.CRM),
        ("Name,Person - Organization,Person - Phone - Work", SourceKind.CRM),
        ("Name,Telefon,HubSpot-Score", SourceKind.CRM),
        # a CRM keeps consents as well
        ("Record ID,Phone,Opt-In Datum,Opt-In Quelle", SourceKind.CRM),
        (HEADER.replace(";", ","), SourceKind.BOUGHT),
        ("Name,Telefon,DOI bestätigt,Telefon Opt-In", SourceKind.BOUGHT),
        # one such column many lists have
        ("Name,Telefon,Einwilligung", None),
        ("Firma,Telefon,Quelle,Notiz", None),
        ("", None),
    ],
)
def test_a_list_looks_like_what_its_columns_are_called(headers: str, looks: SourceKind | None) -> None:
    assert guessed_source(headers.split(",")) is looks
