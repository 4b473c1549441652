"""Which figures of a text are a number, and which number that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.services.contacts.phone_number import e164, find_numbers, is_number_like

BERLIN = "+49301234567"
#: what mails and web pages put between and into the figures
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202c\u2066\u2069"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u00ad-"


@pytest.mark.parametrize(
    "written",
    [
        "030\u20111234567",
        "030\u200b1234567",
        "０３０ １２３４５６７",
        "٠٣٠ ١٢٣٤٥٦٧",
        "12.03.1985 030 1234567",
        "030 1234567, geb. 12.03.1985",
        "geb. 12.3.85, 030 1234567",
        "1985-03-12; 030/1234567",
        "030\u00a0123\u202f45\u2009-\u200967",
        "+49 (0)30 1234567",
        "0049 30 1234567",
        "0049 (0)30/123 45-67",
        "(+49) 30 1234567",
        "+ 49 30 1234567",
        "tel:+49-30-1234567",
        "callto:+49301234567",
        "030 / 123 45 67",
        "030.123.45.67",
        "030 · 1234567",
        "Tel.: 030 1234567",
        "10115 Berlin, 030 1234567",
        "10115 030 1234567",
        "Kd.-Nr. 4711081512, 030 1234567",
        "Kundennummer: 0301234999, 030 1234567",
        "DE89 3704 0044 0532 0130 00, 030 1234567",
        "14:30 030 1234567",
        "1.200,00 € 030 1234567",
        "Fax 030 7654321, Tel. 030 1234567",
        "Rückruf 9:15 Uhr unter 030 1234567 am 12.03.2027",
        "0️⃣3️⃣0️⃣ 1234567",
        "030 1234567 18 Uhr",
        "030 1234567 9-12 Uhr",
        "030 12 34 56 7 bis 18 Uhr",
        "030 123-4567 Berlin",
        "030 12 34 56 7*",
    ],
)
def test_a_number_is_the_same_however_it_is_written_and_whatever_stands_beside_it(written: str) -> None:
    assert e164(written, "DE") == BERLIN


@pytest.mark.parametrize(
    ("region", "written", "found"),
    [
        ("US", "(650) 253-0000", "+16502530000"),
        ("US", "1-650-253-0000", "+16502530000"),
        ("US", "650.253.0000", "+16502530000"),
        ("US", "0049 30 1234567", BERLIN),
        ("US", "011 49 30 1234567", BERLIN),
        ("AT", "01 5125 000", "+4315125000"),
        ("AT", "0664 1234567", "+436641234567"),
        ("CH", "044 668 18 00", "+41446681800"),
        ("CH", "079 / 123.45.67", "+41791234567"),
        ("FR", "01 42 68 53 00", "+33142685300"),
        ("FR", "01.42.68.53.00", "+33142685300"),
        ("FR", "06.12.11.10.85", "+33612111085"),
        ("GB", "020 7946 0958", "+442079460958"),
        ("GB", "+44 (0)20 7946 0958", "+442079460958"),
        ("RU", "8 (495) 123-45-67", "+74951234567"),
        ("RU", "495 123-45-67", "+74951234567"),
        ("GR", "210 123 4567", "+302101234567"),
        ("TR", "0212 555 12 34", "+902125551234"),
        ("IT", "06 6982 0448", "+390669820448"),
        ("ES", "912 345 678", "+34912345678"),
        ("NL", "020-5550123", "+31205550123"),
        ("DK", "33 12 34 56", "+4533123456"),
    ],
)
def test_a_number_is_found_as_its_region_writes_it(region: str, written: str, found: str) -> None:
    assert e164(written, region) == found
    assert e164(f"Kern; {written}", region) == found


@pytest.mark.parametrize(
    ("region", "written", "found", "extension"),
    [
        ("US", "+1 650 253 0000 x136", "+16502530000", "136"),
        ("DE", "+1 650 253 0000 x136", "+16502530000", "136"),
        ("US", "(650) 253-0000 ext. 136", "+16502530000", "136"),
        ("US", "(650) 253-0000, extension 136", "+16502530000", "136"),
        ("DE", "tel:+49-30-1234567;ext=12", BERLIN, "12"),
        ("AT", "+43 1 5125000 DW 12", "+4315125000", "12"),
        ("DE", "030 1234567 Durchwahl 12", BERLIN, "12"),
        ("DE", "030 1234567 App. 12", BERLIN, "12"),
    ],
)
def test_an_extension_is_kept_apart_and_shown(region: str, written: str, found: str, extension: str) -> None:
    (number,) = find_numbers(written, region)
    assert (number.e164, number.extension) == (found, extension)
    assert number.written.endswith(extension)


def test_the_figures_behind_a_hyphen_belong_to_the_number() -> None:
    assert e164("030 1234-0") == "+4930" + "12340"
    assert e164("0221 4710-0815") == "+4922147100815"


@pytest.mark.parametrize(
    "text",
    [
        "12.03.1985",
        "12/03/1985",
        "1985-03-12",
        "12-03-1985",
        "14:30",
        "10115 Berlin",
        "01067 Dresden",
        "Kern, Kundennummer 4711081512",
        "Kern, 4711081512",
        "Customer no. 0301234567",
        "IBAN DE89 3704 0044 0532 0130 00",
        "DE89370400440532013000",
        "HRB 123456",
        "USt-IdNr. DE123456789",
        "Steuernummer 12/345/67890",
        "1.234.567,00 €",
        "info030@1234567.de",
        "www.030-1234567.de",
        "Kern2 4711",
        "",
    ],
)
def test_what_is_no_number_is_taken_for_none(text: str) -> None:
    assert [one for one in find_numbers(text, "DE") if one.exists] == []


def test_a_number_that_does_not_exist_is_kept_and_told() -> None:
    (number,) = find_numbers("Frau Kern, 0221 12")
    assert number.written == "0221 12"
    assert not number.exists
    assert find_numbers("0000 0000000")[0].e164 == ""


def test_a_number_without_its_zero_is_a_guess_and_only_where_nothing_else_stands() -> None:
    (number,) = find_numbers("30 1234567")
    assert number.guessed
    assert number.e164 == BERLIN
    assert find_numbers("Tel. 30 1234567")[0].e164 == BERLIN
    assert find_numbers("Kern, 30 1234567") == []


def test_several_numbers_are_several() -> None:
    found = find_numbers("Fax: 030 7654321, 030 1234567 0171 1234567")
    assert [one.e164 for one in found] == [BERLIN, "+491711234567", "+49307654321"]
    assert found[2].label == "Fax"
    assert [one.e164 for one in find_numbers("030 1234567/0171 1234567")] == [BERLIN, "+491711234567"]
    assert [one.e164 for one in find_numbers("030 1234567 / 0171 1234567")] == [BERLIN, "+491711234567"]
    assert [one.e164 for one in find_numbers("030 1234567 oder 0171 1234567")] == [BERLIN, "+491711234567"]


@given(st.data())
def test_signs_that_are_not_seen_and_kinds_of_dashes_never_change_the_number(data: st.DataObject) -> None:
    base = data.draw(st.sampled_from(["030-1234567", "+49 30 123-45-67", "0049-30-1234567"]))
    dashes = [data.draw(st.sampled_from(DASHES)) if sign == "-" else sign for sign in base]
    text = ""
    for sign in dashes:
        text += data.draw(st.text(UNSEEN, max_size=2)) + sign
    assert e164(text, "DE") == BERLIN


@given(st.text(max_size=300), st.sampled_from(["DE", "US", "RU", "ZZ"]))
def test_any_text_has_numbers_or_none(text: str, region: str) -> None:
    for number in find_numbers(text, region):
        assert number.written
        assert number.e164 == "" or number.e164[0] == "+"
    is_number_like(text)


def test_a_text_of_figures_alone_is_read_in_bounded_time() -> None:
    for text in (" " * 5_000, "0 " * 5_000, "0" * 100_000, "030 1234567 " * 1_000, "1.1." * 4_000, "A1 " * 3_000):
        assert len(find_numbers(text)) < 2_000
