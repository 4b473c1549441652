"""What the gate is told of a lead, gathered from the log, the list and what the rep typed; and what comes of it.

What a list and its rows show is told by `list_law`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol, cast

from callassist.domain.calling_rules import NEVER, CalledUnder, GateAnswer, Permission
from callassist.domain.consents import LOOKED_UP, ConsentProof, KnownConsent
from callassist.domain.follow_up import FollowUpKind
from callassist.domain.lead_list import ListFrame, PlacedRow, RowRef
from callassist.domain.text import Text
from callassist.engine.attempts import Limits, so_far
from callassist.engine.gate import NO_CONSENT_KNOWN, ConsentFacts, LeadFacts, decide
from callassist.engine.zones import zone_of_number
from callassist.errors import ImpossibleAction, NotFound
from callassist.services.permission.list_law import proof_of
from callassist.services.permission.rules_in_use import RulesInUse, RulesTold
from callassist.services.settings import Settings
from callassist.storage.calls import consent_journal, lead_standing
from callassist.storage.calls.log_views import LeadHistory
from callassist.storage.calls.records import ConsentUse, LeadRecord
from callassist.storage.day.waiting import tries_of
from callassist.storage.leads import lists_in_log

if TYPE_CHECKING:
    from callassist.storage.store import Store

#: a time that was agreed to holds so long before and after it
_AROUND_A_PROMISE = timedelta(hours=1)
#: what a written reason stands for
_REASONED = ("presumed", "customer")
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
class OutgoingCall:
    """A call that nobody typed: one that may be offered, or one that runs and is asked about anew."""

    number: str
    row: RowRef | None
    direction: str = "out"
    proof: ConsentProof | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the gate answered, and what the call would be made on: a consent or a reason, a look-up, or both."""

    answer: GateAnswer
    consents: tuple[ConsentUse, ...] = ()

    def check(self, request: CallAsked) -> None:
        """Whoever may not be called is not.

        Raises:
            ImpossibleAction: a rule forbids it.
        """
        if self.answer.blocked and request.direction == "out":
            rule = self.answer.reasons[0].rule
            raise ImpossibleAction(
                rule.text_en,
                where=request.number.strip(),
                code="may_not_call",
                facts={"reason": Text(rule.text_de, rule.text_en)},
            )

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

    @property
    def most_a_day(self) -> int:
        """How many calls a day the rules in use allow to one number."""
        return self._rules.get().most_a_day

    def rules(self) -> RulesTold:
        """Which rules are in use."""
        return self._rules.told()

    def called_under(self, told: object) -> CalledUnder | None:
        """What the first line of a journal tells of the gate (`gate`), in words; None where nothing was asked."""
        if not isinstance(told, Mapping):
            return None
        plain = cast("Mapping[str, Any]", told)
        try:
            permission = Permission(str(plain.get("answer", "")))
        except ValueError:
            return None
        texts = {one.id: Text(one.text_de, one.text_en) for one in self._rules.get().of(str(plain.get("country", "")))}
        decided: list[str] = []
        for one in cast("list[Any]", plain.get("reasons") or []):
            rule, effect = (str(part) for part in one)
            if effect == permission.value and rule in texts:
                decided.append(rule)
        return CalledUnder(permission, tuple(texts[rule] for rule in decided))

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
        written = consent_journal.consents_of(store.connection, standing.contacts)
        known = tuple(one for one in written if one.proof.basis != LOOKED_UP)
        looked_up = _looked_up(request, written, lead.number_e164 or lead.number_typed)
        proof, use = self._proof(request, lead, placed, frame, known)
        asked = self._settings.text("typed_leads")
        listed = frame.party.value if frame is not None else ""
        typed_party = asked if asked != "unknown" else ""
        party = listed if listed in ("consumer", "business") else standing.party or typed_party
        if frame is not None and listed not in ("consumer", "business"):
            party = standing.party  # a list that does not say is not what is usual for others
        rules = self._rules.get()
        tries = tries_of(store.connection, standing.contact, lead.number_e164)
        tried = so_far(tries, at, Limits(a_day=rules.most_a_day))
        uses = () if use is None else (use,)
        if looked_up is not None:
            uses += (ConsentUse(looked_up.id) if looked_up.id else ConsentUse(given=looked_up.proof),)
        facts = LeadFacts(
            at=at,
            country=self._country(lead, placed, frame, standing.country),
            zone=standing.zone or zone_of_number(lead.number_e164) or (frame.zone if frame is not None else ""),
            direction=request.direction,
            party=party,
            # who set that her leads are consumers wants it kept strictly
            framed=frame is not None or bool(known) or bool(standing.party) or asked == "consumer",
            consent=consent_facts(proof, known),
            customer=proof is not None and proof.basis == "customer",
            do_not_call=history.blocked,
            number=standing.number_state if standing.number_state in ("wrong", "dead") else "ok",
            register_on=None if looked_up is None else _day(looked_up.proof.given_at),
            directory="unknown" if looked_up is None else "listed",
            source=frame.source_kind if frame is not None else "",
            reason=proof.wording if proof is not None and is_reasoned(proof) else "",
            attempts_today=max(standing.attempts_today, tried.today),
            attempts_week=tried.week,
            minutes_since_try=NEVER if tried.minutes is None else min(tried.minutes, NEVER),
            resting=tried.resting,
            promise=_promised(history, at),
        )
        answer = decide(facts, rules)
        # a proof the gate does not accept is none: it is not written down as if it were
        return Allowance(answer, uses if request.direction == "out" and not answer.blocked else ())

    def _proof(
        self,
        request: CallAsked,
        lead: LeadRecord,
        placed: PlacedRow | None,
        frame: ListFrame | None,
        known: tuple[KnownConsent, ...],
    ) -> tuple[ConsentProof | None, ConsentUse | None]:
        """What there is to show, the best first: what was just written down, what the log has, what the list says."""
        if request.proof is not None and request.proof.basis != LOOKED_UP:
            return request.proof, ConsentUse(given=request.proof)
        # what was let go of proves nothing, and does not stand before what a list says
        told = next((one for one in known if one.proof.tells), None)
        if told is not None:
            return told.proof, ConsentUse(told.id)
        if placed is not None and frame is not None:
            proof = proof_of(placed.row.proof, frame, self._settings.text("company"))
            return proof, ConsentUse(given=proof) if proof is not None and proof.basis != "none" else None
        if lead.consent_date or lead.consent_source:
            return ConsentProof("none", given_at=lead.consent_date, how=lead.consent_source), None
        return None, None

    def _country(self, lead: LeadRecord, placed: PlacedRow | None, frame: ListFrame | None, known: str) -> str:
        """That of the number that is dialled; where it tells none, what is known of the person."""
        told = (placed.row.country if placed is not None else "", frame.country if frame is not None else "", known)
        return country_of(lead.number_e164, told, self._settings.text("phone_region"))


def is_reasoned(proof: ConsentProof | None) -> bool:
    """Whether a written reason stands in the place of a consent."""
    return proof is not None and proof.basis in _REASONED


def country_of(number: str, told: Sequence[str], region: str) -> str:
    """That of the number (E.164) that is dialled, "" where it tells none; without a number the first that is told."""
    for code, country in _COUNTRY_OF_CODE.items():
        if number.startswith(code):
            return country
    return "" if number else next((one for one in told if len(one) == 2), region)


def _looked_up(request: CallAsked, written: tuple[KnownConsent, ...], number: str) -> KnownConsent | None:
    """The newest look-up of this number that says it may be called; one just written down has no id.

    Registers and directories are of numbers: what was looked up of one says nothing of another of the same person.
    """
    if request.proof is not None and request.proof.basis == LOOKED_UP:
        return KnownConsent("", "", replace(request.proof, subject=number))
    proofs = ((one, one.proof) for one in written if not one.ended)
    found = (
        one for one, proof in proofs if (proof.basis, proof.subject) == (LOOKED_UP, number) and _day(proof.given_at)
    )
    return max(found, key=lambda one: one.proof.given_at, default=None)


def consent_facts(proof: ConsentProof | None, known: tuple[KnownConsent, ...] = ()) -> ConsentFacts:
    """What the gate is told of a proof; `known`: what the log has of the same person."""
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
