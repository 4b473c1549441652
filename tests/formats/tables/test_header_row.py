"""Which line names the columns."""

from __future__ import annotations

import pytest

from callassist.formats.tables.header_row import HeaderCertainty, find_header
from callassist.formats.tables.header_words import LeadField, field_of, is_decoy
from callassist.formats.tables.record_reader import TableRecord


def records(text: str) -> list[TableRecord]:
    return [TableRecord(place, line.split(";")) for place, line in enumerate(text.split("\n"), 1)]


@pytest.mark.parametrize(
    ("text", "certainty", "line"),
    [
        ("Name;Telefon\nAnna;030 1234567", HeaderCertainty.KNOWN, 1),
        (
            "Notes:\nsome are missing; see the page\n\nFirst Name;Last Name;Company\nAnna;Beck;Weiß AG",
            HeaderCertainty.KNOWN,
            4,
        ),
        ("Messe 2026;;\n;;\nFirma;Ansprechpartner;Tel. Nr.\nA GmbH;Beck;030 1234567", HeaderCertainty.KNOWN, 3),
        ("alpha;beta\nx;y\nz;w", HeaderCertainty.GUESSED, 1),
        ("a note\nalpha;beta\nx;y\nz;w", HeaderCertainty.GUESSED, 2),
        ("V0;101;49;1755745123;Herr;Jörg;Beck\nV1;101;49;17551;Herr;Uwe;Weiß", HeaderCertainty.NONE, 0),
        ("anna@example.org;Anna\nuwe@example.org;Uwe", HeaderCertainty.NONE, 0),
        ("0171/2345678\n030 1234567", HeaderCertainty.NONE, 0),
        ("Anna Beck", HeaderCertainty.NONE, 0),
        ("", HeaderCertainty.NONE, 0),
        # a row of a list without header may hold a word columns are known by: those above it are not skipped
        ("Anna;Beck;030 1234567\nFirma;Weiß;", HeaderCertainty.NONE, 0),
        ("Stand 24.03.2026;;\n24.03.2026;;\nFirma;Name;Telefon\nA GmbH;Beck;030 1234567", HeaderCertainty.KNOWN, 3),
        # a row that speaks of columns is data if there is a number in it
        ("x;y\nMail;030 1234567", HeaderCertainty.GUESSED, 1),
    ],
)
def test_the_line_that_names_the_columns_is_found(text: str, certainty: HeaderCertainty, line: int) -> None:
    found = find_header(records(text))
    assert (found.certainty, found.line) == (certainty, line)
    assert [record.line for record in found.preamble] == list(range(1, line))


def test_the_rep_says_which_line_it_is_or_that_there_is_none() -> None:
    rows = records("a;b\nName;Telefon\nAnna;030")
    assert find_header(rows, 1).cells == ("a", "b")
    assert not find_header(rows, 0).is_there
    assert not find_header(rows, 9).is_there


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("E-Mail Adresse", LeadField.MAIL),
        ("eMail", LeadField.MAIL),
        ("E-mail 1 - Value", LeadField.MAIL),
        ("TELEFON GESCHÄFTLICH", LeadField.PHONE),
        ("Telefon geschaeftlich", LeadField.PHONE),
        ("Telefon geschaftlich", LeadField.PHONE),
        ("Straße", LeadField.STREET),
        ("strasse", LeadField.STREET),
        ("BILLINGPOSTALCODE", LeadField.ZIP),
        (" given_name", LeadField.FIRST),
        ("Position", LeadField.FUNCTION),
        ("Land/Region geschäftlich", LeadField.COUNTRY),
        ("Mobil-Tel.-Nr.", LeadField.MOBILE),
        ("Company HQ Phone", LeadField.MORE_PHONES),
        ("Notice Provided Date", LeadField.INFORMED),
        ("фамилия", LeadField.LAST),
        ("Opt-In Quelle", LeadField.SOURCE),
        ("Betreuer", LeadField.OWNER),
        ("Sperrvermerk", LeadField.BLOCK),
        ("Lieblingsfarbe", None),
    ],
)
def test_columns_are_known_by_many_names(header: str, field: LeadField | None) -> None:
    assert field_of(header) is field


@pytest.mark.parametrize(
    "header",
    [
        "Fax geschäftlich",
        "Telefax",
        "Weiteres Fax",
        "Pager",
        "Company Name for Emails",
        "Marketing status",
        "newsletter",
        "DOI",
        "Action",
    ],
)
def test_what_only_looks_like_something_is_never_taken_for_it(header: str) -> None:
    assert is_decoy(header)
    assert field_of(header) is None
