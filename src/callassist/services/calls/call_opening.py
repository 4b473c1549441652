"""What a call begins with: who is called, how it opens, what is known already, and whether it may begin at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from callassist.domain.answers import Answer, StageId
from callassist.domain.consents import ConsentProof
from callassist.domain.contact import Consent, Contact, Role
from callassist.domain.follow_up import FollowUpKind
from callassist.domain.lead_list import RowRef
from callassist.domain.limits import ADDRESS_LIMIT, NAME_LIMIT
from callassist.domain.log_columns import columns_of
from callassist.domain.script import Comes, Opening, Script
from callassist.domain.text import Language
from callassist.engine import setup as call_setup
from callassist.engine.follow_ups import NO_REFERRER
from callassist.engine.setup import FIRST_CONTACT, CallSetup
from callassist.engine.typed import typed_past_day
from callassist.errors import ImpossibleAction, NotFound
from callassist.services.contacts.contact_text import read_contact
from callassist.services.contacts.phone_number import find_numbers
from callassist.services.settings import Settings
from callassist.storage.calls.log_views import LeadHistory, Promise
from callassist.storage.calls.records import (
    CallHead,
    Direction,
    LeadRecord,
    ScriptPin,
    StoredCall,
    clean,
    lead_to_plain,
)
from callassist.storage.identifiers import new_id

if TYPE_CHECKING:
    from callassist.formats.script.own_words import OwnWords


@dataclass(frozen=True, slots=True)
class CallRequest:
    """Whom to call with what. Names and numbers as typed."""

    script: str
    stage: str
    language: Language
    name: str = ""
    company: str = ""
    number: str = ""
    #: 1–3; None: as the settings or the script say
    depth: int | None = None
    direction: Direction = "out"
    #: what the list knows beyond that: consent_date, data_source …
    placeholders: Mapping[str, str] = field(default_factory=dict[str, str])
    #: what else is known of the lead: the call's note begins with it
    note: str = ""
    email: str = ""
    address: str = ""
    #: as typed; the last such day there was
    consent_date: str = ""
    consent_source: str = ""
    #: the row of a list that is called
    row: RowRef | None = None
    #: why they may be called, as the rep has just written it down
    proof: ConsentProof | None = None


def lead_of(request: CallRequest, at: datetime, region: str) -> tuple[LeadRecord, str]:
    """Who is called, and what goes into the note: where more than a number stands in its field, all of it.

    Raises:
        NotUnderstood: the day of the consent is none, or still to come.
    """
    found = read_contact(request.number, region)
    number = found.number
    more = found.name or found.company or found.note
    beside = (request.note, request.number.strip() if more else "")
    if number is None and not request.number.strip():
        # a number in the field of the name is one nevertheless: who is blocked under it must not be called
        elsewhere = find_numbers(f"{request.name}\n{request.company}", region)
        number = elsewhere[0] if elsewhere and elsewhere[0].exists else None
    lead = LeadRecord(
        clean(request.name.strip(), NAME_LIMIT),
        clean(request.company.strip(), NAME_LIMIT),
        clean(number.written if number is not None else "", NAME_LIMIT),
        number.e164 if number is not None else "",
        clean(request.email.strip() or found.email, ADDRESS_LIMIT),
        clean(request.address.strip() or found.address, ADDRESS_LIMIT),
        typed_past_day(request.consent_date, at.date()).isoformat() if request.consent_date.strip() else "",
        clean(request.consent_source.strip(), ADDRESS_LIMIT),
    )
    return lead, ", ".join(part for part in beside if part)


def setup_of(
    script: Script, request: CallRequest, lead: LeadRecord, history: LeadHistory, at: datetime, settings: Settings
) -> CallSetup:
    """How a call with this lead begins: opening, depth, language, and what is known already.

    Raises:
        NotFound: the script has no such stage.
    """
    stage = script.stages.get(StageId(request.stage))
    if stage is None:
        raise NotFound(
            f"the script {script.id} has no stage {request.stage!r}",
            where=script.id,
            next_step=f"it has {', '.join(script.stages)}",
            code="no_stage",
        )
    rep = {name: settings.text(name) for name in ("caller", "company", "callback_number")}
    placeholders = {name: value for name, value in rep.items() if value} | dict(request.placeholders)
    if lead.name:
        placeholders.setdefault("lead", lead.name)
    opening, promise = _opening(history, script, request, at)
    if opening is Opening.REFERRED and promise is not None and promise.reason != NO_REFERRER and promise.told_by:
        placeholders.setdefault("referrer", promise.told_by)
    return CallSetup(
        stage=stage.id,
        depth=request.depth or settings.depth(stage.id, stage.depth),
        language=script.language_for(Language(request.language)),
        started=at,
        placeholders=placeholders,
        contact=_contact(lead, opening),
        opening=opening,
        promised_at=promise.due if promise is not None else None,
        carried=_carried(script, history),
        refusal_limit=settings.number("refusal_limit"),
        guard_only=request.depth is None and settings.guard_only(stage.id),
        lead_days=settings.number("lead_days"),
        busy=history.busy,
        notice_given=history.notice_given,
    )


def _opening(
    history: LeadHistory, script: Script, request: CallRequest, at: datetime
) -> tuple[Opening, Promise | None]:
    """How the call begins, and what was agreed or told that says so. Whoever calls us opens it themselves."""
    if request.direction == "in":
        return Opening.COLD, None
    for one in history.promises:
        if one.kind is FollowUpKind.CONTACT_DECISION_MAKER:
            return Opening.REFERRED, one
        due_by_now = one.due is None or one.due.date() <= at.date()
        if one.kind is FollowUpKind.CALLBACK and one.script_id == script.id and one.reason != "dropped" and due_by_now:
            return Opening.CALLBACK, one
    return Opening.COLD, None


def _contact(lead: LeadRecord, opening: Opening) -> Contact:
    """Who is called, as the call knows them; whoever was named as the one who decides is not asked who that is."""
    role = Role.DECISION_MAKER if opening is Opening.REFERRED else Role.UNKNOWN
    given_on = date.fromisoformat(lead.consent_date) if lead.consent_date else None
    consent = Consent(given_on, lead.consent_source)
    return Contact(FIRST_CONTACT, lead.name, role, email=lead.email, address=lead.address, consent=consent)


def with_known(lead: LeadRecord, known: LeadRecord | None) -> LeadRecord:
    """`lead` with what the log knows of the same person and was not told now. A consent is one with its source."""
    if known is None:
        return lead
    told = lead if lead.consent_date or lead.consent_source else known
    return replace(
        lead,
        name=lead.name or known.name,
        company=lead.company or known.company,
        email=lead.email or known.email,
        address=lead.address or known.address,
        consent_date=told.consent_date,
        consent_source=told.consent_source,
    )


def row_told(row: RowRef | None) -> dict[str, Any]:
    """What the first line of a journal tells of the row that is called: it is never new again."""
    return {} if row is None else {"list_row": [row.list_id, row.place]}


def noted(note: str) -> dict[str, str]:
    """What the first line of a journal tells of the note."""
    return {"note": note} if note else {}


def as_it_comes(script: Script, request: CallRequest) -> CallRequest:
    """The request as a call that comes in, where the script is for such. Who is called from a list is called by us."""
    if script.direction is Comes.INCOMING and request.row is None:
        return replace(request, direction="in")
    return request


def own_words_told(own: OwnWords | None) -> dict[str, Any]:
    """What the first line of a journal tells of the rep's own words, so that a call can be read as it was said."""
    if own is None:
        return {}
    from callassist.services.scripts.my_words import words_told

    return words_told(own)


def own_words_of(stored: StoredCall) -> OwnWords | None:
    """Those a call began with; None where it began with none."""
    if not stored.events or "words" not in stored.events[0].payload:
        return None
    from callassist.services.scripts.my_words import words_of_journal

    return words_of_journal(stored.events[0].payload)


def check_block(history: LeadHistory, request: CallRequest) -> None:
    """Whoever is blocked is not called; they may call.

    Raises:
        ImpossibleAction: somebody at this number asked not to be called again.
    """
    if history.blocked and request.direction == "out":
        what = "somebody at this number asked not to be called again"
        raise ImpossibleAction(what, where=request.number.strip(), code="blocked")


def _carried(script: Script, history: LeadHistory) -> tuple[Answer, ...]:
    """What is known already: of the company or household whoever said it, of a person only from that person."""
    personal = {question.id for question in script.questions.values() if question.per_contact}
    known = [one for one in history.answers if one["question"] not in personal]
    known += [one for one in history.own_answers if one["question"] in personal]
    return tuple(replace(call_setup.answer_from_plain(one), carried=True) for one in known)


def head_to_plain(head: CallHead) -> dict[str, Any]:
    """What the first line of a journal tells of a call beside its set-up, so that its row can be made anew from it."""
    return {
        "script": head.script.sha256,
        "parent": head.parent_id,
        "lead": lead_to_plain(head.lead),
        "direction": head.direction,
        "zone": head.zone,
    }


def head_of(
    script: Script, setup: CallSetup, lead: LeadRecord, at: datetime, zone: str, direction: Direction
) -> CallHead:
    """The row of a call as it begins."""
    return CallHead(
        id=new_id(),
        lead=lead,
        script=ScriptPin(script.sha256, script.id, script.version, script.title, columns_of(script), script.source),
        stage=setup.stage,
        depth=setup.depth,
        language=setup.language.value,
        direction=direction,
        started=at,
        zone=zone,
    )
