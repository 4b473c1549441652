"""What the gate is told of a lead, gathered from the log, the list and what the rep typed; and what comes of it.

A column of a list that says "opt-in" is evidence, not a consent: it counts once the rep has said for the list on what
basis its people may be called, and then only with the parts of a proof that are really there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from callassist.domain.calling_rules import GateAnswer, Permission
from callassist.domain.consents import ConsentProof, KnownConsent
from callassist.domain.follow_up import FollowUpKind
from callassist.domain.lead_list import ListFrame, Party, PlacedRow, RowRef
from callassist.engine.gate import NO_CONSENT_KNOWN, ConsentFacts, LeadFacts, decide
from callassist.errors import ImpossibleAction, NotFound
from callassist.services.permission.rules_in_use import RulesInUse
from callassist.services.settings import Settings
from callassist.storage.calls import consent_journal, lead_standing
from callassist.storage.calls.log_views import LeadHistory
from callassist.storage.calls.records import ConsentUse, LeadRecord
from callassist.storage.leads import lists_in_log

if TYPE_CHECKING:
    from callassist.storage.store import Store

#: a time that was agreed to holds so long before and after it
_AROUND_A_PROMISE = timedelta(hours=1)
#: a statement that covers the telephone names it
_PHONE = re.compile(r"telefon|fernm[uü]ndlich|anruf|anzurufen|\bphone|\bcall(?:s|ed|ing)?\b", re.IGNORECASE)
#: a confirmation by mail, and nothing else
_MAIL_DOI = re.compile(r"\bdoi\b|double[- ]?opt[- ]?in", re.IGNORECASE)
_CONFIRMED = ("express", "own_request")
#: calling code → country; +1 is more than one country, and counts as the one with rules
_COUNTRY_OF_CODE = {"+49": "DE", "+43": "AT", "+41": "CH", "+44": "GB", "+1": "US"}


class CallAsked(Protocol):
    """What is looked at of the request for a call."""

    @property
    def number(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def row(self) -> RowRef | None: ...
    @property
    def proof(self) -> ConsentProof | None: ...


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the gate answered, and the consent the call would be made on."""

    answer: GateAnswer
    consent: ConsentUse | None = None

    def check(self, request: CallAsked) -> None:
        """Whoever may not be called is not.

        Raises:
            ImpossibleAction: a rule forbids it.
        """
        if self.answer.blocked and request.direction == "out":
            rule = self.answer.reasons[0].rule
            raise ImpossibleAction(rule.text_en, where=request.number.strip(), code="may_not_call")

    def told(self) -> dict[str, Any]:
        """What the first line of a journal tells of it."""
        return {"gate": self.answer.to_plain()} if self.answer.rules_sha256 else {}


NOT_ASKED = Allowance(
    GateAnswer(permission=Permission.FREE, reasons=(), missing=(), country="", zones=(), local="", rules_sha256="")
)
"""Of a call that goes on with another one: who rings back is free."""


class MayCall:
    """Asks the rules in use about one lead at a time. Database thread only."""

    def __init__(self, rules: RulesInUse, settings: Settings) -> None:
        self._rules = rules
        self._settings = settings

    def ask(  # all that a call is asked about with
        self,
        store: Store,
        request: CallAsked,
        lead: LeadRecord,
        history: LeadHistory,
        at: datetime,
        *,
        but: str = "",
    ) -> Allowance:
        """Whether this lead may be called at `at`; `but` is a call that runs, which is no earlier attempt."""
        standing = lead_standing.standing(store.connection, lead, at, but=but)
        placed, frame = _row(store, request)
        known = consent_journal.consents_of(store.connection, standing.contacts)
        proof, use = self._proof(request, lead, placed, frame, known)
        asked = self._settings.text("typed_leads")
        listed = frame.party.value if frame is not None else ""
        typed_party = asked if asked != "unknown" else ""
        party = listed if listed in ("consumer", "business") else standing.party or typed_party
        if frame is not None and listed not in ("consumer", "business"):
            party = standing.party  # a list that does not say is not what is usual for others
        facts = LeadFacts(
            at=at,
            country=self._country(lead, placed, frame, standing.country),
            zone=standing.zone or (frame.zone if frame is not None else ""),
            direction=request.direction,
            party=party,
            # who set that her leads are consumers wants it kept strictly
            framed=frame is not None or bool(known) or bool(standing.party) or asked == "consumer",
            consent=_facts_of(proof, known),
            customer=proof is not None and proof.basis == "customer",
            do_not_call=history.blocked,
            number=standing.number_state if standing.number_state in ("wrong", "dead") else "ok",
            source=frame.source_kind if frame is not None else "",
            reason=proof.wording if proof is not None and proof.basis == "presumed" else "",
            attempts_today=standing.attempts_today,
            promise=_promised(history, at),
        )
        return Allowance(decide(facts, self._rules.get()), use if request.direction == "out" else None)

    def _proof(
        self,
        request: CallAsked,
        lead: LeadRecord,
        placed: PlacedRow | None,
        frame: ListFrame | None,
        known: tuple[KnownConsent, ...],
    ) -> tuple[ConsentProof | None, ConsentUse | None]:
        """What there is to show, the best first: what was just written down, what the log has, what the list says."""
        if request.proof is not None:
            return request.proof, ConsentUse(given=request.proof)
        if known:
            return known[0].proof, ConsentUse(known[0].id)
        if placed is not None and frame is not None:
            proof = proof_of_row(placed, frame, self._settings.text("company"))
            return proof, ConsentUse(given=proof) if proof is not None and proof.basis != "none" else None
        if lead.consent_date or lead.consent_source:
            return ConsentProof("none", given_at=lead.consent_date, how=lead.consent_source), None
        return None, None

    def _country(self, lead: LeadRecord, placed: PlacedRow | None, frame: ListFrame | None, known: str) -> str:
        """That of the number that is dialled; where it tells none, what is known of the person."""
        for code, country in _COUNTRY_OF_CODE.items():
            if lead.number_e164.startswith(code):
                return country
        if lead.number_e164:
            return ""
        told = (placed.row.country if placed is not None else "", frame.country if frame is not None else "", known)
        return next((one for one in told if len(one) == 2), self._settings.text("phone_region"))


def proof_of_row(placed: PlacedRow, frame: ListFrame, company: str) -> ConsentProof | None:
    """What a row and its list show for a consent; its basis is "none" as long as nobody has said for the list why.

    Args:
        placed: the row.
        frame: of its list.
        company: ours: a statement that does not name us is none for us.
    """
    told = placed.row.proof
    if frame.party is Party.BUSINESS and frame.consent_basis not in _CONFIRMED:
        if not frame.presumed_reason.strip():
            return None
        return ConsentProof("presumed", company, frame.script_id, "phone", frame.presumed_reason.strip())
    wording = told.get("text", "") or frame.consent_text
    how = told.get("source", "") or frame.consent_via
    confirmed = frame.consent_basis in _CONFIRMED
    by_mail = _MAIL_DOI.search(f"{how} {frame.consent_via} {wording}") is not None and not _PHONE.search(wording)
    return ConsentProof(
        frame.consent_basis if confirmed else "none",
        company if company and company.casefold() in wording.casefold() else "",
        frame.script_id if confirmed else "",
        "phone" if _PHONE.search(wording) else "",
        wording,
        told.get("given_at", ""),
        "day",
        how,
        "mail_doi" if by_mail else "other" if told else "none",
        told.get("ref", ""),
        frame.file_sha256,
    )


def _facts_of(proof: ConsentProof | None, known: tuple[KnownConsent, ...]) -> ConsentFacts:
    if proof is None:
        return NO_CONSENT_KNOWN
    same = next((one for one in known if one.proof == proof), None)
    return ConsentFacts(
        proof.basis,
        proof.parts,
        proof.evidence_kind or "none",
        ended=same is not None and same.ended,
        given_on=_day(proof.given_at),
        used_on=_day(same.last_used_at) if same is not None else None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _row(store: Store, request: CallAsked) -> tuple[PlacedRow | None, ListFrame | None]:
    if request.row is None:
        return None, None
    try:
        placed = lists_in_log.row_at(store.connection, request.row)
        return placed, lists_in_log.list_of(store.connection, request.row.list_id).frame
    except NotFound:  # its list was taken back meanwhile
        return None, None


def _promised(history: LeadHistory, at: datetime) -> bool:
    """Whether they agreed to be called about now."""
    kinds = (FollowUpKind.CALLBACK, FollowUpKind.APPOINTMENT)
    return any(
        one.kind in kinds and one.reason != "dropped" and one.due is not None and abs(one.due - at) <= _AROUND_A_PROMISE
        for one in history.promises
    )
