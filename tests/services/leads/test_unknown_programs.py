"""Lists as programs write them that no other test knows of: they come in right, or are asked about; counts add up.

The columns are those of the programs, the rows are made up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from callassist.domain.lead_list import ImportTally, ListFrame, ListRow, Party, RowState
from callassist.formats.tables.header_words import LeadField as F
from callassist.formats.tables.list_reading import open_list
from callassist.services.leads.import_choices import proposed
from callassist.services.leads.importing import check, lines, open_questions, survey
from callassist.services.leads.number_patterns import Pattern


@dataclass(frozen=True)
class Export:
    """A file of one program, and what is to become of it."""

    text: str
    #: header → what it tells; those left out tell nothing
    fields: dict[str, F]
    #: what the rows are, in their order
    names: list[tuple[str, str, str]]
    tally: ImportTally
    country: str = "DE"
    encoding: str = "utf-8"
    asked: list[Pattern] = field(default_factory=list[Pattern])


THUNDERBIRD = Export(
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,"
    "Fax Number,Pager Number,Mobile Number,Home Address,Home City,Home ZipCode,Work Address,Work City,Work ZipCode,"
    "Work Country,Job Title,Organization,Birth Year,Custom 1,Notes\n"
    "Ada,Kern,Ada Kern,,ada@kern.example,,,+49 30 901820,,+49 30 901821,,+49 151 23456780,,,,Am Markt 2,Berlin,10115,"
    'Germany,Buyer,Kern GmbH,,,"met, at the fair"\n'
    "Jan,Ost,Jan Ost,,,,,030 901822,,,,,,,,Hauptstr. 1,Berlin,10117,Germany,,Ost KG,,,\n",
    {
        "First Name": F.FIRST,
        "Last Name": F.LAST,
        "Display Name": F.NAME,
        "Primary Email": F.MAIL,
        "Work Phone": F.PHONE,
        "Home Phone": F.MORE_PHONES,
        "Mobile Number": F.MOBILE,
        "Work Address": F.STREET,
        "Work City": F.CITY,
        "Work ZipCode": F.ZIP,
        "Work Country": F.COUNTRY,
        "Job Title": F.FUNCTION,
        "Organization": F.COMPANY,
        "Notes": F.NOTE,
    },
    [("Ada Kern", "Kern GmbH", "+4930901820"), ("Jan Ost", "Ost KG", "+4930901822")],
    ImportTally(new=2),
)
LEXWARE = Export(
    "Kundennummer;Firmenname;Steuernummer;Anrede;Vorname;Nachname;E-Mail 1;E-Mail 2;Telefon 1;Telefon 2;Telefon 3;"
    "Telefon 4;Rechnungsadresse Straße;Rechnungsadresse PLZ;Rechnungsadresse Ort;Rechnungsadresse Land;Notiz\n"
    "10001;Müller KG;;Frau;Anna;Müller;a@mueller.example;;030 901820;0151 23456780;;;Am Markt 2;1067;Dresden;DE;\n"
    "10002;;;Herr;Jan;Ost;;;901822;;;;Hauptstr. 1;10117;Berlin;DE;\n"
    "10003;Süd AG;;;;;info@sued.example;;030 901823;;;;;;;;bitte nicht mehr anrufen\n"
    "10004;;;;;;;;;;;;;;;DE;\n",
    {
        "Firmenname": F.COMPANY,
        "Anrede": F.SALUTATION,
        "Vorname": F.FIRST,
        "Nachname": F.LAST,
        "E-Mail 1": F.MAIL,
        "Telefon 1": F.PHONE,
        "Telefon 2": F.MORE_PHONES,
        "Telefon 3": F.MORE_PHONES,
        "Telefon 4": F.MORE_PHONES,
        "Rechnungsadresse Straße": F.STREET,
        "Rechnungsadresse PLZ": F.ZIP,
        "Rechnungsadresse Ort": F.CITY,
        "Rechnungsadresse Land": F.COUNTRY,
        "Notiz": F.NOTE,
    },
    [("Anna Müller", "Müller KG", "+4930901820"), ("Jan Ost", "", ""), ("", "Süd AG", "+4930901823")],
    ImportTally(new=1, held=1, blocked=1, rejected=1),
    encoding="cp1252",
    asked=[Pattern.LOCAL],
)
ROSTER = Export(
    "Customer ID,Name,Company / In Care Of,Addr L1,Addr L5,Country,OptOut Mail,Email,OptOut Email,Home Phone,"
    "Mobile Phone,OptOut Phone\n"
    '5001,"Smith, Joan",,3908 39th Ave S,"Minneapolis, MN 55406",USA,,joan@example.org,Opted-out,(612) 555-0123,,\n'
    '5002,"Miller, Bob",Acme Inc.,12 Main St,"Austin, TX 78701",USA,Opted-out,,,512-555-0144,,Opted-out\n'
    '5003,"Stone, Ann",,7 Elm St,"Boston, MA 02108",USA,,,,6175550167,,\n',
    {
        "Name": F.NAME,
        "Company / In Care Of": F.COMPANY,
        "Addr L1": F.STREET,
        "Country": F.COUNTRY,
        "Email": F.MAIL,
        "Home Phone": F.MORE_PHONES,
        "Mobile Phone": F.MOBILE,
        "OptOut Phone": F.BLOCK,
    },
    [
        ("Joan Smith", "", "+16125550123"),
        ("Bob Miller", "Acme Inc.", "+15125550144"),
        ("Ann Stone", "", "+16175550167"),
    ],
    ImportTally(new=2, blocked=1),
    country="US",
)
MAILCHIMP = Export(
    '"Email Address","First Name","Last Name",Address,"Phone Number",Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,'
    "CONFIRM_TIME,CONFIRM_IP,TIMEZONE,CC,LEID,NOTES,TAGS\n"
    'ada@kern.example,Ada,Kern,"Am Markt 2  Berlin  10115  DE",+4930901820,,2,,,"2026-02-03 10:11:12",192.0.2.1,'
    'Europe/Berlin,DE,1,,"""fair"",""2026"""\n'
    'jan@ost.example,Jan,Ost,,030 901822,,3,"2026-02-04 08:00:00",192.0.2.9,"2026-02-04 08:01:00",192.0.2.9,,DE,2,,\n',
    {
        "Email Address": F.MAIL,
        "First Name": F.FIRST,
        "Last Name": F.LAST,
        "Address": F.STREET,
        "Phone Number": F.PHONE,
        "NOTES": F.NOTE,
    },
    [("Ada Kern", "", "+4930901820"), ("Jan Ost", "", "+4930901822")],
    ImportTally(new=2),
)
DATEV = Export(
    '"Konto";"Name (Adressattyp Unternehmen)";"Name (Adressattyp natürl. Person)";"Vorname (Adressattyp natürl. '
    'Person)";"Kurzbezeichnung";"Anrede";"Straße";"Postleitzahl";"Ort";"Land";"Telefon";"E-Mail";"Fax"\n'
    '"10000";"Müller KG";"";"";"Müller";"";"Am Markt 2";"01067";"Dresden";"DE";"0351 901820";"a@mueller.example";""\n'
    '"10001";"";"Ost";"Jan";"Ost Jan";"Herrn";"Hauptstr. 1";"10117";"Berlin";"DE";"030 901822";"";""\n',
    {
        "Name (Adressattyp Unternehmen)": F.COMPANY,
        "Name (Adressattyp natürl. Person)": F.LAST,
        "Vorname (Adressattyp natürl. Person)": F.FIRST,
        "Anrede": F.SALUTATION,
        "Straße": F.STREET,
        "Postleitzahl": F.ZIP,
        "Ort": F.CITY,
        "Land": F.COUNTRY,
        "Telefon": F.PHONE,
        "E-Mail": F.MAIL,
    },
    [("", "Müller KG", "+49351901820"), ("Jan Ost", "", "+4930901822")],
    ImportTally(new=2),
    encoding="cp1252",
)
PIPEDRIVE = Export(
    "Person - Name,Person - Organisation,Person - E-Mail-Adresse - Arbeit,Person - Telefon - Arbeit,"
    "Person - Telefon - Mobil,Person - Besitzer,Organisation - Adresse,Person - ID\n"
    'Anna Müller,Müller KG,a@mueller.example,030 901820,0151 23456780,Petra Verkauf,"Am Markt 2, 10115 Berlin",17\n'
    "Jan Ost,Ost GmbH,,+49 30 901822,,Petra Verkauf,,18\n",
    {
        "Person - Name": F.NAME,
        "Person - Organisation": F.COMPANY,
        "Person - E-Mail-Adresse - Arbeit": F.MAIL,
        "Person - Telefon - Arbeit": F.PHONE,
        "Person - Telefon - Mobil": F.MOBILE,
        "Organisation - Adresse": F.STREET,
    },
    [("Anna Müller", "Müller KG", "+4930901820"), ("Jan Ost", "Ost GmbH", "+4930901822")],
    ImportTally(new=2),
)
EXPORTS = {
    "thunderbird": THUNDERBIRD,
    "lexware": LEXWARE,
    "a club's roster": ROSTER,
    "mailchimp": MAILCHIMP,
    "datev": DATEV,
    "pipedrive": PIPEDRIVE,
}
REASON = "They asked for offers of this kind at the fair"


@pytest.mark.parametrize("name", EXPORTS)
def test_the_export_of_a_program_nobody_thought_of_comes_in_right_or_is_asked_about(name: str, tmp_path: Path) -> None:
    export = EXPORTS[name]
    path = tmp_path / "export.csv"
    path.write_bytes(export.text.encode(export.encoding))
    table = open_list(path)
    choices = proposed(table, ListFrame("Fair", Party.BUSINESS, country=export.country, presumed_reason=REASON))
    found = survey(table, choices)

    assert {one.header: one.field for one in found.table.columns if one.field is not None} == export.fields
    assert [one.question.pattern for one in open_questions(found, choices)] == export.asked
    checked = check(found, choices)
    assert checked.tally == export.tally
    assert checked.tally.total == export.text.count("\n") - 1
    rows = [one for one in lines(found, choices) if isinstance(one, ListRow)]
    assert [(one.full_name, one.company, one.e164) for one in rows] == export.names


def test_a_confirmed_newsletter_is_no_consent_to_be_called(tmp_path: Path) -> None:
    """BGH, 10 February 2011, I ZR 164/09: a confirmed address proves nothing of a number."""
    path = tmp_path / "audience.csv"
    path.write_text(MAILCHIMP.text, encoding="utf-8")
    table = open_list(path)
    choices = proposed(table, ListFrame("Newsletter", Party.CONSUMER, country="DE"))
    rows = [one for one in lines(survey(table, choices), choices) if isinstance(one, ListRow)]
    assert [(one.state, dict(one.proof)) for one in rows] == [(RowState.HELD, {}), (RowState.HELD, {})]
