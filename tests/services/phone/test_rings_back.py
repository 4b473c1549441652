"""Which call that was cut off somebody rings back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from callassist.domain.text import Text
from callassist.services.phone.rings_back import rung_back, rung_back_as_typed
from callassist.storage.calls.records import InterruptedCall


def _call(number: str) -> InterruptedCall:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return InterruptedCall(f"of {number}", "Frau Kern", "", number, Text("", ""), at, at, 0, "", dropped=True)


CALLS = (_call("0221 4710815"), _call("+49 30 901838"), _call("0151 2214710815"))


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("+492214710815", "0221 4710815"),
        ("004922 14710815", "0221 4710815"),
        ("030901838", "+49 30 901838"),
        ("4710815", ""),  # an extension may be anybody's
        ("+492214710816", ""),
        ("", ""),
    ],
)
def test_a_number_that_rings_is_told_by_its_last_eight_digits(number: str, found: str) -> None:
    one = rung_back(CALLS, number)
    assert (one.number if one else "") == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("0815", "0221 4710815"),
        ("08-15", "0221 4710815"),
        ("1838", "+49 30 901838"),
        ("815", ""),
        ("Kern 0815", ""),
        ("0816", ""),
    ],
)
def test_four_digits_typed_alone_are_enough(typed: str, found: str) -> None:
    one = rung_back_as_typed(CALLS, typed)
    assert (one.number if one else "") == found
