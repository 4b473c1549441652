"""What is told of people in the window's language: codes of numbers, consents, blocks, and of what erasing does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from callassist.ui.marking import QT_TRANSLATE_NOOP

_NUMBER_KINDS = {
    "mobile": QT_TRANSLATE_NOOP("Person", "mobile"),
    "fixed": QT_TRANSLATE_NOOP("Person", "landline"),
    "other": QT_TRANSLATE_NOOP("Person", "special number"),
}
_NUMBER_STATES = {
    "doubtful": QT_TRANSLATE_NOOP("Person", "doubtful"),
    "wrong": QT_TRANSLATE_NOOP("Person", "wrong number"),
    "dead": QT_TRANSLATE_NOOP("Person", "not in service"),
    "blocked": QT_TRANSLATE_NOOP("Person", "blocked"),
}
_CERTAINTIES = {
    "sure": QT_TRANSLATE_NOOP("Person", "sure"),
    "decided": QT_TRANSLATE_NOOP("Person", "by your decision for the list"),
    "guessed": QT_TRANSLATE_NOOP("Person", "guessed"),
}
#: where a contact is from
_ORIGINS = {
    "typed": QT_TRANSLATE_NOOP("Person", "Typed in by hand"),
    "named": QT_TRANSLATE_NOOP("Person", "Named in a call with a colleague"),
    "list": QT_TRANSLATE_NOOP("Person", "Came with a list"),
    "recovered": QT_TRANSLATE_NOOP("Person", "Found in what was left of a damaged log"),
    "erased": QT_TRANSLATE_NOOP("Person", "Erased"),
}
_ROLES = {
    "decision_maker": QT_TRANSLATE_NOOP("Person", "decides"),
    "gatekeeper": QT_TRANSLATE_NOOP("Person", "puts through, does not decide"),
    "referrer": QT_TRANSLATE_NOOP("Person", "named who decides"),
    "influencer": QT_TRANSLATE_NOOP("Person", "has a say"),
}
_BASES = {
    "looked_up": QT_TRANSLATE_NOOP("Person", "Looked up in the register or directory"),
    "express": QT_TRANSLATE_NOOP("Person", "Agreed to be called"),
    "own_request": QT_TRANSLATE_NOOP("Person", "Asked to be called"),
    "presumed": QT_TRANSLATE_NOOP("Person", "Presumed to agree, with a reason"),
    "customer": QT_TRANSLATE_NOOP("Person", "Is a customer"),
    "none": QT_TRANSLATE_NOOP("Person", "Something was written down that is no consent"),
}
_BLOCK_REASONS = {
    "asked": QT_TRANSLATE_NOOP("Person", "asked not to be called again"),
    "objection": QT_TRANSLATE_NOOP("Person", "objected"),
    "register": QT_TRANSLATE_NOOP("Person", "stands in a register"),
    "wrong_number": QT_TRANSLATE_NOOP("Person", "the number is somebody else's"),
    "legal": QT_TRANSLATE_NOOP("Person", "for legal reasons"),
    "imported": QT_TRANSLATE_NOOP("Person", "a file says so"),
}
_SCOPES = {
    "number": QT_TRANSLATE_NOOP("Person", "this number"),
    "person": QT_TRANSLATE_NOOP("Person", "all numbers of this person"),
    "company": QT_TRANSLATE_NOOP("Person", "everybody in this company"),
}
_DISCLOSURES = {
    "access": QT_TRANSLATE_NOOP("Person", "All that is kept of them was handed out"),
    "export": QT_TRANSLATE_NOOP("Person", "Exported"),
    "evidence": QT_TRANSLATE_NOOP("Person", "Handed out as evidence"),
}
#: what erasing takes away, behind how many of it there are
_GOES = {
    "contacts": QT_TRANSLATE_NOOP("Person", "{count} × name, function, address, e-mail"),
    "numbers": QT_TRANSLATE_NOOP("Person", "{count} × number"),
    "calls": QT_TRANSLATE_NOOP("Person", "{count} × content of a call, with note and answers"),
    "journal_lines": QT_TRANSLATE_NOOP("Person", "{count} × line of the journal"),
    "trace_lines": QT_TRANSLATE_NOOP("Person", "{count} × answer or step"),
    "follow_ups": QT_TRANSLATE_NOOP("Person", "{count} × follow-up"),
    "list_rows": QT_TRANSLATE_NOOP("Person", "{count} × row of a list"),
    "rejected_lines": QT_TRANSLATE_NOOP("Person", "{count} × rejected line of a file"),
    "evidence_files": QT_TRANSLATE_NOOP("Person", "{count} × file that proves a consent"),
}
_STAYS = {
    "proof": QT_TRANSLATE_NOOP(
        "Person", "Name, number and consent stay until {value}: until then you must be able to prove the consent."
    ),
    "block": QT_TRANSLATE_NOOP(
        "Person", "The block stays, as a fingerprint without a number: they are not called by a later list either."
    ),
    "others_at_number": QT_TRANSLATE_NOOP(
        "Person", "Others have the same number ({value}): what is kept of them stays."
    ),
}
_FIELDS = {
    "name": QT_TRANSLATE_NOOP("Person", "Name"),
    "first": QT_TRANSLATE_NOOP("Person", "First name"),
    "last": QT_TRANSLATE_NOOP("Person", "Last name"),
    "salutation": QT_TRANSLATE_NOOP("Person", "Salutation"),
    "title": QT_TRANSLATE_NOOP("Person", "Title"),
    "function": QT_TRANSLATE_NOOP("Person", "Function"),
    "role": QT_TRANSLATE_NOOP("Person", "Role"),
    "number": QT_TRANSLATE_NOOP("Person", "Main number"),
    "email": QT_TRANSLATE_NOOP("Person", "E-mail"),
    "address": QT_TRANSLATE_NOOP("Person", "Address"),
    "zip": QT_TRANSLATE_NOOP("Person", "Postcode"),
    "city": QT_TRANSLATE_NOOP("Person", "Town"),
    "country": QT_TRANSLATE_NOOP("Person", "Country"),
    "zone": QT_TRANSLATE_NOOP("Person", "Time zone"),
    "language": QT_TRANSLATE_NOOP("Person", "Language"),
    "party": QT_TRANSLATE_NOOP("Person", "Called as"),
    "best_time": QT_TRANSLATE_NOOP("Person", "Best time"),
    "account": QT_TRANSLATE_NOOP("Person", "Company"),
    "informed_at": QT_TRANSLATE_NOOP("Person", "Told that they are kept here"),
}
_PARTIES = {
    "consumer": QT_TRANSLATE_NOOP("Person", "consumer"),
    "business": QT_TRANSLATE_NOOP("Person", "business"),
}


def number_kind(code: str) -> str:
    """Of which kind a number is."""
    return _words(_NUMBER_KINDS, code)


def number_state(code: str) -> str:
    """What is wrong with a number; "" where nothing is."""
    return "" if code in ("", "ok") else _words(_NUMBER_STATES, code)


def certainty(code: str) -> str:
    """How sure it is that this is the number that was meant."""
    return _words(_CERTAINTIES, code)


def origin(code: str) -> str:
    """How somebody came into the log."""
    return _words(_ORIGINS, code)


def role(code: str) -> str:
    """What somebody is in a decision; "" where that is not known."""
    return "" if code in ("", "unknown") else _words(_ROLES, code)


def basis(code: str) -> str:
    """Why somebody may be called."""
    return _words(_BASES, code)


def block_reason(code: str) -> str:
    """Why somebody is blocked."""
    return _words(_BLOCK_REASONS, code)


def block_scope(code: str) -> str:
    """How far a block reaches."""
    return _words(_SCOPES, code)


def disclosure(code: str) -> str:
    """What was handed out."""
    return _words(_DISCLOSURES, code)


def party(code: str) -> str:
    """As whom somebody is called, by the law."""
    return _words(_PARTIES, code)


def field(code: str) -> str:
    """What a column of a person tells."""
    return _words(_FIELDS, code)


def goes(code: str, number: int) -> str:
    """So much of this is taken away."""
    return _words(_GOES, code).replace("{count}", QLocale().toString(number))


def stays(code: str, value: str) -> str:
    """What stays, and why."""
    return _words(_STAYS, code).replace("{value}", value)


def person_codes() -> Iterable[tuple[str, frozenset[str]]]:
    """Every table of codes that is worded here, by its name."""
    tables: Mapping[str, Mapping[str, str]] = {
        "number_kind": _NUMBER_KINDS,
        "certainty": _CERTAINTIES,
        "basis": _BASES,
        "block_reason": _BLOCK_REASONS,
        "block_scope": _SCOPES,
        "goes": _GOES,
        "stays": _STAYS,
        "field": _FIELDS,
    }
    return [(name, frozenset(table)) for name, table in tables.items()]


def _words(table: Mapping[str, str], code: str) -> str:
    found = table.get(code)
    return QCoreApplication.translate("Person", found) if found is not None else code.replace("_", " ")
