"""Whether somebody may be called at a moment, as far as the day itself knows: hours, attempts, blocks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from callassist.engine.attempts import Limits, TooOften, held_back
from callassist.engine.follow_ups import NEXT_NUMBER
from callassist.engine.queue_order import Gate, Refusal, Tier, Waiting
from callassist.engine.working_days import is_holiday
from callassist.storage.calls.contacts import BlockedNumbers, is_blocked
from callassist.storage.calls.records import LeadRecord
from callassist.storage.day.waiting import tries_of

if TYPE_CHECKING:
    from callassist.storage.store import Store

#: Monday to Friday, Saturday: from and until when
_WEEKDAY, _SATURDAY = (time(8), time(20)), (time(9), time(18))
#: a promise made by the lead is kept whatever the hour
PROMISED = (Tier.APPOINTMENT, Tier.CALLBACK)

LAST_CALL = timedelta(minutes=5)
"""So long before the hours end one more call is begun, and no second one."""

HOURS = "hours"
BLOCKED = "blocked"


def gate_of(store: Store, limits: Limits | None = None) -> Gate:
    """The gate for one look through the log; it asks who is blocked once."""
    connection = store.connection
    figures = BlockedNumbers(connection)
    allowed = limits or Limits()

    def ask(one: Waiting, now: datetime) -> Refusal | None:
        agreed = one.tier in PROMISED and one.reason != "dropped"
        free_at = now if agreed else open_at(now)
        if free_at > now and one.number_state == "ok":
            return Refusal(HOURS, free_at)  # of very many, before the log is asked about each
        numbers = one.typed.splitlines() or [""]
        if one.number_state == BLOCKED or any(
            is_blocked(connection, LeadRecord("", "", typed, one.e164), figures) for typed in numbers
        ):
            return Refusal(BLOCKED)
        if one.number_state != "ok":
            return Refusal(f"number_{one.number_state}")
        if agreed:
            return None
        held = held_back(tries_of(connection, one.contact_id, one.e164), now, allowed)
        if held is None:
            return None
        if held.reason is TooOften.BETWEEN and (one.tier is Tier.DECISION_MAKER or one.reason == NEXT_NUMBER):
            # whoever was named a moment ago is called while it is warm, and another number has not rung yet; the day's
            # limit holds for them too
            return None
        return Refusal(held.reason.value, held.free_at)

    return ask


def open_at(moment: datetime) -> datetime:
    """That moment, or the next at which people in Germany may be called: Mon-Fri 8-20, Sat 9-18, no holiday."""
    day = moment.date()
    hours = _hours(day)
    if hours is not None and hours[0] <= moment.time() < hours[1]:
        return moment
    if hours is None or moment.time() >= hours[1]:
        day += timedelta(days=1)
        while (hours := _hours(day)) is None:
            day += timedelta(days=1)
    return datetime.combine(day, hours[0], moment.tzinfo)


def _hours(day: date) -> tuple[time, time] | None:
    if day.weekday() == 6 or is_holiday(day):
        return None
    return _SATURDAY if day.weekday() == 5 else _WEEKDAY
