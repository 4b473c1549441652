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
    'jan@ost.example,Jan,Ost,,030 901822,,3,"2026-02-04 08:00:00",192.0.2.9,"2026-02-04 08:01:0'
    '0",192.0.2.9,,DE,2,,\n',
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
GOOGLE = Export(
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - V"
    "alue,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Val"
    "ue,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Ad"
    "dress 1 - Region,Address 1 - Postal Code,Address 1 - Country,Website 1 - Value\n"
    'Sam,,Whitfield,,Dr.,,,Acme GmbH,CEO,,,"note, with comma",https://photo.example/a,* myContacts ::: fa'
    'ir,Work,sam@acme.example,,,Mobile,+49 171 2345678 ::: 0221 4710815,Work,0221 4710816,Home,"Am Markt '
    "2\n"
    '50667 Köln",Am Markt 2,Köln,,NRW,50667,DE,https://acme.example\n'
    "Robin,,Vasquez,,,,,Ost KG,,,,,,* myContacts,,,,,,,,,,,,,,,,,\n",
    {
        "First Name": F.FIRST,
        "Last Name": F.LAST,
        "Name Prefix": F.SALUTATION,
        "Organization Name": F.COMPANY,
        "Organization Title": F.FUNCTION,
        "Notes": F.NOTE,
        "E-mail 1 - Value": F.MAIL,
        "Phone 1 - Value": F.PHONE,
        "Phone 2 - Value": F.MORE_PHONES,
        "Address 1 - Street": F.STREET,
        "Address 1 - City": F.CITY,
        "Address 1 - Postal Code": F.ZIP,
        "Address 1 - Country": F.COUNTRY,
    },
    [("Sam Whitfield", "Acme GmbH", "+491712345678"), ("Robin Vasquez", "Ost KG", "")],
    ImportTally(new=1, no_number=1),
)
ZOHO = Export(
    "Record Id,Lead Owner.id,Lead Owner,Company,First Name,Last Name,Title,Email,Phone,Fax,Mobile,Website"
    ",Lead Source,Lead Status,Industry,No. of Employees,Annual Revenue,Rating,Created By.id,Created By,Cr"
    "eated Time,Email Opt Out,Skype ID,Salutation,Secondary Email,Street,City,State,Zip Code,Country,Desc"
    "ription,Unsubscribed Mode\n"
    "zcrm_5525,zcrm_1,Owner Person,Kern GmbH,Ada,Kern,Buyer,ada@kern.example,0221 4710815,0221 4710819,+4"
    "9 171 2345678,kern.example,Trade Show,Not Contacted,Retail,45,2000000,-None-,zcrm_1,Owner Person,202"
    "6-02-03 10:11:12,false,,Frau,,Am Markt 2,Köln,NRW,50667,Germany,met at stand 5,\n"
    "zcrm_5526,zcrm_1,Owner Person,Ost KG,,Ost,,,,,,,Cold Call,Attempted,,,,,zcrm_1,Owner Person,2026-02-"
    "03 10:11:13,true,,,,,,,,,,\n",
    {
        "Lead Owner": F.OWNER,
        "Company": F.COMPANY,
        "First Name": F.FIRST,
        "Last Name": F.LAST,
        "Title": F.FUNCTION,
        "Email": F.MAIL,
        "Phone": F.PHONE,
        "Mobile": F.MOBILE,
        "Lead Source": F.SOURCE,
        "Salutation": F.SALUTATION,
        "Street": F.STREET,
        "City": F.CITY,
        "Zip Code": F.ZIP,
        "Country": F.COUNTRY,
        "Description": F.NOTE,
    },
    [("Ada Kern", "Kern GmbH", "+492214710815"), ("Ost", "Ost KG", "")],
    ImportTally(new=1, no_number=1),
)
SHOP = Export(
    "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Addre"
    "ss Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Addr"
    "ess Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,T"
    "otal Orders,Note,Tax Exempt,Tags\n"
    "'6938401931,Ada,Kern,ada@kern.example,yes,Kern GmbH,Am Markt 2,,Köln,,DE,'50667,0221 4710815,'+49171"
    '2345678,no,1204.50,7,,no,"vip, fair"\n'
    "'6938401932,Jan,Ost,jan@ost.example,no,,Weg 5,,Fürth,,DE,'90762,,'+4991190182030,no,0.00,0,,no,\n",
    {
        "First Name": F.FIRST,
        "Last Name": F.LAST,
        "Email": F.MAIL,
        "Default Address Company": F.COMPANY,
        "Default Address Address1": F.STREET,
        "Default Address City": F.CITY,
        "Default Address Country Code": F.COUNTRY,
        "Default Address Zip": F.ZIP,
        "Default Address Phone": F.MORE_PHONES,
        "Phone": F.PHONE,
        "Note": F.NOTE,
    },
    [("Ada Kern", "Kern GmbH", "+491712345678"), ("Jan Ost", "", "+4991190182030")],
    ImportTally(new=2),
)
ADDRESSES = Export(
    "Kunden-Nr.;Lieferanten-Nr;Suchname;ADRESSE ID;Typ;Bemerkung;Anrede;Firma;Zusatz;Straße;PLZ;Ort;Titel"
    ";Name;Vorname;Geburtstag;Abteilung;Position;Telefon 1;Telefon 2;Fax;Mobil;E-Mail 1;E-Mail 2;Internet"
    ";Land;Briefanrede;Bearbeitet\n"
    "10001;;KERN;77;geschäftlich;;Frau;Kern GmbH;;Am Markt 2;50667;Köln;Dr.;Kern;Ada;;Einkauf;Leiterin;02"
    "21/4710815;0221/4710816;0221/4710819;0171/2345678;ada@kern.example;;www.kern.example;DE;Sehr geehrte"
    " Frau Dr. Kern;03.02.2026\n"
    "10002;;OST;78;privat;;Herr;;;Weg 5;1067;Dresden;;Ost;Jan;;;;0351/901820;;;;;;;DE;Sehr geehrter Herr "
    "Ost;03.02.2026\n",
    {
        "Bemerkung": F.NOTE,
        "Anrede": F.SALUTATION,
        "Firma": F.COMPANY,
        "Straße": F.STREET,
        "PLZ": F.ZIP,
        "Ort": F.CITY,
        "Titel": F.TITLE,
        "Name": F.LAST,
        "Vorname": F.FIRST,
        "Position": F.FUNCTION,
        "Telefon 1": F.PHONE,
        "Telefon 2": F.MORE_PHONES,
        "Mobil": F.MOBILE,
        "E-Mail 1": F.MAIL,
        "Land": F.COUNTRY,
    },
    [("Dr. Ada Kern", "Kern GmbH", "+492214710815"), ("Jan Ost", "", "+49351901820")],
    ImportTally(new=2),
)
CAMEL = Export(
    "firstName;lastName;title;salutation;gender;birthday;memo;personStreet;personZip;personCity;personCou"
    "ntryIsoCode;personPhone;personMobile;personFax;personEmail;company;department;position;companyStreet"
    ";companyZip;companyCity;companyPhone;companyFax;companyEmail;group1\n"
    "Ada;Kern;Dr.;Frau;f;23.05.1966;ruft gern zurück;Weg 5;50667;Köln;DE;0221 4710815;0171 2345678;;ada@k"
    "ern.example;Kern GmbH;Einkauf;Leiterin;Am Markt 2;50667;Köln;0221 4710800;0221 4710801;info@kern.exa"
    "mple;Kunden\n"
    "Jan;Ost;;Herr;m;;;;;;;;;;;Ost KG;;;;;;0911 901820;;;\n",
    {
        "firstName": F.FIRST,
        "lastName": F.LAST,
        "title": F.TITLE,
        "salutation": F.SALUTATION,
        "memo": F.NOTE,
        "personStreet": F.STREET,
        "personZip": F.ZIP,
        "personCity": F.CITY,
        "personCountryIsoCode": F.COUNTRY,
        "personPhone": F.PHONE,
        "personMobile": F.MOBILE,
        "personEmail": F.MAIL,
        "company": F.COMPANY,
        "position": F.FUNCTION,
        "companyPhone": F.MORE_PHONES,
    },
    [("Dr. Ada Kern", "Kern GmbH", "+492214710815"), ("Jan Ost", "Ost KG", "+49911901820")],
    ImportTally(new=2),
)
OUTLETS = Export(
    "CompanyName\tCompanyCustomerNumber\tLocationStreet\tLocationZipCode\tLocationCity\tContactGender\tContactF"
    "irstName\tContactLastName\tContactTitle\tContactPosition\tContactPhone\tContactMobile\tContactEmail\tCustom"
    "Field\n"
    "Kern GmbH\tK-1\tAm Markt 2\t50667\tKöln\tfemale\tAda\tKern\tDr.\tLeiterin\t0221 4710815\t0171 2345678\tada@kern."
    'example\t"mehrere\n'
    'Zeilen"\n'
    "Ost KG\tK-2\tWeg 5\t01067\tDresden\tmale\tJan\tOst\t\t\t0351 901820\t\t\t\n",
    {
        "CompanyName": F.COMPANY,
        "LocationStreet": F.STREET,
        "LocationZipCode": F.ZIP,
        "LocationCity": F.CITY,
        "ContactFirstName": F.FIRST,
        "ContactLastName": F.LAST,
        "ContactPosition": F.FUNCTION,
        "ContactPhone": F.PHONE,
        "ContactMobile": F.MOBILE,
        "ContactEmail": F.MAIL,
    },
    [("Ada Kern", "Kern GmbH", "+492214710815"), ("Jan Ost", "Ost KG", "+49351901820")],
    ImportTally(new=2),
)
EXPORTS = {
    "thunderbird": THUNDERBIRD,
    "lexware": LEXWARE,
    "a club's roster": ROSTER,
    "mailchimp": MAILCHIMP,
    "datev": DATEV,
    "pipedrive": PIPEDRIVE,
    "google contacts of today": GOOGLE,
    "zoho": ZOHO,
    "a shop": SHOP,
    "an address book with names in two columns": ADDRESSES,
    "a program that writes its fields as a programmer does": CAMEL,
    "a program that tells company, place and person apart": OUTLETS,
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
    assert checked.tally.total == len(export.names) + export.tally.rejected
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
