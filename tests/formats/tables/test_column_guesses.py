"""What the columns of a list tell."""

from __future__ import annotations

from collections.abc import Sequence

from callassist.formats.tables.column_guesses import ColumnCertainty, ColumnGuess, guess_columns
from callassist.formats.tables.header_words import LeadField


def guess(header: Sequence[str], *rows: Sequence[str]) -> list[ColumnGuess]:
    return list(guess_columns(header, rows, max(len(header), *map(len, rows))))


def fields(header: Sequence[str], *rows: Sequence[str]) -> list[str | None]:
    return [one.field for one in guess(header, *rows)]


def test_a_guess_must_survive_the_values() -> None:
    found = guess(["Telefon", "E-Mail", "PLZ"], ["siehe oben", "nein", "Berlin"], ["-", "ja", "Hamburg"])
    assert [(one.field, one.certainty, one.refused) for one in found] == [
        (None, ColumnCertainty.DOUBTED, LeadField.PHONE),
        (None, ColumnCertainty.DOUBTED, LeadField.MAIL),
        (None, ColumnCertainty.DOUBTED, LeadField.ZIP),
    ]


def test_a_third_of_the_cells_is_enough_for_numbers_and_half_for_mails() -> None:
    found = fields(["Telefon", "Mail"], ["030/1234567", "a@b.de"], ["–", "unbekannt"], ["ruft an", ""])
    assert found == [LeadField.PHONE, LeadField.MAIL]


def test_an_empty_column_keeps_its_name_and_says_so() -> None:
    found = guess(["Telefon", "Name"], ["", "Anna"])
    assert (found[0].field, found[0].certainty, found[0].filled) == (LeadField.PHONE, ColumnCertainty.EMPTY, 0)


def test_every_column_shows_three_different_examples() -> None:
    rows = [[value] for value in ("Bonn", "Bonn", "", "Köln", "a\nb", "Fürth")]
    (found,) = guess(["Ort"], *rows)
    assert found.examples == ("Bonn", "Köln", "a b")
    assert found.filled == 5 / 6


def test_numbers_of_many_forms_are_numbers() -> None:
    cells = [
        "'+49 30 123456",
        "(0711) 326 9879",
        "416-810-9897x752",
        "8764251234.0",
        "4,91711E+11",
        "Tel.: 030/123456 (abends)",
        '[{"label": "work", "value": "5454445454"}]',
        "030 12345 ::: 0171 234567",
        "＋４９ ３０ １２３４５６",
    ]
    for cell in cells:
        assert fields(["Phone"], [cell]) == [LeadField.PHONE], cell
    for cell in ["24/03/2026 14:10:11", "2026-02-03T14:55:12+01:00", "12345", "anna1234567@example.org"]:
        assert fields(["Phone"], [cell]) == [None], cell


def test_a_name_without_persons_is_the_company() -> None:
    assert fields(
        ["Name", "Telefon"], ["Goethe-Schule", "030 123456"], ["Beck GmbH", "030 123457"], ["Lamm", "030 123458"]
    ) == [
        LeadField.COMPANY,
        LeadField.PHONE,
    ]
    assert fields(["Name"], ["Anna Beck"], ["Uwe Weiß"], ["Karl Schulz"]) == [LeadField.NAME]
    assert fields(["Name", "Firma"], ["Beck GmbH", "Beck GmbH"]) == [LeadField.NAME, LeadField.COMPANY]
    assert fields(["name", "ansprechperson"], ["Lamm", "Anna Beck"]) == [LeadField.COMPANY, LeadField.NAME]


def test_a_name_beside_a_first_name_is_the_surname_unless_it_says_both() -> None:
    parted = [["Kern", "Ada", "Kern GmbH"], ["Ost", "Jan", "Ost KG"], ["Jan", "Uwe", ""]]
    whole = [["Ada Kern", "Ada", ""], ["Jan Ost", "Jan", ""], ["Uwe Beck", "", ""]]
    header = ["Name", "Vorname", "Firma"]
    assert fields(header, *parted) == ["last", "first", "company"]
    assert fields(header, *whole) == ["name", "first", "company"]


def test_figures_of_something_else_are_no_numbers_beside_a_column_of_numbers_with_few_in_it() -> None:
    header = ["Telefon", "Konto", "Kundennummer"]
    rows = [["n. n.", "675501357", "700105226"], ["+49 69 94755473", "829458593", "675501357"], ["-", "829458594", "1"]]
    assert fields(header, *rows) == ["phone", None, None]
    # of many, one is not enough: the rep is asked, and nothing else is taken for it
    found = guess(header, *rows, *([["n. n.", "675501358", "700105227"]] * 9))
    assert [(one.field, one.certainty) for one in found][:2] == [
        (None, ColumnCertainty.DOUBTED),
        (None, ColumnCertainty.UNKNOWN),
    ]


def test_without_a_header_columns_are_named_by_what_is_in_them() -> None:
    row = ["V1", "101", "1755745123", "Herr", "Inken", "Amsel-Allee 77/29", "46442", "a@b.example", "Beck GmbH"]
    assert [one.field for one in guess_columns((), [row, row], len(row))] == [
        None,
        None,
        LeadField.PHONE,
        LeadField.SALUTATION,
        None,
        LeadField.STREET,
        LeadField.ZIP,
        LeadField.MAIL,
        LeadField.COMPANY,
    ]


def test_unknown_names_are_guessed_by_mails_and_numbers_alone() -> None:
    found = guess(
        ["Kundennr", "Kontaktweg", "x"], ["220011", "a@b.example", "Beck GmbH"], ["220012", "c@d.example", "Weiß AG"]
    )
    assert [one.field for one in found] == [None, LeadField.MAIL, None]
    assert found[1].certainty is ColumnCertainty.GUESSED


def test_of_two_columns_for_one_thing_the_fuller_one_counts() -> None:
    found = guess(["Position", "Beruf"], ["", "Arzt"], ["", "Lehrer"], ["Chef", ""])
    assert [(one.field, one.certainty) for one in found] == [
        (None, ColumnCertainty.SECOND),
        (LeadField.FUNCTION, ColumnCertainty.SURE),
    ]
    assert found[0].refused is LeadField.FUNCTION


def test_a_lead_may_have_many_numbers() -> None:
    found = fields(["Telefon", "Telefon Firma", "Handy"], ["030 123456", "030 1234567", "0171 123456"])
    assert found == [LeadField.PHONE, LeadField.PHONE, LeadField.MOBILE]


def test_a_title_is_what_its_values_are() -> None:
    assert fields(["Title"], ["Mr"], ["Mrs."], ["Ms"]) == [LeadField.SALUTATION]
    assert fields(["Titel"], ["Dr."], ["Prof. Dr."], ["Dipl.-Ing."], ["Dr. med."]) == [LeadField.TITLE]
    assert fields(["Titel"], ["Geschäftsführer"], ["Direktor IT"]) == [LeadField.FUNCTION]
    assert fields(["Title"], ["Drilling Engineer"], ["CEO"]) == [LeadField.FUNCTION]


def test_what_says_opt_in_is_no_consent() -> None:
    found = guess(["Opt-In", "Einwilligung Telefon", "Opt-In Datum", "widerrufen"], ["ja", "ja", "2026-02-03", ""])
    assert [one.field for one in found] == [None, None, LeadField.PROOF_WHEN, LeadField.BLOCK]
