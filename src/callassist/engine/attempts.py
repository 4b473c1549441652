"""How often somebody may be tried, and when it is tried again: the table of what follows on each outcome.

Pure functions of the tries there were. What a lead has asked for wins over the table in both directions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from callassist.domain.outcome import OUTCOMES, Reach
from callassist.domain.promise import DayPart
from callassist.engine.working_days import is_working_day, working_days_on

MOST_A_DAY = 3
"""More is taken for harassment by the authority, whatever anybody sets."""

RESTS = timedelta(days=90)
"""How long somebody is left alone who was tried as often as a campaign may."""

_WEEK = timedelta(days=7)
_BUSY_AGAIN = timedelta(minutes=30)
#: busy so often in a row is as good as nobody there
_BUSY_TRIES = 2
_HUNG_UP = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Limits:
    """How often a number may be tried."""

    a_day: int = 2
    a_week: int = 6
    a_campaign: int = 10
    #: between two tries of a day, unless the line was busy: then it has not rung
    between: timedelta = timedelta(hours=3)

    def __post_init__(self) -> None:
        if not 1 <= self.a_day <= MOST_A_DAY:
            raise ValueError(f"1 to {MOST_A_DAY} a day, not {self.a_day}")


@dataclass(frozen=True, slots=True)
class Tried:
    """One outbound call."""

    #: aware
    at: datetime
    outcome: str


class TooOften(StrEnum):
    """Which limit is reached."""

    DAY = "attempts_day"
    BETWEEN = "attempts_between"
    WEEK = "attempts_week"
    CAMPAIGN = "attempts_campaign"


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Why somebody is not tried now, and from when on they may be."""

    reason: TooOften
    free_at: datetime


class NextStep(StrEnum):
    """What follows on a try."""

    RETRY = "retry"
    #: at the time that was agreed on
    PROMISE = "promise"
    #: another number of the same person, at once
    NEXT_NUMBER = "next_number"
    #: left alone for some months, then asked about
    REST = "rest"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextTry:
    """What follows, and when; None: no time."""

    step: NextStep
    at: datetime | None = None


def counts_as_try(outcome: str) -> bool:
    """Whether a call that ended so has used an attempt: one that was none has not, nor one that was not made."""
    return outcome != "not_called_no_consent" and OUTCOMES.get(outcome) is not Reach.NO_ATTEMPT


def uses_attempt(outcome: str) -> bool:
    """Whether it counts against the limits: one in which the lead named a time for the next one does not."""
    return counts_as_try(outcome) and outcome != "callback_agreed"


@dataclass(frozen=True, slots=True)
class TriesSoFar:
    """How often somebody was tried, as a rule asks it."""

    today: int = 0
    week: int = 0
    #: since the last one that rang; None: there was none
    minutes: int | None = None
    resting: bool = False


def so_far(tries: Sequence[Tried], now: datetime, limits: Limits) -> TriesSoFar:
    """What of the tries before `now` counts; days are those of the zone of `now`."""
    counted = [one for one in tries if uses_attempt(one.outcome) and one.at <= now]
    rang = [one.at for one in counted if one.outcome != "busy"]
    return TriesSoFar(
        sum(one.at.astimezone(now.tzinfo).date() == now.date() for one in counted),
        sum(one.at > now - _WEEK for one in counted),
        int((now - max(rang)).total_seconds()) // 60 if rang else None,
        len(counted) >= limits.a_campaign and now < max(one.at for one in counted) + RESTS,
    )


def held_back(tries: Sequence[Tried], now: datetime, limits: Limits) -> HeldBack | None:
    """The limit that holds longest by now; None: they may be tried. Days are those of the zone of `now`."""
    counted = sorted((one for one in tries if uses_attempt(one.outcome)), key=lambda one: one.at)
    found: list[HeldBack] = []
    today = [one for one in counted if one.at.astimezone(now.tzinfo).date() == now.date()]
    if len(today) >= limits.a_day:
        tomorrow = now.date() + timedelta(days=1)
        found.append(HeldBack(TooOften.DAY, datetime.combine(tomorrow, DayPart.EARLY.begins, now.tzinfo)))
    elif today and today[-1].outcome != "busy" and now < (free := today[-1].at + limits.between):
        found.append(HeldBack(TooOften.BETWEEN, free))
    week = [one for one in counted if one.at > now - _WEEK]
    if len(week) >= limits.a_week:
        found.append(HeldBack(TooOften.WEEK, week[-limits.a_week].at + _WEEK))
    if len(counted) >= limits.a_campaign and now < (free := counted[-1].at + RESTS):
        found.append(HeldBack(TooOften.CAMPAIGN, free))
    return max(found, key=lambda one: one.free_at, default=None)


def after(
    tries: Sequence[Tried],
    now: datetime,
    limits: Limits,
    *,
    wish: datetime | None = None,
    other_number: bool = False,
) -> NextTry:
    """What follows on the last of `tries`, which stand in the order of time; the lead's wish wins."""
    last = tries[-1].outcome
    if wish is not None:
        return NextTry(NextStep.PROMISE, wish)
    if last in ("wrong_number", "number_dead"):
        return NextTry(NextStep.NEXT_NUMBER, now) if other_number else NextTry(NextStep.NOTHING)
    if sum(uses_attempt(one.outcome) for one in tries) >= limits.a_campaign:
        return NextTry(NextStep.REST, now + RESTS)
    due = _due(last, tries, now)
    if due is None:
        return NextTry(NextStep.NOTHING)
    while (held := held_back(tries, due, limits)) is not None:
        due = _at_work(held.free_at.astimezone(now.tzinfo), tries)
    return NextTry(NextStep.RETRY, due)


def _due(outcome: str, tries: Sequence[Tried], now: datetime) -> datetime | None:
    """When the table says so; the limits are asked afterwards."""
    match outcome:
        case "busy" if _in_a_row(tries, "busy") <= _BUSY_TRIES:
            return _at_work(now + _BUSY_AGAIN, tries)
        case "busy" | "no_answer" | "voicemail_silent" | "third_person":
            return _other_part(tries, now)
        case "voicemail_left":
            return _in_part(working_days_on(now.date(), 2), tries, now)
        case "gatekeeper_blocked":
            return _in_part(working_days_on(now.date(), 3), tries, now)
        case "hung_up" if sum(one.outcome == "hung_up" for one in tries) == 1:
            return _in_part((now + _HUNG_UP).date(), tries, now)
        case _:
            return None


def _in_a_row(tries: Sequence[Tried], outcome: str) -> int:
    number = 0
    for one in reversed(tries):
        if one.outcome != outcome:
            break
        number += 1
    return number


def _untried(tries: Sequence[Tried], now: datetime) -> list[DayPart]:
    """The parts of a day from the least tried on; those tried as often stand as they do in the day."""
    parts = Counter(DayPart.of(one.at.astimezone(now.tzinfo).time()) for one in tries)
    return sorted(DayPart, key=lambda part: (parts[part], part.begins))


def _other_part(tries: Sequence[Tried], now: datetime) -> datetime:
    """In a part of the day not tried yet: of this day where one is still to come, else of the next working day."""
    used = {DayPart.of(one.at.astimezone(now.tzinfo).time()) for one in tries}
    if is_working_day(now.date()):
        for part in DayPart:
            begins = datetime.combine(now.date(), part.begins, now.tzinfo)
            if part not in used and begins > now:
                return begins
    return _in_part(working_days_on(now.date(), 1), tries, now)


def _in_part(day: date, tries: Sequence[Tried], now: datetime) -> datetime:
    """The least tried part of that day, or of the working day after it."""
    wanted = day if is_working_day(day) else working_days_on(day, 1)
    return datetime.combine(wanted, _untried(tries, now)[0].begins, now.tzinfo)


def _at_work(moment: datetime, tries: Sequence[Tried]) -> datetime:
    """That moment, or where nobody is called then, the next part of a day in which somebody is."""
    if is_working_day(moment.date()):
        if DayPart.of(moment.time()) is not None:
            return moment
        if moment.time() < DayPart.EARLY.begins:
            return _in_part(moment.date(), tries, moment)
    return _in_part(working_days_on(moment.date(), 1), tries, moment)
