"""What figures can be, and what they are once it is said what is missing."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.services.leads.number_cells import TypedNumber, read_cell
from callassist.services.leads.number_country import NOWHERE, RowCountry
from callassist.services.leads.number_patterns import (
    NumberChoice,
    Pattern,
    Why,
    area_code,
    as_chosen,
    fit,
    is_trunk_form,
)


@pytest.mark.parametrize(
    ("cell", "region", "pattern", "e164"),
    [
        ("+49 30 1234567", "DE", Pattern.INTERNATIONAL, "+49301234567"),
        ("+49 (0)30 1234567", "DE", Pattern.INTERNATIONAL, "+49301234567"),
        ("0049 30 1234567", "US", Pattern.INTERNATIONAL, "+49301234567"),
        ("011 49 30 1234567", "US", Pattern.INTERNATIONAL, "+49301234567"),
        ("+49 30 1234567", "", Pattern.INTERNATIONAL, "+49301234567"),
        ("030 1234567", "DE", Pattern.TRUNK, "+49301234567"),
        ("062 822 10 67", "CH", Pattern.TRUNK, "+41628221067"),
        ("8 (495) 123-45-67", "RU", Pattern.TRUNK, "+74951234567"),
        ("1-650-253-0000", "US", Pattern.TRUNK, "+16502530000"),
        ("(650) 253-0000", "US", Pattern.NATIONAL, "+16502530000"),
        ("912 345 678", "ES", Pattern.NATIONAL, "+34912345678"),
        ("33 12 34 56", "DK", Pattern.NATIONAL, "+4533123456"),
        ("22 123 45 67", "PL", Pattern.NATIONAL, "+48221234567"),
        ("06 6982 0448", "IT", Pattern.NATIONAL, "+390669820448"),
        ("491711234567", "DE", Pattern.COUNTRY_CODE, ""),
        ("5561985131234", "BR", Pattern.COUNTRY_CODE, ""),
        ("34612345678", "ES", Pattern.COUNTRY_CODE, ""),
        ("74951234567", "RU", Pattern.COUNTRY_CODE, ""),
        ("1711234567", "DE", Pattern.DROPPED_ZERO, ""),
        ("61985134125", "BR", Pattern.DROPPED_ZERO, ""),
        ("628221067", "CH", Pattern.DROPPED_ZERO, ""),
        ("612345678", "FR", Pattern.DROPPED_ZERO, ""),
        ("669820448", "IT", Pattern.DROPPED_ZERO, ""),
        ("412345", "DE", Pattern.LOCAL, ""),
        ("39006000", "DE", Pattern.LOCAL, ""),
        ("4265286", "US", Pattern.LOCAL, ""),
        ("412457810", "DE", Pattern.LOCAL_OR_ZERO, ""),
        ("4930123456", "US", Pattern.FOREIGN_CODE, ""),
        ("4711", "DE", Pattern.NONE, ""),
        ("+49 171 12", "DE", Pattern.NONE, ""),
        ("030 1234567", "US", Pattern.NONE, ""),
        ("123-456-7890", "US", Pattern.NONE, ""),
        ("0171 12", "DE", Pattern.NONE, ""),
        ("00000000", "DE", Pattern.NONE, ""),
    ],
)
def test_a_number_is_told_by_its_figures_and_its_region(cell: str, region: str, pattern: Pattern, e164: str) -> None:
    (typed,) = read_cell(cell)
    found = fit(typed, region, NOWHERE)
    assert (found.pattern, found.e164) == (pattern, e164)


def test_a_code_in_a_column_of_its_own_makes_a_whole_number() -> None:
    germany = RowCountry("DE", "49")
    (typed,) = read_cell("1711234567")
    assert fit(typed, "DE", germany).e164 == "+491711234567"
    (twice,) = read_cell("491711234567")
    assert fit(twice, "DE", germany).pattern is Pattern.COUNTRY_CODE, "the code stands there twice, or it is 0491 …"


def test_two_ways_of_dialling_abroad_are_in_doubt_where_they_differ() -> None:
    (typed,) = read_cell("0021 1 650 253 0000")
    found = fit(typed, "BR", NOWHERE)
    assert found.pattern is not Pattern.INTERNATIONAL or found.e164.endswith("6502530000")


def test_figures_that_the_rules_of_a_region_replace_are_in_doubt() -> None:
    (typed,) = read_cell("0343 15 555 1212")
    found = fit(typed, "AR", NOWHERE)
    assert (found.why, found.e164) == (Why.REWRITTEN, "+5493435551212")


@pytest.mark.parametrize(
    ("digits", "region", "choice", "area", "e164"),
    [
        ("412345", "DE", NumberChoice.LOCAL, "030", "+4930412345"),
        ("412345", "DE", NumberChoice.LOCAL, "30", "+4930412345"),
        ("4265286", "US", NumberChoice.LOCAL, "312", "+13124265286"),
        ("20448", "IT", NumberChoice.LOCAL, "0669", "+39066920448"),
        ("412345", "DE", NumberChoice.LOCAL, "", ""),
        ("491711234567", "DE", NumberChoice.COUNTRY_CODE, "", "+491711234567"),
        ("4901711234567", "DE", NumberChoice.COUNTRY_CODE, "", "+491711234567"),
        ("41791234567", "DE", NumberChoice.COUNTRY_CODE, "", "+41791234567"),
        ("1711234567", "DE", NumberChoice.DROPPED_ZERO, "", "+491711234567"),
        ("6301234567", "HU", NumberChoice.DROPPED_ZERO, "", "+36301234567"),
        ("301234567", "HU", NumberChoice.DROPPED_ZERO, "", "+36301234567"),
        ("669820448", "IT", NumberChoice.DROPPED_ZERO, "", "+390669820448"),
        ("3931234567", "IT", NumberChoice.NATIONAL, "", "+393931234567"),
        ("412345", "DE", NumberChoice.LEAVE_OUT, "", ""),
        ("412345", "", NumberChoice.LOCAL, "030", ""),
    ],
)
def test_what_was_missing_is_put_before_the_figures_and_nothing_else(
    digits: str, region: str, choice: NumberChoice, area: str, e164: str
) -> None:
    assert as_chosen(digits, region, choice, area) == e164


@pytest.mark.parametrize("typed", ["030", "30", "(0 30)", "+49 30", "0049 30", " 0-30 "])
def test_an_area_code_is_understood_as_it_is_typed(typed: str) -> None:
    assert as_chosen("412345", "DE", NumberChoice.LOCAL, area_code(typed, "DE")) == "+4930412345"


@pytest.mark.parametrize("typed", ["", "Berlin", "+43 1", "030 1234567"])
def test_what_is_no_area_code_is_none(typed: str) -> None:
    assert area_code(typed, "DE") == ""


@given(st.sampled_from(sorted(phonenumbers.SUPPORTED_REGIONS)), st.from_regex("0[1-9][0-9]{1,14}", fullmatch=True))
def test_what_is_written_with_the_zero_of_its_region_is_never_asked_about(region: str, digits: str) -> None:
    """So it need not be counted: it is sure, doubtful, or no number."""
    typed = TypedNumber(digits, digits)
    if is_trunk_form(typed, region):
        for country in (NOWHERE, RowCountry(region, "49")):
            found = fit(typed, region, country)
            assert found.pattern in (Pattern.TRUNK, Pattern.NONE) or found.why is Why.REWRITTEN
