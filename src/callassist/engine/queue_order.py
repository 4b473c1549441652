"""Whom to call now, and why: the order of a working day as pure functions over those who wait.

Tiers are read one after the other, so nothing of a later one is looked at while an earlier one has somebody. Whether
somebody may be called is not decided here: each is asked at a gate that is passed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum

from callassist.domain.follow_up import FollowUpKind
from callassist.domain.lead_list import RowRef
from callassist.domain.promise import PROMISE_WINDOW, DayPart, SaidAs

CALLBACK_WINDOW = timedelta(minutes=PROMISE_WINDOW)
"""How long after its time a promised callback is kept, where nothing else was said."""

_APPOINTMENT_BEFORE, _APPOINTMENT_AFTER = timedelta(minutes=10), timedelta(hours=2)
_CALLBACK_BEFORE = timedelta(minutes=2)
_DAY = timedelta(days=1)


class Tier(IntEnum):
    """What comes before what."""

    APPOINTMENT = 1
    CALLBACK = 2
    DECISION_MAKER = 3
    #: what has to be done by a day
    DEADLINE = 4
    OWN_REQUEST = 5
    #: its day has come
    ITS_DAY = 6
    RETRY = 7
    LIST = 8
    #: who rested long enough is asked about when nobody else is left
    RESTED = 9


class WhyNow(StrEnum):
    """Why somebody is next, and why now."""

    APPOINTMENT = "appointment"
    PROMISED = "promised"
    PROMISE_MISSED = "promise_missed"
    DROPPED = "dropped"
    DECISION_MAKER = "decision_maker"
    DEADLINE = "deadline"
    OWN_REQUEST = "own_request"
    ITS_DAY = "its_day"
    RETRY = "retry"
    LIST = "list"
    RESTED = "rested"


TIER_OF_KIND: Mapping[str, Tier] = {
    FollowUpKind.APPOINTMENT.value: Tier.APPOINTMENT,
    FollowUpKind.CALLBACK.value: Tier.CALLBACK,
    FollowUpKind.CONTACT_DECISION_MAKER.value: Tier.DECISION_MAKER,
    FollowUpKind.SEND_INFO.value: Tier.DEADLINE,
    FollowUpKind.RECONTACT_BEFORE_END.value: Tier.ITS_DAY,
    FollowUpKind.RETRY.value: Tier.RETRY,
    FollowUpKind.RESTING.value: Tier.RESTED,
}
"""The tier of each kind of follow-up."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits to be called: for a follow-up, or as the row of a list."""

    tier: Tier
    #: of the follow-up; "" of a row
    follow_up_id: str = ""
    contact_id: str = ""
    name: str = ""
    company: str = ""
    number: str = ""
    e164: str = ""
    script_id: str = ""
    stage: str = ""
    #: aware; None: no time was said
    due: datetime | None = None
    #: when it was known
    since: datetime | None = None
    said_as: SaidAs = SaidAs.MINUTE
    window: timedelta = CALLBACK_WINDOW
    reason: str = ""
    prospect: bool = False
    #: as the log has it: ok, wrong, dead, blocked
    number_state: str = "ok"
    #: all their numbers as written, a line each
    typed: str = ""
    #: who named them as the one who decides
    told_by: str = ""
    row: RowRef | None = None
    list_name: str = ""
    #: the list they are from, also where they were called since; "" where they are from none
    list_id: str = ""
    zip: str = ""
    #: parts of a day in which they were tried already
    tried_in: frozenset[DayPart] = frozenset()

    @property
    def key(self) -> str:
        """What tells them from everybody else who waits."""
        return self.follow_up_id if self.row is None else f"{self.row.list_id}:{self.row.place}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody is not called now."""

    #: a code
    reason: str
    #: from when on they may be; None: not before somebody does something about it
    free_at: datetime | None = None


Gate = Callable[[Waiting, datetime], Refusal | None]
"""Whether somebody may be called at a moment; None: they may."""


def why_now(one: Waiting, now: datetime) -> WhyNow | None:
    """Why it is time to call them; None: it is not, or not yet."""
    due = one.due
    match one.tier:
        case Tier.APPOINTMENT if due is not None:
            return WhyNow.APPOINTMENT if due - _APPOINTMENT_BEFORE <= now <= due + _APPOINTMENT_AFTER else None
        case Tier.CALLBACK:
            return _callback(one, now)
        case Tier.DECISION_MAKER:
            return WhyNow.DECISION_MAKER if due is None or due <= now else None
        case Tier.DEADLINE:
            return WhyNow.DEADLINE if due is None or due - 2 * _DAY <= now else None
        case Tier.OWN_REQUEST:
            return WhyNow.OWN_REQUEST
        case Tier.ITS_DAY:
            return WhyNow.ITS_DAY if due is not None and due.astimezone(now.tzinfo).date() <= now.date() else None
        case Tier.RETRY:
            return WhyNow.RETRY if due is not None and due <= now else None
        case Tier.LIST:
            return WhyNow.LIST
        case Tier.RESTED:
            return WhyNow.RESTED if due is not None and due <= now else None
        case _:
            return None


def _callback(one: Waiting, now: datetime) -> WhyNow | None:
    """From shortly before its time on; a missed one all that day, and on the next days from the same time on."""
    if one.due is None:
        return WhyNow.PROMISED
    if one.reason == "dropped":
        return WhyNow.DROPPED if one.due <= now else None
    if now < one.due - _CALLBACK_BEFORE:
        return None
    if now <= one.due + _kept_for(one):
        return WhyNow.PROMISED
    local = one.due.astimezone(now.tzinfo)
    if local.date() < now.date() and now.time() < local.time():
        return None
    return WhyNow.PROMISE_MISSED


def _kept_for(one: Waiting) -> timedelta:
    """How long after it is due it is kept: what was said as a part of a day is, to the end of it."""
    if one.due is None or one.said_as is SaidAs.MINUTE:
        return one.window
    begins = one.due.replace(tzinfo=None)
    later = [part.begins for part in DayPart if part.begins > begins.time()]
    ends = later[0] if one.said_as is SaidAs.PART and later else time(20)
    return max(datetime.combine(begins.date(), ends) - begins, one.window)


def order(one: Waiting, now: datetime) -> tuple[object, ...]:
    """What those of the same tier are sorted by; whoever comes first is called first."""
    due = one.due.timestamp() if one.due is not None else 0.0
    since = one.since.timestamp() if one.since is not None else 0.0
    match one.tier:
        case Tier.CALLBACK:
            return (why_now(one, now) is not WhyNow.PROMISE_MISSED, due, one.follow_up_id)
        case Tier.DECISION_MAKER | Tier.OWN_REQUEST:
            return (-since, one.follow_up_id)
        case Tier.ITS_DAY:
            day = one.due.astimezone(now.tzinfo).date().toordinal() if one.due is not None else 0
            return (day, not one.prospect, one.follow_up_id)
        case Tier.RETRY:
            # somebody tried in this very part of the day comes after those who were not
            return (DayPart.of(now.time()) in one.tried_in, due, one.follow_up_id)
        case Tier.LIST:
            return ("" if one.row is None else one.row.list_id, 0 if one.row is None else one.row.place)
        case _:
            return (due, one.follow_up_id)


@dataclass(frozen=True, slots=True)
class HeldLead:
    """Somebody whose time it is and who may not be called."""

    who: Waiting
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Offer:
    """Whom to call now, and why it is this one; `who` is None where there is nobody."""

    who: Waiting | None = None
    why: WhyNow | None = None
    #: who comes after them, as it stands now
    then: tuple[tuple[Waiting, WhyNow], ...] = ()
    held: tuple[HeldLead, ...] = ()
    #: the looking was ended before all had been asked: there may be more who are held back, or somebody who is not
    more: bool = False

    def held_by_reason(self) -> dict[str, tuple[int, datetime | None]]:
        """How many are held back by which rule, and when the first of them is free; most of them first."""
        counts = Counter(one.refusal.reason for one in self.held)
        return {reason: (number, self._first_free(reason)) for reason, number in counts.most_common()}

    def _first_free(self, reason: str) -> datetime | None:
        free = (one.refusal.free_at for one in self.held if one.refusal.reason == reason)
        return min((moment for moment in free if moment is not None), default=None)


def choose(
    slices: Iterable[Iterable[Waiting]],
    now: datetime,
    gate: Gate,
    *,
    number: int = 1,
    most_held: int = 1_000,
    looked_for: Callable[[Waiting], bool] | None = None,
    most_passed: int = 20_000,
) -> Offer:
    """The first who may be called, of slices that stand in the order of their tiers, each asked once at the gate.

    No slice is read before those before it have been asked; the looking ends with `number` who may be called, when
    `most_held` were refused, or `most_passed` are none of those `looked_for`, who are not counted.
    """
    passed = 0
    held: list[HeldLead] = []
    found: list[tuple[Waiting, WhyNow]] = []
    for slice_ in slices:
        due = [(one, why) for one in slice_ if (why := why_now(one, now)) is not None]
        if looked_for is not None:
            wanted = [(one, why) for one, why in due if looked_for(one)]
            passed += len(due) - len(wanted)
            due = wanted
        for one, why in sorted(due, key=lambda each: (each[0].tier, order(each[0], now))):
            refusal = gate(one, now)
            if refusal is None:
                found.append((one, why))
            else:
                held.append(HeldLead(one, refusal))
            if len(found) >= number:
                return Offer(*found[0], tuple(found[1:]), tuple(held))
        if len(held) >= most_held or passed >= most_passed:
            return _offer(found, held, more=True)
    return _offer(found, held)


def _offer(found: list[tuple[Waiting, WhyNow]], held: list[HeldLead], *, more: bool = False) -> Offer:
    who, why = found[0] if found else (None, None)
    return Offer(who, why, tuple(found[1:]), tuple(held), more)
