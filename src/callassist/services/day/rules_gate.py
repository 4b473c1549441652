"""Whom the day may offer: who is blocked, called too often or asleep is held back first, then the rules are asked.

So nobody is offered whom the start of the call would refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from callassist.domain.consents import ConsentProof
from callassist.domain.follow_up import FollowUpKind
from callassist.domain.lead_list import RowRef
from callassist.engine.queue_order import Gate, Refusal, Tier, Waiting
from callassist.services.day.calling_gate import gate_of
from callassist.services.permission.may_call import MayCall
from callassist.storage.calls.log_views import LeadHistory, Promise
from callassist.storage.calls.records import LeadRecord

if TYPE_CHECKING:
    from callassist.storage.store import Store

NOT_ALLOWED = "not_allowed"

_KINDS = {Tier.APPOINTMENT: FollowUpKind.APPOINTMENT, Tier.CALLBACK: FollowUpKind.CALLBACK}


@dataclass(frozen=True, slots=True)
class _Offered:
    """A call as the rules are asked about it."""

    number: str
    row: RowRef | None
    direction: str = "out"
    proof: ConsentProof | None = None


def rules_gate(may_call: MayCall) -> Callable[[Store], Gate]:
    """The gate of the day, with the rules in use behind it."""

    def make(store: Store) -> Gate:
        of_the_day = gate_of(store)

        def ask(one: Waiting, now: datetime) -> Refusal | None:
            held = of_the_day(one, now)
            if held is not None:
                return held
            typed = one.typed.splitlines()
            lead = LeadRecord(one.name, one.company, typed[0] if typed else one.number, one.e164)
            answer = may_call.ask(store, _Offered(one.number, one.row), lead, _history(one), now).answer
            return Refusal(NOT_ALLOWED) if answer.blocked else None

        return ask

    return make


def _history(one: Waiting) -> LeadHistory:
    """What was agreed with them lets them be called when it was agreed; who is blocked is held back already."""
    kind = _KINDS.get(one.tier)
    if kind is None or one.due is None:
        return LeadHistory()
    return LeadHistory(promises=(Promise(kind, one.due, one.reason, one.script_id, one.told_by),))
