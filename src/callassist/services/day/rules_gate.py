"""Whom the day may offer: who is blocked, called too often or asleep is held back first, then the rules are asked.

So nobody is offered whom the start of the call would refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from callassist.domain.calling_rules import GateAnswer, facts_of
from callassist.domain.follow_up import DROPPED, FollowUpKind
from callassist.domain.promise import DayPart
from callassist.engine.attempts import Limits, TooOften
from callassist.engine.queue_order import Gate, Refusal, Tier, Waiting
from callassist.services.day.calling_gate import HOURS, LAST_CALL, PROMISED, gate_of, open_at
from callassist.services.permission.may_call import MayCall, OutgoingCall
from callassist.storage.calls.log_views import LeadHistory, Promise
from callassist.storage.calls.records import LeadRecord

if TYPE_CHECKING:
    from callassist.storage.store import Store

NOT_ALLOWED = "not_allowed"

#: a fact the rule looks at → what the queue calls it; the first one counts
_REASONS = {
    "attempts_today": TooOften.DAY.value,
    "attempts_week": TooOften.WEEK.value,
    "resting": TooOften.CAMPAIGN.value,
    "register_days": "register",
    "directory": "register",
    "local_time": HOURS,
    "reason_length": "no_reason",
}

_KINDS = {Tier.APPOINTMENT: FollowUpKind.APPOINTMENT, Tier.CALLBACK: FollowUpKind.CALLBACK}


class RulesGate:
    """The gate of the day for one look, with the rules in use behind it.

    Shortly before the hours end there is time for one more call: one is let through, the others wait for the next
    morning. What was agreed for the evening is kept whatever the hour.
    """

    def __init__(self, store: Store, may_call: MayCall) -> None:
        self._store = store
        self._may_call = may_call
        self._made: Gate | None = None
        #: what the rules said of those who were let through, by their keys
        self.answers: dict[str, GateAnswer] = {}
        #: whom the last minutes of the hours are for
        self._last = ""

    @property
    def _of_the_day(self) -> Gate:
        """Made for the first who is asked about: before that nobody needs the rules to be read."""
        if self._made is None:
            self._made = gate_of(self._store, Limits(a_day=self._may_call.most_a_day))
        return self._made

    def __call__(self, one: Waiting, now: datetime) -> Refusal | None:
        """Whether they may be called at that moment."""
        agreed = one.tier in PROMISED and one.reason != DROPPED
        opens = open_at(now + LAST_CALL)
        closing = not agreed and opens > now + LAST_CALL
        if closing and self._last not in ("", one.key) and one.number_state == "ok":
            return Refusal(HOURS, opens)
        held = self._of_the_day(one, now)
        if held is not None:
            return held
        typed = one.typed.splitlines()
        lead = LeadRecord(one.name, one.company, typed[0] if typed else one.number, one.e164)
        answer = self._may_call.ask(self._store, OutgoingCall(one.number, one.row), lead, _history(one), now).answer
        if answer.blocked:
            return Refusal(_reason(answer), _again(answer, now))
        self.answers[one.key] = answer
        if closing:
            self._last = one.key
        return None


def rules_gate(may_call: MayCall) -> Callable[[Store], Gate]:
    """Makes the gate of the day for a look."""
    return lambda store: RulesGate(store, may_call)


def _reason(answer: GateAnswer) -> str:
    """Which kind of rule forbids it, as the queue counts it."""
    facts = facts_of(answer.reasons[0].rule.when)
    return next((reason for fact, reason in _REASONS.items() if fact in facts), NOT_ALLOWED)


def _again(answer: GateAnswer, now: datetime) -> datetime | None:
    """When to ask again; None: not before somebody does something about it."""
    if _reason(answer) != TooOften.DAY.value:
        return None
    return datetime.combine(now.date() + timedelta(days=1), DayPart.EARLY.begins, now.tzinfo)


def _history(one: Waiting) -> LeadHistory:
    """What was agreed with them lets them be called when it was agreed; who is blocked is held back already."""
    kind = _KINDS.get(one.tier)
    if kind is None or one.due is None:
        return LeadHistory()
    return LeadHistory(promises=(Promise(kind, one.due, one.reason, one.script_id, one.told_by),))
