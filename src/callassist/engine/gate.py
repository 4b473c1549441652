"""The gate before a call: facts in, whether it may be made out, with every rule that says something about it.

Pure: the minute comes in, and so do the rules. The strongest effect decides; a call that comes in is always free. Hours
are those of the callee. Where their zone is not known every zone of the country has to allow the call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from callassist.domain.calling_rules import (
    NEVER,
    PROOF_PARTS,
    CallingRule,
    CallingRules,
    FactValue,
    GateAnswer,
    Permission,
    Reason,
)
from callassist.engine.zones import ZONES


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """What there is to show for a consent, or for what is put in its place."""

    basis: str = "none"
    #: of `PROOF_PARTS`: those that are there
    parts: frozenset[str] = frozenset()
    evidence: str = "none"
    ended: bool = False
    given_on: date | None = None
    used_on: date | None = None


NO_CONSENT_KNOWN = ConsentFacts()


@dataclass(frozen=True, slots=True)
class LeadFacts:
    """All the gate is told of a lead and of the call to them."""

    #: aware
    at: datetime
    #: ISO 3166; "" where it is not known
    country: str
    #: IANA name; "" where it is not known
    zone: str = ""
    direction: str = "out"
    #: consumer, business; anything else counts as consumer
    party: str = ""
    #: whether a list, a setting or a consent says who this is; nothing does of a number that was just typed
    framed: bool = True
    consent: ConsentFacts = NO_CONSENT_KNOWN
    customer: bool = False
    do_not_call: bool = False
    number: str = "ok"
    register_on: date | None = None
    directory: str = "unknown"
    source: str = ""
    reason: str = ""
    attempts_today: int = 0
    attempts_week: int = 0
    minutes_since_try: int = NEVER
    resting: bool = False
    promise: bool = False


def decide(lead: LeadFacts, rules: CallingRules) -> GateAnswer:
    """Whether this lead may be called at this minute."""
    asked = rules.of(lead.country)
    zones = (lead.zone,) if _zone(lead.zone) is not None else ZONES.get(lead.country, ())
    every: dict[str, Reason] = {}
    decided, strongest = "", -1
    for zone in zones or ("",):
        local = _local(lead.at, zone)
        found = _reasons(asked, _facts(lead, local), framed=lead.framed)
        for one in found:
            every.setdefault(one.rule.id, one)
        strength = max((one.effect.strength for one in found), default=0)
        if strength > strongest:
            strongest, decided = strength, local.isoformat(timespec="minutes")
    reasons = tuple(sorted(every.values(), key=lambda one: -one.effect.strength))
    # a call that comes in is never refused, whatever the rules say of calling out
    if lead.direction == "in":
        reasons = tuple(one for one in reasons if one.effect is Permission.FREE)
    permission = max((one.effect for one in reasons), key=lambda one: one.strength, default=Permission.FREE)
    missing = _missing(reasons, lead.consent)
    return GateAnswer(permission, reasons, missing, lead.country, zones, decided, rules.sha256)


def _reasons(rules: tuple[CallingRule, ...], facts: Mapping[str, FactValue], *, framed: bool) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for rule in rules:
        if rule.party is not None and rule.party != facts["party"]:
            continue
        if rule.when.holds(facts):
            effect = rule.effect
            if not framed and rule.unframed.strength < effect.strength:
                effect = rule.unframed
            found.append(Reason(rule, effect))
    return tuple(found)


def _facts(lead: LeadFacts, local: datetime) -> dict[str, FactValue]:
    consent, today = lead.consent, local.date()
    missing = len(PROOF_PARTS) - len(consent.parts.intersection(PROOF_PARTS))
    used = max((day for day in (consent.given_on, consent.used_on) if day is not None), default=None)
    return {
        "direction": lead.direction,
        "party": "business" if lead.party == "business" else "consumer",
        "basis": consent.basis,
        **{f"proof_{part}": part in consent.parts for part in PROOF_PARTS},
        "proof_missing": missing,
        "evidence": consent.evidence,
        "consent_ended": consent.ended,
        "consent_age": _days(consent.given_on, today),
        "consent_unused": _days(used, today),
        "customer": lead.customer,
        "do_not_call": lead.do_not_call,
        "number": lead.number,
        "register_days": _days(lead.register_on, today),
        "directory": lead.directory,
        "source": lead.source,
        "reason_length": len(" ".join(lead.reason.split())),
        "local_time": local.hour * 60 + local.minute,
        "weekday": local.isoweekday(),
        "holiday": today in nationwide_holidays(lead.country, today.year),
        "attempts_today": lead.attempts_today,
        "attempts_week": lead.attempts_week,
        "minutes_since_try": lead.minutes_since_try,
        "resting": lead.resting,
        "promise": lead.promise,
    }


def _days(since: date | None, today: date) -> int:
    """A day that is still to come is no proof of anything."""
    return NEVER if since is None or since > today else (today - since).days


def _missing(reasons: tuple[Reason, ...], consent: ConsentFacts) -> tuple[str, ...]:
    """The parts of a proof a rule that held asks for."""
    if any(one.rule.effect is not Permission.FREE and one.rule.asks_for_proof for one in reasons):
        return tuple(part for part in PROOF_PARTS if part not in consent.parts)
    return ()


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # no such zone, no name of one, no data of zones on this machine
        return None


def _local(at: datetime, zone: str) -> datetime:
    there = _zone(zone)
    return at.astimezone(there) if there is not None else at


def is_zone(name: str) -> bool:
    """Whether there is a zone of that name."""
    return _zone(name) is not None


# -- holidays ------------------------------------------------------------------------------------------------------


def easter(year: int) -> date:
    """Easter Sunday (Gregorian), by the rule of Butcher and Meeus."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, over = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    quarter, left = divmod(rest, 4)
    weekday = (32 + 2 * over + 2 * quarter - epact - left) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


#: days after Easter Sunday
_GOOD_FRIDAY, _EASTER_MONDAY, _ASCENSION, _WHIT_MONDAY, _CORPUS_CHRISTI = -2, 1, 39, 50, 60
#: country → (month, day), and days after Easter; only what holds in the whole country
_HOLIDAYS: Mapping[str, tuple[tuple[tuple[int, int], ...], tuple[int, ...]]] = {
    "DE": (
        ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26)),
        (_GOOD_FRIDAY, _EASTER_MONDAY, _ASCENSION, _WHIT_MONDAY),
    ),
    "AT": (
        ((1, 1), (1, 6), (5, 1), (8, 15), (10, 26), (11, 1), (12, 8), (12, 25), (12, 26)),
        (_EASTER_MONDAY, _ASCENSION, _WHIT_MONDAY, _CORPUS_CHRISTI),
    ),
    # the one day of the Confederation, and those all cantons keep
    "CH": (((1, 1), (8, 1), (12, 25)), (_ASCENSION,)),
    "GB": (((1, 1), (12, 25), (12, 26)), (_GOOD_FRIDAY,)),
}


@lru_cache(maxsize=256)
def nationwide_holidays(country: str, year: int) -> frozenset[date]:
    """The days that are holidays in all of a country; none where nothing is known of it."""
    fixed, moving = _HOLIDAYS.get(country, ((), ()))
    sunday = easter(year)
    days = {date(year, month, day) for month, day in fixed}
    days |= {sunday + timedelta(days=after) for after in moving}
    return frozenset(days)
