"""The country a row names."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.services.leads.number_country import NOWHERE, RowCountry, read_country
from callassist.services.leads.number_country_names import NAMES


@pytest.mark.parametrize(
    ("cell", "region"),
    [
        ("Deutschland", "DE"),
        ("DE", "DE"),
        ("deu", "DE"),
        ("Germany", "DE"),
        ("Allemagne", "DE"),
        (" Österreich ", "AT"),
        ("Oesterreich", "AT"),
        ("BRASIL", "BR"),
        ("CHINA, REPUBLICA POPULAR", "CN"),
        ("U.S.A.", "US"),
        ("United States", "US"),
        ("UK", "GB"),
        ("Großbritannien", "GB"),
        ("GROSSBRITANNIEN", "GB"),
        ("Côte d’Ivoire", "CI"),
    ],
)
def test_a_country_is_known_by_its_names(cell: str, region: str) -> None:
    assert read_country(cell) == RowCountry(region)


@pytest.mark.parametrize("cell", ["49", "+49", "0049", "49.0"])
def test_a_calling_code_is_a_country_and_known_to_be_one(cell: str) -> None:
    assert read_country(cell) == RowCountry("DE", "49")


@pytest.mark.parametrize("cell", ["Bayern", "Atlantis", "4711", "999", "Congo-ish"])
def test_a_country_that_is_not_known_is_told_so(cell: str) -> None:
    assert read_country(cell) == RowCountry(strange=True)


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "?"])
def test_no_country_is_none(cell: str) -> None:
    assert read_country(cell) == NOWHERE


def test_no_name_is_that_of_two_countries() -> None:
    lines = NAMES.replace("\n  ", " ").strip().split("\n")
    names = [name for line in lines for name in (*line.split(" ", 2)[:2], *line.split(" ", 2)[2].split(", "))]
    folded = [name.casefold() for name in names]
    assert sorted({name for name in folded if folded.count(name) > 1}) == []


def test_every_region_of_the_library_has_a_name() -> None:
    """But for two islands that ISO 3166 has none for."""
    assert [region for region in sorted(phonenumbers.SUPPORTED_REGIONS) if read_country(region).strange] == ["AC", "TA"]


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_cell_is_read(cell: str) -> None:
    found = read_country(cell)
    assert not (found.region and found.strange)
