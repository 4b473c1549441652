"""What the end of a call writes beside its answers: its outcome, its follow-up, and whom it made known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.outcome import OUTCOMES
from callassist.engine.call import Call
from callassist.errors import ImpossibleAction
from callassist.services.phone_number import e164
from callassist.storage.records import PersonRecord


def people_of(call: Call, region: str) -> tuple[PersonRecord, ...]:
    """Everybody `call` made known by name, and the role of who was called."""
    lead = call.setup.contact.id
    people: list[PersonRecord] = []
    for contact in call.view().contacts:
        current = call.contact if contact.id == call.contact.id else contact
        if contact.id == lead or current.name.strip():
            number = current.direct_line.strip()
            people.append(
                PersonRecord(
                    current.name.strip(),
                    current.role.value,
                    current.function.strip(),
                    number,
                    e164(number, region) if number else "",
                    is_lead=contact.id == lead,
                )
            )
    return tuple(people)


def follow_up_to_plain(follow_up: FollowUp) -> dict[str, Any]:
    """A follow-up as JSON data."""
    return {
        "kind": follow_up.kind.value,
        "due": None if follow_up.due is None else follow_up.due.isoformat(),
        "reason": follow_up.reason,
        "resume_node": follow_up.resume_node,
        "contact_name": follow_up.contact_name,
    }


def follow_up_from_plain(data: Mapping[str, Any]) -> FollowUp:
    """A follow-up from its JSON data."""
    due = data["due"]
    return FollowUp(
        FollowUpKind(data["kind"]),
        datetime.fromisoformat(due) if due else None,
        data["reason"],
        data["resume_node"],
        data["contact_name"],
    )


def check_outcome(outcome: str) -> None:
    """Raises `ImpossibleAction` unless there is such an outcome."""
    if outcome not in OUTCOMES:
        raise ImpossibleAction(f"there is no outcome {outcome!r}", possible=tuple(OUTCOMES))
