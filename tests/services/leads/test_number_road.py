"""The fast road gives what the library gives."""

from __future__ import annotations

import random
from collections.abc import Iterator

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.services.leads.number_road import calling_code, dialled_in, international, plan_of, region_of_code

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)


def by_the_library(typed: str, region: str | None = None) -> str:
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return ""
    form = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return form if phonenumbers.is_valid_number(number) and len(form) <= 16 else ""


def figures(chance: random.Random, region: str) -> str:
    """Figures without country code: something like a number of the region, or anything."""
    example = phonenumbers.example_number_for_type(region, chance.choice([0, 1]))
    if example is None or chance.random() < 0.3:
        return "".join(chance.choice("0123456789") for _ in range(chance.randint(3, 14)))
    known = phonenumbers.national_significant_number(example)
    kept = chance.randint(0, len(known))
    changed = known[:kept] + "".join(chance.choice("0123456789") for _ in known[kept:])
    return changed[: chance.randint(1, len(changed))] if chance.random() < 0.2 else changed


def generated(count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """Region, figures behind a plus, figures as dialled there."""
    chance = random.Random(seed)
    for _ in range(count):
        region = chance.choice(REGIONS)
        plan = plan_of(region)
        assert plan is not None
        known = figures(chance, region)
        dialled = chance.choice([plan.trunk, "", "0", plan.code]) + known
        yield region, plan.code + known, dialled


def test_it_gives_what_the_library_gives_for_generated_numbers_of_every_region() -> None:
    """A sample; `make bench` compares 40,000."""
    valid = 0
    for region, behind_plus, dialled in generated(3_000, 1):
        assert international(behind_plus) == by_the_library(f"+{behind_plus}"), behind_plus
        if not dialled.startswith("00"):  # the continent's plus is read before this
            assert dialled_in(dialled, region) == by_the_library(dialled, region), (dialled, region)
        valid += bool(international(behind_plus))
    assert valid > 1_000, "hardly any number exists: nothing was compared"


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789", min_size=1, max_size=17), st.sampled_from(REGIONS))
def test_it_gives_what_the_library_gives_for_any_figures(typed: str, region: str) -> None:
    assert international(typed) == by_the_library(f"+{typed}")
    if not typed.startswith("00"):
        assert dialled_in(typed, region) == by_the_library(typed, region)


@pytest.mark.parametrize(
    ("typed", "region", "found"),
    [
        ("0301234567", "DE", "+49301234567"),
        ("0669820448", "IT", "+390669820448"),
        ("3123456789", "IT", "+393123456789"),
        ("912345678", "ES", "+34912345678"),
        ("84951234567", "RU", "+74951234567"),
        ("0613012345", "HU", "+3613012345"),
        ("06301234567", "HU", "+36301234567"),
        ("06301234", "HU", ""),
        ("07981234567", "XX", ""),
    ],
)
def test_a_region_dials_its_own_way(typed: str, region: str, found: str) -> None:
    assert dialled_in(typed, region) == found


def test_most_numbers_that_exist_are_decided_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def library(written: str, region: str = "ZZ") -> str:
        asked.append(written)
        return ""

    monkeypatch.setattr("callassist.services.leads.number_road.existing_number", library)
    assert international("49301234567") == "+49301234567"
    assert international("14155550123") == "+14155550123"
    assert dialled_in("01711234567", "DE") == "+491711234567"
    assert dialled_in("4155550123", "US") == "+14155550123"
    assert asked == []
    assert international("490301234567") == ""
    assert asked == ["+490301234567"]


def test_calling_codes_are_known() -> None:
    assert [calling_code(typed) for typed in ("4930", "1415", "35312", "7495", "0", "")] == [
        "49",
        "1",
        "353",
        "7",
        "",
        "",
    ]
    assert [region_of_code(code) for code in ("49", "1", "44", "800", "999", "")] == ["DE", "US", "GB", "", "", ""]
