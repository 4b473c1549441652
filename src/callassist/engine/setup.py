"""What a call starts with. Pinned in the log beside the script, so that a call can be replayed to the letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from callassist.domain.answers import Answer, AnswerState, ContactId, QuestionId, Source, StageId
from callassist.domain.contact import Consent, Contact, Role
from callassist.domain.script import Opening
from callassist.domain.text import Language
from callassist.engine.actions import text_from_plain, value_from_plain, value_to_plain
from callassist.engine.attempts import Tried
from callassist.engine.newer import WrittenByNewer

FIRST_CONTACT = ContactId("c1")

#: a year: more is no reminder of an end any more
MOST_LEAD_DAYS = 365

#: how new calls are walked; 1 is the way from before jumps were real (`path1`), 2 that from before wordings that say
#: the same were one, 3 that from before a second asking could be ticked: kept for the calls that were made so
SEMANTICS = 4


@dataclass(frozen=True)
class CallSetup:
    """Stage, depth, language, the clock's reading and everything known beforehand."""

    stage: StageId
    #: 1–3
    depth: int
    language: Language
    #: aware, in the rep's own zone. Nothing takes it for the present: each step has a time of its own (`CallState.now`)
    started: datetime
    #: what the rep and the list supply: lead, caller, company, callback_number, consent_date, data_source …
    placeholders: Mapping[str, str] = field(default_factory=dict[str, str])
    contact: Contact = Contact(FIRST_CONTACT)
    contacts: tuple[Contact, ...] = ()
    #: answers of earlier calls or of the list, `carried=True`
    carried: tuple[Answer, ...] = ()
    #: how many refused guard questions end it (R34, R35); 0: only if no guard question at all was answered
    refusal_limit: int = 1
    #: times already taken, so that the two offered times are free ones
    busy: tuple[datetime, ...] = ()
    #: how the call begins, and the time that was agreed for it, where one was
    opening: Opening = Opening.COLD
    promised_at: datetime | None = None
    #: the objection notice X11 was given to this contact before
    notice_given: bool = False
    #: of this stage the guard questions alone are asked (R24, R31), until the rep chooses a depth in the call
    guard_only: bool = False
    #: days before an obstacle ends to call again (R21)
    lead_days: int = 0
    #: the outbound calls to them so far, in the order of time: they tell when the next one is
    tries: tuple[Tried, ...] = ()
    #: they have another number, which is called where this one is wrong or dead
    next_number: bool = False
    #: how the path is walked: see `SEMANTICS`. It belongs to the call, not to its script
    semantics: int = SEMANTICS


def to_plain(setup: CallSetup) -> dict[str, Any]:
    """The setup as JSON data."""
    plain: dict[str, Any] = {
        "stage": setup.stage,
        "depth": setup.depth,
        "language": setup.language.value,
        "started": setup.started.isoformat(),
        "placeholders": dict(setup.placeholders),
        "contact": contact_to_plain(setup.contact),
        "contacts": [contact_to_plain(contact) for contact in setup.contacts],
        "carried": [answer_to_plain(answer) for answer in setup.carried],
        "refusal_limit": setup.refusal_limit,
        "busy": [moment.isoformat() for moment in setup.busy],
        "notice_given": setup.notice_given,
        "semantics": setup.semantics,
        "opening": setup.opening.value,
        "promised_at": "" if setup.promised_at is None else setup.promised_at.isoformat(),
    }
    # what was not set is not written: the journals of such calls stay as they always were
    if setup.guard_only:
        plain["guard_only"] = True
    if setup.lead_days:
        plain["lead_days"] = setup.lead_days
    if setup.tries:
        plain["tries"] = [[one.at.isoformat(), one.outcome] for one in setup.tries]
    if setup.next_number:
        plain["next_number"] = True
    return plain


def from_plain(data: Mapping[str, Any]) -> CallSetup:
    """The setup from its JSON data.

    Raises:
        ValueError, KeyError: not written by `to_plain`.
    """
    promised_at = text_from_plain(data.get("promised_at", ""))
    return CallSetup(
        stage=StageId(text_from_plain(data["stage"])),
        depth=int(data["depth"]),
        language=Language(data["language"]),
        started=datetime.fromisoformat(data["started"]),
        placeholders={name: text_from_plain(value) for name, value in dict(data["placeholders"]).items()},
        contact=contact_from_plain(data["contact"]),
        contacts=tuple(contact_from_plain(one) for one in data["contacts"]),
        carried=tuple(answer_from_plain(one) for one in data["carried"]),
        refusal_limit=int(data["refusal_limit"]),
        busy=tuple(datetime.fromisoformat(one) for one in data["busy"]),
        notice_given=bool(data["notice_given"]),
        guard_only=bool(data.get("guard_only", False)),
        lead_days=_lead_days(data.get("lead_days", 0)),
        tries=tuple(
            Tried(datetime.fromisoformat(at), text_from_plain(outcome)) for at, outcome in data.get("tries", ())
        ),
        next_number=bool(data.get("next_number", False)),
        semantics=_semantics(data.get("semantics", 1)),
        opening=Opening(data.get("opening", "")),
        promised_at=datetime.fromisoformat(promised_at) if promised_at else None,
    )


def _lead_days(days: object) -> int:
    if not isinstance(days, int) or not 0 <= days <= MOST_LEAD_DAYS:
        raise ValueError(f"{days!r} is no number of days to call ahead")
    return days


def _semantics(number: object) -> int:
    if not isinstance(number, int) or number < 1:
        raise ValueError(f"{number!r} is no way of walking a call")
    if number > SEMANTICS:
        raise WrittenByNewer(f"a call of semantics {number!r} was made by a newer callassist")
    return int(number)


def answer_to_plain(answer: Answer) -> dict[str, Any]:
    """An answer as JSON data."""
    return {
        "question": answer.question,
        "state": answer.state.value,
        "value": None if answer.value is None else value_to_plain(answer.value),
        "source": answer.source.value,
        "stage": answer.stage,
        "contact": answer.contact,
        "at": answer.at.isoformat(),
        "carried": answer.carried,
        "counts": answer.counts,
        "wording_version": answer.wording_version,
        "note": answer.note,
    }


def answer_from_plain(data: Mapping[str, Any]) -> Answer:
    """An answer from its JSON data."""
    return Answer(
        question=QuestionId(text_from_plain(data["question"])),
        state=AnswerState(data["state"]),
        value=None if data["value"] is None else value_from_plain(data["value"]),
        source=Source(data["source"]),
        stage=StageId(text_from_plain(data["stage"])),
        contact=ContactId(text_from_plain(data["contact"])),
        at=datetime.fromisoformat(data["at"]),
        carried=bool(data["carried"]),
        counts=bool(data["counts"]),
        wording_version=int(data["wording_version"]),
        note=text_from_plain(data["note"]),
    )


def contact_to_plain(contact: Contact) -> dict[str, Any]:
    """A contact as JSON data."""
    return {
        "id": contact.id,
        "name": contact.name,
        "role": contact.role.value,
        "function": contact.function,
        "direct_line": contact.direct_line,
        "best_time": contact.best_time,
        "said_by": contact.said_by,
        **details_to_plain(contact),
    }


def details_to_plain(contact: Contact) -> dict[str, str]:
    """Where a contact can be written to and why they may be called, as JSON data; what is not known is left out."""
    known = {
        "email": contact.email,
        "address": contact.address,
        "consent_date": contact.consent.iso_date,
        "consent_source": contact.consent.source,
        "call_at": "" if contact.call_at is None else contact.call_at.isoformat(),
    }
    return {name: value for name, value in known.items() if value}


def contact_from_plain(data: Mapping[str, Any]) -> Contact:
    """A contact from its JSON data."""
    said_by = data["said_by"]
    # lines from before these were kept have none of them
    given_on = text_from_plain(data.get("consent_date", ""))
    call_at = text_from_plain(data.get("call_at", ""))
    return Contact(
        ContactId(text_from_plain(data["id"])),
        text_from_plain(data["name"]),
        Role(data["role"]),
        text_from_plain(data["function"]),
        text_from_plain(data["direct_line"]),
        text_from_plain(data["best_time"]),
        ContactId(said_by) if said_by else None,
        text_from_plain(data.get("email", "")),
        text_from_plain(data.get("address", "")),
        Consent(date.fromisoformat(given_on) if given_on else None, text_from_plain(data.get("consent_source", ""))),
        datetime.fromisoformat(call_at) if call_at else None,
    )
