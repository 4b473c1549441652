"""Whom to call now, and why: asked after each call, put off, skipped, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from callassist.domain.promise import DayPart
from callassist.engine.attempts import TooOften
from callassist.engine.queue_filter import QueueFilter
from callassist.engine.queue_order import Gate, HeldLead, Offer, Refusal, Waiting, choose
from callassist.services.calls.call_opening import CallRequest
from callassist.services.changes import Changes, Kind
from callassist.services.contacts.phone_number import kind_of
from callassist.services.day.calling_gate import gate_of
from callassist.services.day.rules_gate import RulesGate
from callassist.services.leads.lists import request_for
from callassist.storage.blocks.erased_before import ErasedBefore, forms_of
from callassist.storage.calls.records import utc_text
from callassist.storage.day import promises, waiting
from callassist.storage.jobs import Urgency
from callassist.storage.leads import lists_in_log
from callassist.storage.rows import transaction

if TYPE_CHECKING:
    from callassist.domain.calling_rules import GateAnswer
    from callassist.domain.text import Language
    from callassist.services.clock import Clock
    from callassist.storage.database import Database
    from callassist.storage.store import Store

__all__ = ["DayNow", "PutOff", "WhatNow"]

EVERYBODY = QueueFilter()
CLOSED = Changes.of(Kind.FOLLOW_UPS)
SKIPPED, SNOOZED = "skipped", "snoozed"
#: who is shown, and who takes their place in the same frame
_LOOKED_FOR = 2


@dataclass(frozen=True, slots=True)
class DayNow:
    """The day as it stands at a moment."""

    at: datetime
    offer: Offer
    #: what is agreed for today and not yet done, in the order of time
    promises: tuple[Waiting, ...] = ()
    #: UTC text of when somebody with the number of who is offered was erased from the log; "" where nobody was
    erased_on: str = ""
    #: how many were tried often enough and are left alone, and when the first of them is asked about
    resting: int = 0
    rests_until: datetime | None = None
    #: what the rules say of who is offered; None where they were not asked
    answer: GateAnswer | None = None
    #: whom the rep looks for
    wanted: QueueFilter = EVERYBODY


@dataclass(frozen=True, slots=True)
class PutOff:
    """Somebody who was put off, and until when."""

    who: Waiting
    until: datetime


class WhatNow:
    """The queue of a day. What is put off is so until the program ends: then they are offered again, never lost."""

    def __init__(self, database: Database, clock: Clock, make_gate: Callable[[Store], Gate] = gate_of) -> None:
        """`make_gate` gives the gate for one look; it runs on the database thread."""
        self._database = database
        self._clock = clock
        self._make_gate = make_gate
        self._off: dict[str, Refusal] = {}
        self._undo: list[Waiting] = []
        #: whom the rep looks for, until the program ends
        self.wanted = EVERYBODY

    def look(self, number: int = _LOOKED_FOR) -> Future[DayNow]:
        """Whom to call now, so many of them, and what is agreed for today."""
        now = self._clock.local()
        off = dict(self._off)
        wanted = self.wanted

        def looked_for(one: Waiting) -> bool:
            return wanted.allows(one, lambda e164: kind_of(e164) == "mobile")

        def job(store: Store) -> DayNow:
            gate = self._make_gate(store)

            def ask(one: Waiting, at: datetime) -> Refusal | None:
                held = off.get(one.key)
                return held if held is not None and (held.free_at is None or held.free_at > at) else gate(one, at)

            offer = choose(
                waiting.slices(store.connection, now, wanted.list_id),
                now,
                ask,
                number=number,
                looked_for=looked_for if wanted else None,
            )
            number_of = () if offer.who is None else (offer.who.e164,)
            erased_on = ErasedBefore(store.connection).when(forms_of(number_of))
            promised = tuple(waiting.promises(store.connection, now))
            answers = gate.answers if isinstance(gate, RulesGate) else {}
            answer = None if offer.who is None else answers.get(offer.who.key)
            return DayNow(now, offer, promised, erased_on, *waiting.resting(store.connection, now), answer, wanted)

        return self._database.submit(job, Urgency.SHOWN)

    def resting_leads(self) -> Future[tuple[HeldLead, ...]]:
        """Those who were tried often enough and are left alone, whoever is free first in front; some hundreds at most.

        The future fails as those of the log do.
        """
        now = self._clock.local()

        def job(store: Store) -> tuple[HeldLead, ...]:
            found = waiting.resting_leads(store.connection, now)
            return tuple(HeldLead(one, Refusal(TooOften.CAMPAIGN.value, one.due)) for one in found)

        return self._database.submit(job, Urgency.SHOWN)

    def request_for(self, one: Waiting, language: Language) -> Future[CallRequest]:
        """The call to somebody who waits, with what their list says of where they are from; script and stage may be "".

        The future fails with `NotFound` where their list was taken back meanwhile.
        """
        row = one.row
        if row is None:
            found: Future[CallRequest] = Future()
            found.set_result(CallRequest(one.script_id, one.stage, language, one.name, one.company, one.number))
            return found

        def job(store: Store) -> CallRequest:
            placed = lists_in_log.row_at(store.connection, row)
            return request_for(lists_in_log.list_of(store.connection, row.list_id), placed, language)

        return self._database.submit(job, Urgency.SHOWN)

    def skip(self, one: Waiting) -> PutOff:
        """Not today any more."""
        tomorrow = self._clock.local().date() + timedelta(days=1)
        return self._put_off(one, SKIPPED, datetime.combine(tomorrow, DayPart.EARLY.begins, self._clock.local().tzinfo))

    def snooze(self, one: Waiting, until: datetime) -> PutOff:
        """Not before that moment."""
        return self._put_off(one, SNOOZED, until)

    def close(self, one: Waiting) -> Future[Changes]:
        """They are not called for this any more; what was due is off. The future fails as those of the log do."""
        return self._set_state(one, "open", "cancelled")

    def reopen(self, one: Waiting) -> Future[Changes]:
        """Takes `close` back."""
        return self._set_state(one, "cancelled", "open")

    def _set_state(self, one: Waiting, before: str, after: str) -> Future[Changes]:
        done_at = utc_text(self._clock.now()) if after == "cancelled" else ""

        def job(store: Store) -> Changes:
            with transaction(store.connection):
                promises.settle(store.connection, one.follow_up_id, before, after, done_at)
            return CLOSED

        return self._database.submit(job, Urgency.JOURNAL)

    def take_back(self) -> Waiting | None:
        """Takes the last putting off back; whose it was, None where nothing was put off."""
        if not self._undo:
            return None
        one = self._undo.pop()
        self._off.pop(one.key, None)
        return one

    def snooze_choices(self) -> tuple[datetime, ...]:
        """What the digits offer: in an hour, the next part of a day, tomorrow morning, in a week."""
        now = self._clock.local()
        tomorrow = datetime.combine(now.date() + timedelta(days=1), DayPart.EARLY.begins, now.tzinfo)
        later = [datetime.combine(now.date(), part.begins, now.tzinfo) for part in DayPart]
        part = next((moment for moment in later if moment > now), tomorrow + timedelta(hours=3))
        return (now + timedelta(hours=1), part, tomorrow, tomorrow + timedelta(days=6))

    def _put_off(self, one: Waiting, reason: str, until: datetime) -> PutOff:
        self._off[one.key] = Refusal(reason, until)
        self._undo.append(one)
        return PutOff(one, until)
