"""May this lead be called now? The rules of a country as data, the facts they look at, and what comes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from callassist.domain.lead_list import SourceKind
from callassist.domain.text import Text

FactValue: TypeAlias = "str | int | bool"

#: the six things a consent has to show before it counts (§ 7a UWG and the notes of the BNetzA of 7 July 2022)
PROOF_PARTS = ("company", "subject", "phone", "when", "how", "wording")
#: days that stand for "never" and "not known"
NEVER = 100_000
#: attempts a day no rule may allow more of
MOST_ATTEMPTS = 3
#: countries with rules of their own; every other one has the cautious ones
COUNTRIES = ("DE", "AT", "CH", "GB", "US")
ELSEWHERE = ""


class Permission(StrEnum):
    """Whether a call may be made: freely, with a warning, or not."""

    FREE = "free"
    WARN = "warn"
    BLOCK = "block"

    @property
    def strength(self) -> int:
        """The strongest decides."""
        return ("free", "warn", "block").index(self.value)


class FactKind(StrEnum):
    """How a fact is compared."""

    CHOICE = "choice"
    FLAG = "flag"
    NUMBER = "number"
    #: minutes since midnight, written 08:00
    CLOCK = "clock"


class FactKnown(NamedTuple):
    """A fact a rule may look at."""

    kind: FactKind
    choices: tuple[str, ...] = ()


_FLAG, _NUMBER = FactKnown(FactKind.FLAG), FactKnown(FactKind.NUMBER)

FACTS: Mapping[str, FactKnown] = {
    "direction": FactKnown(FactKind.CHOICE, ("in", "out")),
    #: who may be either counts as a consumer
    "party": FactKnown(FactKind.CHOICE, ("consumer", "business")),
    "basis": FactKnown(FactKind.CHOICE, ("none", "express", "own_request", "presumed", "customer")),
    **{f"proof_{part}": _FLAG for part in PROOF_PARTS},
    #: how many of these parts are missing
    "proof_missing": _NUMBER,
    #: what there is to show: a mailed confirmation alone proves the address, not the number
    "evidence": FactKnown(FactKind.CHOICE, ("none", "mail_doi", "other")),
    "consent_ended": _FLAG,
    #: days since it was given; since it was given or used last
    "consent_age": _NUMBER,
    "consent_unused": _NUMBER,
    "customer": _FLAG,
    #: somebody at this number asked not to be called again
    "do_not_call": _FLAG,
    "number": FactKnown(FactKind.CHOICE, ("ok", "held", "doubtful", "wrong", "dead")),
    #: days since the country's register of those who want no calls was checked for this number
    "register_days": _NUMBER,
    #: what the public directory says of the number, where the law asks for that
    "directory": FactKnown(FactKind.CHOICE, ("unknown", "listed", "starred")),
    #: where a list is from; none of these for who was typed, and where it was not said
    "source": FactKnown(FactKind.CHOICE, tuple(SourceKind)),
    #: characters of the written reason why this business may be presumed to agree
    "reason_length": _NUMBER,
    "local_time": FactKnown(FactKind.CLOCK),
    #: 1 is Monday
    "weekday": _NUMBER,
    #: a nationwide one
    "holiday": _FLAG,
    #: calls to this number today
    "attempts_today": _NUMBER,
    #: to this number and this person: of the last seven days, and minutes since the last one that rang
    "attempts_week": _NUMBER,
    "minutes_since_try": _NUMBER,
    #: tried as often as a campaign may, and left alone since
    "resting": _FLAG,
    #: the lead agreed to this very time
    "promise": _FLAG,
}
"""All there are. Nothing else can be asked."""


class Bound(StrEnum):
    """How a fact is compared with a value."""

    IS = "is"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One fact and what it has to be: one of these values, or within this bound."""

    fact: str
    bound: Bound
    values: tuple[FactValue, ...]

    def holds(self, facts: Mapping[str, FactValue]) -> bool:
        """Whether the fact is so."""
        found = facts[self.fact]
        if self.bound is Bound.IS:
            return found in self.values
        least, value = int(self.values[0]), int(found)
        match self.bound:
            case Bound.AT_LEAST:
                return value >= least
            case Bound.AT_MOST:
                return value <= least
            case Bound.OVER:
                return value > least
            case _:
                return value < least


@dataclass(frozen=True, slots=True)
class Every:
    """All of these hold."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Mapping[str, FactValue]) -> bool:
        """Whether they do."""
        return all(part.holds(facts) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these holds."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Mapping[str, FactValue]) -> bool:
        """Whether one does."""
        return any(part.holds(facts) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Opposite:
    """Not this."""

    part: Condition

    def holds(self, facts: Mapping[str, FactValue]) -> bool:
        """Whether it does not."""
        return not self.part.holds(facts)


Condition: TypeAlias = "Comparison | Every | Some | Opposite"


def facts_of(condition: Condition) -> frozenset[str]:
    """The facts a condition looks at."""
    match condition:
        case Comparison(fact=fact):
            return frozenset((fact,))
        case Opposite(part=part):
            return facts_of(part)
        case Every(parts=parts) | Some(parts=parts):
            return frozenset[str]().union(*(facts_of(part) for part in parts))


@dataclass(frozen=True, slots=True)
class CallingRule:
    """One rule: when it holds, what follows, and who says so."""

    id: str
    when: Condition
    effect: Permission
    text_de: str
    text_en: str
    #: a statute, a page, or "own": a preset of ours
    source: str
    #: ISO dates of what the source says and of when it was read; "" where there is none
    date: str
    checked: str
    confirmed_by_counsel: bool
    #: whom it is about; None: everybody
    party: str | None = None
    #: the effect for somebody of whom nothing says who they are: typed by hand, without a list or a consent
    unframed: Permission = Permission.WARN
    #: whether a consent that is shown would lift it
    asks_for_proof: bool = False

    def text(self, language: str) -> str:
        """What it tells the rep."""
        return self.text_de if language == "de" else self.text_en


@dataclass(frozen=True, slots=True)
class CallingRules:
    """A file of rules."""

    #: of the bytes of the file
    sha256: str
    everywhere: tuple[CallingRule, ...]
    #: country → its own rules; `ELSEWHERE`: those of every other country
    countries: Mapping[str, tuple[CallingRule, ...]]
    #: whether this is the file that ships with the program
    ours: bool = True

    def of(self, country: str) -> tuple[CallingRule, ...]:
        """All that are asked for a country."""
        return self.everywhere + self.countries.get(country, self.countries[ELSEWHERE])

    @property
    def most_a_day(self) -> int:
        """How many calls a day to somebody who has agreed to none: the strictest rule that holds everywhere says.

        One at least: a rule that allows none refuses at the gate.
        """
        limits = (_limit_of_a_day(one.when) for one in self.everywhere if one.effect is Permission.BLOCK)
        return max(1, min((one for one in limits if one is not None), default=MOST_ATTEMPTS))


def _limit_of_a_day(when: Condition) -> int | None:
    """The number of calls from which on a condition holds for any call out that was not promised; None: no such one."""
    match when:
        case Comparison(fact="attempts_today", bound=Bound.AT_LEAST, values=(int(limit),)):
            return limit
        case Comparison(fact="attempts_today", bound=Bound.OVER, values=(int(limit),)):
            return limit + 1
        case Every(parts=parts):
            limits = [one for one in map(_limit_of_a_day, parts) if one is not None]
            others = [one for one in parts if _limit_of_a_day(one) is None]
            return limits[0] if len(limits) == 1 and all(one in _UNPROMISED for one in others) else None
        case _:
            return None


_UNPROMISED = (Comparison("promise", Bound.IS, (False,)), Comparison("direction", Bound.IS, ("out",)))


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that held."""

    rule: CallingRule
    effect: Permission


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """What the rules say of one lead at one minute."""

    permission: Permission
    #: every rule that held, the strongest first
    reasons: tuple[Reason, ...]
    #: of `PROOF_PARTS`; empty where no consent is asked for
    missing: tuple[str, ...]
    country: str
    #: IANA names; several where the zone is not known
    zones: tuple[str, ...]
    #: ISO, in the callee's zone; in the first one that decided
    local: str
    rules_sha256: str

    @property
    def blocked(self) -> bool:
        """Whether the call may not be made."""
        return self.permission is Permission.BLOCK

    def to_plain(self) -> dict[str, object]:
        """As it is kept with a call."""
        return {
            "answer": self.permission.value,
            "reasons": [[one.rule.id, one.effect.value] for one in self.reasons],
            "missing": list(self.missing),
            "country": self.country,
            "zones": list(self.zones),
            "local": self.local,
            "rules": self.rules_sha256,
        }


@dataclass(frozen=True, slots=True)
class CalledUnder:
    """What the rules said when a call began, as it is told in the call."""

    permission: Permission
    #: the sentences of those rules that decided, as far as the rules in use still have them
    reasons: tuple[Text, ...] = ()
