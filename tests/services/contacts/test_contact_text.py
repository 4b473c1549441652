"""Whom a text names: each part goes to its field, the rest to the note, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callassist.services.contacts.contact_text import Lead, read_contact

SIGNATURE = """Hallo Frau Roth,
bitte rufen Sie mich am Dienstag an.

Mit freundlichen Grüßen

i. A. Hans Müller
Leiter Einkauf

Müller Bau GmbH & Co. KG
Musterstraße 12
10115 Berlin
Tel.: 030 1234567
Fax: 030 1234568
Mobil: 0171 1234567
hans.mueller@mueller-bau.de
www.mueller-bau.de
HRB 12345, Amtsgericht Berlin
Geschäftsführer: Eva Müller
"""
ENGLISH = "Thanks and best,\nJane O’Neill\nHead of Sales\nNorth Ltd\n+44 20 7946 0958\nSent from my iPhone"
CARD = """BEGIN:VCARD
VERSION:3.0
N:Müller;Hans-Peter;;Dr.;
FN:Dr. Hans-Peter Müller
ORG:Müller Bau GmbH;Einkauf
TITLE:Leiter Einkauf
item1.TEL;TYPE=WORK,FAX:+49 30 1234568
TEL;TYPE=CELL:+49 171 1234567
TEL;TYPE=WORK,PREF:+49 30 1234567
EMAIL;TYPE=INTERNET:hp@x.de
ADR;TYPE=WORK:;;Musterstraße 12;Berlin;;10115;Deutschland
NOTE:lieber am Vormittag\\, ab 9
END:VCARD
"""
OLD_CARD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Eva\r\n"
    "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller =\r\nBau GmbH\r\n"
    "TEL;WORK;VOICE:030 1234567\r\nEND:VCARD\r\n"
)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Frau Dr. Kern, Kern GmbH, +49 221 4710 0815", Lead("Frau Dr. Kern", "Kern GmbH", "+49 221 4710 0815")),
        ("+49 221 4710-0815; Kern GmbH; Frau Kern", Lead("Frau Kern", "Kern GmbH", "+49 221 4710-0815")),
        ("Anna Berger\t0221 47100815", Lead("Anna Berger", "", "0221 47100815")),
        ("Anna Berger\nBerger & Söhne\nTel: (0221) 4710815", Lead("Anna Berger", "Berger & Söhne", "(0221) 4710815")),
        ("Kern GmbH, 0221 4710815", Lead("", "Kern GmbH", "0221 4710815")),
        ("0049 221 4710815", Lead("", "", "0049 221 4710815")),
        ("T. Kern, M. Bau AG, 0221 4710815", Lead("T. Kern", "M. Bau AG", "0221 4710815")),
        ("Frau Kern 0221 4710815", Lead("Frau Kern", "", "0221 4710815")),
        ("4711", Lead("", "", "4711")),
        ("Studio 54, 1&1 AG, 0221 4710815", Lead("Studio 54", "1&1 AG", "0221 4710815")),
        ("", Lead()),
        ("\u200b \u00a0", Lead()),
    ],
)
def test_a_typed_line_is_told_apart(text: str, lead: Lead) -> None:
    assert read_contact(text).lead() == lead


def test_a_signature_gives_its_person_and_not_its_greeting() -> None:
    found = read_contact(SIGNATURE)
    assert (found.name, found.company, found.function) == ("Hans Müller", "Müller Bau GmbH & Co. KG", "Leiter Einkauf")
    assert found.number is not None
    assert found.number.e164 == "+49301234567"
    assert found.email == "hans.mueller@mueller-bau.de"
    assert found.address == "Musterstraße 12, 10115 Berlin"
    for part in ("Fax 030 1234568", "Mobil 0171 1234567", "HRB 12345", "Eva Müller"):
        assert part in found.note
    assert "mueller-bau.de," not in found.note.replace("www.mueller-bau.de", ""), "what has a field is no note"
    assert "bitte rufen Sie mich am Dienstag an" in found.leftovers[-1] + found.leftovers[0]
    assert "Grüßen" not in found.note


def test_an_english_signature_gives_its_person() -> None:
    found = read_contact(ENGLISH, "GB")
    assert found.lead()[:3] == ("Jane O’Neill", "North Ltd", "+44 20 7946 0958")
    assert found.function == "Head of Sales"


@pytest.mark.parametrize(
    "greeting", ["Mit freundlichen Grüßen", "Viele Grüße", "MfG", "Kind regards", "Best regards", "LG"]
)
def test_a_greeting_is_nobodys_name(greeting: str) -> None:
    assert read_contact(f"{greeting}\nHans Müller\n030 1234567").name == "Hans Müller"
    assert read_contact(f"{greeting} Hans Müller, 030 1234567").name == "Hans Müller"


def test_a_pasted_card_gives_its_fields() -> None:
    found = read_contact(CARD)
    assert (found.name, found.company, found.email) == ("Dr. Hans-Peter Müller", "Müller Bau GmbH", "hp@x.de")
    assert found.number is not None
    assert found.number.e164 == "+49301234567"
    assert found.function == "Leiter Einkauf"
    assert found.address == "Musterstraße 12, Berlin, 10115, Deutschland"
    for part in ("Fax +49 30 1234568", "Mobil +49 171 1234567", "lieber am Vormittag, ab 9"):
        assert part in found.note
    assert "VCARD" not in found.note


def test_an_old_card_gives_its_fields() -> None:
    assert read_contact(OLD_CARD).lead()[:3] == ("Eva Müller", "Müller Bau GmbH", "030 1234567")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Müller, Hans-Peter <hp@x.de>", "Hans-Peter Müller"),
        ('"Müller, Hans-Peter" <hp@x.de>; 030 1234567', "Hans-Peter Müller"),
        ("Von: Hans-Peter Müller <hp@x.de>", "Hans-Peter Müller"),
        ("Hans-Peter Müller [mailto:hp@x.de] <hp@x.de>", "Hans-Peter Müller"),
    ],
)
def test_an_address_out_of_a_mail_is_a_person_and_no_company(text: str, name: str) -> None:
    found = read_contact(text)
    assert (found.name, found.company, found.email) == (name, "", "hp@x.de")


def test_a_second_number_is_no_company() -> None:
    found = read_contact("Kern, 030 1234567, 0171 1234567")
    assert found.lead() == Lead("Kern", "", "030 1234567", "0171 1234567")
    assert read_contact("Kern, 030 1234567, 0171 1234567, 030 1234567").note == "0171 1234567"


def test_an_extension_stays_with_its_number() -> None:
    assert read_contact("Jane Doe, +1 650 253 0000 x136", "US").lead() == Lead("Jane Doe", "", "+1 650 253 0000 x136")
    assert read_contact("Jane Doe, (650) 253-0000", "US").lead() == Lead("Jane Doe", "", "(650) 253-0000")


@pytest.mark.parametrize(
    "beside", ["12.03.1985", "geb. 12.03.1985", "Kd.-Nr. 4711081512", "DE89 3704 0044 0532 0130 00"]
)
def test_a_date_of_birth_or_an_account_is_neither_number_nor_company(beside: str) -> None:
    found = read_contact(f"Frau Kern, {beside}, 030 1234567")
    assert found.lead()[:3] == ("Frau Kern", "", "030 1234567")
    assert beside in found.note


def test_what_was_not_understood_is_told() -> None:
    found = read_contact("Frau Kern, Kern GmbH, 030 1234567, lila Tür, zweiter Stock")
    assert found.leftovers == ("lila Tür", "zweiter Stock")


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Herr Oduya (Einkauf), Nord AG, 040 1234567", Lead("Herr Oduya", "Nord AG", "040 1234567", "Einkauf")),
        ("Kern, 030 1234567 (privat), 0171 1234567 (mobil)", Lead("Kern", "", "030 1234567", "0171 1234567")),
        ("Kern | Mob: 0171 1234567 | Tel: 030 1234567", Lead("Kern", "", "0171 1234567", "Tel 030 1234567")),
        ("Müller & Partner mbB, Frau Schulz, 0911 12345", Lead("Frau Schulz", "Müller & Partner mbB", "0911 12345")),
        ("Bäckerei Muster, Frau Kern, 030 1234567", Lead("Frau Kern", "Bäckerei Muster", "030 1234567")),
        ("Dr. Eva Kern - Praxis am Markt, 030 1234567", Lead("Dr. Eva Kern", "Praxis am Markt", "030 1234567")),
        ("Kern; Vers.-Nr. 65 120385 K 123; 030 1234567", Lead("Kern", "", "030 1234567", "Vers.-Nr. 65 120385 K 123")),
    ],
)
def test_a_part_is_known_by_what_stands_with_it(text: str, lead: Lead) -> None:
    assert read_contact(text).lead() == lead


def test_labels_say_what_a_part_is() -> None:
    found = read_contact("Firma: Kern & Söhne\nAnsprechpartnerin: Eva Kern\nTelefon: 030 1234567\nE-Mail: eva@kern.de")
    assert found.lead() == Lead("Eva Kern", "Kern & Söhne", "030 1234567", email="eva@kern.de")


@given(st.text(max_size=400), st.sampled_from(["DE", "US"]))
def test_any_text_is_read(text: str, region: str) -> None:
    found = read_contact(text, region)
    for part in (*found.lead(), found.email):
        assert "\n" not in part


@example(["Kern", "a@b.de", "a@b.de", "a@b.de", "Berlin", "030 1234567"])
@given(st.lists(st.sampled_from(["Kern", "Berlin", "lila", "Tür", "030 1234567", "12.03.1985", "a@b.de"]), max_size=8))
def test_no_word_is_lost(parts: list[str]) -> None:
    found = read_contact(", ".join(parts))
    everything = ", ".join((*found.lead(), found.note))
    for part in parts:
        assert part in everything


@pytest.mark.parametrize(
    "sign", [" ", "1 ", "a", "0", "a@", "<", "1.", "A1", "((", "kd nr ", "\n", ",", "\t", "kunden ", "- "]
)
def test_a_text_that_repeats_itself_is_read_in_bounded_time(sign: str) -> None:
    """Some readers of text need a time that grows with the square of its length, or worse."""
    assert len(read_contact(sign * 4_000).note) <= 4_000
