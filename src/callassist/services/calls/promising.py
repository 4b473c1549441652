"""What a call tells of the day: which try it is, by whose clock its times were said, when they are tried again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.promise import DayPart
from callassist.engine import promised_time
from callassist.engine.attempts import Tried, counts_as_try
from callassist.engine.follow_ups import tried_again
from callassist.engine.gate import is_zone
from callassist.errors import NotFound, NotUnderstood
from callassist.storage.calls.contacts import find_contact
from callassist.storage.calls.next_number import has_other
from callassist.storage.calls.records import LeadRecord
from callassist.storage.day.waiting import tries_of
from callassist.storage.leads import lists_in_log

if TYPE_CHECKING:
    from callassist.domain.calling_rules import GateAnswer
    from callassist.domain.lead_list import RowRef
    from callassist.storage.store import Store

TRIES_KEPT = 20
"""So many tries go along with a call, to tell when the next one is: more than a campaign has."""


def tries_before(store: Store, lead: LeadRecord) -> tuple[Tried, ...]:
    """The outbound calls to this lead and to their number so far, in the order of time."""
    contact, _ = find_contact(store.connection, lead)
    return tuple(tries_of(store.connection, contact or "", lead.number_e164))


def day_told(
    store: Store, tries: Sequence[Tried], direction: str, answer: GateAnswer, at: datetime, outcome: str = ""
) -> dict[str, Any]:
    """What the first line of a journal tells of the day: which try it is, in which part of their day, in which log.

    `tries` are all that were made before (`tries_before`), `outcome` is that of a call that is over with this line.
    """
    counts = direction == "out" and (not outcome or counts_as_try(outcome))
    local = datetime.fromisoformat(answer.local) if answer.local else at
    part = DayPart.of(local.time())
    return {
        "attempt": 1 + sum(counts_as_try(one.outcome) for one in tries) if counts else 0,
        "day_part": "" if part is None else part.value,
        "origin": store.log_id,
    }


def zone_of_lead(gate: Mapping[str, Any] | GateAnswer | None, own: str) -> str:
    """By whose clock times are said in a call: theirs where it is known, else the rep's own (`own`)."""
    zones: object = gate.get("zones") if isinstance(gate, Mapping) else () if gate is None else gate.zones
    known = [str(one) for one in cast("list[Any] | tuple[Any, ...]", zones)] if isinstance(zones, list | tuple) else []
    return known[0] if len(known) == 1 and is_zone(known[0]) else own


def in_zone_of(moment: datetime, zone: str) -> datetime:
    """A moment by the clock of that zone; as it was where its rules are not known here."""
    try:
        return moment.astimezone(ZoneInfo(zone)) if zone else moment
    except (LookupError, ValueError, OSError):
        return moment


def as_promised(follow_up: FollowUp, zone: str) -> FollowUp:
    """What was agreed, with the zone its time was said in.

    Raises:
        NotUnderstood: the clock never shows that time there (code `no_such_time`).
    """
    if follow_up.due is None:
        return follow_up
    due = follow_up.due
    shown = due.replace(tzinfo=None, fold=0)
    named = getattr(due.tzinfo, "key", "")
    if named and not promised_time.moments(shown, str(named)):
        raise NotUnderstood(
            f"the clock never shows {shown.isoformat(sep=' ', timespec='minutes')} there: it is set forward",
            next_step="type the time that is meant",
            code="no_such_time",
        )
    return replace(follow_up, due=in_zone_of(due, zone), zone=zone)


def next_try_of(outcome: str, tries: tuple[Tried, ...], at: datetime, *, next_number: bool) -> FollowUp:
    """What follows on somebody who was not reached, by the tries there were.

    On a wrong number it is their next one, at once; where they have none (`next_number`), nothing.
    """
    found = tried_again(outcome, tries, at, next_number=next_number)
    if found.kind is FollowUpKind.NONE and outcome not in ("wrong_number", "number_dead"):
        return tried_again("no_answer", tries, at)
    return found


def has_next_number(store: Store, lead: LeadRecord, row: RowRef | None) -> bool:
    """Whether another number of this lead is known; of a row that nobody has called yet, its list says so."""
    contact, _ = find_contact(store.connection, lead)
    if contact is not None and has_other(store.connection, contact, lead.number_e164):
        return True
    if row is None:
        return False
    try:
        found = lists_in_log.row_at(store.connection, row).row
    except NotFound:  # its list was taken back meanwhile
        return False
    return contact is None and bool({found.e164, found.e164_2} - {"", lead.number_e164})
