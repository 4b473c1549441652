"""What a list and a row of it show for being allowed to call somebody, and why a row is held back until they do.

A column that says "opt-in" is evidence, not a consent: it counts once the rep has said for the list on what basis its
people may be called, and then only with the parts of a proof that are really there. What is said for the whole list
fills in what a row does not tell; the day is always the row's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from callassist.domain.calling_rules import PROOF_PARTS
from callassist.domain.consents import ConsentProof
from callassist.domain.lead_list import ListFrame, Party, SourceKind

__all__ = [
    "BY_LAW",
    "CONFIRMED",
    "LEAST_REASON",
    "Held",
    "bases_for",
    "held_by_law",
    "missing_of",
    "names_nobody",
    "proof_of",
]

#: characters of a reason that says something
LEAST_REASON = 15
#: what a list can say for its consumers, so that what their rows tell counts
CONFIRMED = ("express", "own_request")
#: what takes a written reason instead, and only for businesses
_REASONED = ("", "presumed", "customer")

#: what may be said, by whom a list holds; the first one until something else is
_OF_BUSINESSES = ("presumed", "customer", "express", "own_request", "none")
_OF_PEOPLE = ("", "express", "own_request", "none")
#: what people of such a list cannot have told us: who sells addresses passes on a consent at the most, and whoever
#: stands in a directory has agreed to nothing by that (BVerwG 6 C 3.23)
_NOT_OF: Mapping[str, tuple[str, ...]] = {
    SourceKind.BOUGHT: ("customer", "own_request"),
    SourceKind.DIRECTORY: ("customer", "express", "own_request"),
}

#: a statement that covers the telephone names it
_PHONE = re.compile(r"telefon|fernm[uü]ndlich|anruf|anzurufen|\bphone|\bcall(?:s|ed|ing)?\b", re.IGNORECASE)
#: a confirmation by mail, and nothing else
_MAIL_DOI = re.compile(r"\bdoi\b|double[- ]?opt[- ]?in", re.IGNORECASE)
#: whoever pays for a contest, and nobody by name (OVG NRW 13 B 1331/08)
_BLANKET = re.compile(
    r"\b(?:sponsor(?:en|s)?|(?:werbe|kooperations|marketing|gewinnspiel)?partner(?:n|s|unternehmen|firmen)?|"
    r"dritten?|third parties)\b",
    re.IGNORECASE,
)


class Held(StrEnum):
    """Why a row needs a decision before it may be called."""

    #: its numbers do
    NUMBER = "number"
    #: a consumer, and nothing says when they agreed
    NO_PROOF = "no_proof"
    #: a consumer, and nobody has said for the list that its columns prove a consent
    NOT_CONFIRMED = "not_confirmed"
    #: a consumer, and parts of the proof are missing
    INCOMPLETE = "incomplete"
    #: a mail was confirmed: that proves the address, not the number
    MAIL_DOI = "mail_doi"
    #: they did not agree to be called
    SAID_NO = "said_no"
    #: a business, and nothing says why it may be presumed to agree
    NO_REASON = "no_reason"
    #: their number was blocked, and is no more
    LIFTED = "lifted"
    #: the rep held it back
    BY_HAND = "by_hand"


#: what another word about the list may change
BY_LAW = (Held.NO_PROOF, Held.NOT_CONFIRMED, Held.INCOMPLETE, Held.MAIL_DOI, Held.NO_REASON)


@dataclass(frozen=True, slots=True)
class _Looks:
    """What there is in the wording of a consent."""

    phone: bool
    company: bool
    doi: bool


@lru_cache(maxsize=1024)
def _looks(text: str, company: str) -> _Looks:
    named = bool(company) and company.casefold() in text.casefold()
    return _Looks(_PHONE.search(text) is not None, named, _MAIL_DOI.search(text) is not None)


def bases_for(party: Party, source_kind: str) -> tuple[str, ...]:
    """On what the people of such a list may be said to be called; the first one stands until something else is said.

    Whatever it is, it counts only with what `held_by_law` asks for.
    """
    bases = _OF_BUSINESSES if party is Party.BUSINESS else _OF_PEOPLE
    bases = tuple(one for one in bases if one not in _NOT_OF.get(source_kind, ()))
    if source_kind == SourceKind.CUSTOMER and "customer" in bases:
        return ("customer", *(one for one in bases if one != "customer"))
    return bases


def names_nobody(wording: str, company: str) -> bool:
    """Whether a wording covers "the sponsors" or "our partners", and not us by name."""
    return _BLANKET.search(wording) is not None and not _looks(wording, company).company


def proof_of(told: Mapping[str, str], frame: ListFrame, company: str) -> ConsentProof | None:
    """What a row and its list show for a consent; its basis is "none" as long as nobody has said for the list why.

    Args:
        told: what the row tells (`ListRow.proof`).
        frame: of its list.
        company: ours: a statement that does not name us is none for us.
    """
    if frame.party is Party.BUSINESS and frame.consent_basis not in CONFIRMED:
        return _reasoned(told, frame, company)
    own, typed = told.get("text", ""), frame.consent_text.strip()
    # "the sponsors" are told by the whole of what was agreed to, which a column does not hold; whoever agreed to
    # something else, such as mails, agreed to that alone
    filled = not own or (names_nobody(own, company) and _is_whole(typed, company))
    wording = typed if filled else own
    via = told.get("via", "") or frame.consent_via
    how = via or told.get("source", "")
    confirmed = frame.consent_basis in CONFIRMED
    looks = _looks(wording, company)
    by_mail = not looks.phone and (looks.doi or _looks(how, "").doi or _looks(frame.consent_via, "").doi)
    reference = told.get("ref", "")
    if own and own != wording:
        reference = "; ".join(one for one in (reference, f"the file says: {own}") if one)
    return ConsentProof(
        frame.consent_basis if confirmed else "none",
        company if looks.company else "",
        frame.script_id if confirmed else "",
        "phone" if looks.phone else "",
        wording,
        told.get("given_at", ""),
        "day",
        how,
        "mail_doi" if by_mail else "other" if told else "none",
        reference,
        frame.file_sha256,
    )


def held_by_law(told: Mapping[str, str], frame: ListFrame, company: str) -> Held | None:
    """Why somebody with this proof may not be called yet; who may be either counts as a consumer."""
    if frame.party is Party.BUSINESS:
        if frame.consent_basis in CONFIRMED:
            return None
        return None if _reason(told, frame) else Held.NO_REASON
    if not told.get("given_at"):
        return Held.NO_PROOF
    proof = proof_of(told, frame, company)
    if proof is None or proof.basis not in CONFIRMED:
        return Held.NOT_CONFIRMED
    if proof.evidence_kind == "mail_doi":
        return Held.MAIL_DOI
    return Held.INCOMPLETE if missing_of(told, frame, company) else None


def missing_of(told: Mapping[str, str], frame: ListFrame, company: str) -> tuple[str, ...]:
    """The parts of a proof a consumer's row and its list do not show; none of a list of businesses."""
    if frame.party is Party.BUSINESS:
        return ()
    proof = proof_of(told, frame, company)
    there = proof.parts if proof is not None else frozenset[str]()
    return tuple(part for part in PROOF_PARTS if part not in there)


def _is_whole(wording: str, company: str) -> bool:
    looks = _looks(wording, company)
    return looks.phone and looks.company


def _reason(told: Mapping[str, str], frame: ListFrame) -> str:
    """The written reason itself; "" where there is none."""
    if frame.consent_basis in _REASONED:
        for said in (told.get("reason", ""), frame.presumed_reason):
            if len(said) >= LEAST_REASON and len(" ".join(said.split())) >= LEAST_REASON:
                return said.strip()
    return ""


def _reasoned(told: Mapping[str, str], frame: ListFrame, company: str) -> ConsentProof | None:
    """A written reason: the row's own where it says something, else that of its list; None: there is none."""
    reason = _reason(told, frame)
    if not reason:
        return None
    basis = frame.consent_basis or "presumed"
    return ConsentProof(basis, company, frame.script_id, "phone", reason, told.get("given_at", ""))
