"""What the end of a call writes beside its answers: its outcome, its follow-up, and whom it made known."""

from __future__ import annotations

from datetime import datetime

from callassist.domain.contact import NO_CONSENT, Contact
from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.outcome import OUTCOMES
from callassist.engine.call import Call
from callassist.errors import ImpossibleAction, NotUnderstood
from callassist.services.contacts.contact_text import read_contact
from callassist.services.contacts.phone_number import find_numbers
from callassist.storage.calls.records import PersonRecord

#: follow-ups that are due at a time somebody named, and not at once
_AT_A_TIME = (
    FollowUpKind.APPOINTMENT,
    FollowUpKind.CALLBACK,
    FollowUpKind.RETRY,
    FollowUpKind.RECONTACT_BEFORE_END,
    FollowUpKind.RESTING,
)


def people_of(call: Call, region: str) -> tuple[PersonRecord, ...]:
    """Everybody `call` made known by name, and the role of who was called."""
    known = call.setup.contact
    lead = known.id
    people: list[PersonRecord] = []
    for contact in call.view().contacts:
        current = call.contact if contact.id == call.contact.id else contact
        if contact.id == lead or current.name.strip():
            # whoever notes down a name in a hurry puts the number beside it; the lead's own number is known
            beside = contact.id != lead and any(sign.isdigit() for sign in current.name)
            read = read_contact(current.name, region) if beside else None
            told = find_numbers(current.direct_line, region) or ([read.number] if read and read.number else [])
            people.append(
                PersonRecord(
                    (read.name if read is not None else "") or current.name.strip(),
                    current.role.value,
                    current.function.strip(),
                    told[0].written if told else current.direct_line.strip(),
                    told[0].e164 if told else "",
                    is_lead=contact.id == lead,
                    email=current.email.strip(),
                    address=current.address.strip(),
                    consent_date=current.consent.iso_date,
                    consent_source=current.consent.source.strip(),
                    best_time=current.best_time.strip(),
                    emptied=_emptied(known, current) if contact.id == lead else (),
                )
            )
    return tuple(people)


def _emptied(known: Contact, now: Contact) -> tuple[str, ...]:
    """What was known before the call and was deleted in it."""
    found = [
        name
        for name, before, after in (("email", known.email, now.email), ("address", known.address, now.address))
        if before and not after
    ]
    if known.consent != NO_CONSENT and now.consent == NO_CONSENT:
        found += ["consent_date", "consent_source"]
    return tuple(found)


def check_due(follow_up: FollowUp, now: datetime) -> None:
    """Raises `NotUnderstood` where a time that was agreed on is over at `now`; what is due at once never is."""
    at_once = follow_up.kind not in _AT_A_TIME or follow_up.reason == "dropped"
    if not at_once and follow_up.due is not None and follow_up.due < now:
        raise NotUnderstood(
            f"{follow_up.due.isoformat(sep=' ', timespec='minutes')} is over",
            next_step="type a time to come",
            code="in_the_past",
        )


def check_outcome(outcome: str) -> None:
    """Raises `ImpossibleAction` unless there is such an outcome."""
    if outcome not in OUTCOMES:
        raise ImpossibleAction(f"there is no outcome {outcome!r}", possible=tuple(OUTCOMES))
