"""Numbers that are never silently wrong: what needs no question, what the rep decides, and what stays held."""

from __future__ import annotations

import random
from collections.abc import Sequence

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callassist.services.contacts import phone_number
from callassist.services.leads.number_cells import read_cell
from callassist.services.leads.number_country import NOWHERE, RowCountry, read_country
from callassist.services.leads.number_patterns import ASKED, NumberChoice, Pattern
from callassist.services.leads.number_questions import ColumnReading, read_column
from callassist.services.leads.number_reading import (
    Certainty,
    Decision,
    NumberColumn,
    NumberReading,
    NumberReason,
    read_number,
)
from tests.services.leads.lists_of_numbers import of_a_fair, of_a_town, of_consumers

LOCAL_030 = {Pattern.LOCAL: Decision(NumberChoice.LOCAL, "030")}
WITH_CODE = {Pattern.COUNTRY_CODE: Decision(NumberChoice.COUNTRY_CODE)}


def one(
    cell: str, region: str = "DE", country: RowCountry = NOWHERE, column: NumberColumn | None = None
) -> NumberReading:
    (typed,) = read_cell(cell)
    return read_number(typed, country, column or NumberColumn("Telefon", region))


def dialable(read: ColumnReading) -> list[str]:
    """Of each cell the number that may be dialled, or none."""
    return [next((number.e164 for number in numbers if number.e164), "") for numbers in read.cells]


def wrong(found: Sequence[str], meant: Sequence[str]) -> int:
    return sum(bool(number) and number != right for number, right in zip(found, meant, strict=True))


# -- the shapes of lists, and what guessing makes of them --------------------------------------------------------------


def guessed(cells: Sequence[str], region: str) -> list[str]:
    """The road without a question: each number by itself, as good as it can be understood."""
    return [phone_number.e164(cell, region) for cell in cells]


def test_guessing_row_by_row_calls_other_people() -> None:
    """The control: were the guess right, no question would be needed and no law below could fail."""
    town, fair, consumers = of_a_town(), of_a_fair(), of_consumers()
    assert wrong(guessed([cell for cell, _ in town], "DE"), [meant for _, meant in town]) > 100
    assert wrong(guessed([cell for cell, _, _ in fair], "DE"), [meant for _, _, meant in fair]) > 150
    assert wrong(guessed([cell for cell, _ in consumers], "DE"), [meant for _, meant in consumers]) > 20


def test_numbers_of_a_town_are_held_until_its_area_code_is_said() -> None:
    town = of_a_town()
    cells, meant = [cell for cell, _ in town], [right for _, right in town]
    assert set(dialable(read_column(cells, "DE"))) == {""}
    found = dialable(read_column(cells, "DE", decisions=LOCAL_030))
    assert wrong(found, meant) == 0
    assert found == meant, "every number with less than ten figures is one of the town"


def test_numbers_of_a_fair_are_held_until_it_is_said_that_the_plus_is_missing() -> None:
    fair = of_a_fair()
    cells, meant = [cell for cell, _, _ in fair], [right for _, _, right in fair]
    countries = [read_country(country) for _, country, _ in fair]
    assert set(dialable(read_column(cells, "DE", countries=countries))) == {""}
    found = dialable(read_column(cells, "DE", countries=countries, decisions=WITH_CODE))
    assert found == meant


def test_a_fair_without_a_column_of_countries_is_held_too() -> None:
    fair = of_a_fair()
    assert set(dialable(read_column([cell for cell, _, _ in fair], "DE"))) == {""}


def test_of_a_bought_list_what_is_whole_is_sure_and_the_rest_is_asked() -> None:
    consumers = of_consumers()
    cells, meant = [cell for cell, _ in consumers], [right for _, right in consumers]
    before = read_column(cells, "DE")
    assert wrong(dialable(before), meant) == 0
    assert [(question.pattern, question.count) for question in before.questions] == [(Pattern.COUNTRY_CODE, 30)]
    assert dialable(read_column(cells, "DE", decisions=WITH_CODE)) == meant


# -- single numbers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "region", "reason"),
    [
        ("+49 30 1234567", "US", NumberReason.COUNTRY_CODE),
        ("030 1234567", "DE", NumberReason.TRUNK_PREFIX),
        ("(650) 253-0000", "US", NumberReason.WHOLE_NUMBER),
    ],
)
def test_a_whole_number_is_sure(cell: str, region: str, reason: NumberReason) -> None:
    found = one(cell, region)
    assert (found.certainty, found.reason, found.perhaps) == (Certainty.SURE, reason, "")
    assert found.e164


@pytest.mark.parametrize(
    ("cell", "region", "reason"),
    [
        ("491711234567", "DE", NumberReason.NOT_ANSWERED),
        ("1711234567", "DE", NumberReason.NOT_ANSWERED),
        ("412345", "DE", NumberReason.NOT_ANSWERED),
        ("030 1234567", "", NumberReason.NO_COUNTRY),
        ("412345", "", NumberReason.NO_COUNTRY),
    ],
)
def test_without_an_answer_a_number_is_held(cell: str, region: str, reason: NumberReason) -> None:
    found = one(cell, region)
    assert (found.certainty, found.reason, found.e164, found.perhaps) == (Certainty.HELD, reason, "", "")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("auf Anfrage", NumberReason.NO_NUMBER),
        ("(800) 555-TAXI", NumberReason.LETTERS),
        ("Fax 030 1234567", NumberReason.FAX),
        ("4,91711E+11", NumberReason.DIGITS_LOST),
        ("4711", NumberReason.TOO_SHORT),
        ("+49 171 12", NumberReason.NO_SUCH_NUMBER),
        ("0171 12", NumberReason.NO_SUCH_NUMBER),
    ],
)
def test_what_is_no_number_says_why(cell: str, reason: NumberReason) -> None:
    found = one(cell)
    assert (found.certainty, found.reason, found.e164, found.perhaps) == (Certainty.NONE, reason, "", "")


def test_left_out_is_held() -> None:
    column = NumberColumn("Telefon", "DE", decisions={Pattern.LOCAL: Decision(NumberChoice.LEAVE_OUT)})
    assert one("412345", column=column).reason is NumberReason.LEFT_OUT


def test_an_answer_that_makes_no_number_leaves_it_held() -> None:
    column = NumberColumn("Telefon", "DE", decisions={Pattern.LOCAL: Decision(NumberChoice.COUNTRY_CODE)})
    found = one("412345", column=column)
    assert (found.certainty, found.reason, found.e164) == (Certainty.HELD, NumberReason.ANSWER_DOES_NOT_FIT, "")


def test_an_answer_for_one_pattern_says_nothing_of_another() -> None:
    column = NumberColumn("Telefon", "DE", decisions=LOCAL_030)
    assert one("1711234567", column=column).certainty is Certainty.HELD
    assert one("412345", column=column).e164 == "+4930412345"


def test_an_area_code_is_one_of_the_lists_country() -> None:
    column = NumberColumn("Telefon", "DE", decisions=LOCAL_030)
    found = one("4265286", country=RowCountry("US"), column=column)
    assert (found.certainty, found.reason) == (Certainty.HELD, NumberReason.ANSWER_DOES_NOT_FIT)


def test_the_zero_is_that_of_the_rows_country() -> None:
    assert one("01 5125000", country=read_country("Österreich")).e164 == "+4315125000"


def test_a_number_of_another_country_than_its_row_is_doubtful_and_shown() -> None:
    found = one("+1 650 253 0000", country=read_country("Germany"))
    assert (found.certainty, found.reason) == (Certainty.DOUBTFUL, NumberReason.OTHER_COUNTRY)
    assert (found.e164, found.perhaps) == ("", "+16502530000")
    assert one("+800 1234 5678", country=read_country("Germany")).certainty is Certainty.SURE
    assert one("+1 416 810 9897", country=read_country("USA")).certainty is Certainty.SURE


def test_in_a_country_nobody_knows_only_a_country_code_is_sure() -> None:
    atlantis = read_country("Atlantis")
    assert one("030 1234567", country=atlantis).reason is NumberReason.COUNTRY_NOT_KNOWN
    assert one("+49 30 1234567", country=atlantis).certainty is Certainty.SURE


def test_a_code_in_its_own_column_makes_a_number_whole() -> None:
    found = one("1711234567", "US", read_country("49"))
    assert (found.certainty, found.reason, found.e164) == (Certainty.SURE, NumberReason.CODE_COLUMN, "+491711234567")


@pytest.mark.parametrize("cell", ["0221 4710, 0815", "030 1234/567", "030 123 ABC 4567"])
def test_a_number_with_figures_beside_it_is_never_dialled(cell: str) -> None:
    for typed in read_cell(cell):
        assert read_number(typed, NOWHERE, NumberColumn("", "DE")).e164 == ""


@pytest.mark.parametrize("cell", ["+49491711234567", "0491711234567", "004949301234567", "+4949 1711234567"])
def test_a_country_code_that_stands_there_twice_makes_no_number(cell: str) -> None:
    """As a program writes it that guessed once before; the library allows most of them."""
    assert one(cell).e164 == ""


@pytest.mark.parametrize("cell", ["04921 123456", "+49 4931 123456", "0491 123456"])
def test_a_town_whose_area_code_begins_like_the_country_code_keeps_its_numbers(cell: str) -> None:
    assert one(cell).certainty is Certainty.SURE


def test_two_numbers_run_into_one_are_doubtful_though_the_library_allows_them() -> None:
    found = one("030 12345678901")
    assert phonenumbers.is_valid_number(phonenumbers.parse("03012345678901", "DE"))
    assert (found.certainty, found.reason, found.e164) == (Certainty.DOUBTFUL, NumberReason.TOO_LONG, "")


ANYWHERE = ["Malawi", "Ghana", "Samoa", "Latvia", "Belize", "Tuvalu", "USA", "Fiji", "Mexico", "USA"]
CHICAGO = ["+1 312 555 0123"] * 8 + ["312 555 0123", "(312) 555-0124"]


def test_rows_whose_countries_contradict_their_numbers_decide_no_number() -> None:
    """A column of countries that was filled with anything: MX would make a Mexican of a number of Chicago."""
    countries = [read_country(name) for name in ANYWHERE]
    read = read_column(CHICAGO, "US", countries=countries)
    assert read.cells[-2][0].reason is NumberReason.COUNTRIES_NOT_BELIEVED
    assert read.cells[-1][0].certainty is Certainty.SURE
    (question,) = read.questions
    assert (question.pattern, question.count, question.examples) == (Pattern.COUNTRIES, 1, ("312 555 0123",))
    assert [(chance.choice, chance.valid) for chance in question.chances] == [
        (NumberChoice.LIST_COUNTRY, 1),
        (NumberChoice.ROW_COUNTRY, 1),
        (NumberChoice.LEAVE_OUT, 0),
    ]


@pytest.mark.parametrize(
    ("choice", "e164", "doubtful"),
    [
        (NumberChoice.LIST_COUNTRY, "+13125550123", 0),
        (NumberChoice.ROW_COUNTRY, "+523125550123", 7),
        (NumberChoice.LEAVE_OUT, "", 7),
    ],
)
def test_whose_countries_they_are_is_decided_once(choice: NumberChoice, e164: str, doubtful: int) -> None:
    countries = [read_country(name) for name in ANYWHERE]
    read = read_column(CHICAGO, "US", countries=countries, decisions={Pattern.COUNTRIES: Decision(choice)})
    (bare,) = read.cells[-2]
    assert (bare.e164, bare.certainty) == (e164, Certainty.DECIDED if e164 else Certainty.HELD)
    assert sum(number.certainty is Certainty.DOUBTFUL for (number,) in read.cells) == doubtful


# -- laws --------------------------------------------------------------------------------------------------------------

CELLS = (
    st.text(max_size=60)
    | st.text("0123456789+-/., ()x;|\n", max_size=30)
    | st.sampled_from([cell for cell, _ in of_consumers(40)] + [cell for cell, _ in of_a_town(40)])
)
COUNTRIES = st.sampled_from(["", "DE", "Österreich", "US", "Mexico", "49", "1", "Atlantis"]).map(read_country)
DECISIONS = st.dictionaries(
    st.sampled_from(ASKED),
    st.builds(Decision, st.sampled_from(NumberChoice), st.sampled_from(["", "030", "312", "+49 30", "x"])),
)


def explained(reading: NumberReading, country: RowCountry, column: NumberColumn) -> bool:
    """Whether each figure of the number stands in the cell, or was said: by the rep, the list, the row."""
    digits = reading.typed.digits
    rest = reading.e164[1:]
    for region in {country.region, column.region} - {""}:
        code = str(phonenumbers.country_code_for_region(region))
        areas = {"", *(decision.area.strip("+").removeprefix("49").strip() for decision in column.decisions.values())}
        ways = {f"{code}{area.removeprefix('0')}{tail}" for area in areas for tail in tails(digits)}
        ways |= {f"{code}{area}{tail}" for area in areas for tail in tails(digits)}
        ways |= {f"{code}0{digits}"}  # Italy's zero, once it is said that it was dropped
        if rest in ways:
            return True
    code = next((rest[:end] for end in (1, 2, 3) if int(rest[:end]) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE), "")
    own = rest[len(code) :]
    return any(tail.endswith(rest) or tail in (f"{code}0{own}", f"{code}{own}") for tail in tails(digits))


def tails(digits: str) -> list[str]:
    """The figures, and what is left of them without what is dialled before an area code, a carrier or a country."""
    return [digits[start:] for start in range(min(len(digits), 6))]


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(CELLS, COUNTRIES), max_size=12), st.sampled_from(["DE", "US", "IT", "BR", "RU", ""]), DECISIONS
)
def test_what_can_be_dialled_exists_and_was_typed_or_decided(
    rows: list[tuple[str, RowCountry]], region: str, decisions: dict[Pattern, Decision]
) -> None:
    read = read_column(
        [cell for cell, _ in rows], region, countries=[country for _, country in rows], decisions=decisions
    )
    for numbers, (_, country) in zip(read.cells, rows, strict=True):
        for number in numbers:
            if number.certainty in (Certainty.SURE, Certainty.DECIDED):
                assert phonenumbers.is_valid_number(phonenumbers.parse(number.e164))
                assert explained(number, country, read.column), number
            else:
                assert number.e164 == ""
            if number.certainty is Certainty.DECIDED:
                assert number.pattern in decisions or Pattern.COUNTRIES in decisions
            if number.certainty is not Certainty.DOUBTFUL:
                assert number.perhaps == ""


@settings(deadline=None)
@given(st.lists(CELLS, max_size=12), st.sampled_from(["DE", "US", "CH", "HU"]))
def test_without_an_answer_no_bare_number_is_dialled_where_a_zero_belongs_before_it(
    cells: list[str], region: str
) -> None:
    for numbers in read_column(cells, region).cells:
        for number in numbers:
            bare = not number.typed.plus and number.typed.digits[:1] != "0"
            if bare and region != "US":
                assert number.e164 == ""


WAYS = (
    "0{a} {n}", "0{a}/{n}", "0{a} / {n}", "0{a}-{n}", "(0{a}) {n}", "0{a}, {n}", "0{a}.{n}", "+49 {a} {n}",
    "+49 (0){a} {n}", "0049 {a} {n}", "0049 (0){a}/{n}", "+49-{a}-{n}", "(+49) {a} {n}",
)  # fmt: skip
BESIDE = (
    "{}", "{} (privat)", "Tel. {}", "{} Büro", "Frau Kern, {}", "{} ab 18 Uhr", "{} 9-12 Uhr", "{} Mo-Fr 8-17 Uhr",
    "{} (Mo-Fr 8-17)", "{} Mo - Fr 8 - 17", "{}, Durchwahl 12", "{} DW 12", "{}/12", "{} / 12", "{}/-12", "{} oder -12",
    "{} 2. OG", "Nr. 5 {}", "12 {}", "1: {}", "(1) {}", "10115 Berlin {}", "10115 {}", "{} 10115 Berlin", "Kd 4711 {}",
    "12.03.2026 {}", "{} 12.03.2026", "{} (12.03.)", "{} am 12.3.", "{} 3x", "3x {}", "{}*", "*{}", "{} #12", "{};12",
    "{}|12", "{}\n12", "{} +12", "{} bis 18h", "{} 50%", "{} 5 €", "nach 18 {}", "seit 2019 {}", "{} (2019)", "2019 {}",
    "{} Zimmer 112", "{} ID 99887766", "99887766 {}", "{} 99887766", "{}/99887766", "{};99887766", '="{}"', "<{}>",
)  # fmt: skip


def grouped(chance: random.Random, line: str) -> str:
    size = chance.choice((2, 3, 9))
    middle = len(line) // 2
    if chance.random() < 0.3:
        return f"{line[:middle]}{chance.choice(' -.')}{line[middle:]}"
    return " ".join(line[at : at + size] for at in range(0, len(line), size))


@pytest.mark.parametrize("beside", BESIDE)
def test_whatever_stands_beside_a_number_it_is_that_one_or_none_that_can_be_dialled(beside: str) -> None:
    """Half of a number, or one with figures more, is somebody else's. A line with a country code or a zero is sure."""
    chance = random.Random(beside)
    for _ in range(150):
        area = chance.choice(("30", "40", "89", "221", "341", "931", "2204", "8106", "33203", "171", "160", "4921"))
        line = chance.choice("123456789") + "".join(chance.choice("0123456789") for _ in range(chance.choice((5, 6))))
        cell = beside.format(chance.choice(WAYS).format(a=area, n=grouped(chance, line)))
        found = [read_number(typed, NOWHERE, NumberColumn("", "DE")).e164 for typed in read_cell(cell)]
        assert {number for number in found if number} <= {f"+49{area}{line}"}, cell
        if beside in ("Tel. {}", "{} (privat)", "Frau Kern, {}", "{} DW 12") and len(line) == 7 and area != "4921":
            assert found == [f"+49{area}{line}"], cell


@settings(deadline=None)
@given(st.sampled_from(["0", "+49", "0049"]), st.integers(10**6, 10**9))
def test_what_is_sure_is_what_the_typed_contact_would_be(lead: str, line: int) -> None:
    """One number, two roads: the start form and the list mean the same person."""
    cell = f"{lead}30{line}"
    found = one(cell)
    if found.certainty is Certainty.SURE:
        assert found.e164 == phone_number.e164(cell, "DE")
