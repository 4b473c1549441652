"""What is told of lists of leads, in the window's language: codes of columns, numbers, rows and lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.words import code_words

#: what a column tells
_FIELDS = {
    "first": QT_TRANSLATE_NOOP("Leads", "first name"),
    "last": QT_TRANSLATE_NOOP("Leads", "last name"),
    "name": QT_TRANSLATE_NOOP("Leads", "name of a person"),
    "salutation": QT_TRANSLATE_NOOP("Leads", "salutation"),
    "title": QT_TRANSLATE_NOOP("Leads", "title before the name"),
    "company": QT_TRANSLATE_NOOP("Leads", "company"),
    "function": QT_TRANSLATE_NOOP("Leads", "function"),
    "mail": QT_TRANSLATE_NOOP("Leads", "e-mail"),
    "phone": QT_TRANSLATE_NOOP("Leads", "phone"),
    "mobile": QT_TRANSLATE_NOOP("Leads", "mobile"),
    "more_phones": QT_TRANSLATE_NOOP("Leads", "further numbers"),
    "street": QT_TRANSLATE_NOOP("Leads", "street"),
    "zip": QT_TRANSLATE_NOOP("Leads", "postcode"),
    "city": QT_TRANSLATE_NOOP("Leads", "town"),
    "country": QT_TRANSLATE_NOOP("Leads", "country"),
    "source": QT_TRANSLATE_NOOP("Leads", "where the lead is from"),
    "proof_when": QT_TRANSLATE_NOOP("Leads", "consent: when"),
    "proof_text": QT_TRANSLATE_NOOP("Leads", "consent: its wording"),
    "proof_how": QT_TRANSLATE_NOOP("Leads", "consent: how"),
    "proof_ref": QT_TRANSLATE_NOOP("Leads", "consent: what there is to show"),
    "reason": QT_TRANSLATE_NOOP("Leads", "why they may be called"),
    "block": QT_TRANSLATE_NOOP("Leads", "not to be called"),
    "informed": QT_TRANSLATE_NOOP("Leads", "informed on"),
    "owner": QT_TRANSLATE_NOOP("Leads", "colleague in charge"),
    "note": QT_TRANSLATE_NOOP("Leads", "note"),
    "": QT_TRANSLATE_NOOP("Leads", "– only kept –"),
}
_ENCODINGS = {
    "utf-8": QT_TRANSLATE_NOOP("Leads", "Unicode (UTF-8)"),
    "utf-8-twice": QT_TRANSLATE_NOOP("Leads", "Unicode, encoded twice, repaired"),
    "utf-8+cp1252": QT_TRANSLATE_NOOP("Leads", "two encodings, repaired"),
    "cp1252": QT_TRANSLATE_NOOP("Leads", "Windows (cp1252)"),
    "mac_roman": QT_TRANSLATE_NOOP("Leads", "old Mac (Mac Roman)"),
    "cp850": QT_TRANSLATE_NOOP("Leads", "DOS (cp850)"),
    "utf-16-le": QT_TRANSLATE_NOOP("Leads", "Unicode (UTF-16)"),
    "utf-16-be": QT_TRANSLATE_NOOP("Leads", "Unicode (UTF-16, big-endian)"),
    "utf-32-le": QT_TRANSLATE_NOOP("Leads", "Unicode (UTF-32)"),
    "utf-32-be": QT_TRANSLATE_NOOP("Leads", "Unicode (UTF-32, big-endian)"),
    "iso8859-15": QT_TRANSLATE_NOOP("Leads", "Western (ISO 8859-15)"),
    "cp1250": QT_TRANSLATE_NOOP("Leads", "Central European (cp1250)"),
    "cp1251": QT_TRANSLATE_NOOP("Leads", "Cyrillic (cp1251)"),
}
_DELIMITERS = {
    ";": QT_TRANSLATE_NOOP("Leads", "semicolons"),
    ",": QT_TRANSLATE_NOOP("Leads", "commas"),
    "\t": QT_TRANSLATE_NOOP("Leads", "tabs"),
    "|": QT_TRANSLATE_NOOP("Leads", "upright strokes"),
    "": QT_TRANSLATE_NOOP("Leads", "a single column"),
}
#: what numbers look like, behind how many of them
_PATTERNS = {
    "countries": QT_TRANSLATE_NOOP(
        "Leads", "{count} numbers stand in rows whose country contradicts those that say their own"
    ),
    "local": QT_TRANSLATE_NOOP("Leads", "{count} numbers have no area code"),
    "country_code": QT_TRANSLATE_NOOP("Leads", "{count} numbers begin with a country code without its plus"),
    "foreign_code": QT_TRANSLATE_NOOP("Leads", "{count} numbers may be of another country, without their plus"),
    "dropped_zero": QT_TRANSLATE_NOOP("Leads", "{count} numbers may have lost their first zero in a spreadsheet"),
    "local_or_zero": QT_TRANSLATE_NOOP("Leads", "{count} numbers are local, or have lost their first zero"),
    "national_or_code": QT_TRANSLATE_NOOP(
        "Leads", "{count} numbers are whole, or begin with a country code without its plus"
    ),
    "unfit": QT_TRANSLATE_NOOP("Leads", "{count} numbers have neither country code nor zero, and fit nothing"),
}
#: the same of one number
_PATTERNS_OF_ONE = {
    "countries": QT_TRANSLATE_NOOP(
        "Leads", "one number stands in a row whose country contradicts the one it says itself"
    ),
    "local": QT_TRANSLATE_NOOP("Leads", "one number has no area code"),
    "country_code": QT_TRANSLATE_NOOP("Leads", "one number begins with a country code without its plus"),
    "foreign_code": QT_TRANSLATE_NOOP("Leads", "one number may be of another country, without its plus"),
    "dropped_zero": QT_TRANSLATE_NOOP("Leads", "one number may have lost its first zero in a spreadsheet"),
    "local_or_zero": QT_TRANSLATE_NOOP("Leads", "one number is local, or has lost its first zero"),
    "national_or_code": QT_TRANSLATE_NOOP(
        "Leads", "one number is whole, or begins with a country code without its plus"
    ),
    "unfit": QT_TRANSLATE_NOOP("Leads", "one number has neither country code nor zero, and fits nothing"),
}
_CHOICES = {
    "local": QT_TRANSLATE_NOOP("Leads", "They are local, with this area code"),
    "country_code": QT_TRANSLATE_NOOP("Leads", "Only the plus is missing"),
    "dropped_zero": QT_TRANSLATE_NOOP("Leads", "Only the first zero is missing"),
    "national": QT_TRANSLATE_NOOP("Leads", "They are whole as they are"),
    "leave_out": QT_TRANSLATE_NOOP("Leads", "Leave them out: these rows are held back"),
    "list_country": QT_TRANSLATE_NOOP("Leads", "All of them are of the country of the list"),
    "row_country": QT_TRANSLATE_NOOP("Leads", "They are of the countries of their rows all the same"),
}
_PARTIES = {
    "business": QT_TRANSLATE_NOOP("Leads", "businesses"),
    "consumer": QT_TRANSLATE_NOOP("Leads", "consumers"),
    "mixed": QT_TRANSLATE_NOOP("Leads", "both"),
    "unknown": QT_TRANSLATE_NOOP("Leads", "not known"),
}
#: on what the people of a list may be called
_BASES = {
    "": QT_TRANSLATE_NOOP("Leads", "not said yet"),
    "express": QT_TRANSLATE_NOOP("Leads", "their express consent, proven by their rows"),
    "own_request": QT_TRANSLATE_NOOP("Leads", "their own request, proven by their rows"),
    "presumed": QT_TRANSLATE_NOOP("Leads", "presumed, for a written reason"),
    "customer": QT_TRANSLATE_NOOP("Leads", "they are customers"),
    "none": QT_TRANSLATE_NOOP("Leads", "nothing is known: hold them back"),
}
#: where a list is from
_SOURCES = {
    "": QT_TRANSLATE_NOOP("Leads", "not said yet"),
    "own_request": QT_TRANSLATE_NOOP("Leads", "they asked for it themselves"),
    "customer": QT_TRANSLATE_NOOP("Leads", "our customers"),
    "fair": QT_TRANSLATE_NOOP("Leads", "a fair or an event"),
    "bought": QT_TRANSLATE_NOOP("Leads", "bought or rented addresses"),
    "directory": QT_TRANSLATE_NOOP("Leads", "a directory or the internet"),
    "referral": QT_TRANSLATE_NOOP("Leads", "somebody named them"),
    "crm": QT_TRANSLATE_NOOP("Leads", "an export of a CRM"),
    "other": QT_TRANSLATE_NOOP("Leads", "something else"),
}
#: parts of a proof, behind of how many rows they are missing
_PARTS = {
    "company": QT_TRANSLATE_NOOP("Leads", "for whom: {count}"),
    "subject": QT_TRANSLATE_NOOP("Leads", "about what: {count}"),
    "phone": QT_TRANSLATE_NOOP("Leads", "by telephone: {count}"),
    "when": QT_TRANSLATE_NOOP("Leads", "when: {count}"),
    "how": QT_TRANSLATE_NOOP("Leads", "how: {count}"),
    "wording": QT_TRANSLATE_NOOP("Leads", "the wording: {count}"),
}
#: how names and dates are written; "": nobody says it
_ORDERS = {
    "first-last": QT_TRANSLATE_NOOP("Leads", "The first name stands first"),
    "last-first": QT_TRANSLATE_NOOP("Leads", "The surname stands first"),
    "dmy": QT_TRANSLATE_NOOP("Leads", "The day stands first"),
    "mdy": QT_TRANSLATE_NOOP("Leads", "The month stands first"),
    "": QT_TRANSLATE_NOOP("Leads", "Leave them as they are"),
}
_ASKED_NAMES = QT_TRANSLATE_NOOP("Leads", "{column}: which part of these names stands first?")
_ASKED_DATES = QT_TRANSLATE_NOOP("Leads", "{column}: which part of these dates stands first?")
#: counts of the check that are about when somebody may be called
_COUNTS = {
    "now": QT_TRANSLATE_NOOP("Leads", "{count} callable now"),
    "later": QT_TRANSLATE_NOOP("Leads", "{count} later"),
    "rule": QT_TRANSLATE_NOOP("Leads", "{count} forbidden by a rule"),
}
#: what a list may tell of people the log knows
_KNOWN = {
    "skip": QT_TRANSLATE_NOOP("Leads", "stays as it is"),
    "fill": QT_TRANSLATE_NOOP("Leads", "gaps are filled from the list"),
    "list-wins": QT_TRANSLATE_NOOP("Leads", "what the list tells holds; nothing that protects them"),
}
_STATES = {
    "staging": QT_TRANSLATE_NOOP("Leads", "being read in"),
    "open": QT_TRANSLATE_NOOP("Leads", "open"),
    "paused": QT_TRANSLATE_NOOP("Leads", "paused"),
    "closed": QT_TRANSLATE_NOOP("Leads", "closed"),
    "undone": QT_TRANSLATE_NOOP("Leads", "taken back"),
}
#: rows by their state, and by what became of them when they were read in
_ROWS = {
    "new": QT_TRANSLATE_NOOP("Leads", "{count} new"),
    "touched": QT_TRANSLATE_NOOP("Leads", "{count} called"),
    "resting": QT_TRANSLATE_NOOP("Leads", "{count} resting"),
    "known": QT_TRANSLATE_NOOP("Leads", "{count} known"),
    "listed": QT_TRANSLATE_NOOP("Leads", "{count} in a list already"),
    "twice": QT_TRANSLATE_NOOP("Leads", "{count} twice in the file"),
    "blocked": QT_TRANSLATE_NOOP("Leads", "{count} blocked"),
    "held": QT_TRANSLATE_NOOP("Leads", "{count} held back"),
    "no_number": QT_TRANSLATE_NOOP("Leads", "{count} without a number"),
    "rejected": QT_TRANSLATE_NOOP("Leads", "{count} rejected"),
    "empty": QT_TRANSLATE_NOOP("Leads", "{count} empty"),
}
#: how one row stands
_ROW = {
    "new": QT_TRANSLATE_NOOP("Leads", "new"),
    "touched": QT_TRANSLATE_NOOP("Leads", "called"),
    "resting": QT_TRANSLATE_NOOP("Leads", "rests: tried often enough"),
    "known": QT_TRANSLATE_NOOP("Leads", "known"),
    "blocked": QT_TRANSLATE_NOOP("Leads", "blocked"),
    "held": QT_TRANSLATE_NOOP("Leads", "held back"),
    "no_number": QT_TRANSLATE_NOOP("Leads", "without a number"),
}
#: and why it is held back
_WHY = {
    "number": QT_TRANSLATE_NOOP("Leads", "the number is not sure"),
    "no_proof": QT_TRANSLATE_NOOP("Leads", "nothing says when they agreed to be called"),
    "not_confirmed": QT_TRANSLATE_NOOP("Leads", "nobody has said that their columns prove a consent"),
    "incomplete": QT_TRANSLATE_NOOP("Leads", "parts of the proof are missing"),
    "mail_doi": QT_TRANSLATE_NOOP("Leads", "a confirmed mail proves the address, not the number"),
    "lifted": QT_TRANSLATE_NOOP("Leads", "the block of their number was lifted"),
    "by_hand": QT_TRANSLATE_NOOP("Leads", "by hand"),
    "said_no": QT_TRANSLATE_NOOP("Leads", "they did not agree to be called"),
    "no_reason": QT_TRANSLATE_NOOP("Leads", "no reason why they may be called"),
}
_HELD = {
    "number": QT_TRANSLATE_NOOP("Leads", "{count} held back: the number is not sure"),
    "no_proof": QT_TRANSLATE_NOOP("Leads", "{count} held back: nothing says when they agreed to be called"),
    "not_confirmed": QT_TRANSLATE_NOOP(
        "Leads", "{count} held back: nobody has said that their columns prove a consent"
    ),
    "incomplete": QT_TRANSLATE_NOOP("Leads", "{count} held back: parts of the proof are missing"),
    "mail_doi": QT_TRANSLATE_NOOP("Leads", "{count} held back: a confirmed mail proves the address, not the number"),
    "lifted": QT_TRANSLATE_NOOP("Leads", "{count} held back: the block of their number was lifted"),
    "by_hand": QT_TRANSLATE_NOOP("Leads", "{count} held back by hand"),
    "said_no": QT_TRANSLATE_NOOP("Leads", "{count} held back: they did not agree to be called"),
    "no_reason": QT_TRANSLATE_NOOP("Leads", "{count} held back: no reason why they may be called"),
}
_REJECTS = {
    "nobody": QT_TRANSLATE_NOOP("Leads", "{count} rejected: neither name nor number"),
    "open_quote": QT_TRANSLATE_NOOP("Leads", "{count} rejected: a quotation mark is not closed"),
    "cell_too_long": QT_TRANSLATE_NOOP("Leads", "{count} rejected: a cell is too long"),
    "line_too_long": QT_TRANSLATE_NOOP("Leads", "{count} rejected: a line is too long"),
    "card_broken": QT_TRANSLATE_NOOP("Leads", "{count} rejected: a card cannot be read"),
    "too_many_cells": QT_TRANSLATE_NOOP("Leads", "{count} rejected: more cells than a list has columns"),
}
#: the same, said of one line
_REASONS = {
    "nobody": QT_TRANSLATE_NOOP("Leads", "neither name nor number"),
    "open_quote": QT_TRANSLATE_NOOP("Leads", "a quotation mark is not closed"),
    "cell_too_long": QT_TRANSLATE_NOOP("Leads", "a cell is too long"),
    "line_too_long": QT_TRANSLATE_NOOP("Leads", "the line is too long"),
    "card_broken": QT_TRANSLATE_NOOP("Leads", "the card cannot be read"),
    "too_many_cells": QT_TRANSLATE_NOOP("Leads", "more cells than a list has columns"),
}
_CERTAINTIES = {
    "sure": QT_TRANSLATE_NOOP("Leads", "{count} sure"),
    "decided": QT_TRANSLATE_NOOP("Leads", "{count} decided"),
    "held": QT_TRANSLATE_NOOP("Leads", "{count} held back"),
    "doubtful": QT_TRANSLATE_NOOP("Leads", "{count} doubtful"),
    "none": QT_TRANSLATE_NOOP("Leads", "{count} no number"),
}


def count(number: int) -> str:
    """A number as the window's language writes it."""
    return QLocale().toString(number)


def field(code: str) -> str:
    """What a column tells; "" is a column that is kept and means nothing to the program."""
    return _words(_FIELDS, code)


def encoding(code: str) -> str:
    """How a file is encoded."""
    return _words(_ENCODINGS, code)


def delimiter(sign: str) -> str:
    """What parts the cells of a file."""
    return _words(_DELIMITERS, sign)


def pattern(code: str, number: int) -> str:
    """So many numbers of this pattern."""
    return _counted(_PATTERNS if number != 1 else _PATTERNS_OF_ONE, code, number)


def number_choice(code: str) -> str:
    """What may be said of numbers without a country code."""
    return _words(_CHOICES, code)


def party(code: str) -> str:
    """Whom a list holds."""
    return _words(_PARTIES, code)


def basis(code: str) -> str:
    """On what the people of a list may be called."""
    return _words(_BASES, code)


def source_kind(code: str) -> str:
    """Where a list is from."""
    return _words(_SOURCES, code)


def missing_parts(counts: Mapping[str, int]) -> str:
    """Of how many rows which part of a proof is missing."""
    return " · ".join(_counted(_PARTS, code, counts[code]) for code in _PARTS if counts.get(code))


def order(code: str) -> str:
    """How names or dates are written."""
    return _words(_ORDERS, code)


def order_question(*, of_dates: bool) -> str:
    """What is asked of a column of names or of dates."""
    return QCoreApplication.translate("Leads", _ASKED_DATES if of_dates else _ASKED_NAMES)


def counted(shows: str, code: str, number: int) -> str:
    """A count of the check, by what it shows."""
    tables = {"state": _ROWS, "held": _HELD, "reject": _REJECTS}
    if shows == "number":
        numbers_of = QCoreApplication.translate("Leads", "numbers: {counts}")
        return numbers_of.replace("{counts}", _counted(_CERTAINTIES, code, number))
    return _counted(tables[shows], code, number) if shows in tables else _counted(_COUNTS, shows, number)


def who_is_known(code: str) -> str:
    """What a list may tell of people the log knows."""
    return _words(_KNOWN, code)


def list_state(code: str) -> str:
    """How far a list has come."""
    return _words(_STATES, code)


def rows(counts: Mapping[str, int], between: str) -> str:
    """How many rows are what; what there is none of is left out."""
    return between.join(_counted(_ROWS, code, number) for code, number in counts.items() if number)


def row_state(code: str) -> str:
    """How one row stands."""
    return _words(_ROW, code)


def why_held(code: str) -> str:
    """Why one row is held back; "" where that is not known."""
    return _words(_WHY, code) if code else ""


def held(code: str, number: int) -> str:
    """So many rows need a decision, and why."""
    return _counted(_HELD, code, number)


def rejected(code: str, number: int) -> str:
    """So many lines are no rows, and why."""
    return _counted(_REJECTS, code, number)


def reject_reasons() -> dict[str, str]:
    """Why a line is no row, by its code."""
    return {code: _words(_REASONS, code) for code in _REASONS}


def numbers(counts: Mapping[str, int]) -> str:
    """How many numbers are how sure."""
    return " · ".join(_counted(_CERTAINTIES, code, counts[code]) for code in _CERTAINTIES if counts.get(code))


def day_of_utc(text: str) -> str:
    """The day of a moment in UTC, by the clock of this machine."""
    try:
        return code_words.day(datetime.fromisoformat(text).astimezone().date())
    except ValueError:
        return ""


def codes() -> Iterable[tuple[str, frozenset[str]]]:
    """Every table of codes that is worded here, by its name."""
    tables = {
        "field": _FIELDS,
        "encoding": _ENCODINGS,
        "delimiter": _DELIMITERS,
        "pattern": _PATTERNS,
        "pattern of one": _PATTERNS_OF_ONE,
        "choice": _CHOICES,
        "party": _PARTIES,
        "basis": _BASES,
        "source": _SOURCES,
        "part": _PARTS,
        "order": _ORDERS,
        "count": _COUNTS,
        "known": _KNOWN,
        "row_state": _ROW,
        "why": _WHY,
        "list_state": _STATES,
        "row": _ROWS,
        "held": _HELD,
        "reject": _REJECTS,
        "reason": _REASONS,
        "certainty": _CERTAINTIES,
    }
    return [(name, frozenset(table)) for name, table in tables.items()]


def _counted(table: Mapping[str, str], code: str, number: int) -> str:
    found = table.get(code)
    if found is None:
        return f"{count(number)} {code.replace('_', ' ')}"
    return QCoreApplication.translate("Leads", found).replace("{count}", count(number))


def _words(table: Mapping[str, str], code: str) -> str:
    found = table.get(code)
    return QCoreApplication.translate("Leads", found) if found is not None else code
