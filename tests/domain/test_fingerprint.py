"""Fingerprints of numbers: the same for however a number is written, another one under every key."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from callassist.domain.fingerprint import BlockKey, fingerprints, written_forms

ONE, OTHER = BlockKey("one", bytes(range(32))), BlockKey("other", bytes(32))


def test_a_fingerprint_is_hmac_sha_256_of_the_e164_form() -> None:
    expected = hmac.new(bytes(range(32)), b"+49301234567", hashlib.sha256).hexdigest()
    assert ONE.fingerprint("+49301234567") == expected
    assert OTHER.fingerprint("+49301234567") != expected


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_that_is_too_short_is_none(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        BlockKey("short", bytes(size))


@pytest.mark.parametrize(
    ("e164", "typed", "forms"),
    [
        ("+49301234567", "030 1234567", ("+49301234567", "0301234567")),
        ("+49301234567", "0049 (30) 1234567", ("+49301234567",)),
        ("", "+49 221 12", ("+4922112",)),
        ("", "0049\u00a0221 12", ("+4922112",)),
        ("", "٠٢٢١ ١٢", ("022112",)),
        ("", "withheld", ("withheld",)),
        ("", "", ()),
    ],
)
def test_a_number_is_compared_in_all_its_forms(e164: str, typed: str, forms: tuple[str, ...]) -> None:
    assert written_forms(e164, typed) == forms


def test_every_key_makes_a_fingerprint_of_every_form() -> None:
    found = fingerprints((ONE, OTHER), ("+4930", "030"))
    assert {key for key, _ in found} == {"one", "other"}
    assert sorted(found.values()) == ["+4930", "+4930", "030", "030"]
    assert found["one", ONE.fingerprint("030")] == "030"
