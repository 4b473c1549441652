"""What columns are called: German and English, and what vendors write; some Portuguese, Spanish, French and Russian.

Case, blanks, accents and punctuation do not count, and an umlaut may be written as two letters.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class LeadField(StrEnum):
    """What a column may tell about a lead."""

    FIRST = "first"
    LAST = "last"
    NAME = "name"
    SALUTATION = "salutation"
    #: an academic or professional one, which belongs to the name
    TITLE = "title"
    COMPANY = "company"
    FUNCTION = "function"
    MAIL = "mail"
    PHONE = "phone"
    MOBILE = "mobile"
    #: further numbers
    MORE_PHONES = "more_phones"
    STREET = "street"
    ZIP = "zip"
    CITY = "city"
    COUNTRY = "country"
    SOURCE = "source"
    PROOF_WHEN = "proof_when"
    PROOF_TEXT = "proof_text"
    #: by what way they agreed
    PROOF_HOW = "proof_how"
    #: what there is to show for it: an address of the internet, a number of a document
    PROOF_REF = "proof_ref"
    #: why a business may be presumed to agree
    REASON = "reason"
    BLOCK = "block"
    INFORMED = "informed"
    OWNER = "owner"
    NOTE = "note"


WORDS: dict[LeadField, str] = {
    LeadField.FIRST: (
        "first, first name, firstname, vorname, rufname, given name, forename, prenom, nombre, имя, "
        "ansprechpartner vorname, kontakt vorname, kontaktperson vorname, contact first name, person first name, "
        "ap vorname, vorname adressattyp natürl person"
    ),
    LeadField.LAST: (
        "last, last name, lastname, nachname, surname, familienname, zuname, family name, nom, apellido, "
        "apellidos, sobrenome, фамилия, ansprechpartner nachname, kontakt nachname, kontaktperson nachname, "
        "contact last name, person last name, ap nachname, name adressattyp natürl person"
    ),
    LeadField.NAME: (
        "name, full name, display name, anzeigename, ansprechpartner, ansprechperson, ansprechpartnerin, kontakt, "
        "kontaktperson, kontaktname, contact, contact name, person name, person, vollständiger name, nome, nome "
        "completo, vor- und nachname, name vorname, nachname vorname, vorname nachname, ansprechpartner name, "
        "kundenname, kunde, customer, customer name, lead name, inhaber, geschäftsführer, entscheider"
    ),
    LeadField.SALUTATION: "anrede, salutation, name prefix, briefanrede",
    LeadField.TITLE: "titel, akademischer titel, akad. titel, academic title, namenszusatz",
    LeadField.COMPANY: (
        "company, company name, firma, firmenname, firmenbezeichnung, unternehmen, unternehmensname, organisation, "
        "organization, organisation name, organization name, organization 1 name, person organization, deal "
        "organization, account name, account, betrieb, arbeitgeber, employer, empresa, site name, business name, "
        "nome da empresa, associated company, current company, societe, entreprise, компания, firma 1, firma1, "
        "firmenname 1, name 1, name1, company 1, firma kunde, praxis, kanzlei, person organisation, "
        "company in care of, name adressattyp unternehmen, default address company"
    ),
    LeadField.FUNCTION: (
        "title, job title, jobtitle, position, funktion, beruf, rolle, role, cargo, berufsbezeichnung, stelle, "
        "stellenbezeichnung, organization 1 title, organization title, occupation, contact position, person position"
    ),
    LeadField.MAIL: (
        "e-mail, email, mail, e-mail-adresse, emailadresse, email address, mailadresse, primary email, primäre "
        "e-mail-adresse, e-mail 1 value, email 1 value, email work, emails, e-mails, person email work, work "
        "email, e-mail geschäftlich, email geschäftlich, business email, person email, correo, correo electrónico, "
        "e-mail 1, email 1, mail 1, e-mail address, primary e-mail, business e-mail, kontakt e-mail"
    ),
    LeadField.PHONE: (
        "phone, phone number, phonenumber, phone numbers, telefon, telefonnummer, telefonnr, telefon nr, tel, tel "
        "nr, telnr, festnetz, festnetznummer, rufnummer, durchwahl, business phone, telefon geschäftlich, telefon "
        "dienstlich, tel. dienstlich, tel. geschäftlich, work phone, phone work, direct phone, direct phone "
        "number, work direct phone, direct dial, first phone, phone 1 value, telefon firma, telefon 1, tel 1, "
        "phone 1, contact number, contact numbers, telephone, telephone number, telefone, telefono, téléphone, tel "
        "no, person phone work, телефон, telefonnummer 1, rufnummer 1, telefon büro, bürotelefon, telefon arbeit, "
        "office phone, phone office, work, telefonnummern, person phone, "
        "person telefon arbeit, person telefon, contact phone, kontakt telefon"
    ),
    LeadField.MOBILE: (
        "mobile, mobile phone, mobile number, mobile phone number, mobil, mobiltelefon, mobilnummer, mobilfunk, "
        "mobilfunknummer, handy, handynummer, cell, cell phone, cellphone, gsm, celular, movil, portable, mobil- "
        "tel.-nr., mobil tel nr, tel. mobil, telefon mobil, phone mobile, person phone mobile, natel, handy nr, "
        "mobil nr, mobil 1, mobile 1, handy 1, mobilfunk nr, mobile phones, mobil nummer, smartphone, "
        "person telefon mobil, person mobil, person mobile, contact mobile, kontakt mobil"
    ),
    LeadField.MORE_PHONES: (
        "home phone, telefon privat, tel. privat, phone home, other phone, weiteres telefon, corporate phone, "
        "company phone, company hq phone, haupttelefon, main phone, primary phone, hauptnummer, zentrale, "
        "telefonzentrale, telefon geschäftlich 2, business phone 2, telefon privat 2, home phone 2, mobiltelefon "
        "2, secondary phone, secondary phone number, telefon 2, telefon 3, tel 2, tel 3, phone 2, phone 3, phone 2 "
        "value, phone 3 value, phone 4 value, alternate phone, autotelefon, car phone, mobile phone 2, mobil 2, "
        "handy 2, company main phone, telefon zentrale, telefonnummer 2, rufnummer 2, switchboard, mobile 2, "
        "person phone home, default address phone, telefon 4, tel 4, phone 4, mobil 3, mobile 3, additional phone, "
        "person telefon privat, work phone 2, work phone 3"
    ),
    LeadField.STREET: (
        "strasse, strasse und hausnummer, strasse hausnummer, strasse nr, str, street, street address, mailing "
        "street, adresse, address, address 1, address line 1, anschrift, rua, calle, rue, strasse geschäftlich, "
        "business street, billingstreet, billing street, address 1 street, address1, endereço, dirección, strasse "
        "hnr, strasse hausnr, street name, address street, addr l1, addr 1, addr"
    ),
    LeadField.ZIP: (
        "plz, postleitzahl, zip, zip code, zipcode, postal code, postalcode, post code, postcode, person zip code, "
        "postleitzahl geschäftlich, business postal code, billingpostalcode, billing postal "
        "code, billing zip, mailing zip, mailing postal code, address 1 postal code, cep, code postal, plz 1, post "
        "leitzahl, postcode zip, address zip"
    ),
    LeadField.CITY: (
        "ort, stadt, wohnort, city, town, cidade, ciudad, ville, suburb, ort geschäftlich, business city, "
        "billingcity, billing city, mailing city, address 1 city, plz ort, ortsname, gemeinde, person city"
    ),
    LeadField.COUNTRY: (
        "land, staat, country, country region, land region, pais, pays, country code, country iso code, ländercode, "
        "länderkennzeichen, land region geschäftlich, business country region, billingcountry, billing country, "
        "mailing country, address 1 country"
    ),
    LeadField.SOURCE: (
        "lead source, leadquelle, quelle, herkunft, source, original source, opt-in quelle, datenquelle, "
        "adressherkunft, opt in source"
    ),
    LeadField.PROOF_WHEN: (
        "opt-in datum, optin datum, consent date, einwilligung am, einwilligungsdatum, datum der einwilligung, "
        "opt-in date, consent given at, opt-in zeitpunkt, einwilligung vom, opt-in zeit, optin date, opt in "
        "timestamp, consent timestamp"
    ),
    LeadField.PROOF_TEXT: (
        "opt-in text, optin text, consent text, einwilligungstext, text der einwilligung, wortlaut der "
        "einwilligung, consent wording"
    ),
    LeadField.PROOF_HOW: (
        "opt-in art, opt-in weg, opt-in kanal, opt-in methode, opt-in method, consent method, consent channel, "
        "einwilligung über, einwilligung durch, art der einwilligung"
    ),
    LeadField.PROOF_REF: "opt-in nachweis, einwilligungsnachweis, consent id, consent reference, opt-in id",
    LeadField.REASON: (
        "mutmaßliche einwilligung, grund der ansprache, grund des anrufs, anrufgrund, kontaktgrund, "
        "presumed consent, reason for call, reason for calling"
    ),
    LeadField.BLOCK: (
        "do not call, donotcall, sperrvermerk, nicht anrufen, keine anrufe, robinson, robinsonliste, dnc, do not "
        "contact, telefonsperre, anrufsperre, werbesperre, gesperrt, widerruf, widerrufen, widerrufen am, opt-out, "
        "optout, kontaktsperre, keine werbung, werbewiderspruch, tps, ctps, optout phone, phone optout, "
        "optout telefon, telefon optout, optout calls, do not phone, keine werbeanrufe"
    ),
    LeadField.INFORMED: "notice provided date",
    LeadField.OWNER: (
        "owner, betreuer, contact owner, lead owner, account owner, kundenbetreuer, zuständig, bearbeiter, "
        "kontaktinhaber, coletado por, verkäufer"
    ),
    LeadField.NOTE: (
        "note, notes, notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, comment, comments, "
        "kommentar, kommentare, observação, observações, observaciones, remarks, memo, description, beschreibung"
    ),
}

#: whose address it is: the first that is filled in counts, so the private one is not among them
_WHOSE = (
    "work, business, office, billing, mailing, company, organisation, organization, person, rechnungsadresse, "
    "rechnung, firma, firmen, geschäftlich, kontakt, kunde, kunden, haupt, primary, location, default address"
)
_OF_ADDRESSES = (LeadField.STREET, LeadField.ZIP, LeadField.CITY, LeadField.COUNTRY)

#: these look like something else, and stay what they are: no column of a lead
DECOYS = (
    "company name for emails, notice provided, marketing status, newsletter, has newsletter, doi, doi "
    "bestätigt, double opt-in, double opt in, doi datum, pager, telex, action, opt-in telefon, telefon opt-in, "
    "opt-in phone, opt-in ip, opt-in e-mail, e-mail opt-in, telefon assistent, assistant phone, isdn, telefon "
    "für hörbehinderte, tty tdd phone, rückmeldung, callback, email status, email confidence, e-mail typ, "
    "e-mail type, id, contact id, record id, lead id, account id, website, webseite, homepage, internet, url, "
    "linkedin, opt-in, optin, einwilligung, consent, werbeeinwilligung, einwilligung telefon, opt-in status, "
    "assistant's phone, telefon assistenz, company domain, kundennummer, kunden-nr, kundennr, kdnr, kd-nr, customer "
    "number, customer no, customer id, mitgliedsnummer, auftragsnummer, rechnungsnummer, lieferantennummer, "
    "lieferanten-nr, steuernummer, umsatz, jahresumsatz, revenue, annual revenue, total spent"
)
#: a header with one of these in it is a fax's
_FAX = ("fax",)

#: columns of exports of a CRM alone (HubSpot, Pipedrive, Salesforce, Zoho, Dynamics)
_OF_A_CRM = (
    "record id, lifecycle stage, lead status, contact owner, lead owner, account owner, company owner, deal owner, "
    "associated company, associated company ids, associated deal, person organization, person organisation, "
    "person email work, person phone work, deal organization, pipedrive system id, contact id, account id, "
    "last activity date, kontaktbesitzer, datensatz id, lead besitzer"
)
_VENDORS = ("hubspot", "pipedrive", "salesforce", "zoho", "dynamics")
#: in columns of lists whose people agreed to something, as whoever sells addresses delivers them
_OF_AGREEING = ("optin", "doubleopt", "doi", "consent", "einwilligung")
#: signs of the name of a column
_LONGEST = 100
_UNLETTERED = re.compile(r"[\W_]+")
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def folded(header: str) -> str:
    """What is compared of a header: its letters and figures. A long one is none, and no two of them are alike."""
    if len(header) > _LONGEST:
        return header
    text = unicodedata.normalize("NFC", header.casefold()).translate(_TWO_LETTERS)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _UNLETTERED.sub("", bare)


def _table() -> dict[str, LeadField]:
    known = {folded(word): field for field, words in WORDS.items() for word in words.split(",")}
    # an address is told by whose it is
    of_whom = [folded(one) for one in _WHOSE.split(",")]
    places = [(word, field) for word, field in known.items() if field in _OF_ADDRESSES]
    return {f"{whose}{word}": field for word, field in places for whose in of_whom} | known


_FIELDS = _table()
_DECOYS = frozenset(folded(word) for word in DECOYS.split(","))
_CRM = frozenset(folded(word) for word in _OF_A_CRM.split(","))
#: the same words without the letters an accent was lost of: `geschaftlich`
_BARE_FIELDS = {word.replace("ae", "a").replace("oe", "o").replace("ue", "u"): field for word, field in _FIELDS.items()}


def field_of(header: str) -> LeadField | None:
    """What a column of this name tells; None if nothing is known of it, or it only looks like something."""
    word = folded(header)
    if is_decoy(header):
        return None
    return _FIELDS.get(word) or _BARE_FIELDS.get(word)


def is_decoy(header: str) -> bool:
    """Whether a column of this name is never taken for what it looks like."""
    word = folded(header)
    return word in _DECOYS or any(fax in word for fax in _FAX)


def is_of_crm(header: str) -> bool:
    """Whether exports of a CRM alone have a column of this name."""
    word = folded(header)
    return word in _CRM or any(vendor in word for vendor in _VENDORS)


def is_of_agreeing(header: str) -> bool:
    """Whether a column of this name is about what somebody agreed to."""
    word = folded(header)
    return word.startswith(_OF_AGREEING) or word.endswith(_OF_AGREEING[:2])


def is_known(header: str) -> bool:
    """Whether it is a word columns are named by."""
    return is_decoy(header) or field_of(header) is not None
