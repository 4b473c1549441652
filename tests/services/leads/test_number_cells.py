"""What stands in one cell of a list, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callassist.services.leads import number_cells
from callassist.services.leads.number_cells import Flaw, read_cell

BERLIN = "0301234567"


def digits_of(cell: str) -> list[str]:
    return [number.digits for number in read_cell(cell)]


@pytest.mark.parametrize("cell", ["", " ", "\t", "\u00a0", '=""', "'", '""'])
def test_an_empty_cell_holds_nothing(cell: str) -> None:
    assert read_cell(cell) == ()


@pytest.mark.parametrize(
    "cell",
    [
        "030 1234567",
        "'030 1234567",
        '="0301234567"',
        '= "030 1234567"',
        "030/1234567",
        "030 / 1234567",
        "030, 1234567",
        "(030) 123 45-67",
        "Tel.: 030 1234567",
        "Tel030 1234567",
        "tel:030-1234567",
        "030 1234567 (privat)",
        "030 1234567 [ab 9 Uhr]",
        "Frau Kern 030 1234567",
        "12.03.1985 030 1234567",
        "10115 Berlin, 030 1234567",
        "2. Anschluss 030 1234567",
        "030 1234567 ab 18 Uhr",
        "030 1234567 9-12 Uhr",
        "030 1234567 Raum 12",
        "０３０ １２３４５６７",
        "030\u20111234567",
        "030 1234567\u200b",
        '["030 1234567"]',
        "['030 1234567']",
        '[{"label": "work", "value": "030 1234567"}]',
        '{"phones": [{"type": "work", "number": "030 1234567"}]}',
    ],
)
def test_one_number_is_found_in_whatever_was_made_of_it(cell: str) -> None:
    (number,) = read_cell(cell)
    assert (number.digits, number.plus, number.flaw) == (BERLIN, False, None)


@pytest.mark.parametrize(
    "cell", ["+49 30 1234567", "'+49 30 1234567", "p:+49301234567", "tel:+49-30-1234567", "(+49) 30/1234567"]
)
def test_a_plus_is_kept(cell: str) -> None:
    (number,) = read_cell(cell)
    assert (number.digits, number.plus) == ("49301234567", True)


@pytest.mark.parametrize(
    "cell",
    [
        "030 1234567; 0171 7654321",
        "030 1234567, 0171 7654321",
        "030 1234567 | 0171 7654321",
        "030 1234567\n0171 7654321",
        "030 1234567\r\n0171 7654321",
        "030 1234567 / 0171 7654321",
        "030/1234567/0171/7654321",
        "030 1234567 oder 0171 7654321",
        "030 1234567 bzw. 0171 7654321",
        "030 1234567 0171 7654321",
        "Tel. 030 1234567, mobil 0171 7654321",
        "030 1234567 ::: 0171 7654321",
        '["030 1234567", "0171 7654321"]',
        '[{"label":"work","value":"030 1234567"},{"label":"home","value":"0171 7654321"}]',
    ],
)
def test_two_numbers_are_two(cell: str) -> None:
    assert digits_of(cell) == [BERLIN, "01717654321"]
    assert [number.flaw for number in read_cell(cell)] == [None, None]


@pytest.mark.parametrize(
    ("cell", "digits", "extension"),
    [
        ("416-810-9897x752", "4168109897", "752"),
        ("(376)694-9481x10051", "3766949481", "10051"),
        ("+1-588-734-6947x37438", "15887346947", "37438"),
        ("030 1234567 Durchwahl 12", BERLIN, "12"),
        ("030 1234567, Durchwahl 12", BERLIN, "12"),
        ("tel:+49-30-1234567;ext=12", "49301234567", "12"),
    ],
)
def test_an_extension_stands_apart_and_is_shown(cell: str, digits: str, extension: str) -> None:
    (number,) = read_cell(cell)
    assert (number.digits, number.extension, number.flaw) == (digits, extension, None)
    assert number.written.endswith(extension)


def test_what_a_number_is_called_is_kept() -> None:
    cell = '[{"label": "work", "value": "030 1234567"}, {"label": "mobile", "value": "0171 7654321"}]'
    assert [number.label for number in read_cell(cell)] == ["work", "mobile"]
    assert [number.label for number in read_cell("Mobil: 0171 7654321")] == ["Mobil"]


@pytest.mark.parametrize(
    "cell", ["Fax 030 1234567", "Fax: 030 1234567", "030 1234567 (Fax)", '[{"type": "fax", "value": "030 1234567"}]']
)
def test_a_fax_is_told(cell: str) -> None:
    (number,) = read_cell(cell)
    assert number.flaw is Flaw.FAX


def test_a_fax_takes_no_number_beside_it_along() -> None:
    called = read_cell("Tel 030 1234567 Fax 030 7654321")
    assert [(number.digits, number.flaw) for number in called] == [(BERLIN, None), ("0307654321", Flaw.FAX)]


@pytest.mark.parametrize(
    ("cell", "digits"),
    [("8764251234.0", "8764251234"), ("8764251234,0", "8764251234"), ("4,917,112,345,678", "4917112345678")],
)
def test_what_a_spreadsheet_adds_is_taken_away(cell: str, digits: str) -> None:
    assert digits_of(cell) == [digits]


@pytest.mark.parametrize("cell", ["4,91711E+11", "4.91711E+11", "4,9E+12", "5E+10"])
def test_digits_lost_in_a_spreadsheet_are_no_number(cell: str) -> None:
    (number,) = read_cell(cell)
    assert (number.digits, number.flaw) == ("", Flaw.DIGITS_LOST)


@pytest.mark.parametrize("cell", ["12.03.1985", "03.04.1985", "03-04-1985", "1985-03-04", "n/a", "-", "auf Anfrage"])
def test_what_is_no_number_is_none(cell: str) -> None:
    (number,) = read_cell(cell)
    assert (number.digits, number.flaw) == ("", Flaw.WORDS)


@pytest.mark.parametrize("cell", ["(800) 555-TAXI", "0800 123 PIZZA"])
def test_letters_in_the_place_of_figures_make_no_number(cell: str) -> None:
    assert [number.flaw for number in read_cell(cell)] == [Flaw.LETTERS]


@pytest.mark.parametrize("cell", ["030 1234567/68", "030 1234567 / 68", "030 1234567, 68", "+49 30 1234567/68"])
def test_the_ending_of_a_second_line_never_gets_into_the_first(cell: str) -> None:
    first, ending = read_cell(cell)
    assert first.digits.endswith("301234567")
    assert (ending.digits, ending.flaw) == ("68", Flaw.ENDING)


@pytest.mark.parametrize(
    "cell",
    [
        "0221 4710, 0815",
        "030 1234/567",
        "030 123 ABC 4567",
        "O30 1234567",
        "54 030 1234567",
        "030 1234567 3. OG",
        "03012A4567 030999",
    ],
)
def test_figures_that_may_belong_to_it_put_a_number_in_doubt(cell: str) -> None:
    assert Flaw.FIGURES_BESIDE in {number.flaw for number in read_cell(cell)}


def test_an_area_code_is_no_number_of_its_own() -> None:
    assert digits_of("033203/9519607") == ["0332039519607"]
    assert digits_of("+49 33203/951960") == ["4933203951960"]
    assert digits_of("0049 (0)33203/951960") == ["0049033203951960"]
    assert digits_of("079/123/45/67") == ["0791234567"]


def test_a_cell_that_would_be_cut_off_holds_no_number() -> None:
    """Half of a number is another number."""
    assert [number.flaw for number in read_cell("030 1234567 " * 400)] == [Flaw.WORDS]


@settings(deadline=None)
@example("[" * 1500)
@example('{"a":' * 300)
@example("[1e999]")
@example("[NaN, true, null]")
@given(st.text(max_size=300) | st.text("0123456789+-/., ()x;|\n:[]{}\"'=Ee", max_size=60))
def test_any_cell_is_read(cell: str) -> None:
    for number in read_cell(cell):
        assert number.written.strip()
        assert number.digits.isascii()
        assert number.digits.isdigit() or not number.digits


@settings(deadline=None)
@given(st.text("0123456789+-/., ()x;|\n", max_size=40))
def test_no_figure_is_made_up(cell: str) -> None:
    rest = [sign for sign in cell if sign.isdigit()]
    for number in read_cell(cell):
        for figure in (*number.digits, *number.extension):
            rest.remove(figure)


@pytest.mark.parametrize("sign", [" ", "0 ", "0/", "0,", "(", "((0", "[", "x1", "0x1", "1-", "A1", "+", "0 oder "])
def test_a_cell_that_repeats_itself_is_read_in_bounded_time(sign: str) -> None:
    assert len(read_cell((sign * 2_000)[:2_000])) <= 1_000


@given(st.text("0123456789 ./-()+", max_size=24) | st.from_regex(number_cells._BEHIND_THE_LAST, fullmatch=False))  # noqa: SLF001
def test_what_stands_behind_a_number_is_looked_for_wherever_it_may_be(written: str) -> None:
    """Most cells are passed over by a quicker look, which must see all that the slow one would."""
    plain = written.rstrip("\n")
    if number_cells._BEHIND_THE_LAST.search(plain):  # noqa: SLF001
        assert number_cells._MAY_BE_BEHIND.search(plain)  # noqa: SLF001
    if number_cells._SECOND_GROUP.match(plain):  # noqa: SLF001
        assert " 0" in plain or " (0" in plain
