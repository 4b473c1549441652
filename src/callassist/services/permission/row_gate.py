"""When the rows of a list that is read in may be called: the rules in use, asked before anything is in the log.

What the log knows of somebody is not looked at: that is asked again when they are called.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import NamedTuple

from callassist.domain.calling_rules import CallingRules, GateAnswer, Permission
from callassist.domain.lead_list import ListFrame, ListRow
from callassist.engine.gate import LeadFacts, decide
from callassist.engine.zones import zone_of_number
from callassist.services.permission.list_law import proof_of
from callassist.services.permission.may_call import consent_facts, country_of, is_reasoned

#: how far ahead is looked: every hour of a day, then some hours of each
_HOURS, _DAYS, _SOME_HOURS = 24, 7, (8, 9, 12, 15)
#: kinds of rows whose answer is kept
_REMEMBERED = 50_000


class RowTime(NamedTuple):
    """When a row may be called."""

    #: None: not in the days that are looked at
    at: datetime | None
    #: what hinders it is that a proof or a reason is missing
    by_proof: bool = False


@dataclass(frozen=True, slots=True)
class RowGate:
    """The rules in use, and what they are asked with."""

    rules: CallingRules
    #: now, by the rep's clock
    at: datetime
    #: ours
    company: str = ""
    #: the country of numbers that tell none
    region: str = ""

    def times(self) -> Iterator[datetime]:
        """Moments at which somebody may perhaps be called, now first."""
        yield self.at
        hour = self.at.replace(minute=0, second=0, microsecond=0)
        for ahead in range(1, _HOURS):
            yield hour + timedelta(hours=ahead)
        for ahead in range(1, _DAYS):
            for of_day in _SOME_HOURS:
                found = datetime.combine(self.at.date() + timedelta(days=ahead), time(of_day), self.at.tzinfo)
                if found > hour + timedelta(hours=_HOURS - 1):
                    yield found


class RowTimes:
    """Asks the gate about the rows of one list; about those that are alike in all it looks at, once."""

    def __init__(self, gate: RowGate, frame: ListFrame) -> None:
        self._gate = gate
        self._frame = frame
        self._times = tuple(gate.times())
        self._known: dict[LeadFacts, RowTime] = {}

    def of(self, row: ListRow) -> RowTime:
        """When this row may be called."""
        facts = self._facts(row)
        found = self._known.get(facts)
        if found is None:
            found = self._ask(facts)
            if len(self._known) < _REMEMBERED:
                self._known[facts] = found
        return found

    def shows(self, row: ListRow) -> str:
        """Whether it may be called now, later, or is forbidden by a rule."""
        found = self.of(row)
        if found.at is None:
            return "rule"
        return "now" if found.at == self._gate.at else "later"

    def _ask(self, facts: LeadFacts) -> RowTime:
        fewest: GateAnswer | None = None
        for at in self._times:
            answer = decide(replace(facts, at=at), self._gate.rules)
            if not answer.blocked:
                return RowTime(at)
            if fewest is None or len(answer.reasons) < len(fewest.reasons):
                fewest = answer
        assert fewest is not None
        blocking = [one for one in fewest.reasons if one.effect is Permission.BLOCK]
        return RowTime(None, any(one.rule.asks_for_proof for one in blocking))

    def _facts(self, row: ListRow) -> LeadFacts:
        gate, frame = self._gate, self._frame
        proof = proof_of(row.proof, frame, gate.company)
        party = frame.party.value
        return LeadFacts(
            at=gate.at,
            country=country_of(row.e164, (row.country, frame.country), gate.region),
            zone=zone_of_number(row.e164) or frame.zone,
            party=party if party in ("consumer", "business") else "",
            consent=consent_facts(proof),
            customer=proof is not None and proof.basis == "customer",
            source=frame.source_kind,
            reason=proof.wording if proof is not None and is_reasoned(proof) else "",
        )
