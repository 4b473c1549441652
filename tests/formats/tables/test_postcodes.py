"""Postcodes that lost their zero."""

from __future__ import annotations

import pytest

from callassist.formats.tables.postcodes import Postcode, mended_postcode


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("1234", "DE", Postcode("01234", is_mended=True)),
        (" 1234 ", "de", Postcode("01234", is_mended=True)),
        ("12345", "DE", Postcode("12345")),
        ("123", "DE", Postcode("123")),
        ("1234", "AT", Postcode("1234")),
        ("1234", "CH", Postcode("1234")),
        ("1234", "", Postcode("1234")),
        ("6652", "US", Postcode("06652", is_mended=True)),
        ("94106.0", "US", Postcode("94106")),
        ("185", "IT", Postcode("00185", is_mended=True)),
        ("D-10115", "DE", Postcode("10115")),
        ("CH-5001", "CH", Postcode("5001")),
        ("SW1A 1AA", "GB", Postcode("SW1A 1AA")),
        ("١٢٣٤", "DE", Postcode("١٢٣٤")),
        ("", "DE", Postcode("")),
    ],
)
def test_a_lost_zero_comes_back_where_it_is_known_to_be_lost(text: str, country: str, found: Postcode) -> None:
    assert mended_postcode(text, country) == found
